"""This desk's own disk: the draft, what was observed, and the journal of what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from jada_desk.domain.draft import History
from jada_desk.workflows.observed import Observed

if TYPE_CHECKING:
    # A start shows a weekend before it knows of plans.
    from jada_desk.domain.plan import Plan, StepOutcome


@dataclass(frozen=True, slots=True)
class Minted:
    """What the desk makes up once for a charter: its photo code and the secret that its links are made from."""

    photo_upload_code: str
    waiver_secret: str


class Memory(Protocol):
    """What this desk keeps on disk for one tenant: the draft with its history, snapshots, and made-up
    values."""

    def load_history(self) -> History:
        """The draft and its undo stack as they were saved last; empty at first."""
        ...

    def save_history(self, history: History) -> None:
        """Keep the draft; it is on disk when this returns. Raises NeedsDecision when another desk holds the
        profile."""
        ...

    def mint(self, event_ids: Iterable[str]) -> dict[str, Minted]:
        """The made-up values of each charter, made at the first call and the same ever after."""
        ...

    def load_observed(self, friday: date) -> Observed | None:
        """The last observation of a weekend, None when it was never observed."""
        ...

    def save_observed(self, friday: date, observed: Observed) -> None: ...

    def seen_declines(self) -> frozenset[str]:
        """The keys of the declines that this desk told somebody of."""
        ...

    def see_declines(self, keys: Iterable[str]) -> None:
        """Keep that somebody was told of these; they are on disk when this returns."""
        ...

    def every_observed(self) -> Iterator[tuple[date, Observed]]:
        """The last observations of all weekends and weeks, by their first day."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan in the journal with what became of its steps; `who` (user@host) began it, "" when not known."""

    plan: Plan
    outcomes: Mapping[str, StepOutcome]
    ended_at: datetime | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One line of the audit: what became of a step, when, and which process of whom (user@host) wrote it.

    `step_id` is "" for a run over the plan as a whole, `state` is "begun" or "ended" then. `who` is "" and `pid`
    0 where an earlier desk did not keep them.
    """

    step_id: str
    state: str
    detail: str
    at: datetime | None
    who: str
    pid: int


class Journal(Protocol):
    """The publish journal: an intent is on disk before each call, its outcome after; nothing is ever
    deleted."""

    def begin(self, plan: Plan, at: datetime) -> None:
        """Keep a plan that a person confirmed, before its first step."""
        ...

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        """Keep what a step came to (SENDING before the call)."""
        ...

    def record_many(self, plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        """As `record`, for steps by their id: all of them are on disk when this returns, or none is."""
        ...

    def end(self, plan_id: str, at: datetime) -> None:
        """The run over this plan is over; it may have unfinished steps."""
        ...

    def find(self, plan_id: str) -> Kept | None: ...

    def latest(self, limit: int) -> tuple[Kept, ...]:
        """The newest plans first."""
        ...

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        """Everything that was ever recorded about a plan, oldest first; nothing for an unknown one."""
        ...
