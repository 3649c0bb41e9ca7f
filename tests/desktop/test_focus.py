"""The keyboard focus is never lost: whatever opens, closes, comes or goes, it stands on something in sight."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.board import State
from jada_desk.domain.contact import Candidate
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.plan import Layer
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk

QUINN, DANIKA, JONATHAN, HELENA = "jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadahelena0529"
CAPTAIN: Final = "Captain: open, Danika"
# A key or a command, and what has the focus in what it opens.
OPENED: Final = (
    ("Return", "Captain of Danika: type a name"),
    ("Ctrl+K", "Find guest, phone, crew, boat, day or command"),
    ("F1", "Close"),
    ("Ctrl+Shift+F", "Filter the directory by name"),
    ("Ctrl+N", "Guest"),
    ("Ctrl+D", "Days: Friday 29 May 2026"),
    ("Move the charter to another day", "Days: Saturday 30 May 2026"),
    ("Copy another weekend's crew", "Days: Friday 22 May 2026"),
    ("Ctrl+P", "Print…"),
    ("Templates of your own", "The template"),
    ("Sign in to Google", "Close"),
    ("Cancel the charter", "Reason, for example: engine"),
    ("Hold the charter for weather", "Reason, for example: wind"),
    ("No more texts to the guest", "Their words, for example: stop"),
    ("Waivers of the charter", "Back"),
    ("Find the guest's contact", "Back"),
    ("Find all missing contacts", "Back"),
    ("Ctrl+Shift+M", "Back"),
    ("Ctrl+M", "What to say"),
    ("Ctrl+H", "Back"),
    ("Remind who sails tomorrow", "What will change"),
    ("Ctrl+A", CAPTAIN),
    ("Ctrl+G", CAPTAIN),
    ("Ctrl+Shift+D", CAPTAIN),
)


@pytest.fixture
def keyboard(bench: Bench) -> Bench:
    """The window with the focus on Danika's captain."""
    bench.window.activateWindow()
    stand_on(bench, bench.slot(DANIKA, CAPTAIN_SLOT))
    return bench


def where(bench: Bench) -> str:
    """What the thing with the focus is called; what is wrong instead, when somebody at the keys would be lost."""
    window, focus = bench.window, QApplication.focusWidget()
    if focus is None or focus is window:
        return f"lost: {focus}"
    if not (focus.isVisible() and focus.isEnabled() and focus.window() is window):
        return f"hidden or disabled: {focus}"
    over = [one for one in window.findChildren(Floating) if one.lies_over_all]
    if over and not any(one is focus or one.isAncestorOf(focus) for one in over):
        return f"behind a panel: {focus}"
    words = focus.text() if isinstance(focus, QAbstractButton) else ""
    return focus.accessibleName() or words or f"nameless: {focus}"


def here() -> QWidget:
    """What has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def strike(bench: Bench, *names: str) -> None:
    for name in names:
        one = QKeySequence(name)[0]  # type: ignore[index]  # it has __getitem__
        QTest.keyClick(here(), one.key(), one.keyboardModifiers())
        bench.settle()


def stand_on(bench: Bench, widget: QWidget) -> None:
    """Bring the focus there, as Tab or the arrows do."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bench.settle()
    assert here() is widget


def press(bench: Bench, button: QWidget) -> None:
    stand_on(bench, button)
    strike(bench, "Space")


def read_again(bench: Bench, *event_ids: str) -> None:
    """Read the weekend, with these charters alone."""
    bench.desk.charters = [one for one in FakeDesk().charters if one.event_id in event_ids]
    bench.session.refresh()
    bench.settle()


def give_danika(bench: Bench, captain: str = "Noor") -> None:
    bench.place(captain, Seat(DANIKA, CAPTAIN_SLOT))
    bench.settle()


def test_what_is_left_by_escape_gives_the_focus_back(keyboard: Bench):
    named = {one.name: one.run for one in keyboard.window.commands}
    found = {}
    for what, _ in OPENED:
        named[what]() if what in named else strike(keyboard, what)
        keyboard.settle()
        found[what] = where(keyboard)
        strike(keyboard, *["Escape"] * (2 if what == "Remind who sails tomorrow" else 1))
        assert where(keyboard) == CAPTAIN, what
    assert found == dict(OPENED)


# What comes and goes ------------------------------------------------------------------------------------------------


def filter_that_empties(bench: Bench) -> None:
    stand_on(bench, bench.window.status.chips[State.NO_CONTACT])
    read_again(bench, DANIKA)


def slot_goes(bench: Bench) -> None:
    crew = ("Kai", "Gene", "Sarah")
    bench.desk.charters = [
        replace(one, crew=crew) if one.event_id == DANIKA else one for one in bench.desk.charters
    ]
    bench.session.refresh()
    bench.settle()
    stand_on(bench, bench.window.grid.cards[DANIKA].slots[-1])
    read_again(bench, QUINN, DANIKA)


