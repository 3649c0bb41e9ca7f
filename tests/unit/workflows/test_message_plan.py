"""A typed message to several: one plan without writes, claimed like every notice, told once."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import Draft, reschedule, set_field, set_status
from jada_desk.domain.errors import BadInput, OutcomeUnknown, Unavailable
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.plan import Layer, NoticeChoice, Plan, StepState
from jada_desk.domain.plan_json import plan_from_json, plan_to_json
from jada_desk.domain.typed_message import LONGEST_MESSAGE, fill, type_message
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.fakes.local import JournalFake, MemoryFake
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, published_weekend

BOTH = frozenset(Audience)
WEEKEND = ("quinn", "danika")


@pytest.fixture
def jada() -> Operation:
    """The seed's weekend, published; it is Friday noon."""
    operation = published_weekend()
    operation.clock.moment = at(29, 12)
    return operation


def plan(
    jada: Operation,
    words: str = "Bring a jacket.",
    to: Iterable[Audience] = BOTH,
    about: Iterable[str] = WEEKEND,
    desk: Desk | None = None,
) -> Plan:
    observed = jada.observe(desk=desk)
    return (desk or jada.desk).plan_message(observed, FRIDAY, type_message(words, about, to))


def told(plan: Plan) -> set[tuple[str, str]]:
    return {(one.event_ids[0], one.name) for one in plan.notices}


def test_guests_and_crew_are_told_once_and_nothing_is_written(jada: Operation) -> None:
    made = plan(jada)
    crew = {
        ("quinn", "Darrell"),
        ("quinn", "Gene"),
        ("quinn", "Sarah"),
        ("danika", "Noor"),
        ("danika", "Kai"),
    }
    assert told(made) == {("quinn", "Quinn"), ("danika", "Danika")} | crew
    assert {one.kind for one in made.notices} == {NoticeKind.MESSAGE} and made.is_message
    assert {step.layer for step in made.steps} == {Layer.GUEST_NOTICE, Layer.CREW_NOTICE}
    assert made.changes == () and plan_from_json(plan_to_json(made)) == made
    assert made.titles == {"quinn": "Quinn Sunset", "danika": "Danika"}
    assert jada.publish(made).is_complete
    assert len(jada.messages()) == len(made.steps) == 14
    again = plan(jada)
    assert again.is_empty and not again.is_message
    assert "Quinn was told these words about Quinn Sunset already." in again.warnings
    assert told(plan(jada, "Bring two jackets.")) == told(made), "another text is another message"
    # It counts as no news, and as no reminder.
    assert jada.plan().is_empty
    asked = frozenset({NoticeKind.REMINDER})
    assert jada.desk.plan(jada.observe(), Draft(), FRIDAY, asked=asked).notices


def test_only_those_who_were_chosen(jada: Operation) -> None:
    assert told(plan(jada, to=[Audience.GUEST], about=["quinn"])) == {("quinn", "Quinn")}
    assert told(plan(jada, to=[Audience.CREW], about=["danika"])) == {("danika", "Noor"), ("danika", "Kai")}


def test_somebody_on_two_charters_hears_the_same_words_once(jada: Operation) -> None:
    made = plan(jada, to=[Audience.CREW], about=["danika", "jonathan"])
    kai = [one for one in made.notices if one.name == "Kai"]
    assert {one.event_ids for one in kai} == {("danika", "jonathan")} and len(kai) == 2
    apart = plan(jada, "{time}, Dock 4", to=[Audience.CREW], about=["danika", "jonathan"])
    assert {one.event_ids for one in apart.notices if one.name == "Kai"} == {("danika",), ("jonathan",)}


def test_a_second_desk_that_planned_the_same_does_not_send_it_again(jada: Operation) -> None:
    other = jada.another_desk(MemoryFake(), JournalFake())
    first, second = plan(jada), plan(jada, desk=other)
    assert jada.publish(first).is_complete
    report = jada.publish(second, other)
    assert report.is_complete and len(jada.messages()) == 14


def test_a_lost_answer_is_uncertain_and_never_repeated(jada: Operation) -> None:
    def lost(call: Call) -> None:
        if call.port == "SmsSender":
            raise OutcomeUnknown("No answer.")

    jada.faults.after = lost
    assert jada.publish(plan(jada, to=[Audience.GUEST], about=["quinn"])).count(StepState.UNCERTAIN) == 1
    jada.faults.after = lambda call: None
    assert len(jada.desk.uncertain()) == 1
    assert plan(jada, to=[Audience.GUEST], about=["quinn"]).is_empty


def test_a_charter_that_moved_since_is_not_told_the_old_words(jada: Operation) -> None:
    made = plan(jada, "We sail at {time}.", to=[Audience.GUEST], about=["quinn"])
    jada.row(Table.EVENTS, "quinn")["start_time"] = "17:00"
    assert jada.publish(made).count(StepState.EXPIRED) == 2 and not jada.messages()


def test_the_same_words_with_other_hours_are_another_message(jada: Operation) -> None:
    words = "We sail at {time}."
    assert jada.publish(plan(jada, words, [Audience.GUEST], ["quinn"])).is_complete
    draft = reschedule(Draft(), jada.charter("quinn"), at(30, 18), at(30, 20), THURSDAY)
    jada.clock.moment = at(29, 13)
    assert jada.publish(jada.plan(draft)).is_complete
    assert told(plan(jada, words, [Audience.GUEST], ["quinn"])) == {("quinn", "Quinn")}


