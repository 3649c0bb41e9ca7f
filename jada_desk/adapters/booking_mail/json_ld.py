"""Reservations in a mail's schema.org JSON-LD (https://schema.org/Reservation)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Final

from jada_desk.domain.plain_text import one_line

_LONGEST: Final = 100_000
_MOST_NODES: Final = 2_000
# Of events, trips and rentals, in the order of their worth.
_STARTS: Final = ("startDate", "departureTime", "startTime", "pickupTime", "checkinTime")


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who a reservation is for (`underName`), its number, and its day in the zone asked for (None when not told)."""

    name: str
    phone: str
    email: str
    number: str
    day: date | None


def read_reservations(blocks: Iterable[str], zone: tzinfo | None) -> tuple[Reservation, ...]:
    """Every reservation in the blocks that names a person; what is no JSON is left out."""
    found = []
    for block in blocks:
        try:
            data = json.loads(block[:_LONGEST])
        except (ValueError, RecursionError):
            continue
        found += [_reservation(node, person, zone) for node in _nodes(data) if (person := _person(node))]
    return tuple(found)


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    pending = [data]
    for _ in range(_MOST_NODES):
        if not pending:
            return
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending += node.values()
        elif isinstance(node, list):
            pending += node


def _person(node: dict[str, Any]) -> dict[str, Any]:
    """Whom a node is for, the first of several; {} when it names nobody."""
    given = node.get("underName")
    person = next(iter(given), None) if isinstance(given, list) else given
    return person if isinstance(person, dict) else {}


def _reservation(node: dict[str, Any], person: dict[str, Any], zone: tzinfo | None) -> Reservation:
    event = node.get("reservationFor")
    start = next(
        (
            place[key]
            for place in (event, node)
            if isinstance(place, dict)
            for key in _STARTS
            if place.get(key)
        ),
        "",
    )
    number = node.get("reservationNumber") or node.get("reservationId") or ""
    return Reservation(
        name=_text(person.get("name"))
        or f"{_text(person.get('givenName'))} {_text(person.get('familyName'))}".strip(),
        phone=_text(person.get("telephone")),
        email=_text(person.get("email")),
        number=_text(number),
        day=_day(_text(start), zone),
    )


def _text(value: object) -> str:
    return one_line(str(value)) if isinstance(value, str | int) else ""


def _day(text: str, zone: tzinfo | None) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()
