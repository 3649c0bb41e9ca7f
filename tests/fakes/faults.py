"""Scripted failures for the in-memory fakes: at any call, before or after it had its effect."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a port; `number` counts from 0 over all fakes that share one `Faults`."""

    number: int
    port: str
    method: str
    args: tuple[object, ...]
    writes: bool


Hook = Callable[[Call], None]


def let_pass(call: Call) -> None:
    """The hook that does nothing."""


def raise_at(number: int, error: BaseException) -> Hook:
    """A hook that raises `error` at call `number` and lets all others pass."""

    def hook(call: Call) -> None:
        if call.number == number:
            raise error

    return hook


class Faults:
    """Called around every call of the fakes it is given to, and keeps the list of them.

    What `before` raises keeps the call from having any effect; what `after` raises hides that it had one.
    `after` is not reached when the call itself failed. Run once undisturbed, then for each number in `calls`:

        faults = Faults(after=raise_at(7, OutcomeUnknown("The answer was lost.")))
    """

    def __init__(self, before: Hook = let_pass, after: Hook = let_pass) -> None:
        self.before = before
        self.after = after
        self.calls: list[Call] = []
        self._lock = threading.Lock()

    @contextmanager
    def around(self, port: str, method: str, *args: object, writes: bool = False) -> Iterator[None]:
        with self._lock:
            call = Call(len(self.calls), port, method, args, writes)
            self.calls.append(call)
        self.before(call)
        yield
        self.after(call)

    def writes(self) -> list[Call]:
        return [call for call in self.calls if call.writes]
