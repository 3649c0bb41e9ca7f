"""Starts a window in this process and tells when it was there: first paint done and a key press handled.

`python -m tests.bench.start_probe bare` shows a QMainWindow with a QLineEdit, `... desk HOME` the desk over the
practice workspace of a home, `... cached HOME` over the only operation of a home. Prints moments of the monotonic
clock (`at`), which all processes share, and the processor time used until then (`cpu_s`), as JSON: `window`, and for
the desk `weekend`, when the charters in view were painted and another key press was handled. Then it ends.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

_GIVE_UP_MS: Final = 20_000
Milestones = dict[str, Callable[[QWidget], bool]]


class Watch(QObject):
    """Sees every event. At the first paint that reaches a milestone it presses a key, and notes when it was handled."""

    def __init__(self, app: QApplication, milestones: Milestones) -> None:
        super().__init__(app)
        self._ahead = dict(milestones)
        self._pressed: list[tuple[str, QWidget]] = []
        self._moments: dict[str, dict[str, float]] = {}
        app.installEventFilter(self)
        QTimer.singleShot(_GIVE_UP_MS, self, self._give_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            for name in [name for name, is_reached in self._ahead.items() if is_reached(watched)]:
                del self._ahead[name]
                window = watched.window()
                # Once this paint is on screen, and behind everything that waits already, as for a person's key.
                QTimer.singleShot(0, self, lambda name=name, window=window: self._press(name, window))
        elif (
            event.type() is QEvent.Type.KeyRelease and self._pressed and watched is self._pressed[0][1]
        ):  # the press before it was handled to its end
            moment = {"at": time.monotonic(), "cpu_s": time.process_time()}
            self._moments[self._pressed.pop(0)[0]] = moment
            if not self._ahead and not self._pressed:
                QTimer.singleShot(0, self, self._end)
        return False

    def _press(self, name: str, window: QWidget) -> None:
        target = QApplication.focusWidget() or window
        self._pressed.append((name, target))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
            QCoreApplication.postEvent(target, key)

    def _give_up(self) -> None:
        sys.exit(f"Not reached: {', '.join([*self._ahead, *(name for name, _ in self._pressed)])}")

    def _end(self) -> None:
        print(json.dumps(self._moments), flush=True)
        QApplication.quit()


def start_bare() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    Watch(app, {"window": lambda _: True})
    window.show()
    app.exec()


def start_desk(arguments: list[str]) -> None:
    """The desk as `python -m jada_desk` starts it, but for the event filter."""
    from jada_desk.cli import main
    from jada_desk.desktop import app as desktop
    from jada_desk.desktop.board.card import CardFrame

    make_application = desktop.make_application

    def make_watched(arguments: list[str]) -> QApplication:
        app = make_application(arguments)
        Watch(app, {"window": lambda _: True, "weekend": lambda painted: isinstance(painted, CardFrame)})
        return app

    desktop.make_application = make_watched
    main(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        start_bare()
    else:
        start_desk(["--home", sys.argv[2], *(["--practice"] if sys.argv[1] == "desk" else [])])
