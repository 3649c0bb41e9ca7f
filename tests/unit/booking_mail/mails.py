"""Synthetic booking mails with the answers expected. All people, numbers (555) and addresses are made up."""

from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from zoneinfo import ZoneInfo

from jada_desk.domain.contact import Wanted

ZONE = ZoneInfo("America/Los_Angeles")
OWN_NUMBERS = frozenset({"+1-619-555-0100", "+1-619-555-0102"})
OUR_MAILBOX = "bookings@jada.example"
BOATSETTER = "Boatsetter <boatsetter@mail.boatsetter.com>"

JONATHAN = Wanted("jadajonathan0531", "XHQGMDH", "Jonathan", date(2026, 5, 31), ZONE)
PAULA = Wanted("jadapaula0821", "", "Paula Reyes", date(2026, 8, 21), ZONE)


@dataclass(frozen=True)
class Case:
    """A mail and what must be found: (phone, sure) pairs best first, and the e-mail that comes with them."""

    name: str
    raw: bytes
    wanted: Wanted
    phones: tuple[tuple[str, bool], ...]
    email: str = ""
    guest: str | None = None


def mail(
    text: str = "",
    html: str = "",
    *,
    subject: str = "Your booking",
    sender: str = BOATSETTER,
    charset: str = "utf-8",
    cte: str = "quoted-printable",
    attached: EmailMessage | None = None,
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = sender
    made["To"] = OUR_MAILBOX
    made["Subject"] = subject
    made["Date"] = "Thu, 21 May 2026 08:47:12 -0700"
    if text or not html:
        made.set_content(text, charset=charset, cte=cte)
    if html and text:
        made.add_alternative(html, subtype="html", charset=charset, cte=cte)
    elif html:
        made.set_content(html, subtype="html", charset=charset, cte=cte)
    if attached:
        made.add_attachment(attached)
    return made


def raw(*args: str, **kwargs: object) -> bytes:
    return mail(*args, **kwargs).as_bytes(policy=SMTP)  # type: ignore[arg-type]


BOOKING = """Great news! Your booking is confirmed.

Booking ID: xhqgmdh
Renter: Jonathan
{phone}
Boat: JADA
Start: May 31, 2026 • 1:00 PM
End: May 31, 2026 • 5:00 PM
Duration: 4 hours
Passengers: 3

View it: https://www.boatsetter.com/a/bookings/6195550177/x
Need help? Call Boatsetter support at 1-305-600-5435.
"""
PHONE = "Phone: (619) 555-0003"
APPROVED = BOOKING.format(phone=PHONE)
FOUND = (("+1-619-555-0003", True),)

GMAIL = """See below. Call me on 619-555-0102 if it is odd.

---------- Forwarded message ---------
From: Boatsetter <boatsetter@mail.boatsetter.com>
Date: Thu, May 21, 2026 at 8:40 AM
Subject: Your booking XHQGMDH is confirmed
To: <office@jada.example>

"""
OUTLOOK = """FYI

________________________________
From: Boatsetter <boatsetter@mail.boatsetter.com>
Sent: Thursday, May 21, 2026 8:40 AM
To: Office
Subject: Your booking is confirmed

"""
OUTLOOK_GERMAN = """Zur Info, Rückfragen an Kim, 619-555-0199.

Von: Boatsetter <boatsetter@mail.boatsetter.com>
Gesendet: Donnerstag, 21. Mai 2026 08:40
An: Office <office@jada.example>
Betreff: Your booking is confirmed

"""
APPLE_FRENCH = """Pour info.

Début du message transféré :

> De: Boatsetter <boatsetter@mail.boatsetter.com>
> Objet: Your booking is confirmed
> Date: 21 mai 2026 à 08:40:00 UTC−7
> À: office@jada.example

"""
JAPANESE = """転送します。

差出人： Boatsetter <boatsetter@mail.boatsetter.com>
日時： 2026年5月21日 8:40
件名： Your booking is confirmed
宛先： office@jada.example

"""

HTML_TABLE = """<html><head><style>p{color:red}</style></head><body>
<div style="display:none;max-height:0px">Order 6195550188 for you</div>
<span class="preheader">Call 619-555-0187</span>
<table><tr><td>Booking ID:</td><td>xhqgmdh</td></tr><tr><td>Renter:</td><td>Jonathan</td></tr>
<tr><td>Phone:</td><td><a href="tel:+16195550003">WORDS</a></td></tr></table>
<p>Need help? <a href="tel:+13056005435">1-305-600-5435</a></p></body></html>"""

JSON_LD = """<html><body><script type="application/ld+json">
{"@context":"http://schema.org","@type":"EventReservation","reservationNumber":"%s",
"underName":{"@type":"Person","name":"Paula Reyes","telephone":"+1 619 555 0007","email":"paula@people.example"},
"reservationFor":{"@type":"Event","name":"Sail","startDate":"2026-08-21T11:00:00-07:00"}}
</script><p>Thanks for your order.</p></body></html>"""


def nested_twice() -> bytes:
    inner = mail(APPROVED, subject="Your booking XHQGMDH is confirmed")
    middle = mail("fwd", subject="Fwd: booking", sender="Sam <sam@jada.example>", attached=inner)
    return mail("fwd again", subject="Fwd: Fwd:", sender="Kim <kim@jada.example>", attached=middle).as_bytes(
        policy=SMTP
    )


CASES = (
    Case("boatsetter approved", raw(APPROVED), JONATHAN, FOUND, guest="Jonathan"),
    Case(
        "id in the subject only",
        raw("The renter's phone: 619.555.0003", subject="[xhqgmdh] update"),
        JONATHAN,
        FOUND,
    ),
    Case("instant booking without a phone", raw(BOOKING.format(phone="")), JONATHAN, ()),
    Case(
        "label and number on two lines", raw(BOOKING.format(phone="Phone\n+1 619 555 0003")), JONATHAN, FOUND
    ),
    Case("forwarded by Gmail", raw(GMAIL + APPROVED, subject="Fwd: it"), JONATHAN, FOUND, guest="Jonathan"),
    Case("forwarded by Outlook", raw(OUTLOOK + APPROVED, sender="Sam <sam@jada.example>"), JONATHAN, FOUND),
    Case(
        "forwarded by Outlook in German",
        raw(OUTLOOK_GERMAN + APPROVED, sender="sam@jada.example"),
        JONATHAN,
        FOUND,
    ),
    Case(
        "forwarded by Apple Mail in French",
        raw(
            APPLE_FRENCH + "\n".join(f"> {line}" for line in APPROVED.splitlines()), sender="sam@jada.example"
        ),
        JONATHAN,
        FOUND,
    ),
    Case(
        "forwarded in Japanese",
        raw(JAPANESE + APPROVED, sender="sam@jada.example", cte="base64"),
        JONATHAN,
        FOUND,
    ),
    Case("forwarded as attachment, twice", nested_twice(), JONATHAN, FOUND, guest="Jonathan"),
    Case(
        "HTML only, a tel link with other words",
        raw(html=HTML_TABLE.replace("WORDS", "Call")),
        JONATHAN,
        FOUND,
    ),
    Case(
        "HTML only, the number as words",
        raw(html=HTML_TABLE.replace("WORDS", "(619) 555-0003")),
        JONATHAN,
        FOUND,
    ),
    Case("text and HTML say the same", raw(APPROVED, HTML_TABLE.replace("WORDS", "Call")), JONATHAN, FOUND),
    Case(
        "Latin-1",
        raw(APPROVED.replace("•", "·").replace("Great", "Olé: great"), charset="latin-1"),
        JONATHAN,
        FOUND,
    ),
    Case(
        "Shift JIS",
        raw("予約 xhqgmdh\nRenter phone: 619-555-0003", charset="shift_jis", cte="base64"),
        JONATHAN,
        FOUND,
    ),
    Case(
        "a charset that does not exist",
        raw(APPROVED).replace(b'charset="utf-8"', b'charset="x-none"'),
        JONATHAN,
        FOUND,
    ),
    Case(
        "cancelled",
        raw(APPROVED, subject="Booking XHQGMDH has been cancelled"),
        JONATHAN,
        (("+1-619-555-0003", False),),
    ),
    Case(
        "deposit failed",
        raw("The deposit for this booking has failed.\n" + APPROVED),
        JONATHAN,
        (("+1-619-555-0003", False),),
    ),
    Case(
        "a cancellation policy is no cancellation",
        raw(APPROVED + "\nCancellation policy: flexible\n"),
        JONATHAN,
        FOUND,
    ),
    Case("another booking's id", raw(APPROVED.replace("xhqgmdh", "bnpqlds")), JONATHAN, ()),
    Case("the id inside a longer word", raw("Phone: 619-555-0003", subject="XHQGMDHX"), JONATHAN, ()),
    Case("the owner's number", raw(BOOKING.format(phone="Owner: Pat\nPhone: 619-555-0198")), JONATHAN, ()),
    Case("a crew member's own number", raw(BOOKING.format(phone="Renter phone: 619-555-0102")), JONATHAN, ()),
    Case(
        "an order number", raw(BOOKING.format(phone="Order 619-555-0188\nReceipt: 6195550189")), JONATHAN, ()
    ),
    Case("bare digits without a word", raw(BOOKING.format(phone="6195550189")), JONATHAN, ()),
    Case("a number in a link", raw(BOOKING.format(phone="https://x.example/619-555-0188")), JONATHAN, ()),
    Case("a toll-free number", raw(BOOKING.format(phone="Phone: 800-555-0199")), JONATHAN, ()),
    Case("digits that are no number", raw(BOOKING.format(phone="Phone: 619-555-000")), JONATHAN, ()),
    Case(
        "two labelled numbers: a person chooses",
        raw(BOOKING.format(phone="Phone: 619-555-0003\nMobile: 619-555-0004")),
        JONATHAN,
        (("+1-619-555-0003", False), ("+1-619-555-0004", False)),
    ),
    Case(
        "two bookings in one mail",
        raw(
            "Booking ID: bnpqlds\nRenter phone: 619-555-0131\nBooking ID: xhqgmdh\nRenter phone: 619-555-0003\n"
        ),
        JONATHAN,
        (("+1-619-555-0003", False),),
    ),
    Case(
        "the id with another guest's name",
        raw(APPROVED.replace("Renter: Jonathan", "Renter: Mallory")),
        JONATHAN,
        (("+1-619-555-0003", False),),
        guest="Mallory",
    ),
    Case(
        "abroad", raw(BOOKING.format(phone="Phone: +44 20 7946 0958")), JONATHAN, (("+442079460958", True),)
    ),
    Case("full-width digits", raw(BOOKING.format(phone="Phone: ６１９－５５５－０００３")), JONATHAN, FOUND),
    Case("an extension", raw(BOOKING.format(phone="Phone: 619-555-0003 ext. 12")), JONATHAN, FOUND),
    Case(
        "GetMyBoat: a name, a day, the id in a link",
        raw(
            html="<p>Paula just confirmed payment for Friday, August 21, 2026.</p><p>You can reach Paula at "
            '<a href="tel:+16195550007">+1 619-555-0007</a>.</p><a href="https://getmyboat.com/b/8841207/">Open</a>',
            sender="GetMyBoat <notifications@getmyboat.com>",
            subject="Paula just confirmed payment",
        ),
        PAULA,
        (("+1-619-555-0007", True),),
        guest="Paula",
    ),
    Case(
        "the id in a link alone",
        raw(html='<a href="https://getmyboat.com/inbox/XHQGMDH/">Open</a><p>Mobile: 619-555-0003</p>'),
        JONATHAN,
        FOUND,
    ),
    Case(
        "the guest writes",
        raw(
            "Hello, we sail with you on August 21. My number is 619 555 0007.\nPaula",
            sender="Paula Reyes <paula@people.example>",
            subject="Our sail",
        ),
        PAULA,
        (("+1-619-555-0007", True),),
        email="paula@people.example",
        guest="Paula Reyes",
    ),
    Case(
        "the guest writes of another year",
        raw(
            "We sailed on August 21, 2024. My number is 619 555 0007.",
            sender="Paula Reyes <paula@people.example>",
        ),
        PAULA,
        (),
    ),
    Case("the day without the name", raw("Hello, August 21, 2026? My number is 619 555 0007."), PAULA, ()),
    Case(
        "a namesake with another last name",
        raw("Customer: Paula Smith\nDate: 8/21/2026\nPhone: 619-555-0009", sender="shop@tours.example"),
        PAULA,
        (),
    ),
    Case(
        "a FareHarbor-like notice",
        raw(
            "New booking #1234567\nContact: Paula R.\nPhone: 619-555-0007\nEmail: paula@people.example\n"
            "When: Fri 8/21/26 @ 11am\n",
            sender="FareHarbor <messages@fareharbor.com>",
        ),
        PAULA,
        (("+1-619-555-0007", True),),
        email="paula@people.example",
        guest="Paula R",
    ),
    Case(
        "JSON-LD by name and day",
        raw(html=JSON_LD % "Z-1", sender="Tickets <no-reply@tickets.example>"),
        PAULA,
        (("+1-619-555-0007", True),),
        email="paula@people.example",
        guest="Paula Reyes",
    ),
    Case(
        "JSON-LD by id",
        raw(html=JSON_LD % "XHQGMDH", sender="Tickets <no-reply@tickets.example>"),
        Wanted("e", "XHQGMDH", "", date(2026, 8, 21), ZONE),
        (("+1-619-555-0007", True),),
        email="paula@people.example",
    ),
    Case(
        "only an address",
        raw(
            "Customer: Paula Reyes\nE-mail: paula@people.example\n2026-08-21", sender="no-reply@tours.example"
        ),
        PAULA,
        (("", True),),
        email="paula@people.example",
    ),
    Case(
        "a marketplace's relay and our own address are no guest's",
        raw(BOOKING.format(phone=f"E-mail: r-17@reply.boatsetter.com\nE-mail: {OUR_MAILBOX}")),
        JONATHAN,
        (),
    ),
    Case(
        "a name in Arabic",
        raw("Guest: ليلى محمود\nDate: May 31, 2026\nPhone: 619-555-0003", sender="no-reply@tours.example"),
        Wanted("e", "", "ليلى محمود", date(2026, 5, 31), ZONE),
        FOUND,
    ),
    Case(
        "a name without spaces",
        raw(
            "ご予約 2026年5月31日\n王小明様\nTel: 619-555-0003", sender="no-reply@tours.example", cte="base64"
        ),
        Wanted("e", "", "王小明", date(2026, 5, 31), ZONE),
        (("+1-619-555-0003", False),),
    ),
    Case(
        "accents written or not",
        raw(
            "Cliente: José Núñez\nFecha: 31 de mayo de 2026\nTeléfono: 619-555-0003",
            sender="no-reply@tours.example",
        ),
        Wanted("e", "", "Jose Nunez", date(2026, 5, 31), ZONE),
        FOUND,
    ),
    Case(
        "a first name alone in prose is a hint, no more",
        raw("Jonathan is coming on 5/31. Call him: 619-555-0003", sender="Hotel desk <desk@stay.example>"),
        Wanted("e", "", "Jonathan", date(2026, 5, 31), ZONE),
        (("+1-619-555-0003", False),),
    ),
)
