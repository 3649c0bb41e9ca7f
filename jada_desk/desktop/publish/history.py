"""The publishes of this desk: who published what and when, what came back, and the way back as a draft to review."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from jada_desk.desktop.look.column import Column, Part, find_control
from jada_desk.desktop.look.parts import ActionButton, Text, make_clearable
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.audit_words import AuditLine, audit_lines
from jada_desk.desktop.publish.history_boxes import AUDIT, HistoryBoxes, sum_up, word_of
from jada_desk.desktop.state.aftermath import report_of
from jada_desk.desktop.state.session import Session
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.ports.memory import Kept


class HistoryPage(QWidget):
    """A list of publishes that can be searched, and one of them opened."""

    closed = Signal()
    wants_rest = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._opened = ""
        self._unfolded: set[str] = set()
        self._audit: tuple[AuditLine, ...] = ()
        self._build()
        after = session.aftermath
        after.listed.connect(self._show_listed)
        after.audited.connect(self._take_audit)
        after.list_failed.connect(self._say_trouble)
        after.failed.connect(self._say_trouble)
        after.changed.connect(self._refresh_buttons)
        after.notice_settled.connect(self._read_again)
        session.publish_ended.connect(self._read_again)

    def _build(self) -> None:
        theme = self._theme
        self._boxes = HistoryBoxes(self._session, theme, self)
        self._boxes.wants_open.connect(self._open)
        self._boxes.unfolded.connect(self._unfold)
        self._boxes.wants_roll_back.connect(self._roll_back)
        self.title = Text(theme, tr("History"), 16, QFont.Weight.Bold)
        self._hint = Text(theme, "", 12.5, tone="secondary")
        self._trouble = Text(theme, "", 12.5, tone="bad")
        self._trouble.hide()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a charter, person or change"))
        self.search.setAccessibleName(tr("Search the history"))
        make_clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._show())
        self._column = Column()
        self._column.lost_focus.connect(self._focus_back)
        self.back = ActionButton(theme, tr("Back"), self._go_back)
        self.back.setToolTip(tr("Back   Esc"))
        self.rest = ActionButton(theme, tr("Finish…"), self._show_rest)
        self.rest.setAccessibleName(tr("Finish this publish"))
        self.roll_back = ActionButton(
            theme, tr("Roll back this publish…"), partial(self._roll_back, ""), icon="undo"
        )
        self.roll_back.setToolTip(
            tr("Puts the way back into the draft and opens the review; nothing is sent before")
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.rest)
        buttons.addWidget(self.roll_back)
        layout = side_column(self)
        for widget in (self.title, self._hint, self._trouble, self.search):
            layout.addWidget(widget)
        layout.addWidget(SideScroll(tr("History"), self._column), 1)
        layout.addLayout(buttons)

    # What it shows ---------------------------------------------------------------------------------------------------

    def begin(self, plan_id: str = "") -> None:
        """Show the list, or one publish of it."""
        self._opened = plan_id
        self._unfolded.clear()
        self._trouble.hide()
        self.search.clear()
        self._show()
        self._session.aftermath.list_publishes()
        self._focus_back()

    def step_back(self) -> bool:
        """From an opened publish to the list; False when the list is shown."""
        if not self._opened:
            return False
        came_from = self._opened
        self._open("")
        box = self._column.box(("publish", came_from))
        if control := box and find_control(box, "open"):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _focus_back(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_again(self, *_: object) -> None:
        if self.isVisible():
            self._session.aftermath.list_publishes()

    def _show_listed(self) -> None:
        if self.isVisible():
            self._show()

    @property
    def _kept(self) -> tuple[Kept, ...]:
        return self._session.aftermath.latest

    def _say_trouble(self, error: JadaError) -> None:
        self._trouble.setText(str(error))
        self._trouble.show()

    def _open(self, plan_id: str) -> None:
        self._opened = plan_id
        self._unfolded.clear()
        self._audit = ()
        self._trouble.hide()
        self._show()
        self._focus_back()

    def _show(self) -> None:
        opened = self._opened_one()
        self.search.setVisible(not opened)
        if opened:
            report = report_of(opened)
            self.title.setText(tr("Published {when}", when=self._boxes.when(opened)))
            self._hint.setText(f"{word_of(report)[0]}. {sum_up(opened, report)}")
            self._column.show_parts(self._boxes.opened_parts(opened, frozenset(self._unfolded), self._audit))
        else:
            self._show_list()
        self._refresh_buttons()

    def _show_list(self) -> None:
        self.title.setText(tr("History"))
        words = self.search.text().casefold().split()
        found = (
            [one for one in self._kept if _holds(self._boxes.searched(one), words)] if words else self._kept
        )
        hint = (
            tr("Every publish of this desk, newest first.")
            if self._kept
            else tr("Nothing was published yet.")
        )
        if words:
            hint = tr_n(
                "{n} publish of the latest {number}.",
                "{n} publishes of the latest {number}.",
                len(found),
                number=len(self._kept),
            )
        self._hint.setText(hint)
        parts = [self._boxes.list_part(one) for one in found]
        if self._session.aftermath.has_older:
            parts.append(Part("older", None, self._older_button))
        self._column.show_parts(parts)

    def _older_button(self) -> QWidget:
        return ActionButton(self._theme, tr("Show older publishes"), self._session.aftermath.list_older)

    def _opened_one(self) -> Kept | None:
        return next((one for one in self._kept if one.plan.plan_id == self._opened), None)

    def _refresh_buttons(self) -> None:
        opened = self._opened_one()
        is_free = not self._session.aftermath.is_busy and not self._session.publishing
        self.roll_back.setVisible(bool(opened and opened.plan.facts))
        self.roll_back.setEnabled(is_free)
        self.rest.setVisible(bool(opened and report_of(opened).can_retry))
        self.rest.setEnabled(is_free)

    # What can be done ------------------------------------------------------------------------------------------------

    def _unfold(self, key: str) -> None:
        self._unfolded ^= {key}
        if key == AUDIT and key in self._unfolded:
            self._session.aftermath.read_audit(self._opened)
        self._show()

    def _take_audit(self, plan_id: str, records: object) -> None:
        opened = self._opened_one()
        if opened and plan_id == self._opened and isinstance(records, tuple):
            self._audit = audit_lines(opened.plan, records, self._session.desk.tenant.time_zone)
            self._show()

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


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
