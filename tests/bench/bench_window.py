"""The window under a full weekend: start, frames, edits, finder and memory, with 40 and with 500 charters.

Starts are told as ratios to a bare PySide6 window of the same run, by processor time, and end when the charters in
view are painted and a key was handled; the cards out of view follow. Frames are told by the processor time of the
window's thread, which other programs on the machine do not add to; the time by the clock is told beside both. A desk
file with a year of charters in it must not change any of this.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.bench.bench_start import screen, start_figure, start_window
from tests.bench.cached_home import YEAR, make_home
from tests.bench.figures import Figure, alternate

_STARTS: Final = 5
_ROUNDS: Final = 3
# Name -> charters on the weekend, whether a year of others is in the desk file, the start's aim.
_HOMES: Final = {
    "40": (40, False, "2.5"),
    f"40 of {YEAR}": (40, True, "2.5"),
    "500": (500, False, "5"),
    f"500 of {YEAR}": (500, True, "5"),
}
# Kind of work -> its name, its aim in ms, and whether the aim is for the 99th of a hundred or for each.
_WORK: Final = {
    "scroll": ("scroll frame, p99", 8),
    "drag": ("drag highlight, p99", 4),
    "assign": ("assignment on screen, p99", 16),
    "assign_rest": ("what follows an assignment's painting, p99", 16),
    "finder": ("finder, a key, p99", 30),
}


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="jada-bench-") as folder, screen() as environment:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        homes = {name: Path(folder) / name.replace(" ", "-") for name in _HOMES}
        for name, home in homes.items():
            charters, with_year, _ = _HOMES[name]
            make_home(home, charters, with_year=with_year)
        return [*_starts(environment, homes), *_hands(environment, homes)]


def _starts(environment: Mapping[str, str], homes: Mapping[str, Path]) -> list[Figure]:
    bare = partial(start_window, environment, "bare")
    desks = [partial(start_window, environment, "cached", str(home)) for home in homes.values()]
    bare(), desks[0]()  # the first start compiles, and reads from disk: not counted
    plain, *found = alternate(_STARTS, bare, *desks)
    bare_windows = [one["window"] for one in plain]
    figures = [Figure("window", "bare window answers", "s", tuple(one.clock_s for one in bare_windows))]
    for name, starts in zip(homes, found, strict=True):
        shown = [one["weekend"] for one in starts]
        what = f"start, {name} charters shown / bare window"
        figures.append(start_figure("window", what, shown, bare_windows, f"aim: {_HOMES[name][2]} or less"))
    return figures


def _hands(environment: Mapping[str, str], homes: Mapping[str, Path]) -> list[Figure]:
    bare = partial(_probe, environment, "bare")
    plain, *found = alternate(
        _ROUNDS, bare, *(partial(_probe, environment, str(one)) for one in homes.values())
    )
    figures = [Figure("window", "bare window, memory", "MB", tuple(one["resident_mb"] for one in plain))]
    for name, rounds in zip(homes, found, strict=True):
        for work, (words, aim) in _WORK.items():
            own = tuple(_p99(one[work]["own_ms"]) for one in rounds)
            clock = statistics.median(_p99(one[work]["ms"]) for one in rounds)
            middle = statistics.median(ms for one in rounds for ms in one[work]["own_ms"])
            slowest = max(ms for one in rounds for ms in one[work]["own_ms"])
            note = f"aim: {aim} or less; middle {middle:.1f}; slowest {slowest:.1f}; p99 by the clock {clock:.1f}"
            figures.append(Figure("window", f"{name} charters: {words}", "ms", own, note))
        for key, words in (
            ("shown_mb", "memory, all cards made"),
            ("resident_mb", "memory, services loaded"),
        ):
            memory = tuple(one[key] for one in rounds)
            figures.append(Figure("window", f"{name} charters: {words}", "MB", memory, "aim: 130 or less"))
        made = tuple(one["whole_s"] for one in rounds)
        figures.append(Figure("window", f"{name} charters: all cards made after", "s", made))
    return figures


def _probe(environment: Mapping[str, str], what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.window_probe", what]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"The window could not be measured: {done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _p99(values: list[float]) -> float:
    """The value that 99 of 100 do not exceed, one of them itself."""
    return sorted(values)[-(-len(values) * 99 // 100) - 1]
