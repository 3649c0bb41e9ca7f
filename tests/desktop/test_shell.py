"""Going from one operation to another, the first start, and the settings pages."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jada_desk import bootstrap, connecting, settings, sign_ins
from jada_desk.desktop.charter.details import Details
from jada_desk.desktop.charter.medium import MEDIA
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.connect.assistant import ConnectWindow
from jada_desk.desktop.connect.form import Form, load_started
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shell import Shell
from jada_desk.desktop.side import Side
from jada_desk.desktop.state.tasks import Token
from jada_desk.desktop.window import Window
from jada_desk.desktop.window_memory import Look
from jada_desk.domain.errors import Cancelled, SignInNeeded, Unavailable
from jada_desk.domain.tenant import Google, Tenant
from jada_desk.workflows.connections import Connections, Finding, Health, Part
from jada_desk.workflows.doctor import create, examine
from tests.fakes.account import AccountFake
from tests.fakes.desk import FakeDesk

SETTINGS = """
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
def home(tmp_path: Path) -> Path:
    for number, name in enumerate(("harbor", "jada")):
        folder = tmp_path / "tenants" / name
        folder.mkdir(parents=True)
        (folder / "settings.toml").write_text(SETTINGS.format(name, f"The {name}", f"#00000{number}"))
    return tmp_path


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.use("light")
    return theme


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


def test_going_to_another_operation_makes_everything_anew(
    home: Path, make_shell: Callable[[Path], Shell], desks: Desks, qtbot: QtBot
) -> None:
    shell = make_shell(home)
    shell.begin(None, practice=False)
    first = window_of(shell, qtbot, "harbor")
    assert first.top.tenant.accessibleName() == "Operation: The harbor"
    first.top.tenant.click()
    rows = [row.text() for row in first.tenants._rows]
    assert rows == ["The harbor (open)   Ctrl+1", "The jada   Ctrl+2", "Practice workspace   Ctrl+3"]
    first.tenants.dismiss()
    parts = {id(first.session), id(first.session.tasks), id(first.side.details.preview)}
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    second = window_of(shell, qtbot, "jada")
    assert second is not first
    assert not parts & {id(second.session), id(second.session.tasks), id(second.side.details.preview)}
    assert desks.log == ["open harbor", "close harbor", "open jada"]
    second.wants_number.emit(2)  # the one that is open
    second.wants_number.emit(9)  # none
    second.wants_operation.emit("practice")
    third = window_of(shell, qtbot, "practice")
    assert third.top.tenant.accessibleName() == "Operation: Practice workspace"


def test_the_charters_page_is_built_once_the_weekend_is_on_screen(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot
) -> None:
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    side = window_of(shell, qtbot, "jada").side
    side.show_on(MEDIA[1])
    qtbot.waitUntil(lambda: "details" in vars(side))
    assert side.currentWidget() is side.details
    assert side.medium is side.details.preview.medium is MEDIA[1]
    assert "Pick a charter" in {one.text() for one in side.findChildren(QLabel) if one.isVisible()}


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
        window.wants_number.emit(1)
    assert said and "under way" in said[0]
    assert shell._house and shell._house.window is window


