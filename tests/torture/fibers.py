"""Fibers: threads of which exactly one runs at a time, and which one is decided by who asks.

A fiber runs until it parks itself (`Fibers.switch_to`, `Fibers.wait_for`) or ends; then the next is chosen by
the `choose` that was handed in. The same choices give the same run.
"""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock, Thread
from typing import Any

Condition = Callable[[], bool]


class Worker:
    """A thread that runs one piece of work after another, so that a fiber costs no new thread."""

    def __init__(self) -> None:
        self.go = Lock()
        self.go.acquire()
        self.work: Callable[[], None] = lambda: None
        Thread(target=self._run, daemon=True, name="torture fiber").start()

    def _run(self) -> None:
        while True:
            self.go.acquire()
            self.work()


_IDLE: deque[Worker] = deque()


class Fiber:
    """One line of work; `owner` and `about` are the rig's own marks."""

    def __init__(self, worker: Worker, owner: Any, about: Any) -> None:
        self.worker = worker
        self.owner = owner
        self.about = about
        self.until: Condition | None = None


class Stuck(AssertionError):
    """No fiber can go on: the code under test waits for something that nobody will bring."""


class Fibers:
    """The fibers of one run. `choose` picks who goes on among those that can, in the order of their birth."""

    def __init__(self, choose: Callable[[Sequence[Fiber]], Fiber]) -> None:
        self._choose = choose
        self._alive: list[Fiber] = []
        self._over = Lock()
        self._failure: BaseException | None = None
        self.current: Fiber | None = None

    def start(self, work: Callable[[], None], owner: Any, about: Any = None) -> Fiber:
        """A new fiber, which will be chosen when somebody parks."""
        fiber = Fiber(_IDLE.pop() if _IDLE else Worker(), owner, about)

        def run() -> None:
            try:
                work()
            except BaseException as failure:  # noqa: BLE001 - told by run_all, in the thread that asked
                self._failure = self._failure or failure
            self._alive.remove(fiber)
            worker = fiber.worker
            try:
                self._hand_on()
            finally:
                _IDLE.append(worker)

        fiber.worker.work = run
        self._alive.append(fiber)
        return fiber

    def run_all(self) -> None:
        """Run until every fiber has ended; raises what one of them raised first."""
        self._over.acquire()
        if self._alive:
            self._hand_on()
            self._over.acquire()
        self._over.release()
        if self._failure:
            raise self._failure

    @property
    def ready(self) -> list[Fiber]:
        """Those that can go on."""
        return [one for one in self._alive if one.until is None or one.until()]

    def switch_to(self, fiber: Fiber) -> None:
        """Let another fiber run, and come back when this one is chosen again."""
        me = self.current
        if me is None or fiber is me:
            return
        self.current = fiber
        fiber.worker.go.release()
        me.worker.go.acquire()

    def wait_for(self, condition: Condition) -> None:
        """Park until `condition` holds."""
        me = self.current
        if me is None or condition():
            return
        me.until = condition
        ready = self.ready
        if not ready:
            me.until = None
            raise Stuck("Nobody can go on.")
        self.switch_to(self._choose(ready))
        me.until = None

    def _hand_on(self) -> None:
        if not self._alive:
            self.current = None
            self._over.release()
            return
        ready = self.ready
        if not ready:
            # Those that are left wait for one another: let the first see it.
            self._failure = self._failure or Stuck("Nobody can go on.")
            ready = self._alive[:1]
        self.current = self._choose(ready)
        self.current.worker.go.release()
