"""A description as lines: what a person sees on each, and where that stands in the stored text.

Google stores plain text and HTML alike, and one text may be both. So line breaks of either kind end a line,
known tags and complete entities are markup, and everything else is text (`5 < 6`, `Quinn
<quinn@example.com>`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

_NEWLINE: Final = r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_ATTRIBUTES: Final = r"(?:[ \t/][^<>\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)?"
_BREAK: Final = re.compile(
    rf"{_NEWLINE}|</?(?:br|p|div|li|ul|ol|table|tbody|thead|tr|td|th|hr|h[1-6]|blockquote|pre){_ATTRIBUTES}>",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(
    rf"<(?P<close>/?)(?P<name>a|b|i|u|s|em|strong|span|font|small|big|sub|sup|code|tt|del|ins|mark|html-blob){_ATTRIBUTES}>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
    re.IGNORECASE,
)
_ONE_LINE_BREAK: Final = re.compile(rf"{_NEWLINE}|</?br{_ATTRIBUTES}>", re.IGNORECASE)
# What could be taken for markup by a reader less careful than this one.
_RISKY: Final = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")


@dataclass(frozen=True, slots=True)
class Tag:
    """An inline tag of a line: `source` stands at `begin` of the stored text."""

    begin: int
    source: str
    is_link: bool
    closes: bool

    @property
    def end(self) -> int:
        return self.begin + len(self.source)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `shown` is what a person sees, `raw` what is stored from `begin` on, without its breaks.

    `breaks` are the stored breaks before and after it. `places[n]` is where the n-th shown character is
    stored, (from, to) in the whole text; None when shown and stored are the same.
    """

    begin: int
    raw: str
    shown: str
    breaks: tuple[str, str]
    places: tuple[tuple[int, int], ...] | None = None
    tags: tuple[Tag, ...] = ()

    @property
    def end(self) -> int:
        return self.begin + len(self.raw)

    def place(self, begin: int, end: int) -> tuple[int, int]:
        """Where `shown[begin:end]` is stored; an empty stretch is right after the character before it."""
        if self.places is None:
            return self.begin + begin, self.begin + end
        if begin < end:
            return self.places[begin][0], self.places[end - 1][1]
        after = self.places[begin - 1][1]
        return after, after

    def replacement(self, begin: int, end: int, new: str) -> "Edit":
        """The edit that puts stored text `new` in the place of `shown[begin:end]`, tags left balanced.

        A link around or inside the old words is dropped with them, for it would still lead to the old
        address.
        """
        first, last = self.place(begin, end)
        inside = [tag for tag in self.tags if first <= tag.begin < last]
        before = [tag for tag in self.tags if tag.end == first and tag.is_link and not tag.closes]
        after = [tag for tag in self.tags if tag.begin == last and tag.is_link and tag.closes]
        links = [*before, *(tag for tag in inside if tag.is_link), *after]
        if links and sum(tag.closes for tag in links) * 2 == len(links):
            first, last = min(first, links[0].begin), max(last, links[-1].end)
            inside = [tag for tag in inside if not tag.is_link]
        return Edit(first, last, new + "".join(tag.source for tag in inside))

    def removal(self, taken: set[int]) -> "Edit":
        """The edit that removes the line with one break, of a newline's kind, that is not in `taken` yet (and
        puts it there, by its place). Its tags stay, for they may reach over other lines."""
        before, after = self.breaks
        first, last = self.begin, self.end
        if _ONE_LINE_BREAK.fullmatch(after):
            taken.add(last)
            last += len(after)
        elif _ONE_LINE_BREAK.fullmatch(before) and first - len(before) not in taken:
            first -= len(before)
        return Edit(first, last, "".join(tag.source for tag in self.tags))


@dataclass(frozen=True, slots=True)
class Edit:
    """Stored text to put in the place of `text[begin:end]`."""

    begin: int
    end: int
    new: str


def lines(text: str) -> Iterator[Line]:
    """The lines of a description in order; with their breaks they are the whole text. Linear time."""
    begin, before = 0, ""
    for found in _BREAK.finditer(text):
        yield _line(begin, text[begin : found.start()], (before, found[0]))
        begin, before = found.end(), found[0]
    yield _line(begin, text[begin:], (before, ""))


def apply(text: str, edits: list[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts, done = [], 0
    for edit in sorted(edits, key=lambda one: (one.begin, one.end)):
        parts += [text[done : edit.begin], edit.new]
        done = edit.end
    return "".join(parts) + text[done:]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is written: what it puts between lines, and whether values in it are escaped as HTML."""

    joint: str
    is_html: bool

    def stored(self, value: str) -> str:
        """A value as stored in such a text; in plain text only what could be markup is escaped."""
        if self.is_html:
            return escape(value, quote=False)
        return _RISKY.sub(lambda found: escape(found[0]), value)


def style_of(text: str) -> Style:
    """The style of a text: its first newline or `<br>` as joint, `<br>` in other HTML, else a newline."""
    breaks = [one[0] for one in _BREAK.finditer(text)]
    tagged = [one for one in breaks if one.startswith("<")]
    if tagged:
        return Style(next((one for one in tagged if _ONE_LINE_BREAK.fullmatch(one)), "<br>"), is_html=True)
    return Style(breaks[0] if breaks else "\n", is_html=bool(_INLINE.search(text)))


def _line(begin: int, raw: str, breaks: tuple[str, str]) -> Line:
    if "<" not in raw and "&" not in raw:
        return Line(begin, raw, raw, breaks)
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    tags: list[Tag] = []

    def add(characters: str, first: int) -> None:
        shown.append(characters)
        places.extend((begin + n, begin + n + 1) for n in range(first, first + len(characters)))

    done = 0
    for found in _INLINE.finditer(raw):
        add(raw[done : found.start()], done)
        done = found.end()
        if name := found["name"]:
            tags.append(Tag(begin + found.start(), found[0], name.lower() == "a", bool(found["close"])))
        else:
            characters = unescape(found[0])
            shown.append(characters)
            places.extend([(begin + found.start(), begin + found.end())] * len(characters))
    add(raw[done:], done)
    return Line(begin, raw, "".join(shown), breaks, tuple(places), tuple(tags))
