"""A publish on bad days, through the command line against the practice workspace and its faults."""

import contextlib
import io
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.cli import main
from tests.e2e.command_line import Desk, states
from tests.e2e.readback import Systems


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("bad-days")
    try:
        yield home
    finally:
        practice_process.stop(home)


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    desk = Desk(home)
    desk.faults()
    yield desk
    desk.faults()


def edit_danika(desk: Desk, boarding: str, captain: str) -> None:
    desk.ok("edit", "jadadanika0530", "--boarding", boarding, "--captain", captain)


def test_a_bucket_that_is_down_holds_back_guests_and_retry_finishes(desk: Desk) -> None:
    edit_danika(desk, "4:45 PM", "Noor")
    desk.faults({"target": "s3", "match": "PUT", "times": 0, "kind": "status:503"})
    code, report = desk.run("publish", "--yes")
    assert code == 1
    assert states(report, "jada-events") == {"done"}
    assert "failed" in states(report, "page")
    assert states(report, "guest notice") == {"blocked"} and states(report, "crew notice") == {"done"}
    desk.faults()
    report = desk.ok("publish", "--retry", report["plan_id"])
    assert {one["state"] for one in report["steps"]} == {"done"}
    assert desk.ok("plan")["changes"] == []


class CtrlC(io.StringIO):
    """Standard error of somebody who presses Ctrl+C when the first step is done."""

    is_pressed = False

    def write(self, text: str) -> int:
        written = super().write(text)
        if "done" in text and not self.is_pressed:
            self.is_pressed = True
            signal.raise_signal(signal.SIGINT)
        return written


def test_ctrl_c_stops_after_this_step_and_retry_finishes(desk: Desk) -> None:
    edit_danika(desk, "4:50 PM", "Noor")
    before, err = len(desk.messages()), CtrlC()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
        code = main(["--home", str(desk.home), "--practice", "publish", "--yes"])
    assert code == 1 and "stopping after this step" in err.getvalue()
    stopped = desk.ok("history")["publishes"][0]
    assert {"done", "cancelled"} <= {one["state"] for one in stopped["steps"]}
    assert len(desk.messages()) == before
    # What a person stopped does not go on by itself.
    code, left = desk.run("recover")
    assert code == 3 and left == {"recovered": [], "unfinished": [stopped["plan_id"]], "uncertain": []}
    report = desk.ok("publish", "--retry", stopped["plan_id"])
    assert {one["state"] for one in report["steps"]} == {"done"}
    sent = desk.messages()[before:]
    assert len(sent) == len(set(sent)) > 0
    assert desk.ok("plan")["changes"] == []


def test_what_was_edited_by_hand_is_shown_and_put_right_and_nobody_is_told(desk: Desk) -> None:
    systems, endpoint = Systems(desk.endpoint), desk.endpoint
    edit_danika(desk, "4:35 PM", "Noor")
    desk.ok("publish", "--yes")
    before = len(desk.messages())
    aws: dict[str, Any] = {
        "endpoint_url": endpoint.aws,
        "region_name": endpoint.region,
        "aws_access_key_id": "x",
        "aws_secret_access_key": "x",
    }
    boto3.resource("dynamodb", **aws).Table("jada-events").update_item(
        Key={"event_id": "jadaquinn0530"},
        UpdateExpression="SET boarding_time = :hour",
        ExpressionAttributeValues={":hour": "02:11"},
    )
    (page,) = systems.item("events", "jadadanika0530")["page_keys"][:1]
    boto3.client("s3", **aws).put_object(
        Bucket=endpoint.bucket, Key=page, Body=b"<p>by hand", ContentType="text/html"
    )
    plan = desk.ok("plan")
    assert {(one["layer"], one["field"], one["was"]) for one in plan["changes"]} == {
        ("jada-events", "boarding_time", "02:11"),
        ("page", f"/{page}", "an older page"),
    }
    assert plan["notices"] == []
    desk.ok("publish", "--yes")
    assert systems.item("events", "jadaquinn0530")["boarding_time"] == "18:15"
    assert "by hand" not in systems.stored_page(page.removeprefix("guests/").removesuffix(".html"))
    assert len(desk.messages()) == before


