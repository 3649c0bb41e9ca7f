"""Waivers at the desk: who signed, who is missing, marks by hand, links, and the check against tampering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from jada_desk.domain.charter import Charter
from jada_desk.domain.errors import BadInput
from jada_desk.domain.translation import tr
from jada_desk.domain.waiver import Signed
from jada_desk.domain.waiver_book import SignedWaiver, WaiverBook, choices
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.records import read_moment, stored_moment, text, texts
from jada_desk.workflows.waiver_records import (
    COPY,
    GUARDIAN,
    MARK,
    TEXTS,
    birth_date_of,
    flaws_of,
    has_guardian,
    is_signature,
)
from jada_desk.workflows.waivers import count


@dataclass(frozen=True, slots=True)
class WaiverCheck:
    """What came of comparing every kept waiver with what was signed: how many, and what is wrong by charter."""

    checked: int
    flaws: Mapping[str, tuple[str, ...]]


def read_book(tables: Tables, charter: Charter) -> WaiverBook:
    """All waivers of a charter, each checked against its digests."""
    key = (charter.event_id,)
    record = tables.get_many(Table.EVENTS, [key]).get(key)
    rows = tables.query(Table.WAIVERS, charter.event_id)
    flaws = flaws_of(rows, record)
    kept = {text(row, "person"): row for row in rows}
    people = [_signed(row, kept, charter, flaws) for person, row in kept.items() if "#" not in person]
    of_people = {one.person for one in people}
    return WaiverBook(
        event_id=charter.event_id,
        guest_name=charter.guest_name,
        people=tuple(sorted(people, key=lambda one: (str(one.signed_at or ""), one.person))),
        expected=charter.waivers_expected,
        status=charter.waiver_status,
        flaws=tuple(flaw for person, flaw in flaws.items() if person.removesuffix(GUARDIAN) not in of_people),
    )


def mark_waiver(
    tables: Tables, charter: Charter, person: str, mark: str, at: datetime, who: str
) -> WaiverBook:
    """Put the dispatcher's mark on a signature, "" takes it away; count anew, and the book as it is then.

    The signature itself stays as it is. Raises BadInput for a mark that `choices` does not offer.
    """
    book = read_book(tables, charter)
    if person not in {one.person for one in book.people}:
        raise BadInput(tr("Nobody signed so for this charter."), unchanged=tr("Nothing was marked."))
    if mark and mark not in dict(choices(book, person)):
        raise BadInput(
            tr("This mark is not offered for this signature."), unchanged=tr("Nothing was marked.")
        )
    values = {"same_as": mark, "at": stored_moment(at), "by": who}
    tables.update(Table.WAIVERS, (charter.event_id, person + MARK), values, expect={})
    count(tables, charter.event_id)
    return read_book(tables, charter)


def check_waivers(tables: Tables) -> WaiverCheck:
    """Compare every kept waiver, and every version of the text, with its digests."""
    by_charter: dict[str, list[Item]] = {}
    for row in tables.scan(Table.WAIVERS):
        by_charter.setdefault(text(row, "event_id"), []).append(row)
    found: dict[str, tuple[str, ...]] = {}
    if bad := _changed_texts(by_charter.pop(TEXTS, [])):
        found[TEXTS] = bad
    checked = 0
    records = {text(one, "event_id"): one for one in tables.scan(Table.EVENTS)}
    for event_id in sorted({*by_charter, *records}):
        rows = by_charter.get(event_id, [])
        checked += sum(is_signature(row) for row in rows)
        if flaws := flaws_of(rows, records.get(event_id)):
            names = {text(row, "person"): text(row, "name") for row in rows}
            found[event_id] = tuple(f"{names.get(person, person)}: {flaw}" for person, flaw in flaws.items())
    return WaiverCheck(checked, found)


def _changed_texts(rows: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        tr("The waiver text {text} was changed after it was agreed to.", text=text(row, "person")[:12])
        for row in rows
        if sha256("\n\n".join(texts(row, "paragraphs")).encode()).hexdigest() != text(row, "person")
    )


def _signed(row: Item, kept: Mapping[str, Item], charter: Charter, flaws: Mapping[str, str]) -> SignedWaiver:
    person = text(row, "person")
    later = kept.get(person + GUARDIAN, {})
    guardian = row if text(row, "guardian_name") else later
    birth_date = birth_date_of(row)
    return SignedWaiver(
        person=person,
        name=text(row, "name"),
        birth_date=birth_date,
        is_minor=Signed(birth_date, False).is_minor(charter.day),
        guardian_name=text(guardian, "guardian_name"),
        relationship=text(guardian, "guardian_relationship"),
        has_guardian=has_guardian(row, kept),
        signed_at=read_moment(text(row, "signed_at")),
        email=text(row, "email"),
        phone=text(row, "phone"),
        mark=text(kept.get(person + MARK), "same_as"),
        flaw=flaws.get(person) or flaws.get(person + GUARDIAN, ""),
        copy=text(kept.get(person + COPY), "state"),
    )
