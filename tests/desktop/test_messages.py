"""The messages of the selected charter, before the review."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.draft import CAPTAIN_SLOT
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_charters

QUINN, DANIKA = "jadaquinn0530", "jadadanika0530"


def open_messages(bench, event_id=QUINN):
    bench.session.select(event_id)
    bench.settle()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    bench.qtbot.keyClick(bench.window, Qt.Key.Key_M, keys)
    bench.settle()
    page = bench.window.side.messages
    assert page.isVisible()
    return page


def texts(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_every_message_is_read_in_full_before_the_review(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.session.set_start(QUINN, time(17))
    page = open_messages(bench)
    assert page.title.text() == "Messages about Quinn Sunset"
    assert page.hint.text() == "Publishing now would send 1 message about this charter."
    shown = texts(page)
    assert "Quinn, text message" in shown
    assert "Goes out" in shown
    assert "About Quinn Sunset · (619) 555-0001 · now Thu 13:30 at the dock · 1 part" in shown
    assert "Quinn Sunset: your times have changed. See your page." in shown
    assert said[-1] == page.hint.text()


def test_a_guest_in_another_zone_is_shown_at_their_hour(make_bench):
    charters = [replace(one, guest_time_zone="America/New_York") for one in sample_charters()]
    bench = make_bench(FakeDesk(charters=charters))
    bench.session.set_start(QUINN, time(17))
    page = open_messages(bench)
    assert any("now Thu 16:30 in New York" in one for one in texts(page))


def test_nobody_to_tell_says_why(bench):
    page = open_messages(bench)
    assert page.hint.text() == "Nobody has to be told: what guest and crew know is still so."


def test_an_edit_made_meanwhile_is_told(bench):
    page = open_messages(bench)
    assert bench.place("Noor", Seat(QUINN, CAPTAIN_SLOT))
    bench.qtbot.waitUntil(lambda: "1 message" in page.hint.text())


def test_what_waits_what_cannot_go_and_whom_to_call(make_bench):
    desk = FakeDesk(at_night=frozenset({QUINN}), to_call=frozenset({DANIKA}))
    desk.no_page = frozenset({"jadajonathan0531"})
    bench = make_bench(desk)
    for event_id in (QUINN, DANIKA, "jadajonathan0531"):
        bench.session.set_start(event_id, time(9))
    page = open_messages(bench)
    assert "Held" in texts(page)
    assert "held until Fri 29 May 08:00" in " ".join(texts(page))
    page.closed.emit()
    page = open_messages(bench, DANIKA)
    assert page.hint.text() == "Publishing now would send nothing by itself."
    assert "Danika: nobody can be told, call" in texts(page)
    page = open_messages(bench, "jadajonathan0531")
    assert "Cannot be sent" in texts(page)


def test_offline_the_messages_are_there_with_why_they_wait(bench):
    bench.session.set_start(QUINN, time(17))
    bench.desk.offline = True
    bench.session.refresh()
    bench.settle()
    page = open_messages(bench)
    assert "Publishing has to wait. Google Calendar cannot be reached." in texts(page)
    assert "Quinn, text message" in texts(page)


def test_the_way_back_and_the_way_on(bench):
    bench.session.set_start(QUINN, time(17))
    page = open_messages(bench)
    bench.qtbot.keyClick(page.back, Qt.Key.Key_Escape)
    assert bench.window.side.details.isVisible()
    page = open_messages(bench)
    page.review.click()
    bench.settle()
    assert bench.window.side.review.isVisible()


def test_without_a_charter_there_are_none(bench):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.window.side.details.show_messages()
    assert said == ["Pick a charter first."]
