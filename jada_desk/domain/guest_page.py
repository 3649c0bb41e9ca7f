"""What a guest's page says, and which part of a guest's name may be on it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final
from unicodedata import category, name, normalize

from jada_desk.domain.language import Language
from jada_desk.domain.plain_text import JOINERS, one_line


def calendar_uid(event_id: str) -> str:
    """The UID under which all calendar files of a charter go; it does not tell the event's id."""
    return f"{sha256(event_id.encode()).hexdigest()[:20]}@charter"


@dataclass(frozen=True, slots=True)
class GuestPage:
    """The facts of one guest page; the same facts give the same bytes.

    `boarding` (None when nobody said), `start` and `end` are aware and in the tenant's zone, as is
    `updated_at`, the moment of the last edit that a guest can see. `captain` is "" when open; `crew` is
    without the captain. `phone` and `email` are the operation's, never a guest's. Addresses that are not
    http(s) are not linked; empty texts are left out. `calendar_uid` is the one under which every calendar
    file of this charter goes, `calendar_file` the address of the page's own, relative to the page: a real file,
    because Chrome on an iPhone opens none from a `data:` address
    (https://github.com/add2cal/add-to-calendar-button/issues/144).

    `is_held` while it is on hold for weather: the times stand, and the guest is asked to wait for word.

    The event's title is not here, for people write last names into it. Nor is the waiver's state: a signature
    must not change a published page, and a state printed on a static page is soon untrue.
    """

    tenant_name: str
    guest_name: str
    day: date
    start: datetime
    end: datetime
    boarding: datetime | None
    duration_minutes: int
    boat: str
    captain: str
    crew: tuple[str, ...]
    place: str
    place_url: str
    waiver_url: str
    photo_code: str
    photo_url: str
    phone: str
    email: str
    calendar_uid: str
    updated_at: datetime
    calendar_file: str = ""
    language: Language = Language.ENGLISH
    is_held: bool = False


_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "capt", "captain", "señor", "señora"}
)
_GROUPS: Final = frozenset({"family", "party", "group", "wedding", "booking", "team", "inc", "llc", "ltd"})
# In these scripts a name is written family name first.
_FAMILY_FIRST: Final = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_INSIDE: Final = "'\u2019\u02bc\u00b7\u30fb-"
_LONGEST: Final = 30


def first_name(full_name: str) -> str:
    """The guest's first name alone, for a page that anybody may open; "" when it cannot be told.

    "Quinn Parker" and "Parker, Quinn" give "Quinn". One word is taken for a first name, except after "Mr." or
    "Dr.", before "family" or "party", and when Chinese characters or Hangul stand unspaced, where the family
    name comes first. Spaced names of those scripts give the last word. What holds digits, @ or markup is no
    name.
    """
    last, comma, first = one_line(normalize("NFC", full_name)).partition(",")
    words = [word for word in map(_trim, (first if comma and first.strip() else last).split()) if word]
    if any(word.casefold() in _GROUPS for word in words[1:]):
        return ""
    after_title = bool(words) and words[0].casefold() in _TITLES
    words = words[1:] if after_title else words
    if not words or (after_title and len(words) == 1):
        return ""
    chosen = words[0]
    if name(chosen[0], "").startswith(_FAMILY_FIRST):
        kana = all(name(one, "").startswith(("HIRAGANA", "KATAKANA")) for one in chosen)
        if len(words) == 1 and not kana:
            return ""
        chosen = words[-1]
    return chosen if len(chosen) <= _LONGEST and all(map(_is_name_letter, chosen)) else ""


def _trim(word: str) -> str:
    """A word without the punctuation and pictures around it."""
    while word and category(word[0])[0] not in "LN":
        word = word[1:]
    while word and category(word[-1])[0] not in "LNM":
        word = word[:-1]
    return word


def _is_name_letter(character: str) -> bool:
    return category(character)[0] in "LM" or character in _INSIDE or character in JOINERS
