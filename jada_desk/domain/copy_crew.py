"""The crew of one weekend for another: the same boat on the same day of the week, at the nearest hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, Slot, apply_draft, assign
from jada_desk.domain.fleet import Boat


@dataclass(frozen=True, slots=True)
class CopiedCrew:
    """The draft with the copied people, and how many slots they fill on how many charters."""

    draft: Draft
    people: int
    charters: int


def copy_crew(
    draft: Draft,
    charters: Sequence[Charter],
    source: Sequence[Charter],
    *,
    boats: Sequence[Boat],
    directory: Directory,
    at: datetime,
) -> CopiedCrew:
    """Fill the open slots of `charters` with who sailed the like of them in `source`.

    Nobody is put aside: a taken slot stays as it is. Who does not sail with us any more is left out, and so is a
    captain who is no captain any more; all else that speaks against somebody is shown on the card as ever. A charter of
    the source serves one charter, the earlier ones first; cancelled ones neither give nor take.
    """
    free = [one for one in source if not one.is_cancelled and one.people]
    slots = {boat.name: boat.crew_slots for boat in boats}
    people = touched = 0
    for live in sorted(charters, key=lambda one: (one.start, one.event_id)):
        wanted = apply_draft(draft, live)
        like = _nearest(wanted, free)
        if wanted.is_cancelled or like is None:
            continue
        free.remove(like)
        before = draft
        captain = directory.find(like.captain)
        is_fit = captain and captain.active and captain.is_captain and captain.name not in wanted.crew
        if captain and is_fit and not wanted.captain:
            draft = assign(draft, live, CAPTAIN_SLOT, captain.name, at)
            people += 1
        for name in like.crew:
            now, member = apply_draft(draft, live), directory.find(name)
            if member is None or not member.active or member.name in now.people:
                continue
            if len(now.crew) >= slots.get(now.boat, len(like.crew)):
                break
            draft = assign(draft, live, Slot("crew", len(now.crew)), member.name, at)
            people += 1
        touched += draft != before
    return CopiedCrew(draft, people, touched)


def _nearest(charter: Charter, source: Sequence[Charter]) -> Charter | None:
    alike = [one for one in source if one.boat == charter.boat and one.day.weekday() == charter.day.weekday()]
    return min(alike, key=lambda one: (_apart(one, charter), one.start), default=None)


def _apart(one: Charter, other: Charter) -> int:
    return abs(_minutes(one.start.time()) - _minutes(other.start.time()))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
