"""What a colleague changes in the calendar while a publish is under way, or was cut off."""

from dataclasses import replace

import pytest

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, keep_yours, set_field, set_status
from jada_desk.domain.errors import OutcomeUnknown, Unavailable
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, StepKind, StepState
from jada_desk.workflows.notice_plan import BEFORE_CONNECTED
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.unit.workflows.cut_off import Wanted, kill, on, recover
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, event


def test_an_event_that_changed_although_the_plan_leaves_it_alone_is_a_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.calendar.edit("quinn", start=at(30, 19))
    report = jada.publish(plan)
    assert report.outcomes["quinn/jada-events"].state is StepState.CONFLICT
    assert ("quinn",) not in jada.tables.rows[Table.EVENTS]
    assert report.outcomes["danika/jada-events"].state is StepState.DONE
    assert not report.can_retry  # only a new plan helps
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "quinn")["start_time"] == "19:00"


def test_nothing_is_noted_of_an_old_charter_that_changed_before_its_first_publish(jada: Operation) -> None:
    """What people know is noted before the calendar is written. A note from a calendar that is not so any more
    would hide from the next plan what a colleague told them."""
    jada.calendar.add(event("mara", "Mara Morning", at(31, 8), at(31, 10), "Captain: Noor"))
    plan = jada.plan(assign(Draft(), jada.charter("mara"), CAPTAIN_SLOT, "Darrell", THURSDAY))
    assert "mara/jada-notices/crew:noor" in {step.step_id for step in plan.steps}
    jada.calendar.edit("mara", summary="WEATHER HOLD (fog): Mara Morning")
    report = jada.publish(plan)
    assert report.outcomes["mara/calendar"].state is StepState.CONFLICT
    assert not report.can_retry
    assert not [key for key in jada.tables.rows[Table.NOTICES] if key[0] == "mara"]
    # Noor heard of the hold from whoever made it, so its end is news.
    held = jada.charter("mara")
    again = jada.plan(set_status(Draft(), held, CharterStatus.SAILS, "", THURSDAY))
    assert {one.kind for one in again.notices if one.recipient == "crew:noor"} == {NoticeKind.RESUMED}


def test_a_first_record_is_not_made_from_an_event_that_changed_during_the_publish(jada: Operation) -> None:
    """From its first record on people are taken to know what that says. A colleague puts Noor in, and tells her,
    after the publish looked and before the record is made: who takes her off again has to tell her."""
    plan = jada.plan()

    def before(call: Call) -> None:
        if on("Tables", "update", "jonathan")(call):
            jada.faults.before = lambda call: None
            text = jada.calendar.events["quinn"].description
            jada.calendar.edit("quinn", description=text.replace("Darrell", "Noor"))

    plan = replace(plan, steps=tuple(sorted(plan.steps, key=lambda step: step.event_id != "jonathan")))
    jada.faults.before = before
    report = jada.publish(plan)
    for table in (Layer.EVENTS, Layer.CREW_DISPATCH):
        assert report.outcomes[f"quinn/{table}"].state is StepState.CONFLICT
    assert report.outcomes["jonathan/jada-events"].state is StepState.DONE
    without_her = jada.plan(assign(Draft(), jada.charter("quinn"), CAPTAIN_SLOT, "Darrell", THURSDAY))
    assert {one.kind for one in without_her.notices if one.recipient == "crew:noor"} == {NoticeKind.REMOVED}


def test_a_guest_knows_what_the_dispatch_says_while_there_is_no_record(jada: Operation) -> None:
    """The desk went away between the two tables, and a colleague held the charter: from the first item on the desk
    tells people what changes in the calendar, the guest like the crew."""
    plan = jada.plan()
    last = [one for one in plan.steps if one.layer is Layer.EVENTS]
    plan = replace(plan, steps=(*(one for one in plan.steps if one not in last), *last))
    kill(jada, plan, on("Tables", "update", "events'>, ('quinn',)"))
    assert ("quinn",) in jada.tables.rows[Table.CREW_DISPATCH]
    assert ("quinn",) not in jada.tables.rows[Table.EVENTS]
    jada.calendar.edit("quinn", summary="WEATHER HOLD (fog): Quinn Sunset")
    again = jada.plan()
    guest = [one for one in again.notices if one.recipient == "guest" and "quinn" in one.event_ids]
    assert {(one.kind, one.choice) for one in guest} == {(NoticeKind.HELD, NoticeChoice.TICKED)}
    assert jada.publish(again).is_complete
    assert jada.plan().is_empty


