"""A step's operation: the same for the same content at the same target, another for anything else."""

from typing import Any

import pytest

from jada_desk.domain.plan import Layer, StepKind
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.steps import make_step
from tests.unit.workflows.world import Operation

PUT: dict[str, Any] = {
    "tenant_id": "jada",
    "event_id": "quinn",
    "layer": Layer.PAGE,
    "kind": StepKind.PUT_PAGE,
    "payload": {"key": "guests/quinn.html", "body": "6:15 PM"},
    "suffix": "guests/quinn.html",
}


def test_the_same_content_at_the_same_target_is_the_same_operation() -> None:
    shuffled = dict(reversed(PUT["payload"].items()))
    assert make_step(**PUT).operation == make_step(**{**PUT, "payload": shuffled}).operation
    # What a step waits for is no part of what it does.
    assert make_step(**PUT).operation == make_step(**PUT, needs=("quinn/jada-events",)).operation


@pytest.mark.parametrize(
    "other",
    [
        {"tenant_id": "other"},
        {"event_id": "danika"},
        {"layer": Layer.EVENTS},
        {"suffix": "guests/quinn-2.html"},
        {"payload": {"key": "guests/quinn.html", "body": "6:30 PM"}},
    ],
)
def test_another_tenant_charter_layer_target_or_content_is_another_operation(other: dict[str, Any]) -> None:
    assert make_step(**PUT).operation != make_step(**{**PUT, **other}).operation


def test_two_plans_of_one_moment_have_the_same_operations_and_a_record_keeps_its_own() -> None:
    jada = Operation()
    first, second = (jada.plan(jada.weekend_edits()) for _ in range(2))
    assert [step.operation for step in first.steps] == [step.operation for step in second.steps]
    assert len({step.operation for step in first.steps}) == len(first.steps)
    jada.publish(first)
    (step,) = [one for one in first.steps if one.step_id == "danika/jada-events"]
    assert jada.row(Table.EVENTS, "danika")["last_operation"] == step.operation
