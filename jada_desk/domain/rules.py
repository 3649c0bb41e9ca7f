"""Why a person should not, or may not, sail on a charter, and what the law says of the charter itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from jada_desk.domain.charter import Charter, CharterType
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Slot
from jada_desk.domain.fleet import Boat
from jada_desk.domain.when import say_date, say_day, say_span


class Severity(StrEnum):
    """BLOCK: the person may not do this job at all. WARN: the dispatcher may go on, and is told why not."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence against an assignment or about a charter; `rule` cites where it comes from, "" for common
    sense.

    `code` is stable: "double-booked", "turnaround", "day-off", "licence", "not-captain", "bareboat",
    "inactive", "capacity", "out-of-service", "boat-taken".
    """

    code: str
    severity: Severity
    text: str
    rule: str = ""


def reasons(
    person: str,
    slot: Slot,
    charter: Charter,
    *,
    charters: Iterable[Charter],
    directory: Directory,
    boat: Boat | None,
    turnaround: timedelta,
) -> tuple[Reason, ...]:
    """Everything that speaks against `person` in `slot` of `charter`, blocks first; empty when nothing does.

    `charters` are all charters as they are wanted (the one in question may be among them). The validity of a
    licence is that of the sailing date.
    """
    if charter.is_cancelled:
        return ()
    member = directory.find(person)
    found: list[Reason] = []
    if boat and boat.charter_type is CharterType.BAREBOAT:
        found.append(
            Reason(
                "bareboat",
                Severity.BLOCK,
                f"{boat.name} is a bareboat: the charterer chooses captain and crew, the desk may not.",
                "46 USC 2101: a bareboat charter must not come with the owner's crew",
            )
        )
    if slot.kind == "captain" and member and not member.is_captain:
        found.append(Reason("not-captain", Severity.BLOCK, f"{member.name} is not a captain."))
    if member and not member.active:
        found.append(Reason("inactive", Severity.WARN, f"{member.name} is no longer in the active crew."))
    if slot.kind == "captain" and member and member.licence_expires and member.licence_expires < charter.day:
        expired = say_date(member.licence_expires, with_year=True)
        found.append(
            Reason(
                "licence",
                Severity.WARN,
                f"{member.name}'s licence expired on {expired}, before this charter.",
                "46 CFR 15.401: a valid credential is needed on the day of sailing",
            )
        )
    if member and charter.day in member.days_off:
        found.append(Reason("day-off", Severity.WARN, f"{member.name} has {say_day(charter.day)} off."))
    found.extend(_clashes(person, charter, charters, turnaround))
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.BLOCK))


def _clashes(
    person: str, charter: Charter, charters: Iterable[Charter], turnaround: timedelta
) -> Iterable[Reason]:
    for other in charters:
        if other.event_id == charter.event_id or other.is_cancelled or person not in other.people:
            continue
        if other.start < charter.end and charter.start < other.end:
            yield Reason(
                "double-booked",
                Severity.WARN,
                f"{person} is on {other.title} then ({say_span(other.start, other.end)}, {other.boat}).",
            )
            continue
        gap = max(charter.start - other.end, other.start - charter.end)
        if gap < turnaround:
            missing = int((turnaround - gap).total_seconds() // 60)
            yield Reason(
                "turnaround",
                Severity.WARN,
                f"{missing} min too little between this and {other.title} for {person}.",
            )


def charter_reasons(
    charter: Charter, boat: Boat | None, charters: Iterable[Charter] = ()
) -> tuple[Reason, ...]:
    """What the law, the boat's state and the boat's other `charters` say of a charter, whoever sails it."""
    if boat is None or charter.is_cancelled:
        return ()
    found: list[Reason] = [
        Reason(
            "boat-taken",
            Severity.WARN,
            f"{boat.name} sails {other.title} then ({say_span(other.start, other.end)}).",
        )
        for other in charters
        if other.event_id != charter.event_id
        and not other.is_cancelled
        and other.boat == charter.boat
        and other.start < charter.end
        and charter.start < other.end
    ]
    if boat.out_of_service:
        found.append(
            Reason("out-of-service", Severity.WARN, f"{boat.name} is out of service: {boat.out_of_service}.")
        )
    if charter.passengers is not None and charter.passengers > boat.capacity:
        found.append(
            Reason(
                "capacity",
                Severity.WARN,
                f"{charter.passengers} passengers; {boat.name} may take {boat.capacity}.",
                _CAPACITY_RULES[boat.charter_type],
            )
        )
    return tuple(found)


_CAPACITY_RULES = {
    CharterType.UNINSPECTED: "46 USC 2101: an uninspected passenger vessel under 100 GT takes at most 6",
    CharterType.INSPECTED: "the boat's Certificate of Inspection",
    CharterType.BAREBOAT: "46 USC 2101: a bareboat charter takes at most 12 passengers beside the charterer",
}
