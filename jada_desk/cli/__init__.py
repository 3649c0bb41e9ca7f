"""The command line: the window's workflows without a window.

Exit codes: 0 done, 1 failed, 2 usage, 3 needs a decision. With `--json` one JSON value is printed on standard
output; errors go to standard error, as JSON too then.
"""

from jada_desk.cli.entry import main

__all__ = ["main"]
