"""Around a publish: recovery, uncertain messages, calls, the second question, conflicts, history, rollback."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import BadInput, NeedsDecision
from jada_desk.domain.plan import Layer, StepState
from tests.desktop.test_publishing import DANIKA, HELENA, QUINN, box, review, texts, two_edits
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at


def button(widget: QWidget, name: str) -> QPushButton:
    """The visible button that a reader calls so, or that begins with these words."""
    return next(
        one
        for one in widget.findChildren(QPushButton)
        if one.isVisible() and (one.accessibleName() or one.text()).startswith(name)
    )


def press(bench: Any, widget: QWidget, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press a button by keyboard."""
    found = button(widget, name)
    found.setFocus()
    bench.qtbot.keyClick(found, key)
    bench.settle()


def publish(bench: Any) -> Any:
    review(bench).confirm.click()
    bench.settle()
    return bench.window.side.publishing


def test_a_damaged_desk_file_is_said_until_it_was_read(make_bench):
    bench = make_bench(FakeDesk(trouble="The desk's file was damaged; it was set aside and begun anew."))
    banner = bench.window.banner
    assert "was damaged" in banner.text.accessibleName()
    press(bench, banner, "Understood")
    assert not banner.isVisible()


def test_what_was_cut_off_is_finished_at_the_start_and_said(make_bench):
    first = make_bench(FakeDesk(ends={f"{HELENA}/page": StepState.WAITING}))
    two_edits(first)
    publish(first)
    cut_off = {key: replace(one, ended_at=None) for key, one in first.desk.kept.items()}
    bench = make_bench(FakeDesk(kept=cut_off, charters=first.desk.charters))
    banner = bench.window.banner
    assert (
        banner.text.accessibleName() == "A publish from 13:30 was cut off: 2 of 11 steps were finished now."
    )
    assert bench.desk.told == [f"{HELENA}/sms"]
    press(bench, banner, "Show")
    assert bench.window.side.currentWidget() is bench.window.side.publishing
    assert bench.window.side.publishing.title.text() == "Published"
    press(bench, banner, "Close")
    assert not banner.isVisible()
    assert bench.window.top.publish.text() == "Nothing to publish"


def test_an_uncertain_message_is_marked_as_sent_by_a_person(make_bench):
    bench = make_bench(FakeDesk(ends={f"{HELENA}/sms": StepState.UNCERTAIN}))
    two_edits(bench)
    page = publish(bench)
    shown = texts(page)
    assert "Helena, text message: may or may not have gone out" in shown
    assert "Helena: your times have changed. See your page." not in shown
    button(page, "Read the message to Helena").click()
    assert "Helena: your times have changed. See your page." in texts(page)
    assert page.summary.text() == (
        "2 charters live. 1 message accepted for delivery. 1 message may or may not have gone out."
    )
    assert "1 message may or may not have gone out." in bench.window.banner.text.accessibleName()
    assert not page.retry.isVisible(), "an uncertain message never repeats by itself"
    press(bench, page, "Mark as sent: the message to Helena, text message, about Helena")
    assert bench.desk.settled_notices == [(f"{HELENA}/sms", "mark as sent")]
    assert page.title.text() == "Published"
    assert not bench.window.banner.isVisible()


def test_send_again_asks_once_and_can_be_declined(make_bench):
    bench = make_bench(FakeDesk(ends={f"{HELENA}/sms": StepState.UNCERTAIN}))
    two_edits(bench)
    page = publish(bench)
    press(bench, page, "Send again")
    assert bench.desk.settled_notices == []
    assert any("may have gone out. Send it again?" in one for one in texts(page))
    press(bench, page, "Do not send again")
    press(bench, page, "Send again")
    press(bench, page, "Yes, send again")
    assert bench.desk.settled_notices == [(f"{HELENA}/sms", "send again")]
    assert page.title.text() == "Published"


