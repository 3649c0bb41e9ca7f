"""Measures in this process what the hands feel of a full window, over a home of `tests.bench.cached_home`.

`python -m tests.bench.window_probe bare` tells what an empty window takes of memory and for a frame, `... HOME` opens
the desk's window. Prints JSON: for each kind of work the milliseconds that each turn took from the input to the end of
its painting, by the clock and of the thread's own processor time (for an assignment also what comes after its painting,
`assign_rest`), and the resident memory in megabytes: `shown_mb` once every charter has its card, after `whole_s`
seconds, `resident_mb` when the libraries of all services are loaded too, both without the browser part of the preview.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from tests.bench.waiting import wait, wait_until

_FRAMES: Final = 200
_EDITS: Final = 100
# A hand does not come back sooner. The edit is saved by then, and the guest's page shows it.
_BETWEEN_EDITS_MS: Final = 250
_STEP_PX: Final = 40
# The last of the crew first: they have the fewest trips.
_LAST_SAILOR: Final = 59
_TYPED: Final = ("Guest12", "Guset3012", "619-555", "SailorBc", "weekend")
Times = dict[str, list[float]]


def measure(
    turns: Iterable[Callable[[], object]], paint: Callable[[], object] = QCoreApplication.processEvents
) -> Times:
    """What each turn took until all that it asked for was painted by `paint`."""
    found: Times = {"ms": [], "own_ms": []}
    for turn in turns:
        QCoreApplication.processEvents()
        with noted(found):
            turn()
            paint()
    return found


@contextmanager
def noted(found: Times) -> Iterator[None]:
    """Adds what it takes to what was found."""
    begun, own = time.perf_counter(), time.thread_time()
    yield
    found["ms"].append((time.perf_counter() - begun) * 1000)
    found["own_ms"].append((time.thread_time() - own) * 1000)


def resident_mb() -> float:
    """What of this process is in memory."""
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * 4096 / 1e6


def watch_bare() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    line = QLineEdit()
    window.setCentralWidget(line)
    window.resize(1440, 900)
    window.show()
    wait(500)
    frames = measure([window.update] * _FRAMES)
    print(json.dumps({"resident_mb": resident_mb(), "frame": frames}), flush=True)
    del app


def watch_desk(home: Path) -> None:
    # Imported late: the bare window must not carry what it does not need. The window's room first, as in a start: from
    # then on PySide keeps the source of no module.
    from jada_desk.desktop.app import make_application

    # ruff: isort: split
    from jada_desk.bootstrap import open_desk
    from jada_desk.desktop.look.theme import Theme
    from jada_desk.desktop.state.interpreter import Sweeper
    from jada_desk.desktop.state.session import Session
    from jada_desk.desktop.state.tasks import Tasks
    from jada_desk.desktop.window import Window

    app = make_application(sys.argv[:1])
    theme = Theme()
    theme.use("light")
    tasks = Tasks()
    window = Window(Session(tasks), theme)
    window.show()
    session = window.session
    sweeper = Sweeper(lambda: not session.hand.is_empty, window)
    desk = open_desk(home)
    may_read, observe = Event(), desk.observe

    def observe_later(*arguments: Any) -> Any:
        # The libraries of the services come with the first reading.
        may_read.wait()
        return observe(*arguments)

    desk.observe = observe_later  # type: ignore[method-assign, assignment]
    begun = time.perf_counter()
    session.start(desk)
    wait_until(lambda: bool(window.grid.cards) and window.grid.is_whole)
    found: dict[str, object] = {"whole_s": time.perf_counter() - begun, "shown_mb": resident_mb()}
    may_read.set()
    wait_until(lambda: tasks.running == 0)
    wait(1000)
    found["resident_mb"] = resident_mb()
    # As in the desk by now: what was loaded is swept no more, and the guest page has its browser.
    sweeper.settle()
    preview = window.side.details.preview
    preview.show_page(b"<!doctype html><title>Bench</title><p>Bench", "bench")
    wait_until(lambda: preview.is_ready)
    wait(1000)
    found["scroll"] = measure(_scrolling(window))
    found["drag"] = measure(_dragging(window))
    rest: Times = {"ms": [], "own_ms": []}
    # What is posted is painted, and what waits for the painting, as the right side does, is not begun.
    found["assign"] = measure(_assigning(window, tasks, rest), QCoreApplication.sendPostedEvents)
    found["assign_rest"] = rest
    found["finder"] = measure(_typing(window.top.finder))
    print(json.dumps(found), flush=True)
    sweeper.close()
    window.close_browsers()
    tasks.close()
    desk.close()
    del app


def _scrolling(window: QWidget) -> Iterator[Callable[[], object]]:
    bar = window.grid._scroll.verticalScrollBar()  # type: ignore[attr-defined]  # the grid has no need to show it
    step = _STEP_PX
    for _ in range(_FRAMES):
        if not 0 <= bar.value() + step <= bar.maximum():
            step = -step
        yield lambda step=step: bar.setValue(bar.value() + step)  # type: ignore[misc]


def _dragging(window: QWidget) -> Iterator[Callable[[], object]]:
    """Somebody is carried from slot to slot: the last one forgets, the next one answers."""
    from jada_desk.desktop.board.drag import MIME
    from jada_desk.desktop.state.hand import Held

    session, grid = window.session, window.grid  # type: ignore[attr-defined]
    data = QMimeData()
    data.setData(MIME, b"1")
    session.hand.take(Held("SailorAa"), is_drag=True)
    slots = [one for one in grid.slots() if one.visibleRegion()]
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction

    def go(slot: QWidget, last: QWidget | None) -> None:
        if last:
            QCoreApplication.sendEvent(last, QDragLeaveEvent())
        at = slot.rect().center()
        QCoreApplication.sendEvent(slot, QDragEnterEvent(at, move, data, left, none))
        QCoreApplication.sendEvent(slot, QDragMoveEvent(at, move, data, left, none))

    last = None
    for number in range(_FRAMES):
        slot = slots[number * 7 % len(slots)]
        yield lambda slot=slot, last=last: go(slot, last)  # type: ignore[misc]
        last = slot
    session.hand.release()


def _assigning(window: QWidget, tasks: object, rest: Times) -> Iterator[Callable[[], object]]:
    """Somebody who was dragged over a slot is dropped there; what follows is added to `rest`."""
    from jada_desk.desktop.state.hand import Held
    from jada_desk.domain.draft import Slot
    from tests.bench.cached_home import crew_name

    session = window.session  # type: ignore[attr-defined]
    firsts = [one for one in window.grid.slots() if one.view.slot == Slot("crew")]  # type: ignore[attr-defined]
    names = (crew_name(number) for number in range(_LAST_SAILOR, 0, -1))
    # A card grows with the warning that a drop brings, and pushes others out of view.
    shown = ((slot, name) for name in names for slot in firsts if slot.visibleRegion())
    for slot, name in islice(shown, _EDITS):
        # Nobody twice on a charter: that would be no edit.
        session.hand.take(Held(name), is_drag=True)
        slot.judge()
        card = slot.parentWidget()
        painted = card.paints
        yield slot.put_down
        if card.paints == painted:
            sys.exit("The card was not painted.")
        with noted(rest):
            QCoreApplication.processEvents()
        wait(_BETWEEN_EDITS_MS)
        wait_until(lambda: tasks.running == 0)  # type: ignore[attr-defined]
    # The next round in this home finds it as this one did.
    for _ in range(_EDITS):
        session.undo()
    wait_until(lambda: tasks.running == 0)  # type: ignore[attr-defined]


def _typing(finder: QLineEdit) -> Iterator[Callable[[], object]]:
    finder.enter()  # type: ignore[attr-defined]
    wait(300)
    none = Qt.KeyboardModifier.NoModifier
    for text in _TYPED:
        finder.clear()
        for letter in text:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, none, letter)
            yield lambda key=key: QCoreApplication.sendEvent(finder, key)  # type: ignore[misc]
    finder.leave()  # type: ignore[attr-defined]


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        watch_bare()
    else:
        watch_desk(Path(sys.argv[1]))
