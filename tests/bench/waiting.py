"""Waiting while the window goes on. Imports nothing of the desk: the bare window is measured without it."""

import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

_GIVE_UP_S: Final = 60.0


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool], patience_s: float = _GIVE_UP_S) -> None:
    """Ends the process when it does not come to that."""
    deadline = time.monotonic() + patience_s
    while not is_so():
        if time.monotonic() > deadline:
            sys.exit("The window did not get there in time.")
        wait(50)
