"""A charter as the tables hold it, and back: the seed's attribute names and forms."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.crew_answer import LONGEST_REASON, Answer, Asked, CrewAnswer
from jada_desk.domain.override import Override
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.quiet_hours import time_zone_of
from jada_desk.domain.slug import slug
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.tables import Item, Value

# When a charter sails and with whom, as both of its items say it.
_SAILING = ("date", "start_time", "end_time", "boarding_time", "boat", "captain", "crew", "status")
_AS_PUBLISHED = "as_published"
# The seed's attributes that the desk compares in a record that it never published itself.
SEED_FACTS = ("event_name", "date", "start_time", "end_time", "captain", "crew", "guest_name")


def calendar_values(charter: Charter) -> dict[str, Value]:
    """What the calendar says of a charter, as attributes of `jada-events`; None = the attribute is absent."""
    return {
        "event_id": charter.event_id,
        "event_name": charter.title,
        "guest_name": charter.guest_name,
        "duration_minutes": int(charter.duration.total_seconds() // 60),
        "passengers": charter.passengers,
        "waivers_expected": charter.passengers,
        "booking_id": charter.booking_id,
        "status_reason": charter.status_reason or None,
        **_sailing_values(charter),
    }


def dispatch_values(charter: Charter) -> dict[str, Value]:
    """The item of `jada-crew-dispatch`: who sails, when, on which boat."""
    return {"event_id": charter.event_id, **_sailing_values(charter)}


def _sailing_values(charter: Charter) -> dict[str, Value]:
    return {
        "date": charter.day.isoformat(),
        "start_time": f"{charter.start:%H:%M}",
        "end_time": f"{charter.end:%H:%M}",
        "boarding_time": f"{charter.boarding:%H:%M}" if charter.boarding else "",
        "boat": charter.boat,
        "captain": charter.captain,
        "crew": list(charter.crew),
        "status": str(charter.status) or None,
    }


def published_values(charter: Charter) -> dict[str, Value]:
    """What the desk keeps in an item beside the facts that it writes there, to know them from an edit by hand."""
    facts = _sailing_values(charter)
    return {_AS_PUBLISHED: {name: value for name, value in facts.items() if value is not None}}


def as_published(item: Item | None) -> Item | None:
    """An item with the facts that the desk wrote there last, whatever somebody made of them by hand since: nobody
    was told of that. One that the desk never wrote is as it stands."""
    kept = (item or {}).get(_AS_PUBLISHED)
    if item is None or not isinstance(kept, Mapping):
        return item
    others = {name: value for name, value in item.items() if name not in _SAILING}
    return {**others, **{name: value for name, value in kept.items() if name in _SAILING}}


def contact_values(charter: Charter, record: Item | None) -> dict[str, Value]:
    """The contact attributes of `jada-events`; `guest_id` links to `jada-guests` and stays once it is
    given."""
    known = text(record, "guest_id")
    has_contact = bool(charter.guest_phone or charter.guest_email)
    return {
        "guest_email": charter.guest_email,
        "guest_phone": charter.guest_phone,
        "guest_language": charter.guest_language or None,
        "guest_time_zone": charter.guest_time_zone or None,
        "guest_id": known or (f"{slug(charter.guest_name)}-{charter.event_id}" if has_contact else ""),
    }


def guest_values(charter: Charter, guest_id: str) -> dict[str, Value]:
    """The item of `jada-guests` for a charter's guest."""
    return {
        "guest_id": guest_id,
        "name": charter.guest_name,
        "phone": charter.guest_phone,
        "email": charter.guest_email,
        "language": charter.guest_language,
        "time_zone": charter.guest_time_zone,
    }


def made_values(record: Item | None, minted: Minted, at: datetime) -> dict[str, Value]:
    """The attributes that are made once: what the record has stays; `at` is the moment of its creation."""
    made: dict[str, Value] = {
        "photo_upload_code": text(record, "photo_upload_code") or minted.photo_upload_code,
    }
    if record is None:
        made |= {"waiver_status": str(WaiverStatus.PENDING), "created_at": stored_moment(at)}
    return made


def merge_record(charter: Charter, record: Item | None, guest: Item | None) -> Charter:
    """The calendar's charter with what the tables have authority over: contact, waivers, the photo code."""
    signed = number(record, "waivers_signed")
    return replace(
        charter,
        guest_phone=text(record, "guest_phone") or text(guest, "phone") or charter.guest_phone,
        guest_email=text(record, "guest_email") or text(guest, "email") or charter.guest_email,
        guest_language=text(record, "guest_language") or text(guest, "language"),
        guest_time_zone=time_zone_of(text(record, "guest_time_zone") or text(guest, "time_zone")),
        photo_upload_code=text(record, "photo_upload_code") or charter.photo_upload_code,
        booking_id=charter.booking_id or text(record, "booking_id"),
        waiver_status=waiver_status(record),
        waivers_signed=signed,
        photos=number(record, "photos"),
        overrides=read_overrides(record),
        waivers_expected=charter.passengers or number(record, "waivers_expected"),
    )


