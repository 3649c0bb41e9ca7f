"""How hard a publish may knock: the breaker, the sign-in pause, permissions, and limits a layer."""

from collections.abc import Callable
from random import Random

import pytest

from jada_desk.domain.errors import (
    Cancelled,
    NotAllowed,
    OutcomeUnknown,
    Refused,
    SignInNeeded,
    Stale,
    Unavailable,
)
from jada_desk.domain.plan import Layer, StepKind, StepState
from jada_desk.workflows.limits import (
    AT_ONCE,
    COOL_DOWN_S,
    FAILURES_TO_OPEN,
    TRIES,
    Account,
    Gate,
    LayerPaused,
    Patience,
    Service,
    gated,
    service_of,
)
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.publish import NeverCancelled
from tests.fakes.faults import Call
from tests.unit.workflows.world import Operation, Stop


class Wire:
    """A call that fails as often as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        return "answer"


def a_gate(pause: Callable[[float], None] = lambda seconds: None, account: Account | None = None) -> Gate:
    return Gate(Service.PAGES, account or Account(), pause)


def open_it(gate: Gate) -> None:
    for _ in range(FAILURES_TO_OPEN):
        with pytest.raises(Unavailable):
            gate.call("put", Wire(Unavailable("Busy.")))


def test_an_answer_closes_what_failures_began() -> None:
    gate = a_gate()
    for _ in range(3):
        for failure in (Unavailable("Busy."), OutcomeUnknown("Lost."), *[Unavailable("Busy.")] * 4):
            with pytest.raises((Unavailable, OutcomeUnknown)):
                gate.call("put", Wire(failure))
        # A refusal is an answer too.
        with pytest.raises(Stale):
            gate.call("put", Wire(Stale("Changed.")))
    assert gate.call("put", Wire()) == "answer"


def test_a_silent_service_is_asked_once_more_after_a_pause_and_then_left_alone() -> None:
    pauses: list[float] = []
    gate = a_gate(pauses.append)
    open_it(gate)
    with pytest.raises(Unavailable, match=r"Busy\."):
        gate.call("put", Wire(Unavailable("Busy.")))
    assert pauses == [COOL_DOWN_S]
    wire = Wire()
    with pytest.raises(LayerPaused, match="S3 did not answer 9 times in a row"):
        gate.call("put", wire)
    assert wire.calls == 0 and pauses == [COOL_DOWN_S]


def test_a_service_that_answers_the_second_time_is_open_again() -> None:
    gate = a_gate()
    open_it(gate)
    with pytest.raises(Refused):
        gate.call("put", Wire(Refused("No.")))
    assert gate.call("put", Wire()) == "answer"
    # And the breaker works anew.
    open_it(gate)
    assert gate.call("put", Wire()) == "answer"


def test_others_wait_for_what_the_one_that_asks_again_finds() -> None:
    gate = a_gate()
    open_it(gate)
    gate.permits.pop()  # somebody is asking
    waits: list[float] = []

    def somebody_is_answered(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            gate.failures.clear()

    gate.pause = somebody_is_answered
    assert gate.call("put", Wire()) == "answer"
    assert len(waits) == 3
    # When nobody ever comes back to say, they do not wait for ever.
    open_it(gate)
    gate.pause = lambda seconds: None
    with pytest.raises(LayerPaused):
        gate.call("put", Wire())


def test_one_refused_sign_in_stops_every_service_of_its_account() -> None:
    account = Account()
    first, second = a_gate(account=account), a_gate(account=account)
    with pytest.raises(SignInNeeded):
        first.call("put", Wire(SignInNeeded("Signed out.", remedy="Sign in.")))
    wire = Wire()
    with pytest.raises(SignInNeeded, match=r"Signed out\. This step was not tried\. Sign in\.") as told:
        second.call("get", wire)
    assert wire.calls == 0 and told.value.unchanged
    assert a_gate().call("get", Wire()) == "answer"


def test_a_missing_permission_stops_calls_of_its_kind_and_table_only() -> None:
    class Tables:
        def update(self, table: Table, key: str) -> str:
            if table is Table.GUESTS:
                raise NotAllowed("No.", remedy="Give dynamodb:UpdateItem.")
            return key

        def query(self, table: Table, *, key: str) -> str:
            return key

    gate = a_gate()
    tables = gated(Tables(), gate)
    with pytest.raises(NotAllowed):
        tables.update(Table.GUESTS, "quinn")
    with pytest.raises(NotAllowed, match="not tried"):
        tables.update(Table.GUESTS, "danika")
    assert tables.update(Table.EVENTS, "quinn") == "quinn"
    assert tables.query(Table.GUESTS, key="quinn") == "quinn"


def test_patience_ends_and_stop_ends_it_at_once() -> None:
    pauses: list[float] = []
    patience = Patience(pauses.append, Random(1))
    wire = Wire(*[Unavailable("Busy.")] * TRIES)
    with pytest.raises(Unavailable):
        patience.insist(wire, NeverCancelled())
    assert wire.calls == TRIES and len(pauses) == TRIES - 1 and max(pauses) <= 3
    wire = Wire(OutcomeUnknown("Lost."))
    assert patience.insist(wire, NeverCancelled()) == "answer"
    with pytest.raises(OutcomeUnknown):
        patience.insist(Wire(OutcomeUnknown("Lost.")), NeverCancelled(), on=(Unavailable,))
    wire = Wire(LayerPaused("Paused."))
    with pytest.raises(LayerPaused):
        patience.insist(wire, NeverCancelled())
    assert wire.calls == 1
    stop = Stop()
    stop.cancelled = True
    with pytest.raises(Cancelled):
        patience.insist(Wire(Unavailable("Busy.")), stop)


# In a publish ---------------------------------------------------------------------------------------------------------


def test_every_step_counts_against_one_service() -> None:
    jada = Operation()
    steps = jada.plan(jada.weekend_edits()).steps
    found = {service_of(step) for step in steps}
    assert found == set(AT_ONCE) == set(Service)
    assert {service_of(step) for step in steps if step.kind is StepKind.SEND} == {Service.EMAIL, Service.SMS}


def test_a_missing_sign_in_holds_back_its_layer_and_what_waits_for_it_and_is_asked_for_once() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    patches: list[Call] = []

    def before(call: Call) -> None:
        if call.port == "Calendar" and call.writes:
            patches.append(call)
            raise SignInNeeded("The sign-in has expired.", remedy="Sign in to Google again.")

    jada.faults.before = before
    report = jada.publish(plan)
    assert len(patches) == 1
    held = [step for step in plan.steps if report.outcomes[step.step_id].state is StepState.RETRY]
    assert {step.layer for step in held} == {Layer.CALENDAR} and len(held) == 2
    assert report.sign_in_needed == ("Google",)
    assert report.outcomes["quinn/jada-events"].state is StepState.DONE
    assert "Then retry." in report.outcomes["priya/calendar"].detail
    jada.faults.before = lambda call: None
    again = jada.retry(plan.plan_id)
    assert again.is_complete and again.sign_in_needed == ()


def test_an_expired_aws_session_is_asked_for_once() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    refused: list[Call] = []

    def before(call: Call) -> None:
        if call.port in ("Tables", "PageStore", "EmailSender"):
            refused.append(call)
            raise SignInNeeded("The AWS sign-in has expired.")

    jada.faults.before = before
    report = jada.publish(plan)
    assert len(refused) == 1
    assert report.sign_in_needed == ("AWS",)
    assert jada.messages() == []
