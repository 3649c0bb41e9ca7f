"""The accessibility tree, the keys between regions, and sizes: nothing clips, nothing is without a name."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget

from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.charter import OtherEvent, UnreadableEvent
from jada_desk.domain.draft import CAPTAIN_SLOT
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at

QUINN, DANIKA, HELENA = "jadaquinn0530", "jadadanika0530", "jadahelena0529"
CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.RadioButton,
}


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    todo = [QAccessible.queryAccessibleInterface(widget)]
    while todo:
        one = todo.pop()
        if one.state().invisible:
            continue
        yield one
        todo += [one.child(n) for n in range(one.childCount())]


def names(widget: QWidget, role: QAccessible.Role) -> list[str]:
    return [one.text(QAccessible.Text.Name) for one in tree(widget) if one.role() == role]


def test_every_charter_slot_person_and_control_has_a_role_and_a_name(bench):
    bench.session.select(DANIKA)
    nameless = [
        one for one in tree(bench.window) if one.role() in CONTROLS and not one.text(QAccessible.Text.Name)
    ]
    assert nameless == []
    groups = names(bench.window.grid, QAccessible.Role.Grouping)
    for charter in bench.desk.charters:
        assert any(charter.title in name and f"{charter.start:%H:%M}" in name for name in groups)
    buttons = names(bench.window.grid, QAccessible.Role.Button)
    assert "Captain: Darrell, Quinn Sunset" in buttons
    assert "Captain: open, Danika" in buttons
    people = names(bench.window.roster, QAccessible.Role.CheckBox)
    assert "Gene, captain, 1 trip, Friday free, Saturday booked, Sunday free" in people
    assert any(name.startswith("Marisol, captain, no trips, licence expired") for name in people)


def test_the_tree_says_what_is_selected_held_and_changed(bench):
    bench.session.select(DANIKA)
    card = bench.window.grid.cards[DANIKA]
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Description) == "Selected"
    bench.session.hand.take(Held("Gene"))
    chip = next(one for one in bench.window.roster.chips if one.name == "Gene")
    assert QAccessible.queryAccessibleInterface(chip).state().checked
    bench.session.hand.release()
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    assert "changed in the draft" in bench.slot(HELENA, CAPTAIN_SLOT).accessibleName()


def test_a_filter_is_emptied_by_a_button_with_a_name(bench, qtbot):
    field = bench.window.roster.filter
    qtbot.keyClicks(field, "ge")
    assert [chip.name for chip in bench.window.roster.chips if chip.isVisible()] == ["Gene"]
    (button,) = field.findChildren(QToolButton)
    assert names(field, QAccessible.Role.Button) == ["Clear"]
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert field.text() == ""
    assert all(chip.isVisible() for chip in bench.window.roster.chips)


def test_days_boats_blocks_and_unreadable_events_are_read_aloud(make_bench):
    event = at(29, 10)
    meeting = OtherEvent("m", "Crew meeting", event, at(29, 11), False, "", event)  # type: ignore[arg-type]
    broken = UnreadableEvent("x", "Sunset sail", None, "It has no start time.")
    bench = make_bench(FakeDesk(others=(meeting,), unreadable=(broken,)))
    said = names(bench.window.grid, QAccessible.Role.StaticText)
    assert "Saturday 30 May: 2 charters, 2 open" in said
    assert "JADA, up to 6" in said
    # Each holds its button, which a mere text would not.
    blocks = names(bench.window.grid, QAccessible.Role.Grouping)
    assert "Crew meeting. 10:00–11:00 · not a charter" in blocks
    assert "Cannot be read: Sunset sail. It has no start time." in blocks


def test_two_open_places_of_a_charter_are_told_apart_and_every_choice_has_its_label(bench):
    places = {one for one in names(bench.window.grid, QAccessible.Role.Button) if "Helena" in one}
    assert places == {"Captain: open, Helena", "Crew: open, 1 of 2, Helena", "Crew: open, 2 of 2, Helena"}
    bench.session.select(DANIKA)
    bench.window.grid.bulk.choose_all()
    for choice in bench.window.findChildren(QComboBox):
        told = QAccessible.queryAccessibleInterface(choice).relations(QAccessible.RelationFlag.Label)
        assert told, choice.accessibleName()


def test_f6_goes_round_the_regions(bench):
    window = bench.window
    window.activateWindow()
    window.roster.enter()
    visited = []
    for _ in range(4):
        window.step_region(1)
        visited.append(QApplication.focusWidget())
    assert window.grid.isAncestorOf(visited[0])
    assert window.side.isAncestorOf(visited[1])
    assert window.status.isAncestorOf(visited[2])
    assert visited[3] is window.top.finder


def test_a_status_chip_dims_the_others_and_escape_clears_it(bench):
    chip = next(
        one
        for one in bench.window.status.chips.values()
        if one.text() == "1 without contact" or one.isVisible()
    )
    chip.click()
    dimmed = {event_id for event_id, card in bench.window.grid.cards.items() if card.is_dimmed}
    assert dimmed == {card.event_id for card in bench.session.board.cards if chip.state not in card.states}
    assert bench.window.status.clear_filter()
    assert not any(card.is_dimmed for card in bench.window.grid.cards.values())


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_buttons_and_the_phone_are_never_cut(bench, scale, size):
    window = bench.window
    window._theme.use("light", scale)
    window.resize(*size)
    bench.session.select(QUINN)
    bench.qtbot.wait(50)
    phone = window.side.details.phone
    assert phone.width() >= phone.fontMetrics().horizontalAdvance(phone.text())
    for button in (window.top.publish, window.side.details.copy, window.top.weekend):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    right = window.top.publish.mapTo(window, window.top.publish.rect().topRight())
    assert right.x() <= window.width()
    inside = window.grid.width()
    for card in window.grid.cards.values():
        assert card.geometry().right() <= inside
        for slot in card.slots:
            assert card.rect().contains(slot.geometry())


def test_an_empty_weekend_says_so_and_offers_a_new_charter_and_the_next(bench):
    bench.session.show_weekend(date(2026, 7, 3))
    bench.settle()
    assert bench.window.centre.currentWidget() is bench.window.centre.notice
    assert bench.window.centre.notice.title.text() == "No charters on this weekend"
    new, later = bench.window.centre.notice.buttons
    new.click()
    form = bench.window.panels.new_charter
    assert form is not None
    assert form.isVisible()
    form.dismiss()
    later.click()
    assert bench.session.friday == date(2026, 7, 10)
    bench.settle()
