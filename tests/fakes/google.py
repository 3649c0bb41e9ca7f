"""In-memory CalendarFeed, Calendar and Mailbox.

tests/contract runs the same suite on them and on the real adapters. State is public, to seed and to look at.
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.errors import AlreadyExists, JadaError, NotFound, Refused, Stale
from jada_desk.workflows.ports.calendar import CalendarChanges, EventPatch, FeedReading
from jada_desk.workflows.ports.messages import MailboxMessage
from tests.fakes.faults import Faults

LA = ZoneInfo("America/Los_Angeles")
THURSDAY = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
Now = Callable[[], datetime]


class FakeCalendar:
    """`Calendar` over `events`, deleted ones kept as cancelled. `unreadable` are shown by every read."""

    def __init__(
        self,
        events: Iterable[CalendarEvent] = (),
        unreadable: Iterable[UnreadableEvent] = (),
        *,
        zone: ZoneInfo = LA,
        faults: Faults | None = None,
        now: Now = lambda: THURSDAY,
    ) -> None:
        self.events: dict[str, CalendarEvent] = {}
        self.unreadable = list(unreadable)
        self.zone = zone
        self.now = now
        self._faults = faults or Faults()
        self._lock = threading.Lock()
        self._log: list[str] = []
        self._first_token = 0
        for event in events:
            self._store(event)

    # What other people do in Google Calendar.

    def edit(self, event_id: str, **changes: object) -> CalendarEvent:
        """Somebody changes fields of an event by hand."""
        with self._lock:
            event = self.events[event_id]
            changed: CalendarEvent = replace(event, **changes)  # type: ignore[arg-type]
            return self._store(replace(changed, sequence=event.sequence + 1))

    def add(self, event: CalendarEvent) -> CalendarEvent:
        """Somebody makes an event by hand."""
        with self._lock:
            return self._store(event)

    def delete(self, event_id: str) -> None:
        self.edit(event_id, cancelled=True)

    def forget_tokens(self) -> None:
        """Every sync token given so far becomes too old."""
        self._first_token = len(self._log) + 1
        self._log.append("")

    # The port.

    def get(self, event_id: str) -> CalendarEvent:
        with self._faults.around("Calendar", "get", event_id), self._lock:
            return self._living(event_id)

    def read(self, first: date, last: date) -> FeedReading:
        with self._faults.around("Calendar", "read", first, last), self._lock:
            return self.reading(first, last)

    def changes(self, sync_token: str) -> CalendarChanges:
        with self._faults.around("Calendar", "changes", sync_token), self._lock:
            since = int(sync_token) if sync_token.isdecimal() else -1
            full = not self._first_token <= since <= len(self._log)
            ids = dict.fromkeys(self.events if full else [one for one in self._log[since:] if one])
            events = [self.events[event_id] for event_id in ids]
            return CalendarChanges(
                tuple(event for event in events if not (full and event.cancelled)),
                str(len(self._log)),
                full,
                tuple(self.unreadable) if full else (),
            )

    def patch(self, event_id: str, patch: EventPatch, if_match: str) -> CalendarEvent:
        with self._faults.around("Calendar", "patch", event_id, patch, if_match, writes=True), self._lock:
            event = (
                self.events[event_id]
                if patch.restored and event_id in self.events
                else self._living(event_id)
            )
            if event.etag != if_match:
                raise Stale(
                    "This event could not be changed. Somebody else made a change there in the meantime."
                )
            return self._store(self._patched(event, patch))

    def insert(self, event_id: str, patch: EventPatch) -> CalendarEvent:
        with self._faults.around("Calendar", "insert", event_id, patch, writes=True), self._lock:
            if event_id in self.events:
                raise AlreadyExists(
                    "This event could not be put into the calendar. Google already has one with this id."
                )
            if not re.fullmatch(r"[a-v0-9]{5,1024}", event_id) or patch.start is None or patch.end is None:
                raise Refused(
                    "This event could not be put into the calendar. Google refused it (400: invalid)."
                )
            blank = CalendarEvent(event_id, "", "", "", patch.start, patch.end, self.zone.key)
            return self._store(replace(self._patched(blank, patch), sequence=0))

    def reading(self, first: date, last: date) -> FeedReading:
        """What stands, or stood, on these days."""
        begin = datetime(first.year, first.month, first.day, tzinfo=self.zone)
        end = datetime(last.year, last.month, last.day, tzinfo=self.zone) + timedelta(days=1)
        found = [
            event
            for event in self.events.values()
            if event.start.timestamp() < end.timestamp() and event.end.timestamp() > begin.timestamp()
        ]
        found.sort(key=lambda event: (event.start.timestamp(), event.event_id))
        unreadable = [one for one in self.unreadable if one.day is None or first <= one.day <= last]
        return FeedReading(tuple(found), tuple(unreadable), self.now())

    def _living(self, event_id: str) -> CalendarEvent:
        event = self.events.get(event_id)
        if event is None or event.cancelled:
            raise NotFound("This event could not be read. Google found nothing there.")
        return event

    def _patched(self, event: CalendarEvent, patch: EventPatch) -> CalendarEvent:
        texts = {
            name: value
            for name in ("summary", "description", "location")
            if (value := getattr(patch, name)) is not None
        }
        if patch.start and patch.end:
            texts |= {"start": patch.start, "end": patch.end, "all_day": False}
            texts |= {"time_zone": patch.time_zone or self.zone.key}
        operation = patch.operation or event.operation
        texts |= {"cancelled": False} if patch.restored else {}
        return replace(event, sequence=event.sequence + 1, operation=operation, **texts)

    def _store(self, event: CalendarEvent) -> CalendarEvent:
        self._log.append(event.event_id)
        stored = replace(
            event,
            etag=f'"{len(self._log)}"',
            start=event.start.astimezone(UTC).astimezone(self.zone),
            end=event.end.astimezone(UTC).astimezone(self.zone),
            created=event.created or self.now(),
            updated=self.now() + timedelta(milliseconds=len(self._log)),
        )
        self.events[event.event_id] = stored
        return stored


class FakeFeed:
    """`CalendarFeed` of a FakeCalendar: the same events, without etag and operation.

    `failure` makes it fall back on what it read last, and fail when it never read anything.
    """

    def __init__(self, calendar: FakeCalendar, faults: Faults | None = None) -> None:
        self.failure: JadaError | None = None
        self._calendar = calendar
        self._faults = faults or Faults()
        self._copy: FakeCalendar | None = None
        self._read_at: datetime | None = None

    def read(self, first: date, last: date) -> FeedReading:
        with self._faults.around("CalendarFeed", "read", first, last):
            if self.failure is None:
                self._read_at = self._calendar.now()
                self._copy = FakeCalendar(unreadable=self._calendar.unreadable, zone=self._calendar.zone)
                self._copy.events = dict(self._calendar.events)
            if self._copy is None:
                raise self.failure or NotFound("The feed was never read.")
            found = self._copy.reading(first, last)
            return FeedReading(
                tuple(replace(event, etag="", operation="") for event in found.events if not event.cancelled),
                found.unreadable,
                self._read_at,
                f"{self.failure.what} This is the last good copy." if self.failure else "",
            )


class FakeMailbox:
    """`Mailbox` over `mails`; those whose id is in `hidden` are spam or in the bin.

    A query is words and "quoted phrases", all of which must stand in the mail, `subject:` before one to look
    there.
    """

    def __init__(self, mails: Iterable[MailboxMessage] = (), faults: Faults | None = None) -> None:
        self.mails = list(mails)
        self.hidden: set[str] = set()
        self._faults = faults or Faults()

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        with self._faults.around("Mailbox", "search", query, limit):
            terms = re.findall(r'(subject:)?(?:"([^"]*)"|(\S+))', query)
            found = [
                mail
                for mail in self.mails
                if mail.message_id not in self.hidden
                and all(_has(mail, phrase or word, bool(subject)) for subject, phrase, word in terms)
            ]
            found.sort(key=lambda mail: mail.received_at, reverse=True)
        yield from found[:limit]


def _has(mail: MailboxMessage, words: str, in_subject: bool) -> bool:
    message = message_from_bytes(mail.raw, policy=policy.default)
    body = message.get_body(("plain", "html"))
    texts = [str(message["subject"])]
    if not in_subject:
        texts += [str(message["from"]), body.get_content() if body else ""]
    return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) for text in texts)
