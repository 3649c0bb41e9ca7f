"""A charter, the calendar event it comes from, and the other things a weekend holds."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew_answer import CrewAnswer
from jada_desk.domain.day_span import days_of
from jada_desk.domain.override import Override
from jada_desk.domain.translation import tr_later


class WaiverStatus(StrEnum):
    """The stored forms of `waiver_status`."""

    PENDING = "pending"
    SIGNED = "signed"
    GUARDIAN_REQUIRED = "guardian required"


class CharterType(StrEnum):
    """Under which law a boat sails; decides passengers and crew (46 USC 2101, 46 CFR 175)."""

    UNINSPECTED = "uninspected"
    INSPECTED = "inspected"
    BAREBOAT = "bareboat"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event instance as a calendar holds it, from the feed or from the API.

    `event_id` is Google's id (of an occurrence of a series: the instance id, `master_20260530T013000Z`).
    `start` and `end` are aware; an all-day event starts at midnight in its calendar's zone. `description` is
    the stored text, plain or HTML. `etag` is empty when the event came from the feed, which has none.
    `operation` is the desk's last write on the event, "" when it never wrote it or the event came from the feed.
    """

    event_id: str
    summary: str
    description: str
    location: str
    start: datetime
    end: datetime
    time_zone: str
    all_day: bool = False
    cancelled: bool = False
    etag: str = ""
    sequence: int = 0
    created: datetime | None = None
    updated: datetime | None = None
    operation: str = ""


@dataclass(frozen=True, slots=True)
class UnreadableEvent:
    """An event that could not be read: shown as such, never dropped.

    `day` is None when not even the date could be read. `reason` is a sentence for the dispatcher, without
    markup.
    """

    event_id: str
    title: str
    day: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """An event that is no charter (a haul-out, a meeting, a day off): shown as a block, never published.

    `boat` is "" where the event names none.
    """

    event_id: str
    title: str
    start: datetime
    end: datetime
    all_day: bool
    boat: str
    event: CalendarEvent

    def touches(self, day: date) -> bool:
        """Whether any of it is on a day; an end at midnight is the day before."""
        last = (self.end - timedelta(microseconds=1)).date() if self.end > self.start else self.start.date()
        return self.start.date() <= day <= last


