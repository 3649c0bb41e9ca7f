"""The calendar event parser: what the calendar says of charters, brought into `jada-events` and
`jada-crew-dispatch`.

It writes only what the calendar owns, each item under the condition that nobody changed it meanwhile, and
raises its revision; contact, waivers, codes and page addresses stay. Records of charters that are cancelled
or gone stay too.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from jada_desk.domain.charter import CalendarEvent, Charter, OtherEvent, UnreadableEvent
from jada_desk.domain.crew import Directory
from jada_desk.domain.errors import JadaError, NotFound, Refused, SignInNeeded, Stale
from jada_desk.domain.notice import NoticeState
from jada_desk.domain.parse import parse_event
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.mint import make_minted
from jada_desk.workflows.notice_plan import find_news
from jada_desk.workflows.photos import claim_code
from jada_desk.workflows.ports.calendar import Calendar, CalendarFeed, FeedReading
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.tables import TABLE_KEYS, Item, Table, Tables, Value
from jada_desk.workflows.records import (
    calendar_values,
    contact_values,
    differences,
    dispatch_values,
    made_values,
    number,
    stored_moment,
    text,
)
from jada_desk.workflows.told import Known
from jada_desk.workflows.waivers import count
from jada_desk.workflows.weekend import read_directory

# An item of `jada-events` beside the charters: no Google id holds a "#".
SYNC_KEY: Final = ("#calendar",)
_TOKEN: Final = "sync_token"
# What is read when the feed, which knows no changes, stands in for the API.
_DAYS_BACK: Final = 1
_DAYS_AHEAD: Final = 180
_ROUNDS: Final = 5
_CONTACT: Final = ("guest_phone", "guest_email")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read: some events, a range of days (both included), or, when neither is given, what changed."""

    event_ids: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class EventTrouble:
    """An event that was left out and why, in a sentence without personal data; `day` is None when unknown."""

    event_id: str
    reason: str
    day: date | None = None


@dataclass(slots=True)
class CalendarReading:
    """What became of the events read, by event id. `others` are no charters; `past` ended without ever
    having a record.

    `unreadable` must be mended in the calendar; `failed` will be taken up again when the same is read
    once more.
    """

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    unreadable: list[EventTrouble] = field(default_factory=list)
    failed: list[EventTrouble] = field(default_factory=list)
    stale_reason: str = ""


def read_calendar(
    wanted: Wanted,
    *,
    calendar: Calendar | None,
    feed: CalendarFeed | None,
    tables: Tables,
    tenant: Tenant,
    now: datetime,
    mint: Callable[[], Minted] = make_minted,
) -> CalendarReading:
    """Read events through the API, else the feed, and bring what they say into the tables.

    One event's trouble never holds up another. Changes are read since the last time; the mark of that is
    moved on only when everything was written, so a failure is made good by the next run. Raises JadaError
    when the calendar or the crew table cannot be read at all.
    """
    run = _Run(tables, tenant, read_directory(tables.scan(Table.CREW)), now, mint)
    if wanted.event_ids:
        run.take(
            *_named(wanted.event_ids, calendar, feed, run.reading, now.astimezone(tenant.time_zone).date())
        )
    elif wanted.first and wanted.last:
        run.take_reading(_range(wanted.first, wanted.last, calendar, feed))
    elif calendar:
        sync = tables.get_many(Table.EVENTS, [SYNC_KEY]).get(SYNC_KEY)
        changes = calendar.changes(text(sync, _TOKEN))
        run.take(changes.events, changes.unreadable)
        if not run.reading.failed:
            # Of two runs at once either mark is good: what lies between them is read again.
            tables.update(Table.EVENTS, SYNC_KEY, {_TOKEN: changes.next_token}, expect={})
    else:
        today = now.astimezone(tenant.time_zone).date()
        first, last = today - timedelta(days=_DAYS_BACK), today + timedelta(days=_DAYS_AHEAD)
        run.take_reading(_range(first, last, None, feed))
    return run.reading


