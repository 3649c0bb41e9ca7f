"""The publishes of this desk: who published what and when, what came back, and the way back as a draft to review."""

from collections.abc import Mapping
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jada_desk.desktop.aftermath import report_of
from jada_desk.desktop.parts import ActionButton, Panel, Text, Tone
from jada_desk.desktop.session import Session
from jada_desk.desktop.settle import UncertainPanel
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.words import CHANNEL_WORDS, count
from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import (
    Change,
    Layer,
    NoticeChoice,
    PlannedNotice,
    PublishReport,
    StepKind,
    StepState,
)
from jada_desk.workflows.ports import Kept

_MESSAGE_WORDS: Final[Mapping[StepState, tuple[str, Tone]]] = {
    StepState.DONE: ("accepted", "ok"),
    StepState.FAILED: ("failed", "bad"),
    StepState.UNCERTAIN: ("uncertain", "warn"),
    StepState.EXPIRED: ("not sent any more", "warn"),
    StepState.CONFLICT: ("not sent: changed by somebody else", "bad"),
    StepState.HELD: ("held", "warn"),
    StepState.RETRY: ("not sent: sign in, then Retry", "warn"),
}

_NOT_SENT: Final[tuple[str, Tone]] = ("not sent", "warn")
_NOT_TICKED: Final[tuple[str, Tone]] = ("not ticked", "secondary")


