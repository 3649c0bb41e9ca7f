"""Two operations looked at one after the other in one window, and then no orderly end.

`python -m tests.e2e.two_previews HOME FRIDAY EVENT ID...` opens each operation as Ctrl+1..9 does, waits for the guest's
page of the event in the preview, and prints JSON a line: what the browser holds, and what its profile may keep. It ends
as after a crash, so that whatever was left on disk is still there.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.app import make_application
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shell import Shell
from jada_desk.desktop.window import Window
from jada_desk.desktop.window_memory import Look

Condition = Callable[[], object]


def windows() -> list[Window]:
    """The windows that are shown and whose operation is open."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]
    return [one for one in shown if one.session.is_open]


def look(shell: Shell, friday: date, event_id: str, names: list[str]) -> Iterator[Condition]:
    profiles: list[QWebEngineProfile] = []  # kept, so that a new one is never at the place of an earlier one
    shell.begin(names[0], practice=False)
    for name in names:
        for window in windows():
            window.changeover.operation.emit(name)
        yield from look_at(name, friday, event_id, profiles)
    os._exit(0)


def look_at(name: str, friday: date, event_id: str, profiles: list[QWebEngineProfile]) -> Iterator[Condition]:
    yield lambda: [one.session.desk.tenant.tenant_id for one in windows()] == [name]
    (window,) = windows()
    session, preview = window.session, window.side.details.preview
    yield lambda: session.friday and not session.is_reading
    session.show_weekend(friday)
    yield lambda: not session.is_reading and session.board.cards
    session.select(event_id)
    yield lambda: preview.is_ready
    (view,) = preview.findChildren(QWebEngineView)
    profile = view.page().profile()
    html: list[str] = []
    view.page().toHtml(html.append)
    yield lambda: html
    said = {
        "name": name,
        "html": html[0],
        "keeps_nothing": profile.isOffTheRecord(),
        "is_new": all(profile is not one for one in profiles),
    }
    profiles.append(profile)
    print(json.dumps(said), flush=True)


def main() -> int:
    home, friday, event_id, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]
    app = make_application(sys.argv[:1])
    shell = Shell(home, Theme(), Look())
    script = look(shell, date.fromisoformat(friday), event_id, names)
    waiting_for: list[Condition] = [next(script)]

    def go_on() -> None:
        if waiting_for[0]():
            waiting_for[0] = next(script)

    timer = QTimer(interval=20)
    timer.timeout.connect(go_on)
    timer.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
