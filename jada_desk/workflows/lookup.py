"""Finding a guest's contact: the calendar text, the guest table and the bookings mailbox, with evidence."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final, Protocol

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate, Evidence, MailReading, Source, Wanted, rank
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import Cancelled, JadaError, SignInNeeded
from jada_desk.domain.phone import to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_date
from jada_desk.workflows.ports.messages import Mailbox
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.ports.work import CancelToken, Progress, Report
from jada_desk.workflows.side_by_side import side_by_side

# Mails read per query: a booking makes a handful.
_MAILS_PER_QUERY: Final = 10
# The desk names the rows it makes by guest and event; Google's ids have five characters and more.
_OF_A_CHARTER: Final = re.compile(r"-[a-v0-9]{5,}(_[0-9TZ]+)?$")

GuestRows = Callable[[], tuple[Item, ...]]


class MailReader(Protocol):
    """Reads contacts out of text that others wrote. Never raises on bad text, whatever it holds."""

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        """The mailbox searches to run, best first."""
        ...

    def find(self, raw: bytes, wanted: Wanted, own_numbers: frozenset[str]) -> MailReading:
        """The contacts in one mail (RFC 5322) that belong to the wanted booking."""
        ...

    def find_in_text(self, text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        """The contacts in a charter's own calendar text, plain or HTML."""
        ...


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found, best first (at most one candidate is `sure`), where was searched, and what failed.

    `set_aside` has a sentence for each mail that was not read, or not to its end. `waiting` names the sources that have
    not ended; it is empty in a result.
    """

    candidates: tuple[Candidate, ...]
    searched: tuple[str, ...]
    troubles: tuple[JadaError, ...]
    set_aside: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookupProgress(Progress):
    """News of a search with all that it has found so far."""

    so_far: Lookup = Lookup((), (), ())


def find_contact(
    charter: Charter,
    *,
    mailbox: Mailbox | None,
    guests: GuestRows,
    read: MailReader,
    own_numbers: frozenset[str],
    report: Report,
    cancel: CancelToken,
    executor: Executor | None = None,
) -> Lookup:
    """Search the three sources, side by side when there is an executor.

    `own_numbers` (stored form) are the operation's and its crew's, which are never a guest's. What one source finds is
    reported (`LookupProgress`) before a slower one has ended. A source that fails is told in `troubles` and hides no
    other. Raises Cancelled as soon as the person asked to stop, without waiting for calls under way.
    """
    search = _Search(charter, guests, mailbox, read, own_numbers, cancel)
    sources = (
        _Source(tr("calendar event"), search.calendar),
        _Source(tr("guest table"), search.guest_table),
        _Source(tr("bookings mailbox"), search.mails),
    )
    found = {one.name: _Piece() for one in sources}
    for piece in side_by_side([one.pieces for one in sources], executor, cancel):
        found[piece.source] = piece
        so_far = _sum_up(found)
        report(LookupProgress(piece.text, piece.done, piece.total, charter.event_id, so_far=so_far))
    if cancel.cancelled:
        raise Cancelled(tr("The search was stopped."), unchanged=tr("Nothing was changed."))
    return _sum_up(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one source has found so far. `searched` is "" while it has not ended or when it failed."""

    source: str = ""
    candidates: tuple[Candidate, ...] = ()
    searched: str = ""
    trouble: JadaError | None = None
    set_aside: tuple[str, ...] = ()
    text: str = ""
    done: int = 0
    total: int = 0

    @property
    def has_ended(self) -> bool:
        return bool(self.searched or self.trouble)


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    search: Callable[[], Iterator[_Piece]]

    def pieces(self) -> Iterator[_Piece]:
        """What the source finds, each piece with all before it; the last one has ended."""
        last = _Piece()
        try:
            for piece in self.search():
                last = replace(piece, source=self.name)
                yield last
        except JadaError as trouble:
            yield replace(
                last,
                source=self.name,
                trouble=trouble,
                text=tr("The {source} could not be searched", source=self.name),
            )


