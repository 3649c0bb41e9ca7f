"""What goes on by itself after a desk was killed, stopped or closed, and what is left to a person."""

import json
from collections.abc import Callable, Mapping
from concurrent import futures
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, keep_yours, set_field, set_status
from jada_desk.domain.errors import JadaError, OutcomeUnknown, Refused, Unavailable
from jada_desk.domain.notice import REMOVED_FACTS, NoticeKind
from jada_desk.domain.plan import (
    Layer,
    NoticeChoice,
    Plan,
    PublishReport,
    StepKind,
    StepOutcome,
    StepState,
    tick,
)
from jada_desk.workflows import publish as publishing
from jada_desk.workflows.notice_plan import BEFORE_CONNECTED, IN_DOUBT
from jada_desk.workflows.ports import Table
from jada_desk.workflows.records import stored_moment
from tests.fakes.faults import Call
from tests.fakes.local import JournalFake, MemoryFake
from tests.unit.workflows.world import DOCK, FRIDAY, THURSDAY, Operation, at, event


class Killed(BaseException):
    """The process ends here."""


Wanted = Callable[[Call], bool]


def on(port: str, method: str, words: str = "") -> Wanted:
    return lambda call: call.port == port and call.method == method and words in str(call.args)


def kill(jada: Operation, plan: Plan, wanted: Wanted, *, after: bool = False) -> None:
    """Publish a plan with a desk that dies at a call; the world is well again afterwards, the desk another."""

    def die(call: Call) -> None:
        if wanted(call):
            raise Killed

    if after:
        jada.faults.after = die
    else:
        jada.faults.before = die
    with pytest.raises(Killed):
        jada.publish(plan)
    jada.faults.before = jada.faults.after = lambda call: None
    jada.desk = jada.another_desk(jada.memory, jada.journal)


def recover(jada: Operation) -> tuple[PublishReport, ...]:
    return jada.desk.recover(jada.progress.append, jada.stop)


@pytest.fixture
def jada() -> Operation:
    return Operation()


def test_a_publish_that_was_cut_off_goes_on_by_itself(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("PageStore", "put"))
    (report,) = recover(jada)
    assert report.is_complete
    assert jada.plan().is_empty and recover(jada) == () and jada.desk.unfinished() == ()


def test_a_message_cut_off_while_it_was_sent_is_uncertain(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("SmsSender", "send"), after=True)
    (report,) = recover(jada)
    assert report.count(StepState.UNCERTAIN) == 1
    assert len(jada.messages()) == len({address for address, _ in jada.messages()}) == plan.messages
    assert [step.kind for _, step in jada.desk.uncertain()] == [StepKind.SEND]


def test_an_old_plan_and_one_from_the_future_are_shown_and_not_run(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("PageStore", "put"))
    for moved in (timedelta(hours=13), -timedelta(days=1)):
        jada.clock.moment = THURSDAY + moved
        calls = len(jada.faults.writes())
        assert recover(jada) == ()
        assert len(jada.faults.writes()) == calls
        assert [kept.plan.plan_id for kept in jada.desk.unfinished()] == [plan.plan_id]
    # What was under way is looked up all the same.
    jada.clock.moment = THURSDAY
    other = Operation()
    plan = other.plan(other.weekend_edits())
    kill(other, plan, on("EmailSender", "send"), after=True)
    other.clock.moment += timedelta(days=1)
    (report,) = recover(other)
    assert report.count(StepState.UNCERTAIN) == 1
    assert report.count(StepState.SENDING, StepState.WAITING) > 0


def test_what_a_person_stopped_stays_stopped(jada: Operation) -> None:
    jada.stop.cancelled = True
    plan = jada.plan(jada.weekend_edits())
    jada.publish(plan)
    jada.stop.cancelled = False
    assert recover(jada) == ()
    # Killed after the stop, before its end.
    kept = jada.journal.kept[plan.plan_id]
    jada.journal.kept[plan.plan_id] = replace(kept, ended_at=None)
    assert recover(jada) == ()
    assert jada.messages() == []
    assert jada.retry(plan.plan_id).is_complete


