"""Panels over the window: the focus stays inside them, and what lies behind is out of reach."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.draft import CAPTAIN_SLOT

QUINN, DANIKA = "jadaquinn0530", "jadadanika0530"


def test_tab_goes_round_inside_a_panel_and_a_press_on_its_ground_stays_there(bench):
    bench.window.new_charter()
    form = bench.window.charter_form
    met = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert all(form.isAncestorOf(one) for one in met) and {form.guest, form.email, form.make} <= met
    QTest.mouseClick(form, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is form


def test_keys_of_the_window_close_the_panel_first(bench):
    bench.window.show_keys()
    QTest.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not bench.window.keys.isVisible() and bench.window.roster.filter.hasFocus()


def test_a_panel_follows_the_window_that_grows_smaller(bench):
    bench.window.new_charter()
    bench.window.resize(960, 560)
    QApplication.processEvents()
    assert bench.window.rect().contains(bench.window.charter_form.geometry())


def test_the_run_sheet_has_the_focus_from_the_start(bench):
    bench.window.show_run_sheet()
    panel = bench.window.run_sheet
    assert panel.isAncestorOf(QApplication.focusWidget())
    bench.settle()
    assert panel.print_button.hasFocus()


def test_a_name_that_the_calendar_cannot_hold_is_refused_in_the_picker(bench):
    bench.window.picker.open_for(bench.slot(DANIKA, CAPTAIN_SLOT))
    picker = bench.window.picker
    picker.field.setText("Gene, Sarah")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible() and not bench.session.history.past


def test_who_was_picked_up_on_a_weekend_that_is_left_is_let_go(bench):
    bench.session.hand.take(Held("Darrell", Seat(QUINN, CAPTAIN_SLOT)))
    bench.session.step_weekend(2)
    bench.settle()
    assert bench.session.hand.is_empty
