"""Waivers in the cloud: a signature kept, the charter's count, and the signer's copy.

A link can add a signature, never read one: what it answers depends on what was sent alone.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.errors import JadaError, NotFound, OutcomeUnknown, Stale, Unavailable
from jada_desk.domain.waiver import ADULT_AGE, Signature, Standing, UsedTooOften, age_on, standing
from jada_desk.workflows.ports.messages import EmailMessage, EmailSender
from jada_desk.workflows.ports.tables import Item, Table, Tables, Value
from jada_desk.workflows.records import number, text, waiver_status
from jada_desk.workflows.waiver_links import WaiverLink, use_link
from jada_desk.workflows.waiver_records import (
    COPY,
    GUARDIAN,
    TEXTS,
    Evidence,
    guardian_values,
    has_minor,
    is_signature,
    seals_of,
    signature_values,
    signed_people,
)

# A link may go from hand to hand; more than any boat of the trade carries is somebody filling our table.
_MOST_WAIVERS: Final = 200
# Each round that is lost was won by another signature, so this is more than can sign at once.
_ROUNDS: Final = 100


@dataclass(frozen=True, slots=True)
class SigningResult:
    """What a signature came to. `guardian_needed`: it was a minor's alone, and counts only with a guardian's.

    `persons` are the items that it is kept in, for `send_copy`.
    """

    guardian_needed: bool
    standing: Standing
    persons: tuple[str, ...]


def sign(tables: Tables, link: WaiverLink, signature: Signature, evidence: Evidence) -> SigningResult:
    """Keep a signature and count the charter's waivers anew.

    The same person again changes nothing; a guardian completes the waiver that a minor signed before.
    Raises UsedTooOften when the link was used far too often, LinkUsed when it was for one other person,
    OutcomeUnknown when an answer was lost: then to send it again is safe.
    """
    person = signature.person
    kept = {text(row, "person") for row in tables.query(Table.WAIVERS, link.event_id) if is_signature(row)}
    if len(kept) >= _MOST_WAIVERS and person not in kept:
        raise UsedTooOften(
            "This link was used too often.",
            unchanged="Nothing is signed.",
            remedy="Please call us about the waiver.",
        )
    use_link(tables, link, person, evidence.signed_at)
    persons: tuple[str, ...] = (person,)
    if (
        not _keep(tables, (link.event_id, person), signature, evidence, signature_values)
        and signature.guardian
    ):
        # Complete only what lacks it: a waiver that came with its guardian stays the only one.
        row = tables.get_many(Table.WAIVERS, [(link.event_id, person)])[link.event_id, person]
        if not text(row, "guardian_name"):
            _keep(tables, (link.event_id, person + GUARDIAN), signature, evidence, guardian_values)
            persons = (person, person + GUARDIAN)
    is_minor = age_on(signature.birth_date, link.day) < ADULT_AGE
    return SigningResult(is_minor and not signature.guardian, count(tables, link.event_id), persons)


def keep_text(tables: Tables, sha256: str, paragraphs: tuple[str, ...]) -> None:
    """Keep a version of the waiver's text under its hash, so that what was agreed to can be read for ever."""
    with suppress(Stale):
        values = {"paragraphs": list(paragraphs)}
        tables.update(Table.WAIVERS, (TEXTS, sha256), values, expect={"event_id": None})


def count(tables: Tables, event_id: str) -> Standing:
    """Write `waiver_status`, `waivers_signed` and `waiver_seals` of a charter as its waivers say, and nothing else.

    Written only if they still are as read, else read again: of two signatures at once none is lost.
    """
    for _ in range(_ROUNDS):
        # The record first: whoever adds a waiver after this look counts it himself.
        record = tables.get_many(Table.EVENTS, [(event_id,)]).get((event_id,))
        day = _day(record)
        if record is None or day is None:
            raise NotFound("This charter's record is gone or has no date.", unchanged="Its waivers are kept.")
        rows = tables.query(Table.WAIVERS, event_id)
        expected = number(record, "waivers_expected") or number(record, "passengers")
        # A mark from before anybody signed waits for a minor; one who signed and does not sail after all lifts it.
        before = WaiverStatus.PENDING if has_minor(rows, day) else waiver_status(record)
        found = standing(signed_people(rows), day, expected, before)
        now: dict[str, Value] = {"waiver_status": str(found.status), "waivers_signed": found.signed}
        if seals := seals_of(rows, record):
            now["waiver_seals"] = seals
        held = {name: record.get(name) for name in now}
        if held == now:
            return found
        try:
            tables.update(Table.EVENTS, (event_id,), now, expect={"event_id": event_id, **held})
        except Stale:
            continue
        return found
    raise Unavailable(
        "Too many people are signing at once.",
        unchanged="Your signature is kept.",
        remedy="Send it again in a minute.",
    )


def send_copy(
    tables: Tables, sender: EmailSender, event_id: str, person: str, render: Callable[[Item], EmailMessage]
) -> None:
    """Send the signer the copy of what is kept, to the address that is kept, once.

    It is claimed before it is sent. A copy whose fate is not known is never sent again by itself; one that certainly
    did not go is sent at the next occasion. The signature stands whatever comes of its copy.
    """
    row = tables.get_many(Table.WAIVERS, [(event_id, person)]).get((event_id, person))
    if row is None or not text(row, "email"):
        return
    key = (event_id, person + COPY)
    try:
        tables.update(Table.WAIVERS, key, {"state": "uncertain"}, expect={"event_id": None})
    except Stale:
        try:
            tables.update(Table.WAIVERS, key, {"state": "uncertain"}, expect={"state": "failed"})
        except Stale:
            return
    try:
        sender.send(render(row))
        state = "sent"
    except OutcomeUnknown:
        return
    except JadaError:
        state = "failed"
    tables.update(Table.WAIVERS, key, {"state": state}, expect={"state": "uncertain"})


def _keep(
    tables: Tables,
    key: tuple[str, str],
    signature: Signature,
    evidence: Evidence,
    values: Callable[[tuple[str, str], Signature, Evidence], dict[str, Value]],
) -> bool:
    """Create an item once; whether it was not there yet."""
    try:
        tables.update(Table.WAIVERS, key, values(key, signature, evidence), expect={"event_id": None})
    except Stale:
        return False
    return True


def _day(item: Item | None) -> date | None:
    try:
        return date.fromisoformat(text(item, "date"))
    except ValueError:
        return None
