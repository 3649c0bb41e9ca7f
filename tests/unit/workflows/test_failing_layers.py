"""A layer that fails, is busy or cannot be read; a publish that is stopped; and the retry of the rest."""

import pytest

from jada_desk.domain.errors import BadInput, Refused, Unavailable
from jada_desk.domain.plan import Layer, NoticeChoice, StepState, tick
from jada_desk.workflows.limits import FAILURES_TO_OPEN, TRIES
from jada_desk.workflows.plan_messages import NO_PAGE
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call, Faults
from tests.unit.workflows.world import Operation


def failing(port: str, error: Exception, event_id: str = "") -> Faults:
    """Every write of a port fails (of one charter, if named), certainly without effect."""

    def before(call: Call) -> None:
        if call.port == port and call.writes and event_id in str(call.args):
            raise error

    return Faults(before=before)


def states(report: object) -> dict[Layer, set[StepState]]:
    found: dict[Layer, set[StepState]] = {}
    for step in report.plan.steps:  # type: ignore[attr-defined]
        found.setdefault(step.layer, set()).add(report.outcomes[step.step_id].state)  # type: ignore[attr-defined]
    return found


def test_a_bucket_that_is_down_holds_back_pages_and_guests_but_not_crew() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("PageStore", Unavailable("S3 is busy.")).before
    report = jada.publish(plan)
    found = states(report)
    assert found[Layer.PAGE] == {StepState.FAILED}
    assert found[Layer.CLOUDFRONT] == {StepState.BLOCKED}
    assert found[Layer.GUEST_NOTICE] == {StepState.BLOCKED}
    assert found[Layer.CREW_NOTICE] == {StepState.DONE}
    assert not any("danika@" in address for address, _ in jada.messages())
    # Retry does only the rest.
    jada.faults.before = lambda call: None
    sent = len(jada.messages())
    again = jada.retry(plan.plan_id)
    assert again.is_complete
    assert len(jada.messages()) == sent + 3
    assert jada.plan().is_empty


def test_one_charters_failure_leaves_the_others_alone() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("Calendar", Refused("Google said no."), "danika").before
    report = jada.publish(plan)
    failed = {
        step.event_id for step in plan.steps if report.outcomes[step.step_id].state is not StepState.DONE
    }
    assert failed == {"danika"}
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Gene"
    assert "Google said no." in report.outcomes["danika/calendar"].detail


def test_a_busy_layer_is_tried_again_and_then_done() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    busy = {"left": 2}

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.method == "put" and busy["left"]:
            busy["left"] -= 1
            raise Unavailable("S3 is busy.")

    jada.faults.before = before
    assert jada.publish(plan).is_complete
    assert len(jada.pauses) == 2


def test_what_stays_busy_fails_after_a_few_tries(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("Tables", Unavailable("DynamoDB is busy.")).before
    report = jada.publish(plan)
    assert states(report)[Layer.EVENTS] <= {StepState.FAILED, StepState.BLOCKED}
    tried = [call for call in jada.faults.calls if call.port == "Tables" and call.writes]
    # The first step tries as often as it may; then the breaker opens, and one call finds that it stays so.
    assert len({str(call.args[:2]) for call in tried[:TRIES]}) == 1
    assert len(tried) == FAILURES_TO_OPEN + 1


def test_a_layer_that_cannot_be_read_is_left_out_with_a_warning(jada: Operation) -> None:
    jada.pages.bucket_exists = False
    plan = jada.plan(jada.weekend_edits())
    assert not [step for step in plan.steps if step.layer in (Layer.PAGE, Layer.CLOUDFRONT)]
    assert any("bucket" in warning for warning in plan.warnings)
    guests = [notice for notice in plan.notices if notice.audience == "guest" and notice.channel != "phone"]
    assert guests and {notice.choice for notice in guests} == {NoticeChoice.UNTICKED}
    assert {notice.reason for notice in guests} == {NO_PAGE}
    # Not even a person's tick sends a guest to a page that nobody could look at.
    plan = tick(plan, frozenset(notice.notice_key for notice in plan.notices))
    assert not [step for step in plan.steps if step.layer is Layer.GUEST_NOTICE]
    assert [one for one in plan.notices if one.audience == "guest" and one.channel != "phone"] == guests
    assert jada.publish(plan).is_complete
    jada.pages.bucket_exists = True
    # The pages are put right, and then Danika may hear of hers.
    assert {step.layer for step in jada.plan().steps} == {Layer.PAGE, Layer.CLOUDFRONT, Layer.GUEST_NOTICE}


def test_a_defect_in_one_step_does_not_lose_the_others(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.writes and "quinn" in str(call.args[0]):
            raise ZeroDivisionError

    jada.faults.before = before
    report = jada.publish(plan)
    (failed,) = [one for one in report.outcomes.values() if one.state is StepState.FAILED]
    assert "ZeroDivisionError" in failed.detail
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Gene"


def test_stopping_starts_nothing_new_and_retry_finishes(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def stop_after_first(call: Call) -> None:
        if call.writes:
            jada.stop.cancelled = True

    jada.faults.after = stop_after_first
    report = jada.publish(plan)
    assert report.count(StepState.DONE) == 1
    assert report.count(StepState.CANCELLED) > 10
    assert report.can_retry and [kept.plan.plan_id for kept in jada.desk.unfinished()] == [plan.plan_id]
    jada.faults.after = lambda call: None
    jada.stop.cancelled = False
    assert jada.retry(plan.plan_id).is_complete
    assert jada.desk.unfinished() == ()


def test_a_later_publish_takes_over_what_an_earlier_left(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.stop.cancelled = True
    jada.publish(jada.plan(draft))
    jada.stop.cancelled = False
    assert len(jada.desk.unfinished()) == 1
    jada.publish(jada.plan(draft))
    assert jada.desk.unfinished() == ()


def test_a_retry_of_nothing_we_know_is_refused(jada: Operation) -> None:
    with pytest.raises(BadInput, match="no publish"):
        jada.retry("nothing")