def test_what_speaks_against_settling_is_said(make_bench, monkeypatch):
    bench = make_bench(FakeDesk(ends={f"{HELENA}/sms": StepState.UNCERTAIN}))
    two_edits(bench)
    page = publish(bench)

    def refuse(*_: object) -> None:
        raise NeedsDecision("The charter is over.", unchanged="Nothing was sent.")

    monkeypatch.setattr(bench.desk, "settle_notice", refuse)
    press(bench, page, "Send again")
    press(bench, page, "Yes, send again")
    assert "The charter is over. Nothing was sent." in texts(page)
    assert button(page, "Yes, send again").isEnabled()


def test_who_cannot_be_told_is_called_once_it_is_published(make_bench):
    bench = make_bench(FakeDesk(to_call=frozenset({HELENA})))
    two_edits(bench)
    page = review(bench)
    assert {"Helena: nobody can be told, call", "About Helena"} <= set(texts(page))
    assert "Call when it is published; say so in the result then." in texts(page)
    page.confirm.click()
    bench.settle()
    result = bench.window.side.publishing
    press(bench, result, "Told by phone: Helena, about Helena")
    assert bench.desk.phoned == [(HELENA, "guest")]
    assert "Called" in texts(result)
    assert not any(
        one.text() == "Told by phone" for one in result.findChildren(QPushButton) if one.isVisible()
    )


def test_a_call_about_what_is_published_already_can_be_marked_in_the_review(make_bench):
    bench = make_bench(FakeDesk(lagging=frozenset({QUINN}), to_call=frozenset({QUINN})))
    page = review(bench)
    press(bench, page, "Told by phone: Quinn, about Quinn Sunset")
    assert bench.desk.phoned == [(QUINN, "guest")]
    assert page.confirm.isEnabled(), "the plan was made anew"


def test_a_call_about_nothing_new_settles_nothing_and_is_no_trouble(make_bench, monkeypatch):
    bench = make_bench(FakeDesk(to_call=frozenset({HELENA})))
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.settle()
    result = publish(bench)

    def nothing(*_: object) -> str:
        raise BadInput("There is nothing to tell guest about this charter.")

    monkeypatch.setattr(bench.desk, "told_by_phone", nothing)
    said: list[str] = []
    bench.session.announced.connect(said.append)
    press(bench, result, "Told by phone")
    assert "There was nothing left to tell; nothing was kept." in said
    assert not bench.session.aftermath.is_busy


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (StepState.RETRY, "Sign in to AWS, then Retry"),
        (StepState.EXPIRED, "Helena, text message: not sent any more"),
    ],
)
def test_the_states_of_a_publish_are_said_with_their_remedy(make_bench, state, said):
    bench = make_bench(FakeDesk(ends={f"{HELENA}/sms": state}))
    two_edits(bench)
    page = publish(bench)
    assert said in texts(page)
    assert page.retry.isVisible() is (state is StepState.RETRY)


def test_a_big_plan_asks_a_second_time_with_its_numbers(bench):
    bench.desk.charters += [
        replace(bench.desk.charters[0], event_id=f"more{n}", title=f"More {n}") for n in range(4)
    ]
    bench.session.refresh()
    bench.settle()
    for n in range(4):
        bench.session.set_field(f"more{n}", "notes", "Bring cake", "Notes")
    bench.settle()
    page = review(bench)
    page.confirm.click()
    bench.settle()
    assert bench.window.side.currentWidget() is page, "nothing is published yet"
    assert page.title.text() == "Publish all of this?"
    assert "4 of the 8 charters of this weekend change." in texts(page)
    assert not page.confirm.isVisible()
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
    assert page.title.text() == "Review 4 changes"
    assert page.confirm.isVisible()
    page.confirm.click()
    bench.settle()
    press(bench, page, "Publish 4 changes, tell 4 people")
    assert bench.window.side.publishing.title.text() == "Published"


def theirs(bench: Any, **changes: Any) -> Charter:
    """Somebody changes Danika's event in Google."""
    before = next(one for one in bench.desk.charters if one.event_id == DANIKA)
    after: Charter = replace(before, **changes)
    bench.desk.charters[bench.desk.charters.index(before)] = after
    bench.session.refresh()
    bench.settle()
    return after


