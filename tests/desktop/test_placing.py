"""Placing people: by drag, by click and click, by keyboard, by picker; refusals, warnings, undo to zero."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from jada_desk.desktop.board.drag import MIME
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_crew

QUINN, DANIKA, JONATHAN, HELENA = "jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadahelena0529"
CREW0, CREW1 = Slot("crew", 0), Slot("crew", 1)


def mime() -> QMimeData:
    data = QMimeData()
    data.setData(MIME, b"1")
    return data


def enter(widget: QWidget, data: QMimeData) -> QDragMoveEvent:
    """Enter a widget and rest there, as Qt delivers it; the move's answer is what the pointer shows."""
    middle = widget.rect().center()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(middle, Qt.DropAction.MoveAction, data, button, keys)
    QApplication.sendEvent(widget, entered)
    moved = QDragMoveEvent(middle, Qt.DropAction.MoveAction, data, button, keys)
    moved.setAccepted(entered.isAccepted())
    if entered.isAccepted():
        QApplication.sendEvent(widget, moved)
    return moved


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    middle = QPointF(widget.rect().center())
    event = QDropEvent(
        middle, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event


def drag(bench: Any, held: Held, widget: QWidget) -> tuple[bool, bool]:
    """Enter a widget with somebody and drop: whether the drag was taken, and the drop."""
    data = mime()
    bench.session.hand.take(held, is_drag=True)
    entered = enter(widget, data).isAccepted()
    dropped = entered and drop(widget, data).isAccepted()
    if not entered:
        QApplication.sendEvent(widget, QDragLeaveEvent())
    bench.session.hand.release()
    return entered, dropped


def test_a_captain_dropped_on_an_open_slot_is_in_the_draft_and_saved(bench):
    assert drag(bench, Held("Gene"), bench.slot(HELENA, CAPTAIN_SLOT)) == (True, True)
    assert bench.wanted(HELENA).captain == "Gene"
    bench.look_around()
    assert bench.window.top.saved.text() == "Saving…"
    bench.settle()
    assert bench.window.top.saved.text() == "Saved 13:30"
    assert bench.desk.saved[-1] == bench.session.history
    assert bench.slot(HELENA, CAPTAIN_SLOT).accessibleName() == "Captain: Gene, changed in the draft, Helena"


def test_only_the_card_that_changed_is_painted_again(bench):
    bench.window.repaint()
    before = {event_id: card.paints for event_id, card in bench.window.grid.cards.items()}
    assert bench.place("Gene", Seat(DANIKA, CAPTAIN_SLOT))
    bench.settle()
    bench.qtbot.wait(30)
    after = {event_id: card.paints for event_id, card in bench.window.grid.cards.items()}
    assert [one for one in after if after[one] != before[one]] == [DANIKA]


def test_the_right_side_follows_once_and_after_the_card_was_painted(bench):
    bench.select(QUINN)
    details, card = bench.window.side.details, bench.window.grid.card(DANIKA)
    slot, before, shown = bench.slot(DANIKA, CAPTAIN_SLOT), card.paints, []
    details.title.setText = lambda words: shown.append((words, card.paints > before))
    bench.session.hand.take(Held("Gene"))
    slot.judge()
    assert slot.put_down()
    assert shown == []
    bench.qtbot.waitUntil(lambda: bool(shown))
    assert shown == [("Danika", True)]


def test_a_slot_is_painted_again_only_when_it_looks_different(bench):
    card = bench.window.grid.card(DANIKA)
    bench.window.repaint()
    before = [slot.paints for slot in card.slots]
    card.repaint()
    assert [slot.paints for slot in card.slots] == before
    assert bench.place("Gene", Seat(DANIKA, CAPTAIN_SLOT))
    bench.window.repaint()
    assert [slot.paints - was for slot, was in zip(card.slots, before, strict=True)] == [1, 0, 0]


def test_from_slot_to_slot_the_bubble_keeps_its_lines_and_says_what_is_so_there(bench):
    bench.session.hand.take(Held("Sarah"), is_drag=True)
    bubble = bench.window.bubble
    bench.slot(DANIKA, CAPTAIN_SLOT).judge()
    lines = bubble.lines()
    assert "Danika" in lines[0].text()
    bench.slot(DANIKA, CAPTAIN_SLOT).forget()
    bench.slot(HELENA, CAPTAIN_SLOT).judge()
    assert bubble.lines() == lines and bubble.isVisible()
    assert "Helena" in lines[0].text()


def test_who_may_not_do_the_job_is_refused_with_the_reason_before_the_release(bench):
    slot = bench.slot(DANIKA, CAPTAIN_SLOT)
    bench.session.hand.take(Held("Sarah"), is_drag=True)
    assert not enter(slot, mime()).isAccepted()
    assert slot.verdict is not None
    assert not slot.verdict.is_allowed
    assert bench.window.bubble.isVisible()
    assert any("not a captain" in line.text() for line in bench.window.bubble.lines())
    assert not drop(slot, mime()).isAccepted()
    bench.session.hand.release()
    assert len(bench.session.history.present) == 0
    bench.settle()
    assert not bench.window.bubble.isVisible()


def test_a_warning_is_shown_and_may_be_overruled(bench):
    slot = bench.slot(DANIKA, CAPTAIN_SLOT)
    bench.session.hand.take(Held("Marisol"), is_drag=True)
    assert enter(slot, mime()).isAccepted()
    assert any("licence expired" in line.text() for line in bench.window.bubble.lines())
    assert drop(slot, mime()).isAccepted()
    bench.session.hand.release()
    assert bench.wanted(DANIKA).captain == "Marisol"


def test_a_drag_that_leaves_changes_nothing(bench):
    slot = bench.slot(DANIKA, CAPTAIN_SLOT)
    bench.session.hand.take(Held("Gene"), is_drag=True)
    enter(slot, mime())
    QApplication.sendEvent(slot, QDragLeaveEvent())
    bench.session.hand.release()
    assert slot.verdict is None
    assert len(bench.session.history.present) == 0


def test_a_drag_of_something_else_is_not_taken(bench):
    data = QMimeData()
    data.setText("Gene")
    assert not enter(bench.slot(DANIKA, CAPTAIN_SLOT), data).isAccepted()


def test_from_slot_to_slot_two_people_change_places(bench):
    origin = Seat(QUINN, CREW0)
    assert drag(bench, Held("Gene", origin), bench.slot(DANIKA, CREW0)) == (True, True)
    assert bench.wanted(DANIKA).crew == ("Gene",)
    assert bench.wanted(QUINN).crew == ("Kai", "Sarah")
    bench.session.undo()
    assert len(bench.session.history.present) == 0


def test_a_drop_on_the_card_takes_its_first_open_slot(bench):
    assert drag(bench, Held("Sarah"), bench.window.grid.cards[HELENA]) == (True, True)
    assert bench.wanted(HELENA).crew == ("Sarah",)
    assert bench.wanted(HELENA).captain == ""


def test_a_person_dropped_on_the_crew_list_leaves_the_slot(bench):
    assert drag(bench, Held("Kai", Seat(DANIKA, CREW0)), bench.window.roster) == (True, True)
    assert bench.wanted(DANIKA).crew == ()


def test_click_a_person_then_click_a_slot(bench):
    chip = next(one for one in bench.window.roster.chips if one.name == "Gene")
    bench.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert bench.session.hand.held == Held("Gene")
    assert chip.isChecked()
    bench.qtbot.mouseClick(bench.slot(HELENA, CAPTAIN_SLOT), Qt.MouseButton.LeftButton)
    assert bench.wanted(HELENA).captain == "Gene"
    assert bench.session.hand.held is None
    assert not chip.isChecked()


def test_by_keyboard_alone_space_arrows_enter(bench):
    bench.window.activateWindow()
    bench.window.roster.enter()
    bench.qtbot.keyClicks(bench.window.roster.filter, "gen")
    bench.qtbot.keyClick(bench.window.roster.filter, Qt.Key.Key_Down)
    chip: Any = QApplication.focusWidget()
    assert chip.name == "Gene"
    bench.qtbot.keyClick(chip, Qt.Key.Key_Space)
    first: Any = QApplication.focusWidget()
    assert first.verdict is not None, "the first place judges at once"
    bench.qtbot.keyClick(first, Qt.Key.Key_Right)
    moved: Any = QApplication.focusWidget()
    assert moved is not first
    bench.qtbot.keyClick(moved, Qt.Key.Key_Return)
    assert len(bench.session.history.present) == 1
    assert "Gene" in bench.wanted(moved.seat.event_id).people


def test_escape_lets_go_and_gives_the_focus_back(bench):
    bench.window.activateWindow()
    bench.window.roster.focus_first()
    chip = QApplication.focusWidget()
    bench.qtbot.keyClick(chip, Qt.Key.Key_Space)
    bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert bench.session.hand.held is None
    assert QApplication.focusWidget() is chip
    assert len(bench.session.history.present) == 0


def test_delete_clears_a_slot(bench):
    slot = bench.slot(QUINN, CREW1)
    slot.setFocus()
    bench.qtbot.keyClick(slot, Qt.Key.Key_Delete)
    assert bench.wanted(QUINN).crew == ("Gene",)


class TestPicker:
    def open(self, bench, event_id=DANIKA, slot=CAPTAIN_SLOT):
        button = bench.slot(event_id, slot)
        button.setFocus()
        bench.qtbot.keyClick(button, Qt.Key.Key_Return)
        picker = bench.window.panels.picker
        assert picker.isVisible()
        return picker

    def titles(self, picker):
        return [picker.list.item(n).text().split("\n")[0] for n in range(picker.list.count())]

    def test_the_fitting_come_first_and_enter_takes_the_typed_one(self, bench):
        picker = self.open(bench)
        titles = self.titles(picker)
        assert titles.index("Gene") < titles.index("Marisol") < titles.index("Sarah")
        bench.qtbot.keyClicks(picker.field, "no")
        assert self.titles(picker)[0] == "Noor"
        bench.qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert not picker.isVisible()
        assert bench.wanted(DANIKA).captain == "Noor"

    def test_who_may_not_cannot_be_taken(self, bench):
        picker = self.open(bench)
        bench.qtbot.keyClicks(picker.field, "sarah")
        bench.qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert bench.wanted(DANIKA).captain == ""

    def test_an_unknown_name_may_be_used_as_typed(self, bench):
        picker = self.open(bench, slot=CREW1)
        bench.qtbot.keyClicks(picker.field, "Ximena")
        bench.qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert bench.wanted(DANIKA).crew == ("Kai", "Ximena")

    def test_a_taken_slot_can_be_cleared(self, bench):
        picker = self.open(bench, QUINN)
        assert self.titles(picker)[0] == "Take Darrell off"
        picker.list.itemClicked.emit(picker.list.item(0))
        assert bench.wanted(QUINN).captain == ""

    def test_escape_changes_nothing_and_gives_the_focus_back(self, bench):
        bench.window.activateWindow()
        picker = self.open(bench)
        bench.qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
        assert not picker.isVisible()
        assert QApplication.focusWidget() is bench.slot(DANIKA, CAPTAIN_SLOT)
        assert len(bench.session.history.present) == 0


def test_ten_mixed_edits_and_ten_undos_give_zero(bench):
    from datetime import time

    session = bench.session
    moves = [
        lambda: bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT)),
        lambda: bench.place("Sarah", Seat(HELENA, CREW0)),
        lambda: session.set_start(DANIKA, time(9)),
        lambda: session.set_end(DANIKA, time(14)),
        lambda: session.set_boarding(DANIKA, time(8, 30)),
        lambda: session.set_field(QUINN, "notes", "Bring cake", "Notes"),
        lambda: session.take_contact(JONATHAN, "+1-619-555-0003", ""),
        lambda: session.clear(Seat(QUINN, CAPTAIN_SLOT)),
        lambda: session.place(Held("Gene", Seat(QUINN, CREW0)), Seat(DANIKA, CAPTAIN_SLOT)),
        lambda: session.set_field(DANIKA, "passengers", 6, "Passengers"),
    ]
    for move in moves:
        move()
    assert len(session.history.past) == 10
    bench.look_around()
    assert bench.window.top.publish.text() == f"Publish {len(session.history.present)} changes…"
    for _ in moves:
        bench.window.top.undo.click()
    bench.look_around()
    assert len(session.history.present) == 0
    assert not bench.window.top.undo.isEnabled()
    assert bench.window.top.publish.text() == "Nothing to publish"
    assert not bench.window.top.publish.isEnabled()
    for _ in moves:
        session.redo()
    assert bench.wanted(HELENA).captain == "Gene"


