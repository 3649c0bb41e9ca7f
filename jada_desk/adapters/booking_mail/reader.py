"""The `MailReader` port: which searches to run, and what is in the mails they find."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from jada_desk.adapters.booking_mail.contacts import find_contacts, find_in_calendar
from jada_desk.adapters.booking_mail.days import english_month
from jada_desk.adapters.booking_mail.mail_text import read_mail
from jada_desk.adapters.booking_mail.numbers import TooManyNumbers
from jada_desk.domain.contact import Candidate, MailReading, Wanted
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr

# People book up to a year ahead; the last mails come on the day itself.
_BEFORE: Final = timedelta(days=366)
_AFTER: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class MailReader:
    """Reads booking mails. `own_addresses` are the operation's mail addresses, never given as a guest's."""

    own_addresses: frozenset[str] = frozenset()

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        """The Gmail searches to run, best first."""
        return queries(wanted)

    def find(self, raw: bytes, wanted: Wanted, own_numbers: frozenset[str]) -> MailReading:
        """The contacts in one mail (RFC 5322) that belong to the wanted booking; never raises on bad mail."""
        mail = read_mail(raw)
        try:
            found = find_contacts(mail, wanted, own_numbers, self.own_addresses)
        except TooManyNumbers:
            return MailReading((), tr("This mail was set aside: it lists too many numbers for a booking."))
        return MailReading(found, mail.set_aside)

    def find_in_text(self, text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
        """The contacts in a charter's own calendar text, plain or HTML; never raises on bad text."""
        return find_in_calendar(text, wanted, own_numbers)


def queries(wanted: Wanted) -> tuple[str, ...]:
    """The Gmail searches for a booking, best first: each id quoted, then the guest's name among the mails of its time.

    The span is given in epoch seconds, which Gmail takes in `after:` and `before:`, from a year before the day to two
    days after it. Without a name the day itself is searched for, as marketplaces write it.
    """
    midnight = datetime.combine(wanted.day, time(), wanted.zone)
    after, before = (int((midnight + step).timestamp()) for step in (-_BEFORE, _AFTER))
    span = f"after:{after} before:{before}"
    by_id = [_quoted(one) for one in wanted.ids]
    name = _quoted(wanted.guest_name)
    day = _said_day(wanted.day)
    named = [f"{name} {day}", f"{name} {span}"] if name else [f"{day} {span}"]
    return tuple(dict.fromkeys([*by_id, *named]))


def _said_day(day: date) -> str:
    """The day as marketplaces write it, with and without a zero before a small number: either will do."""
    month = english_month(day)[:3].title()
    forms = dict.fromkeys(f'"{month} {number}, {day.year}"' for number in (f"{day.day}", f"{day.day:02}"))
    return " ".join(forms) if len(forms) == 1 else f"{{{' '.join(forms)}}}"


def _quoted(text: str) -> str:
    """A phrase as Gmail takes it; "" when there is nothing to search for."""
    bare = one_line(text.replace('"', " "), 80)
    return f'"{bare}"' if bare else ""
