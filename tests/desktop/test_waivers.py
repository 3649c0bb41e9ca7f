"""The waivers of a charter in the window: who signed, who is missing, whose a misspelt signature is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.waiver_book import THE_GUEST, SignedWaiver
from tests.desktop.conftest import Bench

JONATHAN = "jadajonathan0531"
AT = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
JON = SignedWaiver("jon", "Jon Quinn", date(1990, 2, 3), False, "", "", False, AT, "", "", copy="sent")
MIA = SignedWaiver("mia", "Mia Quinn", date(2012, 7, 1), True, "", "", False, AT, "", "")


def texts(bench: Bench) -> str:
    page = bench.window.side.waivers
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def press(bench: Bench, words: str) -> None:
    page = bench.window.side.waivers
    found = [
        one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page) and one.text() == words
    ]
    assert len(found) == 1, (words, [one.text() for one in found])
    found[0].click()
    bench.settle()


@pytest.fixture
def shown(bench: Bench) -> Bench:
    """Jonathan's waivers: three sail, Jon and a minor have signed."""
    bench.desk.charters = [
        replace(one, waivers_expected=3, waivers_signed=1, waiver_status=WaiverStatus.GUARDIAN_REQUIRED)
        if one.event_id == JONATHAN
        else one
        for one in bench.desk.charters
    ]
    bench.desk.signatures = (JON, MIA)
    bench.session.refresh()
    bench.settle()
    bench.session.select(JONATHAN)
    bench.settle()
    assert bench.window.side.details.waivers.text() == "Waivers 1/3, guardian required"
    bench.window.side.details.waivers.click()
    bench.settle()
    assert bench.window.side.currentWidget() is bench.window.side.waivers
    return bench


def test_the_page_says_who_signed_and_who_is_missing(shown: Bench):
    said = texts(shown)
    for words in (
        "Waivers for Jonathan Afternoon",
        "1 of 3 signed, a guardian is required.",
        "Mia Quinn: a parent or guardian",
        "Jonathan",
        "Signed Thu 28 May, 13:30, copy sent",
        "Under 18. No guardian has signed: this does not count yet.",
    ):
        assert words in said.split("\n"), words


def test_a_misspelt_signature_is_matched_by_hand_and_the_mark_taken_back(shown: Bench):
    page = shown.window.side.waivers
    for button in page.findChildren(QAbstractButton):
        if button.accessibleName() == "Whose is the signature of Jon Quinn?":
            button.click()
    shown.settle()
    press(shown, "This is Jonathan, who booked")
    assert shown.desk.marks == {"jon": THE_GUEST}
    assert "Marked by hand: this is Jonathan." in texts(shown)
    assert "\nJonathan\n" not in texts(shown)
    press(shown, "Take the mark back")
    assert shown.desk.marks == {"jon": ""}
    assert "Jonathan" in texts(shown).split("\n")


def test_a_choice_that_is_open_is_not_painted_over(shown: Bench):
    page = shown.window.side.waivers
    whose = next(one for one in page.findChildren(QAbstractButton) if "Jon Quinn" in one.accessibleName())
    whose.click()
    shown.desk.signatures = (JON, MIA, replace(JON, person="ann", name="Ann A"))
    shown.session.refresh()
    shown.settle()
    assert "Ann A" not in texts(shown)
    press(shown, "Leave it")
    shown.session.refresh()
    shown.settle()
    assert "Ann A" in texts(shown)


def test_a_changed_record_stands_out(shown: Bench):
    shown.desk.signatures = (replace(JON, flaw="This waiver was changed after it was signed."), MIA)
    shown.session.refresh()
    shown.settle()
    assert "This waiver was changed after it was signed." in texts(shown)


def test_the_links_go_to_the_clipboard(shown: Bench):
    press(shown, "Copy party link")
    assert QGuiApplication.clipboard().text().endswith(f"/waivers/{JONATHAN}.party")
    press(shown, "Link for one")
    assert QGuiApplication.clipboard().text().endswith(f"/waivers/{JONATHAN}.own")


def test_trouble_is_told_and_back_leads_back(shown: Bench):
    shown.desk.offline = True
    shown.window.side.waivers.begin(JONATHAN)
    shown.settle()
    assert "The waivers could not be read or changed." in texts(shown)
    assert shown.window.side.step_back()
    assert shown.window.side.currentWidget() is shown.window.side.details


def test_a_signature_is_on_the_card_and_the_page_with_the_next_reading(shown: Bench):
    """The window reads again by itself within a minute."""
    shown.desk.charters = [
        replace(one, waivers_signed=2) if one.event_id == JONATHAN else one for one in shown.desk.charters
    ]
    shown.desk.signatures = (JON, MIA, replace(JON, person="ann", name="Ann A"))
    assert 0 < shown.window.liveness.timer.remainingTime() < 60_000
    shown.session.asked_at -= 46
    shown.window.liveness.look()
    shown.settle()
    card = shown.session.board.card(JONATHAN)
    assert card
    assert [badge.text for badge in card.badges if badge.text.startswith("Waiver")] == [
        "Waiver 2/3 · guardian"
    ]
    assert "2 of 3 signed, a guardian is required." in texts(shown)
    assert "Ann A" in texts(shown)
