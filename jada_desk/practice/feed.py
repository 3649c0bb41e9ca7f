"""The calendar's public iCal address, written as Google writes it (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

from jada_desk.practice.calendar_book import CALENDAR_ID, CALENDAR_NAME, CalendarBook
from jada_desk.practice.recurrence import BadTime, Resource, instant
from jada_desk.practice.wire import HttpRequest, HttpResponse, text_response

PATH: Final = "/calendar/ical/{}/public/basic.ics"
_TIME_ZONE: Final = """BEGIN:VTIMEZONE
TZID:America/Los_Angeles
X-LIC-LOCATION:America/Los_Angeles
BEGIN:DAYLIGHT
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
TZNAME:PDT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
TZNAME:PST
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE"""


class Feed:
    """Answers the feed's address; ETag, Last-Modified and the bytes move with the calendar's changes."""

    def __init__(self, book: CalendarBook) -> None:
        self._book = book

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.path != PATH.format(CALENDAR_ID):
            return text_response("Not found.", 404)
        etag = f'"{self._book.generation}-{self._book.change}"'
        changed = self._last_change()
        validators = (("ETag", etag), ("Last-Modified", format_datetime(changed, usegmt=True)))
        if self._is_known(request, etag, changed):
            return HttpResponse(304, validators)
        kind = ("Content-Type", "text/calendar; charset=UTF-8")
        return HttpResponse(200, (kind, *validators), self.text(changed).encode())

    def text(self, stamp: datetime) -> str:
        """The calendar; cancelled events are left out, a cancelled occurrence is an EXDATE of its series."""
        head = (
            "BEGIN:VCALENDAR",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{CALENDAR_NAME}",
            f"X-WR-TIMEZONE:{self._book.zone.key}",
            *_TIME_ZONE.split("\n"),
        )
        rows = [row for row, _ in self._book.rows()]
        events = [row for row in rows if row["status"] != "cancelled"]
        gone = [row for row in rows if row["status"] == "cancelled" and "originalStartTime" in row]
        lines = [line for event in events for line in self._event(event, gone, stamp)]
        return "".join(f"{fold(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))

    def _event(self, event: Resource, gone: list[Resource], stamp: datetime) -> Iterator[str]:
        series = bool(event.get("recurrence")) or "recurringEventId" in event
        yield "BEGIN:VEVENT"
        for name, key in (("DTSTART", "start"), ("DTEND", "end")):
            # An event whose times are broken is in the feed without them, as a broken export has it.
            if event.get(key):
                yield name + self._when(event[key], series)
        yield from event.get("recurrence", ())
        for other in gone:
            if event.get("recurrence") and other["recurringEventId"] == event["id"]:
                yield "EXDATE" + self._when(other["originalStartTime"], series)
        yield f"DTSTAMP:{_utc(stamp)}"
        yield f"UID:{event['iCalUID']}"
        if "recurringEventId" in event:
            yield "RECURRENCE-ID" + self._when(event["originalStartTime"], series)
        yield f"CREATED:{_utc(datetime.fromisoformat(event['created']))}"
        for name, key in (("DESCRIPTION", "description"), ("LOCATION", "location")):
            if event.get(key):
                yield f"{name}:{escape(event[key])}"
        yield f"LAST-MODIFIED:{_utc(datetime.fromisoformat(event['updated']))}"
        yield f"SEQUENCE:{event['sequence']}"
        yield f"STATUS:{event['status'].upper()}"
        yield f"SUMMARY:{escape(event.get('summary', ''))}"
        yield f"TRANSP:{event.get('transparency', 'opaque').upper()}"
        yield "END:VEVENT"

    def _when(self, when: Resource, in_local_time: bool) -> str:
        """Google writes a single event in UTC and a series in its own zone."""
        if "date" in when:
            return f";VALUE=DATE:{when['date'].replace('-', '')}"
        try:
            moment = instant(when, self._book.zone)
        except BadTime:
            return f":{when.get('dateTime', '')}"
        own = str(when.get("timeZone", ""))
        if in_local_time and own == self._book.zone.key:
            return f";TZID={own}:{moment.astimezone(self._book.zone):%Y%m%dT%H%M%S}"
        return f":{_utc(moment)}"

    def _last_change(self) -> datetime:
        newest = max((row["updated"] for row, _ in self._book.rows()), default="2026-01-01T00:00:00.000Z")
        return datetime.fromisoformat(newest).replace(microsecond=0)

    @staticmethod
    def _is_known(request: HttpRequest, etag: str, changed: datetime) -> bool:
        if "if-none-match" in request.headers:
            known = {one.strip().removeprefix("W/") for one in request.headers["if-none-match"].split(",")}
            return etag in known
        try:
            return changed <= parsedate_to_datetime(request.headers["if-modified-since"])
        except (KeyError, TypeError, ValueError):
            return False


def escape(text: str) -> str:
    """A text value (RFC 5545, 3.3.11)."""
    clean = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return clean.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n").replace("\x00", "")


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, no character torn apart (RFC 5545, 3.1)."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join((*pieces, piece))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
