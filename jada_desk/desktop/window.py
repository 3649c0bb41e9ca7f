"""The window: crew, weekend and charter side by side, with the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.banner import Banner
from jada_desk.desktop.board.grid import Grid
from jada_desk.desktop.board.roster import Roster
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.board.verdict_bubble import VerdictBubble
from jada_desk.desktop.centre import Centre
from jada_desk.desktop.closing import Closing
from jada_desk.desktop.commands import Command
from jada_desk.desktop.connect.tenants import MOST_KEYS
from jada_desk.desktop.days import Days
from jada_desk.desktop.look.accessible import announce
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.theme import SCALES, Mode, Theme
from jada_desk.desktop.panels import Panels
from jada_desk.desktop.side import Side
from jada_desk.desktop.state.declines import Declines
from jada_desk.desktop.state.edits import Verdict
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.liveness import Liveness
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.status_bar import StatusBar
from jada_desk.desktop.top_bar import TopBar
from jada_desk.desktop.window_commands import window_commands
from jada_desk.domain.charter import weekend_days
from jada_desk.domain.errors import JadaError
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.translation import tr

# Widths, before they grow with the text.
_LARGE_PAGE: Final = 860
_LEAST_WEEKEND: Final = 560


class Window(QWidget):
    """Everything on screen, over one session. `painted` says that the first picture is on screen."""

    painted = Signal()
    # An operation's id ("practice" for the practice workspace), or the number of its key; what opens it listens.
    wants_operation = Signal(str)
    wants_number = Signal(int)
    wants_operations = Signal()
    # The operation whose settings to open, "" for a new one; and whether its connections are tested at once.
    wants_settings = Signal(str, bool)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self._theme = session, theme
        self.setWindowTitle("JADA Desk")
        self._came_from = FocusPlace(self)
        self._was_painted = False
        self.top = TopBar(
            session, theme, lambda: self.commands, self.review, lambda: self.days.choose_weekend()
        )
        self.declines = Declines(session, self)
        self.banner = Banner(session, theme, self.declines)
        self.roster = Roster(session, theme)
        self.grid = Grid(session, theme)
        self.centre = Centre(session, theme, self.grid)
        self.side = Side(session, theme, self.grid.bulk)
        self.status = StatusBar(session, theme)
        self._lay_out()
        self.bubble = VerdictBubble(theme, self)
        self.days = Days(
            session, theme, self, self.top.weekend, lambda: self.side.details.editor.day, self.grid.reveal
        )
        self.panels = Panels(self, theme)
        self.commands = window_commands(self)
        self._shortcuts = [self._bind(command) for command in self.commands if command.keys]
        self._shortcuts += self._bind_numbers()
        self.liveness = Liveness(session, lambda: self.side.is_typing, self)
        self._connect()
        self.closing = Closing(self, session, self.banner)
        self.setMinimumSize(960, 560)
        self.resize(1440, 900)
        self._fit()
        # Nothing is typed by accident into the first field.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.roster)
        middle.addWidget(self.centre, 1)
        middle.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        # Everything but the weekend, which paints itself; where they stand, for Qt dresses anew what is put elsewhere.
        for part in (self.top, self.banner, self.roster, self.side, self.status):
            self._theme.dress(part)

    def _connect(self) -> None:
        session = self.session
        self.grid.wants_picker.connect(lambda slot: self.panels.picker.open_for(slot))
        self.grid.judged.connect(self._show_verdict)
        self.grid.touched.connect(self.side.follow_touch)
        self.side.wants_run_sheet.connect(self.panels.show_run_sheet)
        self.grid.wants_charter.connect(self.panels.show_new_charter)
        self.centre.wants_new_charter.connect(self.panels.show_new_charter)
        self.roster.carried.connect(self._carry)
        self.roster.edit.clicked.connect(lambda: self.panels.show_crew())
        self.top.finder.picked_up.connect(self._carry)
        self.top.finder.chosen.connect(self.show_charter)
        self.banner.show_unfinished.connect(self._show_unfinished)
        self.banner.show_recovered.connect(self.side.show_result)
        self.banner.show_templates.connect(self.panels.show_templates)
        self.banner.show_uncertain.connect(self._show_uncertain)
        self.declines.wants_charter.connect(self.bring_charter)
        self.side.wants_day.connect(lambda: self.days.choose_day())
        self.status.filtered.connect(self.grid.set_filter)
        session.hand.changed.connect(self._hand_changed)
        session.wants_sign_in.connect(self.panels.sign_in)
        self.top.tenant.clicked.connect(self.wants_operations.emit)
        session.announced.connect(self._announce)
        session.failed.connect(self._say_failure)
        session.selected.connect(self._fit)
        self.side.currentChanged.connect(self._fit)
        self.side.page_sized.connect(self._fit)

    # Commands --------------------------------------------------------------------------------------------------------

    def _bind(self, command: Command) -> QShortcut:
        shortcut = QShortcut(QKeySequence(command.keys), self)
        shortcut.setAutoRepeat(False)
        run = command.run
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
            shortcut.activated.connect(partial(self.wants_number.emit, number))
            found.append(shortcut)
        return found

    def open_settings(self) -> None:
        """Open this operation's settings; the practice workspace has none."""
        self._ask_for_settings(test=False)

    def check_connections(self) -> None:
        """Test every connection of this operation."""
        self._ask_for_settings(test=True)

    def add_operation(self) -> None:
        self.wants_settings.emit("", False)

    def _ask_for_settings(self, *, test: bool) -> None:
        if self.session.is_open:
            self.wants_settings.emit(self.session.desk.tenant.tenant_id, test)

    def ask_of_charter(self, what: str) -> None:
        """Ask about the selected charter, where its facts are: "cancel", "hold", or "stop" for texts to its guest."""
        if self.session.card is None:
            self.session.announced.emit(tr("Pick a charter first."))
            return
        self.side.show_charter()
        self.side.details.catch_up()
        self.side.details.show_page_large(False)
        standing = self.side.details.standing
        ask = {"cancel": standing.ask_cancel, "hold": standing.ask_hold, "stop": standing.ask_stop}
        ask[what]()

    def ask_why(self) -> None:
        """Ask why the dispatcher goes ahead against what stands against the selected charter, first of all against the
        person whose slot has the focus."""
        if self.session.card is None:
            self.session.announced.emit(tr("Pick a charter first."))
            return
        self.side.details.catch_up()
        focus = QApplication.focusWidget()
        person = focus.view.name if isinstance(focus, SlotButton) else ""
        self.side.show_charter()
        warning = self.side.details.warnings.first_about(person)
        if warning is None:
            self.session.announced.emit(tr("No warning stands against this charter."))
            return
        # Where the guest page has all the room, nothing of it is seen.
        self.side.details.show_page_large(False)
        warning.ask()

    def remind(self, kind: NoticeKind) -> None:
        """Review, with reminders that go out besides."""
        session = self.session
        if session.publishing or session.publish_obstacle:
            session.announced.emit(session.publish_obstacle or tr("One moment: a publish is under way."))
            return
        self.side.show_review()
        self.side.review.ask_for(kind)

    def write_message(self) -> None:
        """Ask what to say to the people of the chosen charters, or of the selected one."""
        session = self.session
        chosen = self.grid.bulk.event_ids or ((session.selection,) if session.selection else ())
        if not chosen:
            session.announced.emit(tr("Pick a charter first."))
        else:
            self.side.show_message_form(chosen)

    def review(self) -> None:
        """Open the review, when there is something to publish; else say why not."""
        session = self.session
        why = session.publish_obstacle
        if session.publishing or (session.change_count and not why):
            self.side.show_review()
        elif session.unfinished and not session.change_count:
            self._show_unfinished()
        else:
            session.announced.emit(why or tr("Nothing to publish."))

    def open_finder(self) -> None:
        self.top.finder.enter()

    def show_waivers(self) -> None:
        """Show the selected charter's waivers."""
        if self.session.selection:
            self.side.show_waivers(self.session.selection)

    def find_contact(self) -> None:
        if self.session.selection:
            self.side.find_contact(self.session.selection)
        else:
            self.session.announced.emit(tr("Pick a charter first."))

    def discard(self) -> None:
        if self.session.selection:
            self.session.discard(self.session.selection)

    def use_theme(self, mode: Mode) -> None:
        self._theme.use(mode)

    def step_scale(self, by: int) -> None:
        at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self._theme.scale)) + by
        self._theme.use(self._theme.mode, SCALES[max(0, min(at, len(SCALES) - 1))])
        self._fit()

    def close_browsers(self) -> None:
        """End the browser parts, in the order that Qt's end needs."""
        self.side.close_browser()
        self.panels.close_browsers()

    def show_charter(self, event_id: str) -> None:
        """Select a charter and scroll to it."""
        self.session.select(event_id)
        self.grid.reveal(event_id)

    def step_region(self, by: int) -> None:
        """Go to the next part of the window: crew, weekend, charter, states, top."""
        parts: list[tuple[QWidget, Callable[[], object]]] = [
            (self.roster, self.roster.enter),
            (self.grid, self.grid.enter),
            (self.side, self.side.enter),
            (self.status, self._enter_status),
            (self.top, self.top.finder.enter),
        ]
        parts = [(part, enter) for part, enter in parts if part.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, (part, _) in enumerate(parts) if focus and part.isAncestorOf(focus)), -by)
        for step in range(1, len(parts) + 1):
            parts[(here + by * step) % len(parts)][1]()
            now = QApplication.focusWidget()
            if now is not focus and now is not None:
                return

    def _enter_status(self) -> None:
        if first := next((chip for chip in self.status.chips.values() if chip.isVisible()), None):
            first.setFocus(Qt.FocusReason.TabFocusReason)

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

    # What is shown ---------------------------------------------------------------------------------------------------

    def bring_charter(self, event_id: str, day: date) -> None:
        """Select a charter, and go to its weekend, or its week, when that is not shown."""
        session = self.session
        if day in session.board.days:
            self.show_charter(event_id)
            return
        if day < weekend_days(day)[0]:
            session.show_whole_week(True)
        self.top.finder.seeking.go_to(event_id, day)

    def _show_unfinished(self) -> None:
        if self.session.unfinished:
            self.side.show_unfinished(self.session.unfinished[0])

    def _show_uncertain(self) -> None:
        if uncertain := self.session.aftermath.uncertain:
            self.side.show_history(uncertain[0][0].plan.plan_id)

    def show_history(self) -> None:
        """Show what was published, when and by whom."""
        if self.session.is_open:
            self.side.show_history()

    def _announce(self, words: str) -> None:
        announce(self, words)

    def _say_failure(self, error: JadaError) -> None:
        self.session.announced.emit(str(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was let go of, and a press on bare ground, leaves the keys with the weekend."""
        if self.grid.isVisible():
            self.grid.stand(event.reason())
        else:
            super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.liveness.come_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        for one in self.findChildren(Floating, options=Qt.FindChildOption.FindDirectChildrenOnly):
            one.follow_window()

    def _fit(self, *_: object) -> None:
        px, room = self._theme.px, self.width() / self._theme.scale
        crew, charter = (236, 416) if room >= 1400 else (208, 364) if room >= 1000 else (180, 312)
        is_reading = bool(self.side.is_page_large and self.session.card)
        if is_reading:
            # The weekend stays in sight beside it; the crew list gives its room.
            charter = max(charter, min(_LARGE_PAGE, int(room) - _LEAST_WEEKEND))
        self._show_roster(not is_reading)
        self.roster.setFixedWidth(px(crew))
        self.side.setFixedWidth(px(charter))
        # With large text in a small window the weekend needs the room of an empty right side.
        is_idle = not self.session.selection and self.side.is_at_charter
        self.side.setVisible(room >= 1000 or not is_idle)

    def _show_roster(self, shown: bool) -> None:
        focus = QApplication.focusWidget()
        if not shown and focus and self.roster.isAncestorOf(focus):
            self.side.details.catch_up()
            self.side.details.page_bar.size_button.setFocus()
        self.roster.setVisible(shown)

    def filter_crew(self) -> None:
        """Go to the crew list's filter; a large guest page gives back its room."""
        if self.side.is_page_large:
            self.side.details.show_page_large(False)
        self.roster.enter()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.closing.is_allowed():
            self.session.leave()
            event.accept()
        else:
            event.ignore()
