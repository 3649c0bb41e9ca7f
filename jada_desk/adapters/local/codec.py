"""The desk's values as JSON text and back, equal to the value that went in, time zones included.

A moment is written as `2026-11-01T01:30:00-08:00[America/Los_Angeles]` (RFC 9557), the zone only when there
is one: the offset tells which of the two half past ones is meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import CalendarEvent, FieldValue, UnreadableEvent
from jada_desk.domain.draft import Draft, Edit, EditKey, History
from jada_desk.domain.override import Override
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.pages import PageVersion

if TYPE_CHECKING:
    from jada_desk.domain.plan import Layer

# Raised with any change of form that an older desk could not read.
OBSERVED_FORM: Final = 2

_EVENT_FIELDS: Final = tuple(one.name for one in fields(CalendarEvent))
_EVENT_MOMENTS: Final = ("start", "end", "created", "updated")


def history_to_json(history: History) -> str:
    """A history as text. Drafts share most of their edits: each edit is written once and named by number."""
    edits: list[Any] = []
    numbers: dict[tuple[EditKey, int], int] = {}

    def encode(draft: Draft) -> dict[str, Any]:
        found = []
        for key, edit in draft.edits.items():
            number = numbers.setdefault((key, id(edit)), len(edits))
            if number == len(edits):
                edits.append([*key, _field(edit.base), _field(edit.new), _moment(edit.at)])
            found.append(number)
        overrides = [
            [event_id, *one.warning, one.reason, _moment(one.at), one.other]
            for event_id, said in draft.overrides.items()
            for one in said
        ]
        return {"edits": found, "overrides": overrides} if overrides else {"edits": found}

    steps = {
        "present": encode(history.present),
        "past": [[label, encode(draft)] for label, draft in history.past],
        "future": [[label, encode(draft)] for label, draft in history.future],
    }
    return _dump({"edits": edits, **steps})


def history_from_json(text: str) -> History:
    """The history that `history_to_json` wrote."""
    data = json.loads(text)
    edits = [
        ((event_id, name), Edit(_read_field(base), _read_field(new), _read_moment(at)))
        for event_id, name, base, new, at in data["edits"]
    ]

    def decode(raw: Mapping[str, Any]) -> Draft:
        overrides: dict[str, tuple[Override, ...]] = {}
        for event_id, person, code, about, reason, at, other in raw.get("overrides", ()):
            one = Override(person, code, about, reason, _read_moment(at), other)
            overrides[event_id] = (*overrides.get(event_id, ()), one)
        return Draft(
            MappingProxyType(dict(edits[number] for number in raw["edits"])), MappingProxyType(overrides)
        )

    return History(
        decode(data["present"]),
        tuple((label, decode(raw)) for label, raw in data["past"]),
        tuple((label, decode(raw)) for label, raw in data["future"]),
    )


def observed_to_json(observed: Observed) -> str:
    """An observation as text; sequences inside table items come back as lists."""
    return _dump(
        {
            "first": observed.first.isoformat(),
            "last": observed.last.isoformat(),
            "events": [_event(one) for one in observed.events],
            "unreadable": [
                [one.event_id, one.title, _day(one.day), one.reason] for one in observed.unreadable
            ],
            "crew": observed.crew,
            "records": observed.records,
            "dispatch": observed.dispatch,
            "guests": observed.guests,
            "told": observed.told,
            "links": observed.links,
            "pages": {key: page and [page.etag, page.sha256] for key, page in observed.pages.items()},
            "troubles": observed.troubles,
            "read_at": _moment(observed.read_at) if observed.read_at else None,
            "stale_reason": observed.stale_reason,
            "writable": observed.writable,
            "gone": sorted(observed.gone),
            "stopped": observed.stopped,
        }
    )


def observed_from_json(text: str) -> Observed:
    """The observation that `observed_to_json` wrote."""
    data = json.loads(text)
    return Observed(
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        events=tuple(_read_event(one) for one in data["events"]),
        unreadable=tuple(
            UnreadableEvent(event_id, title, date.fromisoformat(day) if day else None, reason)
            for event_id, title, day, reason in data["unreadable"]
        ),
        crew=tuple(data["crew"]),
        records=data["records"],
        dispatch=data["dispatch"],
        guests=data["guests"],
        told={event_id: tuple(rows) for event_id, rows in data["told"].items()},
        links=data.get("links", {}),
        pages={key: page and PageVersion(*page) for key, page in data["pages"].items()},
        troubles=_read_troubles(data["troubles"]),
        read_at=_read_moment(data["read_at"]) if data["read_at"] else None,
        stale_reason=data["stale_reason"],
        writable=data["writable"],
        gone=frozenset(data.get("gone", ())),
        stopped=data.get("stopped", {}),
    )


def _read_troubles(values: Mapping[str, str]) -> dict[Layer, str]:
    if not values:
        return {}
    # A plan's parts: slow to import, and most starts read of no trouble.
    from jada_desk.domain.plan import Layer

    return {Layer(layer): sentence for layer, sentence in values.items()}


def _event(event: CalendarEvent) -> dict[str, Any]:
    values = {name: getattr(event, name) for name in _EVENT_FIELDS}
    return values | {name: _moment(value) for name in _EVENT_MOMENTS if (value := values[name])}


def _read_event(values: dict[str, Any]) -> CalendarEvent:
    return CalendarEvent(
        **values | {name: _read_moment(text) for name in _EVENT_MOMENTS if (text := values[name])}
    )


def _field(value: FieldValue) -> Any:
    return {"at": _moment(value)} if isinstance(value, datetime) else value


def _read_field(value: Any) -> FieldValue:
    if isinstance(value, dict):
        return _read_moment(value["at"])
    return tuple(value) if isinstance(value, list) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime) -> str:
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    return f"{moment.isoformat()}[{zone}]" if zone else moment.isoformat()


def _read_moment(text: str) -> datetime:
    stamp, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(stamp)
    if not zone:
        return moment
    local = moment.replace(tzinfo=ZoneInfo(zone))
    # Neither fits when the zone's rules changed since: then the hour on the wall is what was meant.
    later = local.replace(fold=1)
    return later if local.utcoffset() != moment.utcoffset() == later.utcoffset() else local


def _dump(value: object) -> str:
    # ASCII, because SQLite refuses the lone surrogates that hostile text may hold.
    return json.dumps(value, default=dict, separators=(",", ":"))
