"""What an event's title and place say: the guest, how many come, which boat, whether it is a charter."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from jada_desk.domain.description.facts import is_placeholder
from jada_desk.domain.plain_text import one_line

_OTHER_WORDS: Final = re.compile(
    r"\b(?:haul(?:ed)?[- ]?out|meetings?|maintenance|survey|days? off|vacation|training|hold|repairs?"
    r"|time off|inspection|committee|drill|out of service|closed)\b",
    re.IGNORECASE,
)
_CHARTER_WORDS: Final = re.compile(
    r"\b(?:charter|cruise|sail|sailing|sunset|sunrise|morning|afternoon|evening|booking|boatsetter|getmyboat|pax"
    r"|guests?|party of|tour)\b",
    re.IGNORECASE,
)
# Words of a title that are no part of a guest's name.
_COMMON_WORDS: Final = frozenset(
    re.findall(
        r"\S+",
        "charter charters private public shared cruise sail sailing sunset sunrise morning afternoon evening "
        "midday booking booked boatsetter getmyboat tour trip party birthday anniversary wedding proposal "
        "bachelorette bachelor corporate hold confirmed tentative pending paid guest guests client for with "
        "the of on at a and & half full day hour hours hr hrs pax whale watching ",
    )
)
_TITLE_COUNT: Final = re.compile(
    r"\b(?:party of\s{1,3}([0-9]{1,3})|([0-9]{1,3})\s?(?:pax|passengers|guests|people|ppl))\b", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS: Final = re.compile(r"\s[-\u2013\u2014|@/]\s|[:|]")
_NUMBER_WORD: Final = re.compile(r"[0-9][0-9:.]*(?:h|hrs?|am|pm)?", re.IGNORECASE)


def tells_other(title: str) -> bool:
    """Whether a title tells of work or time off ("Haul-out", "Crew meeting") and not of a charter."""
    return bool(_OTHER_WORDS.search(title))


def tells_charter(title: str) -> bool:
    """Whether a title has a word that charters have ("Sunset", "cruise", "4 pax")."""
    return bool(_CHARTER_WORDS.search(title))


def title_guest(title: str, boats: Sequence[str]) -> str:
    """The guest in a title: "Quinn" of "Quinn Sunset", "Priya" of "Charter - Priya Morning (4 pax)"."""
    other = _OTHER_WORDS.search(title)
    if other and other[0].lower() != "hold" and not tells_charter(title):
        return ""
    plain = _BRACKETS.sub(" ", _TITLE_COUNT.sub(" ", title))
    for name in boats:
        plain = _boat_pattern(name).sub(" - ", plain)
    for part in _PARTS.split(plain):
        words = [word.strip('.,;!?"“”#*') for word in part.split()]
        if kept := [word for word in words if _is_name(word)]:
            return one_line(re.sub(r"['’]s$", "", " ".join(_with_joints(words, kept))), 80)
    return ""


def _is_name(word: str) -> bool:
    is_common = word.lower() in _COMMON_WORDS or _NUMBER_WORD.fullmatch(word) or is_placeholder(word)
    return not is_common and any(one.isalnum() for one in word)


def _with_joints(words: Sequence[str], kept: Sequence[str]) -> list[str]:
    """The words from the first to the last kept one, with the "&" or "and" between two names."""
    first, last = words.index(kept[0]), len(words) - 1 - words[::-1].index(kept[-1])
    return [word for word in words[first : last + 1] if word in kept or word.lower() in ("&", "and")]


def title_passengers(title: str) -> int | None:
    found = _TITLE_COUNT.search(title)
    return int(found[1] or found[2]) if found else None


def find_boat(text: str, names: Sequence[str]) -> tuple[str, int, int] | None:
    """The boat that a text names first (the longest name there): its name and where it stands."""
    found = [
        (match.start(), -match.end(), name)
        for name in names
        if name and (match := _boat_pattern(name).search(text))
    ]
    if not found:
        return None
    begin, end, name = min(found)
    return name, begin, -end


# The same few boats are looked for in every event.
@lru_cache(256)
def _boat_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
