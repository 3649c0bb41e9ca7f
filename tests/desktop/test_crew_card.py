"""Who somebody of the crew is, from where they stand: whom to call, what they may do, when they sail."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jada_desk.desktop.board.crew_card import CrewCard
from jada_desk.desktop.board.crew_chip import CrewChip
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.look.theme import SCALES
from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_charters

QUINN, DANIKA, JONATHAN = "jadaquinn0530", "jadadanika0530", "jadajonathan0531"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that were handed on."""
    links: list[str] = []

    def open_url(url: QUrl) -> bool:
        links.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return links


def chip_of(bench: Bench, name: str) -> CrewChip:
    bench.look_around()
    return next(chip for chip in bench.window.roster.chips if chip.name == name)


def press_right(part: QWidget) -> None:
    middle = part.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, part.mapToGlobal(middle))
    QApplication.sendEvent(part, event)


def card_of(bench: Bench, part: QWidget) -> CrewCard:
    press_right(part)
    card = bench.window.panels.crew_card
    assert card.isVisible() and bench.window.rect().contains(card.geometry())
    return card


def trips(card: CrewCard) -> list[str]:
    buttons = card.findChildren(QPushButton)
    return [one.text() for one in buttons if one.isVisible() and one.property("kind") == "menu"]


def test_the_list_says_the_number_to_those_who_hear_it_and_finds_by_it(bench):
    chip = chip_of(bench, "Gene")
    assert "(619) 555-0102" in chip.accessibleDescription() and "(619) 555-0102" in chip.toolTip()
    assert "Licence until 31 Mar 2027" in chip.toolTip()
    bench.window.roster.filter.setText("555-0102")
    assert [one.name for one in bench.window.roster.chips if one.isVisible()] == ["Gene"]


def test_a_press_of_the_right_button_shows_phone_licence_and_trips(bench, opened):
    card = card_of(bench, chip_of(bench, "Gene"))
    assert card.title.text() == "Gene" and card.number.text() == "(619) 555-0102"
    assert card.facts.text() == "Captain · licence until 31 Mar 2027"
    assert trips(card) == ["Sat 18:30  Quinn Sunset · crew"]
    assert card.call.hasFocus()
    card.call.click()
    assert opened == ["tel:+16195550102"]
    card.copy.click()
    assert QGuiApplication.clipboard().text() == "(619) 555-0102"


def test_a_trip_leads_to_its_charter(bench):
    card = card_of(bench, bench.slot(QUINN, CAPTAIN_SLOT))
    assert card.title.text() == "Darrell"
    next(one for one in card.findChildren(QPushButton) if one.text() == trips(card)[0]).click()
    assert not card.isVisible() and bench.session.selection == QUINN
    focus = QApplication.focusWidget()
    assert isinstance(focus, SlotButton) and focus.seat.event_id == QUINN


def test_what_speaks_against_somebody_is_said(bench):
    assert card_of(bench, chip_of(bench, "Marisol")).troubles.text() == "Licence expired on 30 Apr 2026."
    card = card_of(bench, chip_of(bench, "Tomas"))
    assert card.troubles.text() == "Off on Sun 31 May."
    assert card.number.text() == "No phone number" and not card.call.isVisible() and not card.copy.isVisible()
    assert card.edit.hasFocus() and trips(card) == []


def test_edit_opens_the_directory_at_them(bench):
    card_of(bench, chip_of(bench, "Sarah")).edit.click()
    assert bench.window.panels.crew.isVisible()
    assert bench.window.panels.crew.fields["name"].text() == "Sarah"


def test_who_is_not_in_the_list_has_a_card_too(make_bench):
    first, *rest = sample_charters()
    bench = make_bench(FakeDesk(charters=[replace(first, captain="Ahab"), *rest]))
    card = card_of(bench, bench.slot(QUINN, CAPTAIN_SLOT))
    assert card.facts.text() == "Not in the crew list: nobody can tell them"
    assert trips(card) == ["Sat 18:30  Quinn Sunset · captain"] and not card.edit.isVisible()
    assert card.close_button.hasFocus()


def test_a_long_title_ends_in_an_ellipsis_and_an_ampersand_is_read(make_bench):
    first, second, *rest = sample_charters()
    titles = {first.event_id: "Tom & Ann", second.event_id: "Quinn and everybody else of the family " * 3}
    charters = [replace(one, title=titles[one.event_id], captain="Darrell") for one in (first, second)]
    bench = make_bench(FakeDesk(charters=[*charters, *rest]))
    card = card_of(bench, chip_of(bench, "Darrell"))
    bench.settle()
    long, short = trips(card)
    assert short == "Sat 18:30  Tom && Ann · captain" and long.endswith("…")
    buttons = {one.text(): one for one in card.findChildren(QPushButton)}
    assert "everybody else" in buttons[long].accessibleName()
    assert all(card.rect().contains(one.mapTo(card, one.rect().bottomRight())) for one in buttons.values())


def test_an_open_place_has_none(bench):
    press_right(bench.slot(DANIKA, CAPTAIN_SLOT))
    assert "crew_card" not in vars(bench.window.panels)


def test_the_key_shows_whoever_has_the_focus_and_gives_it_back(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    for part in (bench.slot(JONATHAN, Slot("crew", 0)), chip_of(bench, "Kai")):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        card = bench.window.panels.crew_card
        assert card.title.text() == "Kai" and len(trips(card)) == 2
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible() and part.hasFocus()
    bench.window.grid.stand()
    bench.window.panels.show_focused_crew()
    assert said[-1].startswith("Go to somebody first") and not card.isVisible()


def test_it_follows_a_refresh_and_keeps_the_focus_inside(bench):
    card = card_of(bench, bench.slot(QUINN, CAPTAIN_SLOT))
    trip = next(one for one in card.findChildren(QPushButton) if one.text() == trips(card)[0])
    trip.setFocus()
    bench.session.clear(Seat(QUINN, CAPTAIN_SLOT))
    bench.settle()
    assert trips(card) == []
    focus = QApplication.focusWidget()
    assert focus and card.isAncestorOf(focus)


@pytest.mark.parametrize("scale", SCALES)
def test_no_word_of_it_is_cut(bench, scale: float):
    bench.window.resize(960, 560)
    bench.window._theme.use("light", scale)
    bench.settle()
    card = card_of(bench, chip_of(bench, "Marisol"))
    bench.settle()
    for text in (card.title, card.facts, card.troubles, card.number):
        assert text.height() >= (
            text.heightForWidth(text.width()) if text.wordWrap() else text.sizeHint().height()
        )
    for button in (card.edit, card.close_button):
        assert card.rect().contains(button.geometry())
