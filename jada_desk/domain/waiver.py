"""Waivers: who signed what, who is a minor on the day, and what that makes of a charter's status.

No legal advice: a waiver signed by a minor alone is generally not enforceable, so it counts only once a
parent or legal guardian signed it too. Whether somebody is a minor is judged on the day of the sailing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import BadInput, Refused
from jada_desk.domain.phone import to_e164, to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.slug import slug

ADULT_AGE: Final = 18
_OLDEST: Final = 120
_LONGEST: Final = {"relationship": 60, "phone": 40}
_LONGEST_OTHERS: Final = 120
# A mailbox at a host with a dot; whether mail arrives only the sender finds out.
_EMAIL: Final = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\.]+(\.[^\s@<>(),;:\"\[\]\\.]+)+")
_GUARDIAN_FIELDS: Final = ("guardian_name", "relationship", "guardian_consent", "guardian_signature")
_YES: Final = frozenset({"yes", "on", "true"})
# A signed copy goes to an address that the sender typed: a name must not bring a message of its own along.
_NO_NAME: Final = re.compile(r"@|://|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guardian:
    """The parent or legal guardian who signs for a minor."""

    name: str
    relationship: str
    signature: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's waiver as given, checked. `phone` is in the stored form; `guardian` only for a minor."""

    name: str
    birth_date: date
    email: str
    phone: str
    signature: str
    guardian: Guardian | None

    @property
    def person(self) -> str:
        """Who this is within a charter: the same name, whatever its accents and capitals, and birthday."""
        return f"{slug(self.name)}-{self.birth_date.isoformat()}"


class NotSigned(BadInput):
    """What was sent is no waiver; `errors` has a sentence for each field to correct, in the form's order."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("The waiver is not filled in completely.", unchanged="Nothing is signed yet.")
        self.errors = errors


class UsedTooOften(Refused):
    """One link has brought more waivers than any boat has people."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What counts of a waiver that is kept; an unreadable birthday counts as a minor's."""

    birth_date: date | None
    has_guardian: bool

    def is_minor(self, day: date) -> bool:
        return self.birth_date is None or age_on(self.birth_date, day) < ADULT_AGE

    def counts(self, day: date) -> bool:
        return self.has_guardian or not self.is_minor(day)


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Who of a charter still has to sign: how many people, and whether a minor's guardian is among what is missing."""

    people: int
    guardian: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a charter stands: its status and how many waivers count."""

    status: WaiverStatus
    signed: int


def unsigned(charter: Charter) -> Unsigned | None:
    """Who still has to sign for a charter, by what the functions counted; None when all have.

    When nobody said how many sail, one more is awaited until somebody signed.
    """
    if charter.waiver_status is WaiverStatus.SIGNED:
        return None
    guardian = charter.waiver_status is WaiverStatus.GUARDIAN_REQUIRED
    expected = charter.waivers_expected or 1
    people = max(expected - charter.waivers_signed, 1 if guardian else 0)
    return Unsigned(people, guardian) if people else None


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day; who was born on 29 February has the birthday on 1 March in other years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def standing(waivers: Iterable[Signed], day: date, expected: int, before: WaiverStatus) -> Standing:
    """What the waivers of a charter amount to on its day; `expected` is 0 when nobody said how many sail.

    - a minor's waiver without a guardian's signature: guardian required;
    - a charter that was marked so before anybody signed stays so until a minor's waiver with a guardian
    is there;
    - signed only when as many count as sail; when nobody said how many sail it stays pending, for nobody
    could say that all have signed.
    """
    kept = tuple(waivers)
    minors = [one for one in kept if one.is_minor(day)]
    signed = sum(one.counts(day) for one in kept)
    awaited = before is WaiverStatus.GUARDIAN_REQUIRED and not minors
    if awaited or not all(one.has_guardian for one in minors):
        return Standing(WaiverStatus.GUARDIAN_REQUIRED, signed)
    return Standing(WaiverStatus.SIGNED if 0 < expected <= signed else WaiverStatus.PENDING, signed)


def read_signature(fields: Mapping[str, str], day: date, today: date) -> Signature:
    """The waiver that the form's fields make for a sailing on `day`, sent `today`.

    A minor's waiver may come without the guardian's part; a part of that part may not. Raises NotSigned.
    """
    form = _Form(fields)
    name = form.name("name", "Type the full name of the person who sails.")
    birth_date = form.birth_date(today)
    email, phone = form.contact()
    form.tick("consent", "Tick this to say that you agree.")
    signature = form.signature("signature", name, "Sign by typing the full name as it stands above.")
    guardian = None
    if any(form.text(one) for one in _GUARDIAN_FIELDS):
        guardian = form.guardian(name)
        if birth_date and age_on(birth_date, day) >= ADULT_AGE:
            form.errors["guardian_name"] = (
                "On that day this person is 18 or older: "
                "leave the guardian's part empty, or correct the date of birth."
            )
    if not form.errors and form.text("intent") != "sign":
        form.errors["signature"] = "Press Sign below to sign."
    if form.errors or birth_date is None:
        raise NotSigned(form.errors)
    return Signature(name, birth_date, email, phone, signature, guardian)


class _Form:
    """The fields as they were sent, and what is wrong with them."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self.errors: dict[str, str] = {}

    def text(self, field: str) -> str:
        """A field on one line, without control and direction marks."""
        longest = _LONGEST.get(field, _LONGEST_OTHERS)
        text = one_line(self._fields.get(field, ""), longest + 1)
        if len(text) > longest:
            self.errors.setdefault(field, f"This is too long: {longest} characters at most.")
        return text

    def name(self, field: str, sentence: str) -> str:
        name = self.text(field)
        if sum(one.isalpha() for one in name) < 2 or _NO_NAME.search(name):
            self.errors.setdefault(field, sentence)
        return name

    def birth_date(self, today: date) -> date | None:
        try:
            birth_date = date.fromisoformat(self.text("birth_date"))
        except ValueError:
            birth_date = None
        if birth_date is None or not 0 <= age_on(birth_date, today) <= _OLDEST:
            self.errors["birth_date"] = "Give the date of birth, with the year in four digits."
            return None
        return birth_date

    def contact(self) -> tuple[str, str]:
        email, phone = self.text("email"), self.text("phone")
        if email and not _EMAIL.fullmatch(email):
            self.errors.setdefault("email", "This is no e-mail address.")
        if phone and not to_e164(phone):
            self.errors.setdefault(
                "phone", "This is no phone number; one from abroad begins with + and its country."
            )
        if not email and not phone:
            self.errors["email"] = "Give an e-mail address or a phone number."
        return email, to_stored(phone)

    def tick(self, field: str, sentence: str) -> None:
        if self.text(field).casefold() not in _YES:
            self.errors[field] = sentence

    def signature(self, field: str, name: str, sentence: str) -> str:
        signature = self.text(field)
        if not signature or fold(signature) != fold(name):
            self.errors.setdefault(field, sentence)
        return signature

    def guardian(self, minor: str) -> Guardian:
        name = self.name("guardian_name", "Type the guardian's full name.")
        if name and fold(name) == fold(minor):
            self.errors["guardian_name"] = "The guardian is another person than the one who sails."
        relationship = self.name(
            "relationship", "Say how the guardian is related, such as mother or legal guardian."
        )
        self.tick("guardian_consent", "Tick this to agree as the parent or legal guardian.")
        signature = self.signature(
            "guardian_signature", name, "Sign by typing the guardian's full name as it stands above."
        )
        return Guardian(name, relationship, signature)
