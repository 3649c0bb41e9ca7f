"""Claims of messages that nobody came back to, and what is known of them after all."""

import json
from datetime import timedelta

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, set_field, set_status
from jada_desk.domain.errors import OutcomeUnknown
from jada_desk.domain.notice import REMOVED_FACTS, NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, StepKind, tick
from jada_desk.workflows.notice_plan import IN_DOUBT
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.records import stored_moment
from tests.fakes.faults import Call
from tests.fakes.local import JournalFake, MemoryFake
from tests.unit.workflows.cut_off import kill, on
from tests.unit.workflows.world import DOCK, THURSDAY, Operation


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
    jada.publish_weekend()
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
    jada.publish_weekend()
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
    jada.publish_weekend()
    quinn = jada.charter("quinn")
    jada.clock.moment += timedelta(days=4)
    assert jada.publish(jada.plan(assign(Draft(), quinn, CAPTAIN_SLOT, "Noor", THURSDAY))).is_complete
    sent = len(jada.messages())
    jada.clock.moment -= timedelta(days=4)
    assert {one.name for one in jada.plan().notices} == {"Quinn", "Darrell", "Noor"}
    assert len(jada.messages()) == sent


def test_the_journals_words_of_a_message_have_its_id(jada: Operation) -> None:
    report = jada.publish_weekend()
    details = [
        report.outcomes[step.step_id].detail for step in report.plan.steps if step.kind is StepKind.SEND
    ]
    assert all(one.startswith("Accepted for delivery, message ") for one in details)
    assert jada.desk.audit(report.plan.plan_id)[0].state == "begun"
    assert json.loads(json.dumps(details)) == details and DOCK.key
    assert Layer.GUEST_NOTICE in {step.layer for step in report.plan.steps}
