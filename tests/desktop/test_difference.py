"""The difference to what is live, in the place of the guest page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from jada_desk.domain.page_difference import LiveState

QUINN, DANIKA = "jadaquinn0530", "jadadanika0530"


def select(bench, event_id=QUINN):
    bench.session.select(event_id)
    bench.qtbot.waitUntil(lambda: bench.window.side.details.preview._wanted.subject == event_id)
    bench.settle()


def shown(bench):
    """What is read aloud of the rows."""
    view = bench.window.side.details.difference
    return [one.accessibleName() for one in view.findChildren(QLabel) if one.accessibleName()]


def press(bench):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_D, keys)
    bench.settle()


def test_was_and_now_of_what_a_guest_sees_at_the_press_of_a_key(bench):
    select(bench)
    bench.desk.live_page_body = b"<h1>17:00 Darrell</h1>"
    said: list[str] = []
    bench.session.announced.connect(said.append)
    press(bench)
    details = bench.window.side.details
    assert details.page_bar.changes.isChecked()
    assert not details.preview.isVisible()
    assert shown(bench) == ["Was: 17:00 Darrell", "Now: 18:30 Darrell"]
    assert details.difference.verdict.text() == "A publish would change 1 line of what guests see now."
    assert said == [details.difference.verdict.text()]
    press(bench)
    assert details.preview.isVisible()


def chosen(bench) -> list[str]:
    """What the bar above the page shows as chosen."""
    bar = bench.window.side.details.page_bar
    return [one.text() for one in bar.findChildren(QPushButton) if one.isChecked()]


def test_one_of_the_bar_is_chosen_at_a_time(bench):
    select(bench)
    bar = bench.window.side.details.page_bar
    phone, desktop, paper, changes = bar.findChildren(QPushButton)
    assert chosen(bench) == ["Phone"]
    for button, then in (
        (changes, "Changes"),
        (changes, "Phone"),
        (phone, "Phone"),
        (desktop, "Desktop"),
        (changes, "Changes"),
        (paper, "Print"),
        (changes, "Changes"),
        (paper, "Print"),
    ):
        bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert chosen(bench) == [then]
    press(bench)
    assert chosen(bench) == ["Changes"]
    press(bench)
    assert chosen(bench) == ["Print"]


def test_an_edit_changes_the_difference_without_asking_the_site_again(bench):
    select(bench)
    bench.desk.live_page_body = b"<h1>17:00 Darrell</h1>"
    press(bench)
    bench.session.set_field(QUINN, "captain", "Noor", "Captain")
    bench.qtbot.waitUntil(lambda: "Now: 18:30 Noor" in shown(bench))
    assert bench.desk.live_reads == 1


def test_another_charter_is_compared_with_its_own_page(bench):
    select(bench)
    press(bench)
    assert "not live yet" in bench.window.side.details.difference.verdict.text()
    bench.desk.live_page_body = b"<!doctype html><title>Danika</title><h1>12:00 </h1>"
    select(bench, DANIKA)
    bench.qtbot.waitUntil(lambda: bench.session.comparing.difference is not None)
    assert bench.session.comparing.difference.state is LiveState.SAME
    assert bench.window.side.details.difference.verdict.text() == "The same: guests see this very page now."


def test_offline_the_reason_is_said_and_the_older_difference_stays(bench):
    select(bench)
    bench.desk.live_page_body = b"<h1>17:00 Darrell</h1>"
    press(bench)
    bench.desk.offline = True
    view = bench.window.side.details.difference
    view.again.click()
    bench.settle()
    bench.qtbot.waitUntil(lambda: "could not be read" in view.verdict.text())
    assert view.source.text() == "Below is the difference to what was live at 13:30."
    assert shown(bench) == ["Was: 17:00 Darrell", "Now: 18:30 Darrell"]


def test_offline_from_the_start_says_what_to_do(bench):
    select(bench)
    bench.desk.offline = True
    press(bench)
    view = bench.window.side.details.difference
    assert view.verdict.text() == "The live page could not be read. The public site could not be read."
    assert view.source.text() == "Check the internet connection."
    bench.desk.offline = False
    view.again.click()
    bench.settle()
    assert "not live yet" in view.verdict.text()


def test_without_a_charter_there_is_nothing_to_compare(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    press(bench)
    assert said == ["Pick a charter first."]
    assert not bench.window.side.details.page_bar.changes.isChecked()


def test_escape_leads_from_the_difference_to_the_page_and_then_to_the_facts(bench):
    select(bench)
    details = bench.window.side.details
    details.show_page_large(True)
    press(bench)
    for shown, large in ((False, True), (False, False)):
        bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
        assert (details.page_bar.changes.isChecked(), details.is_page_large) == (shown, large)
    assert bench.session.selection == QUINN
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
    assert bench.session.selection == ""


def test_choosing_a_medium_shows_the_page_again(bench):
    select(bench)
    press(bench)
    bench.window.side.details.show_next_medium()
    assert bench.window.side.details.preview.isVisible()
    assert not bench.session.comparing.is_on


def test_from_another_page_the_key_shows_the_difference_again(bench):
    select(bench)
    press(bench)
    bench.window.side.show_messages(QUINN)
    press(bench)
    assert bench.window.side.details.difference.isVisible()
