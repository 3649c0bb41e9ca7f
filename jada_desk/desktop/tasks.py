"""Work off the GUI thread; the only maker of threads in the window.

Four lanes: `publish` has one worker (the world is written by one at a time), `disk` has one (saves keep their order),
`read` has a few, `render` has one, so that a preview never waits behind the network. What a task reports is delivered
on the GUI thread.
"""

import logging
import traceback
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from jada_desk.domain.errors import Cancelled, JadaError
from jada_desk.workflows.ports import Progress, Report

_log: Final = logging.getLogger(__name__)

Lane = Literal["publish", "disk", "read", "render"]
_WORKERS: Final[dict[Lane, int]] = {"publish": 1, "disk": 1, "read": 3, "render": 1}
# A call to Google or AWS that is under way may still change something, so it is waited for longer than a read.
_LAST_WAIT_MS: Final[dict[Lane, int]] = {"publish": 15_000, "disk": 5_000, "read": 1_000, "render": 1_000}


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


class Task(QObject):
    """One piece of work under way. Signals arrive on the GUI thread: any number of `progressed`, then exactly one of
    `succeeded`, `failed` (a JadaError) and `cancelled` unless a newer task of the same key made it stale, then always
    `finished`.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _news = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.token = Token()
        self.stale = False
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask it to stop; it does so between two steps."""
        self.token.cancel()

    def run(self, work: Work) -> None:
        """Do the work on the calling thread and send the news of it to the GUI thread."""
        try:
            news = ("succeeded", work(self._report, self.token))
        except Cancelled:
            news = ("cancelled", None)
        except JadaError as exc:
            news = ("failed", exc)
        except Exception as exc:  # noqa: BLE001 - the edge: whatever a worker throws becomes an answer in the window
            # Without the message, which may hold a guest's data.
            where = "".join(traceback.format_tb(exc.__traceback__))
            _log.error("A task failed with %s\n%s", type(exc).__name__, where)
            news = ("failed", _unforeseen(exc))
        self._news.emit(*news)

    def _report(self, progress: Progress) -> None:
        self._news.emit("progressed", progress)

    @Slot(str, object)
    def _deliver(self, kind: str, value: object) -> None:
        if kind == "progressed":
            if not self.stale:
                self.progressed.emit(value)
            return
        try:
            if not self.stale:
                self._end(kind, value)
        finally:
            self.finished.emit()
            self.deleteLater()

    def _end(self, kind: str, value: object) -> None:
        if kind == "succeeded":
            self.succeeded.emit(value)
        elif kind == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()


def _unforeseen(exc: Exception) -> JadaError:
    return JadaError(
        f"The desk ran into a fault of its own ({type(exc).__name__}).",
        unchanged="Your draft is safe.",
        remedy="Try again; if it happens again, restart the desk and report it with the log file.",
    )


class Tasks(QObject):
    """Starts tasks on their lanes and drops the results of those that a newer one replaced."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Lane, QThreadPool] = {}
        for lane, workers in _WORKERS.items():
            pool = QThreadPool(self)
            pool.setMaxThreadCount(workers)
            self._pools[lane] = pool
        self._newest: dict[str, Task] = {}
        self._running: set[Task] = set()

    def start(
        self,
        lane: Lane,
        work: Work,
        *,
        key: str = "",
        succeeded: Callable[[object], None] | None = None,
        failed: Callable[[JadaError], None] | None = None,
        progressed: Callable[[Progress], None] | None = None,
        finished: Callable[[], None] | None = None,
    ) -> Task:
        """Start `work(report, cancel)`. With a `key`, an earlier task of that key is asked to stop and its results are
        dropped. The callables given here run on the GUI thread.
        """
        task = Task(self)
        for signal, receiver in (
            (task.succeeded, succeeded),
            (task.failed, failed),
            (task.progressed, progressed),
            (task.finished, finished),
        ):
            if receiver:
                signal.connect(receiver)
        task.finished.connect(partial(self._forget, task))
        self._running.add(task)
        if key:
            if earlier := self._newest.get(key):
                earlier.stale = True
                earlier.cancel()
            self._newest[key] = task
        self._pools[lane].start(partial(task.run, work))
        return task

    @property
    def running(self) -> int:
        """How many tasks have not ended."""
        return len(self._running)

    def close(self) -> bool:
        """Ask everything to stop and wait for the last save and for calls under way; False when one did not end."""
        for task in tuple(self._running):
            task.stale = True
            task.cancel()
        for lane in ("read", "render"):
            self._pools[lane].clear()
        waited = [pool.waitForDone(_LAST_WAIT_MS[lane]) for lane, pool in self._pools.items()]
        for task in tuple(self._running):
            # News that was posted and not delivered must not outlive its task.
            QCoreApplication.sendPostedEvents(task)
        return all(waited)

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        for key in [key for key, newest in self._newest.items() if newest is task]:
            del self._newest[key]
