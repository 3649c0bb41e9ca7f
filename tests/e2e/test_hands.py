"""Every way of putting a person, or a charter, in another place: mouse, clicks and keys, on one open desk."""

from typing import Final

from tests.e2e.driver import Desk, left_part
from tests.e2e.readback import Systems

DANIKA: Final = "jadadanika0530"
ROUNDS: Final = 4


def test_a_click_on_a_person_and_a_click_on_a_slot(board: Desk) -> None:
    board.click("Noor, ", "check box")
    board.until("held person", lambda: "checked" in board.chip("Noor").states)
    board.says("Noor picked up: click a slot, or arrows and Enter. Esc lets go.")
    board.screen.click(board.reach(lambda: board.slot("Captain: open", "Danika")).box.centre)
    board.slot("Captain: Noor", "Danika")
    board.until("empty hand", lambda: "checked" not in board.chip("Noor").states)


def test_a_person_is_picked_up_moved_and_put_down_with_the_keys(board: Desk) -> None:
    keys = board.screen
    board.click("Crew: Kai, Danika")
    board.until_focus("Crew of Danika")
    keys.key("Escape")
    board.until_focus("Crew: Kai, Danika")
    keys.key("space")
    board.says("Kai picked up: click a slot, or arrows and Enter. Esc lets go.")
    keys.key("Down")
    board.until_focus("Crew: open, Danika")
    keys.key("Escape")
    board.says("Let go; nothing was changed.")
    keys.key("Up")
    board.until_focus("Crew: Kai, Danika")
    keys.key("space")
    board.walk("Crew: open", "Helena")
    keys.key("Return")
    board.slot("Crew: Kai", "Helena")
    board.until("empty place", lambda: board.seats()["Crew, Danika"] == "open")
    board.until_focus("Crew: Kai, ")
    keys.key("Delete")
    board.until("nobody", lambda: board.seats()["Crew, Helena 2"] == "open")


def test_enter_on_a_slot_offers_everybody_by_name(board: Desk) -> None:
    keys = board.screen
    board.click("Captain: open, Danika")
    board.until_focus("Captain of Danika: type a name")
    keys.key("Escape")
    board.until_focus("Captain: open, Danika")
    keys.key("Return")
    board.until_focus("Captain of Danika: type a name")
    keys.type("noo")
    board.find("Noor. ", "list item")
    board.wait_gone("Gene. ", "list item")
    keys.key("Return")
    board.slot("Captain: Noor", "Danika")
    board.until_focus("Captain: Noor")


def test_escape_and_a_refused_drop_change_nothing(board: Desk, world: Systems) -> None:
    before, seats = world.everything(), board.seats()
    # A slot in focus has a ring, which a press elsewhere takes away.
    board.click("Filter crew by name", "text")
    target = board.reach(lambda: board.slot("Captain: open", "Danika"))
    plain = board.screen.pixels(left_part(target.box))
    board.carry(board.lift(lambda: board.chip("Noor")), target)
    judged = board.screen.pixels(left_part(target.box))
    board.screen.key("Escape")
    board.until("slot let go of", lambda: board.screen.pixels(left_part(target.box)) != judged)
    board.screen.release()
    # Away from it: a slot under the pointer is lit up, drag or no drag.
    board.screen.glide(target.box.centre, board.find("Crew · 9", "label").box.centre)
    board.until("slot as before", lambda: board.screen.pixels(left_part(target.box)) == plain)

    board.drag(lambda: board.chip("Sarah"), lambda: target, "Not possible: Sarah as captain of Danika")
    board.wait_gone("Not possible: ")

    board.select("Danika")
    assert board.seats() == seats
    board.find("Nothing to undo", "push button")
    assert not board.sees("People for this slot")
    assert board.sees("Publish 3 changes")
    assert world.everything() == before


def test_a_contact_found_with_one_click_goes_into_the_draft(board: Desk, world: Systems) -> None:
    before = world.everything()
    board.select("Jonathan Afternoon")
    board.find("Guest phone: No phone", "label")
    board.click("Find contact")
    found = board.find("Jonathan, (619) 555-0003", "radio button")
    assert "checked" in found.states
    assert "Phone: (619) 555-0003" in board.texts()
    board.click("Use this contact")
    board.find("Guest phone: (619) 555-0003", "label")
    assert board.value("Phone") == "(619) 555-0003"
    board.find("Undo: Contact of Jonathan Afternoon", "push button")
    assert world.everything() == before


def test_twenty_drags_in_a_row(board: Desk) -> None:
    expected = board.seats()
    drags = 0

    def is_right(place: str, name: str) -> None:
        nonlocal drags
        expected[place], drags = name, drags + 1
        board.until(f"{name} as {place} after drag {drags}", lambda: board.seats().get(place) == name)
        assert board.seats() == expected, f"drag {drags}"

    for _ in range(ROUNDS):
        board.drag(lambda: board.chip("Angelia"), lambda: board.slot("Crew: open", "Danika"))
        is_right("Crew, Danika 2", "Angelia")
        board.drag(lambda: board.slot("Crew: Angelia", "Danika"), lambda: board.slot("Crew: open", "Helena"))
        expected["Crew, Danika 2"] = "open"
        is_right("Crew, Helena 2", "Angelia")
        board.drag(lambda: board.chip("Noor"), lambda: board.slot("Captain: open", "Danika"))
        is_right("Captain, Danika", "Noor")
        board.drag_away(lambda: board.slot("Crew: Angelia", "Helena"))
        is_right("Crew, Helena 2", "open")
        board.drag_away(lambda: board.slot("Captain: Noor", "Danika"))
        is_right("Captain, Danika", "open")
    assert drags == 5 * ROUNDS


