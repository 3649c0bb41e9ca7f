"""Waivers as items of `jada-waivers`, and how a change of one is noticed.

A signature is one item, created once under the person and never written again; a guardian who signs later is an item
of their own (`{person}#guardian`). Each carries the digest of all its attributes, and the charter's record keeps
the digests beside the count (`waiver_seals`): an item that was changed, exchanged or removed does not agree with
them. The text that was agreed to stands once under its own SHA-256 (`event_id` = "text").

Beside them stand, under names that are no person's: `{person}#copy` what became of the signer's copy,
`{person}#mark` the dispatcher's mark, `link#{hash}` a link for one person.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from jada_desk.domain.translation import tr
from jada_desk.domain.waiver import Signature, Signed
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST
from jada_desk.workflows.ports.tables import Item, Value
from jada_desk.workflows.records import stored_moment, text

GUARDIAN: Final = "#guardian"
COPY: Final = "#copy"
MARK: Final = "#mark"
TEXTS: Final = "text"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a signature came: the server's clock, what was on the page, and where from.

    `viewed_at` is when the form was served, None when the sender never opened it. `address` is the
    caller's as the gateway saw it, `forwarded_for` what the caller's own proxies claim. `language` is the text's.
    """

    text_sha256: str
    viewed_at: datetime | None
    signed_at: datetime
    address: str
    forwarded_for: str
    user_agent: str
    language: str = "en"


def signature_values(key: tuple[str, str], signature: Signature, evidence: Evidence) -> dict[str, Value]:
    """The item of a person's waiver, with its digest; the guardian's part too when it was given."""
    values: dict[str, Value] = {
        "name": signature.name,
        "birth_date": signature.birth_date.isoformat(),
        "email": signature.email,
        "phone": signature.phone,
        "consent": True,
        "intent": "sign",
        "signature": signature.signature,
        **_guardian_part(signature),
        **_evidence_values(evidence),
    }
    return values | {"digest": digest_of(key, values)}


def guardian_values(key: tuple[str, str], signature: Signature, evidence: Evidence) -> dict[str, Value]:
    """The item of a guardian who signs after the minor did, with its digest."""
    values: dict[str, Value] = {
        "name": signature.name,
        "email": signature.email,
        "phone": signature.phone,
        "consent": True,
        "intent": "sign",
        **_guardian_part(signature),
        **_evidence_values(evidence),
    }
    return values | {"digest": digest_of(key, values)}


def digest_of(key: tuple[str, str], values: Item) -> str:
    """The SHA-256 of an item's attributes, its key among them, in a form that has only one writing."""
    content = {name: value for name, value in values.items() if name not in ("event_id", "person", "digest")}
    return sha256(json.dumps([*key, content], sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def is_signature(row: Item) -> bool:
    """Whether an item is somebody's signature, the person's own or the guardian's."""
    person = text(row, "person")
    return "#" not in person or person.endswith(GUARDIAN)


def seals_of(rows: Iterable[Item], sealed: Item | None) -> dict[str, Value]:
    """The digests that the charter's record keeps: those it has, and those of items that came since.

    What does not agree with its own digest is not sealed.
    """
    kept = _seals(sealed)
    for row in rows:
        if is_signature(row) and text(row, "person") not in kept and _agrees(row):
            kept[text(row, "person")] = text(row, "digest")
    return kept


def flaws_of(rows: Sequence[Item], sealed: Item | None) -> dict[str, str]:
    """What is wrong with a charter's waivers: a sentence by `person`, {} when all is as it was signed."""
    seals = _seals(sealed)
    found = {}
    for row in rows:
        person = text(row, "person")
        if not is_signature(row):
            continue
        if "digest" not in row and person not in seals:
            continue  # signed before digests were kept: nothing to compare it with
        if not _agrees(row):
            found[person] = tr("This waiver was changed after it was signed.")
        elif seals.get(person, text(row, "digest")) != text(row, "digest"):
            found[person] = tr("This waiver was exchanged for another after it was signed.")
    there = {text(row, "person") for row in rows}
    return found | {
        person: tr("A waiver that was signed is gone ({person}).", person=person.removesuffix(GUARDIAN))
        for person in seals
        if person not in there
    }


def signed_people(rows: Iterable[Item]) -> tuple[Signed, ...]:
    """What counts of a charter's items: each person once, by the dispatcher's marks."""
    kept = {text(row, "person"): row for row in rows}
    people = {person: row for person, row in kept.items() if "#" not in person}
    marks = {person: text(kept.get(person + MARK), "same_as") for person in people}
    guarded = {person for person, row in people.items() if has_guardian(row, kept)}
    for person, mark in marks.items():
        if mark in people and person in guarded:
            guarded.add(mark)
    return tuple(
        Signed(birth_date_of(row), person in guarded)
        for person, row in people.items()
        if marks[person] in ("", THE_GUEST) or (marks[person] != NOT_ABOARD and marks[person] not in people)
    )


def has_minor(rows: Iterable[Item], day: date) -> bool:
    """Whether a minor is among those who signed, whatever the dispatcher's marks say of them."""
    return any(
        "#" not in text(row, "person") and Signed(birth_date_of(row), False).is_minor(day) for row in rows
    )


def has_guardian(row: Item, kept: Mapping[str, Item]) -> bool:
    """Whether a guardian signed for a person: with them, later, or in the form of earlier records."""
    return bool(text(row, "guardian_name")) or text(row, "person") + GUARDIAN in kept


def birth_date_of(row: Item) -> date | None:
    try:
        return date.fromisoformat(text(row, "birth_date"))
    except ValueError:
        return None


def _agrees(row: Item) -> bool:
    return text(row, "digest") == digest_of((text(row, "event_id"), text(row, "person")), row)


def _seals(record: Item | None) -> dict[str, Value]:
    stored = (record or {}).get("waiver_seals")
    return dict(stored) if isinstance(stored, Mapping) else {}


def _guardian_part(signature: Signature) -> dict[str, Value]:
    if not signature.guardian:
        return {}
    return {
        "guardian_name": signature.guardian.name,
        "guardian_relationship": signature.guardian.relationship,
        "guardian_consent": True,
        "guardian_signature": signature.guardian.signature,
    }


def _evidence_values(evidence: Evidence) -> dict[str, Value]:
    return {
        "text_sha256": evidence.text_sha256,
        "language": evidence.language,
        "viewed_at": stored_moment(evidence.viewed_at) if evidence.viewed_at else "",
        "signed_at": stored_moment(evidence.signed_at),
        "address": evidence.address,
        "forwarded_for": evidence.forwarded_for,
        "user_agent": evidence.user_agent,
    }
