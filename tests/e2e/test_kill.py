"""Publishes of the command line that are killed, locked out, or run into a full disk."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.lock import ProfileLock
from tests.e2e import kills
from tests.e2e.kills import ROOT

resource = pytest.importorskip("resource", reason="limits of POSIX")
PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("kills")
    yield home
    practice_process.stop(home)


def desk(home: Path, *words: str, before: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "jada_desk", "--home", str(home), "--practice", "--json", *words],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=before,
    )  # fmt: skip


def run(home: Path, *words: str, before: Callable[[], None] | None = None) -> tuple[int, str, str]:
    with desk(home, *words, before=before) as process:
        said, told = process.communicate(timeout=PATIENCE_S)
    return process.returncode, said, told


def test_four_kills_lose_nothing_and_tell_nobody_twice(home: Path):
    figures = kills.run(4, seed=7, home=home)
    assert figures.is_clean, [str(figures), *figures.faults]
    assert figures.kills == 4
    assert figures.messages > 3


def test_the_second_desk_is_told_who_has_the_first_until_that_is_killed(home: Path):
    practice_process.reset(home)
    endpoint = practice_process.find_or_start(home)
    slow = {"target": "*", "match": "", "times": 0, "kind": "delay:0.4"}
    practice_process.ask(endpoint, "POST", "faults", slow)
    first = desk(home, "publish", "--yes", "--really")
    lock = ProfileLock(home / "tenants" / "practice" / "lock")
    deadline = time.monotonic() + PATIENCE_S
    while not ((holder := lock.holder()) and holder.pid == first.pid):
        assert first.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)
    code, _, told = run(home, "undo")
    assert code == 3
    assert f"being edited by another desk (process {first.pid} on " in json.loads(told)["error"]
    assert run(home, "history")[0] == 0
    first.send_signal(signal.SIGKILL)
    first.communicate()
    practice_process.ask(endpoint, "DELETE", "faults")
    assert run(home, "undo")[0] == 0


def test_a_publish_onto_a_full_disk_says_so_and_goes_on_when_there_is_room(home: Path):
    practice_process.reset(home)
    folder = home / "tenants" / "practice"
    assert run(home, "edit", "jadadanika0530", "--captain", "Gene", "--start", "15:00")[0] == 0
    kept = sum(one.stat().st_size for one in folder.glob("desk.db*"))

    def limit() -> None:
        # As much as holds the plan and some of its steps.
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(kept, 150_000), resource.RLIM_INFINITY))

    code, said, told = run(home, "publish", "--yes", "--really", before=limit)
    assert (code, said) == (1, "")
    refusal = json.loads(told)
    assert "desk.db cannot be written" in refusal["error"]
    assert refusal["unchanged"] == "What was on disk before is still there."
    assert "disk is not full" in refusal["remedy"]
    (unfinished,) = json.loads(run(home, "history", "--limit", "1")[1])["publishes"]
    states = {one["state"] for one in unfinished["steps"]}
    assert "pending" in states and states & {"sending", "done"}
    code, said, _ = run(home, "publish", "--retry", unfinished["plan_id"])
    assert code == 0, said
    assert {one["state"] for one in json.loads(said)["steps"]} == {"done"}
    rest = json.loads(run(home, "plan")[1])
    assert rest["changes"] == []
    sent = practice_process.sent(home)
    messages = [(str(one["to"]), one["text"]) for one in sent["emails"]]
    messages += [(one["phone"], one["text"]) for one in sent["sms"]]
    assert len(messages) == len(set(messages)) > 3
