"""The draft: pure edits, conflicts with colleagues, undo to zero."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import (
    CAPTAIN_SLOT,
    UNDO_LIMIT,
    Conflict,
    Draft,
    History,
    Slot,
    apply_draft,
    assign,
    conflicts,
    discard,
    keep_yours,
    person_in,
    relocate,
    reschedule,
    seated,
    set_contact,
    set_field,
    settle,
    shift,
    swap,
    take_theirs,
    unassign,
)
from jada_desk.domain.errors import BadInput

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=DOCK)


DANIKA = Charter(
    "danika", "Danika", "JADA", at(30, 18), at(30, 22), boarding=at(30, 17), crew=("Kai", "Finn")
)
QUINN = Charter(
    "quinn", "Quinn Sunset", "JADA", at(30, 18, 30), at(30, 20, 30), captain="Darrell", crew=("Gene", "Sarah")
)


def people(draft: Draft, charter: Charter) -> tuple[str, tuple[str, ...]]:
    wanted = apply_draft(draft, charter)
    return wanted.captain, wanted.crew


def test_an_edit_that_goes_back_to_the_calendars_value_is_no_edit() -> None:
    draft = set_field(Draft(), DANIKA, "captain", "Gene", NOW)
    assert len(draft) == 1
    assert len(set_field(draft, DANIKA, "captain", "", NOW)) == 0


def test_only_a_dispatchers_fields_can_be_edited() -> None:
    with pytest.raises(BadInput, match="waiver_status"):
        set_field(Draft(), DANIKA, "waiver_status", "signed", NOW)


def test_a_guests_language_is_one_of_ours_and_english_is_what_nobody_said() -> None:
    spanish = set_field(Draft(), QUINN, "guest_language", "es", NOW)
    assert apply_draft(spanish, QUINN).guest_language == "es"
    assert not set_field(spanish, QUINN, "guest_language", "en", NOW)
    with pytest.raises(BadInput, match="not written to in fr"):
        set_field(Draft(), QUINN, "guest_language", "fr", NOW)


def test_assigning_a_captain_leaves_the_crew_alone() -> None:
    assert people(assign(Draft(), DANIKA, CAPTAIN_SLOT, " Gene ", NOW), DANIKA) == ("Gene", ("Kai", "Finn"))


def test_a_crew_member_who_becomes_captain_leaves_the_crew_slot() -> None:
    assert people(assign(Draft(), QUINN, CAPTAIN_SLOT, "Gene", NOW), QUINN) == ("Gene", ("Sarah",))


def test_a_captain_who_takes_a_crew_slot_leaves_the_captains_open() -> None:
    assert people(assign(Draft(), QUINN, Slot("crew", 1), "Darrell", NOW), QUINN) == ("", ("Gene", "Darrell"))


def test_assigning_into_a_taken_slot_replaces_that_person() -> None:
    assert people(assign(Draft(), QUINN, Slot("crew", 0), "Angelia", NOW), QUINN) == (
        "Darrell",
        ("Angelia", "Sarah"),
    )


def test_assigning_into_an_open_slot_adds_at_the_end() -> None:
    assert people(assign(Draft(), QUINN, Slot("crew", 5), "Kai", NOW), QUINN)[1] == ("Gene", "Sarah", "Kai")


def test_a_person_moved_to_a_later_slot_of_the_same_charter_takes_it_over() -> None:
    assert people(assign(Draft(), QUINN, Slot("crew", 1), "Gene", NOW), QUINN)[1] == ("Gene",)


def test_assigning_a_person_to_their_own_slot_changes_nothing() -> None:
    assert len(assign(Draft(), QUINN, Slot("crew", 0), "Gene", NOW)) == 0


def test_a_slot_needs_a_name() -> None:
    with pytest.raises(BadInput, match="needs a name"):
        assign(Draft(), QUINN, CAPTAIN_SLOT, "  ", NOW)


def test_unassigning_opens_a_slot() -> None:
    assert people(unassign(Draft(), QUINN, CAPTAIN_SLOT, NOW), QUINN) == ("", ("Gene", "Sarah"))
    assert people(unassign(Draft(), QUINN, Slot("crew", 0), NOW), QUINN) == ("Darrell", ("Sarah",))


def test_swapping_between_two_charters() -> None:
    draft = swap(Draft(), (QUINN, Slot("crew", 0)), (DANIKA, Slot("crew", 1)), NOW)
    assert people(draft, QUINN) == ("Darrell", ("Finn", "Sarah"))
    assert people(draft, DANIKA) == ("", ("Kai", "Gene"))


def test_swapping_with_an_open_slot_moves_the_person() -> None:
    draft = swap(Draft(), (QUINN, CAPTAIN_SLOT), (DANIKA, CAPTAIN_SLOT), NOW)
    assert people(draft, QUINN)[0] == ""
    assert people(draft, DANIKA)[0] == "Darrell"


def test_swapping_aboard_one_charter() -> None:
    draft = swap(Draft(), (QUINN, CAPTAIN_SLOT), (QUINN, Slot("crew", 0)), NOW)
    assert people(draft, QUINN) == ("Gene", ("Darrell", "Sarah"))
    draft = swap(Draft(), (QUINN, Slot("crew", 0)), (QUINN, Slot("crew", 1)), NOW)
    assert people(draft, QUINN) == ("Darrell", ("Sarah", "Gene"))


def test_swapping_aboard_with_an_open_slot_moves() -> None:
    draft = swap(Draft(), (QUINN, CAPTAIN_SLOT), (QUINN, Slot("crew", 7)), NOW)
    assert people(draft, QUINN) == ("", ("Gene", "Sarah", "Darrell"))


def test_rescheduling_moves_boarding_along() -> None:
    wanted = apply_draft(reschedule(Draft(), DANIKA, at(30, 15), at(30, 19), NOW), DANIKA)
    assert (wanted.start, wanted.end, wanted.boarding) == (at(30, 15), at(30, 19), at(30, 14))


def test_rescheduling_without_a_boarding_time_leaves_it_unknown() -> None:
    draft = reschedule(Draft(), QUINN, at(30, 17), at(30, 19), NOW)
    assert apply_draft(draft, QUINN).boarding is None


def test_another_day_and_boat_keep_the_time_of_day_and_the_length() -> None:
    wanted = apply_draft(relocate(Draft(), DANIKA, date(2026, 5, 31), "Shearwater", NOW), DANIKA)
    assert (wanted.start, wanted.end, wanted.boarding) == (at(31, 18), at(31, 22), at(31, 17))
    assert wanted.boat == "Shearwater"
    assert relocate(Draft(), DANIKA, DANIKA.day, DANIKA.boat, NOW) == Draft()


def test_a_charter_moved_into_the_night_of_a_clock_change_keeps_its_real_hours() -> None:
    night = Charter("n", "Night", "JADA", at(30, 22), at(31, 4))
    # 1 November 2026, 02:00: the clock goes back an hour.
    wanted = apply_draft(relocate(Draft(), night, date(2026, 10, 31), "JADA", NOW), night)
    assert wanted.start == datetime(2026, 10, 31, 22, tzinfo=DOCK)
    assert wanted.end == datetime(2026, 11, 1, 3, tzinfo=DOCK)
    assert wanted.duration == night.duration


def test_the_seated_are_the_captain_and_then_the_crew() -> None:
    assert seated(QUINN) == ((CAPTAIN_SLOT, "Darrell"), (Slot("crew", 0), "Gene"), (Slot("crew", 1), "Sarah"))
    assert seated(DANIKA) == ((Slot("crew", 0), "Kai"), (Slot("crew", 1), "Finn"))


def test_boarding_keeps_its_minutes_over_the_end_of_daylight_saving_time() -> None:
    # 1 November 2026, 02:00: the clock goes back an hour.
    charter = Charter(
        "n", "Night", "JADA", datetime(2026, 10, 31, 18, tzinfo=DOCK), datetime(2026, 10, 31, 20, tzinfo=DOCK),
        boarding=datetime(2026, 10, 31, 17, 30, tzinfo=DOCK),
    )  # fmt: skip
    start = datetime(2026, 11, 1, 18, tzinfo=DOCK)
    wanted = apply_draft(reschedule(Draft(), charter, start, start + timedelta(hours=2), NOW), charter)
    assert wanted.boarding == datetime(2026, 11, 1, 17, 30, tzinfo=DOCK)


def test_a_charter_must_end_after_it_starts() -> None:
    with pytest.raises(BadInput, match="end after"):
        reschedule(Draft(), DANIKA, at(30, 15), at(30, 15), NOW)


def test_a_contact_that_is_empty_leaves_what_is_known() -> None:
    draft = set_contact(Draft(), DANIKA, "+1-619-555-0003", "", NOW)
    assert list(draft.of("danika")) == ["guest_phone"]


def test_a_colleagues_change_of_the_same_field_is_a_conflict() -> None:
    draft = set_field(Draft(), DANIKA, "captain", "Gene", NOW)
    theirs = set_live(DANIKA, captain="Noor")
    assert conflicts(draft, DANIKA) == ()
    assert conflicts(draft, theirs) == (Conflict("danika", "captain", "", "Noor", "Gene"),)
    assert conflicts(draft, set_live(DANIKA, captain="Gene")) == ()
    assert len(take_theirs(draft, "danika", "captain")) == 0
    kept = keep_yours(draft, theirs, "captain", NOW)
    assert conflicts(kept, theirs) == ()
    assert apply_draft(kept, theirs).captain == "Gene"


def set_live(charter: Charter, **facts: str) -> Charter:
    draft = Draft()
    for name, value in facts.items():
        draft = set_field(draft, charter, name, value, NOW)
    return apply_draft(draft, charter)


def test_what_the_calendar_says_already_is_settled() -> None:
    draft = set_field(set_field(Draft(), DANIKA, "captain", "Gene", NOW), QUINN, "title", "Quinn", NOW)
    settled = settle(draft, [set_live(DANIKA, captain="Gene"), QUINN])
    assert settled.event_ids == {"quinn"}
    assert settle(settled, [DANIKA, QUINN]) is settled


def test_edits_of_a_charter_that_is_not_seen_now_stay() -> None:
    draft = set_field(Draft(), DANIKA, "captain", "Gene", NOW)
    assert settle(draft, [QUINN]) == draft


def test_discarding_gives_up_the_edits_of_one_charter() -> None:
    draft = set_field(set_field(Draft(), DANIKA, "captain", "Gene", NOW), QUINN, "title", "Quinn", NOW)
    assert discard(draft, "danika").event_ids == {"quinn"}


def test_person_in_a_slot() -> None:
    assert person_in(QUINN, CAPTAIN_SLOT) == "Darrell"
    assert person_in(QUINN, Slot("crew", 1)) == "Sarah"
    assert person_in(QUINN, Slot("crew", 2)) == ""


# History ------------------------------------------------------------------------------------------------------------

EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("captain"), st.sampled_from(["", "Gene", "Noor", "Darrell"])),
        st.tuples(st.just("notes"), st.text(max_size=5)),
        st.tuples(st.just("passengers"), st.one_of(st.none(), st.integers(0, 12))),
    ),
    max_size=20,
)


@given(EDITS)
def test_undo_gives_every_draft_back_and_redo_too(edits: list[tuple[str, object]]) -> None:
    history = History()
    seen = [history.present]
    for name, value in edits:
        history = history.record(name, set_field(history.present, DANIKA, name, value, NOW))  # type: ignore[arg-type]
        if history.present != seen[-1]:
            seen.append(history.present)
    full = history
    for draft in reversed(seen[:-1]):
        history = history.undo()
        assert history.present == draft
    assert len(history.present) == 0
    assert history.undo() == history
    for draft in seen[1:]:
        history = history.redo()
        assert history.present == draft
    assert history == full
    assert history.redo() == history


def test_a_new_edit_forgets_what_was_undone() -> None:
    one = History().record("Captain", set_field(Draft(), DANIKA, "captain", "Gene", NOW))
    other = one.undo().record("Title", set_field(Draft(), DANIKA, "title", "D", NOW))
    assert other.redo_label == ""
    assert other.undo_label == "Title"
    assert one.undo().redo_label == "Captain"


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    assert History().record("Nothing", Draft()) == History()
    assert History().undo_label == ""


def test_the_undo_stack_has_an_end() -> None:
    history = History()
    for count in range(UNDO_LIMIT + 10):
        history = history.record("Notes", set_field(Draft(), DANIKA, "notes", str(count), NOW))
    assert len(history.past) == UNDO_LIMIT


def test_a_publish_is_a_barrier() -> None:
    history = History().record("Captain", set_field(Draft(), DANIKA, "captain", "Gene", NOW))
    assert history.barrier(Draft()).undo() == History()


@pytest.mark.parametrize(
    ("by", "start"),
    [
        (timedelta(minutes=45), time(18, 45)),
        (timedelta(hours=-2), time(16)),
        (timedelta(days=1), time(23, 45)),
        (timedelta(days=-1), time(0)),
    ],
)
def test_a_charter_is_moved_on_its_day_with_its_length_and_boarding(by: timedelta, start: time):
    wanted = apply_draft(shift(Draft(), DANIKA, by, NOW), DANIKA)
    assert wanted.start.timetz() == start.replace(tzinfo=DANIKA.start.tzinfo)
    assert (wanted.day, wanted.duration) == (DANIKA.day, DANIKA.duration)
    assert wanted.boarding and DANIKA.boarding
    assert wanted.start - wanted.boarding == DANIKA.start - DANIKA.boarding


def test_a_shift_that_changes_nothing_is_no_edit():
    assert shift(Draft(), DANIKA, timedelta(), NOW) == Draft()
    late = replace(
        DANIKA, start=DANIKA.start.replace(hour=23, minute=50), end=DANIKA.end + timedelta(hours=6)
    )
    assert shift(Draft(), late, timedelta(minutes=15), NOW) == Draft()


def test_a_shift_counts_the_docks_clock_across_a_change_of_it():
    # On 1 November 2026 the clocks go back at two: half past twelve to half past three is four hours of real time.
    zone = DANIKA.start.tzinfo
    night = replace(
        DANIKA,
        start=datetime(2026, 11, 1, 0, 30, tzinfo=zone),
        end=datetime(2026, 11, 1, 0, 45, tzinfo=zone),
        boarding=None,
    )
    wanted = apply_draft(shift(Draft(), night, timedelta(hours=3), NOW), night)
    assert wanted.start == datetime(2026, 11, 1, 3, 30, tzinfo=zone)
    assert wanted.duration == night.duration
