"""A new charter from a call: the form, the draft, undo."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.charter.new_charter import NewCharterForm
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import apply_draft
from tests.desktop.conftest import Bench
from tests.desktop.test_moving import ground_of, middle
from tests.fakes.sample import at

FRIDAY, SUNDAY = date(2026, 5, 29), date(2026, 5, 31)


@pytest.fixture
def form(bench: Bench) -> NewCharterForm:
    QTest.keyClick(bench.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = bench.window.panels.new_charter
    assert form.isVisible() and form.guest.hasFocus()
    return form


def made(bench: Bench) -> Charter:
    card = bench.session.card
    assert card is not None, "the new charter is selected"
    return apply_draft(bench.session.history.present, card.live)


def test_what_a_call_tells_becomes_a_charter_in_the_draft_as_one_step(bench, form):
    QTest.keyClicks(form.guest, "Mara")
    QTest.keyClicks(form.phone, "619 555 0109")
    QTest.keyClicks(form.passengers, "4")
    form.start.setText("3:30 pm")
    form.boarding.setText("3:15")
    QTest.mouseClick(form.make, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    one = made(bench)
    assert (one.title, one.guest_name, one.guest_phone, one.passengers) == (
        "Mara",
        "Mara",
        "+1-619-555-0109",
        4,
    )
    assert (one.start, one.end, one.boarding) == (at(29, 15, 30), at(29, 17, 30), at(29, 15, 15))
    assert bench.session.history.undo_label == "New charter Mara"
    assert one.event_id in bench.window.grid.cards
    bench.session.undo()
    assert one.event_id not in bench.window.grid.cards
    bench.session.redo()
    assert one.event_id in bench.window.grid.cards


def test_a_double_click_on_an_empty_place_offers_that_day_and_boat(bench):
    ground = ground_of(bench)
    spot = middle(bench, SUNDAY, "Shearwater")
    QTest.mouseDClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(spot))
    form = bench.window.panels.new_charter
    assert form.isVisible()
    assert (form.day.text(), form.boat.currentText()) == ("Sun 31 May 2026", "Shearwater")


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("guest", "", "Type the guest's name, or a title."),
        ("start", "later", "Type the start like 15:30."),
        ("end", "9:30", "A charter of more than 16 hours: check start and end."),
        ("passengers", "four", "Passengers must be a whole number."),
        ("phone", "12", "That is no phone number. Type it like (619) 555-0101."),
        ("boarding", "soon", "Type the boarding like 15:15."),
        ("boarding", "11:00", "Boarding must be before the start, by six hours at most."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(bench, form, field, text, words):
    form.guest.setText("Mara")
    getattr(form, field).setText(text)
    QTest.mouseClick(form.make, Qt.MouseButton.LeftButton)
    assert form.isVisible() and form.trouble.text() == words
    assert getattr(form, field).property("bad") is True
    assert not bench.session.history.present.edits


def test_a_charter_on_another_weekend_is_shown_there(bench, form):
    form.guest.setText("Mara")
    form._show_day(date(2026, 6, 13))
    QTest.mouseClick(form.make, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.session.friday == date(2026, 6, 12)


def test_escape_keeps_what_was_typed_and_cancel_does_not(bench, form):
    form.guest.setText("Mara")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    bench.window.panels.show_new_charter()
    assert form.guest.text() == "Mara"
    form._give_up()
    bench.window.panels.show_new_charter()
    assert form.guest.text() == ""
