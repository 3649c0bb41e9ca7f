"""Several charters at once, and the crew of another weekend."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.board.bulk import Bulk
from jada_desk.domain.charter_status import CharterStatus
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters

HELENA, DANIKA, QUINN, JONATHAN = (
    "jadahelena0529",
    "jadadanika0530",
    "jadaquinn0530",
    "jadajonathan0531",
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(bench: Bench, event_id: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    frame = bench.window.grid.cards[event_id]
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton, keys, QPoint(20, 16))


@pytest.fixture
def bulk(bench: Bench) -> Bulk:
    return bench.window.grid.bulk


def test_control_and_a_click_take_charters_in_and_out(bench, bulk):
    click(bench, DANIKA)
    click(bench, QUINN, CTRL)
    assert bulk.event_ids == (DANIKA, QUINN)
    page = bench.window.side.bulk
    assert page.isVisible() and page.title.text() == "2 charters chosen"
    assert all(bench.window.grid.cards[one].is_selected for one in (DANIKA, QUINN))
    click(bench, QUINN, CTRL)
    assert bulk.event_ids == () and not page.isVisible(), "one alone is no choice of several"


def test_shift_and_a_click_take_everything_between_in_time_order(bench, bulk):
    click(bench, HELENA)
    click(bench, QUINN, SHIFT)
    assert bulk.event_ids == (HELENA, DANIKA, QUINN)


def test_a_plain_click_and_escape_choose_one_and_none(bench, bulk):
    QTest.keyClick(bench.window, Qt.Key.Key_A, CTRL)
    assert len(bulk.event_ids) == 4
    click(bench, QUINN)
    assert bulk.event_ids == () and bench.session.selection == QUINN
    QTest.keyClick(bench.window, Qt.Key.Key_A, CTRL)
    QTest.keyClick(bench.window, Qt.Key.Key_Escape)
    assert bulk.event_ids == () and bench.session.selection == QUINN


def test_one_person_goes_into_the_first_open_place_of_each_as_one_step(bench, bulk):
    QTest.keyClick(bench.window, Qt.Key.Key_A, CTRL)
    page = bench.window.side.bulk
    page.person.setCurrentText("Sarah")
    QTest.mouseClick(page.assign, Qt.MouseButton.LeftButton)
    assert bench.wanted(HELENA).crew == ("Sarah",), "no captain: her first place is among the crew"
    assert bench.wanted(DANIKA).crew == ("Kai", "Sarah")
    assert bench.wanted(JONATHAN).crew == ("Kai", "Sarah")
    assert bench.session.history.undo_label == "Sarah on 3 charters", "aboard Quinn's already"
    bench.session.undo()
    assert not bench.session.history.present.edits


def test_all_are_held_for_weather_and_sail_again(bench, bulk):
    click(bench, DANIKA)
    click(bench, QUINN, CTRL)
    page = bench.window.side.bulk
    assert not page.resume.isEnabled()
    page.reason.setText("wind")
    QTest.mouseClick(page.hold, Qt.MouseButton.LeftButton)
    for event_id in (DANIKA, QUINN):
        held = bench.wanted(event_id)
        assert (held.status, held.status_reason) == (CharterStatus.HELD, "wind")
    assert bulk.event_ids == (DANIKA, QUINN), "they stay chosen"
    QTest.mouseClick(page.resume, Qt.MouseButton.LeftButton)
    assert not bench.session.history.present.edits


def test_the_run_sheet_of_the_chosen_ones(bench, bulk):
    click(bench, DANIKA)
    click(bench, QUINN, CTRL)
    QTest.mouseClick(bench.window.side.bulk.paper, Qt.MouseButton.LeftButton)
    bench.settle()
    text = bench.window.panels.run_sheet.paper.toPlainText()
    assert "Danika" in text and "Quinn Sunset" in text and "Helena" not in text


def test_what_went_away_is_not_chosen_any_more(bench, bulk):
    QTest.keyClick(bench.window, Qt.Key.Key_A, CTRL)
    bench.desk.charters = [one for one in bench.desk.charters if one.event_id in (DANIKA, QUINN)]
    bench.session.refresh()
    bench.settle()
    assert bulk.event_ids == (DANIKA, QUINN)
    bench.session.step_weekend(1)
    assert bulk.event_ids == ()


# The crew of another weekend -----------------------------------------------------------------------------------------


def test_last_weekends_crew_fills_open_places_as_one_step(make_bench):
    before = replace(
        sample_charters()[3], event_id="helena-before", start=at(22, 14), end=at(22, 17), captain="Noor"
    )
    bench = make_bench(FakeDesk(charters=[*sample_charters(), before]))
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.window.days.copy_last_crew()
    bench.settle()
    assert bench.wanted(HELENA).captain == "Noor"
    assert said[-1] == "1 person copied to 1 charter from 22 May. Ctrl+Z takes it back."
    bench.session.undo()
    assert not bench.session.history.present.edits


def test_an_empty_or_the_very_same_weekend_says_so(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.session.copying.copy_from(date(2026, 5, 30))
    bench.window.days.copy_last_crew()
    bench.settle()
    assert said[0] == "That is the weekend shown. Choose another."
    assert said[-1] == "The weekend of 22 May has nobody for an open slot here."
