"""When a plan is asked about twice, and what a plan keeps for the way back."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from jada_desk.domain.big_plan import big_plan
from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.plan import (
    Change,
    Fact,
    Layer,
    NoticeChoice,
    Plan,
    PlannedNotice,
    PublishReport,
    Seen,
    Step,
    StepKind,
    StepOutcome,
    StepState,
)
from jada_desk.domain.plan_json import plan_from_json, plan_to_json

FRIDAY = date(2026, 5, 29)
NOON = datetime(2026, 5, 30, 19, tzinfo=UTC)


def weekend(charters: int, stale: str = "") -> Weekend:
    listed = tuple(Charter(f"e{n}", f"Charter {n}", "JADA", NOON, NOON) for n in range(charters))
    return Weekend((FRIDAY,), listed, stale_reason=stale)


def a_step(event_id: str, layer: Layer, kind: StepKind = StepKind.UPDATE_ITEM) -> Step:
    return Step(f"{event_id}/{layer}", event_id, layer, kind, {})


def a_notice(event_id: str, audience: Audience, kind: NoticeKind) -> PlannedNotice:
    layer = Layer.GUEST_NOTICE if audience is Audience.GUEST else Layer.CREW_NOTICE
    return PlannedNotice(
        (event_id,), "who", "Who", audience, Channel.SMS, "+1", kind, "", "text", NoticeChoice.TICKED,
        step_id=f"{event_id}/{layer}",
    )  # fmt: skip


def a_plan(
    changed: int = 0, new: int = 0, notices: tuple[PlannedNotice, ...] = (), unticked: bool = False
) -> Plan:
    """A plan that changes so many charters, gives so many others their first record, and tells people."""
    ids = [f"e{n}" for n in range(changed + new)]
    steps = [a_step(one, Layer.EVENTS) for one in ids]
    if not unticked:
        steps += [
            Step(one.step_id, one.event_ids[0], Layer.GUEST_NOTICE, StepKind.SEND, {}) for one in notices
        ]
    changes = [Change(one, one, Layer.EVENTS, "captain", "Gene", "Noor") for one in ids[:changed]]
    changes += [Change(one, one, Layer.EVENTS, "captain", "", "Noor") for one in ids[changed:]]
    return Plan("p", "jada", FRIDAY, NOON, tuple(changes), notices, (), tuple(steps), {})


def test_ordinary_work_is_asked_about_once() -> None:
    assert big_plan(a_plan(), weekend(0)) == ()
    assert big_plan(a_plan(changed=3), weekend(3)) == ()
    assert big_plan(a_plan(changed=4), weekend(14)) == ()
    # First records and pages change nobody's plans.
    assert big_plan(a_plan(new=9), weekend(9)) == ()


def test_a_third_of_the_weekend_is_big() -> None:
    assert big_plan(a_plan(changed=4), weekend(13)) == ("4 of the 13 charters of this weekend change.",)
    told = tuple(a_notice(f"e{n}", Audience.CREW, NoticeKind.NEW) for n in range(4))
    assert len(big_plan(a_plan(new=4, notices=told), weekend(4))) == 1
    assert big_plan(a_plan(new=4, notices=told, unticked=True), weekend(4)) == ()


def test_ten_charters_are_big_wherever_they_are() -> None:
    assert big_plan(a_plan(new=10), weekend(40)) == ("10 charters are written to, and 0 messages go out.",)


def test_a_cancellation_is_big() -> None:
    gone = a_notice("e0", Audience.GUEST, NoticeKind.CANCELLED)
    assert big_plan(a_plan(1, notices=(gone,)), weekend(9)) == (
        "1 person is told that a charter is cancelled.",
    )
    both = (gone, replace(gone, recipient="crew:gene", audience=Audience.CREW, step_id="e0/x"))
    assert big_plan(a_plan(2, notices=both), weekend(9)) == (
        "2 people are told that a charter is cancelled.",
    )
    assert big_plan(a_plan(1, notices=(gone,), unticked=True), weekend(9)) == ()
    # Whether or not anybody is told.
    ended = tuple(Change(f"e{n}", f"Charter {n}", Layer.EVENTS, "status", "", "cancelled") for n in range(2))
    assert big_plan(replace(a_plan(), changes=ended[:1]), weekend(9)) == (
        "1 charter is cancelled: Charter 0.",
    )
    assert big_plan(replace(a_plan(), changes=ended), weekend(9)) == (
        "2 charters are cancelled: Charter 0, Charter 1.",
    )
    # A crew member taken off is everyday work.
    assert big_plan(a_plan(1, notices=(a_notice("e0", Audience.CREW, NoticeKind.REMOVED),)), weekend(9)) == ()


def test_an_old_or_emptied_calendar_is_big() -> None:
    assert big_plan(a_plan(1), weekend(9, "The network is down.")) == (
        "The calendar shown is an older copy: The network is down.",
    )
    assert big_plan(a_plan(1), weekend(0)) == (
        "The calendar shows 0 charters this weekend; none is deleted anywhere by that.",
    )


def test_what_a_plan_keeps_survives_and_an_older_plan_keeps_its_text() -> None:
    older = a_plan(1)
    text = json.dumps(plan_to_json(older))
    assert "facts" not in text and "seen" not in text
    assert json.dumps(plan_to_json(plan_from_json(json.loads(text)))) == text
    facts = (
        Fact("e0", "start", NOON, NOON),
        Fact("e0", "crew", ("Gene",), ()),
        Fact("e0", "captain", "", "Noor"),
        Fact("e0", "boarding", None, NOON),
        Fact("e0", "passengers", 4, None),
    )
    plan = replace(older, facts=facts, seen={"e0": Seen("a", "b")})
    kept = plan_from_json(json.loads(json.dumps(plan_to_json(plan))))
    assert (kept.facts, kept.seen) == (facts, plan.seen)


def test_a_report_says_whom_to_sign_in_and_whether_a_retry_helps() -> None:
    steps = (a_step("e0", Layer.CALENDAR), a_step("e0", Layer.EVENTS), a_step("e0", Layer.PAGE))
    plan = replace(a_plan(), steps=steps)

    def report(*states: StepState) -> PublishReport:
        outcomes = [StepOutcome(state) for state in states]
        return PublishReport(plan, dict(zip((one.step_id for one in steps), outcomes, strict=True)))

    out = report(StepState.RETRY, StepState.RETRY, StepState.RETRY)
    assert out.sign_in_needed == ("Google", "AWS") and out.can_retry
    conflict = report(StepState.CONFLICT, StepState.BLOCKED, StepState.EXPIRED)
    assert conflict.sign_in_needed == () and not conflict.can_retry and not conflict.is_complete


def test_a_message_to_many_is_asked_about_twice_by_its_own_numbers() -> None:
    def typed(charters: int) -> Plan:
        about = tuple(a_notice(f"e{n}", Audience.GUEST, NoticeKind.MESSAGE) for n in range(charters))
        return a_plan(notices=about)

    assert big_plan(typed(9), weekend(9)) == ()
    assert big_plan(typed(10), weekend(10)) == ("10 messages go out, about 10 charters.",)
    assert "older copy" in big_plan(typed(1), weekend(3, "The feed is old."))[0]