def test_a_reading_that_arrives_during_a_drag_waits_for_the_drop(board: Desk, world: Systems) -> None:
    was = world.event(DANIKA)
    card, slot = board.card("Danika").box, board.reach(lambda: board.slot("Captain: open", "Danika"))
    start, end = (
        {**was[one], "dateTime": was[one]["dateTime"].replace("05-30", "05-31")} for one in ("start", "end")
    )
    world.change_event(DANIKA, start=start, end=end)
    world.fail("calendar", "GET", "delay:60")
    board.screen.key("F5")
    board.says("Reading the weekend…")
    board.carry(board.lift(lambda: board.chip("Noor")), slot)
    assert board.sees("Reading the weekend…")
    world.mend()
    board.wait_gone("Reading the weekend…")
    assert board.card("Danika").box == card
    assert board.slot("Captain: open", "Danika").box == slot.box
    board.screen.release()
    board.slot("Captain: Noor", "Danika")
    moved = board.find("Danika, Shearwater, Sun 31 May 18:00 to 22:00")
    assert board.screen.tree.description(moved).startswith("Changed just now")
    world.change_event(DANIKA, start=was["start"], end=was["end"])
    board.screen.key("F5")
    board.find("Danika, Shearwater, Sat 30 May 18:00 to 22:00")


def test_ten_edits_of_every_kind_are_undone_to_nothing(board: Desk, world: Systems) -> None:
    before, seats = world.everything(), board.seats()
    # 1 to 4: put on, swapped, moved, taken off.
    board.drag(lambda: board.chip("Noor"), lambda: board.slot("Captain: open", "Danika"))
    board.slot("Captain: Noor", "Danika")
    board.drag(lambda: board.slot("Captain: Gene", "Helena"), lambda: board.slot("Captain: Noor", "Danika"))
    board.slot("Captain: Gene", "Danika")
    board.drag(lambda: board.slot("Crew: Finn", "Helena"), lambda: board.slot("Crew: open", "Danika"))
    board.slot("Crew: Finn", "Danika")
    board.drag_away(lambda: board.slot("Crew: Sarah", "Quinn Sunset"))
    board.slot("Crew: open", "Quinn Sunset")
    # 5: another day and boat by a drag of the card.
    cell = board.card("Jonathan Afternoon").box
    column, row = board.card("Helena").box.centre[0], cell.centre[1]
    grip = board.grip("Jonathan Afternoon").box.centre
    board.screen.press(grip)
    board.screen.glide(grip, (column, row))
    board.find("Jonathan Afternoon to Fri", "label")
    board.screen.release()
    board.find("Jonathan Afternoon, JADA, Fri 29 May 13:00 to 17:00")
    # 6: another time, pulled down where it stands, and to the left.
    x, y = board.grip("Jonathan Afternoon").box.centre
    board.screen.press((x, y))
    board.screen.glide((x, y), (x, y + 40))
    board.find("Jonathan Afternoon at 13:45", "label")
    board.screen.release()
    board.find("Jonathan Afternoon, JADA, Fri 29 May 13:45 to 17:45")
    grip = board.card("Jonathan Afternoon").box.centre[0] + 40, board.grip("Jonathan Afternoon").box.centre[1]
    board.screen.press(grip)
    board.screen.glide(grip, (grip[0] - 64, grip[1]))
    board.find("Jonathan Afternoon at 12:15", "label")
    board.screen.release()
    board.find("Jonathan Afternoon, JADA, Fri 29 May 12:15 to 16:15")
    # 7 to 10: a time, passengers, notes, a contact.
    board.select("Danika")
    board.fill("Start", "15:00")
    board.find("Danika, Shearwater, Sat 30 May 15:00 to 19:00")
    board.fill("Passengers", "4")
    board.find("Undo: Passengers of Danika", "push button")
    board.fill("Notes", "Bring cake")
    board.screen.key("Tab")
    board.find("Undo: Notes of Danika", "push button")
    board.select("Jonathan Afternoon")
    board.click("Find contact")
    board.click("Use this contact")
    board.find("Undo: Contact of Jonathan Afternoon", "push button")
    # 11 and 12: held for weather, cancelled.
    board.select("Quinn Sunset")
    board.click("Weather hold…")
    board.screen.type("wind")
    board.screen.key("Return")
    board.find("On hold for weather: wind", "label")
    board.select("Helena")
    board.click("Cancel charter…")
    board.screen.type("engine")
    board.screen.key("Return")
    board.find("Cancelled: engine", "label")
    # 13: a charter that was not there.
    board.screen.key("ctrl+n")
    board.until_focus("Guest")
    board.screen.type("Mara")
    board.click("Make charter")
    board.find("Mara, ", "panel")

    assert board.undo_all() >= 14
    board.screen.key("Escape", "Escape")
    board.find("Publish 3 changes", "push button")
    assert board.seats() == seats
    assert world.everything() == before
