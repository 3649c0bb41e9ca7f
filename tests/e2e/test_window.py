"""The desk's window on a screen with a real mouse, and what its work left in every system, read back."""

import contextlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jada_desk.cli import main
from tests.e2e.driver import Desk
from tests.e2e.readback import Systems

DANIKA, JONATHAN, QUINN, PRIYA = "jadadanika0530", "jadajonathan0531", "jadaquinn0530", "jadajune0614"
PHONES = {
    "Danika": "+16195550002",
    "Priya": "+16195550004",
    "Darrell": "+16195550101",
    "Gene": "+16195550102",
    "Angelia": "+16195550104",
    "Noor": "+16195550107",
    "Kai": "+16195550109",
}


def plan(home: Path, weekend: str) -> Any:
    """`jada-desk plan --json`, beside the open window."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["--home", str(home), "--practice", "--json", "plan", "--weekend", weekend]) == 0
    return json.loads(out.getvalue())


def give_danika_a_captain(desk: Desk) -> None:
    desk.drag(lambda: desk.chip("Noor"), lambda: desk.slot("Captain: open", "Danika"))
    desk.slot("Captain: Noor", "Danika")


def confirm_publish(desk: Desk, words: str) -> None:
    """From the board to a publish under way, reading on the last button what it will do."""
    desk.click("Publish ")
    desk.click(words)


def facts(item: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(item[name] for name in names)


def test_the_seeds_weekend_with_the_mouse(desk: Desk, systems: Systems) -> None:
    systems.page("danika-guest")
    stale = systems.page("danika-guest")
    assert "arrive by 5 PM" in stale.text
    assert stale.headers["x-cache"].startswith("Hit")
    before = {event_id: systems.event(event_id) for event_id in (DANIKA, JONATHAN, QUINN, PRIYA)}

    desk.select("Danika")
    desk.fill("Start", "15:00")
    desk.until("end that moved along", lambda: desk.value("End") == "19:00")
    desk.fill("End", "19:00")
    desk.fill("Boarding", "1:45 pm")
    desk.until("boarding time", lambda: desk.value("Boarding") == "13:45")
    give_danika_a_captain(desk)
    desk.find("Danika, Shearwater, Sat 30 May 15:00 to 19:00")

    desk.select("Jonathan Afternoon")
    desk.click("Find contact")
    desk.click("Use this contact")
    desk.find("Guest phone: (619) 555-0003", "label")

    for _ in range(2):
        desk.click("Later weekend")

    desk.drag(lambda: desk.chip("Gene"), lambda: desk.slot("Captain: Darrell", "Priya Morning"))
    captain = desk.reach(lambda: desk.slot("Captain: Gene", "Priya Morning"))
    at = desk.lift(lambda: desk.slot("Crew: Angelia", "Priya Morning"))
    at = desk.carry(at, captain, "Not possible: Angelia as captain of Priya Morning")
    desk.screen.glide(at, desk.chip("Kai").box.centre)
    desk.wait_gone("Not possible: ")
    desk.screen.release()
    desk.wait_gone("Crew: Angelia")

    desk.click("This weekend")
    desk.slot("Captain: Noor", "Danika")
    assert systems.sent() == {"emails": [], "sms": [], "invalidations": []}
    assert systems.page("danika-guest").text == stale.text

    confirm_publish(desk, "Publish 9 changes, tell 7 people")
    desk.find("Published", "label")
    desk.find("Nothing to publish", "push button")
    desk.find("Nothing to undo", "push button")

    # The calendar: what was changed, and nothing beside it.
    after = {event_id: systems.event(event_id) for event_id in before}
    danika = after[DANIKA]
    assert danika["start"]["dateTime"].startswith("2026-05-30T15:00")
    assert danika["end"]["dateTime"].startswith("2026-05-30T19:00")
    lines = danika["description"].replace("arrive by 1:45 PM", "arrive by 5 PM").splitlines()
    assert "Captain: Noor" in lines
    assert [one for one in lines if one != "Captain: Noor"] == before[DANIKA]["description"].splitlines()
    june = before[PRIYA]["description"].replace("Captain: Darrell", "Captain: Gene")
    assert after[PRIYA]["description"] == june.replace("Sarah, Angelia", "Sarah")
    assert after[JONATHAN] == before[JONATHAN] and after[QUINN] == before[QUINN]

    # The three tables.
    who = ("captain", "crew", "date", "start_time", "end_time", "boarding_time")
    assert facts(systems.item("events", DANIKA), *who) == (
        "Noor", ["Kai"], "2026-05-30", "15:00", "19:00", "13:45"
    )  # fmt: skip
    assert systems.item("events", DANIKA)["waiver_status"] == "guardian required"
    assert systems.item("events", JONATHAN)["guest_phone"] == "+1-619-555-0003"
    assert systems.item("events", QUINN)["photo_upload_code"] == "QNN001"
    for event_id in (DANIKA, JONATHAN, QUINN, PRIYA):
        assert facts(systems.item("crew-dispatch", event_id), *who) == facts(
            systems.item("events", event_id), *who
        )
    assert facts(systems.item("crew-dispatch", PRIYA), "captain", "crew") == ("Gene", ["Sarah"])
    guests = {one["name"]: one["phone"] for one in systems.items("guests")}
    assert guests["Jonathan"] == "+1-619-555-0003"
    assert {one["state"] for one in systems.items("notices") if one.get("message_id")} == {"accepted"}

    # The pages, as the edge serves them where the stale one stood before.
    for name, words in {
        "danika-guest": ("1:45", "3:00", "7:00", "Noor", "Kai"),
        "danika-2026-05-30": ("1:45", "3:00", "7:00", "Noor", "Kai"),
        "quinn-2026-05-30": ("6:15", "8:30", "Darrell", "Gene", "Sarah", "QNN001"),
        "jonathan-2026-05-31": ("12:45", "5:00", "Noor", "Kai"),
        "priya-2026-06-14": ("10:00", "Gene", "Sarah"),
    }.items():
        page = systems.page(name)
        assert [word for word in words if word not in page.text] == [], name
        assert page.text == systems.stored_page(name)
        assert page.headers["cache-control"] == "max-age=300"
        assert "555-00" not in page.text and "@example.com" not in page.text
    assert "arrive by 5 PM" not in systems.page("danika-guest").text
    assert "Angelia" not in systems.page("priya-2026-06-14").text

    # The invalidation and the messages: one batch, and each person once by each channel.
    sent = systems.sent()
    (batch,) = sent["invalidations"]
    assert {
        f"/guests/{name}.html" for name in ("danika-guest", "quinn-2026-05-30", "priya-2026-06-14")
    } <= set(batch["paths"])
    assert sorted(one["phone"] for one in sent["sms"]) == sorted(PHONES.values())
    assert sorted(one["to"] for one in sent["emails"]) == sorted(
        f"{name.lower()}@example.com" for name in PHONES
    )
    texts = {one["phone"]: one["text"] for one in sent["sms"]}
    assert "1:45" in texts[PHONES["Danika"]] and "/guests/danika" in texts[PHONES["Danika"]]
    assert all("Shearwater" in texts[PHONES[name]] for name in ("Noor", "Kai"))
    mails = {one["to"]: one for one in sent["emails"]}
    assert "Danika" in mails["noor@example.com"]["text"] and "1:45" in mails["noor@example.com"]["text"]
    assert "no longer" in mails["angelia@example.com"]["text"]

    for weekend in ("2026-05-30", "2026-06-14"):
        left = plan(desk.home, weekend)
        assert (left["changes"], left["notices"]) == ([], [])


def test_a_killed_desk_comes_back_with_its_edits_and_their_undo(desk: Desk, systems: Systems) -> None:
    before = systems.everything()
    give_danika_a_captain(desk)
    desk.select("Danika")
    desk.fill("Notes", "Bring cake")
    desk.screen.key("Tab")
    desk.find("Undo: Notes of Danika", "push button")
    desk.find("Saved ", "label")
    desk.kill()

    desk.start()
    desk.slot("Captain: Noor", "Danika")
    desk.select("Danika")
    assert desk.value("Notes") == "Bring cake"
    desk.click("Undo: Notes of Danika")
    desk.click("Undo: Noor as captain of Danika")
    desk.find("Nothing to undo", "push button")
    desk.slot("Captain: open", "Danika")
    desk.find("Redo: Noor as captain of Danika", "push button")
    desk.find("Publish 3 changes", "push button")
    assert systems.everything() == before


def test_a_page_that_fails_is_shown_and_retried_and_nobody_is_told_twice(
    desk: Desk, systems: Systems
) -> None:
    # A refusal of this one page: after a 403 the desk would rightly try no other page of the publish either.
    systems.fail("s3", f"PUT /{systems.endpoint.bucket}/guests/danika", "status:400")
    give_danika_a_captain(desk)
    confirm_publish(desk, "Publish 4 changes, tell ")
    desk.find("Published in part", "label")
    desk.find("Danika: guest page failed", "label")
    first = systems.sent()
    assert PHONES["Danika"] not in {one["phone"] for one in first["sms"]}
    assert "arrive by 5 PM" in systems.stored_page("danika-guest")
    assert systems.item("events", DANIKA)["captain"] == "Noor"

    systems.mend()
    desk.click("Retry the rest")
    desk.find("Published", "label")
    desk.wait_gone("Published in part", "label")
    desk.find("Nothing to publish", "push button")
    sent = systems.sent()
    told = [one["phone"] for one in sent["sms"]]
    assert sorted(told) == sorted(set(told))
    assert PHONES["Danika"] in told
    assert sent["sms"][: len(first["sms"])] == first["sms"]
    assert "Noor" in systems.page("danika-guest").text


def test_a_person_is_placed_and_published_by_keyboard_alone(desk: Desk, systems: Systems) -> None:
    keys = desk.screen
    keys.key("ctrl+f")
    desk.until("focus in the filter", lambda: "focused" in desk.find("Filter crew by name").states)
    keys.type("noor")
    desk.wait_gone("Gene, ", "check box")
    keys.key("Down", "space")
    desk.walk("Captain: open", "Danika")
    keys.key("Return")
    desk.slot("Captain: Noor", "Danika")
    keys.key("ctrl+Return")
    desk.until("focus on the last button", lambda: "focused" in desk.find("Publish 4 changes, tell ").states)
    keys.key("space")
    desk.find("Published", "label")
    desk.find("Nothing to publish", "push button")
    assert systems.item("crew-dispatch", DANIKA)["captain"] == "Noor"
    assert PHONES["Noor"] in {one["phone"] for one in systems.sent()["sms"]}
