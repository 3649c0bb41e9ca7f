"""The desk's window on a screen with a real mouse, and what its work left in every system, read back."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from jada_desk.cli import main
from tests.e2e.driver import Desk
from tests.e2e.readback import Systems

DANIKA, JONATHAN, QUINN, JUNE14 = "jadadanika0530", "jadajonathan0531", "jadaquinn0530", "jadajune0614"


def plan(home: Path, weekend: str) -> Any:
    """`jada-desk plan --json`, beside the window."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["--home", str(home), "--practice", "--json", "plan", "--weekend", weekend]) == 0
    return json.loads(out.getvalue())


def test_the_seeds_weekend_with_the_mouse(desk: Desk, systems: Systems) -> None:
    assert "arrive by 5 PM" in systems.page("danika-guest").text

    desk.select("Danika")
    desk.fill("Start", "15:00")
    desk.until("charter moved along", lambda: desk.value("End") == "19:00")
    desk.fill("End", "19:00")
    desk.fill("Boarding", "1:45 pm")
    desk.until("boarding time", lambda: desk.value("Boarding") == "13:45")
    desk.drag(
        lambda: desk.chip("Noor"), lambda: desk.slot("Captain: open", "Danika"), says="Noor as captain of Danika"
    )
    desk.slot("Captain: Noor", "Danika")
    desk.find("Danika, Shearwater, Sat 30 May 15:00 to 19:00")

    desk.select("Jonathan Afternoon")
    desk.click("Find contact")
    desk.find("Jonathan, (619) 555-0003", "radio button")
    desk.click("Use this contact")
    desk.find("Guest phone: (619) 555-0003", "label")

    for _ in range(2):
        desk.click("Later weekend")
    desk.drag(
        lambda: desk.chip("Gene"),
        lambda: desk.slot("Captain: Darrell", "Priya Morning"),
        says="Gene as captain of Priya Morning",
    )
    desk.slot("Captain: Gene", "Priya Morning")
    desk.drag_off(lambda: desk.slot("Crew: Angelia", "Priya Morning"), desk.chip("Kai").box)
    desk.until("Angelia off", lambda: "Crew: Angelia" not in desk.texts())

    desk.click("This weekend")
    desk.slot("Captain: Noor", "Danika")
    before = systems.sent()
    assert before == {"emails": [], "sms": [], "invalidations": []}
    desk.click("Publish ")
    print(desk.as_text())
