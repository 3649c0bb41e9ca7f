"""Calendar files (.ics) and Google Calendar links. Times in UTC, so no time zone table is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlencode

from jada_desk.domain.plain_text import one_line

# Counted from here, the seconds stay within the 32 bits that calendars keep.
_FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One charter in a calendar file. `stamp`, aware, is the last change: a later one replaces an earlier."""

    uid: str
    stamp: datetime
    start: datetime
    end: datetime
    summary: str
    location: str
    details: str
    cancelled: bool = False
    tentative: bool = False


def render_ics(entries: Sequence[CalendarEntry], organizer: tuple[str, str] = ("", "")) -> str:
    """The text of an .ics file (RFC 5545), lines ended by CRLF and folded at 75 octets.

    It publishes its entries, or cancels them when all of them are cancelled (RFC 5546, 3.2.1 and 3.2.5, by which
    both name the organizer: a name and an e-mail address, "" for none).
    """
    method = calendar_method(entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//JADA Desk//Charter//EN", f"METHOD:{method}"]
    name, address = organizer
    who = f'ORGANIZER;CN="{_quoted(name)}":mailto:{quote(address, safe="@+")}' if address else ""
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escape(entry.uid)}",
            f"SEQUENCE:{_sequence(entry.stamp)}",
            f"DTSTAMP:{_utc(entry.stamp)}",
            f"DTSTART:{_utc(entry.start)}",
            f"DTEND:{_utc(entry.end)}",
            f"SUMMARY:{_escape(entry.summary)}",
            *([f"LOCATION:{_escape(entry.location)}"] if entry.location else []),
            *([f"DESCRIPTION:{_escape(entry.details)}"] if entry.details else []),
            *([who] if who else []),
            f"STATUS:{'CANCELLED' if entry.cancelled else 'TENTATIVE' if entry.tentative else 'CONFIRMED'}",
            "END:VEVENT",
        ]
    return "".join(f"{_fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def calendar_method(entries: Sequence[CalendarEntry]) -> str:
    """What a calendar program is to do with these entries."""
    return "CANCEL" if entries and all(one.cancelled for one in entries) else "PUBLISH"


def google_link(entry: CalendarEntry) -> str:
    """The address of Google Calendar's form, filled in."""
    return "https://calendar.google.com/calendar/render?" + urlencode(
        {
            "action": "TEMPLATE",
            "text": entry.summary,
            "dates": f"{_utc(entry.start)}/{_utc(entry.end)}",
            "details": entry.details,
            "location": entry.location,
        }
    )


def _sequence(stamp: datetime) -> int:
    """A number that rises with the moment, so that page and mail agree on which file is newer."""
    return max(0, int((stamp - _FIRST).total_seconds()))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _quoted(text: str) -> str:
    """A parameter's value between quotes, which can hold none (RFC 5545, 3.2)."""
    return one_line(text, 60).replace('"', "'")


def _escape(text: str) -> str:
    lines = [one_line(line, 1000) for line in text.splitlines()]
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _fold(line: str) -> str:
    """RFC 5545, 3.1: no line over 75 octets, and no character torn apart."""
    folded, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > 75:
            folded, size = folded + "\r\n ", 1
        folded, size = folded + character, size + width
    return folded
