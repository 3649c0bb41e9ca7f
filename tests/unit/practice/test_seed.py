import re
import tomllib
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from string import Template
from typing import Any

import pytest

from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.practice.calendar_book import CalendarBook
from jada_desk.practice.clock import START, PracticeClock
from jada_desk.practice.mailbox import MailStore
from jada_desk.practice.seed import SENDER_DOMAIN, sow_google
from jada_desk.practice.store import Store
from jada_desk.resources import resources_dir
from jada_desk.settings import parse_tenant

ENDPOINT = Endpoint(
    nonce="n",
    pid=1,
    aws="http://127.0.0.1:1",
    calendar="http://127.0.0.1:2",
    gmail="http://127.0.0.1:2",
    feed="http://127.0.0.1:2/calendar/ical/x/public/basic.ics",
    site="http://127.0.0.1:3",
    calendar_id="x@group.calendar.google.com",
    bucket="pages",
    distribution_id="E1",
    clock_offset_s=-1.5,
    region="us-west-2",
    started_at="2026-05-28T20:30:00+00:00",
)


@pytest.fixture
def rows(tmp_path: Path) -> list[dict[str, Any]]:
    store = Store(tmp_path / "state.db")
    book = CalendarBook(store, PracticeClock(store))
    sow_google(book, MailStore(store))
    store.close()
    return [row for row, _ in book.rows()]


def test_every_event_has_an_id_google_could_have_given(rows: list[dict[str, Any]]):
    assert len(rows) > 30
    for row in rows:
        assert re.fullmatch(r"[a-v0-9]{10,26}(_\d{8}T\d{6}Z)?", row["id"])
        assert row["id"].startswith(row.get("recurringEventId", ""))


def test_every_event_was_there_before_the_first_moment(rows: list[dict[str, Any]]):
    for row in rows:
        assert row["created"] == row["updated"]
        assert datetime.fromisoformat(row["created"]) < START


def test_no_contact_of_a_guest_who_has_none_stands_in_the_calendar(rows: list[dict[str, Any]]):
    texts = {row["id"]: row.get("description", "") for row in rows}
    with_contact = {event_id for event_id, text in texts.items() if re.search(r"@|555-\d{4}", text)}
    assert with_contact == {"jadaquinn0530"}


def test_the_settings_name_the_running_workspace():
    text = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    tenant = parse_tenant(Template(text).safe_substitute(asdict(ENDPOINT)), "settings.toml")
    assert (tenant.aws.endpoint_url, tenant.aws.site_url) == (ENDPOINT.aws, ENDPOINT.site)
    assert (tenant.google.feed_url, tenant.google.calendar_id) == (ENDPOINT.feed, ENDPOINT.calendar_id)
    assert tenant.aws.email_from.rstrip(">").endswith(f"@{SENDER_DOMAIN}")
    assert tenant.connected_at == START
    assert "$" not in str(asdict(tenant.aws)) + str(asdict(tenant.google))


def test_charters_records_name_crew_who_exist():
    folder = resources_dir() / "practice"
    crew = (folder / "crew.json").read_text(encoding="utf-8")
    events = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))["events"]
    named = {
        name
        for record in (event["record"] for event in events if "record" in event)
        for name in (record["captain"], *record["crew"])
        if name
    }
    assert all(f'"name": "{name}"' in crew for name in named)
