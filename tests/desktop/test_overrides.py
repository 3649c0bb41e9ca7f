"""Warn, don't block: the drop lands, the warning stands on the card, and a typed reason takes its place."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.charter.overrides import AcceptedPanel, WarningPanel
from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.board import State
from jada_desk.domain.charter_status import LONGEST_REASON
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot
from tests.desktop.conftest import Bench
from tests.fakes.sample import at

DANIKA, QUINN, HELENA = "jadadanika0530", "jadaquinn0530", "jadahelena0529"
CTRL = Qt.KeyboardModifier.ControlModifier


def warn(bench: Bench) -> None:
    """Marisol, whose licence expired, as captain of Danika."""
    bench.session.select(DANIKA)
    assert bench.place("Marisol", Seat(DANIKA, CAPTAIN_SLOT))


def panels(bench: Bench) -> list[WarningPanel]:
    bench.window.side.details.catch_up()
    box = bench.window.side.details.warnings
    return [one for one in box.findChildren(WarningPanel) if one.isVisible()]


def type_why(bench: Bench, words: str) -> None:
    line = bench.window.focusWidget()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_question_is_seen_where_the_guest_page_had_all_the_room(bench):
    warn(bench)
    details = bench.window.side.details
    details.show_page_large(True)
    bench.window.controller.ask_why()
    (panel,) = panels(bench)
    assert not details.is_page_large and panel.question and panel.question.words.hasFocus()


def test_the_drop_lands_at_once_and_the_right_side_asks_why(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    warn(bench)
    assert bench.wanted(DANIKA).captain == "Marisol"
    assert State.WARNING in bench.session.board.card(DANIKA).states
    assert "expired" in said[-1] and "Ctrl+B" in said[-1]
    (panel,) = panels(bench)
    assert panel.go_ahead.accessibleName().startswith("Go ahead anyway: Marisol's licence expired")
    QTest.mouseClick(panel.go_ahead, Qt.MouseButton.LeftButton)
    assert panel.question and panel.question.words.maxLength() == LONGEST_REASON
    type_why(bench, "renewed, paper is with her")
    assert said[-1] == "Overridden: renewed, paper is with her."
    card = bench.session.board.card(DANIKA)
    assert card.warnings == () and State.OVERRIDDEN in card.states and State.WARNING not in card.states
    assert not panels(bench)
    slot = bench.slot(DANIKA, CAPTAIN_SLOT)
    assert "overridden: renewed, paper is with her" in slot.accessibleName()
    assert "Overridden: renewed" in slot.toolTip()
    texts = [one.text() for one in bench.window.side.details.warnings.findChildren(Text)]
    assert "Overridden: renewed, paper is with her" in texts
    bench.look_around()
    chips = bench.window.status.chips
    assert chips[State.OVERRIDDEN].text() == "1 overridden" and not chips[State.WARNING].isVisible()
    bench.settle()
    assert bench.desk.saved[-1].present.overrides[DANIKA]
    # Undone like any edit: first the reason, then the assignment.
    bench.session.undo()
    assert State.WARNING in bench.session.board.card(DANIKA).states and len(panels(bench)) == 1
    bench.session.undo()
    assert len(bench.session.history.present) == 0


def test_from_the_slot_by_keyboard_and_back_to_it(bench):
    warn(bench)
    slot = bench.slot(DANIKA, CAPTAIN_SLOT)
    slot.setFocus()
    assert "Ctrl+B" in slot.accessibleDescription()
    QTest.keyClick(bench.window, Qt.Key.Key_B, CTRL)
    (panel,) = panels(bench)
    assert panel.question and panel.question.words.hasFocus()
    # Again is no second line.
    QTest.keyClick(bench.window, Qt.Key.Key_B, CTRL)
    type_why(bench, "asked her")
    assert slot.hasFocus() and slot.view.accepted
    said: list[str] = []
    bench.session.announced.connect(said.append)
    QTest.keyClick(bench.window, Qt.Key.Key_B, CTRL)
    assert said == ["No warning stands against this charter."]


def test_no_reason_no_override(bench):
    warn(bench)
    bench.window.controller.ask_why()
    said: list[str] = []
    bench.session.announced.connect(said.append)
    type_why(bench, "   ")
    assert said == ["Going ahead against a warning needs a reason. The warning stands."]
    assert len(panels(bench)) == 1 and not bench.session.history.present.overrides
    bench.window.controller.ask_why()
    QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Escape)
    assert len(panels(bench)) == 1 and panels(bench)[0].go_ahead.isVisible()


def test_a_refresh_leaves_what_is_being_typed(bench):
    warn(bench)
    bench.window.controller.ask_why()
    line = bench.window.focusWidget()
    QTest.keyClicks(line, "asked")
    bench.session.refresh()
    bench.settle()
    assert bench.window.focusWidget() is line and line.text() == "asked"
    # Another charter is another question.
    bench.session.select(HELENA)
    assert not panels(bench)


def test_a_panel_that_serves_another_charter_keeps_its_reason_there(bench):
    warn(bench)
    (panel,) = panels(bench)
    assert bench.place("Marisol", Seat(HELENA, CAPTAIN_SLOT))
    bench.session.select(HELENA)
    about_helena = [one.text for _, one in bench.session.board.card(HELENA).warnings]
    assert panel in panels(bench)
    assert panel.go_ahead.accessibleName().removeprefix("Go ahead anyway: ") in about_helena
    panel.ask()
    type_why(bench, "asked her")
    assert set(bench.session.history.present.overrides) == {HELENA}


def test_it_silences_no_other_clash(bench):
    bench.session.select(DANIKA)
    assert bench.place("Gene", Seat(DANIKA, Slot("crew", 1)))
    bench.session.set_start(DANIKA, at(30, 17).time())
    assert len(panels(bench)) == 2, "the boat, and Gene"
    slot = bench.slot(DANIKA, Slot("crew", 1))
    slot.setFocus()
    bench.window.controller.ask_why()
    type_why(bench, "asked him")
    assert [one.because for one in slot.view.accepted] == ["asked him"]
    assert [person for person, _ in bench.session.board.card(DANIKA).warnings] == [""]
    bench.session.set_start(DANIKA, at(30, 17, 30).time())
    assert slot.view.reasons and not slot.view.accepted
    bench.session.clear(Seat(DANIKA, Slot("crew", 1)))
    assert not bench.session.history.present.overrides, "gone with the assignment"


def test_the_review_asks_about_an_open_warning_and_takes_the_reason(bench):
    warn(bench)
    window = bench.window
    window.controller.review()
    bench.settle()
    review = window.side.review
    (panel,) = [one for one in review.findChildren(WarningPanel) if one.isVisible()]
    QTest.mouseClick(review.confirm, Qt.MouseButton.LeftButton)
    assert review.is_asking and "expired" in " ".join(one.text() for one in review.findChildren(Text))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    bench.settle()
    (panel,) = [one for one in review.findChildren(WarningPanel) if one.isVisible()]
    QTest.mouseClick(panel.go_ahead, Qt.MouseButton.LeftButton)
    type_why(bench, "renewed")
    bench.settle()
    assert not [one for one in review.findChildren(WarningPanel) if one.isVisible()]
    assert [one for one in review.findChildren(AcceptedPanel) if one.isVisible()]
    assert review.change_count == 2
    QTest.mouseClick(review.confirm, Qt.MouseButton.LeftButton)
    assert not review.is_asking
    bench.settle()
    kept = next(iter(bench.desk.kept.values()))
    assert [one.because for one in kept.plan.objections] == ["renewed"]
    window.side.show_history(kept.plan.plan_id)
    bench.settle()
    words = " ".join(one.text() for one in window.side.history.findChildren(Text))
    assert "Overridden: renewed" in words


def test_open_warnings_do_not_hinder_publishing(bench):
    warn(bench)
    bench.window.controller.review()
    bench.settle()
    review = bench.window.side.review
    QTest.mouseClick(review.confirm, Qt.MouseButton.LeftButton)
    QTest.mouseClick(review.really, Qt.MouseButton.LeftButton)
    bench.settle()
    assert len(bench.desk.kept) == 1
