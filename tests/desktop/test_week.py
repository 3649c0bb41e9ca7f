"""The whole week: Monday to Sunday, empty days narrow, and back to the weekend."""

import itertools
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.look.theme import SCALES
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_week_shows_what_the_weekend_does_not(make_bench):
    lunch = replace(sample_charters()[0], event_id="lunch", start=at(27, 12), end=at(27, 14), boarding=None)
    bench = make_bench(FakeDesk(charters=[*sample_charters(), lunch]))
    assert "lunch" not in bench.window.grid.cards
    QTest.keyClick(bench.window, Qt.Key.Key_E, CTRL)
    bench.settle()
    assert "lunch" in bench.window.grid.cards
    assert bench.window.top.weekend.text() == "Mon 25 – Sun 31 May"
    assert bench.window.top.whole_week.isChecked()
    grid = bench.window.grid
    edges = grid._edges(grid._scroll.viewport().width())
    widths = [right - left for left, right in itertools.pairwise(edges)]
    assert widths[2] > 2 * widths[0], "a day with nothing on it takes less room"
    QTest.keyClick(bench.window, Qt.Key.Key_E, CTRL)
    bench.settle()
    assert bench.session.friday == date(2026, 5, 29)
    assert "lunch" not in bench.window.grid.cards


def test_a_charter_found_on_a_weekday_opens_the_side_when_the_grid_has_its_days(make_bench):
    lunch = replace(sample_charters()[0], event_id="lunch", start=at(27, 12), end=at(27, 14), boarding=None)
    bench = make_bench(FakeDesk(charters=[*sample_charters(), lunch]))
    bench.window.resize(960, 700)
    bench.settle()
    assert not bench.window.side.isVisible(), "with little room the weekend has that of an empty right side"
    bench.window.top.toggle_week()
    bench.window.top.finder.seeking.expect("lunch")
    bench.settle()
    assert bench.session.selection == "lunch" and bench.window.side.isVisible()
    grid = bench.window.grid
    assert len(grid._edges(grid._scroll.viewport().width())) == 8


def test_going_on_keeps_the_view(bench):
    bench.window.top.toggle_week()
    bench.session.step_weekend(1)
    bench.settle()
    assert bench.session.friday == date(2026, 6, 1) and bench.session.is_week
    bench.session.show_weekend(date(2026, 5, 30))
    bench.settle()
    assert bench.session.friday == date(2026, 5, 25)


def test_a_weekday_charter_is_planned_in_the_week_and_left_alone_on_the_weekend(bench):
    QTest.keyClick(bench.window, Qt.Key.Key_E, CTRL)
    bench.settle()
    bench.session.select("jadaquinn0530")
    QTest.keyClick(
        bench.window,
        Qt.Key.Key_Left,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    QTest.keyClick(
        bench.window,
        Qt.Key.Key_Left,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert bench.wanted("jadaquinn0530").day == date(2026, 5, 28)
    assert bench.session.is_week, "it is still among the days shown"


def test_a_selected_charter_stays_so_in_the_week_and_back(bench):
    bench.session.select("jadaquinn0530")
    for _ in range(2):
        QTest.keyClick(bench.window, Qt.Key.Key_E, CTRL)
        assert bench.session.selection == ""
        bench.settle()
        assert bench.session.selection == "jadaquinn0530"


def test_a_week_in_large_text_scrolls_sideways_and_its_days_along(bench):
    window, grid = bench.window, bench.window.grid
    window.resize(1280, 720)
    for _ in SCALES:
        window.controller.step_scale(1)
    bench.session.select("jadaquinn0530")
    window.top.toggle_week()
    bench.settle()
    bar = grid._scroll.horizontalScrollBar()
    assert bar.maximum() > 0
    assert min(card.width() for card in grid.cards.values()) >= window._theme.px(60)
    bar.setValue(0)
    bench.session.select("jadajonathan0531")
    grid.reveal("jadajonathan0531")
    card = grid.card("jadajonathan0531")
    assert card.visibleRegion().boundingRect().width() == card.width()
    sunday = grid._headers[-1]
    assert sunday.mapToGlobal(sunday.rect().topLeft()).x() <= card.mapToGlobal(card.rect().topLeft()).x()
    assert sunday.mapToGlobal(sunday.rect().topRight()).x() >= card.mapToGlobal(card.rect().topRight()).x()
