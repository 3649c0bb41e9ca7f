"""A decline within two days of sailing: one notification where the system has a tray, a banner that stays elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon

from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.card_making import asked_of
from jada_desk.domain.crew_answer import Answer, CrewAnswer
from jada_desk.domain.draft import Slot
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at

QUINN, HELENA = "jadaquinn0530", "jadahelena0529"
WORDS = "Gene declined Quinn Sunset, Sat 30 May 12:00."


def decline(desk: FakeDesk) -> None:
    """Gene declines Quinn's charter, which sails in less than two days."""
    n = next(n for n, one in enumerate(desk.charters) if one.event_id == QUINN)
    one = replace(desk.charters[n], start=at(30, 12), end=at(30, 14), boarding=None)
    said = CrewAnswer(
        "gene", Answer.DECLINED, "", datetime(2026, 5, 28, tzinfo=UTC), asked_of(one, Slot("crew"))
    )
    desk.charters[n] = replace(one, answers=(said,))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notifications of a system that has a tray."""
    told: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, _title, words, *_more: told.append(words)
    )
    return told


def test_without_a_tray_it_stays_in_the_window_until_it_is_seen(bench, make_bench):
    banner = bench.window.banner
    assert bench.window.declines.waiting == () and not banner.isVisible()
    decline(bench.desk)
    told: list[str] = []
    bench.session.announced.connect(told.append)
    bench.session.refresh()
    bench.settle()
    assert banner.isVisible() and banner.text.text() == WORDS and WORDS in told
    assert not bench.desk.seen_declines, "nobody saw it yet"
    bench.session.refresh()
    bench.settle()
    assert banner.text.text() == WORDS and told.count(WORDS) == 1
    bench.session.select(HELENA)
    QTest.mouseClick(banner._first, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.session.selection == QUINN and not banner.isVisible() and len(bench.desk.seen_declines) == 1
    # A new start of the same desk says nothing of it.
    again = make_bench(bench.desk)
    assert not again.window.banner.isVisible()


def test_seen_without_going_there(make_bench):
    desk = FakeDesk()
    decline(desk)
    bench = make_bench(desk)
    bench.settle()
    banner = bench.window.banner
    assert banner.text.text() == WORDS
    QTest.mouseClick(banner._second, Qt.MouseButton.LeftButton)
    bench.settle()
    assert not banner.isVisible() and desk.seen_declines and bench.session.selection == ""


def test_with_a_tray_one_notification_and_a_click_brings_the_charter(bench, make_bench, shown):
    decline(bench.desk)
    bench.session.refresh()
    bench.settle()
    bench.session.refresh()
    bench.settle()
    assert shown == [WORDS] and not bench.window.banner.isVisible()
    assert len(bench.desk.seen_declines) == 1
    bench.session.step_weekend(2)
    bench.settle()
    bench.window.declines._tray.messageClicked.emit()
    bench.settle()
    assert bench.session.selection == QUINN, "also from another weekend"
    make_bench(bench.desk)
    assert shown == [WORDS], "not again after a restart"


def test_a_tray_that_comes_later_is_told_what_waits_and_nothing_twice(bench, request):
    decline(bench.desk)
    bench.session.refresh()
    bench.settle()
    assert bench.window.banner.isVisible() and not bench.desk.seen_declines
    shown = request.getfixturevalue("shown")
    for _ in range(2):
        bench.session.refresh()
        bench.settle()
        assert shown == [WORDS] and not bench.window.banner.isVisible()
    assert len(bench.desk.seen_declines) == 1


def test_the_days_to_come_are_watched_while_others_are_shown(bench, shown):
    declines = bench.window.declines
    assert declines.timer.isActive()
    bench.session.step_weekend(2)
    bench.settle()
    decline(bench.desk)
    declines.timer.timeout.emit()
    bench.settle()
    assert bench.desk.looks_ahead == 1 and shown == [WORDS]
    # A weekday's charter is shown in its week.
    bench.window.controller.bring_charter(QUINN, at(27, 12).date())
    bench.settle()
    assert bench.session.is_week
    declines.timer.timeout.emit()
    bench.settle()
    assert bench.desk.looks_ahead == 1, "the week has all of the next two days"


def test_who_is_replaced_in_the_draft_is_no_news(bench, shown):
    bench.session.clear(Seat(QUINN, Slot("crew")))
    decline(bench.desk)
    bench.session.refresh()
    bench.settle()
    assert shown == []