def test_a_dispatch_that_somebody_made_by_hand_says_nothing_of_the_guest(jada: Operation) -> None:
    jada.put(Table.CREW_DISPATCH, {"event_id": "quinn", "captain": "Darrell", "start_time": "10:00"})
    guest = [one for one in jada.plan().notices if one.recipient == "guest" and "quinn" in one.event_ids]
    assert {(one.choice, one.reason) for one in guest} == {(NoticeChoice.UNTICKED, BEFORE_CONNECTED)}


def test_a_first_note_is_not_made_from_an_event_that_changed_during_the_publish(jada: Operation) -> None:
    """The same for what is noted before the calendar is written: of several notes the first looks."""
    jada.calendar.add(event("mara", "Mara Morning", at(31, 8), at(31, 10), "Captain: Noor"))
    plan = jada.plan(assign(Draft(), jada.charter("mara"), CAPTAIN_SLOT, "Darrell", THURSDAY))

    def before(call: Call) -> None:
        if on("Calendar", "get", "mara")(call):
            jada.calendar.edit("mara", summary="WEATHER HOLD (fog): Mara Morning")

    jada.faults.before = before
    report = jada.publish(plan)
    notes = [step for step in plan.steps if step.step_id.startswith("mara/jada-notices/")]
    states = [report.outcomes[step.step_id].state for step in notes]
    assert len(states) > 1
    assert states == [StepState.CONFLICT, *([StepState.BLOCKED] * (len(states) - 1))]
    assert not [key for key in jada.tables.rows[Table.NOTICES] if key[0] == "mara"]


def test_a_note_that_was_made_is_no_reason_to_look_again(jada: Operation) -> None:
    """The answer of the calendar was lost after its patch: the event is not as it was seen, and that is no
    conflict."""
    jada.calendar.add(event("mara", "Mara Morning", at(31, 8), at(31, 10), "Captain: Noor"))
    plan = jada.plan(assign(Draft(), jada.charter("mara"), CAPTAIN_SLOT, "Darrell", THURSDAY))
    kill(jada, plan, on("Calendar", "patch", "mara"), after=True)
    (report,) = recover(jada)
    assert report.is_complete
    assert not jada.plan().steps


@pytest.mark.parametrize("is_known_still", [True, False])
def test_an_event_that_vanished_is_a_conflict_too(jada: Operation, is_known_still: bool) -> None:
    plan = jada.plan(jada.weekend_edits())
    if is_known_still:
        jada.calendar.delete("quinn")
    else:
        del jada.calendar.events["quinn"]
    report = jada.publish(plan)
    assert "not in the calendar any more" in report.outcomes["quinn/jada-events"].detail


def test_an_event_cancelled_by_its_own_read_is_gone(jada: Operation) -> None:
    plan = jada.plan()
    read, gone = jada.calendar.read, jada.calendar.events["quinn"]
    jada.calendar.read = lambda first, last: replace(  # type: ignore[method-assign]
        read(first, last), events=(replace(gone, cancelled=True),)
    )
    report = jada.publish(plan)
    assert report.outcomes["quinn/jada-events"].state is StepState.CONFLICT


def test_the_look_never_stands_in_the_way(jada: Operation) -> None:
    for down in (on("Calendar", "read"), on("Calendar", "get")):
        other = Operation()
        jonathan = other.charter("priya")
        plan = other.plan(set_field(Draft(), jonathan, "guest_phone", "+1-619-555-0009", THURSDAY))

        def before(call: Call, down: Wanted = down) -> None:
            if down(call):
                raise Unavailable("Google is busy.")

        other.faults.before = before
        assert other.publish(plan).is_complete


