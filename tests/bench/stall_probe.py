"""Measures in this process how long the GUI thread keeps an event waiting.

`python -m tests.bench.stall_probe bare SECONDS` does so with an idle bare window, `... desk HOME FRIDAY` with the
desk's window while it publishes the draft that is kept in HOME and reads the weekend again. Prints JSON: the longest
wait in milliseconds (`longest_ms`), how many were over 50 ms (`over_50`), and how long it was measured (`seconds`).
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from jada_desk.bootstrap import open_desk
from jada_desk.desktop.app import make_application
from jada_desk.desktop.session import Session
from jada_desk.desktop.tasks import Tasks
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.window import Window
from jada_desk.domain.plan import PublishReport

_INTERVAL_MS: Final = 5
_LONG_MS: Final = 50.0
_SETTLE_MS: Final = 3000
_GIVE_UP_S: Final = 60.0


class StallWatch(QObject):
    """Asks to be called every few milliseconds, and notes by how much each call is late."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._late_ms: list[float] = []
        self._begun = self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._begun = self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late_ms.append((now - self._last) * 1000 - _INTERVAL_MS)
        self._last = now

    def print_found(self) -> None:
        found = {
            "longest_ms": max(self._late_ms),
            "over_50": sum(one > _LONG_MS for one in self._late_ms),
            "seconds": self._last - self._begun,
        }
        print(json.dumps(found), flush=True)


def watch_bare(seconds: float) -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    wait(1000)
    watch = StallWatch(app)
    watch.start()
    wait(int(seconds * 1000))
    watch.print_found()


def watch_publish(home: Path, friday: date) -> None:
    app = make_application(sys.argv[:1])
    theme = Theme()
    theme.use("light")
    tasks = Tasks()
    session = Session(tasks)
    window = Window(session, theme)
    window.show()
    desk = open_desk(home, practice=True)
    session.start(desk)
    window.side.details.preview.build_when_idle()
    wait_until(lambda: session.friday is not None)
    session.show_weekend(friday)
    wait_until(lambda: not session.is_reading and bool(session.board.cards))
    # What the window still does for itself, like the browser view of the preview, is no part of a publish.
    wait(_SETTLE_MS)
    window.review()
    wait_until(window.side.review.confirm.isEnabled)
    reports: list[object] = []
    session.publish_ended.connect(reports.append)
    window.side.review.confirm.click()  # fifty charters are a big plan: asked about twice
    watch = StallWatch(app)
    watch.start()
    window.side.review.really.click()
    wait_until(lambda: bool(reports))
    wait_until(lambda: session.publishing is None and not session.is_reading)
    wait(500)  # what was read is painted
    watch.print_found()
    (report,) = reports
    if not (isinstance(report, PublishReport) and report.is_complete):
        sys.exit("The publish is not complete.")
    wait_until(lambda: not tasks.running)
    tasks.close()
    desk.close()


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _GIVE_UP_S
    while not is_so():
        if time.monotonic() > deadline:
            sys.exit("The window did not get there in time.")
        wait(50)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        watch_bare(float(sys.argv[2]))
    else:
        watch_publish(Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
