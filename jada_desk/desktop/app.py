"""Starting the window: first paint first, then the desk in a task, then the browser part of the preview."""

import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.desk_api import WindowDesk
from jada_desk.desktop.icons import load_icons
from jada_desk.desktop.interpreter import Sweeper
from jada_desk.desktop.look import keep_look, load_look, look_of
from jada_desk.desktop.session import Session
from jada_desk.desktop.tasks import Task, Tasks, Token
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.window import Window
from jada_desk.domain.errors import JadaError
from jada_desk.workflows.ports import Report

# The second wall around the preview: a proxy that nobody listens at, for loopback addresses too.
_SEALED_FLAGS = "--proxy-server=http://127.0.0.1:9 --proxy-bypass-list=<-loopback>"


def make_application(arguments: list[str]) -> QApplication:
    """Qt's application, prepared for a browser view that is added to a shown window later."""
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if _SEALED_FLAGS not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {_SEALED_FLAGS}".strip()
    # Without these the first browser view re-creates the window: a flash, and the focus is lost.
    os.environ.setdefault("QT_WIDGETS_RHI", "1")
    os.environ.setdefault("QT_WIDGETS_RHI_BACKEND", "opengl")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to start as root with its sandbox on. Nobody else loses the sandbox.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(arguments)
    app.setApplicationName("JADA Desk")
    app.setStyle("Fusion")
    load_icons()
    return app


class Opener(QObject):
    """Opens the desk in a task and hands it to the session."""

    def __init__(
        self, window: Window, tasks: Tasks, home: Path, tenant_id: str | None, practice: bool
    ) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._home, self._tenant_id, self._practice = home, tenant_id, practice
        self.desk: WindowDesk | None = None
        session = window.session
        session.open_failed.connect(self._failed)
        self.sweeper = Sweeper(lambda: bool(session.publishing or not session.hand.is_empty), self)
        # The libraries of a layer come with the first reading of it, or the first writing.
        session.weekend_read.connect(self.sweeper.settle, Qt.ConnectionType.SingleShotConnection)
        session.publish_ended.connect(self.sweeper.settle, Qt.ConnectionType.SingleShotConnection)

    def open(self) -> None:
        """Open the desk; may take seconds when the practice workspace has to be started."""
        self._window.say_starting(self._practice)
        self._tasks.start("read", Task(self._open_desk, succeeded=self._opened, failed=self._failed))

    def _open_desk(self, _report: Report, _cancel: Token) -> WindowDesk:
        # Imported here, in the worker: the libraries behind it must not hold up the first paint.
        from jada_desk.bootstrap import open_desk

        return open_desk(self._home, self._tenant_id, self._practice)

    def _opened(self, result: object) -> None:
        self.desk = cast(WindowDesk, result)
        self._window.session.start(self.desk)
        self._window.side.details.preview.build_when_idle()

    def _failed(self, error: JadaError) -> None:
        self._window.say_cannot_open(error, self.open)


def run(home: Path, tenant_id: str | None, practice: bool) -> int:
    """Show the desk of one operation until its window is closed; the process's exit code.

    Without a tenant and without settings in `home` it is the practice workspace.
    """
    app = make_application(sys.argv[:1])
    look = load_look(home)
    theme = Theme()
    theme.use(look.mode, look.scale)
    tasks = Tasks()
    session = Session(tasks)
    window = Window(session, theme)
    window.resize((look.size or window.size()).boundedTo(app.primaryScreen().availableSize()))
    if look.is_maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    is_practice = practice or (tenant_id is None and not any(home.glob("tenants/*/settings.toml")))
    opener = Opener(window, tasks, home, tenant_id, is_practice)
    window.say_starting(is_practice)
    # Not a moment earlier: the imports in the worker would share the interpreter with the first paint.
    window.painted.connect(opener.open)
    window.show()
    code = app.exec()
    opener.sweeper.close()
    window.side.details.preview.close_browser()
    last_look = look_of(window, theme)
    tasks.start("disk", Task(lambda _report, _cancel: keep_look(home, last_look)))
    if not tasks.close():
        # A call that does not come back must not keep a closed window's process alive.
        sys.stdout.flush()
        os._exit(code)
    if opener.desk:
        opener.desk.close()
    return code
