"""While no charter is picked, the right side says what the charters shown still need, and leads to each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.charter.nothing_picked import NothingPicked
from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.charter_status import CharterStatus
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import NOW, sample_charters

HELENA, DANIKA = "jadahelena0529", "jadadanika0530"


def page_of(bench: Bench) -> NothingPicked:
    bench.look_around()
    page = bench.window.findChild(NothingPicked)
    assert page and page.isVisible()
    return page


def shown(page: NothingPicked) -> list[str]:
    return [row.item.event_id for row in page.rows if row.isVisible() and row.item]


def ready_desk() -> FakeDesk:
    return FakeDesk(charters=[replace(sample_charters()[0], waiver_status=WaiverStatus.SIGNED)])


def test_each_charter_that_needs_something_has_a_row_the_next_to_sail_first(bench):
    page = page_of(bench)
    assert page.title.text() == "Still to do"
    assert shown(page) == [HELENA, DANIKA, "jadaquinn0530", "jadajonathan0531"]
    name = page.rows[1].accessibleName()
    assert name.startswith("Sat 12:00, Danika. Open: captain") and "0 of 5 waivers signed" in name


@pytest.mark.parametrize(
    "press", [lambda row: row.click(), lambda row: QTest.keyClick(row, Qt.Key.Key_Return)]
)
def test_a_press_leads_to_the_charter_with_the_focus_on_it(bench, press: Callable[[object], object]):
    row = page_of(bench).rows[1]
    row.setFocus()
    press(row)
    assert bench.session.selection == DANIKA
    focus = QApplication.focusWidget()
    assert isinstance(focus, SlotButton) and focus.seat.event_id == DANIKA


def test_another_charter_that_is_picked_takes_the_focus_from_the_rows(bench):
    page_of(bench).rows[0].setFocus()
    bench.select(DANIKA)
    assert bench.window.grid.isAncestorOf(QApplication.focusWidget())


def test_the_arrows_go_from_row_to_row_and_stay_at_the_ends(bench):
    page = page_of(bench)
    page.rows[0].setFocus()
    for key, at in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(QApplication.focusWidget() or page, key)
        assert page.rows[at].hasFocus()


def test_what_is_done_goes_and_the_focus_stays_on_the_page(bench):
    page = page_of(bench)
    page.rows[3].setFocus()
    bench.desk.charters = [one for one in bench.desk.charters if one.event_id != HELENA]
    bench.session.refresh()
    bench.settle()
    page = page_of(bench)
    assert HELENA not in shown(page) and len(shown(page)) == 3
    assert page.rows[2].hasFocus()


def test_what_was_done_meanwhile_is_gone_when_the_page_comes_back(bench):
    page = page_of(bench)
    bench.select(DANIKA)
    bench.session.set_status(HELENA, CharterStatus.CANCELLED, "engine")
    bench.session.select("")
    bench.window.side.details.catch_up()
    assert page.isVisible() and HELENA not in shown(page)


def test_a_weekend_that_needs_nothing_is_ready_to_sail(make_bench):
    page = page_of(make_bench(ready_desk()))
    assert page.title.text() == "Ready to sail"
    assert shown(page) == []


def test_a_weekend_that_is_over_is_not_called_ready(make_bench):
    past = [
        replace(one, start=one.start - timedelta(days=40), end=one.end - timedelta(days=40))
        for one in sample_charters()
    ]
    bench = make_bench(FakeDesk(charters=past))
    bench.session.show_weekend((NOW - timedelta(days=40)).date())
    bench.settle()
    page = page_of(bench)
    assert page.title.text() == "Pick a charter" and shown(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_has_no_room_is_counted(make_bench, scale: float):
    first = sample_charters()[0]
    many = [
        replace(first, event_id=f"sail{n}", start=first.start + timedelta(minutes=n), guest_phone="")
        for n in range(40)
    ]
    bench = make_bench(FakeDesk(charters=many))
    bench.window._theme.use("light", scale)
    seen = set()
    for height in (640, 720, 900):
        bench.window.resize(1600, height)
        bench.settle()
        page = page_of(bench)
        assert page.more.text() == f"and {40 - len(shown(page))} more"
        assert page.rect().contains(page.hint.geometry())
        assert page.hint.height() >= page.hint.heightForWidth(page.hint.width())
        last = [row for row in page.rows if row.isVisible()][-1]
        assert last.mapTo(page, last.rect().bottomLeft()).y() < page.more.y()
        seen.add(len(shown(page)))
    assert len(seen) > 1
