"""From the first start to a connected operation, with nothing but the window: mouse, keyboard and a real browser."""

import json
import os
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import keyring
import pytest
from keyring.backends.SecretService import Keyring as SecretService

from jada_desk import bootstrap, sign_ins
from jada_desk.domain.charter import weekend_days
from jada_desk.domain.draft import Draft
from jada_desk.domain.plan import NoticeChoice
from tests.e2e.driver import ROOT, Desk
from tests.e2e.tree_walk import walk
from tests.keyring_daemon import Keyring

if TYPE_CHECKING:
    from tests.e2e.readback import Systems
    from tests.e2e.screen import Screen


class NewDesk(Desk):
    """`jada-desk --home HOME` as it is started for the first time."""

    def __init__(self, screen: "Screen", home: Path, environment: dict[str, str]) -> None:
        super().__init__(screen, home)
        self.environment = environment

    def start(self) -> None:
        self.home.mkdir(exist_ok=True)
        with (self.home / "desk.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jada_desk", "--home", str(self.home)],
                cwd=ROOT, env={**os.environ, **self.screen.environment, **self.environment},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        pid = self._process.pid
        self._program = self.until("the desk", lambda: self.screen.tree.program(pid), 60)

    def next(self, title: str) -> None:
        self.click("Next")
        self.find(title, "label")

    def test(self, *findings: str) -> None:
        self.click("Test")
        for one in findings:
            self.find(one, "label")


@pytest.fixture
def desk(screen: "Screen", systems: "Systems", tmp_path: Path) -> Iterator[NewDesk]:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT}/tests/e2e/browser.py "$1"\n')
    browser.chmod(0o755)
    with Keyring(tmp_path / "keyring", screen.session_bus) as ring:
        environment = {**ring.environment, "BROWSER": f"{browser} %s", "JADA_TEST_BROWSER": "allow"}
        desk = NewDesk(screen, tmp_path / "home", environment)
        yield desk
        if desk.is_running:
            desk.kill()


