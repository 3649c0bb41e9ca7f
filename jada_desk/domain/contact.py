"""A guest's contact as it was found somewhere, with the evidence for it; which of several may be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Final

from jada_desk.domain.crew import fold


class Source(StrEnum):
    """Where a contact was found, the nearest to the charter first."""

    CALENDAR = "calendar"
    GUESTS = "jada-guests"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose contact is looked for: a charter's ids ("" when unknown), its guest and its day in `zone`."""

    event_id: str
    booking_id: str
    guest_name: str
    day: date
    zone: tzinfo | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that may stand in a mail, the marketplace's first."""
        return tuple(one for one in (self.booking_id, self.event_id) if len(one) >= _SHORTEST_ID)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a contact is shown: where it stood and the very lines.

    `why` is a sentence. `sender`, `subject` and `date` are a mail's, else empty. `lines` are plain text without control
    characters; `marks` are the pieces of them that matter (number, name, id), to be marked when shown. `whole` is the
    mail from its first line on, as plain text, for who wants to read around the lines.
    """

    source: Source
    why: str
    sender: str = ""
    subject: str = ""
    date: datetime | None = None
    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailReading:
    """What one mail gave: contacts, and a sentence when it was set aside or not read to its end, else ""."""

    candidates: tuple["Candidate", ...]
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible contact. `phone` is in the stored form `+1-619-555-0001`; each of the three may be "".

    `sure` only when an id of the booking matches, or name and date do and no other number was there. `evidence` has the
    best reason first; each place where the same contact was found gives one.
    """

    name: str
    phone: str
    email: str
    evidence: tuple[Evidence, ...]
    sure: bool

    @property
    def source(self) -> Source:
        return self.evidence[0].source


# Shorter words are met by chance.
_SHORTEST_ID: Final = 5


def rank(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, best first, what is the same contact made one.

    Same are two with one number, or with one address when a number is missing, or two sure ones of one name that
    complete each other. At most one is `sure` afterwards: when two are, a person must choose.
    """
    merged: list[Candidate] = []
    for candidate in sorted(candidates, key=_goodness):
        for place, known in enumerate(merged):
            if _is_same(known, candidate):
                merged[place] = _merge(known, candidate)
                break
        else:
            merged.append(candidate)
    ranked = sorted(merged, key=_goodness)
    if sum(one.sure for one in ranked) > 1:
        ranked = [replace(one, sure=False) for one in ranked]
    return tuple(ranked)


def _goodness(candidate: Candidate) -> tuple[bool, bool, int, float]:
    """A sorting key, the smallest is best: sure, with a number, near the charter, new."""
    best = candidate.evidence[0]
    age = -best.date.timestamp() if best.date else 0.0
    return (not candidate.sure, not candidate.phone, list(Source).index(best.source), age)


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.phone and other.phone:
        return one.phone == other.phone
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return one.sure and other.sure and bool(one.name) and fold(one.name) == fold(other.name)


def _merge(known: Candidate, other: Candidate) -> Candidate:
    return Candidate(
        name=known.name or other.name,
        phone=known.phone or other.phone,
        email=known.email or other.email,
        evidence=tuple(dict.fromkeys(known.evidence + other.evidence)),
        sure=known.sure or other.sure,
    )
