"""Cancelling, holding and not texting from the window; urgent and asked-for messages in the review."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from jada_desk.domain.board import State
from jada_desk.domain.notice import NoticeKind
from tests.fakes.desk import FakeDesk

DANIKA = "jadadanika0530"


def standing(bench: Any) -> Any:
    bench.session.select(DANIKA)
    bench.settle()
    return bench.window.side.details.standing


def answer(bench: Any, box: Any, words: str) -> None:
    bench.qtbot.keyClicks(box.question.words, words)
    bench.qtbot.keyClick(box.question.words, Qt.Key.Key_Return)
    bench.settle()


def test_a_charter_is_cancelled_with_a_reason_and_undone(bench):
    box = standing(bench)
    assert not box.sails.isVisible() and box.cancel.isVisible() and box.hold.isVisible()
    bench.qtbot.mouseClick(box.cancel, Qt.MouseButton.LeftButton)
    assert box.question.words.hasFocus()
    answer(bench, box, "engine (port)")
    edits = bench.session.history.present.of(DANIKA)
    assert (edits["status"].new, edits["status_reason"].new) == ("cancelled", "engine port")
    card = bench.session.board.card(DANIKA)
    assert [one.state for one in card.badges] == [State.CANCELLED, State.UNPUBLISHED]
    assert box.sails.isVisible() and not box.cancel.isVisible()
    assert box._words.text() == "Cancelled: engine port"
    bench.session.undo()
    bench.settle()
    assert len(bench.session.history.present) == 0 and box.cancel.isVisible()


def test_a_question_is_left_with_escape(bench):
    box = standing(bench)
    box.ask_hold()
    bench.qtbot.keyClick(box.question.words, Qt.Key.Key_Escape)
    bench.settle()
    assert box.question is None and len(bench.session.history.present) == 0


def test_a_hold_is_set_from_the_finder_and_lifted(bench):
    box = standing(bench)
    bench.window.controller.ask_of_charter("hold")
    answer(bench, box, "wind")
    assert State.HELD in bench.session.board.card(DANIKA).states
    bench.qtbot.mouseClick(box.sails, Qt.MouseButton.LeftButton)
    bench.settle()
    assert len(bench.session.history.present) == 0


def test_texts_are_stopped_and_allowed_again(bench):
    box = standing(bench)
    phone = bench.session.card.charter.guest_phone.replace("-", "")
    box.ask_stop()
    answer(bench, box, "leave me alone")
    assert phone in bench.desk.stopped
    assert box._no_texts.text() == "Asked not to be texted: “leave me alone”."
    assert box.allow.isVisible() and not box.stop.isVisible()
    box.ask_allow()
    answer(bench, box, "fine")
    assert bench.desk.stopped == {} and box.stop.isVisible()


def test_an_urgent_text_wants_a_reason(make_bench):
    bench = make_bench(FakeDesk(at_night=frozenset({DANIKA})))
    bench.session.set_field(DANIKA, "notes", "Bring cake", "Notes")
    bench.settle()
    bench.window.side.show_review()
    bench.settle()
    page = bench.window.side.review
    send_now = next(
        one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Send now: ")
    )
    bench.qtbot.mouseClick(send_now, Qt.MouseButton.LeftButton)
    words = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Why it is urgent")
    bench.qtbot.keyClicks(words, "storm")
    bench.qtbot.keyClick(words, Qt.Key.Key_Return)
    bench.settle()
    (notice,) = page.plan.notices
    assert (notice.held_until, notice.reason) == ("", "Urgent: storm")
    assert page.plan.notice_steps[notice.step_id].payload == {"urgent": "storm"}


def test_reminders_are_asked_for(bench):
    bench.window.controller.remind(NoticeKind.REMINDER)
    bench.settle()
    assert bench.desk.asked[-1] == {NoticeKind.REMINDER}
    assert bench.window.side.currentWidget() is bench.window.side.review
    button = next(
        one
        for one in bench.window.side.review.findChildren(QPushButton)
        if one.text() == "Ask for missing waivers"
    )
    bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.desk.asked[-1] == {NoticeKind.REMINDER, NoticeKind.WAIVER}


def test_held_messages_go_out_when_they_are_due(bench):
    bench.desk.due_messages = 2
    bench.session.aftermath.look_for_held()
    bench.settle()
    assert bench.desk.held_sent == 1


def test_a_question_below_the_fold_is_scrolled_to(bench):
    bench.window.resize(1280, 720)
    bench.window.controller.step_scale(2)
    box = standing(bench)
    bench.window.controller.ask_of_charter("cancel")
    side = bench.window.side
    answer_button = box.question.yes
    bench.qtbot.waitUntil(
        lambda: answer_button.mapTo(side, answer_button.rect().bottomLeft()).y() < side.height(),
        timeout=5_000,
    )
