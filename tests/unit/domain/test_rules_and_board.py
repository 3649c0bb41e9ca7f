"""Reasons against an assignment, and the board that shows them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.board import Card, State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import (
    Charter,
    CharterType,
    OtherEvent,
    UnreadableEvent,
    WaiverStatus,
    Weekend,
    weekend_days,
)
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, Slot, set_field
from jada_desk.domain.fleet import Boat
from jada_desk.domain.rules import Severity, charter_reasons, reasons
from jada_desk.domain.tenant import Tenant

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
JADA = Boat("JADA", crew_slots=2)
CREW = Directory(
    (
        CrewMember(
            "darrell", "Darrell", ("Capt D",), frozenset({"captain"}), licence_expires=date(2027, 1, 1)
        ),
        CrewMember(
            "gene", "Gene", roles=frozenset({"captain", "crew"}), days_off=frozenset({date(2026, 5, 31)})
        ),
        CrewMember("marisol", "Marisol", roles=frozenset({"captain"}), licence_expires=date(2026, 4, 30)),
        CrewMember("sarah", "Sarah"),
        CrewMember("lou", "Lou", active=False),
    )
)


def charter(event_id: str, day: int, start: int, end: int, **facts: object) -> Charter:
    times = [datetime(2026, 5, day, hour, tzinfo=DOCK) for hour in (start, end)]
    return replace(Charter(event_id, event_id.title(), "JADA", *times), **facts)  # type: ignore[arg-type]


def codes(person: str, slot: Slot, one: Charter, *others: Charter, boat: Boat | None = JADA) -> list[str]:
    found = reasons(
        person,
        slot,
        one,
        charters=(one, *others),
        directory=CREW,
        boat=boat,
        turnaround=timedelta(minutes=30),
    )
    return [reason.code for reason in found]


QUINN = charter("quinn", 30, 18, 20)


def test_nothing_speaks_against_a_free_captain() -> None:
    assert codes("Darrell", CAPTAIN_SLOT, QUINN) == []


def test_who_is_no_captain_is_blocked_from_the_captains_slot_only() -> None:
    assert codes("Sarah", CAPTAIN_SLOT, QUINN) == ["not-captain"]
    assert codes("Sarah", Slot("crew"), QUINN) == []


def test_an_overlap_is_a_double_booking_and_says_with_what() -> None:
    other = charter("danika", 30, 19, 22, captain="Darrell")
    found = reasons(
        "Darrell", CAPTAIN_SLOT, QUINN, charters=[other], directory=CREW, boat=JADA, turnaround=timedelta()
    )
    assert [(one.code, one.severity) for one in found] == [("double-booked", Severity.WARN)]
    assert "Danika" in found[0].text and "19:00" in found[0].text


def test_back_to_back_is_no_double_booking_but_short_of_turnaround() -> None:
    other = charter("danika", 30, 16, 18, captain="Darrell")
    found = reasons(
        "Darrell",
        CAPTAIN_SLOT,
        QUINN,
        charters=[other],
        directory=CREW,
        boat=JADA,
        turnaround=timedelta(minutes=30),
    )
    assert [one.code for one in found] == ["turnaround"]
    assert found[0].text.startswith("30 min")


def test_enough_turnaround_is_no_reason() -> None:
    assert codes("Darrell", CAPTAIN_SLOT, QUINN, charter("noon", 30, 12, 17, captain="Darrell")) == []


def test_a_licence_counts_on_the_sailing_date() -> None:
    assert codes("Marisol", CAPTAIN_SLOT, QUINN) == ["licence"]
    early = replace(QUINN, start=QUINN.start - timedelta(days=40), end=QUINN.end - timedelta(days=40))
    assert codes("Marisol", CAPTAIN_SLOT, early) == []


def test_of_several_days_each_counts() -> None:
    days = replace(QUINN, end=datetime(2026, 5, 31, 12, tzinfo=DOCK))
    assert codes("Gene", Slot("crew"), days) == ["day-off"]
    early = [datetime(2026, 4, 29 + n, 12, tzinfo=DOCK) for n in range(2)]
    found = reasons(
        "Marisol",
        CAPTAIN_SLOT,
        replace(QUINN, start=early[0], end=early[1] + timedelta(days=1)),
        charters=[],
        directory=CREW,
        boat=JADA,
        turnaround=timedelta(),
    )
    assert [one.text for one in found] == ["Marisol's licence expires on 30 Apr 2026, during this charter."]


def test_a_nights_last_hours_are_the_day_befores() -> None:
    night = replace(QUINN, end=datetime(2026, 5, 31, 2, tzinfo=DOCK))
    assert night.days == (date(2026, 5, 30),)
    assert codes("Gene", Slot("crew"), night) == []


def test_who_and_what_is_away_over_several_days_is_so_on_each() -> None:
    days = tuple(date(2026, 5, day) for day in (29, 30, 31))
    long = replace(QUINN, captain="Darrell", start=QUINN.start - timedelta(days=2), end=QUINN.end)
    gone = replace(long, event_id="gone", status=CharterStatus.CANCELLED)
    tenant = Tenant("jada", "JADA", DOCK, boats=(JADA,))
    board = make_board(Weekend(days, (long, gone)), Draft(), tenant=tenant, directory=CREW)
    (lane,) = board.lanes
    assert lane.cells == ((), (), ()), "it began on a day that is not shown"
    assert [[one.event_id for one in day] for day in lane.away] == [["quinn"], ["quinn"], []]
    assert board.roster[0].days == ("booked", "booked", "free")


def test_a_day_off_and_an_inactive_member_warn() -> None:
    assert codes("Gene", Slot("crew"), charter("jonathan", 31, 13, 17)) == ["day-off"]
    assert codes("Lou", Slot("crew"), QUINN) == ["inactive"]


def test_a_bareboat_takes_no_crew_from_the_desk_and_blocks_come_first() -> None:
    bare = replace(JADA, charter_type=CharterType.BAREBOAT)
    assert codes("Gene", Slot("crew"), charter("jonathan", 31, 13, 17), boat=bare) == ["bareboat", "day-off"]


def test_an_unknown_person_is_judged_by_the_clock_alone() -> None:
    assert codes("Visiting Vera", CAPTAIN_SLOT, QUINN) == []


def test_more_passengers_than_the_law_allows_cites_it() -> None:
    (found,) = charter_reasons(replace(QUINN, passengers=7), JADA)
    assert found.code == "capacity" and "46 USC 2101" in found.rule
    assert charter_reasons(replace(QUINN, passengers=6), JADA) == ()
    assert charter_reasons(QUINN, None) == ()
    assert [one.code for one in charter_reasons(QUINN, replace(JADA, out_of_service="haul-out"))] == [
        "out-of-service"
    ]


def test_a_boat_sails_one_charter_at_a_time():
    late = replace(QUINN, event_id="late", start=QUINN.end, end=QUINN.end + timedelta(hours=1))
    over = replace(QUINN, event_id="over", start=QUINN.end - timedelta(minutes=1), end=late.end)
    other_boat = replace(over, boat="Shearwater")
    assert charter_reasons(QUINN, JADA, (QUINN, late, other_boat)) == ()
    (found,) = charter_reasons(QUINN, JADA, (QUINN, late, over))
    assert found.code == "boat-taken" and "JADA sails Quinn then" in found.text


def test_names_are_found_by_alias_and_kept_when_unknown_or_ambiguous() -> None:
    twins = Directory((CrewMember("a", "Sam"), CrewMember("b", "Max", ("SAM",))))
    assert CREW.canonical("capt  d") == "Darrell"
    assert CREW.canonical("Vera") == "Vera"
    assert twins.find("sam") is None
    assert CREW.canonical_all(["Capt D", "Darrell", "Gene"]) == ("Darrell", "Gene")


# Board ----------------------------------------------------------------------------------------------------------------


def board(
    *charters: Charter,
    draft: Draft | None = None,
    unpublished: frozenset[str] = frozenset(),
    drifted: frozenset[str] = frozenset(),
    **more: object,
):
    weekend = Weekend(weekend_days(date(2026, 5, 30)), charters, **more)  # type: ignore[arg-type]
    return make_board(
        weekend,
        draft or Draft(),
        tenant=Tenant("jada", "JADA", DOCK, boats=(JADA, Boat("Shearwater"))),
        directory=CREW,
        unpublished=unpublished,
        drifted=drifted,
    )


READY = replace(
    QUINN,
    captain="Darrell",
    crew=("Gene", "Sarah"),
    guest_phone="+1-619-555-0001",
    waiver_status=WaiverStatus.SIGNED,
)


def test_a_ready_charter_says_so_and_nothing_else() -> None:
    (card,) = board(READY).cards
    assert card.states == {State.READY}
    assert "Quinn, JADA, Sat 30 May 18:00 to 20:00" in card.accessible_name


def answer(
    crew_id: str, said: Answer, reason: str = "", role: str = "crew", start: str = "18:00"
) -> CrewAnswer:
    return CrewAnswer(crew_id, said, reason, NOW, Asked(role, "2026-05-30", start, "20:00", "JADA"))


def test_who_declined_is_on_the_card_with_the_reason() -> None:
    answers = (
        answer("darrell", Answer.DECLINED, "My knee", "captain"),
        answer("gene", Answer.ACCEPTED),
        answer("marisol", Answer.DECLINED, "She is not aboard"),
    )
    result = board(replace(READY, answers=answers))
    (card,) = result.cards
    assert [slot.answer for slot in card.slots] == ["declined", "accepted", ""]
    assert [slot.accessible_name for slot in card.slots] == [
        "Captain: Darrell, declined",
        "Crew: Gene, accepted",
        "Crew: Sarah",
    ]
    assert [(one.state, one.text, one.detail) for one in card.badges] == [
        (State.DECLINED, "Declined", "Darrell declined: My knee")
    ]
    assert "Darrell declined: My knee" in card.accessible_name
    assert card.slots[0].answer_reason == "My knee"
    assert result.counts[State.DECLINED] == 1
    (card,) = board(replace(READY, answers=(*answers, answer("sarah", Answer.DECLINED)))).cards
    assert (card.badges[0].text, card.badges[0].detail) == (
        "2 declined",
        "Darrell declined: My knee; Sarah declined",
    )


def test_an_answer_is_to_one_time_boat_and_place() -> None:
    asked_again = (
        answer("darrell", Answer.DECLINED, role="crew"),
        answer("gene", Answer.DECLINED, start="17:00"),
        answer("sarah", Answer.ACCEPTED),
    )
    answered = replace(READY, answers=asked_again)
    (card,) = board(answered).cards
    assert [slot.answer for slot in card.slots] == ["asked again", "asked again", "accepted"]
    assert card.states == {State.READY}
    draft = set_field(Draft(), answered, "boat", "Shearwater", NOW)
    assert [slot.answer for slot in board(answered, draft=draft).cards[0].slots] == ["asked again"] * 3
    away = set_field(Draft(), answered, "crew", ("Gene", "Lou"), NOW)
    assert [slot.answer for slot in board(answered, draft=away).cards[0].slots][2] == ""


def test_answers_make_no_two_charters_out_of_one() -> None:
    answered = replace(READY, answers=(answer("gene", Answer.ACCEPTED),))
    assert answered == READY
    assert board(answered) != board(READY)


def test_open_slots_missing_contact_and_waivers_are_told() -> None:
    (card,) = board(replace(QUINN, passengers=3, waivers_signed=1, waivers_expected=3)).cards
    assert [badge.text for badge in card.badges] == ["Waiver 1/3", "No contact", "3 open"]
    assert [slot.accessible_name for slot in card.slots] == ["Captain: open", "Crew: open", "Crew: open"]


def test_a_guardian_is_asked_for() -> None:
    (card,) = board(replace(READY, waiver_status=WaiverStatus.GUARDIAN_REQUIRED, waivers_expected=5)).cards
    assert card.badges[0].text == "Waiver 0/5 · guardian"
    (card,) = board(replace(READY, waiver_status=WaiverStatus.PENDING)).cards
    assert card.badges[0].text == "Waiver pending"


def test_a_double_booking_marks_both_cards_until_it_is_undone() -> None:
    other = replace(READY, event_id="other", boat="Shearwater", captain="", crew=("Sarah",))
    assert [State.DOUBLE_BOOKED in card.states for card in board(READY, other).cards] == [True, True]
    draft = set_field(Draft(), other, "crew", (), NOW)
    result = board(READY, other, draft=draft)
    assert result.counts[State.DOUBLE_BOOKED] == 0
    assert result.counts[State.UNPUBLISHED] == 1


def test_what_is_live_and_differs_is_told_from_what_was_never_published() -> None:
    ids = frozenset({READY.event_id})
    (card,) = board(READY, unpublished=ids).cards
    assert card.badges[-1].text == "Unpublished"
    (card,) = board(READY, unpublished=ids, drifted=ids).cards
    assert (card.badges[-1].state, card.badges[-1].text) == (State.UNPUBLISHED, "Live differs")
    draft = set_field(Draft(), READY, "captain", "Marisol", NOW)
    (card,) = board(READY, draft=draft, unpublished=ids, drifted=ids).cards
    assert card.badges[-1].text == "Unpublished"


def test_the_draft_is_shown_and_marked_slot_by_slot() -> None:
    draft = set_field(Draft(), READY, "captain", "Marisol", NOW)
    card = board(READY, draft=draft).card("quinn")
    assert card is not None
    assert (card.slots[0].name, card.slots[0].changed, card.slots[1].changed) == ("Marisol", True, False)
    assert State.WARNING in card.states and State.UNPUBLISHED in card.states
    assert "changed in the draft" in card.slots[0].accessible_name


def test_a_change_in_google_under_an_edit_is_shown() -> None:
    draft = set_field(Draft(), READY, "captain", "Marisol", NOW)
    card = board(replace(READY, captain="Gene", crew=("Sarah",)), draft=draft).cards[0]
    assert State.CONFLICT in card.states
    assert card.conflicts[0].theirs == "Gene"


def test_text_that_could_not_be_read_is_shown() -> None:
    card = board(replace(READY, problems=("Boarding: after lunch is no time.",))).cards[0]
    assert State.PROBLEM in card.states


def test_an_unknown_boat_gets_a_lane_of_its_own_after_the_known() -> None:
    lanes = board(replace(READY, boat="Mystery")).lanes
    assert [lane.boat for lane in lanes] == ["JADA", "Shearwater", "Mystery"]
    assert len(lanes[2].cells[1]) == 1


def test_blocks_stand_on_each_day_they_touch() -> None:
    start = datetime(2026, 5, 29, 22, tzinfo=DOCK)
    other = OtherEvent("haul", "Haul-out", start, start + timedelta(hours=10), False, "JADA", event=None)  # type: ignore[arg-type]
    instant = replace(other, event_id="mark", end=start)
    lane = board(others=(other, instant)).lanes[0]
    assert [len(day) for day in lane.blocks] == [2, 1, 0]


def test_the_roster_knows_who_is_free_booked_and_off() -> None:
    bad = UnreadableEvent("bad", "Bad", None, "no start")
    result = board(READY, unreadable=(bad,))
    rows = {row.member.name: row for row in result.roster}
    assert "Lou" not in rows
    assert rows["Gene"].days == ("free", "booked", "off")
    assert rows["Gene"].trips == 1
    assert rows["Marisol"].licence_expired and not rows["Darrell"].licence_expired
    assert rows["Sarah"].accessible_name == "Sarah, crew, 1 charters, free, booked, free"
    assert result.unreadable == (bad,)
    assert result.card("nobody") is None


def test_a_charter_of_another_weekend_is_neither_shown_nor_counted() -> None:
    far = replace(
        READY, event_id="far", start=READY.start + timedelta(days=14), end=READY.end + timedelta(days=14)
    )
    result = board(far)
    assert result.cards == ()
    assert sum(result.counts.values()) == 0


def test_the_weekend_of_a_day() -> None:
    friday = date(2026, 5, 29)
    for day in (date(2026, 5, 25), date(2026, 5, 28), friday, date(2026, 5, 31)):
        assert weekend_days(day)[0] == friday
    assert Weekend((friday,), (QUINN,)).charter("quinn") is QUINN
    assert Weekend((friday,)).charter("quinn") is None


@pytest.mark.parametrize(("passengers", "said"), [(1, ", 1 guest."), (4, ", 4 guests."), (None, "20:00.")])
def test_a_card_says_how_many_guests_it_has(passengers: int | None, said: str) -> None:
    charter = replace(QUINN, passengers=passengers)
    assert said in Card(charter, charter, (), ()).accessible_name