def nothing_left_and_back(bench: Bench) -> None:
    read_again(bench)
    assert where(bench) == "New charter…"
    press(bench, bench.window.centre.notice.buttons[1])
    assert where(bench) == "New charter…"
    bench.session.show_this_weekend()
    read_again(bench, DANIKA)


def field_of_a_charter_that_goes(bench: Bench) -> None:
    stand_on(bench, bench.window.side.details.editor.passengers)
    read_again(bench, QUINN)


def field_that_is_left(bench: Bench) -> None:
    stand_on(bench, bench.window.side.details.editor.passengers)
    strike(bench, "Escape")


def charter_called_off(bench: Bench) -> None:
    press(bench, bench.window.side.details.standing.cancel)
    strike(bench, "Return")


def charter_that_sails_again(bench: Bench) -> None:
    charter_called_off(bench)
    strike(bench, "Space")


def undone_to_nothing(bench: Bench) -> None:
    give_danika(bench)
    press(bench, bench.window.top.undo)


def new_charter(bench: Bench) -> None:
    strike(bench, "Ctrl+N")
    QTest.keyClicks(here(), "Mara")
    press(bench, bench.window.panels.new_charter.make)


def new_charter_undone(bench: Bench) -> None:
    new_charter(bench)
    strike(bench, "Ctrl+Z")


def found_by_name(bench: Bench) -> None:
    strike(bench, "Ctrl+K")
    QTest.keyClicks(here(), "helena")
    strike(bench, "Return")


def pressed_card(bench: Bench) -> None:
    head = QPoint(40, 14)
    QTest.mouseClick(bench.window.grid.cards[HELENA], Qt.MouseButton.LeftButton, pos=head)
    bench.settle()
    assert where(bench) == "Weekend"
    strike(bench, "Down")


def contact_taken(bench: Bench) -> None:
    bench.desk.found = (Candidate("Jonathan", "+1-619-555-0003", "j@example.com", (), sure=True),)
    bench.select(JONATHAN)
    press(bench, bench.window.side.details.look_up)
    assert where(bench) == "Use this contact"
    strike(bench, "Return")


def difference_settled(bench: Bench) -> None:
    give_danika(bench)
    bench.desk.charters = [
        replace(one, captain="Gene") if one.event_id == DANIKA else one for one in bench.desk.charters
    ]
    bench.session.refresh()
    bench.settle()
    keep = next(
        one for one in bench.window.side.details.findChildren(QPushButton) if one.text() == "Keep mine"
    )
    stand_on(bench, keep)
    bench.session.refresh()
    bench.settle()
    assert here() is keep, "a reading with nothing new leaves it there"
    strike(bench, "Space")


def banner_that_is_done(bench: Bench) -> None:
    bench.desk.offline = True
    bench.session.refresh()
    bench.settle()
    bench.desk.offline = False
    press(bench, bench.window.banner._first)
    assert not bench.window.banner.isVisible()


def several_held(bench: Bench) -> None:
    strike(bench, "Ctrl+A")
    press(bench, bench.window.side.bulk.hold)
    assert where(bench) == "Hold for weather"
    strike(bench, "Escape")


def several_that_go(bench: Bench) -> None:
    strike(bench, "Ctrl+A")
    stand_on(bench, bench.window.side.bulk.hold)
    read_again(bench, QUINN)


def whole_week(bench: Bench) -> None:
    strike(bench, "Ctrl+E", "Ctrl+E")


def someone_leaves_the_crew(bench: Bench) -> None:
    stand_on(bench, bench.window.roster.chips[-1])
    bench.desk.crew = bench.desk.crew[:-1]
    bench.session.refresh()
    bench.settle()


def overridden(bench: Bench) -> None:
    give_danika(bench, "Marisol")
    strike(bench, "Ctrl+B")
    assert where(bench).startswith("Why you go ahead.")
    QTest.keyClicks(here(), "asked her")
    strike(bench, "Return")


GONE: Final[tuple[tuple[Callable[[Bench], None], str], ...]] = (
    (lambda bench: read_again(bench, QUINN), "Weekend"),
    (slot_goes, "Crew: open, Danika"),
    (nothing_left_and_back, "Weekend"),
    (filter_that_empties, "Weekend"),
    (field_of_a_charter_that_goes, "Weekend"),
    (field_that_is_left, "Weekend"),
    (charter_called_off, "Danika sails after all"),
    (charter_that_sails_again, "Weather hold…"),
    (undone_to_nothing, "Redo: Noor as captain of Danika   Ctrl+Shift+Z"),
    (new_charter, "Captain: open, Mara"),
    (new_charter_undone, "Weekend"),
    (found_by_name, "Captain: open, Helena"),
    (pressed_card, "Captain: open, Helena"),
    (contact_taken, "Waivers"),
    (difference_settled, "Who is told"),
    (banner_that_is_done, "Weekend"),
    (several_held, CAPTAIN),
    (several_that_go, "Weekend"),
    (whole_week, CAPTAIN),
    (someone_leaves_the_crew, "Filter crew by name"),
    (overridden, "Captain: Marisol, "),
)


