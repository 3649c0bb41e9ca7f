"""A practice workspace of its own with charters enough to measure on: fifty a weekend, ten captains for them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import boto3
import httplib2
from googleapiclient.discovery import build

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.bootstrap import practice_tenant
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign
from jada_desk.domain.plan import Plan
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.work import Progress

CHARTERS: Final = 50
DELAY_S: Final = 0.08
_CAPTAINS: Final = tuple(f"Captain{letter}" for letter in "abcdefghij")
# Far from the practice weekend, so that nothing else stands there.
_FIRST_FRIDAY: Final = date(2026, 9, 4)
_FIRST_HOUR, _HOURS = 7, 12
_DESCRIPTION: Final = """Boarding: {hour}:00
Guest: Guest{number}
Email: guest{number}@example.com
Passengers: 4"""


class NeverCancelled:
    """The token of somebody who waits."""

    cancelled = False


NEVER: Final = NeverCancelled()


def say_nothing(progress: Progress) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Season:
    """A running practice workspace and the home it belongs to."""

    home: Path
    endpoint: Endpoint

    def slow_down(self) -> None:
        """Let every request to Google and AWS sleep for DELAY_S before it is answered."""
        fault = {"target": "*", "match": "", "times": 0, "kind": f"delay:{DELAY_S}"}
        practice_process.ask(self.endpoint, "POST", "faults", fault)

    def hurry_up(self) -> None:
        """Let every request be answered at once again."""
        practice_process.ask(self.endpoint, "DELETE", "faults")

    def add_captains(self) -> None:
        """Put the captains into the directory, each reached by SMS."""
        with closing(aws_client(self.endpoint, "dynamodb")) as tables:
            for number, name in enumerate(_CAPTAINS):
                item = {"crew_id": name.lower(), "name": name, "phone": f"+1-619-555-{200 + number:04d}"}
                stored: dict[str, Any] = {key: {"S": value} for key, value in item.items()}
                stored |= {"roles": {"L": [{"S": "captain"}]}, "active": {"BOOL": True}}
                tables.put_item(TableName="jada-crew", Item=stored)

    def add_weekend(self, week: int = 0, charters: int = CHARTERS) -> date:
        """Put new charters without a captain into the calendar, on a weekend of their own; its Friday.

        Each has a guest who is reached by e-mail, and nothing of it is in any other layer.
        """
        friday = _FIRST_FRIDAY + timedelta(weeks=week)
        zone = practice_tenant(self.endpoint).time_zone
        with closing(google_calendar(self.endpoint)) as calendar:
            events = calendar.events()
            for number in range(charters):
                hour = _FIRST_HOUR + number // 3 % _HOURS
                start = datetime.combine(friday + timedelta(days=number % 3), time(hour), zone)
                body = {
                    "id": f"bench{week:02d}{number:03d}",
                    "summary": f"Guest{number} in week {week}",
                    "description": _DESCRIPTION.format(number=number, hour=hour),
                    "start": {"dateTime": start.isoformat(), "timeZone": zone.key},
                    "end": {"dateTime": (start + timedelta(hours=1)).isoformat(), "timeZone": zone.key},
                }
                events.insert(calendarId=self.endpoint.calendar_id, body=body).execute()
        return friday


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


def google_calendar(endpoint: Endpoint) -> Any:
    """Google's client for the calendar, as a plain script would make it."""
    address = f"{endpoint.calendar}/calendar/v3/"
    # No proxy stands between this computer and itself.
    http = httplib2.Http(timeout=60, proxy_info=None)
    options = {"api_endpoint": address}
    return build("calendar", "v3", static_discovery=True, client_options=options, http=http)


def aws_client(endpoint: Endpoint, service: str) -> Any:
    """boto3's client for one service, as a plain script would make it."""
    make: Any = boto3.client
    return make(
        service,
        region_name=endpoint.region,
        endpoint_url=endpoint.aws,
        aws_access_key_id="practice",
        aws_secret_access_key="practice",
    )


def give_captains(charters: tuple[Charter, ...], at: datetime) -> Draft:
    """What a dispatcher edited: a captain for each charter, in turn."""
    draft = Draft()
    for number, charter in enumerate(charters):
        draft = assign(draft, charter, CAPTAIN_SLOT, _CAPTAINS[number % len(_CAPTAINS)], at)
    return draft


def make_plan(desk: Desk, friday: date) -> Plan:
    """The plan of a full publish of a weekend on which every charter gets a captain."""
    observed = desk.observe(friday, Draft(), say_nothing, NEVER)
    return desk.plan(observed, give_captains(desk.weekend(observed, friday).charters, desk.now()), friday)


def cpu_s(pid: int) -> float:
    """The CPU seconds that a process has used; 0.0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))
