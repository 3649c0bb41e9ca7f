"""A charter to another day or boat: by drag, by keys, by the month."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board import card as card_module
from jada_desk.desktop.board.drag import CHARTER_MIME
from jada_desk.desktop.board.ground import Ground
from jada_desk.domain.fleet import Boat
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters, sample_tenant

QUINN, DANIKA, HELENA = "jadaquinn0530", "jadadanika0530", "jadahelena0529"
FRIDAY, SATURDAY, SUNDAY = date(2026, 5, 29), date(2026, 5, 30), date(2026, 5, 31)
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def ground_of(bench: Bench) -> Ground:
    found = bench.window.grid.findChild(Ground)
    assert found is not None
    return found


def middle(bench: Bench, day: date, boat: str) -> QPoint:
    ground = ground_of(bench)
    band, column = next(one for one in ground._bands if one.boat == boat), ground._days.index(day)
    left, right = ground._edges[column : column + 2]
    return QPoint((left + right) // 2, (band.top + band.bottom) // 2)


def drop(bench: Bench, event_id: str, day: date, boat: str) -> bool:
    """Carry a charter over the ground and let it go there; whether it was taken."""
    ground, spot = ground_of(bench), middle(bench, day, boat)
    data = QMimeData()
    data.setData(CHARTER_MIME, b"1")
    bench.session.hand.take_charter(event_id)
    ground._aim(ground._place_at(spot))
    event = QDropEvent(
        QPointF(spot),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    ground.dropEvent(event)
    bench.session.hand.release()
    return event.isAccepted()


def test_a_dragged_charter_keeps_its_time_of_day_and_moves_boarding_along(bench):
    assert drop(bench, QUINN, FRIDAY, "Shearwater")
    moved = bench.wanted(QUINN)
    assert (moved.boat, moved.start, moved.end) == ("Shearwater", at(29, 18, 30), at(29, 20, 30))
    assert moved.boarding == at(29, 18, 15)
    assert bench.session.history.undo_label == "Quinn Sunset to Fri 29 May on Shearwater"
    bench.session.undo()
    assert bench.wanted(QUINN) == next(one for one in bench.desk.charters if one.event_id == QUINN)


def test_its_own_cell_is_no_place_to_land(bench):
    assert not drop(bench, QUINN, SATURDAY, "JADA")
    assert not bench.session.history.present.edits


def test_what_speaks_against_the_place_is_said_before_the_release(bench):
    ground = ground_of(bench)
    bench.desk.charters = [
        replace(one, start=at(29, 19), end=at(29, 21)) if one.event_id == HELENA else one
        for one in sample_charters()
    ]
    bench.session.refresh()
    bench.settle()
    bench.session.hand.take_charter(QUINN)
    ground._aim(ground._place_at(middle(bench, FRIDAY, "Shearwater")))
    assert ground.landing.isVisible()
    assert "Shearwater sails Helena then (19:00–21:00)." in ground.landing.accessibleName()
    assert any("Shearwater sails Helena" in line.text() for line in bench.window.bubble.lines())
    bench.session.hand.release()
    assert not ground.landing.isVisible(), "letting go takes the answer away"
    bench.settle()
    assert not bench.window.bubble.isVisible()


def test_two_charters_of_one_boat_at_one_time_are_double_booked(bench):
    bench.session.move_charter(QUINN, FRIDAY, "Shearwater")
    bench.session.set_start(QUINN, at(29, 15).time())
    for event_id in (QUINN, HELENA):
        assert bench.session.board.card(event_id).badges[0].text == "Double-booked"


def test_a_reading_that_arrives_during_the_drag_waits_for_its_end(bench):
    bench.session.hand.take_charter(QUINN)
    bench.desk.charters = [one for one in bench.desk.charters if one.event_id != DANIKA]
    bench.session.refresh()
    bench.settle()
    assert bench.session.board.card(DANIKA), "nothing moves away under the drag"
    bench.session.hand.release()
    assert bench.session.board.card(DANIKA) is None


def test_pressing_and_pulling_a_card_starts_the_drag(bench, monkeypatch):
    started: list[str] = []
    monkeypatch.setattr(
        card_module, "drag_charter", lambda _source, _hand, event_id, *_: started.append(event_id)
    )
    frame = bench.window.grid.cards[QUINN]
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
    QTest.mouseMove(frame, QPoint(22, 17))
    assert started == []
    QTest.mouseMove(frame, QPoint(60, 40))
    assert started == [QUINN]
    assert bench.session.selection == QUINN


@pytest.mark.parametrize(
    ("key", "day", "boat"),
    [
        (Qt.Key.Key_Left, FRIDAY, "JADA"),
        (Qt.Key.Key_Right, SUNDAY, "JADA"),
        (Qt.Key.Key_Down, SATURDAY, "Shearwater"),
        (Qt.Key.Key_Up, SATURDAY, "JADA"),
    ],
)
def test_keys_move_the_selected_charter(bench, key, day, boat):
    bench.session.select(QUINN)
    QTest.keyClick(bench.window, key, _ALT_SHIFT)
    assert (bench.wanted(QUINN).day, bench.wanted(QUINN).boat) == (day, boat)


def test_keys_without_a_charter_say_what_to_do(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    QTest.keyClick(bench.window, Qt.Key.Key_Left, _ALT_SHIFT)
    bench.window.days.choose_day()
    assert said == ["Pick a charter first."] * 2


def test_the_month_moves_a_charter_and_the_window_goes_along(bench):
    bench.session.select(QUINN)
    QTest.mouseClick(bench.window.side.details.editor.day, Qt.MouseButton.LeftButton)
    dates = bench.window.days.dates
    assert dates.isVisible() and dates.accessibleName() == "Choose the day of Quinn Sunset"
    for _ in range(7):
        QTest.keyClick(dates._days, Qt.Key.Key_Right)
    QTest.keyClick(dates._days, Qt.Key.Key_Return)
    bench.settle()
    assert not dates.isVisible()
    assert bench.wanted(QUINN).day == date(2026, 6, 6)
    assert bench.session.friday == date(2026, 6, 5)


def test_any_weekend_can_be_chosen_from_the_month(bench):
    QTest.keyClick(bench.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dates = bench.window.days.dates
    assert dates.isVisible()
    QTest.keyClick(dates._days, Qt.Key.Key_PageDown)
    QTest.keyClick(dates._days, Qt.Key.Key_Return)
    bench.settle()
    assert bench.session.friday == date(2026, 7, 3), "29 June is a Monday: the weekend to come"


def test_now_is_drawn_in_todays_column(make_bench, monkeypatch):
    monkeypatch.setattr(FakeDesk, "now", lambda _self: at(30, 13))
    bench = make_bench(FakeDesk())
    grid = bench.window.grid
    danika, quinn = grid.cards[DANIKA], grid.cards[QUINN]
    bar, line = grid._now_marks()
    assert bar.top() == danika.y() and bar.height() == danika.height() and bar.right() < danika.x()
    assert danika.geometry().bottom() < line.y() < quinn.y()


def to_a_smaller_boat(bench: Bench) -> None:
    bench.session.move_charter(QUINN, SATURDAY, "Shearwater")


def to_a_smaller_crew(bench: Bench) -> None:
    bench.desk.charters = [replace(one, crew=()) for one in bench.desk.charters]
    bench.session.refresh()


@pytest.mark.parametrize(("act", "slots"), [(to_a_smaller_boat, 2), (to_a_smaller_crew, 3)])
def test_the_focus_stays_on_a_card_that_loses_several_slots(
    make_bench, act: Callable[[Bench], None], slots: int
):
    crew = () if act is to_a_smaller_boat else ("Gene", "Sarah", "Finn", "Kai", "Noor")
    boats = (Boat("JADA", crew_slots=5 if not crew else 2), Boat("Shearwater", crew_slots=1))
    charters = [replace(one, crew=crew) for one in sample_charters() if one.event_id == QUINN]
    bench = make_bench(FakeDesk(tenant=replace(sample_tenant(), boats=boats), charters=charters))
    card = bench.window.grid.card(QUINN)
    assert len(card.slots) == 6
    card.slots[-1].setFocus()
    act(bench)
    bench.settle()
    card = bench.window.grid.card(QUINN)
    assert len(card.slots) == slots
    assert QApplication.focusWidget() is card.slots[-1]
    assert [slot.geometry() for slot in card.slots] == card._laid[0].slots(card._laid[1])
