"""The operation that a seed is run over: a small weekend, made up from the seed, and what each charter was
like before the first desk looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any, Final

from jada_desk.domain.charter import CalendarEvent
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import History
from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.notice import CANCELLED_FACTS, ToldFacts
from jada_desk.domain.plan import Plan, StepOutcome
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.tables import Table
from tests.fakes.local import JournalFake, MemoryFake
from tests.torture.gate import Gate
from tests.unit.workflows.world import CREW, DOCK, TENANT, Operation, PlainPages, StandingClock, event, record

# The ordinary weekend, and those in whose second night the clocks go back and forward.
_FRIDAYS: Final = (date(2026, 5, 29), date(2026, 5, 29), date(2026, 10, 30), date(2026, 3, 6))
_GUESTS: Final = ("Quinn", "Danika", "Jonathan", "Priya", "Mara", "Oskar")
_TITLES: Final = ("{} Sunset", "{}", "{} Afternoon", "Charter - {} Morning (4 pax)")
CAPTAINS: Final = ("Darrell", "Gene", "Noor")
HANDS: Final = ("Gene", "Sarah", "Angelia", "Noor", "Kai")


class MemoryOfSeed(MemoryFake):
    """A memory whose made-up values come from the seed, and that may be killed while it saves."""

    def __init__(self, gate: Gate, name: str) -> None:
        super().__init__()
        self._gate = gate
        self._name = name

    def save_history(self, history: History) -> None:
        with self._gate.commit("Memory", "save_history"):
            super().save_history(history)

    def mint(self, event_ids: Any) -> dict[str, Minted]:
        wanted = tuple(event_ids)
        for one in (one for one in wanted if one not in self.minted):
            digest = sha256(f"{self._gate.seed}/{self._name}/{one}".encode()).hexdigest()
            self.minted[one] = Minted(digest[:6].upper(), digest[6:30])
        return super().mint(wanted)


class JournalOfSeed(JournalFake):
    """A journal that may be killed, or find the disk full, before or after each record; keeps them all."""

    def __init__(self, gate: Gate, name: str) -> None:
        super().__init__()
        self._gate = gate
        self._name = name

    def begin(self, plan: Plan, at: datetime) -> None:
        with self._gate.commit("Journal", "begin"):
            super().begin(plan, at)
            operations = [one.operation for one in plan.steps]
            self._gate.log.append((self._name, "begin", plan.plan_id, at.isoformat(), *operations))

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        self.record_many(plan_id, {step_id: outcome})

    def record_many(self, plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        with self._gate.commit("Journal", "record"):
            for step_id, outcome in outcomes.items():
                super().record(plan_id, step_id, outcome)
                at = outcome.at.isoformat() if outcome.at else ""
                entry = (self._name, "record", plan_id, step_id, str(outcome.state), outcome.detail, at)
                self._gate.log.append(entry)

    def end(self, plan_id: str, at: datetime) -> None:
        with self._gate.commit("Journal", "end"):
            super().end(plan_id, at)
            self._gate.log.append((self._name, "end", plan_id, at.isoformat()))


class RememberedPages(PlainPages):
    """Pages that remember what each of them says."""

    def __init__(self) -> None:
        self.facts: dict[bytes, ToldFacts] = {}

    def guest_page(self, facts: GuestPage) -> bytes:
        body = super().guest_page(facts)
        self.facts[body] = {
            "day": facts.day.isoformat(),
            "start": f"{facts.start:%H:%M}",
            "end": f"{facts.end:%H:%M}",
            "boarding": f"{facts.boarding:%H:%M}" if facts.boarding else "",
            "boat": facts.boat,
            "captain": facts.captain,
            **({"status": str(CharterStatus.HELD)} if facts.is_held else {}),
        }
        return body

    def cancelled_page(self, facts: GuestPage) -> bytes:
        body = super().cancelled_page(facts)
        self.facts[body] = CANCELLED_FACTS
        return body


@dataclass(frozen=True, slots=True)
class Booking:
    """A charter of the seed: `past` is "old" (in the calendar before the desk), "recorded" (record and page
    too) or "new"."""

    event: CalendarEvent
    past: str
    record: Mapping[str, Any]
    page_key: str


class House(Operation):
    """The fakes over the seed's weekend, all of them behind the seed's gate."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        random = Random(f"{gate.seed}/house")
        self.friday = random.choice(_FRIDAYS)
        thursday = datetime(self.friday.year, self.friday.month, self.friday.day, 13, 30, tzinfo=DOCK)
        opened = (thursday - timedelta(days=1)).astimezone(UTC)
        self.bookings = tuple(
            _booking(random, n, self.friday, opened) for n in range(random.choice((2, 2, 3, 3, 4)))
        )
        super().__init__(
            faults=gate.faults,
            tenant=replace(TENANT, connected_at=opened),
            clock=StandingClock(opened),
            memory=MemoryOfSeed(gate, "A"),
            journal=JournalOfSeed(gate, "A"),
        )
        # Google's own clock: nobody sets it back behind the day on which the desk was connected.
        self.calendar.now = lambda: max(self.clock.now(), opened)
        # How often the edge says "not yet" before it has forgotten the old pages.
        self.cdn.checks = random.choice((0, 1, 3))

    def _seed(self) -> None:
        for member in CREW:
            self.put(Table.CREW, member)
        for event_id in list(self.calendar.events):
            del self.calendar.events[event_id]
        for booking in self.bookings:
            self.calendar.add(booking.event)
            if booking.past == "recorded":
                self.put(Table.EVENTS, booking.record)
                names = (
                    "event_id",
                    "captain",
                    "crew",
                    "date",
                    "start_time",
                    "end_time",
                    "boarding_time",
                    "boat",
                )
                self.put(Table.CREW_DISPATCH, {name: booking.record[name] for name in names})
                self.upload(booking.page_key, b"made by hand")

    @property
    def zoned_now(self) -> datetime:
        return self.clock.now().astimezone(self.tenant.time_zone)


