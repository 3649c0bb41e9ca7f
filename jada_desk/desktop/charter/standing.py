"""Whether the selected charter sails, and whether its guest may be texted: cancel, hold for weather, bring back.

Each asks for a line of words first, in the window itself.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jada_desk.desktop.look.flow import flow_row
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.board import Card
from jada_desk.domain.charter_status import LONGEST_REASON, CharterStatus
from jada_desk.domain.phone import to_e164
from jada_desk.domain.translation import tr


class AskLine(Panel):
    """A question with one line to answer; the second button, or Escape, leaves all as it is. The focus goes back to
    where it was."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        question: str,
        hint: str,
        yes: str,
        answer: Callable[[str], object],
    ) -> None:
        super().__init__("warn", (10, 8, 10, 10))
        self._answer = answer
        self._back = FocusPlace(self)
        self.column.addWidget(Text(theme, question, 12.5, tone="warn"))
        self.words = QLineEdit(placeholderText=hint, maxLength=LONGEST_REASON)
        self.words.setAccessibleName(hint)
        self.words.setFont(theme.font(12.5))
        self.words.returnPressed.connect(self._give)
        self.column.addWidget(self.words)
        self.yes = ActionButton(theme, yes, self._give, size=12.5)
        self.no = ActionButton(theme, tr("No"), self.close_it, size=12.5)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Take the focus."""
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self._back.remember()
        # A layout would show it with the next event, and the focus may not go to what is hidden.
        self.show()
        self.words.setFocus()

    def _give(self) -> None:
        words = self.words.text().strip()
        self.close_it()
        self._answer(words)

    def close_it(self) -> None:
        """Away with the question."""
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        if has_focus:
            # Else it would go on to whatever comes next by Tab.
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()
        if has_focus:
            self._back.give_back()
        self.deleteLater()


class StandingBox(QWidget):
    """Below a charter's facts: what becomes of it, and of texts to its guest. `asked` hands over a new question."""

    asked = Signal(QWidget)

    wants_message = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = self._phone = ""
        self.question: AskLine | None = None
        self._words = Text(theme, "", 12.5, tone="warn")
        self._mark = IconMark(theme, "stop", "warn", 15)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._mark)
        said.addWidget(self._words, 1)
        self._status = Panel("warn", (10, 6, 10, 6))
        self._status.column.addLayout(said)
        self._no_texts = Text(theme, "", 12.5, tone="warn")
        self._stopped = Panel("warn", (10, 6, 10, 6))
        self._stopped.column.addWidget(self._no_texts)

        def button(words: str, run: Callable[[], object]) -> ActionButton:
            return ActionButton(theme, words, run, kind="quiet", size=12.5)

        self.hold = button(tr("Weather hold…"), self.ask_hold)
        self.cancel = button(tr("Cancel…"), self.ask_cancel)
        self.cancel.setAccessibleName(tr("Cancel charter…"))
        self.cancel.setToolTip(tr("Cancel this charter"))
        self.sails = button(tr("It sails"), partial(self._set, CharterStatus.SAILS, ""))
        self.stop = button(tr("No texts…"), self.ask_stop)
        self.allow = button(tr("Texts again…"), self.ask_allow)
        self.message = button(tr("Message…"), lambda: self.wants_message.emit(self._event_id))
        row = flow_row(self.message, self.sails, self.hold, self.cancel, self.stop, self.allow, spacing=4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._status)
        self._column.addWidget(self._stopped)
        self._column.addWidget(row)

    def show_card(self, card: Card) -> None:
        """Take the selected charter; an open question belongs to the one before."""
        one = card.charter
        if self._event_id != one.event_id:
            self._close_question()
        focused = QApplication.focusWidget()
        self._event_id, self._phone = one.event_id, to_e164(one.guest_phone) or ""
        self._status.setVisible(bool(one.status))
        words = tr("Cancelled") if one.is_cancelled else tr("On hold for weather")
        self._words.setText(f"{words}: {one.status_reason}" if one.status_reason else f"{words}.")
        self._mark.show_icon("stop" if one.is_cancelled else "clock", "warn")
        self.sails.setVisible(bool(one.status))
        self.hold.setVisible(not one.status)
        self.cancel.setVisible(not one.is_cancelled)
        observed = self._session.observed
        stopped = observed.stopped.get(self._phone, "") if observed else ""
        self._stopped.setVisible(bool(stopped))
        self._no_texts.setText(stopped)
        self.stop.setVisible(bool(self._phone) and not stopped)
        self.allow.setVisible(bool(stopped))
        self.sails.setAccessibleName(tr("{title} sails after all", title=one.title))
        counterparts = {
            self.hold: self.sails, self.cancel: self.sails, self.sails: self.hold,
            self.stop: self.allow, self.allow: self.stop,
        }  # fmt: skip
        for button, counterpart in counterparts.items():
            if button is focused and button.isHidden() and not counterpart.isHidden():
                counterpart.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_cancel(self) -> None:
        """Ask why, then cancel."""
        question = tr(
            "Cancel this charter? Nobody is told before you press Publish. Guests do not read the reason."
        )
        self._ask(
            question,
            tr("Reason, for example: engine"),
            tr("Cancel charter"),
            self._set_to(CharterStatus.CANCELLED),
        )

    def ask_hold(self) -> None:
        """Ask why, then hold."""
        question = tr("Hold this charter for weather? Nobody is told before you press Publish.")
        self._ask(
            question,
            tr("Reason, for example: wind"),
            tr("Hold for weather"),
            self._set_to(CharterStatus.HELD),
        )

    def ask_stop(self) -> None:
        """Ask in what words, then keep that the guest is not to be texted."""
        question = tr("They asked not to be texted? Any words will do. It counts from now on, on every desk.")
        self._ask(question, tr("Their words, for example: stop"), tr("No more texts"), self._stop)

    def ask_allow(self) -> None:
        """Ask in what words, then keep that the guest may be texted again."""
        self._ask(tr("They want texts again?"), tr("Their words"), tr("Texts again"), self._allow)

    def _ask(self, question: str, hint: str, yes: str, answer: Callable[[str], object]) -> None:
        self._close_question()
        self.question = AskLine(self._theme, question, hint, yes, answer)
        self.question.closed.connect(self._forget_question)
        self._column.addWidget(self.question)
        self.question.enter()
        self.asked.emit(self.question)

    def _forget_question(self) -> None:
        self.question = None

    def _close_question(self) -> None:
        if self.question:
            self.question.close_it()

    def _set_to(self, status: CharterStatus) -> Callable[[str], object]:
        return partial(self._set, status)

    def _set(self, status: CharterStatus, reason: str) -> None:
        self._session.set_status(self._event_id, status, reason)

    def _stop(self, words: str) -> None:
        desk, phone = self._session.desk, self._phone
        self._keep(lambda: desk.stop_texts(phone, words), tr("No more texts to this guest."))

    def _allow(self, words: str) -> None:
        desk, phone = self._session.desk, self._phone
        self._keep(lambda: desk.allow_texts(phone, words), tr("This guest may be texted again."))

    def _keep(self, work: Callable[[], object], words: str) -> None:
        session = self._session

        def tell(_result: object) -> None:
            session.announced.emit(words)
            session.refresh()

        session.tasks.start(
            "read", Task(lambda _report, _cancel: work(), succeeded=tell, failed=session.failed.emit)
        )