@dataclass(frozen=True, slots=True)
class Charter:
    """One booked sailing: the dispatcher's facts, in the tenant's zone.

    `start`, `end` and `boarding` are aware and in the tenant's zone; `boarding` is None when nobody said.
    `captain` is "" when open; `crew` holds names without the captain, in the order written. Names that the
    directory does not know are kept as written. `passengers` is None when unknown. `guest_phone` is in the
    stored form `+1-619-555-0001` (or as typed when it could not be read); `guest_language` in that of `Language`,
    `guest_time_zone` an IANA name ("" = the dock's),
    "" when nobody said. `problems` are sentences about text
    that could not be read. `waivers_signed` of `waivers_expected` and `waiver_status` belong to the functions
    and are never written by the desk; so do `answers` and `photos` (how many guests added), which no
    comparison of charters looks at, nor at `overrides`, the warnings that somebody goes ahead against.
    `status` is a `CharterStatus`, `status_reason` what the dispatcher gave for it; the title is without their mark.
    """

    event_id: str
    title: str
    boat: str
    start: datetime
    end: datetime
    boarding: datetime | None = None
    captain: str = ""
    crew: tuple[str, ...] = ()
    guest_name: str = ""
    guest_email: str = ""
    guest_phone: str = ""
    guest_language: str = ""
    guest_time_zone: str = ""
    passengers: int | None = None
    notes: str = ""
    status: str = CharterStatus.SAILS
    status_reason: str = ""
    booking_id: str = ""
    photo_upload_code: str = ""
    waiver_status: WaiverStatus = WaiverStatus.PENDING
    waivers_signed: int = 0
    waivers_expected: int = 0
    photos: int = field(default=0, compare=False)
    problems: tuple[str, ...] = ()
    answers: tuple[CrewAnswer, ...] = field(default=(), compare=False, repr=False)
    overrides: tuple[Override, ...] = field(default=(), compare=False, repr=False)
    event: CalendarEvent | None = field(default=None, compare=False, repr=False)

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that it takes, that of its start first; a night's last hours are the day before's."""
        return days_of(self.start, self.end)

    @property
    def duration(self) -> timedelta:
        """Real hours on the water, also over a DST change."""
        return timedelta(seconds=self.end.timestamp() - self.start.timestamp())

    @property
    def is_cancelled(self) -> bool:
        return self.status == CharterStatus.CANCELLED

    @property
    def is_without_phone(self) -> bool:
        """Whether nobody can call its guest, who may sail."""
        return not self.guest_phone and not self.is_cancelled

    @property
    def is_held(self) -> bool:
        """Whether it is on hold for weather."""
        return self.status == CharterStatus.HELD

    @property
    def people(self) -> tuple[str, ...]:
        """Captain first (when there is one), then crew."""
        return ((self.captain,) if self.captain else ()) + self.crew


# The fields a dispatcher may edit, in the order in which changes are listed.
EDITABLE: Final = (
    "title",
    "boat",
    "start",
    "end",
    "boarding",
    "captain",
    "crew",
    "guest_name",
    "guest_email",
    "guest_phone",
    "guest_language",
    "guest_time_zone",
    "passengers",
    "notes",
    "status",
    "status_reason",
)
# The tables have authority over a guest's contact, the calendar over everything else.
CONTACT_FIELDS: Final = frozenset({"guest_phone", "guest_email", "guest_language", "guest_time_zone"})
CALENDAR_FIELDS: Final = tuple(name for name in EDITABLE if name not in CONTACT_FIELDS)

FIELD_LABELS: Final = {
    "title": tr_later("Title"),
    "boat": tr_later("Boat"),
    "start": tr_later("Start"),
    "end": tr_later("End"),
    "boarding": tr_later("Boarding"),
    "captain": tr_later("Captain"),
    "crew": tr_later("Crew"),
    "guest_name": tr_later("Guest"),
    "guest_email": tr_later("E-mail"),
    "guest_phone": tr_later("Phone"),
    "guest_language": tr_later("Language"),
    "guest_time_zone": tr_later("Time zone"),
    "passengers": tr_later("Passengers"),
    "notes": tr_later("Notes"),
    "status": tr_later("Status"),
    "status_reason": tr_later("Reason"),
}

FieldValue = str | int | datetime | tuple[str, ...] | None


@dataclass(frozen=True)
class Weekend:
    """What stands in the calendar between two days, in time order; `days` in order, both ends included.

    `read_at` is when the calendar was last read well; None when never. `stale_reason` says why this is an
    older copy (offline, a broken feed), empty when it is fresh.
    """

    days: tuple[date, ...]
    charters: tuple[Charter, ...] = ()
    others: tuple[OtherEvent, ...] = ()
    unreadable: tuple[UnreadableEvent, ...] = ()
    read_at: datetime | None = None
    stale_reason: str = ""

    def charter(self, event_id: str) -> Charter | None:
        return self._by_id.get(event_id)

    @cached_property
    def _by_id(self) -> dict[str, Charter]:
        # Of one that was read twice the first counts.
        return {one.event_id: one for one in reversed(self.charters)}


def weekend_days(day: date) -> tuple[date, date, date]:
    """The Friday, Saturday and Sunday that a day belongs to; Monday to Thursday give the weekend to come."""
    weekday = day.weekday()
    friday = day + timedelta(days=4 - weekday) if weekday <= 4 else day - timedelta(days=weekday - 4)
    return friday, friday + timedelta(days=1), friday + timedelta(days=2)


def week_start(day: date) -> date:
    """The Monday of the week that a day belongs to."""
    return day - timedelta(days=day.weekday())


def shown_days(first: date) -> tuple[date, ...]:
    """The days that are read, shown and planned together: from a Monday the whole week, from a Friday its weekend."""
    if first.weekday() == 0:
        return tuple(first + timedelta(days=n) for n in range(7))
    return weekend_days(first)
