"""Desks that share no file: one waiver link a charter, that of its page; and what the desk does with waivers."""

from dataclasses import replace

import pytest

from jada_desk.domain.errors import NotFound, Unavailable
from jada_desk.domain.links import crew_token, waiver_token
from jada_desk.domain.plan import Layer, StepKind
from jada_desk.domain.waiver import read_signature
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.waiver_links import WaiverLink, open_link
from jada_desk.workflows.waivers import sign
from tests.fakes.faults import Call
from tests.fakes.local import JournalFake, MemoryFake
from tests.fakes.waiver_forms import ADULT
from tests.unit.workflows.test_waivers import EVIDENCE, ZONE
from tests.unit.workflows.world import THURSDAY, Operation


def stranger(jada: Operation) -> Desk:
    """A desk on another computer."""
    return jada.another_desk(MemoryFake(), JournalFake(who="colleague@dock"))


def link_on_page(jada: Operation, key: str, event_id: str) -> WaiverLink:
    body = jada.pages.objects[key].body.decode()
    token = body.partition(f"/waivers/{event_id}.")[2][:22]
    link = open_link(jada.tables, f"{event_id}.{token}", ZONE)
    assert link
    return link


def test_a_second_desk_has_nothing_to_publish_and_shows_the_same_link(jada: Operation):
    assert jada.publish_weekend().is_complete
    other = stranger(jada)
    seen = jada.observe(desk=other)
    assert set(seen.links) >= {"quinn", "danika"}
    assert jada.plan(desk=other).steps == ()
    assert other.party_link(seen, "quinn") == jada.desk.party_link(jada.observe(), "quinn")
    assert jada.observe().links == {}


def test_when_the_page_is_gone_the_other_desk_makes_a_link_and_the_earlier_one_goes_on_working(
    jada: Operation,
):
    jada.publish_weekend()
    key = str(jada.row(Table.EVENTS, "quinn")["page_keys"][0])
    earlier = link_on_page(jada, key, "quinn")
    del jada.pages.objects[key]
    other = stranger(jada)
    assert jada.publish(jada.plan(desk=other), other).is_complete
    assert link_on_page(jada, key, "quinn").token != earlier.token
    assert open_link(jada.tables, earlier.token, ZONE)
    assert jada.plan(desk=other).is_empty
    assert jada.plan().is_empty


def test_a_page_that_cannot_be_read_leaves_the_link_as_it_is(jada: Operation):
    jada.publish_weekend()
    before = jada.row(Table.EVENTS, "quinn")["waiver_links"]

    def away(call: Call) -> None:
        if (call.port, call.method) == ("PageStore", "get"):
            raise Unavailable("S3 is away.")

    jada.faults.before = away
    other = stranger(jada)
    plan = jada.plan(desk=other)
    assert Layer.PAGE in jada.observe(desk=other).troubles
    assert not [step for step in plan.steps if step.kind in (StepKind.UPDATE_ITEM, StepKind.PUT_PAGE)]
    assert jada.row(Table.EVENTS, "quinn")["waiver_links"] == before


def test_an_unguessable_address_stays_where_the_first_desk_put_it(jada: Operation):
    jada.tenant = replace(jada.tenant, page_key="{name}-{date}-{key}")
    jada.desk = jada.another_desk(jada.memory, jada.journal)
    jada.publish_weekend()
    key = jada.row(Table.EVENTS, "quinn")["page_keys"][0]
    other = stranger(jada)
    assert jada.plan(desk=other).steps == ()
    assert jada.row(Table.EVENTS, "quinn")["page_keys"][0] == key
    # The key is no part of the link, and none of 10,000 others is an address.
    assert len(key.removesuffix(".html").rpartition("-")[2]) == 10
    guesses = (f"guests/quinn-2026-05-30-{number:010x}.html" for number in range(10_000))
    assert not any(guess in jada.pages.objects for guess in guesses)


def test_a_record_of_the_earlier_form_is_brought_forward_by_the_next_publish(jada: Operation):
    jada.publish_weekend()
    row = jada.tables.rows[Table.EVENTS]["quinn",]
    secret = jada.memory.minted["quinn"].waiver_secret
    for name in ("waiver_links", "waiver_view_key"):
        del row[name]
    row["waiver_secret"] = secret
    plan = jada.plan()
    # The page has the same link, so it stays; nobody is told anything, and the dispatcher has nothing to read.
    assert {step.kind for step in plan.steps} == {StepKind.UPDATE_ITEM}
    assert (plan.changes, plan.notices) == ((), ())
    assert jada.publish(plan).is_complete
    assert secret not in repr(jada.tables.rows)
    assert open_link(jada.tables, f"quinn.{waiver_token(secret)}", ZONE)
    assert jada.plan().is_empty


def test_the_desk_reads_marks_links_and_checks(jada: Operation):
    with pytest.raises(NotFound):
        jada.desk.party_link(jada.observe(), "quinn")
    jada.publish_weekend()
    charter = jada.charter("quinn")
    site = "https://sailjada.com/waivers/"
    party = jada.desk.party_link(jada.observe(), "quinn").removeprefix(site)
    own = jada.desk.own_link(charter).removeprefix(site)
    for token in (party, own):
        link = open_link(jada.tables, token, ZONE)
        assert link
        sign(jada.tables, link, read_signature(ADULT, link.day, THURSDAY.date()), EVIDENCE)
    (one,) = jada.desk.waivers(charter).people
    assert jada.desk.mark_waiver(charter, one.person, "not aboard").signed == 0
    assert (jada.desk.check_waivers().checked, jada.desk.check_waivers().flaws) == (1, {})
    # A signature, a mark and a link for one person are none of the publisher's business.
    assert jada.plan().is_empty


def test_after_a_publish_the_tables_hold_no_working_link(jada: Operation):
    jada.publish_weekend()
    kept = repr(jada.tables.rows)
    for event_id, made in jada.memory.minted.items():
        crew = [crew_token(made.waiver_secret, crew_id) for (crew_id,) in jada.tables.rows[Table.CREW]]
        for secret in (made.waiver_secret, waiver_token(made.waiver_secret), *crew):
            assert secret not in kept, event_id
    assert jada.row(Table.CREW_DISPATCH, "danika")["answer_links"]
