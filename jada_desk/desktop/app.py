"""Starting the window: first paint first, then the desk in a task, then the browser part of the preview."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from jada_desk.desktop.language import use_language
from jada_desk.desktop.look.icons import load_icons
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shell import Opener, Shell
from jada_desk.desktop.window_memory import load_look

__all__ = ["Opener", "make_application", "run"]

# The second wall around the preview: a proxy that nobody listens at, for loopback addresses too.
_SEALED_FLAGS = "--proxy-server=http://127.0.0.1:9 --proxy-bypass-list=<-loopback>"


def make_application(arguments: list[str]) -> QApplication:
    """Qt's application, prepared for a browser view that is added to a shown window later."""
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if _SEALED_FLAGS not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {_SEALED_FLAGS}".strip()
    # The guest page is painted without a graphics driver. With one, the first browser view would re-create the window
    # (a flash, and the focus is lost) or every start would load the driver: a third of a bare window's time, 90 MB.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to start as root with its sandbox on. Nobody else loses the sandbox.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    # Not by setStyle, which answers with the style: to tell Python what that is takes a start 12 ms.
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("JADA Desk")
    use_language(app)
    load_icons()
    return app


def run(home: Path, tenant_id: str | None, practice: bool) -> int:
    """Show the desk of one operation until its last window is closed; the process's exit code.

    Without a tenant and without settings in `home` it is the practice workspace if that was used before, else
    the first start's page.
    """
    app = make_application(sys.argv[:1])
    theme, look = Theme(), load_look(home)
    theme.use(look.mode, look.scale)
    shell = Shell(home, theme, look)
    shell.begin(tenant_id, practice)
    code = app.exec()
    if not shell.end():
        # A call that does not come back must not keep a closed window's process alive.
        sys.stdout.flush()
        os._exit(code)
    return code
