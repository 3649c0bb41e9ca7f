"""A whole operation in memory: the seed's weekend over fakes that can fail at any call."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, reschedule, set_field, unassign
from jada_desk.domain.fleet import Boat
from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.notice import NoticeFacts
from jada_desk.domain.page_difference import PageLine, PageText
from jada_desk.domain.plan import Plan, PublishReport
from jada_desk.domain.tenant import Aws, Google, Tenant
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.observe import Sources
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.page_plan import ERROR_PAGE
from jada_desk.workflows.perform import Layers, Performer
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.rendering import Pages
from jada_desk.workflows.ports.tables import Item, Table
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.world import World
from tests.fakes.aws import CdnFake, EmailFake, PagesFake, SiteFake, SmsFake, TablesFake
from tests.fakes.faults import Faults
from tests.fakes.google import FakeCalendar
from tests.fakes.local import JournalFake, MemoryFake

DOCK = ZoneInfo("America/Los_Angeles")
THURSDAY = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
FRIDAY = date(2026, 5, 29)
BEFORE = datetime(2026, 5, 1, 12, tzinfo=UTC)


class SameThread(Executor):
    """Runs what is submitted at once, so that every run has the same order."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as exc:  # noqa: BLE001 - it belongs to whoever asks for the result
            future.set_exception(exc)
        return future


class Stop:
    """A cancel token that a test sets."""

    cancelled = False


@dataclass
class StandingClock:
    moment: datetime = THURSDAY

    def now(self) -> datetime:
        return self.moment


class PlainPages:
    """Pages that say all their facts in one line, without templates."""

    warnings: tuple[str, ...] = ()

    def guest_page(self, facts: GuestPage) -> bytes:
        return repr(facts).encode()

    def guest_calendar(self, facts: GuestPage) -> bytes:
        return f"{facts.calendar_uid} {facts.boarding or facts.start}".encode()

    def moved_page(self, url: str, facts: GuestPage) -> bytes:
        return f"moved to {url}".encode()

    def cancelled_page(self, facts: GuestPage) -> bytes:
        return f"cancelled on {facts.day}".encode()

    def error_page(self) -> bytes:
        return b"no page here"

    def read_page(self, html: bytes) -> PageText:
        return PageText((PageLine(html.decode()),))

    def email(
        self, facts: Sequence[NoticeFacts], event_ids: Sequence[str], to: str, stamp: datetime
    ) -> EmailMessage:
        return EmailMessage(to, "JADA", self.sms(facts), f"<p>{len(facts)}</p>", ",".join(event_ids))

    def sms(self, facts: Sequence[NoticeFacts]) -> str:
        return " | ".join(
            f"{one.kind} {one.name} {one.title} {one.start:%d %H:%M} {one.captain}" for one in facts
        )


def event(
    event_id: str, title: str, start: datetime, end: datetime, *lines: str, **facts: object
) -> CalendarEvent:
    return CalendarEvent(
        event_id,
        title,
        "\n".join(lines),
        "",
        start,
        end,
        DOCK.key,
        etag="1",
        created=BEFORE,
        updated=BEFORE,
        **facts,  # type: ignore[arg-type]
    )


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=DOCK)


def seed_events() -> list[CalendarEvent]:
    return [
        event("quinn", "Quinn Sunset", at(30, 18, 30), at(30, 20, 30), "Captain: Darrell", "Crew: Gene, Sarah",
              "Boarding: 6:15 PM", "Guest: Quinn", "Email: quinn@example.com", "Phone: +1-619-555-0001",
              "Passengers: 4", "Photo code: QNN001"),
        event("danika", "Danika", at(30, 18), at(30, 22), "Arrive by 5 PM please.", "Boat: Shearwater", "Crew: Kai",
              "Passengers: 5"),
        event("jonathan", "Jonathan Afternoon", at(31, 13), at(31, 17), "Captain: Noor", "Crew: Kai",
              "Booking: XHQGMDH", "Passengers: 3"),
        event("priya", "Priya Morning", at(14, 10, month=6), at(14, 13, month=6), "Captain: Darrell",
              "Crew: Sarah, Angelia", "Boarding: 9:45 AM"),
        event("meeting", "Crew meeting", at(29, 10), at(29, 11)),
    ]  # fmt: skip


