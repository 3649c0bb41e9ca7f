"""The calendar event parser under the real Lambda runtime client, against the practice calendar and tables."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from string import Template
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.google.calendar_api import GoogleCalendar
from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain.links import waiver_token, waiver_url
from jada_desk.practice.lambda_runtime import FunctionFailed, LambdaFunction
from jada_desk.resources import resources_dir
from jada_desk.workflows.ports.calendar import EventPatch
from jada_desk.workflows.ports.tables import Table

ZONE = ZoneInfo("America/Los_Angeles")
DANIKA, QUINN = "jadadanika0530", "jadaquinn0530"


class PracticeClock:
    def now(self) -> datetime:
        return datetime(2026, 5, 28, 20, 30, tzinfo=UTC)


@pytest.fixture
def calendar(practice: Endpoint, practice_home: Path) -> GoogleCalendar:
    practice_process.reset(practice_home)
    return GoogleCalendar(practice.calendar_id, practice.calendar, None, ZONE, PracticeClock())


def parse(practice: Endpoint, event: Mapping[str, object]) -> dict[str, Any]:
    """Invoke the parser where the practice workspace runs it."""
    request = Request(
        practice.calendar + "/practice/read-calendar",
        json.dumps(event).encode(),
        {"X-Practice-Nonce": practice.nonce, "Content-Type": "application/json"},
    )
    with urlopen(request, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def item(tables: DynamoTables, event_id: str, table: Table = Table.EVENTS) -> dict[str, Any]:
    return dict(tables.get_many(table, [(event_id,)])[(event_id,)])


def test_an_event_edited_in_the_calendar_changes_its_record(
    practice: Endpoint, calendar: GoogleCalendar, tables: DynamoTables
):
    assert "jadaquinn0530" in parse(practice, {})["created"]
    before = item(tables, DANIKA)
    tables.update(Table.EVENTS, (DANIKA,), {"waivers_signed": 2, "answer": "yes"}, expect={})
    event = calendar.get(DANIKA)
    patch = EventPatch(
        description=event.description.replace("arrive by 5 PM", "arrive by 1:45 PM") + "\nCaptain: Noor",
        start=datetime(2026, 5, 30, 15, tzinfo=ZONE),
        end=datetime(2026, 5, 30, 19, tzinfo=ZONE),
        time_zone=ZONE.key,
    )
    calendar.patch(DANIKA, patch, event.etag)
    reading = parse(practice, {})
    assert reading["changed"] == [DANIKA]
    assert reading["created"] == []
    now = {"start_time": "15:00", "end_time": "19:00", "boarding_time": "13:45", "captain": "Noor"}
    assert item(tables, DANIKA) == {
        **before,
        **now,
        "waivers_signed": 2,
        "answer": "yes",
        "revision": before["revision"] + 1,
    }
    dispatch = item(tables, DANIKA, Table.CREW_DISPATCH)
    assert {name: dispatch[name] for name in now} == now
    assert dispatch["crew"] == ["Kai"]
    assert parse(practice, {})["changed"] == []


def test_one_event_that_cannot_be_read_never_hides_the_others(practice: Endpoint, calendar: GoogleCalendar):
    reading = parse(practice, {"first": "2026-05-29", "last": "2026-05-31"})
    assert set(reading["created"]) == {"jadahelena0529", QUINN, "jadajonathan0531"}
    assert DANIKA in reading["unchanged"]
    assert "jadameeting0529" in reading["others"]
    assert reading["failed"] == []
    everything = parse(practice, {})
    assert [one["event_id"] for one in everything["unreadable"]] == ["jadabroken0530"]


def test_a_record_made_by_the_parser_lets_no_link_in_before_the_desk_publishes(
    practice: Endpoint, calendar: GoogleCalendar, tables: DynamoTables
):
    assert parse(practice, {"event_ids": [QUINN, "jadanobody"]})["created"] == [QUINN]
    record = item(tables, QUINN)
    assert (record["photo_upload_code"], record["waiver_status"]) == ("QNN001", "pending")
    assert (record["guest_phone"], record["revision"]) == ("+1-619-555-0001", 1)
    assert record["created_at"].startswith("2026-05-28T20:3")
    assert not {"waiver_secret", "waiver_links"} & set(record)
    with pytest.raises(HTTPError, match="404") as refused:
        urlopen(waiver_url(practice.site, QUINN, waiver_token("")), timeout=60)
    refused.value.close()


def test_a_wrong_call_is_told(practice: Endpoint):
    for event in (
        {"event_ids": "jadaquinn0530"},
        {"first": "2026-05-29"},
        {"first": "b", "last": "a"},
        {"time": 3},
    ):
        with pytest.raises(HTTPError) as failed:
            parse(practice, event)
        assert failed.value.code == 502
        assert json.load(failed.value) == {"error": "BadInput"}


def test_without_a_sign_in_the_feed_is_read(
    practice: Endpoint, calendar: GoogleCalendar, tables: DynamoTables, tmp_path: Path
):
    """As in the cloud with a feed alone: no API endpoint, settings from a file."""
    template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    settings = tmp_path / "settings.toml"
    text = Template(template).safe_substitute({**asdict(practice), "calendar": ""})
    settings.write_text(text, encoding="utf-8")
    parser = LambdaFunction(
        "jada_desk.functions.calendar_parser.handler",
        {"JADA_TENANT_FILE": str(settings), "TMPDIR": str(tmp_path)},
    )
    try:
        reading = parser.invoke({"time": "2026-05-28T20:30:00Z"})
    finally:
        parser.close()
    assert QUINN in reading["created"]
    assert item(tables, QUINN)["captain"] == "Darrell"
    assert "jadabroken0530" in [one["event_id"] for one in reading["unreadable"]]


def refresh_token(practice: Endpoint) -> str:
    """Sign in as a person would; what the desk would keep of it."""
    asked = {
        "client_id": "practice-desk.apps.googleusercontent.com",
        "response_type": "code",
        "redirect_uri": "http://127.0.0.1:1/",
        "scope": "https://www.googleapis.com/auth/calendar.events",
    }
    connection = HTTPConnection(urlsplit(practice.calendar).netloc, timeout=30)
    practice_process.ask(practice, "POST", "consent", {"grant": None})
    connection.request("GET", f"/o/oauth2/auth?{urlencode(asked)}")
    answer = connection.getresponse()
    answer.read()
    code = parse_qs(urlsplit(answer.getheader("Location") or "").query)["code"][0]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": asked["redirect_uri"]}
    connection.request("POST", "/token", urlencode(form))
    token = str(json.load(connection.getresponse())["refresh_token"])
    connection.close()
    return token


def test_a_kept_sign_in_is_used_until_it_is_revoked(practice: Endpoint, calendar: GoogleCalendar):
    template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    kept = {
        "type": "authorized_user",
        "client_id": "practice-desk.apps.googleusercontent.com",
        "client_secret": "practice",
        "refresh_token": refresh_token(practice),
        "token_uri": f"{practice.calendar}/token",
    }
    environment = {
        "JADA_TENANT_TOML": Template(template).safe_substitute(asdict(practice)),
        "JADA_GOOGLE_CREDENTIALS": json.dumps(kept),
    }
    parser = LambdaFunction("jada_desk.functions.calendar_parser.handler", environment)
    try:
        assert parser.invoke({"event_ids": [DANIKA]})["unchanged"] == [DANIKA]
        urlopen(
            f"{practice.calendar}/revoke", urlencode({"token": kept["refresh_token"]}).encode(), timeout=30
        ).close()
        for event in ({}, {"event_ids": [DANIKA]}):
            with pytest.raises(FunctionFailed, match="SignInNeeded"):
                parser.invoke(event)
    finally:
        parser.close()


@pytest.mark.parametrize(
    "credentials",
    [
        "no JSON",
        "[]",
        "{}",
        '{"refresh_token": "r", "client_id": "c", "client_secret": "s", "token_uri": "http://example.com/token"}',
    ],
)
def test_a_sign_in_that_is_none_is_told(practice: Endpoint, credentials: str):
    template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    settings = Template(template).safe_substitute(asdict(practice))
    environment = {"JADA_TENANT_TOML": settings, "JADA_GOOGLE_CREDENTIALS": credentials}
    parser = LambdaFunction("jada_desk.functions.calendar_parser.handler", environment)
    try:
        with pytest.raises(FunctionFailed, match="SettingsError"):
            parser.invoke({})
    finally:
        parser.close()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"JADA_TENANT_FILE": "/nowhere/settings.toml"},
        {"JADA_TENANT_TOML": "[tenant]\nid = 'x'"},
    ],
)
def test_without_settings_a_function_fails_as_such(environment: dict[str, str]):
    parser = LambdaFunction("jada_desk.functions.calendar_parser.handler", environment)
    try:
        with pytest.raises(FunctionFailed, match="SettingsError"):
            parser.invoke({})
    finally:
        parser.close()
