"""What tasks hand to the window, worked out so far that it only has to be shown: a reading of the weekend, a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Conflict, Draft, drafted_charters

if TYPE_CHECKING:
    from jada_desk.desktop.state.desk_api import WindowDesk
    from jada_desk.domain.plan import Plan
    from jada_desk.workflows.observed import Observed


@dataclass(frozen=True, slots=True)
class Reading:
    """What was observed, and the weekend and directory read out of it.

    `drafted` are the charters that there were by the draft alone when `weekend` was read; `live` are the charters
    without them.
    """

    observed: Observed
    weekend: Weekend
    directory: Directory
    drafted: frozenset[str]
    live: tuple[Charter, ...]

    @classmethod
    def of(cls, desk: WindowDesk, observed: Observed, friday: date, draft: Draft) -> Reading:
        drafted = drafted_charters(draft)
        weekend = desk.weekend(observed, friday, draft)
        live = desk.weekend(observed, friday, Draft()) if drafted else weekend
        return cls(observed, weekend, desk.directory(observed), drafted, live.charters)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan, and the edits that it leaves out because a colleague changed the same field meanwhile."""

    plan: Plan
    conflicts: tuple[Conflict, ...]
