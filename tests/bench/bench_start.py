"""From process start to a window that answers a key: the desk against a bare PySide6 window.

The desk is the whole program with the practice workspace running and the practice weekend in its cache, as at every
start but the first. A window alone could be shown long before it is of any use, so the moment when the charters stand
in it is told too.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

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
    windows = tuple(one["window"] for one in found)
    weekends = tuple(one["weekend"] for one in found)
    bare_s = tuple(one["window"] for one in plain)
    return [
        Figure("start", "desk / bare window", "x", ratios(windows, bare_s), f"{where}; aim: 3 or less"),
        Figure("start", "desk with its charters / bare window", "x", ratios(weekends, bare_s)),
        Figure("start", "desk, window answers", "s", windows),
        Figure("start", "desk, charters shown, window answers", "s", weekends, "aim: less than 2 s"),
        Figure("start", "bare window answers", "s", bare_s),
    ]


def start_window(environment: Mapping[str, str], *what: str) -> dict[str, float]:
    """Start one window in a process of its own; the seconds from then to each of its milestones."""
    command = [sys.executable, "-m", "tests.bench.start_probe", *what]
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The window did not come up: {done.stderr}")
    moments: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {name: moment - begin for name, moment in moments.items()}


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