def test_signing_in_from_the_window_goes_on_with_what_needed_it(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")
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
    panel = window.sign_in_panel
    qtbot.waitUntil(panel.again.isVisible, timeout=5000)
    assert "not allowed" in panel.box.words.text() and then == []
    panel.again.click()
    qtbot.waitUntil(lambda: then == ["retry"], timeout=5000)
    assert "For this session only" in panel.box.words.text()
    desk = window.session.desk
    assert isinstance(desk, FakeDesk) and desk.reconnected == 1


def test_a_lost_sign_in_is_told_with_the_button_that_helps(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")
    desk = window.session.desk
    assert isinstance(desk, FakeDesk)
    desk.tenant = replace(desk.tenant, google=Google(client_file="client.json"))
    asked: list[str] = []
    monkeypatch.setattr(window.sign_in_panel, "begin", lambda _tenant, service, _then: asked.append(service))
    real = desk._observed
    monkeypatch.setattr(desk, "_observed", lambda friday: replace(real(friday), writable=False))
    window.session.refresh()
    qtbot.waitUntil(lambda: "feed is read" in window.banner.text.accessibleName(), timeout=5000)
    window.banner._first.click()
    assert asked == ["Google"]


def test_a_sign_in_can_be_stopped(
    home: Path, make_shell: Callable[[Path], Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = make_shell(home)
    shell.begin("jada", practice=False)
    window = window_of(shell, qtbot, "jada")

    def wait(_tenant: object, _account: object, _show: object, cancel: object) -> object:
        while not cancel.cancelled:  # type: ignore[attr-defined]
            pass
        raise Cancelled("The sign-in was stopped.")

    monkeypatch.setattr(sign_ins, "sign_in_to_google", wait)
    window.sign_in("Google", lambda: pytest.fail("nothing was signed in"))
    assert window.sign_in_panel.box.is_waiting and window.sign_in_panel.box.stop.hasFocus()
    QTest.keyClick(window.sign_in_panel.box.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.sign_in_panel.box.is_waiting, timeout=5000)
    assert "was stopped" in window.sign_in_panel.box.words.text()


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


# The settings pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def make_connect(theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., ConnectWindow]]:
    windows: list[ConnectWindow] = []

    def make(home: Path, tenant_id: str = "", *, test: bool = False) -> ConnectWindow:
        window = ConnectWindow(home, theme, tenant_id, test=test)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.pages) and window.tasks.running == 0, timeout=5000)
        return window

    yield make
    for window in windows:
        window.close()
        window.close()


def field_of(window: ConnectWindow, name: str) -> QLineEdit:
    return next(one for one in window.page.findChildren(QLineEdit) if one.accessibleName() == name)


def button(window: ConnectWindow, text: str) -> QAbstractButton:
    return next(one for one in window.page.findings.findChildren(QAbstractButton) if one.text() == text)


def labels(window: ConnectWindow) -> str:
    return "\n".join(one.text() for one in window.page.findings.findChildren(QLabel))


def test_a_new_operation_needs_a_name_and_keeps_what_was_typed(
    tmp_path: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot
) -> None:
    window = make_connect(tmp_path)
    window.form.put("tenant", "time_zone", "America/Los_Angeles")
    assert not window.next.isEnabled() and "name" in window.problem.text()
    name = field_of(window, "Name")
    name.setFocus()
    QTest.keyClicks(name, "Harbor Sails")
    assert window.next.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page.title == "Boats" and window.form.tenant_id == "harbor-sails"
    window.close()
    assert load_started(tmp_path)["tenant"]["name"] == "Harbor Sails"
    assert (tmp_path / "connecting.json").stat().st_mode & 0o777 == 0o600
    again = make_connect(tmp_path)
    assert field_of(again, "Name").text() == "Harbor Sails"


def test_an_id_that_is_taken_gets_a_number(home: Path, qapp: QApplication) -> None:
    form = Form(home)
    form.put("tenant", "name", "JADA")
    form.settle_id()
    assert form.tenant_id == "jada-2"
    practice = Form(home)
    practice.put("tenant", "name", "Practice")
    practice.settle_id()
    assert practice.tenant_id == "practice-2"


def test_what_a_test_finds_is_told_with_what_can_be_done(
    home: Path,
    make_connect: Callable[..., ConnectWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = Finding(
        Part.TABLES, Health.FAIL, "Not there: jada-crew.", "Have this created.", creates=("table x",)
    )
    denied = Finding(Part.CDN, Health.FAIL, "These keys may not.", "Give them cloudfront:GetDistribution.")
    fine = Finding(Part.TABLES, Health.OK, "All tables can be read.")
    monkeypatch.setattr(connecting, "diagnose", lambda *_: (missing, denied))
    monkeypatch.setattr(connecting, "make", lambda *_: fine)
    window = make_connect(home, "jada")
    window.rail.steps[5].click()
    window.test.click()
    qtbot.waitUntil(lambda: len(window.page.findings.found) == 2, timeout=5000)
    said = labels(window)
    assert "·  table x" in said and "Give them cloudfront:GetDistribution." in said
    assert window.problem.text() == "None of this works yet."
    assert window.rail.steps[5].accessibleDescription() == "does not work yet"
    button(window, "Create this").click()
    qtbot.waitUntil(lambda: window.page.findings.found == (fine, denied), timeout=5000)


def test_a_new_distribution_is_shown_then_made_and_its_id_is_saved_with_the_form(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "tenants" / "jada" / "settings.toml"
    path.write_text(path.read_text() + '\n[aws]\nprefix = "jada-"\nbucket = "pages"\n')
    cloud = AccountFake(deploys_at_once=False)

    def over(tenant: Tenant) -> Connections:
        return Connections(tenant, None, None, None, None, cloud, None, None, lambda: True)  # type: ignore[arg-type]

    def diagnose(tenant: Tenant, *_: object) -> tuple[Finding, ...]:
        with ThreadPoolExecutor(1) as executor:
            return examine(over(tenant), (Part.CDN,), lambda _: None, Token(), executor)

    monkeypatch.setattr(connecting, "diagnose", diagnose)
    monkeypatch.setattr(connecting, "make", lambda tenant, finding: create(over(tenant), finding))
    window = make_connect(home, "jada")
    window.rail.steps[5].click()
    window.test.click()
    qtbot.waitUntil(lambda: len(window.page.findings.found) == 1, timeout=5000)
    offer = labels(window)
    assert "No CloudFront distribution is named." in offer
    assert "one statement more in the policy of the bucket pages" in offer
    assert cloud.made == [] and not window.form.text("aws", "distribution_id")
    button(window, "Create this").click()
    qtbot.waitUntil(lambda: bool(window.form.text("aws", "distribution_id")), timeout=5000)
    made = window.form.text("aws", "distribution_id")
    assert cloud.distributions[made].domain in field_of(window, "Public address").text()
    assert field_of(window, "CloudFront distribution").text() == made
    # Everything on the page is tested anew, with the new settings.
    qtbot.waitUntil(lambda: window.problem.text() == "Tested: this works, with notes.", timeout=5000)
    assert "a few minutes" in labels(window)
    with qtbot.waitSignal(window.saved, timeout=5000):
        window.save.click()
    aws = settings.load_tenant(path).aws
    assert (aws.distribution_id, aws.site_url) == (made, f"https://{cloud.distributions[made].domain}")


def test_changed_settings_are_saved_with_their_comments_and_never_dropped_silently(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot
) -> None:
    window = make_connect(home, "jada")
    field_of(window, "Name").setFocus()
    QTest.keyClicks(field_of(window, "Name"), " Charters")
    window.close()
    assert window.isVisible() and "not saved" in window.problem.text()
    with qtbot.waitSignal(window.saved, timeout=5000) as saved:
        window.save.click()
    assert saved.args == ["jada"]
    text = (home / "tenants" / "jada" / "settings.toml").read_text()
    assert "# kept" in text and 'name = "The jada Charters"' in text
    window.close()
    assert not window.isVisible()


def test_a_private_feed_leaves_the_file_for_the_keyring(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(sign_ins, "keep_feed_address", lambda *words: kept.append(words))
    path, address = home / "tenants" / "jada" / "settings.toml", "https://example.com/private-1/basic.ics"
    path.write_text(path.read_text() + f'\n[google]\ncalendar_id = "cal"\nfeed_url = "{address}"\n')
    window = make_connect(home, "jada")
    with qtbot.waitSignal(window.saved, timeout=5000):
        window.save.click()
    assert kept == [("jada", address)]
    assert "private" not in path.read_text() and 'calendar_id = "cal"' in path.read_text()


def test_no_sign_in_and_no_server_are_told_apart(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_connect(home, "jada")
    for error, words in (
        (
            SignInNeeded("The sign-in to Google has expired or was taken back.", remedy="Sign in."),
            "taken back",
        ),
        (Unavailable("Google could not be reached.", remedy="Check the network."), "be reached"),
    ):

        def refuse(_tenant: object, error: Exception = error) -> object:
            raise error

        monkeypatch.setattr(connecting, "google_account", refuse)
        window.rail.steps[3].click()
        qtbot.waitUntil(lambda: window.tasks.running == 0, timeout=5000)
        page = window.page
        assert words in page.calendar_hint.text()  # type: ignore[attr-defined]


def test_a_secret_that_is_typed_is_in_no_file(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, ...]] = []

    def keep(*words: str) -> bool:
        kept.append(words)
        return True

    monkeypatch.setattr(sign_ins, "keep_access_keys", keep)
    monkeypatch.setattr(connecting, "diagnose", lambda *_: ())
    window = make_connect(home)
    window.form.put("tenant", "name", "Canary")
    window.form.put("tenant", "time_zone", "America/Los_Angeles")
    window.rail.steps[4].click()
    qtbot.waitUntil(lambda: window.tasks.running == 0, timeout=5000)
    profile = window.page.profile  # type: ignore[attr-defined]
    profile.setCurrentIndex(profile.count() - 1)
    profile.picked.emit(profile.value)
    for name, text in (("Access key id", "AKIACANARY"), ("Secret access key", "canary-secret")):
        QTest.keyClicks(field_of(window, name), text)
    window.page.keep_keys.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: kept == [("canary", "AKIACANARY", "canary-secret")], timeout=5000)
    qtbot.waitUntil(lambda: not field_of(window, "Secret access key").text(), timeout=5000)
    window.close()
    for path in home.rglob("*"):
        assert path.is_dir() or b"CANARY" not in path.read_bytes().upper().replace(b'"CANARY"', b""), path
    assert json.loads((home / "connecting.json").read_text())["aws"]["keys"] == "keyring"


def test_a_boat_is_taken_out_of_service_and_back(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot
) -> None:
    path = home / "tenants" / "jada" / "settings.toml"
    window = make_connect(home, "jada")
    number = next(n for n, page in enumerate(window.pages) if page.title == "Boats")
    window.rail.steps[number].click()
    why = field_of(window, "Why out of service, of boat 1")
    QTest.keyClicks(why, "haul-out")
    with qtbot.waitSignal(window.saved, timeout=5000):
        window.save.click()
    (boat,) = settings.load_tenant(path).boats
    assert boat.out_of_service == "haul-out"
    window = make_connect(home, "jada")
    window.rail.steps[number].click()
    why = field_of(window, "Why out of service, of boat 1")
    why.selectAll()
    QTest.keyClick(why, Qt.Key.Key_Delete)
    with qtbot.waitSignal(window.saved, timeout=5000):
        window.save.click()
    assert "out_of_service" not in path.read_text()


def test_every_control_of_the_pages_has_a_name(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QSpinBox

    window = make_connect(home, "jada")
    for number in range(len(window.pages)):
        page = window.pages[number]
        if page.title == "Boats":
            window.rail.steps[number].click()
        for kind in (QLineEdit, QComboBox, QSpinBox, QAbstractButton):
            for control in page.findChildren(kind):
                is_inner = isinstance(control.parent(), (QComboBox, QSpinBox))
                text = control.text() if isinstance(control, QAbstractButton) else ""
                assert is_inner or control.accessibleName() or text, (page.title, control)


def test_google_named_by_settings_without_a_client_file_says_so(qapp: QApplication) -> None:
    from jada_desk.domain.errors import BadInput
    from tests.fakes.sample import sample_tenant

    tenant = replace(sample_tenant(), google=Google())
    with pytest.raises(BadInput, match="No OAuth client file"):
        sign_ins.sign_in_to_google(tenant, "calendar", lambda _: None, None)  # type: ignore[arg-type]


def tabbed(window: ConnectWindow) -> list[QWidget]:
    """What Tab goes through, from the open step once round; Shift+Tab must go the same way back."""
    first = window.rail.steps[window._at]
    first.setFocus()
    walks = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        walk: list[QWidget] = []
        while not walk or walk[-1] is not first:
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab, modifier)
            walk.append(QApplication.focusWidget() or window)
            assert len(walk) < 60, walk
        walks.append(walk)
    there, back = walks
    assert there[:-1] == back[-2::-1]
    return there


@pytest.mark.parametrize("tenant_id", ["jada", ""])
def test_tab_goes_through_every_control_of_a_page_as_it_is_read(
    home: Path,
    make_connect: Callable[..., ConnectWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tenant_id: str,
) -> None:
    found = Finding(Part.TABLES, Health.FAIL, "No table.", creates=("jada-events",))
    monkeypatch.setattr(connecting, "diagnose", lambda *_: (found,))
    window = make_connect(home, tenant_id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if not tenant_id:
        window.form.put("tenant", "name", "Canary")
    for number, step in enumerate(window.rail.steps):
        step.click()
        qtbot.waitUntil(lambda: window.tasks.running == 0)
        for more in window.page.findChildren(QAbstractButton):
            if more.text().startswith("Another "):
                more.click()
        QApplication.processEvents()
        *inside, last = tabbed(window)
        assert last is step
        fields = {*window.page.findChildren(QLineEdit), *window.page.findChildren(QAbstractButton)}
        stops = {one for one in fields if one.isVisible() and one.isEnabled() and not one.focusProxy()}
        # Of a group of which one is chosen the arrow keys reach the others.
        stops -= {one for one in stops if isinstance(one, QAbstractButton) and one.group() is not None}
        assert stops <= set(inside), (number, stops - set(inside))
        centres = [one.mapTo(window, one.rect().center()) for one in inside]
        for before, after in pairwise(centres):
            is_beside = abs(after.y() - before.y()) < 8
            assert after.x() > before.x() if is_beside else after.y() > before.y(), (number, before, after)


def test_the_focus_stays_on_the_page_that_one_goes_to_and_where_a_boat_was(
    home: Path, make_connect: Callable[..., ConnectWindow], qtbot: QtBot
) -> None:
    window = make_connect(home)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.form.put("tenant", "time_zone", "America/Los_Angeles")
    QTest.keyClicks(field_of(window, "Name"), "Canary")
    window.next.click()
    assert window.next.hasFocus()
    next(one for one in window.page.findChildren(QAbstractButton) if one.text() == "Another boat").click()
    assert field_of(window, "Name of boat 2").hasFocus() and not window.next.isEnabled()
    QApplication.processEvents()
    away = [
        one for one in window.page.findChildren(QAbstractButton) if one.accessibleName() == "Remove boat 2"
    ]
    away[-1].click()
    focus = QApplication.focusWidget()
    assert focus and (focus.accessibleName(), focus.isVisible()) == ("Name of boat 1", True)
    window.next.click()
    window.next.click()
    # Nobody has chosen a calendar yet.
    assert not window.next.isEnabled()
    assert QApplication.focusWidget() is window.page.findChildren(QComboBox)[0]
