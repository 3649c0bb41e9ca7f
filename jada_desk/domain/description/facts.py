"""The facts that a description can state, what each may be, and how the words after a key are read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

from jada_desk.domain.boarding import find_time, write_time
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import BadInput
from jada_desk.domain.phone import to_e164, to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr, tr_later

FactValue = str | int | bool | time | tuple[str, ...] | None

# Every fact with the key that a new line gets, in the order in which new lines are written.
FACTS: Final[Mapping[str, str]] = {
    "captain": tr_later("Captain"),
    "crew": tr_later("Crew"),
    "boarding": tr_later("Boarding"),
    "guest_name": tr_later("Guest"),
    "guest_email": tr_later("Email"),
    "guest_phone": tr_later("Phone"),
    "passengers": tr_later("Passengers"),
    "boat": tr_later("Boat"),
    "booking_id": tr_later("Booking"),
    "photo_upload_code": tr_later("Photo code"),
    "notes": tr_later("Notes"),
    "is_charter": tr_later("Charter"),
}
OPEN: Final = "TBD"

_NAME_LENGTH: Final = 80
# Longer than any honest value; keeps every search below cheap.
_VALUE_LENGTH: Final = 400
_NOTES_LENGTH: Final = 5_000

# Words that leave a fact open; punctuation alone does too.
_PLACEHOLDER: Final = re.compile(
    r"(?:tb[acd]|open|none|nobody|no one|unassigned|unknown|n/a)?[ !-/:-@\[-`{-~\u2013\u2014\u2026]*",
    re.IGNORECASE,
)
_NAME_SEPARATOR: Final = re.compile(r" ?[,;/+&] ?| and ", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]+")
_CODE: Final = re.compile(r"#?([A-Za-z0-9][A-Za-z0-9._-]{1,39})")
NUMBER_WORDS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
UNIT: Final = r"(?:pax|passengers?|guests?|people|persons?|ppl)"
NUMBER: Final = rf"(?P<number>[0-9]{{1,3}}(?![0-9])|(?:{'|'.join(NUMBER_WORDS)}|tbd)(?!\w))"
_COUNT: Final = re.compile(rf"\s*{NUMBER}(?=(?P<rest>.*))", re.IGNORECASE | re.DOTALL)
_HEADCOUNT: Final = re.compile(
    rf"\s*(?P<number>[0-9]{{1,3}}|tbd(?=\s{{0,2}}{UNIT}))\s{{0,2}}{UNIT}?\W*", re.IGNORECASE
)
_TYPES: Final[Mapping[str, type]] = {"crew": tuple, "boarding": time, "passengers": int, "is_charter": bool}
_ANSWERS: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


@dataclass(frozen=True, slots=True)
class Stated:
    """What the words after a key say: a value, or None when they leave the fact open or cannot be read.

    `words[begin:end]` is what a new value would replace. `trouble` is a sentence when there is one to say.
    """

    value: FactValue
    begin: int
    end: int
    trouble: str = ""


def is_empty(value: FactValue) -> bool:
    """Whether a value means that the fact is absent: None, "" or ()."""
    return value is None or value in ("", ())


def merge(facts: Mapping[str, FactValue], changes: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """The facts after changes; an empty value takes the fact away. The `|` of the law that `patch` keeps."""
    return {name: value for name, value in {**facts, **changes}.items() if not is_empty(value)}


def normalise(fact: str, value: FactValue) -> FactValue:
    """A value in the one form in which `read` gives it, None when it is empty.

    White space is made single, control and direction marks are dropped, a phone gets its stored form,
    repeated crew names are dropped. Raises BadInput for what a line cannot say: an unknown fact, another
    type, a name with a comma, "/", "&", "+", ";", ":" or the word "and" in it, a word that stands for nobody
    ("TBD"), a guest's name that is a number, anything too long.
    """
    if fact not in FACTS:
        raise _bad(tr("{fact} is no fact of an event description.", fact=fact))
    plain = _plain(fact, value)
    if is_empty(plain):
        return None
    if fact == "notes":
        if len(str(plain)) > _NOTES_LENGTH:
            raise _bad(tr("Notes are longer than {length} characters.", length=_NOTES_LENGTH))
        return plain
    words = written(fact, plain)
    if state(fact, words).value != plain or (fact == "guest_name" and states_headcount(words)):
        raise _bad(tr("{fact} cannot be written into the calendar in these words.", fact=tr(FACTS[fact])))
    return plain


def written(fact: str, value: FactValue) -> str:
    """A value in the words of a new line, after its key."""
    if isinstance(value, time):
        return write_time(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def state(fact: str, words: str, *, start: time | None = None) -> Stated:
    """Read the words after a key as the value of `fact`; never raises. `start` decides what "1:45" means."""
    if fact == "notes":
        return Stated(one_line(words, len(words) + 1), 0, len(words))
    if len(words) > _VALUE_LENGTH:
        return Stated(
            None, 0, len(words), tr("{fact}: the line is too long to be read.", fact=tr(FACTS[fact]))
        )
    if is_placeholder(words):
        return Stated(None, 0, len(words))
    if fact == "boarding":
        return _state_boarding(words, start)
    if fact == "passengers":
        return _state_passengers(words)
    value, trouble = _READERS[fact](one_line(words, _VALUE_LENGTH))
    return Stated(value, 0, len(words), trouble)


def is_placeholder(words: str) -> bool:
    """Whether words leave a fact open ("TBD", "?", nothing at all)."""
    return bool(_PLACEHOLDER.fullmatch(one_line(words, _VALUE_LENGTH)))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repeats, in order, each as it was first written."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())


def states_headcount(words: str) -> bool:
    """Whether the words after "Guests:" are a number of people ("4", "4 pax", "TBD pax") and no name."""
    return bool(_HEADCOUNT.fullmatch(words))


def number_of(word: str) -> int | None:
    """The number that digits or an English number word state, None for "TBD"."""
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word.lower())


def _state_boarding(words: str, start: time | None) -> Stated:
    found = find_time(words)
    if found is None:
        return Stated(
            None, 0, len(words), tr("Boarding “{text}” is no time of day.", text=one_line(words, 40))
        )
    return Stated(found.resolve(start), found.begin, found.end)


def _state_passengers(words: str) -> Stated:
    found = _COUNT.match(words)
    if found is None or re.search(r"[0-9]", found["rest"]):
        return Stated(None, 0, len(words), tr("Passengers “{text}” is no number.", text=one_line(words, 40)))
    return Stated(number_of(found["number"]), *found.span("number"))


def _read_captain(line: str) -> tuple[FactValue, str]:
    if ":" in line:
        return None, tr("Captain “{text}” is no name.", text=one_line(line, 40))
    names = _split(line)
    more = tr("The captain's line names {n} people; the first one counts.", n=len(names)) if names[1:] else ""
    return names[0] if names else None, more


def _read_crew(line: str) -> tuple[FactValue, str]:
    if ":" in line:
        return None, tr("Crew “{text}” is no list of names.", text=one_line(line, 40))
    return _split(line) or None, ""


def _split(line: str) -> tuple[str, ...]:
    parts = (one_line(part, _NAME_LENGTH) for part in _NAME_SEPARATOR.split(line))
    return unique(part for part in parts if not is_placeholder(part))


def _read_name(line: str) -> tuple[FactValue, str]:
    return one_line(line, _NAME_LENGTH), ""


def _read_email(line: str) -> tuple[FactValue, str]:
    found = _ADDRESS.findall(line)
    if len(found) != 1 or len(found[0]) > 254:
        return None, tr("E-mail “{text}” is no address.", text=one_line(line, 40))
    return str(found[0]), ""


def _read_phone(line: str) -> tuple[FactValue, str]:
    return to_stored(line), "" if to_e164(line) else tr(
        "Phone “{text}” is no phone number.", text=one_line(line, 40)
    )


def _read_code(line: str) -> tuple[FactValue, str]:
    found = _CODE.fullmatch(line)
    return (found[1], "") if found else (None, f"“{one_line(line, 40)}” is no booking or photo code.")


def _read_answer(line: str) -> tuple[FactValue, str]:
    answer = _ANSWERS.get(line.lower().rstrip(".!"))
    return answer, "" if answer is not None else tr(
        "Charter “{text}” is neither yes nor no.", text=one_line(line, 40)
    )


_READERS: Final[Mapping[str, Callable[[str], tuple[FactValue, str]]]] = {
    "captain": _read_captain,
    "crew": _read_crew,
    "guest_name": _read_name,
    "guest_email": _read_email,
    "guest_phone": _read_phone,
    "boat": _read_name,
    "booking_id": _read_code,
    "photo_upload_code": _read_code,
    "is_charter": _read_answer,
}


def _plain(fact: str, value: FactValue) -> FactValue:
    """A value of the right type with single spaces, not yet checked against what a line can say."""
    if is_empty(value):
        return None
    if type(value) is not _TYPES.get(fact, str):
        raise _bad(tr("{fact} cannot be given as {kind}.", fact=tr(FACTS[fact]), kind=type(value).__name__))
    if isinstance(value, time):
        return time(value.hour, value.minute)
    if isinstance(value, tuple):
        return unique(cleaned for name in value if (cleaned := one_line(name, _VALUE_LENGTH)))
    if not isinstance(value, str):
        return value
    if fact == "notes":
        return "\n".join(one_line(line, len(line) + 1) for line in value.splitlines()).strip("\n")
    line = one_line(value, _VALUE_LENGTH)
    if fact == "guest_phone":
        return to_stored(line)
    return line.removeprefix("#") if fact in ("booking_id", "photo_upload_code") else line


def _bad(what: str) -> BadInput:
    return BadInput(
        what,
        unchanged=tr("The description is as it was."),
        remedy=tr("Use other words: one name or value, on one line."),
    )
