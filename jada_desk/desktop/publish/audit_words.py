"""The journal's audit of a publish as a person reads it: who did what when, steps of one kind told together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from jada_desk.desktop.look.words import CHANNEL_WORDS
from jada_desk.desktop.publish.outcome import charter_names
from jada_desk.domain.plan import LAYER_WORDS, Plan, StepState, message_id_in
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_stamp
from jada_desk.workflows.ports.memory import AuditRecord

_WORDS: Final = {
    StepState.SENDING: tr_later("begun"),
    StepState.DONE: tr_later("done"),
    StepState.RETRY: tr_later("waits for a sign-in"),
    StepState.FAILED: tr_later("failed"),
    StepState.BLOCKED: tr_later("waits for an earlier step"),
    StepState.UNCERTAIN: tr_later("may or may not have happened"),
    StepState.CONFLICT: tr_later("changed by somebody else"),
    StepState.CANCELLED: tr_later("stopped before it"),
    StepState.EXPIRED: tr_later("not done any more"),
}
_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line: when (at the dock) and who did it, both only where they differ from the line before, and what."""

    when: str
    what: str
    who: str = ""

    @property
    def text(self) -> str:
        return tr("{what}, by {who}", what=self.what, who=self.who) if self.who else self.what


def audit_lines(plan: Plan, records: Iterable[AuditRecord], zone: tzinfo) -> tuple[AuditLine, ...]:
    """The audit, oldest first. An intent is told only where nothing is known of what came of it."""
    names = charter_names(plan)
    steps = {step.step_id: step for step in plan.steps}
    addressees = {
        one.step_id: f"{one.name or tr('Guest')}, {tr(CHANNEL_WORDS[one.channel])}" for one in plan.notices
    }

    def layer_of(record: AuditRecord) -> str:
        step = steps.get(record.step_id)
        return tr(LAYER_WORDS[step.layer]) if step else ""

    def name_of(record: AuditRecord) -> str:
        step = steps.get(record.step_id)
        return addressees.get(record.step_id) or (
            names[step.event_id] if step and step.event_id else tr("all pages")
        )

    def key(record: AuditRecord) -> tuple[str, ...]:
        when = say_stamp(record.at.astimezone(zone)) if record.at else ""
        if not record.step_id:
            return when, "", record.state, "", record.who
        return when, layer_of(record), record.state, _said(record), record.who

    # Charters are published side by side; within a minute what happened to all of them alike is one line.
    grouped: dict[tuple[str, ...], list[AuditRecord]] = {}
    for record in _outcomes(records):
        grouped.setdefault(key(record), []).append(record)
    found: list[AuditLine] = []
    last_when = last_who = ""
    for (when, layer, state, detail, who), group in grouped.items():
        if layer:
            involved = list(dict.fromkeys(map(name_of, group)))
            about = ", ".join(involved[:_NAMED])
            if len(involved) > _NAMED:
                about = tr_n(
                    "{about} and {n} other", "{about} and {n} others", len(involved) - _NAMED, about=about
                )
            word = tr(_WORDS.get(StepState(state), state)) if state in set(StepState) else state
            what = tr("{layer} {word}: {about}", layer=layer, word=word, about=about)
            what = f"{what}. {detail}" if detail else what
        else:
            what = {"begun": tr("Begun"), "ended": tr("Over")}.get(state, state.capitalize())
        found.append(AuditLine(when if when != last_when else "", what, who if who != last_who else ""))
        last_when, last_who = when, who
    return tuple(found)


def _outcomes(records: Iterable[AuditRecord]) -> Iterator[AuditRecord]:
    """Without the intents that an outcome follows."""
    kept = list(records)
    last = {record.step_id: n for n, record in enumerate(kept)}
    for n, record in enumerate(kept):
        if record.state != StepState.SENDING or last[record.step_id] == n:
            yield record


def _said(record: AuditRecord) -> str:
    """What is worth telling beside the state: why, or that a person said so; not the number of every message."""
    is_said = record.state in (StepState.BLOCKED, StepState.UNCERTAIN)
    return "" if is_said or message_id_in(record.detail) else record.detail.rstrip(".")
