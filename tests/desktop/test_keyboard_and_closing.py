"""The way through by keyboard and by ear, calling an event a charter, closing, and the look that is kept."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from jada_desk.desktop.charter.medium import MEDIA
from jada_desk.desktop.look.calling import tel_link
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.window_memory import Look, keep_look, load_look, look_of
from jada_desk.domain.charter import OtherEvent
from jada_desk.domain.contact import Candidate
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import Unavailable
from tests.desktop.test_publishing import box
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at

DANIKA, JONATHAN, HELENA = "jadadanika0530", "jadajonathan0531", "jadahelena0529"


def meeting(event_id="m", *, all_day=False):
    return OtherEvent(event_id, "Crew meeting", at(29, 10), at(29, 11), all_day, "", None)  # type: ignore[arg-type]


def has_focus(widget):
    return lambda: QApplication.focusWidget() is widget


class TestByKeyboard:
    def test_review_gives_the_focus_to_the_button_and_enter_publishes(self, bench):
        window, confirm = bench.window, bench.window.side.review.confirm
        window.activateWindow()
        bench.slot(HELENA, CAPTAIN_SLOT).setFocus()
        bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
        bench.settle()
        window.controller.review()
        assert not window.grid.isAncestorOf(QApplication.focusWidget())
        bench.settle()
        bench.qtbot.waitUntil(has_focus(confirm))
        bench.qtbot.keyClick(confirm, Qt.Key.Key_Return)
        bench.settle()
        assert window.side.publishing.title.text() == "Published"
        assert not window.panels.picker.isVisible()

    def test_unticking_by_keyboard_stays_on_the_tick(self, bench):
        bench.window.activateWindow()
        bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
        bench.place("Noor", Seat(DANIKA, CAPTAIN_SLOT))
        bench.window.controller.review()
        bench.settle()
        page = bench.window.side.review
        tick = box(page, "Danika, Captain")
        tick.setFocus()
        bench.qtbot.keyClick(tick, Qt.Key.Key_Space)
        bench.settle()
        tick = box(page, "Danika, Captain")
        assert not tick.isChecked()
        assert QApplication.focusWidget() is tick

    def test_enter_presses_a_button_with_an_icon_alone(self, bench):
        friday = bench.session.friday
        bench.qtbot.keyClick(bench.window.top.later, Qt.Key.Key_Return)
        bench.settle()
        assert bench.session.friday > friday

    def test_who_is_picked_up_is_not_led_to_a_charter_that_they_are_aboard_of(self, bench):
        bench.window.activateWindow()
        jonathan = bench.window.grid.cards[JONATHAN]
        assert jonathan.best_slot(Held("Noor")) is None
        assert jonathan.best_slot(Held("Gene")) is not None
        bench.window.grid.enter_for(Held("Noor"))
        assert not jonathan.isAncestorOf(QApplication.focusWidget())

    def test_a_slot_says_what_the_held_person_would_mean_there_and_forgets_it_again(self, bench):
        free, refused = bench.slot(HELENA, CAPTAIN_SLOT), bench.slot(DANIKA, CAPTAIN_SLOT)
        before = free.accessibleDescription()
        bench.session.hand.take(Held("Noor"))
        free.judge()
        assert free.accessibleDescription() == "Noor as captain of Helena: fits"
        assert bench.window.status.message.text()
        free.forget()
        assert free.accessibleDescription() == before
        bench.session.hand.take(Held("Sarah"))
        refused.judge()
        assert refused.accessibleDescription().startswith("Sarah as captain of Danika: ")
        assert "fits" not in refused.accessibleDescription()
        bench.session.hand.release()
        assert refused.accessibleDescription() == "Enter to choose somebody"


def test_a_candidate_without_an_address_has_no_gap_in_its_name(make_bench):
    bench = make_bench(FakeDesk(found=(Candidate("Jonathan", "+1-619-555-0003", "", (), sure=True),)))
    bench.window.side.find_contact(JONATHAN)
    bench.settle()
    button = bench.window.side.contacts.choices.button(0)
    assert button.accessibleName() == "Jonathan, (619) 555-0003, sure"


class TestCallingTheGuest:
    def test_the_number_is_handed_on_as_a_link(self, bench, monkeypatch):
        opened: list[str] = []

        def open_url(url):
            opened.append(url.toString())
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
        bench.select(DANIKA)
        bench.window.side.details.call()
        assert opened == ["tel:+16195550002"]
        assert bench.window.side.details.call_button.isVisible()

    def test_without_a_number_or_a_program_it_is_said(self, bench, monkeypatch):
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        bench.select(DANIKA)
        bench.window.side.details.call()
        said = bench.window.status.message.text
        bench.qtbot.waitUntil(lambda: said() == "This machine has no program to call with.")
        bench.select(HELENA)
        bench.window.side.details.call()
        bench.qtbot.waitUntil(lambda: said() == "There is no number to call.")
        assert not bench.window.side.details.call_button.isVisible()

    @pytest.mark.parametrize("phone", ["+1-619;phone-context=evil", "12345678", "file:///etc/passwd", "+1-2"])
    def test_what_is_no_number_is_no_link(self, phone):
        charters = [replace(one, guest_phone=phone) for one in FakeDesk().charters if one.event_id == DANIKA]
        assert not tel_link(charters[0].guest_phone).isValid()


class TestCallingACharter:
    def test_a_timed_event_becomes_a_card_and_undo_takes_it_back(self, make_bench):
        bench = make_bench(FakeDesk(others=(meeting(),)))
        bench.window.activateWindow()
        button = next(
            one
            for one in bench.window.grid.findChildren(QPushButton)
            if one.accessibleName() == "Crew meeting: this is a charter"
        )
        button.setFocus()
        bench.qtbot.keyClick(button, Qt.Key.Key_Return)
        bench.settle()
        card = bench.window.grid.cards["m"]
        assert bench.session.selection == "m"
        assert has_focus(card.slots[0])()
        assert bench.place("Gene", Seat("m", CAPTAIN_SLOT))
        assert bench.session.history.undo_label == "Gene as captain of Crew meeting"
        bench.session.undo()
        assert bench.session.history.undo_label == "Crew meeting is a charter"
        bench.session.undo()
        bench.settle()
        assert "m" not in bench.window.grid.cards
        assert bench.session.weekend.others == (meeting(),)

    def test_an_event_of_whole_days_has_no_times_for_a_charter(self, make_bench):
        bench = make_bench(FakeDesk(others=(meeting(all_day=True),)))
        assert not bench.window.grid.findChildren(QPushButton)

    def test_what_names_no_boat_stands_in_a_strip_of_its_own(self, make_bench):
        bench = make_bench(FakeDesk(others=(meeting(),)))
        assert bench.window.grid._rows[-1].label.title == "Not charters"


class TestClosing:
    def begin_publish(self, bench):
        reached, go_on = Event(), Event()

        def wait(_step):
            reached.set()
            go_on.wait(10)

        bench.desk.before_step = wait
        bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
        bench.settle()
        bench.window.controller.review()
        bench.settle()
        bench.window.side.review.confirm.click()
        bench.qtbot.waitUntil(reached.is_set, timeout=5_000)
        return go_on

    def test_a_stop_that_takes_too_long_leaves_the_publish_to_the_next_start(self, bench):
        go_on = self.begin_publish(bench)
        bench.window.closing._leaver.setInterval(50)
        assert not bench.window.close()
        stop = next(
            one for one in bench.window.banner.findChildren(QPushButton) if one.text().startswith("Stop")
        )
        stop.click()
        bench.qtbot.waitUntil(lambda: not bench.window.isVisible(), timeout=5_000)
        assert bench.desk.was_left
        go_on.set()
        bench.settle()

    def test_closing_now_leaves_the_publish_to_the_next_start(self, bench):
        go_on = self.begin_publish(bench)
        assert not bench.window.close()
        now = next(one for one in bench.window.banner.findChildren(QPushButton) if "Close now" in one.text())
        now.click()
        assert not bench.window.isVisible()
        assert bench.desk.was_left
        go_on.set()
        bench.settle()

    def test_the_question_goes_with_escape_and_with_the_publish(self, bench):
        go_on = self.begin_publish(bench)
        assert not bench.window.close()
        bench.qtbot.keyClick(bench.window, Qt.Key.Key_Escape)
        assert not bench.window.banner.isVisible()
        assert not bench.window.close()
        assert bench.window.banner.isVisible()
        go_on.set()
        bench.settle()
        assert not bench.window.banner.isVisible()
        assert bench.window.isVisible()

    def test_closing_twice_does_not_wait(self, bench):
        go_on = self.begin_publish(bench)
        assert not bench.window.close()
        bench.window.banner.findChildren(QPushButton)[0].click()
        assert bench.window.isVisible()
        assert bench.window.close()
        assert bench.desk.was_left
        go_on.set()
        bench.settle()

    def test_a_reading_under_way_is_dropped_without_a_word(self, bench, monkeypatch, caplog):
        reached, go_on = Event(), Event()

        def fail(*_):
            reached.set()
            go_on.wait(10)
            raise RuntimeError("cannot schedule new futures after shutdown")

        monkeypatch.setattr(bench.desk, "observe", fail)
        bench.session.refresh()
        bench.qtbot.waitUntil(reached.is_set)
        assert bench.window.close()
        assert not bench.session.tasks.close()
        go_on.set()
        bench.settle()
        assert not caplog.records
        assert bench.session.trouble is None


def test_progress_is_painted_a_few_times_a_second_and_the_end_is_exact(bench, monkeypatch):
    paints: list[int] = []
    page = bench.window.side.publishing
    show = page._show_tally

    def count():
        paints.append(1)
        show()

    monkeypatch.setattr(page, "_show_tally", count)
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.place("Noor", Seat(DANIKA, CAPTAIN_SLOT))
    bench.settle()
    bench.window.controller.review()
    bench.settle()
    steps = len(bench.window.side.review.plan.steps)
    bench.window.side.review.confirm.click()
    bench.settle()
    assert steps > 8 and len(paints) <= 2
    assert page.title.text() == "Published"


def test_an_offline_desk_says_it_once(bench, monkeypatch):
    said: list[str] = []
    bench.session.announced.connect(said.append)

    def fail(*_):
        raise Unavailable("Google Calendar cannot be reached.")

    monkeypatch.setattr(bench.desk, "observe", fail)
    for _ in range(2):
        bench.session.refresh()
        bench.settle()
    assert said == ["Google Calendar cannot be reached."]


class TestLook:
    def test_colours_text_and_size_come_back(self, bench, tmp_path):
        bench.window._theme.use("dark", 1.25)
        bench.window.resize(1100, 700)
        preview = bench.window.side.details.preview
        preview.show_on(MEDIA[2])
        look = look_of(bench.window, bench.window._theme, preview.medium, date(2026, 6, 12))
        keep_look(tmp_path / "home", look)
        kept = Look("dark", 1.25, QSize(1100, 700), medium=MEDIA[2], first=date(2026, 6, 12))
        assert load_look(tmp_path / "home") == look == kept

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{",
            '{"from": "2026-06-13"}',
            '{"from": 5}',
            '{"from": "soon"}',
            '{"colours": "pink", "text": "x", "width": "1", "height": 0}',
            '{"width": -4}',
        ],
    )
    def test_a_damaged_file_is_as_none(self, tmp_path, text):
        (tmp_path / "window.json").write_text(text)
        assert load_look(tmp_path) == Look()

    def test_no_place_to_write_to_is_no_fault(self, tmp_path):
        (tmp_path / "home").write_text("a file")
        keep_look(tmp_path / "home", Look())
        assert load_look(tmp_path / "home") == Look()
