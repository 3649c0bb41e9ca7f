"""The commands about publishing: the plan, carrying it out, what is left of it, and the way back."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date

from jada_desk.cli import output
from jada_desk.cli.opening import (
    DONE,
    FAILED,
    NEEDS_DECISION,
    NEVER,
    Options,
    friday_of,
    leave,
    open_,
    quiet,
    stopping,
)
from jada_desk.domain.big_plan import big_plan
from jada_desk.domain.charter import FIELD_LABELS, shown_days
from jada_desk.domain.draft import Conflict, Draft, keep_yours, take_theirs
from jada_desk.domain.errors import BadInput, NeedsDecision
from jada_desk.domain.notice import Audience, NoticeKind
from jada_desk.domain.objection import Objection, unanswered
from jada_desk.domain.phone import to_e164
from jada_desk.domain.plan import Plan, PublishReport, StepState, send_now, tick
from jada_desk.domain.typed_message import TypedMessage, type_message
from jada_desk.domain.when import say_day, say_time
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.find_charter import find_charter
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.settle import Settling


def plan(options: Options) -> int:
    with closing(open_(options)) as desk:
        made, observed = _make_plan(desk, options)
        _show_plan(desk, options, made, observed)
        return DONE


def publish(options: Options) -> int:
    with closing(open_(options)) as desk:
        if options.retry:
            with stopping() as stop:
                report = desk.retry(options.retry, _progress(options), stop)
            return _show_report(desk, options, report)
        made, observed = _make_plan(desk, options)
        if options.notices != "ticked":
            wanted = {one.notice_key for one in made.notices} if options.notices == "all" else set()
            made = tick(made, frozenset(wanted))
        if options.urgent:
            for one in made.notices:
                made = send_now(made, one.notice_key, options.urgent) if one.held_until else made
        draft = Draft() if options.message is not None else desk.open().history.present
        clashes = desk.conflicts(observed, draft)
        big, warnings = _big(desk, made, observed), unanswered(made.objections, draft.event_ids)
        if decision := _decision(options, made, clashes, big, warnings):
            _show_plan(desk, options, made, observed)
            raise decision
        with stopping() as stop:
            report = desk.publish(made, _progress(options), stop)
        return _show_report(desk, options, report, clashes)


def _decision(
    options: Options,
    made: Plan,
    clashes: Sequence[Conflict],
    big: Sequence[str],
    warnings: Sequence[Objection],
) -> NeedsDecision | None:
    """What a person has to decide before this plan is carried out, as the window's review has it."""
    if clashes and not made.steps:
        return NeedsDecision(
            "Somebody else changed in Google what you changed too.",
            unchanged="Nothing was published.",
            remedy=_how_to_choose(clashes),
        )
    if not options.yes:
        return NeedsDecision("Nothing was published.", remedy="Read the plan and confirm it with --yes.")
    if options.really or not (big or warnings):
        return None
    asked = [f"This is a big plan. {' '.join(big)}"] if big else []
    remedies = ["Read the plan again and confirm it with --yes --really."]
    if warnings:
        said = " ".join(one.sentence for one in warnings)
        asked.append(f"Nobody said why to go ahead against these warnings: {said}")
        commands = dict.fromkeys(f"jada-desk edit {one.event_id} --because REASON" for one in warnings)
        remedies.insert(0, f"Mend them, or say why with: {', '.join(commands)}.")
    return NeedsDecision(" ".join(asked), unchanged="Nothing was published.", remedy=" ".join(remedies))


def _how_to_choose(clashes: Sequence[Conflict]) -> str:
    commands = (f"jada-desk resolve {one.event_id} {one.field} --theirs|--mine" for one in clashes)
    return f"Choose with: {', '.join(commands)}."


def recover(options: Options) -> int:
    with closing(open_(options)) as desk:
        with stopping() as stop:
            reports = desk.recover(_progress(options), stop)
        for report in reports:
            _settle_draft(desk, report.plan.weekend)
        unfinished, uncertain = desk.unfinished(), desk.uncertain()
        if options.json:
            output.print_json(
                {
                    "recovered": [output.report_json(one) for one in reports],
                    "unfinished": [one.plan.plan_id for one in unfinished],
                    "uncertain": [output.message_json(kept, step) for kept, step in uncertain],
                }
            )
        else:
            output.print_recovery(reports, unfinished, uncertain)
        _leave_what_runs(reports, FAILED)
        return NEEDS_DECISION if unfinished or uncertain else DONE


