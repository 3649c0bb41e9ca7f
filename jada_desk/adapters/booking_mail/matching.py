"""Whether a mail is about the wanted booking: by id, else by name and date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from unicodedata import combining, name, normalize

from jada_desk.adapters.booking_mail.mail_text import Layer, MailText

_MONTHS: Final = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
_LABELLED_ID: Final = re.compile(
    r"\b(?:booking|reservation|confirmation)\s*(?:(?:id|number|no\.?|code)\s*[:#]?|#)\s*([a-z0-9][a-z0-9-]{4,19})\b",
    re.I,
)
_LABELLED_NAME: Final = re.compile(
    r"^\W*(?:(?:renter|guest|customer|client|travell?er|charterer|lead (?:guest|passenger)|contact)(?:['’]s)?(?: name)?"
    r"|(?:full )?name|booked by|huésped|cliente|nombre)\s*[:\uff1a]\s*(.*)$",
    re.I,
)
_CONFIRMED: Final = re.compile(
    r"^\W*([^\W\d_][^\d:,.!?]{0,40}?) (?:has )?(?:just )?(?:confirmed payment|booked|sent you)", re.I
)
_NO_NAMES: Final = frozenset({"guest", "renter", "customer", "someone", "you", "a guest", "unknown", "n/a"})
_CALLED_OFF: Final = re.compile(
    r"\b(cancel(?:l?ed|lation)|declined|expired|deposit (?:failed|failure|declined)|payment (?:failed|failure|declined)"
    r"|cancelad[ao])\b",
    re.I,
)
_CALLED_OFF_TEXT: Final = re.compile(
    r"\b(?:has|have|was|is|been|renter|guest|owner)\s+(?:been\s+)?(?:cancel(?:l?ed)|declined)\b"
    r"|\b(?:deposit|payment|card)\b[^.]{0,40}\b(?:failed|declined|could not be)\b",
    re.I,
)
_OPENING_LINES: Final = 12


def matched_id(mail: MailText, ids: Iterable[str]) -> str:
    """The first of `ids` that the mail holds as a whole word, case-blind: subjects, lines, links; "" when none."""
    places = [*(layer.subject for layer in mail.layers), *all_lines(mail), *mail.links, *mail.json_ld]
    for one in ids:
        if any(holds_id(place, one) for place in places):
            return one
    return ""


def holds_id(text: str, wanted: str) -> bool:
    """Whether the id stands in the text as a whole word, case-blind."""
    return bool(re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", text, re.I))


def labelled_ids(lines: Iterable[str]) -> set[str]:
    """The booking ids that the text calls so, in lower case; a plain word after "booking number" is none."""
    return {match[1].lower() for line in lines for match in _LABELLED_ID.finditer(line)}


def all_lines(mail: MailText) -> Iterator[str]:
    for layer in mail.layers:
        yield from layer.lines


def guest_names(layer: Layer) -> tuple[str, ...]:
    """The names that a layer gives its guest: after a label, or as who confirmed or booked."""
    names = []
    lines = (layer.subject, *layer.lines)
    for place, line in enumerate(lines):
        if labelled := _LABELLED_NAME.match(line):
            names.append(labelled[1] or (lines[place + 1] if place + 1 < len(lines) else ""))
        elif confirmed := _CONFIRMED.match(line):
            names.append(confirmed[1])
    cleaned = (re.sub(r"[(<|,].*", "", one).strip(" *.\"'")[:60] for one in names)
    return tuple(dict.fromkeys(one for one in cleaned if _is_name(one)))


def _is_name(text: str) -> bool:
    return bool(re.match(r"[^\W\d_]", text)) and "@" not in text and folded(text) not in _NO_NAMES


def same_person(one: str, other: str) -> bool:
    """Whether two spellings may name one person: first names equal, last names equal when both have one.

    An initial stands for the name that it begins. Case and accents do not matter. In scripts without spaces one name
    must begin or end the other.
    """
    first, second = folded(one).split(), folded(other).split()
    if not first or not second:
        return False
    if len(first) == len(second) == 1 and _is_unspaced(first[0]):
        short, long = sorted((first[0], second[0]), key=len)
        return len(short) > 1 and (long.startswith(short) or long.endswith(short))
    if first[0] != second[0]:
        return False
    return len(first) == 1 or len(second) == 1 or _fits(first[-1], second[-1])


def _fits(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def holds_name(lines: Sequence[str], wanted: str) -> bool:
    """Whether the whole name stands in one of the lines, its words in a row."""
    sought = folded(wanted)
    if not sought:
        return False
    edge = "" if _is_unspaced(sought) else r"\b"
    pattern = re.compile(edge + re.escape(sought) + edge)
    return any(pattern.search(folded(line)) for line in lines)


def _is_unspaced(text: str) -> bool:
    return any(name(one, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")) for one in text)


def folded(text: str) -> str:
    """Case, accents and spacing away, so that two spellings of a name compare equal."""
    bare = "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
    return " ".join(normalize("NFC", bare).split())


def english_month(day: date) -> str:
    """The month's name, in lower case, whatever the machine's locale is."""
    return _MONTHS[day.month - 1][0]


def mentions_day(lines: Iterable[str], day: date) -> bool:
    """Whether a line names the day, in English or Spanish words or in figures; another year does not count.

    Figures are read month first, as in the United States, unless the first is no month.
    """
    english, spanish = _MONTHS[day.month - 1]
    month = rf"(?:{english}|{english[:3]}|{english[:4]}|{spanish}|{spanish[:3]})\.?"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    year = r"(?:,?\s*(?:de\s+|of\s+)?(?P<year>(?:19|20)\d\d)\b)?(?!\d)"
    short = f"{day.year % 100:02}"
    forms = [
        rf"\b{month}\s+{number}\b{year}",
        rf"\b{number}\s+(?:de\s+)?{month}(?!\w){year}",
        rf"(?<!\d){day.year}[-/.]0?{day.month}[-/.]0?{day.day}(?!\d)",
        rf"(?<![\d/.-])0?{day.month}/0?{day.day}(?:/(?:20)?{short})?(?![\d/])",
        rf"(?<!\d){day.year}年0?{day.month}月0?{day.day}日",
    ]
    if day.day > 12:
        forms.append(rf"(?<![\d/.-])0?{day.day}[/.]0?{day.month}[/.](?:20)?{short}(?!\d)")
    patterns = [re.compile(form, re.I) for form in forms]
    return any(
        (match.groupdict().get("year") or str(day.year)) == str(day.year)
        for line in lines
        if any(one.isdigit() for one in line)
        for pattern in patterns
        for match in pattern.finditer(line)
    )


def is_called_off(mail: MailText) -> bool:
    """Whether the mail tells of a cancellation, a refusal or a failed deposit, by subject or in its opening lines."""
    return any(_CALLED_OFF.search(layer.subject) for layer in mail.layers) or any(
        _CALLED_OFF_TEXT.search(line) for layer in mail.layers for line in layer.lines[:_OPENING_LINES]
    )
