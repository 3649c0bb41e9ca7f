"""The weekend stays fresh without disturbing busy hands, and what others changed stands out for a minute."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.state import news as news_module
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at

DANIKA, JONATHAN, HELENA = "jadadanika0530", "jadajonathan0531", "jadahelena0529"


@pytest.fixture
def grown_old(bench: Bench) -> Bench:
    """A window whose reading is long enough ago for the next."""
    bench.session.asked_at -= 3_600
    return bench


def change_outside(desk: FakeDesk, event_id: str, **facts: object) -> None:
    """What a colleague does in Google meanwhile."""
    desk.charters = [
        replace(one, **facts) if one.event_id == event_id else one  # type: ignore[arg-type]
        for one in desk.charters
    ]


def test_an_old_weekend_is_read_again_and_a_fresh_one_is_not(grown_old: Bench):
    before = grown_old.desk.observations
    grown_old.window.liveness.look()
    grown_old.settle()
    assert grown_old.desk.observations == before + 1
    grown_old.window.liveness.look()
    grown_old.settle()
    assert grown_old.desk.observations == before + 1
    assert grown_old.window.liveness.timer.isActive()


def test_coming_back_to_the_window_reads_what_is_older_than_half_a_minute(bench: Bench):
    before = bench.desk.observations
    bench.window.liveness.come_back()
    bench.settle()
    assert bench.desk.observations == before
    bench.session.asked_at -= 31
    bench.window.liveness.come_back()
    bench.settle()
    assert bench.desk.observations == before + 1


def test_a_drag_and_an_open_field_are_waited_for(grown_old: Bench):
    window, before = grown_old.window, grown_old.desk.observations
    grown_old.session.hand.take(Held("Gene"), is_drag=True)
    window.liveness.look()
    grown_old.session.hand.release()
    grown_old.session.select(DANIKA)
    grown_old.settle()
    window.activateWindow()
    guest = window.side.details.editor.guest
    guest.setFocus()
    grown_old.qtbot.waitUntil(guest.hasFocus)
    grown_old.qtbot.keyClicks(guest, "x")
    window.liveness.look()
    grown_old.settle()
    assert grown_old.desk.observations == before
    assert window.liveness.timer.interval() == 2_000
    guest.clearFocus()
    window.liveness.look()
    grown_old.settle()
    assert grown_old.desk.observations == before + 1


def test_a_closing_window_reads_no_more(grown_old: Bench):
    before = grown_old.desk.observations
    grown_old.window.close()
    grown_old.window.liveness.look()
    grown_old.session.refresh()
    grown_old.settle()
    assert grown_old.desk.observations == before


def test_what_a_colleague_changed_is_marked_and_takes_neither_focus_nor_selection(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    slot = bench.slot(HELENA, CAPTAIN_SLOT)
    bench.window.activateWindow()
    slot.setFocus()
    bench.qtbot.waitUntil(slot.hasFocus)
    change_outside(bench.desk, DANIKA, start=at(30, 13))
    bench.session.refresh()
    bench.settle()
    card, other = bench.window.grid.cards[DANIKA], bench.window.grid.cards[HELENA]
    assert card.is_news and card.accessibleDescription() == "Changed just now"
    assert not other.is_news
    assert bench.session.selection == HELENA
    assert QApplication.focusWidget() is slot
    assert bench.window.status.message.text() == "Changed just now: Danika."
    monkeypatch.setattr(news_module, "_NEWS_S", -1.0)
    bench.session.news._forget()
    marks = (card.is_news, card.accessibleDescription())
    assert marks == (False, "")


def test_an_answer_of_the_crew_is_news_and_stands_on_the_slot(bench: Bench):
    seat = Seat(DANIKA, Slot("crew", 0))
    asked = Asked("crew", "2026-05-30", "12:00", "16:00", "JADA")
    answer = CrewAnswer("kai", Answer.DECLINED, "Dentist", None, asked)
    change_outside(bench.desk, DANIKA, answers=(answer,))
    bench.session.refresh()
    bench.settle()
    assert bench.window.grid.cards[DANIKA].is_news
    slot = bench.slot(seat.event_id, seat.slot)
    assert slot.accessibleName() == "Crew: Kai, declined, Danika"
    assert "Declined: Dentist" in slot.toolTip()
    assert "Kai declined: Dentist" in bench.window.grid.cards[DANIKA].accessibleName()
    assert not bench.window.grab().isNull()


def test_own_publishes_and_the_first_reading_are_no_news(bench: Bench):
    assert not bench.session.news.charters
    bench.place("Gene", Seat(DANIKA, CAPTAIN_SLOT))
    bench.settle()
    bench.window.controller.review()
    bench.settle()
    bench.window.side.review.confirm.click()
    bench.settle()
    assert bench.wanted(DANIKA).captain == "Gene"
    assert not bench.session.news.charters
    bench.session.step_weekend(1)
    bench.settle()
    bench.session.show_weekend(date(2026, 5, 30))
    bench.settle()
    assert not bench.session.news.charters


def test_after_a_failed_reading_the_desk_looks_again_soon_and_then_as_before(bench: Bench):
    timer = bench.window.liveness.timer
    assert timer.interval() > 30_000
    bench.desk.offline = True
    bench.session.refresh()
    bench.settle()
    assert timer.interval() <= 12_000
    bench.desk.offline = False
    bench.session.asked_at -= 12
    bench.window.liveness.look()
    bench.settle()
    assert bench.session.trouble is None
    bench.window.liveness.look()
    assert timer.interval() > 30_000