def test_a_text_to_a_guest_waits_when_quiet_hours_began_meanwhile(jada: Operation) -> None:
    jada.clock.moment = at(28, 20, 50)
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("PageStore", "put"))
    jada.clock.moment = at(28, 22)
    (report,) = recover(jada)
    (held,) = [one for one in report.outcomes.values() if one.state is StepState.HELD]
    assert held.detail == ("Quiet hours: held until Fri 29 May 08:00. The desk sends it then if it is on.")
    # A retry at night holds it as well.
    assert jada.retry(plan.plan_id).count(StepState.HELD) == 1
    assert "+16195550002" not in dict(jada.messages())
    jada.clock.moment = at(29, 8)
    assert [one.is_complete for one in recover(jada)] == [True]
    assert "+16195550002" in dict(jada.messages())


def test_a_message_past_its_use_expires_and_its_news_stay_due(jada: Operation) -> None:
    jada.clock.moment = at(30, 12)
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("PageStore", "put"))
    jada.clock.moment = at(30, 13, 40)  # five minutes before boarding
    (report,) = recover(jada)
    expired = {
        step.event_id for step in plan.steps if report.outcomes[step.step_id].state is StepState.EXPIRED
    }
    assert expired == {"danika"}
    assert report.count(StepState.FAILED, StepState.BLOCKED) == 0 and not report.can_retry
    assert "danika@example.com" not in dict(jada.messages())
    assert "priya@example.com" in dict(jada.messages())
    # The dispatcher may still tell them now, on purpose.
    again = jada.plan()
    assert "danika@example.com" in {one.address for one in again.notices if one.choice is NoticeChoice.TICKED}
    assert jada.publish(again).is_complete
    assert "danika@example.com" in dict(jada.messages())


@pytest.mark.parametrize(
    ("woken", "is_told"),
    [
        # A quarter to two comes twice in this night: this is the second, two hours after the plan.
        (datetime(2026, 11, 1, 9, 45, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 10, 25, tzinfo=UTC), False),
    ],
)
def test_in_the_night_the_clocks_go_back_a_message_is_late_by_real_hours(
    jada: Operation, woken: datetime, is_told: bool
) -> None:
    """A charter at half past two; its publish was cut off at a quarter to one."""
    night = date(2026, 10, 30)
    sailing = at(1, 2, 30, month=11)
    made = event("mara", "Mara Night", sailing, sailing + timedelta(hours=2), "Captain: Noor")
    jada.clock.moment = datetime(2026, 11, 1, 7, 45, tzinfo=UTC)
    jada.calendar.add(replace(made, created=jada.clock.moment))
    observed = jada.desk.observe(night, Draft(), jada.progress.append, jada.stop)
    kill(jada, jada.desk.plan(observed, Draft(), night), on("Tables", "update", "events"))
    jada.clock.moment = woken
    (report,) = recover(jada)
    assert ("noor@example.com" in dict(jada.messages())) is is_told
    state = report.outcomes["mara/crew-notice/mara/crew:noor/email"].state
    assert state is (StepState.DONE if is_told else StepState.EXPIRED)


def test_nothing_is_sent_after_the_boat_has_left(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("SmsSender", "send"))
    jada.clock.moment = at(30, 15, 30)
    report = jada.retry(plan.plan_id)
    assert {
        step.event_id for step in plan.steps if report.outcomes[step.step_id].state is StepState.EXPIRED
    } == {"danika"}


