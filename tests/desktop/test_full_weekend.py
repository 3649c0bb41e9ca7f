"""A weekend of 500 charters: the cards in view come first, and every other is there for whoever asks for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board.card import CardFrame
from jada_desk.desktop.board.crew_chip import CrewChip
from jada_desk.desktop.board.grid import Grid
from jada_desk.desktop.board.lane_row import LaneRow
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.board.spot import Spot
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window
from jada_desk.domain.board import State
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.fleet import Boat
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_tenant

CHARTERS = 500
BOATS = tuple(Boat(f"Boat {number:02d}", crew_slots=2) for number in range(12))


def full_desk() -> FakeDesk:
    charters = []
    for number in range(CHARTERS):
        lane, rest = divmod(number, 42)
        start = at(29, 6) + timedelta(days=rest % 3, hours=rest // 3)
        charters.append(
            Charter(
                f"full{number:03d}", f"Sail {number}", BOATS[lane].name, start, start + timedelta(minutes=20)
            )
        )
    return FakeDesk(tenant=replace(sample_tenant(), boats=BOATS), charters=charters)


@pytest.fixture
def window(qtbot, qapp, monkeypatch) -> Iterator[Window]:
    """A window in the moment when its first cards are shown, and which goes no further by itself."""
    qapp.setStyle("Fusion")
    monkeypatch.setattr(Preview, "build_when_idle", lambda _self: None)
    monkeypatch.setattr(Grid, "_make_more", lambda _self: None)
    theme, tasks = Theme(), Tasks()
    theme.use("light")
    made = Window(Session(tasks), theme)
    qtbot.addWidget(made)
    made.show()
    made.session.start(full_desk())
    qtbot.waitUntil(lambda: tasks.running == 0 and bool(made.grid.cards), timeout=20_000)
    monkeypatch.undo()
    yield made
    tasks.close()


def make_all(grid: Grid) -> None:
    while not grid.is_whole:
        grid._make_more()


def in_view(grid: Grid) -> set[str]:
    seen = QRect(QPoint(0, -grid._body.y()), grid._scroll.viewport().size())
    return {event_id for event_id, spot in grid._spots.items() if spot.rect.intersects(seen)}


def test_only_cards_in_view_are_made_before_the_window_answers(window):
    assert in_view(window.grid) <= set(window.grid.cards)
    assert 0 < len(window.grid.cards) < 60


def test_what_is_scrolled_into_view_is_there_at_once(window):
    bar = window.grid._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "full499" in in_view(window.grid)
    assert in_view(window.grid) <= set(window.grid.cards)


def test_a_charter_that_was_found_is_made_and_shown(window):
    window.controller.show_charter("full300")
    card = window.grid.cards["full300"]
    assert card.is_selected and "full300" in in_view(window.grid)
    assert len(window.grid.cards) < 90


def test_arrows_lead_on_over_the_edge_of_what_is_in_view(qtbot, window):
    window.grid.enter()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.grid._scroll.verticalScrollBar().value() > 0
    assert not window.grid.is_whole


def test_who_was_picked_up_finds_a_place_out_of_view(window):
    spots = list(window.grid._spots.values())
    for full in spots[:100]:
        full.show_card(replace(full.card, slots=()))
    window.session.hand.take(Held("Gene"))
    window.grid.enter_for(Held("Gene"))
    entered = QApplication.focusWidget()
    assert isinstance(entered, SlotButton) and entered.seat.event_id == spots[100].card.event_id


def counted(monkeypatch, owner: type, name: str) -> list[Any]:
    """The objects that a method is called on from now on."""
    called: list[Any] = []
    method = getattr(owner, name)

    def count(one, *values, **named):
        called.append(one)
        return method(one, *values, **named)

    monkeypatch.setattr(owner, name, count)
    return called


def test_an_assignment_touches_its_card_and_nothing_else(window, monkeypatch):
    make_all(window.grid)
    session, slot = window.session, window.grid.slot("full200", CAPTAIN_SLOT)
    session.hand.take(Held("Gene"))
    slot.judge()
    shown, dressed = counted(monkeypatch, Spot, "show_card"), counted(monkeypatch, CardFrame, "set_look")
    asked, worked_out = counted(monkeypatch, SlotButton, "forget"), counted(monkeypatch, LaneRow, "_work_out")
    rows = counted(monkeypatch, CrewChip, "show_row")
    assert slot.put_down()
    assert [spot.card.event_id for spot in shown] == ["full200"]
    assert {frame.card.event_id for frame in dressed} == {"full200"}
    assert set(asked) == {slot}
    # Where the card has grown its own row alone is worked out again, at each density that could be used.
    assert len(set(worked_out)) <= 1
    QApplication.processEvents()  # the crew follows the painting
    assert [chip.name for chip in rows] == ["Gene"]


def grow(window: Window) -> None:
    """Make the first card higher, which pushes all others down."""
    spot = window.grid._spots["full000"]
    spot.show_card(replace(spot.card, badges=spot.card.badges * 12))
    window.grid._refit([spot])


def test_cards_in_view_make_way_at_once_and_the_others_when_there_is_nothing_else_to_do(window):
    grid = window.grid
    make_all(grid)
    grow(window)
    places = {event_id: spot.rect for event_id, spot in grid._spots.items()}
    seen = in_view(grid)
    assert all(grid.cards[event_id].geometry() == places[event_id] for event_id in seen)
    assert grid.cards["full499"].geometry() != places["full499"] and not grid.is_whole
    # Nor does any stand in view that belongs elsewhere.
    top, bottom = -grid._body.y(), grid._scroll.viewport().height() - grid._body.y()
    shown = [one for one, card in grid.cards.items() if card.y() < bottom and card.geometry().bottom() > top]
    assert set(shown) == seen
    assert grid.card("full490").geometry() == places["full490"], "who is asked for is in its place"
    make_all(grid)
    assert {event_id: card.geometry() for event_id, card in grid.cards.items()} == places


def test_what_is_pushed_down_stands_where_a_whole_layout_puts_it(window):
    grid = window.grid
    make_all(grid)
    grow(window)
    pushed = {event_id: QRect(spot.rect) for event_id, spot in grid._spots.items()}
    for row in grid._rows:
        row.stir()
    grid._lay_out()
    assert {event_id: spot.rect for event_id, spot in grid._spots.items()} == pushed


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


def test_where_a_row_grows_nothing_is_painted_that_stays(window):
    make_all(window.grid)
    QApplication.processEvents()
    above, paints = window.grid.cards["full001"], Paints()
    above.installEventFilter(paints)
    grow(window)
    QApplication.processEvents()
    assert above.isVisible() and paints.count == 0
    above.update()
    QApplication.processEvents()
    assert paints.count == 1


def test_what_is_scrolled_into_view_after_an_edit_is_in_its_place(window):
    grid = window.grid
    make_all(grid)
    grow(window)
    bar = grid._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    seen = in_view(grid)
    assert "full499" in seen
    assert all(grid.cards[event_id].geometry() == grid._spots[event_id].rect for event_id in seen)


def test_every_charter_and_slot_is_in_the_accessible_tree(window):
    window.grid.set_filter(State.READY)
    make_all(window.grid)
    cards = window.grid.cards
    assert len(cards) == CHARTERS and len(list(window.grid.slots())) == 3 * CHARTERS
    assert all(card.is_dimmed for card in cards.values())
    body = QAccessible.queryAccessibleInterface(window.grid._body)
    children = [body.child(number) for number in range(body.childCount())]
    groups = [one for one in children if one.role() == QAccessible.Role.Grouping]
    assert len(groups) == CHARTERS
    assert all(one.text(QAccessible.Text.Name) and one.childCount() == 3 for one in groups)
    assert sum(card.paints for card in cards.values()) < 100
    # 9 KB a widget: with it, 500 charters take 15 MB more.
    styled = Qt.WidgetAttribute.WA_StyleSheet
    assert not any(one.testAttribute(styled) for one in (*cards.values(), *window.grid.slots()))
