"""Messages forwarded inside another's text, known by the structure of the quoted header, so in every language."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from jada_desk.adapters.booking_mail.folding import ascii_digits

ADDRESS: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# A line of a quoted header: a word or three in any script, a colon, a value. Apple and Outlook set the word bold, which
# plain text shows as stars; replies put ">" before.
_HEADER_LINE: Final = re.compile(r"^[>\s]*\*?([^\W\d_][^:\uff1a@<>]{0,24}?)\s*[:\uff1a]\s*\*?\s*(\S.*)$")
_TIME: Final = re.compile(r"\d{1,2}\s?[:.h時点时]\s?\d{2}")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "Boatsetter <a@b.example>", Outlook's "Boatsetter [mailto:a@b.example]", and an address alone.
_SENDER: Final = re.compile(r"[<\[(]\s*(?:mailto:)?[\w.+'-]{1,64}@[^>\])]{3,200}[>\])]\s*$")
_PHONE: Final = re.compile(r"^[+(\d][\d\s().+/-]{6,}$")
_FEWEST, _MOST = 3, 8


@dataclass(frozen=True, slots=True)
class Layer:
    """One message: the mail itself, or one forwarded in it. `lines` are plain text without its header."""

    sender_name: str
    sender: str
    subject: str
    date: datetime | None
    lines: tuple[str, ...]


def split_forwards(outer: Layer, lines: list[str]) -> list[Layer]:
    """The layer itself, then one for each quoted header in its lines, with the lines that follow it."""
    found = [outer]
    kept: list[str] = []
    place = 0
    while place < len(lines):
        size = _quoted_header(lines, place)
        if size:
            found[-1] = with_lines(found[-1], kept)
            kept = []
            found.append(_quoted_layer(lines[place : place + size], outer.date))
            place += size
        else:
            kept.append(lines[place].lstrip("> "))
            place += 1
    found[-1] = with_lines(found[-1], kept)
    return found


def with_lines(layer: Layer, lines: list[str]) -> Layer:
    """The layer with these lines, each once, without empty ones."""
    return replace(layer, lines=tuple(line for line in dict.fromkeys(lines) if line))


def read_moment(text: str) -> datetime | None:
    """A header's date (RFC 5322), aware; None when it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _quoted_header(lines: list[str], place: int) -> int:
    """How many lines from `place` on are a forwarded message's header; 0 when none.

    Three to eight lines in a row of "word: value", the sender's address among the first, and a year with a time of day.
    A list of a booking's facts, which may hold all that too, has its address alone behind another word than the first,
    or a number to call.
    """
    values: list[str] = []
    for line in lines[place : place + _MOST]:
        match = _HEADER_LINE.match(line)
        if not match or _PHONE.match(match[2]):
            break
        values.append(match[2].strip())
    if len(values) < _FEWEST:
        return 0
    has_sender = bool(ADDRESS.search(values[0])) or any(_SENDER.search(value) for value in values[1:3])
    return len(values) if has_sender and any(_is_moment(value) for value in values) else 0


def _is_moment(text: str) -> bool:
    figures = ascii_digits(text)
    return bool(_YEAR.search(figures) and _TIME.search(figures))


def _quoted_layer(block: list[str], date: datetime | None) -> Layer:
    values = [match[2].strip() for line in block if (match := _HEADER_LINE.match(line))]
    sender = next(value for value in values if "@" in value)
    address = ADDRESS.search(sender)
    name = re.sub(r"[<\[(].*", "", sender).strip(" \"'*")
    when = next(value for value in values if _is_moment(value))
    others = [value for value in values if "@" not in value and value != when]
    return Layer(
        sender_name="" if "@" in name else name,
        sender=address[0].lower() if address else "",
        subject=others[-1] if others else "",
        date=read_moment(when) or date,
        lines=(),
    )
