"""The window on a `FakeDesk`, as a dispatcher has it in front of them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import Slot, apply_draft
from tests.fakes.desk import FakeDesk

_SETTINGS = """
# kept
[tenant]
id = "{0}"
name = "{1}"
time_zone = "America/Los_Angeles"
colour = "{2}"

[[boats]]
name = "JADA"
"""


@dataclass
class Bench:
    """A window with its session and desk, and the few moves that every test makes."""

    qtbot: QtBot
    window: Window
    session: Session
    desk: FakeDesk

    def settle(self) -> None:
        """Wait until no task is under way, and what it brought is on screen and every charter has its card."""
        self.qtbot.waitUntil(
            lambda: self.session.tasks.running == 0 and self.window.grid.is_whole, timeout=10_000
        )
        # What the answers added is shown by the layouts' own posted events.
        QApplication.processEvents()

    def slot(self, event_id: str, slot: Slot) -> SlotButton:
        found = self.window.grid.slot(event_id, slot)
        assert found is not None, f"no slot {slot} on {event_id}"
        return found

    def wanted(self, event_id: str) -> Charter:
        live = next(one for one in self.desk.charters if one.event_id == event_id)
        return apply_draft(self.session.history.present, live)

    def select(self, event_id: str) -> None:
        """Select a charter; the right side shows it."""
        self.session.select(event_id)
        self.window.side.details.catch_up()

    def look_around(self) -> None:
        """Have shown what waits until the weekend was painted."""
        for due in self.window.findChildren(AfterPaint):
            due.catch_up()

    def place(self, name: str, seat: Seat) -> bool:
        return self.session.place(Held(name), seat)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def make_bench(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[FakeDesk], Bench]]:
    """Opens the window on a desk that the test hands in."""
    qapp.setStyle("Fusion")
    # The browser part is tried by a test of its own; elsewhere it would only cost time.
    monkeypatch.setattr(Preview, "build_when_idle", lambda _self: None)
    benches: list[Bench] = []

    def make(desk: FakeDesk) -> Bench:
        theme = Theme()
        theme.use("light")
        window = Window(Session(Tasks()), theme)
        qtbot.addWidget(window)
        window.show()
        bench = Bench(qtbot, window, window.session, desk)
        benches.append(bench)
        bench.session.start(desk)
        bench.settle()
        # What the program builds when nobody waits is there, as it is soon after every start.
        window.side.details.catch_up()
        return bench

    yield make
    for bench in benches:
        bench.session.tasks.close()


@pytest.fixture
def bench(make_bench: Callable[[FakeDesk], Bench]) -> Bench:
    return make_bench(FakeDesk())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two operations, "harbor" and "jada"."""
    for number, name in enumerate(("harbor", "jada")):
        folder = tmp_path / "tenants" / name
        folder.mkdir(parents=True)
        (folder / "settings.toml").write_text(_SETTINGS.format(name, f"The {name}", f"#00000{number}"))
    return tmp_path


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.use("light")
    return theme
