"""The waiver link, the evidence kept, and the charter's count."""

import threading
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from hmac import new
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.errors import NotFound, Unavailable
from jada_desk.domain.links import crew_token, link_hash, view_key, waiver_token
from jada_desk.domain.waiver import UsedTooOften, read_signature
from jada_desk.workflows import waivers
from jada_desk.workflows.ports.tables import Item, Table, Value
from jada_desk.workflows.waiver_links import WaiverLink, open_link, view_mark, viewed_at
from jada_desk.workflows.waiver_records import Evidence, digest_of
from jada_desk.workflows.waivers import count, sign
from tests.fakes.aws import TablesFake
from tests.fakes.waiver_forms import ADULT, GUARDED, MINOR

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
DAY = date(2026, 5, 30)
SECRET = "secretsecretsecretsecret"
TOKEN = f"jadaquinn0530.{waiver_token(SECRET)}"
PENDING, SIGNED, GUARDIAN = WaiverStatus.PENDING, WaiverStatus.SIGNED, WaiverStatus.GUARDIAN_REQUIRED
EVIDENCE = Evidence("hash", NOW - timedelta(minutes=3), NOW, "192.0.2.7", "198.51.100.2", "Browser/1")
LATER = Evidence("hash", None, NOW + timedelta(hours=1), "192.0.2.8", "", "Browser/2")


def make_tables(**changes: Value) -> TablesFake:
    tables = TablesFake()
    record: dict[str, Value] = {
        "event_id": "jadaquinn0530",
        "date": "2026-05-30",
        "start_time": "18:30",
        "end_time": "20:30",
        "boat": "JADA",
        "guest_phone": "+1-619-555-0001",
        "waiver_status": "pending",
        "waiver_links": [link_hash(waiver_token(SECRET))],
        "waiver_view_key": view_key(SECRET).hex(),
        "passengers": 3,
        "revision": 4,
    }
    tables.rows[Table.EVENTS]["jadaquinn0530",] = {
        name: value for name, value in {**record, **changes}.items() if value is not None
    }
    return tables


def record_of(tables: TablesFake) -> Item:
    return tables.rows[Table.EVENTS]["jadaquinn0530",]


def link_of(tables: TablesFake) -> WaiverLink:
    link = open_link(tables, TOKEN, ZONE)
    assert link
    return link


def signed_by(
    tables: TablesFake, fields: dict[str, str], evidence: Evidence = EVIDENCE
) -> tuple[WaiverStatus, int]:
    result = sign(tables, link_of(tables), read_signature(fields, DAY, NOW.date()), evidence)
    record = record_of(tables)
    assert (record["waiver_status"], record["waivers_signed"]) == (
        result.standing.status,
        result.standing.signed,
    )
    return result.standing.status, result.standing.signed


def test_a_link_opens_its_charter():
    link = link_of(make_tables())
    assert (link.event_id, link.day, link.boat) == ("jadaquinn0530", DAY, "JADA")
    assert link.ends_at == datetime(2026, 5, 30, 20, 30, tzinfo=ZONE)


def test_a_sailing_over_midnight_ends_on_the_next_day():
    link = link_of(make_tables(start_time="22:00", end_time="01:00"))
    assert link.ends_at == datetime(2026, 5, 31, 1, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "jadaquinn0530",
        "jadaquinn0530.",
        f".{waiver_token(SECRET)}",
        f"jadaquinn0530.{SECRET}",
        f"jadaquinn0530.{waiver_token(SECRET)[:-1]}",
        f"{TOKEN} ",
        f"{TOKEN}=",
        f"jadadanika0530.{waiver_token(SECRET)}",
        f"jadadanika0530.{waiver_token('')}",
        f"jadanobody0530.{waiver_token('')}",
        f"jadaquinn0530.{crew_token(SECRET, 'gene')}",
        TOKEN[:-1] + "\u0435",
        "jadaquinn0530.\ud800",
    ],
)
def test_a_forged_link_opens_nothing(token: str):
    tables = make_tables()
    tables.rows[Table.EVENTS]["jadadanika0530",] = {"event_id": "jadadanika0530", "date": "2026-05-30"}
    assert open_link(tables, token, ZONE) is None