def settle(options: Options) -> int:
    choice: Settling = "send again" if options.again else "mark as sent"
    with closing(open_(options)) as desk:
        outcome = desk.settle_notice(options.plan_id, options.step, choice, quiet, NEVER)
        if options.json:
            output.print_json(
                {"plan_id": options.plan_id, "step_id": options.step, **output.outcome_json(outcome)}
            )
        else:
            print(f"{outcome.state}: {outcome.detail}")
        return DONE if outcome.state is StepState.DONE else NEEDS_DECISION


def told(options: Options) -> int:
    with closing(open_(options)) as desk:
        observed, live = desk.find(options.event, desk.open().history.present, quiet, NEVER)
        name = desk.told_by_phone(observed, live.event_id, options.recipient)
        if options.json:
            output.print_json({"event_id": live.event_id, "recipient": name, "state": "told by phone"})
        else:
            print(f"{name} was told of {live.title} by phone. Kept.")
        return DONE


def texts(options: Options) -> int:
    with closing(open_(options)) as desk:
        if options.stop is not None:
            number, state = desk.stop_texts(options.number or "", options.stop), "stopped"
        elif options.allow is not None:
            number, state = desk.allow_texts(options.number or "", options.allow), "allowed"
        else:
            return _list_opt_outs(desk, options)
        if options.json:
            output.print_json({"number": number, "state": state})
        else:
            print(f"{number}: texts {state}. Kept.")
        return DONE


def _list_opt_outs(desk: Desk, options: Options) -> int:
    stopped, trouble = desk.opt_outs()
    wanted = to_e164(options.number) if options.number else ""
    found = {number: why for number, why in stopped.items() if wanted in ("", number)}
    if options.json:
        rows = [{"number": number, "why": why} for number, why in sorted(found.items())]
        output.print_json({"stopped": rows, "trouble": trouble})
    else:
        for number, why in sorted(found.items()):
            print(f"{number}  {why}")
        if not found:
            print("Nobody asked not to be texted.")
        if trouble:
            print(f"! {trouble}")
    return FAILED if trouble else DONE


def resolve(options: Options) -> int:
    with closing(open_(options)) as desk:
        history = desk.open().history
        observed, live = desk.find(options.event, history.present, quiet, NEVER)
        names = {label.casefold(): name for name, label in FIELD_LABELS.items()}
        field = names.get(options.field.casefold(), options.field)
        open_ones = [
            one for one in desk.conflicts(observed, history.present) if one.event_id == live.event_id
        ]
        clash = next((one for one in open_ones if one.field == field), None)
        if clash is None:
            listed = ", ".join(one.field for one in open_ones) or "none"
            raise BadInput(
                f"Nobody else changed {options.field} of {live.title}. To be decided here: {listed}.",
                unchanged="The draft is as it was.",
            )
        if options.theirs:
            draft, label = take_theirs(history.present, live.event_id, field), "Take theirs"
        else:
            draft, label = keep_yours(history.present, live, field, desk.now()), "Keep mine"
        desk.save(history.record(f"{label}: {FIELD_LABELS[field]} of {live.title}", draft))
        left = [output.conflict_json(one) for one in open_ones if one is not clash]
        if options.json:
            output.print_json({"event_id": live.event_id, "field": field, "conflicts": left})
        else:
            print(f"{label}: {FIELD_LABELS[field]} of {live.title}. {len(left)} more to decide. Saved.")
        return DONE


def rollback(options: Options) -> int:
    with closing(open_(options)) as desk:
        history = desk.open().history
        observed = desk.observe_again(options.plan_id, history.present, quiet, NEVER)
        event_id = options.event or ""
        if event_id:
            event_id = desk.find(event_id, history.present, quiet, NEVER)[1].event_id
        taken = desk.rollback(options.plan_id, observed, history.present, event_id)
        desk.save(history.record(f"Take back publish {options.plan_id}", taken.draft))
        ids = sorted({one for one, _ in set(taken.draft.edits) - set(history.present.edits)})
        if options.json:
            output.print_json({"edits": len(taken.draft), "event_ids": ids, "left": list(taken.left)})
        else:
            print(f"{len(taken.draft)} unpublished edits. Saved. Review them with: jada-desk plan")
            for sentence in taken.left:
                print(f"! {sentence}")
        return DONE


