"""Kept waivers: a changed, exchanged or missing one is noticed; marks by hand; the signer's copy."""

from datetime import timedelta

import pytest

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.errors import BadInput, OutcomeUnknown, Unavailable
from jada_desk.domain.waiver import read_signature
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.tables import Item, Table, Value
from jada_desk.workflows.waiver_desk import check_waivers, mark_waiver, read_book
from jada_desk.workflows.waiver_records import digest_of
from jada_desk.workflows.waivers import count, keep_text, send_copy
from tests.fakes.aws import TablesFake
from tests.fakes.waiver_forms import ADULT, GUARDED, MINOR
from tests.unit.workflows.test_waivers import (
    DAY,
    GUARDIAN,
    LATER,
    NOW,
    PENDING,
    SIGNED,
    ZONE,
    make_tables,
    record_of,
    signed_by,
)

QUINN, MIA = "quinn-parker-1990-02-03", "mia-parker-2012-07-01"


def charter_of(tables: TablesFake) -> Charter:
    record = record_of(tables)
    start = NOW.astimezone(ZONE).replace(day=30, hour=18)
    return Charter(
        "jadaquinn0530",
        "Quinn Sunset",
        "JADA",
        start,
        start + timedelta(hours=2),
        guest_name="Quinn",
        passengers=3,
        waivers_expected=3,
        waivers_signed=int(str(record.get("waivers_signed", 0))),
        waiver_status=WaiverStatus(str(record["waiver_status"])),
    )


def rows(tables: TablesFake) -> dict[str, dict[str, Value]]:
    return {key[1]: row for key, row in tables.rows[Table.WAIVERS].items()}


def test_every_changed_byte_of_a_kept_waiver_is_noticed():
    tables = make_tables()
    for fields in (ADULT, MINOR, GUARDED):
        signed_by(tables, fields)
    assert check_waivers(tables).flaws == {}
    assert check_waivers(tables).checked == 3
    for person, row in rows(tables).items():
        for name, value in list(row.items()):
            if name in ("event_id", "person"):
                continue
            changes: list[Value] = [None, not value] if isinstance(value, bool) else []
            if isinstance(value, str):
                changes = [value[:n] + chr(ord(value[n]) ^ 1) + value[n + 1 :] for n in range(len(value))]
                changes += [value + " ", None]
            for change in changes:
                row[name] = change
                assert list(check_waivers(tables).flaws) == ["jadaquinn0530"], (person, name, change)
            row[name] = value
    assert check_waivers(tables).flaws == {}


def test_an_exchanged_a_removed_and_an_added_attribute_are_noticed():
    tables = make_tables()
    for fields in (ADULT, MINOR, GUARDED):
        signed_by(tables, fields)
    row = rows(tables)[QUINN]
    kept = dict(row)
    row["name"] = "Somebody Else"
    row["digest"] = digest_of(("jadaquinn0530", QUINN), row)
    book = read_book(tables, charter_of(tables))
    assert [one.flaw for one in book.people if one.flaw] == [
        "This waiver was exchanged for another after it was signed."
    ]
    row.clear()
    row.update({**kept, "note": "added"})
    assert check_waivers(tables).flaws["jadaquinn0530"] == (
        "Quinn Parker: This waiver was changed after it was signed.",
    )
    row.pop("note")
    for person in (QUINN, f"{MIA}#guardian"):
        del tables.rows[Table.WAIVERS]["jadaquinn0530", person]
    book = read_book(tables, charter_of(tables))
    assert book.flaws == (f"A waiver that was signed is gone ({QUINN}).",)
    assert [one.flaw for one in book.people] == [f"A waiver that was signed is gone ({MIA})."]
    # What was tampered with is never sealed anew.
    count(tables, "jadaquinn0530")
    assert len(check_waivers(tables).flaws["jadaquinn0530"]) == 2


def test_a_waiver_whose_digest_was_taken_away_is_noticed_and_one_from_before_digests_is_not():
    tables = make_tables()
    signed_by(tables, ADULT)
    del rows(tables)[QUINN]["digest"]
    assert check_waivers(tables).flaws
    del tables.rows[Table.EVENTS]["jadaquinn0530",]["waiver_seals"]
    assert not check_waivers(tables).flaws
    assert count(tables, "jadaquinn0530").signed == 1
    rows(tables)[QUINN]["guardian_signed_at"] = "2026-05-28T20:30:00Z"
    rows(tables)[QUINN]["birth_date"] = "?"
    assert read_book(tables, charter_of(tables)).people[0].is_minor


def test_the_text_that_was_agreed_to_is_kept_once_and_checked():
    tables = make_tables()
    sha = "fc9a0a9eed4b5a4ad7a2d2f5dcd0d8e3"
    keep_text(tables, sha, ("One.", "Two."))
    keep_text(tables, sha, ("Other.",))
    assert tables.rows[Table.WAIVERS]["text", sha]["paragraphs"] == ["One.", "Two."]
    assert list(check_waivers(tables).flaws) == ["text"]


