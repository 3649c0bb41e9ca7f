"""Recurring events: which of their occurrences stand in a window, at a bounded cost.

recurring-ical-events does the counting. It walks a rule from its first occurrence, and a rule that never
matches it walks to the year 9999; a line of text in somebody's invitation could keep it busy for minutes. So
each rule is priced before it is walked, by what it says alone, and what is too dear is refused with a reason.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vRecur
from recurring_ical_events import CalendarQuery

from jada_desk.adapters.google.ical_text import (
    Property,
    Unreadable,
    Zones,
    read_duration,
    read_times,
)
from jada_desk.adapters.google.zones import midnight
from jada_desk.domain.translation import tr, tr_later

# Steps are candidate occurrences walked from the first one; a hundred thousand take about 0.3 s.
_STEPS_A_SERIES: Final = 150_000
_STEPS_A_FEED: Final = 1_000_000
# The price of a rule whose filters may leave nothing, which is then walked to the end of the calendar.
_STEPS_IF_MAYBE_NEVER: Final = 140_000
_OLDEST: Final = 1900
_MAX_LISTED: Final = 1_000
_STEPS_A_LISTED: Final = 5
_TOO_MUCH: Final = tr_later("It repeats in a way that would take too long to work out.")
_ODD: Final = tr_later("The way it repeats cannot be read.")
_DAYS_A_STEP: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_TIMES: Final = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
# What a rule may say besides FREQ, INTERVAL, COUNT, UNTIL and WKST. Day filters inside DAILY and WEEKLY
# rules are the ones that never match and take longest; calendars write such a rule as a monthly or yearly
# one.
_PARTS: Final = {
    "HOURLY": frozenset[str](),
    "DAILY": _TIMES | {"BYDAY", "BYMONTH"},
    "WEEKLY": _TIMES | {"BYDAY", "BYMONTH"},
    "MONTHLY": _TIMES | {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": _TIMES | {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"},
}
_ANY: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTH_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# What the libraries raise on values that no check of ours foresaw.
BROKEN: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Budget:
    """The steps that one feed may cost; a feed of many dear rules is read up to it."""

    def __init__(self) -> None:
        self._left = _STEPS_A_FEED

    def spend(self, steps: int) -> None:
        """Raises Unreadable when the series or the whole feed is too dear."""
        if steps > _STEPS_A_SERIES:
            raise Unreadable(tr(_TOO_MUCH))
        if steps > self._left:
            raise Unreadable(tr("The calendar repeats more events than can be worked out at once."))
        self._left -= steps


@dataclass(frozen=True, slots=True)
class Member:
    """One VEVENT of a series: its master, or what stands in place of one occurrence (`recurrence_id`).

    `start` and `end` are both dates or both aware moments; `end` is None when the event says none.
    `and_following` when it stands in place of all later occurrences too (RANGE=THISANDFUTURE, RFC 5545,
    3.2.13).
    """

    index: int
    start: date | datetime
    end: date | datetime | None
    sequence: int
    recurrence_id: date | datetime | None = None
    and_following: bool = False
    rules: tuple[str, ...] = ()
    more: tuple[date | datetime, ...] = ()
    less: tuple[date | datetime, ...] = ()

    @property
    def recurs(self) -> bool:
        return bool(self.rules or self.more or self.recurrence_id)

    def as_occurrence(self) -> "Occurrence":
        """The event by itself, whatever its series does."""
        return Occurrence(
            self.index, self.start, self.start if self.end is None else self.end, self.recurrence_id
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence: which Member it comes from, and the place in its series (None = it is in none)."""

    index: int
    start: date | datetime
    end: date | datetime
    slot: date | datetime | None