def test_from_the_first_start_to_a_connected_operation(
    desk: NewDesk,
    systems: "Systems",
    window_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = systems.endpoint
    client = tmp_path / "client.json"
    with urllib.request.urlopen(f"{at.calendar}/practice/client.json", timeout=5) as reply:
        client.write_bytes(reply.read())
    desk.start()
    desk.find("Welcome to JADA Desk", "label")
    desk.click("Connect my operation…")
    desk.fill("Name", "Harbor Sails")
    desk.fill("Time zone of the dock", "America/Los_Angeles")
    desk.fill("Dock", "Dock 4, Harbor Island")
    desk.next("Boats")
    desk.fill("Name of boat 1", "JADA")
    desk.next("Google account")

    # Half-way the window is closed: what was typed is there again.
    desk.close()
    desk.start()
    desk.click("Go on connecting…")
    desk.until("the name", lambda: desk.value("Name") == "Harbor Sails")
    desk.click("Step 3: Google account", "check box")

    desk.fill("OAuth client file", str(client))
    desk.click("Another server than Google…")
    desk.fill("Address of the calendar server", at.calendar)
    desk.fill("Address of the mail server", at.gmail)
    desk.click("Sign in to Google…")
    desk.find("Google sign-in: works", "label", 40)
    desk.next("Calendar and mail")
    desk.find("Its feed was found", "label")
    desk.test("Calendar: works", "Calendar feed: works", "Bookings mailbox: works")
    desk.next("AWS account")
    desk.click("Another server than AWS…")
    desk.fill("Address of the AWS server", at.aws)
    desk.test("AWS sign-in: works")
    desk.next("Tables and guest pages")
    desk.fill("Tables begin with", "jada-")
    desk.fill("S3 bucket of the guest pages", "harbor-pages")
    desk.fill("CloudFront distribution", at.distribution_id)
    desk.fill("Public address", at.site)
    desk.test(
        "Tables: does not work", "Charters in the tables are on boats that are not among yours: Shearwater"
    )
    desk.click("Step 2: Boats", "check box")
    desk.click("Another boat")
    desk.fill("Name of boat 2", "Shearwater")
    desk.click("Step 6: Tables and guest pages", "check box")
    desk.test("Tables: works", "Guest pages: not there yet")
    desk.click("Create this")
    desk.find("Guest pages: works", "label")
    desk.fill("S3 bucket of the guest pages", at.bucket)
    desk.fill("S3 bucket of guests' photos", "sailjada-photos")
    desk.test("Guest pages: works", "Photos: works", "CloudFront: works")
    desk.next("Messages")
    desk.fill("Sender of e-mails", "JADA <hello@sailjada.com>")
    desk.test("E-mail: works", "Text messages: works")
    desk.next("Check and finish")
    desk.find("Tested: all of this works.", "label")
    desk.click("Save and open the weekend")
    desk.find("Operation: Harbor Sails", "push button")
    desk.find("Calendar read ", "label")
    sail(desk, systems)
    every_settings_page_is_told_by_its_tree(desk)
    a_boat_rests_and_sails_again(desk)
    assert desk.close() == 0, desk.log

    quiet = systems.sent()
    assert (quiet["emails"], quiet["sms"]) == ([], [])
    written = {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}
    secrets = [*tokens(window_home), json.loads(client.read_text())["installed"]["client_secret"]]
    assert len(secrets) >= 3
    for path, content in written.items():
        assert not [one for one in secrets if len(one) > 12 and one.encode() in content], path
    nobody_is_told_by_connecting(desk, at.clock_offset_s, monkeypatch)


def sail(desk: NewDesk, systems: "Systems") -> None:
    """A booking on the second boat comes in, for the weekend that is shown."""
    _, saturday, _ = weekend_days(datetime.now(ZoneInfo("America/Los_Angeles")).date())
    start = datetime.combine(saturday, time(10))
    systems.add_event("Mara Sail", start, start + timedelta(hours=2), "Shearwater")
    desk.screen.key("F5")
    desk.card("Mara Sail")
    desk.click("Captain: open, Mara Sail")
    desk.until_focus("Captain of Mara Sail")
    desk.screen.key("Escape")
    desk.until_focus("Captain: open, Mara Sail")


def every_settings_page_is_told_by_its_tree(desk: NewDesk) -> None:
    desk.screen.key("ctrl+comma")
    for number in range(1, 9):
        desk.click(f"Step {number}: ", "check box")
        desk.until_focus(f"Step {number}: ")
        if number == 8:
            desk.find("Tested: all of this works.", "label")
        walk(desk, f"settings, step {number}")
    desk.screen.key("Escape")
    desk.wait_gone("Step 1: ", "check box")
    desk.until_focus("Captain: open, Mara Sail")


def a_boat_rests_and_sails_again(desk: NewDesk) -> None:
    said = "Shearwater is out of service: haul-out."
    for why, lane in (("haul-out", "Shearwater, haul-out"), ("", "Shearwater, up to 6")):
        desk.screen.key("ctrl+comma")
        desk.click("Step 2: ", "check box")
        desk.click("Why out of service, of boat 2", "text")
        desk.screen.key("ctrl+a", "Delete")
        desk.screen.type(why)
        desk.click("Save")
        desk.wait_gone("Step 1: ", "check box")
        desk.find(lane, "label")
        assert (said in desk.card("Mara Sail").name) == bool(why)


def tokens(world: Path) -> list[str]:
    """Every code and token that the sign-in server gave out."""
    with closing(sqlite3.connect(world / "practice" / "state.db")) as db:
        return [row[0] for row in db.execute("SELECT token FROM tokens")]


def nobody_is_told_by_connecting(desk: NewDesk, offset_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the settings that the window wrote: records that exist stay, and no message is ticked."""
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    # This process asked for its keyring before; the sign-in is in that of the desk.
    monkeypatch.setattr(sign_ins, "_opened", {})
    monkeypatch.setattr(keyring, "get_keyring", SecretService)
    # The weekend of the practice calendar is long over by the clock on the wall.
    clock = bootstrap.OffsetClock(timedelta(seconds=offset_s))
    monkeypatch.setattr(bootstrap, "OffsetClock", lambda: clock)
    with closing(bootstrap.open_desk(desk.home, "harbor-sails")) as one:
        assert one.tenant.connected_at
        seen = one.observe(date(2026, 5, 29), Draft(), lambda _: None, Never())
        assert seen.writable and not seen.troubles
        plan = one.plan(seen, Draft(), seen.first)
    assert plan.notices
    assert {notice.choice for notice in plan.notices} <= {NoticeChoice.UNTICKED, NoticeChoice.CALL}


class Never:
    cancelled = False
