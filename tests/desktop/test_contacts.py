"""Whom to call: found step by step, chosen, taken into the draft; for one charter and for all without a number."""

from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from jada_desk.desktop.charter.evidence import MailView, MarkedText, split_marks
from jada_desk.domain.contact import Candidate, Evidence, Source
from jada_desk.domain.errors import Unavailable
from tests.fakes.desk import FakeDesk

JONATHAN, HELENA = "jadajonathan0531", "jadahelena0529"
MAIL = (
    "Boatsetter boatsetter@mail.boatsetter.com",
    "Booking",
    "",
    "Renter: Jonathan",
    "Phone: (619) 555-0003",
)


def candidate(phone: str, *, sure: bool, lines: tuple[str, ...] = ("Phone: (619) 555-0003",)) -> Candidate:
    evidence = Evidence(
        Source.MAIL,
        "The booking id is in it.",
        "boatsetter@mail.boatsetter.com",
        "Booking <b>XHQGMDH</b>",
        datetime(2026, 5, 21, tzinfo=UTC),
        lines,
        ("(619) 555-0003", "Jonathan"),
        MAIL,
    )
    return Candidate("Jonathan", phone, "", (evidence,), sure)


SURE = candidate("+1-619-555-0003", sure=True)


def search(make_bench, desk):
    bench = make_bench(desk)
    bench.session.select(JONATHAN)
    bench.qtbot.mouseClick(bench.window.side.details.look_up, Qt.MouseButton.LeftButton)
    return bench, bench.window.side.contacts


