"""A monkey before the window: random input over the accessible tree, by seed, and what must hold after every step.

`python -m tests.desktop.monkey --seed S --steps N` repeats a run or makes a long one; `--seeds K` goes through K seeds.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.desktop.monkey.monkey import Broken, Monkey, run

__all__ = ["Broken", "Monkey", "run"]
