"""What a board is made of, and which of its cards have to be made anew: after one edit these are a few of hundreds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft, apply_draft
from jada_desk.domain.fleet import Boat
from jada_desk.domain.sailings import Sailings, exchange_sailings, resort_sailings, sort_sailings


@dataclass(frozen=True, slots=True)
class Basis:
    """What a board is made of: the weekend as the calendar says, its charters as `wanted` under the draft, in the same
    order, and who sails which. `places` are where each charter stands, by event id, `fleet` the boats by name, `edited`
    the charters with edits."""

    weekend: Weekend
    wanted: tuple[Charter, ...]
    places: Mapping[str, int]
    sailings: Sailings
    draft: Draft
    edited: frozenset[str]
    boats: Sequence[Boat]
    fleet: Mapping[str, Boat]
    directory: Directory
    turnaround: timedelta
    unpublished: frozenset[str]
    drifted: frozenset[str]

    def has_rules_of(self, before: "Basis") -> bool:
        """Whether boats, people and the time between two sailings are as they were."""
        return (tuple(self.boats), self.directory, self.turnaround) == (
            tuple(before.boats),
            before.directory,
            before.turnaround,
        )

    def is_edit_of(self, before: "Basis") -> bool:
        """Whether only the draft, and what is published, may differ: of the very same reading, in which each charter
        stands once."""
        return (
            self.weekend is before.weekend
            and len(self.places) == len(self.wanted)
            and self.has_rules_of(before)
        )


def lay_basis(
    before: Basis | None,
    weekend: Weekend,
    draft: Draft,
    boats: Sequence[Boat],
    directory: Directory,
    turnaround: timedelta,
    unpublished: frozenset[str],
    drifted: frozenset[str],
) -> Basis:
    """What a board is to be made of; from an earlier one, `before`, is taken over what it says of the same."""
    charters, edited = weekend.charters, draft.event_ids
    if before and before.weekend is weekend and len(before.places) == len(charters):
        places = before.places
        wanted = list(before.wanted)
        changed = [places[event_id] for event_id in _edited(before.draft, draft) & places.keys()]
        for place in changed:
            wanted[place] = apply_draft(draft, charters[place])
        sailings = exchange_sailings(
            before.sailings,
            [before.wanted[place] for place in changed],
            [wanted[place] for place in changed],
            places,
        )
    else:
        places = {one.event_id: place for place, one in enumerate(charters)}
        wanted = [apply_draft(draft, one) if one.event_id in edited else one for one in charters]
        sailings = (
            resort_sailings(before.sailings, before.wanted, wanted) if before else sort_sailings(wanted)
        )
    fleet = {boat.name: boat for boat in boats}
    return Basis(
        weekend,
        tuple(wanted),
        places,
        sailings,
        draft,
        edited,
        boats,
        fleet,
        directory,
        turnaround,
        unpublished,
        drifted,
    )


def to_remake(before: Basis, now: Basis) -> frozenset[str]:
    """The charters whose cards differ, or may differ, from those of an earlier board: they, what is published of
    them, or a charter that their people or their boat sail at about the same time."""
    if not now.has_rules_of(before) or len(before.places) < len(before.wanted):
        return frozenset(now.places)
    found = {*(before.unpublished ^ now.unpublished), *(before.drifted ^ now.drifted)}
    for one in _stirred(before, now):
        found.add(one.event_id)
        boat = now.sailings.of_boat(one.boat)
        found.update(other.event_id for other in boat if _is_near(one, other, timedelta()))
        aboard = (other for name in one.people for other in now.sailings.of_person(name))
        found.update(other.event_id for other in aboard if _is_near(one, other, now.turnaround))
    return frozenset(found)


def _stirred(before: Basis, now: Basis) -> list[Charter]:
    """The charters that are wanted otherwise, as they were and as they are."""
    edited = _edited(before.draft, now.draft)
    if now.is_edit_of(before):
        places = [now.places[event_id] for event_id in edited & now.places.keys()]
        return [one for place in places for one in (before.wanted[place], now.wanted[place])]
    was = dict(zip(before.places, zip(before.weekend.charters, before.wanted, strict=True), strict=True))
    found: list[Charter] = []
    for live, wanted in zip(now.weekend.charters, now.wanted, strict=True):
        earlier = was.pop(live.event_id, None)
        if earlier is None:
            found.append(wanted)
        elif live.event_id in edited or not _is_same(earlier[0], live):
            found += (earlier[1], wanted)
    return found + [wanted for _, wanted in was.values()]


def _edited(before: Draft, now: Draft) -> frozenset[str]:
    """The charters of which two drafts say different things."""
    keys = before.edits.keys() | now.edits.keys()
    edited = {key[0] for key in keys if before.edits.get(key) != now.edits.get(key)}
    ids = before.overrides.keys() | now.overrides.keys()
    return frozenset(edited | {one for one in ids if before.overrides.get(one) != now.overrides.get(one)})


def _is_same(one: Charter, other: Charter) -> bool:
    """Whether two readings of a charter say the same, also in what a comparison of charters does not look at."""
    return one is other or (
        one == other
        and (one.photos, one.answers, one.overrides, one.event)
        == (other.photos, other.answers, other.overrides, other.event)
    )


def _is_near(one: Charter, other: Charter, turnaround: timedelta) -> bool:
    return other.start < one.end + turnaround and one.start - turnaround < other.end