def waiver_status(record: Item | None) -> WaiverStatus:
    """The record's waiver status; an unknown word counts as pending."""
    try:
        return WaiverStatus(text(record, "waiver_status"))
    except ValueError:
        return WaiverStatus.PENDING


def override_values(charter: Charter) -> dict[str, Value]:
    """What somebody goes ahead against on a charter, as the attribute `overrides` of `jada-events`; the desk alone
    writes it."""
    said = [
        json.dumps([*one.warning, one.reason, stored_moment(one.at), one.other], ensure_ascii=False)
        for one in charter.overrides
    ]
    return {"overrides": said or None}


def read_overrides(record: Item | None) -> tuple[Override, ...]:
    """What `override_values` wrote; what is no override is left out."""
    return tuple(one for stored in texts(record, "overrides") if (one := _read_override(stored)))


def _read_override(stored: str) -> Override | None:
    try:
        person, code, about, reason, at, other = map(str, json.loads(stored))
    except (ValueError, TypeError):
        return None
    moment, why = read_moment(at), one_line(reason)
    return Override(person, code, about, why, moment, other) if moment and why else None


def answer_value(answer: CrewAnswer) -> dict[str, Value]:
    """An answer as it stands under its crew id in the attribute `answers` of `jada-crew-dispatch`."""
    asked = answer.asked
    return {
        "answer": str(answer.answer),
        "reason": answer.reason,
        "at": stored_moment(answer.at) if answer.at else "",
        "role": asked.role,
        "facts": {"date": asked.date, "start": asked.start, "end": asked.end, "boat": asked.boat},
    }


def read_answers(dispatch: Item | None) -> tuple[CrewAnswer, ...]:
    """The answers of a charter's crew, by crew id; what is no answer is left out."""
    stored = (dispatch or {}).get("answers")
    if not isinstance(stored, Mapping):
        return ()
    found = (_read_answer(crew_id, value) for crew_id, value in sorted(stored.items()))
    return tuple(one for one in found if one)


def _read_answer(crew_id: str, stored: Value) -> CrewAnswer | None:
    if not isinstance(stored, Mapping):
        return None
    try:
        answer = Answer(text(stored, "answer"))
    except ValueError:
        return None
    facts = stored.get("facts")
    known = facts if isinstance(facts, Mapping) else {}
    asked = Asked(text(stored, "role"), *(text(known, name) for name in ("date", "start", "end", "boat")))
    reason = one_line(text(stored, "reason"), LONGEST_REASON)
    return CrewAnswer(crew_id, answer, reason, read_moment(text(stored, "at")), asked)


def sailing_times(item: Item | None, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """When a charter sails and is back (an end that is not after the start is on the next day); None when the
    item does not say."""
    try:
        day = date.fromisoformat(text(item, "date"))
        start, end = (time.fromisoformat(text(item, name)) for name in ("start_time", "end_time"))
    except ValueError:
        return None
    back = day + timedelta(days=1) if end <= start else day
    return datetime.combine(day, start, zone), datetime.combine(back, end, zone)


def is_published(record: Item | None) -> bool:
    """Whether the desk ever published this charter; until then record and page are somebody's earlier
    work."""
    return record is not None and "last_operation" in record


def differences(existing: Item | None, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values that a table does not hold yet; absent, None and "" are one."""
    held = existing or {}
    return {name: value for name, value in values.items() if _held(held.get(name)) != _held(value)}


def _held(value: Value) -> Value:
    if isinstance(value, (list, tuple)):
        return list(value)
    return None if value == "" else value


def text(item: Item | None, name: str) -> str:
    """A text attribute, "" when there is no item, no such attribute, or something else in it."""
    value = (item or {}).get(name)
    return value if isinstance(value, str) else ""


def number(item: Item | None, name: str) -> int:
    """A whole-number attribute, 0 when there is none."""
    value = (item or {}).get(name)
    return value if isinstance(value, int) else 0


def texts(item: Item | None, name: str) -> tuple[str, ...]:
    """A list attribute's texts, empty when there is none."""
    value = (item or {}).get(name)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, (list, tuple)) else ()


def stored_moment(moment: datetime) -> str:
    """A moment as the tables keep it: UTC, whole seconds, `2026-05-28T20:30:00Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def read_moment(stored: str) -> datetime | None:
    """The moment that `stored_moment` wrote; None for anything else."""
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
