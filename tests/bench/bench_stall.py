"""How long the window keeps an event waiting at most while it publishes fifty charters, beside an idle bare window.

A person feels this and nothing else of a publish that runs in the background. Both windows are offscreen; the publish
goes to the practice workspace, where every request takes DELAY_S.
"""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import date

from jada_desk.bootstrap import open_desk
from jada_desk.domain.draft import Draft, History
from tests.bench.figures import Figure
from tests.bench.season import CHARTERS, NEVER, Season, give_captains, open_season, say_nothing

_ROUNDS = 2


def run() -> list[Figure]:
    """The longest wait in milliseconds, of the desk and of the bare window."""
    desk_ms: list[float] = []
    bare_ms: list[float] = []
    over_50 = 0
    with open_season() as season:
        season.add_captains()
        for week in range(_ROUNDS):
            friday = season.add_weekend(week)
            _keep_draft(season, friday)
            season.slow_down()
            found = _probe("desk", str(season.home), friday.isoformat())
            season.hurry_up()
            desk_ms.append(found["longest_ms"])
            over_50 += int(found["over_50"])
            bare_ms.append(_probe("bare", str(found["seconds"]))["longest_ms"])
    note = f"{CHARTERS} charters; over 50 ms: {over_50} in {_ROUNDS} publishes"
    return [
        Figure("stall", "desk publishing, longest", "ms", tuple(desk_ms), note),
        Figure("stall", "idle bare window, longest", "ms", tuple(bare_ms)),
    ]


def _keep_draft(season: Season, friday: date) -> None:
    """A captain for every charter of a weekend, unpublished."""
    with closing(open_desk(season.home, practice=True)) as desk:
        observed = desk.observe(friday, Draft(), say_nothing, NEVER)
        draft = give_captains(desk.weekend(observed, friday).charters, desk.now())
        desk.save(History().record("Captains", draft))


def _probe(*what: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.stall_probe", *what]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The window could not be measured: {done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
