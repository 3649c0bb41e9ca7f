"""Going ahead against a warning: tied to its facts, kept with the draft, gone with what it was about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.board import Board, Card, State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, Weekend, weekend_days
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.draft import (
    CAPTAIN_SLOT,
    Draft,
    History,
    Slot,
    apply_draft,
    assign,
    discard,
    drop_overrides,
    set_field,
    set_status,
    settle,
    swap,
    unassign,
)
from jada_desk.domain.errors import BadInput
from jada_desk.domain.fleet import Boat
from jada_desk.domain.override import merge_overrides
from jada_desk.domain.rules import Reason, Severity, drop_idle, go_ahead
from jada_desk.domain.tenant import Tenant

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, 15, 250, tzinfo=UTC)
BOATS = (Boat("JADA", crew_slots=2), Boat("Shearwater", crew_slots=2))
TENANT = Tenant("jada", "JADA", DOCK, boats=BOATS)
CREW = Directory(
    (
        CrewMember("gene", "Gene", roles=frozenset({"captain", "crew"})),
        CrewMember("marisol", "Marisol", roles=frozenset({"captain"}), licence_expires=date(2026, 4, 30)),
        CrewMember("sarah", "Sarah"),
    )
)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 30, hour, minute, tzinfo=DOCK)


QUINN = Charter("quinn", "Quinn", "JADA", at(18, 30), at(20, 30), crew=("Gene",))
DANIKA = Charter("danika", "Danika", "Shearwater", at(18), at(22))
TWICE = assign(Draft(), DANIKA, Slot("crew"), "Gene", NOW)


def board(draft: Draft, *charters: Charter, before: Board | None = None) -> Board:
    weekend = Weekend(weekend_days(date(2026, 5, 30)), charters or (DANIKA, QUINN))
    return make_board(weekend, draft, tenant=TENANT, directory=CREW, before=before)


def card(draft: Draft, *charters: Charter) -> Card:
    found = board(draft, *charters).card("danika")
    assert found is not None
    return found


def all_accepted(draft: Draft, because: str = "asked him", *charters: Charter) -> Draft:
    """The draft with the same reason for everything that stands against Danika's charter."""
    for person, against in card(draft, *charters).warnings:
        draft = go_ahead(draft, "danika", person, against, because, NOW)
    return draft


def test_a_typed_reason_takes_the_warnings_place() -> None:
    assert card(TWICE).states >= {State.DOUBLE_BOOKED}
    accepted = card(all_accepted(TWICE))
    assert State.DOUBLE_BOOKED not in accepted.states and State.OVERRIDDEN in accepted.states
    (slot,) = [one for one in accepted.slots if one.name]
    assert slot.reasons == () and slot.accessible_name.endswith("overridden: asked him")
    assert accepted.warnings == () and [person for person, _ in accepted.all_accepted] == ["Gene"]
    badge = next(one for one in accepted.badges if one.state is State.OVERRIDDEN)
    assert badge.text == "Overridden" and badge.detail.endswith("Overridden: asked him")
    # The clash is one: the other charter has the reason too.
    other = board(all_accepted(TWICE)).card("quinn")
    assert other is not None and [one.because for _, one in other.all_accepted] == ["asked him"]


def test_it_silences_no_other_clash_and_not_the_same_one_at_another_hour() -> None:
    draft = all_accepted(TWICE)
    assert card(draft).warnings == ()
    later = replace(QUINN, start=at(19), end=at(21))
    assert [one.code for _, one in card(draft, DANIKA, later).warnings] == ["double-booked"]
    another = replace(QUINN, event_id="other", title="Other")
    assert len(card(draft, DANIKA, QUINN, another).warnings) == 1
    # Back as it was, the reason holds again.
    assert card(draft, DANIKA, QUINN).warnings == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"captain": "Marisol"}, "licence"),
        ({"passengers": 7}, "capacity"),
        ({"boat": "JADA"}, "boat-taken"),
    ],
)
def test_other_warnings_can_be_gone_against_too(change: dict[str, str | int], code: str) -> None:
    draft = Draft()
    for name, value in change.items():
        draft = set_field(draft, DANIKA, name, value, NOW)
    assert code in [one.code for _, one in card(draft).warnings]
    many = card(all_accepted(draft))
    assert many.warnings == () and State.OVERRIDDEN in many.states


def test_turnaround_out_of_service_days_off_and_former_crew_name_their_facts() -> None:
    """A change of each fact is a warning of its own."""
    tenant = replace(TENANT, boats=(BOATS[0], replace(BOATS[1], out_of_service="engine")))
    off = replace(CREW.members[0], active=False, days_off=frozenset({DANIKA.day}))
    early = replace(QUINN, start=at(15), end=at(17, 45))
    weekend = Weekend(weekend_days(DANIKA.day), (DANIKA, early))
    made = make_board(weekend, TWICE, tenant=tenant, directory=Directory((off,))).card("danika")
    assert made is not None
    found = {one.code: one.about for _, one in made.warnings}
    assert set(found) == {"out-of-service", "inactive", "day-off", "turnaround"}
    assert found["out-of-service"].endswith("engine") and found["turnaround"].startswith("15 min, danika ")
    draft = TWICE
    for person, against in made.warnings:
        draft = go_ahead(draft, "danika", person, against, "fine", NOW)
    accepted = make_board(weekend, draft, tenant=tenant, directory=Directory((off,))).card("danika")
    assert accepted is not None and accepted.warnings == ()
    assert "4 overridden" in [one.text for one in accepted.badges]


