"""The first start, and going from one operation to another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jada_desk import bootstrap, sign_ins
from jada_desk.desktop.charter.details import Details
from jada_desk.desktop.charter.medium import MEDIA
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.connect.tenants import TenantChip
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shell import Shell
from jada_desk.desktop.side import Side
from jada_desk.desktop.window import Window
from jada_desk.desktop.window_memory import Look, load_look
from jada_desk.domain.errors import Cancelled, SignInNeeded
from jada_desk.domain.tenant import Google
from tests.fakes.desk import FakeDesk


@dataclass
class Desks:
    """What `open_desk` gives, by operation, and in which order desks were opened and let go of."""

    log: list[str] = field(default_factory=list)

    def open(self, home: Path, tenant_id: str | None, practice: bool) -> FakeDesk:
        name = "practice" if practice else str(tenant_id)
        self.log.append(f"open {name}")
        desk = FakeDesk(is_practice=practice)
        desk.tenant = replace(desk.tenant, tenant_id=name, name=f"The {name}", colour="#B42318")
        desk.close = lambda: self.log.append(f"close {name}")  # type: ignore[method-assign]
        return desk


@pytest.fixture
def desks(monkeypatch: pytest.MonkeyPatch) -> Desks:
    desks = Desks()
    monkeypatch.setattr(bootstrap, "open_desk", desks.open)
    monkeypatch.setattr(Preview, "build_when_idle", lambda _self: None)
    return desks


@pytest.fixture
def make_shell(theme: Theme, desks: Desks, qtbot: QtBot) -> Iterator[Callable[[Path], Shell]]:
    shells: list[Shell] = []

    def make(home: Path) -> Shell:
        shells.append(Shell(home, theme, Look()))
        return shells[-1]

    yield make
    for shell in shells:
        if shell._connect:
            shell._connect.close()
        if shell._start:
            shell._start.close()
        assert shell.end()
        if shell._house:
            shell._house.window.close()


def window_of(shell: Shell, qtbot: QtBot, name: str) -> Window:
    def is_there() -> None:
        assert shell._house and shell._house.window.session.is_open
        assert shell._house.window.session.desk.tenant.tenant_id == name

    qtbot.waitUntil(is_there, timeout=10_000)
    assert shell._house
    window = shell._house.window
    qtbot.waitUntil(lambda: window.session.tasks.running == 0, timeout=10_000)
    return window


@pytest.fixture
def window(home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot) -> Window:
    """The window of the operation "jada"."""
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    return window_of(shell, qtbot, "jada")


def test_going_to_another_operation_makes_everything_anew(
    home: Path, make_shell: Callable[[Path], Shell], desks: Desks, qtbot: QtBot
) -> None:
    shell = make_shell(home)
    shell.begin(None, practice=False)
    first = window_of(shell, qtbot, "harbor")
    assert first.top.tenant.accessibleName() == "Operation: The harbor"
    first.top.tenant.click()
    rows = [row.text() for row in first.panels.tenants._rows]
    assert rows == ["The harbor (open)   Ctrl+1", "The jada   Ctrl+2", "Practice workspace   Ctrl+3"]
    first.panels.tenants.dismiss()
    parts = {id(first.session), id(first.session.tasks), id(first.side.details.preview)}
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    second = window_of(shell, qtbot, "jada")
    assert second is not first
    assert not parts & {id(second.session), id(second.session.tasks), id(second.side.details.preview)}
    assert desks.log == ["open harbor", "close harbor", "open jada"]
    second.changeover.number.emit(2)  # the one that is open
    second.changeover.number.emit(9)  # none
    second.changeover.operation.emit("practice")
    third = window_of(shell, qtbot, "practice")
    assert third.top.tenant.accessibleName() == "Operation: Practice workspace"


def test_the_charters_page_is_built_once_the_weekend_is_on_screen(window: Window, qtbot: QtBot) -> None:
    side = window.side
    side.show_on(MEDIA[1])
    qtbot.waitUntil(lambda: "details" in vars(side))
    assert side.currentWidget() is side.details
    assert side.medium is side.details.preview.medium is MEDIA[1]
    # What the charters shown need is worked out a moment later.
    qtbot.waitUntil(
        lambda: "Still to do" in {one.text() for one in side.findChildren(QLabel) if one.isVisible()}
    )


def test_a_charter_that_is_selected_before_its_page_is_built_is_shown_at_once(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Side, "build_when_idle", lambda _self: None)
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")
    assert "details" not in vars(window.side) and window.side.is_at_charter
    first = window.session.board.cards[0]
    window.session.select(first.event_id)
    assert "details" in vars(window.side) and window.side.currentWidget() is window.side.details
    qtbot.waitUntil(lambda: window.side.details.title.text() == first.charter.title)
    assert len(window.findChildren(Details)) == 1


def test_no_change_over_while_a_publish_is_under_way(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")
    said: list[str] = []
    window.session.announced.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(window.session, "publishing", object())
        window.changeover.number.emit(1)
    assert said and "under way" in said[0]
    assert shell._house and shell._house.window is window


def test_signing_in_from_the_window_goes_on_with_what_needed_it(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[object] = [
        SignInNeeded("The sign-in was not allowed in the browser.", remedy="Sign in again."),
        sign_ins.SignedIn("", is_lasting=False),
    ]

    def sign_in(*_: object) -> object:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(sign_ins, "sign_in_to_google", sign_in)
    then: list[str] = []
    window.session.wants_sign_in.emit("Google", lambda: then.append("retry"))
    panel = window.panels.signing_in
    qtbot.waitUntil(panel.again.isVisible, timeout=5000)
    assert "not allowed" in panel.box.words.text() and then == []
    panel.again.click()
    qtbot.waitUntil(lambda: then == ["retry"], timeout=5000)
    assert "For this session only" in panel.box.words.text()
    desk = window.session.desk
    assert isinstance(desk, FakeDesk) and desk.reconnected == 1


def test_a_lost_sign_in_is_told_with_the_button_that_helps(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.session.desk
    assert isinstance(desk, FakeDesk)
    desk.tenant = replace(desk.tenant, google=Google(client_file="client.json"))
    asked: list[str] = []
    monkeypatch.setattr(
        window.panels.signing_in, "begin", lambda _tenant, service, _then: asked.append(service)
    )
    real = desk._observed
    monkeypatch.setattr(desk, "_observed", lambda friday: replace(real(friday), writable=False))
    window.session.refresh()
    qtbot.waitUntil(lambda: "feed is read" in window.banner.text.accessibleName(), timeout=5000)
    window.banner._first.click()
    assert asked == ["Google"]


def test_a_sign_in_can_be_stopped(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:

    def wait(_tenant: object, _account: object, _show: object, cancel: object) -> object:
        while not cancel.cancelled:  # type: ignore[attr-defined]
            pass
        raise Cancelled("The sign-in was stopped.")

    monkeypatch.setattr(sign_ins, "sign_in_to_google", wait)
    window.panels.sign_in("Google", lambda: pytest.fail("nothing was signed in"))
    assert window.panels.signing_in.box.is_waiting and window.panels.signing_in.box.stop.hasFocus()
    QTest.keyClick(window.panels.signing_in.box.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.panels.signing_in.box.is_waiting, timeout=5000)
    assert "was stopped" in window.panels.signing_in.box.words.text()


def test_the_first_start_offers_both_ways(
    tmp_path: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot
) -> None:
    shell = make_shell(tmp_path)
    shell.begin(None, practice=False)
    page = shell._start
    assert page and page.connect_button.text() == "Connect my operation…"
    page.practice.click()
    window_of(shell, qtbot, "practice")
    assert shell._start is None


def test_an_operation_is_named_by_as_many_whole_words_as_have_room(qtbot):
    chip = TenantChip(Theme())
    qtbot.addWidget(chip)
    chip.show_tenant("Harbor Charters West", "#B42318")

    def shown(longest: int) -> str:
        chip.fit(longest)
        return chip.text()

    texts = [shown(longest) for longest in range(200, 20, -1)]
    assert list(dict.fromkeys(texts))[:3] == ["Harbor Charters West", "Harbor Charters", "Harbor"]
    assert texts[-1].startswith("H") and texts[-1].endswith("…")
    assert chip.accessibleName() == "Operation: Harbor Charters West"


def test_the_days_that_were_shown_come_back_at_the_next_start(
    home: Path, theme: Theme, desks: Desks, qtbot: QtBot
) -> None:
    shell = Shell(home, theme, Look(first=date(2026, 6, 12)))
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")
    assert window.session.friday == date(2026, 6, 12)
    window.top.toggle_week()
    window.changeover.operation.emit("harbor")
    other = window_of(shell, qtbot, "harbor")
    assert other.session.friday == date(2026, 5, 29), "another operation begins with this weekend"
    other.session.show_weekend(date(2026, 6, 20))
    qtbot.waitUntil(lambda: other.session.tasks.running == 0)
    assert shell.end()
    other.close()
    assert load_look(home).first == date(2026, 6, 19)
