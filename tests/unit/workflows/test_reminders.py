"""Reminders of tomorrow's charters and of missing waivers: asked for, once, beside the news."""

from datetime import timedelta

import pytest

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import Draft, set_field, set_status
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import NoticeChoice, Plan, StepState
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, published_weekend

TOMORROW = frozenset({NoticeKind.REMINDER})
WAIVERS = frozenset({NoticeKind.WAIVER})


@pytest.fixture
def jada() -> Operation:
    """The seed's weekend, published; it is Friday noon, Quinn and Danika sail tomorrow."""
    operation = published_weekend()
    operation.clock.moment = at(29, 12)
    return operation


def plan(jada: Operation, asked: frozenset[NoticeKind], draft: Draft | None = None) -> Plan:
    return jada.desk.plan(jada.observe(draft), draft or Draft(), FRIDAY, asked=asked)


def reminded(plan: Plan, kind: NoticeKind = NoticeKind.REMINDER) -> set[tuple[str, str]]:
    return {(one.event_ids[0], one.name) for one in plan.notices if one.kind is kind}


def test_who_sails_tomorrow_is_reminded_once(jada: Operation) -> None:
    assert jada.plan().is_empty
    asked = plan(jada, TOMORROW)
    assert reminded(asked) == {
        ("quinn", "Quinn"),
        ("quinn", "Darrell"),
        ("quinn", "Gene"),
        ("quinn", "Sarah"),
        ("danika", "Danika"),
        ("danika", "Noor"),
        ("danika", "Kai"),
    }
    assert {one.choice for one in asked.notices} == {NoticeChoice.TICKED}
    assert asked.changes == ()
    assert jada.publish(asked).is_complete
    assert len(jada.messages()) == 14
    # They count neither as news nor again.
    assert jada.plan().is_empty and plan(jada, TOMORROW).is_empty


def test_news_say_it_already(jada: Operation) -> None:
    draft = set_field(Draft(), jada.charter("quinn"), "boarding", at(30, 18), THURSDAY)
    kinds = {one.kind for one in plan(jada, TOMORROW, draft).notices if one.event_ids == ("quinn",)}
    assert kinds == {NoticeKind.CHANGED}


def test_who_is_moved_after_a_reminder_hears_it_and_is_reminded_anew(jada: Operation) -> None:
    assert jada.publish(plan(jada, TOMORROW)).is_complete
    draft = set_field(Draft(), jada.charter("quinn"), "boarding", at(30, 18), THURSDAY)
    jada.clock.moment += timedelta(minutes=5)
    changed = jada.plan(draft)
    assert {one.kind for one in changed.notices} == {NoticeKind.CHANGED}
    assert jada.publish(changed).is_complete
    jada.clock.moment += timedelta(minutes=5)
    assert reminded(plan(jada, TOMORROW)) == {("quinn", one) for one in ("Quinn", "Darrell", "Gene", "Sarah")}


@pytest.mark.parametrize("status", [CharterStatus.CANCELLED, CharterStatus.HELD])
def test_nobody_is_reminded_of_what_does_not_sail(jada: Operation, status: CharterStatus) -> None:
    draft = set_status(Draft(), jada.charter("quinn"), status, "", THURSDAY)
    assert {one for one, _ in reminded(plan(jada, TOMORROW, draft))} == {"danika"}


def test_a_reminder_of_other_hours_than_the_record_is_not_sent(jada: Operation) -> None:
    asked = plan(jada, TOMORROW)
    jada.row(Table.EVENTS, "quinn")["start_time"] = "17:00"
    report = jada.publish(asked)
    assert report.count(StepState.EXPIRED) == 8


def test_missing_waivers_are_asked_for_once_a_day(jada: Operation) -> None:
    asked = plan(jada, WAIVERS)
    assert reminded(asked, NoticeKind.WAIVER) == {("quinn", "Quinn"), ("danika", "Danika")}
    assert jada.publish(asked).is_complete
    assert plan(jada, WAIVERS).is_empty
    jada.clock.moment = at(30, 9)
    jada.row(Table.EVENTS, "quinn")["waiver_status"] = "signed"
    again = plan(jada, WAIVERS)
    assert reminded(again, NoticeKind.WAIVER) == {("danika", "Danika")}
    # Who signs meanwhile is not asked.
    jada.row(Table.EVENTS, "danika")["waiver_status"] = "signed"
    assert jada.publish(again).count(StepState.EXPIRED) == 2
