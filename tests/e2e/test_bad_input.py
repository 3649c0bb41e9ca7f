"""What people and broken systems put into the calendar: told, harmless, and nothing is lost."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from tests.e2e.test_headless import Desk

GUESTS = {
    "jadahostile1": "<script>alert(1)</script>",
    "jadahostile2": "\N{SAILBOAT}\N{VARIATION SELECTOR-16} Zoë & Søn",
    "jadahostile3": "محمد",
    "jadahostile4": "{{ 7 * 7 }}{% raw %}",
    "jadahostile5": "\u202egnp.exe\u202c Smith",
    "jadahostile6": "李小龙",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home: Path = tmp_path_factory.mktemp("bad-input")
    try:
        yield Desk(home)
    finally:
        practice_process.stop(home)


@pytest.fixture(scope="module")
def endpoint(desk: Desk) -> Endpoint:
    found = practice_process.find_or_start(desk.home)
    for hour, (event_id, name) in enumerate(GUESTS.items(), start=7):
        insert(found, event_id, f"{name} Morning", f"Guest: {name}\nCaptain: Noor\nPassengers: 2", hour)
    insert(found, "jadahuge1", "Huge Afternoon", "Captain: Gene\n" + "x y: z, <b>1:45 PM</b> \n" * 5000, 15)
    return found


def insert(endpoint: Endpoint, event_id: str, summary: str, description: str, hour: int) -> None:
    body: dict[str, Any] = {
        "id": event_id,
        "summary": summary,
        "description": description,
        "start": {"dateTime": f"2026-05-29T{hour:02}:00:00-07:00", "timeZone": "America/Los_Angeles"},
        "end": {"dateTime": f"2026-05-29T{hour:02}:30:00-07:00", "timeZone": "America/Los_Angeles"},
    }
    request = urllib.request.Request(
        f"{endpoint.calendar}/calendar/v3/calendars/{endpoint.calendar_id}/events",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=10).close()


def test_names_in_every_script_and_markup_are_published_harmlessly(desk: Desk, endpoint: Endpoint) -> None:
    read = desk.ok("sync")
    assert {one["event_id"] for one in read["charters"]} >= {*GUESTS, "jadahuge1"}
    assert desk.ok("publish", "--yes", "--really", "--notices", "none")["summary"]["failed"] == 0
    assert desk.ok("plan")["changes"] == []
    keys = desk.ok("history")["publishes"][0]["changes"]
    pages = {one["field"]: one["event_id"] for one in keys if one["layer"] == "page"}
    mine = [key for key, event_id in pages.items() if event_id in GUESTS]
    assert len(mine) == len(GUESTS)
    for key in mine:
        assert key.isascii() and not set(key) & set("<>&{} ")
        with urllib.request.urlopen(f"{endpoint.site}{key}", timeout=10) as answer:
            page = answer.read().decode()
        assert "<script" not in page and "\u202e" not in page


def test_a_description_of_100_kb_is_read_and_only_its_line_is_changed(desk: Desk, endpoint: Endpoint) -> None:
    address = f"{endpoint.calendar}/calendar/v3/calendars/{endpoint.calendar_id}/events/jadahuge1"
    with urllib.request.urlopen(address, timeout=10) as answer:
        before = json.load(answer)["description"]
    assert len(before) > 100_000
    desk.ok("edit", "jadahuge1", "--captain", "Darrell")
    desk.ok("publish", "--yes", "--really", "--notices", "none")
    with urllib.request.urlopen(address, timeout=10) as answer:
        after = json.load(answer)["description"]
    assert after == before.replace("Captain: Gene", "Captain: Darrell", 1)


def test_a_feed_that_cannot_be_read_keeps_the_last_good_copy(desk: Desk, endpoint: Endpoint) -> None:
    """Without the API the feed is read; then the feed gives an error page, then the network is gone."""
    from datetime import date

    from jada_desk.bootstrap import open_desk, practice_tenant
    from jada_desk.domain.draft import Draft

    folder = desk.home / "feed-only" / "tenants" / "feedonly"
    folder.mkdir(parents=True)
    tenant = practice_tenant(endpoint)
    (folder / "settings.toml").write_text(
        f'[tenant]\nid = "feedonly"\nname = "JADA"\ntime_zone = "{tenant.time_zone.key}"\n[[boats]]\nname = "JADA"\n'
        f'[google]\nfeed_url = "{endpoint.feed}"\n[aws]\nprefix = "jada-"\nbucket = "{endpoint.bucket}"\n'
        f'endpoint_url = "{endpoint.aws}"\nregion = "{endpoint.region}"\nsite_url = "{endpoint.site}"\n',
        encoding="utf-8",
    )

    class Never:
        cancelled = False

    feed_desk = open_desk(desk.home / "feed-only")
    try:
        friday = date(2026, 5, 29)
        fresh = feed_desk.observe(friday, Draft(), lambda progress: None, Never())
        assert not fresh.writable and not fresh.stale_reason
        practice_process.ask(endpoint, "POST", "faults", {"target": "feed", "times": 0, "kind": "status:503"})
        old = feed_desk.observe(friday, Draft(), lambda progress: None, Never())
        assert old.stale_reason
        assert [one.event_id for one in old.events] == [one.event_id for one in fresh.events]
        plan = feed_desk.plan(old, Draft(), friday)
        assert plan.event_ids  # tables and pages can be put right from the copy
    finally:
        practice_process.ask(endpoint, "DELETE", "faults")
        feed_desk.close()


def test_a_port_in_use_is_no_trouble(desk: Desk, endpoint: Endpoint) -> None:
    """The workspace comes back on another port when a stranger sits on its own."""
    import socket

    port = int(endpoint.site.rpartition(":")[2])
    practice_process.stop(desk.home)
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()
        again = practice_process.find_or_start(desk.home)
    assert again.site != endpoint.site
    assert desk.ok("plan")["warnings"] is not None
