"""Calendar events read as charters, and a charter's changes as changes of its event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.boarding import write_time
from jada_desk.domain.charter import EDITABLE, CalendarEvent, Charter, OtherEvent, UnreadableEvent
from jada_desk.domain.charter_status import CharterStatus, read_status, write_status
from jada_desk.domain.crew import Directory, fold
from jada_desk.domain.description import FactValue, Reading, patch, read
from jada_desk.domain.errors import BadInput
from jada_desk.domain.event_title import find_boat, tells_charter, tells_other, title_guest, title_passengers
from jada_desk.domain.fleet import Boat
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr

LONGEST_WAIT: Final = timedelta(hours=6)

_GUEST_FACTS: Final = frozenset({"guest_name", "guest_email", "guest_phone", "passengers", "booking_id"})
_CHARTER_FACTS: Final = _GUEST_FACTS | {"captain", "crew", "boarding"}


@dataclass(frozen=True, slots=True)
class EventChanges:
    """New values for an event's own fields, None = as it is; `start` and `end` come together, aware.
    `restored` brings back an event that was deleted in Google."""

    summary: str | None = None
    description: str | None = None
    location: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    restored: bool = False


def parse_event(
    event: CalendarEvent, *, zone: ZoneInfo, boats: Sequence[Boat], directory: Directory
) -> Charter | OtherEvent | UnreadableEvent:
    """Read one calendar event as a tenant sees it; never raises.

    Times are given in `zone`. The boat is that of a Boat line, else one that LOCATION names, else the first
    of `boats`. Captain and crew get the directory's spelling. Boarding is the moment at the stated time at
    most six hours before the start, also on the evening before; any other is a problem. What is no charter has
    a boat only where its Boat line, LOCATION or title names one. Guest and passengers
    come from their lines, else from the title. "Charter: yes" or "no" decides whether a timed event is a
    charter; else a title with a word like "meeting" makes it none unless it has a guest, and any fact or
    charter word makes it one. An event that was deleted in Google is a cancelled charter.
    """
    status, reason, title = read_status(one_line(event.summary) or "(no title)")
    if event.cancelled:
        status = CharterStatus.CANCELLED
    start, end = event.start.astimezone(zone), event.end.astimezone(zone)
    if event.end.timestamp() <= event.start.timestamp() and not event.all_day:
        is_backwards = event.end.timestamp() < event.start.timestamp()
        why = tr("This event ends before it starts.") if is_backwards else tr("This event has no end time.")
        return UnreadableEvent(event.event_id, title, start.date(), why)
    reading = read(event.description, start=_clock(start, zone))
    boat, boat_problems = _boat(reading, event.location, boats)
    if event.all_day or not _is_charter(title, reading):
        if event.all_day:
            start, end = event.start, event.end
        named = _named_boat((_text(reading.facts, "boat"), event.location, title), boats)
        return OtherEvent(event.event_id, title, start, end, event.all_day, named, event)
    facts = reading.facts
    boarding, boarding_problems = _boarding(facts.get("boarding"), start, zone)
    captain = directory.canonical(_text(facts, "captain"))
    names = directory.canonical_all(_names(facts))
    passengers = _passengers(title, reading)
    return Charter(
        event_id=event.event_id,
        title=title,
        boat=boat,
        start=start,
        end=end,
        boarding=boarding,
        captain=captain,
        crew=tuple(name for name in names if fold(name) != fold(captain)),
        guest_name=_guest(title, reading, tuple(one.name for one in boats)),
        guest_email=_text(facts, "guest_email"),
        guest_phone=_text(facts, "guest_phone"),
        passengers=passengers,
        notes=_text(facts, "notes"),
        status=status,
        status_reason=reason,
        booking_id=_text(facts, "booking_id"),
        photo_upload_code=_text(facts, "photo_upload_code"),
        waivers_expected=passengers or 0,
        problems=(*reading.problems, *boat_problems, *boarding_problems),
        event=event,
    )


def patch_event(event: CalendarEvent, before: Charter, after: Charter, zone: ZoneInfo) -> EventChanges:
    """What to change in an event so that it reads as `after`, where `before` is what it reads as now.

    Concerned are title, status, times, boat, captain, crew, boarding, guest name, passengers and notes; a guest's
    phone and e-mail are never written into the calendar. Values are to be in the form of
    `description.normalise`. Equal charters give `EventChanges()`. Raises BadInput for what an event cannot
    say: no title, an end before the start, boarding after the start or more than six hours before it, a
    person in two places of one charter, names that `normalise` refuses.
    """
    changed = {name for name in EDITABLE if getattr(before, name) != getattr(after, name)}
    _check(after, changed, zone)
    reading = read(event.description, start=_clock(after.start, zone))
    facts: dict[str, FactValue] = {
        name: getattr(after, name) for name in ("captain", "notes") if name in changed
    }
    if "crew" in changed or ("captain" in changed and len(_names(reading.facts)) != len(before.crew)):
        # The old captain may stand among the crew in the text, where he was passed over and now would count.
        facts["crew"] = after.crew
    if changed & {"start", "boarding"}:
        stated, _ = _boarding(reading.facts.get("boarding"), after.start.astimezone(zone), zone)
        if stated != after.boarding or ("boarding" in changed and after.boarding is None):
            facts["boarding"] = _clock(after.boarding, zone) if after.boarding else None
    for name in ("guest_name", "passengers"):
        # A new title may state another guest or number than the old one did.
        if name in changed or ("title" in changed and not _is_stated(name, reading)):
            facts |= _beside_title(name, reading, before, after)
    location = None
    if "boat" in changed:
        place = None if "boat" in reading.facts else find_boat(event.location, [before.boat])
        if place:
            location = event.location[: place[1]] + after.boat + event.location[place[2] :]
        else:
            facts["boat"] = after.boat
    description = _describe(event.description, reading, facts, _clock(after.start, zone))
    if changed and not _is_charter(after.title, read(description)):
        description = patch(description, {"is_charter": True})
    is_moved = bool(changed & {"start", "end"})
    is_renamed = bool(changed & {"title", "status", "status_reason"})
    return EventChanges(
        summary=write_status(after.status, after.status_reason, after.title) if is_renamed else None,
        description=description if description != event.description else None,
        location=location,
        start=after.start if is_moved else None,
        end=after.end if is_moved else None,
        restored=event.cancelled and not after.is_cancelled,
    )


def _check(after: Charter, changed: set[str], zone: ZoneInfo) -> None:
    if "title" in changed and (not after.title or one_line(after.title) != after.title):
        raise _bad(
            tr("A charter needs a title of one line."), tr("Give it a title of at most 200 characters.")
        )
    if changed & {"title", "status", "status_reason"}:
        written = write_status(after.status, after.status_reason, after.title)
        if read_status(one_line(written)) != (after.status, after.status_reason, after.title):
            raise _bad(
                tr("A title cannot say that a charter is cancelled or on hold."),
                tr("Cancel or hold it instead."),
            )
    if after.end.timestamp() <= after.start.timestamp():
        raise _bad(tr("A charter must end after it starts."), tr("Give it a later end."))
    if after.boarding and changed & {"start", "boarding"}:
        start = after.start.astimezone(zone)
        if boarding_moment(_clock(after.boarding, zone), start, zone) != after.boarding:
            raise _bad(
                tr("Boarding must be at most six hours before the start."), tr("Set another boarding time.")
            )
    people = [fold(name) for name in after.people]
    if changed & {"captain", "crew"} and len(set(people)) < len(people):
        raise _bad(tr("One person stands in two places of a charter."), tr("Take them out of one."))


def _describe(text: str, reading: Reading, facts: Mapping[str, FactValue], start: time) -> str:
    """The description with new facts; a guest or number that only the title states is opened by a line."""
    silent = {
        name: "Guest name" if name == "guest_name" else 1
        for name, value in facts.items()
        if name in ("guest_name", "passengers") and value in (None, "") and not _is_stated(name, reading)
    }
    return patch(patch(text, silent, start=start), facts, start=start)


def _beside_title(name: str, reading: Reading, before: Charter, after: Charter) -> dict[str, FactValue]:
    """The fact to write about a guest or number of passengers, none when the title will say it."""
    wanted: FactValue = getattr(after, name)
    if not _is_stated(name, reading):
        # Which boats there are is not known here: the title must give the guest with and without them.
        told = (
            {title_guest(after.title, boats) for boats in ((), (before.boat, after.boat))}
            if name == "guest_name"
            else {title_passengers(after.title)}
        )
        if told == {wanted}:
            return {}
    return {name: wanted}


def boarding_moment(clock: time, start: datetime, zone: ZoneInfo) -> datetime | None:
    """The last moment at a local time within six real hours before the start, None when there is none.

    It may be on the evening before, and in the second of two equal hours when clocks go back.
    """
    moments = [
        datetime.combine(start.date() - timedelta(days=days), clock.replace(fold=second), zone).timestamp()
        for days in (0, 1)
        for second in (0, 1)
    ]
    waits = [
        wait for one in moments if 0 <= (wait := start.timestamp() - one) <= LONGEST_WAIT.total_seconds()
    ]
    return datetime.fromtimestamp(start.timestamp() - min(waits), zone) if waits else None


def _boarding(clock: FactValue, start: datetime, zone: ZoneInfo) -> tuple[datetime | None, tuple[str, ...]]:
    if not isinstance(clock, time):
        return None, ()
    moment = boarding_moment(clock, start, zone)
    if moment:
        return moment, ()
    said = write_time(clock)
    if clock > start.time():
        return None, (tr("Boarding {time} is after the start.", time=said),)
    return None, (tr("Boarding {time} is more than six hours before the start.", time=said),)


def _is_charter(title: str, reading: Reading) -> bool:
    said = reading.facts.get("is_charter")
    if isinstance(said, bool):
        return said
    # A line that leaves its fact open ("Captain: TBD") tells a charter as well as one that does not.
    named = set(reading.facts) | reading.left_open
    if tells_other(title):
        return bool(_GUEST_FACTS & named)
    return bool(_CHARTER_FACTS & named) or tells_charter(title)


def _boat(reading: Reading, location: str, boats: Sequence[Boat]) -> tuple[str, tuple[str, ...]]:
    names = [one.name for one in boats]
    said = _text(reading.facts, "boat")
    if found := find_boat(said, names):
        return found[0], ()
    problems = (tr("Boat “{boat}” is not one of yours.", boat=one_line(said, 40)),) if said else ()
    if found := find_boat(location, names):
        return found[0], problems
    return (names[0] if names else ""), problems


def _named_boat(texts: Sequence[str], boats: Sequence[Boat]) -> str:
    """The boat that the first text to name one names; "" when none does."""
    names = [one.name for one in boats]
    return next((found[0] for text in texts if (found := find_boat(text, names))), "")


def _guest(title: str, reading: Reading, boats: Sequence[str]) -> str:
    return (
        _text(reading.facts, "guest_name") if _is_stated("guest_name", reading) else title_guest(title, boats)
    )


def _passengers(title: str, reading: Reading) -> int | None:
    if not _is_stated("passengers", reading):
        return title_passengers(title)
    said = reading.facts.get("passengers")
    return said if isinstance(said, int) else None


def _is_stated(name: str, reading: Reading) -> bool:
    return name in reading.facts or name in reading.left_open


def _clock(moment: datetime, zone: ZoneInfo) -> time:
    local = moment.astimezone(zone)
    return time(local.hour, local.minute)


def _text(facts: Mapping[str, FactValue], name: str) -> str:
    return str(facts.get(name, ""))


def _names(facts: Mapping[str, FactValue]) -> tuple[str, ...]:
    said = facts.get("crew", ())
    return said if isinstance(said, tuple) else ()


def _bad(what: str, remedy: str) -> BadInput:
    return BadInput(what, unchanged=tr("The calendar event is as it was."), remedy=remedy)