def _range(first: date, last: date, calendar: Calendar | None, feed: CalendarFeed | None) -> FeedReading:
    source = calendar or feed
    if source is None:
        raise Refused(
            "This operation has neither a calendar sign-in nor a feed.",
            unchanged="No record was changed.",
            remedy="Set google.calendar_id or google.feed_url in its settings.",
        )
    return source.read(first, last)


def _named(
    event_ids: Iterable[str],
    calendar: Calendar | None,
    feed: CalendarFeed | None,
    reading: CalendarReading,
    today: date,
) -> tuple[Sequence[CalendarEvent], Sequence[UnreadableEvent]]:
    """Some events by id; what is not found or not readable is put down in `reading`."""
    wanted = tuple(dict.fromkeys(event_ids))
    if calendar is None:
        found = _range(today - timedelta(days=_DAYS_BACK), today + timedelta(days=_DAYS_AHEAD), None, feed)
        known = tuple(one for one in found.events if one.event_id in wanted)
        unreadable = tuple(one for one in found.unreadable if one.event_id in wanted)
        missing = set(wanted) - {one.event_id for one in known} - {one.event_id for one in unreadable}
        reading.unreadable += [EventTrouble(one, "This event is not in the feed.") for one in sorted(missing)]
        reading.stale_reason = found.stale_reason
        return known, unreadable
    events: tuple[CalendarEvent, ...] = ()
    for event_id in wanted:
        try:
            events += (calendar.get(event_id),)
        except NotFound:
            reading.cancelled.append(event_id)
        except SignInNeeded:  # this is no trouble of one event
            raise
        except Refused as exc:
            reading.unreadable.append(EventTrouble(event_id, exc.what))
        except JadaError as exc:
            reading.failed.append(EventTrouble(event_id, exc.what))
    return events, ()


