"""Telephone numbers in lines of text: which of them may be a guest's, and which never are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from phonenumbers import (
    Leniency,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
    format_number,
    number_type,
)

from jada_desk.domain.phone import to_stored

# Where numbers without a country code are at home.
_REGION: Final = "US"
_MOST_NUMBERS: Final = 40
_SUPPORT: Final = frozenset({"+1-305-600-5435"})  # Boatsetter's own
_NEVER_A_PERSON: Final = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.PAGER,
    }
)
_SEVEN_DIGITS: Final = re.compile(r"\d(?:\D{0,4}\d){6}")
_LINK: Final = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.)\S+|[\w.+-]{1,64}@\S+", re.I)
_GUEST: Final = re.compile(
    r"\b(renter|guest|customer|client|travell?er|charterer|booked by|booker|lead passenger|huésped|cliente)\b(?!s)",
    re.I,
)
_OTHERS: Final = re.compile(
    r"\b(owner|captain|skipper|host|crew|(?:first )?mate|deckhand|operator|support|customer (service|care)|help"
    r"|questions\?|concierge|hotline|emergency|marina|harbou?r ?master|dock ?master|coast guard|police"
    r"|hotel|provider|supplier|vendor|organi[sz]er|taxi|shuttle|parking|towing|insurance|restaurant|caterer|broker|agency|agent|affiliate|boatsetter"
    r"|getmyboat|fareharbor|call us|text us|contact us|reach us|our (number|phone|team)|viewing|unsubscribe"
    r"|kapit(?:ä|a)n\w*|capit(?:aine|án|ano|ão)|eigentümer|propriétaire|propietario|капитан|владелец)\b"
    r"|船長|船长|선장|قبطان|オーナー|サポート",
    re.I,
)
# A kind of number that nobody is called at from a dock; it says nothing about the numbers after it.
_KIND: Final = re.compile(r"\b(fax|office)\b", re.I)
_KIND_AFTER: Final = re.compile(r"\s*\((fax|office)\b", re.I)
# Somebody else's, whatever word for a guest stands beside it: "emergency contact of the renter".
_NEVER: Final = re.compile(r"\bemergency\b|^\W*your\b|\byour (?:own )?(?:number|phone|cell|mobile)\b", re.I)
_PHONE_WORD: Final = re.compile(
    r"\b(phone|telephone|tel|cell|mobile|whatsapp|number is|call (me|him|her|them)|text (me|him|her|them)|reach"
    r"|tel[eé]fono|telefon[eo]?|telefonnummer|téléphone|portable|celular|cellulare|m[oó]vil|mobil|mobiel|handy|call"
    r"|sms|gsm|телефон|тел|моб|τηλέφωνο|κινητό|טלפון|נייד|هاتف|جوال|الهاتف|फ़ोन|điện thoại)\b"
    r"|電話|携帯|电话|手机|手機|전화|휴대폰|โทร",
    re.I,
)
_REFERENCE: Final = re.compile(
    r"(\b(order|booking|confirmation|reservation|reference|ref|invoice|id|transaction|receipt|account|acct|card|code|pin"
    r"|ticket|case|tracking|listing|mmsi|hull|vessel|registration)\b\W{0,3}(\b(number|no|nr|id|code)\b)?|[#№])\W{0,4}$",
    re.I,
)
# "x6195550001"; a plus is where a number begins, whatever stands before it: "US+1 619 ...".
_INSIDE: Final = re.compile(r"[\w=&%@_][^+]$")
# As most of the world dials what is written "+".
_ABROAD: Final = re.compile(r"(?<![\w+.-])00(?=[1-9]\d[\d .()-]{7})")
_FIRST_PERSON: Final = re.compile(r"\b(my|mine|me|us|our)\b", re.I)
_THIRD_PERSON: Final = re.compile(r"\b(his|her|hers|him|their|them)\b", re.I)
_HEADING: Final = 60
# A label may stand on a line of its own, above its number.
_LABEL_ALONE: Final = re.compile(r"[^:\d]{1,40}:?$")


def is_others(text: str) -> bool:
    """Whether the words are about somebody other than the guest: the owner, the crew, who helps."""
    return bool(_OTHERS.search(text))


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """One number in the stored form; `raw` as written in `lines[line]`; `labelled` when a word says whose it is."""

    phone: str
    raw: str
    line: int
    labelled: bool


class Writer(Enum):
    """Who wrote the lines: a marketplace or the guest; another person; who sent a mail on."""

    TRUSTED = auto()
    SOMEBODY = auto()
    FORWARDER = auto()


class TooManyNumbers(Exception):
    """A list of numbers, no booking mail."""


def find_numbers(
    lines: Sequence[str],
    own_numbers: frozenset[str],
    *,
    by_section: bool = True,
    writer: Writer = Writer.TRUSTED,
) -> tuple[FoundNumber, ...]:
    """The numbers that may be a guest's, each once, the labelled place of it before another.

    Never one of `own_numbers`, of a marketplace, of an owner or crew member; never one inside a link, an address or a
    reference number. With `by_section` a line like "Owner: Pat" makes the numbers below it theirs, until the next
    person's. Where somebody else than the guest writes, a number called "mine" is theirs, and in a note above a
    forwarded mail every number is that no word gives to the guest. Raises TooManyNumbers past forty.
    """
    own = {to_stored(number) for number in own_numbers} | _SUPPORT
    found: dict[str, FoundNumber] = {}
    is_theirs = False
    for place, line in enumerate(lines):
        if by_section and len(line) <= _HEADING:
            head = line[:25]
            is_theirs = bool(_OTHERS.search(head)) or (is_theirs and not _GUEST.search(head))
        for number in _in_line(lines, place, is_theirs, writer):
            known = found.get(number.phone)
            if number.phone not in own and (known is None or (number.labelled and not known.labelled)):
                found[number.phone] = number
        if len(found) > _MOST_NUMBERS:
            raise TooManyNumbers
    return tuple(sorted(found.values(), key=lambda one: not one.labelled))


def _in_line(lines: Sequence[str], place: int, is_theirs: bool, writer: Writer) -> Iterator[FoundNumber]:
    line = _ABROAD.sub(" +", _LINK.sub(lambda link: " " * len(link[0]), lines[place]))
    if not _SEVEN_DIGITS.search(line):
        return
    end = 0
    for match in PhoneNumberMatcher(line, _REGION, leniency=Leniency.VALID, max_tries=200):
        before = line[end : match.start]
        end = match.end
        if match.start < 4 and place and _LABEL_ALONE.match(lines[place - 1]):
            before = lines[place - 1]
        guest, others = _last(_GUEST, before), max(_last(_OTHERS, before), _last(_KIND, before))
        is_guests = guest > others
        third = _last(_THIRD_PERSON, before)
        if writer is Writer.SOMEBODY and _last(_FIRST_PERSON, before) > max(guest, third):
            continue
        if writer is Writer.FORWARDER and not is_guests and third < 0:
            continue
        if _NEVER.search(before) or _KIND_AFTER.match(line[end:]):
            continue
        if not is_guests and (is_theirs or others >= 0 or _OTHERS.search(line[end : end + 20])):
            continue
        labelled = is_guests or bool(_PHONE_WORD.search(before))
        if _is_person(match.number) and not _is_reference(line, match.start, match.end, before, labelled):
            begin = match.start - line.startswith(" +", match.start - 1)
            raw = lines[place][begin : match.end].strip()
            yield FoundNumber(_stored(match.number), raw, place, labelled)


def _last(words: re.Pattern[str], text: str) -> int:
    """Where the last of the words stands in the text, -1 when none does: the nearest says whose a number is."""
    return max((match.start() for match in words.finditer(text)), default=-1)


def _is_person(number: PhoneNumber) -> bool:
    return number_type(number) not in _NEVER_A_PERSON


def _is_reference(line: str, start: int, end: int, before: str, labelled: bool) -> bool:
    """Whether the digits are rather an order's: after such a word, inside a longer token, or bare and unexplained."""
    if _REFERENCE.search(before) or re.match(r"[\w=@]", line[end:]) or _INSIDE.search(line[: start + 1]):
        return True
    return line[start:end].isdigit() and not labelled


def _stored(number: PhoneNumber) -> str:
    return to_stored(format_number(number, PhoneNumberFormat.E164))
