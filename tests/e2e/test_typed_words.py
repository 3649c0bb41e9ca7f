"""What a dispatcher types on the command line for others to read: a reason against a warning, a text to several."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jada_desk.adapters.local import practice_process
from tests.e2e.command_line import Desk

GENE_IS_AWAY = "Gene is on Quinn Sunset then (18:30–20:30, JADA)."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    try:
        yield Desk(tmp_path)
    finally:
        practice_process.stop(tmp_path)


def test_a_reason_stands_in_the_place_of_a_warning_until_its_facts_change(desk: Desk) -> None:
    code, said = desk.run("edit", "Danika", "--because", "asked him")
    assert code != 0 and said["error"] == "No warning stands against this charter."
    edited = desk.ok("edit", "Danika", "--start", "15:00", "--end", "19:00", "--captain", "Gene")
    assert (edited["warnings"], edited["overrides"]) == ([GENE_IS_AWAY], [])
    edited = desk.ok("edit", "Danika", "--because", "asked him")
    assert edited["warnings"] == []
    assert edited["overrides"] == [{"warning": GENE_IS_AWAY, "reason": "asked him"}]
    _, plan = desk.run("plan")
    assert {(one["charter"], one["reason"]) for one in plan["overrides"]} == {
        ("Danika", "asked him"),
        ("Quinn Sunset", "asked him"),
    }
    desk.ok("publish", "--yes", "--really", "--notices", "none")
    # Out of the record, and no edit any more.
    kept = desk.ok("edit", "Danika", "--notes", "cake")
    assert kept["overrides"] == edited["overrides"] and kept["edits"] == ["notes"]
    later = desk.ok("edit", "Danika", "--end", "19:30")
    assert (later["warnings"], later["overrides"]) == ([GENE_IS_AWAY], [])


def test_what_the_window_would_ask_about_is_not_published_by_one_yes(desk: Desk) -> None:
    desk.ok("edit", "Danika", "--start", "15:00", "--end", "19:00", "--captain", "Gene")
    code, said = desk.run("publish", "--yes", "--notices", "none")
    assert code == 3 and f"Danika: {GENE_IS_AWAY}" in said["questions"]
    assert desk.run("publish", "--yes", "--notices", "none")[0] == 3, "nothing was published by the first"
    assert desk.ok("history") == {"publishes": []}
    desk.ok("edit", "Danika", "--because", "asked him")
    assert desk.ok("publish", "--yes", "--notices", "none")["summary"]["failed"] == 0

    desk.ok("edit", "Danika", "--end", "19:30")
    assert desk.run("publish", "--yes", "--notices", "none")[0] == 3
    assert desk.ok("publish", "--yes", "--really", "--notices", "none")["summary"]["failed"] == 0


def test_a_text_to_several_goes_out_once_and_publishes_nothing(desk: Desk) -> None:
    desk.ok("publish", "--yes", "--really", "--notices", "none")
    desk.ok("edit", "Quinn", "--notes", "cake")
    words = ("--message", "Hi {name}, bring a jacket.", "--to", "both", "--about", "Quinn")
    plan = desk.ok("plan", *words)
    assert plan["changes"] == [] and {one["kind"] for one in plan["notices"]} == {"message"}
    report = desk.ok("publish", "--yes", *words)
    assert report["summary"]["done"] == len(desk.messages()) == 8
    assert ("+16195550001", "JADA: Hi Quinn, bring a jacket.") in desk.messages()
    again = desk.ok("publish", "--yes", *words)
    assert again["steps"] == [] and len(desk.messages()) == 8
    assert desk.ok("undo")["undo"] == "Edit Quinn Sunset", "the draft and its history are as they were"
    code, said = desk.run("publish", "--yes", "--message", " ")
    assert code != 0 and said["error"] == "A message needs words."
