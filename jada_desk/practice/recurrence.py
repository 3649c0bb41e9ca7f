"""The occurrences of a series, with Google's ids: `master_YYYYMMDDTHHMMSSZ`, all-day `master_YYYYMMDD`."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr

# Google cuts off endless series too; a practice season needs no more.
_MOST_OCCURRENCES: Final = 730

Resource = dict[str, Any]
_INSTANCE: Final = re.compile(r"([a-v0-9]+)_(\d{8}(?:T\d{6}Z)?)")


class BadTime(ValueError):
    """An event's start or end is not in a form that Google takes; says so in a sentence."""


def instant(when: Resource, zone: ZoneInfo) -> datetime:
    """The moment of a start or end; an all-day one is midnight in `zone`. Raises BadTime."""
    try:
        if when.get("dateTime"):
            moment = datetime.fromisoformat(when["dateTime"])
            return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(when["timeZone"]))
        return datetime.combine(date.fromisoformat(when["date"]), time(), zone)
    except (KeyError, TypeError, ValueError) as exc:
        raise BadTime("Invalid or missing start or end time.") from exc


def master_of(instance_id: str) -> str:
    """The id of the series that an instance id belongs to, "" when it is none."""
    found = _INSTANCE.fullmatch(instance_id)
    return found[1] if found else ""


def occurrences(master: Resource, zone: ZoneInfo) -> Iterator[Resource]:
    """Every occurrence of a series as it would be without exceptions, in time order.

    The rule is walked in the local time of the event's own zone, so that a series keeps its hour over a DST
    change.
    """
    all_day = "date" in master["start"]
    own = ZoneInfo(master["start"].get("timeZone") or zone.key)
    length = _wall(master["end"], zone, own) - _wall(master["start"], zone, own)
    for local in islice(
        _rules(master["recurrence"], _wall(master["start"], zone, own), own), _MOST_OCCURRENCES
    ):
        start = local.replace(tzinfo=own)
        suffix = f"{local:%Y%m%d}" if all_day else f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        end = (local + length).replace(tzinfo=own)
        yield {
            **{key: value for key, value in master.items() if key != "recurrence"},
            "id": f"{master['id']}_{suffix}",
            "recurringEventId": master["id"],
            "originalStartTime": _written(start, all_day, own),
            "start": _written(start, all_day, own),
            "end": _written(end, all_day, own),
            "iCalUID": master["iCalUID"],
        }


def _rules(lines: list[str], start: datetime, own: ZoneInfo) -> rruleset:
    rules = rruleset()
    for line in lines:
        name, _, value = line.partition(":")
        kind = name.upper().partition(";")[0]
        if kind == "RRULE":
            rule = rrulestr(_with_local_until(value, own), dtstart=start)
            if isinstance(rule, rruleset):
                raise BadTime("Invalid recurrence rule.")
            rules.rrule(rule)
        elif kind in ("EXDATE", "RDATE"):
            add = rules.exdate if kind == "EXDATE" else rules.rdate
            for text in value.split(","):
                add(_local(text, own))
        else:
            raise BadTime("Invalid recurrence rule.")
    return rules


def _with_local_until(rule: str, own: ZoneInfo) -> str:
    """UNTIL is UTC (RFC 5545, 3.3.10); the walk is in local time."""
    return re.sub(r"UNTIL=([0-9TZ]+)", lambda found: f"UNTIL={_local(found[1], own):%Y%m%dT%H%M%S}", rule)


def _local(text: str, own: ZoneInfo) -> datetime:
    if text.endswith("Z"):
        return (
            datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(own).replace(tzinfo=None)
        )
    return datetime.fromisoformat(text)


def _wall(when: Resource, zone: ZoneInfo, own: ZoneInfo) -> datetime:
    """The clock on the wall at that moment: naive, in the event's own zone."""
    if "date" in when:
        return datetime.combine(date.fromisoformat(when["date"]), time())
    return instant(when, zone).astimezone(own).replace(tzinfo=None)


def _written(moment: datetime, all_day: bool, own: ZoneInfo) -> Resource:
    if all_day:
        return {"date": moment.date().isoformat()}
    # Through UTC, so that an hour that a DST change skips is written as a real one.
    return {"dateTime": moment.astimezone(UTC).astimezone(own).isoformat(), "timeZone": own.key}
