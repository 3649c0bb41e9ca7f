"""Whom a publish would tell about the selected charter, before the review: each message in full, or why nobody."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.charter.message_text import add_text, addressee, detail
from jada_desk.desktop.look.column import Column, Part
from jada_desk.desktop.look.parts import ActionButton, Panel, Text, Tone, warning_box
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.settle import CallPanel
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import Layer, NoticeChoice, Plan, PlannedNotice
from jada_desk.domain.silence import why_nobody
from jada_desk.domain.translation import tr, tr_n

_EDIT_DELAY_MS = 150


class MessagesPage(QWidget):
    """One charter's messages, planned anew while it is shown and the weekend or the draft changes. Sends nothing."""

    closed = Signal()
    wants_review = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = self._told = ""
        self.title = Text(theme, tr("Messages"), 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self._column = Column()
        self.back = ActionButton(theme, tr("Back"), self.closed.emit)
        self.back.setToolTip(tr("Back to the charter   Esc"))
        self.review = ActionButton(theme, tr("Review…"), self.wants_review.emit, icon="publish")
        self.review.setAccessibleName(tr("Review and publish"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.review)
        layout = side_column(self)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(SideScroll(tr("Messages of the charter"), self._column), 1)
        layout.addLayout(buttons)
        self._planner = QTimer(self, singleShot=True, interval=_EDIT_DELAY_MS)
        self._planner.timeout.connect(self._plan)
        session.board_changed.connect(self._follow)
        self._column.lost_focus.connect(self.back.setFocus)

    def begin(self, event_id: str) -> None:
        """Show what a publish would send about a charter."""
        card = self._session.board.card(event_id)
        self._event_id, self._told = event_id, ""
        self.title.setText(tr("Messages about {title}", title=card.charter.title) if card else tr("Messages"))
        self.hint.setText(tr("Working out who would be told…"))
        self._column.clear()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._plan()

    def _follow(self) -> None:
        if self.isVisible():
            self._planner.start()

    def _plan(self) -> None:
        session, event_id = self._session, self._event_id
        observed, draft, friday = session.observed, session.history.present, session.friday
        if observed is None or friday is None:
            self._say(tr("The weekend has not been read yet."), ())
            return
        desk = session.desk
        session.tasks.start(
            "render",
            Task(
                lambda _report, _cancel: desk.plan(observed, draft, friday),
                succeeded=lambda plan: self._show(event_id, cast(Plan, plan)),
                failed=self._fail,
            ),
            key="messages",
        )

    def _fail(self, error: JadaError) -> None:
        self._say(tr("What would be sent could not be worked out. {what}", what=error.what), ())

    def _show(self, event_id: str, plan: Plan) -> None:
        session = self._session
        card, observed = session.board.card(event_id), session.observed
        if event_id != self._event_id or card is None or observed is None:
            return
        notices = [one for one in plan.notices if event_id in one.event_ids]
        troubles = (observed.troubles.get(layer, "") for layer in (Layer.EVENTS, Layer.NOTICES))
        why = why_nobody(card.charter, plan, session.desk.now(), next(filter(None, troubles), ""))
        going = sum(one.choice is NoticeChoice.TICKED for one in notices)
        words = (
            tr_n(
                "Publishing now would send {n} message about this charter.",
                "Publishing now would send {n} messages about this charter.",
                going,
            )
            if going
            else why
        )
        self._say(words or tr("Publishing now would send nothing by itself."), self._parts(notices))

    def _say(self, words: str, parts: tuple[Part, ...]) -> None:
        """Show it, and say it aloud when it is another outcome."""
        self.hint.setText(words)
        self._column.show_parts(parts)
        if words != self._told and self.isVisible():
            self._told = words
            self._session.announced.emit(words)

    # The boxes -------------------------------------------------------------------------------------------------------

    def _parts(self, notices: list[PlannedNotice]) -> tuple[Part, ...]:
        obstacle = self._session.publish_obstacle
        warned = [Part("obstacle", obstacle, partial(warning_box, self._theme, obstacle))] if obstacle else []
        return (*warned, *map(self._part, notices))

    def _part(self, notice: PlannedNotice) -> Part:
        charter = self._titles(notice)
        if notice.choice is NoticeChoice.CALL:
            can_tell = self._session.history.present.event_ids.isdisjoint(notice.event_ids)
            build = partial(
                CallPanel, self._theme, self._session.aftermath, notice, charter, can_tell=can_tell
            )
            return Part(notice.notice_key, (notice, charter, can_tell), build)
        return Part(notice.notice_key, (notice, charter), partial(self._box, notice, charter))

    def _titles(self, notice: PlannedNotice) -> str:
        cards = map(self._session.board.card, notice.event_ids)
        return ", ".join(card.charter.title if card else tr("another charter") for card in cards)

    def _box(self, notice: PlannedNotice, charter: str) -> QWidget:
        panel = Panel()
        state, tone = _state(notice)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(self._theme, addressee(notice), 12.5, QFont.Weight.DemiBold), 1)
        head.addWidget(
            Text(self._theme, state, 12, QFont.Weight.DemiBold, tone, wrap=False),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        panel.column.addLayout(head)
        panel.column.addWidget(
            Text(self._theme, detail(self._session, notice, charter), 12, tone="secondary")
        )
        add_text(panel.column, self._theme, notice)
        return panel


def _state(notice: PlannedNotice) -> tuple[str, Tone]:
    """What becomes of a message when a publish is confirmed as it is proposed."""
    if not notice.can_be_sent:
        return tr("Cannot be sent"), "bad"
    if notice.choice is not NoticeChoice.TICKED:
        return tr("Not ticked"), "warn"
    return (tr("Held"), "warn") if notice.held_until else (tr("Goes out"), "ok")