def test_a_retry_looks_at_what_the_publish_itself_wrote(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.writes:
            raise Unavailable("S3 is busy.")

    jada.faults.before = before
    jada.publish(plan)
    jada.faults.before = lambda call: None
    jada.calendar.edit("danika", description="Arrive by 1 PM.\nBoat: Shearwater\nCaptain: Noor\nCrew: Kai")
    report = jada.retry(plan.plan_id)
    assert report.outcomes["danika/page/guests/danika-guest.html"].state is StepState.CONFLICT
    assert report.outcomes["priya/page/guests/priya-2026-06-14.html"].state is StepState.DONE
    assert "danika@example.com" not in dict(jada.messages())


def test_a_guest_is_not_told_by_recovery_what_a_colleague_changed_since(jada: Operation) -> None:
    """The page is up and the batch is still due: the message waits for that alone, not for the event."""
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("Cdn", "invalidate"))
    jada.calendar.edit("danika", start=at(30, 16))
    (report,) = recover(jada)
    assert report.outcomes["cloudfront/invalidation"].state is StepState.DONE
    assert "danika@example.com" not in dict(jada.messages())
    assert report.outcomes["priya/guest-notice/priya/guest/email"].state is StepState.DONE
    assert jada.publish(jada.plan()).is_complete
    (text,) = [text for address, text in jada.messages() if address == "danika@example.com"]
    assert "16:00" in text


def test_whoever_wrote_the_same_captain_and_moved_the_hour_is_not_taken_for_us(jada: Operation) -> None:
    plan = jada.plan(assign(Draft(), jada.charter("danika"), CAPTAIN_SLOT, "Noor", THURSDAY))
    (patch,) = [one for one in plan.steps if one.kind is StepKind.PATCH_EVENT]
    jada.calendar.edit("danika", description=patch.payload["description"], start=at(30, 16))
    report = jada.publish(plan)
    assert report.outcomes[patch.step_id].state is StepState.CONFLICT
    assert "danika@example.com" not in dict(jada.messages())
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "danika")["start_time"] == "16:00"


def test_our_patch_whose_answer_was_lost_is_not_taken_for_what_stands_there_since(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def after(call: Call) -> None:
        if call.method == "patch" and call.args[0] == "danika":
            jada.faults.after = lambda call: None
            jada.calendar.edit("danika", start=at(30, 16))
            raise OutcomeUnknown("The answer was lost.")

    jada.faults.after = after
    report = jada.publish(plan)
    assert report.outcomes["danika/calendar"].state is StepState.CONFLICT
    assert jada.calendar.events["danika"].start == at(30, 16)
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "danika")["start_time"] == "16:00"


def test_a_merged_description_keeps_both_peoples_lines(jada: Operation) -> None:
    danika = jada.charter("danika")
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", THURSDAY)
    jada.calendar.edit(
        "danika",
        description="Arrive by 5 PM please.\nBoat: Shearwater\nCaptain: Darrell\nCrew: Kai\nPassengers: 5\nCake!",
    )
    seen = jada.observe(draft)
    (clash,) = jada.desk.conflicts(seen, draft)
    assert (clash.field, clash.base, clash.theirs, clash.yours) == ("captain", "", "Darrell", "Noor")
    live = jada.desk.weekend(seen, FRIDAY).charter("danika")
    assert live is not None
    kept = keep_yours(draft, live, "captain", THURSDAY)
    assert jada.desk.conflicts(seen, kept) == ()
    assert jada.publish(jada.plan(kept)).is_complete
    assert jada.calendar.events["danika"].description == (
        "Arrive by 5 PM please.\nBoat: Shearwater\nCaptain: Noor\nCrew: Kai\nPassengers: 5\nCake!"
    )


def test_an_emptied_calendar_plans_no_deletion(jada: Operation) -> None:
    jada.publish_weekend()
    kept = dict(jada.calendar.events)
    jada.calendar.events.clear()
    assert jada.plan().is_empty
    # An API that lost one event says so of it alone; that is a cancellation, and asked about twice.
    jada.calendar.events.update({one: kept[one] for one in kept if one != "jonathan"})
    assert set(jada.plan().event_ids) == {"jonathan"}