def test_a_refresh_during_a_drag_waits_and_the_drop_lands(bench):
    from dataclasses import replace

    session = bench.session
    session.hand.take(Held("Gene"), is_drag=True)
    slot = bench.slot(HELENA, CAPTAIN_SLOT)
    enter(slot, mime())
    # Meanwhile somebody moves Helena to Sunday in Google.
    moved = next(one for one in bench.desk.charters if one.event_id == HELENA)
    later = replace(moved, start=moved.start.replace(day=31), end=moved.end.replace(day=31))
    bench.desk.charters = [later if one.event_id == HELENA else one for one in bench.desk.charters]
    session.refresh()
    bench.settle()
    assert session.board.card(HELENA).charter.start == moved.start, (
        "the card stays where it is under the drag"
    )
    assert drop(slot, mime()).isAccepted()
    session.hand.release()
    bench.settle()
    assert session.board.card(HELENA).charter.start == later.start
    assert session.board.card(HELENA).charter.captain == "Gene"


def test_a_long_crew_list_comes_a_few_at_a_time_and_whole_for_who_looks_in_it(make_bench):
    crew = sample_crew()
    many = tuple(replace(crew[0], crew_id=f"many{n}", name=f"Sailor {n:02d}") for n in range(60))
    bench = make_bench(FakeDesk(crew=(*crew, *many)))
    roster = bench.window.roster
    bench.qtbot.waitUntil(lambda: len(roster.chips) == len(crew) + len(many))
    assert [chip.name for chip in roster.chips] == [row.member.name for row in bench.session.board.roster]

    other = make_bench(FakeDesk(crew=(*crew, *many)))
    other.window.roster.filter.setText("sailor 59")
    shown = [chip.name for chip in other.window.roster.chips if chip.isVisible()]
    assert shown == ["Sailor 59"]


@pytest.mark.parametrize("name", ["Darrell", "Gene"])
def test_the_filter_finds_by_name_and_the_segments_by_role(bench, name):
    roster = bench.window.roster
    roster.filter.setText(name.lower())
    assert [chip.name for chip in roster.chips if chip.isVisible()] == [name]
    roster.filter.clear()
    captains = [chip.name for chip in roster.chips if not chip.isHidden() and chip.row.member.is_captain]
    bench.qtbot.mouseClick(roster.segments.button(1), Qt.MouseButton.LeftButton)
    assert [chip.name for chip in roster.chips if chip.isVisible()] == captains
