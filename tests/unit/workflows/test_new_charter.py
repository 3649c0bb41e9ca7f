"""A charter made at the desk: drafted, published in every layer, called off again; whatever fails on the way."""

from dataclasses import replace

import pytest

from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import (
    CAPTAIN_SLOT,
    Draft,
    NewCharter,
    add_charter,
    assign,
    new_charters,
    set_contact,
    set_field,
    set_status,
)
from jada_desk.domain.errors import BadInput, OutcomeUnknown, SignInNeeded, Unavailable
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import Layer, Plan, StepKind, StepState
from jada_desk.workflows.ports.calendar import EventPatch
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import raise_at
from tests.unit.workflows.cut_off import Killed
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, event

MARA = "jadamara0531"
PAGE = "guests/mara-2026-05-31.html"


def operation() -> Operation:
    """The seed's operation with everything published that was there before."""
    jada = Operation()
    jada.publish(jada.plan())
    assert jada.plan().steps == ()
    jada.email.sent.clear()
    jada.sms.sent.clear()
    return jada


@pytest.fixture
def jada() -> Operation:
    return operation()


def begun() -> Draft:
    return add_charter(
        Draft(), NewCharter(MARA, "Mara Morning", "Shearwater", at(31, 9), at(31, 12), THURSDAY)
    )


def drafted(jada: Operation, draft: Draft) -> Charter:
    found = jada.desk.weekend(jada.observe(draft), FRIDAY, draft).charter(MARA)
    assert found is not None
    return found


def whole(jada: Operation) -> Draft:
    """A new charter with everything that a call tells."""
    draft = begun()
    mara = drafted(jada, draft)
    for name, value in (("guest_name", "Mara"), ("passengers", 4), ("boarding", at(31, 8, 30))):
        draft = set_field(draft, mara, name, value, THURSDAY)
    draft = assign(draft, mara, CAPTAIN_SLOT, "Noor", THURSDAY)
    return set_contact(draft, mara, "+1-619-555-0009", "mara@example.com", THURSDAY)


def of_mara(plan: Plan) -> Plan:
    """The plan without the first notices of the charters that were there before."""
    assert {one.event_id for one in plan.changes} == {MARA}
    return plan


def test_a_drafted_charter_is_on_the_board_and_nowhere_else(jada: Operation) -> None:
    mara = drafted(jada, begun())
    assert (mara.title, mara.boat, mara.start, mara.end) == (
        "Mara Morning",
        "Shearwater",
        at(31, 9),
        at(31, 12),
    )
    assert MARA not in jada.calendar.events
    assert jada.observe(begun()).gone == frozenset()
    assert b"Mara" in jada.desk.preview(jada.observe(whole(jada)), whole(jada), MARA)


@pytest.mark.parametrize(
    "new",
    [
        NewCharter(MARA, "", "JADA", at(31, 9), at(31, 12), THURSDAY),
        NewCharter(MARA, "two\nlines", "JADA", at(31, 9), at(31, 12), THURSDAY),
        NewCharter(MARA, "Mara", "JADA", at(31, 9), at(31, 9), THURSDAY),
    ],
)
def test_what_no_calendar_could_hold_is_not_begun(new: NewCharter) -> None:
    with pytest.raises(BadInput):
        add_charter(Draft(), new)


def test_a_new_charter_is_published_in_every_layer_and_the_next_plan_is_empty(jada: Operation) -> None:
    plan = of_mara(jada.plan(whole(jada)))
    assert plan.steps[0].kind is StepKind.INSERT_EVENT
    assert plan.changes[0].field == "is_new" and plan.changes[0].now == "Sun 31 May 09:00, Shearwater"
    report = jada.publish(plan)
    assert report.count(StepState.DONE) == len(plan.steps)
    made = jada.calendar.events[MARA]
    assert (made.summary, made.start, made.end) == ("Mara Morning", at(31, 9), at(31, 12))
    assert jada.row(Table.EVENTS, MARA)["guest_phone"] == "+1-619-555-0009"
    assert jada.row(Table.CREW_DISPATCH, MARA)["captain"] == "Noor"
    assert jada.site.read(f"/{PAGE}") is not None
    told = {one.recipient: one.kind for one in plan.notices}
    assert told == {"guest": NoticeKind.NEW, "crew:noor": NoticeKind.NEW}
    seen = jada.observe(whole(jada))
    settled = jada.desk.settled(jada.memory.load_history().record("x", whole(jada)), seen).present
    assert not settled.edits
    live = jada.desk.weekend(seen, FRIDAY).charter(MARA)
    assert live is not None and replace(live, event=None) == replace(
        live, captain="Noor", passengers=4, guest_name="Mara", boarding=at(31, 8, 30), event=None
    )
    assert jada.plan().is_empty


def test_it_can_be_held_back_whole(jada: Operation) -> None:
    draft = whole(jada)
    plan = jada.desk.plan(jada.observe(draft), draft, FRIDAY, frozenset({(MARA, "is_new")}))
    assert plan.is_empty and not plan.changes