def read_member(index: int, props: dict[str, list[Property]], zones: Zones, budget: Budget) -> Member:
    """What an event says of its times. Raises Unreadable."""
    if "DTSTART" not in props:
        raise Unreadable(tr("It has no start time."))
    if "EXRULE" in props:
        raise Unreadable(tr("It repeats by an old kind of rule (EXRULE) that calendars no longer use."))
    start = read_times(props["DTSTART"][0], zones, tr("start"))[0]
    listed = [prop for name in ("RDATE", "EXDATE") for prop in props.get(name, [])]
    values = sum(prop.value.count(",") + 1 for prop in listed)
    budget.spend(values * _STEPS_A_LISTED if values <= _MAX_LISTED else _STEPS_A_SERIES + 1)
    override = props.get("RECURRENCE-ID", [])
    return Member(
        index=index,
        start=start,
        end=_end(start, props, zones),
        sequence=read_sequence(props),
        recurrence_id=read_times(override[0], zones, tr("place in its series"))[0] if override else None,
        and_following=bool(override) and "RANGE" in override[0].parameters,
        rules=tuple(prop.value.strip() for prop in props.get("RRULE", [])),
        more=tuple(
            day for prop in props.get("RDATE", []) for day in read_times(prop, zones, tr("extra date"))
        ),
        less=tuple(
            day for prop in props.get("EXDATE", []) for day in read_times(prop, zones, tr("left-out date"))
        ),
    )


def read_sequence(props: dict[str, list[Property]]) -> int:
    """How often the event was changed; 0 when it does not say."""
    value = props["SEQUENCE"][0].value.strip() if "SEQUENCE" in props else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _end(start: date | datetime, props: dict[str, list[Property]], zones: Zones) -> date | datetime | None:
    """DTEND, else DTSTART + DURATION, else the next day for a whole day (RFC 5545, 3.6.1), else None."""
    if "DTEND" in props:
        end = read_times(props["DTEND"][0], zones, tr("end"))[0]
        if isinstance(end, datetime) != isinstance(start, datetime):
            raise Unreadable(
                tr("Its start and its end are not of one kind: one has an hour, the other has none.")
            )
        if _moment(end, zones) < _moment(start, zones):
            raise Unreadable(tr("It ends before it starts."))
        # Google writes a whole day also as one that ends on the day it starts.
        return start + timedelta(days=1) if end == start and not isinstance(start, datetime) else end
    if "DURATION" in props:
        length = read_duration(props["DURATION"][0])
        if length < timedelta(0):
            raise Unreadable(tr("It ends before it starts."))
        if not isinstance(start, datetime):
            return start + max(length, timedelta(days=1))
        # Days are days of the calendar, the rest is time that passes (RFC 5545, 3.3.6).
        days = timedelta(days=length.days)
        return ((start + days).astimezone(UTC) + (length - days)).astimezone(start.tzinfo)
    return None if isinstance(start, datetime) else start + timedelta(days=1)


def _moment(value: date | datetime, zones: Zones) -> datetime:
    return (
        value.astimezone(UTC) if isinstance(value, datetime) else midnight(value, zones.home).astimezone(UTC)
    )


def occurrences(members: list[Member], begin: datetime, end: datetime, budget: Budget) -> list[Occurrence]:
    """The occurrences of one series (all events of one UID) that touch `begin` <= t < `end`.

    Overrides take the place of what they override, also when they were moved into the window or out of it,
    and stand for themselves when their master is missing. Raises Unreadable.
    """
    calendar = Calendar()
    if any(member.and_following for member in members):
        raise Unreadable(
            tr("A part of its series was moved as a whole, in a way that the desk does not read.")
        )
    for member in members:
        for rule in member.rules:
            budget.spend(_price(rule, member.start, end))
        calendar.add_component(_component(member))
    try:
        found = CalendarQuery(calendar).between(begin, end)
    except BROKEN as exc:
        raise Unreadable(tr(_ODD)) from exc
    return [
        Occurrence(
            index=int(one["X-INDEX"]),
            start=one["DTSTART"].dt,
            end=one["DTEND"].dt,
            slot=one["RECURRENCE-ID"].dt,
        )
        for one in found
    ]


def _component(member: Member) -> Event:
    event = Event()
    event["UID"] = "series"
    event["X-INDEX"] = str(member.index)
    event["SEQUENCE"] = member.sequence
    event.add("DTSTART", member.start)
    event.add("DTEND", member.start if member.end is None else member.end)
    if member.recurrence_id is not None:
        event.add("RECURRENCE-ID", member.recurrence_id)
    try:
        for rule in member.rules:
            event.add("RRULE", vRecur.from_ical(rule))
    except BROKEN as exc:
        raise Unreadable(tr(_ODD)) from exc
    if member.more:
        event.add("RDATE", list(member.more))
    if member.less:
        event.add("EXDATE", list(member.less))
    return event


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: dict[str, str]

    def values(self, name: str) -> list[str]:
        return self.parts[name].split(",") if name in self.parts else []

    def numbers(self, name: str) -> list[int]:
        return [int(value) for value in self.values(name)]

    def number(self, name: str, default: int) -> int:
        return int(self.parts.get(name, default))


