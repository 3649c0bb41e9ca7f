"""Panels over the window: the focus stays inside them, and what lies behind is out of reach."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.charter.date_picker import DatePicker
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.draft import CAPTAIN_SLOT

QUINN, DANIKA = "jadaquinn0530", "jadadanika0530"


def test_tab_goes_round_inside_a_panel_and_a_press_on_its_ground_stays_there(bench):
    bench.window.panels.show_new_charter()
    form = bench.window.panels.new_charter
    met = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert all(form.isAncestorOf(one) for one in met) and {form.guest, form.email, form.make} <= met
    QTest.mouseClick(form, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is form


def test_tab_through_a_month_leaves_it_whole(bench):
    days = bench.window.days
    days.choose_weekend()
    met = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or days.dates, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        met.add(focus.accessibleName() if focus else "nowhere")
        del focus
        # PySide deletes what it takes for its own as soon as the wrapper above it goes.
        gc.collect()
    assert {"Earlier month", "Later month"} <= met and any(name.startswith("Days: ") for name in met)
    days.dates.dismiss()
    days.choose_weekend()
    assert days.dates.calendar.selectedDate().isValid()


def test_keys_of_the_window_close_the_panel_first(bench):
    bench.window.panels.show_keys()
    QTest.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not bench.window.panels.keys.isVisible() and bench.window.roster.filter.hasFocus()


def test_a_panel_follows_the_window_that_grows_smaller(bench):
    bench.window.panels.show_new_charter()
    bench.window.resize(960, 560)
    QApplication.processEvents()
    assert bench.window.rect().contains(bench.window.panels.new_charter.geometry())


def test_the_run_sheet_has_the_focus_from_the_start(bench):
    bench.window.panels.show_run_sheet()
    panel = bench.window.panels.run_sheet
    assert panel.isAncestorOf(QApplication.focusWidget())
    bench.settle()
    assert panel.print_button.hasFocus()


def test_a_name_that_the_calendar_cannot_hold_is_refused_in_the_picker(bench):
    bench.window.panels.picker.open_for(bench.slot(DANIKA, CAPTAIN_SLOT))
    picker = bench.window.panels.picker
    picker.field.setText("Gene, Sarah")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible() and not bench.session.history.past


def test_who_was_picked_up_on_a_weekend_that_is_left_is_let_go(bench):
    bench.session.hand.take(Held("Darrell", Seat(QUINN, CAPTAIN_SLOT)))
    bench.session.step_weekend(2)
    bench.settle()
    assert bench.session.hand.is_empty


def test_a_panel_that_closes_takes_along_what_was_opened_from_it(bench):
    bench.window.roster.enter()
    bench.window.panels.show_new_charter()
    form = bench.window.panels.new_charter
    form.day.setFocus()
    form.day.click()
    dates = bench.window.findChild(DatePicker)
    assert dates.isVisible()
    form.dismiss()
    assert not dates.isVisible()
    assert bench.window.roster.filter.hasFocus()


def test_the_picker_of_a_weekend_that_is_left_closes(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.window.panels.picker.open_for(bench.slot(DANIKA, CAPTAIN_SLOT))
    bench.session.step_weekend(2)
    bench.settle()
    assert not bench.window.panels.picker.isVisible()
    assert "That charter is no longer shown." in said
    focus = QApplication.focusWidget()
    assert focus is not None and focus.isVisible()
