"""Layers that are down, in every combination, and layers that are busy: what still finishes, and at what
price."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations
from random import Random
from typing import Final

from jada_desk.domain.errors import Unavailable
from jada_desk.domain.notice import Channel
from jada_desk.domain.plan import Plan, PublishReport, Step, StepKind, StepState, tick
from tests.fakes.faults import Call, Hook
from tests.unit.workflows.world import Operation

# What a dispatcher calls a layer -> the ports that are down with it.
LAYERS: Final = {
    "calendar": ("Calendar",),
    "tables": ("Tables",),
    "pages": ("PageStore",),
    "cloudfront": ("Cdn",),
    "e-mail": ("EmailSender",),
    "sms": ("SmsSender",),
}
COMBINATIONS: Final = tuple(chain.from_iterable(combinations(LAYERS, n) for n in range(len(LAYERS) + 1)))


@dataclass(frozen=True, slots=True)
class Busy:
    """A publish while a share of all calls is throttled: its calls against the undisturbed ones, and how
    often a person had to retry."""

    calls: int
    undisturbed: int
    retries: int
    is_complete: bool

    @property
    def factor(self) -> float:
        return self.calls / self.undisturbed


def weekend() -> tuple[Operation, Plan]:
    """The seed's weekend with all that it has to publish and everybody told."""
    jada = Operation()
    plan = jada.plan(jada.weekend_edits())
    return jada, tick(plan, frozenset(one.notice_key for one in plan.notices))


def publish_without(layers: Iterable[str]) -> tuple[Operation, PublishReport]:
    """Publish while every call to these layers certainly fails."""
    jada, plan = weekend()
    jada.faults.before = down(layers)
    report = jada.publish(plan)
    jada.faults.before = lambda call: None
    return jada, report


def down(layers: Iterable[str]) -> Hook:
    ports = {port for name in layers for port in LAYERS[name]}

    def hook(call: Call) -> None:
        if call.port in ports:
            raise Unavailable(f"{call.port} cannot be reached.")

    return hook


def independent_of(plan: Plan, layers: Iterable[str]) -> set[str]:
    """The steps that neither write to one of these layers nor need a step that does."""
    fallen = set(layers)
    lost: set[str] = set()
    for step in _in_order(plan):
        if _layers_of(step) & fallen or set(step.needs) & lost:
            lost.add(step.step_id)
        elif step.after and set(step.after) <= lost:
            # A batch of which nothing is left has nothing to do.
            lost.add(step.step_id)
    return {step.step_id for step in plan.steps} - lost


def done(report: PublishReport) -> set[str]:
    return {step_id for step_id, one in report.outcomes.items() if one.state is StepState.DONE}


def publish_throttled(share: float, seed: int) -> Busy:
    """Publish while `share` of all calls is refused with "too many requests", retried until it is complete."""
    jada, plan = weekend()
    before = len(jada.faults.calls)
    jada.publish(plan)
    undisturbed = len(jada.faults.calls) - before

    jada, plan = weekend()
    random = Random(seed)

    def throttle(call: Call) -> None:
        if random.random() < share:
            raise Unavailable("Too many requests.")

    jada.faults.before = throttle
    before, retries = len(jada.faults.calls), 0
    report = jada.publish(plan)
    while not report.is_complete and retries < 10:
        retries += 1
        report = jada.retry(plan.plan_id)
    return Busy(len(jada.faults.calls) - before, undisturbed, retries, report.is_complete)


def _layers_of(step: Step) -> set[str]:
    match step.kind:
        case StepKind.PATCH_EVENT | StepKind.INSERT_EVENT:
            return {"calendar"}
        case StepKind.UPDATE_ITEM:
            return {"tables"}
        case StepKind.PUT_PAGE:
            return {"pages"}
        case StepKind.INVALIDATE | StepKind.CHECK_LIVE:
            return {"cloudfront"}
        case StepKind.SEND:
            # Every message is claimed in `jada-notices` first.
            return {"tables", "e-mail" if step.payload["channel"] == Channel.EMAIL else "sms"}


def _in_order(plan: Plan) -> list[Step]:
    """The steps, each after those it waits for."""
    left = list(plan.steps)
    placed: list[Step] = []
    names: set[str] = set()
    while left:
        ready = [one for one in left if {*one.needs, *one.after} <= names]
        placed += ready
        names |= {one.step_id for one in ready}
        left = [one for one in left if one not in ready]
    return placed
