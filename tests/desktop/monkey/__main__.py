"""Runs the monkey from the command line."""

import argparse
import sys
from time import monotonic

from PySide6.QtWidgets import QApplication

import tests.desktop.monkey
from tests.desktop.monkey import Broken, run


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.desktop.monkey", description=tests.desktop.monkey.__doc__
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from --seed on")
    parser.add_argument("--steps", type=int, default=400)
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    broken = 0
    for seed in range(asked.seed, asked.seed + asked.seeds):
        begun = monotonic()
        try:
            run(seed, asked.steps)
            print(
                f"seed {seed}: {asked.steps} steps, nothing broken, {monotonic() - begun:.0f} s", flush=True
            )
        except Broken as found:
            broken += 1
            print(f"seed {seed}: {found}\n", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
