"""A publish that loses an answer, or its desk, at any call: it converges, and nobody is told twice."""

import pytest

from jada_desk.domain.errors import OutcomeUnknown, Unavailable
from jada_desk.domain.plan import NoticeChoice, StepState
from tests.fakes.faults import Call, raise_at
from tests.unit.workflows.cut_off import Killed
from tests.unit.workflows.world import Operation


def test_a_message_whose_answer_is_lost_is_uncertain_and_never_repeated(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def after(call: Call) -> None:
        if call.port == "SmsSender":
            raise OutcomeUnknown("No answer.")

    jada.faults.after = after
    report = jada.publish(plan)
    uncertain = [step for step in plan.steps if report.outcomes[step.step_id].state is StepState.UNCERTAIN]
    assert {step.payload["channel"] for step in uncertain} == {"sms"}
    sent = jada.messages()
    jada.faults.after = lambda call: None
    again = jada.retry(plan.plan_id)
    assert jada.messages() == sent
    assert again.count(StepState.UNCERTAIN) == len(uncertain)
    assert not again.can_retry
    assert jada.plan().is_empty


def count_calls() -> int:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    before = len(jada.faults.calls)
    jada.publish(plan)
    return len(jada.faults.calls) - before


CALLS = count_calls()


@pytest.mark.parametrize("lost", [False, True], ids=["no effect", "answer lost"])
@pytest.mark.parametrize("number", range(CALLS))
def test_a_publish_interrupted_at_any_call_converges(number: int, lost: bool) -> None:
    """Every call of the publish fails once: certainly without effect, or with effect and the answer lost.

    After a retry every layer is as wanted, and each message went out once, or is uncertain and went out at
    most once.
    """
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    hook = raise_at(
        len(jada.faults.calls) + number, OutcomeUnknown("Lost.") if lost else Unavailable("Busy.")
    )
    if lost:
        jada.faults.after = hook
    else:
        jada.faults.before = hook
    jada.publish(plan)
    report = jada.retry(plan.plan_id)
    addresses = [address for address, _ in jada.messages()]
    assert len(addresses) == len(set(addresses))
    uncertain = report.count(StepState.UNCERTAIN)
    assert report.count(StepState.DONE) + uncertain == len(plan.steps)
    assert plan.messages - uncertain <= len(addresses) <= plan.messages
    assert uncertain <= 1
    left = jada.plan()
    assert not left.changes
    assert not [one for one in left.notices if one.choice is NoticeChoice.TICKED]


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after it"])
@pytest.mark.parametrize("number", range(CALLS))
def test_a_desk_killed_at_any_call_finishes_after_a_restart(number: int, after: bool) -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    hook = raise_at(len(jada.faults.calls) + number, Killed())
    if after:
        jada.faults.after = hook
    else:
        jada.faults.before = hook
    with pytest.raises(Killed):
        jada.publish(plan)
    jada.faults.before = jada.faults.after = lambda call: None
    # The same journal, another process.
    again = jada.another_desk(jada.memory, jada.journal)
    (unfinished,) = again.unfinished()
    report = again.retry(unfinished.plan.plan_id, jada.progress.append, jada.stop)
    addresses = [address for address, _ in jada.messages()]
    assert len(addresses) == len(set(addresses))
    assert report.count(StepState.DONE) + report.count(StepState.UNCERTAIN) == len(plan.steps)
    assert report.count(StepState.UNCERTAIN) <= 1
    assert not jada.plan().changes
