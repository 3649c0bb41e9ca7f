"""Two operations side by side, each with canaries in everything it has: none of one's is ever found at the other's.

Looked through are every byte of the files under the operation's folder (settings, templates, database, cached feed)
and among the photos that it fetched, everything that was sent to its servers, all that was logged, and what the
preview's browser holds and leaves behind.
"""

import json
import logging
import os
import re
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest

from jada_desk import bootstrap
from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain import draft as drafting
from jada_desk.pages.own_templates import built_in, kind_of
from jada_desk.resources import resources_dir
from jada_desk.sign_ins import keep_access_keys, secrets_of

ROOT = Path(__file__).parents[2]
FRIDAY = date(2026, 5, 29)
NAMES = ("one", "other")
QUINN = "jadaquinn0530"
PHOTOS = "sailjada-photos"
GUEST_PAGE = kind_of("guest.html.j2")


class Never:
    cancelled = False


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Endpoint]]:
    """A Google and an AWS of its own for each operation, with its canary in event, tables and mail."""
    homes = {name: tmp_path_factory.mktemp(f"world-{name}") for name in NAMES}
    try:
        found = {name: practice_process.find_or_start(home) for name, home in homes.items()}
        for name, at in found.items():
            mark_event(at, name)
            mark_tables(at, name)
        yield found
    finally:
        for home in homes.values():
            practice_process.stop(home)


def mark_event(at: Endpoint, name: str) -> None:
    url = f"{at.calendar}/calendar/v3/calendars/{at.calendar_id}/events/{QUINN}"
    with urllib.request.urlopen(url, timeout=10) as answer:
        event = json.loads(answer.read())
    words = f"{event['description']}\nNotes: canary-{name}-event"
    body = json.dumps({"summary": f"canary-{name}-title", "description": words}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method="PATCH")
    urllib.request.urlopen(request, timeout=10).close()


def mark_tables(at: Endpoint, name: str) -> None:
    """A sailor, and a guest's photo under the same id at both."""
    session = boto3.Session(region_name=at.region, aws_access_key_id="x", aws_secret_access_key="x")
    tables = session.resource("dynamodb", endpoint_url=at.aws)
    crew = {"crew_id": f"canary-{name}-crew", "name": f"canary-{name}-sailor", "roles": ["crew"], "phone": ""}
    tables.Table("jada-crew").put_item(Item=crew)
    body = f"canary-{name}-photo".encode()
    session.client("s3", endpoint_url=at.aws).put_object(Bucket=PHOTOS, Key="photos/quinn.jpg", Body=body)
    photo: dict[str, str | int] = {
        "event_id": QUINN,
        "photo_id": "photo#3fa9c1",
        "state": "kept",
        "at": "2026-05-28T20:00:00Z",
        "key": "photos/quinn.jpg",
        "sha256": sha256(body).hexdigest(),
        "bytes": len(body),
    }
    tables.Table("jada-photos").put_item(Item=photo)


@pytest.fixture
def home(worlds: dict[str, Endpoint], tmp_path: Path) -> Path:
    template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    for name, at in worlds.items():
        text = Template(template).safe_substitute(asdict(at))
        for key in ("place", "phone", "email"):
            text = re.sub(rf'(?m)^{key} = ".*"$', f'{key} = "canary-{name}-{key}"', text, count=1)
        text = text.replace('name = "JADA"\ntime', f'name = "canary-{name}-name"\ntime')
        text = text.replace('id = "practice"', f'id = "{name}"')
        text = text.replace(
            'mailbox = "jada-bookings@sailjada.com"', f'mailbox = "canary-{name}-mailbox@example.com"'
        )
        text = text.replace("JADA <hello@sailjada.com>", f"canary-{name}-sender <hello@sailjada.com>")
        text = re.sub(r'(?m)^bucket = "', 'keys = "keyring"\nbucket = "', text)
        folder = tmp_path / "tenants" / name
        folder.mkdir(parents=True)
        (folder / "settings.toml").write_text(text, encoding="utf-8")
        own_words = f'<p>canary-{name}-template</p><p class="note">'
        page = built_in(GUEST_PAGE).replace('<p class="note">', own_words)
        (folder / "templates").mkdir()
        (folder / "templates" / GUEST_PAGE.name).write_text(page, encoding="utf-8")
        keep_access_keys(name, f"CANARY{name.upper()}KEY", f"canary-{name}-secret-key")
    return tmp_path


class Wire:
    """Everything that this process sends over sockets, by the port it goes to."""

    def __init__(self) -> None:
        self.sent: dict[int, bytearray] = defaultdict(bytearray)

    def listen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for method in ("send", "sendall"):
            monkeypatch.setattr(socket.socket, method, self._recorder(getattr(socket.socket, method)))

    def _recorder(self, real: Any) -> Any:
        def record(this: socket.socket, data: Any, *rest: Any) -> Any:
            if this.family == socket.AF_INET:
                self.sent[this.getpeername()[1]] += bytes(data)
            return real(this, data, *rest)

        return record