def texts(page) -> list[str]:
    return [one.accessibleName() or one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_one_sure_contact_is_preselected_and_goes_into_the_draft(make_bench):
    bench, page = search(make_bench, FakeDesk(found=(SURE,)))
    bench.settle()
    assert page.choices.checkedId() == 0
    assert page.take.hasFocus()
    bench.qtbot.keyClick(page.take, Qt.Key.Key_Return)
    assert bench.wanted(JONATHAN).guest_phone == "+1-619-555-0003"
    assert bench.window.side.currentWidget() is bench.window.side.details
    bench.session.undo()
    assert bench.wanted(JONATHAN).guest_phone == ""


def test_the_cards_own_mark_and_a_key_search_too(make_bench):
    bench = make_bench(FakeDesk(found=(SURE,)))
    card = bench.window.grid.cards[JONATHAN]
    pill = next(one.rect for one in card._pills if one.words == "No contact")
    bench.qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=pill.center().toPoint())
    bench.settle()
    page = bench.window.side.contacts
    assert bench.window.side.currentWidget() is page
    assert page.take.isEnabled()
    bench.window.side.show_charter()
    bench.qtbot.keyClick(
        bench.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert bench.window.side.currentWidget() is page
    bench.settle()


def test_of_two_a_person_chooses(make_bench):
    two = (candidate("+1-619-555-0003", sure=False), candidate("+1-619-555-0004", sure=False))
    bench, page = search(make_bench, FakeDesk(found=two))
    bench.settle()
    assert page.choices.checkedId() == -1
    assert not page.take.isEnabled()
    assert page.choices.button(0).hasFocus()
    page.choices.button(1).click()
    page.take.click()
    assert bench.wanted(JONATHAN).guest_phone == "+1-619-555-0004"


def test_none_says_where_was_looked_and_what_was_set_aside(make_bench):
    bench, page = search(make_bench, FakeDesk(set_aside=("Mail of 1 May 2026: This mail is too big.",)))
    bench.settle()
    assert page.hint.text() == "Nothing was found. Looked in: calendar, guest table, bookings mailbox."
    assert "Mail of 1 May 2026: This mail is too big." in texts(page)


def test_the_evidence_has_head_reason_and_lines_with_what_was_found_marked(make_bench):
    bench, page = search(make_bench, FakeDesk(found=(SURE,)))
    bench.settle()
    shown = texts(page)
    assert "In the bookings mailbox, boatsetter@mail.boatsetter.com, 21 May 2026" in shown
    assert "“Booking <b>XHQGMDH</b>”" in shown
    assert "The booking id is in it." in shown
    assert "Phone: (619) 555-0003 (marked: (619) 555-0003)" in shown


def test_the_whole_mail_is_shown_as_text_and_hidden_again(make_bench):
    bench, page = search(make_bench, FakeDesk(found=(SURE,)))
    bench.settle()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Show the whole mail")
    button.click()
    (mail,) = page.findChildren(MailView)
    assert mail.toPlainText() == "\n".join(MAIL)
    assert [one.cursor.selectedText() for one in mail.extraSelections()] == ["(619) 555-0003", "Jonathan"]
    assert mail.isReadOnly()
    button.click()
    assert mail.isHidden()


def test_a_strangers_line_cannot_be_markup(make_bench):
    bench = make_bench(FakeDesk())
    line = '<a href="https://x.example">call</a> & <img src="x"> 619'
    shown = MarkedText(bench.window.side.contacts.title._theme, line, ("call", "619"))
    bench.qtbot.addWidget(shown)
    assert "<a" not in shown.text()
    assert "<img" not in shown.text()
    assert "&lt;a href=" in shown.text()
    assert shown.accessibleName() == f"{line} (marked: call, 619)"


def test_marks_overlap_and_repeat():
    assert split_marks("a 123 b 123", ("123", "23", "")) == [
        ("a ", False),
        ("123", True),
        (" b ", False),
        ("123", True),
    ]
    assert split_marks("plain", ("x",)) == [("plain", False)]
    assert split_marks("", ("x",)) == []


class Gate:
    """Holds a search until the test opens it."""

    def __init__(self) -> None:
        self.opened, self.reached = Event(), Event()

    def __call__(self, cancel) -> None:
        self.reached.set()
        while not self.opened.wait(0.01) and not cancel.cancelled:
            pass


@pytest.fixture
def gate():
    made = Gate()
    yield made
    made.opened.set()


def test_first_candidates_are_shown_and_can_be_used_before_the_search_ends(make_bench, gate):
    bench, page = search(make_bench, FakeDesk(found_early=(SURE,), found=(SURE,), before_found=gate))
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    assert page.hint.text() == "Still looking in the guest table and bookings mailbox…"
    assert page.stop.isVisible()
    page.take.click()
    assert bench.wanted(JONATHAN).guest_phone == "+1-619-555-0003"
    bench.settle()
    assert bench.window.side.currentWidget() is bench.window.side.details


def test_a_second_sure_contact_takes_the_preselection_back_but_not_a_choice(make_bench, gate):
    two = (candidate("+1-619-555-0004", sure=False), candidate("+1-619-555-0003", sure=False))
    bench, page = search(make_bench, FakeDesk(found_early=(SURE,), found=two, before_found=gate))
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    gate.opened.set()
    bench.settle()
    assert page.choices.checkedId() == -1
    assert not page.take.isEnabled()
    gate.opened.clear()
    page.begin(JONATHAN)
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    page.choices.button(0).click()
    gate.opened.set()
    bench.settle()
    assert page.choices.button(page.choices.checkedId()).text() == "(619) 555-0003"


def test_a_search_can_be_stopped_and_keeps_what_it_found(make_bench, gate):
    bench, page = search(make_bench, FakeDesk(found_early=(SURE,), before_found=gate))
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    page.stop.click()
    bench.settle()
    assert page.hint.text() == "The search was stopped. What was found so far is below."
    assert not page.stop.isVisible()
    assert page.take.isEnabled()


def test_escape_leaves_the_search(make_bench, gate):
    bench, _ = search(make_bench, FakeDesk(found_early=(SURE,), found=(SURE,), before_found=gate))
    bench.qtbot.waitUntil(gate.reached.is_set)
    bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert bench.window.side.currentWidget() is bench.window.side.details
    bench.settle()
    assert len(bench.session.history.present) == 0


def test_a_search_that_ends_leaves_the_focus_of_who_went_elsewhere(make_bench, gate):
    bench, page = search(make_bench, FakeDesk(found=(SURE,), before_found=gate))
    bench.qtbot.waitUntil(gate.reached.is_set)
    bench.window.controller.open_finder()
    gate.opened.set()
    bench.settle()
    assert page.take.isEnabled() and not page.stop.isVisible()
    assert bench.window.top.finder.hasFocus()


def test_what_is_found_meanwhile_leaves_the_focus_on_the_choice(make_bench, gate):
    two = (candidate("+1-619-555-0004", sure=False), candidate("+1-619-555-0003", sure=False))
    bench, page = search(make_bench, FakeDesk(found_early=(SURE,), found=two, before_found=gate))
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    page.choices.button(0).setFocus()
    page.choices.button(0).click()
    gate.opened.set()
    bench.settle()
    focused = QApplication.focusWidget()
    assert focused is page.choices.checkedButton() and focused.text() == "(619) 555-0003"


def test_a_search_that_is_stopped_hands_the_focus_to_what_was_found(make_bench, gate):
    bench, page = search(make_bench, FakeDesk(found_early=(SURE,), before_found=gate))
    bench.qtbot.waitUntil(lambda: page.take.isEnabled())
    bench.qtbot.keyClick(page.stop, Qt.Key.Key_Space)
    bench.settle()
    assert page.take.hasFocus()


class FailingDesk(FakeDesk):
    def lookup(self, charter, observed, report, cancel):
        raise Unavailable("Nothing can be reached.")


def test_a_search_that_cannot_be_done_says_why(make_bench):
    bench, page = search(make_bench, FailingDesk())
    bench.settle()
    assert page.hint.text() == "The search could not be done."
    assert "Nothing can be reached." in texts(page)
    assert page.back.hasFocus() and not page.take.isEnabled()


class TestAllOfAWeekend:
    def begin(self, make_bench, desk):
        bench = make_bench(desk)
        command = next(one for one in bench.window.commands if one.name == "Find all missing contacts")
        command.run()
        bench.settle()
        return bench, bench.window.side.missing

    def test_sure_ones_are_ticked_and_all_go_in_as_one_step(self, make_bench):
        other = candidate("+1-619-555-0010", sure=True)
        found = {JONATHAN: (SURE,), HELENA: (other,)}
        bench, page = self.begin(make_bench, FakeDesk(found_for=found))
        assert set(page.ticks) == {JONATHAN, HELENA}
        assert all(tick.isChecked() for tick in page.ticks.values())
        assert page.take.text() == "Use 2 contacts"
        page.take.click()
        assert bench.wanted(JONATHAN).guest_phone == "+1-619-555-0003"
        assert bench.wanted(HELENA).guest_phone == "+1-619-555-0010"
        assert bench.session.history.undo_label == "Contacts of 2 charters"
        bench.session.undo()
        assert len(bench.session.history.present) == 0

    def test_what_is_not_sure_is_not_ticked_and_can_be_looked_at(self, make_bench):
        unsure = candidate("+1-619-555-0010", sure=False)
        bench, page = self.begin(make_bench, FakeDesk(found_for={JONATHAN: (SURE,), HELENA: (unsure, SURE)}))
        assert [page.ticks[one].isChecked() for one in (JONATHAN, HELENA)] == [True, False]
        assert page.hint.text() == "Found 2 of 2, 1 of them surely. Check the lines, untick what is wrong."
        page.ticks[JONATHAN].click()
        assert not page.take.isEnabled()
        page.ticks[HELENA].click()
        assert page.take.text() == "Use 1 contact"
        look = next(one for one in page.findChildren(QPushButton) if one.text().startswith("Look closer: 2"))
        look.click()
        bench.settle()
        assert bench.window.side.currentWidget() is bench.window.side.contacts
        assert bench.window.side.contacts.title.text() == "Contact for Helena"
        assert bench.window.side.contacts.all.text() == "Find all 2 missing contacts"
        bench.window.side.contacts.all.click()
        assert bench.window.side.currentWidget() is page

    def test_a_charter_without_a_find_says_where_was_looked(self, make_bench):
        bench, page = self.begin(make_bench, FakeDesk(found_for={JONATHAN: (SURE,)}))
        assert "Nothing found. Looked in: calendar, guest table, bookings mailbox." in texts(page)
        bench.qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert bench.window.side.currentWidget() is bench.window.side.details

    def test_a_charter_that_cannot_be_searched_for_says_why(self, make_bench):
        _, page = self.begin(make_bench, FailingDesk())
        assert texts(page).count("Nothing can be reached.") == 2
        assert page.hint.text() == "No contact was found. Each charter says where was looked."

    def test_when_none_is_missing_it_says_so(self, make_bench):
        desk = FakeDesk()
        desk.charters = [one for one in desk.charters if one.guest_phone]
        _, page = self.begin(make_bench, desk)
        assert page.hint.text() == "Every guest of this weekend has a phone number."
        assert not page.take.isEnabled()

    def test_a_tick_keeps_the_focus_while_others_are_found_and_at_the_end(self, make_bench):
        gates = {HELENA: Gate(), JONATHAN: Gate()}

        class SlowDesk(FakeDesk):
            def lookup(self, charter, observed, report, cancel):
                gates[charter.event_id](cancel)
                return super().lookup(charter, observed, report, cancel)

        bench = make_bench(SlowDesk(found=(SURE,)))
        bench.window.side.find_all_contacts()
        page = bench.window.side.missing
        gates[HELENA].opened.set()
        bench.qtbot.waitUntil(lambda: HELENA in page.ticks)
        page.ticks[HELENA].setFocus()
        gates[JONATHAN].opened.set()
        bench.settle()
        assert set(page.ticks) == {HELENA, JONATHAN}
        assert QApplication.focusWidget() is page.ticks[HELENA]

    def test_it_can_be_stopped(self, make_bench, gate):
        bench = make_bench(FakeDesk(found=(SURE,), before_found=gate))
        bench.window.side.find_all_contacts()
        page = bench.window.side.missing
        bench.qtbot.waitUntil(gate.reached.is_set)
        assert page.stop.hasFocus()
        page.stop.click()
        bench.settle()
        assert page.hint.text().startswith("The search was stopped.")
        assert len(bench.session.history.present) == 0
