"""What a person says about messages, and the way back after a publish."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, set_field
from jada_desk.domain.errors import BadInput, JadaError, NeedsDecision, NotFound, OutcomeUnknown, Unavailable
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import NoticeChoice, Plan, Step, StepKind, StepState, tick
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.unit.workflows.cut_off import Killed
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at


def lose_mail(jada: Operation, plan: Plan, address: str = "kai@example.com") -> Step:
    """Publish a plan; the answer about one mail is lost. The step that is uncertain."""

    def after(call: Call) -> None:
        if call.port == "EmailSender" and address in str(call.args):
            raise OutcomeUnknown("No answer.")

    jada.faults.after = after
    jada.publish(plan)
    jada.faults.after = lambda call: None
    ((_, step),) = jada.desk.uncertain()
    return step


def settle(jada: Operation, plan_id: str, step: Step, choice: str) -> StepState:
    outcome = jada.desk.settle_notice(
        plan_id,
        step.step_id,
        choice,  # type: ignore[arg-type]
        jada.progress.append,
        jada.stop,
    )
    return outcome.state


def count(jada: Operation, address: str) -> int:
    return [to for to, _ in jada.messages()].count(address)


def row_of(jada: Operation, step: Step) -> dict[str, object]:
    claim = step.payload["claims"][0]
    return jada.row(Table.NOTICES, claim["event_id"], claim["notice_id"])


def test_an_uncertain_message_is_marked_as_sent(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    assert settle(jada, plan.plan_id, step, "mark as sent") is StepState.DONE
    assert row_of(jada, step)["state"] == "accepted"
    assert count(jada, "kai@example.com") == 1
    assert jada.desk.uncertain() == () and jada.plan().is_empty
    with pytest.raises(BadInput, match="not uncertain: it is done"):
        settle(jada, plan.plan_id, step, "send again")


def test_an_uncertain_message_is_sent_again_once(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    assert settle(jada, plan.plan_id, step, "send again") is StepState.DONE
    assert count(jada, "kai@example.com") == 2
    assert row_of(jada, step)["state"] == "accepted"
    assert jada.desk.uncertain() == ()


def test_a_message_sent_again_may_be_uncertain_again_or_fail_and_stays_a_persons(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)

    def lost(call: Call) -> None:
        if call.port == "EmailSender":
            raise OutcomeUnknown("No answer.")

    jada.faults.after = lost
    assert settle(jada, plan.plan_id, step, "send again") is StepState.UNCERTAIN
    jada.faults.after = lambda call: None

    def busy(call: Call) -> None:
        if call.port == "EmailSender":
            raise Unavailable("SES is busy.")

    jada.faults.before = busy
    with pytest.raises(Unavailable):
        settle(jada, plan.plan_id, step, "send again")
    # It failed this time; whether the first one arrived is as unknown as before.
    assert row_of(jada, step)["state"] == "uncertain"
    assert len(jada.desk.uncertain()) == 1

    def tables_down(call: Call) -> None:
        if call.port == "Tables" and call.writes:
            raise Unavailable("DynamoDB is busy.")

    jada.faults.before = tables_down
    with pytest.raises(Unavailable):
        settle(jada, plan.plan_id, step, "send again")
    jada.faults.before = lambda call: None
    assert len(jada.desk.uncertain()) == 1 and jada.plan().is_empty


def test_a_message_past_its_use_or_overtaken_is_not_sent_again(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    danika = jada.charter("danika")
    jada.publish(jada.plan(set_field(Draft(), danika, "boarding", at(30, 14), THURSDAY)))
    sent = len(jada.messages())
    assert settle(jada, plan.plan_id, step, "send again") is StepState.EXPIRED
    assert len(jada.messages()) == sent
    assert jada.desk.uncertain() == () and jada.plan().is_empty


def test_a_message_that_is_too_late_to_send_again_is_due_again(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    jada.clock.moment = at(30, 13, 40)
    assert settle(jada, plan.plan_id, step, "send again") is StepState.EXPIRED
    assert row_of(jada, step)["state"] == "failed"
    assert count(jada, "kai@example.com") == 1


@pytest.mark.parametrize("state", ["accepted", "told by phone", "claimed", "uncertain"])
def test_a_row_that_somebody_else_settled_is_left_alone(jada: Operation, state: str) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    row_of(jada, step).update(state=state, operation="another desk's")
    if state == "claimed":
        with pytest.raises(NeedsDecision, match="right now"):
            settle(jada, plan.plan_id, step, "send again")
        assert settle(jada, plan.plan_id, step, "mark as sent") is StepState.DONE
    else:
        assert settle(jada, plan.plan_id, step, "send again") is StepState.DONE
    assert row_of(jada, step)["state"] == state
    assert count(jada, "kai@example.com") == 1
    # Other facts by another message: what is left is in the next plan.
    other = Operation()
    plan = other.plan(other.weekend_edits())
    step = lose_mail(other, plan)
    row_of(other, step).update(state="accepted", operation="another desk's", facts='{"role": "crew"}')
    assert settle(other, plan.plan_id, step, "send again") is StepState.EXPIRED
    # Marking it as sent touches nothing of another desk's either.
    again = Operation()
    plan = again.plan(again.weekend_edits())
    step = lose_mail(again, plan)
    row_of(again, step).update(state=state, operation="another desk's")
    assert settle(again, plan.plan_id, step, "mark as sent") is StepState.DONE
    assert row_of(again, step)["state"] == state


def test_a_message_without_any_row_can_be_settled(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    claim = step.payload["claims"][0]
    del jada.tables.rows[Table.NOTICES][claim["event_id"], claim["notice_id"]]
    assert settle(jada, plan.plan_id, step, "mark as sent") is StepState.DONE
    assert row_of(jada, step)["facts"] == claim["facts"]


def test_what_is_no_message_cannot_be_settled(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.publish(plan)
    for step_id in ("danika/calendar", "nothing"):
        with pytest.raises(BadInput, match="no message"):
            settle(jada, plan.plan_id, replace(plan.steps[0], step_id=step_id), "send again")
    with pytest.raises(BadInput, match="no publish"):
        settle(jada, "nothing", plan.steps[0], "send again")


# Told by phone --------------------------------------------------------------------------------------------------------


def with_a_call(jada: Operation) -> None:
    jonathan = jada.charter("jonathan")
    jada.publish(jada.plan(assign(Draft(), jonathan, CAPTAIN_SLOT, "Gene", THURSDAY)))


def test_a_call_settles_a_notice(jada: Operation) -> None:
    with_a_call(jada)
    assert [one.choice for one in jada.plan().notices] == [NoticeChoice.CALL]
    assert jada.desk.told_by_phone(jada.observe(), "jonathan", "guest") == "Jonathan"
    assert jada.row(Table.NOTICES, "jonathan", "guest#phone#0001")["state"] == "told by phone"
    assert jada.plan().is_empty
    with pytest.raises(BadInput, match="nothing to tell"):
        jada.desk.told_by_phone(jada.observe(), "jonathan", "guest")
    with pytest.raises(NotFound):
        jada.desk.told_by_phone(jada.observe(), "nobody", "guest")


def test_who_was_only_published_for_is_told_by_phone_and_that_is_kept(jada: Operation) -> None:
    jada.publish(tick(jada.plan(), frozenset()))
    assert "guest" not in {one.recipient for one in jada.plan().notices if one.event_ids == ("quinn",)}
    assert jada.desk.told_by_phone(jada.observe(), "quinn", "guest") == "Quinn"
    assert jada.row(Table.NOTICES, "quinn", "guest#phone#0001")["state"] == "told by phone"
    with pytest.raises(BadInput, match="nothing to tell"):
        jada.desk.told_by_phone(jada.observe(), "quinn", "guest")


@pytest.mark.parametrize("who", ["Gene", "gene", "crew:gene"])
def test_a_crew_member_is_meant_by_name_or_id(jada: Operation, who: str) -> None:
    jonathan = jada.charter("jonathan")
    plan = jada.plan(assign(Draft(), jonathan, CAPTAIN_SLOT, "Gene", THURSDAY))
    jada.publish(tick(plan, frozenset()))
    assert jada.desk.told_by_phone(jada.observe(), "jonathan", who) == "Gene"
    assert "Gene" not in {one.name for one in jada.plan().notices}


def test_two_desks_may_keep_calls_at_once(jada: Operation) -> None:
    with_a_call(jada)
    seen = jada.observe()
    racing = {"left": 1}

    def before(call: Call) -> None:
        if call.writes and racing["left"]:
            racing["left"] -= 1
            jada.tables.rows[Table.NOTICES]["jonathan", "guest#phone#0001"] = {
                "event_id": "jonathan", "notice_id": "guest#phone#0001", "state": "told by phone", "facts": "{}",
            }  # fmt: skip

    jada.faults.before = before
    assert jada.desk.told_by_phone(seen, "jonathan", "guest") == "Jonathan"
    assert ("jonathan", "guest#phone#0002") in jada.tables.rows[Table.NOTICES]


def test_a_race_that_does_not_end_is_told(jada: Operation, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_call(jada)
    seen = jada.observe()
    jada.tables.rows[Table.NOTICES]["jonathan", "guest#phone#0001"] = {
        "event_id": "jonathan", "notice_id": "guest#phone#0001", "state": "failed",
    }  # fmt: skip
    with pytest.raises(NeedsDecision, match="Another desk"):
        jada.desk.told_by_phone(seen, "jonathan", "guest")


# The way back ---------------------------------------------------------------------------------------------------------


def test_a_publish_is_taken_back_as_a_new_plan_with_corrections(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    jada.publish(first)
    seen = jada.desk.observe_again(first.plan_id, Draft(), jada.progress.append, jada.stop)
    taken = jada.desk.rollback(first.plan_id, seen, Draft())
    assert taken.left == ()
    assert {key for key, _ in taken.draft.edits} == {"danika", "priya"}
    plan = jada.plan(taken.draft)
    kinds = {one.address: one.kind for one in plan.notices if one.choice is NoticeChoice.TICKED}
    assert kinds["danika@example.com"] is NoticeKind.CORRECTION
    assert kinds["noor@example.com"] is NoticeKind.REMOVED
    assert kinds["angelia@example.com"] is NoticeKind.NEW
    assert jada.publish(plan).is_complete
    danika = jada.calendar.events["danika"]
    assert (danika.start, danika.end) == (at(30, 18), at(30, 22))
    assert "Arrive by 5:00 PM please." in danika.description and "Captain: Noor" not in danika.description
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Darrell"
    assert jada.plan().is_empty


def test_one_charter_is_taken_back_alone_and_what_changed_since_stays(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    jada.publish(first)
    danika = jada.charter("danika")
    jada.clock.moment += timedelta(minutes=1)
    jada.publish(jada.plan(assign(Draft(), danika, CAPTAIN_SLOT, "Gene", THURSDAY)))
    taken = jada.desk.rollback(first.plan_id, jada.observe(), Draft(), "danika")
    assert set(taken.draft.of("danika")) == {"start", "end", "boarding"}
    assert taken.left == ("Danika: Captain was changed since and stays.",)
    # Taking it back twice finds nothing more to do.
    jada.publish(jada.plan(taken.draft))
    again = jada.desk.rollback(first.plan_id, jada.observe(), Draft(), "danika")
    assert len(again.draft) == 0


def test_what_cannot_be_taken_back_is_told(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    jada.publish(first)
    jada.calendar.delete("priya")
    taken = jada.desk.rollback(first.plan_id, jada.observe(), Draft())
    assert taken.left == ("Priya Morning is cancelled.",)
    jada.memory.observed.clear()
    assert jada.desk.rollback(first.plan_id, jada.observe(), Draft()).left == (
        "priya is not in the calendar any more.",
    )
    with pytest.raises(BadInput, match="changed nothing"):
        jada.desk.rollback(first.plan_id, jada.observe(), Draft(), "quinn")
    with pytest.raises(BadInput, match="no publish"):
        jada.desk.rollback("nothing", jada.observe(), Draft())


# Sending, at its edges ------------------------------------------------------------------------------------------------


Meddle = Callable[[Operation, Step], None]


def publish_meddled(jada: Operation, address: str, meddle: Meddle) -> tuple[StepState, str]:
    """What becomes of the mail to `address` when somebody meddles right after its claim."""
    plan = jada.plan(jada.weekend_edits())
    step = next(
        one for one in plan.steps if one.kind is StepKind.SEND and one.payload["message"]["to"] == address
    )
    claims = {claim["notice_id"] for claim in step.payload["claims"]}

    def after(call: Call) -> None:
        if call.port == "Tables" and call.writes and call.args[0] is Table.NOTICES:
            values = call.args[2]
            if call.args[1][1] in claims and values["state"] == "claimed":  # type: ignore[index]
                meddle(jada, step)

    jada.faults.after = after
    report = jada.publish(plan)
    outcome = report.outcomes[step.step_id]
    return outcome.state, outcome.detail


def another_row(notice_id: str, **values: str) -> Meddle:
    def meddle(jada: Operation, step: Step) -> None:
        claim = step.payload["claims"][0]
        jada.tables.rows[Table.NOTICES][claim["event_id"], notice_id] = {
            "event_id": claim["event_id"], "notice_id": notice_id, "operation": "another",
            "facts": claim["facts"], "at": "2026-05-28T20:30:00Z", **values,
        }  # fmt: skip

    return meddle


@pytest.mark.parametrize(
    ("meddle", "state"),
    [
        (another_row("guest#email#0002", state="accepted", facts="{}"), StepState.EXPIRED),
        (another_row("guest#email#0002", state="claimed", facts="{}"), StepState.CONFLICT),
        (another_row("guest#sms#0001", state="accepted", facts="{}"), StepState.EXPIRED),
        (another_row("guest#sms#0000", state="claimed"), StepState.CONFLICT),
        (another_row("guest#email#0000", state="accepted"), StepState.DONE),
        (another_row("guest#email#0000", state="accepted", facts="{}"), None),
        (another_row("guest#email#0000", state="claimed", at="2026-05-28T10:00:00Z"), None),
        (another_row("guest#email#x", state="uncertain", facts="{}"), None),
        (another_row("guest#email#0009", state="failed"), None),
        (another_row("guestbook#email#0009", state="accepted"), None),
    ],
)
def test_what_others_tell_at_the_same_time_decides(
    jada: Operation, meddle: Meddle, state: StepState | None
) -> None:
    found, detail = publish_meddled(jada, "danika@example.com", meddle)
    assert (found, count(jada, "danika@example.com")) == ((state, 0) if state else (StepState.DONE, 1)), (
        detail
    )


def forget_record(jada: Operation, step: Step) -> None:
    jada.tables.rows[Table.EVENTS].pop((step.event_id,), None)


def change(name: str, value: object) -> Meddle:
    return lambda jada, step: jada.row(Table.EVENTS, step.event_id).update({name: value})


@pytest.mark.parametrize(
    ("address", "meddle"),
    [
        ("danika@example.com", forget_record),
        ("danika@example.com", change("boarding_time", "12:00")),
        ("noor@example.com", change("captain", "Gene")),
        ("kai@example.com", change("crew", ["Sarah"])),
        ("angelia@example.com", change("crew", ["Angelia"])),
    ],
)
def test_what_is_not_so_any_more_is_not_sent(jada: Operation, address: str, meddle: Meddle) -> None:
    assert publish_meddled(jada, address, meddle)[0] is StepState.EXPIRED
    assert count(jada, address) == 0


def test_a_message_of_which_a_part_was_told_is_left_to_the_next_plan(jada: Operation) -> None:
    danika, priya = jada.charter("danika"), jada.charter("priya")
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", THURSDAY)
    plan = jada.plan(assign(draft, priya, CAPTAIN_SLOT, "Noor", THURSDAY))
    mail = next(one for one in plan.steps if one.payload.get("message", {}).get("to") == "noor@example.com")
    claim = mail.payload["claims"][1]
    jada.tables.rows[Table.NOTICES][claim["event_id"], claim["notice_id"]] = {
        "event_id": claim["event_id"], "notice_id": claim["notice_id"], "state": "accepted", "operation": "other",
        "facts": claim["facts"],
    }  # fmt: skip
    report = jada.publish(plan)
    assert report.outcomes[mail.step_id].state is StepState.EXPIRED
    assert count(jada, "noor@example.com") == 0


def test_a_claim_whose_answer_was_lost_is_known_again_by_its_mark(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    lost = {"left": 2}

    def after(call: Call) -> None:
        if call.port == "Tables" and call.writes and "'claimed'" in str(call.args[2]) and lost["left"]:
            lost["left"] -= 1
            raise OutcomeUnknown("Lost.")

    jada.faults.after = after
    assert jada.publish(plan).is_complete
    assert len(jada.messages()) == plan.messages


def test_a_claim_that_cannot_be_made_sends_nothing(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if call.port == "Tables" and call.writes and "claimed" in str(call.args[2]):
            raise JadaError("No room.")

    jada.faults.before = before
    report = jada.publish(plan)
    assert jada.messages() == []
    assert report.count(StepState.FAILED) == plan.messages
    jada.faults.before = lambda call: None
    assert jada.retry(plan.plan_id).is_complete


def test_another_desk_in_the_middle_of_telling_is_a_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    mail = next(one for one in plan.steps if one.payload.get("message", {}).get("to") == "noor@example.com")
    claim = mail.payload["claims"][0]
    jada.tables.rows[Table.NOTICES][claim["event_id"], claim["notice_id"]] = {
        "event_id": claim["event_id"], "notice_id": claim["notice_id"], "state": "claimed",
        "operation": mail.operation, "facts": claim["facts"], "at": "2026-05-28T20:30:00Z",
    }  # fmt: skip
    report = jada.publish(plan)
    assert report.outcomes[mail.step_id].state is StepState.CONFLICT
    assert count(jada, "noor@example.com") == 0
    assert jada.desk.weekend(jada.observe(), FRIDAY).charters


def test_a_group_message_cut_off_between_its_claims_was_never_sent(jada: Operation) -> None:
    danika, priya = jada.charter("danika"), jada.charter("priya")
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", THURSDAY)
    plan = jada.plan(assign(draft, priya, CAPTAIN_SLOT, "Noor", THURSDAY))
    mail = next(one for one in plan.steps if one.payload.get("message", {}).get("to") == "noor@example.com")

    def before(call: Call) -> None:
        if call.writes and call.args[1] == (mail.payload["claims"][1]["event_id"], "crew:noor#email#0001"):
            raise Killed

    jada.faults.before = before
    with pytest.raises(Killed):
        jada.publish(plan)
    jada.faults.before = lambda call: None
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    (report,) = jada.desk.recover(jada.progress.append, jada.stop)
    assert report.is_complete
    assert count(jada, "noor@example.com") == 1


def test_an_old_claim_of_another_desk_in_our_row_needs_a_decision(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    row_of(jada, step).update(operation="another", state="claimed", at="2026-05-27T20:30:00Z")
    with pytest.raises(NeedsDecision, match="Another desk"):
        settle(jada, plan.plan_id, step, "send again")
    assert count(jada, "kai@example.com") == 1


def test_a_claim_of_our_own_whose_sending_was_begun_is_not_sent_again(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    step = lose_mail(jada, plan)
    row_of(jada, step)["state"] = "claimed"
    outcome = jada.desk._world().performer.perform(step, {}, StepState.SENDING, jada.stop)
    assert outcome.state is StepState.UNCERTAIN
    assert count(jada, "kai@example.com") == 1
