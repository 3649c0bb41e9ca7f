"""The plan and its publish: only what differs, all of it, once; and the next plan is empty."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, call_charter, set_field, settle
from jada_desk.domain.errors import BadInput, OutcomeUnknown, Refused, Unavailable
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, StepKind, StepState, tick
from jada_desk.domain.plan_json import plan_from_json, plan_to_json
from jada_desk.workflows.limits import FAILURES_TO_OPEN, TRIES
from jada_desk.workflows.notice_plan import UNCLEAR
from jada_desk.workflows.permission import permission_of
from jada_desk.workflows.plan_messages import NO_PAGE
from jada_desk.workflows.ports import Item, Table
from tests.fakes.faults import Call, Faults, raise_at
from tests.unit.workflows.cut_off import Killed
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, record


@pytest.fixture
def jada() -> Operation:
    return Operation()


def published(jada: Operation) -> Operation:
    """The operation after the seed's weekend was published."""
    report = jada.publish(jada.plan(jada.weekend_edits()))
    assert report.is_complete, report
    return jada


def test_the_first_plan_leaves_alone_what_was_there_before_the_desk(jada: Operation) -> None:
    plan = jada.plan()
    assert {change.event_id for change in plan.changes} == {"quinn", "jonathan"}
    assert {notice.choice for notice in plan.notices} == {NoticeChoice.UNTICKED, NoticeChoice.CALL}
    assert plan.messages == 0


def test_the_seeds_weekend_is_published_in_every_layer_and_the_next_plan_is_empty(jada: Operation) -> None:
    published(jada)
    assert jada.plan().is_empty
    # The calendar: only the lines that changed.
    danika = jada.calendar.events["danika"]
    assert (danika.start, danika.end) == (at(30, 15), at(30, 19))
    assert danika.description.startswith(
        "Arrive by 1:45 PM please.\nBoat: Shearwater\nCrew: Kai\nPassengers: 5"
    )
    assert "Captain: Noor" in danika.description
    assert "555" not in danika.description  # contacts are never written into the calendar
    priya = jada.calendar.events["priya"]
    assert priya.description == "Captain: Gene\nCrew: Sarah\nBoarding: 9:45 AM"
    # The tables, in the seed's forms.
    quinn = jada.row(Table.EVENTS, "quinn")
    expected = {
        "event_name": "Quinn Sunset", "date": "2026-05-30", "start_time": "18:30", "end_time": "20:30",
        "duration_minutes": 120, "captain": "Darrell", "crew": ["Gene", "Sarah"], "guest_name": "Quinn",
        "guest_email": "quinn@example.com", "guest_phone": "+1-619-555-0001", "waiver_status": "pending",
        "photo_upload_code": "QNN001", "created_at": "2026-05-28T20:30:00Z",
    }  # fmt: skip
    assert {name: quinn[name] for name in expected} == expected
    assert jada.row(Table.EVENTS, "danika")["waiver_status"] == "guardian required"
    assert jada.row(Table.CREW_DISPATCH, "priya")["captain"] == "Gene"
    assert jada.row(Table.GUESTS, quinn["guest_id"])["phone"] == "+1-619-555-0001"
    # The pages: the new address and the hand-made one say the same.
    page = jada.pages.objects["guests/danika-guest.html"].body
    assert b"hour=13, minute=45" in page or b"13, 45" in page
    assert jada.pages.objects["guests/danika-2026-05-30.html"].body == page
    (batch,) = jada.cdn.invalidations
    assert "/guests/danika-guest.html" in batch.paths


def test_everybody_concerned_is_told_once_and_nobody_else(jada: Operation) -> None:
    published(jada)
    told = sorted(jada.messages())
    assert [address for address, _ in told] == sorted(
        ["darrell@example.com", "+16195550101", "gene@example.com", "+16195550102", "angelia@example.com",
         "+16195550104", "noor@example.com", "+16195550105", "kai@example.com", "+16195550106",
         "danika@example.com", "+16195550002", "priya@example.com"]
    )  # fmt: skip
    said = dict(told)
    assert said["angelia@example.com"].startswith("removed Angelia")
    assert said["gene@example.com"].startswith("new Gene Priya Morning")
    assert said["kai@example.com"].startswith("changed Kai Danika 30 15:00")


