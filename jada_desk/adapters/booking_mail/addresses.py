"""Mail addresses in text: which of them may be a guest's."""

import re
from collections.abc import Sequence
from typing import Final

_ADDRESS: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MARKETPLACES: Final = (
    "boatsetter.com",
    "getmyboat.com",
    "fareharbor.com",
    "clickandboat.com",
    "samboat.com",
    "boatsy.com",
    "airbnb.com",
    "viator.com",
    "tripadvisor.com",
    "peek.com",
    "xola.com",
    "google.com",
)
_MACHINE: Final = re.compile(
    r"^(no-?reply|do-?not-?reply|donotreply|notifications?|mailer-daemon|postmaster|bounces?|support|help|info|billing"
    r"|bookings?|reservations?|hello|team|news|newsletter|alerts?|automated?)\b|[-_.+](no-?reply|bounces?|reply)\b",
    re.I,
)
_LABEL: Final = re.compile(r"\b(e-?mails?|correo|contact|reach|write|renter|guest|customer|client)\b", re.I)
_BRIEFLY: Final = re.compile(r"\W*(?:\w{1,12}\s*[:\uff1a\t]\W*)?")
_OTHERS: Final = re.compile(r"\b(owner|captain|host|crew|support|questions|unsubscribe|sent to|help)\b", re.I)


def is_address(text: str) -> bool:
    """Whether a text is one address and nothing besides."""
    return bool(_ADDRESS.fullmatch(text))


def is_guest_address(address: str, not_guests: frozenset[str]) -> bool:
    """Whether an address may be a guest's: no marketplace's, no machine's, none of `not_guests` (lower case)."""
    local, _, domain = address.lower().rpartition("@")
    marketplace = any(domain == one or domain.endswith(f".{one}") for one in _MARKETPLACES)
    return not marketplace and not _MACHINE.search(local) and address.lower() not in not_guests


def find_addresses(
    lines: Sequence[str], not_guests: frozenset[str], beside: Sequence[int] = ()
) -> tuple[tuple[str, int], ...]:
    """The addresses that may be the guest's, with the line's place, each once.

    A word on their line, or above it, calls them somebody's e-mail; or they stand alone, or after one short word, in
    the line before or after one of `beside`, where the guest's number is.
    """
    found: dict[str, tuple[str, int]] = {}
    for place, line in enumerate(lines):
        if "@" not in line:
            continue
        is_beside = place - 1 in beside or place + 1 in beside
        for match in _ADDRESS.finditer(line):
            before = line[: match.start()] or (lines[place - 1] if place else "")
            address = match[0].strip("'.").lower()
            is_alone = bool(_BRIEFLY.fullmatch(line[: match.start()])) and not line[match.end() :].strip(
                " <>."
            )
            is_told = bool(_LABEL.search(before)) or (is_beside and is_alone)
            if is_told and not _OTHERS.search(before) and is_guest_address(address, not_guests):
                found.setdefault(address, (address, place))
    return tuple(found.values())
