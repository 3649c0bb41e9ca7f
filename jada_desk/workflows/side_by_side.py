"""Searches that run side by side, and what they find taken one by one by who waits for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

from jada_desk.workflows.ports.work import CancelToken

# How often who waits for a slow search looks whether it was stopped.
_LOOK_UP_S: Final = 0.1
_T = TypeVar("_T")
_Search = Callable[[], Iterable[_T]]


def side_by_side(
    searches: Sequence[_Search[_T]], executor: Executor | None, cancel: CancelToken
) -> Iterator[_T]:
    """Everything that the searches find, as it comes; without an executor one search after the other.

    Ends as soon as the person asked to stop, without waiting for calls under way. What a search raises on its thread
    is raised here.
    """
    if executor is None:
        for search in searches:
            yield from search()
        return
    arrived = SimpleQueue[_T | BaseException | None]()
    for search in searches:
        executor.submit(_run, search, arrived)
    running = len(searches)
    while running and not cancel.cancelled:
        try:
            found = arrived.get(timeout=_LOOK_UP_S)
        except Empty:
            continue
        if found is None:
            running -= 1
        elif isinstance(found, BaseException):
            raise found
        else:
            yield found


def _run(search: _Search[_T], arrived: "SimpleQueue[_T | BaseException | None]") -> None:
    try:
        for found in search():
            arrived.put(found)
    except BaseException as fault:  # noqa: BLE001 - it is raised again by who waits
        arrived.put(fault)
    arrived.put(None)