def a_day_at_the_desk(home: Path, name: str, at: Endpoint) -> dict[str, Any]:
    """Everything a dispatcher does; what was seen of it on the way."""
    with closing(bootstrap.open_desk(home, name)) as desk:
        # The weekend of the practice calendar is over by the clock on the wall.
        history = desk.open().history
        seen = desk.observe(FRIDAY, history.present, lambda _: None, Never())
        weekend = desk.weekend(seen, FRIDAY)
        quinn = next(one for one in weekend.charters if one.event_id == QUINN)
        draft = drafting.assign(
            history.present, quinn, drafting.CAPTAIN_SLOT, f"canary-{name}-captain", desk.now()
        )
        desk.save(history.record(f"canary-{name}-label", draft))
        found = desk.lookup(quinn, seen, lambda _: None, Never())
        page = desk.preview(seen, draft, quinn.event_id)
        plan = desk.plan(seen, draft, FRIDAY)
        report = desk.publish(plan, lambda _: None, Never())
        states = {str(one.state) for one in report.outcomes.values()}
        directory = [one.name for one in desk.directory(seen).members]
        photos = desk.get_photos(quinn, str(home / "pictures" / name), lambda _: None, Never())
        return {
            "title": quinn.title,
            "page": page,
            "states": states,
            "lookup": str(found),
            "crew": str(directory),
            "photos": str(photos),
            "warnings": plan.warnings,
        }


