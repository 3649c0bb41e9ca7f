"""What is open: one operation's window at a time, the first start's page, the settings. And the way between them.

Going to another operation makes everything anew: window, session, tasks, preview, desk, clients. Nothing of one
operation is ever handed to another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QMargins, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.connect.tenants import PRACTICE
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.desk_api import WindowDesk
from jada_desk.desktop.state.interpreter import Sweeper
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task, Tasks, Token
from jada_desk.desktop.window import Window
from jada_desk.desktop.window_memory import Look, keep_look, look_of
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr
from jada_desk.settings import Operation, operations, tenant_ids
from jada_desk.workflows.ports.work import Report

if TYPE_CHECKING:
    from jada_desk.desktop.connect.assistant import ConnectWindow
    from jada_desk.desktop.connect.start_page import StartPage

# As high as any desktop makes it. QStyle would tell more nearly, but its enumerations take a start 12 ms to make.
_TITLE_BAR_PX: Final = 40


def _room_on_screen() -> QSize:
    """What a window may fill: its title bar, unknown before it is shown, must not push its last line off the screen."""
    return QApplication.primaryScreen().availableSize().shrunkBy(QMargins(0, _TITLE_BAR_PX, 0, 0))


def _nothing() -> None:
    pass


class Opener(QObject):
    """Opens the desk in a task and hands it to the session."""

    def __init__(
        self,
        window: Window,
        tasks: Tasks,
        home: Path,
        tenant_id: str | None,
        practice: bool,
        before: Callable[[], object] = _nothing,
        first: date | None = None,
    ) -> None:
        """`before` is done first, in the same task: the last operation's desk is let go of. `first` is the first day to
        show, where it is not over; None shows this weekend."""
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._home, self._tenant_id, self._practice = home, tenant_id, practice
        self._before, self._first = before, first
        self.desk: WindowDesk | None = None
        session = window.session
        session.open_failed.connect(self._failed)
        # The charter's page and its browser part are built once the charters are on screen.
        build = window.side.build_when_idle
        session.board_changed.connect(build, Qt.ConnectionType.SingleShotConnection)
        self.sweeper = Sweeper(lambda: bool(session.publishing or not session.hand.is_empty), self)
        # The libraries of a layer come with the first reading of it, or the first writing.
        session.weekend_read.connect(self.sweeper.settle, Qt.ConnectionType.SingleShotConnection)
        session.publish_ended.connect(self.sweeper.settle, Qt.ConnectionType.SingleShotConnection)

    def open(self) -> None:
        """Open the desk; may take seconds when the practice workspace has to be started."""
        self._window.centre.say_starting(self._practice)
        # No "read", which would wait until the window has nothing to paint.
        self._tasks.start("render", Task(self._open_desk, succeeded=self._opened, failed=self._failed))

    def _open_desk(self, _report: Report, _cancel: Token) -> WindowDesk:
        before, self._before = self._before, _nothing
        before()
        # Imported here, in the worker: the libraries behind it must not hold up the first paint.
        from jada_desk.bootstrap import open_desk

        return open_desk(self._home, self._tenant_id, self._practice)

    def _opened(self, result: object) -> None:
        self.desk = cast(WindowDesk, result)
        self._window.session.start(self.desk, self._first)

    def _failed(self, error: JadaError) -> None:
        self._window.centre.say_cannot_open(error, self.open)


@dataclass
class _House:
    """Everything of one open operation."""

    tenant_id: str | None
    is_practice: bool
    window: Window
    tasks: Tasks
    opener: Opener

    def close_desk(self) -> None:
        if self.opener.desk:
            self.opener.desk.close()


class Shell(QObject):
    """Opens and changes over. `begin` shows the first window, `end` lets go of everything."""

    def __init__(self, home: Path, theme: Theme, look: Look) -> None:
        super().__init__()
        self._home, self._theme, self._look = home, theme, look
        self._house: _House | None = None
        self._start: StartPage | None = None
        self._connect: ConnectWindow | None = None
        # What did not end in time is kept until the process ends: a thread may still be in it.
        self._left: list[_House] = []

    def begin(self, tenant_id: str | None, practice: bool) -> None:
        """Show the operation named, the only or first one there is, the practice workspace, or the first page."""
        known = tenant_ids(self._home)
        if practice or tenant_id or known:
            self._open(None if practice else tenant_id or known[0], practice)
        elif (self._home / "practice").exists():
            self._open(None, practice=True)
        else:
            self._show_start()

    def end(self) -> bool:
        """Let go of everything; False when something did not end in time."""
        house = self._house
        if house is None:
            return not self._left
        house.opener.sweeper.close()
        house.window.close_browsers()
        look = look_of(house.window, self._theme, house.window.side.medium, house.window.session.friday)
        house.tasks.start("disk", Task(lambda _report, _cancel: keep_look(self._home, look)))
        if not house.tasks.close():
            return False
        house.close_desk()
        return not self._left

    # Operations ------------------------------------------------------------------------------------------------------

    def _open(self, tenant_id: str | None, practice: bool) -> None:
        last = self._house
        if last:
            last.opener.sweeper.close()
        tasks = Tasks()
        window = Window(Session(tasks), self._theme)
        window.resize((self._look.size or window.size()).boundedTo(_room_on_screen()))
        if self._look.is_maximised:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        medium = last.window.side.medium if last else self._look.medium
        window.side.show_on(medium)
        if last:
            window.setGeometry(last.window.geometry())
            window.setWindowState(last.window.windowState())
        before = last.close_desk if last else _nothing
        # Another operation begins with this weekend.
        first = None if last else self._look.first
        opener = Opener(window, tasks, self._home, tenant_id, practice, before, first)
        self._house = _House(tenant_id, practice, window, tasks, opener)
        window.centre.say_starting(practice)
        changeover = window.changeover
        changeover.listed.connect(self._list_operations)
        changeover.operation.connect(self._go_to)
        changeover.number.connect(self._go_to_number)
        changeover.settings.connect(self._open_settings)
        # Not a moment earlier: the imports in the worker would share the interpreter with the first paint.
        window.painted.connect(opener.open)
        window.show()
        if last:
            self._leave(last)
        if self._start:
            self._start.close()
            self._start.deleteLater()
            self._start = None

    def _leave(self, house: _House) -> None:
        house.window.close_browsers()
        house.window.close()
        if house.tasks.close():
            house.window.deleteLater()
        else:
            self._left.append(house)

    def _list_operations(self) -> None:
        house = self._house
        if house:
            chip = house.window.top.tenant
            current = PRACTICE if house.is_practice else house.tenant_id or ""
            house.window.panels.tenants.open_below(chip, operations(self._home), current, has_practice=True)

    def _go_to(self, tenant_id: str) -> None:
        house = self._house
        if house and house.window.session.publishing:
            house.window.session.announced.emit(
                tr("A publish is under way: wait for its end, then change over.")
            )
            return
        is_practice = tenant_id == PRACTICE
        here = house and (house.is_practice if is_practice else house.tenant_id == tenant_id)
        if not here:
            self._open(None if is_practice else tenant_id, is_practice)

    def _go_to_number(self, number: int) -> None:
        listed: list[Operation] = [*operations(self._home), Operation(PRACTICE, "", "")]
        if number <= len(listed):
            self._go_to(listed[number - 1].tenant_id)

    # First start and settings ----------------------------------------------------------------------------------------

    def _show_start(self) -> None:
        from jada_desk.desktop.connect.form import load_started
        from jada_desk.desktop.connect.start_page import StartPage

        self._start = page = StartPage(self._theme, is_started=bool(load_started(self._home)))
        page.wants_practice.connect(lambda: self._open(None, practice=True))
        page.wants_connect.connect(lambda: self._open_settings("", False))
        page.show()

    def _open_settings(self, tenant_id: str, test: bool) -> None:
        if self._connect:
            self._connect.raise_()
            self._connect.activateWindow()
            return
        # Imported here: most starts never come to the settings.
        from jada_desk.desktop.connect.assistant import ConnectWindow

        house = self._house
        is_practice = bool(house and house.is_practice and tenant_id)
        tenant = house.window.session.desk.tenant if house and is_practice else None
        window = ConnectWindow(self._home, self._theme, "" if is_practice else tenant_id, tenant, test=test)
        self._connect = window
        if self._start:
            window.setGeometry(self._start.geometry())
        window.saved.connect(self._settings_saved)
        window.closed.connect(self._settings_closed)
        window.show()
        if self._start:
            self._start.hide()

    def _settings_saved(self, tenant_id: str) -> None:
        """Open the operation anew, over its settings as they are now."""
        self._open(tenant_id, practice=False)
        if self._connect:
            self._connect.close()

    def _settings_closed(self) -> None:
        if self._connect:
            self._connect.deleteLater()
        self._connect = None
        if self._house is None:
            # What was typed is kept: the next start offers to go on with it.
            QApplication.quit()
