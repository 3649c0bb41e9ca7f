"""The desk as far as it looks and drafts: the weekend, the crew directory, who declined, the draft on disk.

It knows one tenant, and builds what reaches the world when that is first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from jada_desk.domain.charter import Charter, Weekend, shown_days, weekend_days
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.decline import URGENT_WITHIN, Decline, urgent_declines
from jada_desk.domain.draft import Draft, History, apply_draft, called_charters, discard, settle
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.weekend import read_directory, read_weekend, with_new

if TYPE_CHECKING:
    # What is not needed to show a weekend from disk is imported by the call that needs it: no start waits for it.
    from jada_desk.workflows.ports.memory import Journal, Memory
    from jada_desk.workflows.ports.rendering import OwnTemplates
    from jada_desk.workflows.ports.work import CancelToken, Clock, Report
    from jada_desk.workflows.remembered import Remembered
    from jada_desk.workflows.world import World

_NO_EDITS: Final = Draft()


@dataclass(frozen=True, slots=True)
class Opened:
    """What the desk knows without asking anybody: the draft, a weekend's first day, and its last observation.

    `trouble` is a sentence when the files of this desk were damaged and begun anew, else "".
    """

    history: History
    weekend: date
    observed: Observed | None
    trouble: str = ""


@dataclass(slots=True)
class Leaving:
    """Whether the desk is about to close."""

    cancelled: bool = False


class DeskLooking:
    """What a dispatcher sees and drafts. Methods may block on disk or network unless they say that they are pure."""

    def __init__(
        self,
        tenant: Tenant,
        *,
        clock: Clock,
        memory: Memory,
        journal: Journal,
        executor: Executor,
        world: Callable[[], World],
        who: Callable[[], str] = lambda: "",
        is_practice: bool = False,
        trouble: str = "",
        on_close: Callable[[], None] = lambda: None,
        on_reconnect: Callable[[], None] = lambda: None,
    ) -> None:
        self.tenant = tenant
        self.is_practice = is_practice
        self._clock = clock
        self._memory = memory
        self._journal = journal
        self._executor = executor
        self._world = world
        self._who = who
        self._trouble = trouble
        self._on_close = on_close
        self._on_reconnect = on_reconnect
        self._leaving = Leaving()

    def now(self) -> datetime:
        """The present moment by the desk's clock, in the tenant's zone. Pure."""
        return self._clock.now().astimezone(self.tenant.time_zone)

    def open(self, first: date | None = None) -> Opened:
        """What is on disk of the weekend (or, from a Monday, the week) that begins at `first`, or of this weekend where
        that is over or none is named; no network."""
        today = self.now().date()
        if first is None or shown_days(first)[-1] < today:
            first = weekend_days(today)[0]
        observed = self._memory.load_observed(first)
        return Opened(self._memory.load_history(), first, observed, self._trouble)

    def recall(self, friday: date) -> Observed | None:
        """The last observation of a weekend, from disk."""
        return self._memory.load_observed(friday)

    def remembered(self, known: Remembered | None = None) -> Remembered:
        """The charters of every weekend on disk, to be found; what stands in `known` already is not read again."""
        from jada_desk.workflows.remembered import remember

        return remember(self._memory.every_observed(), self.tenant, known)

    def observe(self, friday: date, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        """Look at every layer for a weekend (or, from a Monday, a week) and for every charter of the draft,
        and keep what was seen on disk."""
        del cancel  # Reads are short; a result that nobody waits for any more is dropped by who asked.
        return self._observe(friday, draft, report, frozenset())

    def observe_again(self, plan_id: str, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        """As `observe`, for the weekend of an earlier publish and every charter that it changed. Raises
        BadInput."""
        from jada_desk.workflows.recovery import find

        del cancel
        plan = find(plan_id, self._journal).plan
        return self._observe(plan.weekend, draft, report, frozenset(one.event_id for one in plan.facts))

    def _observe(self, friday: date, draft: Draft, report: Report, also: frozenset[str]) -> Observed:
        from jada_desk.workflows.observe import observe

        first, *_, last = shown_days(friday)
        world = self._world()
        observed = observe(
            first,
            last,
            draft,
            sources=world.sources,
            tenant=self.tenant,
            executor=self._executor,
            report=report,
            also=also,
        )
        # An empty calendar is kept over nothing: by what stood there, the next look tells what vanished.
        if observed.events or not self._memory.load_observed(first):
            self._memory.save_observed(first, observed)
        return observed

    def find(
        self, reference: str, draft: Draft, report: Report, cancel: CancelToken
    ) -> tuple[Observed, Charter]:
        """The charter meant by an event id, a booking id, or a title or guest name that only one has, within
        a year.

        With it comes a fresh observation of its weekend. Raises NotFound, and NeedsDecision when several fit.
        """
        from jada_desk.workflows.find_charter import find_charter
        from jada_desk.workflows.observe import read_calendar

        today = self.now().date()
        sources = self._world().sources
        reading = read_calendar(today - timedelta(days=366), today + timedelta(days=366), sources)[0]
        everything = Observed(today, today, events=reading.events, crew=sources.tables.scan(Table.CREW))
        weekend = read_weekend(everything, self.tenant, self.directory(everything), with_unknown=True)
        found = find_charter(reference, weekend.charters)
        observed = self.observe(weekend_days(found.day)[0], draft, report, cancel)
        return observed, self.weekend(observed, observed.first).charter(found.event_id) or found

    def directory(self, observed: Observed | None) -> Directory:
        """The crew directory. Pure."""
        return read_directory(observed.crew) if observed else Directory()

    def weekend(self, observed: Observed | None, friday: date, draft: Draft = _NO_EDITS) -> Weekend:
        """The weekend that was observed, with what the draft calls a charter; empty when it never was. Pure."""
        if observed is None:
            return Weekend(shown_days(friday))
        observed = with_new(observed, draft, self.tenant)
        return read_weekend(observed, self.tenant, self.directory(observed), called_charters(draft))

    def save_crew(self, members: Iterable[CrewMember], observed: Observed) -> int:
        """Write crew members into the directory, against what was observed of them; how many differed.

        Raises NeedsDecision when a colleague changed one of them meanwhile; those before it are saved.
        """
        from jada_desk.workflows.crew_directory import save_members

        return save_members(members, observed.crew, self._world().sources.tables)

    # Declines -------------------------------------------------------------------------------------------------------

    def new_declines(self, charters: Iterable[Charter], directory: Directory) -> tuple[Decline, ...]:
        """Who declined one of these charters, as wanted, within two days of sailing, and nobody was told of it here."""
        return urgent_declines(charters, directory, self.now(), self._memory.seen_declines())

    def look_for_declines(self, draft: Draft) -> tuple[Decline, ...]:
        """Read the two days to come, and give their `new_declines` under the draft. Raises as `observe`."""
        from jada_desk.workflows.missing import unheard
        from jada_desk.workflows.observe import observe

        now = self.now()
        observed = observe(
            now.date(),
            (now + URGENT_WITHIN).date(),
            _NO_EDITS,
            sources=self._world().sources,
            tenant=self.tenant,
            executor=self._executor,
            report=unheard,
        )
        directory = self.directory(observed)
        charters = read_weekend(observed, self.tenant, directory).charters
        return self.new_declines([apply_draft(draft, one) for one in charters], directory)

    def see_declines(self, keys: Iterable[str]) -> None:
        """Keep that somebody was told of these declines."""
        self._memory.see_declines(keys)

    # The draft ------------------------------------------------------------------------------------------------------

    def save(self, history: History) -> None:
        """Keep the draft; it is on disk when this returns."""
        self._memory.save_history(history)

    def settled(self, history: History, observed: Observed) -> History:
        """The history after a publish: what the calendar says now is no edit any more, nor is what has no object,
        and undo ends here. Pure."""
        weekend = read_weekend(observed, self.tenant, self.directory(observed))
        draft = settle(history.present, weekend.charters)
        for event_id in sorted(observed.gone):
            draft = discard(draft, event_id)
        return history.barrier(draft)

    def reconnect(self) -> None:
        """Use the sign-ins as they are now from the next call on. Pure."""
        self._on_reconnect()

    def own_templates(self) -> OwnTemplates | None:
        """The templates that the tenant changed; None where there can be none."""
        own_templates = self._world().own_templates
        return own_templates() if own_templates else None

    def close(self) -> None:
        """Let go of the profile; the desk is of no use afterwards."""
        self._on_close()
