"""Charters by who is aboard and by boat, so that a rule looks at the few that matter and not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jada_desk.domain.charter import Charter


@dataclass(frozen=True, slots=True)
class Sailings:
    """Charters as they are wanted, found by person and by boat, each in the order they came in."""

    by_person: Mapping[str, tuple[Charter, ...]]
    by_boat: Mapping[str, tuple[Charter, ...]]

    def of_person(self, name: str) -> tuple[Charter, ...]:
        """The charters that somebody is aboard, cancelled ones too."""
        return self.by_person.get(name, ())

    def of_boat(self, name: str) -> tuple[Charter, ...]:
        """The charters of a boat, cancelled ones too."""
        return self.by_boat.get(name, ())


def sort_sailings(charters: Iterable[Charter]) -> Sailings:
    """The charters, sorted once for many questions."""
    by_person: defaultdict[str, list[Charter]] = defaultdict(list)
    by_boat: defaultdict[str, list[Charter]] = defaultdict(list)
    for one in charters:
        by_boat[one.boat].append(one)
        for name in dict.fromkeys(one.people):
            by_person[name].append(one)
    return Sailings(_closed(by_person), _closed(by_boat))


def resort_sailings(before: Sailings, was: Sequence[Charter], now: Sequence[Charter]) -> Sailings:
    """As `sort_sailings(now)`, from the sailings of `was`: people and boats that have nothing to do with a changed
    charter keep the very same ones."""
    place = {one.event_id: number for number, one in enumerate(now)}
    if len(place) != len(now) or [one.event_id for one in was] != list(place):
        return sort_sailings(now)
    changed = [number for number, one in enumerate(now) if was[number] is not one]
    return exchange_sailings(
        before, [was[number] for number in changed], [now[number] for number in changed], place
    )


def exchange_sailings(
    before: Sailings, was: Iterable[Charter], now: Iterable[Charter], place: Mapping[str, int]
) -> Sailings:
    """The sailings with some charters as they are now in the place of what they were. `place` says where each charter
    stands among all; its order stays. People and boats that have nothing to do with them keep the very same ones."""
    gone, come = sort_sailings(was), sort_sailings(now)
    return Sailings(
        _exchanged(before.by_person, gone.by_person, come.by_person, place),
        _exchanged(before.by_boat, gone.by_boat, come.by_boat, place),
    )


def _exchanged(
    before: Mapping[str, tuple[Charter, ...]],
    gone: Mapping[str, tuple[Charter, ...]],
    come: Mapping[str, tuple[Charter, ...]],
    place: Mapping[str, int],
) -> dict[str, tuple[Charter, ...]]:
    found = dict(before)
    for name in gone.keys() | come.keys():
        left = {one.event_id for one in gone.get(name, ())}
        stayed = [one for one in found.pop(name, ()) if one.event_id not in left]
        if charters := sorted([*stayed, *come.get(name, ())], key=lambda one: place[one.event_id]):
            found[name] = tuple(charters)
    return found


def _closed(found: Mapping[str, list[Charter]]) -> dict[str, tuple[Charter, ...]]:
    return {name: tuple(charters) for name, charters in found.items()}
