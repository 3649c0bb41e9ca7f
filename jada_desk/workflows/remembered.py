"""The charters of every weekend on this desk's disk, ready to be found by guest, phone, booking or title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from jada_desk.domain.tenant import Tenant
from jada_desk.domain.word_index import WordIndex
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.weekend import read_directory, read_weekend


@dataclass(frozen=True, slots=True)
class Sailing:
    """A charter as it was when its weekend was read last; `words` are all that it is found by, but for the phone."""

    event_id: str
    title: str
    boat: str
    start: datetime
    phone: str
    words: str


@dataclass(frozen=True, slots=True)
class RememberedWeekend:
    """The charters of one weekend or week, as read at `read_at`."""

    read_at: datetime | None
    sailings: tuple[Sailing, ...]


class Remembered:
    """All that is remembered, each charter once, as its latest reading has it."""

    def __init__(self, weekends: Mapping[date, RememberedWeekend]) -> None:
        self.weekends = weekends
        in_time = sorted(weekends.values(), key=lambda one: one.read_at.timestamp() if one.read_at else 0.0)
        latest = {one.event_id: one for one in chain.from_iterable(week.sailings for week in in_time)}
        self._sailings = tuple(latest.values())
        self._digits = tuple(_digits(one.phone) for one in self._sailings)
        self._index = WordIndex(one.words for one in self._sailings)

    def find(self, wanted: str, near: datetime) -> list[Sailing]:
        """What `wanted` may mean, names and numbers as typed before mistyped ones, each nearest to a moment first."""
        exact, nearly = self._index.find(wanted)
        digits = _digits(wanted)
        if len(digits) >= 3 and not any(sign.isalpha() for sign in wanted):
            exact |= {place for place, phone in enumerate(self._digits) if digits in phone}
        return [*self._nearest(exact, near), *self._nearest(nearly - exact, near)]

    def _nearest(self, places: Iterable[int], near: datetime) -> list[Sailing]:
        found = (self._sailings[place] for place in places)
        return sorted(found, key=lambda one: (abs(one.start - near), one.event_id))


def remember(
    observed: Iterable[tuple[date, Observed]], tenant: Tenant, known: Remembered | None
) -> Remembered:
    """The charters of what was observed; of weekends that were not read anew since `known`, as they stand there."""
    before = known.weekends if known else {}
    return Remembered(
        {
            first: earlier
            if (earlier := before.get(first)) and earlier.read_at == one.read_at
            else RememberedWeekend(one.read_at, tuple(_sailings(one, tenant)))
            for first, one in observed
        }
    )


def _sailings(observed: Observed, tenant: Tenant) -> Iterator[Sailing]:
    for one in read_weekend(observed, tenant, read_directory(observed.crew)).charters:
        words = " ".join((one.title, one.guest_name, one.guest_email, one.booking_id))
        yield Sailing(one.event_id, one.title, one.boat, one.start, one.guest_phone, words)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