def test_a_conflict_is_chosen_in_the_review_and_planned_again(bench):
    two_edits(bench)
    theirs(bench, notes="Bring wine")
    page = review(bench)
    shown = texts(page)
    assert "Notes of Danika was changed in Google too" in shown
    assert {"Was", "nothing", "In Google", "Bring wine", "Yours", "Bring cake"} <= set(shown)
    assert page.confirm.text() == "Publish 1 change, tell 1 person"
    assert "Left out of this publish until you choose above." in shown
    press(bench, page, "Keep mine: Notes of Danika, Bring cake")
    assert "Notes of Danika was changed in Google too" not in texts(page)
    assert page.confirm.text() == "Publish 2 changes, tell 2 people"
    assert bench.session.history.present.edits[DANIKA, "notes"].base == "Bring wine"


def test_a_conflict_is_chosen_on_the_charter_and_can_be_undone(bench):
    two_edits(bench)
    theirs(bench, start=at(30, 11), notes="Bring wine")
    bench.session.select(DANIKA)
    bench.settle()
    details = bench.window.side.details
    press(bench, details, "Keep Google's: Notes, Bring wine")
    assert (DANIKA, "notes") not in bench.session.history.present.edits
    bench.session.undo()
    bench.settle()
    assert button(details, "Keep mine: Notes, Bring cake").isVisible()


def test_history_shows_what_was_published_and_rolls_one_charter_back(bench):
    two_edits(bench)
    publish(bench)
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    page = bench.window.side.history
    assert bench.window.side.currentWidget() is page
    assert "2 changes of 2 charters · 2 messages accepted" in texts(page)
    press(bench, page, "Open the publish of Thu 28 May, 13:30: Published")
    shown = texts(page)
    assert " → Gene".strip() in " ".join(shown)
    assert "Helena, text message: accepted" in shown
    press(bench, page, "Read the message to Helena")
    assert "Helena: your times have changed. See your page." in texts(page)
    press(bench, page, "Roll back Helena only")
    assert set(bench.session.history.present.edits) == {(HELENA, "captain")}
    assert bench.session.history.undo_label == "Roll back the publish of 28 May, 13:30"
    rolled = bench.window.side.review
    assert bench.window.side.currentWidget() is rolled
    assert box(rolled, "Helena, Captain: was Gene, now nothing").isChecked()
    assert bench.desk.told == [f"{DANIKA}/sms", f"{HELENA}/sms"], "nothing was sent yet"


def test_a_whole_publish_is_rolled_back_unless_somebody_changed_it_since(bench):
    two_edits(bench)
    page = publish(bench)
    theirs(bench, notes="Bring wine")
    press(bench, page, "History")
    history = bench.window.side.history
    press(bench, history, "Open the publish")
    press(bench, history, "Roll back this publish")
    assert set(bench.session.history.present.edits) == {(HELENA, "captain")}
    assert "Danika: Notes was changed since and stays." in texts(bench.window.side.review)


def test_escape_leads_from_one_publish_to_the_list_and_to_the_charter(bench):
    two_edits(bench)
    publish(bench)
    side = bench.window.side
    bench.window.controller.show_history()
    bench.settle()
    press(bench, side.history, "Open the publish")
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
    bench.settle()
    assert side.history.title.text() == "History"
    assert button(side.history, "Open the publish").hasFocus()
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
    assert side.currentWidget() is side.details


def test_an_unfinished_publish_is_finished_from_the_history(make_bench):
    bench = make_bench(FakeDesk(fail_at={(HELENA, Layer.PAGE)}))
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.settle()
    publish(bench)
    bench.window.controller.show_history()
    bench.settle()
    page = bench.window.side.history
    press(bench, page, "Open the publish of Thu 28 May, 13:30: Not finished")
    press(bench, page, "Finish this publish")
    press(bench, bench.window.side.publishing, "Retry the rest")
    assert bench.window.side.publishing.title.text() == "Published"
