"""The guest page's preview in the real browser: patched in place, on three media, and never on a network."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.desktop.test_promises import run
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters

PROBE = "import sys; from tests.desktop.preview_probe import main; sys.exit(main())"
SCREEN_HEADER, PAPER_HEADER = "rgb(10, 47, 87)", "rgba(0, 0, 0, 0)"


def test_the_preview_is_patched_in_place_and_reaches_no_network():
    seen = json.loads(run(PROBE).strip().splitlines()[-1])
    assert seen["scrolled"] == seen["kept"] == 240
    assert seen["patched"]
    assert seen["is later"]
    assert seen["hostile title"] == "Saturday, May 30: your JADA charter"
    assert seen["phone"] == [390, SCREEN_HEADER]
    assert seen["desktop"] == [1180, SCREEN_HEADER]
    assert seen["print"] == [816, PAPER_HEADER]
    assert seen["room for more than a phone"] == 390
    assert seen["top of another"] == [0, SCREEN_HEADER, True]
    assert seen["after a crash"]
    assert seen["asked"] == []


def test_the_page_is_made_large_and_small_again(bench):
    bench.session.select("jadaquinn0530")
    bench.settle()
    window, details = bench.window, bench.window.side.details
    narrow = window.side.width()
    bench.qtbot.mouseClick(details.page_bar.size_button, Qt.MouseButton.LeftButton)
    assert window.side.width() > narrow
    assert not details.editor.isVisible()
    assert details.page_bar.size_button.accessibleName() == "Smaller guest page"
    bench.qtbot.keyClick(details.page_bar.size_button, Qt.Key.Key_Escape)
    assert window.side.width() == narrow
    assert details.editor.isVisible()
    assert bench.session.selection == "jadaquinn0530"


def test_a_large_page_has_the_room_of_the_crew_list_until_somebody_is_looked_for_there(bench):
    bench.session.select("jadaquinn0530")
    bench.settle()
    window, details = bench.window, bench.window.side.details
    window.roster.enter()
    details.toggle_page()
    assert not window.roster.isVisible()
    assert details.page_bar.size_button.hasFocus(), "the focus does not go with the list"
    for _ in range(8):
        window.step_region(1)
        focus = QApplication.focusWidget()
        assert focus is not None and focus.isVisible()
    bench.qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.roster.filter.hasFocus()
    assert not details.is_page_large


def test_without_a_charter_there_is_no_large_page_and_the_crew_list_stays(bench):
    window, details = bench.window, bench.window.side.details
    window.roster.enter()
    details.toggle_page()
    assert not details.is_page_large
    bench.session.select("jadaquinn0530")
    bench.settle()
    details.toggle_page()
    assert not window.roster.isVisible()
    bench.session.select("")
    bench.settle()
    assert window.roster.isVisible()


def test_asking_about_a_charter_makes_room_for_the_question(bench):
    bench.session.select("jadaquinn0530")
    bench.settle()
    bench.window.side.details.show_page_large(True)
    bench.window.controller.ask_of_charter("cancel")
    bench.settle()
    assert bench.window.side.details.standing.question.isVisible()


def test_the_medium_is_chosen_by_button_and_by_key(bench):
    bench.session.select("jadaquinn0530")
    bench.settle()
    details = bench.window.side.details
    said: list[str] = []
    bench.session.announced.connect(said.append)
    desktop = next(one for one in details.page_bar.findChildren(QPushButton) if one.text() == "Desktop")
    desktop.click()
    assert details.preview.medium.name == "desktop"
    bench.qtbot.keyClick(
        bench.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert details.preview.medium.name == "print"
    assert said[-1] == "Guest page: print."
    assert [one.isChecked() for one in details.page_bar.findChildren(QPushButton)] == [
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("phone", ["+1-619-555-0002", "+44-20-7946-0958"])
def test_a_day_and_a_phone_number_are_never_cut_and_an_e_mail_says_that_it_is(make_bench, scale, phone):
    long = "a-very-long-mailbox-name.of-somebody@a-long-company-name.example.com"
    charters = [
        replace(one, guest_phone=phone, guest_email=long, start=at(27, 12, month=9), end=at(27, 16, month=9))
        for one in sample_charters()[:1]
    ]
    bench = make_bench(FakeDesk(charters=charters))
    bench.window.resize(1280, 720)
    bench.window.controller.step_scale(2 if scale == 1.5 else 0)
    bench.session.show_weekend(date(2026, 9, 25))
    bench.settle()
    bench.session.select(charters[0].event_id)
    bench.settle()
    editor = bench.window.side.details.editor
    side = bench.window.side
    assert editor.phone.width() >= editor.phone.width_of_text
    assert editor.day.width() >= editor.day.sizeHint().width()
    assert editor.email.width() < editor.email.width_of_text
    for field in (editor.boarding, editor.boat, editor.email, editor.language):
        assert field.mapTo(side, field.rect().topRight()).x() < side.width()
