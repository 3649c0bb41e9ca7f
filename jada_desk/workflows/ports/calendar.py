"""Google Calendar: the feed for bulk reads, the API for fresh ones and for writes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from jada_desk.domain.charter import CalendarEvent, UnreadableEvent


@dataclass(frozen=True, slots=True)
class FeedReading:
    """The calendar over a range of days; from the feed without what was cancelled.

    `read_at` is when this copy was fetched; `stale_reason` is a sentence when it is the last good copy and
    not a fresh one, else empty.
    """

    events: tuple[CalendarEvent, ...]
    unreadable: tuple[UnreadableEvent, ...]
    read_at: datetime | None
    stale_reason: str = ""


class CalendarFeed(Protocol):
    """The iCal feed, for bulk reads."""

    def read(self, first: date, last: date) -> FeedReading:
        """Every event instance that touches the days `first` to `last`, both included, in the tenant's zone.

        Falls back on the last good copy (with `stale_reason`); raises Unavailable or Refused only when there
        is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """What changed since a sync token; `full` when the token was too old and this is everything (HTTP
    410)."""

    events: tuple[CalendarEvent, ...]
    next_token: str
    full: bool
    unreadable: tuple[UnreadableEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPatch:
    """New values for an event; None leaves a field alone. `start` and `end` are given together, aware.

    `time_zone` is the event's own zone, in which the new times are written. `operation` is kept in the
    event's private extended properties, so that a lost answer can be recognised as our own write. `restored`
    brings back an event that was deleted.
    """

    summary: str | None = None
    description: str | None = None
    location: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    time_zone: str = ""
    operation: str = ""
    restored: bool = False


class Calendar(Protocol):
    """The Google Calendar API, for fresh reads and for writes. Nobody is ever notified by Google
    (sendUpdates=none)."""

    def get(self, event_id: str) -> CalendarEvent:
        """The event now. Raises NotFound (also when it was deleted), SignInNeeded."""
        ...

    def read(self, first: date, last: date) -> FeedReading:
        """As `CalendarFeed.read`, from the API, with etags; deleted events too, with `cancelled`, where Google
        still says when they would have been."""
        ...

    def changes(self, sync_token: str) -> CalendarChanges:
        """All changes since `sync_token`; everything when it is empty or too old. Cancelled ones have
        `cancelled`."""
        ...

    def patch(self, event_id: str, patch: EventPatch, if_match: str) -> CalendarEvent:
        """Change one event if its etag is still `if_match`. Raises Stale (412), NotFound, OutcomeUnknown."""
        ...

    def insert(self, event_id: str, patch: EventPatch) -> CalendarEvent:
        """Create an event under an id of our making. Raises AlreadyExists (409)."""
        ...