def test_quiet_hours_hold_guests_texts(jada: Operation) -> None:
    jada.clock.moment = at(29, 22)
    made = plan(jada)
    held = {(one.name, one.channel) for one in made.notices if one.held_until}
    assert held == {("Quinn", Channel.SMS), ("Danika", Channel.SMS)}
    report = jada.publish(made)
    assert report.count(StepState.HELD) == 2
    # A publish of the charter in the meantime does not take the held message away.
    draft = set_field(Draft(), jada.charter("quinn"), "notes", "cake", THURSDAY)
    jada.publish(jada.plan(draft))
    jada.clock.moment = at(30, 9)
    before = len(jada.sms.sent)
    jada.desk.send_held(jada.progress.append, jada.stop)
    assert len(jada.sms.sent) == before + 2


def test_who_asked_not_to_be_texted_is_not(jada: Operation) -> None:
    jada.desk.stop_texts("+1-619-555-0001", "stop")
    made = plan(jada, to=[Audience.GUEST], about=["quinn"])
    assert {one.channel: one.choice for one in made.notices} == {
        Channel.EMAIL: NoticeChoice.TICKED,
        Channel.SMS: NoticeChoice.UNTICKED,
    }


def test_what_cannot_be_told_is_said(jada: Operation) -> None:
    guest = jada.row(Table.EVENTS, "danika")
    guest["guest_phone"] = guest["guest_email"] = ""
    for row in jada.tables.rows[Table.GUESTS].values():
        row["phone"] = row["email"] = ""
    made = plan(jada, to=[Audience.GUEST], about=["danika", "nowhere"])
    assert [one.choice for one in made.notices] == [NoticeChoice.CALL]
    assert made.warnings == ("A charter (nowhere) is not in the calendar any more.",)
    jada.clock.moment = at(30, 19)
    late = plan(jada, about=["quinn"])
    assert late.is_empty and late.warnings == ("Quinn Sunset is left out: it has started.",)


def test_a_charter_without_a_record_is_published_first() -> None:
    fresh = Operation()
    made = plan(fresh, about=["quinn"])
    assert made.is_empty and "Publish it first" in made.warnings[0]


def test_without_the_notice_records_nobody_is_told(jada: Operation) -> None:
    observed = jada.observe()
    blind = replace(observed, troubles={Layer.NOTICES: "Nobody knows who was told."})
    made = jada.desk.plan_message(blind, FRIDAY, type_message("Hello", WEEKEND, BOTH))
    assert made.is_empty and made.warnings == ("Nobody knows who was told.",)
    # The page is nothing to a message.
    pageless = replace(observed, troubles={Layer.PAGE: "The pages cannot be read."})
    made = jada.desk.plan_message(pageless, FRIDAY, type_message("Hello", ["quinn"], [Audience.GUEST]))
    assert {one.choice for one in made.notices} == {NoticeChoice.TICKED}


@pytest.mark.parametrize("status", [CharterStatus.CANCELLED, CharterStatus.HELD])
def test_also_of_what_does_not_sail(jada: Operation, status: CharterStatus) -> None:
    draft = set_status(Draft(), jada.charter("quinn"), status, "wind", THURSDAY)
    assert jada.publish(jada.plan(draft)).is_complete
    made = plan(jada, "Your money is on its way.", to=[Audience.GUEST], about=["quinn"])
    assert jada.publish(made).is_complete


def test_a_message_neither_takes_over_a_publish_nor_is_taken_over(jada: Operation) -> None:
    def down(port: str) -> Callable[[Call], None]:
        def before(call: Call) -> None:
            if call.port == port and call.writes:
                raise Unavailable("Not now.")

        return before

    draft = set_field(Draft(), jada.charter("quinn"), "boarding", at(30, 18), THURSDAY)
    publishing = jada.plan(draft)
    jada.faults.before = down("PageStore")
    assert not jada.publish(publishing).is_complete
    jada.faults.before = down("EmailSender")
    message = plan(jada, to=[Audience.GUEST], about=["quinn"])
    assert not jada.publish(message).is_complete
    jada.faults.before = lambda call: None
    assert {one.plan.plan_id for one in jada.desk.unfinished()} == {publishing.plan_id, message.plan_id}
    jada.clock.moment = at(29, 13)
    assert jada.publish(jada.plan(draft)).is_complete
    assert [one.plan.plan_id for one in jada.desk.unfinished()] == [message.plan_id]
    assert jada.retry(message.plan_id).is_complete
    assert jada.desk.unfinished() == ()


def test_typed_words_are_one_line_of_a_bounded_length() -> None:
    said = type_message("Hello\r\nBcc: all\u202e {name}", ["quinn"], [Audience.GUEST])
    assert said.words == "Hello Bcc: all {name}" and said.has_places
    assert not type_message("No places {nam} {", ["quinn"], [Audience.GUEST]).has_places
    for typed, to in ((" \n", BOTH), ("x" * (LONGEST_MESSAGE + 1), BOTH), ("Hello", frozenset())):
        with pytest.raises(BadInput):
            type_message(typed, ["quinn"], to)
    values = {"{name}": "{time}", "{time}": "3 PM", "{day}": "", "{boat}": "%s"}
    assert fill("{name} {time} {boat}", values) == "{time} 3 PM %s"
