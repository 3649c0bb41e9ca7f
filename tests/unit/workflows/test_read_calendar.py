"""The calendar event parser: what it writes, what it leaves alone, and how it goes on after trouble."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.errors import JadaError, Refused, SignInNeeded, Unavailable
from jada_desk.domain.fleet import Boat
from jada_desk.domain.notice import NOTHING_TOLD
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.tables import Item, Table, Value
from jada_desk.workflows.read_calendar import SYNC_KEY, CalendarReading, EventTrouble, Wanted, read_calendar
from tests.fakes.aws import TablesFake
from tests.fakes.faults import Call, Faults
from tests.fakes.google import FakeCalendar, FakeFeed

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
TENANT = Tenant("jada", "JADA", ZONE, boats=(Boat("JADA"),))
MINTED = Minted("PHT777", "secret")
QUINN = CalendarEvent(
    "jadaquinn0530",
    "Quinn Sunset",
    "Captain: Darrell\nCrew: Gene, Sarah\nBoarding: 6:15 PM\nPassengers: 4",
    "",
    datetime(2026, 5, 30, 18, 30, tzinfo=ZONE),
    datetime(2026, 5, 30, 20, 30, tzinfo=ZONE),
    ZONE.key,
    created=datetime(2026, 5, 1, tzinfo=UTC),
)
JONATHAN = replace(QUINN, event_id="jadajonathan0531", summary="Jonathan Afternoon", description="Crew: Kai")
MEETING = replace(QUINN, event_id="jadameeting0529", summary="Crew meeting", description="")
BROKEN = UnreadableEvent("jadabroken0530", "?", None, "It has no start time.")
SAILING: dict[str, Value] = {
    "event_id": "jadaquinn0530",
    "date": "2026-05-30",
    "start_time": "18:30",
    "end_time": "20:30",
    "boarding_time": "18:15",
    "boat": "JADA",
    "captain": "Darrell",
    "crew": ["Gene", "Sarah"],
}
RECORD: dict[str, Value] = {
    **SAILING,
    "event_name": "Quinn Sunset",
    "duration_minutes": 120,
    "guest_name": "Quinn",
    "guest_email": "",
    "guest_phone": "",
    "passengers": 4,
    "waivers_expected": 4,
    "booking_id": "",
    "waiver_status": "pending",
    "photo_upload_code": "PHT777",
    "created_at": "2026-05-28T20:30:00Z",
    "revision": 1,
}
# What belongs to others, put beside the calendar's facts.
FOREIGN: dict[str, Value] = {
    "guest_email": "quinn@example.com",
    "guest_phone": "+1-619-555-0001",
    "waiver_status": "guardian required",
    "waivers_signed": 1,
    "photo_upload_code": "QNN001",
    "page_keys": ["guests/quinn-guest.html"],
    "guest_id": "quinn-1",
    "last_operation": "abc",
}


class World:
    def __init__(
        self, *events: CalendarEvent, unreadable: tuple[UnreadableEvent, ...] = (), now: datetime = NOW
    ):
        self.faults = Faults()
        self.calendar = FakeCalendar(events, unreadable)
        self.tables = TablesFake(self.faults)
        self.now = now
        self.has_api = True
        self.feed: FakeFeed | None = None

    def read(self, wanted: Wanted | None = None) -> CalendarReading:
        return read_calendar(
            wanted or Wanted(),
            calendar=self.calendar if self.has_api else None,
            feed=self.feed,
            tables=self.tables,
            tenant=TENANT,
            now=self.now,
            mint=lambda: MINTED,
        )

    def item(self, table: Table = Table.EVENTS, event_id: str = "jadaquinn0530") -> Item:
        return self.tables.rows[table][event_id,]

    def put(self, table: Table, item: Item, *more: str) -> None:
        self.tables.rows[table][(str(item["event_id"]), *more)] = dict(item)


def test_a_new_charter_gets_its_records():
    world = World(QUINN, MEETING, unreadable=(BROKEN,))
    reading = world.read()
    assert reading.created == ["jadaquinn0530"]
    assert reading.others == ["jadameeting0529"]
    assert reading.unreadable == [EventTrouble("jadabroken0530", "It has no start time.")]
    assert world.item() == RECORD
    assert world.item(Table.CREW_DISPATCH) == {**SAILING, "revision": 1}


def test_a_second_reading_writes_nothing():
    world = World(QUINN)
    world.read()
    before = json.dumps([[*rows.values()] for rows in world.tables.rows.values()])
    reading = world.read(Wanted(("jadaquinn0530",)))
    assert reading.unchanged == ["jadaquinn0530"]
    assert json.dumps([[*rows.values()] for rows in world.tables.rows.values()]) == before


def test_a_code_and_a_contact_typed_into_the_calendar_count_for_a_new_record():
    typed = "Phone: +1-619-555-0009\nEmail: q@example.com\nPhoto code: QNN001\nBooking: XHQGMDH"
    world = World(replace(QUINN, description=typed))
    world.read()
    found = {
        name: world.item()[name] for name in ("guest_phone", "guest_email", "photo_upload_code", "booking_id")
    }
    assert found == {
        "guest_phone": "+1-619-555-0009",
        "guest_email": "q@example.com",
        "photo_upload_code": "QNN001",
        "booking_id": "XHQGMDH",
    }
    assert "guest_id" not in world.item()


def test_an_edit_changes_what_the_calendar_owns_and_nothing_else():
    world = World(QUINN)
    world.put(Table.EVENTS, {**RECORD, **FOREIGN, "booking_id": "XHQGMDH", "revision": 7})
    world.put(Table.CREW_DISPATCH, {**SAILING, "revision": 3, "note": "mine"})
    moved = "Captain: Noor\nBoarding: 2:45 PM\nPhone: +1-619-555-9999"
    world.calendar.edit(
        "jadaquinn0530",
        description=moved,
        start=datetime(2026, 5, 30, 15, tzinfo=ZONE),
        end=datetime(2026, 5, 30, 19, tzinfo=ZONE),
    )
    reading = world.read()
    assert reading.changed == ["jadaquinn0530"]
    now = {
        "start_time": "15:00",
        "end_time": "19:00",
        "boarding_time": "14:45",
        "captain": "Noor",
        "crew": [],
    }
    expected = {**RECORD, **FOREIGN, **now, "booking_id": "XHQGMDH", "duration_minutes": 240, "revision": 8}
    del expected["passengers"], expected["waivers_expected"]
    assert world.item() == expected
    assert world.item(Table.CREW_DISPATCH) == {**SAILING, **now, "revision": 4, "note": "mine"}


@pytest.mark.parametrize(
    ("guest", "found"),
    [
        (None, ("+1-619-555-9999", "new@example.com")),
        ({"phone": "+1-619-555-0001", "email": ""}, (None, "new@example.com")),
    ],
)
def test_a_typed_contact_only_fills_what_no_table_knows(
    guest: dict[str, Value] | None, found: tuple[str | None, str]
):
    world = World(
        replace(QUINN, description=QUINN.description + "\nPhone: 6195559999\nEmail: new@example.com")
    )
    record = {name: value for name, value in RECORD.items() if name not in ("guest_phone", "guest_email")}
    world.put(Table.EVENTS, {**record, "guest_id": "quinn-1"} if guest else record)
    world.put(Table.CREW_DISPATCH, {**SAILING, "revision": 1})
    if guest:
        world.tables.rows[Table.GUESTS]["quinn-1",] = {"guest_id": "quinn-1", **guest}
    assert world.read().changed == ["jadaquinn0530"]
    assert (world.item().get("guest_phone"), world.item()["guest_email"]) == found


def test_a_hand_made_record_without_revision_is_taken_over_with_care():
    world = World(QUINN)
    hand_made = {name: value for name, value in RECORD.items() if name != "revision"}
    world.put(Table.EVENTS, {**hand_made, "captain": "Gene", "colour": "blue"})
    world.read()
    assert world.item() == {**RECORD, "colour": "blue"}


def test_what_changed_since_the_last_time_is_read_once():
    world = World(QUINN, JONATHAN)
    world.read()
    assert world.read() == CalendarReading()
    world.calendar.edit("jadaquinn0530", summary="Quinn Sunrise")
    world.calendar.delete("jadajonathan0531")
    reading = world.read()
    assert (reading.changed, reading.cancelled) == (["jadaquinn0530"], ["jadajonathan0531"])
    # A cancelled charter's record is for a person to deal with.
    assert world.item(event_id="jadajonathan0531")["event_name"] == "Jonathan Afternoon"
    world.calendar.forget_tokens()
    assert world.read().unchanged == ["jadaquinn0530"]


def test_a_failed_write_is_made_good_by_the_next_run():
    world = World(QUINN, JONATHAN)

    def refuse(call: Call) -> None:
        if call.method == "update" and call.args[1] == ("jadaquinn0530",):
            raise Unavailable("DynamoDB is busy.")

    world.faults.before = refuse
    reading = world.read()
    assert reading.failed == [EventTrouble("jadaquinn0530", "DynamoDB is busy.", date(2026, 5, 30))]
    assert reading.created == ["jadajonathan0531"]
    assert SYNC_KEY not in world.tables.rows[Table.EVENTS]
    world.faults.before = lambda _: None
    assert world.read().created == ["jadaquinn0530"]
    assert world.tables.rows[Table.EVENTS][SYNC_KEY]["sync_token"]


def test_a_desk_that_publishes_meanwhile_is_not_overwritten():
    world = World(replace(QUINN, summary="Quinn Sunrise"))
    world.put(Table.EVENTS, RECORD)
    world.put(Table.CREW_DISPATCH, {**SAILING, "revision": 1})

    def publish(call: Call) -> None:
        if call.method == "update" and world.item()["revision"] == 1:
            world.put(Table.EVENTS, {**RECORD, "revision": 2, "guest_phone": "+1-619-555-0001"})

    world.faults.before = publish
    assert world.read().changed == ["jadaquinn0530"]
    assert world.item() == {
        **RECORD,
        "event_name": "Quinn Sunrise",
        "guest_phone": "+1-619-555-0001",
        "revision": 3,
    }


def test_the_desk_that_wrote_the_same_meanwhile_leaves_nothing_to_do():
    world = World(replace(QUINN, summary="Quinn Sunrise"))
    world.put(Table.EVENTS, RECORD)
    world.put(Table.CREW_DISPATCH, {**SAILING, "revision": 1})

    def publish(call: Call) -> None:
        if call.method == "update":
            world.put(Table.EVENTS, {**RECORD, "revision": 2, "event_name": "Quinn Sunrise"})

    world.faults.before = publish
    world.read()
    assert world.item()["revision"] == 2


def test_a_record_that_never_holds_still_is_reported():
    world = World(replace(QUINN, summary="Quinn Sunrise"))
    world.put(Table.EVENTS, RECORD)

    def publish(call: Call) -> None:
        if call.method == "update":
            world.put(Table.EVENTS, {**RECORD, "revision": len(world.faults.calls) + 1})

    world.faults.before = publish
    (trouble,) = world.read().failed
    assert trouble.event_id == "jadaquinn0530"


def test_a_charter_of_the_past_gets_no_new_record():
    world = World(QUINN, now=datetime(2026, 6, 1, tzinfo=UTC))
    assert world.read().past == ["jadaquinn0530"]
    assert list(world.tables.rows[Table.EVENTS]) == [SYNC_KEY]


def test_some_events_by_name():
    world = World(QUINN, JONATHAN, unreadable=(BROKEN,))
    world.calendar.delete("jadajonathan0531")
    reading = world.read(Wanted(("jadaquinn0530", "jadajonathan0531", "jadaquinn0530")))
    assert (reading.created, reading.cancelled) == (["jadaquinn0530"], ["jadajonathan0531"])
    assert SYNC_KEY not in world.tables.rows[Table.EVENTS]


@pytest.mark.parametrize(
    ("error", "where"), [(Refused("No."), "unreadable"), (Unavailable("Busy."), "failed")]
)
def test_an_event_that_cannot_be_fetched_is_reported(error: JadaError, where: str):
    world = World(QUINN, JONATHAN)

    def refuse(call: Call) -> None:
        if call.args == ("jadaquinn0530",):
            raise error

    world.calendar = FakeCalendar((QUINN, JONATHAN), faults=Faults(before=refuse))
    reading = world.read(Wanted(("jadaquinn0530", "jadajonathan0531")))
    assert getattr(reading, where) == [EventTrouble("jadaquinn0530", error.what)]
    assert reading.created == ["jadajonathan0531"]


def test_a_lost_sign_in_is_no_trouble_of_one_event():
    world = World(QUINN)

    def refuse(call: Call) -> None:
        raise SignInNeeded("Sign in to Google again.")

    world.calendar = FakeCalendar((QUINN,), faults=Faults(before=refuse))
    with pytest.raises(SignInNeeded):
        world.read(Wanted(("jadaquinn0530",)))


def test_a_range_of_days():
    later = replace(JONATHAN, start=JONATHAN.start.replace(month=7), end=JONATHAN.end.replace(month=7))
    world = World(QUINN, later)
    reading = world.read(Wanted(first=date(2026, 5, 29), last=date(2026, 5, 31)))
    assert reading.created == ["jadaquinn0530"]


def test_the_feed_stands_in_for_the_api():
    world = World(QUINN, JONATHAN, unreadable=(BROKEN,))
    world.feed, world.has_api = FakeFeed(world.calendar), False
    named = Wanted(("jadaquinn0530", "jadabroken0530", "jadanobody"))
    reading = world.read(named)
    assert reading.created == ["jadaquinn0530"]
    assert [one.event_id for one in reading.unreadable] == ["jadanobody", "jadabroken0530"]
    assert world.read().created == ["jadajonathan0531"]
    assert SYNC_KEY not in world.tables.rows[Table.EVENTS]


def test_with_neither_api_nor_feed_it_says_so():
    world = World()
    world.has_api = False
    with pytest.raises(Refused, match="neither"):
        world.read()


def test_an_event_without_end_is_reported_and_the_others_are_read():
    world = World(replace(QUINN, event_id="jadaendless", end=QUINN.start), QUINN)
    reading = world.read()
    assert reading.created == ["jadaquinn0530"]
    assert [(one.event_id, one.day) for one in reading.unreadable] == [("jadaendless", date(2026, 5, 30))]


def test_who_is_aboard_decides_anew_who_has_to_sign():
    world = World(QUINN)
    world.put(
        Table.EVENTS,
        {**RECORD, "waiver_status": "signed", "waivers_signed": 2, "passengers": 2, "waivers_expected": 2},
    )
    for person in ("a-1990-01-01", "b-1990-01-01"):
        world.put(
            Table.WAIVERS, {"event_id": "jadaquinn0530", "person": person, "birth_date": "1990-01-01"}, person
        )
    world.read()
    assert world.item()["waivers_expected"] == 4
    assert world.item()["waiver_status"] == "pending"


def told(world: World) -> dict[str, dict[str, str]]:
    """What the notices' table keeps as known, by recipient."""
    rows = world.tables.rows[Table.NOTICES]
    return {
        notice_id.partition("#")[0]: json.loads(str(row["facts"])) for (_, notice_id), row in rows.items()
    }


