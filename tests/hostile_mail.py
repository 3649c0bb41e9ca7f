"""Booking mails with a hostile text everywhere it can stand, and what comes of taking a contact from them."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape

from jada_desk.adapters.booking_mail import MailReader
from jada_desk.domain.contact import Candidate
from jada_desk.domain.draft import Draft, set_contact
from jada_desk.pages.renderer import TemplatePages
from jada_desk.workflows.lookup import Lookup, find_contact
from jada_desk.workflows.ports.messages import MailboxMessage
from tests.hostile import Shown, show_published
from tests.unit.workflows.world import THURSDAY, Operation

PHONE, EMAIL = "+1-619-555-0001", "quinn@example.com"


def mails(text: str) -> tuple[bytes, ...]:
    """Mails about Jonathan's booking: plain, HTML, structured data, forwarded and attached."""
    lines = (
        f"Booking ID: XHQGMDH {text}\nRenter: Jonathan {text}\nPhone: {PHONE} {text}\n"
        f"E-mail: {EMAIL} {text}\nStart: May 31, 2026 1:00 PM {text}\n{text}\n"
    )
    reservation = {
        "@type": "Reservation",
        "reservationNumber": "XHQGMDH",
        "underName": {"name": text, "telephone": f"{PHONE}{text}", "email": f"{EMAIL}{text}"},
        "provider": {"name": text, "telephone": text},
    }
    structured = json.dumps(reservation).replace("</", "<\\/")
    markup = lines.replace("\n", "<br>\n")
    header = f"From: {text} <{EMAIL}>\nDate: 21 May 2026 08:47\nSubject: {text}\nTo: {text}"
    forwarded = f"---------- Forwarded message ---------\n{header}\n\n{lines}"
    plain = _mail(text, "text/plain", lines)
    return (
        plain,
        _mail(text, "text/html", f"<p>{markup}</p><a href='tel:{PHONE}'>{text}</a>"),
        _mail(text, "text/html", f"<p>{escape(markup)}</p><table><tr><td>Phone<td>{PHONE}</table>"),
        _mail(text, "text/html", f"<script type='application/ld+json'>{structured}</script><p>{text}</p>"),
        _mail(text, "text/plain", forwarded),
        _head(text, "message/rfc822") + plain,
    )


def _mail(text: str, kind: str, body: str) -> bytes:
    encoded = b64encode(body.encode("utf-8", "surrogatepass"))
    return _head(text, f'{kind}; charset="utf-8"', "base64") + encoded


def _head(text: str, kind: str, encoding: str = "8bit") -> bytes:
    """Headers with the text in encoded words, which carry what a header itself cannot."""
    word = f"=?utf-8?b?{b64encode(text.encode('utf-8', 'surrogatepass')).decode()}?="
    return (
        f"From: {word} <{EMAIL}>\nTo: {word} <bookings@sailjada.com>\nReply-To: {word}\nSubject: XHQGMDH {word}\n"
        f"Date: Thu, 21 May 2026 08:47:12 -0700\nMIME-Version: 1.0\nContent-Type: {kind}\n"
        f'Content-Disposition: inline; filename="{word}"\nContent-Transfer-Encoding: {encoding}\n\n'
    ).encode()


@dataclass(frozen=True)
class Mailbox:
    """Gives every mail for every query."""

    raws: tuple[bytes, ...]

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        for number, raw in enumerate(self.raws):
            yield MailboxMessage(str(number), datetime(2026, 5, 21, tzinfo=UTC), raw)


def candidates(text: str) -> tuple[Candidate, ...]:
    """The contacts for Jonathan in each mail alone, for a sure number ends a search; then in all of them."""
    every = mails(text)
    return tuple(one for raws in (*((raw,) for raw in every), every) for one in _look_up(raws).candidates)


def _look_up(raws: tuple[bytes, ...]) -> Lookup:
    jada = Operation()
    return find_contact(
        jada.charter("jonathan"),
        mailbox=Mailbox(raws),
        guests=lambda: (),
        read=MailReader(frozenset({"bookings@sailjada.com"})),
        own_numbers=frozenset(),
        report=lambda _: None,
        cancel=jada.stop,
    )


@cache
def show_taken(phone: str, email: str) -> Shown:
    """Take a contact over, which is all that the desk keeps of a mail, and publish it."""
    jada = Operation()
    jada.desk = jada.another_desk(jada.memory, jada.journal, pages=TemplatePages(jada.tenant))
    draft = set_contact(Draft(), jada.charter("jonathan"), phone, email, THURSDAY)
    return show_published(jada, draft, "jonathan")