def _booking(random: Random, number: int, friday: date, opened: datetime) -> Booking:
    guest = _GUESTS[number]
    event_id = guest.lower()
    day = friday + timedelta(days=random.choice((1, 1, 2, 2, 0)))
    hour, minute = random.choice(((9, 0), (13, 0), (15, 30), (18, 30), (0, 30)))
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=DOCK)
    end = (start.astimezone(UTC) + timedelta(minutes=random.choice((120, 180, 240)))).astimezone(DOCK)
    captain = random.choice((*CAPTAINS, ""))
    crew = random.sample([one for one in HANDS if one != captain], random.choice((0, 1, 2)))
    boat = random.choice(("JADA", "Shearwater"))
    lines = [f"Boat: {boat}"]
    lines += [f"Captain: {captain}"] if captain else []
    lines += [f"Crew: {', '.join(crew)}"] if crew else []
    boarding = ""
    if random.random() < 0.6 and hour:
        boarding = f"{hour}:{minute:02}" if minute == 0 else f"{hour}:15"
        lines.append(f"Boarding: {boarding}")
        boarding = boarding.rjust(5, "0")
    lines.append(f"Passengers: {random.randint(1, 6)}")
    email, phone = f"{event_id}@example.com", f"+1-619-555-02{number:02}"
    reached = random.choice(("both", "both", "email", "phone", "none"))
    past = random.choice(("old", "recorded", "recorded", "new"))
    if past != "recorded":
        lines += [f"Email: {email}"] if reached in ("both", "email") else []
        lines += [f"Phone: {phone}"] if reached in ("both", "phone") else []
    title = random.choice(_TITLES).format(guest)
    created = opened + timedelta(hours=-300 if past != "new" else 1)
    made = event(event_id, title, start, end, *lines)
    page_key = f"guests/{event_id}-guest.html"
    kept = record(
        event_id, title, start, end, boarding,
        guest_name=guest, captain=captain, crew=crew, boat=boat, page_keys=[page_key],
        guest_email=email if reached in ("both", "email") else "",
        guest_phone=phone if reached in ("both", "phone") else "",
        **({"revision": 1} if random.random() < 0.5 else {}),
    )  # fmt: skip
    return Booking(replace(made, created=created, updated=created), past, kept, page_key)
