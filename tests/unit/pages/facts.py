"""The facts that the page tests start from."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from selectolax.lexbor import LexborHTMLParser, LexborNode

from jada_desk.domain.fleet import Boat
from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind
from jada_desk.domain.tenant import Tenant

ZONE = ZoneInfo("America/Los_Angeles")
DAY = date(2026, 5, 30)


def at(hour: int, minute: int = 0, day: int = 30) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=ZONE)


QUINN = GuestPage(
    tenant_name="JADA",
    guest_name="Quinn Parker",
    day=DAY,
    start=at(18, 30),
    end=at(20, 30),
    boarding=at(18, 15),
    duration_minutes=120,
    boat="Shearwater",
    captain="Darrell",
    crew=("Gene", "Sarah"),
    place="Shelter Island Marina, Dock C, 2071 Shelter Island Drive, San Diego",
    place_url="https://maps.example/shelter-island",
    waiver_url="https://pages.example/waivers/6wPq1y0nL0b4oC1rX4o0yQ2tF1hQm4nB",
    photo_code="QNN001",
    photo_url="https://pages.example/photos/QNN001",
    phone="+1-619-555-0100",
    email="bookings@example.com",
    calendar_uid="0123456789abcdef0123@charter",
    calendar_file="quinn-2026-05-30.3f9a1c2b.ics",
    updated_at=datetime(2026, 5, 28, 13, 41, tzinfo=ZONE),
)

TENANT = Tenant(
    tenant_id="practice",
    name="JADA",
    time_zone=ZONE,
    phone="+1-619-555-0100",
    email="bookings@example.com",
    boats=(Boat("JADA"),),
)

GUEST = NoticeFacts(
    kind=NoticeKind.NEW,
    audience=Audience.GUEST,
    name="Quinn Parker",
    title="Quinn Sunset",
    boat="JADA",
    day=DAY,
    start=at(18, 30),
    end=at(20, 30),
    boarding=at(18, 15),
    captain="Darrell",
    place="Shelter Island Marina, Dock C",
    page_url="https://pages.example/guests/quinn-2026-05-30.html",
)

CREW = NoticeFacts(
    kind=NoticeKind.NEW,
    audience=Audience.CREW,
    name="Gene",
    title="Quinn Sunset",
    boat="JADA",
    day=DAY,
    start=at(18, 30),
    end=at(20, 30),
    boarding=at(18, 15),
    role="crew",
    captain="Darrell",
    place="Shelter Island Marina, Dock C",
    answer_url="https://pages.example/crew/6wPq1y0nL0b4oC1rX4o0yQ2tF1hQm4nB",
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "Quinn\r\nBcc: victim@example.com",
    "\u202egnp.exe",
    "\x00\x1b[31m",
    "\ud800",
    "x" * 5000,
    "</style><style>*{display:none}",
    "\u05e9\u05e8\u05d4 https://evil.example/a",
)


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def entries(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).events)
