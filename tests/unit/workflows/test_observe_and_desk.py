"""Looking at every layer, and the desk's own small calls."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from jada_desk.domain.board_making import make_board
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, History, assign, set_field
from jada_desk.domain.errors import NeedsDecision, NotFound, Refused, SignInNeeded, Unavailable
from jada_desk.domain.plan import Layer
from jada_desk.workflows.observe import Sources, observe, read_calendar
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.calendar import FeedReading
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.records import (
    differences,
    number,
    read_moment,
    text,
    texts,
    waiver_status,
)
from jada_desk.workflows.weekend import read_directory
from tests.fakes.faults import Call
from tests.unit.workflows.world import DOCK, FRIDAY, TENANT, THURSDAY, Operation, SameThread, at, event


class Feed:
    """A feed with one reading."""

    def __init__(self, reading: FeedReading) -> None:
        self.reading = reading

    def read(self, first: date, last: date) -> FeedReading:
        return self.reading


def sources(jada: Operation, feed: Feed | None = None, signed_in: bool = True) -> Sources:
    return Sources(jada.calendar if signed_in else None, feed, jada.tables, jada.pages, jada.memory)


def test_a_weekend_is_read_with_what_the_tables_say(jada: Operation) -> None:
    weekend = jada.desk.weekend(jada.observe(), FRIDAY)
    assert [one.title for one in weekend.charters] == ["Danika", "Quinn Sunset", "Jonathan Afternoon"]
    assert [one.title for one in weekend.others] == ["Crew meeting"]
    danika = weekend.charters[0]
    assert (danika.guest_phone, danika.waiver_status) == ("+1-619-555-0002", "guardian required")
    assert danika.boarding == at(30, 17)


def test_without_a_sign_in_the_feed_is_read_and_nothing_can_be_written(jada: Operation) -> None:
    reading = jada.calendar.reading(FRIDAY, FRIDAY + timedelta(days=2))
    found, writable = read_calendar(FRIDAY, FRIDAY, sources(jada, Feed(reading), signed_in=False))
    assert (found, writable) == (reading, False)


def test_offline_the_feed_takes_over_and_the_reason_is_told(jada: Operation) -> None:
    def before(call: Call) -> None:
        if call.port == "Calendar":
            raise Unavailable("The network is down.")

    jada.faults.before = before
    reading = jada.calendar.reading(FRIDAY, FRIDAY)
    found, writable = read_calendar(FRIDAY, FRIDAY, sources(jada, Feed(reading)))
    assert found.stale_reason == "The network is down."
    assert not writable
    with pytest.raises(Unavailable):
        read_calendar(FRIDAY, FRIDAY, sources(jada))


def test_without_calendar_and_feed_there_is_nothing_to_read(jada: Operation) -> None:
    with pytest.raises(SignInNeeded, match="feed address"):
        read_calendar(FRIDAY, FRIDAY, sources(jada, signed_in=False))


def test_edits_elsewhere_cannot_be_read_without_a_sign_in(jada: Operation) -> None:
    draft = jada.weekend_edits()
    feed = Feed(jada.calendar.reading(FRIDAY, FRIDAY + timedelta(days=2)))
    seen = observe(
        FRIDAY, FRIDAY + timedelta(days=2), draft, sources=sources(jada, feed, signed_in=False), tenant=TENANT,
        executor=SameThread(), report=jada.progress.append,
    )  # fmt: skip
    assert "priya" not in {one.event_id for one in seen.events}
    assert not seen.writable


def test_an_event_that_vanished_or_cannot_be_reached_hides_no_other(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.calendar.delete("priya")
    # This desk saw it: it stays, cancelled.
    assert [one.event_id for one in jada.observe(draft).events if one.cancelled] == ["priya"]
    jada.memory.observed.clear()
    seen = jada.observe(draft)
    assert {one.event_id for one in seen.events} == {"quinn", "danika", "jonathan", "meeting"}
    assert seen.gone == {"priya"}


def test_an_edited_event_that_google_refuses_hides_no_other(jada: Operation) -> None:
    """Its times cannot be read any more, for one: that is Refused, and no word that the event is gone."""
    draft = jada.weekend_edits()

    def before(call: Call) -> None:
        if (call.port, call.method) == ("Calendar", "get"):
            raise Refused("The event's times cannot be read.")

    jada.faults.before = before
    seen = jada.observe(draft)
    assert {one.event_id for one in seen.events} == {"quinn", "danika", "jonathan", "meeting"}
    assert seen.gone == frozenset()


def test_tables_that_cannot_be_read_are_told_and_hide_nothing_else(jada: Operation) -> None:
    def before(call: Call) -> None:
        if call.port == "Tables" and call.args[0] in (Table.EVENTS, Table.NOTICES, Table.CREW):
            raise Unavailable("DynamoDB is busy.")

    jada.faults.before = before
    seen = jada.observe()
    assert set(seen.troubles) == {Layer.EVENTS, Layer.NOTICES}
    assert len(jada.desk.weekend(seen, FRIDAY).charters) == 3
    assert set(seen.dispatch) == {"danika"}
    plan = jada.desk.plan(seen, Draft(), FRIDAY)
    assert plan.is_empty  # who knows what cannot be told without them
    assert "DynamoDB is busy." in plan.warnings


def test_dispatch_and_guest_tables_in_trouble_are_left_out(jada: Operation) -> None:
    def before(call: Call) -> None:
        if call.port == "Tables" and call.args[0] in (Table.CREW_DISPATCH, Table.GUESTS):
            raise Unavailable("DynamoDB is busy.")

    jada.faults.before = before
    plan = jada.plan()
    assert {step.layer for step in plan.steps} >= {Layer.EVENTS, Layer.PAGE}
    assert not {step.layer for step in plan.steps} & {Layer.CREW_DISPATCH, Layer.GUESTS}


# The desk -------------------------------------------------------------------------------------------------------------


def test_opening_needs_no_network(jada: Operation) -> None:
    opened = jada.desk.open()
    assert (opened.weekend, opened.observed, opened.history) == (FRIDAY, None, History())
    assert jada.faults.calls == []
    seen = jada.observe()
    assert jada.desk.open().observed == seen
    assert jada.desk.recall(FRIDAY) == seen
    assert jada.desk.weekend(None, FRIDAY).charters == ()
    assert jada.desk.directory(None) == Directory()
    assert jada.desk.now() == THURSDAY and jada.desk.now().tzinfo is DOCK


def test_the_draft_is_kept_and_settled_after_a_publish(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.desk.save(History().record("Weekend", draft))
    assert jada.desk.open().history.present == draft
    jada.publish(jada.plan(draft))
    settled = jada.desk.settled(jada.desk.open().history, jada.observe(draft))
    assert len(settled.present) == 0 and settled.undo_label == ""


def test_the_preview_has_the_bytes_that_go_up(jada: Operation) -> None:
    draft = jada.weekend_edits()
    seen = jada.observe(draft)
    preview = jada.desk.preview(seen, draft, "danika")
    jada.publish(jada.desk.plan(seen, draft, FRIDAY))
    assert jada.pages.objects["guests/danika-2026-05-30.html"].body == preview
    assert jada.desk.preview(jada.observe(), Draft(), "danika") == preview


def test_a_change_held_back_is_not_published(jada: Operation) -> None:
    draft = jada.weekend_edits()
    held = frozenset({("priya", "captain"), ("priya", "crew")})
    plan = jada.desk.plan(jada.observe(draft), draft, FRIDAY, held)
    assert "priya" not in {change.event_id for change in plan.changes}
    jada.publish(plan)
    assert jada.calendar.events["priya"].description.startswith("Captain: Darrell")


def test_the_board_comes_from_the_same_values(jada: Operation) -> None:
    seen = jada.observe()
    weekend = jada.desk.weekend(seen, FRIDAY)
    board = make_board(
        weekend,
        Draft(),
        tenant=jada.tenant,
        directory=jada.desk.directory(seen),
        unpublished=frozenset({"quinn"}),
    )
    assert [lane.boat for lane in board.lanes] == ["JADA", "Shearwater"]
    assert len(board.cards) == 3


def find(jada: Operation, reference: str) -> str:
    return jada.desk.find(reference, Draft(), jada.progress.append, jada.stop)[1].event_id


def test_a_charter_is_found_by_event_id_booking_id_title_or_guest(jada: Operation) -> None:
    for reference in ("jonathan", "XHQGMDH", "jonathan afternoon", "Jonathan"):
        assert find(jada, reference) == "jonathan"
    assert find(jada, "Priya") == "priya"
    with pytest.raises(NotFound, match="No charter"):
        find(jada, "Nobody")


def test_two_charters_of_one_guest_need_a_choice(jada: Operation) -> None:
    jada.calendar._store(event("priya2", "Priya Morning", at(31, 8), at(31, 10), "Guest: Priya"))
    with pytest.raises(NeedsDecision, match="priya2"):
        find(jada, "Priya Morning")


def test_closing_lets_go_of_the_profile(jada: Operation) -> None:
    jada.desk.close()


# Pages ----------------------------------------------------------------------------------------------------------------


def test_two_guests_of_one_name_on_one_day_have_two_pages(jada: Operation) -> None:
    jada.calendar._store(event("quinn2", "Quinn Morning", at(30, 8), at(30, 10), "Guest: Quinn"))
    jada.publish(jada.plan())
    mine = jada.row(Table.EVENTS, "quinn")["page_keys"][0]
    other = jada.row(Table.EVENTS, "quinn2")["page_keys"][0]
    assert mine != other
    assert {mine, other} <= set(jada.pages.objects)
    assert jada.plan().is_empty


def test_a_charter_that_moves_to_another_day_leaves_a_word_at_its_earlier_address(jada: Operation) -> None:
    jada.publish_weekend()
    quinn = jada.charter("quinn")
    draft = set_field(Draft(), quinn, "start", quinn.start + timedelta(days=1), THURSDAY)
    draft = set_field(draft, quinn, "end", quinn.end + timedelta(days=1), THURSDAY)
    draft = set_field(draft, quinn, "boarding", at(31, 18, 15), THURSDAY)
    assert jada.publish(jada.plan(draft)).is_complete
    assert (
        jada.pages.objects["guests/quinn-2026-05-30.html"].body
        == b"moved to https://sailjada.com/guests/quinn-2026-05-31.html"
    )
    assert jada.row(Table.EVENTS, "quinn")["page_keys"] == [
        "guests/quinn-2026-05-31.html", "guests/quinn-2026-05-30.html",
    ]  # fmt: skip
    assert jada.plan().is_empty


def test_a_hand_made_page_that_fits_two_charters_is_adopted_by_neither(jada: Operation) -> None:
    jada.upload("guests/quinn-guest.html", b"some Quinn")
    jada.calendar._store(event("quinn2", "Quinn Morning", at(31, 8), at(31, 10), "Guest: Quinn"))
    jada.publish(jada.plan())
    assert jada.pages.objects["guests/quinn-guest.html"].body == b"some Quinn"


def test_a_tenant_with_unguessable_addresses_gets_them(jada: Operation) -> None:
    jada.desk.tenant = replace(TENANT, page_key="{name}-{date}-{key}")
    plan = jada.plan()
    keys = [step.payload["key"] for step in plan.steps if step.layer is Layer.PAGE]
    assert all(len(key.removesuffix(".html").rsplit("-", 1)[1]) == 10 for key in keys)


def test_the_photo_code_is_made_once(jada: Operation) -> None:
    jada.publish(jada.plan())
    code = jada.row(Table.EVENTS, "jonathan")["photo_upload_code"]
    jonathan = jada.charter("jonathan")
    jada.publish(jada.plan(assign(Draft(), jonathan, CAPTAIN_SLOT, "Gene", THURSDAY)))
    assert jada.row(Table.EVENTS, "jonathan")["photo_upload_code"] == code
    assert code.encode() in jada.pages.objects["guests/jonathan-2026-05-31.html"].body


def test_a_contact_found_goes_into_the_tables_and_not_into_the_calendar(jada: Operation) -> None:
    jonathan = jada.charter("jonathan")
    draft = set_field(Draft(), jonathan, "guest_phone", "+1-619-555-0003", THURSDAY)
    jada.publish(jada.plan(draft))
    row = jada.row(Table.EVENTS, "jonathan")
    assert row["guest_phone"] == "+1-619-555-0003"
    assert jada.row(Table.GUESTS, row["guest_id"])["name"] == "Jonathan"
    assert "555" not in jada.calendar.events["jonathan"].description
    assert jada.plan().is_empty


def test_last_updated_moves_only_with_what_a_guest_can_see(jada: Operation) -> None:
    jada.publish(jada.plan())
    first = jada.row(Table.EVENTS, "quinn")["page_updated_at"]
    jada.clock.moment += timedelta(hours=1)
    quinn = jada.charter("quinn")
    jada.publish(jada.plan(set_field(Draft(), quinn, "notes", "Bring cake", jada.clock.moment)))
    assert jada.row(Table.EVENTS, "quinn")["page_updated_at"] == first
    quinn = jada.charter("quinn")
    jada.publish(jada.plan(assign(Draft(), quinn, CAPTAIN_SLOT, "Noor", jada.clock.moment)))
    assert jada.row(Table.EVENTS, "quinn")["page_updated_at"] == "2026-05-28T21:30:00Z"


def test_fewer_passengers_unknown_again_takes_the_attribute_away(jada: Operation) -> None:
    jada.publish(jada.plan())
    quinn = jada.charter("quinn")
    jada.publish(jada.plan(set_field(Draft(), quinn, "passengers", None, THURSDAY)))
    assert "passengers" not in jada.row(Table.EVENTS, "quinn")
    assert jada.plan().is_empty


# Stored forms ---------------------------------------------------------------------------------------------------------


def test_stored_forms_are_read_with_care() -> None:
    assert waiver_status({"waiver_status": "maybe"}) == "pending"
    assert text({"name": 5}, "name") == "" and text(None, "name") == ""
    assert number({"n": "5"}, "n") == 0 and number(None, "n") == 0
    assert texts({"crew": "Gene"}, "crew") == () and texts({"crew": ["Gene", 5]}, "crew") == ("Gene",)
    assert read_moment("2026-05-28T20:30:00Z") == THURSDAY
    assert read_moment("2026-05-28T20:30:00") is None and read_moment("yesterday") is None
    assert differences(
        {"crew": ("Gene",), "captain": ""}, {"crew": ["Gene"], "captain": None, "boat": "x"}
    ) == {"boat": "x"}


def test_a_crew_directory_is_read_with_care() -> None:
    directory = read_directory(
        (
            {"crew_id": "x", "name": ""},
            {
                "crew_id": "lou",
                "name": "lou",
                "active": False,
                "licence_expires": "soon",
                "days_off": ["2026-05-31", "?"],
            },
            {"crew_id": "gene", "name": "Gene", "roles": ["captain"], "licence_expires": "2027-03-31"},
        )
    )
    assert [one.name for one in directory.members] == ["Gene", "lou"]
    assert directory.members[0].licence_expires == date(2027, 3, 31)
    assert directory.members[1].days_off == {date(2026, 5, 31)} and not directory.members[1].active


def test_an_unreadable_reading_is_shown(jada: Operation) -> None:
    broken = event("broken", "Broken", at(30, 12), at(30, 12))
    seen = Observed(FRIDAY, FRIDAY, events=(broken,))
    weekend = jada.desk.weekend(seen, FRIDAY)
    assert [one.event_id for one in weekend.unreadable] == ["broken"]
    assert isinstance(seen.read_at, datetime | None)


def test_the_desk_opens_on_the_days_named_while_they_are_not_over(jada: Operation) -> None:
    this = jada.desk.open().weekend
    for first in (this + timedelta(weeks=2), this - timedelta(days=4)):
        assert jada.desk.open(first).weekend == first
    for first in (this - timedelta(weeks=1), this - timedelta(days=11)):
        assert jada.desk.open(first).weekend == this