def test_a_misspelt_signature_is_marked_and_the_mark_taken_back():
    tables = make_tables(passengers=2)
    signed_by(tables, ADULT)
    assert signed_by(tables, {**ADULT, "name": "Quin Parker", "signature": "Quin Parker"}) == (SIGNED, 2)
    before = {person: dict(row) for person, row in rows(tables).items()}
    charter = charter_of(tables)
    book = mark_waiver(tables, charter, "quin-parker-1990-02-03", QUINN, NOW, "dispatcher@dock")
    assert (book.signed, record_of(tables)["waivers_signed"], record_of(tables)["waiver_status"]) == (
        1,
        1,
        PENDING,
    )
    assert rows(tables)["quin-parker-1990-02-03#mark"]["by"] == "dispatcher@dock"
    book = mark_waiver(tables, charter, "quin-parker-1990-02-03", "", NOW, "dispatcher@dock")
    assert (book.signed, record_of(tables)["waiver_status"]) == (2, SIGNED)
    book = mark_waiver(tables, charter, "quin-parker-1990-02-03", THE_GUEST, NOW, "dispatcher@dock")
    assert book.guest
    assert book.guest.name == "Quin Parker"
    assert book.signed == 2
    # The signatures themselves are as they were.
    assert {person: rows(tables)[person] for person in before} == before
    assert check_waivers(tables).flaws == {}


def test_the_same_minor_twice_has_one_guardian_and_one_who_stays_ashore_needs_none():
    tables = make_tables(passengers=1)
    misspelt = {**MINOR, "name": "Mya Parker", "signature": "Mya Parker"}
    signed_by(tables, misspelt)
    assert signed_by(tables, GUARDED) == (GUARDIAN, 1)
    charter = charter_of(tables)
    mark_waiver(tables, charter, "mya-parker-2012-07-01", MIA, NOW, "")
    assert record_of(tables)["waiver_status"] == SIGNED
    mark_waiver(tables, charter, "mya-parker-2012-07-01", "", NOW, "")
    mark_waiver(tables, charter, MIA, "mya-parker-2012-07-01", NOW, "")
    assert (record_of(tables)["waiver_status"], record_of(tables)["waivers_signed"]) == (SIGNED, 1)
    mark_waiver(tables, charter, "mya-parker-2012-07-01", NOT_ABOARD, NOW, "")
    assert (record_of(tables)["waiver_status"], record_of(tables)["waivers_signed"]) == (PENDING, 0)


@pytest.mark.parametrize(("person", "mark"), [("nobody", ""), (QUINN, QUINN), (QUINN, "?")])
def test_a_mark_that_is_not_offered_is_refused(person: str, mark: str):
    tables = make_tables()
    signed_by(tables, ADULT)
    with pytest.raises(BadInput):
        mark_waiver(tables, charter_of(tables), person, mark, NOW, "")
    assert list(rows(tables)) == [QUINN]


class Post:
    """A mail service that may fail."""

    def __init__(self, *failures: Exception) -> None:
        self.sent: list[EmailMessage] = []
        self.failures = list(failures)

    def send(self, message: EmailMessage) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(message)
        return "id"


def render(row: Item) -> EmailMessage:
    return EmailMessage(to=str(row["email"]), subject="Copy", text=str(row["digest"]), html="")


def copy(tables: TablesFake, post: Post, person: str = QUINN) -> str:
    send_copy(tables, post, "jadaquinn0530", person, render)
    row = rows(tables).get(f"{person}#copy", {})
    return str(row.get("state", ""))


def test_a_copy_goes_once_to_the_address_that_is_kept():
    tables, post = make_tables(), Post()
    signed_by(tables, ADULT)
    assert [copy(tables, post) for _ in range(3)] == ["sent"] * 3
    signed_by(tables, {**ADULT, "email": "other@example.com"}, LATER)
    copy(tables, post)
    assert [(one.to, one.text) for one in post.sent] == [("quinn@example.com", rows(tables)[QUINN]["digest"])]
    assert read_book(tables, charter_of(tables)).people[0].copy == "sent"


def test_a_copy_that_did_not_go_is_sent_later_and_a_doubtful_one_never_again():
    tables = make_tables()
    signed_by(tables, ADULT)
    post = Post(Unavailable("SES is busy."), OutcomeUnknown("SES did not answer."))
    assert [copy(tables, post) for _ in range(3)] == ["failed", "uncertain", "uncertain"]
    assert post.sent == []


def test_nobody_without_an_address_gets_a_copy():
    tables, post = make_tables(), Post()
    signed_by(tables, {**ADULT, "email": "", "phone": "+1-619-555-0001"})
    assert copy(tables, post) == copy(tables, post, "nobody") == ""
    assert read_signature(ADULT, DAY, NOW.date()).person == QUINN