class HistoryPage(QWidget):
    """A list of publishes, and one of them opened."""

    closed = Signal()
    wants_rest = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._opened = ""
        self._unfolded: set[str] = set()
        self._last_unfolded = ""
        self._focus_on: QWidget | None = None
        self.title = Text(theme, "History", 16, QFont.Weight.Bold)
        self._hint = Text(theme, "", 12.5, tone="secondary")
        self._trouble = Text(theme, "", 12.5, tone="bad")
        self._trouble.hide()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setObjectName("sideScroll")
        scroll.setAccessibleName("History")
        scroll.setWidget(self._body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = ActionButton(theme, "Back", self._go_back)
        self.back.setToolTip("Back   Esc")
        self.rest = ActionButton(theme, "Finish…", self._show_rest)
        self.rest.setAccessibleName("Finish this publish")
        self.roll_back = ActionButton(
            theme, "Roll back this publish…", partial(self._roll_back, ""), icon="undo"
        )
        self.roll_back.setToolTip(
            "Puts the way back into the draft and opens the review; nothing is sent before"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.rest)
        buttons.addWidget(self.roll_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.title, self._hint, self._trouble):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        after = session.aftermath
        after.listed.connect(self._show_listed)
        after.list_failed.connect(self._say_trouble)
        after.failed.connect(self._say_trouble)
        after.changed.connect(self._refresh_buttons)
        after.notice_settled.connect(self._read_again)
        session.publish_ended.connect(self._read_again)

    # What it shows ---------------------------------------------------------------------------------------------------

    def begin(self, plan_id: str = "") -> None:
        """Show the list, or one publish of it."""
        self._opened = plan_id
        self._unfolded.clear()
        self._trouble.hide()
        self._rebuild()
        self._session.aftermath.list_publishes()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """From an opened publish to the list; False when the list is shown."""
        if not self._opened:
            return False
        self._open("")
        return True

    def _read_again(self, *_: object) -> None:
        if self.isVisible():
            self._session.aftermath.list_publishes()

    def _show_listed(self) -> None:
        if self.isVisible():
            self._rebuild()

    @property
    def _kept(self) -> tuple[Kept, ...]:
        return self._session.aftermath.latest

    def _say_trouble(self, error: JadaError) -> None:
        self._trouble.setText(str(error))
        self._trouble.show()

    def _open(self, plan_id: str) -> None:
        came_from, self._opened = self._opened, plan_id
        self._unfolded.clear()
        self._trouble.hide()
        self._rebuild(came_from)
        (self._focus_on or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, came_from: str = "") -> None:
        self._focus_on = None
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        opened = self._opened_one()
        if opened:
            self._show_one(opened)
        else:
            self._show_list(came_from)
        self._column.addStretch(1)
        self._refresh_buttons()

    def _opened_one(self) -> Kept | None:
        return next((one for one in self._kept if one.plan.plan_id == self._opened), None)

    def _refresh_buttons(self) -> None:
        opened = self._opened_one()
        is_free = not self._session.aftermath.is_busy and not self._session.publishing
        self.roll_back.setVisible(bool(opened and opened.plan.facts))
        self.roll_back.setEnabled(is_free)
        self.rest.setVisible(bool(opened and report_of(opened).can_retry))
        self.rest.setEnabled(is_free)

    def _when(self, kept: Kept) -> str:
        begun = kept.plan.made_at.astimezone(self._session.desk.tenant.time_zone)
        return f"{begun:%a %-d %b, %H:%M}"

    # The list --------------------------------------------------------------------------------------------------------

    def _show_list(self, came_from: str) -> None:
        self.title.setText("History")
        self._hint.setText(
            "Every publish of this desk, newest first." if self._kept else "Nothing was published yet."
        )
        for kept in self._kept:
            panel = Panel("box", (10, 8, 8, 8))
            report = report_of(kept)
            word, tone = _word(report)
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(Text(self._theme, self._when(kept), 13, QFont.Weight.DemiBold, wrap=False))
            head.addWidget(Text(self._theme, word, 12.5, QFont.Weight.DemiBold, tone, wrap=False))
            head.addStretch(1)
            button = ActionButton(
                self._theme, "Open", partial(self._open, kept.plan.plan_id), kind="quiet", size=12.5
            )
            button.setAccessibleName(f"Open the publish of {self._when(kept)}: {word}")
            head.addWidget(button)
            panel.column.addLayout(head)
            panel.column.addWidget(Text(self._theme, _sum_up(kept, report), 12, tone="secondary"))
            self._column.addWidget(panel)
            if kept.plan.plan_id == came_from:
                self._focus_on = button

    # One publish -----------------------------------------------------------------------------------------------------

    def _show_one(self, kept: Kept) -> None:
        report = report_of(kept)
        self.title.setText(f"Published {self._when(kept)}")
        self._hint.setText(f"{_word(report)[0]}. {_sum_up(kept, report)}")
        ids = [one for one in kept.plan.event_ids if any(step.event_id == one for step in kept.plan.steps)]
        for event_id in ids:
            self._column.addWidget(self._charter_panel(kept, event_id))
        if kept.plan.notices:
            self._column.addWidget(Text(self._theme, "Messages", 14, QFont.Weight.DemiBold))
        for notice in kept.plan.notices:
            self._column.addWidget(self._message(kept, notice, report))

    def _charter_panel(self, kept: Kept, event_id: str) -> Panel:
        panel = Panel("box", (10, 8, 8, 8))
        name = _charter(kept, event_id)
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, name, 13.5, QFont.Weight.DemiBold), 1)
        if any(fact.event_id == event_id for fact in kept.plan.facts):
            button = ActionButton(
                self._theme, "Roll back", partial(self._roll_back, event_id), kind="quiet", size=12
            )
            button.setAccessibleName(f"Roll back {name} only")
            head.addWidget(button)
        panel.column.addLayout(head)
        facts = [one for one in kept.plan.changes if one.event_id == event_id and one.layer is Layer.CALENDAR]
        for change in facts:
            panel.column.addLayout(self._was_now(change))
        if not facts:
            words = "Nothing changed in the calendar; record and page were brought up to date."
            panel.column.addWidget(Text(self._theme, words, 12, tone="secondary"))
        return panel

    def _was_now(self, change: Change) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        label = Text(self._theme, change.field.replace("_", " ").capitalize(), 12.5, wrap=False)
        label.setMinimumWidth(self._theme.px(84))
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(label)
        words = f"{change.was or 'nothing'} → {change.now or 'nothing'}"
        text = Text(self._theme, words, 12.5, QFont.Weight.DemiBold)
        text.setAccessibleName(
            f"{label.text()}: was {change.was or 'nothing'}, then {change.now or 'nothing'}"
        )
        line.addWidget(text, 1)
        return line

    def _message(self, kept: Kept, notice: PlannedNotice, report: PublishReport) -> Panel:
        charter = ", ".join(_charter(kept, one) for one in notice.event_ids)
        outcome = report.outcomes.get(notice.step_id)
        if outcome and outcome.state is StepState.UNCERTAIN:
            after = self._session.aftermath
            return UncertainPanel(self._theme, after, kept.plan.plan_id, notice, charter)
        panel = Panel("box", (10, 8, 8, 8))
        who = f"{notice.name or 'Guest'}, {CHANNEL_WORDS[notice.channel]}"
        word, tone = _MESSAGE_WORDS.get(outcome.state, _NOT_SENT) if outcome else _NOT_TICKED
        if notice.choice is NoticeChoice.CALL:
            word, tone = "no address: to be called", "warn"
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(self._theme, f"{who}: {word}", 12.5, QFont.Weight.Medium, tone), 1)
        key = notice.notice_key
        if notice.text and notice.choice is not NoticeChoice.CALL:
            shown = key in self._unfolded
            words = "Hide" if shown else "Read"
            button = ActionButton(self._theme, words, partial(self._unfold, key), kind="quiet", size=12)
            button.setAccessibleName(f"{words} the message to {who}, about {charter}")
            head.addWidget(button)
            if key == self._last_unfolded:
                self._focus_on = button
        panel.column.addLayout(head)
        detail = [f"About {charter}", notice.address, outcome.detail if outcome else ""]
        panel.column.addWidget(Text(self._theme, " · ".join(filter(None, detail)), 12, tone="secondary"))
        if key in self._unfolded:
            if notice.subject:
                panel.column.addWidget(Text(self._theme, notice.subject, 12.5, QFont.Weight.DemiBold))
            panel.column.addWidget(Text(self._theme, notice.text, 12.5, selectable=True))
        return panel

    # What can be done ------------------------------------------------------------------------------------------------

    def _unfold(self, key: str) -> None:
        self._unfolded ^= {key}
        self._last_unfolded = key
        self._rebuild()
        if self._focus_on:
            self._focus_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _roll_back(self, event_id: str) -> None:
        if opened := self._opened_one():
            self._trouble.hide()
            self._session.aftermath.roll_back(opened, event_id)

    def _show_rest(self) -> None:
        if opened := self._opened_one():
            self.wants_rest.emit(opened)

    def _go_back(self) -> None:
        if not self.step_back():
            self.closed.emit()


def _charter(kept: Kept, event_id: str) -> str:
    return next((one.charter for one in kept.plan.changes if one.event_id == event_id), "Charter")


def _word(report: PublishReport) -> tuple[str, Literal["ok", "warn"]]:
    if report.is_complete:
        return "Published", "ok"
    if report.count(StepState.UNCERTAIN):
        return "Uncertain", "warn"
    return ("Not finished" if report.can_retry else "In part"), "warn"


def _sum_up(kept: Kept, report: PublishReport) -> str:
    facts = sum(one.layer is Layer.CALENDAR for one in kept.plan.changes)
    charters = {step.event_id for step in kept.plan.steps if step.event_id}
    sent = sum(
        step.kind is StepKind.SEND and report.outcomes[step.step_id].state is StepState.DONE
        for step in kept.plan.steps
    )
    parts = [
        kept.who,
        f"{count(facts, 'change')} of {count(len(charters), 'charter')}",
        f"{count(sent, 'message')} accepted",
    ]
    return " · ".join(filter(None, parts))