def test_what_is_called_off_before_it_was_made_makes_nothing(jada: Operation) -> None:
    draft = whole(jada)
    off = set_status(draft, drafted(jada, draft), CharterStatus.CANCELLED, "", THURSDAY)
    assert jada.plan(off).is_empty


def test_without_a_sign_in_it_waits_in_the_draft(jada: Operation) -> None:
    draft = whole(jada)
    plan = jada.desk.plan(replace(jada.observe(draft), writable=False), draft, FRIDAY)
    assert plan.is_empty
    assert any("Mara Morning is left out" in one for one in plan.warnings)


def test_a_rollback_calls_it_off_and_never_deletes_it(jada: Operation) -> None:
    plan = jada.plan(whole(jada))
    jada.publish(plan)
    back = jada.desk.rollback(plan.plan_id, jada.observe(), Draft())
    undone = jada.plan(back.draft)
    assert {one.kind for one in undone.notices} == {NoticeKind.CANCELLED}
    jada.publish(undone)
    assert jada.calendar.events[MARA].summary == "CANCELLED: Mara Morning"
    again = jada.desk.rollback(plan.plan_id, jada.observe(), Draft())
    assert not again.draft.edits


def test_somebody_elses_event_under_its_id_is_not_touched(jada: Operation) -> None:
    plan = jada.plan(whole(jada))
    theirs = event(MARA, "Theirs", at(31, 9), at(31, 12))
    jada.calendar.events[MARA] = theirs
    report = jada.publish(plan)
    # What nobody knew yet may be kept; nothing else is written.
    written = [step for step in plan.steps if step.layer is not Layer.NOTICES]
    assert {report.outcomes[step.step_id].state for step in written} == {
        StepState.CONFLICT,
        StepState.BLOCKED,
    }
    assert jada.calendar.events[MARA] == theirs
    assert jada.messages() == []


def test_a_colleague_who_made_the_very_same_is_no_conflict(jada: Operation) -> None:
    plan = jada.plan(whole(jada))
    insert = next(step for step in plan.steps if step.kind is StepKind.INSERT_EVENT)
    says = {name: insert.payload[name] for name in ("summary", "description", "location", "time_zone")}
    jada.calendar.insert(MARA, EventPatch(**says, start=at(31, 9), end=at(31, 12), operation="theirs"))
    assert jada.publish(plan).count(StepState.DONE) == len(plan.steps)


def test_signed_out_nothing_is_made_until_the_retry(jada: Operation) -> None:
    plan = jada.plan(whole(jada))
    jada.faults.before = raise_at(len(jada.faults.calls) + 1, SignInNeeded("Signed out."))
    jada.publish(plan)
    report = jada.retry(plan.plan_id)
    assert report.count(StepState.DONE) == len(plan.steps)


def count_calls() -> int:
    jada = operation()
    plan = jada.plan(whole(jada))
    before = len(jada.faults.calls)
    jada.publish(plan)
    return len(jada.faults.calls) - before


CALLS = count_calls()


@pytest.mark.parametrize("lost", [False, True], ids=["no effect", "answer lost"])
@pytest.mark.parametrize("number", range(CALLS))
def test_whatever_call_fails_it_is_made_once_and_everybody_is_told_once(number: int, lost: bool) -> None:
    jada = operation()
    plan = jada.plan(whole(jada))
    error = OutcomeUnknown("Lost.") if lost else Unavailable("Busy.")
    hook = raise_at(len(jada.faults.calls) + number, error)
    jada.faults.after, jada.faults.before = (hook, jada.faults.before) if lost else (jada.faults.after, hook)
    jada.publish(plan)
    report = jada.retry(plan.plan_id)
    assert report.count(StepState.DONE) + report.count(StepState.UNCERTAIN) == len(plan.steps)
    check_converged(jada)


@pytest.mark.parametrize("number", range(CALLS))
def test_a_desk_killed_after_any_call_goes_on_after_a_restart(number: int) -> None:
    jada = operation()
    plan = jada.plan(whole(jada))
    hook = raise_at(len(jada.faults.calls) + number, Killed())
    jada.faults.after = hook
    with pytest.raises(Killed):
        jada.publish(plan)
    jada.faults.before = jada.faults.after = lambda call: None
    again = jada.another_desk(jada.memory, jada.journal)
    again.recover(jada.progress.append, jada.stop)
    check_converged(jada)


def check_converged(jada: Operation) -> None:
    addresses = [address for address, _ in jada.messages()]
    assert len(addresses) == len(set(addresses))
    assert jada.calendar.events[MARA].summary == "Mara Morning"
    assert jada.row(Table.EVENTS, MARA)["captain"] == "Noor"
    assert not new_charters(jada.desk.settled(jada.memory.load_history(), jada.observe()).present)
    assert not jada.plan(whole_of_settled(jada)).changes


def whole_of_settled(jada: Operation) -> Draft:
    """The draft as it is left after the publish: everything is in the calendar."""
    draft = Draft(begun().edits)
    return jada.desk.settled(jada.memory.load_history().record("x", draft), jada.observe(draft)).present
