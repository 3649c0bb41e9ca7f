"""The seed's weekend through the command line alone, against the practice workspace, read back from every system."""

import contextlib
import io
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.cli import main
from tests.unit.pages.test_sms_parts import parts_by_octets


class Desk:
    """`jada-desk --home DIR --practice --json`, in this process, which has the libraries loaded already."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *arguments: str, practice: bool = True) -> tuple[int, Any]:
        """The exit code, and the JSON that was printed (that of standard error when there was none)."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(
                ["--home", str(self.home), "--json", *(["--practice"] if practice else []), *arguments]
            )
        said = out.getvalue() or err.getvalue()
        return code, json.loads(said) if said else None

    def ok(self, *arguments: str) -> Any:
        code, said = self.run(*arguments)
        assert code == 0, said
        return said


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose weekend was published once from the command line."""
    home = tmp_path_factory.mktemp("headless")
    try:
        yield Desk(home)
    finally:
        practice_process.stop(home)


@pytest.fixture(scope="module")
def endpoint(desk: Desk) -> Endpoint:
    return practice_process.find_or_start(desk.home)


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())


def item(endpoint: Endpoint, table: str, key: dict[str, str]) -> dict[str, Any]:
    client = boto3.resource(
        "dynamodb",
        endpoint_url=endpoint.aws,
        region_name=endpoint.region,
        aws_access_key_id="x",
        aws_secret_access_key="x",
    )
    return dict(client.Table(f"jada-{table}").get_item(Key=key, ConsistentRead=True)["Item"])


def test_the_weekend_is_listed_with_what_cannot_be_read(desk: Desk, endpoint: Endpoint) -> None:
    said = desk.ok("sync")
    assert [one["title"] for one in said["charters"]] == [
        "Helena",
        "Danika",
        "Quinn Sunset",
        "Jonathan Afternoon",
    ]
    assert {one["title"] for one in said["others"]} == {"Crew meeting", "Dock committee"}
    assert said["unreadable"][0]["reason"]
    assert "arrive by 5 PM" in get(f"{endpoint.site}/guests/danika-guest.html")


def test_the_installed_program_says_the_same(desk: Desk) -> None:
    program = Path(sys.executable).with_name("jada-desk")
    done = subprocess.run(
        [program, "sync", "--home", desk.home, "--practice", "--json"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    mine = desk.ok("sync")
    said = json.loads(done.stdout)
    assert said["charters"] == mine["charters"]


def test_publishing_needs_a_confirmation(desk: Desk) -> None:
    code, said = desk.run("publish")
    assert code == 3
    assert {one["event_id"] for one in said["changes"]} == {
        "jadahelena0529",
        "jadaquinn0530",
        "jadajonathan0531",
    }
    assert {one["state"] for one in said["notices"]} == {"unticked", "nobody can be told: call"}


def test_all_missing_contacts_are_found_and_taken_as_one_step(desk: Desk) -> None:
    found = desk.ok("lookup", "--missing")["missing"]
    assert [(one["charter"], one["candidates"][0]["phone"], one["accepted"]) for one in found] == [
        ("Helena", "+1-619-555-0010", False),
        ("Jonathan Afternoon", "+1-619-555-0003", False),
    ]
    (where,) = found[1]["candidates"][0]["found_in"]
    assert (where["sender"], where["subject"]) == (
        "boatsetter@mail.boatsetter.com",
        "Your booking XHQGMDH is confirmed",
    )
    assert all(one["accepted"] for one in desk.ok("lookup", "--missing", "--accept")["missing"])
    assert desk.ok("lookup", "--missing") == {"missing": []}
    desk.ok("undo")
    assert len(desk.ok("lookup", "--missing")["missing"]) == 2
    assert desk.run("lookup")[0] == 2
    assert desk.run("lookup", "Helena", "--missing")[0] == 2


def test_a_template_of_ones_own_is_used_and_a_broken_one_is_told(desk: Desk) -> None:
    (made,) = desk.ok("templates", "copy", "guest")["templates"]
    path = Path(made["path"])
    path.write_text(path.read_text().replace("{% block main %}", "{% block main %}<p>Fair winds!</p>"))
    assert desk.ok("templates")["templates"][0]["state"] == "your own"
    assert "+{% block main %}<p>Fair winds!</p>" in desk.ok("templates", "diff", "guest")["diff"]
    assert not any("template" in one for one in desk.ok("plan")["warnings"])
    path.write_text(path.read_text().replace("page.waiver_url", "page.place_url"))
    code, said = desk.run("templates", "check", "guest")
    assert (code, said["templates"][0]["problems"]) == (1, ["It does not say the waiver link."])
    assert "Your template “Guest page” is not used" in " ".join(desk.ok("plan")["warnings"])
    desk.ok("templates", "drop", "guest")
    assert desk.ok("templates")["templates"][0]["state"] == "built-in"
    assert desk.run("templates", "copy")[0] != 0


def test_the_seeds_weekend_from_edit_to_page(desk: Desk, endpoint: Endpoint) -> None:
    stale = f"{endpoint.site}/guests/danika-guest.html"
    desk.ok(
        "edit", "Danika", "--start", "15:00", "--end", "19:00", "--boarding", "1:45 PM", "--captain", "Noor"
    )
    desk.ok("edit", "jadajune0614", "--captain", "Gene", "--crew", "Sarah")
    found = desk.ok("lookup", "XHQGMDH", "--accept")
    assert [(one["phone"], one["sure"]) for one in found["candidates"]] == [("+1-619-555-0003", True)]
    assert any("555-0003" in line for line in found["candidates"][0]["evidence"])
    found = desk.ok("lookup", "Helena", "--accept")
    assert [(one["source"], one["phone"]) for one in found["candidates"]] == [
        ("jada-guests", "+1-619-555-0010")
    ]
    assert "5 PM" in get(stale)  # the edge holds it now

    plan = desk.ok("plan")
    assert {(one["layer"], one["field"]) for one in plan["changes"] if one["event_id"] == "jadadanika0530"} >= {
        ("calendar", "start"), ("calendar", "captain"), ("jada-events", "start_time"),
        ("jada-crew-dispatch", "captain"), ("page", "/guests/danika-guest.html"),
    }  # fmt: skip
    report = desk.ok("publish", "--yes")
    assert report["summary"] == {
        "done": len(report["steps"]),
        "failed": 0,
        "blocked": 0,
        "uncertain": 0,
        "conflict": 0,
    }
    for weekend in ("2026-05-30", "2026-06-14"):
        after = desk.ok("plan", "--weekend", weekend)
        assert (after["changes"], after["notices"]) == ([], [])

    for name, words in {
        "danika-guest": ("1:45", "7:00", "Noor"),
        "danika-2026-05-30": ("1:45", "7:00", "Noor"),
        "quinn-2026-05-30": ("6:15", "8:30", "Darrell", "QNN001"),
        "jonathan-2026-05-31": ("12:45", "5:00", "Noor"),
    }.items():
        page = get(f"{endpoint.site}/guests/{name}.html")
        assert all(word in page for word in words), name
        assert "555-00" not in page and "@example.com" not in page
    assert item(endpoint, "events", {"event_id": "jadajonathan0531"})["guest_phone"] == "+1-619-555-0003"
    danika = item(endpoint, "events", {"event_id": "jadadanika0530"})
    assert (danika["start_time"], danika["end_time"], danika["captain"]) == ("15:00", "19:00", "Noor")
    assert danika["waiver_status"] == "guardian required"
    assert item(endpoint, "crew-dispatch", {"event_id": "jadajune0614"})["captain"] == "Gene"
    event = json.loads(
        get(f"{endpoint.calendar}/calendar/v3/calendars/{endpoint.calendar_id}/events/jadadanika0530")
    )
    assert event["start"]["dateTime"].startswith("2026-05-30T15:00")
    assert "arrive by 1:45 PM" in event["description"] and "555" not in event["description"]

    sent = desk.ok("practice", "sent")
    assert len(sent["invalidations"]) == 1
    told = [one["phone"] for one in sent["sms"]]
    assert len(told) == len(set(told))
    long = [one for one in sent["sms"] if parts_by_octets(one["text"]) > 1]
    assert not long, "every text of the practice weekend is one part"
    assert {"+16195550002", "+16195550102", "+16195550104", "+16195550101"} <= set(
        told
    )  # Danika, Gene, Angelia, Darrell


def test_history_tells_what_was_published(desk: Desk) -> None:
    (publish,) = desk.ok("history")["publishes"]
    assert {one["state"] for one in publish["steps"]} == {"done"}
    assert publish["changes"] and publish["ended_at"]


def test_a_guests_language_is_edited(desk: Desk) -> None:
    assert desk.ok("edit", "Helena", "--language", "es")["guest_language"] == "es"
    assert desk.ok("edit", "Helena", "--language", "en")["edits"] == []


def test_edits_can_be_undone_to_nothing_after_a_restart(desk: Desk) -> None:
    desk.ok("edit", "Quinn Sunset", "--captain", "Noor")
    desk.ok("edit", "Quinn Sunset", "--notes", "Bring cake")
    assert {one["field"] for one in desk.ok("plan")["changes"]} >= {"captain", "notes"}
    desk.ok("undo")
    assert desk.ok("undo")["edits"] == 0
    assert desk.ok("plan")["changes"] == []
    assert desk.ok("redo")["edits"] == 1
    assert desk.ok("edit", "Quinn Sunset", "--discard")["edits"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["edit", "Nobody at all", "--captain", "Gene"], 1, "No charter"),
        (["edit", "Danika", "--start", "after lunch"], 2, "is no time"),
        (["edit", "Danika", "--boarding", "03:00"], 0, ""),
        (["plan", "--weekend", "tomorrow"], 2, "is no day"),
        (["publish", "--retry", "0123"], 2, "no publish 0123"),
        (["--tenant", "nobody", "plan"], 2, "no operation nobody"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(
    desk: Desk, arguments: list[str], code: int, words: str
) -> None:
    done, said = desk.run(*arguments, practice="--tenant" not in arguments)
    assert done == code
    if words:
        assert words in said["error"]
    desk.ok("edit", "Danika", "--discard")


def test_a_bucket_that_is_gone_and_a_busy_table_are_told_and_the_rest_is_finished_later(
    desk: Desk, endpoint: Endpoint
) -> None:
    desk.ok("edit", "Quinn Sunset", "--captain", "Gene", "--crew", "Sarah")
    fault = {"target": "s3", "match": "quinn", "times": 0, "kind": "status:403"}
    practice_process.ask(endpoint, "POST", "faults", fault)
    try:
        code, report = desk.run("publish", "--yes")
    finally:
        practice_process.ask(endpoint, "DELETE", "faults")
    assert code in (0, 1)
    states = {(one["layer"], one["state"]) for one in report["steps"]}
    if code == 1:
        assert ("calendar", "done") in states
        assert ("page", "failed") in states
        assert desk.run("publish", "--retry", report["plan_id"])[0] == 0
    # When reading was refused too, pages were left out with a warning; they are published now.
    desk.run("publish", "--yes", "--notices", "none")
    assert desk.ok("plan")["changes"] == []
    assert "Gene" in get(f"{endpoint.site}/guests/quinn-2026-05-30.html")


def test_the_practice_workspace_begins_anew_on_reset(desk: Desk, endpoint: Endpoint) -> None:
    desk.ok("practice", "reset")
    assert "arrive by 5 PM" in get(f"{endpoint.site}/guests/danika-guest.html")
    assert desk.ok("practice", "sent") == {"emails": [], "sms": [], "invalidations": []}
