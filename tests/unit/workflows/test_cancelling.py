"""Cancelled charters, those that vanished from Google, and charters on hold for weather."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.big_plan import big_plan
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, History, assign, set_contact, set_field, set_status
from jada_desk.domain.errors import BadInput, Refused, Unavailable
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, Plan, StepKind, tick
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, event, published_weekend

QUINN_PAGE = "guests/quinn-2026-05-30.html"


@pytest.fixture
def jada() -> Operation:
    """The seed's weekend, published, everybody told."""
    return published_weekend()


def publish(jada: Operation, plan: Plan) -> bool:
    """A publish a minute after what came before."""
    jada.clock.moment += timedelta(minutes=1)
    return jada.publish(plan).is_complete


def add_mara(jada: Operation) -> None:
    """A charter that came in after the desk was connected, and of which nobody was told."""
    made = event("mara", "Mara Morning", at(31, 8), at(31, 10), "Captain: Gene", "Phone: +1-619-555-0077")
    jada.calendar.add(replace(made, created=THURSDAY, updated=THURSDAY))


def cancelled(jada: Operation, event_id: str = "quinn", reason: str = "engine") -> Draft:
    return set_status(Draft(), jada.charter(event_id), CharterStatus.CANCELLED, reason, THURSDAY)


def kinds(plan: Plan) -> dict[str, NoticeKind]:
    return {one.recipient: one.kind for one in plan.notices if one.choice is NoticeChoice.TICKED}


def questions(jada: Operation, plan: Plan) -> tuple[str, ...]:
    return big_plan(plan, jada.desk.weekend(jada.observe(), FRIDAY))


def test_cancelling_says_so_everywhere_and_deletes_nothing(jada: Operation) -> None:
    draft = cancelled(jada)
    plan = jada.plan(draft)
    assert [(one.field, one.now) for one in plan.changes if one.layer is Layer.CALENDAR] == [
        ("status", "cancelled"),
        ("status_reason", "engine"),
    ]
    assert kinds(plan) == dict.fromkeys(
        ["guest", "crew:darrell", "crew:gene", "crew:sarah"], NoticeKind.CANCELLED
    )
    assert questions(jada, plan) == (
        "1 charter is cancelled: Quinn Sunset.",
        "4 people are told that a charter is cancelled.",
    )
    assert publish(jada, plan)
    stored = jada.calendar.events["quinn"]
    assert stored.summary == "CANCELLED (engine): Quinn Sunset"
    assert not stored.cancelled and "Captain: Darrell" in stored.description
    for table in (Table.EVENTS, Table.CREW_DISPATCH):
        assert jada.row(table, "quinn")["status"] == "cancelled"
    assert jada.row(Table.EVENTS, "quinn")["captain"] == "Darrell"
    assert jada.pages.objects[QUINN_PAGE].body == b"cancelled on 2026-05-30"
    assert jada.site.read(f"/{QUINN_PAGE}") == b"cancelled on 2026-05-30"
    assert len(jada.messages()) == 8
    assert jada.plan().is_empty


def test_nobody_is_told_of_what_was_never_announced(jada: Operation) -> None:
    add_mara(jada)
    plan = jada.plan(cancelled(jada, "mara"))
    assert {step.kind for step in plan.steps} == {StepKind.PATCH_EVENT}
    assert plan.notices == ()
    assert publish(jada, plan)
    assert jada.plan().is_empty
    assert ("mara",) not in jada.tables.rows[Table.EVENTS]
    assert not any("mara" in key for key in jada.pages.objects)


def test_who_was_not_told_yet_is_not_told_the_end(jada: Operation) -> None:
    add_mara(jada)
    plan = jada.plan()
    written = [one for one in plan.notices if one.recipient != "guest"]
    assert publish(jada, tick(plan, frozenset(one.notice_key for one in written)))
    plan = jada.plan(cancelled(jada, "mara"))
    assert kinds(plan) == {"crew:gene": NoticeKind.CANCELLED}
    assert publish(jada, plan)
    assert jada.plan().is_empty


