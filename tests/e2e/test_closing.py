"""The window is closed in the middle of a publish of five hundred steps: gone at once, and the next start goes on."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.bootstrap import open_desk
from jada_desk.domain.draft import Draft, History
from tests.bench.season import NEVER, Season, give_captains, open_season, say_nothing
from tests.e2e.driver import ROOT

_CHARTERS = 60
_CUT_AFTER = 150
_GONE_WITHIN_S = 2.0
_PATIENCE_S = 120.0


@pytest.fixture
def season() -> Iterator[Season]:
    with open_season() as season:
        season.add_captains()
        yield season


def window(*words: str) -> tuple[Any, float]:
    """What a window of its own prints, and when its process was gone."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.e2e.closing_desk", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=_PATIENCE_S
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), time.monotonic()


def test_it_is_gone_within_two_seconds_and_the_next_start_finishes_the_publish(season: Season):
    friday = season.add_weekend(charters=_CHARTERS)
    with closing(open_desk(season.home, practice=True)) as desk:
        observed = desk.observe(friday, Draft(), say_nothing, NEVER)
        charters = desk.weekend(observed, friday).charters
        desk.save(History().record("Captains", give_captains(charters, desk.now())))
    cut, gone_at = window("cut", str(season.home), friday.isoformat(), str(_CUT_AFTER))
    assert cut["steps"] >= 500
    assert _CUT_AFTER <= cut["ended"] < cut["steps"] - 100, "in the middle"
    assert gone_at - cut["pressed_at"] < _GONE_WITHIN_S
    finished, _ = window("finish", str(season.home))
    assert finished["states"] == {"done": cut["steps"]}
    assert "was cut off" in finished["banner"]
    with closing(open_desk(season.home, practice=True)) as desk:
        observed = desk.observe(friday, Draft(), say_nothing, NEVER)
        assert desk.plan(observed, Draft(), friday).is_empty
        assert {one.captain for one in desk.weekend(observed, friday).charters if not one.captain} == set()
    sent = practice_process.sent(season.home)
    messages = Counter((str(one["to"]), one["text"]) for one in sent["emails"])
    messages += Counter((str(one["phone"]), one["text"]) for one in sent["sms"])
    assert len(messages) >= _CHARTERS
    assert set(messages.values()) == {1}, "nobody is told twice"