def _price(text: str, start: date | datetime, end: datetime) -> int:
    """The steps that walking a rule from `start` past `end` takes at most. Raises Unreadable."""
    parts = [_part(part) for part in text.strip(";").split(";")]
    rule = _Rule(dict(parts))
    freq = rule.parts.get("FREQ", "").upper()
    if freq in ("SECONDLY", "MINUTELY"):
        raise Unreadable(tr("It repeats every minute or every second."))
    if freq not in _PARTS or len(rule.parts) < len(parts):
        raise Unreadable(tr(_ODD))
    if not rule.parts.keys() <= _ANY | _PARTS[freq] or start.year < _OLDEST:
        raise Unreadable(tr(_TOO_MUCH))
    try:
        interval = rule.number("INTERVAL", 1)
        if interval < 1:
            raise Unreadable(tr(_ODD))
        if freq == "HOURLY":
            return _hours(rule, interval, start)
        times = max(len(rule.values("BYHOUR")), 1) * max(len(rule.values("BYMINUTE")), 1)
        if times > 24 or len(rule.values("BYSECOND")) > 1:
            raise Unreadable(tr(_TOO_MUCH))
        days = min(max((end.date() - _day(start)).days, 0) + 62, _days_until(rule, start))
        filtered = any(name in rule.parts for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"))
        days_a_step = 1 if filtered else _DAYS_A_STEP[freq]
        steps = min(days // (days_a_step * interval) * times, rule.number("COUNT", days * times)) + 1
        return steps + (_STEPS_IF_MAYBE_NEVER if _may_never(rule, freq, interval, start) else 0)
    except ValueError as exc:
        raise Unreadable(tr(_ODD)) from exc


def _part(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().upper(), value.strip()


def _hours(rule: _Rule, interval: int, start: date | datetime) -> int:
    """An hourly rule is walked whole, so it has to have an end."""
    if "COUNT" in rule.parts:
        return max(rule.number("COUNT", 0), 0)
    if "UNTIL" in rule.parts:
        return _days_until(rule, start) * 24 // interval
    raise Unreadable(tr("It repeats every hour without an end."))


def _days_until(rule: _Rule, start: date | datetime) -> int:
    """How many days a rule goes on, at most."""
    text = rule.parts.get("UNTIL", "99991231")[:8]
    return max((datetime.strptime(text + "Z", "%Y%m%d%z").date() - _day(start)).days + 2, 0)


def _may_never(rule: _Rule, freq: str, interval: int, start: date | datetime) -> bool:
    """Whether the filters of a rule might leave no day at all; a plain rule of a calendar never may."""
    months = rule.numbers("BYMONTH")
    ordinals = [int(value[:-2]) for value in rule.values("BYDAY") if value[:-2]]
    if any(name in rule.parts for name in ("BYYEARDAY", "BYWEEKNO")):
        return True
    if "BYSETPOS" in rule.parts:
        # Every month has each weekday four times.
        plain = "BYDAY" in rule.parts and not ordinals and "BYMONTHDAY" not in rule.parts and not months
        return not (plain and all(1 <= abs(number) <= 4 for number in rule.numbers("BYSETPOS")))
    if month_days := rule.numbers("BYMONTHDAY"):
        longest = max((_MONTH_LENGTHS[month - 1] for month in months if 1 <= month <= 12), default=31)
        fits = any(1 <= abs(day) <= min(longest, 28 if interval > 1 else longest) for day in month_days)
        return not fits or "BYDAY" in rule.parts or (bool(months) and freq == "MONTHLY" and interval > 1)
    if months and interval > 1:
        return True
    weekdays = {value[-2:].upper() for value in rule.values("BYDAY")}
    if freq == "DAILY" and weekdays and interval % 7 == 0:
        return _DAYS[start.weekday()] not in weekdays
    # "The fifth Monday" exists; the sixth does not, and the 60th only of a year.
    return any(abs(number) > 4 for number in ordinals)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
