"""What a screen reader meets: the whole accessible tree of the window, in every state that it has."""

from datetime import datetime, timedelta

from tests.e2e.driver import Desk
from tests.e2e.ears import Ears
from tests.e2e.readback import Systems
from tests.e2e.tree_walk import faults, walk


def test_every_part_of_the_window_says_what_it_is_and_what_it_is_called(board: Desk) -> None:
    keys = board.screen
    walk(board, "board")
    board.select("Danika")
    board.find("Guest page", "label")
    walk(board, "charter")
    board.click("Captain: open, Danika")
    board.until_focus("Captain of Danika: type a name")
    walk(board, "picker")
    keys.key("Escape")
    board.until_focus("Captain: open, Danika")
    for combination, first, where in (
        ("ctrl+k", "Find guest, phone, crew", "finder"),
        ("F1", "Close", "keys"),
        ("ctrl+shift+f", "Filter the directory by name", "crew directory"),
        ("ctrl+n", "Guest", "new charter"),
        ("ctrl+d", "Days: ", "month"),
        ("ctrl+p", "Print", "run sheet"),
        ("ctrl+o", "", "operations"),
    ):
        keys.key(combination)
        if where == "finder":
            keys.type("no")
            board.find("Noor", "list item")
        if where != "operations":
            board.until_focus(first)
        else:
            board.find("Sign in to Google…")
        walk(board, where)
        keys.key("Escape", "Escape")
        board.until(
            f"{where} closed and the focus where it was", lambda: board.focused("Captain: open, Danika")
        )


def test_every_page_of_the_right_side(board: Desk) -> None:
    keys = board.screen
    board.select("Danika")
    board.click("Waivers")
    board.find("Waivers for Danika", "label")
    walk(board, "waivers")
    keys.key("Escape")
    board.until_focus("Waivers")
    keys.key("ctrl+h")
    board.find("Search", "text")
    walk(board, "history")
    keys.key("Escape")
    board.until_focus("Waivers")
    board.select("Jonathan Afternoon")
    board.until_focus("Weekend")
    board.click("Find contact")
    board.find("Use this contact", "push button")
    walk(board, "contact")
    keys.key("Escape")
    board.until_focus("Find contact")
    keys.key("ctrl+a")
    board.find("4 charters chosen", "label")
    walk(board, "several charters")
    keys.key("Escape")
    board.until_focus("Find contact")
    keys.key("ctrl+Return")
    board.find("Publish 3 changes, tell", "push button")
    walk(board, "review")
    keys.key("Escape")
    board.until_focus("Find contact")


def test_results_are_said_aloud(board: Desk) -> None:
    with Ears(board.screen.session_bus) as ears:
        board.select("Jonathan Afternoon")
        board.click("Find contact")
        ears.wait_for("One contact ")
        board.click("Use this contact")
        ears.wait_for("Contact taken into the draft.")
        board.screen.key("Escape", "ctrl+z")
        ears.wait_for("Undone: Contact of Jonathan Afternoon.")


def test_a_publish_and_its_end(board: Desk) -> None:
    board.select("Danika")
    with Ears(board.screen.session_bus) as ears:
        board.screen.key("ctrl+Return")
        board.click("Publish 3 changes, tell ")
        ears.wait_for("Published. ")
    board.find("Published", "label")
    walk(board, "result")
    # The card that is selected already leads back.
    board.screen.click(board.grip("Danika").box.centre)
    board.find("Guest page", "label")
    board.until_focus("Weekend")


def test_forty_charters_are_all_there(board: Desk, world: Systems) -> None:
    titles = [f"Guest {number:02} sail" for number in range(36)]
    for number, title in enumerate(titles):
        start = datetime(2026, 5, 29 + number % 3, 6 + number // 3)  # noqa: DTZ001 - the calendar has the zone
        world.add_event(title, start, start + timedelta(minutes=50), ("JADA", "Shearwater")[number % 2])
    board.screen.key("F5")
    board.find("Guest 35 sail, ", "panel")
    things = board.look()
    assert not faults(things)
    cards = {one.name.split(", ")[0] for one in things if one.role == "panel"}
    assert {*titles, "Danika", "Quinn Sunset", "Helena", "Jonathan Afternoon"} <= cards
    slots = [one.name for one in things if one.role == "push button"]
    for title in titles:
        assert f"Captain: open, {title}" in slots
        assert f"Crew: open, 2 of 2, {title}" in slots
    people = [one.name.split(", ")[0] for one in things if one.role == "check box"]
    assert {"Angelia", "Darrell", "Finn", "Gene", "Kai", "Marisol", "Noor", "Sarah", "Tomas"} <= set(people)
