"""iCalendar text (RFC 5545) cut into events and properties, without a judgement on what they mean.

A calendar feed is long and little of it is wanted, so that this works on text and leaves objects for later.
"""

import re
from base64 import b32hexencode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from jada_desk.adapters.google.zones import zone_named
from jada_desk.domain.translation import tr

_GOOGLE_UID: Final = re.compile(r"([A-Za-z0-9_-]{5,1024})@google\.com")
_LONGEST_UID: Final = 600
_WANTED: Final = frozenset(
    {"UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "CREATED", "LAST-MODIFIED"}
    | {"DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE", "EXRULE"}
)
_LINE: Final = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\n]*"|[^":;\n])*)*):(.*)')
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";]*)')
_ESCAPE: Final = re.compile(r"\\([\\;,nN])")
_DATE: Final = re.compile(r"\d{8}")
_DATE_TIME: Final = re.compile(r"(\d{8}T\d{6})(Z?)")
_DURATION: Final = re.compile(
    r"([+-]?)P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)"
)
# A VTIMEZONE is expanded year by year; any other rule in one has no use but to keep a reader busy.
_ZONE_RULE: Final = re.compile(r"\nRRULE[^:\n]*:(?!(?:[^\n]*;)?FREQ=YEARLY\b)")
_TZID: Final = re.compile(r"\nTZID[^:\n]*:([^\n]*)")
_LOCATION_OF_ZONE: Final = re.compile(r"\nX-LIC-LOCATION[^:\n]*:([^\n]*)")
_CALENDAR_ZONE: Final = re.compile(r"\nX-WR-TIMEZONE[^:\n]*:([^\n]*)")


class Unreadable(Exception):
    """An event cannot be read; the message is a sentence for the dispatcher."""


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: parameters by upper-case name, the value as written (still escaped)."""

    parameters: Mapping[str, str]
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one VEVENT, unfolded, without alarms, from a line break on; `whole` if END was there."""

    text: str
    whole: bool

    def first(self, name: str) -> str:
        """The raw value of the first property `name`, "" when there is none."""
        at = self.text.find("\n" + name)
        line = "" if at < 0 else self.text[at + 1 : (self.text + "\n").index("\n", at + 1)]
        match = _LINE.fullmatch(line)
        return match[3] if match and match[1] == name else ""

    def properties(self) -> dict[str, list[Property]]:
        """What the desk reads of an event; other lines, and lines that are none, are left out."""
        found: dict[str, list[Property]] = {}
        for line in self.text.split("\n"):
            match = _LINE.fullmatch(line)
            if match and (name := match[1].upper()) in _WANTED:
                found.setdefault(name, []).append(Property(_parameters(match[2]), match[3]))
        return found


def _parameters(text: str) -> dict[str, str]:
    return {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(text)} if text else {}


def calendar_text(data: bytes) -> str:
    """The text of a calendar: line breaks made alike, folded lines joined, broken UTF-8 replaced."""
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    # Before decoding: a fold may stand in the middle of a character (RFC 5545, 3.1).
    return "\n" + data.replace(b"\n ", b"").replace(b"\n\t", b"").decode("utf-8", "replace")


def event_blocks(text: str) -> Iterator[Block]:
    """Every VEVENT of `calendar_text`, the cut-off ones too, in order."""
    pieces = text.split("\nBEGIN:VEVENT")
    for piece in pieces[1:]:
        end = piece.find("\nEND:VEVENT")
        body = piece if end < 0 else piece[:end]
        own, *alarms = body.split("\nBEGIN:VALARM")
        yield Block(own + "".join(alarm.partition("\nEND:VALARM")[2] for alarm in alarms), end >= 0)


def calendar_zone(text: str) -> ZoneInfo | None:
    """The zone that the calendar says it is in (X-WR-TIMEZONE), None when it says none that is known."""
    match = _CALENDAR_ZONE.search(text, 0, 20_000)
    return zone_named(match[1].strip()) if match else None


