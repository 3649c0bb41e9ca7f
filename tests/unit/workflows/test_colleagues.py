"""Other people work in the same layers: what they did is never overwritten unseen, nor told twice."""

from jada_desk.domain.notice import Channel, NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, StepState
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import THURSDAY, Operation, at


def test_a_colleagues_edit_between_plan_and_publish_is_not_overwritten(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.calendar.edit("danika", description="Arrive by 4 PM please.\nBoat: Shearwater\nCaptain: Darrell")
    report = jada.publish(plan)
    assert report.outcomes["danika/calendar"].state is StepState.CONFLICT
    assert "Captain: Darrell" in jada.calendar.events["danika"].description
    assert jada.row(Table.EVENTS, "danika")["start_time"] == "18:00"
    assert not any("danika@" in address for address, _ in jada.messages())


def test_an_edit_under_a_colleagues_change_waits_for_a_choice(jada: Operation) -> None:
    draft = jada.weekend_edits()
    jada.calendar.edit(
        "danika", description="Arrive by 5 PM.\nBoat: Shearwater\nCaptain: Darrell\nCrew: Kai\nPassengers: 5"
    )
    plan = jada.plan(draft)
    assert "danika" not in plan.event_ids
    assert any(
        "Captain was empty, is now Darrell in Google, and you want Noor" in one for one in plan.warnings
    )


def test_an_answered_invitation_is_no_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.calendar.edit("danika", updated=THURSDAY)
    assert jada.publish(plan).is_complete
    assert jada.calendar.events["danika"].start == at(30, 15)


def test_a_record_changed_elsewhere_is_not_overwritten(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.row(Table.EVENTS, "danika").update(revision=4, captain="Somebody")
    report = jada.publish(plan)
    assert report.outcomes["danika/jada-events"].state is StepState.CONFLICT
    assert jada.row(Table.EVENTS, "danika")["captain"] == "Somebody"
    # The next plan starts from what is there now.
    assert jada.publish(jada.plan()).is_complete
    assert jada.row(Table.EVENTS, "danika")["captain"] == "Noor"


def test_a_signature_in_the_middle_of_a_publish_is_no_conflict(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.row(Table.EVENTS, "danika").update(waivers_signed=1)
    assert jada.publish(plan).is_complete
    assert jada.row(Table.EVENTS, "danika")["waivers_signed"] == 1


def test_a_page_changed_by_hand_meanwhile_is_not_overwritten_but_shown(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())
    jada.upload("guests/danika-guest.html", b"by hand, later")
    report = jada.publish(plan)
    assert report.outcomes["danika/page/guests/danika-guest.html"].state is StepState.CONFLICT
    assert jada.pages.objects["guests/danika-guest.html"].body == b"by hand, later"


def test_a_page_edited_by_hand_after_a_publish_is_drift_and_put_right_silently(jada: Operation) -> None:
    assert jada.publish_weekend().is_complete
    jada.upload("guests/quinn-2026-05-30.html", b"edited by hand")
    plan = jada.plan()
    assert [change.layer for change in plan.changes] == [Layer.PAGE]
    assert plan.notices == ()
    assert jada.publish(plan).is_complete
    assert jada.plan().is_empty


def test_a_record_put_right_after_an_edit_by_hand_tells_nobody(jada: Operation) -> None:
    """The guest and the crew of Quinn were never sent anything: what they know is what was published, not what
    somebody typed into the tables since."""
    assert jada.publish_weekend().is_complete
    jada.row(Table.EVENTS, "quinn")["boarding_time"] = "02:11"
    jada.row(Table.CREW_DISPATCH, "quinn").update(start_time="02:30", status="cancelled")
    plan = jada.plan()
    assert {(change.layer, change.field) for change in plan.changes} == {
        (Layer.EVENTS, "boarding_time"),
        (Layer.CREW_DISPATCH, "start_time"),
        (Layer.CREW_DISPATCH, "status"),
    }
    assert plan.notices == ()
    assert jada.publish(plan).is_complete
    assert jada.row(Table.EVENTS, "quinn")["boarding_time"] == "18:15"
    assert "status" not in jada.row(Table.CREW_DISPATCH, "quinn")
    assert jada.plan().is_empty


def test_a_change_beside_an_edit_by_hand_is_told_from_what_people_know(jada: Operation) -> None:
    """Somebody works by hand as ever: the new hour goes into the calendar and into the record."""
    assert jada.publish_weekend().is_complete
    jada.calendar.edit("quinn", start=at(30, 19))
    jada.row(Table.EVENTS, "quinn")["start_time"] = "19:00"
    plan = jada.plan()
    (told,) = [one for one in plan.notices if one.recipient == "guest" and one.channel is Channel.EMAIL]
    assert (told.kind, told.choice) == (NoticeKind.CHANGED, NoticeChoice.TICKED)


def test_two_desks_publishing_the_same_tell_everybody_once(jada: Operation) -> None:
    from tests.fakes.local import JournalFake, MemoryFake

    memory = MemoryFake()
    memory.minted = jada.memory.minted
    draft = jada.weekend_edits()
    other = jada.another_desk(memory, JournalFake())
    first, second = jada.plan(draft), jada.plan(draft, other)
    jada.publish(first)
    once = sorted(address for address, _ in jada.messages())
    jada.publish(second, other)
    assert sorted(address for address, _ in jada.messages()) == once
