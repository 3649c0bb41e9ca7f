"""A mail as text: its layers (the mail itself, what was forwarded in it), each with its sender and lines.

Reads with the standard email package, guarded part by part: one bad header or part never hides the others. Forwards
are known by the structure of the quoted header, so in every language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from jada_desk.adapters.booking_mail.html_text import read_html
from jada_desk.domain.plain_text import one_line

LARGEST_BYTES: Final = 10 * 1024 * 1024
MOST_PARTS: Final = 1_000
_MOST_RAW_LINES: Final = 200_000
_DEEPEST: Final = 100
_MOST_TEXT: Final = 400_000
_MOST_LINES: Final = 8_000
_LONGEST_LINE: Final = 1_000
_PER_LINE: Final = 20  # what a line costs besides its characters
_LONGEST_HEADER: Final = 4_000

# A line of a quoted header: a word or three in any script, a colon, a value. Apple and Outlook set the word bold, which
# plain text shows as stars; replies put ">" before.
_HEADER_LINE: Final = re.compile(r"^[>\s]*\*?([^\W\d_][^:\uff1a@<>]{0,24}?)\s*[:\uff1a]\s*\*?\s*(\S.*)$")
_ADDRESS: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_YEAR_AND_TIME: Final = re.compile(r"(?=.*\b(?:19|20)\d\d\b|.*\d{4}年)(?=.*\d{1,2}\s?[:.h時点]\s?\d{2})")


@dataclass(frozen=True, slots=True)
class Layer:
    """One message: the mail itself, or one forwarded in it. `lines` are plain text without its header."""

    sender_name: str
    sender: str
    subject: str
    date: datetime | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailText:
    """A mail as text, the outermost layer first. Layers after the first were forwarded.

    `addressed_to` are the addresses (lower case) that it was sent to, so the operation's own. `links` are the web
    addresses behind words. `set_aside` is a sentence when the mail was not read, or not to its end, else "".
    """

    layers: tuple[Layer, ...]
    addressed_to: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    json_ld: tuple[str, ...] = ()
    set_aside: str = ""

    @property
    def outer(self) -> Layer:
        return self.layers[0]

    @property
    def is_forward(self) -> bool:
        return len(self.layers) > 1


_NOTHING: Final = Layer("", "", "", None, ())


def read_mail(raw: bytes) -> MailText:
    """The text of a mail (RFC 5322). Never raises on bad input: what cannot be read is left out.

    Looks at 10 MB, 1,000 parts and 400,000 characters of text at the most, and says so in `set_aside`.
    """
    taken = raw[:LARGEST_BYTES]
    if taken.count(b"\n") > _MOST_RAW_LINES:
        taken = b"\n".join(taken.split(b"\n", _MOST_RAW_LINES)[:_MOST_RAW_LINES])
    word = "" if len(taken) == len(raw) else "This mail is too big; only its beginning was read."
    if _nesting(taken) > _DEEPEST:
        return MailText((_NOTHING,), set_aside="This mail was set aside: its parts are nested too deeply.")
    try:
        message = message_from_bytes(taken)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return MailText((_NOTHING,), set_aside="This mail was set aside: it is no readable mail.")
    gathering = _Gathering()
    gathering.read(message)
    return MailText(
        layers=tuple(gathering.layers),
        addressed_to=frozenset(gathering.addressed_to),
        links=tuple(dict.fromkeys(gathering.links)),
        json_ld=tuple(gathering.json_ld),
        set_aside=word or gathering.word,
    )


def _nesting(raw: bytes) -> int:
    """An upper bound of how deep parts may be nested: what opens a new level, anywhere."""
    return len(re.findall(rb"(?im)^content-type:\s*(?:message/|multipart/)", raw))


@dataclass(slots=True)
class _Gathering:
    """What is collected over the parts of one mail."""

    layers: list[Layer] = field(default_factory=list)
    addressed_to: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    room: int = _MOST_TEXT
    parts: int = 0
    word: str = ""

    def read(self, message: Message) -> None:
        """One message, outermost or attached: its header and text, then the messages attached to it."""
        if not self.layers:
            for name in ("To", "Cc", "Delivered-To", "X-Forwarded-To", "X-Original-To"):
                self.addressed_to.update(address.lower() for _, address in _addresses(_header(message, name)))
        name, address = next(iter(_addresses(_header(message, "From"))), ("", ""))
        outer = Layer(name, address.lower(), _header(message, "Subject"), _date(message), ())
        layers = [outer]
        attached: list[Message] = []
        for part in _own_parts(message):
            self.parts += 1
            if self.parts > MOST_PARTS:
                self.word = "This mail has too many parts; only the first were read."
                break
            if part.get_content_type() == "message/rfc822":
                inner = part.get_payload()
                attached += (
                    [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
                )
            else:
                layers += _split_forwards(outer, self._lines(part))
        self.layers += _unrepeated(layers)
        for one in attached:
            self.read(one)

    def _lines(self, part: Message) -> list[str]:
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or _is_file(part) or self.room <= 0:
            return []
        text = _decoded(part)
        if kind == "text/html":
            html = read_html(text)
            self.room -= len(text) // 10
            if html is None:
                self.word = "Part of this mail was set aside: it is nested too deeply."
                return []
            self.links += html.links
            self.json_ld += html.json_ld
            lines = list(html.lines)
        else:
            lines = text.splitlines()
        kept = []
        for line in lines[:_MOST_LINES]:
            shown = one_line(line[:_LONGEST_LINE], _LONGEST_LINE)
            self.room -= len(shown) + _PER_LINE
            if self.room < 0:
                self.word = "This mail is too long; only its beginning was read."
                break
            kept.append(shown)
        return kept


def _own_parts(message: Message) -> Iterator[Message]:
    """The parts of a message in order, attached messages as one part each, not entered."""
    pending = [message]
    while pending:
        part = pending.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            pending += [one for one in reversed(payload) if isinstance(one, Message)]
        else:
            yield part


def _decoded(part: Message) -> str:
    """A text part's text: its charset, else UTF-8, else Latin-1; never raises."""
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        body = None
    if not isinstance(body, bytes):
        return ""
    try:
        charset = part.get_content_charset() or "utf-8"
    except (ValueError, LookupError, TypeError):
        charset = "utf-8"
    for one in (charset, "utf-8", "latin-1"):
        try:
            return body[: 4 * _MOST_TEXT].decode(one)
        except (LookupError, UnicodeError, ValueError):
            continue
    return ""


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, TypeError, AttributeError):
        return True