def test_a_cancelled_charter_is_brought_back(jada: Operation) -> None:
    assert publish(jada, jada.plan(cancelled(jada)))
    live = jada.charter("quinn")
    assert (live.status, live.status_reason, live.title) == ("cancelled", "engine", "Quinn Sunset")
    back = set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY)
    plan = jada.plan(back)
    # What they hear takes the last message back.
    assert set(kinds(plan).values()) == {NoticeKind.CORRECTION}
    assert publish(jada, plan)
    assert jada.calendar.events["quinn"].summary == "Quinn Sunset"
    assert "status" not in jada.row(Table.EVENTS, "quinn")
    assert b"QNN001" in jada.pages.objects[QUINN_PAGE].body
    assert jada.plan().is_empty
    moved = set_field(back, jada.charter("quinn"), "captain", "Noor", THURSDAY)
    assert publish(jada, jada.plan(moved))


def test_brought_back_otherwise_than_it_was_is_new(jada: Operation) -> None:
    assert publish(jada, jada.plan(cancelled(jada)))
    live = jada.charter("quinn")
    back = set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY)
    back = assign(back, live, CAPTAIN_SLOT, "Noor", THURSDAY)
    plan = jada.plan(back)
    told = kinds(plan)
    assert told["guest"] is NoticeKind.NEW and told["crew:noor"] is NoticeKind.NEW
    assert told["crew:gene"] is NoticeKind.CORRECTION and "crew:darrell" not in told


def test_other_edits_of_a_cancelled_charter_are_without_object(jada: Operation) -> None:
    live = jada.charter("quinn")
    draft = assign(cancelled(jada), live, CAPTAIN_SLOT, "Noor", THURSDAY)
    draft = set_contact(draft, live, "+1-619-555-0099", "", THURSDAY)
    plan = jada.plan(draft)
    assert plan.warnings[0] == "Quinn Sunset is cancelled: your changes there (captain) are without object."
    assert "crew:noor" not in kinds(plan)
    # A number entered to tell them counts.
    assert "+16195550099" in {one.address for one in plan.notices}
    assert publish(jada, plan)
    assert "Captain: Darrell" in jada.calendar.events["quinn"].description
    assert len(jada.desk.settled(History(draft), jada.observe(draft)).present) == 0


def test_a_colleague_deletes_a_charter_in_google(jada: Operation) -> None:
    draft = assign(Draft(), jada.charter("quinn"), CAPTAIN_SLOT, "Noor", THURSDAY)
    jada.calendar.delete("quinn")
    seen = jada.observe(draft)
    live = jada.desk.weekend(seen, FRIDAY).charter("quinn")
    assert live is not None and live.is_cancelled
    assert jada.desk.conflicts(seen, draft) == ()
    plan = jada.plan(draft)
    assert not [one for one in plan.steps if one.kind is StepKind.PATCH_EVENT]
    assert set(kinds(plan).values()) == {NoticeKind.CANCELLED} and len(kinds(plan)) == 4
    assert "without object" in plan.warnings[0] and questions(jada, plan)
    assert publish(jada, plan)
    assert jada.pages.objects[QUINN_PAGE].body == b"cancelled on 2026-05-30"
    assert jada.plan().is_empty
    # It can be brought back: Google restores it.
    back = set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY)
    assert publish(jada, jada.plan(back))
    assert not jada.calendar.events["quinn"].cancelled
    assert jada.plan().is_empty


def test_a_deleted_charter_is_found_unless_another_is_meant(jada: Operation) -> None:
    jada.calendar.delete("quinn")
    found = jada.desk.find("Quinn Sunset", Draft(), jada.progress.append, jada.stop)[1]
    assert found.event_id == "quinn" and found.is_cancelled
    jada.calendar.add(event("quinn2", "Quinn Sunset", at(31, 18), at(31, 20)))
    assert jada.desk.find("Quinn Sunset", Draft(), jada.progress.append, jada.stop)[1].event_id == "quinn2"


def test_a_charter_that_google_does_not_know_any_more(jada: Operation) -> None:
    jada.observe()
    del jada.calendar.events["quinn"]
    plan = jada.plan()
    assert set(kinds(plan)) == {"guest", "crew:darrell", "crew:gene", "crew:sarah"}
    assert publish(jada, plan)
    assert jada.plan().is_empty
    live = jada.charter("quinn")
    back = jada.plan(set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY))
    assert back.warnings == (
        "Quinn Sunset is left out: its event is not in the calendar any more. Make a new charter.",
    )


@pytest.mark.parametrize("error", [Unavailable("Google is busy."), Refused("Google refused.")])
def test_only_a_plain_no_tells_that_an_event_is_gone(jada: Operation, error: Exception) -> None:
    jada.observe()
    del jada.calendar.events["quinn"]

    def before(call: Call) -> None:
        if call.method == "get":
            raise error

    jada.faults.before = before
    assert jada.plan().is_empty


