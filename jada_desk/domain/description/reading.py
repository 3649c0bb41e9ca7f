"""Reading a description: which facts it states, where each stands, and what could not be read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from jada_desk.domain.boarding import time_at
from jada_desk.domain.description.facts import (
    FACTS,
    FactValue,
    is_empty,
    number_of,
    state,
    states_headcount,
    unique,
)
from jada_desk.domain.description.keys import HEADCOUNT_KEYS, key_line, mentions
from jada_desk.domain.description.markup import Line, lines
from jada_desk.domain.translation import tr

# Google Calendar keeps 8,192 characters of a description; what is far longer was not typed by a dispatcher.
_LONG: Final = 64_000
_MAILTO: Final = re.compile(r"mailto:([^\"'?&<>\s]+)", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"\s*[-*\u2022\u00b7\u2013]\s*\w")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a description says.

    `facts` hold every fact that is stated, under the names of `FACTS`, none of them empty: `crew` a tuple of
    names, `boarding` a time of day, `passengers` an int, `is_charter` a bool, all others text (`notes` with
    `\\n` between its lines). `left_open` are the facts that a line names and leaves open ("Guest: TBD").
    `problems` are sentences for the dispatcher about what could not be read.
    """

    facts: Mapping[str, FactValue]
    problems: tuple[str, ...] = ()
    left_open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """One place that states a fact: `line.shown[begin:end]` is what a new value replaces.

    `words` are the (begin, end) of all that follows the key, and of the mention itself in running text (`key`
    is "" there). `lead` is the space that a value needs before it. `value` is None when the fact is left open
    or unreadable.
    """

    fact: str
    key: str
    line: Line
    begin: int
    end: int
    words: tuple[int, int]
    value: FactValue
    trouble: str = ""
    lead: str = ""

    @property
    def typed(self) -> str:
        return self.line.shown[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is read: `places` that count, those that say the `same`, and whether others contradict."""

    places: tuple[Place, ...]
    same: tuple[Place, ...] = ()
    contradicted: bool = False

    @property
    def value(self) -> FactValue:
        fact = self.places[0].fact
        if fact == "notes":
            return "\n".join(str(one.value) for one in self.places).strip("\n")
        if fact == "crew":
            return unique(name for one in self.places for name in names_of(one))
        return self.places[0].value


def read(text: str, *, start: time | None = None) -> Reading:
    """Read the facts of a description, plain or HTML; never raises, in time linear in the length of `text`.

    Understood are `Key: value` lines (keys in any case, with their common synonyms, after bullets; `=` or a
    spaced dash for the colon) and, where no such line states the fact, "arrive by 1:45 PM" and "party of 5"
    in running text. Of several lines for one fact the first counts, and a problem says so when they differ;
    lines with different crew keys ("First mate", "Deckhand") add up, and every "Notes" line is one line of
    the notes. `start` is the local time at which the charter starts: it decides what "1:45" means.
    """
    found = sources(text, start=start)
    facts = {fact: value for fact, source in found.items() if not is_empty(value := source.value)}
    return Reading(facts, tuple(_problems(text, found)), frozenset(found) - frozenset(facts))


def sources(text: str, *, start: time | None) -> dict[str, Source]:
    """Where each fact that the description names is read."""
    places: dict[str, list[Place]] = {fact: [] for fact in FACTS}
    waiting: Place | None = None
    for line in lines(text):
        if not line.shown.strip():
            continue
        found = _places(line, start)
        if waiting and not found and _is_list_item(line):
            waiting = replace(
                waiting,
                trouble=tr("{fact}: write the names on the line of the key.", fact=tr(FACTS[waiting.fact])),
            )
            places[waiting.fact][-1] = waiting
        for place in found:
            places[place.fact].append(place)
        last = found[-1] if found else None
        waiting = last if last and last.fact in ("captain", "crew") and not last.typed else None
    return {fact: _source(all_places) for fact, all_places in places.items() if all_places}


def names_of(place: Place) -> tuple[str, ...]:
    """The names that one crew line states."""
    return place.value if isinstance(place.value, tuple) else ()


def _is_list_item(line: Line) -> bool:
    return bool(_LIST_ITEM.match(line.shown)) or line.breaks[0].lower().startswith("<li")


def _places(line: Line, start: time | None) -> list[Place]:
    if found := key_line(line.shown):
        fact, words = found.fact, line.shown[found.begin : found.end]
        if found.key in HEADCOUNT_KEYS and states_headcount(words):
            fact = "passengers"
        stated = state(fact, words, start=start)
        if fact == "is_charter" and stated.trouble:
            return []
        if fact == "guest_email" and stated.trouble and (address := _linked_address(line)):
            stated = replace(stated, value=address, trouble="")
        begin, end = found.begin + stated.begin, found.begin + stated.end
        span = (found.begin, found.end)
        return [Place(fact, found.key, line, begin, end, span, stated.value, stated.trouble, found.lead)]
    return [_mention(line, *where, start) for where in mentions(line.shown)]


def _linked_address(line: Line) -> FactValue:
    for tag in line.tags:
        if tag.is_link and (found := _MAILTO.search(tag.source)):
            return state("guest_email", found[1]).value
    return None


def _mention(line: Line, fact: str, begin: int, end: int, start: time | None) -> Place:
    value: FactValue = None
    if fact == "passengers":
        value = number_of(line.shown[begin:end])
    elif clock := time_at(line.shown, begin):
        value = clock.resolve(start)
    return Place(fact, "", line, begin, end, (begin, end), value)


def _source(places: list[Place]) -> Source:
    fact = places[0].fact
    if fact == "notes":
        return Source(tuple(places))
    if fact == "crew":
        first: dict[str, Place] = {}
        for place in places:
            first.setdefault(place.key, place)
        differs = any(place.value != first[place.key].value for place in places)
        return Source(tuple(first.values()), contradicted=differs)
    counted, *others = sorted(places, key=lambda place: not place.key)
    stated = [place for place in others if place.value is not None]
    same = tuple(place for place in stated if place.value == counted.value)
    return Source((counted,), same, contradicted=len(same) < len(stated))


def _problems(text: str, found: Mapping[str, Source]) -> Iterator[str]:
    for fact, source in found.items():
        yield from (one.trouble for one in source.places if one.trouble)
        if source.contradicted:
            yield tr(
                "{fact} stands in the description twice and differs; the first one counts.",
                fact=tr(FACTS[fact]),
            )
    if len(text) > _LONG:
        yield tr(
            "The description is very long ({size} kB); check what was read from it.",
            size=len(text) // 1000,
        )
