"""Charters by who is aboard and by boat, so that a rule looks at the few that matter and not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


def _closed(found: Mapping[str, list[Charter]]) -> dict[str, tuple[Charter, ...]]:
    return {name: tuple(charters) for name, charters in found.items()}
