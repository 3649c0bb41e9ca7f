"""The facts that a tenant's template is tried with, and what of them must be seen in what it makes."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.language import Language
from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind

_ZONE: Final = ZoneInfo("America/Los_Angeles")


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 30, hour, minute, tzinfo=_ZONE)


PAGE: Final = GuestPage(
    tenant_name="JADA",
    guest_name="Quinn",
    day=date(2026, 5, 30),
    start=_at(18, 30),
    end=_at(20, 35),
    boarding=_at(18, 15),
    duration_minutes=125,
    boat="Shearwater",
    captain="Darrell",
    crew=("Gene", "Sarah"),
    place="Dock 4, Harbor Island",
    place_url="https://maps.example.com/dock",
    waiver_url="https://pages.example.com/waivers/sample",
    photo_code="QNN001",
    photo_url="https://pages.example.com/photos/sample",
    phone="+1-619-555-0100",
    email="bookings@example.com",
    calendar_uid="sample@charter",
    calendar_file="quinn-2026-05-30.ics",
    updated_at=datetime(2026, 5, 28, 13, 41, tzinfo=_ZONE),
)
BARE_PAGE: Final = replace(
    PAGE,
    guest_name="",
    boarding=None,
    captain="",
    crew=(),
    place="",
    place_url="",
    waiver_url="",
    photo_code="",
    photo_url="",
    phone="",
    email="",
    boat="",
    calendar_file="",
)
PAGES: Final = (PAGE, replace(PAGE, language=Language.SPANISH), BARE_PAGE)
# The fact's name, and how it looks on the page.
PAGE_FACTS: Final = (
    ("the day", "May 30"),
    ("when to be at the dock", "6:15 PM"),
    ("when it sails", "6:30 PM"),
    ("until when", "8:35 PM"),
    ("how long", "2 hours 5 minutes"),
    ("the boat", "Shearwater"),
    ("where", "Dock 4, Harbor Island"),
    ("the captain", "Darrell"),
    ("the crew", "Gene"),
    ("the crew", "Sarah"),
    ("the waiver link", "https://pages.example.com/waivers/sample"),
    ("the photo code", "QNN001"),
    ("when it was updated", "1:41 PM"),
)
_GUEST: Final = NoticeFacts(
    kind=NoticeKind.CHANGED,
    audience=Audience.GUEST,
    name="Quinn",
    title="Quinn Sunset",
    boat="Shearwater",
    day=date(2026, 5, 30),
    start=_at(18, 30),
    end=_at(20, 35),
    boarding=_at(18, 15),
    captain="Darrell",
    place="Dock 4, Harbor Island",
    page_url="https://pages.example.com/guests/quinn.html",
    changed=("boarding",),
)
_CREW: Final = replace(
    _GUEST,
    kind=NoticeKind.NEW,
    audience=Audience.CREW,
    name="Gene",
    role="crew",
    page_url="",
    answer_url="https://pages.example.com/crew/sample",
    changed=(),
)
# Mails to try: of a guest in both languages, of crew about two charters, of a cancellation.
MAILS: Final = (
    (_GUEST,),
    (replace(_GUEST, language=Language.SPANISH),),
    (_CREW, replace(_CREW, title="Danika", boat="JADA")),
    (replace(_GUEST, kind=NoticeKind.CANCELLED, name="", page_url=""),),
)
TEXT: Final = "JADA: Hi Quinn, your charter is Sat May 30. Be at the dock by 6:15 PM, back by 8:35 PM."