class _Run:
    """One reading of the calendar on its way into the tables."""

    def __init__(
        self, tables: Tables, tenant: Tenant, directory: Directory, now: datetime, mint: Callable[[], Minted]
    ) -> None:
        self.reading = CalendarReading()
        self._tables = tables
        self._tenant = tenant
        self._directory = directory
        self._now = now
        self._mint = mint

    def take_reading(self, found: FeedReading) -> None:
        self.reading.stale_reason = found.stale_reason
        self.take(found.events, found.unreadable)

    def take(self, events: Iterable[CalendarEvent], unreadable: Iterable[UnreadableEvent]) -> None:
        """Parse events and write what they say."""
        troubles = list(unreadable)
        charters: list[Charter] = []
        for event in events:
            if event.cancelled:
                self.reading.cancelled.append(event.event_id)
                continue
            parsed = parse_event(
                event, zone=self._tenant.time_zone, boats=self._tenant.boats, directory=self._directory
            )
            if isinstance(parsed, Charter):
                charters.append(parsed)
            elif isinstance(parsed, OtherEvent):
                self.reading.others.append(event.event_id)
            else:
                troubles.append(parsed)
        self.reading.unreadable += [EventTrouble(one.event_id, one.reason, one.day) for one in troubles]
        records = self._tables.get_many(Table.EVENTS, [(one.event_id,) for one in charters])
        dispatches = self._tables.get_many(Table.CREW_DISPATCH, [(one.event_id,) for one in charters])
        for charter in charters:
            key = (charter.event_id,)
            try:
                self._bring(charter, records.get(key), dispatches.get(key))
            except JadaError as exc:
                self.reading.failed.append(EventTrouble(charter.event_id, exc.what, charter.day))

    def _bring(self, charter: Charter, record: Item | None, dispatch: Item | None) -> None:
        event_id = charter.event_id
        if record is None and charter.end < self._now:
            self.reading.past.append(event_id)
            return
        record_changes = self._record_changes(charter, record)
        if not record_changes and not _dispatch_changes(charter, dispatch):
            self.reading.unchanged.append(event_id)
            return
        self._keep_what_people_know(charter, record, dispatch)
        self._write(Table.EVENTS, charter, record, self._record_changes)
        self._write(Table.CREW_DISPATCH, charter, dispatch, _dispatch_changes)
        # The number aboard or the day, when they changed, may change who has to sign.
        if record_changes and record and self._tables.query(Table.WAIVERS, event_id):
            count(self._tables, event_id)
        (self.reading.changed if record else self.reading.created).append(event_id)

    def _keep_what_people_know(self, charter: Charter, record: Item | None, dispatch: Item | None) -> None:
        """Put down what people knew of a charter so far, for the tables are about to say something else.

        So the desk, which takes the tables for what people know until they were told anything, still
        has them told.
        """
        rows = self._tables.query(Table.NOTICES, charter.event_id)
        known = Known(charter, record, dispatch, rows)
        for news in find_news(charter, known, self._directory, self._tenant, self._now):
            if not news.is_due or news.has_rows:
                continue
            values = {
                "state": str(NoticeState.BASELINE),
                "facts": json.dumps(dict(news.last), sort_keys=True),
                "at": stored_moment(self._now),
            }
            key = (charter.event_id, f"{news.recipient}#baseline#0000")
            with suppress(Stale):
                self._tables.update(Table.NOTICES, key, values, expect={"notice_id": None})

    def _write(
        self,
        table: Table,
        charter: Charter,
        existing: Item | None,
        changes: Callable[[Charter, Item | None], Mapping[str, Value]],
    ) -> None:
        """Bring one item up to date. Raises Stale when it never holds still."""
        key = (charter.event_id,)
        for attempt in range(_ROUNDS):
            if attempt:
                existing = self._tables.get_many(table, [key]).get(key)
            changed = {
                name: value
                for name, value in changes(charter, existing).items()
                if name not in TABLE_KEYS[table]
            }
            if not changed:
                return
            values = {name: value for name, value in changed.items() if value is not None}
            values["revision"] = number(existing, "revision") + 1
            code = text(values, "photo_upload_code")
            if table is Table.EVENTS and not claim_code(self._tables, code, charter.event_id):
                if code == charter.photo_upload_code:
                    raise Stale(
                        f"The photo code {code} is another charter's.", unchanged="It was left as it is."
                    )
                continue  # made up, and made up before: the next one
            # What is not there needs no removal.
            held = existing or {}
            remove = [name for name, value in changed.items() if value is None and name in held]
            try:
                self._tables.update(
                    table, key, values, expect=_condition(table, existing, changed), remove=remove
                )
            except Stale:
                continue
            return
        raise Stale("This charter's record changed all the time.", unchanged="It was left as it is.")

    def _record_changes(self, charter: Charter, record: Item | None) -> Mapping[str, Value]:
        """What the calendar says otherwise than the record; everything for a new one.

        Phone and e-mail typed into the calendar, and a booking code, only fill what the tables do not know.
        """
        facts = calendar_values(charter)
        facts["booking_id"] = charter.booking_id or text(record, "booking_id")
        if record is None:
            made = made_values(None, self._mint(), self._now)
            if charter.photo_upload_code:
                made["photo_upload_code"] = charter.photo_upload_code
            contact = contact_values(charter, None)
            return facts | made | {name: contact[name] for name in _CONTACT}
        return differences(record, facts) | self._missing_contact(charter, record)

    def _missing_contact(self, charter: Charter, record: Item) -> dict[str, Value]:
        typed = {
            name: value for name in _CONTACT if (value := getattr(charter, name)) and not text(record, name)
        }
        guest_id = text(record, "guest_id")
        if not typed or not guest_id:
            return typed
        guest = self._tables.get_many(Table.GUESTS, [(guest_id,)]).get((guest_id,))
        return {name: value for name, value in typed.items() if not text(guest, name.removeprefix("guest_"))}


def _dispatch_changes(charter: Charter, dispatch: Item | None) -> Mapping[str, Value]:
    values = dispatch_values(charter)
    return values if dispatch is None else differences(dispatch, values)


def _condition(table: Table, existing: Item | None, changed: Mapping[str, Value]) -> Item:
    """That the item is as it was read: by its revision, and where it has none, by what is about to change."""
    if existing is None:
        return {TABLE_KEYS[table][0]: None}
    if "revision" in existing:
        return {"revision": existing["revision"]}
    return {"revision": None, **{name: existing.get(name) for name in changed}}
