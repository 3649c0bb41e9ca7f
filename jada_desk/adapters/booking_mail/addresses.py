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
_OTHERS: Final = re.compile(r"\b(owner|captain|host|crew|support|questions|unsubscribe|sent to|help)\b", re.I)


def is_guest_address(address: str, not_guests: frozenset[str]) -> bool:
    """Whether an address may be a guest's: no marketplace's, no machine's, none of `not_guests` (lower case)."""
    local, _, domain = address.lower().rpartition("@")
    marketplace = any(domain == one or domain.endswith(f".{one}") for one in _MARKETPLACES)
    return not marketplace and not _MACHINE.search(local) and address.lower() not in not_guests


def find_addresses(lines: Sequence[str], not_guests: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """The addresses that a word on their line calls somebody's e-mail, with the line's place, each once."""
    found: dict[str, tuple[str, int]] = {}
    for place, line in enumerate(lines):
        if "@" not in line:
            continue
        for match in _ADDRESS.finditer(line):
            before = line[: match.start()] or (lines[place - 1] if place else "")
            address = match[0].strip("'.").lower()
            if _LABEL.search(before) and not _OTHERS.search(before) and is_guest_address(address, not_guests):
                found.setdefault(address, (address, place))
    return tuple(found.values())
