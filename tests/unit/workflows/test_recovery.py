"""What goes on by itself after a desk was killed, stopped or closed, and what is left to a person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, set_field
from jada_desk.domain.errors import Refused, Unavailable
from jada_desk.domain.plan import NoticeChoice, StepKind, StepOutcome, StepState, tick
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.unit.workflows.cut_off import Killed, kill, on, recover
from tests.unit.workflows.world import THURSDAY, Operation, at, event


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
    jada.publish_weekend()
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
