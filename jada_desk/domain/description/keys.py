"""The keys of `Key: value` lines, and the places in running text, that state a fact."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jada_desk.domain.boarding import time_at
from jada_desk.domain.description.facts import NUMBER, UNIT

_SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "captain": (
        "captain",
        "capt",
        "capt.",
        "cpt",
        "skipper",
        "captain's",
        "captain's name",
        "captain name",
    ),
    "crew": (
        "crew",
        "crew member",
        "crew members",
        "first mate",
        "1st mate",
        "second mate",
        "mate",
        "mates",
        "deckhand",
        "deckhands",
        "deck hand",
        "deck hands",
    ),
    "boarding": (
        "boarding",
        "board",
        "boarding time",
        "board time",
        "board at",
        "boarding at",
        "arrive",
        "arrive by",
        "arrive at",
        "arrival",
        "arrival time",
        "dock time",
        "at the dock by",
        "be at the dock",
        "be at the dock by",
        "be at the dock at",
        "check-in",
        "check-in time",
        "checkin",
    ),
    "guest_name": (
        "guest",
        "guests",
        "guest name",
        "client",
        "client name",
        "customer",
        "customer name",
        "booked by",
        "name",
        "renter",
    ),
    "guest_email": (
        "email",
        "e-mail",
        "email address",
        "e-mail address",
        "guest email",
        "guest e-mail",
        "mail",
    ),
    "guest_phone": (
        "phone",
        "tel",
        "tel.",
        "telephone",
        "cell",
        "mobile",
        "phone number",
        "cell phone",
        "mobile phone",
        "guest phone",
        "phone no.",
    ),
    "passengers": (
        "passengers",
        "passenger",
        "pax",
        "party",
        "party of",
        "party size",
        "headcount",
        "head count",
        "group",
        "group size",
        "number of guests",
        "number of passengers",
        "guest count",
        "of guests",
        "of passengers",
    ),
    "boat": (
        "boat",
        "vessel",
        "boat name",
        "vessel name",
    ),
    "booking_id": (
        "booking",
        "booking id",
        "booking code",
        "booking number",
        "booking no.",
        "confirmation",
        "confirmation code",
        "confirmation number",
        "confirmation no.",
        "boatsetter id",
        "boatsetter",
        "reservation",
        "reservation id",
    ),
    "photo_upload_code": (
        "photo code",
        "photos",
        "photo upload code",
        "photo upload",
        "photos code",
    ),
    "notes": (
        "notes",
        "note",
    ),
    "is_charter": (
        "charter",
        "is charter",
        "is a charter",
    ),
}
# "Guests: 4" counts people, "Guests: Quinn" names one of them.
HEADCOUNT_KEYS: Final = frozenset({"guest", "guests"})


def _folded(key: str) -> str:
    """A key without case, spaces, hyphens, dots and apostrophes."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def _plain(key: str) -> str:
    """A key without case, as a keyboard writes its hyphens and apostrophes, with one space where up to three stand."""
    return re.sub(r"[\s\u00a0]{1,3}", " ", key.lower()).translate(_KEYBOARD)


_KEYBOARD: Final = str.maketrans("\u2010\u2011\u2019", "--'")
_FACT_OF: Final = {_folded(key): fact for fact, keys in _SPELLINGS.items() for key in keys}
# With hyphens also left out, or a space in their place.
_KEYS: Final = frozenset(
    key.replace("-", hyphen) for keys in _SPELLINGS.values() for key in keys for hyphen in ("-", " ", "")
)
_KEY_LINE: Final = re.compile(
    # Bullets, numbers and pictures before the key; a dash parts key and value only between spaces.
    r"[\W_]*+(?:[0-9]{1,2}[.)]\s)?(?P<key>(?a:[a-z0-9][-a-z0-9.'\u2010\u2011\u2019\s\u00a0]{1,29}?))"
    r"\s{0,4}(?:[:=\uff1a]|(?<=\s)[-\u2013\u2014](?=\s|$))",
    re.IGNORECASE,
)
_TO_THE_DOCK: Final = r"(?:\s{1,3}(?:at|to)\s{1,3}(?:the\s{1,3})?(?:dock|boat|marina|pier|slip))?"
_BOARDING: Final = re.compile(
    rf"\b(?:arriv(?:e|ing){_TO_THE_DOCK}(?:\s{{1,3}}(?:by|at|before))?"
    r"|be\s{1,3}(?:there|here|aboard|on\s{1,3}board|(?:at|on)\s{1,3}(?:the\s{1,3})?(?:dock|boat|marina|pier|slip))"
    r"\s{1,3}(?:by|at|before)"
    rf"|meet{_TO_THE_DOCK}\s{{1,3}}(?:by|at)"
    r"|(?:check[- ]?in|board|boarding|arrival|dock\s{1,3}time)(?:\s{1,3}time)?(?:\s{1,3}(?:is|starts))?"
    r"(?:\s{1,3}(?:at|by|from))?)"
    r"\s{1,3}(?:(?:about|around)\s{1,3}|~\s{0,2})?(?P<open>tbd\b)?",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(
    rf"\b(?:party|group)\s{{1,3}}of\s{{1,3}}{NUMBER}(?!\s?[-\u2013/]\s?[0-9]|[.,][0-9])", re.IGNORECASE
)
_COUNT_LINE: Final = re.compile(rf"[\W_]*(?P<number>[0-9]{{1,3}}|tbd)\s{{0,2}}{UNIT}[\W_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A `Key: value` line: the fact, the key folded, and where the words after the key stand.

    When there are none, `begin == end` is where they would stand, and `lead` is the space they would need
    before them.
    """

    fact: str
    key: str
    begin: int
    end: int
    lead: str = ""


def key_line(shown: str) -> KeyLine | None:
    """The `Key: value` line that a shown line is, None when it is none."""
    match = _KEY_LINE.match(shown)
    if match is None or _plain(match["key"]) not in _KEYS:
        return None
    key = _folded(match["key"])
    words = shown[match.end() :].strip()
    if words:
        begin = shown.index(words, match.end())
        return KeyLine(_FACT_OF[key], key, begin, begin + len(words))
    has_space = match.end() < len(shown)
    begin = match.end() + has_space
    return KeyLine(_FACT_OF[key], key, begin, begin, "" if has_space else " ")


def mentions(shown: str) -> Iterator[tuple[str, int, int]]:
    """Where running text states boarding or passengers: the fact, begin and end of the time or number.

    "TBD" in such a place is found too.
    """
    for match in _BOARDING.finditer(shown):
        if match["open"]:
            yield "boarding", *match.span("open")
        elif found := time_at(shown, match.end()):
            yield "boarding", found.begin, found.end
    for match in _PARTY.finditer(shown):
        yield "passengers", *match.span("number")
    if count := _COUNT_LINE.fullmatch(shown):
        yield "passengers", *count.span("number")