def test_every_single_bit_of_a_link_counts():
    tables = make_tables()
    for place in range(len(TOKEN)):
        for bit in range(7):
            forged = TOKEN[:place] + chr(ord(TOKEN[place]) ^ 1 << bit) + TOKEN[place + 1 :]
            assert open_link(tables, forged, ZONE) is None


@pytest.mark.parametrize(
    "changes", [{"date": "soon"}, {"start_time": ""}, {"end_time": None}, {"waiver_links": []}]
)
def test_a_record_that_does_not_say_when_has_no_link(changes: dict[str, Value]):
    assert open_link(make_tables(**changes), TOKEN, ZONE) is None


def test_the_form_says_when_it_was_served_and_nothing_else_can():
    link = link_of(make_tables())
    mark = view_mark(link, NOW)
    assert viewed_at(link, mark, NOW + timedelta(minutes=5)) == NOW
    stamp, _, digest = mark.partition(".")
    with_the_link = new(link.token.encode(), stamp.encode(), sha256).hexdigest()[: len(digest)]
    for forged in (
        "",
        ".",
        f"{stamp}.{with_the_link}",
        f"{int(stamp) - 9}.{digest}",
        f"{stamp}.{digest[:-1]}",
        f"x.{digest}",
        "\u00b2.\u00b2",
    ):
        assert viewed_at(link, forged, NOW) is None
    assert viewed_at(link, mark, NOW - timedelta(seconds=1)) is None
    assert viewed_at(link, mark, NOW + timedelta(days=8)) is None


def test_an_adult_is_one_of_three_and_the_evidence_is_kept():
    tables = make_tables()
    before = dict(record_of(tables))
    assert signed_by(tables, ADULT) == (PENDING, 1)
    key = ("jadaquinn0530", "quinn-parker-1990-02-03")
    digest = digest_of(key, tables.rows[Table.WAIVERS][key])
    assert record_of(tables) == {**before, "waivers_signed": 1, "waiver_seals": {key[1]: digest}}
    assert tables.rows[Table.WAIVERS] == {
        key: {
            "event_id": "jadaquinn0530",
            "person": "quinn-parker-1990-02-03",
            "name": "Quinn Parker",
            "birth_date": "1990-02-03",
            "email": "quinn@example.com",
            "phone": "",
            "consent": True,
            "intent": "sign",
            "signature": "Quinn Parker",
            "digest": digest,
            "language": "en",
            "text_sha256": "hash",
            "viewed_at": "2026-05-28T20:27:00Z",
            "signed_at": "2026-05-28T20:30:00Z",
            "address": "192.0.2.7",
            "forwarded_for": "198.51.100.2",
            "user_agent": "Browser/1",
        }
    }


def test_all_three_make_it_signed():
    tables = make_tables()
    for name in ("Ann A", "Bob B", "Cleo C"):
        found = signed_by(tables, {**ADULT, "name": name, "signature": name})
    assert found == (SIGNED, 3)


def test_who_signs_again_changes_nothing():
    tables = make_tables()
    signed_by(tables, ADULT)
    kept = dict(tables.rows[Table.WAIVERS])
    assert signed_by(tables, {**ADULT, "email": "other@example.com"}, LATER) == (PENDING, 1)
    assert tables.rows[Table.WAIVERS] == kept


def test_a_minor_alone_leaves_guardian_required_and_the_guardian_lifts_it():
    tables = make_tables(passengers=1)
    assert signed_by(tables, MINOR) == (GUARDIAN, 0)
    assert signed_by(tables, MINOR, LATER) == (GUARDIAN, 0)
    assert signed_by(tables, GUARDED, LATER) == (SIGNED, 1)
    row, guardian = kept = list(tables.rows[Table.WAIVERS].values())
    assert row["signed_at"] == "2026-05-28T20:30:00Z"
    assert "guardian_name" not in row
    assert (guardian["person"], guardian["signed_at"]) == (
        f"{row['person']}#guardian",
        "2026-05-28T21:30:00Z",
    )
    assert (guardian["guardian_name"], guardian["guardian_relationship"]) == ("Quinn Parker", "mother")
    again = {**GUARDED, "guardian_name": "Other Guardian", "guardian_signature": "Other Guardian"}
    assert signed_by(tables, again) == (SIGNED, 1)
    assert list(tables.rows[Table.WAIVERS].values()) == kept


def test_minor_and_guardian_at_once():
    assert signed_by(make_tables(passengers=1), GUARDED) == (SIGNED, 1)


