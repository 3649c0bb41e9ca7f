"""The settings pages of an operation, and what their tests of its connections say."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jada_desk import connecting, settings, sign_ins
from jada_desk.desktop.connect.assistant import ConnectWindow
from jada_desk.desktop.connect.form import Form, load_started
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.tasks import Token
from jada_desk.domain.errors import SignInNeeded, Unavailable
from jada_desk.domain.tenant import Google, Tenant
from jada_desk.workflows.connections import Connections, Finding, Health, Part
from jada_desk.workflows.doctor import create, examine
from tests.fakes.account import AccountFake


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
