"""A charter to another day or boat: by drag, by keys, by the month."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board import card as card_module
from jada_desk.desktop.board.blocks import Block
from jada_desk.desktop.board.drag import CHARTER_MIME
from jada_desk.desktop.board.ground import Ground
from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
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
    return drop_at(bench, event_id, middle(bench, day, boat))


def drop_at(bench: Bench, event_id: str, spot: QPoint, pulled: tuple[int, int] = (0, 0)) -> bool:
    """Let a charter go at a point of the ground, so many pixels to the right of and below where it was taken."""
    ground = ground_of(bench)
    data = QMimeData()
    data.setData(CHARTER_MIME, b"1")
    take(bench, event_id, spot - QPoint(*pulled))
    ground._aim(ground._target_at(spot))
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


def take(bench: Bench, event_id: str, at: QPoint | None = None) -> None:
    bench.session.hand.take_charter(event_id, ground_of(bench).mapToGlobal(at or QPoint(0, 0)))


def test_a_dragged_charter_keeps_its_time_of_day_and_moves_boarding_along(bench):
    assert drop(bench, QUINN, FRIDAY, "Shearwater")
    moved = bench.wanted(QUINN)
    assert (moved.boat, moved.start, moved.end) == ("Shearwater", at(29, 18, 30), at(29, 20, 30))
    assert moved.boarding == at(29, 18, 15)
    assert bench.session.history.undo_label == "Quinn Sunset to Fri 29 May on Shearwater"
    bench.session.undo()
    assert bench.wanted(QUINN) == next(one for one in bench.desk.charters if one.event_id == QUINN)


@pytest.mark.parametrize("pulled", [(0, 0), (0, 15), (-15, 15), (23, -23), (-23, 0)])
def test_who_puts_it_back_where_it_was_wants_no_other_time(bench, pulled: tuple[int, int]):
    assert not drop_at(bench, QUINN, middle(bench, SATURDAY, "JADA"), pulled)
    assert not bench.session.history.present.edits


@pytest.mark.parametrize(
    ("pulled", "start"),
    [
        ((0, 24), (18, 45)),
        ((0, 31), (18, 45)),
        ((20, 32), (19, 0)),
        ((3, -24), (18, 15)),
        ((-48, 9), (17, 30)),
        ((40, -12), (19, 15)),
    ],
)
def test_a_charter_pulled_in_its_place_sails_earlier_or_later(bench, pulled: tuple[int, int], start):
    assert drop_at(bench, QUINN, middle(bench, SATURDAY, "JADA"), pulled)
    moved = bench.wanted(QUINN)
    assert moved.start == at(30, *start) and moved.end - moved.start == timedelta(hours=2)
    assert moved.start - moved.boarding == timedelta(minutes=15)
    assert (moved.day, moved.boat) == (SATURDAY, "JADA")
    bench.session.undo()
    assert not bench.session.history.present.edits


def test_the_time_and_what_speaks_against_it_are_said_before_the_release(bench):
    ground, spot = ground_of(bench), middle(bench, SATURDAY, "JADA")
    take(bench, QUINN, spot)
    ground._aim(ground._target_at(spot - QPoint(0, 16 + 8 * 20)))
    assert ground.landing.isVisible() and ground.landing._words == "13:30–15:30"
    name = ground.landing.accessibleName()
    assert name.startswith("Quinn Sunset at 13:30–15:30: ") and "JADA sails Danika then" in name


def test_a_day_is_not_left_by_its_time(bench):
    for by, start in ((timedelta(days=2), at(30, 23, 45)), (-timedelta(days=2), at(30, 0))):
        bench.session.shift_charter(QUINN, by)
        assert bench.wanted(QUINN).start == start
    bench.session.shift_charter(QUINN, -timedelta(hours=1))
    assert len(bench.session.history.past) == 2, "what changes nothing is no edit"


def test_keys_move_the_time_too(bench):
    bench.session.select(QUINN)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(bench.window, key, _ALT_SHIFT)
    assert bench.wanted(QUINN).start == at(30, 18, 45)


def test_what_speaks_against_the_place_is_said_before_the_release(bench):
    ground = ground_of(bench)
    bench.desk.charters = [
        replace(one, start=at(29, 19), end=at(29, 21)) if one.event_id == HELENA else one
        for one in sample_charters()
    ]
    bench.session.refresh()
    bench.settle()
    take(bench, QUINN)
    ground._aim(ground._target_at(middle(bench, FRIDAY, "Shearwater")))
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
    take(bench, QUINN)
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
    QTest.keyClick(bench.window, Qt.Key.Key_PageUp, _ALT_SHIFT)
    bench.window.days.choose_day()
    assert said == ["Pick a charter first."] * 3


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


def several_days(bench_charters: list[Charter]) -> list[Charter]:
    """Quinn from Friday evening to Sunday noon, and Helena home since Friday from a trip that began on Wednesday."""
    times = {QUINN: (at(29, 18), at(31, 12)), HELENA: (at(27, 9), at(29, 15))}
    return [
        replace(one, start=times[one.event_id][0], end=times[one.event_id][1], boarding=None)
        if one.event_id in times
        else one
        for one in bench_charters
    ]


def test_a_charter_of_several_days_is_seen_on_each_and_found_from_there(make_bench):
    bench = make_bench(FakeDesk(charters=several_days(sample_charters())))
    blocks = [one for one in bench.window.grid.findChildren(Block) if one.isVisible()]
    names = [one.accessibleName() for one in sorted(blocks, key=lambda one: (one.y(), one.x()))]
    assert [name for name in names if "under way" in name] == [
        "Quinn Sunset. under way until Sun 12:00",
        "Quinn Sunset. under way until 12:00",
        "Helena. under way since Wed 09:00, until 15:00",
    ]
    buttons = {one.button.accessibleName(): one.button for one in blocks if one.button}
    assert "Helena: show" not in buttons, "its card stands on a day that is not shown"
    buttons["Quinn Sunset: show"].click()
    assert bench.session.selection == QUINN
    focus = QApplication.focusWidget()
    assert focus and bench.window.grid.cards[QUINN].isAncestorOf(focus)


def test_the_end_of_a_charter_of_several_days_stays_on_its_last(make_bench):
    bench = make_bench(FakeDesk(charters=several_days(sample_charters())))
    bench.session.set_end(QUINN, at(31, 14).time())
    assert bench.wanted(QUINN).end == at(31, 14)
    names = [one.accessibleName() for one in bench.window.grid.findChildren(Block) if one.isVisible()]
    assert "Quinn Sunset. under way until 14:00" in names
    bench.session.set_status(QUINN, CharterStatus.CANCELLED, "engine")
    names = [one.accessibleName() for one in bench.window.grid.findChildren(Block) if one.isVisible()]
    assert not any("Quinn" in name for name in names)
