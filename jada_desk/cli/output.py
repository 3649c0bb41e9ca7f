"""What the commands print: JSON of a stable form (README), or lines for people."""

import json
from collections.abc import Sequence
from typing import Any, Final

from jada_desk.domain.board import Card
from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.draft import Conflict
from jada_desk.domain.notice import Channel
from jada_desk.domain.plan import (
    LAYER_WORDS,
    Change,
    Plan,
    PublishReport,
    Step,
    StepKind,
    StepOutcome,
    StepState,
    message_id_in,
)
from jada_desk.domain.plan_words import say_value
from jada_desk.domain.sms import sms_parts
from jada_desk.domain.when import say_day, say_time, say_weekday_and_time
from jada_desk.workflows.ports.memory import AuditRecord, Kept


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def charter_json(charter: Charter) -> dict[str, Any]:
    return {
        "event_id": charter.event_id,
        "booking_id": charter.booking_id,
        "title": charter.title,
        "boat": charter.boat,
        "start": charter.start.isoformat(),
        "end": charter.end.isoformat(),
        "boarding": charter.boarding.isoformat() if charter.boarding else "",
        "captain": charter.captain,
        "crew": list(charter.crew),
        "guest_name": charter.guest_name,
        "guest_phone": charter.guest_phone,
        "guest_email": charter.guest_email,
        "guest_language": charter.guest_language,
        "guest_time_zone": charter.guest_time_zone,
        "passengers": charter.passengers,
        "notes": charter.notes,
        "status": str(charter.status),
        "status_reason": charter.status_reason,
        "waiver_status": str(charter.waiver_status),
        "waivers": f"{charter.waivers_signed}/{charter.waivers_expected}",
        "photos": charter.photos,
        "problems": list(charter.problems),
    }


def warnings_json(card: Card | None) -> dict[str, Any]:
    """What stands against a charter, and what somebody goes ahead against, with the reason."""
    return {
        "warnings": [one.text for _, one in card.warnings] if card else [],
        "overrides": [
            {"warning": one.reason.text, "reason": one.because}
            for _, one in (card.all_accepted if card else ())
        ],
    }


def print_warnings(card: Card | None) -> None:
    said = warnings_json(card)
    for text in said["warnings"]:
        print(f"! {text}")
    for one in said["overrides"]:
        print(f"  {one['warning']} Overridden: {one['reason']}")


def weekend_json(tenant_id: str, weekend: Weekend, troubles: Sequence[str]) -> dict[str, Any]:
    return {
        "tenant": tenant_id,
        "weekend": weekend.days[0].isoformat(),
        "read_at": weekend.read_at.isoformat() if weekend.read_at else "",
        "stale": weekend.stale_reason,
        "charters": [charter_json(one) for one in weekend.charters],
        "others": [{"event_id": one.event_id, "title": one.title} for one in weekend.others],
        "unreadable": [
            {"event_id": one.event_id, "title": one.title, "reason": one.reason} for one in weekend.unreadable
        ],
        "warnings": list(troubles),
    }


def plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "plan_id": plan.plan_id,
        "tenant": plan.tenant_id,
        "weekend": plan.weekend.isoformat(),
        "changes": [
            {
                "event_id": one.event_id,
                "charter": one.charter,
                "layer": str(one.layer),
                "field": one.field,
                "was": one.was,
                "now": one.now,
            }
            for one in plan.changes
        ],
        "notices": [
            {
                "event_id": one.event_ids[0],
                "event_ids": list(one.event_ids),
                "recipient": one.name,
                "audience": str(one.audience),
                "channel": str(one.channel),
                "address": one.address,
                "kind": str(one.kind),
                "text": one.text,
                "parts": sms_parts(one.text) if one.channel is Channel.SMS else 0,
                "state": str(one.choice),
                "reason": one.reason,
                "held_until": one.held_until,
                "permission": one.permission,
            }
            for one in plan.notices
        ],
        "warnings": list(plan.warnings),
        "overrides": [
            {
                "event_id": one.event_id,
                "charter": one.charter,
                "person": one.person,
                "warning": one.reason.text,
                "reason": one.because,
            }
            for one in plan.objections
            if one.because
        ],
    }


_ALWAYS_COUNTED: Final = (
    StepState.DONE,
    StepState.FAILED,
    StepState.BLOCKED,
    StepState.UNCERTAIN,
    StepState.CONFLICT,
)


def report_json(report: PublishReport) -> dict[str, Any]:
    return {
        "plan_id": report.plan.plan_id,
        "steps": [_step_json(step, report.outcomes.get(step.step_id)) for step in report.plan.steps],
        "summary": {
            str(state): report.count(state)
            for state in dict.fromkeys((*_ALWAYS_COUNTED, *StepState))
            if state in _ALWAYS_COUNTED or report.count(state)
        },
        "sign_in_needed": list(report.sign_in_needed),
    }


def conflict_json(clash: Conflict) -> dict[str, str]:
    """The three values of a field in words: what it was, what it is in Google now, what the draft wants."""
    was, theirs, yours = (say_value(value) for value in (clash.base, clash.theirs, clash.yours))
    return {
        "event_id": clash.event_id,
        "field": clash.field,
        "was": was,
        "theirs": theirs,
        "yours": yours,
    }


def message_json(kept: Kept, step: Step) -> dict[str, Any]:
    """One message of a publish: to whom, what, and what came back."""
    notice = next(one for one in kept.plan.notices if one.step_id == step.step_id)
    outcome = kept.outcomes.get(step.step_id, _WAITING)
    return {
        "plan_id": kept.plan.plan_id,
        "step_id": step.step_id,
        "event_ids": list(notice.event_ids),
        "recipient": notice.name,
        "channel": str(notice.channel),
        "address": notice.address,
        "text": notice.text,
        "at": outcome.at.isoformat() if outcome.at else "",
        **outcome_json(outcome),
    }