def record(
    event_id: str, title: str, start: datetime, end: datetime, boarding: str, **more: object
) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "event_name": title,
        "guest_name": title.split()[0],
        "date": f"{start:%Y-%m-%d}",
        "start_time": f"{start:%H:%M}",
        "end_time": f"{end:%H:%M}",
        "duration_minutes": int((end - start).total_seconds() // 60),
        "boarding_time": boarding,
        "captain": "",
        "crew": [],
        "waiver_status": "pending",
        "created_at": "2026-05-01T12:00:00Z",
        **more,
    }


CREW: list[dict[str, Any]] = [
    {
        "crew_id": name.lower(), "name": name, "roles": roles, "phone": f"+1-619-555-01{n:02}",
        "email": f"{name.lower()}@example.com",
    }
    for n, (name, roles) in enumerate(
        {
            "Darrell": ["captain"],
            "Gene": ["captain", "crew"],
            "Sarah": ["crew"],
            "Angelia": ["crew"],
            "Noor": ["captain", "crew"],
            "Kai": ["crew"],
        }.items(),
        start=1,
    )
]  # fmt: skip

TENANT = Tenant(
    tenant_id="jada",
    name="JADA",
    time_zone=DOCK,
    place="Dock 4",
    page_key="{name}-{date}",
    connected_at=THURSDAY,
    boats=(Boat("JADA", crew_slots=2), Boat("Shearwater", crew_slots=2)),
    google=Google(calendar_id="internal"),
    aws=Aws(
        prefix="jada-",
        bucket="sailjada-pages",
        distribution_id="E2XYZABC123",
        site_url="https://sailjada.com",
    ),
)


