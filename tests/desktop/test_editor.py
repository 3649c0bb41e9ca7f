"""The charter's fields: times as people type them, what moves along, what is refused, typing during a change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from jada_desk.desktop.look.fields import NotesField
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at

QUINN, DANIKA, JONATHAN, HELENA = "jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadahelena0529"


def type_into(bench, field, text):
    field.setFocus()
    field.selectAll()
    bench.qtbot.keyClicks(field, text)
    bench.qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def editor(bench):
    bench.session.select(DANIKA)
    return bench.window.side.details.editor


def test_the_head_says_whom_to_call(bench, editor):
    details = bench.window.side.details
    assert details.title.accessibleName() == "Danika"
    assert details.phone.text() == "(619) 555-0002"
    assert details.phone.font().pixelSize() == 20
    assert not details.look_up.isVisible()
    bench.qtbot.mouseClick(details.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "(619) 555-0002"


@pytest.mark.parametrize("typed", ["15:00", "1500", "3 pm", "3:00pm", "15.00"])
def test_a_new_start_moves_the_end_and_the_boarding_along(bench, editor, typed):
    type_into(bench, editor.start, typed)
    wanted = bench.wanted(DANIKA)
    assert (wanted.start, wanted.end, wanted.boarding) == (at(30, 15), at(30, 19), at(30, 14))
    assert editor.end.text() == "19:00"
    assert editor.end.property("changed")
    bench.look_around()
    assert bench.window.top.undo.accessibleName().startswith("Undo: Times of Danika")


def test_the_guests_language_is_an_edit_and_english_again_is_none(bench, editor):
    assert (editor.language.accessibleName(), editor.language.currentText()) == ("Language", "English")
    editor.language.setFocus()
    bench.qtbot.keyClick(editor.language, Qt.Key.Key_Down)
    assert bench.wanted(DANIKA).guest_language == "es"
    assert editor.language.property("changed")
    bench.qtbot.keyClick(editor.language, Qt.Key.Key_Up)
    assert bench.wanted(DANIKA).guest_language == ""
    assert not bench.session.history.present
    assert not editor.language.property("changed")


def test_boarding_typed_without_am_or_pm_is_read_by_the_start(bench, editor):
    type_into(bench, editor.start, "15:00")
    type_into(bench, editor.boarding, "1:45")
    assert bench.wanted(DANIKA).boarding == at(30, 13, 45)
    type_into(bench, editor.boarding, " ")
    assert bench.wanted(DANIKA).boarding is None


def test_arrow_keys_change_a_time_by_a_quarter_hour(bench, editor):
    editor.boarding.setFocus()
    bench.qtbot.keyClick(editor.boarding, Qt.Key.Key_Up)
    bench.qtbot.keyClick(editor.boarding, Qt.Key.Key_Return)
    assert bench.wanted(DANIKA).boarding == at(30, 11, 15)


def test_an_end_after_midnight_is_the_next_day(bench, editor):
    type_into(bench, editor.end, "0:30")
    assert bench.wanted(DANIKA).end == at(31, 0, 30)


@pytest.mark.parametrize(
    ("name", "typed"), [("start", "soon"), ("end", "25:99"), ("boarding", "after lunch")]
)
def test_what_is_no_time_is_marked_and_changes_nothing(bench, editor, name, typed):
    field = getattr(editor, name)
    type_into(bench, field, typed)
    assert field.property("bad")
    assert len(bench.session.history.present) == 0
    bench.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.property("bad")


def test_boarding_long_before_the_start_is_refused_with_a_remedy(bench, editor):
    type_into(bench, editor.boarding, "01:00")
    assert editor.trouble.isVisible()
    assert "Give a time before 12:00" in editor.trouble.text()
    assert bench.wanted(DANIKA).boarding == at(30, 11)


def test_passengers_phone_and_mail_are_checked_and_stored_in_their_form(bench, editor):
    type_into(bench, editor.passengers, "many")
    assert editor.passengers.property("bad")
    type_into(bench, editor.passengers, "6")
    type_into(bench, editor.phone, "619 555 0199")
    type_into(bench, editor.email, "nobody")
    assert editor.email.property("bad")
    wanted = bench.wanted(DANIKA)
    assert (wanted.passengers, wanted.guest_phone, wanted.guest_email) == (
        6,
        "+1-619-555-0199",
        "danika@example.com",
    )


def test_what_is_being_typed_goes_to_the_charter_it_was_typed_for(bench, editor):
    editor.guest.setFocus()
    editor.guest.selectAll()
    bench.qtbot.keyClicks(editor.guest, "Danika Moss")
    bench.window.controller.show_charter(QUINN)
    assert bench.wanted(DANIKA).guest_name == "Danika Moss"
    assert bench.wanted(QUINN).guest_name == "Quinn"
    assert editor.guest.text() == "Quinn"


def test_a_refresh_does_not_take_away_what_is_being_typed(bench, editor):
    editor.guest.setFocus()
    editor.guest.selectAll()
    bench.qtbot.keyClicks(editor.guest, "Dan")
    bench.session.refresh()
    bench.settle()
    assert editor.guest.text() == "Dan"


def test_the_boat_is_chosen_from_the_fleet_and_the_card_moves_to_its_lane(bench, editor):
    editor.boat.setCurrentText("Shearwater")
    editor.boat.activated.emit(editor.boat.currentIndex())
    assert bench.wanted(DANIKA).boat == "Shearwater"
    assert DANIKA in [card.event_id for cell in bench.session.board.lanes[1].cells for card in cell]


def test_a_change_made_in_google_meanwhile_is_a_choice(bench, editor):
    bench.session.set_field(DANIKA, "notes", "Bring cake", "Notes")
    bench.desk.charters = [
        replace(one, notes="Vegan") if one.event_id == DANIKA else one for one in bench.desk.charters
    ]
    bench.session.refresh()
    bench.settle()
    buttons = {
        one.accessibleName(): one
        for one in bench.window.side.details.findChildren(QPushButton)
        if "Notes" in one.accessibleName()
    }
    assert set(buttons) == {"Keep mine: Notes, Bring cake", "Keep Google's: Notes, Vegan"}
    buttons["Keep Google's: Notes, Vegan"].click()
    assert bench.wanted(DANIKA).notes == "Vegan"
    assert len(bench.session.history.present) == 0


class TestFinder:
    def titles(self, bench, text):
        return [one.title for one in bench.window.top.finder.answers(text)]

    def test_guests_phones_crew_boats_days_and_commands(self, bench):
        assert self.titles(bench, "quin")[0] == "Quinn Sunset"
        assert self.titles(bench, "5550002") == ["Danika"]
        assert self.titles(bench, "maris") == ["Marisol"]
        assert "Shearwater" in self.titles(bench, "shear")
        assert self.titles(bench, "14 june") == ["Sunday 14 June 2026"]
        assert "Dark colours" in self.titles(bench, "dark")

    def test_a_slip_of_the_finger_is_forgiven(self, bench):
        for typed in ("dankia", "danka", "daniika", "danoka"):
            assert self.titles(bench, typed) == ["Danika"], typed

    def test_a_guest_of_another_weekend_is_found_and_gone_to(self, make_bench):
        desk = FakeDesk()
        helena = replace(desk.charters[-1], event_id="jadahelena0612", title="Helena again")
        days = timedelta(days=14)
        desk.charters.append(replace(helena, start=helena.start + days, end=helena.end + days))
        bench = make_bench(desk)
        finder = bench.window.top.finder
        bench.window.controller.open_finder()
        bench.settle()
        assert self.titles(bench, "helena") == ["Helena", "Helena again"]
        bench.qtbot.keyClicks(finder, "hleena again")
        bench.qtbot.keyClick(finder, Qt.Key.Key_Return)
        bench.settle()
        assert bench.session.friday == date(2026, 6, 12)
        assert bench.session.selection == "jadahelena0612"

    def test_what_is_gone_meanwhile_is_said(self, make_bench):
        desk = FakeDesk()
        said: list[str] = []
        bench = make_bench(desk)
        bench.session.announced.connect(said.append)
        bench.window.top.finder.seeking.go_to("jadanobody0612", date(2026, 6, 13))
        bench.settle()
        assert said[-1] == "That charter is no longer on this weekend."
        bench.window.top.finder.seeking.go_to("jadanobody0620", date(2026, 6, 20))
        bench.session.show_this_weekend()
        bench.settle()
        assert bench.session.selection == ""

    def test_enter_goes_there(self, bench):
        bench.window.activateWindow()
        bench.window.controller.open_finder()
        finder = bench.window.top.finder
        bench.qtbot.keyClicks(finder, "14 jun")
        bench.qtbot.keyClick(finder, Qt.Key.Key_Return)
        assert bench.session.friday == date(2026, 6, 12)
        bench.settle()
        assert bench.window.centre.notice.title.text() == "No charters on this weekend"
        bench.window.controller.open_finder()
        bench.qtbot.keyClicks(finder, "this week")
        bench.qtbot.keyClick(finder, Qt.Key.Key_Return)
        bench.settle()
        assert bench.session.friday == date(2026, 5, 29)


def test_the_notes_are_as_high_as_what_is_in_them_and_never_higher_than_four_lines(bench):
    bench.session.select(DANIKA)
    bench.settle()
    notes = bench.window.side.details.editor.notes
    heights = []
    for text in ("", "Bring cake", "Bring cake\nVegan", "a\nb\nc\nd", "a\nb\nc\nd\ne"):
        bench.session.set_field(DANIKA, "notes", text, "Notes")
        bench.qtbot.waitUntil(lambda text=text: notes.toPlainText() == text)
        bench.qtbot.waitUntil(lambda: notes.height() == notes.sizeHint().height())
        heights.append(notes.height())
    empty, one, two, four, five = heights
    assert empty == one < two < four == five
    assert notes.verticalScrollBar().isVisible()


def test_fields_in_a_row_are_alike_in_height(bench):
    bench.session.select(DANIKA)
    bench.settle()
    editor = bench.window.side.details.editor
    rows = (
        (editor.day, editor.start, editor.end, editor.boarding),
        (editor.guest, editor.passengers, editor.boat),
        (editor.phone, editor.email),
        (editor.notes, editor.language),
    )
    for row in rows:
        assert {(field.y(), field.height()) for field in row} == {(row[0].y(), row[0].height())}


def test_a_bar_of_the_notes_never_comes_and_goes_by_itself(qtbot):
    # As Qt sees need it did, without an end, where the text needed no bar without the bar.
    notes, seen = NotesField("Notes"), set()
    qtbot.addWidget(notes)
    notes.setPlainText("A word, and another word, " * 6)
    notes.show()
    for width in range(120, 420, 7):
        notes.resize(width, notes.sizeHint().height())
        QApplication.processEvents()
        is_long = notes.document().size().height() > 4
        assert notes.verticalScrollBar().isVisible() == is_long, width
        seen.add(is_long)
    assert seen == {True, False}
