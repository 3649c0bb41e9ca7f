"""What a publish did, in a dispatcher's words: what is live, what is not, who was told, what went wrong and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from jada_desk.desktop.look.words import CHANNEL_WORDS
from jada_desk.desktop.publish.tally import BAD_ENDS
from jada_desk.domain.plan import (
    LAYER_WORDS,
    Layer,
    Plan,
    PublishReport,
    Step,
    StepKind,
    StepOutcome,
    StepState,
)
from jada_desk.domain.translation import tr, tr_later, tr_n

_ENDS: Final = {
    StepState.UNCERTAIN: tr_later("may or may not have happened"),
    StepState.CONFLICT: tr_later("was changed by somebody else"),
    StepState.EXPIRED: tr_later("not sent any more"),
    StepState.HELD: tr_later("held"),
}
_FAILED: Final = tr_later("failed")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason that kept something from happening: a heading, why, and the charters it happened to.

    `charters` is empty where the heading names the only one.
    """

    head: str
    detail: str
    charters: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it in one line, to copy."""
        who = f" ({', '.join(self.charters)})" if self.charters else ""
        return f"{self.head}{who}: {self.detail}" if self.detail else f"{self.head}{who}"


def is_done(report: PublishReport, step: Step) -> bool:
    outcome = report.outcomes.get(step.step_id)
    return outcome is not None and outcome.state is StepState.DONE


def split_live(report: PublishReport) -> tuple[list[str], list[str]]:
    """The charters that are live throughout, and the others."""
    batch_done = all(is_done(report, step) for step in report.plan.steps if not step.event_id)
    steps: dict[str, list[Step]] = {}
    for step in report.plan.steps:
        if step.event_id and step.kind is not StepKind.SEND:
            steps.setdefault(step.event_id, []).append(step)
    live: list[str] = []
    rest: list[str] = []
    for event_id in report.plan.event_ids:
        if own := steps.get(event_id):
            has_page = any(step.layer is Layer.PAGE for step in own)
            ok = all(is_done(report, step) for step in own) and (batch_done or not has_page)
            (live if ok else rest).append(event_id)
    return live, rest


def people_told(report: PublishReport) -> dict[str, list[str]]:
    """Whom messages went to, and by which channels."""
    told: dict[str, list[str]] = {}
    for notice in report.plan.notices:
        outcome = report.outcomes.get(notice.step_id)
        if outcome and outcome.state is StepState.DONE:
            told.setdefault(notice.name or tr("Guest"), []).append(tr(CHANNEL_WORDS[notice.channel]))
    return told


def charter_names(plan: Plan) -> dict[str, str]:
    """What every charter that the plan writes to or tells people of is called, by event id."""
    titles = {**{one.event_id: one.charter for one in reversed(plan.changes)}, **plan.titles}
    return {event_id: titles.get(event_id) or tr("Charter") for event_id in (*plan.event_ids, *titles)}


def failures(report: PublishReport) -> tuple[Trouble, ...]:
    """What went wrong for good or for now; a message that may have gone out is not among it."""
    return _troubles(
        report,
        (
            (step, one)
            for step, one in _ended(report)
            if one.state in BAD_ENDS or (one.state is StepState.UNCERTAIN and step.kind is not StepKind.SEND)
        ),
    )


def lapsed(report: PublishReport) -> tuple[Trouble, ...]:
    """What is past its use and not done any more, and what waits for a better hour."""
    ends = (StepState.EXPIRED, StepState.HELD)
    return _troubles(report, ((step, one) for step, one in _ended(report) if one.state in ends))


def headline(report: PublishReport) -> str:
    """How it ended; "Not published" only when nothing at all was written and nobody was told."""
    is_message = report.plan.is_message
    if report.is_complete:
        return tr("Sent") if is_message else tr("Published")
    if report.count(StepState.CANCELLED):
        return tr("Stopped")
    if is_message:
        return tr("Sent in part") if report.count(StepState.DONE) else tr("Not sent")
    return tr("Published in part") if report.count(StepState.DONE) else tr("Not published")


def summary(report: PublishReport, live: list[str], rest: list[str]) -> str:
    """The result in three sentences at most."""
    total = len(live) + len(rest)
    messages = sum(map(len, people_told(report).values()))
    uncertain = sum(
        step.kind is StepKind.SEND and one.state is StepState.UNCERTAIN for step, one in _ended(report)
    )
    if rest:
        parts = [
            tr_n(
                "{live} of {n} charter live, {rest} not.",
                "{live} of {n} charters live, {rest} not.",
                total,
                live=len(live),
                rest=len(rest),
            )
        ]
    else:
        parts = [tr_n("{n} charter live.", "{n} charters live.", total) if total else ""]
    if messages:
        parts.append(
            tr_n("{n} message accepted for delivery.", "{n} messages accepted for delivery.", messages)
        )
    if uncertain:
        parts.append(
            tr_n(
                "{n} message may or may not have gone out.",
                "{n} messages may or may not have gone out.",
                uncertain,
            )
        )
    held = report.count(StepState.HELD)
    if held:
        parts.append(tr_n("{n} message held for later.", "{n} messages held for later.", held))
    if not messages and not uncertain and not held:
        parts.append(tr("No message was sent."))
    if rest and report.can_retry:
        parts.append(tr("Your draft is safe. A retry does only the rest and tells nobody twice."))
    elif rest:
        parts.append(tr("Your draft is safe."))
    return " ".join(part for part in parts if part)


def _ended(report: PublishReport) -> Iterable[tuple[Step, StepOutcome]]:
    return (
        (step, outcome)
        for step in report.plan.steps
        if (outcome := report.outcomes.get(step.step_id)) and outcome.state.is_end
    )


def _troubles(report: PublishReport, ends: Iterable[tuple[Step, StepOutcome]]) -> tuple[Trouble, ...]:
    """One for each reason: a layer that is down is said once, with everything that it holds up."""
    names = charter_names(report.plan)
    addressees = {
        one.step_id: f"{one.name or tr('Guest')}, {tr(CHANNEL_WORDS[one.channel])}"
        for one in report.plan.notices
    }
    grouped: dict[tuple[str, str, str], dict[str, None]] = {}
    for step, outcome in ends:
        who = addressees.get(step.step_id, "") if step.kind is StepKind.SEND else ""
        key = tr(LAYER_WORDS[step.layer]), tr(_ENDS.get(outcome.state, _FAILED)), outcome.detail
        name = who or (names[step.event_id] if step.event_id else tr("All pages"))
        grouped.setdefault(key, {})[name] = None
    found = []
    for (layer, how, detail), charters in grouped.items():
        one = next(iter(charters))
        is_message = one in addressees.values()
        if len(charters) > 1:
            number = len(charters)
            what = (
                tr_n("{n} message", "{n} messages", number)
                if is_message
                else tr_n("{n} charter", "{n} charters", number)
            )
            head = tr("{layer} {how}: {what}", layer=layer, how=how, what=what)
            found.append(Trouble(head, detail, tuple(charters)))
        else:
            head = (
                f"{one}: {how}"
                if is_message
                else tr("{charter}: {layer} {how}", charter=one, layer=_lower(layer), how=how)
            )
            found.append(Trouble(head, detail, ()))
    return tuple(found)


def _lower(layer: str) -> str:
    return layer if layer == tr(LAYER_WORDS[Layer.CALENDAR]) else layer.lower()
