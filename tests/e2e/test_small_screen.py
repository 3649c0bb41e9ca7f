"""The main way through the desk in a small window: 1280 by 720, dark, text at 150 %."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.driver import Desk
from tests.e2e.readback import Systems
from tests.e2e.screen import Box, Seen

if TYPE_CHECKING:
    from tests.e2e.screen import Screen

LOOK: Final = {"colours": "dark", "text": 1.5, "width": 1280, "height": 720, "maximised": False}


@pytest.fixture
def small(screen: "Screen", window_home: Path, systems: Systems) -> Iterator[Desk]:
    (window_home / "window.json").write_text(json.dumps(LOOK))
    desk = Desk(screen, window_home)
    desk.start()
    yield desk
    assert desk.close() == 0, desk.log


def is_whole(one: Seen) -> bool:
    """Whether nothing of it is cut off, by the window or by what it lies in."""
    return one.box.cut(one.clip) == one.box


def last_button(desk: Desk) -> Seen | None:
    """The button that publishes: it says who will be told."""
    return next((one for one in desk.look() if one.role == "push button" and ", tell " in one.name), None)


def test_a_charter_is_edited_and_published(small: Desk, systems: Systems) -> None:
    window = Box(0, 0, 1280, 720)
    assert small.find("JADA Desk", "filler").box == window
    small.select("Danika")
    phone = small.reach(lambda: small.find("Guest phone: (619) 555-0002", "label"))
    assert is_whole(phone)
    small.fill("Start", "15:00")
    small.until("end that moved along", lambda: small.value("End") == "19:00")
    small.drag(lambda: small.chip("Noor"), lambda: small.slot("Captain: open", "Danika"))
    small.slot("Captain: Noor", "Danika")
    small.screen.key("F1")
    close = small.until_focus("Close")
    assert is_whole(close)
    small.screen.key("Escape")
    small.click("Publish ")
    confirm = small.reach(lambda: small.until("last button", lambda: last_button(small)))
    assert is_whole(confirm)
    shown = [one for one in small.look() if one.role == "push button" and one.is_in_view]
    assert [str(one) for one in shown if one.box.cut(window) != one.box] == []
    small.screen.click(confirm.box.centre)
    small.find("Published", "label")
    assert systems.item("crew-dispatch", "jadadanika0530")["captain"] == "Noor"