def _header(message: Message, name: str) -> str:
    """A header as one line of text, whatever it is encoded in; "" when it is not there or cannot be read."""
    try:
        raw = str(message.get(name, ""))[:_LONGEST_HEADER]
        pieces = [
            piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in decode_header(raw)
        ]
    except (ValueError, LookupError, TypeError, AssertionError, AttributeError):
        return ""
    return one_line("".join(pieces), _LONGEST_LINE)


def _addresses(header: str) -> list[tuple[str, str]]:
    return [(name, address) for name, address in getaddresses([header]) if _ADDRESS.fullmatch(address)]


def _date(message: Message) -> datetime | None:
    return _moment(_header(message, "Date"))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _split_forwards(outer: Layer, lines: list[str]) -> list[Layer]:
    """The layer itself, then one for each quoted header in its lines, with the lines that follow it."""
    found = [outer]
    kept: list[str] = []
    place = 0
    while place < len(lines):
        size = _quoted_header(lines, place)
        if size:
            found[-1] = _with_lines(found[-1], kept)
            kept = []
            found.append(_quoted_layer(lines[place : place + size], outer.date))
            place += size
        else:
            kept.append(lines[place].lstrip("> "))
            place += 1
    found[-1] = _with_lines(found[-1], kept)
    return found


def _with_lines(layer: Layer, lines: list[str]) -> Layer:
    text = tuple(line for line in dict.fromkeys(lines) if line)
    return Layer(layer.sender_name, layer.sender, layer.subject, layer.date, text)


def _unrepeated(layers: list[Layer]) -> list[Layer]:
    """A mail says the same as text and as HTML: layers with one header become one, without repeated lines."""
    merged: dict[tuple[str, str], Layer] = {}
    for layer in layers:
        key = (layer.sender, layer.subject)
        known = merged.get(key)
        merged[key] = _with_lines(known, [*known.lines, *layer.lines]) if known else layer
    return list(merged.values())


def _quoted_header(lines: list[str], place: int) -> int:
    """How many lines from `place` on are a forwarded message's header; 0 when none.

    Three to eight lines in a row of "word: value", one with a mail address among the first two, one with a year and a
    time of day.
    """
    size = 0
    for line in lines[place : place + 8]:
        if not _HEADER_LINE.match(line):
            break
        size += 1
    if size < 3:
        return 0
    block = lines[place : place + size]
    has_sender = any("@" in line for line in block[:2])
    return size if has_sender and any(_YEAR_AND_TIME.search(line) for line in block) else 0


def _quoted_layer(block: list[str], date: datetime | None) -> Layer:
    values = [match[2].strip() for line in block if (match := _HEADER_LINE.match(line))]
    sender = next(value for value in values if "@" in value)
    address = _ADDRESS.search(sender)
    name = re.sub(r"[<\[(].*", "", sender).strip(" \"'*")
    when = next(value for value in values if _YEAR_AND_TIME.search(value))
    others = [value for value in values if "@" not in value and value != when]
    return Layer(
        sender_name="" if "@" in name else name,
        sender=address[0].lower() if address else "",
        subject=others[-1] if others else "",
        date=_moment(when) or date,
        lines=(),
    )
