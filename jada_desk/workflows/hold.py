"""Messages that wait for a better hour: guests' texts in quiet hours, and what is more than may go out in an hour."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from jada_desk.domain.plan import Step, StepKind, StepOutcome, StepState
from jada_desk.domain.quiet_hours import quiet_hours_from_json
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_moment
from jada_desk.workflows.ports.memory import Kept

_HOUR: Final = timedelta(hours=1)
# A message that may have gone out counts as one that did.
_SENT: Final = (StepState.DONE, StepState.UNCERTAIN, StepState.SENDING)


def quiet_until(step: Step, now: datetime) -> datetime | None:
    """When a message may go out that must not now; None when it may. One that a person called urgent may always."""
    if step.kind is not StepKind.SEND or "quiet" not in step.payload:
        return None
    return quiet_hours_from_json(step.payload["quiet"]).until(now)


@dataclass(slots=True)
class Allowance:
    """How many messages may still go out this hour: those of this desk's journal, and those of the present run."""

    tenant: Tenant
    sent: deque[datetime] = field(default_factory=deque)

    @staticmethod
    def of(tenant: Tenant, kept: Iterable[Kept], now: datetime) -> "Allowance":
        """What the journal leaves of it."""
        times = sorted(
            outcome.at
            for one in kept
            for step in one.plan.steps
            if step.kind is StepKind.SEND
            and (outcome := one.outcomes.get(step.step_id)) is not None
            and outcome.state in _SENT
            and outcome.at is not None
            and now - _HOUR < outcome.at <= now
        )
        return Allowance(tenant, deque(times))

    def take(self, step: Step, now: datetime) -> StepOutcome | None:
        """Count a message that is about to go out; when it must wait, how its step ends instead."""
        if step.kind is not StepKind.SEND:
            return None
        until = quiet_until(step, now)
        if until is not None:
            words = tr(
                "Quiet hours: held until {moment}. The desk sends it then if it is on.",
                moment=say_moment(until),
            )
            return StepOutcome(StepState.HELD, words, now)
        while self.sent and self.sent[0] <= now - _HOUR:
            self.sent.popleft()
        if len(self.sent) >= self.tenant.notices.per_hour:
            again = (self.sent[0] + _HOUR).astimezone(self.tenant.time_zone)
            words = tr(
                "{n} messages went out in an hour: held until {moment}.",
                n=self.tenant.notices.per_hour,
                moment=say_moment(again),
            )
            return StepOutcome(StepState.HELD, words, now)
        self.sent.append(now)
        return None
