"""A text typed once for several: typed, counted, read in full, ticked, sent; the draft is not touched by it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.publish.message_form import MessageForm
from jada_desk.domain.notice import Audience
from jada_desk.domain.typed_message import LONGEST_MESSAGE
from tests.desktop.conftest import Bench
from tests.desktop.test_aftermath import press
from tests.desktop.test_publishing import texts

DANIKA, QUINN, HELENA = "jadadanika0530", "jadaquinn0530", "jadahelena0529"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(bench: Bench) -> MessageForm:
    """The page of a message about all four charters, reached by keys."""
    QTest.keyClick(bench.window, Qt.Key.Key_A, CTRL)
    QTest.keyClick(bench.window, Qt.Key.Key_M, CTRL)
    return bench.window.side.message_form


def said(bench: Bench) -> str:
    return " ".join(one.text() for one in bench.window.side.findChildren(Text) if one.isVisible())


def test_a_message_to_several_from_the_keys_to_the_last_tick(bench, page):
    assert page.isVisible() and page.words.hasFocus() and page.title.text() == "Message about 4 charters"
    assert not page.review.isEnabled()
    QTest.keyClicks(page.words, "Bring a jacket.")
    assert "21 characters with your name in front: 1 SMS part." in said(bench)
    page.crew.setChecked(True)
    QTest.mouseClick(page.review, Qt.MouseButton.LeftButton)
    bench.settle()
    (message,) = bench.desk.typed
    assert message.words == "Bring a jacket." and message.audiences == frozenset(Audience)
    assert len(message.event_ids) == 4
    review = bench.window.side.review
    assert review.isVisible() and said(bench).count("JADA: Bring a jacket.") == 2, "read in full at once"
    assert review.confirm.text() == "Send to 2 people" and "Remind who sails" not in said(bench)
    key = next(one.notice_key for one in review.plan.notices)
    review._boxes.ticked.emit(key, False)
    assert review.confirm.text() == "Send to 1 person"
    # Back leads to what was typed.
    QTest.keyClick(bench.window, Qt.Key.Key_Escape)
    assert page.isVisible() and page.words.toPlainText() == "Bring a jacket."
    QTest.mouseClick(page.review, Qt.MouseButton.LeftButton)
    bench.settle()
    QTest.mouseClick(review.confirm, Qt.MouseButton.LeftButton)
    bench.settle()
    assert [one.plan.is_message for one in bench.desk.kept.values()] == [True]
    assert page.words.toPlainText() == ""
    assert bench.window.side.publishing.title.text() == "Sent"
    # Also when the charters are not on the board, the history has their names.
    bench.session.step_weekend(8)
    bench.settle()
    bench.window.controller.show_history()
    bench.settle()
    assert "Sent" in said(bench) and "change" not in said(bench)
    history = bench.window.side.history
    names = {"Danika", "Helena", "Jonathan Afternoon", "Quinn Sunset"}
    assert any(names & set(one.split(", ")) for one in texts(history))
    press(bench, history, "Open the publish")
    assert names & set(texts(history)) and not any("Charter" in one for one in texts(history))


def test_the_draft_and_its_undo_stay(bench):
    bench.session.set_field(QUINN, "notes", "cake", "Notes")
    before = bench.session.history
    bench.select(DANIKA)
    standing = bench.window.side.details.standing
    QTest.mouseClick(standing.message, Qt.MouseButton.LeftButton)
    page = bench.window.side.message_form
    assert page.title.text() == "Message"
    QTest.keyClicks(page.words, "Hello")
    page.review.click()
    bench.settle()
    review = bench.window.side.review
    assert review.change_count == 0 and "cake" not in said(bench)
    review.confirm.click()
    bench.settle()
    assert bench.session.history == before and bench.session.history.past


def test_pasted_text_is_shown_as_it_goes_out(bench, page):
    page.words.setPlainText("It\u2019s at\r\nDock\u00a04 \u2013 see you")
    assert "Texts say it in plain letters: It's at Dock 4 - see you" in said(bench)
    page.words.setPlainText("\U0001f6a4 soon")
    assert "do not fit into a plain text" in said(bench)
    page.words.setPlainText("x" * (LONGEST_MESSAGE + 1))
    assert "Too long" in said(bench) and not page.review.isEnabled()
    page.words.setPlainText("")
    name = next(one for one in page.findChildren(ActionButton) if one.text() == "Name")
    name.click()
    assert page.words.toPlainText() == "{name}" and page.words.hasFocus() and page.review.isEnabled()
    page.guests.setChecked(False)
    assert not page.review.isEnabled(), "nobody is chosen"


def test_nobody_to_tell_and_nothing_chosen_are_said(bench):
    told: list[str] = []
    bench.session.announced.connect(told.append)
    bench.window.controller.write_message()
    assert told == ["Pick a charter first."]
    bench.select(HELENA)
    bench.window.controller.write_message()
    page = bench.window.side.message_form
    page.words.setPlainText("Hello")
    page.review.click()
    bench.settle()
    assert "Nobody to tell" in said(bench) and "Nobody there can be told." in said(bench)
    assert not bench.window.side.review.confirm.isEnabled()


def test_it_follows_the_text_size(bench, page):
    before = page.words.font().pixelSize(), page.guests.font().pixelSize()
    bench.window.controller.step_scale(1)
    assert (page.words.font().pixelSize(), page.guests.font().pixelSize()) > before


def test_another_choice_is_another_message(bench, page):
    page.words.setPlainText("Hello")
    bench.window.side.step_back()
    assert bench.window.side.bulk.isVisible()
    QTest.mouseClick(bench.window.side.bulk.message, Qt.MouseButton.LeftButton)
    assert page.words.toPlainText() == "Hello"
    page.closed.emit()
    bench.window.grid.bulk.clear()
    bench.select(QUINN)
    bench.window.controller.write_message()
    assert page.words.toPlainText() == ""
