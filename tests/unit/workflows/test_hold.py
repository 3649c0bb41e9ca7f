"""Messages that wait: guests' texts in quiet hours, and what is more than may go out in an hour."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from jada_desk.domain.draft import Draft, set_field
from jada_desk.domain.errors import BadInput
from jada_desk.domain.plan import (
    Layer,
    NoticeChoice,
    Plan,
    PlannedNotice,
    PublishReport,
    Step,
    StepKind,
    StepState,
    send_now,
)
from jada_desk.domain.plan_json import plan_from_json, plan_to_json
from jada_desk.domain.quiet_hours import QuietHours, quiet_hours_from_json, time_zone_of
from jada_desk.domain.tenant import Notices
from jada_desk.workflows.hold import Allowance
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import DOCK, TENANT, THURSDAY, Operation, StandingClock, at

NIGHT = at(28, 22)
DANIKA = "+16195550002"


@pytest.fixture
def jada() -> Operation:
    return Operation(clock=StandingClock(NIGHT))


def text_to_danika(plan: Plan) -> PlannedNotice:
    (found,) = [one for one in plan.notices if one.address == DANIKA]
    return found


def texts(jada: Operation) -> Sequence[str]:
    return [one.to for one in jada.sms.sent]


def held(report: PublishReport) -> list[str]:
    return [one.detail for one in report.outcomes.values() if one.state is StepState.HELD]


def send_held(jada: Operation) -> tuple[PublishReport, ...]:
    return jada.desk.send_held(jada.progress.append, jada.stop)


def test_a_text_is_held_for_the_morning_and_then_sent_once(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    report = jada.publish(plan)
    assert report.is_complete and report.is_open and not report.can_retry
    assert held(report) == ["Quiet hours: held until Fri 29 May 08:00. The desk sends it then if it is on."]
    assert DANIKA not in texts(jada)
    assert [step.payload["message"]["to"] for _, step in jada.desk.held()] == [DANIKA]
    assert jada.desk.unfinished() == ()
    assert send_held(jada) == () and jada.desk.due() == 0
    jada.clock.moment = at(29, 8)
    assert jada.desk.due() == 1
    (report,) = send_held(jada)
    assert held(report) == [] and texts(jada).count(DANIKA) == 1
    assert send_held(jada) == () and jada.desk.held() == ()
    assert jada.plan().is_empty


def test_the_next_publish_takes_a_held_text_over(jada: Operation) -> None:
    first = jada.plan(jada.weekend_edits())
    jada.publish(first)
    jada.clock.moment += timedelta(minutes=5)
    # They were told by mail: a publish without news for them leaves the text where it is.
    notes = set_field(Draft(), jada.charter("danika"), "notes", "cake", THURSDAY)
    jada.publish(jada.plan(notes))
    assert [kept.plan.plan_id for kept, _ in jada.desk.held()] == [first.plan_id]
    again = jada.plan(set_field(Draft(), jada.charter("danika"), "captain", "Gene", THURSDAY))
    assert text_to_danika(again).held_until
    assert held(jada.publish(again))
    assert [kept.plan.plan_id for kept, _ in jada.desk.held()] == [again.plan_id]
    kept = jada.journal.kept[first.plan_id]
    assert "A later publish took this over." in {one.detail for one in kept.outcomes.values()}
    jada.clock.moment = at(29, 9)
    send_held(jada)
    assert texts(jada).count(DANIKA) == 1


def test_what_is_not_so_any_more_in_the_morning_is_not_sent(jada: Operation) -> None:
    jada.publish_weekend()
    jada.row(Table.EVENTS, "danika")["captain"] = "Gene"
    jada.clock.moment = at(29, 8)
    (report,) = send_held(jada)
    assert "This is not so any more" in str([one.detail for one in report.outcomes.values()])
    assert DANIKA not in texts(jada)


def test_an_event_that_a_colleague_changed_overnight_is_a_conflict(jada: Operation) -> None:
    jada.publish_weekend()
    jada.calendar.edit("danika", summary="Danika and friends")
    jada.clock.moment = at(29, 8)
    (report,) = send_held(jada)
    assert report.count(StepState.CONFLICT) == 1
    assert DANIKA not in texts(jada)


def test_a_morning_that_passes_is_seen(jada: Operation) -> None:
    jada.publish_weekend()
    jada.clock.moment = at(30, 13, 40)
    (report,) = send_held(jada)
    assert "too late for this message" in str([one.detail for one in report.outcomes.values()])
    assert DANIKA not in texts(jada)


def test_an_urgent_text_goes_out_at_night_and_says_why(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    key = text_to_danika(plan).notice_key
    urgent = send_now(plan, key, "storm warning")
    said = text_to_danika(urgent)
    assert (said.choice, said.reason, said.held_until) == (NoticeChoice.TICKED, "Urgent: storm warning", "")
    assert plan_from_json(plan_to_json(urgent)) == plan_from_json(
        plan_to_json(plan_from_json(plan_to_json(urgent)))
    )
    assert held(jada.publish(urgent)) == []
    assert texts(jada).count(DANIKA) == 1
    kept = jada.journal.kept[plan.plan_id].plan
    assert kept.notice_steps[said.step_id].payload["urgent"] == "storm warning"
    assert send_now(plan, "nobody", "x") is plan


def test_too_late_by_morning_is_asked_about_now(jada: Operation) -> None:
    jada.clock.moment = at(30, 5)
    danika = jada.charter("danika")
    draft = set_field(Draft(), danika, "start", at(30, 8, 30), THURSDAY)
    draft = set_field(draft, danika, "boarding", at(30, 8, 5), THURSDAY)
    notice = text_to_danika(jada.plan(draft))
    assert notice.choice is NoticeChoice.UNTICKED
    assert notice.reason == "Quiet hours until Sat 30 May 08:00: too late for this. Send it now, or call."


def test_the_hours_are_those_of_the_guest(jada: Operation) -> None:
    jada.clock.moment = at(28, 19)
    danika = jada.charter("danika")
    draft = set_field(jada.weekend_edits(), danika, "guest_time_zone", "America/New_York", THURSDAY)
    notice = text_to_danika(jada.plan(draft))
    assert "held until Fri 29 May 08:00 EDT" in notice.reason
    assert jada.publish(jada.plan(draft)).is_complete
    assert jada.row(Table.EVENTS, "danika")["guest_time_zone"] == "America/New_York"
    assert jada.charter("danika").guest_time_zone == "America/New_York"
    with pytest.raises(BadInput, match="no time zone"):
        set_field(draft, danika, "guest_time_zone", "Mars/Olympus", THURSDAY)
    assert set_field(draft, danika, "guest_time_zone", "", THURSDAY) != draft


def test_more_than_an_hour_may_have_is_held() -> None:
    few = replace(TENANT, notices=Notices(per_hour=3))
    jada = Operation(tenant=few)
    plan = jada.plan(jada.weekend_edits())
    assert plan.messages > 6
    report = jada.publish(plan)
    assert len(jada.messages()) == 3
    assert set(held(report)) == {"3 messages went out in an hour: held until Thu 28 May 14:30."}
    jada.clock.moment += timedelta(minutes=30)
    send_held(jada)
    assert len(jada.messages()) == 3
    for _ in range(6):
        jada.clock.moment += timedelta(minutes=61)
        if at(28, 21) > jada.clock.moment.astimezone(DOCK):
            send_held(jada)
    jada.clock.moment = at(29, 9)
    send_held(jada)
    assert len(jada.messages()) == plan.messages
    assert jada.desk.held() == ()


@pytest.mark.parametrize(
    ("start", "end", "moment", "until"),
    [
        (21, 8, at(28, 20, 59), None),
        (21, 8, at(28, 21), at(29, 8)),
        (21, 8, at(29, 7, 59), at(29, 8)),
        (21, 8, at(29, 8), None),
        (12, 14, at(29, 13), at(29, 14)),
        (12, 14, at(29, 14), None),
        (9, 9, at(29, 9), None),
    ],
)
def test_quiet_hours(start: int, end: int, moment: datetime, until: datetime | None) -> None:
    hours = QuietHours(time(start), time(end), DOCK)
    assert hours.until(moment) == until
    assert quiet_hours_from_json(hours.to_json()) == hours


def test_only_time_zones_that_there_are_count() -> None:
    assert [time_zone_of(one) for one in ("", "America/New_York", "Nowhere", "../etc/passwd")] == [
        "",
        "America/New_York",
        "",
        "",
    ]


def test_what_went_out_an_hour_ago_counts_no_more() -> None:
    step = Step("s", "e", Layer.CREW_NOTICE, StepKind.SEND, {})
    one = Allowance(replace(TENANT, notices=Notices(per_hour=1)))
    assert one.take(step, NIGHT) is None
    later = one.take(step, NIGHT + timedelta(minutes=59))
    assert later is not None and later.state is StepState.HELD
    assert one.take(step, NIGHT + timedelta(minutes=60)) is None
    assert one.take(replace(step, kind=StepKind.INVALIDATE), NIGHT) is None