def test_what_may_not_be_at_all_stands_and_a_reason_has_words() -> None:
    block = Reason("not-captain", Severity.BLOCK, "Sarah is not a captain.")
    with pytest.raises(BadInput, match="cannot be overridden"):
        go_ahead(Draft(), "danika", "Sarah", block, "really", NOW)
    ((_, against),) = card(TWICE).warnings
    with pytest.raises(BadInput, match="needs a reason"):
        go_ahead(TWICE, "danika", "Gene", against, " \n ", NOW)
    (said,) = go_ahead(TWICE, "danika", "Gene", against, "a\nb" + "x" * 99, NOW).overrides["danika"]
    assert said.reason.startswith("a bx") and len(said.reason) == 60
    assert said.at.microsecond == 0, "as the tables give it back"


def test_a_later_reason_for_the_same_warning_takes_the_earlier_ones_place() -> None:
    ((_, against),) = card(TWICE).warnings
    draft = go_ahead(TWICE, "danika", "Gene", against, "asked him", NOW)
    draft = go_ahead(draft, "danika", "Gene", against, "he insists", NOW)
    assert [one.reason for one in draft.overrides["danika"]] == ["he insists"]
    assert len(draft) == len(TWICE) + 1 and draft.event_ids == {"danika", "quinn"}, "one clash, two charters"
    assert merge_overrides((), draft.overrides["danika"]) == draft.overrides["danika"]


def test_it_is_undone_like_any_edit() -> None:
    history = History().record("Gene on Danika", TWICE).record("Overridden", all_accepted(TWICE))
    assert history.undo().present == TWICE and history.undo().redo().present.overrides


def test_who_leaves_takes_it_along_and_who_comes_back_is_warned_about_again() -> None:
    draft = all_accepted(TWICE)
    gone = drop_overrides(unassign(draft, DANIKA, Slot("crew"), NOW), [DANIKA, QUINN])
    assert not gone.overrides.get("danika") and not idle_dropped(gone).overrides, "the other side's too"
    again = assign(gone, DANIKA, Slot("crew"), "Gene", NOW)
    assert [one.code for _, one in card(again).warnings] == ["double-booked"]
    moved = swap(draft, (DANIKA, CAPTAIN_SLOT), (DANIKA, Slot("crew")), NOW)
    assert drop_overrides(moved, [DANIKA]).overrides["danika"], "aboard all the same"
    assert "danika" not in discard(draft, "danika").overrides
    assert drop_overrides(draft, [QUINN]) is draft


def idle_dropped(draft: Draft, *charters: Charter) -> Draft:
    boats = {boat.name: boat for boat in BOATS}
    return drop_idle(draft, charters or (DANIKA, QUINN), CREW, boats, timedelta(minutes=30))


def test_it_goes_when_the_facts_are_others() -> None:
    draft = all_accepted(TWICE)
    assert idle_dropped(draft).overrides == draft.overrides
    later = set_field(draft, QUINN, "start", at(19), NOW)
    assert not idle_dropped(later).overrides
    # What cannot be seen now may be so all the same.
    assert idle_dropped(draft, DANIKA).overrides == draft.overrides
    assert idle_dropped(TWICE) is TWICE


def test_a_cancelled_charter_has_nothing_to_go_ahead_against() -> None:
    draft = set_status(all_accepted(TWICE), DANIKA, CharterStatus.CANCELLED, "", NOW)
    assert "danika" not in drop_overrides(draft, [DANIKA]).overrides


def test_what_the_record_has_is_no_edit_any_more_and_shows_on_every_desk() -> None:
    draft = all_accepted(TWICE)
    published = replace(DANIKA, crew=("Gene",), overrides=draft.overrides["danika"])
    assert len(settle(draft, [published, replace(QUINN, overrides=draft.overrides["quinn"])])) == 0
    assert card(Draft(), published, QUINN).warnings == ()
    # A colleague takes Gene off: of the record's override nothing is left that could be published.
    assert apply_draft(Draft(), replace(published, crew=())).overrides == ()
    assert apply_draft(Draft(), published) is published


def test_a_board_is_made_anew_where_something_was_gone_against() -> None:
    first = board(TWICE)
    then = board(all_accepted(TWICE), before=first)
    assert then == board(all_accepted(TWICE))
    assert then.counts[State.OVERRIDDEN] == 2
    published = replace(DANIKA, crew=("Gene",))
    first = board(Draft(), published, QUINN)
    said = replace(published, overrides=all_accepted(TWICE).overrides["danika"])
    assert board(Draft(), said, QUINN, before=first) == board(Draft(), said, QUINN)
