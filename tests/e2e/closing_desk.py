"""The desk's window as it is closed in the middle of a publish, and as it starts again.

`python -m tests.e2e.closing_desk cut HOME FRIDAY STEPS` publishes the draft that is kept in HOME and presses "Close
now" once STEPS steps have ended; `... finish HOME` starts and closes when what was cut off is finished. Prints JSON:
`cut` how many steps the plan has, how many had ended, and the moment of the press by the computer's own clock; `finish`
how many steps ended how, and what the window said of it.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from jada_desk.desktop.app import make_application
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shell import Shell
from jada_desk.desktop.window import Window
from jada_desk.desktop.window_memory import Look
from jada_desk.domain.plan import PublishReport, StepState
from jada_desk.workflows.ports.work import Progress

Condition = Callable[[], object]


def cut(window: Window, friday: date, steps: int) -> Iterator[Condition]:
    session, review = window.session, window.side.review
    ended: list[str] = []

    def count(progress: Progress) -> None:
        if StepState(progress.state).is_end:
            ended.append(progress.event_id)

    session.publish_progressed.connect(count)
    yield lambda: session.friday and not session.is_reading
    session.show_weekend(friday)
    yield lambda: not session.is_reading and session.board.cards
    window.controller.review()
    yield review.confirm.isEnabled
    assert review.plan
    planned = len(review.plan.steps)
    review.confirm.click()
    review.really.click()
    yield lambda: len(ended) >= steps
    window.close()
    (now,) = (one for one in window.banner.findChildren(QPushButton) if one.text().startswith("Close now"))
    print(json.dumps({"steps": planned, "ended": len(ended), "pressed_at": time.monotonic()}), flush=True)
    now.click()
    yield lambda: False


def finish(window: Window) -> Iterator[Condition]:
    reports: list[object] = []
    window.session.publish_ended.connect(reports.append)
    yield lambda: reports
    (report,) = reports
    assert isinstance(report, PublishReport)
    states = Counter(str(one.state) for one in report.outcomes.values())
    said = {"states": states, "banner": window.session.aftermath.recovery_words}
    print(json.dumps(said), flush=True)
    yield lambda: window.session.publishing is None
    window.close()


def main() -> int:
    what, home = sys.argv[1], Path(sys.argv[2])
    app = make_application(sys.argv[:1])
    shell = Shell(home, Theme(), Look())
    shell.begin(None, practice=True)
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    script = (
        cut(window, date.fromisoformat(sys.argv[3]), int(sys.argv[4])) if what == "cut" else finish(window)
    )
    waiting_for: list[Condition] = [next(script)]

    def look() -> None:
        if waiting_for[0]():
            waiting_for[0] = next(script, lambda: False)

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    code = app.exec()
    if not shell.end():
        sys.stdout.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