def test_a_charter_that_moved_to_another_weekend_is_not_gone(jada: Operation) -> None:
    jada.observe()
    jada.calendar.edit("quinn", start=at(6, 18, 30, month=6), end=at(6, 20, 30, month=6))
    assert jada.desk.weekend(jada.observe(), FRIDAY).charter("quinn") is None
    assert jada.plan().is_empty


def test_a_colleague_writes_it_into_the_title(jada: Operation) -> None:
    jada.calendar.edit("quinn", summary="Quinn Sunset - CANCELED")
    plan = jada.plan()
    assert set(kinds(plan).values()) == {NoticeKind.CANCELLED}
    assert publish(jada, plan)
    back = set_status(Draft(), jada.charter("quinn"), CharterStatus.SAILS, "", THURSDAY)
    assert publish(jada, jada.plan(back))
    assert jada.calendar.events["quinn"].summary == "Quinn Sunset"


def test_an_old_charter_cancelled_by_a_colleague_before_its_first_publish_tells_nobody() -> None:
    jada = Operation()
    jada.calendar.edit("quinn", summary="CANCELLED: Quinn Sunset")
    plan = jada.plan()
    assert "quinn" not in plan.event_ids
    live = jada.charter("quinn")
    assert live.is_cancelled
    with pytest.raises(BadInput, match="no status"):
        set_field(Draft(), live, "status", "sunk", THURSDAY)


def test_what_was_over_before_the_desk_was_connected_is_nobodys_news() -> None:
    jada = Operation()
    jada.clock.moment = THURSDAY - timedelta(days=2)
    jada.calendar.delete("danika")
    jada.calendar.delete("quinn")
    jada.calendar.delete("meeting")
    jada.clock.moment = THURSDAY
    plan = jada.plan()
    assert {"danika", "quinn"}.isdisjoint(plan.event_ids)
    weekend = jada.desk.weekend(jada.observe(), FRIDAY)
    # The one with a record is shown, the others nobody knows of.
    assert [one.event_id for one in weekend.charters if one.is_cancelled] == ["danika"]
    assert weekend.others == ()


def test_a_hold_is_told_and_lifted(jada: Operation) -> None:
    live = jada.charter("quinn")
    plan = jada.plan(set_status(Draft(), live, CharterStatus.HELD, "wind (30 kn)", THURSDAY))
    assert set(kinds(plan).values()) == {NoticeKind.HELD} and questions(jada, plan) == ()
    assert publish(jada, plan)
    assert jada.calendar.events["quinn"].summary == "WEATHER HOLD (wind 30 kn): Quinn Sunset"
    assert jada.row(Table.EVENTS, "quinn")["status"] == "weather hold"
    assert b"QNN001" in jada.pages.objects[QUINN_PAGE].body
    assert jada.plan().is_empty
    live = jada.charter("quinn")
    plan = jada.plan(set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY))
    assert set(kinds(plan).values()) == {NoticeKind.RESUMED}
    assert publish(jada, plan)
    assert jada.plan().is_empty


def test_a_hold_that_ends_in_a_cancellation(jada: Operation) -> None:
    live = jada.charter("quinn")
    assert publish(jada, jada.plan(set_status(Draft(), live, CharterStatus.HELD, "", THURSDAY)))
    plan = jada.plan(cancelled(jada))
    assert set(kinds(plan).values()) == {NoticeKind.CANCELLED}
    assert publish(jada, plan)
    live = jada.charter("quinn")
    plan = jada.plan(set_status(Draft(), live, CharterStatus.SAILS, "", THURSDAY))
    assert set(kinds(plan).values()) == {NoticeKind.NEW}


def test_a_message_whose_charter_sails_again_meanwhile_is_not_sent(jada: Operation) -> None:
    plan = jada.plan(cancelled(jada))

    def after(call: Call) -> None:
        if call.port == "Cdn" and call.method == "invalidate":
            jada.row(Table.EVENTS, "quinn")["status"] = ""

    jada.faults.after = after
    report = jada.publish(plan)
    guest = [one for one in plan.steps if one.layer is Layer.GUEST_NOTICE]
    assert {str(report.outcomes[one.step_id].state) for one in guest} == {"expired"}