def test_a_captain_changed_there_and_back_is_told_rightly_each_time(jada: Operation) -> None:
    published(jada)
    for captain, count in (("Gene", 2), ("Noor", 3), ("Gene", 4)):
        danika = jada.charter("danika")
        jada.clock.moment += timedelta(minutes=1)
        report = jada.publish(jada.plan(assign(Draft(), danika, CAPTAIN_SLOT, captain, THURSDAY)))
        assert report.is_complete
        to_guest = [text for address, text in jada.messages() if address == "danika@example.com"]
        assert len(to_guest) == count
        assert to_guest[-1].endswith(captain)
    to_gene = [text.split()[0] for address, text in jada.messages() if address == "gene@example.com"]
    assert to_gene == ["new", "new", "removed", "new"]


def test_one_person_on_two_charters_gets_one_message(jada: Operation) -> None:
    danika, priya = jada.charter("danika"), jada.charter("priya")
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", THURSDAY)
    draft = assign(draft, priya, CAPTAIN_SLOT, "Noor", THURSDAY)
    jada.publish(jada.plan(draft))
    (text,) = [text for address, text in jada.messages() if address == "noor@example.com"]
    assert "Danika" in text and "Priya Morning" in text


def test_an_unticked_notice_stays_due_in_the_next_plan(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.publish(tick(plan, frozenset()))
    assert jada.messages() == []
    again = jada.plan()
    assert not again.changes
    due = {(notice.name, notice.channel) for notice in again.notices if notice.choice is NoticeChoice.TICKED}
    assert ("Kai", "sms") in due and ("Danika", "email") in due
    assert jada.publish(again).is_complete
    # Priya's weekend is another one: it is planned when it is shown.
    assert jada.plan().is_empty


def test_notices_of_the_baseline_go_out_when_they_are_ticked(jada: Operation) -> None:
    plan = jada.plan()
    jada.publish(tick(plan, frozenset(notice.notice_key for notice in plan.notices)))
    assert "quinn@example.com" in dict(jada.messages())
    assert jada.plan().notices == ()


def test_a_charter_booked_after_connecting_is_told_of_by_itself(jada: Operation) -> None:
    jada.calendar.edit("quinn", created=at(28, 14))
    plan = jada.plan()
    assert {notice.name for notice in plan.notices if notice.choice is NoticeChoice.TICKED} == {
        "Quinn", "Darrell", "Gene", "Sarah",
    }  # fmt: skip


def test_nobody_is_told_of_a_charter_that_has_started(jada: Operation) -> None:
    jada.clock.moment = at(30, 19)
    assert {notice.event_ids for notice in jada.plan(jada.weekend_edits()).notices} & {
        ("danika",),
        ("quinn",),
    } == set()


def test_guest_texts_wait_for_morning_in_quiet_hours(jada: Operation) -> None:
    jada.clock.moment = at(28, 22, 30)
    plan = jada.plan(jada.weekend_edits())
    choices = {(one.name, str(one.channel)): one for one in plan.notices if one.event_ids == ("danika",)}
    held = choices["Danika", "sms"]
    assert held.choice is NoticeChoice.TICKED
    assert held.reason == "Quiet hours: held until Fri 29 May 08:00. The desk must be on then."
    assert held.held_until == "2026-05-29T08:00:00-07:00"
    assert choices["Danika", "email"].held_until == ""
    assert choices["Danika", "email"].choice is NoticeChoice.TICKED
    assert choices["Kai", "sms"].choice is NoticeChoice.TICKED


def test_a_guest_without_phone_and_mail_must_be_called(jada: Operation) -> None:
    jonathan = jada.charter("jonathan")
    plan = jada.plan(set_field(Draft(), jonathan, "captain", "Gene", THURSDAY))
    (call,) = [notice for notice in plan.notices if notice.name == "Jonathan"]
    assert (call.choice, call.step_id) == (NoticeChoice.CALL, "")


def test_a_plan_survives_the_journal(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kept = plan_from_json(json.loads(json.dumps(plan_to_json(plan))))
    assert kept == plan_from_json(plan_to_json(kept))
    assert [step.step_id for step in kept.steps] == [step.step_id for step in plan.steps]
    assert kept.event_ids == plan.event_ids
    assert kept.changes == plan.changes and kept.notices == plan.notices


# Layers that fail -----------------------------------------------------------------------------------------------------


def failing(port: str, error: Exception, event_id: str = "") -> Faults:
    """Every write of a port fails (of one charter, if named), certainly without effect."""

    def before(call: Call) -> None:
        if call.port == port and call.writes and event_id in str(call.args):
            raise error

    return Faults(before=before)


def states(report: object) -> dict[Layer, set[StepState]]:
    found: dict[Layer, set[StepState]] = {}
    for step in report.plan.steps:  # type: ignore[attr-defined]
        found.setdefault(step.layer, set()).add(report.outcomes[step.step_id].state)  # type: ignore[attr-defined]
    return found


def test_a_bucket_that_is_down_holds_back_pages_and_guests_but_not_crew() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("PageStore", Unavailable("S3 is busy.")).before
    report = jada.publish(plan)
    found = states(report)
    assert found[Layer.PAGE] == {StepState.FAILED}
    assert found[Layer.CLOUDFRONT] == {StepState.BLOCKED}
    assert found[Layer.GUEST_NOTICE] == {StepState.BLOCKED}
    assert found[Layer.CREW_NOTICE] == {StepState.DONE}
    assert not any("danika@" in address for address, _ in jada.messages())
    # Retry does only the rest.
    jada.faults.before = lambda call: None
    sent = len(jada.messages())
    again = jada.retry(plan.plan_id)
    assert again.is_complete
    assert len(jada.messages()) == sent + 3
    assert jada.plan().is_empty


def test_one_charters_failure_leaves_the_others_alone() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("Calendar", Refused("Google said no."), "danika").before
    report = jada.publish(plan)
    failed = {
        step.event_id for step in plan.steps if report.outcomes[step.step_id].state is not StepState.DONE
    }
    assert failed == {"danika"}
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Gene"
    assert "Google said no." in report.outcomes["danika/calendar"].detail


def test_a_busy_layer_is_tried_again_and_then_done() -> None:
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    busy = {"left": 2}

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.method == "put" and busy["left"]:
            busy["left"] -= 1
            raise Unavailable("S3 is busy.")

    jada.faults.before = before
    assert jada.publish(plan).is_complete
    assert len(jada.pauses) == 2


def test_a_layer_that_cannot_be_read_is_left_out_with_a_warning(jada: Operation) -> None:
    jada.pages.bucket_exists = False
    plan = jada.plan(jada.weekend_edits())
    assert not [step for step in plan.steps if step.layer in (Layer.PAGE, Layer.CLOUDFRONT)]
    assert any("bucket" in warning for warning in plan.warnings)
    guests = [notice for notice in plan.notices if notice.audience == "guest" and notice.channel != "phone"]
    assert guests and {notice.choice for notice in guests} == {NoticeChoice.UNTICKED}
    assert {notice.reason for notice in guests} == {NO_PAGE}
    # Not even a person's tick sends a guest to a page that nobody could look at.
    plan = tick(plan, frozenset(notice.notice_key for notice in plan.notices))
    assert not [step for step in plan.steps if step.layer is Layer.GUEST_NOTICE]
    assert [one for one in plan.notices if one.audience == "guest" and one.channel != "phone"] == guests
    assert jada.publish(plan).is_complete
    jada.pages.bucket_exists = True
    # The pages are put right, and then Danika may hear of hers.
    assert {step.layer for step in jada.plan().steps} == {Layer.PAGE, Layer.CLOUDFRONT, Layer.GUEST_NOTICE}


def test_a_desk_without_a_sign_in_says_what_it_cannot_publish(jada: Operation) -> None:
    draft = jada.weekend_edits()
    seen = replace(jada.observe(draft), writable=False)
    plan = jada.desk.plan(seen, draft, FRIDAY)
    assert {step.event_id for step in plan.steps if step.kind is not StepKind.INVALIDATE} == {
        "quinn",
        "jonathan",
    }
    assert any("Danika is left out" in warning and "Sign in" in warning for warning in plan.warnings)


def test_what_an_event_cannot_say_is_left_out_and_told(jada: Operation) -> None:
    danika = jada.charter("danika")
    plan = jada.plan(set_field(Draft(), danika, "title", "", THURSDAY))
    assert "danika" not in plan.event_ids
    assert any(warning.startswith("Danika is left out") or "title" in warning for warning in plan.warnings)


def test_stopping_starts_nothing_new_and_retry_finishes(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def stop_after_first(call: Call) -> None:
        if call.writes:
            jada.stop.cancelled = True

    jada.faults.after = stop_after_first
    report = jada.publish(plan)
    assert report.count(StepState.DONE) == 1
    assert report.count(StepState.CANCELLED) > 10
    assert report.can_retry and [kept.plan.plan_id for kept in jada.desk.unfinished()] == [plan.plan_id]
    jada.faults.after = lambda call: None
    jada.stop.cancelled = False
    assert jada.retry(plan.plan_id).is_complete
    assert jada.desk.unfinished() == ()


def test_a_later_publish_takes_over_what_an_earlier_left(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.stop.cancelled = True
    jada.publish(jada.plan(draft))
    jada.stop.cancelled = False
    assert len(jada.desk.unfinished()) == 1
    jada.publish(jada.plan(draft))
    assert jada.desk.unfinished() == ()


def test_a_retry_of_nothing_we_know_is_refused(jada: Operation) -> None:
    with pytest.raises(BadInput, match="no publish"):
        jada.retry("nothing")


def test_a_defect_in_one_step_does_not_lose_the_others(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def before(call: Call) -> None:
        if call.port == "PageStore" and call.writes and "quinn" in str(call.args[0]):
            raise ZeroDivisionError

    jada.faults.before = before
    report = jada.publish(plan)
    (failed,) = [one for one in report.outcomes.values() if one.state is StepState.FAILED]
    assert "ZeroDivisionError" in failed.detail
    assert jada.row(Table.EVENTS, "priya")["captain"] == "Gene"


# Other people ---------------------------------------------------------------------------------------------------------


def test_a_colleagues_edit_between_plan_and_publish_is_not_overwritten(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.calendar.edit("danika", description="Arrive by 4 PM please.\nBoat: Shearwater\nCaptain: Darrell")
    report = jada.publish(plan)
    assert report.outcomes["danika/calendar"].state is StepState.CONFLICT
    assert "Captain: Darrell" in jada.calendar.events["danika"].description
    assert jada.row(Table.EVENTS, "danika")["start_time"] == "18:00"
    assert not any("danika@" in address for address, _ in jada.messages())


def test_an_edit_under_a_colleagues_change_waits_for_a_choice(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.calendar.edit(
        "danika", description="Arrive by 5 PM.\nBoat: Shearwater\nCaptain: Darrell\nCrew: Kai\nPassengers: 5"
    )
    plan = jada.plan(draft)
    assert "danika" not in plan.event_ids
    assert any(
        "Captain was empty, is now Darrell in Google, and you want Noor" in one for one in plan.warnings
    )


def test_an_answered_invitation_is_no_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.calendar.edit("danika", updated=THURSDAY)
    assert jada.publish(plan).is_complete
    assert jada.calendar.events["danika"].start == at(30, 15)


def test_a_record_changed_elsewhere_is_not_overwritten(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.row(Table.EVENTS, "danika").update(revision=4, captain="Somebody")
    report = jada.publish(plan)
    assert report.outcomes["danika/jada-events"].state is StepState.CONFLICT
    assert jada.row(Table.EVENTS, "danika")["captain"] == "Somebody"
    # The next plan starts from what is there now.
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "danika")["captain"] == "Noor"


def test_a_signature_in_the_middle_of_a_publish_is_no_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.row(Table.EVENTS, "danika").update(waivers_signed=1)
    assert jada.publish(plan).is_complete
    assert jada.row(Table.EVENTS, "danika")["waivers_signed"] == 1


def test_a_page_changed_by_hand_meanwhile_is_not_overwritten_but_shown(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.upload("guests/danika-guest.html", b"by hand, later")
    report = jada.publish(plan)
    assert report.outcomes["danika/page/guests/danika-guest.html"].state is StepState.CONFLICT
    assert jada.pages.objects["guests/danika-guest.html"].body == b"by hand, later"


def test_a_page_edited_by_hand_after_a_publish_is_drift_and_put_right_silently(jada: Operation) -> None:
    published(jada)
    jada.upload("guests/quinn-2026-05-30.html", b"edited by hand")
    plan = jada.plan()
    assert [change.layer for change in plan.changes] == [Layer.PAGE]
    assert plan.notices == ()
    assert jada.publish(plan).is_complete
    assert jada.plan().is_empty


def test_a_record_put_right_after_an_edit_by_hand_tells_nobody(jada: Operation) -> None:
    """The guest and the crew of Quinn were never sent anything: what they know is what was published, not what
    somebody typed into the tables since."""
    published(jada)
    jada.row(Table.EVENTS, "quinn")["boarding_time"] = "02:11"
    jada.row(Table.CREW_DISPATCH, "quinn").update(start_time="02:30", status="cancelled")
    plan = jada.plan()
    assert {(change.layer, change.field) for change in plan.changes} == {
        (Layer.EVENTS, "boarding_time"),
        (Layer.CREW_DISPATCH, "start_time"),
        (Layer.CREW_DISPATCH, "status"),
    }
    assert plan.notices == ()
    assert jada.publish(plan).is_complete
    assert jada.row(Table.EVENTS, "quinn")["boarding_time"] == "18:15"
    assert "status" not in jada.row(Table.CREW_DISPATCH, "quinn")
    assert jada.plan().is_empty


def test_a_change_beside_an_edit_by_hand_is_told_from_what_people_know(jada: Operation) -> None:
    """Somebody works by hand as ever: the new hour goes into the calendar and into the record."""
    published(jada)
    jada.calendar.edit("quinn", start=at(30, 19))
    jada.row(Table.EVENTS, "quinn")["start_time"] = "19:00"
    plan = jada.plan()
    (told,) = [one for one in plan.notices if one.recipient == "guest" and one.channel is Channel.EMAIL]
    assert (told.kind, told.choice) == (NoticeKind.CHANGED, NoticeChoice.TICKED)


def test_two_desks_publishing_the_same_tell_everybody_once(jada: Operation) -> None:
    from tests.fakes.local import JournalFake, MemoryFake

    memory = MemoryFake()
    memory.minted = jada.memory.minted
    draft = jada.weekend_edits()
    other = jada.another_desk(memory, JournalFake())
    first, second = jada.plan(draft), jada.plan(draft, other)
    jada.publish(first)
    once = sorted(address for address, _ in jada.messages())
    jada.publish(second, other)
    assert sorted(address for address, _ in jada.messages()) == once


# Lost answers ---------------------------------------------------------------------------------------------------------


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


def test_what_stays_busy_fails_after_a_few_tries(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.faults.before = failing("Tables", Unavailable("DynamoDB is busy.")).before
    report = jada.publish(plan)
    assert states(report)[Layer.EVENTS] <= {StepState.FAILED, StepState.BLOCKED}
    tried = [call for call in jada.faults.calls if call.port == "Tables" and call.writes]
    # The first step tries as often as it may; then the breaker opens, and one call finds that it stays so.
    assert len({str(call.args[:2]) for call in tried[:TRIES]}) == 1
    assert len(tried) == FAILURES_TO_OPEN + 1


def test_a_record_made_by_the_calendar_parser_tells_nobody_anything_by_itself(jada: Operation) -> None:
    before = {(one.name, one.channel) for one in jada.plan().notices}
    made = record("quinn", "Quinn Sunset", at(30, 18, 30), at(30, 20, 30), "18:15", captain="Darrell",
                  crew=["Gene", "Sarah"], boat="JADA", revision=1)  # fmt: skip
    jada.put(Table.EVENTS, made)
    plan = jada.plan()
    assert {(one.name, one.channel) for one in plan.notices} == before
    assert NoticeChoice.TICKED not in {one.choice for one in plan.notices}


def test_an_event_that_is_called_a_charter_becomes_one(jada: Operation) -> None:
    draft = call_charter(Draft(), "meeting", THURSDAY)
    plan = jada.plan(draft)
    layers = {step.layer for step in plan.steps if step.event_id == "meeting"}
    assert layers >= {Layer.CALENDAR, Layer.EVENTS, Layer.PAGE}
    assert jada.publish(plan).is_complete
    assert "Charter: yes" in jada.calendar.events["meeting"].description
    weekend = jada.desk.weekend(jada.observe(), FRIDAY)
    assert weekend.charter("meeting") is not None
    assert jada.plan().is_empty
    assert len(settle(draft, weekend.charters)) == 0


def test_a_whole_week_is_read_and_planned_from_its_monday(jada: Operation) -> None:
    jada.calendar.events["lunch"] = replace(
        jada.calendar.events["quinn"],
        event_id="lunch",
        summary="Mara Lunch",
        start=at(27, 23),
        end=at(28, 1),
    )
    jada.clock.moment = at(26, 12)
    monday = FRIDAY - timedelta(days=4)
    weekend = jada.plan()
    assert "lunch" not in weekend.event_ids
    seen = jada.desk.observe(monday, Draft(), jada.progress.append, jada.stop)
    assert (
        jada.desk.weekend(seen, monday).days[0] == monday and len(jada.desk.weekend(None, monday).days) == 7
    )
    week = jada.desk.plan(seen, Draft(), monday)
    assert "lunch" in week.event_ids and set(weekend.event_ids) <= set(week.event_ids)
    report = jada.publish(week)
    assert report.count(StepState.DONE) == len(week.steps)


def test_what_is_guessed_for_an_unclear_text_is_told_nobody_by_itself(jada: Operation) -> None:
    jada.publish(jada.plan())
    quinn = jada.calendar.events["quinn"]
    unclear = quinn.description.replace("Captain: Darrell", "Captain: Noor\nBoat: Osprey")
    jada.calendar.events["quinn"] = replace(quinn, description=unclear, etag="9")
    plan = jada.plan()
    assert {(one.choice, one.reason) for one in plan.notices if "quinn" in one.event_ids} == {
        (NoticeChoice.UNTICKED, UNCLEAR)
    }


def test_each_message_keeps_whom_it_went_to_by_what_permission(jada: Operation) -> None:
    draft = jada.weekend_edits()
    draft = set_field(draft, jada.charter("danika"), "guest_email", "d@example.com", THURSDAY)
    plan = jada.plan(draft)
    told = {
        (one.recipient, str(one.channel)): one.permission
        for one in plan.notices
        if one.event_ids == ("danika",)
    }
    assert told["guest", "sms"] == "Given with the booking; number from jada-events"
    assert told["guest", "email"] == "Given with the booking; address entered at this desk"
    assert told["crew:kai", "sms"] == "Given by joining the crew; from jada-crew"
    jada.publish(plan)
    row = jada.row(Table.NOTICES, "danika", "guest#sms#0001")
    assert (row["address"], row["permission"]) == ("+16195550002", told["guest", "sms"])


@pytest.mark.parametrize(
    ("guests", "source"),
    [
        ({"g": {"guest_id": "g", "phone": "+1-619-555-0003"}}, "from jada-guests"),
        ({}, "from the calendar's text"),
    ],
)
def test_the_source_of_a_number_is_where_it_was_found(
    jada: Operation, guests: dict[str, Item], source: str
) -> None:
    observed = replace(jada.observe(), records={"jonathan": {"guest_id": "g"}}, guests=guests)
    said = permission_of(Audience.GUEST, Channel.SMS, jada.charter("jonathan"), observed, Draft())
    assert said == f"Given with the booking; number {source}"
