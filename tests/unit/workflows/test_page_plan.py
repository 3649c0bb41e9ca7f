"""A guest's page in a plan: what its language has to do with records, page and the time of its last edit."""

from datetime import timedelta

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import Draft, set_field, set_status
from jada_desk.domain.plan import StepKind
from jada_desk.workflows.page_plan import ERROR_PAGE, calendar_key
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import THURSDAY, Operation


def test_a_guests_language_is_kept_in_the_tables_and_makes_a_new_page() -> None:
    operation = Operation()
    operation.publish(operation.plan())
    record = operation.row(Table.EVENTS, "quinn")
    assert "guest_language" not in record
    later = THURSDAY + timedelta(hours=1)
    operation.clock.moment = later
    draft = set_field(Draft(), operation.charter("quinn"), "guest_language", "es", later)
    plan = operation.plan(draft)
    assert [(one.layer, one.field, one.now) for one in plan.changes if one.field == "guest_language"] == [
        ("jada-events", "guest_language", "es")
    ]
    (body,) = {step.payload["body"] for step in plan.steps if step.kind is StepKind.PUT_PAGE}
    assert "Language.SPANISH" in body
    assert not plan.notices
    operation.publish(plan)
    record = operation.row(Table.EVENTS, "quinn")
    assert record["guest_language"] == "es"
    assert record["page_updated_at"] == "2026-05-28T21:30:00Z"
    assert operation.charter("quinn").guest_language == "es"
    assert not operation.plan().steps


def test_a_guests_language_goes_with_their_contact_to_their_next_charter() -> None:
    operation = Operation()
    danika = operation.charter("danika")
    operation.publish(operation.plan(set_field(Draft(), danika, "guest_language", "es", THURSDAY)))
    guest_id = operation.row(Table.EVENTS, "danika")["guest_id"]
    assert operation.row(Table.GUESTS, guest_id)["language"] == "es"
    operation.tables.rows[Table.EVENTS][("danika",)].pop("guest_language")
    assert operation.charter("danika").guest_language == "es"
    assert not [one for one in operation.plan().changes if one.event_id == "danika" and one.layer == "page"]


def test_a_page_says_that_its_charter_is_on_hold_and_when_it_was_last_changed() -> None:
    operation = Operation()
    operation.publish(operation.plan())
    later = THURSDAY + timedelta(hours=1)
    operation.clock.moment = later
    held = set_status(Draft(), operation.charter("quinn"), CharterStatus.HELD, "Wind", later)
    operation.publish(operation.plan(held))
    assert b"is_held=True" in operation.pages.objects["guests/quinn-2026-05-30.html"].body
    assert operation.row(Table.EVENTS, "quinn")["page_updated_at"] == "2026-05-28T21:30:00Z"
    assert not operation.plan().steps


def test_the_calendar_file_goes_up_before_the_page_that_leads_to_it() -> None:
    operation = Operation()
    operation.publish(operation.plan())
    puts = [call.args[0] for call in operation.faults.writes() if call.port == "PageStore"]
    page = "guests/quinn-2026-05-30.html"
    (file,) = [key for key in puts if str(key).startswith("guests/quinn-2026-05-30.") and key != page]
    assert puts.index(file) < puts.index(page)
    assert str(file).removeprefix("guests/").encode() in operation.pages.objects[page].body
    content = operation.pages.objects[str(file)].body
    assert file == calendar_key(page, content)


def test_a_calendar_file_that_is_there_is_the_same_and_stays() -> None:
    operation = Operation()
    plan = operation.plan()
    for step in plan.steps:
        if calendar := step.payload.get("calendar"):
            operation.upload(calendar["key"], calendar["body"].encode())
    assert operation.publish(plan).is_complete


def test_the_page_of_wrong_addresses_goes_along_when_it_is_missing_or_old() -> None:
    for standing in (None, b"an older one"):
        operation = Operation()
        del operation.pages.objects[ERROR_PAGE]
        if standing:
            operation.upload(ERROR_PAGE, standing)
        plan = operation.plan()
        assert ERROR_PAGE not in str(plan.changes)
        assert operation.publish(plan).is_complete
        assert operation.pages.objects[ERROR_PAGE].body == b"no page here"
        del operation.pages.objects[ERROR_PAGE]
        assert not operation.plan().steps
