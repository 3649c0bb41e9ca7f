"""What lets a waiver link in: hashes in the tables, links for one person, two desks, and the earlier form."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.errors import Stale
from jada_desk.domain.links import crew_token, link_hash, view_key, waiver_token, waiver_url
from jada_desk.domain.waiver import read_signature
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.waiver_links import (
    LinkUsed,
    answer_link_values,
    give_own_link,
    is_known_here,
    link_values,
    open_link,
    party_token,
    use_link,
    view_mark,
    viewed_at,
    vouched_token,
)
from jada_desk.workflows.waivers import sign
from tests.fakes.waiver_forms import ADULT, GUARDED, MINOR
from tests.unit.workflows.test_waivers import DAY, EVIDENCE, NOW, SECRET, TOKEN, ZONE, make_tables, record_of

OTHER = "another-desks-secret-1234"


def test_no_table_holds_anything_that_opens_a_link():
    tables = make_tables()
    give_own_link(tables, "jadaquinn0530", "token-of-one-person", NOW, "dispatcher@dock")
    kept = repr(tables.rows)
    for secret in (SECRET, waiver_token(SECRET), "token-of-one-person"):
        assert secret not in kept
    words = {word.strip("',[]{}()") for word in kept.replace("#", " ").split()}
    assert all(open_link(tables, f"jadaquinn0530.{word}", ZONE) is None for word in words)


def test_a_record_of_the_earlier_form_lets_its_links_in_until_its_desk_publishes():
    tables = make_tables(waiver_links=None, waiver_view_key=None, waiver_secret=SECRET)
    record = record_of(tables)
    link = open_link(tables, TOKEN, ZONE)
    assert link
    assert link.view_key == view_key(SECRET)
    assert party_token(record, OTHER) == waiver_token(SECRET)
    values = link_values(record, party_token(record, OTHER), OTHER)
    assert values == {
        "waiver_links": [link_hash(waiver_token(SECRET))],
        "waiver_view_key": view_key(SECRET).hex(),
        "waiver_secret": None,
    }


def test_a_second_desk_reads_the_link_off_the_page():
    record = record_of(make_tables())
    token = waiver_token(SECRET)
    page = waiver_url("https://sailjada.com", "jadaquinn0530", token).encode()
    assert is_known_here(record, SECRET)
    assert is_known_here(None, OTHER)
    assert not is_known_here(record, OTHER)
    assert vouched_token(page, "jadaquinn0530", record) == token
    assert vouched_token(page.replace(b"0530.", b"0530.x")[:-1], "jadaquinn0530", record) == ""
    assert party_token(record, OTHER, token) == party_token(record, SECRET) == token
    assert link_values(record, token, OTHER)["waiver_links"] == record["waiver_links"]
    # Without the page it makes its own, and the earlier link goes on working.
    own = party_token(record, OTHER)
    tables = make_tables(waiver_links=link_values(record, own, OTHER)["waiver_links"])
    for each in (own, token):
        assert open_link(tables, f"jadaquinn0530.{each}", ZONE)


def test_a_forged_token_on_a_page_is_not_believed():
    record = record_of(make_tables())
    forged = waiver_url("https://sailjada.com", "jadaquinn0530", waiver_token(OTHER)).encode()
    assert vouched_token(forged, "jadaquinn0530", record) == ""


def test_a_link_for_one_person_is_used_up_by_the_first():
    tables = make_tables()
    token = give_own_link(tables, "jadaquinn0530", "token-of-one-person", NOW, "dispatcher@dock")
    with pytest.raises(Stale):
        give_own_link(tables, "jadaquinn0530", "token-of-one-person", NOW, "dispatcher@dock")
    link = open_link(tables, token, ZONE)
    assert link
    assert (link.used_by, link.day) == ("", DAY)
    for fields in (MINOR, MINOR, GUARDED):  # the same person, and then their guardian
        sign(tables, link, read_signature(fields, DAY, NOW.date()), EVIDENCE)
    with pytest.raises(LinkUsed):
        sign(tables, link, read_signature(ADULT, DAY, NOW.date()), EVIDENCE)
    again = open_link(tables, token, ZONE)
    assert again
    assert again.used_by == "mia-parker-2012-07-01"
    use_link(tables, again, again.used_by, NOW)
    assert sum("quinn" in key[1] for key in tables.rows[Table.WAIVERS]) == 0


def test_a_link_of_one_charter_opens_no_other():
    tables = make_tables()
    tables.rows[Table.EVENTS]["jadadanika0530",] = {
        **record_of(tables),
        "event_id": "jadadanika0530",
        "waiver_links": [],
    }
    give_own_link(tables, "jadaquinn0530", "token-of-one-person", NOW, "")
    assert open_link(tables, "jadadanika0530.token-of-one-person", ZONE) is None


@pytest.mark.parametrize("key", [None, "no hex"])
def test_without_a_key_nothing_says_when_the_form_was_served(key: str | None):
    link = open_link(make_tables(waiver_view_key=key), TOKEN, ZONE)
    assert link
    assert view_mark(link, NOW) == ""
    assert viewed_at(link, "", NOW) is None
    assert viewed_at(link, f"{int(NOW.timestamp())}.", NOW) is None


def test_crew_links_are_added_for_who_is_told_and_stay_for_who_was_replaced():
    directory = Directory((CrewMember("gene", "Gene"), CrewMember("noor", "Noor")))
    gene, noor = (link_hash(crew_token(SECRET, one)) for one in ("gene", "noor"))
    first = answer_link_values(None, None, SECRET, frozenset({"gene"}), frozenset(), directory)
    assert first == {"answer_links": {"gene": [gene]}}
    # Another desk leaves them alone, until it tells somebody itself.
    assert answer_link_values(first, None, OTHER, frozenset({"gene"}), frozenset(), directory) == first
    told = answer_link_values(first, None, OTHER, frozenset({"noor"}), frozenset({"noor"}), directory)
    assert told == {"answer_links": {"gene": [gene], "noor": [link_hash(crew_token(OTHER, "noor"))]}}
    both = answer_link_values(first, None, OTHER, frozenset(), frozenset({"gene"}), directory)
    assert both == {"answer_links": {"gene": [link_hash(crew_token(OTHER, "gene")), gene]}}
    # A record of the earlier form: the links that people have go on working.
    earlier = {"waiver_secret": SECRET}
    moved = answer_link_values({"answer_links": "?"}, earlier, OTHER, frozenset(), frozenset(), directory)
    assert moved == {"answer_links": {"gene": [gene], "noor": [noor]}}
    assert answer_link_values(None, None, SECRET, frozenset(), frozenset(), directory) == {}


def test_ten_thousand_guesses_open_nothing():
    tables = make_tables()
    give_own_link(tables, "jadaquinn0530", "token-of-one-person", NOW, "")
    zone = ZoneInfo("America/Los_Angeles")
    guesses = (waiver_token(f"guess {number}") for number in range(10_000))
    assert not any(open_link(tables, f"jadaquinn0530.{one}", zone) for one in guesses)


def test_the_charters_language_comes_with_its_link():
    link = open_link(make_tables(guest_language="es"), TOKEN, ZONE)
    assert link
    assert link.language == "es"
    assert datetime(2026, 5, 31, 3, 30, tzinfo=UTC) == link.ends_at
