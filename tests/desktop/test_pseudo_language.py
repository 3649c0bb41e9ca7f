"""The window in a language that nobody speaks, through its states: a plain English word was never given to `tr`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jada_desk.desktop.connect.assistant import ConnectWindow
from jada_desk.desktop.connect.start_page import StartPage
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain.charter import OtherEvent, UnreadableEvent
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.plan import Layer, Step, StepState
from jada_desk.domain.translation import install_catalogue, tr
from jada_desk.domain.waiver_book import SignedWaiver
from jada_desk.pages.own_templates import TemplateFolder
from jada_desk.settings import Operation
from jada_desk.workflows.connections import Finding, Health, Part
from tests.desktop.conftest import Bench
from tests.desktop.shown_texts import cut_words, painted_texts, shown_texts
from tests.desktop.test_publishing import DANIKA, HELENA, JONATHAN, QUINN
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters
from tests.translations.pseudo import pseudo
from tests.translations.texts import all_texts

# What the fake desk answers where the real one would use `tr`, and what stands in the charters.
SAID_BY_THE_FAKE = (
    "The bucket said that it is busy (503). Try again.",
    "your times have changed. See your page.",
    "The guest page cannot be published now.",
    "Quiet hours: held until Fri 29 May 08:00.",
    "Somebody moved it in Google.",
    "Haul-out",
    "No end",
    "It has no end.",
    "Bring cake",
    "Bring wine",
    "Engine",
    "Google Calendar cannot be reached.",
    "mother",
    "It ended as held.",
    "calendar, guest table, bookings mailbox",
    "a word",
    "My knee",
)
# Names and codes that are the same in every language.
NAMES = (
    "JADA Desk",
    "Google",
    "AWS",
    "jada-guests",
    "sailjada-pages",
    "sailjada-photos",
    "E2XYZABC123",
    "jada-",
    "Eugene, Capt. Gene",
    "XHQGMDH",
)
KEYS = re.compile(r"\b(Ctrl|Shift|Alt|Enter|Return|PgUp|PgDown|Space|Left|Right|Up|Down|F\d)\b")
# Addresses, time zones, regions of AWS: codes.
CODES = re.compile(
    r"\S+@\S+|\bguests/\S+|\bhttps?://\S+|/path/to/\S+|\b\w+(/[\w+-]+)+|\b[a-z]{2}(-[a-z]+)+-\d\b"
)


class Walk:
    """Looks at the window in each state and keeps what is plain English there, or cut by the longer words."""

    def __init__(self, painted: list[str], own: set[str]) -> None:
        self.painted = painted
        self.missed: dict[str, str] = {}
        self._own = sorted({*own, *SAID_BY_THE_FAKE, *NAMES}, key=len, reverse=True)

    def look(self, state: str, *roots: QWidget) -> None:
        """Look at everything that can be seen now."""
        QApplication.processEvents()
        for root in roots:
            root.repaint()
            for text, where in shown_texts(root):
                self._judge(text, f"{state}: {where}")
            for text in cut_words(root):
                self.missed.setdefault(text, f"{state}: cut")
        for text in self.painted:
            self._judge(text, f"{state}: painted")
        self.painted.clear()

    def _judge(self, text: str, where: str) -> None:
        rest = CODES.sub("", text)
        for own in self._own:
            rest = rest.replace(own, "")
        if re.search(r"[A-Za-z]{2,}", KEYS.sub("", rest)):
            self.missed.setdefault(text, where)


def names_of(desk: FakeDesk) -> set[str]:
    """What stands in the charters and the crew list, which nobody translates."""
    found = {desk.tenant.name, desk.tenant.tenant_id, *(boat.name for boat in desk.tenant.boats)}
    for one in desk.charters:
        found |= {one.title, one.guest_name, one.guest_email, one.captain, *one.crew, one.event_id}
    found |= {one.name for one in desk.signatures}
    return (found | {member.name for member in desk.crew}) - {""}


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[FakeDesk], Walk]]:
    """The pseudo-language from here on, for the texts that the Linguist files have, and the eyes for it."""
    known = {text for text, _ in all_texts()}
    install_catalogue(lambda text, number: pseudo(text) if text in known else "")
    painted = painted_texts(monkeypatch)
    yield lambda desk: Walk(painted, names_of(desk))
    install_catalogue(None)


def test_the_walk_finds_what_was_forgotten(walk, qtbot):
    from PySide6.QtWidgets import QPushButton

    forgotten, said = QPushButton("Close"), QPushButton(tr("Close"))
    for button in (forgotten, said):
        qtbot.addWidget(button)
        button.show()
    seen = walk(FakeDesk())
    seen.look("two buttons", forgotten, said)
    assert list(seen.missed) == ["Close"]


def every_state() -> FakeDesk:
    """A desk whose board shows every badge, block and answer that there is."""
    charters = sample_charters()
    quinn, danika, jonathan, helena = charters
    answer = CrewAnswer(
        "kai", Answer.DECLINED, "My knee", at(28, 9), Asked("crew", "2026-05-30", "12:00", "16:00", "JADA")
    )
    return FakeDesk(
        charters=[
            replace(quinn, status=str(CharterStatus.HELD), status_reason="Engine"),
            replace(danika, captain="Marisol", answers=(answer,), photos=2, passengers=9),
            replace(jonathan, problems=("a word",), crew=("Kai", "Tomas")),
            replace(helena, captain="Darrell"),
            replace(helena, event_id="jadacancelled", title="Helena", status=str(CharterStatus.CANCELLED)),
            replace(jonathan, event_id="jadatwice", title="Jonathan", boat="Shearwater"),
        ],
        others=(OtherEvent("haul", "Haul-out", at(30, 8), at(30, 10), False, "JADA", None),),  # type: ignore[arg-type]
        unreadable=(UnreadableEvent("bad", "No end", date(2026, 5, 30), "It has no end."),),
        lagging=frozenset({QUINN}),
    )


def test_the_board_and_each_charter(make_bench, walk):
    desk = every_state()
    seen, bench = walk(desk), make_bench(desk)
    window, session = bench.window, bench.session
    seen.look("board", window)
    for event_id in window.grid.cards:
        session.select(event_id)
        bench.settle()
        seen.look(f"charter {event_id}", window)
    for chip in window.status.chips.values():
        chip.setChecked(True)
        seen.look("filter", window)
        chip.setChecked(False)
    session.hand.take(Held("Gene"))
    seen.look("somebody in the hand", window)
    session.hand.release()
    window.top.toggle_week()
    bench.settle()
    seen.look("week", window)
    session.show_weekend(date(2026, 6, 26))
    bench.settle()
    seen.look("weekend without charters", window)
    assert seen.missed == {}


def test_what_opens_over_the_board(make_bench, walk):
    desk = every_state()
    seen, bench = walk(desk), make_bench(desk)
    window, session = bench.window, bench.session
    session.select(DANIKA)
    bench.settle()
    opened = {
        "keys": window.panels.show_keys,
        "weekend": window.days.choose_weekend,
        "day": window.days.choose_day,
        "crew of which weekend": window.days.copy_crew,
        "new charter": window.panels.show_new_charter,
        "crew directory": window.panels.show_crew,
        "run sheet": window.panels.show_run_sheet,
        "finder": window.controller.open_finder,
        "history": window.controller.show_history,
        "waivers": window.controller.show_waivers,
        "contact": window.controller.find_contact,
        "all contacts": window.side.find_all_contacts,
        "message": window.controller.write_message,
        "who is told": window.side.details.show_messages,
        "difference": window.side.details.toggle_difference,
        "go ahead": window.controller.ask_why,
    }
    for state, show in opened.items():
        show()
        bench.settle()
        seen.look(state, window)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        bench.settle()
    for what in ("hold", "cancel", "stop"):
        window.controller.ask_of_charter(what)
        seen.look(f"question: {what}", window)
    picker = bench.slot(DANIKA, CAPTAIN_SLOT)
    picker.click()
    seen.look("picker", window)
    for command in window.commands:
        assert re.search("[A-Za-z]", command.name + command.words) is None, command.name
    assert seen.missed == {}


def test_templates_and_the_list_of_operations(make_bench, walk, tmp_path):
    desk = FakeDesk()
    desk.templates = TemplateFolder(tmp_path / "templates", desk.tenant)
    seen, bench = walk(desk), make_bench(desk)
    window = bench.window
    window.panels.show_templates()
    for kind, choice in window.panels.templates.choices.items():
        choice.click()
        bench.qtbot.waitUntil(lambda: not window.panels.templates._delay.isActive())
        bench.settle()
        seen.look(f"template {kind}", window)
    window.panels.templates.dismiss()
    listed = (Operation("jada", "JADA", "#B42318"), Operation("other", "JADA", "#B42318", tr("Close")))
    window.panels.tenants.open_below(window.top.tenant, listed, "jada", True)
    seen.look("operations", window)
    assert seen.missed == {}


def two_edits(bench: Bench) -> None:
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.session.set_field(DANIKA, "notes", "Bring cake", tr("Notes"))
    bench.session.set_field(JONATHAN, "boat", "Shearwater", tr("Boat"))
    bench.session.set_status(QUINN, CharterStatus.CANCELLED, "Engine")
    bench.settle()


def unfold(bench: Bench, page: QWidget) -> None:
    """Press every button that shows more."""
    for n in range(len(page.findChildren(QPushButton))):
        buttons = [one for one in page.findChildren(QPushButton) if one.property("kind") == "quiet"]
        if n < len(buttons) and buttons[n].isVisible() and buttons[n].isEnabled():
            buttons[n].click()
            bench.settle()


def test_from_the_review_to_the_history(make_bench, walk):
    desk = FakeDesk(
        fail_at={(DANIKA, Layer.PAGE)},
        ends={f"{HELENA}/sms": StepState.UNCERTAIN, f"{QUINN}/sms": StepState.HELD},
        to_call=frozenset({JONATHAN}),
        at_night=frozenset({QUINN}),
    )
    seen, bench = walk(desk), make_bench(desk)
    window, session = bench.window, bench.session
    two_edits(bench)
    desk.charters = [
        replace(one, notes="Bring wine") if one.event_id == DANIKA else one for one in desk.charters
    ]
    session.refresh()
    bench.settle()
    window.controller.review()
    bench.settle()
    seen.look("conflict", window)
    session.resolve(DANIKA, "notes", keep=True)
    bench.settle()
    review = window.side.review
    unfold(bench, review)
    seen.look("review", window)
    may_go_on = Event()

    def wait(_step: Step) -> None:
        may_go_on.wait(10)

    desk.before_step = wait
    review.confirm.click()
    seen.look("asked twice", window)
    review.really.click()
    QApplication.processEvents()
    seen.look("publishing", window)
    may_go_on.set()
    bench.settle()
    seen.look("result", window)
    session.select(HELENA)
    bench.settle()
    seen.look("after it", window)
    window.controller.show_history()
    bench.settle()
    seen.look("history", window)
    unfold(bench, window.side.history)
    seen.look("one publish", window)
    assert seen.missed == {}


def test_bad_days(make_bench, walk):
    desk = FakeDesk(offline=True)
    seen, bench = walk(desk), make_bench(desk)
    seen.look("offline at the start", bench.window)
    desk.offline = False
    bench.session.refresh()
    bench.settle()
    desk.offline = True
    bench.session.refresh()
    bench.settle()
    seen.look("offline", bench.window)
    bench.window.centre.say_starting(practice=True)
    seen.look("starting", bench.window)
    bench.window.centre.say_cannot_open(Unavailable(tr("Close")), lambda: None)
    seen.look("cannot open", bench.window)
    assert seen.missed == {}


def test_several_charters_at_once(make_bench, walk):
    desk = FakeDesk()
    seen, bench = walk(desk), make_bench(desk)
    bench.window.grid.bulk.choose_all()
    bench.settle()
    seen.look("chosen", bench.window)
    bench.window.grid.bulk.set_status(CharterStatus.HELD, "Engine")
    bench.settle()
    seen.look("held", bench.window)
    assert seen.missed == {}


def test_waivers_with_everything_that_can_stand_in_them(make_bench, walk):
    def signed(name: str, **facts: Any) -> SignedWaiver:
        plain = SignedWaiver(name.lower(), name, date(2000, 1, 1), False, "", "", False, at(28, 9), "", "")
        return replace(plain, **facts)

    desk = FakeDesk(
        signatures=(
            signed("Danika", mark="the guest", copy="sent"),
            signed("Mia", is_minor=True),
            signed("Leo", is_minor=True, guardian_name="Danika", relationship="mother", has_guardian=True),
            signed("Dana", mark="danika", copy="failed"),
            signed("Max", mark="not aboard", copy="uncertain"),
        )
    )
    seen, bench = walk(desk), make_bench(desk)
    bench.session.select(DANIKA)
    bench.settle()
    bench.window.controller.show_waivers()
    bench.settle()
    seen.look("waivers", bench.window)
    unfold(bench, bench.window.side.waivers)
    seen.look("whose", bench.window)
    assert seen.missed == {}


def test_the_first_start_and_the_pages_of_a_connection(qapp, qtbot, tmp_path, walk, monkeypatch):
    theme = Theme()
    theme.use("light")
    seen = walk(FakeDesk())
    start = StartPage(theme, is_started=False)
    qtbot.addWidget(start)
    start.show()
    seen.look("start", start)
    window = ConnectWindow(tmp_path, theme, "")
    window.show()
    qtbot.waitUntil(lambda: bool(window.pages) and window.tasks.running == 0, timeout=5000)
    window.form.put("tenant", "name", "JADA")
    window.form.put("tenant", "time_zone", "America/Los_Angeles")
    for number in range(len(window.pages)):
        window._show_step(number)
        seen.look(f"page {number}", window)
    findings = tuple(
        Finding(
            part, health, tr("Close"), tr("Close"), "Google", (tr("Close"),) if health is Health.FAIL else ()
        )
        for part, health in zip(Part, cycle(Health))
    )
    window.page.findings.show_findings(findings, lambda _service: None, lambda _finding: None)
    seen.look("findings", window)
    window.close()
    window.close()
    assert seen.missed == {}