@dataclass
class Operation:
    """The fakes of one operation and the desk over them; a second desk over the same world is
    `another_desk`."""

    faults: Faults = field(default_factory=Faults)
    tenant: Tenant = TENANT
    clock: StandingClock = field(default_factory=StandingClock)
    memory: MemoryFake = field(default_factory=MemoryFake)
    journal: JournalFake = field(default_factory=JournalFake)
    progress: list[Progress] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    stop: Stop = field(default_factory=Stop)
    desks: int = 0

    def __post_init__(self) -> None:
        self.calendar = FakeCalendar(seed_events(), faults=self.faults, now=self.clock.now)
        self.tables = TablesFake(self.faults)
        self.pages = PagesFake(self.faults)
        self.cdn = CdnFake(self.faults)
        self.site = SiteFake(self.pages, self.cdn, self.faults)
        self.email = EmailFake(self.faults)
        self.sms = SmsFake(self.faults)
        self._seed()
        self.desk = self.another_desk(self.memory, self.journal)

    def another_desk(
        self,
        memory: MemoryFake,
        journal: JournalFake,
        *,
        executor: Executor | None = None,
        pages: Pages | None = None,
        pause: Callable[[float], None] | None = None,
        random: Random | None = None,
    ) -> Desk:
        # No two desks share their randomness, not even a desk and itself before a restart.
        self.desks += 1
        layers = Layers(self.calendar, self.tables, self.pages, self.cdn, self.site, self.email, self.sms)
        made = pages or PlainPages()
        world = World(
            Sources(self.calendar, None, self.tables, self.pages, memory, self.sms),
            Performer(layers, self.clock, pause or self.pauses.append, random or Random(self.desks)),
            lambda: made,
            None,
            None,  # type: ignore[arg-type]  # no test here looks a contact up
        )
        return Desk(
            self.tenant,
            clock=self.clock,
            memory=memory,
            journal=journal,
            executor=executor or SameThread(),
            world=lambda: world,
        )

    def _seed(self) -> None:
        for member in CREW:
            self.put(Table.CREW, member)
        danika = record("danika", "Danika", at(30, 18), at(30, 22), "17:00", crew=["Kai"],
                        guest_phone="+1-619-555-0002", guest_email="danika@example.com", boat="Shearwater",
                        waiver_status="guardian required",
                        page_keys=["guests/danika-guest.html"], revision=3)  # fmt: skip
        priya = record("priya", "Priya Morning", at(14, 10, month=6), at(14, 13, month=6), "09:45", captain="Darrell",
                       crew=["Sarah", "Angelia"], boat="JADA", guest_email="priya@example.com",
                       page_keys=["guests/priya-2026-06-14.html"])  # fmt: skip
        for one in (danika, priya):
            self.put(Table.EVENTS, one)
            names = ("event_id", "captain", "crew", "date", "start_time", "end_time", "boarding_time", "boat")
            self.put(Table.CREW_DISPATCH, {name: one[name] for name in names})
        self.upload("guests/danika-guest.html", b"Danika, arrive by 5 PM")
        self.upload(ERROR_PAGE, PlainPages().error_page())
        self.upload("guests/priya-2026-06-14.html", b"Priya with Darrell")

    def put(self, table: Table, item: Item) -> None:
        """An item as somebody else wrote it."""
        key_name = {"crew": "crew_id", "guests": "guest_id"}.get(str(table), "event_id")
        self.tables.rows[table][(str(item[key_name]),)] = dict(item)

    def upload(self, key: str, body: bytes) -> None:
        """A page as somebody else put it there by hand."""
        from tests.fakes.aws import StoredPage

        self.pages.objects[key] = StoredPage(body, "", "")

    # What a dispatcher does ------------------------------------------------------------------------------------------

    def observe(self, draft: Draft | None = None, desk: Desk | None = None) -> Observed:
        return (desk or self.desk).observe(FRIDAY, draft or Draft(), self.progress.append, self.stop)

    def plan(self, draft: Draft | None = None, desk: Desk | None = None) -> Plan:
        return (desk or self.desk).plan(self.observe(draft, desk), draft or Draft(), FRIDAY)

    def publish(self, plan: Plan, desk: Desk | None = None) -> PublishReport:
        return (desk or self.desk).publish(plan, self.progress.append, self.stop)

    def publish_weekend(self) -> PublishReport:
        """Publish the seed's edits."""
        return self.publish(self.plan(self.weekend_edits()))

    def retry(self, plan_id: str) -> PublishReport:
        return self.desk.retry(plan_id, self.progress.append, self.stop)

    def charter(self, event_id: str, draft: Draft | None = None) -> Charter:
        seen = self.desk.observe(FRIDAY, draft or ALL_TOUCHED, self.progress.append, self.stop)
        found = self.desk.weekend(seen, FRIDAY).charter(event_id)
        assert found is not None
        return found

    def weekend_edits(self) -> Draft:
        """The seed's edits: Danika to 15:00-19:00, boarding 13:45, captain Noor; on 14 June Gene for Darrell,
        Angelia off."""
        danika, priya = self.charter("danika"), self.charter("priya")
        draft = reschedule(Draft(), danika, at(30, 15), at(30, 19), THURSDAY)
        draft = set_field(draft, danika, "boarding", at(30, 13, 45), THURSDAY)
        draft = assign(draft, danika, CAPTAIN_SLOT, "Noor", THURSDAY)
        draft = assign(draft, priya, CAPTAIN_SLOT, "Gene", THURSDAY)
        from jada_desk.domain.draft import Slot

        return unassign(draft, priya, Slot("crew", 1), THURSDAY)

    # What the world shows --------------------------------------------------------------------------------------------

    def row(self, table: Table, *key: str) -> dict[str, Any]:
        return self.tables.rows[table][key]

    def messages(self) -> list[tuple[str, str]]:
        """Everything that went out: (address, text)."""
        return [(one.to, one.text) for one in (*self.email.sent, *self.sms.sent)]


def _touch_all() -> Draft:
    """A draft that makes `observe` look at the charters of other weekends too."""
    from jada_desk.domain.draft import Edit

    return Draft({("priya", "notes"): Edit("", "x", THURSDAY)})


ALL_TOUCHED = _touch_all()


def published_weekend() -> Operation:
    """The operation after the seed's edits were published; the messages of that are put away."""
    jada = Operation()
    assert jada.publish_weekend().is_complete
    jada.email.sent.clear()
    jada.sms.sent.clear()
    return jada
