"""Saving crew members: only what differs, never over a colleague."""

from dataclasses import replace

import pytest

from jada_desk.domain.crew import CrewMember
from jada_desk.domain.errors import NeedsDecision
from jada_desk.workflows.crew_directory import save_members
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.weekend import read_directory
from tests.fakes.aws import TablesFake

GENE = CrewMember("gene", "Gene", ("Eugene",), frozenset({"captain", "crew"}), phone="+1-619-555-0102")


def test_a_new_member_is_read_back_as_saved():
    tables = TablesFake()
    assert save_members([GENE], (), tables) == 1
    assert read_directory(tables.scan(Table.CREW)).members == (GENE,)


def test_only_what_differs_is_written_and_nothing_when_nothing_does():
    tables = TablesFake()
    save_members([GENE], (), tables)
    seen = tables.scan(Table.CREW)
    tables.update(Table.CREW, ("gene",), {"email": "gene@example.com"}, expect={})
    assert save_members([replace(GENE, active=False)], seen, tables) == 1
    (item,) = tables.scan(Table.CREW)
    assert (item["email"], item["active"]) == ("gene@example.com", False), "a colleague's other field stays"
    assert save_members([replace(GENE, active=False, email="gene@example.com")], (item,), tables) == 0


def test_a_field_that_a_colleague_changed_meanwhile_is_not_overwritten():
    tables = TablesFake()
    save_members([GENE], (), tables)
    seen = tables.scan(Table.CREW)
    tables.update(Table.CREW, ("gene",), {"phone": "+1-619-555-0199"}, expect={})
    with pytest.raises(NeedsDecision, match="colleague"):
        save_members([replace(GENE, phone="+1-619-555-0100")], seen, tables)
    assert tables.scan(Table.CREW)[0]["phone"] == "+1-619-555-0199"
    with pytest.raises(NeedsDecision):
        save_members([replace(GENE, name="Another")], (), tables)


def test_saving_again_after_a_lost_answer_is_done():
    tables = TablesFake()
    save_members([GENE], (), tables)  # and its answer never came
    assert save_members([GENE], (), tables) == 1
