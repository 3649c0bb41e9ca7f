"""What stands in each system of the practice workspace, read past the desk's own code."""

import json
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import boto3

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint

PREFIX = "jada-"
ZONE = "America/Los_Angeles"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the public address gives it: its text, and its headers by lower-case name."""

    text: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Systems:
    """The calendar, the tables, the bucket, the public site and the outbox of one practice workspace."""

    endpoint: Endpoint

    def page(self, name: str) -> Page:
        """`guests/NAME.html` from the edge, which may serve what it kept."""
        with urllib.request.urlopen(f"{self.endpoint.site}/guests/{name}.html", timeout=10) as answer:
            return Page(answer.read().decode(), {key.lower(): value for key, value in answer.headers.items()})

    def stored_page(self, name: str) -> str:
        """`guests/NAME.html` from the bucket itself."""
        found = self._client("s3").get_object(Bucket=self.endpoint.bucket, Key=f"guests/{name}.html")
        return str(found["Body"].read().decode())

    def event(self, event_id: str) -> dict[str, Any]:
        """The calendar's event."""
        calendar = f"{self.endpoint.calendar}/calendar/v3/calendars/{self.endpoint.calendar_id}"
        with urllib.request.urlopen(f"{calendar}/events/{event_id}", timeout=10) as answer:
            return dict(json.loads(answer.read()))

    def change_event(self, event_id: str, **fields: Any) -> None:
        """A colleague writes fields of an event."""
        self._write(f"/{event_id}", "PATCH", fields)

    def add_event(self, title: str, start: datetime, end: datetime, boat: str) -> None:
        """A colleague puts a charter into the calendar."""
        when = {"start": start, "end": end}
        times = {name: {"dateTime": f"{at:%Y-%m-%dT%H:%M:%S}", "timeZone": ZONE} for name, at in when.items()}
        self._write("", "POST", {"summary": title, "location": boat, "description": "Charter: yes", **times})

    def _write(self, path: str, method: str, body: dict[str, Any]) -> None:
        at = self.endpoint
        request = urllib.request.Request(
            f"{at.calendar}/calendar/v3/calendars/{at.calendar_id}/events{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 200

    def item(self, table: str, event_id: str) -> dict[str, Any]:
        """A charter's item in `jada-TABLE`."""
        resource = boto3.resource("dynamodb", **self._reach())
        found = resource.Table(PREFIX + table).get_item(Key={"event_id": event_id}, ConsistentRead=True)
        return dict(found["Item"])

    def items(self, table: str) -> list[dict[str, Any]]:
        """All items of `jada-TABLE`."""
        resource = boto3.resource("dynamodb", **self._reach())
        return [dict(one) for one in resource.Table(PREFIX + table).scan(ConsistentRead=True)["Items"]]

    def decline(
        self, event_id: str, crew_id: str, role: str, *, boat: str, day: str, start: str, end: str
    ) -> None:
        """Somebody declines what they were asked to sail, as the function behind their link keeps it."""
        answer = {
            "answer": "declined",
            "reason": "",
            "at": "2026-05-28T20:00:00Z",
            "role": role,
            "facts": {"date": day, "start": start, "end": end, "boat": boat},
        }
        boto3.resource("dynamodb", **self._reach()).Table(f"{PREFIX}crew-dispatch").update_item(
            Key={"event_id": event_id},
            UpdateExpression="SET answers = :answers",
            ExpressionAttributeValues={":answers": {crew_id: answer}},
        )

    def sent(self) -> dict[str, list[dict[str, Any]]]:
        """What went out: `emails`, `sms`, `invalidations`, oldest first."""
        return dict(practice_process.ask(self.endpoint, "GET", "sent"))

    def everything(self) -> dict[str, Any]:
        """All that a publish could have changed, to be compared with a later look."""
        calendar = f"{self.endpoint.calendar}/calendar/v3/calendars/{self.endpoint.calendar_id}/events"
        with urllib.request.urlopen(f"{calendar}?maxResults=2500&showDeleted=true", timeout=10) as answer:
            events = {one["id"]: one["etag"] for one in json.loads(answer.read())["items"]}
        objects = self._client("s3").list_objects_v2(Bucket=self.endpoint.bucket)["Contents"]
        tables = ("events", "crew-dispatch", "guests", "notices")
        return {
            "calendar": events,
            "pages": {one["Key"]: one["ETag"] for one in objects},
            "tables": {name: sorted(map(str, self.items(name))) for name in tables},
            "sent": self.sent(),
        }

    def fail(self, target: str, match: str, kind: str, times: int = 0) -> None:
        """Let the next calls fail (`times` 0: until `mend`), as jada_desk/practice/faults.py describes."""
        fault = {"target": target, "match": match, "kind": kind, "times": times}
        practice_process.ask(self.endpoint, "POST", "faults", fault)

    def mend(self) -> None:
        practice_process.ask(self.endpoint, "DELETE", "faults")

    def _client(self, service: str) -> Any:
        make: Any = boto3.client
        return make(service, **self._reach())

    def _reach(self) -> dict[str, Any]:
        return {
            "endpoint_url": self.endpoint.aws,
            "region_name": self.endpoint.region,
            "aws_access_key_id": "x",
            "aws_secret_access_key": "x",
        }
