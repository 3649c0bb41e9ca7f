from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.contact import Candidate, Evidence, Source, Wanted
from jada_desk.domain.errors import Cancelled, JadaError, SignInNeeded, Unavailable
from jada_desk.workflows.lookup import Lookup, find_contact
from jada_desk.workflows.ports import Item, Key, MailboxMessage, Progress, Table

ZONE = ZoneInfo("America/Los_Angeles")
EVENT = CalendarEvent(
    "jadajonathan0531",
    "Jonathan Afternoon",
    "Captain: Noor",
    "",
    datetime(2026, 5, 31, 13, tzinfo=ZONE),
    datetime(2026, 5, 31, 17, tzinfo=ZONE),
    "America/Los_Angeles",
)
CHARTER = Charter(
    event_id=EVENT.event_id,
    title=EVENT.summary,
    boat="JADA",
    start=EVENT.start,
    end=EVENT.end,
    guest_name="Jonathan",
    booking_id="XHQGMDH",
    event=EVENT,
)
OWN = frozenset({"+1-619-555-0100"})


def candidate(phone: str, source: Source, sure: bool = False) -> Candidate:
    return Candidate("Jonathan", phone, "", (Evidence(source, "why"),), sure)


@dataclass
class FakeReader:
    """Finds what each mail's bytes are said to hold."""

    in_mails: Mapping[bytes, tuple[Candidate, ...]] = field(default_factory=dict)
    in_text: tuple[Candidate, ...] = ()
    asked: list[object] = field(default_factory=list)

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        return (f'"{wanted.booking_id}"', f'"{wanted.guest_name}"')

    def find(self, raw: bytes, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        self.asked.append((raw, wanted, own_numbers))
        return self.in_mails.get(raw, ())

    def find_in_text(self, text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        self.asked.append((text, wanted, own_numbers))
        return self.in_text


@dataclass
class FakeMailbox:
    mails: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    error: JadaError | None = None
    queries: list[str] = field(default_factory=list)

    def search(self, query: str, limit: int) -> tuple[MailboxMessage, ...]:
        self.queries.append(query)
        if self.error:
            raise self.error
        found = self.mails.get(query, ())[:limit]
        return tuple(MailboxMessage(str(hash(raw)), datetime(2026, 5, 1, tzinfo=UTC), raw) for raw in found)


@dataclass
class FakeGuests:
    rows: tuple[Item, ...] = ()
    error: JadaError | None = None

    def scan(self, table: Table) -> tuple[Item, ...]:
        assert table is Table.GUESTS
        if self.error:
            raise self.error
        return self.rows

    def get_many(self, table: Table, keys: Iterable[Key]) -> dict[Key, Item]:
        raise NotImplementedError

    def query(self, table: Table, partition: str) -> tuple[Item, ...]:
        raise NotImplementedError

    def update(
        self, table: Table, key: Key, values: Item, *, expect: Item, remove: Sequence[str] = ()
    ) -> None:
        raise NotImplementedError


@dataclass
class Token:
    cancelled: bool = False


def look(
    *,
    charter: Charter = CHARTER,
    mailbox: FakeMailbox | None = None,
    guests: FakeGuests | None = None,
    read: FakeReader | None = None,
    cancel: Token | None = None,
    executor: Executor | None = None,
    told: list[Progress] | None = None,
) -> Lookup:
    return find_contact(
        charter,
        mailbox=mailbox,
        guests=guests or FakeGuests(),
        read=read or FakeReader(),
        own_numbers=OWN,
        report=(told if told is not None else []).append,
        cancel=cancel or Token(),
        executor=executor,
    )


def test_the_calendar_text_is_read_with_the_charters_facts() -> None:
    found = candidate("+1-619-555-0003", Source.CALENDAR, sure=True)
    reader = FakeReader(in_text=(found,))
    result = look(read=reader, mailbox=FakeMailbox())
    assert result.candidates == (found,)
    wanted = Wanted("jadajonathan0531", "XHQGMDH", "Jonathan", CHARTER.day, ZONE)
    assert reader.asked[0] == ("Jonathan Afternoon\nCaptain: Noor", wanted, OWN)


def test_a_charter_without_its_event_has_no_text() -> None:
    reader = FakeReader()
    look(charter=Charter("id", "t", "JADA", CHARTER.start, CHARTER.end), read=reader, mailbox=FakeMailbox())
    assert reader.asked[0][0] == ""  # type: ignore[index]


def test_the_mailbox_is_searched_until_a_sure_number() -> None:
    sure = candidate("+1-619-555-0003", Source.MAIL, sure=True)
    mailbox = FakeMailbox({'"XHQGMDH"': [b"one"], '"Jonathan"': [b"two"]})
    result = look(mailbox=mailbox, read=FakeReader({b"one": (sure,)}))
    assert result.candidates == (sure,)
    assert mailbox.queries == ['"XHQGMDH"']
    assert result.searched == ("calendar event", "guest table", "bookings mailbox (1 mail read)")


def test_a_mail_that_two_searches_find_is_read_once() -> None:
    hint = candidate("+1-619-555-0003", Source.MAIL)
    mailbox = FakeMailbox({'"XHQGMDH"': [b"one"], '"Jonathan"': [b"one", b"two"]})
    reader = FakeReader({b"one": (hint,)})
    told: list[Progress] = []
    result = look(mailbox=mailbox, read=reader, told=told)
    assert [asked[0] for asked in reader.asked[1:]] == [b"one", b"two"]  # type: ignore[index]
    assert result.candidates == (hint,)
    assert result.searched[-1] == "bookings mailbox (2 mails read)"
    assert [(one.done, one.total) for one in told if "mailbox" in one.text] == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("row", "sure", "why"),
    [
        ({"guest_id": "x-jadajonathan0531", "name": "J"}, True, "The guest table has this booking."),
        ({"guest_id": "x", "booking_id": "xhqgmdh"}, True, "The guest table has this booking."),
        (
            {"guest_id": "x", "name": "JONATHAN", "date": "2026-05-31"},
            True,
            "The guest table has this name for this day.",
        ),
        (
            {"guest_id": "x", "name": "jonathan", "date": "2026-05-30"},
            False,
            "The guest table has this name.",
        ),
        ({"guest_id": "x", "name": "Jonathan"}, False, "The guest table has this name."),
    ],
)
def test_the_guest_table(row: Item, sure: bool, why: str) -> None:
    row = {**row, "phone": "(619) 555-0003", "email": "j@people.example"}
    (found,) = look(guests=FakeGuests((row,)), mailbox=FakeMailbox()).candidates
    assert (found.phone, found.email, found.sure) == ("+1-619-555-0003", "j@people.example", sure)
    assert found.source is Source.GUESTS
    assert found.evidence[0].why == why
    assert found.evidence[0].lines[0].endswith("(619) 555-0003 · j@people.example")
    assert "(619) 555-0003" in found.evidence[0].marks


@pytest.mark.parametrize(
    "row",
    [
        {"guest_id": "x", "name": "Jonathan"},
        {"guest_id": "x", "name": "Jonathan Swift", "phone": "619-555-0003"},
        {"guest_id": "x", "name": None, "phone": "619-555-0003"},
    ],
)
def test_other_guests_and_empty_entries_are_left_out(row: Item) -> None:
    assert look(guests=FakeGuests((row,)), mailbox=FakeMailbox()).candidates == ()


DIRECT = replace(CHARTER, booking_id="")
ENTRY: Item = {"guest_id": "jonathan-1", "name": "Jonathan", "phone": "619-555-0003"}


def test_the_only_guest_of_that_name_is_sure_for_a_direct_booking() -> None:
    (found,) = look(charter=DIRECT, guests=FakeGuests((ENTRY,)), mailbox=FakeMailbox()).candidates
    assert found.sure
    assert found.evidence[0].why == "It is a direct booking, and the guest table has this name once."


def test_a_name_alone_is_not_sure_when_it_may_be_somebody_else() -> None:
    namesake = {**ENTRY, "guest_id": "jonathan-2", "phone": "619-555-0009"}
    for_another_charter = {**ENTRY, "guest_id": "jonathan-jadaother0531_20260531T200000Z"}
    for rows in ((ENTRY, namesake), (for_another_charter,)):
        found = look(charter=DIRECT, guests=FakeGuests(rows), mailbox=FakeMailbox()).candidates
        assert [one.sure for one in found] == [False] * len(rows)


def test_a_guest_without_name_matches_nobody_by_name() -> None:
    charter = Charter("id", "t", "JADA", CHARTER.start, CHARTER.end)
    rows = ({"guest_id": "x", "name": "", "phone": "619-555-0003"},)
    assert look(charter=charter, guests=FakeGuests(rows), mailbox=FakeMailbox()).candidates == ()


def test_a_failing_source_hides_no_other() -> None:
    down = Unavailable("DynamoDB cannot be reached.")
    offline = Unavailable("Gmail cannot be reached.")
    seen = candidate("+1-619-555-0003", Source.CALENDAR)
    result = look(
        guests=FakeGuests(error=down), mailbox=FakeMailbox(error=offline), read=FakeReader(in_text=(seen,))
    )
    assert result.candidates == (seen,)
    assert result.troubles == (down, offline)
    assert result.searched == ("calendar event",)


def test_without_a_mailbox_it_says_so() -> None:
    result = look()
    (trouble,) = result.troubles
    assert isinstance(trouble, SignInNeeded)
    assert "mailbox" in trouble.what


class Canceller(FakeMailbox):
    """A mailbox whose user stops after the first search."""

    def __init__(self, token: Token) -> None:
        super().__init__()
        self.token = token

    def search(self, query: str, limit: int) -> tuple[MailboxMessage, ...]:
        self.token.cancelled = True
        return super().search(query, limit)


def test_it_can_be_stopped_between_searches() -> None:
    token = Token()
    mailbox = Canceller(token)
    with pytest.raises(Cancelled):
        look(mailbox=mailbox, cancel=token)
    assert len(mailbox.queries) == 1


class CountingExecutor(Executor):
    """Counts what is handed to a pool."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool
        self.count = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.count += 1
        return self.pool.submit(fn, *args, **kwargs)


def test_side_by_side_gives_the_same_answer() -> None:
    reader = FakeReader({b"one": (candidate("+1-619-555-0003", Source.MAIL, sure=True),)})
    rows = ({"guest_id": "x", "name": "Jonathan", "phone": "619-555-0009"},)
    alone = look(mailbox=FakeMailbox({'"XHQGMDH"': [b"one"]}), guests=FakeGuests(rows), read=reader)
    with ThreadPoolExecutor(3) as pool:
        executor = CountingExecutor(pool)
        beside = look(
            mailbox=FakeMailbox({'"XHQGMDH"': [b"one"]}),
            guests=FakeGuests(rows),
            read=reader,
            executor=executor,
        )
    assert beside == alone
    assert executor.count == 3
    assert [one.phone for one in beside.candidates] == ["+1-619-555-0003", "+1-619-555-0009"]
