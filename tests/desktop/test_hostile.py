"""Text from calendars, mails and guests is shown as it is: never markup, never a mnemonic, never a way to hide."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from jada_desk.desktop.charter.evidence import MailView, MarkedText, add_evidence
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.draft import CAPTAIN_SLOT
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_charters
from tests.hostile import HOSTILE
from tests.hostile_mail import candidates

MARKUP = '<img src="file:///etc/passwd"><b>Quinn</b> & Co'
HELENA = "jadahelena0529"


@pytest.fixture
def bench(make_bench):
    charters = [
        replace(one, title=MARKUP, guest_name=MARKUP, captain=MARKUP, notes=MARKUP, problems=(MARKUP,))
        if one.event_id == HELENA
        else one
        for one in sample_charters()
    ]
    bench = make_bench(FakeDesk(charters=charters))
    bench.session.select(HELENA)
    return bench


def test_no_label_takes_it_for_markup(bench):
    labels = [one for one in bench.window.findChildren(QLabel) if "Quinn</b>" in one.text()]
    assert labels
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}


def test_no_tooltip_takes_it_for_markup(bench):
    tips = [one.toolTip() for one in bench.window.findChildren(QWidget) if "Quinn" in one.toolTip()]
    assert tips
    assert not [tip for tip in tips if "<img" in tip or "<b>" in tip]


def test_it_can_be_placed_undone_and_read(bench):
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.look_around()
    assert bench.window.top.undo.accessibleName() == f"Undo: Gene as captain of {MARKUP}   Ctrl+Z"
    assert "<img" not in bench.window.top.undo.toolTip()
    bench.window.top.undo.click()
    assert bench.wanted(HELENA).captain == MARKUP
    assert bench.window.side.details.title.accessibleName() == MARKUP


def test_a_title_of_thousands_of_letters_is_cut_on_screen_and_whole_for_the_reader(make_bench):
    long = "Quinn " * 2_000
    charters = [replace(one, title=long, guest_name=long, notes=long) for one in sample_charters()]
    bench = make_bench(FakeDesk(charters=charters))
    bench.session.select(HELENA)
    bench.qtbot.wait(20)
    assert bench.window.width() == 1440
    assert bench.window.grid.cards[HELENA].width() < 400
    assert long in bench.window.grid.cards[HELENA].accessibleName()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_lines_of_a_mail_are_shown_as_they_are(text: str, qapp: QApplication):
    panel, theme = QWidget(), Theme()
    column = QVBoxLayout(panel)
    for candidate in candidates(text):
        for evidence in candidate.evidence:
            add_evidence(column, theme, evidence, "ok")
    for button in panel.findChildren(QPushButton):
        button.click()
    for label in panel.findChildren(QLabel):
        if not isinstance(label, MarkedText):
            assert label.textFormat() is Qt.TextFormat.PlainText
            continue
        document = QTextDocument()
        document.setHtml(label.text())
        assert " ".join(document.toPlainText().split()) == label.accessibleName().partition(" (marked: ")[0]
    assert panel.findChildren(MailView)
    panel.deleteLater()
