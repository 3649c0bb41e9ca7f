"""The calendar event parser function: what the calendar says, brought into the tables.

Its event is `{"event_ids": [...]}`, a range of days `{"first": "2026-05-29", "last": "2026-05-31"}`, or
anything else, such as a schedule's own: then it reads all changes since the last time. `time` (ISO, as a
schedule sends it) stands for now.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, Final

from jada_desk.domain.errors import BadInput
from jada_desk.functions import compose
from jada_desk.workflows.read_calendar import EventTrouble, Wanted, read_calendar

_MOST_IDS: Final = 1000

logger = logging.getLogger(__name__)


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """The Lambda entry. Answers with the event ids that were created, changed, unchanged and so on, and
    with `unreadable` and `failed` as lists of `{"event_id", "day", "reason"}`.

    Raises BadInput for another form of event, JadaError when calendar or tables cannot be reached, so
    that the call counts as failed and is tried again.
    """
    wanted, now = _read(event)
    reading = read_calendar(
        wanted,
        calendar=compose.calendar(),
        feed=compose.feed(),
        tables=compose.tables(),
        tenant=compose.tenant(),
        now=now,
    )
    answer = asdict(reading)
    answer["unreadable"] = [_trouble(one) for one in reading.unreadable]
    answer["failed"] = [_trouble(one) for one in reading.failed]
    counts = {name: len(value) for name, value in answer.items() if isinstance(value, list)}
    logger.info("calendar read: %s", counts)
    return answer


def _read(event: Mapping[str, Any]) -> tuple[Wanted, datetime]:
    try:
        ids = event.get("event_ids", [])
        if (
            not isinstance(ids, list)
            or len(ids) > _MOST_IDS
            or not all(isinstance(one, str) and one for one in ids)
        ):
            raise TypeError
        first, last = (
            date.fromisoformat(event[name]) if name in event else None for name in ("first", "last")
        )
        if (first is None) != (last is None) or (first and last and last < first):
            raise ValueError
        now = datetime.fromisoformat(event["time"]) if "time" in event else datetime.now(UTC)
        return Wanted(tuple(ids), first, last), now.astimezone(UTC)
    except (AttributeError, TypeError, ValueError) as exc:
        raise BadInput(
            'The parser takes {"event_ids": [...]}, {"first": day, "last": day} or {}.',
            unchanged="No record was changed.",
            remedy="Correct the call.",
        ) from exc


def _trouble(trouble: EventTrouble) -> dict[str, str | None]:
    day = trouble.day.isoformat() if trouble.day else None
    return {"event_id": trouble.event_id, "day": day, "reason": trouble.reason}
