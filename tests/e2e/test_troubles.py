"""Bad days in the window: nothing answers, and one change that shall wait while the rest goes out."""

from tests.e2e.driver import Desk
from tests.e2e.readback import Systems

DANIKA, JONATHAN = "jadadanika0530", "jadajonathan0531"


def test_without_any_service_the_desk_edits_and_later_catches_up_by_itself(
    board: Desk, world: Systems
) -> None:
    world.change_event(JONATHAN, summary="Jonathan Evening")
    world.fail("*", "", "reset")
    board.screen.key("F5")
    board.find("Try again", "push button")
    board.drag(lambda: board.chip("Noor"), lambda: board.slot("Captain: open", "Danika"))
    board.slot("Captain: Noor", "Danika")
    board.select("Danika")
    board.fill("Passengers", "4")
    board.find("Undo: Passengers of Danika", "push button")
    publish = board.find("Publish ", "push button")
    assert not publish.is_enabled
    assert board.screen.tree.description(publish).startswith("Publishing has to wait.")
    board.screen.key("ctrl+Return")
    board.says("Publishing has to wait.")
    world.mend()
    board.find("Jonathan Evening, ", "panel")
    board.wait_gone("Try again", "push button")
    assert board.find("Publish 5 changes", "push button").is_enabled
    board.slot("Captain: Noor", "Danika")
    board.undo_all()
    world.change_event(JONATHAN, summary="Jonathan Afternoon")
    board.screen.key("F5")
    board.find("Jonathan Afternoon, ", "panel")


def test_a_change_that_is_held_back_stays_in_the_draft_and_the_rest_goes_out(
    board: Desk, world: Systems
) -> None:
    board.drag(lambda: board.chip("Noor"), lambda: board.slot("Captain: open", "Danika"))
    board.slot("Captain: Noor", "Danika")
    board.select("Jonathan Afternoon")
    board.fill("Passengers", "5")
    board.find("Undo: Passengers of Jonathan Afternoon", "push button")
    before = world.event(JONATHAN)
    board.click("Publish ")
    held = "Jonathan Afternoon, Passengers: was 3, now 5"
    board.click(held, "check box")
    board.until("change held back", lambda: "checked" not in board.find(held, "check box").states)
    board.click("Publish 3 changes, tell ")
    board.find("Published", "label")
    board.find("Publish 1 change…", "push button")
    assert "Captain: Noor" in world.event(DANIKA)["description"]
    assert world.item("crew-dispatch", DANIKA)["captain"] == "Noor"
    assert world.event(JONATHAN)["description"] == before["description"]
    board.screen.key("Escape")
    board.select("Jonathan Afternoon")
    assert board.value("Passengers") == "5"
    board.until("Passengers in the draft", lambda: "5 guests" in board.card("Jonathan Afternoon").name)