def test_cancelled_charters_weigh_on_nobody(jada: Operation) -> None:
    draft = cancelled(jada)
    observed = jada.observe(draft)
    weekend = jada.desk.weekend(observed, FRIDAY, draft)
    board = make_board(weekend, draft, tenant=jada.tenant, directory=jada.desk.directory(observed))
    card = board.card("quinn")
    assert card is not None
    assert [badge.text for badge in card.badges] == ["Cancelled", "Unpublished"]
    assert card.badges[0].detail == "Cancelled: engine"
    (darrell,) = [row for row in board.roster if row.member.name == "Darrell"]
    assert darrell.trips == 0


def test_who_was_told_hears_the_end_although_the_record_was_lost(jada: Operation) -> None:
    """Somebody deleted the item, or the desk was killed before it made one: messages are held against a record, so
    there is one again, and the plan is empty afterwards."""
    del jada.tables.rows[Table.EVENTS][("quinn",)]
    plan = jada.plan(cancelled(jada))
    assert set(kinds(plan).values()) == {NoticeKind.CANCELLED}
    assert publish(jada, plan)
    assert len(jada.messages()) == plan.messages > 0
    assert jada.row(Table.EVENTS, "quinn")["status"] == "cancelled"
    assert jada.plan().is_empty


def test_a_page_that_another_desk_is_about_to_put_meets_the_tombstone(jada: Operation) -> None:
    """It was there in the other desk's plan only: whichever comes second, the guest reads of no cancellation while the
    page says that the charter sails."""
    del jada.pages.objects[QUINN_PAGE]
    late = jada.plan()
    assert [step.payload["key"] for step in late.steps if step.kind is StepKind.PUT_PAGE] == [QUINN_PAGE]
    assert publish(jada, jada.plan(cancelled(jada)))
    assert jada.site.read(f"/{QUINN_PAGE}") == b"cancelled on 2026-05-30"
    assert not publish(jada, late)
    assert jada.site.read(f"/{QUINN_PAGE}") == b"cancelled on 2026-05-30"
    assert jada.plan().is_empty


def test_a_page_that_came_between_holds_the_cancellation_back(jada: Operation) -> None:
    page = jada.pages.objects.pop(QUINN_PAGE)
    plan = jada.plan(cancelled(jada))
    jada.pages.objects[QUINN_PAGE] = page
    assert not publish(jada, plan)
    assert "quinn@example.com" not in dict(jada.messages())
    again = jada.plan()
    assert kinds(again) == {"guest": NoticeKind.CANCELLED}
    assert publish(jada, again)
    assert jada.site.read(f"/{QUINN_PAGE}") == b"cancelled on 2026-05-30"


def test_a_contact_is_kept_of_a_cancelled_charter_without_a_record(jada: Operation) -> None:
    add_mara(jada)
    jada.calendar.edit("mara", summary="CANCELLED (fog): Mara Morning")
    draft = set_contact(Draft(), jada.charter("mara"), "", "mara@example.com", THURSDAY)
    assert publish(jada, jada.plan(draft))
    assert jada.row(Table.EVENTS, "mara")["guest_email"] == "mara@example.com"
    assert not jada.desk.settled(History(draft), jada.observe()).present.edits
    assert jada.messages() == []


def test_a_guest_is_told_although_the_crews_dispatch_says_it_already(jada: Operation) -> None:
    """The publish was cut off between the two tables, and nobody has a row yet."""
    for key in [one for one in jada.tables.rows[Table.NOTICES] if one[0] == "quinn"]:
        del jada.tables.rows[Table.NOTICES][key]
    jada.row(Table.CREW_DISPATCH, "quinn")["status"] = "cancelled"
    plan = jada.plan(cancelled(jada))
    assert kinds(plan)["guest"] is NoticeKind.CANCELLED


def test_a_guest_of_an_old_charter_hears_the_end_while_only_the_dispatch_was_made() -> None:
    """Another desk is between the two tables: what the guest knows is what the calendar said."""
    jada = Operation()
    plan = jada.plan()
    dispatch = next(
        one
        for one in plan.steps
        if one.payload.get("table") == str(Table.CREW_DISPATCH) and one.event_id == "quinn"
    )
    jada.put(Table.CREW_DISPATCH, {"event_id": "quinn", **dispatch.payload["values"]})
    assert kinds(jada.plan(cancelled(jada)))["guest"] is NoticeKind.CANCELLED
