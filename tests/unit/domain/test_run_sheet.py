"""The run sheet says what the board says, on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from jada_desk.domain.board import Board
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, WaiverStatus, Weekend
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign
from jada_desk.domain.fleet import Boat
from jada_desk.domain.run_sheet import make_run_sheet
from jada_desk.domain.tenant import Tenant

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY, SATURDAY, SUNDAY = date(2026, 5, 29), date(2026, 5, 30), date(2026, 5, 31)
MADE = datetime(2026, 5, 29, 15, tzinfo=UTC)
DIRECTORY = Directory(
    (
        CrewMember("darrell", "Darrell", roles=frozenset({"captain"}), phone="+1-619-555-0101"),
        CrewMember("gene", "Gene"),
    )
)
TENANT = Tenant("jada", "JADA", ZONE, place="Dock 5", boats=(Boat("JADA", capacity=6, crew_slots=1),))


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


LATE = Charter("late", "Quinn Sunset", "JADA", at(SATURDAY, 18), at(SATURDAY, 20), captain="Darrell")
EARLY = Charter("early", "Danika", "JADA", at(SATURDAY, 12), at(SATURDAY, 16), crew=("Gene",), passengers=8)


def board(*charters: Charter, draft: Draft | None = None) -> Board:
    return make_board(
        Weekend((FRIDAY, SATURDAY, SUNDAY), charters),
        draft or Draft(),
        tenant=TENANT,
        directory=DIRECTORY,
    )


def test_charters_stand_in_time_order_with_the_open_slots_to_fill_in():
    sheet = make_run_sheet(board(LATE, EARLY), DIRECTORY, TENANT, MADE, MADE)
    assert [one.event_id for one in sheet.on(SATURDAY)] == ["early", "late"]
    assert sheet.on(FRIDAY) == ()
    assert [(one.label, one.name) for one in sheet.charters[0].people] == [("Captain", ""), ("Crew", "Gene")]
    assert sheet.shows_overview


def test_days_without_a_charter_stand_together():
    days = tuple(date(2026, 5, day) for day in range(25, 32))
    week = make_board(Weekend(days, (LATE,)), Draft(), tenant=TENANT, directory=DIRECTORY)
    sheet = make_run_sheet(week, DIRECTORY, TENANT, MADE, MADE)
    assert sheet.stretches == (days[:5], (SATURDAY,), (SUNDAY,))


def test_one_charter_alone_needs_no_overview():
    sheet = make_run_sheet(board(LATE, EARLY), DIRECTORY, TENANT, MADE, None, frozenset({"late"}))
    assert [one.event_id for one in sheet.charters] == ["late"]
    assert not sheet.shows_overview
    assert sheet.read_at is None


def test_times_are_the_docks():
    sheet = make_run_sheet(board(LATE), DIRECTORY, TENANT, MADE, MADE)
    assert sheet.made_at.hour == 8
    assert sheet.read_at == MADE and sheet.read_at.tzinfo is ZONE


def test_an_unpublished_edit_is_on_the_sheet_and_said_to_be_one():
    sheet = make_run_sheet(
        board(EARLY, draft=assign(Draft(), EARLY, CAPTAIN_SLOT, "Darrell", MADE)),
        DIRECTORY,
        TENANT,
        MADE,
        MADE,
    )
    assert sheet.charters[0].people[0].name == "Darrell"
    assert sheet.charters[0].people[0].phone == "+1-619-555-0101"
    assert "Not everything here is published yet." in sheet.charters[0].to_settle


def test_what_speaks_against_the_sailing_stands_under_still_to_settle_once():
    sheet = make_run_sheet(board(EARLY), DIRECTORY, TENANT, MADE, MADE)
    told = sheet.charters[0].to_settle
    assert any("8" in line and "6" in line for line in told), told
    assert len(told) == len(set(told))


def test_waivers_count_as_they_are_and_never_more_signed_than_expected():
    guardian = replace(LATE, waivers_signed=3, waiver_status=WaiverStatus.GUARDIAN_REQUIRED)
    signed = replace(EARLY, waivers_signed=8, waivers_expected=8, waiver_status=WaiverStatus.SIGNED)
    early, late = make_run_sheet(board(guardian, signed), DIRECTORY, TENANT, MADE, MADE).charters
    assert early.all_signed
    assert (late.waivers_signed, late.waivers_expected, late.needs_guardian) == (3, 3, True)


def test_an_answer_counts_only_for_what_is_sailed_now():
    asked = Asked("captain", "2026-05-30", "18:00", "20:00", "JADA")
    for when, said in ((asked, "declined"), (replace(asked, start="17:00"), "")):
        answer = CrewAnswer("darrell", Answer.DECLINED, "", MADE, when)
        shown = board(replace(LATE, answers=(answer,)))
        sheet = make_run_sheet(shown, DIRECTORY, TENANT, MADE, MADE)
        assert sheet.charters[0].people[0].answer == said


def test_a_boat_that_the_settings_do_not_know_has_no_capacity():
    sheet = make_run_sheet(board(replace(LATE, boat="Osprey")), DIRECTORY, TENANT, MADE, MADE)
    assert sheet.charters[0].capacity == 0


def test_what_is_cancelled_is_not_on_the_weekends_sheet():
    off = replace(EARLY, status=CharterStatus.CANCELLED)
    sheet = make_run_sheet(board(LATE, off), DIRECTORY, TENANT, MADE, MADE)
    assert [one.event_id for one in sheet.charters] == ["late"]
    (alone,) = make_run_sheet(board(LATE, off), DIRECTORY, TENANT, MADE, MADE, frozenset({"early"})).charters
    assert any("ancelled" in line for line in alone.to_settle), alone.to_settle