def _sum_up(found: dict[str, _Piece]) -> Lookup:
    pieces = found.values()
    return Lookup(
        candidates=rank(candidate for piece in pieces for candidate in piece.candidates),
        searched=tuple(piece.searched for piece in pieces if piece.searched),
        troubles=tuple(piece.trouble for piece in pieces if piece.trouble),
        set_aside=tuple(word for piece in pieces for word in piece.set_aside),
        waiting=tuple(name for name, piece in found.items() if not piece.has_ended),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    charter: Charter
    guests: GuestRows
    mailbox: Mailbox | None
    read: MailReader
    own_numbers: frozenset[str]
    cancel: CancelToken

    @property
    def wanted(self) -> Wanted:
        charter = self.charter
        zone = charter.start.tzinfo
        return Wanted(charter.event_id, charter.booking_id, charter.guest_name, charter.day, zone)

    def calendar(self) -> Iterator[_Piece]:
        event = self.charter.event
        text = f"{event.summary}\n{event.description}" if event else ""
        found = self.read.find_in_text(text, self.wanted, self.own_numbers)
        yield _Piece(candidates=found, searched=tr("calendar event"), text=tr("The calendar event was read"))

    def guest_table(self) -> Iterator[_Piece]:
        rows = self.guests()
        namesakes = sum(fold(str(row.get("name") or "")) == fold(self.wanted.guest_name) for row in rows)
        found = tuple(one for row in rows if (one := self._guest(row, namesakes)))
        yield _Piece(candidates=found, searched=tr("guest table"), text=tr("The guest table was read"))

    def mails(self) -> Iterator[_Piece]:
        """Query by query until one gives a sure number; a mail that several find is read once."""
        if self.mailbox is None:
            raise SignInNeeded(
                tr("The bookings mailbox was not searched: nobody is signed in to it."),
                remedy=tr("Sign in to the bookings mailbox, then search again."),
            )
        found: list[Candidate] = []
        aside: list[str] = []
        seen: set[str] = set()
        queries = self.read.queries(self.wanted)
        so_far = _Piece(text=tr("Searching the bookings mailbox"), total=len(queries))
        yield so_far
        for number, query in enumerate(queries):
            for mail in self.mailbox.search(query, _MAILS_PER_QUERY):
                if self.cancel.cancelled:
                    return
                if mail.message_id in seen:
                    continue
                seen.add(mail.message_id)
                reading = self.read.find(mail.raw, self.wanted, self.own_numbers)
                found += reading.candidates
                if reading.set_aside:
                    day = say_date(mail.received_at, with_year=True)
                    aside.append(tr("Mail of {day}: {why}", day=day, why=reading.set_aside))
                text = tr("Searching the bookings mailbox: {mails}", mails=_mails(len(seen)))
                so_far = replace(
                    so_far, candidates=tuple(found), set_aside=tuple(aside), text=text, done=number
                )
                yield so_far
            if self.cancel.cancelled or any(one.sure and one.phone for one in found):
                break
        yield replace(
            so_far, searched=tr("bookings mailbox ({mails})", mails=_mails(len(seen))), done=len(queries)
        )

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
            why = tr("The guest table has this booking.")
        elif by_day:
            why = tr("The guest table has this name for this day.")
        elif is_only:
            why = tr("It is a direct booking, and the guest table has this name once.")
        else:
            why = tr("The guest table has this name.")
        line = " · ".join(part for part in (name, phone, email) if part)
        evidence = Evidence(
            Source.GUESTS, why, lines=(line,), marks=tuple(filter(None, (name, phone, email)))
        )
        return Candidate(name, to_stored(phone), email, (evidence,), sure=by_id or by_day or is_only)


def _mails(count: int) -> str:
    return tr_n("{n} mail read", "{n} mails read", count)
