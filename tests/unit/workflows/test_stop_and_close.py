"""A publish that is stopped, a desk that is closed, a journal that cannot be written."""

from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import Plan, StepState
from jada_desk.workflows import publish as publishing
from tests.unit.workflows.cut_off import recover
from tests.unit.workflows.world import Operation


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
