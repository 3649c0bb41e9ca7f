"""How long the window keeps an event waiting at most while it publishes five hundred steps, beside an idle bare window.

A person feels this and nothing else of a publish that runs in the background. Both windows are offscreen and measured
at the same time, so that a busy spell of the machine hits both; the publish goes to the practice workspace, where every
request takes DELAY_S.
"""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from typing import Final

from jada_desk.bootstrap import open_desk
from jada_desk.domain.draft import Draft, History
from tests.bench.figures import Figure
from tests.bench.season import NEVER, Season, give_captains, open_season, say_nothing

_ROUNDS: Final = 3
_CHARTERS: Final = 60
_LEAST_STEPS: Final = 500


def run() -> list[Figure]:
    """The longest wait in milliseconds, of the desk and of the bare window, and what of it was the desk's doing."""
    desk: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    with open_season() as season:
        season.add_captains()
        for week in range(_ROUNDS):
            friday = season.add_weekend(week, _CHARTERS)
            _keep_draft(season, friday)
            season.slow_down()
            beside = _start("bare")
            desk.append(_found(_start("desk", str(season.home), friday.isoformat())))
            bare.append(_found(beside))
            season.hurry_up()
    steps = int(min(one["steps"] for one in desk))
    if steps < _LEAST_STEPS:
        raise RuntimeError(f"Only {steps} steps were published.")
    note = f"{steps} steps; over 50 ms: {_over_50(desk)} in {_ROUNDS} publishes"
    beside_note = f"over 50 ms: {_over_50(bare)}"
    return [
        Figure("stall", "desk publishing, longest", "ms", _each(desk, "longest_ms"), note),
        Figure(
            "stall", "of that its own work at most", "ms", _each(desk, "own_ms"), "CPU of all its threads"
        ),
        Figure("stall", "idle bare window beside it", "ms", _each(bare, "longest_ms"), beside_note),
    ]


def _each(found: list[dict[str, float]], name: str) -> tuple[float, ...]:
    return tuple(one[name] for one in found)


def _over_50(found: list[dict[str, float]]) -> int:
    return int(sum(one["over_50"] for one in found))


def _keep_draft(season: Season, friday: date) -> None:
    """A captain for every charter of a weekend, unpublished."""
    with closing(open_desk(season.home, practice=True)) as desk:
        observed = desk.observe(friday, Draft(), say_nothing, NEVER)
        draft = give_captains(desk.weekend(observed, friday).charters, desk.now())
        desk.save(History().record("Captains", draft))


def _start(*what: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.bench.stall_probe", *what]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _found(probe: "subprocess.Popen[str]") -> dict[str, float]:
    """Close a probe's standard input and wait for what it prints."""
    out, errors = probe.communicate()
    if probe.returncode:
        raise RuntimeError(f"The window could not be measured: {errors}")
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found
