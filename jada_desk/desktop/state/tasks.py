"""Work off the GUI thread; the only maker of threads in the window.

Five lanes: `publish` has one worker (the world is written by one at a time), `disk` has one (saves keep their order),
`read` has a few, `render` has one, so that a preview never waits behind the network,
`sign_in` one, which may wait for a person in a browser for minutes. What a task reports is delivered
on the GUI thread.
"""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot

from jada_desk.domain.errors import Cancelled, JadaError
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.work import Progress, Report

_log: Final = logging.getLogger(__name__)

Lane = Literal["publish", "disk", "read", "render", "sign_in"]
_WORKERS: Final[dict[Lane, int]] = {"publish": 1, "disk": 1, "read": 3, "render": 1, "sign_in": 1}
# A reading loads libraries for a second, and shares one interpreter with the window: it waits until the window had
# nothing to do for so long, for then what was due is painted and the keys of meanwhile are answered; but not for ever.
_READ_DELAY_MS: Final = 50
_LATE_S: Final = 0.01
_LONGEST_DELAY_S: Final = 1.0
# A save begins when the edit was painted, and what follows from it: both would wait for one interpreter.
_SAVE_DELAY_MS: Final = 40
# The last save is waited for. The others share what a person takes for closing at once: a read is of no use any more,
# and a publish was waited for before, or goes on at the next start.
_SAVE_WAIT_S: Final = 5.0
_CLOSE_WAIT_S: Final = 1.5


class Token:
    """The `CancelToken` of one task; safe to ask and to set from any thread."""

    def __init__(self) -> None:
        self._event = Event()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        self._event.set()


Work = Callable[[Report, Token], object]


def _ignore(*_: object) -> None:
    pass


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work under way, with what is to be called on the GUI thread: `progressed` any number of times, then
    exactly one of `succeeded`, `failed` and `cancelled` unless a newer task of its key made it stale, then `finished`.
    """

    work: Work
    succeeded: Callable[[Any], object] = _ignore
    failed: Callable[[JadaError], object] = _ignore
    cancelled: Callable[[], object] = _ignore
    progressed: Callable[[Progress], object] = _ignore
    finished: Callable[[], object] = _ignore
    token: Token = field(default_factory=Token)
    stale: bool = False

    def cancel(self) -> None:
        """Ask it to stop; it does so between two steps."""
        self.token.cancel()

    def drop(self) -> None:
        """Ask it to stop, and hear no more of it but its end."""
        self.stale = True
        self.token.cancel()


class Tasks(QObject):
    """Starts tasks on their lanes and drops the results of those that a newer one replaced."""

    # From any thread; queued to this object's own slot, which runs on the GUI thread.
    _news = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Lane, QThreadPool] = {}
        for lane, workers in _WORKERS.items():
            pool = QThreadPool(self)
            pool.setMaxThreadCount(workers)
            self._pools[lane] = pool
        self._newest: dict[str, Task] = {}
        self._running: set[Task] = set()
        self._is_closed = False
        self._saves: list[Task] = []
        self._saver = QTimer(self, singleShot=True, interval=_SAVE_DELAY_MS)
        self._saver.timeout.connect(self._hand_over_saves)
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, lane: Lane, task: Task, *, key: str = "") -> Task:
        """Start a task. With a `key`, an earlier one of that key is asked to stop and its results are dropped."""
        self._enter(task, key)
        if lane == "read":
            self._hand_over_when_quiet(lane, task, monotonic() + _LONGEST_DELAY_S)
        else:
            if lane == "disk":
                # The lane keeps its order.
                self._hand_over_saves()
            self._hand_over(lane, task)
        return task

    def save(self, task: Task, *, key: str) -> Task:
        """Start a task on the disk's lane once what led to it was painted; closing waits for it like for any save."""
        self._enter(task, key)
        self._saves.append(task)
        if not self._saver.isActive():
            # Not put off by one edit after the other, as of a key that is held down.
            self._saver.start()
        return task

    def _enter(self, task: Task, key: str) -> None:
        self._running.add(task)
        if key:
            if earlier := self._newest.get(key):
                earlier.drop()
            self._newest[key] = task

    def _hand_over_saves(self) -> None:
        saves, self._saves = self._saves, []
        for task in saves:
            self._hand_over("disk", task)

    def _hand_over_when_quiet(self, lane: Lane, task: Task, latest: float) -> None:
        due = monotonic() + _READ_DELAY_MS / 1000

        def turn() -> None:
            # A turn that comes late was kept waiting by the window.
            now = monotonic()
            if due + _LATE_S < now < latest:
                self._hand_over_when_quiet(lane, task, latest)
            else:
                self._hand_over(lane, task)

        QTimer.singleShot(_READ_DELAY_MS, self, turn)

    def _hand_over(self, lane: Lane, task: Task) -> None:
        if not self._is_closed:
            self._pools[lane].start(partial(self._work, task))

    @property
    def running(self) -> int:
        """How many tasks have not ended."""
        return len(self._running)

    def close(self) -> bool:
        """Ask everything to stop and wait for the last save and for calls under way; False when one did not end."""
        self._hand_over_saves()
        self._is_closed = True
        for task in tuple(self._running):
            task.drop()
        for lane in ("read", "render", "sign_in"):
            self._pools[lane].clear()
        start = monotonic()
        ended = []
        for lane, pool in self._pools.items():
            until = start + (_SAVE_WAIT_S if lane == "disk" else _CLOSE_WAIT_S)
            ended.append(pool.waitForDone(max(0, int((until - monotonic()) * 1000))))
        return all(ended)

    def _work(self, task: Task) -> None:
        """Do a task's work on the calling thread and send the news of it to the GUI thread."""
        news: tuple[str, object]
        try:
            news = ("succeeded", task.work(partial(self._news.emit, task, "progressed"), task.token))
        except Cancelled:
            news = ("cancelled", None)
        except JadaError as exc:
            news = ("failed", exc)
        except Exception as exc:  # noqa: BLE001 - the edge: whatever a worker throws becomes an answer in the window
            if not (task.stale and self._is_closed):
                # Without the message, which may hold a guest's data.
                where = "".join(traceback.format_tb(exc.__traceback__))
                _log.error("A task failed with %s\n%s", type(exc).__name__, where)
            news = ("failed", _unforeseen(exc))
        self._news.emit(task, *news)

    @Slot(object, str, object)
    def _deliver(self, task: Task, kind: str, value: object) -> None:
        if kind == "progressed":
            if not task.stale:
                task.progressed(value)  # type: ignore[arg-type]  # only `Progress` is sent under this name
            return
        # It has ended before anybody hears of it, so that a receiver may start the next.
        self._running.discard(task)
        for key in [key for key, newest in self._newest.items() if newest is task]:
            del self._newest[key]
        try:
            if not task.stale:
                _tell_end(task, kind, value)
        finally:
            task.finished()


def _tell_end(task: Task, kind: str, value: Any) -> None:
    if kind == "succeeded":
        task.succeeded(value)
    elif kind == "failed":
        task.failed(value)
    else:
        task.cancelled()


def _unforeseen(exc: Exception) -> JadaError:
    return JadaError(
        tr("The desk ran into a fault of its own ({name}).", name=type(exc).__name__),
        unchanged=tr("Your draft is safe."),
        remedy=tr("Try again; if it happens again, restart the desk and report it with the log file."),
    )