def test_a_charter_marked_by_hand_waits_for_its_minor():
    tables = make_tables(waiver_status="guardian required", passengers=2)
    assert signed_by(tables, ADULT) == (GUARDIAN, 1)
    assert signed_by(tables, {**ADULT, "name": "Ann A", "signature": "Ann A"}) == (GUARDIAN, 2)
    assert signed_by(tables, GUARDED) == (SIGNED, 3)


def test_nobody_said_how_many_sail():
    assert signed_by(make_tables(passengers=None), ADULT) == (PENDING, 1)


def test_the_desks_own_number_comes_first():
    assert signed_by(make_tables(waivers_expected=1), ADULT) == (SIGNED, 1)


def test_a_link_used_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(waivers, "_MOST_WAIVERS", 1)
    tables = make_tables()
    signed_by(tables, ADULT)
    with pytest.raises(UsedTooOften):
        signed_by(tables, MINOR)
    assert len(tables.rows[Table.WAIVERS]) == 1


def test_of_many_signatures_at_once_none_is_lost():
    tables = make_tables(passengers=12)
    people = [
        {**ADULT, "name": f"Person {chr(65 + n)}", "signature": f"Person {chr(65 + n)}"} for n in range(12)
    ]
    link = link_of(tables)
    start = threading.Barrier(len(people))

    def work(fields: dict[str, str]) -> None:
        signature = read_signature(fields, DAY, NOW.date())
        start.wait()
        sign(tables, link, signature, EVIDENCE)

    threads = [threading.Thread(target=work, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record_of(tables)["waivers_signed"] == 12
    assert record_of(tables)["waiver_status"] == "signed"


def test_a_signature_between_reading_and_writing_is_counted():
    """Another function's waiver and count come in just before ours is written."""

    class Interrupted(TablesFake):
        interrupted = False

        def update(self, table, key, values, *, expect, remove=()):
            if table is Table.EVENTS and not self.interrupted:
                self.interrupted = True
                other = {**ADULT, "name": "Ann A", "signature": "Ann A"}
                sign(self, link_of(self), read_signature(other, DAY, NOW.date()), EVIDENCE)
            super().update(table, key, values, expect=expect, remove=remove)

    tables = Interrupted()
    tables.rows = make_tables().rows
    assert signed_by(tables, ADULT) == (PENDING, 2)


def test_a_record_that_never_holds_still_is_given_up():
    class Restless(TablesFake):
        turns = 0

        def get_many(self, table, keys):
            if table is Table.EVENTS:
                self.turns += 1
                self.rows[Table.EVENTS]["jadaquinn0530",]["waivers_signed"] = self.turns
            found = super().get_many(table, keys)
            self.rows[Table.EVENTS]["jadaquinn0530",]["waivers_signed"] = -1
            return found

    tables = Restless()
    tables.rows = make_tables().rows
    with pytest.raises(Unavailable):
        count(tables, "jadaquinn0530")


def test_a_charter_without_a_record_cannot_be_counted():
    with pytest.raises(NotFound):
        count(TablesFake(), "jadaquinn0530")
    with pytest.raises(NotFound):
        count(make_tables(date="?"), "jadaquinn0530")


def test_who_signed_with_their_guardian_needs_no_other():
    tables = make_tables(passengers=1)
    signed_by(tables, GUARDED)
    again = {**GUARDED, "guardian_name": "Other Guardian", "guardian_signature": "Other Guardian"}
    assert signed_by(tables, again) == (SIGNED, 1)
    assert len(tables.rows[Table.WAIVERS]) == 1


def test_what_a_link_answers_depends_on_what_was_sent_alone():
    """Whoever tries a name and a birthday learns nothing of who signed."""
    signed, fresh = make_tables(), make_tables()
    for fields in (ADULT, GUARDED):
        signed_by(signed, fields)
    for fields in (ADULT, MINOR, GUARDED):
        answers = [
            sign(tables, link_of(tables), read_signature(fields, DAY, NOW.date()), LATER).guardian_needed
            for tables in (signed, fresh)
        ]
        assert answers[0] == answers[1]


def test_a_full_link_still_takes_who_signed_already(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(waivers, "_MOST_WAIVERS", 1)
    tables = make_tables()
    assert signed_by(tables, ADULT) == signed_by(tables, ADULT, LATER) == (PENDING, 1)
