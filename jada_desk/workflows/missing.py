"""The contacts that a weekend is still without, looked for in one pass."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate
from jada_desk.domain.errors import Cancelled, JadaError
from jada_desk.domain.translation import tr
from jada_desk.workflows.lookup import GuestRows, Lookup
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.ports.work import CancelToken, Progress, Report
from jada_desk.workflows.side_by_side import side_by_side

# A mailbox allows so many requests a second, and each charter makes a dozen.
_AT_ONCE: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one charter, or why nothing could be searched."""

    charter: Charter
    lookup: Lookup | None
    trouble: JadaError | None = None

    @property
    def best(self) -> Candidate | None:
        """The contact to offer: the best one that says something new, None when there is none."""
        known = self.charter.guest_email.casefold()
        offered = self.lookup.candidates if self.lookup else ()
        return next((one for one in offered if one.phone or one.email.casefold() != known), None)


@dataclass(frozen=True, slots=True)
class MissingProgress(Progress):
    """News of the pass, with the charters that are done, in no order."""

    so_far: tuple[Found, ...] = ()


def once(read: GuestRows) -> GuestRows:
    """The same rows at every call, read at the first one; a reading that failed is tried again by the next."""
    kept: list[tuple[Item, ...]] = []

    def rows() -> tuple[Item, ...]:
        if not kept:
            kept.append(read())
        return kept[0]

    return rows


def unheard(_: Progress) -> None:
    """A report that nobody listens to."""


def find_missing(
    charters: Iterable[Charter],
    look: Callable[[Charter], Lookup],
    *,
    report: Report,
    cancel: CancelToken,
    executor: Executor | None = None,
) -> tuple[Found, ...]:
    """Look for the contact of each charter, four at a time when there is an executor; the results in time order.

    `look` searches for one charter on the calling thread. One that fails is told with its charter and stops no other.
    Raises Cancelled as soon as the person asked to stop.
    """
    wanted = sorted(charters, key=lambda one: (one.start, one.event_id))
    waiting = iter(wanted)  # shared: each worker takes the next

    def search() -> Iterator[Found]:
        for charter in waiting:
            if cancel.cancelled:
                return
            yield _attempt(look, charter)

    workers = min(_AT_ONCE, len(wanted)) if executor else 1
    found: list[Found] = []
    for one in side_by_side([search] * workers, executor, cancel):
        found.append(one)
        text = tr("Searched for {found} of {wanted} guests", found=len(found), wanted=len(wanted))
        report(MissingProgress(text, len(found), len(wanted), one.charter.event_id, so_far=tuple(found)))
    if cancel.cancelled:
        raise Cancelled(tr("The search was stopped."), unchanged=tr("Nothing was changed."))
    return tuple(sorted(found, key=lambda one: (one.charter.start, one.charter.event_id)))


def _attempt(look: Callable[[Charter], Lookup], charter: Charter) -> Found:
    try:
        return Found(charter, look(charter))
    except JadaError as trouble:
        return Found(charter, None, trouble)
