"""The calendar feed (iCalendar, RFC 5545) read for a range of days."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.adapters.google.ical_series import (
    Budget,
    Member,
    Occurrence,
    occurrences,
    read_member,
    read_sequence,
)
from jada_desk.adapters.google.ical_text import (
    Block,
    Property,
    Unreadable,
    Zones,
    calendar_text,
    event_blocks,
    event_id_of,
    plain_text,
    read_time,
)
from jada_desk.adapters.google.zones import midnight
from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.translation import tr, tr_later

_PLAIN_DAY: Final = re.compile(r"[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:T|\Z)")
# How far from the window a time zone can put an event that its text puts elsewhere.
_SLACK: Final = timedelta(days=2)

_OUTSIDE: Final = tr_later("Its times lie outside every calendar.")
_NEVER: Final = datetime.min.replace(tzinfo=UTC)

Reading = tuple[list[CalendarEvent], list[UnreadableEvent]]


def read_events(data: bytes, first: date, last: date, zone: ZoneInfo) -> Reading:
    """Every event instance that touches the days `first` to `last`, both included, and the events nobody can
    read.

    Times come out in `zone` (the tenant's), floating ones and whole days are read in it; cancelled instances
    are left out. Each event is read alone: a bad one is an UnreadableEvent (unless it certainly lies on other
    days) and never hides another. An occurrence of a series has the id `<master>_<UTC start it was due at>`,
    on a whole day `<master>_<YYYYMMDD>`, as Google's API names it. Both lists are in time order. Never raises
    on any bytes.
    """
    text = calendar_text(data)
    window = _Window(first, last, zone)
    zones = Zones(text, zone)
    budget = Budget()
    events: dict[str, CalendarEvent] = {}
    unreadable: list[UnreadableEvent] = []
    for blocks in _wanted_groups(text, window):
        good, bad = _Group(blocks, zones, window).read(budget)
        events.update((event.event_id, event) for event in good)
        unreadable += bad
    ordered = sorted(events.values(), key=lambda event: (event.start.timestamp(), event.event_id))
    return ordered, sorted(unreadable, key=lambda event: (event.day or date.max, event.event_id))


class _Window:
    """The days asked for, as moments and as the eight digits that stand in the text."""

    def __init__(self, first: date, last: date, zone: ZoneInfo) -> None:
        self.begin = midnight(first, zone)
        self.end = midnight(last + timedelta(days=1), zone)
        self._low = (first - _SLACK).strftime("%Y%m%d")
        self._high = (last + _SLACK).strftime("%Y%m%d")

    def may_hold(self, text: str) -> bool:
        """Whether an event can touch the window, by a glance at its text; yes when that does not tell."""
        if "\nRRULE" in text or "\nRDATE" in text or "\nRECURRENCE-ID" in text:
            return True  # also when its UNTIL lies before: overrides may have been moved
        start = _glance(text, "\nDTSTART")
        if not start:
            return True
        if start > self._high:
            return False
        if start >= self._low:
            return True
        end = _glance(text, "\nDTEND")
        return end >= self._low if end else "\nDTEND" in text or "\nDURATION" in text

    def holds(self, start: datetime, end: datetime) -> bool:
        # Compared in UTC: two moments of one zone would be compared by their clock faces, wrong in a DST
        # night.
        begin_s, end_s = start.timestamp(), end.timestamp()
        return begin_s < self.end.timestamp() and (
            end_s > self.begin.timestamp() or begin_s == end_s == self.begin.timestamp()
        )

    def holds_day(self, day: date | None) -> bool:
        return day is None or self.begin.date() <= day < self.end.date()


def _glance(text: str, name: str) -> str:
    """The eight digits of a date property, "" when it is not of a plain form."""
    at = text.find(name)
    if at < 0:
        return ""
    stop = text.find("\n", at + 1)
    value = text[at : stop if stop > 0 else len(text)].rpartition(":")[2].strip()
    return value[:8] if _PLAIN_DAY.match(value) else ""


def _wanted_groups(text: str, window: _Window) -> Iterable[list[Block]]:
    """The events that may matter, those of one UID together, also the ones of that UID on other days.

    They are needed with it: two copies of one event are told apart by their SEQUENCE only.
    """
    groups: dict[str, list[Block]] = {}
    wanted: set[str] = set()
    for number, block in enumerate(event_blocks(text)):
        key = block.first("UID") or f"\n{number}"
        groups.setdefault(key, []).append(block)
        if not block.whole or window.may_hold(block.text):
            wanted.add(key)
    return (blocks for key, blocks in groups.items() if key in wanted)


class _Group:
    """The events of one UID: a single event, or a series with its overrides."""

    def __init__(self, blocks: list[Block], zones: Zones, window: _Window) -> None:
        self._blocks = blocks
        self._zones = zones
        self._window = window
        self._props = [block.properties() for block in blocks]
        self._id = event_id_of(blocks[0].first("UID").strip(), blocks[0])
        self._unreadable: list[UnreadableEvent] = []

    def read(self, budget: Budget) -> Reading:
        members = self._members(budget)
        events: list[CalendarEvent] = []
        for one in self._occurrences(members, budget):
            try:
                event = self._event(one)
            except OverflowError:
                self._refuse(one.index, tr(_OUTSIDE))
                continue
            if event.cancelled or not self._window.holds(event.start, event.end):
                continue
            if _has_end(self._props[one.index], event.all_day):
                events.append(event)
            else:
                day = event.start.date()
                self._unreadable.append(
                    UnreadableEvent(event.event_id, event.summary, day, tr("It has no end time."))
                )
        return events, self._unreadable

    def _members(self, budget: Budget) -> list[Member]:
        """The events whose times can be read; where an override cannot, its master leaves that place out."""
        members: list[Member] = []
        hidden: list[date | datetime] = []
        for index, (block, props) in enumerate(zip(self._blocks, self._props, strict=True)):
            try:
                if not block.whole:
                    raise Unreadable(tr("The calendar breaks off in the middle of it."))
                members.append(read_member(index, props, self._zones, budget))
            except (Unreadable, OverflowError) as exc:
                self._refuse(index, str(exc) if isinstance(exc, Unreadable) else tr(_OUTSIDE))
                hidden += self._time(index, "RECURRENCE-ID")
        return [replace(one, less=one.less + tuple(hidden)) if one.rules else one for one in members]

    def _occurrences(self, members: list[Member], budget: Budget) -> list[Occurrence]:
        if not any(one.recurs for one in members):
            # Copies of one event: the last changed one counts.
            newest = sorted(
                members, key=lambda one: (one.sequence, self._stamp(one.index, "LAST-MODIFIED") or _NEVER)
            )
            return [one.as_occurrence() for one in newest[-1:]]
        try:
            return occurrences(members, self._window.begin, self._window.end, budget)
        except Unreadable as exc:
            for one in members:
                if one.recurrence_id is None:
                    self._refuse(one.index, str(exc))
            # What stands in place of single occurrences can be read all the same.
            return [one.as_occurrence() for one in members if one.recurrence_id is not None]

    def _refuse(self, index: int, reason: str) -> None:
        block = self._blocks[index]
        days = [self._local_day(start) for start in self._time(index, "DTSTART")]
        if not self._window.may_hold(block.text) or (
            days and "RRULE" not in self._props[index] and not self._window.holds_day(days[0])
        ):
            return
        slots = self._time(index, "RECURRENCE-ID")
        self._unreadable.append(
            UnreadableEvent(
                event_id=self._id + (self._suffix(slots[0]) if slots else ""),
                title=self._text(index, "SUMMARY"),
                day=days[0] if days and self._window.holds_day(days[0]) else None,
                reason=reason,
            )
        )

    def _event(self, one: Occurrence) -> CalendarEvent:
        home = self._zones.home
        all_day = not isinstance(one.start, datetime)
        status = self._props[one.index].get("STATUS", [])
        return CalendarEvent(
            event_id=self._id + (self._suffix(one.slot) if one.slot is not None else ""),
            summary=self._text(one.index, "SUMMARY"),
            description=self._text(one.index, "DESCRIPTION"),
            location=self._text(one.index, "LOCATION"),
            start=_at_home(one.start, home),
            end=_at_home(one.end, home),
            time_zone=home.key if all_day else self._zone_key(one.index),
            all_day=all_day,
            cancelled=bool(status) and status[0].value.strip().upper() == "CANCELLED",
            sequence=read_sequence(self._props[one.index]),
            created=self._stamp(one.index, "CREATED"),
            updated=self._stamp(one.index, "LAST-MODIFIED"),
        )

    def _suffix(self, slot: date | datetime) -> str:
        if isinstance(slot, datetime):
            return slot.astimezone(UTC).strftime("_%Y%m%dT%H%M%SZ")
        return slot.strftime("_%Y%m%d")

    def _zone_key(self, index: int) -> str:
        """The event's own zone; a moment in UTC is shown by Google in the calendar's zone."""
        start = self._props[index]["DTSTART"][0]
        if start.value.strip().endswith("Z"):
            return self._zones.calendar.key
        zone = (
            self._zones.named(start.parameters["TZID"]) if start.parameters.get("TZID") else self._zones.home
        )
        return zone.key if isinstance(zone, ZoneInfo) else self._zones.home.key

    def _text(self, index: int, name: str) -> str:
        found = self._props[index].get(name)
        return plain_text(found[0].value) if found else ""

    def _time(self, index: int, name: str) -> list[date | datetime]:
        """The time in a property, in a list; an empty one when it is missing or cannot be read."""
        try:
            return [read_time(self._props[index][name][0], self._zones, "time")]
        except (KeyError, Unreadable):
            return []

    def _stamp(self, index: int, name: str) -> datetime | None:
        times = self._time(index, name)
        return times[0] if times and isinstance(times[0], datetime) else None

    def _local_day(self, value: date | datetime) -> date:
        try:
            return _at_home(value, self._zones.home).date()
        except OverflowError:
            return value


def _has_end(props: dict[str, list[Property]], all_day: bool) -> bool:
    return all_day or "DTEND" in props or "DURATION" in props


def _at_home(value: date | datetime, zone: ZoneInfo) -> datetime:
    """By way of UTC, so that an hour that does not exist or exists twice comes out as the one meant."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).astimezone(zone)
    return midnight(value, zone)
