"""Publishing a plan: every step after those it needs, charters side by side, each intent and outcome in the
journal."""

from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from jada_desk.domain.errors import BadInput
from jada_desk.domain.plan import LAYER_WORDS, Plan, PublishReport, Step, StepOutcome, StepState
from jada_desk.workflows.perform import Performer
from jada_desk.workflows.ports import CancelToken, Clock, Journal, Progress, Report

_BLOCKED_BY = (
    StepState.FAILED,
    StepState.BLOCKED,
    StepState.UNCERTAIN,
    StepState.CONFLICT,
    StepState.CANCELLED,
)


def publish(
    plan: Plan,
    *,
    performer: Performer,
    journal: Journal,
    executor: Executor,
    clock: Clock,
    report: Report,
    cancel: CancelToken,
) -> PublishReport:
    """Carry out a plan that a person confirmed.

    A failed step holds back only the steps that need it. When `cancel` is set no new step starts; those under
    way are waited for. Guarantees: an intent is in the journal before its call goes out, and its outcome
    after.
    """
    journal.begin(plan, clock.now())
    return _Run(plan, performer, journal, executor, clock, report, cancel, {}).run()


def retry(
    plan_id: str,
    *,
    performer: Performer,
    journal: Journal,
    executor: Executor,
    clock: Clock,
    report: Report,
    cancel: CancelToken,
) -> PublishReport:
    """Finish the rest of an earlier publish: what is done stays done, an uncertain message stays a person's
    to settle.

    Raises BadInput when the journal does not know the plan.
    """
    kept = journal.find(plan_id)
    if kept is None:
        raise BadInput(
            f"There is no publish {plan_id} in the journal.", remedy="See them all with: jada-desk history"
        )
    return _Run(kept.plan, performer, journal, executor, clock, report, cancel, dict(kept.outcomes)).run()


@dataclass(slots=True)
class _Run:
    """One run over a plan's steps."""

    plan: Plan
    performer: Performer
    journal: Journal
    executor: Executor
    clock: Clock
    report: Report
    cancel: CancelToken
    earlier: Mapping[str, StepOutcome]
    outcomes: dict[str, StepOutcome] = field(default_factory=dict)
    running: dict[Future[StepOutcome], Step] = field(default_factory=dict)
    waiting: dict[str, Step] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)

    def run(self) -> PublishReport:
        self.steps = {step.step_id: step for step in self.plan.steps}
        self.waiting = dict(self.steps)
        for step_id, outcome in self.earlier.items():
            if step_id in self.waiting and outcome.state in (StepState.DONE, StepState.UNCERTAIN):
                self.outcomes[step_id] = outcome
                del self.waiting[step_id]
        while self.waiting or self.running:
            self._start_ready()
            if self.running:
                self._collect(wait(self.running, return_when=FIRST_COMPLETED).done)
        self.journal.end(self.plan.plan_id, self.clock.now())
        return PublishReport(
            self.plan, {step.step_id: self.outcomes[step.step_id] for step in self.plan.steps}
        )

    def _start_ready(self) -> None:
        """Start every step that may start, and settle those that never can; each settled one may free
        others."""
        settled = True
        while settled:
            settled = False
            for step in list(self.waiting.values()):
                if blocker := self._blocker(step):
                    self._settle(step, StepOutcome(StepState.BLOCKED, blocker, self.clock.now()))
                    settled = True
                elif self.cancel.cancelled:
                    stopped = "Stopped before this step. Retry finishes it."
                    self._settle(step, StepOutcome(StepState.CANCELLED, stopped, self.clock.now()))
                    settled = True
                elif all(one in self.outcomes for one in (*step.needs, *step.after) if one in self.steps):
                    self._start(step)

    def _blocker(self, step: Step) -> str:
        """Why a step can never start, "" while it may."""
        for needed in step.needs:
            outcome = self.outcomes.get(needed)
            if outcome is not None and outcome.state in _BLOCKED_BY:
                return f"Waits for: {LAYER_WORDS[self.steps[needed].layer]}."
        return ""

    def _start(self, step: Step) -> None:
        del self.waiting[step.step_id]
        known = self.earlier.get(step.step_id)
        earlier = known.state if known else StepState.WAITING
        self.journal.record(
            self.plan.plan_id, step.step_id, StepOutcome(StepState.SENDING, "", self.clock.now())
        )
        self._tell(step, StepOutcome(StepState.SENDING))
        states = {step_id: outcome.state for step_id, outcome in self.outcomes.items()}
        future = self.executor.submit(self._perform, step, states, earlier)
        self.running[future] = step

    def _perform(self, step: Step, states: Mapping[str, StepState], earlier: StepState) -> StepOutcome:
        try:
            return self.performer.perform(step, states, earlier, self.cancel)
        except Exception as defect:  # noqa: BLE001 - one step's defect must not lose the outcomes of the others
            return StepOutcome(
                StepState.FAILED, f"The desk itself failed here ({type(defect).__name__}).", self.clock.now()
            )

    def _collect(self, done: Iterable[Future[StepOutcome]]) -> None:
        for future in done:
            self._settle(self.running.pop(future), future.result())

    def _settle(self, step: Step, outcome: StepOutcome) -> None:
        self.waiting.pop(step.step_id, None)
        self.outcomes[step.step_id] = outcome
        self.journal.record(self.plan.plan_id, step.step_id, outcome)
        self._tell(step, outcome)

    def _tell(self, step: Step, outcome: StepOutcome) -> None:
        done = sum(one.state is StepState.DONE for one in self.outcomes.values())
        self.report(
            Progress(
                text=outcome.detail or LAYER_WORDS[step.layer],
                done=done,
                total=len(self.plan.steps),
                event_id=step.event_id,
                layer=str(step.layer),
                state=str(outcome.state),
            )
        )
