"""Memory and Journal in the heads of tests: dictionaries with the same promises as the desk's file."""

from collections.abc import Iterable
from datetime import date, datetime

from jada_desk.domain.draft import History
from jada_desk.domain.errors import AlreadyExists, NeedsDecision, NotFound
from jada_desk.domain.plan import Plan, StepOutcome
from jada_desk.workflows.mint import make_minted
from jada_desk.workflows.ports import Kept, Minted, Observed


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


class JournalFake:
    def __init__(self, profile: Profile | None = None) -> None:
        self.profile = profile or Profile()
        self.kept: dict[str, Kept] = {}

    def begin(self, plan: Plan, at: datetime) -> None:
        self.profile.hold()
        earlier = self.kept.get(plan.plan_id)
        if earlier and earlier.plan != plan:
            raise AlreadyExists("Another plan is kept under this plan's number.")
        self.kept[plan.plan_id] = Kept(plan, earlier.outcomes if earlier else {}, None)

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        self.profile.hold()
        kept = self._get(plan_id)
        self.kept[plan_id] = Kept(kept.plan, {**kept.outcomes, step_id: outcome}, kept.ended_at)

    def end(self, plan_id: str, at: datetime) -> None:
        self.profile.hold()
        kept = self._get(plan_id)
        self.kept[plan_id] = Kept(kept.plan, kept.outcomes, at)

    def find(self, plan_id: str) -> Kept | None:
        return self.kept.get(plan_id)

    def latest(self, limit: int) -> tuple[Kept, ...]:
        return tuple(reversed(self.kept.values()))[:limit]

    def _get(self, plan_id: str) -> Kept:
        if plan_id not in self.kept:
            raise NotFound("This plan is not in the journal.")
        return self.kept[plan_id]
