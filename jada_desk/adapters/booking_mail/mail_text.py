"""A mail as text: its layers (the mail itself, what was forwarded in it), each with its sender and lines.

Reads with the standard email package, guarded part by part: one bad header or part never hides the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from jada_desk.adapters.booking_mail.charsets import decode, decode_word
from jada_desk.adapters.booking_mail.forwards import ADDRESS, Layer, read_moment, split_forwards, with_lines
from jada_desk.adapters.booking_mail.html_text import read_html
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr

LARGEST_BYTES: Final = 10 * 1024 * 1024
MOST_PARTS: Final = 1_000
_MOST_RAW_LINES: Final = 200_000
_MOST_HEADER_LINES: Final = 5_000
_DEEPEST: Final = 100
_MOST_TEXT: Final = 400_000
_MOST_LINES: Final = 8_000
_LONGEST_LINE: Final = 1_000
_PER_LINE: Final = 20  # what a line costs besides its characters
_LONGEST_HEADER: Final = 4_000


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
    message, word = _parse(raw)
    if message is None:
        return MailText((_NOTHING,), set_aside=word)
    gathering = _Gathering()
    gathering.read(message)
    return MailText(
        layers=tuple(gathering.layers),
        addressed_to=frozenset(gathering.addressed_to),
        links=tuple(dict.fromkeys(gathering.links)),
        json_ld=tuple(gathering.json_ld),
        set_aside=word or gathering.word,
    )


def _parse(raw: bytes) -> tuple[Message | None, str]:
    """A mail's parts, and a sentence when it was not read, or not to its end, else ""."""
    taken = raw[:LARGEST_BYTES]
    if taken.count(b"\n") > _MOST_RAW_LINES:
        taken = b"\n".join(taken.split(b"\n", _MOST_RAW_LINES)[:_MOST_RAW_LINES])
    word = "" if len(taken) == len(raw) else tr("This mail is too big; only its beginning was read.")
    if _nesting(taken) > _DEEPEST:
        return None, tr("This mail was set aside: its parts are nested too deeply.")
    if taken.count(b"\n", 0, _end_of_header(taken)) > _MOST_HEADER_LINES:
        return None, tr("This mail was set aside: its header is too long.")
    try:
        return message_from_bytes(taken), word
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None, tr("This mail was set aside: it is no readable mail.")


def _end_of_header(raw: bytes) -> int:
    end = re.search(rb"\n\r?\n", raw)
    return end.start() if end else len(raw)


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

    def read(self, message: Message, *, is_from_file: bool = False) -> None:
        """One message, outermost or attached: its header and text, then the messages attached to it, as such or as
        a file; a file's own files are not opened."""
        if not self.layers:
            for name in ("To", "Cc", "Delivered-To", "X-Forwarded-To", "X-Original-To"):
                self.addressed_to.update(address.lower() for _, address in _addresses(_header(message, name)))
        name, address = next(iter(_addresses(_header(message, "From"))), ("", ""))
        outer = Layer(name, address.lower(), _header(message, "Subject"), _date(message), ())
        layers = [outer]
        attached: list[Message] = []
        files: list[Message] = []
        for part in _own_parts(message):
            self.parts += 1
            if self.parts > MOST_PARTS:
                self.word = tr("This mail has too many parts; only the first were read.")
                break
            if part.get_content_type() == "message/rfc822":
                inner = part.get_payload()
                attached += (
                    [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
                )
            elif not is_from_file and _is_mail_file(part):
                files.append(part)
            else:
                layers += split_forwards(outer, self._lines(part))
        self.layers += _unrepeated(layers)
        for one in attached:
            self.read(one, is_from_file=is_from_file)
        for one in files:
            inside, word = _parse(_body(one))
            self.word = self.word or word
            if inside:
                self.read(inside, is_from_file=True)

    def _lines(self, part: Message) -> list[str]:
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or _is_file(part) or self.room <= 0:
            return []
        text = _decoded(part)
        if kind == "text/html":
            html = read_html(text)
            self.room -= len(text) // 10
            if html is None:
                self.word = tr("Part of this mail was set aside: it is nested too deeply.")
                return []
            self.links += html.links
            self.json_ld += html.json_ld
            lines = list(html.lines)
        else:
            lines = (_unfolded(text) if _is_flowed(part) else text).splitlines()
        kept = []
        for line in lines[:_MOST_LINES]:
            # A tab stands between the cells of a row, and says what is a label and what its value.
            cells = (one_line(cell, _LONGEST_LINE) for cell in line[:_LONGEST_LINE].split("\t"))
            shown = "\t".join(cell for cell in cells if cell)
            self.room -= len(shown) + _PER_LINE
            if self.room < 0:
                self.word = tr("This mail is too long; only its beginning was read.")
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
    """A text part's text; never raises."""
    body = _body(part)
    try:
        charset = part.get_content_charset() or ""
    except (ValueError, LookupError, TypeError):
        charset = ""
    return decode(body[: 4 * _MOST_TEXT], charset, part.get_content_type() == "text/html")


def _body(part: Message) -> bytes:
    """A part's content without its transfer encoding, b"" when it cannot be read."""
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return body if isinstance(body, bytes) else b""


def _is_flowed(part: Message) -> bool:
    try:
        return str(part.get_param("format", "")).lower() == "flowed"
    except (ValueError, LookupError, TypeError, AttributeError):
        return False


def _unfolded(text: str) -> str:
    """Text whose lines were broken for old terminals, made whole: a space at the end goes on (RFC 3676)."""
    return re.sub(r"(?<=[^\s>-]) \r?\n(?=[^\s>])", " ", text)


def _is_mail_file(part: Message) -> bool:
    """Whether a part is a mail that was attached as a file, as some programs forward it."""
    try:
        return (part.get_filename() or "").lower().endswith(".eml")
    except (ValueError, LookupError, TypeError, AttributeError):
        return False


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, TypeError, AttributeError):
        return True


def _header(message: Message, name: str) -> str:
    """A header as one line of text, whatever it is encoded in; "" when it is not there or cannot be read."""
    try:
        raw = _as_sent(message, name)[:_LONGEST_HEADER]
        pieces = [
            decode_word(piece, charset) if isinstance(piece, bytes) else piece
            for piece, charset in decode_header(raw)
        ]
    except (ValueError, LookupError, TypeError, AssertionError, AttributeError):
        return ""
    return one_line("".join(pieces), _LONGEST_LINE)


def _as_sent(message: Message, name: str) -> str:
    """A header's value; bytes that stand in it without being encoded, as some senders' do, are read as a text is."""
    value = next((value for known, value in message.raw_items() if known.lower() == name.lower()), "")
    raw = str(value).encode("ascii", "surrogateescape")
    return raw.decode("ascii") if raw.isascii() else decode(raw, "")


def _addresses(header: str) -> list[tuple[str, str]]:
    return [(name, address) for name, address in getaddresses([header]) if ADDRESS.fullmatch(address)]


def _date(message: Message) -> datetime | None:
    return read_moment(_header(message, "Date"))


def _unrepeated(layers: list[Layer]) -> list[Layer]:
    """A mail says the same as text and as HTML: layers with one header become one, without repeated lines."""
    merged: dict[tuple[str, str], Layer] = {}
    for layer in layers:
        key = (layer.sender, layer.subject)
        known = merged.get(key)
        merged[key] = with_lines(known, [*known.lines, *layer.lines]) if known else layer
    return list(merged.values())
