from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.contact import Candidate, Evidence, MailReading, Source, Wanted
from jada_desk.domain.errors import Cancelled, JadaError, SignInNeeded, Unavailable
from jada_desk.workflows.lookup import Lookup, LookupProgress, find_contact
from jada_desk.workflows.ports.messages import MailboxMessage
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.ports.work import Progress

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
    words: Mapping[bytes, str] = field(default_factory=dict)
    asked: list[object] = field(default_factory=list)

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        return (f'"{wanted.booking_id}"', f'"{wanted.guest_name}"')

    def find(self, raw: bytes, wanted: Wanted, own_numbers: frozenset[str]) -> MailReading:
        self.asked.append((raw, wanted, own_numbers))
        return MailReading(self.in_mails.get(raw, ()), self.words.get(raw, ""))

    def find_in_text(self, text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        self.asked.append((text, wanted, own_numbers))
        return self.in_text


@dataclass
class FakeMailbox:
    mails: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    error: JadaError | None = None
    queries: list[str] = field(default_factory=list)

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        self.queries.append(query)
        for raw in self.mails.get(query, ())[:limit]:
            yield MailboxMessage(str(hash(raw)), datetime(2026, 5, 1, tzinfo=UTC), raw)
        if self.error:
            raise self.error


@dataclass
class FakeGuests:
    rows: tuple[Item, ...] = ()
    error: JadaError | None = None

    def scan(self) -> tuple[Item, ...]:
        if self.error:
            raise self.error
        return self.rows


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
        guests=(guests or FakeGuests()).scan,
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
    mailbox_news = [(one.done, one.total) for one in told if "mailbox" in one.text]
    assert mailbox_news == [(0, 2), (0, 2), (1, 2), (2, 2)]


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
    """A mailbox whose user stops after the first mail, or when a search begins."""

    def __init__(self, token: Token, *mails: bytes) -> None:
        super().__init__(dict.fromkeys(('"XHQGMDH"', '"Jonathan"'), mails))
        self.token = token

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        for mail in super().search(query, limit):
            yield mail
            self.token.cancelled = True
        self.token.cancelled = True


@pytest.mark.parametrize("mails", [(), (b"one", b"two")])
def test_it_can_be_stopped_between_searches_and_between_mails(mails: tuple[bytes, ...]) -> None:
    token = Token()
    mailbox = Canceller(token, *mails)
    reader = FakeReader()
    with pytest.raises(Cancelled):
        look(mailbox=mailbox, cancel=token, read=reader)
    assert len(mailbox.queries) == 1
    assert len(reader.asked) == 1 + len(mails[:1])


def test_first_candidates_come_before_a_slow_source_has_ended() -> None:
    sure = candidate("+1-619-555-0003", Source.CALENDAR, sure=True)
    mailbox = FakeMailbox({'"XHQGMDH"': [b"one"], '"Jonathan"': [b"two"]})
    late = candidate("+1-619-555-0004", Source.MAIL)
    told: list[Progress] = []
    look(mailbox=mailbox, read=FakeReader({b"two": (late,)}, in_text=(sure,)), told=told)
    steps = [one.so_far for one in told if isinstance(one, LookupProgress)]
    assert len(steps) == len(told)
    assert steps[0].candidates == (sure,)
    assert steps[0].waiting == ("guest table", "bookings mailbox")
    assert [len(one.candidates) for one in steps] == [1, 1, 1, 1, 2, 2]
    assert steps[-1].waiting == ()


def test_a_search_that_hangs_can_be_stopped_at_once() -> None:
    token, stuck, arrived = Token(), Event(), Event()

    class Hanging(FakeMailbox):
        def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
            arrived.set()
            stuck.wait(10)
            yield from ()

    def stop(news: Progress) -> None:
        if arrived.wait(10):
            token.cancelled = True

    with ThreadPoolExecutor(3) as pool:
        try:
            with pytest.raises(Cancelled):
                find_contact(
                    CHARTER,
                    mailbox=Hanging(),
                    guests=FakeGuests().scan,
                    read=FakeReader(),
                    own_numbers=OWN,
                    report=stop,
                    cancel=token,
                    executor=pool,
                )
            assert not stuck.is_set()
        finally:
            stuck.set()


def test_a_slow_source_is_waited_for() -> None:
    class Slow(FakeMailbox):
        def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
            Event().wait(0.25)
            yield from super().search(query, limit)

    with ThreadPoolExecutor(3) as pool:
        found = look(mailbox=Slow({'"XHQGMDH"': [b"one"]}), executor=pool)
    assert found.searched[-1] == "bookings mailbox (1 mail read)"


def test_a_fault_of_the_desks_own_is_not_swallowed() -> None:
    class Broken(FakeReader):
        def find_in_text(
            self, text: str, wanted: Wanted, own_numbers: frozenset[str]
        ) -> tuple[Candidate, ...]:
            raise ZeroDivisionError

    with ThreadPoolExecutor(3) as pool, pytest.raises(ZeroDivisionError):
        look(mailbox=FakeMailbox(), read=Broken(), executor=pool)


def test_a_mailbox_that_fails_midway_keeps_what_it_gave() -> None:
    found = candidate("+1-619-555-0003", Source.MAIL)
    mailbox = FakeMailbox({'"XHQGMDH"': [b"one"]}, error=Unavailable("Gmail cannot be reached."))
    result = look(mailbox=mailbox, read=FakeReader({b"one": (found,)}))
    assert result.candidates == (found,)
    assert [str(one) for one in result.troubles] == ["Gmail cannot be reached."]


def test_a_mail_that_was_set_aside_is_told_with_its_day() -> None:
    mailbox = FakeMailbox({'"XHQGMDH"': [b"one", b"two"]})
    result = look(mailbox=mailbox, read=FakeReader(words={b"one": "This mail is too big."}))
    assert result.set_aside == ("Mail of 1 May 2026: This mail is too big.",)


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