def test_no_canary_of_one_is_found_at_the_other(
    home: Path,
    worlds: dict[str, Endpoint],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    offset = next(iter(worlds.values())).clock_offset_s
    clock = bootstrap.OffsetClock(timedelta(seconds=offset))
    monkeypatch.setattr(bootstrap, "OffsetClock", lambda: clock)
    wire = Wire()
    wire.listen(monkeypatch)
    with caplog.at_level(logging.INFO), ThreadPoolExecutor(2) as both:
        days = dict(
            zip(NAMES, both.map(lambda name: a_day_at_the_desk(home, name, worlds[name]), NAMES), strict=True)
        )
    log = caplog.text
    for name, foreign in (NAMES, NAMES[::-1]):
        at, day = worlds[name], days[name]
        assert day["title"] == f"canary-{name}-title" and f"canary-{name}-place".encode() in day["page"]
        assert f"canary-{name}-template".encode() in day["page"], day["warnings"]
        assert f"canary-{name}-sailor" in day["crew"] and "done" in day["states"]
        folders = (home / "tenants" / name, home / "pictures" / name)
        files = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
        stored = b"".join(one.read_bytes() for one in files)
        assert f"canary-{name}-photo".encode() in stored
        ports = {urlsplit(url).port or 0 for url in (at.aws, at.calendar, at.gmail, at.site)}
        sent = b"".join(bytes(wire.sent[port]) for port in ports)
        ours, theirs = f"canary-{name}-".encode(), f"canary-{foreign}-".encode()
        for what in ("place", "event", "captain", "template"):
            assert f"canary-{name}-{what}".encode() in sent, f"no {what} of {name} went to its own servers"
        for where, content in (("files", stored), ("requests", sent)):
            assert ours in content, f"nothing of {name} in its own {where}: the search finds nothing"
            assert theirs not in content, f"{foreign} in the {where} of {name}"
            assert f"CANARY{foreign.upper()}KEY".encode() not in content
        assert f"CANARY{name.upper()}KEY".encode() in sent  # it signs the requests
        assert f"CANARY{name.upper()}KEY".encode() not in stored
        assert theirs.decode() not in str(day)
        assert f"canary-{name}" not in log, "what an operation has never reaches a log"
    assert secrets_of("one") is not secrets_of("other")


def test_the_previews_browser_of_one_holds_and_leaves_nothing_of_the_other(
    home: Path, tmp_path: Path
) -> None:
    """One window changes from operation to operation, and dies; nothing of either is left outside of their folders."""
    own = tmp_path / "own"
    places = {
        "HOME": own,
        "TMPDIR": own / "tmp",
        **{f"XDG_{one}_HOME": own / one for one in ("CACHE", "DATA", "CONFIG")},
    }
    (own / "tmp").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.two_previews", str(home), FRIDAY.isoformat(), QUINN, *NAMES, NAMES[0]],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
        env={**os.environ, **{name: str(path) for name, path in places.items()}, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in said] == [*NAMES, NAMES[0]], done.stderr
    for one in said:
        foreign = NAMES[one["name"] == NAMES[0]]
        assert f"canary-{one['name']}-template" in one["html"] and f"canary-{foreign}-" not in one["html"]
        assert one["keeps_nothing"] and one["is_new"]
    left = [one for one in own.rglob("*") if one.is_file()]
    assert not [one for one in left if b"canary-" in one.read_bytes()]
    assert "canary-" not in done.stderr


# Secrets and personal detail -----------------------------------------------------------------------------------------

PERSONAL = ("quinn@example.com", "619-555-0001", "16195550001", "danika@example.com")


def test_logs_and_command_lines_hold_no_secret_and_nobodys_details(
    worlds: dict[str, Endpoint], tmp_path: Path
) -> None:
    """Everything fails in every way while the command line works on it; then a sign-in, and its end."""
    at = worlds["one"]
    client = tmp_path / "client.json"
    with urllib.request.urlopen(f"{at.calendar}/practice/client.json", timeout=5) as reply:
        client.write_bytes(reply.read())
    template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    text = Template(template).safe_substitute(asdict(at)).replace('id = "practice"', 'id = "jada"')
    home = tmp_path / "home"
    (home / "tenants" / "jada").mkdir(parents=True)
    settings = home / "tenants" / "jada" / "settings.toml"
    settings.write_text(text.replace("[google]", f'[google]\nclient_file = "{client}"'))
    practice_process.ask(at, "POST", "consent", {"grant": None})
    arguments: set[str] = set()

    def run(*words: str, faults: list[dict[str, object]] | None = None) -> str:
        for fault in faults or []:
            practice_process.ask(at, "POST", "faults", fault)
        command = [sys.executable, "-m", "jada_desk", "--home", str(home), *words]
        browser = f"{sys.executable} {ROOT}/tests/e2e/follow.py %s"
        process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "BROWSER": browser},
        )  # fmt: skip
        while process.poll() is None:
            arguments.update(command_lines())
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
        assert process.stdout and process.stderr
        out, err = process.stdout.read(), process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        practice_process.ask(at, "DELETE", "faults")
        assert words[0] in ("sync", "publish", "doctor") or process.returncode == 0, err
        return err if words[0] in ("sync", "publish", "lookup") else out + err

    said = [
        run("sign-in", "google", "--json"),
        run("sync", faults=[{"target": "calendar", "match": "", "times": 0, "kind": "status:500"}]),
        run("sync", faults=[{"target": "dynamodb", "match": "", "times": 0, "kind": "status:403"}]),
        run("publish", "--yes", "--really", "--weekend", "2026-05-30", "--notices", "all",
            faults=[{"target": "ses", "match": "", "times": 0, "kind": "lost"},
                    {"target": "sns", "match": "", "times": 0, "kind": "status:400"},
                    {"target": "s3", "match": "", "times": 3, "kind": "reset"}]),
        run("doctor", faults=[{"target": "*", "match": "", "times": 9, "kind": "status:403"}]),
        run("sign-out", "google"),
    ]  # fmt: skip
    secrets = [*PERSONAL, *tokens(at)]
    assert len(secrets) > len(PERSONAL) + 2
    for place in (*said, *arguments, settings.read_text()):
        assert not [one for one in secrets if one in place], place
    assert any("follow.py" in one for one in arguments), "the browser's command line was not seen"


def command_lines() -> set[str]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.add(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return found


def tokens(at: Endpoint) -> list[str]:
    """Every code and token that the sign-in server gave out."""
    files = (one.readlink() for one in Path(f"/proc/{at.pid}/fd").iterdir())
    database = next(one for one in files if one.name == "state.db")
    with closing(sqlite3.connect(database)) as db:
        return [row[0] for row in db.execute("SELECT token FROM tokens")]


def test_a_crash_says_where_and_not_what(tmp_path: Path) -> None:
    """What an unforeseen error holds may be a guest's: neither a task's nor the window's own reaches the log."""
    program = """
import sys, threading
from PySide6.QtCore import QTimer
from jada_desk.cli import commands, entry
from jada_desk.desktop.app import make_application
from jada_desk.desktop.state.tasks import Task, Tasks
def fail(*_): raise ValueError("canary quinn@example.com")
def everything(options):
    app = make_application(["desk"])
    tasks = Tasks()
    QTimer.singleShot(0, fail)
    QTimer.singleShot(10, lambda: tasks.start("read", Task(fail)))
    thread = threading.Thread(target=fail); thread.start()
    QTimer.singleShot(300, app.quit)
    app.exec(); tasks.close(); thread.join()
    fail()
commands.COMMANDS["history"] = everything
entry.main(["history"])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("ValueError") >= 4 and "in fail" in done.stderr
    assert "canary" not in done.stderr + done.stdout