def history(options: Options) -> int:
    with closing(open_(options)) as desk:
        kept = desk.published(options.limit)
        if options.json:
            publishes = [output.kept_json(one, desk.audit(one.plan.plan_id)) for one in kept]
            output.print_json({"publishes": publishes})
            return DONE
        for one in kept:
            local = one.plan.made_at.astimezone(desk.tenant.time_zone)
            states = [outcome.state for outcome in one.outcomes.values()]
            steps = f"{states.count(StepState.DONE)} of {len(one.plan.steps)} steps done"
            said = f"{say_day(local, with_year=True)} {say_time(local)}  {steps}  {one.who}"
            about = ", ".join(title for title in one.plan.titles.values() if title)
            print("  ".join(filter(None, (one.plan.plan_id, said, about))))
        if not kept:
            print("Nothing was published yet.")
        return DONE


def _make_plan(desk: Desk, options: Options) -> tuple[Plan, Observed]:
    friday = friday_of(desk, options)
    draft = desk.open().history.present
    observed = desk.observe(friday, draft, quiet, NEVER)
    if options.message is not None:
        return desk.plan_message(observed, friday, _typed_message(desk, options, observed)), observed
    asked = {NoticeKind.REMINDER} if options.reminders else set()
    asked |= {NoticeKind.WAIVER} if options.waivers else set()
    return desk.plan(observed, draft, friday, asked=frozenset(asked)), observed


def _typed_message(desk: Desk, options: Options, observed: Observed) -> TypedMessage:
    """What --message says, to whom of which charters of the observed weekend."""
    charters = desk.weekend(observed, observed.first).charters
    if options.about:
        ids = {find_charter(reference, charters).event_id for reference in options.about}
    else:
        shown = shown_days(observed.first)
        sailing = [one for one in charters if one.day in shown and not one.is_cancelled]
        ids = {one.event_id for one in sailing if one.start > desk.now()}
    to = {"guests": [Audience.GUEST], "crew": [Audience.CREW], "both": list(Audience)}[options.to]
    return type_message(options.message, ids, to)


def _big(desk: Desk, made: Plan, observed: Observed) -> tuple[str, ...]:
    """Why this plan counts as a big one. Charters of the draft in other weekends are not this weekend's."""
    weekend = desk.weekend(observed, made.weekend)
    days = shown_days(made.weekend)
    here = tuple(one for one in weekend.charters if one.day in days)
    return big_plan(made, replace(weekend, charters=here))


def _show_plan(desk: Desk, options: Options, made: Plan, observed: Observed) -> None:
    draft = desk.open().history.present
    warnings = unanswered(made.objections, draft.event_ids)
    questions = (*_big(desk, made, observed), *(one.sentence for one in warnings))
    if options.json:
        clashes = desk.conflicts(observed, draft)
        output.print_json(
            {
                **output.plan_json(made),
                "conflicts": [output.conflict_json(one) for one in clashes],
                "questions": list(questions),
            }
        )
    else:
        output.print_plan(made)
        for question in questions:
            print(f"?? {question}")


def _show_report(
    desk: Desk, options: Options, report: PublishReport, clashes: Sequence[Conflict] = ()
) -> int:
    """Print what became of a publish; `clashes` are the edits that it left out until somebody chooses."""
    if not report.plan.is_message and options.message is None:  # a message publishes no edit
        _settle_draft(desk, report.plan.weekend)
    if options.json:
        left_out = [output.conflict_json(one) for one in clashes]
        output.print_json({**output.report_json(report), "conflicts": left_out})
    else:
        output.print_report(report)
        if clashes:
            print(f"! Left out, for somebody else changed it in Google too. {_how_to_choose(clashes)}")
    code = FAILED
    if report.is_complete:
        code = NEEDS_DECISION if clashes else DONE
    elif report.count(StepState.CONFLICT):
        code = NEEDS_DECISION
    _leave_what_runs([report], code)
    return code


def _leave_what_runs(reports: Sequence[PublishReport], code: int) -> None:
    """Calls that Stop gave up waiting for would hold the process."""
    if any(report.count(StepState.SENDING) for report in reports):
        leave(code)


def _settle_draft(desk: Desk, friday: date) -> None:
    """What the calendar says now is no edit any more; undo ends at a publish."""
    draft = desk.open().history.present
    observed = desk.observe(friday, draft, quiet, NEVER)
    desk.save(desk.settled(desk.open().history, observed))


def _progress(options: Options) -> Callable[[Progress], None]:
    if options.json:
        return quiet

    def show(progress: Progress) -> None:
        if progress.state != StepState.SENDING:
            print(
                f"{progress.done}/{progress.total} {progress.layer} {progress.event_id}: {progress.state}",
                file=sys.stderr,
            )

    return show
