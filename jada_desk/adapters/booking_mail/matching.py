"""Whether a mail is about the wanted booking: by id, else by name and date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from jada_desk.adapters.booking_mail.folding import folded, is_unspaced
from jada_desk.adapters.booking_mail.forwards import Layer
from jada_desk.adapters.booking_mail.mail_text import MailText
from jada_desk.adapters.booking_mail.numbers import is_others

_LABELLED_ID: Final = re.compile(
    r"\b(?:booking|reservation|confirmation)\s*(?:(?:id|number|no\.?|code)\s*[:#]?|#)\s*([a-z0-9][a-z0-9-]{4,19})\b",
    re.I,
)
_GUEST_WORDS: Final = (
    r"(?:(?:renter|guest|customer|client|travell?er|charterer|passenger|lead (?:guest|passenger)|contact|booker)"
    r"(?:['’]s)?(?: name| details)?|(?:full |guest )?name|booked by|huésped|cliente|client|nombre|nome|nom|gast|kunde"
    r"|mieter|locataire|гость|клиент|имя(?: гостя)?|お名前|氏名|姓名|이름|الاسم|الضيف|שם)"
)
_LABELLED_NAME: Final = re.compile(rf"^\W*{_GUEST_WORDS}\s*[:\uff1a\t]\s*(.*)$", re.I)
_LABEL_ALONE: Final = re.compile(rf"^\W*{_GUEST_WORDS}\W*$", re.I)
# Any word, a colon or the end of a cell, and something short: the name that is looked for may stand there.
_LABELLED: Final = re.compile(r"^\W*([^:\uff1a\t]{1,30}?)\s*[:\uff1a\t]\s*([^\t]{1,60})$")
_LAST_FIRST: Final = re.compile(r"([^\W\d_][\w'’-]*), ([^\W\d_][\w'’. -]*)")
_CONFIRMED: Final = re.compile(
    r"^\W*([^\W\d_][^\d:,.!?]{0,40}?) (?:has )?(?:just |instantly |already )?(?:confirmed payment|booked|sent you)",
    re.I,
)
_NO_NAMES: Final = frozenset({"guest", "renter", "customer", "someone", "you", "a guest", "unknown", "n/a"})
_CALLED_OFF: Final = re.compile(
    r"\b(cancel(?:l?ed|lation)|declined|expired|(?:deposit|payment)\b[^.]{0,30}\b(?:failed|failure|declined)"
    r"|cancelad[ao]|annul(?:é|ée|ation|lato|lata|lering|leret)|storn(?:iert|ierung|o)|abgesagt|peruutettu|avbokad)\b"
    r"|отмен[её]н|キャンセル|取消|취소|إلغاء|בוטל|ביטול|iptal edil",
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


def guest_names(layer: Layer, wanted: str) -> tuple[str, ...]:
    """The names that a layer gives its guest: after a label, or as who confirmed or booked.

    After a label that is not known, as in another language, the name that is `wanted` counts, and no other.
    """
    names = []
    lines = (layer.subject, *layer.lines)
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if labelled := _LABELLED_NAME.match(line):
            names.append(labelled[1] or following)
        elif _LABEL_ALONE.match(line):
            names.append(following)
        elif confirmed := _CONFIRMED.match(line):
            names.append(confirmed[1])
        elif (other := _LABELLED.match(line)) and not is_others(other[1]) and _is_named(other[2], wanted):
            names.append(other[2])
    cleaned = (_cleaned(one) for one in names)
    return tuple(dict.fromkeys(one for one in cleaned if _is_name(one)))


def _is_named(value: str, wanted: str) -> bool:
    """Whether a value is the wanted name and nothing besides: as many words, or some more that are names too."""
    words = _cleaned(value).split()
    more = words[len(wanted.split()) :]
    return len(more) <= 2 and not any(one.islower() for one in more) and same_person(_cleaned(value), wanted)


def _cleaned(name: str) -> str:
    if turned := _LAST_FIRST.fullmatch(name.strip()):
        name = f"{turned[2]} {turned[1]}"
    return re.sub(r"[(<|,;\t].*", "", name).strip(" *.\"'“”")[:60]


def _is_name(text: str) -> bool:
    return bool(re.match(r"[^\W\d_]", text)) and "@" not in text and folded(text) not in _NO_NAMES


def same_person(one: str, other: str) -> bool:
    """Whether two spellings may name one person: first names equal, last names equal when both have one.

    An initial stands for the name that it begins. Case and accents do not matter. In scripts without spaces one name
    must begin or end the other.
    """
    first, second = folded(one).split(), folded(other).split()
    if _parts(first) == _parts(second) != []:
        return True
    if not first or not second:
        return False
    if len(first) == len(second) == 1 and is_unspaced(first[0]):
        short, long = sorted((first[0], second[0]), key=len)
        return len(short) > 1 and (long.startswith(short) or long.endswith(short))
    if first[0] != second[0]:
        return False
    return len(first) == 1 or len(second) == 1 or _fits(first[-1], second[-1])


def _parts(words: list[str]) -> list[str]:
    """The words with hyphens taken for spaces: `Wei-Ling` and `Wei Ling` are written for one name."""
    return " ".join(words).replace("-", " ").split()


def _fits(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def holds_name(lines: Sequence[str], wanted: str) -> bool:
    """Whether the whole name stands in one of the lines, its words in a row."""
    sought = folded(wanted)
    if not sought:
        return False
    edge = "" if is_unspaced(sought) else r"\b"
    pattern = re.compile(edge + re.escape(sought) + edge)
    return any(pattern.search(folded(line)) for line in lines)


def is_called_off(mail: MailText) -> bool:
    """Whether the mail tells of a cancellation, a refusal or a failed deposit, by subject or in its opening lines."""
    return any(_CALLED_OFF.search(layer.subject) for layer in mail.layers) or any(
        _CALLED_OFF_TEXT.search(line) for layer in mail.layers for line in layer.lines[:_OPENING_LINES]
    )
