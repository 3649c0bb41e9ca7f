"""The window: its parts, what opens over them, and the keys that work everywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.board.verdict_bubble import VerdictBubble
from jada_desk.desktop.changeover import Changeover
from jada_desk.desktop.closing import Closing
from jada_desk.desktop.commands import Run
from jada_desk.desktop.connect.tenants import MOST_KEYS
from jada_desk.desktop.controller import Controller
from jada_desk.desktop.days import Days
from jada_desk.desktop.frame import Frame
from jada_desk.desktop.look.accessible import announce
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.panels import Panels
from jada_desk.desktop.state.edits import Verdict
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.liveness import Liveness
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.window_commands import window_commands
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr


class Window(Frame):
    """Everything on screen, over one session; what opens it listens to its `changeover`."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._came_from = FocusPlace(self)
        self.bubble = VerdictBubble(theme, self)
        self.changeover = Changeover(session)
        self.controller = Controller(self, theme)
        self.days = Days(
            session, theme, self, self.top.weekend, lambda: self.side.details.editor.day, self.grid.reveal
        )
        self.panels = Panels(self, theme, self.controller, self.changeover)
        self.commands = window_commands(self, self.controller, self.days, self.panels, self.changeover)
        self._shortcuts = [self._bind(command.keys, command.run) for command in self.commands if command.keys]
        self._shortcuts += self._bind_numbers()
        self.liveness = Liveness(session, lambda: self.side.is_typing, self)
        self._connect()
        self.closing = Closing(self, session, self.banner)

    def _connect(self) -> None:
        session, controller, panels = self.session, self.controller, self.panels
        self.top.tenant.clicked.connect(self.changeover.listed.emit)
        self.top.weekend.clicked.connect(lambda: self.days.choose_weekend())
        self.top.publish.clicked.connect(lambda: controller.review())
        self.top.finder.picked_up.connect(self._carry)
        self.top.finder.chosen.connect(controller.show_charter)
        self.banner.show_unfinished.connect(controller.show_unfinished)
        self.banner.show_recovered.connect(self.side.show_result)
        self.banner.show_templates.connect(panels.show_templates)
        self.banner.show_uncertain.connect(controller.show_uncertain)
        self.declines.wants_charter.connect(controller.bring_charter)
        self.roster.carried.connect(self._carry)
        self.roster.wants_crew_card.connect(panels.show_crew_card)
        self.grid.wants_crew_card.connect(panels.show_crew_card)
        self.roster.edit.clicked.connect(lambda: panels.show_crew())
        self.grid.wants_picker.connect(lambda slot: panels.picker.open_for(slot))
        self.grid.judged.connect(self._show_verdict)
        self.grid.wants_charter.connect(panels.show_new_charter)
        self.centre.wants_new_charter.connect(panels.show_new_charter)
        self.side.wants_run_sheet.connect(panels.show_run_sheet)
        self.side.wants_charter.connect(controller.go_to_charter)
        self.side.wants_day.connect(lambda: self.days.choose_day())
        session.hand.changed.connect(self._hand_changed)
        session.wants_sign_in.connect(panels.sign_in)
        session.announced.connect(self._announce)
        session.failed.connect(self._say_failure)

    # Keys ------------------------------------------------------------------------------------------------------------

    def _bind(self, keys: str, run: Run) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: run() if self._clear_the_way() else None)
        return shortcut

    def _clear_the_way(self) -> bool:
        """Close what lies over the window, for the focus must not go behind it; False when it wants to stay."""
        over = [one for one in self.findChildren(Floating) if one.lies_over_all]
        for one in over:
            one.dismiss()
        return not any(one.lies_over_all for one in over)

    def _bind_numbers(self) -> list[QShortcut]:
        found = []
        for number in range(1, MOST_KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.changeover.number.emit, number))
            found.append(shortcut)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if not self.session.hand.is_empty:
            self.session.hand.release()
            self.session.announced.emit(tr("Let go; nothing was changed."))
            self._came_from.give_back()
        elif not self.banner.stop_asking() and not self.side.step_back() and not self.status.clear_filter():
            self.session.select("")

    # The hand --------------------------------------------------------------------------------------------------------

    def _carry(self, held: Held) -> None:
        self._came_from.remember()
        self.grid.enter_for(held)

    def _hand_changed(self) -> None:
        held = self.session.hand.held
        if held is None:
            self.bubble.leave()
        elif not self.session.hand.is_drag:
            self.session.announced.emit(
                tr("{held} picked up: click a slot, or arrows and Enter. Esc lets go.", held=held.name)
            )

    def _show_verdict(self, slot: QWidget, verdict: Verdict | None) -> None:
        self.bubble.show_verdict(slot, verdict)
        if verdict and not self.session.hand.is_drag:
            self._announce(verdict.words)

    # What is heard ---------------------------------------------------------------------------------------------------

    def _announce(self, words: str) -> None:
        announce(self, words)

    def _say_failure(self, error: JadaError) -> None:
        self.session.announced.emit(str(error))

    # Coming back and closing -----------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.liveness.come_back()

    def close_browsers(self) -> None:
        """End the browser parts, in the order that Qt's end needs."""
        self.side.close_browser()
        self.panels.close_browsers()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.closing.is_allowed():
            self.session.leave()
            event.accept()
        else:
            event.ignore()