def test_what_people_knew_is_kept_before_the_tables_say_otherwise():
    world = World(QUINN)
    world.put(Table.EVENTS, {**RECORD, "captain": "Gene", "crew": ["Darrell"]})
    world.put(Table.CREW_DISPATCH, {**SAILING, "captain": "Gene", "crew": ["Darrell"], "revision": 1})
    world.read()
    assert told(world)["guest"]["captain"] == "Gene"
    assert told(world)["name:Gene"]["role"] == "captain"


def test_nobody_knows_of_a_charter_that_came_after_the_desk():
    world = World(QUINN)
    world.read()
    assert set(told(world)) == {"guest", "name:Darrell", "name:Gene", "name:Sarah"}
    assert all(facts == NOTHING_TOLD for facts in told(world).values())


def test_what_people_were_told_stays():
    world = World(replace(QUINN, summary="Quinn Sunrise", description="Captain: Noor"))
    world.put(Table.EVENTS, RECORD)
    facts = '{"captain": "Darrell"}'
    row = {"event_id": "jadaquinn0530", "notice_id": "guest#sms#0001", "state": "accepted", "facts": facts}
    world.put(Table.NOTICES, row, "guest#sms#0001")
    world.read()
    assert told(world)["guest"] == {"captain": "Darrell"}


def test_two_parsers_at_once_keep_one_baseline():
    world = World(QUINN)

    def overtake(call: Call) -> None:
        if call.method == "update" and call.args[0] is Table.NOTICES:
            key = ("jadaquinn0530", "guest#baseline#0000")
            row = {"event_id": key[0], "notice_id": key[1], "facts": '{"x": "y"}'}
            world.tables.rows[Table.NOTICES].setdefault(key, dict(row))

    world.faults.before = overtake
    assert world.read().created == ["jadaquinn0530"]
    assert told(world)["guest"] == {"x": "y"}
