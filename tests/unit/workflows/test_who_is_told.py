"""Who is told of a publish: everybody whom it concerns, once, and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, set_field
from jada_desk.domain.notice import Audience, Channel
from jada_desk.domain.plan import NoticeChoice, tick
from jada_desk.workflows.notice_plan import UNCLEAR
from jada_desk.workflows.permission import permission_of
from jada_desk.workflows.ports.tables import Item, Table
from tests.unit.workflows.world import THURSDAY, Operation, at, record


def test_everybody_concerned_is_told_once_and_nobody_else(jada: Operation) -> None:
    assert jada.publish_weekend().is_complete
    told = sorted(jada.messages())
    assert [address for address, _ in told] == sorted(
        ["darrell@example.com", "+16195550101", "gene@example.com", "+16195550102", "angelia@example.com",
         "+16195550104", "noor@example.com", "+16195550105", "kai@example.com", "+16195550106",
         "danika@example.com", "+16195550002", "priya@example.com"]
    )  # fmt: skip
    said = dict(told)
    assert said["angelia@example.com"].startswith("removed Angelia")
    assert said["gene@example.com"].startswith("new Gene Priya Morning")
    assert said["kai@example.com"].startswith("changed Kai Danika 30 15:00")


def test_a_captain_changed_there_and_back_is_told_rightly_each_time(jada: Operation) -> None:
    assert jada.publish_weekend().is_complete
    for captain, count in (("Gene", 2), ("Noor", 3), ("Gene", 4)):
        danika = jada.charter("danika")
        jada.clock.moment += timedelta(minutes=1)
        report = jada.publish(jada.plan(assign(Draft(), danika, CAPTAIN_SLOT, captain, THURSDAY)))
        assert report.is_complete
        to_guest = [text for address, text in jada.messages() if address == "danika@example.com"]
        assert len(to_guest) == count
        assert to_guest[-1].endswith(captain)
    to_gene = [text.split()[0] for address, text in jada.messages() if address == "gene@example.com"]
    assert to_gene == ["new", "new", "removed", "new"]


def test_one_person_on_two_charters_gets_one_message(jada: Operation) -> None:
    danika, priya = jada.charter("danika"), jada.charter("priya")
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", THURSDAY)
    draft = assign(draft, priya, CAPTAIN_SLOT, "Noor", THURSDAY)
    jada.publish(jada.plan(draft))
    (text,) = [text for address, text in jada.messages() if address == "noor@example.com"]
    assert "Danika" in text and "Priya Morning" in text


def test_an_unticked_notice_stays_due_in_the_next_plan(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.publish(tick(plan, frozenset()))
    assert jada.messages() == []
    again = jada.plan()
    assert not again.changes
    due = {(notice.name, notice.channel) for notice in again.notices if notice.choice is NoticeChoice.TICKED}
    assert ("Kai", "sms") in due and ("Danika", "email") in due
    assert jada.publish(again).is_complete
    # Priya's weekend is another one: it is planned when it is shown.
    assert jada.plan().is_empty


def test_notices_of_the_baseline_go_out_when_they_are_ticked(jada: Operation) -> None:
    plan = jada.plan()
    jada.publish(tick(plan, frozenset(notice.notice_key for notice in plan.notices)))
    assert "quinn@example.com" in dict(jada.messages())
    assert jada.plan().notices == ()


def test_a_charter_booked_after_connecting_is_told_of_by_itself(jada: Operation) -> None:
    jada.calendar.edit("quinn", created=at(28, 14))
    plan = jada.plan()
    assert {notice.name for notice in plan.notices if notice.choice is NoticeChoice.TICKED} == {
        "Quinn", "Darrell", "Gene", "Sarah",
    }  # fmt: skip


def test_nobody_is_told_of_a_charter_that_has_started(jada: Operation) -> None:
    jada.clock.moment = at(30, 19)
    assert {notice.event_ids for notice in jada.plan(jada.weekend_edits()).notices} & {
        ("danika",),
        ("quinn",),
    } == set()


def test_guest_texts_wait_for_morning_in_quiet_hours(jada: Operation) -> None:
    jada.clock.moment = at(28, 22, 30)
    plan = jada.plan(jada.weekend_edits())
    choices = {(one.name, str(one.channel)): one for one in plan.notices if one.event_ids == ("danika",)}
    held = choices["Danika", "sms"]
    assert held.choice is NoticeChoice.TICKED
    assert held.reason == "Quiet hours: held until Fri 29 May 08:00. The desk must be on then."
    assert held.held_until == "2026-05-29T08:00:00-07:00"
    assert choices["Danika", "email"].held_until == ""
    assert choices["Danika", "email"].choice is NoticeChoice.TICKED
    assert choices["Kai", "sms"].choice is NoticeChoice.TICKED


def test_a_guest_without_phone_and_mail_must_be_called(jada: Operation) -> None:
    jonathan = jada.charter("jonathan")
    plan = jada.plan(set_field(Draft(), jonathan, "captain", "Gene", THURSDAY))
    (call,) = [notice for notice in plan.notices if notice.name == "Jonathan"]
    assert (call.choice, call.step_id) == (NoticeChoice.CALL, "")


def test_a_record_made_by_the_calendar_parser_tells_nobody_anything_by_itself(jada: Operation) -> None:
    before = {(one.name, one.channel) for one in jada.plan().notices}
    made = record("quinn", "Quinn Sunset", at(30, 18, 30), at(30, 20, 30), "18:15", captain="Darrell",
                  crew=["Gene", "Sarah"], boat="JADA", revision=1)  # fmt: skip
    jada.put(Table.EVENTS, made)
    plan = jada.plan()
    assert {(one.name, one.channel) for one in plan.notices} == before
    assert NoticeChoice.TICKED not in {one.choice for one in plan.notices}


def test_what_is_guessed_for_an_unclear_text_is_told_nobody_by_itself(jada: Operation) -> None:
    jada.publish(jada.plan())
    quinn = jada.calendar.events["quinn"]
    unclear = quinn.description.replace("Captain: Darrell", "Captain: Noor\nBoat: Osprey")
    jada.calendar.events["quinn"] = replace(quinn, description=unclear, etag="9")
    plan = jada.plan()
    assert {(one.choice, one.reason) for one in plan.notices if "quinn" in one.event_ids} == {
        (NoticeChoice.UNTICKED, UNCLEAR)
    }


def test_each_message_keeps_whom_it_went_to_by_what_permission(jada: Operation) -> None:
    draft = jada.weekend_edits()
    draft = set_field(draft, jada.charter("danika"), "guest_email", "d@example.com", THURSDAY)
    plan = jada.plan(draft)
    told = {
        (one.recipient, str(one.channel)): one.permission
        for one in plan.notices
        if one.event_ids == ("danika",)
    }
    assert told["guest", "sms"] == "Given with the booking; number from jada-events"
    assert told["guest", "email"] == "Given with the booking; address entered at this desk"
    assert told["crew:kai", "sms"] == "Given by joining the crew; from jada-crew"
    jada.publish(plan)
    row = jada.row(Table.NOTICES, "danika", "guest#sms#0001")
    assert (row["address"], row["permission"]) == ("+16195550002", told["guest", "sms"])


@pytest.mark.parametrize(
    ("guests", "source"),
    [
        ({"g": {"guest_id": "g", "phone": "+1-619-555-0003"}}, "from jada-guests"),
        ({}, "from the calendar's text"),
    ],
)
def test_the_source_of_a_number_is_where_it_was_found(
    jada: Operation, guests: dict[str, Item], source: str
) -> None:
    observed = replace(jada.observe(), records={"jonathan": {"guest_id": "g"}}, guests=guests)
    said = permission_of(Audience.GUEST, Channel.SMS, jada.charter("jonathan"), observed, Draft())
    assert said == f"Given with the booking; number {source}"