@pytest.mark.parametrize(("happens", "on"), GONE, ids=[one.__name__ for one, _ in GONE])
def test_what_goes_leaves_the_focus_on_what_stands_for_it(
    keyboard: Bench, happens: Callable[[Bench], None], on: str
):
    happens(keyboard)
    assert where(keyboard).startswith(on)


# A publish ----------------------------------------------------------------------------------------------------------


def publish(bench: Bench) -> None:
    give_danika(bench)
    strike(bench, "Ctrl+Return")
    assert where(bench) == "Publish 1 change, tell 1 person"
    strike(bench, "Return")


def test_from_the_review_to_the_result_and_back(keyboard: Bench):
    publish(keyboard)
    assert keyboard.window.side.publishing.title.text() == "Published"
    assert where(keyboard) == "Publish"
    strike(keyboard, "Escape")
    assert where(keyboard) == "Captain: Noor, Danika"
    strike(keyboard, "Ctrl+H")
    history = keyboard.window.side.history
    press(keyboard, next(one for one in history.findChildren(QPushButton) if "Open" in one.accessibleName()))
    assert where(keyboard) == "Back"
    strike(keyboard, "Escape")
    assert where(keyboard).startswith("Open the publish of ")
    strike(keyboard, "Escape")
    assert where(keyboard) == "Captain: Noor, Danika"


def test_a_publish_that_fails_and_is_finished(keyboard: Bench):
    keyboard.desk.fail_at.add((DANIKA, Layer.PAGE))
    publish(keyboard)
    press(keyboard, keyboard.window.side.publishing.retry)
    assert keyboard.window.side.publishing.title.text() == "Published"
    assert where(keyboard) == "Publish"


def test_a_second_enter_on_retry_stops_nothing(keyboard: Bench):
    page, reached, go_on = keyboard.window.side.publishing, Event(), Event()
    keyboard.desk.fail_at.add((DANIKA, Layer.PAGE))
    publish(keyboard)

    def wait(_step: object) -> None:
        reached.set()
        go_on.wait(10)

    keyboard.desk.before_step = wait
    stand_on(keyboard, page.retry)
    QTest.keyClick(here(), Qt.Key.Key_Return)
    keyboard.qtbot.waitUntil(reached.is_set, timeout=5_000)
    QTest.keyClick(here(), Qt.Key.Key_Return)
    QTest.keyClick(here(), Qt.Key.Key_Space)
    assert page.stop.isEnabled() and where(keyboard) == "Publish"
    ways = []
    for _ in range(2):
        QTest.keyClick(here(), Qt.Key.Key_Tab)
        ways.append(where(keyboard))
    assert ways == ["Charters", "Stop after this step"]
    go_on.set()
    keyboard.settle()
    assert page.title.text() == "Published"


def test_a_publish_that_could_not_go_on(keyboard: Bench):
    def fail(_step: object) -> None:
        raise Unavailable("It cannot be reached.")

    keyboard.desk.before_step = fail
    publish(keyboard)
    assert where(keyboard) == "Publish"


def test_the_question_about_closing_and_a_stop(keyboard: Bench):
    reached, go_on = Event(), Event()

    def wait(_step: object) -> None:
        reached.set()
        go_on.wait(10)

    keyboard.desk.before_step = wait
    give_danika(keyboard)
    strike(keyboard, "Ctrl+Return")
    QTest.keyClick(here(), Qt.Key.Key_Return)
    keyboard.qtbot.waitUntil(reached.is_set, timeout=5_000)
    keyboard.window.close()
    assert where(keyboard) == "Close when it is done"
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert where(keyboard) == "Publish"
    keyboard.window.side.publishing.stop.setFocus()
    QTest.keyClick(here(), Qt.Key.Key_Space)
    assert where(keyboard) == "Publish"
    go_on.set()
    keyboard.settle()
    assert where(keyboard) == "Publish"


# The selected card after a publish ----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["card", "slot", "Return", "Space", "Escape"])
def test_the_selected_card_leads_back_from_the_result(keyboard: Bench, way: str):
    publish(keyboard)
    side, slot = keyboard.window.side, keyboard.slot(DANIKA, CAPTAIN_SLOT)
    assert side.currentWidget() is side.publishing
    if way == "card":
        card = keyboard.window.grid.cards[DANIKA]
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 14))
    elif way == "slot":
        QTest.mouseClick(slot, Qt.MouseButton.LeftButton)
        assert keyboard.window.panels.picker.isVisible()
    else:
        if way != "Escape":
            stand_on(keyboard, slot)
        strike(keyboard, way)
    assert side.currentWidget() is side.details
