"""Publishing a plan: every step after those it needs, charters side by side, each intent and outcome in the
journal."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import LAYER_WORDS, Plan, PublishReport, Step, StepKind, StepOutcome, StepState
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.hold import Allowance
from jada_desk.workflows.limits import AT_ONCE, service_of
from jada_desk.workflows.perform import Performer
from jada_desk.workflows.ports.memory import Journal
from jada_desk.workflows.ports.work import CancelToken, Clock, Progress, Report

# What a step is never moved from again by a run.
FINAL: Final = (StepState.DONE, StepState.UNCERTAIN, StepState.EXPIRED)
_WAITING: Final = StepOutcome(StepState.WAITING)
_STOPPED: Final = tr_later("Stopped before this step. Retry finishes it.")
# After Stop, calls under way are waited for so long, then left to recovery.
STOP_WAIT_S: Final = 15.0
_LOOK_EVERY_S: Final = 0.25


class NeverCancelled:
    """The token of work that nobody stops."""

    cancelled = False


@dataclass(frozen=True, slots=True)
class Means:
    """What a run works with.

    `cancel` is the person's Stop; `leave` is set when the desk closes: the run then returns at once, keeps
    nothing more, and goes on by recovery. `allowance` says which messages wait for a better hour.
    """

    performer: Performer
    journal: Journal
    executor: Executor
    clock: Clock
    report: Report
    cancel: CancelToken
    allowance: Allowance
    leave: CancelToken = field(default_factory=NeverCancelled)


@dataclass(frozen=True, slots=True)
class Start:
    """How a run over a plan begins.

    `earlier` is what the journal knows, `given` what was decided beforehand and is kept now, `untouched` the
    steps that this run leaves as they are. `ends` is false for a run that does not close the plan.
    """

    earlier: Mapping[str, StepOutcome] = field(default_factory=dict)
    given: Mapping[str, StepOutcome] = field(default_factory=dict)
    untouched: frozenset[str] = frozenset()
    ends: bool = True


def run(plan: Plan, means: Means, start: Start) -> PublishReport:
    """Carry out a plan's steps.

    A failed step holds back only the steps that need it. When the person stops no new step starts; those
    under way are waited for, `STOP_WAIT_S` at most. Guarantees: an intent is in the journal before its call
    goes out, and its outcome after. Raises JadaError when the journal cannot be written; no step is started
    then.
    """
    return _Run(plan, means, start).run()


def end_of(outcomes: Mapping[str, StepOutcome], step: Step) -> StepOutcome:
    """What the journal knows of a step, WAITING for nothing."""
    return outcomes.get(step.step_id, _WAITING)


def invalidates_more(step: Step, outcomes: Mapping[str, StepOutcome]) -> bool:
    """Whether a batch is to be sent again: it is done, but not for all of its pages."""
    return step.kind is StepKind.INVALIDATE and any(
        upload and outcomes.get(upload, _WAITING).state not in FINAL
        for upload in step.payload["paths"].values()
    )


@dataclass(frozen=True, slots=True)
class _EitherToken:
    """Stopped by the person or by the desk closing."""

    first: CancelToken
    second: CancelToken

    @property
    def cancelled(self) -> bool:
        return self.first.cancelled or self.second.cancelled


@dataclass(slots=True)
class _Run:
    """One run over a plan's steps."""

    plan: Plan
    means: Means
    start: Start
    outcomes: dict[str, StepOutcome] = field(default_factory=dict)
    running: dict[Future[StepOutcome], Step] = field(default_factory=dict)
    waiting: dict[str, Step] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    cancel: CancelToken = field(default_factory=NeverCancelled)

    def run(self) -> PublishReport:
        self.cancel = _EitherToken(self.means.cancel, self.means.leave)
        self.steps = {step.step_id: step for step in self.plan.steps}
        try:
            self._sort_out()
            self._work()
        except JadaError:
            # The journal cannot be written: what is under way is waited for and read back by recovery.
            wait(self.running, timeout=STOP_WAIT_S)
            raise
        left = self.means.leave.cancelled
        if self.start.ends and not left:
            self.means.journal.end(self.plan.plan_id, self.means.clock.now())
        return PublishReport(
            self.plan, {step_id: self.outcomes.get(step_id, _WAITING) for step_id in self.steps}
        )

    def _sort_out(self) -> None:
        """What is over before the run begins, and what is left to do."""
        start = self.start
        reopened: dict[str, StepOutcome] = {}
        for step_id, step in self.steps.items():
            known = end_of(start.earlier, step)
            if step_id in start.given:
                self.outcomes[step_id] = start.given[step_id]
            elif step_id in start.untouched or (
                known.state in FINAL and not invalidates_more(step, start.earlier)
            ):
                self.outcomes[step_id] = known
            else:
                self.waiting[step_id] = step
                if known.state is StepState.DONE:
                    reopened[step_id] = _WAITING
        # A batch that more pages join is open again before the first of them is known to be up: else a kill
        # between the two would leave a batch that is done, for other pages.
        self._keep({**reopened, **start.given})

    def _work(self) -> None:
        waited = 0.0
        while self.waiting or self.running:
            if self.means.leave.cancelled or waited >= STOP_WAIT_S:
                self._leave()
                return
            self._start_ready()
            if not self.running:
                continue
            done = wait(self.running, timeout=_LOOK_EVERY_S, return_when=FIRST_COMPLETED).done
            if not self.means.leave.cancelled:
                self._collect(done)
            if self.means.cancel.cancelled and not done:
                waited += _LOOK_EVERY_S

    def _leave(self) -> None:
        """Go without what is under way. Its outcomes are kept if they still come while the desk is open."""
        for future, step in self.running.items():
            detail = tr("Still under way when the desk stopped. Recovery finds out what became of it.")
            self.outcomes[step.step_id] = StepOutcome(StepState.SENDING, detail, self.means.clock.now())
            future.add_done_callback(self._keeping(step))

    def _keeping(self, step: Step) -> Callable[[Future[StepOutcome]], None]:
        def keep(future: Future[StepOutcome]) -> None:
            outcome = future.result()
            # A step that merely noticed the stop is left to recovery like those that never began.
            if outcome.state is not StepState.CANCELLED:
                with suppress(JadaError):
                    self.means.journal.record(self.plan.plan_id, step.step_id, outcome)

        return keep

    def _start_ready(self) -> None:
        """Start every step that may start, and settle those that never can; each settled one may free
        others. One commit keeps all of it before the first call goes out."""
        ended: dict[str, StepOutcome] = {}
        begun: list[Step] = []
        busy = Counter(service_of(step) for step in self.running.values())
        settled = True
        while settled:
            settled = False
            for step in list(self.waiting.values()):
                if outcome := self._without_starting(step):
                    ended[step.step_id] = self.outcomes[step.step_id] = outcome
                    settled = True
                elif not self._is_ready(step) or busy[service_of(step)] >= AT_ONCE[service_of(step)]:
                    continue
                elif held := self.means.allowance.take(step, self.means.clock.now()):
                    ended[step.step_id] = self.outcomes[step.step_id] = held
                    settled = True
                else:
                    begun.append(step)
                    busy[service_of(step)] += 1
                del self.waiting[step.step_id]
        sending = StepOutcome(StepState.SENDING, "", self.means.clock.now())
        self._keep({**ended, **{step.step_id: sending for step in begun}})
        for step in begun:
            self._submit(step)

    def _without_starting(self, step: Step) -> StepOutcome | None:
        """How a step ends that is not to start, None while it may."""
        now = self.means.clock.now()
        for needed in step.needs:
            outcome = self.outcomes.get(needed)
            if outcome is None or outcome.state is StepState.DONE:
                continue
            if outcome.state is StepState.EXPIRED:
                return StepOutcome(StepState.EXPIRED, outcome.detail, now)
            return StepOutcome(
                StepState.BLOCKED,
                tr("Waits for: {layer}.", layer=tr(LAYER_WORDS[self.steps[needed].layer])),
                now,
            )
        if self.means.cancel.cancelled:
            return StepOutcome(StepState.CANCELLED, tr(_STOPPED), now)
        return None

    def _is_ready(self, step: Step) -> bool:
        return all(one in self.outcomes for one in (*step.needs, *step.after) if one in self.steps)

    def _submit(self, step: Step) -> None:
        earlier = end_of(self.start.earlier, step).state
        states = {step_id: outcome.state for step_id, outcome in self.outcomes.items()}
        future = self.means.executor.submit(self._perform, step, states, earlier)
        self.running[future] = step

    def _perform(self, step: Step, states: Mapping[str, StepState], earlier: StepState) -> StepOutcome:
        if self.cancel.cancelled:
            return StepOutcome(StepState.CANCELLED, tr(_STOPPED), self.means.clock.now())
        try:
            return self.means.performer.perform(step, states, earlier, self.cancel)
        except Exception as defect:  # noqa: BLE001 - one step's defect must not lose the outcomes of the others
            # A message may have gone out before the defect.
            state = StepState.UNCERTAIN if step.kind is StepKind.SEND else StepState.FAILED
            detail = tr("The desk itself failed here ({fault}).", fault=type(defect).__name__)
            return StepOutcome(state, detail, self.means.clock.now())

    def _collect(self, done: Iterable[Future[StepOutcome]]) -> None:
        outcomes = {self.running.pop(future).step_id: future.result() for future in done}
        self.outcomes |= outcomes
        self._keep(outcomes)

    def _keep(self, outcomes: Mapping[str, StepOutcome]) -> None:
        """In the journal first, then told."""
        if outcomes:
            self.means.journal.record_many(self.plan.plan_id, outcomes)
        for step_id, outcome in outcomes.items():
            if outcome is not _WAITING:
                self._tell(self.steps[step_id], outcome)

    def _tell(self, step: Step, outcome: StepOutcome) -> None:
        done = sum(one.state is StepState.DONE for one in self.outcomes.values())
        self.means.report(
            Progress(
                text=outcome.detail or LAYER_WORDS[step.layer],
                done=done,
                total=len(self.plan.steps),
                event_id=step.event_id,
                layer=str(step.layer),
                state=str(outcome.state),
            )
        )
