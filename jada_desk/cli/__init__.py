"""The command line: the window's workflows without a window.

Exit codes: 0 done, 1 failed, 2 usage, 3 needs a decision. With `--json` one JSON value is printed on standard
output; errors go to standard error, as JSON too then.
"""

import gc

# What is loaded here has come to stay: a sweep for garbage finds none, and a start would wait for forty of them.
gc.disable()

from jada_desk.cli.entry import main  # noqa: E402

gc.enable()

__all__ = ["main"]
