"""What the desk hands on for waivers, photos, crew and contacts, and the small ends of a draft."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from jada_desk.domain.card_making import asked_of
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember
from jada_desk.domain.crew_answer import Answer, CrewAnswer
from jada_desk.domain.draft import (
    Draft,
    Slot,
    contacts_label,
    drafted_charters,
    set_field,
    set_status,
    unassign,
)
from jada_desk.domain.errors import BadInput, NotFound, SignInNeeded, Unavailable
from jada_desk.domain.plan import StepKind, StepState
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.tables import Item, Table
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.records import answer_value
from tests.fakes.faults import Call
from tests.fakes.photos import FolderFake, PhotosFake, jpeg
from tests.unit.workflows.world import ALL_TOUCHED, FRIDAY, THURSDAY, Operation, SameThread, at


def ignore(news: Progress) -> None:
    """Nobody watches."""


def test_the_partys_link_opens_after_the_first_publish(jada: Operation) -> None:
    with pytest.raises(NotFound, match="not published yet"):
        jada.desk.party_link(jada.observe(), "quinn")
    jada.publish(jada.plan())
    link = jada.desk.party_link(jada.observe(), "quinn")
    assert link.startswith("https://sailjada.com/")
    own = jada.desk.own_link(jada.charter("quinn"))
    assert own != link and own.partition("?")[0].split(".")[0] == link.partition("?")[0].split(".")[0]


def test_nobody_signed_yet_and_no_mark_fits_nobody(jada: Operation) -> None:
    jada.publish(jada.plan())
    quinn = jada.charter("quinn")
    assert jada.desk.waivers(quinn).people == ()
    assert not jada.desk.check_waivers().flaws
    with pytest.raises(BadInput):
        jada.desk.mark_waiver(quinn, "nobody", "guest")


def test_an_operation_without_a_bucket_has_no_photos(jada: Operation) -> None:
    quinn = jada.charter("quinn")
    assert jada.desk.photos_of(quinn) == ()
    with pytest.raises(BadInput, match="no bucket for photos"):
        jada.desk.get_photos(quinn, "photos", ignore, jada.stop)


def test_a_guests_photo_is_brought_to_this_computer(jada: Operation) -> None:
    body, row = jpeg(), ("quinn", "photo#000001")
    values: Item = {
        "state": "kept",
        "key": "photos/1.jpg",
        "sha256": sha256(body).hexdigest(),
        "bytes": len(body),
    }
    jada.tables.update(Table.PHOTOS, row, {**values, "at": "2026-05-31T04:00:00Z"}, expect={})
    folder = FolderFake()
    world = replace(
        jada.desk._world(),
        photos=PhotosFake(objects={"photos/1.jpg": body}),
        open_folder={"photos": folder}.__getitem__,
    )
    desk = Desk(
        jada.tenant,
        clock=jada.clock,
        memory=jada.memory,
        journal=jada.journal,
        executor=SameThread(),
        world=lambda: world,
    )
    (saved,) = desk.get_photos(jada.charter("quinn"), "photos", ignore, jada.stop)
    assert saved.is_new and folder.files == {saved.name: body}


def test_a_charter_that_is_not_in_the_calendar_has_no_preview(jada: Operation) -> None:
    with pytest.raises(NotFound, match="not in the calendar any more"):
        jada.desk.preview(jada.observe(), Draft(), "nobody")


def test_the_charters_of_every_weekend_seen_are_remembered(jada: Operation) -> None:
    assert jada.desk.remembered().weekends == {}
    jada.observe()
    known = jada.desk.remembered()
    assert list(known.weekends) == [FRIDAY]
    assert jada.desk.remembered(known).weekends[FRIDAY] is known.weekends[FRIDAY]


def test_crew_members_are_saved_against_what_was_seen(jada: Operation) -> None:
    observed = jada.observe()
    gene = jada.desk.directory(observed).find("Gene")
    assert gene is not None
    assert jada.desk.save_crew([replace(gene, phone="+1-619-555-0199")], observed) == 1
    assert jada.row(Table.CREW, "gene")["phone"] == "+1-619-555-0199"
    assert isinstance(gene, CrewMember)


def test_new_sign_ins_are_used_from_the_next_call_on(jada: Operation) -> None:
    jada.desk.reconnect()
    assert jada.observe().writable


def test_an_edited_charter_that_cannot_be_asked_for_waits_in_the_draft(jada: Operation) -> None:
    for error in (SignInNeeded("Sign in."), Unavailable("Google is busy.")):

        def before(call: Call, error: Exception = error) -> None:
            if call.method == "get" and call.port == "Calendar":
                raise error

        jada.faults.before = before
        observed = jada.observe(ALL_TOUCHED)
        assert observed.gone == frozenset()
        assert "priya" not in {one.event_id for one in observed.events}


def test_an_edited_charter_that_is_gone_is_without_object(jada: Operation) -> None:
    del jada.calendar.events["priya"]
    observed = jada.observe(ALL_TOUCHED)
    assert observed.gone == {"priya"}
    plan = jada.desk.plan(observed, ALL_TOUCHED, FRIDAY)
    assert any("(priya) is not in the calendar any more" in one for one in plan.warnings)
    history = jada.memory.load_history().record("edit", ALL_TOUCHED)
    assert not jada.desk.settled(history, observed).present.edits


def test_what_waits_for_an_expired_step_expires(jada: Operation) -> None:
    """Somebody puts another page there between the batch and the look: whoever waits for that page is told by the
    next plan."""
    plan = jada.plan(jada.weekend_edits())

    def after(call: Call) -> None:
        if call.method == "invalidate":
            jada.upload("guests/danika-guest.html", b"another page by hand")

    jada.faults.after = after
    report = jada.publish(plan)
    check = next(
        step
        for step in plan.steps
        if step.kind is StepKind.CHECK_LIVE and step.payload["path"] == "/guests/danika-guest.html"
    )
    assert report.outcomes[check.step_id].state is StepState.EXPIRED
    waiting = [step for step in plan.steps if check.step_id in step.needs]
    assert waiting and {report.outcomes[step.step_id].state for step in waiting} == {StepState.EXPIRED}
    assert "danika@example.com" not in dict(jada.messages())


def test_a_desk_that_slept_between_claim_and_sending_gives_the_claim_back(jada: Operation) -> None:
    plan = jada.plan(jada.weekend_edits())

    def after(call: Call) -> None:
        if call.method == "query" and call.args[0] is Table.NOTICES:
            jada.clock.moment += timedelta(minutes=6)

    jada.faults.after = after
    report = jada.publish(plan)
    sends = [report.outcomes[step.step_id] for step in plan.steps if step.kind is StepKind.SEND]
    assert {one.state for one in sends} == {StepState.EXPIRED}
    assert all("slept" in one.detail for one in sends)
    assert jada.messages() == []
    jada.faults.after = lambda call: None
    assert {one.recipient for one in jada.plan().notices} >= {"guest", "crew:noor"}


def test_a_charters_standing_is_one_of_three(jada: Operation) -> None:
    danika = jada.charter("danika")
    with pytest.raises(BadInput, match="no status"):
        set_field(Draft(), danika, "status", "maybe", THURSDAY)
    held = set_status(Draft(), danika, CharterStatus.HELD, "wind", THURSDAY)
    plan = jada.plan(set_field(Draft(), danika, "title", "CANCELLED: Danika", THURSDAY))
    assert any("Cancel or hold it instead" in one for one in plan.warnings)
    assert drafted_charters(held) == frozenset()
    assert contacts_label(1) == "Contact of 1 charter" and contacts_label(2) == "Contacts of 2 charters"


def test_a_state_is_an_end_or_not() -> None:
    assert [one for one in StepState if not one.is_end] == [StepState.WAITING, StepState.SENDING]


def test_a_decline_in_the_days_to_come_is_found_whatever_is_shown_and_told_once(jada: Operation) -> None:
    jada.clock.moment = at(29, 12)
    assert jada.desk.look_for_declines(Draft()) == ()
    asked = asked_of(jada.charter("quinn"), Slot("crew", 0))
    answer = CrewAnswer("gene", Answer.DECLINED, "", THURSDAY, asked)
    jada.put(Table.CREW_DISPATCH, {"event_id": "quinn", "answers": {"gene": answer_value(answer)}})
    (found,) = jada.desk.look_for_declines(Draft())
    assert found.words == "Gene declined Quinn Sunset, Sat 30 May 18:30."
    replaced = unassign(Draft(), jada.charter("quinn"), Slot("crew", 0), THURSDAY)
    assert jada.desk.look_for_declines(replaced) == ()
    jada.desk.see_declines([found.key])
    assert jada.desk.look_for_declines(Draft()) == ()
