"""A practice workspace of its own with charters enough to measure on: fifty a weekend, ten captains for them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import boto3
from googleapiclient.discovery import build

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.bootstrap import practice_tenant
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign
from jada_desk.domain.plan import Plan
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports import Observed, Progress

CHARTERS: Final = 50
CAPTAINS: Final = tuple(f"Captain{letter}" for letter in "abcdefghij")
# Far from the practice weekend, so that nothing else stands there.
_FIRST_FRIDAY: Final = date(2026, 9, 4)
_LOWEST_HOUR, _HOURS = 7, 12


class NeverCancelled:
    """The token of somebody who waits."""

    cancelled = False


def say_nothing(progress: Progress) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Season:
    """A running practice workspace and the home it belongs to."""

    home: Path
    endpoint: Endpoint

    def calendar(self) -> Any:
        """Google's client for the practice calendar."""
        address = f"{self.endpoint.calendar}/calendar/v3/"
        return build("calendar", "v3", static_discovery=True, client_options={"api_endpoint": address}, http=http())

    def client(self, service: str) -> Any:
        """boto3's client for one service, as a plain script would make it."""
        make: Any = boto3.client
        return make(
            service,
            region_name=self.endpoint.region,
            endpoint_url=self.endpoint.aws,
            aws_access_key_id="practice",
            aws_secret_access_key="practice",
        )

    def slow_down(self, seconds: float) -> None:
        """Let every request to Google and AWS sleep for so long before it is answered; 0 = no more."""
        practice_process.ask(self.endpoint, "DELETE", "faults")
        if seconds:
            practice_process.ask(
                self.endpoint, "POST", "faults", {"target": "*", "match": "", "times": 0, "kind": f"delay:{seconds}"}
            )

    def add_captains(self) -> None:
        """Put the captains into the directory, each reached by SMS."""
        tables = self.client("dynamodb")
        for number, name in enumerate(CAPTAINS):
            item = {"crew_id": name.lower(), "name": name, "phone": f"+1-619-555-{200 + number:04d}"}
            stored: dict[str, Any] = {key: {"S": value} for key, value in item.items()}
            stored |= {"roles": {"L": [{"S": "captain"}]}, "active": {"BOOL": True}}
            tables.put_item(TableName="jada-crew", Item=stored)

    def add_weekend(self, week: int, charters: int = CHARTERS) -> date:
        """Put new charters without a captain into the calendar, on a weekend of their own; its Friday."""
        friday = _FIRST_FRIDAY + timedelta(weeks=week)
        tenant = practice_tenant(self.endpoint)
        events = self.calendar().events()
        for number in range(charters):
            day = friday + timedelta(days=number % 3)
            start = datetime.combine(day, time(_LOWEST_HOUR + number // 3 % _HOURS), tenant.time_zone)
            body = {
                "id": f"bench{week:02d}{number:03d}",
                "summary": f"Guest{number} of week {week}",
                "description": _DESCRIPTION.format(number=number, week=week, boarding=f"{start:%-I}:00 AM"),
                "start": {"dateTime": start.isoformat(), "timeZone": tenant.time_zone.key},
                "end": {"dateTime": (start + timedelta(hours=1)).isoformat(), "timeZone": tenant.time_zone.key},
            }
            events.insert(calendarId=self.endpoint.calendar_id, body=body).execute()
        return friday

    def server_cpu_s(self) -> float:
        """The CPU seconds that the workspace's process has used; 0.0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.endpoint.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


_DESCRIPTION: Final = """Boarding: {boarding}
Guest: Guest{number}w{week}
Email: guest{number}.{week}@example.com
Passengers: 4"""


@contextmanager
def open_season() -> Iterator[Season]:
    """A practice workspace in a new home, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="jada-bench-") as folder:
        home = Path(folder)
        season = Season(home, practice_process.find_or_start(home))
        try:
            yield season
        finally:
            practice_process.stop(home)


def http() -> Any:
    """A connection for Google's client; a proxy of the environment is not asked for this machine's addresses."""
    import httplib2

    return httplib2.Http(timeout=60, proxy_info=None)


def give_captains(charters: tuple[Charter, ...], at: datetime) -> Draft:
    """The draft that a dispatcher made: a captain for each charter."""
    draft = Draft()
    for number, charter in enumerate(charters):
        draft = assign(draft, charter, CAPTAIN_SLOT, CAPTAINS[number % len(CAPTAINS)], at)
    return draft


def make_plan(desk: Desk, friday: date) -> Plan:
    """The plan of a full publish for a weekend: every charter gets a captain."""
    observed: Observed = desk.observe(friday, Draft(), say_nothing, NeverCancelled())
    return desk.plan(observed, give_captains(desk.weekend(observed, friday).charters, desk.now()), friday)
