"""Everything the mouse can do has its keys; the keys are listed; and nothing moves that nobody moved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

import jada_desk.desktop
from jada_desk.desktop.look.parts import BusyMark
from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot
from tests.desktop.conftest import Bench

QUINN, DANIKA, JONATHAN, HELENA = "jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadahelena0529"


@pytest.fixture
def keys(bench: Bench) -> Callable[..., None]:
    """Strikes keys, by their names, at whatever has the focus."""
    bench.window.activateWindow()

    def strike(*names: str) -> None:
        for name in names:
            one = QKeySequence(name)[0]  # type: ignore[index]  # it has __getitem__
            target = QApplication.focusWidget() or bench.window
            bench.qtbot.keyClick(target, one.key(), one.keyboardModifiers())
            bench.settle()

    return strike


def stand_on(bench: Bench, event_id: str, slot: Slot = CAPTAIN_SLOT) -> None:
    """Bring the focus to a slot, as the arrow keys do."""
    bench.slot(event_id, slot).setFocus(Qt.FocusReason.TabFocusReason)
    bench.settle()


def test_every_command_is_found_by_its_name_and_its_keys_stand_under_f1(bench: Bench):
    window = bench.window
    window.panels.keys.open_centred()
    listed = {label.text() for label in window.panels.keys.findChildren(QLabel)}
    for command in window.commands:
        found = [one.title for one in window.top.finder.answers(command.name)]
        assert command.name in found
        if command.keys:
            assert {command.name, command.keys.replace("Return", "Enter")} <= listed
    given = [command.keys for command in window.commands if command.keys]
    assert len(given) == len(set(given))


def test_who_is_dragged_with_the_mouse_is_carried_by_keys(bench: Bench, keys: Callable[..., None]):
    keys("Ctrl+F")
    bench.qtbot.keyClicks(bench.window.roster.filter, "noor")
    keys("Down", "Space")
    stand_on(bench, DANIKA)
    keys("Return")
    assert bench.wanted(DANIKA).captain == "Noor"
    assert QApplication.focusWidget() is bench.slot(DANIKA, CAPTAIN_SLOT)
    keys("Space")
    stand_on(bench, HELENA)
    keys("Return")
    assert (bench.wanted(DANIKA).captain, bench.wanted(HELENA).captain) == ("", "Noor")
    keys("Delete")
    assert bench.wanted(HELENA).captain == ""
    keys("Ctrl+Z")
    assert bench.wanted(HELENA).captain == "Noor"


def test_a_card_is_moved_to_another_day_and_boat_by_keys(bench: Bench, keys: Callable[..., None]):
    stand_on(bench, DANIKA)
    keys("Alt+Shift+Left", "Alt+Shift+Down")
    moved = bench.wanted(DANIKA)
    assert (moved.day.day, moved.boat) == (29, "Shearwater")
    keys("Alt+Shift+Right", "Alt+Shift+Up")
    moved = bench.wanted(DANIKA)
    assert (moved.day.day, moved.boat) == (30, "JADA")


def test_charters_are_chosen_one_by_one_and_held_by_keys(bench: Bench, keys: Callable[..., None]):
    keys("Ctrl+Space")
    assert bench.window.status.message.text() == "Pick a charter first."
    stand_on(bench, DANIKA)
    keys("Ctrl+Space")
    assert bench.window.status.message.text().startswith("Danika is the first.")
    stand_on(bench, HELENA)
    keys("Ctrl+Space")
    assert set(bench.window.grid.bulk.event_ids) == {DANIKA, HELENA}
    stand_on(bench, QUINN)
    keys("Ctrl+Space", "Ctrl+Space")
    assert set(bench.window.grid.bulk.event_ids) == {DANIKA, HELENA}
    page = bench.window.side.bulk
    page.hold.setFocus(Qt.FocusReason.TabFocusReason)
    keys("Space")
    held = [
        one.event_id for one in bench.desk.charters if bench.wanted(one.event_id).status == CharterStatus.HELD
    ]
    assert set(held) == {DANIKA, HELENA}


def test_the_guest_page_grows_and_a_change_is_held_back_by_keys(bench: Bench, keys: Callable[..., None]):
    stand_on(bench, DANIKA)
    details = bench.window.side.details
    keys("Ctrl+G")
    assert not details.editor.isVisible()
    keys("Ctrl+G")
    assert details.editor.isVisible()
    bench.place("Gene", Seat(DANIKA, CAPTAIN_SLOT))
    keys("Ctrl+Return")
    tick = next(one for one in bench.window.side.review.findChildren(QCheckBox) if "Captain" in one.text())
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    keys("Space")
    assert not next(
        one for one in bench.window.side.review.findChildren(QCheckBox) if "Captain" in one.text()
    ).isChecked()


def test_undo_in_a_settled_field_undoes_the_edit_and_in_an_open_one_the_typing(
    bench: Bench, keys: Callable[..., None]
):
    stand_on(bench, DANIKA)
    field = bench.window.side.details.editor.passengers
    field.setFocus(Qt.FocusReason.TabFocusReason)
    bench.qtbot.keyClicks(field, "9")
    keys("Ctrl+Z")
    assert (field.text(), bench.wanted(DANIKA).passengers) == ("5", 5)
    bench.qtbot.keyClicks(field, "9")
    keys("Return", "Ctrl+Z")
    assert (field.text(), bench.wanted(DANIKA).passengers) == ("5", 5)
    assert not bench.session.history.past


def test_nothing_moves_by_itself(bench: Bench):
    mark = BusyMark(bench.window._theme, "Searching")
    bench.qtbot.addWidget(mark)
    mark.resize(120, 12)
    assert mark.grab().toImage() == mark.grab().toImage()
    assert not any(QApplication.isEffectEnabled(one) for one in Qt.UIEffect)
    for file in Path(jada_desk.desktop.__path__[0]).glob("*.py"):
        text = file.read_text(encoding="utf-8")
        # A bar without an end would run to and fro.
        assert "Animation" not in text and "maximum=0" not in text, file.name
