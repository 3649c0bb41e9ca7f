"""Numbers that are not to be texted, in the plan and at the moment of sending."""

import pytest

from jada_desk.domain.errors import BadInput, NotAllowed
from jada_desk.domain.plan import Layer, NoticeChoice, Plan, PlannedNotice, StepState, message_id_in
from jada_desk.workflows.opt_out import read_opt_outs
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.unit.workflows.world import Operation

DANIKA, KAI = "+1-619-555-0002", "+1-619-555-0106"


def texts(plan: Plan, phone: str) -> PlannedNotice:
    number = phone.replace("-", "")
    (found,) = [one for one in plan.notices if one.address == number]
    return found


def test_who_asked_not_to_be_texted_gets_mail_only(jada: Operation) -> None:
    assert jada.desk.stop_texts(DANIKA, "please\nleave me alone") == "+16195550002"
    plan = jada.plan(jada.weekend_edits())
    notice = texts(plan, DANIKA)
    assert notice.choice is NoticeChoice.UNTICKED and not notice.can_be_sent
    assert notice.reason == "Asked not to be texted on 28 May 2026: “please leave me alone”."
    assert jada.publish(plan).is_complete
    sent = [one.to for one in (*jada.email.sent, *jada.sms.sent)]
    assert "danika@example.com" in sent and "+16195550002" not in sent
    assert jada.plan().is_empty
    assert jada.observe().stopped["+16195550002"].startswith("Asked not")


def test_who_answered_stop_and_has_no_mail_is_to_be_called(jada: Operation) -> None:
    jada.sms.stopped.add("+16195550002")
    jada.row(Table.EVENTS, "danika").pop("guest_email")
    plan = jada.plan(jada.weekend_edits())
    (call,) = [one for one in plan.notices if one.name == "Danika"]
    assert call.choice is NoticeChoice.CALL
    assert call.address == DANIKA
    assert call.reason == "Answered STOP: SNS sends no texts to this number."


def test_crew_is_not_texted_either(jada: Operation) -> None:
    jada.desk.stop_texts(KAI, "STOP")
    found = [one for one in jada.plan(jada.weekend_edits()).notices if one.address == "+16195550106"]
    assert found and {one.choice for one in found} == {NoticeChoice.UNTICKED}


def test_a_stop_between_plan_and_sending_is_honoured(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.desk.stop_texts(DANIKA, "")
    report = jada.publish(plan)
    notice = texts(plan, DANIKA)
    outcome = report.outcomes[notice.step_id]
    assert outcome.state is StepState.EXPIRED and "asked not to be texted" in outcome.detail
    assert "+16195550002" not in [one.to for one in jada.sms.sent]
    mail = next(one for one in plan.notices if one.address == "danika@example.com")
    assert message_id_in(report.outcomes[mail.step_id].detail)


def test_texts_are_allowed_again(jada: Operation) -> None:
    jada.desk.stop_texts(DANIKA, "no more")
    assert jada.desk.opt_outs()[0].keys() == {"+16195550002"}
    jada.desk.allow_texts(DANIKA, "texts are fine again")
    assert jada.desk.opt_outs() == read_opt_outs(jada.tables, None) == ({}, "")
    assert texts(jada.plan(jada.weekend_edits()), DANIKA).choice is NoticeChoice.TICKED
    with pytest.raises(BadInput, match="no phone number"):
        jada.desk.stop_texts("soon", "")


def test_sns_that_does_not_say_is_told_and_hides_nothing(jada: Operation) -> None:
    jada.desk.stop_texts(DANIKA, "STOP")

    def before(call: Call) -> None:
        if call.method == "opted_out":
            raise NotAllowed("SNS refused to list who opted out.")

    jada.faults.before = before
    seen = jada.observe()
    assert "+16195550002" in seen.stopped
    assert "Who answered STOP could not be asked" in seen.troubles[Layer.GUEST_NOTICE]
    plan = jada.plan(jada.weekend_edits())
    assert any("Who answered STOP" in one for one in plan.warnings) and plan.messages > 0
