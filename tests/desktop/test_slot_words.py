"""The words on a card's slots are read whole, however narrow the days are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import QRectF

from jada_desk.desktop.board.card_layout import (
    SLOT_GAP,
    SLOT_ICON,
    CardLayout,
    margin,
    pill_font,
    slot_font,
)
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.look import paint
from jada_desk.desktop.look.paint import draw_text, text_width
from jada_desk.desktop.look.theme import SCALES, Theme
from jada_desk.domain.board import Badge, State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft
from jada_desk.domain.fleet import Boat
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_tenant

BOATS = tuple(Boat(f"Boat {number}", crew_slots=2) for number in range(6))
PEOPLE = ("", "Gene", "Darrell")


def full_desk(names: tuple[str, ...] = PEOPLE) -> FakeDesk:
    """So many charters that the cards stand as closely as they can."""
    charters = []
    for number in range(4 * len(BOATS) * 3):
        day, rest = number % 3, number // 3
        start = at(29, 8 + 3 * (rest % 4)) + timedelta(days=day)
        captain, crew = names[number % len(names)], names[(number + 1) % len(names)]
        boat = BOATS[rest // 4].name
        one = Charter(f"sail{number}", f"Sail {number}", boat, start, start + timedelta(hours=2))
        charters.append(replace(one, captain=captain, crew=(crew,) if crew else ()))
    return FakeDesk(tenant=replace(sample_tenant(), boats=BOATS), charters=charters)


def cut(bench: Bench) -> list[str]:
    """The words that their slots have no room for."""

    def is_cut(slot: SlotButton) -> bool:
        theme, words = bench.window._theme, slot.view.name or slot.view.label
        wanted = text_width(slot_font(theme, slot.view), words) + 2 * theme.px(SLOT_GAP)
        return wanted > slot.width()

    return [slot.view.name or slot.view.label for slot in bench.window.grid.slots() if is_cut(slot)]


def unmarked(bench: Bench) -> list[str]:
    """The captains beside others in a row whose picture has no room."""

    def has_room(slot: SlotButton) -> bool:
        theme = bench.window._theme
        words = text_width(slot_font(theme, slot.view), slot.view.name)
        return words + 3 * theme.px(SLOT_GAP) + theme.px(SLOT_ICON) <= slot.width()

    cards = bench.window.grid.cards.values()
    firsts = [one.slots[0] for one in cards if len({slot.y() for slot in one.slots}) < len(one.slots)]
    return [slot.view.name for slot in firsts if slot.view.name and not has_room(slot)]


def rows(bench: Bench, event_id: str) -> list[int]:
    """How many slots of a card stand in each row."""
    tops = [slot.y() for slot in bench.window.grid.cards[event_id].slots]
    return [tops.count(top) for top in dict.fromkeys(tops)]


def beside_a_large_page(bench: Bench) -> None:
    bench.window.side.details.show_page_large(True)
    bench.window.banner.ask_about_closing(int, int, int)


def the_week(bench: Bench) -> None:
    bench.window.top.toggle_week()


def large_text(bench: Bench) -> None:
    for _ in SCALES:
        bench.window.controller.step_scale(1)


@pytest.mark.parametrize("narrow", [beside_a_large_page, the_week, large_text])
def test_no_word_is_cut_in_narrow_days(make_bench, narrow: Callable[[Bench], None]):
    desk = full_desk()
    # A boat with a long name takes of the days' room.
    desk.tenant = replace(desk.tenant, boats=(*BOATS[:-1], replace(BOATS[-1], name="Shearwater")))
    bench = make_bench(desk)
    bench.window.resize(1280, 720)
    bench.select("sail0")
    narrow(bench)
    bench.settle()
    assert cut(bench) == []
    assert unmarked(bench) == []


def test_three_stand_in_a_row_where_the_days_are_wide(make_bench):
    bench = make_bench(full_desk())
    bench.window.resize(1280, 720)
    bench.settle()
    assert {tuple(rows(bench, f"sail{number}")) for number in range(9)} == {(3,)}


def test_a_longer_name_takes_of_the_others_room_and_then_a_row(make_bench):
    bench = make_bench(full_desk(("Bo", "Angelika-M.", "Maximiliana Theodora")))
    bench.window.resize(1280, 720)
    bench.settle()
    assert [rows(bench, f"sail{number}") for number in range(3)] == [[3], [1, 1, 1], [1, 2]]
    captain, crew, _ = bench.window.grid.cards["sail0"].slots
    assert crew.width() > captain.width()
    assert cut(bench) == []


def test_a_name_longer_than_the_card_costs_nobody_else_theirs(make_bench):
    endless = "Maximiliana " * 12
    bench = make_bench(full_desk((endless, "Bo", "Gene")))
    bench.window.resize(1280, 720)
    bench.settle()
    assert set(cut(bench)) == {endless}
    assert rows(bench, "sail0") == [1, 2] and rows(bench, "sail2") == [1, 1, 1]


def test_every_state_is_said_whole_on_a_card_in_large_text(bench, monkeypatch):
    bench.window.resize(1280, 720)
    bench.session.set_start("jadaquinn0530", time(13))
    bench.select("jadaquinn0530")
    large_text(bench)
    bench.settle()
    cut: dict[str, bool] = {}
    monkeypatch.setattr(
        paint, "draw_text", lambda *told, **named: cut.update({told[2]: draw_text(*told, **named)})
    )
    for card in bench.window.grid.cards.values():
        card.set_look(selected=True, dimmed=False, is_news=False)
        card.grab()
    states = {badge.text for card in bench.session.board.cards for badge in card.badges} & cut.keys()
    assert {"Waiver 0/5", "No contact", "Double-booked"} <= states
    assert [words for words in states if cut[words]] == []


@pytest.mark.parametrize("scale", SCALES)
def test_pills_take_of_the_room_that_is_left_and_no_row_more_for_it(qapp, scale: float):
    theme = Theme()
    theme.use("light", scale)
    words = ("Double-booked", "Waiver 0/4", "Unpublished", "No contact")
    states = (State.DOUBLE_BOOKED, State.WAIVER, State.UNPUBLISHED, State.NO_CONTACT)
    charter = Charter("one", "One", BOATS[0].name, at(29, 9), at(29, 11))
    weekend = Weekend((charter.day,), (charter,))
    tenant = replace(sample_tenant(), boats=BOATS)
    card = make_board(weekend, Draft(), tenant=tenant, directory=Directory()).cards[0]
    card = replace(card, badges=tuple(map(Badge, states, words)))
    heights, airs = [], set()
    for width in range(theme.px(60), theme.px(420)):
        layout = CardLayout(theme, card, width, is_news=False)
        left, right = margin(theme, width), width - margin(theme, width)
        lines: dict[float, list[QRectF]] = {}
        for pill in layout.pills:
            lines.setdefault(pill.rect.y(), []).append(pill.rect)
            airs.add(round(pill.rect.width() - text_width(pill_font(theme), pill.words)))
        assert all(left <= line[0].left() and line[-1].right() <= right for line in lines.values()), width
        heights.append(len(lines))
    assert heights == sorted(heights, reverse=True) and {heights[0], heights[-1]} == {4, 1}
    assert max(airs) >= theme.px(28)
