"""The waivers of one charter as the dispatcher reads them: who signed, who is missing, what was tampered with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.crew import fold
from jada_desk.domain.translation import tr, tr_n

# The dispatcher's marks on a signature, beside the `person` of another signature: it is the booking guest's, or it
# is nobody's who sails.
THE_GUEST: Final = "the guest"
NOT_ABOARD: Final = "not aboard"


@dataclass(frozen=True, slots=True)
class SignedWaiver:
    """One person's waiver. `person` names it within the charter; times are UTC, None when not known.

    `mark` is the dispatcher's ("" without one), `flaw` a sentence when the stored record is not what was signed, `copy`
    what became of the signer's copy ("sent", "failed", "uncertain", "" for none).
    """

    person: str
    name: str
    birth_date: date | None
    is_minor: bool
    guardian_name: str
    relationship: str
    has_guardian: bool
    signed_at: datetime | None
    email: str
    phone: str
    mark: str = ""
    flaw: str = ""
    copy: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is one of those who have signed."""
        return self.mark in ("", THE_GUEST) and (self.has_guardian or not self.is_minor)


@dataclass(frozen=True, slots=True)
class WaiverBook:
    """All waivers of a charter, in the order of signing. `flaws` are sentences on records that are gone or changed."""

    event_id: str
    guest_name: str
    people: tuple[SignedWaiver, ...]
    expected: int
    status: WaiverStatus
    flaws: tuple[str, ...] = ()

    @property
    def signed(self) -> int:
        return sum(one.counts for one in self.people)

    @property
    def guest(self) -> SignedWaiver | None:
        """The booking guest's waiver: the one marked so, else the one whose name has all words of the guest's."""
        marked = next((one for one in self.people if one.mark == THE_GUEST), None)
        return marked or next((one for one in self.people if not one.mark and self._is_guest(one)), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who still has to sign, in words: guardians, the guest by name, the others by number."""
        found = [
            tr("{name}: a parent or guardian", name=one.name)
            for one in self.people
            if one.is_minor and not one.has_guardian
            if not one.mark or one.mark == THE_GUEST
        ]
        awaited = len(found)
        left = max(self.expected - self.signed - awaited, 0)
        if self.guest_name and self.guest is None and (left or not self.expected):
            found.append(self.guest_name)
            left = max(left - 1, 0)
        if left:
            found.append(tr_n("{n} more person", "{n} more people", left))
        return tuple(found)

    def _is_guest(self, one: SignedWaiver) -> bool:
        wanted = fold(self.guest_name).split()
        return bool(wanted) and set(wanted) <= set(fold(one.name).split())


def choices(book: WaiverBook, person: str) -> Sequence[tuple[str, str]]:
    """The marks that a dispatcher may put on a signature: (mark, what it says)."""
    found: list[tuple[str, str]] = []
    if book.guest_name:
        found.append((THE_GUEST, tr("This is {guest}, who booked", guest=book.guest_name)))
    found += [
        (one.person, tr("Same person as {name}", name=one.name))
        for one in book.people
        if one.person != person and one.mark in ("", THE_GUEST)
    ]
    return [*found, (NOT_ABOARD, tr("Does not sail on this charter"))]
