"""A practice workspace of their own for the functions, and what a person or a script does to its public site."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain.links import link_hash, view_key, waiver_token
from jada_desk.workflows.ports.tables import Table, Value
from jada_desk.workflows.waiver_records import is_signature

FORM = "application/x-www-form-urlencoded"
SECRET = "abcdefghijklmnopqrstuvwx"
numbers = count(1)


@pytest.fixture(scope="session")
def practice_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("functions-home")


@pytest.fixture(scope="session")
def practice(practice_home: Path) -> Iterator[Endpoint]:
    yield practice_process.find_or_start(practice_home, timeout_s=60)
    practice_process.stop(practice_home)


@pytest.fixture
def tables(practice: Endpoint) -> DynamoTables:
    return DynamoTables(AwsClients(practice.region, endpoint_url=practice.aws), "jada-")


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """The public site as a browser or a script sees it."""

    address: str

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, {"User-Agent": "Browser/1", **sent})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, response.read().decode(), found)
        finally:
            connection.close()

    def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form."""
        return self.ask("POST", path, urlencode(fields).encode(), Content_Type=FORM)

    def send_json(self, path: str, fields: Mapping[str, object]) -> Answer:
        return self.ask("POST", path, json.dumps(fields).encode(), Content_Type="application/json")


@pytest.fixture
def site(practice: Endpoint) -> Site:
    return Site(practice.site)


@dataclass(frozen=True)
class Charter:
    """A charter of a test's own in the tables, with its waiver link."""

    event_id: str
    token: str
    tables: DynamoTables

    @property
    def record(self) -> dict[str, Any]:
        return dict(self.tables.get_many(Table.EVENTS, [(self.event_id,)])[(self.event_id,)])

    @property
    def waivers(self) -> list[dict[str, Any]]:
        """The signatures, guardians' too."""
        return [dict(one) for one in self.tables.query(Table.WAIVERS, self.event_id) if is_signature(one)]

    @property
    def standing(self) -> tuple[str, int, int]:
        """Status, signed, expected: as the card shows them."""
        record = self.record
        return record["waiver_status"], record.get("waivers_signed", 0), record["waivers_expected"]


@pytest.fixture
def make_charter(tables: DynamoTables):
    def make(expected: int, status: str = "pending") -> Charter:
        event_id = f"jadafunctions{next(numbers):04d}"
        values: dict[str, Value] = {
            "date": "2026-05-30",
            "start_time": "18:30",
            "end_time": "20:30",
            "boat": "JADA",
            "guest_phone": "+1-619-555-0001",
            "waiver_status": status,
            "waiver_links": [link_hash(waiver_token(SECRET))],
            "waiver_view_key": view_key(SECRET).hex(),
            "waivers_expected": expected,
            "revision": 1,
        }
        tables.update(Table.EVENTS, (event_id,), values, expect={"event_id": None})
        return Charter(event_id, f"{event_id}.{waiver_token(SECRET)}", tables)

    return make
