"""Week, month, several charters at once, crew of another weekend, run sheet and crew directory: mouse and keys."""

from pathlib import Path

from tests.e2e.driver import Desk

WEEK = (
    "Monday 25 May",
    "Tuesday 26 May",
    "Wednesday 27 May",
    "Thursday 28 May",
    "Friday 29 May",
    "Saturday 30 May",
)


def test_the_whole_week_and_back(board: Desk) -> None:
    board.click("Week", "check box")
    for day in (*WEEK, "Sunday 31 May"):
        board.find(day, "label")
    board.find("Danika, ", "panel")
    board.screen.key("ctrl+e")
    board.wait_gone("Monday 25 May", "label")
    assert board.sees("Saturday 30 May", "label")


def test_a_weekend_is_chosen_from_a_month(board: Desk) -> None:
    board.click("Weekend Fri 29 to Sun 31 May")
    board.until_focus("Days: Friday 29 May 2026")
    board.click("Later month")
    board.screen.key("Escape")
    board.until_focus("Weekend Fri 29 to Sun 31 May")
    board.screen.key("ctrl+d")
    board.until_focus("Days: Friday 29 May 2026")
    board.screen.key("Down", "Down", "Return")
    board.find("Weekend Fri 12 to Sun 14 Jun")
    board.find("Priya Morning, ", "panel")
    board.click("This weekend")
    board.find("Danika, ", "panel")


def test_two_charters_are_chosen_and_held_as_one_step(board: Desk) -> None:
    board.screen.click(board.grip("Danika").box.centre)
    board.find("Danika", "label")
    board.screen.click(board.grip("Helena").box.centre, held="ctrl")
    board.says("2 charters chosen")
    board.click("Reason for holding or cancelling", "text")
    board.screen.type("wind")
    board.click("Hold for weather")
    board.find("Undo: 2 charters held for weather", "push button")
    for charter in ("Danika", "Helena"):
        board.until(f"{charter} on hold", lambda: "On hold" in board.card(charter).name)  # noqa: B023 - asked at once
    board.click("Choose none")
    board.wait_gone("2 charters chosen", "label")


def test_the_crew_of_another_weekend_fills_open_slots(board: Desk) -> None:
    board.drag_away(lambda: board.slot("Crew: Sarah", "Quinn Sunset"))
    board.slot("Crew: open", "Quinn Sunset")
    board.screen.key("ctrl+k")
    board.screen.type("copy last weekend")
    board.find("Copy last weekend's crew", "list item")
    board.screen.key("Return")
    board.find("Undo: Crew of 22 May", "push button")
    board.slot("Crew: Tomas", "Quinn Sunset")


def test_the_run_sheet_becomes_a_pdf(board: Desk, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    board.screen.key("ctrl+p")
    board.until_focus("Print…")
    board.click("Save as PDF…")
    board.until_focus("File name")
    board.screen.key("ctrl+a")
    board.screen.type(str(file))
    # With the button: the Return key would first close the list of likely names.
    save = board.until("button", lambda: next((one for one in board.look() if one.name == "Save"), None))
    board.screen.click(save.box.centre)
    board.until("file", file.exists)
    board.says("Saved sheet.pdf.")
    assert file.read_bytes().startswith(b"%PDF-")


def test_somebody_new_in_the_crew_directory_can_be_placed_at_once(board: Desk) -> None:
    board.click("Crew directory")
    board.until_focus("Filter the directory by name")
    board.click("New")
    board.click("Name", "text")
    board.screen.type("Mara")
    board.click("May be captain", "check box")
    board.click("Save")
    board.find("Mara, captain, no trips", "check box")
    board.screen.key("Escape")
    board.drag(lambda: board.chip("Mara"), lambda: board.slot("Captain: open", "Danika"))
    board.slot("Captain: Mara", "Danika")
