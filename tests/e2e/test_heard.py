"""What somebody is told who does not look at the window: announcements, and the tray's notifications."""

from typing import TYPE_CHECKING, Final

from tests.e2e.ears import Ears
from tests.e2e.tray import Notification, Tray

if TYPE_CHECKING:
    from tests.e2e.driver import Desk
    from tests.e2e.readback import Systems

HELENA: Final = "jadahelena0529"


def test_an_edit_and_its_undo(board: "Desk") -> None:
    with Ears(board.screen.session_bus) as ears:
        board.click("Captain: open, Danika")
        board.until_focus("Captain of Danika: type a name")
        board.screen.type("noor")
        board.find("Noor. ", "list item")
        board.screen.key("Return")
        ears.wait_for("Noor as captain of Danika.")
        board.screen.key("ctrl+z")
        ears.wait_for("Undone: Noor as captain of Danika.")
        board.screen.key("ctrl+shift+z")
        ears.wait_for("Done again: Noor as captain of Danika.")


def test_offline_and_back(board: "Desk", world: "Systems") -> None:
    with Ears(board.screen.session_bus) as ears:
        world.fail("*", "", "reset")
        board.screen.key("F5")
        ears.wait_for("The calendar feed cannot be reached.")
        board.screen.key("ctrl+Return")
        ears.wait_for("Publishing has to wait. The calendar feed cannot be reached.")
        world.mend()
        board.screen.key("F5")
        ears.wait_for("The calendar is read again.")


def test_a_publish_that_fails_fails_in_part_and_is_finished(board: "Desk", world: "Systems") -> None:
    bucket = world.endpoint.bucket
    with Ears(board.screen.session_bus) as ears:
        world.fail("*", "", "status:400")
        board.screen.key("ctrl+Return")
        board.click("Publish 3 changes, tell ")
        ears.wait_for("Not published. 0 of 3 charters live, 3 not. No message was sent. Your draft is safe.")
        world.mend()
        world.fail("s3", f"PUT /{bucket}/guests/quinn", "status:400")
        board.click("Retry the rest")
        ears.wait_for("Published in part. 2 of 3 charters live, 1 not. ")
        world.mend()
        board.click("Retry the rest")
        ears.wait_for("Published. 3 charters live. ")


def test_a_decline_within_two_days_is_told_in_the_window_and_by_a_tray_that_comes_later(
    board: "Desk", world: "Systems"
) -> None:
    words = "Gene declined Helena, Fri 29 May 14:00."
    with Ears(board.screen.session_bus) as ears:
        asked = {"boat": "Shearwater", "day": "2026-05-29", "start": "14:00", "end": "17:00"}
        world.decline(HELENA, "gene", "captain", **asked)
        board.screen.key("F5")
        ears.wait_for(words)
    board.find("Seen", "push button")
    with Tray(board.screen.session_bus) as tray:
        board.screen.key("F5")
        assert tray.next() == Notification("Somebody declined", words)
        assert tray.items.get(timeout=25)
        board.until("end of the banner", lambda: not board.sees("Seen", "push button"))
        tray.click()
        board.find("Gene declined.", "label")
