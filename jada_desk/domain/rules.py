"""Why a person should not, or may not, sail on a charter, and what the law says of the charter itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from jada_desk.domain.charter import Charter, CharterType
from jada_desk.domain.charter_status import LONGEST_REASON
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft, Slot, apply_draft, drop_overrides, override, seated
from jada_desk.domain.errors import BadInput
from jada_desk.domain.fleet import Boat
from jada_desk.domain.override import Override
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.sailings import Sailings, sort_sailings
from jada_desk.domain.translation import tr, tr_later
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
    "inactive", "capacity", "out-of-service", "boat-taken". `about` are the facts behind it: who goes ahead against a
    warning goes ahead against these, and no others. `other` is the charter that this one clashes with, "" for none;
    that one has the same warning about the same facts.
    """

    code: str
    severity: Severity
    text: str
    rule: str = ""
    about: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that the dispatcher goes ahead against, and why."""

    reason: Reason
    because: str

    @property
    def text(self) -> str:
        return tr("{warning} Overridden: {because}", warning=self.reason.text, because=self.because)


def weigh(
    found: Iterable[Reason], person: str, overrides: Iterable[Override]
) -> tuple[tuple[Reason, ...], tuple[Accepted, ...]]:
    """What stands against `person` ("" for the charter itself), and what somebody goes ahead against."""
    said = {one.warning: one.reason for one in overrides}
    standing: list[Reason] = []
    accepted: list[Accepted] = []
    for one in found:
        because = said.get((person, one.code, one.about), "")
        if because and one.severity is Severity.WARN:
            accepted.append(Accepted(one, because))
        else:
            standing.append(one)
    return tuple(standing), tuple(accepted)


def go_ahead(draft: Draft, event_id: str, person: str, against: Reason, because: str, at: datetime) -> Draft:
    """Keep why the dispatcher goes ahead against a warning about `person`, "" for the charter itself; of a clash for
    both charters.

    Raises BadInput without a reason, and for what may not be at all.
    """
    if against.severity is Severity.BLOCK:
        raise BadInput(
            tr("This cannot be overridden. {text}", text=against.text),
            unchanged=tr("The draft is as it was."),
        )
    reason = one_line(because, LONGEST_REASON)
    if not reason:
        raise BadInput(
            tr("Going ahead against a warning needs a reason."), unchanged=tr("The warning stands.")
        )
    second = at.astimezone(UTC).replace(microsecond=0)  # as the tables keep it
    for here, there in (
        {(event_id, against.other), (against.other, event_id)} if against.other else {(event_id, "")}
    ):
        draft = override(draft, here, Override(person, against.code, against.about, reason, second, there))
    return draft


def everything_against(
    charter: Charter, sailings: Sailings, directory: Directory, boat: Boat | None, turnaround: timedelta
) -> tuple[tuple[str, Reason], ...]:
    """All that stands against a charter and the people aboard it, with the person, "" for the charter itself;
    `sailings` are all charters as they are wanted."""
    found = [("", one) for one in charter_reasons(charter, boat, sailings.of_boat(charter.boat))]
    for slot, name in seated(charter):
        others = sailings.of_person(name)
        found += [
            (name, one)
            for one in reasons(
                name, slot, charter, charters=others, directory=directory, boat=boat, turnaround=turnaround
            )
        ]
    return tuple(found)


def drop_idle(
    draft: Draft,
    charters: Iterable[Charter],
    directory: Directory,
    boats: Mapping[str, Boat],
    turnaround: timedelta,
) -> Draft:
    """The draft without the overrides that have no object: as `drop_overrides`, and those of warnings that stand no
    more, for the facts are others. One about a charter that is not among `charters` (the calendar's) is left."""
    if not draft.overrides:
        return draft
    live = {one.event_id: one for one in charters}
    draft = drop_overrides(draft, live.values())
    wanted = {event_id: apply_draft(draft, one) for event_id, one in live.items()}
    sailings = sort_sailings(wanted.values())
    kept = dict(draft.overrides)
    for event_id in draft.overrides.keys() & wanted.keys():
        charter = wanted[event_id]
        against = everything_against(charter, sailings, directory, boats.get(charter.boat), turnaround)
        standing = {(person, one.code, one.about) for person, one in against}
        left = tuple(
            one
            for one in kept.pop(event_id)
            if one.warning in standing or (one.other and one.other not in wanted)
        )
        kept |= {event_id: left} if left else {}
    return replace(draft, overrides=MappingProxyType(kept))


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
                tr(
                    "{boat} is a bareboat: the charterer chooses captain and crew, the desk may not.",
                    boat=boat.name,
                ),
                tr("46 USC 2101: a bareboat charter must not come with the owner's crew"),
            )
        )
    if slot.kind == "captain" and member and not member.is_captain:
        found.append(
            Reason("not-captain", Severity.BLOCK, tr("{person} is not a captain.", person=member.name))
        )
    if member and not member.active:
        found.append(
            Reason(
                "inactive", Severity.WARN, tr("{person} is no longer in the active crew.", person=member.name)
            )
        )
    days, expires = charter.days, member.licence_expires if member else None
    if slot.kind == "captain" and member and expires and expires < days[-1]:
        expired = say_date(expires, with_year=True)
        found.append(
            Reason(
                "licence",
                Severity.WARN,
                tr(
                    "{person}'s licence expired on {day}, before this charter.",
                    person=member.name,
                    day=expired,
                )
                if expires < charter.day
                else tr(
                    "{person}'s licence expires on {day}, during this charter.",
                    person=member.name,
                    day=expired,
                ),
                tr("46 CFR 15.401: a valid credential is needed on the day of sailing"),
                f"{expires} on {charter.day}",
            )
        )
    if member and (off := next((day for day in days if day in member.days_off), None)):
        text = tr("{person} has {day} off.", person=member.name, day=say_day(off))
        found.append(Reason("day-off", Severity.WARN, text, about=str(off)))
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
                tr(
                    "{person} is on {title} then ({times}, {boat}).",
                    person=person,
                    title=other.title,
                    times=say_span(other.start, other.end),
                    boat=other.boat,
                ),
                about=_meeting(charter, other),
                other=other.event_id,
            )
            continue
        gap = max(charter.start - other.end, other.start - charter.end)
        if gap < turnaround:
            missing = int((turnaround - gap).total_seconds() // 60)
            yield Reason(
                "turnaround",
                Severity.WARN,
                tr(
                    "{missing} min too little between this and {title} for {person}.",
                    missing=missing,
                    title=other.title,
                    person=person,
                ),
                about=f"{missing} min, {_meeting(charter, other)}",
                other=other.event_id,
            )


def _meeting(*charters: Charter) -> str:
    """Which charter meets which, and when each sails: the facts of a clash, the same from both sides."""
    return " ".join(
        f"{one.event_id} {one.start.astimezone(UTC):%Y-%m-%dT%H:%MZ} {one.end.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
        for one in sorted(charters, key=lambda one: one.event_id)
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
            tr(
                "{boat} sails {title} then ({times}).",
                boat=boat.name,
                title=other.title,
                times=say_span(other.start, other.end),
            ),
            about=f"{boat.name} {_meeting(charter, other)}",
            other=other.event_id,
        )
        for other in charters
        if other.event_id != charter.event_id
        and not other.is_cancelled
        and other.boat == charter.boat
        and other.start < charter.end
        and charter.start < other.end
    ]
    if boat.out_of_service:
        text = tr("{boat} is out of service: {why}.", boat=boat.name, why=boat.out_of_service)
        about = f"{boat.name} {charter.day}: {boat.out_of_service}"
        found.append(Reason("out-of-service", Severity.WARN, text, about=about))
    if charter.passengers is not None and charter.passengers > boat.capacity:
        found.append(
            Reason(
                "capacity",
                Severity.WARN,
                tr(
                    "{passengers} passengers; {boat} may take {capacity}.",
                    passengers=charter.passengers,
                    boat=boat.name,
                    capacity=boat.capacity,
                ),
                tr(_CAPACITY_RULES[boat.charter_type]),
                f"{charter.passengers} on {boat.name} for {boat.capacity}",
            )
        )
    return tuple(found)


_CAPACITY_RULES = {
    CharterType.UNINSPECTED: tr_later(
        "46 USC 2101: an uninspected passenger vessel under 100 GT takes at most 6"
    ),
    CharterType.INSPECTED: tr_later("the boat's Certificate of Inspection"),
    CharterType.BAREBOAT: tr_later(
        "46 USC 2101: a bareboat charter takes at most 12 passengers beside the charterer"
    ),
}