def test_what_a_later_publish_took_over_expires(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    kill(jada, first, on("PageStore", "put", "danika"))
    danika = jada.charter("danika")
    second = jada.plan(set_field(jada.weekend_edits(), danika, "boarding", at(30, 14), THURSDAY))
    assert jada.publish(second).is_complete
    kept = jada.journal.kept[first.plan_id]
    mine = {kept.outcomes[step.step_id].state for step in first.steps if step.event_id == "danika"}
    assert mine == {StepState.DONE, StepState.EXPIRED}
    # What the second left alone (another weekend) goes on.
    assert recover(jada) and jada.row(Table.EVENTS, "priya")["captain"] == "Gene"
    assert jada.desk.unfinished() == ()
    texts = [text for address, text in jada.messages() if address == "danika@example.com"]
    assert len(texts) == 1
    # Retrying the first by its number does nothing more.
    sent = jada.messages()
    jada.retry(first.plan_id)
    assert jada.messages() == sent


def test_two_plans_cut_off_leave_nothing_and_tell_the_later_facts(jada: Operation) -> None:
    kill(jada, jada.plan(jada.weekend_edits()), on("PageStore", "put", "danika"))
    danika = jada.charter("danika")
    second = jada.plan(set_field(jada.weekend_edits(), danika, "boarding", at(30, 14), THURSDAY))
    kill(jada, second, on("PageStore", "put", "danika"))
    assert recover(jada)[-1].is_complete
    assert jada.plan().is_empty
    assert len([text for address, text in jada.messages() if address == "danika@example.com"]) == 1


def test_a_page_that_went_up_is_made_live_by_whoever_takes_over(jada: Operation) -> None:
    jada.site.read("/guests/danika-guest.html")  # the edge holds the old page
    first = tick(jada.plan(jada.weekend_edits()), frozenset())
    kill(jada, first, on("PageStore", "put", "danika-guest"), after=True)
    # The next plan does not even touch that page.
    danika = jada.charter("danika")
    assert jada.publish(jada.plan(set_field(Draft(), danika, "notes", "Cake", THURSDAY))).is_complete
    body = jada.pages.objects["guests/danika-guest.html"].body
    assert jada.site.read("/guests/danika-guest.html") == body


def test_a_page_that_a_take_over_could_not_make_live_is_offered_again(jada: Operation) -> None:
    jada.publish(jada.plan(jada.weekend_edits()))
    jada.site.read("/guests/danika-guest.html")  # the edge holds the old page
    danika = jada.charter("danika")
    first = tick(jada.plan(assign(Draft(), danika, CAPTAIN_SLOT, "Gene", THURSDAY)), frozenset())
    kill(jada, first, on("PageStore", "put", "danika-guest"), after=True)
    is_invalidation = on("Cdn", "invalidate")

    def refuse(call: Call) -> None:
        if is_invalidation(call):
            raise Refused("CloudFront said no.")

    jada.faults.before = refuse
    jada.publish(jada.plan(set_field(Draft(), jada.charter("danika"), "notes", "Cake", THURSDAY)))
    jada.faults.before = lambda call: None
    # Its charters are taken over, and yet a page of it is up and the public address shows the old one.
    assert first.plan_id in [kept.plan.plan_id for kept in jada.desk.unfinished()]
    jada.retry(first.plan_id)
    body = jada.pages.objects["guests/danika-guest.html"].body
    assert jada.site.read("/guests/danika-guest.html") == body
    assert first.plan_id not in [kept.plan.plan_id for kept in jada.desk.unfinished()]


def test_a_take_over_leaves_what_it_does_not_touch(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    kill(jada, first, on("PageStore", "put", "priya"))
    danika = jada.charter("danika")
    jada.publish(jada.plan(set_field(Draft(), danika, "notes", "Cake", THURSDAY)))
    assert jada.journal.kept[first.plan_id].ended_at is None
    recover(jada)
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Gene"
    assert jada.pages.objects["guests/priya-2026-06-14.html"].body != b"Priya with Darrell"


def test_layers_that_do_not_answer_leave_the_rest_as_it_is(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("SmsSender", "send"))
    down = on("Tables", "get_many", "notices")

    def before(call: Call) -> None:
        if down(call):
            raise Unavailable("DynamoDB is busy.")

    jada.faults.before = before
    report = jada.retry(plan.plan_id)
    assert report.count(StepState.SENDING) >= 1
    jada.faults.before = lambda call: None
    assert jada.retry(plan.plan_id).count(StepState.UNCERTAIN) == 1


def test_an_upload_that_cannot_be_looked_at_stays_as_it_is(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("PageStore", "put", "danika-guest"), after=True)

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.method == "head":
            raise Unavailable("S3 is busy.")

    jada.faults.before = before
    report = jada.retry(plan.plan_id)
    assert report.outcomes["danika/page/guests/danika-guest.html"].state is StepState.SENDING
    jada.faults.before = lambda call: None
    assert jada.retry(plan.plan_id).is_complete


# A retry makes its own batch ------------------------------------------------------------------------------------------


def test_a_page_that_goes_up_on_retry_is_made_live_too(jada: Operation) -> None:
    jada.site.read("/guests/danika-guest.html")
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.writes and "danika" in str(call.args[0]):
            raise Unavailable("S3 is busy.")

    jada.faults.before = before
    report = jada.publish(plan)
    assert report.outcomes["cloudfront/invalidation"].state is StepState.DONE
    jada.faults.before = lambda call: None
    assert jada.retry(plan.plan_id).is_complete
    assert [len(one.paths) for one in jada.cdn.invalidations] == [2, 5]


def test_a_kill_between_a_late_page_and_its_batch_leaves_the_batch_open(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    refused = on("PageStore", "put", "danika")

    def before(call: Call) -> None:
        if refused(call):
            raise Refused("No.")

    jada.faults.before = before
    assert jada.publish(plan).outcomes["cloudfront/invalidation"].state is StepState.DONE
    jada.faults.before = lambda call: None
    record_many = jada.journal.record_many

    def die(plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        batch = outcomes.get("cloudfront/invalidation")
        if batch and batch.state is StepState.SENDING:
            raise Killed
        record_many(plan_id, outcomes)

    jada.journal.record_many = die  # type: ignore[method-assign]
    with pytest.raises(Killed):
        jada.retry(plan.plan_id)
    jada.journal.record_many = record_many  # type: ignore[method-assign]
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    (report,) = recover(jada)
    assert report.is_complete
    assert "/guests/danika-guest.html" in jada.cdn.invalidations[-1].paths


# Plans that are not true any more -------------------------------------------------------------------------------------


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
    jada.publish(jada.plan(jada.weekend_edits()))
    kept = dict(jada.calendar.events)
    jada.calendar.events.clear()
    assert jada.plan().is_empty
    # An API that lost one event says so of it alone; that is a cancellation, and asked about twice.
    jada.calendar.events.update({one: kept[one] for one in kept if one != "jonathan"})
    assert set(jada.plan().event_ids) == {"jonathan"}


# Stop and close -------------------------------------------------------------------------------------------------------


class Slow(Executor):
    """Calls that never answer, until a test lets them."""

    def __init__(self) -> None:
        self.under_way: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.under_way.append((future, lambda: fn(*args, **kwargs)))
        return future

    def answer(self) -> None:
        for future, work in self.under_way:
            future.set_result(work())


def slow_publish(
    jada: Operation, monkeypatch: pytest.MonkeyPatch, plan: Plan, press: Callable[[], None]
) -> Any:
    slow = Slow()
    waits = []

    def wait(running: Any, timeout: float, return_when: str = "") -> Any:
        waits.append(timeout)
        press()
        return publishing_wait(running, 0, return_when or "ALL_COMPLETED")

    publishing_wait = futures.wait
    desk = jada.another_desk(jada.memory, jada.journal, executor=slow)
    jada.desk = desk
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "wait", wait)
        return slow, desk.publish(plan, jada.progress.append, jada.stop), waits


def test_stop_waits_for_a_while_and_then_leaves_what_is_under_way_to_recovery(
    jada: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = jada.plan(jada.weekend_edits())
    slow, report, waits = slow_publish(jada, monkeypatch, plan, lambda: setattr(jada.stop, "cancelled", True))
    assert sum(waits) == pytest.approx(publishing.STOP_WAIT_S)
    under_way = report.count(StepState.SENDING)
    assert under_way == len(slow.under_way) > 0 and report.count(StepState.CANCELLED) > 0
    # Answers that still come are kept; a step that merely noticed the stop is not.
    jada.stop.cancelled = False
    slow.answer()
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    kept = jada.journal.kept[plan.plan_id].outcomes
    assert sum(one.state is StepState.DONE for one in kept.values()) == under_way
    assert jada.retry(plan.plan_id).is_complete


def test_a_step_under_way_that_noticed_the_stop_is_left_to_recovery(
    jada: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = jada.plan(jada.weekend_edits())
    slow, report, _ = slow_publish(jada, monkeypatch, plan, lambda: setattr(jada.stop, "cancelled", True))
    slow.answer()
    jada.stop.cancelled = False
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    states = {one.state for one in jada.journal.kept[plan.plan_id].outcomes.values()}
    assert states == {StepState.SENDING, StepState.CANCELLED, StepState.BLOCKED}
    (again,) = recover(jada)
    assert again.count(StepState.DONE) == report.count(StepState.SENDING)


def test_a_desk_that_closes_leaves_at_once_and_goes_on_at_the_next_start(
    jada: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = jada.plan(jada.weekend_edits())
    slow, report, waits = slow_publish(jada, monkeypatch, plan, lambda: jada.desk.leave())
    assert len(waits) == 1 and report.count(StepState.CANCELLED) == 0
    assert report.count(StepState.WAITING) > 0
    assert jada.journal.kept[plan.plan_id].ended_at is None
    jada.journal.profile.holder = "another desk"
    slow.answer()  # too late to be kept: the profile is somebody else's by now
    jada.journal.profile.holder = ""
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    (again,) = recover(jada)
    assert again.is_complete


def test_a_journal_that_cannot_be_written_ends_the_run_before_the_next_call(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    keep = jada.journal.record_many
    kept = []

    def full(plan_id: str, outcomes: Any) -> None:
        kept.append(outcomes)
        if len(kept) == 3:
            raise JadaError("The disk is full.")
        keep(plan_id, outcomes)

    jada.journal.record_many = full  # type: ignore[method-assign]
    with pytest.raises(JadaError, match="disk is full"):
        jada.publish(plan)
    writes = len(jada.faults.writes())
    jada.journal.record_many = keep  # type: ignore[method-assign]
    assert len(kept) == 3 and writes
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    (report,) = recover(jada)
    assert report.is_complete


# What people know -----------------------------------------------------------------------------------------------------


def test_a_claim_that_nobody_came_back_to_is_offered_again(jada: Operation) -> None:
    memory = MemoryFake()
    memory.minted = jada.memory.minted
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("EmailSender", "send", "danika@example.com"))
    jada.desk = jada.another_desk(memory, JournalFake())  # the other desk never comes back
    now = jada.plan()
    assert "danika@example.com" not in {one.address for one in now.notices}
    jada.publish(now)
    jada.clock.moment += timedelta(minutes=16)
    again = jada.plan()
    doubtful = {one.address: one for one in again.notices if one.reason == IN_DOUBT}
    mail = doubtful["danika@example.com"]
    assert (mail.choice, mail.kind) == (NoticeChoice.UNTICKED, NoticeKind.CHANGED)
    assert jada.publish(tick(again, frozenset({mail.notice_key}))).is_complete
    assert dict(jada.messages())["danika@example.com"].startswith("changed Danika")
    assert not [one for one in jada.plan().notices if one.name == "Danika"]


def test_an_end_that_may_not_have_been_told_is_in_doubt_when_all_is_cancelled(jada: Operation) -> None:
    """ "You sail no longer" was claimed by a desk that is gone; now the whole charter is cancelled."""
    jada.publish(jada.plan(jada.weekend_edits()))
    orphan = {"state": "claimed", "facts": json.dumps(REMOVED_FACTS), "operation": "another"}
    key = {"event_id": "danika", "notice_id": "crew:noor#email#0009"}
    jada.put(Table.NOTICES, {**key, **orphan, "at": stored_moment(jada.clock.moment)})
    jada.clock.moment += timedelta(minutes=16)
    plan = jada.plan(set_status(Draft(), jada.charter("danika"), CharterStatus.CANCELLED, "fog", THURSDAY))
    told = [(one.choice, one.kind, one.reason) for one in plan.notices if one.recipient == "crew:noor"]
    assert set(told) == {(NoticeChoice.UNTICKED, NoticeKind.CANCELLED, IN_DOUBT)}


def test_a_claim_from_before_the_clock_was_set_back_holds_nobody_up(jada: Operation) -> None:
    memory = MemoryFake()
    memory.minted = jada.memory.minted
    plan = jada.plan(jada.weekend_edits())
    kill(jada, plan, on("EmailSender", "send", "danika@example.com"))
    jada.desk = jada.another_desk(memory, JournalFake())
    jada.clock.moment -= timedelta(days=1)
    again = jada.plan()
    (mail,) = [one for one in again.notices if one.address == "danika@example.com"]
    assert (mail.choice, mail.reason) == (NoticeChoice.UNTICKED, IN_DOUBT)
    assert jada.publish(tick(again, frozenset({mail.notice_key}))).is_complete
    assert not [one for one in jada.plan().notices if one.name == "Danika"]


def test_a_claim_that_came_true_late_beside_what_was_told_is_in_doubt(jada: Operation) -> None:
    """One number, two truths: the e-mail told of one boat, an orphaned claim may have told of another by text."""
    jada.publish(jada.plan(jada.weekend_edits()))
    row = jada.row(Table.NOTICES, "danika", "crew:noor#sms#0001")
    assert jada.row(Table.NOTICES, "danika", "crew:noor#email#0001")["facts"] == row["facts"]
    row |= {"state": "claimed", "facts": row["facts"].replace("Shearwater", "JADA"), "operation": "another"}
    jada.clock.moment += timedelta(minutes=16)
    told = {one.recipient: one for one in jada.plan().notices if one.name == "Noor"}
    assert (
        told["crew:noor"].choice is NoticeChoice.TICKED
    )  # Shearwater it is, whatever the text may have said
    draft = set_field(Draft(), jada.charter("danika"), "boat", "JADA", THURSDAY)
    reasons = {one.reason for one in jada.plan(draft).notices if one.name == "Noor"}
    assert reasons == {IN_DOUBT}


def test_a_row_whose_settling_was_lost_is_known_to_the_desk_that_sent(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if (
            call.port == "Tables"
            and call.writes
            and "accepted" in str(call.args)
            and "danika" in str(call.args)
        ):
            raise OutcomeUnknown("Lost.")

    jada.faults.before = before
    assert jada.publish(plan).is_complete
    jada.faults.before = lambda call: None
    jada.clock.moment += timedelta(hours=1)
    assert jada.plan().is_empty


def test_what_people_knew_of_a_charter_that_seems_over_is_kept(jada: Operation) -> None:
    jada.publish(jada.plan(jada.weekend_edits()))
    quinn = jada.charter("quinn")
    jada.clock.moment += timedelta(days=4)
    assert jada.publish(jada.plan(assign(Draft(), quinn, CAPTAIN_SLOT, "Noor", THURSDAY))).is_complete
    sent = len(jada.messages())
    jada.clock.moment -= timedelta(days=4)
    assert {one.name for one in jada.plan().notices} == {"Quinn", "Darrell", "Noor"}
    assert len(jada.messages()) == sent


def test_the_journals_words_of_a_message_have_its_id(jada: Operation) -> None:
    report = jada.publish(jada.plan(jada.weekend_edits()))
    details = [
        report.outcomes[step.step_id].detail for step in report.plan.steps if step.kind is StepKind.SEND
    ]
    assert all(one.startswith("Accepted for delivery, message ") for one in details)
    assert jada.desk.audit(report.plan.plan_id)[0].state == "begun"
    assert json.loads(json.dumps(details)) == details and DOCK.key
    assert Layer.GUEST_NOTICE in {step.layer for step in report.plan.steps}
