"""An event of the Calendar API (JSON) as a CalendarEvent, and an EventPatch as the JSON to send."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from jada_desk.adapters.google.zones import midnight, zone_named
from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.calendar import EventPatch

OPERATION: Final = "jadaDeskOperation"
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def event_from_json(data: Mapping[str, Any], zone: ZoneInfo) -> CalendarEvent | UnreadableEvent:
    """What one `calendar#event` resource says, its times in `zone` (the tenant's).

    Of a cancelled event Google may keep nothing but its id: then it stands at the time at which it was due in
    its series, else at the epoch. An event without readable times is an UnreadableEvent, with its day where
    that is known. Source: Calendar API v3, Events resource.
    """
    event_id, summary = _text(data, "id"), _text(data, "summary")
    cancelled = data.get("status") == "cancelled"
    start, start_is_day = _time(
        data.get("start") or (data.get("originalStartTime") if cancelled else None), zone
    )
    end, end_is_day = _time(data.get("end"), zone)
    if cancelled:
        start = start or EPOCH.astimezone(zone)
        end, end_is_day = (end or start), start_is_day
    problem = _problem(data, start, end, start_is_day, end_is_day)
    if problem or start is None:
        return UnreadableEvent(event_id, summary, start.date() if start else None, problem)
    return CalendarEvent(
        event_id=event_id,
        summary=summary,
        description=_text(data, "description"),
        location=_text(data, "location"),
        start=start,
        end=end or start + timedelta(days=1),
        time_zone=zone.key if start_is_day else (_zone_name(data) or zone.key),
        all_day=start_is_day,
        cancelled=cancelled,
        etag=_text(data, "etag"),
        sequence=_count(data.get("sequence")),
        created=_stamp(data.get("created")),
        updated=_stamp(data.get("updated")),
        operation=_operation(data),
    )


def _problem(
    data: Mapping[str, Any],
    start: datetime | None,
    end: datetime | None,
    start_is_day: bool,
    end_is_day: bool,
) -> str:
    """Why an event cannot be read, "" when it can. A whole day needs no end (RFC 5545, 3.6.1)."""
    if start is None:
        return tr("Its start cannot be read.") if data.get("start") else tr("It has no start time.")
    if end is None and data.get("end"):
        return tr("Its end cannot be read.")
    if (end is None and not start_is_day) or data.get("endTimeUnspecified") is True:
        return tr("It has no end time.")
    if end is not None and start_is_day != end_is_day:
        return tr("Its start and its end are not of one kind: one has an hour, the other has none.")
    if end is not None and end.timestamp() < start.timestamp():
        return tr("It ends before it starts.")
    return ""


def event_to_json(patch: EventPatch, zone: ZoneInfo) -> dict[str, Any]:
    """The body for `events.patch` or `events.insert`: only what the patch says.

    Times are written in the event's own zone, both the offset and the zone's name, and `date` is cleared,
    which an event that was a whole day would otherwise keep beside its new hours.
    """
    body: dict[str, Any] = {
        name: value
        for name in ("summary", "description", "location")
        if (value := getattr(patch, name)) is not None
    }
    own = zone_named(patch.time_zone) or zone
    for name, moment in (("start", patch.start), ("end", patch.end)):
        if moment is not None:
            local = moment.astimezone(UTC).astimezone(own)
            body[name] = {"dateTime": local.isoformat(), "timeZone": own.key, "date": None}
    if patch.restored:
        body["status"] = "confirmed"
    if patch.operation:
        body["extendedProperties"] = {"private": {OPERATION: patch.operation}}
    return body


def _time(value: object, zone: ZoneInfo) -> tuple[datetime | None, bool]:
    """The moment of an EventDateTime, in `zone` (None = unreadable), and whether it is a whole day."""
    if not isinstance(value, Mapping):
        return None, False
    try:
        if isinstance(day := value.get("date"), str):
            return midnight(date.fromisoformat(day), zone), True
        if isinstance(text := value.get("dateTime"), str):
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=zone_named(str(value.get("timeZone"))) or zone)
            return moment.astimezone(UTC).astimezone(zone), False
    except (ValueError, OverflowError):
        pass
    return None, False


def _zone_name(data: Mapping[str, Any]) -> str:
    start = data.get("start")
    name = start.get("timeZone") if isinstance(start, Mapping) else None
    return name if isinstance(name, str) and zone_named(name) else ""


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _stamp(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment and moment.tzinfo else None


def _operation(data: Mapping[str, Any]) -> str:
    extended = data.get("extendedProperties")
    private = extended.get("private") if isinstance(extended, Mapping) else None
    return _text(private, OPERATION) if isinstance(private, Mapping) else ""
