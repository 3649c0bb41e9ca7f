"""Measures in this process how long the GUI thread keeps an event waiting.

`python -m tests.bench.stall_probe bare` does so with an idle bare window until its standard input ends, `... desk HOME
FRIDAY` with the desk's window while it publishes the draft that is kept in HOME and reads the weekend again. Prints
JSON: the longest wait in milliseconds (`longest_ms`), how many were over 50 ms (`over_50`), how long it was measured
(`seconds`), how many steps were published (`steps`), and the longest wait that this process can have made itself
(`own_ms`): no longer than the CPU time that all its threads used meanwhile. The rest of a wait is other programs'.
"""

import json
import math
import sys
import time
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from jada_desk.desktop.app import Opener, make_application
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window
from jada_desk.domain.plan import PublishReport
from tests.bench.waiting import wait, wait_until

_INTERVAL_MS: Final = 5
_LONG_MS: Final = 50.0
_SETTLE_MS: Final = 3000


class StallWatch(QObject):
    """Asks to be called every few milliseconds, and notes by how much each call is late."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._late_ms: list[float] = []
        self._own_ms: list[float] = []
        self._cpu = time.process_time()
        self._begun = self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._begun = self._last = time.perf_counter()
        self._cpu = time.process_time()
        self._timer.start()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        late_ms = (now - self._last) * 1000 - _INTERVAL_MS
        self._late_ms.append(late_ms)
        self._own_ms.append(min(late_ms, (cpu - self._cpu) * 1000))
        self._last, self._cpu = now, cpu

    def print_found(self, steps: int = 0) -> None:
        found = {
            "longest_ms": max(self._late_ms),
            "own_ms": max(self._own_ms),
            "steps": steps,
            "over_50": sum(one > _LONG_MS for one in self._late_ms),
            "seconds": self._last - self._begun,
        }
        print(json.dumps(found), flush=True)


def watch_bare() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    wait(1000)
    watch = StallWatch(app)
    ended = Event()

    def wait_for_end() -> None:
        sys.stdin.read()
        ended.set()

    Thread(target=wait_for_end, daemon=True).start()
    watch.start()
    wait_until(ended.is_set, math.inf)
    watch.print_found()


def watch_publish(home: Path, friday: date) -> None:
    app = make_application(sys.argv[:1])
    theme = Theme()
    theme.use("light")
    tasks = Tasks()
    session = Session(tasks)
    window = Window(session, theme)
    window.show()
    opener = Opener(window, tasks, home, None, practice=True)
    opener.open()
    wait_until(lambda: session.friday is not None)
    session.show_weekend(friday)
    wait_until(lambda: not session.is_reading and bool(session.board.cards))
    # What the window still does for itself, like the browser view of the preview, is no part of a publish.
    wait(_SETTLE_MS)
    window.controller.review()
    wait_until(window.side.review.confirm.isEnabled)
    reports: list[object] = []
    session.publish_ended.connect(reports.append)
    window.side.review.confirm.click()  # so many charters are a big plan: asked about twice
    watch = StallWatch(app)
    watch.start()
    window.side.review.really.click()
    wait_until(lambda: bool(reports))
    wait_until(lambda: session.publishing is None and not session.is_reading)
    wait(500)  # what was read is painted
    (report,) = reports
    if not (isinstance(report, PublishReport) and report.is_complete):
        sys.exit("The publish is not complete.")
    watch.print_found(len(report.plan.steps))
    wait_until(lambda: not tasks.running)
    tasks.close()
    if opener.desk:
        opener.desk.close()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        watch_bare()
    else:
        watch_publish(Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
