"""What is said of an error that nobody foresaw: its kind and where it arose, not what it holds.

The text of an exception may be a guest's name, a phone number, or a token.
"""

import sys
import threading
import traceback
from types import TracebackType


def keep_values_out_of_crashes() -> None:
    """From now on no uncaught exception, in any thread or slot, prints its text."""
    sys.excepthook = _tell
    sys.unraisablehook = lambda one: _tell(one.exc_type, one.exc_value, one.exc_traceback)
    threading.excepthook = lambda one: _tell(one.exc_type, one.exc_value, one.exc_traceback)


def _tell(kind: type[BaseException], _: BaseException | None, where: TracebackType | None) -> None:
    # The kind comes last, as everywhere: whoever reads but the end of a log reads it.
    places = "".join(traceback.format_tb(where))
    sys.stderr.write(f"jada-desk: this ended here\n{places}{kind.__name__}\n")
    sys.stderr.flush()
