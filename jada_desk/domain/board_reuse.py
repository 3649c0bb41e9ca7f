"""Which cards of a board have to be made anew: after one edit these are a few of hundreds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft
from jada_desk.domain.fleet import Boat
from jada_desk.domain.sailings import Sailings


@dataclass(frozen=True, slots=True)
class Basis:
    """What a board was made of: `live` as the calendar says and `wanted` as the draft says, in the same order."""

    live: tuple[Charter, ...]
    wanted: tuple[Charter, ...]
    sailings: Sailings
    draft: Draft
    boats: Sequence[Boat]
    directory: Directory
    turnaround: timedelta
    unpublished: frozenset[str]
    drifted: frozenset[str]


def to_remake(before: Basis, now: Basis) -> frozenset[str]:
    """The charters whose cards differ, or may differ, from those of an earlier board: they, what is published of
    them, or a charter that their people or their boat sail at about the same time."""
    was = {live.event_id: (live, wanted) for live, wanted in zip(before.live, before.wanted, strict=True)}
    rules_before = (tuple(before.boats), before.directory, before.turnaround)
    if rules_before != (tuple(now.boats), now.directory, now.turnaround) or len(was) < len(before.live):
        return frozenset(one.event_id for one in now.live)
    found = {*(before.unpublished ^ now.unpublished), *(before.drifted ^ now.drifted)}
    edited = _edited(before.draft, now.draft)
    stirred: list[Charter] = []
    for live, wanted in zip(now.live, now.wanted, strict=True):
        earlier = was.pop(live.event_id, None)
        if earlier is None:
            stirred.append(wanted)
        elif live.event_id in edited or not _is_same(earlier[0], live):
            stirred += (earlier[1], wanted)
    stirred += (wanted for _, wanted in was.values())
    for one in stirred:
        found.add(one.event_id)
        boat = now.sailings.of_boat(one.boat)
        found.update(other.event_id for other in boat if _is_near(one, other, timedelta()))
        aboard = (other for name in one.people for other in now.sailings.of_person(name))
        found.update(other.event_id for other in aboard if _is_near(one, other, now.turnaround))
    return frozenset(found)


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
