"""`python -m tests.bench [NAME ...] [--json]`: run all benchmarks or the named ones and print what they found."""

import argparse
import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from tests.bench.figures import Figure, alternate, table

_NAMES: Final = ("start", "window", "feed", "publish", "stall", "mail")
_FEED_ROUNDS: Final = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Figures, no verdicts.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_NAMES)}; all if left out")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args()
    if unknown := set(options.names) - set(_NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    found: list[Figure] = []
    try:
        for name in options.names or _NAMES:
            print(f"{name} ...", file=sys.stderr, flush=True)
            # Imported here, so that one bench does not wait for what another loads.
            run: Callable[[], Any] = import_module(f"tests.bench.bench_{name}").run
            found += _feed_figures(run) if name == "feed" else run()
    finally:
        # Minutes of measuring are not lost because a later bench fails.
        print(json.dumps([one.to_json() for one in found], indent=1) if options.json else table(found))


def _feed_figures(run: Callable[[], dict[str, Any]]) -> list[Figure]:
    """Several rounds of the feed's bench, each of which is a pair of times. Raises when the answers differ."""
    (rounds,) = alternate(_FEED_ROUNDS, run)
    if not all(one["same_answers"] for one in rounds):
        raise RuntimeError("The desk and the libraries read different events out of the feed.")
    size = f"{rounds[0]['events_in_weekend']} of {rounds[0]['events_in_feed']} events, equal answers"

    def values(name: str) -> tuple[float, ...]:
        return tuple(one[name] for one in rounds)

    return [
        Figure("feed", "libraries / desk", "x", values("ratio"), f"{size}; aim: 10 or more"),
        Figure("feed", "desk", "s", values("desk_s")),
        Figure("feed", "icalendar + recurring-ical-events", "s", values("library_s")),
    ]


if __name__ == "__main__":
    main()
