"""The events of the practice calendar, with the rules by which Google lets them be changed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from jada_desk.practice.clock import ZONE, PracticeClock, rfc3339
from jada_desk.practice.discovery import faults_of
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.recurrence import BadTime, Resource, instant, master_of, occurrences
from jada_desk.practice.store import Store

CALENDAR_ID: Final = "jada-internal@group.calendar.google.com"
CALENDAR_NAME: Final = "JADA Internal"
_OWNER: Final = {"email": CALENDAR_ID, "displayName": CALENDAR_NAME, "self": True}
_READ_ONLY: Final = frozenset(
    {"kind", "etag", "id", "created", "updated", "htmlLink", "creator", "organizer", "iCalUID", "sequence"}
    | {"recurringEventId", "originalStartTime"}
)
# What makes a new SEQUENCE, by which a calendar program knows that an invitation has become another one.
_TIMES: Final = ("start", "end", "recurrence", "status")
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


class CalendarBook:
    """One calendar. A row is a single event, a series, or an occurrence that differs from its series.

    `change` counts the writes and is never set back; an etag and a sync token are made of it.
    """

    zone = ZONE

    def __init__(self, store: Store, clock: PracticeClock) -> None:
        self._store = store
        self._clock = clock
        self._rows: dict[str, tuple[Resource, int]] = {}
        self.load()

    def load(self) -> None:
        """Take over what the state file holds."""
        rows = self._store.rows("SELECT id, event, changed FROM events")
        self._rows = {event_id: (json.loads(event), changed) for event_id, event, changed in rows}

    @property
    def change(self) -> int:
        return int(self._store.meta("change", "0"))

    @property
    def generation(self) -> str:
        """Differs after every reset; a sync token of an earlier one is gone."""
        return self._store.meta("generation")

    def rows(self) -> list[tuple[Resource, int]]:
        """Every row with the change it was last written by."""
        return list(self._rows.values())

    def get(self, event_id: str) -> Resource:
        """An event, even a deleted one; an occurrence has an id of its own. Raises GoogleError 404."""
        if event_id in self._rows:
            return self._rows[event_id][0]
        master, _ = self._rows.get(master_of(event_id), (None, 0))
        if master and master.get("recurrence") and master["status"] != "cancelled":
            for occurrence in occurrences(master, self.zone):
                if occurrence["id"] == event_id:
                    return occurrence
        raise GoogleError(404, "notFound", "Not Found")

    def insert(self, body: Any) -> Resource:
        """A new event. Raises GoogleError 400 (form), 409 (the id was used, if only by a deleted one)."""
        given = _checked(body)
        event_id = given.get("id") or uuid4().hex
        if not 5 <= len(event_id) <= 1024 or set(event_id) - set("abcdefghijklmnopqrstuv0123456789"):
            raise GoogleError(400, "invalid", "Invalid resource id value.")
        now = rfc3339(self._clock.now())
        event = {
            "kind": "calendar#event",
            "id": event_id,
            "status": "confirmed",
            "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
            "created": now,
            "creator": _OWNER,
            "organizer": _OWNER,
            "iCalUID": given.get("iCalUID") or f"{event_id}@google.com",
            "reminders": {"useDefault": True},
            "eventType": "default",
            **{key: value for key, value in given.items() if key not in _READ_ONLY},
        }
        self._set_times(event)
        with self._store.writing():
            if event_id in self._rows:
                raise GoogleError(409, "duplicate", "The requested identifier already exists.")
            return self._write(event, 0)

    def change_event(self, event_id: str, if_match: str, change: Callable[[Resource], Resource]) -> Resource:
        """Write what `change` makes of the event. Raises GoogleError 412 if its etag is not `if_match`."""
        with self._store.writing():
            before = self.get(event_id)
            if if_match not in ("", "*", before["etag"]):
                raise GoogleError(412, "conditionNotMet", "Precondition Failed", location="If-Match")
            after = change(before)
            if after.get("status") != "cancelled":
                self._set_times(after)
            sequence = before.get("sequence", 0)
            return self._write(after, sequence + any(before.get(key) != after.get(key) for key in _TIMES))

    def patch(self, event_id: str, body: Any, if_match: str) -> Resource:
        """Merge `body` in: objects by key, null removes, lists are replaced whole."""
        given = _checked(body)
        writable = {key: value for key, value in given.items() if key not in _READ_ONLY}
        return self.change_event(event_id, if_match, lambda before: _merged(before, writable))

    def update(self, event_id: str, body: Any, if_match: str) -> Resource:
        """Put `body` in place of everything that may be written."""
        given = {key: value for key, value in _checked(body).items() if key not in _READ_ONLY}
        kept = _READ_ONLY | {"eventType"}
        return self.change_event(
            event_id,
            if_match,
            lambda before: {"status": "confirmed", **{k: v for k, v in before.items() if k in kept}, **given},
        )

    def delete(self, event_id: str, if_match: str) -> None:
        """Cancel the event, with a series its changed occurrences too. Raises GoogleError 410 if it is."""
        with self._store.writing():
            if self.get(event_id)["status"] == "cancelled":
                raise GoogleError(410, "deleted", "Resource has been deleted")
            self.change_event(event_id, if_match, lambda before: {**before, "status": "cancelled"})
            for row, _ in self.rows():
                if row.get("recurringEventId") == event_id and row["status"] != "cancelled":
                    self.change_event(row["id"], "", lambda before: {**before, "status": "cancelled"})

    def seed(self, event: Resource, created: datetime) -> None:
        """Put an event in as it stands, even one that Google would refuse; untouched since it was created."""
        moment = rfc3339(created)
        whole = {
            "kind": "calendar#event",
            "status": "confirmed",
            "htmlLink": f"https://www.google.com/calendar/event?eid={event['id']}",
            "created": moment,
            "creator": _OWNER,
            "organizer": _OWNER,
            "iCalUID": f"{event.get('recurringEventId') or event['id']}@google.com",
            "reminders": {"useDefault": True},
            "eventType": "default",
            **event,
        }
        with self._store.writing():
            self._write(whole, event.get("sequence", 0), created)

    def _write(self, event: Resource, sequence: int, at: datetime | None = None) -> Resource:
        with self._store.writing() as db:
            change = self.change + 1
            # Google's etags are large even numbers in quotes; nobody may read anything into them.
            written = {
                **event,
                "etag": f'"{3_400_000_000_000_000 + 2 * change}"',
                "updated": rfc3339(at or self._clock.now()),
                "sequence": sequence,
            }
            self._store.set_meta("change", str(change))
            db.execute(
                "INSERT OR REPLACE INTO events VALUES (?, ?, ?)", (event["id"], json.dumps(written), change)
            )
            self._rows[event["id"]] = (written, change)
        return written

    def _set_times(self, event: Resource) -> None:
        """Start and end in the form in which they are given back. Raises GoogleError 400."""
        for key in ("start", "end"):
            if not event.get(key):
                raise GoogleError(400, "required", f"Missing {key} time.")
            event[key] = self._time(event[key])
        try:
            start, end = (instant(event[key], self.zone) for key in ("start", "end"))
            if ("date" in event["start"]) != ("date" in event["end"]):
                raise BadTime("The start and end times must either both be date or both be dateTime.")
            if end < start or ("date" in event["start"] and end == start):
                raise GoogleError(400, "timeRangeEmpty", "The specified time range is empty.")
            if event.get("recurrence"):
                _check_recurrence(event["recurrence"])
                next(occurrences(event, self.zone), None)
        except (BadTime, ValueError) as exc:
            raise GoogleError(400, "invalid", str(exc)) from exc

    def _time(self, when: Resource) -> Resource:
        if when.get("date") and when.get("dateTime"):
            raise GoogleError(400, "invalid", "Invalid start time.")
        if when.get("date"):
            return {"date": when["date"]}
        zone_name = when.get("timeZone") or self.zone.key
        try:
            zone = ZoneInfo(zone_name)
            if not when.get("timeZone") and datetime.fromisoformat(when["dateTime"]).tzinfo is None:
                raise GoogleError(400, "required", "Missing time zone definition for start time.")
            moment = instant({**when, "timeZone": zone_name}, self.zone)
        except (BadTime, KeyError, TypeError, ValueError, OSError) as exc:
            raise GoogleError(400, "invalid", "Invalid start time.") from exc
        return {"dateTime": moment.astimezone(UTC).astimezone(zone).isoformat(), "timeZone": zone_name}


def _checked(body: Any) -> Resource:
    """The body of a write, if it has an event's form (null values, which a patch may have, aside)."""
    departures = faults_of("calendar.v3", "Event", _without_nulls(body))
    if departures:
        raise GoogleError(400, "badRequest", f"Invalid JSON payload received. {departures[0]}")
    event: Resource = body
    return event


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    return value


def _merged(before: Resource, change: Resource) -> Resource:
    after = dict(before)
    for key, value in change.items():
        if value is None:
            after.pop(key, None)
        elif isinstance(value, dict) and isinstance(before.get(key), dict):
            after[key] = _merged(before[key], value)
        else:
            after[key] = value
    return after


def _check_recurrence(lines: list[str]) -> None:
    for line in lines:
        parts = dict(part.partition("=")[::2] for part in line.partition(":")[2].upper().split(";"))
        if line.upper().startswith("RRULE") and parts.get("FREQ") not in _FREQUENCIES:
            raise BadTime("Invalid recurrence rule.")
