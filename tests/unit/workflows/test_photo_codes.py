"""A photo code belongs to one charter, whoever writes its record first: the desk or the calendar parser."""

from dataclasses import replace

import pytest

from jada_desk.domain.plan import StepState
from jada_desk.domain.tenant import Aws
from jada_desk.workflows.page_plan import guest_page_facts
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.read_calendar import Wanted, read_calendar
from tests.unit.workflows.test_read_calendar import NOW, QUINN, TENANT, World
from tests.unit.workflows.world import THURSDAY, Operation

CODE, NEXT = "ABCDEFGH", "JKMNPQRS"


@pytest.fixture
def jada() -> Operation:
    """An operation whose desk makes up `CODE` for Jonathan."""
    made = Operation()
    made.memory.mint(["jonathan"])
    made.memory.minted["jonathan"] = replace(made.memory.minted["jonathan"], photo_upload_code=CODE)
    return made


def test_a_publish_makes_a_new_code_its_charter_s(jada):
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "jonathan")["photo_upload_code"] == CODE
    assert jada.row(Table.PHOTO_CODES, CODE) == {"code": CODE, "event_id": "jonathan"}
    assert set(jada.tables.rows[Table.PHOTO_CODES]) == {(CODE,)}
    assert jada.plan().is_empty


def test_a_code_that_is_another_charter_s_is_a_conflict_and_is_left_to_it(jada):
    jada.tables.update(Table.PHOTO_CODES, (CODE,), {"event_id": "another"}, expect={})
    report = jada.publish(jada.plan())
    conflicts = [outcome for outcome in report.outcomes.values() if outcome.state is StepState.CONFLICT]
    assert [outcome.detail.partition(".")[0] for outcome in conflicts] == [
        f"The photo code {CODE} is another charter's"
    ]
    assert jada.row(Table.PHOTO_CODES, CODE)["event_id"] == "another"
    assert ("jonathan",) not in jada.tables.rows[Table.EVENTS]
    assert jada.row(Table.EVENTS, "quinn")["photo_upload_code"] == "QNN001"


def read(world: World, *codes: str):
    made = iter([Minted(code, "secret") for code in codes])
    return read_calendar(
        Wanted(),
        calendar=world.calendar,
        feed=None,
        tables=world.tables,
        tenant=TENANT,
        now=NOW,
        mint=lambda: next(made),
    )


def test_the_parser_makes_up_another_code_where_one_is_taken():
    world = World(QUINN)
    world.tables.update(Table.PHOTO_CODES, (CODE,), {"event_id": "another"}, expect={})
    # The first is made up for the look whether anything is to be written at all.
    assert read(world, CODE, CODE, NEXT).created == [QUINN.event_id]
    assert world.item()["photo_upload_code"] == NEXT
    assert world.tables.rows[Table.PHOTO_CODES][(NEXT,)]["event_id"] == QUINN.event_id


def test_the_parser_leaves_a_typed_code_to_the_charter_that_has_it():
    world = World(replace(QUINN, description=f"Photo code: {CODE}"))
    world.tables.update(Table.PHOTO_CODES, (CODE,), {"event_id": "another"}, expect={})
    reading = read(world, NEXT, NEXT)
    assert [one.reason for one in reading.failed] == [f"The photo code {CODE} is another charter's."]
    assert not world.tables.rows[Table.EVENTS]


def test_the_page_links_to_the_code_where_the_operation_takes_photos(jada):
    charter = jada.charter("quinn")
    with_photos = replace(jada.tenant, aws=Aws(site_url="https://sailjada.com", photo_bucket="photos"))
    without = replace(with_photos, aws=replace(with_photos.aws, photo_bucket=""))
    links = [
        guest_page_facts(charter, tenant, "QNN 001", "secret", THURSDAY).photo_url
        for tenant in (with_photos, without)
    ]
    assert links == ["https://sailjada.com/photos/QNN%20001", ""]
