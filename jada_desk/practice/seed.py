"""What the practice workspace holds at its first start and after a reset, out of `resources/practice`."""

import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.policy import compat32
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final

from jada_desk.practice.aws import PHOTO_BUCKET, AwsEnd
from jada_desk.practice.calendar_book import CalendarBook
from jada_desk.practice.clock import ZONE
from jada_desk.practice.mailbox import MailStore
from jada_desk.practice.recurrence import Resource
from jada_desk.resources import resources_dir
from jada_desk.workflows.ports.tables import TABLE_KEYS, Table

PREFIX: Final = "jada-"
BUCKET: Final = "sailjada-pages"
DISTRIBUTION_ID: Final = "E2XYZABC123"
SENDER_DOMAIN: Final = "sailjada.com"
_BATCH: Final = 25  # the most that BatchWriteItem takes
_PASSED_ON: Final = ("summary", "description", "location", "recurrence", "status")


def sow_google(book: CalendarBook, mails: MailStore) -> None:
    """The calendar's events and the bookings mailbox."""
    for event in _events():
        book.seed(_resource(event), _local(event["created"]))
    for path in sorted((_folder() / "mails").glob("*.eml")):
        raw = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        labels = str(message_from_bytes(raw, policy=compat32).get("X-Gmail-Labels", "INBOX"))
        mails.add(raw, tuple(label.strip().upper() for label in labels.split(",")))


def sow_cloud(cloud: AwsEnd) -> None:
    """Tables with items, the bucket with its pages, the distribution, the domain that mail comes from."""
    for table, key in TABLE_KEYS.items():
        cloud.dynamodb("CreateTable", _definition(PREFIX + table, key))
    records = [_record(event) for event in _events() if "record" in event]
    rows: list[tuple[Table, Mapping[str, Any]]] = [(Table.EVENTS, record) for record in records]
    rows += [(Table.CREW_DISPATCH, {key: record[key] for key in _DISPATCH}) for record in records]
    rows += [(Table.CREW, item) for item in json.loads((_folder() / "crew.json").read_text(encoding="utf-8"))]
    rows += [
        (Table.GUESTS, item) for item in json.loads((_folder() / "guests.json").read_text(encoding="utf-8"))
    ]
    for start in range(0, len(rows), _BATCH):
        puts: dict[str, list[dict[str, Any]]] = {}
        for table, item in rows[start : start + _BATCH]:
            values = {name: _attribute(value) for name, value in item.items()}
            puts.setdefault(PREFIX + table, []).append({"PutRequest": {"Item": values}})
        cloud.dynamodb("BatchWriteItem", {"RequestItems": puts})
    cloud.create_bucket(BUCKET)
    cloud.create_bucket(PHOTO_BUCKET)
    for record in records:
        for key in record["page_keys"]:
            headers, body = _page(record, key)
            cloud.put_object(BUCKET, key, headers, body)
    cloud.create_distribution(DISTRIBUTION_ID, BUCKET)
    cloud.verify_sender(SENDER_DOMAIN)


_DISPATCH: Final = (
    "event_id",
    "captain",
    "crew",
    "date",
    "start_time",
    "end_time",
    "boarding_time",
    "boat",
    "revision",
)


def _folder() -> Path:
    return resources_dir() / "practice"


@cache
def _events() -> list[dict[str, Any]]:
    data = tomllib.loads((_folder() / "events.toml").read_text(encoding="utf-8"))
    events: list[dict[str, Any]] = data["events"]
    return events


def _resource(event: Mapping[str, Any]) -> Resource:
    """An event as the calendar keeps it; one without a start gets an empty one, which nobody can read."""
    resource: Resource = {"id": event["id"], **{key: event[key] for key in _PASSED_ON if key in event}}
    if "description" in resource:
        resource["description"] = resource["description"].strip("\n")
    resource |= {key: _when(event.get(key)) for key in ("start", "end")}
    if "occurrence_of" in event:
        resource |= {"recurringEventId": event["occurrence_of"], "originalStartTime": _when(event["was"])}
    return resource


def _when(value: datetime | date | None) -> Resource:
    if isinstance(value, datetime):
        return {"dateTime": _local(value).isoformat(), "timeZone": ZONE.key}
    return {"date": value.isoformat()} if value else {}


def _local(value: datetime) -> datetime:
    return value.replace(tzinfo=ZONE)


def _record(event: Mapping[str, Any]) -> dict[str, Any]:
    """The charter's item in jada-events, as an earlier publish or a careful hand left it."""
    start, end, created = event["start"], event["end"], _local(event["created"]).astimezone(UTC)
    stamp = f"{created:%Y-%m-%dT%H:%M:%SZ}"
    return {
        "event_id": event["id"],
        "event_name": event["summary"],
        "date": f"{start:%Y-%m-%d}",
        "start_time": f"{start:%H:%M}",
        "end_time": f"{end:%H:%M}",
        "duration_minutes": int((end - start).total_seconds()) // 60,
        "created_at": stamp,
        "revision": 1,
        "booking_id": "",
        "guest_id": "",
        "page_updated_at": stamp,
        "waivers_signed": 0,
        "waivers_expected": event["record"]["passengers"],
        **event["record"],
    }


def _page(record: Mapping[str, Any], key: str) -> tuple[dict[str, str], bytes]:
    """The page as it was put up by hand: its own file, without a Cache-Control, else the plain form."""
    headers = {"content-type": "text/html; charset=utf-8"}
    own = _folder() / "pages" / Path(key).name
    if own.is_file():
        return headers, own.read_bytes()
    words = {
        **record,
        "day": f"{date.fromisoformat(record['date']):%A, %B %d, %Y}",
        "start": _twelve(record["start_time"]),
        "end": _twelve(record["end_time"]),
        "boarding": _twelve(record["boarding_time"]),
        "crew": ", ".join(record["crew"]),
    }
    text = Template((_folder() / "pages" / "plain.html").read_text(encoding="utf-8")).substitute(words)
    return {**headers, "cache-control": "max-age=300"}, text.encode()


def _twelve(time_text: str) -> str:
    return f"{time.fromisoformat(time_text):%I:%M %p}".lstrip("0")


def _definition(name: str, key: tuple[str, ...]) -> dict[str, Any]:
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": part, "AttributeType": "S"} for part in key],
        "KeySchema": [
            {"AttributeName": part, "KeyType": kind}
            for part, kind in zip(key, ("HASH", "RANGE"), strict=False)
        ],
    }


def _attribute(value: Any) -> dict[str, Any]:
    """A value in DynamoDB's wire form."""
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, list):
        return {"L": [_attribute(one) for one in value]}
    return {"S": value}