def plain_text(value: str) -> str:
    """A TEXT value without its escapes (RFC 5545, 3.3.11); HTML in it stays as it is."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def event_id_of(uid: str, block: Block) -> str:
    """Google's id of the event with this UID.

    `<id>@google.com` gives `<id>`. An event that came from elsewhere (an invitation, an import) has a UID of
    its own; Google's id of it is `_` and the UID in lower-case base32hex, so that the API knows this one too
    in most cases. No UID, or an endless one, gives an id of that form from a digest: stable, and unknown to
    the API.
    """
    if match := _GOOGLE_UID.fullmatch(uid):
        return match[1]
    raw = uid.encode()
    if not raw or len(raw) > _LONGEST_UID:
        raw = sha256(raw or block.text.encode()).digest()
    return "_" + b32hexencode(raw).decode().rstrip("=").lower()


class Zones:
    """The time zones of one calendar: what its TZIDs mean, and `home` for times that name none."""

    def __init__(self, text: str, home: ZoneInfo) -> None:
        self.home = home
        self.calendar = calendar_zone(text) or home
        self._text = text
        self._known: dict[str, tzinfo | None] = {}
        self._own: dict[str, str] | None = None

    def named(self, tzid: str) -> tzinfo:
        """The zone of a TZID: an IANA or Windows name, or a VTIMEZONE of the calendar. Raises Unreadable."""
        if tzid not in self._known:
            self._known[tzid] = zone_named(tzid) or self._defined(tzid) or self._guessed(tzid)
        zone = self._known[tzid]
        if zone is None:
            raise Unreadable(tr("Its time zone “{tzid}” is not known.", tzid=tzid[:60]))
        return zone

    def _defined(self, tzid: str) -> tzinfo | None:
        if self._own is None:
            pieces = (
                piece.partition("\nEND:VTIMEZONE")[0] for piece in self._text.split("\nBEGIN:VTIMEZONE")[1:]
            )
            self._own = {match[1].strip(): piece for piece in pieces if (match := _TZID.search(piece))}
        piece = self._own.get(tzid)
        if piece is None:
            return None
        place = _LOCATION_OF_ZONE.search(piece)
        if place and (zone := zone_named(place[1].strip())):
            return zone
        if _ZONE_RULE.search(piece) or len(piece) > 20_000:
            return None
        try:
            component = Timezone.from_ical(f"BEGIN:VTIMEZONE{piece}\nEND:VTIMEZONE\n")
            # lookup_tzid=False: one calendar's definition must not become another's.
            return component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return None

    def _guessed(self, tzid: str) -> tzinfo | None:
        """Windows names, and paths that end in an IANA name (`/example.org/2024/America/New_York`)."""
        parts = tzid.strip("/").split("/")
        names = [WINDOWS_TO_OLSON.get(tzid, ""), "/".join(parts[-3:]), "/".join(parts[-2:])]
        return next((zone for name in names if (zone := zone_named(name))), None)


def read_time(prop: Property, zones: Zones, what: str) -> date | datetime:
    """A DATE or DATE-TIME value: a date, or an aware moment (floating times are at home).

    Raises Unreadable; `what` names the time in its sentence ("start").
    """
    return read_times(prop, zones, what)[0]


def read_times(prop: Property, zones: Zones, what: str) -> list[date | datetime]:
    """All values of a property that may hold a list; of a PERIOD the start."""
    return [_read_time(one.partition("/")[0].strip(), prop, zones, what) for one in prop.value.split(",")]


def _read_time(value: str, prop: Property, zones: Zones, what: str) -> date | datetime:
    try:
        if _DATE.fullmatch(value):
            return date(int(value[:4]), int(value[4:6]), int(value[6:]))
        if match := _DATE_TIME.fullmatch(value):
            tzid = prop.parameters.get("TZID", "")
            # Seconds of 60 are a leap second (RFC 5545, 3.3.12).
            stamp = match[1][:-2] + "59" if match[1].endswith("60") else match[1]
            moment = datetime.strptime(stamp + "+0000", "%Y%m%dT%H%M%S%z")
            if match[2]:
                return moment
            return moment.replace(tzinfo=zones.named(tzid) if tzid else zones.home)
    except ValueError:
        pass
    raise Unreadable(tr("Its {what} cannot be read: “{value}”.", what=what, value=value[:40]))


def read_duration(prop: Property) -> timedelta:
    """A DURATION value. Raises Unreadable."""
    match = _DURATION.fullmatch(prop.value.strip())
    if not match or not any(match.groups()[1:]):
        raise Unreadable(tr("Its duration cannot be read: “{value}”.", value=prop.value[:40]))
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length