def test_a_bad_day_is_practised_and_mended_from_the_command_line(desk: Desk) -> None:
    edit_danika(desk, "4:40 PM", "Noor")
    code, said = desk.run("practice", "fail", "pages")
    assert code == 2 and "practice fail pages down" in said["remedy"]
    said = desk.ok("practice", "fail", "pages", "down", "--only", "PUT")
    assert said == {"part": "pages", "way": "down", "times": 0, "only": "PUT"}
    code, report = desk.run("publish", "--yes")
    assert code == 1 and "failed" in states(report, "page")
    assert desk.ok("practice", "mend") == {"mended": True}
    report = desk.ok("publish", "--retry", report["plan_id"])
    assert states(report, "page") == {"done"}


def test_a_lost_answer_is_uncertain_until_a_person_settles_it(desk: Desk) -> None:
    edit_danika(desk, "4:30 PM", "Noor")
    desk.faults({"target": "ses", "match": "", "times": 0, "kind": "lost"})
    before = len(desk.messages())
    code, report = desk.run("publish", "--yes")
    assert code == 1 and report["summary"]["uncertain"] == 3
    assert len(desk.messages()) == before + 6
    desk.faults()
    first, second, third = (one["step_id"] for one in report["steps"] if one["state"] == "uncertain")
    said = desk.ok("settle", report["plan_id"], first, "--sent")
    assert said["state"] == "done"
    assert len(desk.messages()) == before + 6
    said = desk.ok("settle", report["plan_id"], second, "--again")
    assert said["message_id"]
    assert len(desk.messages()) == before + 7
    code, said = desk.run("settle", report["plan_id"], first, "--again")
    assert code == 2 and "not uncertain" in said["error"]
    code, said = desk.run("recover")
    assert code == 3 and [one["step_id"] for one in said["uncertain"]] == [third]
    desk.ok("settle", report["plan_id"], third, "--sent")
    assert desk.ok("recover") == {"recovered": [], "unfinished": [], "uncertain": []}
    assert desk.ok("plan")["notices"] == []


def test_a_missing_sign_in_is_asked_for_once_and_retry_goes_on(desk: Desk) -> None:
    edit_danika(desk, "4:15 PM", "Noor")
    desk.ok("edit", "jadaquinn0530", "--boarding", "6:00 PM")
    desk.faults({"target": "calendar", "match": "PATCH", "times": 0, "kind": "status:401"})
    code, report = desk.run("publish", "--yes")
    assert code == 1
    assert states(report, "calendar") == {"retry"}
    assert report["sign_in_needed"] == ["Google"]
    desk.faults()
    report = desk.ok("publish", "--retry", report["plan_id"])
    assert states(report, "calendar") == {"done"}


def test_a_publish_is_taken_back_with_a_correction(desk: Desk) -> None:
    newest = desk.ok("history")["publishes"][0]
    assert "@" in newest["who"] and newest["audit"][0]["state"] == "begun"
    assert any(one["message_id"] for one in newest["messages"] if one["state"] == "done")
    taken = desk.ok("rollback", newest["plan_id"], "--event", "Danika")
    assert taken == {"edits": 1, "event_ids": ["jadadanika0530"], "left": []}
    plan = desk.ok("plan")
    assert {one["kind"] for one in plan["notices"] if one["state"] == "ticked"} == {"correction"}
    desk.ok("publish", "--yes")
    assert any("please disregard our last message" in text for _, text in desk.messages())


def test_a_call_is_kept_as_told(desk: Desk) -> None:
    desk.ok("edit", "jadajonathan0531", "--captain", "Gene")
    desk.ok("publish", "--yes")
    calls = [one for one in desk.ok("plan")["notices"] if one["state"].startswith("nobody")]
    assert [one["event_id"] for one in calls] == ["jadajonathan0531"]
    assert desk.ok("told", "XHQGMDH", "guest")["state"] == "told by phone"
    assert not [one for one in desk.ok("plan")["notices"] if one["event_id"] == "jadajonathan0531"]


def test_a_big_plan_is_asked_about_twice(desk: Desk) -> None:
    for event in ("jadadanika0530", "jadaquinn0530", "jadajonathan0531", "jadahelena0529"):
        desk.ok("edit", event, "--notes", "Bring a jacket")
    code, said = desk.run("publish", "--yes")
    assert code == 3
    assert said["questions"] == ["4 of the 4 charters of this weekend change."]
    desk.ok("publish", "--yes", "--really", "--notices", "none")
