"""`python -m tests.bench [NAME ...] [--json]`: run all benchmarks or the named ones and print what they found."""

import argparse
import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Final

from tests.bench.figures import Figure, table

_NAMES: Final = ("start", "feed", "publish", "stall")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Figures, no verdicts.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_NAMES)}; all if left out")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args()
    if unknown := set(options.names) - set(_NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    found: list[Figure] = []
    for name in options.names or _NAMES:
        print(f"{name} ...", file=sys.stderr, flush=True)
        # Imported here, so that one bench does not wait for what another loads.
        run: Callable[[], list[Figure]] = import_module(f"tests.bench.bench_{name}").run
        found += run()
    if options.json:
        print(json.dumps([one.to_json() for one in found], indent=1))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
