"""From process start to a window that answers a key: the desk against a bare PySide6 window.

The desk is the whole program with the practice workspace running and the practice weekend in its cache, as at every
start but the first. A window alone could be shown long before it is of any use, so the moment when the charters stand
in it is told too. Ratios are of processor time, all threads of a process together, for other programs on the machine
add nothing to it; those by the clock stand beside them.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from tests.bench.figures import Figure, alternate, ratios
from tests.bench.season import open_season

_ROUNDS = 5


def run() -> list[Figure]:
    """How many times longer the desk takes, and both in seconds."""
    with open_season() as season, screen() as environment:
        home = str(season.home)
        # Compiled once, as every installed program is, whatever this environment says of bytecode.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = f"{home}/bytecode"
        command = [sys.executable, "-m", "jada_desk", "--practice", "--home", home, "sync"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        desk, bare = (
            partial(start_window, environment, "desk", home),
            partial(start_window, environment, "bare"),
        )
        desk(), bare()  # the first start of all compiles, and reads from disk: not counted
        found, plain = alternate(_ROUNDS, desk, bare)
    where = "under Xvfb" if environment.get("QT_QPA_PLATFORM") == "xcb" else "offscreen"
    windows = [one["window"] for one in found]
    weekends = [one["weekend"] for one in found]
    bare_windows = [one["window"] for one in plain]
    return [
        start_figure("start", "desk / bare window", windows, bare_windows, f"{where}; aim: 3 or less"),
        start_figure("start", "desk with its charters / bare window", weekends, bare_windows),
        Figure("start", "desk, window answers", "s", _clock(windows)),
        Figure("start", "desk, charters shown, window answers", "s", _clock(weekends), "aim: less than 2 s"),
        Figure("start", "bare window answers", "s", _clock(bare_windows)),
    ]


class Moment(NamedTuple):
    """How long after its process began a window had come so far, by the clock and by the processor time it used."""

    clock_s: float
    cpu_s: float


def start_figure(
    bench: str, what: str, desk: Sequence[Moment], bare: Sequence[Moment], note: str = ""
) -> Figure:
    """How many times a bare window's processor time the desk took, with the clock's ratio in the note."""
    by_clock = statistics.median(ratios(_clock(desk), _clock(bare)))
    used = ratios([one.cpu_s for one in desk], [one.cpu_s for one in bare])
    return Figure(bench, what, "x", used, "; ".join(filter(None, (note, f"by the clock {by_clock:.2f}"))))


def _clock(moments: Iterable[Moment]) -> tuple[float, ...]:
    return tuple(one.clock_s for one in moments)


def start_window(environment: Mapping[str, str], *what: str) -> dict[str, Moment]:
    """Start one window in a process of its own; how long it took to each of its milestones."""
    command = [sys.executable, "-m", "tests.bench.start_probe", *what]
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The window did not come up: {done.stderr}")
    moments: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return {name: Moment(one["at"] - begin, one["cpu_s"]) for name, one in moments.items()}


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """An environment with a screen of its own, or without any where there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    # The server chooses a free number itself and writes it down once it listens.
    command = [program, "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()
