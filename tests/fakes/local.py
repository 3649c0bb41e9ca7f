"""Memory and Journal in the heads of tests: dictionaries with the same promises as the desk's file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from jada_desk.domain.draft import History
from jada_desk.domain.errors import AlreadyExists, NeedsDecision, NotFound
from jada_desk.domain.plan import Plan, StepOutcome
from jada_desk.workflows.mint import make_minted
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.memory import AuditRecord, Kept, Minted


class Profile:
    """Whether another desk holds the profile: set `holder` to its name."""

    def __init__(self) -> None:
        self.holder = ""

    def hold(self) -> None:
        if self.holder:
            raise NeedsDecision(
                f"This operation is being edited by {self.holder}.", unchanged="Nothing was changed here."
            )


class MemoryFake:
    def __init__(self, profile: Profile | None = None) -> None:
        self.profile = profile or Profile()
        self.history = History()
        self.minted: dict[str, Minted] = {}
        self.observed: dict[date, Observed] = {}
        self.declines: set[str] = set()

    def seen_declines(self) -> frozenset[str]:
        return frozenset(self.declines)

    def see_declines(self, keys: Iterable[str]) -> None:
        self.declines |= set(keys)

    def load_history(self) -> History:
        return self.history

    def save_history(self, history: History) -> None:
        self.profile.hold()
        self.history = history

    def mint(self, event_ids: Iterable[str]) -> dict[str, Minted]:
        return {one: self.minted.setdefault(one, make_minted()) for one in event_ids}

    def load_observed(self, friday: date) -> Observed | None:
        return self.observed.get(friday)

    def save_observed(self, friday: date, observed: Observed) -> None:
        self.observed[friday] = observed

    def every_observed(self) -> Iterator[tuple[date, Observed]]:
        return iter(sorted(self.observed.items()))


class JournalFake:
    def __init__(self, profile: Profile | None = None, who: str = "dispatcher@dock") -> None:
        self.profile = profile or Profile()
        self.who = who
        self.kept: dict[str, Kept] = {}
        self.records: list[tuple[str, AuditRecord]] = []

    def begin(self, plan: Plan, at: datetime) -> None:
        self.profile.hold()
        earlier = self.kept.get(plan.plan_id)
        if earlier and earlier.plan != plan:
            raise AlreadyExists("Another plan is kept under this plan's number.")
        self.kept[plan.plan_id] = (
            replace(earlier, ended_at=None) if earlier else Kept(plan, {}, None, self.who)
        )
        self._add(plan.plan_id, "", "begun", "", at)

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        self.profile.hold()
        kept = self._get(plan_id)
        self.kept[plan_id] = replace(kept, outcomes={**kept.outcomes, step_id: outcome})
        self._add(plan_id, step_id, str(outcome.state), outcome.detail, outcome.at)

    def record_many(self, plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        for step_id, outcome in outcomes.items():
            self.record(plan_id, step_id, outcome)

    def end(self, plan_id: str, at: datetime) -> None:
        self.profile.hold()
        self.kept[plan_id] = replace(self._get(plan_id), ended_at=at)
        self._add(plan_id, "", "ended", "", at)

    def find(self, plan_id: str) -> Kept | None:
        return self.kept.get(plan_id)

    def latest(self, limit: int) -> tuple[Kept, ...]:
        return tuple(reversed(self.kept.values()))[:limit]

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        return tuple(record for whose, record in self.records if whose == plan_id)

    def _add(self, plan_id: str, step_id: str, state: str, detail: str, at: datetime | None) -> None:
        self.records.append((plan_id, AuditRecord(step_id, state, detail, at, self.who, 1)))

    def _get(self, plan_id: str) -> Kept:
        if plan_id not in self.kept:
            raise NotFound("This plan is not in the journal.")
        return self.kept[plan_id]
