"""A board made from the one before is the board made anew, and makes only the cards that an edit touches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.board import Board
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import CalendarEvent, Charter, Weekend, weekend_days
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.draft import (
    CAPTAIN_SLOT,
    Draft,
    Slot,
    assign,
    discard,
    relocate,
    reschedule,
    set_status,
    unassign,
)
from jada_desk.domain.fleet import Boat
from jada_desk.domain.tenant import Tenant

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
DAYS = weekend_days(date(2026, 5, 30))
BOATS = tuple(Boat(name, crew_slots=2) for name in ("JADA", "Shearwater", "Osprey"))
TENANT = Tenant("jada", "JADA", DOCK, boats=BOATS)
NAMES = ("Darrell", "Gene", "Marisol", "Sarah", "Kai", "Noor")
CREW = Directory(
    tuple(CrewMember(name.lower(), name, roles=frozenset({"captain", "crew"})) for name in NAMES)
)


def charters(count: int = 36) -> tuple[Charter, ...]:
    found = []
    for number in range(count):
        day, hour = DAYS[number % 3], 8 + number // 9 * 3
        start = datetime(day.year, day.month, day.day, hour, tzinfo=DOCK)
        boat = BOATS[number // 3 % 3].name
        end = start + timedelta(hours=2, minutes=40)
        found.append(Charter(f"charter{number:02d}", f"Charter {number}", boat, start, end))
    return tuple(found)


def board(
    live: Sequence[Charter] | Weekend,
    draft: Draft,
    before: Board | None = None,
    *,
    directory: Directory = CREW,
    unpublished: frozenset[str] = frozenset(),
) -> Board:
    return make_board(
        live if isinstance(live, Weekend) else Weekend(DAYS, tuple(live)),
        draft,
        tenant=TENANT,
        directory=directory,
        unpublished=unpublished,
        before=before,
    )


def new_cards(before: Board, after: Board) -> set[str]:
    kept = {id(card) for card in before.cards}
    return {card.event_id for card in after.cards if id(card) not in kept}


@pytest.mark.parametrize("seed", range(12))
def test_any_row_of_edits_and_readings_gives_the_board_made_anew(seed):
    random, live, draft = Random(seed), list(charters()), Draft()
    weekend = Weekend(DAYS, tuple(live))
    shown = board(weekend, draft)
    for _ in range(25):
        number = random.randrange(len(live))
        one, slot = live[number], random.choice((CAPTAIN_SLOT, Slot("crew", 0), Slot("crew", 1)))
        match random.randrange(10):
            case 0:
                draft = unassign(draft, one, slot, NOW)
            case 1:
                day = random.choice((*DAYS, DAYS[0] + timedelta(days=9)))
                draft = relocate(draft, one, day, random.choice(BOATS).name, NOW)
            case 2:
                draft = set_status(draft, one, random.choice(tuple(CharterStatus)), "wind", NOW)
            case 3:
                draft = discard(draft, one.event_id)
            case 4:
                live[number] = replace(one, captain=random.choice(NAMES), passengers=random.randrange(9))
            case 5:
                live.pop(number)
            case 6:
                live[number] = replace(one, end=one.start + timedelta(hours=random.choice((3, 9, 40, 60))))
            case 7:
                end = one.start + timedelta(hours=random.choice((3, 9, 40, 60)))
                draft = reschedule(draft, one, one.start, end, NOW)
            case _:
                draft = assign(draft, one, slot, random.choice(NAMES), NOW)
        if live != list(weekend.charters):
            weekend = Weekend(DAYS, tuple(live))
        unpublished = frozenset(random.sample([one.event_id for one in live], 2))
        shown = board(weekend, draft, shown, unpublished=unpublished)
        anew = board(live, draft, unpublished=unpublished)
        assert shown == anew
        assert [shown.card(one.event_id) for one in live] == [anew.card(one.event_id) for one in live]
        assert shown.sailings == anew.sailings


def test_an_assignment_makes_its_own_card_and_those_it_clashes_with():
    live = charters()
    draft = assign(Draft(), live[0], CAPTAIN_SLOT, "Gene", NOW)
    before = board(live, draft)
    # The fourth sails on another boat at the same time as the first.
    after = board(live, assign(draft, live[3], CAPTAIN_SLOT, "Gene", NOW), before)
    assert new_cards(before, after) == {"charter00", "charter03"}


def test_an_edit_keeps_every_lane_that_it_does_not_touch():
    weekend = Weekend(DAYS, charters())
    before = board(weekend, Draft())
    after = board(weekend, assign(Draft(), weekend.charters[0], CAPTAIN_SLOT, "Gene", NOW), before)
    assert [lane is was for lane, was in zip(after.lanes, before.lanes, strict=True)] == [False, True, True]
    assert new_cards(before, after) == {"charter00"}


def test_a_lane_counts_its_open_slots_and_names_its_charters_day_by_day():
    live = charters(9)
    lane = board(live, assign(Draft(), live[0], CAPTAIN_SLOT, "Gene", NOW)).lanes[0]
    assert lane.event_ids == (("charter00",), ("charter01",), ("charter02",))
    assert lane.open_slots == (2, 3, 3)


def test_a_charter_moved_to_a_day_that_is_not_shown_has_no_card():
    weekend = Weekend(DAYS, charters())
    before = board(weekend, Draft())
    away = relocate(Draft(), weekend.charters[0], DAYS[0] + timedelta(days=9), "JADA", NOW)
    after = board(weekend, away, before)
    assert after.card("charter00") is None and len(after.cards) == len(before.cards) - 1
    back = board(weekend, Draft(), after)
    assert back == before and back.card("charter00") == before.card("charter00")


def test_of_a_charter_read_twice_both_cards_follow_an_edit():
    live = charters()
    twice = Weekend(DAYS, (*live, live[0]))
    draft = assign(Draft(), live[0], CAPTAIN_SLOT, "Gene", NOW)
    assert board(twice, draft, board(twice, Draft())) == board(twice, draft)


def test_an_assignment_makes_the_rows_of_those_whom_it_moves():
    live = [replace(one, captain=NAMES[number % 4]) for number, one in enumerate(charters())]
    before = board(live, Draft())
    after = board(live, assign(Draft(), live[0], CAPTAIN_SLOT, "Gene", NOW), before)
    kept = {id(row) for row in before.roster}
    assert {row.member.name for row in after.roster if id(row) not in kept} == {"Darrell", "Gene"}
    assert [row.trips for row in after.roster] == [8, 10, 9, 9, 0, 0]


def test_a_reading_that_says_the_same_keeps_every_card():
    live = charters()
    before = board(live, Draft())
    assert new_cards(before, board([replace(one) for one in live], Draft(), before)) == set()
    event = CalendarEvent("charter05", "Charter 5", "", "", live[5].start, live[5].end, DOCK.key, etag='"2"')
    read = [*live[:5], replace(live[5], event=event), *live[6:]]
    assert "charter05" in new_cards(before, board(read, Draft(), before))


def test_another_directory_and_a_charter_read_twice_make_the_board_anew():
    live = charters()
    before = board(live, Draft())
    assert len(new_cards(before, board(live, Draft(), before, directory=Directory()))) == len(live)
    twice = (*live, live[0])
    doubled = board(twice, Draft(), before)
    assert doubled == board(twice, Draft())
    assert board(live, Draft(), doubled) == before


def test_a_board_of_no_weekend_is_no_help():
    live = charters(3)
    assert board(live, Draft(), Board((), (), (), (), {})) == board(live, Draft())