def kept_json(kept: Kept, audit: Sequence[AuditRecord]) -> dict[str, Any]:
    return {
        "plan_id": kept.plan.plan_id,
        "who": kept.who,
        "made_at": kept.plan.made_at.isoformat(),
        "ended_at": kept.ended_at.isoformat() if kept.ended_at else "",
        "charters": [{"event_id": event_id, "title": title} for event_id, title in kept.plan.titles.items()],
        "changes": plan_json(kept.plan)["changes"],
        "steps": [
            {
                **_step_json(step, kept.outcomes.get(step.step_id)),
                "at": at.isoformat() if (at := kept.outcomes.get(step.step_id, _WAITING).at) else "",
            }
            for step in kept.plan.steps
        ],
        "messages": [message_json(kept, step) for step in kept.plan.steps if step.kind is StepKind.SEND],
        "audit": [
            {
                "at": one.at.isoformat() if one.at else "",
                "who": one.who,
                "pid": one.pid,
                "step_id": one.step_id,
                "state": one.state,
                "detail": one.detail,
            }
            for one in audit
        ],
    }


_WAITING: Final = StepOutcome(StepState.WAITING)


def outcome_json(outcome: StepOutcome) -> dict[str, str]:
    said = {"state": str(outcome.state), "detail": outcome.detail}
    if message_id := message_id_in(outcome.detail):
        said["message_id"] = message_id
    return said


def _step_json(step: Step, outcome: StepOutcome | None) -> dict[str, str]:
    return {
        "step_id": step.step_id,
        "event_id": step.event_id,
        "layer": str(step.layer),
        **outcome_json(outcome or _WAITING),
    }


def print_weekend(weekend: Weekend, troubles: Sequence[str]) -> None:
    first, last = weekend.days[0], weekend.days[-1]
    print(f"{say_day(first)} to {say_day(last, with_year=True)}: {len(weekend.charters)} charters")
    for one in weekend.charters:
        people = ", ".join([one.captain or "no captain", *one.crew])
        contact = one.guest_phone or one.guest_email or "no contact"
        times = f"{say_weekday_and_time(one.start)}-{say_time(one.end)}"
        mark = f"{str(one.status).upper()} " if one.status else ""
        print(f"  {times}  {mark}{one.title:24} {one.boat:12} {people}; {contact}  [{one.event_id}]")
        for problem in one.problems:
            print(f"      ! {problem}")
    for other in weekend.others:
        print(f"  {say_weekday_and_time(other.start)}  {other.title} (no charter)")
    for bad in weekend.unreadable:
        print(f"  ! {bad.title}: {bad.reason}")
    for sentence in (weekend.stale_reason, *troubles):
        if sentence:
            print(f"  ! {sentence}")


def print_plan(plan: Plan) -> None:
    if plan.is_empty:
        print("Nothing to publish.")
    for event_id in dict.fromkeys(one.event_id for one in plan.changes):
        mine = [one for one in plan.changes if one.event_id == event_id]
        print(f"{mine[0].charter}  [{event_id}]")
        for layer in dict.fromkeys(one.layer for one in mine):
            _print_changes([one for one in mine if one.layer is layer])
    for notice in plan.notices:
        mark = {"ticked": "x", "unticked": " "}.get(str(notice.choice), "!")
        said = notice.subject or notice.text
        print(f"[{mark}] {notice.name} by {notice.channel} {notice.address}: {said}")
        if notice.reason:
            print(f"      {notice.reason}")
    for one in plan.objections:
        if one.because:
            print(f"  {one.charter}: {one.reason.text} Overridden: {one.because}")
    for warning in plan.warnings:
        print(f"! {warning}")


def _print_changes(changes: Sequence[Change]) -> None:
    """The changes of one layer; what is wholly new in one line."""
    word = LAYER_WORDS[changes[0].layer]
    if len(changes) > 3 and not any(one.was for one in changes):
        print(f"  {word:16} new: {', '.join(one.now for one in changes if one.now)}")
        return
    for one in changes:
        print(f"  {word:16} {one.field}: {one.was or 'empty'} -> {one.now or 'empty'}")


def print_report(report: PublishReport) -> None:
    for step in report.plan.steps:
        outcome = report.outcomes[step.step_id]
        where = step.event_id or "all pages"
        print(f"  {outcome.state:10} {LAYER_WORDS[step.layer]:16} {where}  {outcome.detail}")
    words = ", ".join(f"{count} {state}" for state, count in report_json(report)["summary"].items() if count)
    print(words or "Nothing to do.")
    for account in report.sign_in_needed:
        print(f"Sign in to {account} first.")
    if report.can_retry:
        print(f"Finish the rest with: jada-desk publish --retry {report.plan.plan_id}")
    for step in report.plan.steps:
        if report.outcomes[step.step_id].state is StepState.UNCERTAIN:
            print(f"Settle it with: jada-desk settle {report.plan.plan_id} {step.step_id} --sent | --again")


def print_recovery(
    reports: Sequence[PublishReport], unfinished: Sequence[Kept], uncertain: Sequence[tuple[Kept, Step]]
) -> None:
    if not (reports or unfinished or uncertain):
        print("Nothing was cut off.")
    for report in reports:
        print(f"Publish {report.plan.plan_id}:")
        print_report(report)
    for kept in unfinished:
        print(f"Not finished: jada-desk publish --retry {kept.plan.plan_id}")
    for kept, step in uncertain:
        said = message_json(kept, step)
        print(f"Uncertain: {said['recipient']} by {said['channel']}: {said['text']}")
        print(f"  jada-desk settle {kept.plan.plan_id} {step.step_id} --sent | --again")
