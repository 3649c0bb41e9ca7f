"""A `FakeDesk` as far as it looks and drafts: charters in memory, and readings that a test lets fail."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from jada_desk.domain.charter import Charter, OtherEvent, UnreadableEvent, Weekend, shown_days
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.decline import Decline, urgent_declines
from jada_desk.domain.draft import (
    Draft,
    History,
    apply_draft,
    called_charters,
    new_charters,
    settle,
)
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.rendering import OwnTemplates
from jada_desk.workflows.ports.work import CancelToken, Report
from jada_desk.workflows.remembered import Remembered, RememberedWeekend, Sailing
from tests.fakes.sample import FRIDAY, NOW, sample_charters, sample_crew, sample_tenant


@dataclass(frozen=True, slots=True)
class FakeOpened:
    history: History
    weekend: date
    observed: Observed | None
    trouble: str = ""


@dataclass
class FakeLooking:
    """What `DeskLooking` is, over `charters`. `offline` fails every reading."""

    tenant: Tenant = field(default_factory=sample_tenant)
    charters: list[Charter] = field(default_factory=sample_charters)
    crew: tuple[CrewMember, ...] = field(default_factory=sample_crew)
    others: tuple[OtherEvent, ...] = ()
    unreadable: tuple[UnreadableEvent, ...] = ()
    history: History = field(default_factory=History)
    is_practice: bool = True
    offline: bool = False
    saved: list[History] = field(default_factory=list)
    observations: int = 0
    trouble: str = ""
    seen_declines: set[str] = field(default_factory=set)
    looks_ahead: int = 0
    stopped: dict[str, str] = field(default_factory=dict)
    reconnected: int = 0
    templates: OwnTemplates | None = None

    def now(self) -> datetime:
        return NOW

    def reconnect(self) -> None:
        self.reconnected += 1

    def open(self, first: date | None = None) -> FakeOpened:
        first = first or FRIDAY
        return FakeOpened(self.history, first, self._observed(first), self.trouble)

    def recall(self, friday: date) -> Observed | None:
        return self._observed(friday)

    def remembered(self, known: Remembered | None = None) -> Remembered:
        sailings = tuple(
            Sailing(
                one.event_id, one.title, one.boat, one.start, one.guest_phone, f"{one.title} {one.guest_name}"
            )
            for one in self.charters
        )
        return Remembered({FRIDAY: RememberedWeekend(NOW, sailings)})

    def observe(self, friday: date, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        self.observations += 1
        if self.offline:
            raise Unavailable("Google Calendar cannot be reached.", remedy="Check the connection.")
        return self._observed(friday)

    def _observed(self, friday: date) -> Observed:
        first, *_, last = shown_days(friday)
        return Observed(first, last, read_at=NOW, stopped=dict(self.stopped))

    def save(self, history: History) -> None:
        self.saved.append(history)

    def weekend(self, observed: Observed | None, friday: date, draft: Draft) -> Weekend:
        days, called = shown_days(friday), called_charters(draft)
        boat = self.tenant.boats[0].name
        charters = [one for one in self.charters if {*one.days} & {*days}]
        charters += [
            Charter(one.event_id, one.title, boat, one.start, one.end)
            for one in self.others
            if one.event_id in called
        ]
        there = {one.event_id for one in charters}
        charters += [
            Charter(new.event_id, new.title, new.boat, new.start, new.end)
            for new in new_charters(draft)
            if new.event_id not in there
        ]
        return Weekend(
            days,
            tuple(sorted(charters, key=lambda one: one.start)),
            tuple(one for one in self.others if one.event_id not in called),
            self.unreadable,
            read_at=observed.read_at if observed else None,
        )

    def directory(self, observed: Observed | None) -> Directory:
        return Directory(self.crew)

    def save_crew(self, members: Iterable[CrewMember], observed: Observed) -> int:
        if self.offline:
            raise Unavailable("The tables cannot be reached.", remedy="Check the connection.")
        changed = {one.crew_id: one for one in members}
        before = {one.crew_id: one for one in self.crew}
        self.crew = tuple(sorted((before | changed).values(), key=lambda one: one.name))
        return sum(before.get(key) != one for key, one in changed.items())

    def settled(self, history: History, observed: Observed) -> History:
        return history.barrier(settle(history.present, self.charters))

    def new_declines(self, charters: Iterable[Charter], directory: Directory) -> tuple[Decline, ...]:
        return urgent_declines(charters, directory, NOW, self.seen_declines)

    def look_for_declines(self, draft: Draft) -> tuple[Decline, ...]:
        self.looks_ahead += 1
        charters = [apply_draft(draft, one) for one in self.charters]
        return self.new_declines(charters, self.directory(None))

    def see_declines(self, keys: Iterable[str]) -> None:
        self.seen_declines |= set(keys)

    def own_templates(self) -> OwnTemplates | None:
        return self.templates

    def close(self) -> None:
        pass
