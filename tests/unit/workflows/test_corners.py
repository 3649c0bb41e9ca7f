"""Corners of planning and performing that the great stories do not come through."""

from collections.abc import Mapping
from dataclasses import replace

from jada_desk.domain.draft import Draft
from jada_desk.domain.errors import Cancelled
from jada_desk.domain.plan import Layer, StepKind, StepState
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.limits import LayerPaused
from jada_desk.workflows.page_plan import PagePlace
from jada_desk.workflows.plan_steps import CharterPlan, plan_charter
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.told import _read_facts
from tests.fakes.faults import Call
from tests.unit.workflows.world import FRIDAY, Operation, at, record


def test_a_row_whose_facts_cannot_be_read_tells_nothing() -> None:
    assert _read_facts("no json") == {}
    assert _read_facts("[1]") == {}
    assert _read_facts('{"boat": "JADA"}') == {"boat": "JADA"}


def test_an_edge_that_never_forgets_is_told_and_a_retry_finishes(jada: Operation) -> None:
    plan = jada.plan()
    jada.cdn.checks = 10**6
    report = jada.publish(plan)
    batch = report.outcomes["cloudfront/invalidation"]
    assert batch.state is StepState.FAILED
    assert "not forgotten" in batch.detail
    jada.cdn.checks = 0
    for one in jada.cdn.invalidations:
        one.checks_left = 0
    assert jada.retry(plan.plan_id).is_complete


def test_a_paused_layer_ends_the_wait_for_the_edge(jada: Operation) -> None:
    plan = jada.plan()

    def before(call: Call) -> None:
        if call.method == "is_completed":
            raise LayerPaused("CloudFront rests.")

    jada.faults.before = before
    assert jada.publish(plan).outcomes["cloudfront/invalidation"].state is StepState.FAILED


def test_a_calendar_step_without_a_sign_in_waits_for_one(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = next(one for one in plan.steps if one.kind is StepKind.PATCH_EVENT)
    signed_in = jada.desk._world().performer
    performer = replace(signed_in, layers=replace(signed_in.layers, calendar=None))
    states: Mapping[str, StepState] = {}
    outcome = performer.perform(step, states, StepState.WAITING, jada.stop)
    assert outcome.state is StepState.RETRY
    assert jada.calendar.events["danika"].start == at(30, 18)


def test_work_that_was_stopped_is_cancelled_and_not_failed(jada: Operation) -> None:
    def stop() -> tuple[StepState, str]:
        raise Cancelled("Stopped.")

    assert jada.desk._world().performer.outcome(stop).state is StepState.CANCELLED


def test_a_charter_without_its_event_plans_nothing(jada: Operation) -> None:
    seen = jada.observe()
    live = replace(jada.charter("quinn"), event=None)
    directory = jada.desk.directory(seen)
    pages = jada.desk._world().pages()
    ground = Ground(seen, Draft(), jada.tenant, directory, {}, pages, jada.clock.now())
    assert plan_charter(ground, live, live, PagePlace(("guests/x.html",), ()), ()) == CharterPlan()


def test_a_quiet_charter_from_before_offers_no_notices(jada: Operation) -> None:
    there = record("quinn", "Quinn Sunset", at(30, 18, 30), at(30, 20, 30), "18:15", captain="Darrell",
                   crew=["Gene", "Sarah"], boat="JADA")  # fmt: skip
    jada.put(Table.EVENTS, there)
    jada.upload("guests/quinn-guest.html", b"Quinn, by hand")
    plan = jada.plan()
    assert "quinn" not in plan.event_ids
    assert Layer.PAGE in {step.layer for step in plan.steps if step.event_id == "jonathan"}


def test_the_one_who_is_meant_is_found_among_all_with_news(jada: Operation) -> None:
    seen = jada.observe()
    assert jada.desk.told_by_phone(seen, "quinn", "guest") == "Quinn"
    rows = [row for row in jada.tables.rows[Table.NOTICES].values() if row["event_id"] == "quinn"]
    assert [str(row["state"]) for row in rows if str(row["notice_id"]).startswith("guest#")] == [
        "told by phone"
    ]
    assert seen.first == FRIDAY
