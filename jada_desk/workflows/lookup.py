"""Finding a guest's contact: the calendar text, the guest table and the bookings mailbox, with evidence."""

import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final, Protocol

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate, Evidence, Source, Wanted, rank
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import Cancelled, JadaError, SignInNeeded
from jada_desk.domain.phone import to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.workflows.ports import CancelToken, Item, Mailbox, Progress, Report, Table, Tables

# Mails read per query: a booking makes a handful.
_MAILS_PER_QUERY: Final = 10
# The desk names the rows it makes by guest and event; Google's ids have five characters and more.
_OF_A_CHARTER: Final = re.compile(r"-[a-v0-9]{5,}(_[0-9TZ]+)?$")


class MailReader(Protocol):
    """Reads contacts out of text that others wrote. Never raises on bad text, whatever it holds."""

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        """The mailbox searches to run, best first."""
        ...

    def find(self, raw: bytes, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        """The contacts in one mail (RFC 5322) that belong to the wanted booking."""
        ...

    def find_in_text(self, text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        """The contacts in a charter's own calendar text, plain or HTML."""
        ...


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found, best first (at most one candidate is `sure`), where was searched, and what failed."""

    candidates: tuple[Candidate, ...]
    searched: tuple[str, ...]
    troubles: tuple[JadaError, ...]


def find_contact(
    charter: Charter,
    *,
    mailbox: Mailbox | None,
    guests: Tables,
    read: MailReader,
    own_numbers: frozenset[str],
    report: Report,
    cancel: CancelToken,
    executor: Executor | None = None,
) -> Lookup:
    """Search the three sources, side by side when there is an executor.

    `own_numbers` (stored form) are the operation's and its crew's, which are never a guest's. A source that fails is
    told in `troubles` and hides no other. Raises Cancelled when the person asked to stop.
    """
    search = _Search(charter, guests, mailbox, read, own_numbers, report, cancel)
    sources = (search.calendar, search.guest_table, search.mails)
    if executor:
        running = [executor.submit(_attempt, source) for source in sources]
        results = [one.result() for one in running]
    else:
        results = [_attempt(source) for source in sources]
    if cancel.cancelled:
        raise Cancelled("The search was stopped.", unchanged="Nothing was changed.")
    return Lookup(
        candidates=rank(candidate for result in results for candidate in result.candidates),
        searched=tuple(place for result in results for place in result.searched),
        troubles=tuple(trouble for result in results for trouble in result.troubles),
    )


def _attempt(source: Callable[[], Lookup]) -> Lookup:
    try:
        return source()
    except JadaError as trouble:
        return Lookup((), (), (trouble,))


@dataclass(frozen=True, slots=True)
class _Search:
    charter: Charter
    guests: Tables
    mailbox: Mailbox | None
    read: MailReader
    own_numbers: frozenset[str]
    report: Report
    cancel: CancelToken

    @property
    def wanted(self) -> Wanted:
        charter = self.charter
        zone = charter.start.tzinfo
        return Wanted(charter.event_id, charter.booking_id, charter.guest_name, charter.day, zone)

    def calendar(self) -> Lookup:
        event = self.charter.event
        text = f"{event.summary}\n{event.description}" if event else ""
        return Lookup(self.read.find_in_text(text, self.wanted, self.own_numbers), ("calendar event",), ())

    def guest_table(self) -> Lookup:
        self.report(Progress("Searching the guest table", event_id=self.charter.event_id))
        rows = self.guests.scan(Table.GUESTS)
        namesakes = sum(fold(str(row.get("name") or "")) == fold(self.wanted.guest_name) for row in rows)
        found = tuple(one for row in rows if (one := self._guest(row, namesakes)))
        return Lookup(found, ("guest table",), ())

    def mails(self) -> Lookup:
        """Query by query until one gives a sure number; a mail that several find is read once."""
        if self.mailbox is None:
            raise SignInNeeded(
                "The bookings mailbox was not searched: nobody is signed in to it.",
                remedy="Sign in to the bookings mailbox, then search again.",
            )
        found: list[Candidate] = []
        seen: set[str] = set()
        queries = self.read.queries(self.wanted)
        for number, query in enumerate(queries):
            if self.cancel.cancelled:
                break
            self.report(
                Progress("Searching the bookings mailbox", number, len(queries), self.charter.event_id)
            )
            for mail in self.mailbox.search(query, _MAILS_PER_QUERY):
                if mail.message_id not in seen:
                    seen.add(mail.message_id)
                    found += self.read.find(mail.raw, self.wanted, self.own_numbers)
            if any(one.sure and one.phone for one in found):
                break
        return Lookup(tuple(found), (f"bookings mailbox ({_mails(len(seen))})",), ())

    def _guest(self, row: Item, namesakes: int) -> Candidate | None:
        """A row of `jada-guests` about this guest, None when it is about another.

        Its own id, booking or day makes it sure. A name alone does so for a direct booking (one without a marketplace's
        id) when no other row has that name and this one was not made for another charter.
        """
        name, phone, email = (one_line(str(row.get(key) or "")) for key in ("name", "phone", "email"))
        wanted = self.wanted
        guest_id = str(row.get("guest_id") or "")
        by_id = guest_id.endswith(f"-{wanted.event_id}") or bool(
            {str(row.get(key) or "").casefold() for key in ("event_id", "booking_id")}
            & {one.casefold() for one in wanted.ids}
        )
        by_name = bool(wanted.guest_name) and fold(name) == fold(wanted.guest_name)
        by_day = by_name and row.get("date") == wanted.day.isoformat()
        is_only = by_name and namesakes == 1 and not wanted.booking_id and not _OF_A_CHARTER.search(guest_id)
        if not (phone or email) or not (by_id or by_name):
            return None
        if by_id:
            why = "The guest table has this booking."
        elif by_day:
            why = "The guest table has this name for this day."
        elif is_only:
            why = "It is a direct booking, and the guest table has this name once."
        else:
            why = "The guest table has this name."
        line = " · ".join(part for part in (name, phone, email) if part)
        evidence = Evidence(
            Source.GUESTS, why, lines=(line,), marks=tuple(filter(None, (name, phone, email)))
        )
        return Candidate(name, to_stored(phone), email, (evidence,), sure=by_id or by_day or is_only)


def _mails(count: int) -> str:
    return "1 mail read" if count == 1 else f"{count} mails read"
