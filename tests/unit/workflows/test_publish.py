"""The plan and its publish: only what differs, in every layer; and the next plan is empty."""

import json
from dataclasses import replace
from datetime import timedelta

from jada_desk.domain.draft import Draft, call_charter, set_field, settle
from jada_desk.domain.plan import Layer, NoticeChoice, StepKind, StepState
from jada_desk.domain.plan_json import plan_from_json, plan_to_json
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at


def test_the_first_plan_leaves_alone_what_was_there_before_the_desk(jada: Operation) -> None:
    plan = jada.plan()
    assert {change.event_id for change in plan.changes} == {"quinn", "jonathan"}
    assert {notice.choice for notice in plan.notices} == {NoticeChoice.UNTICKED, NoticeChoice.CALL}
    assert plan.messages == 0


def test_the_seeds_weekend_is_published_in_every_layer_and_the_next_plan_is_empty(jada: Operation) -> None:
    assert jada.publish_weekend().is_complete
    assert jada.plan().is_empty
    # The calendar: only the lines that changed.
    danika = jada.calendar.events["danika"]
    assert (danika.start, danika.end) == (at(30, 15), at(30, 19))
    assert danika.description.startswith(
        "Arrive by 1:45 PM please.\nBoat: Shearwater\nCrew: Kai\nPassengers: 5"
    )
    assert "Captain: Noor" in danika.description
    assert "555" not in danika.description  # contacts are never written into the calendar
    priya = jada.calendar.events["priya"]
    assert priya.description == "Captain: Gene\nCrew: Sarah\nBoarding: 9:45 AM"
    # The tables, in the seed's forms.
    quinn = jada.row(Table.EVENTS, "quinn")
    expected = {
        "event_name": "Quinn Sunset", "date": "2026-05-30", "start_time": "18:30", "end_time": "20:30",
        "duration_minutes": 120, "captain": "Darrell", "crew": ["Gene", "Sarah"], "guest_name": "Quinn",
        "guest_email": "quinn@example.com", "guest_phone": "+1-619-555-0001", "waiver_status": "pending",
        "photo_upload_code": "QNN001", "created_at": "2026-05-28T20:30:00Z",
    }  # fmt: skip
    assert {name: quinn[name] for name in expected} == expected
    assert jada.row(Table.EVENTS, "danika")["waiver_status"] == "guardian required"
    assert jada.row(Table.CREW_DISPATCH, "priya")["captain"] == "Gene"
    assert jada.row(Table.GUESTS, quinn["guest_id"])["phone"] == "+1-619-555-0001"
    # The pages: the new address and the hand-made one say the same.
    page = jada.pages.objects["guests/danika-guest.html"].body
    assert b"hour=13, minute=45" in page or b"13, 45" in page
    assert jada.pages.objects["guests/danika-2026-05-30.html"].body == page
    (batch,) = jada.cdn.invalidations
    assert "/guests/danika-guest.html" in batch.paths


def test_a_plan_survives_the_journal(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    kept = plan_from_json(json.loads(json.dumps(plan_to_json(plan))))
    assert kept == plan_from_json(plan_to_json(kept))
    assert [step.step_id for step in kept.steps] == [step.step_id for step in plan.steps]
    assert kept.event_ids == plan.event_ids
    assert kept.changes == plan.changes and kept.notices == plan.notices


def test_a_desk_without_a_sign_in_says_what_it_cannot_publish(jada: Operation) -> None:
    draft = jada.weekend_edits()
    seen = replace(jada.observe(draft), writable=False)
    plan = jada.desk.plan(seen, draft, FRIDAY)
    assert {step.event_id for step in plan.steps if step.kind is not StepKind.INVALIDATE} == {
        "quinn",
        "jonathan",
    }
    assert any("Danika is left out" in warning and "Sign in" in warning for warning in plan.warnings)


def test_what_an_event_cannot_say_is_left_out_and_told(jada: Operation) -> None:
    danika = jada.charter("danika")
    plan = jada.plan(set_field(Draft(), danika, "title", "", THURSDAY))
    assert "danika" not in plan.event_ids
    assert any(warning.startswith("Danika is left out") or "title" in warning for warning in plan.warnings)


def test_an_event_that_is_called_a_charter_becomes_one(jada: Operation) -> None:
    draft = call_charter(Draft(), "meeting", THURSDAY)
    plan = jada.plan(draft)
    layers = {step.layer for step in plan.steps if step.event_id == "meeting"}
    assert layers >= {Layer.CALENDAR, Layer.EVENTS, Layer.PAGE}
    assert jada.publish(plan).is_complete
    assert "Charter: yes" in jada.calendar.events["meeting"].description
    weekend = jada.desk.weekend(jada.observe(), FRIDAY)
    assert weekend.charter("meeting") is not None
    assert jada.plan().is_empty
    assert len(settle(draft, weekend.charters)) == 0


def test_a_whole_week_is_read_and_planned_from_its_monday(jada: Operation) -> None:
    jada.calendar.events["lunch"] = replace(
        jada.calendar.events["quinn"],
        event_id="lunch",
        summary="Mara Lunch",
        start=at(27, 23),
        end=at(28, 1),
    )
    jada.clock.moment = at(26, 12)
    monday = FRIDAY - timedelta(days=4)
    weekend = jada.plan()
    assert "lunch" not in weekend.event_ids
    seen = jada.desk.observe(monday, Draft(), jada.progress.append, jada.stop)
    assert (
        jada.desk.weekend(seen, monday).days[0] == monday and len(jada.desk.weekend(None, monday).days) == 7
    )
    week = jada.desk.plan(seen, Draft(), monday)
    assert "lunch" in week.event_ids and set(weekend.event_ids) <= set(week.event_ids)
    report = jada.publish(week)
    assert report.count(StepState.DONE) == len(week.steps)
