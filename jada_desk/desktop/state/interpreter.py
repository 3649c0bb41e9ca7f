"""How the window's thread comes to its turn while others work: garbage, and the switch between threads.

Python runs one thread at a time. A worker that sweeps up the whole heap keeps the window waiting for as long as that
takes (measured: 60-150 ms with boto3 loaded), and twenty workers in a row for as many switch intervals.
"""

import gc
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

# Python's own interval is 5 ms, which twenty busy workers make a tenth of a second of.
_SWITCH_S: Final = 0.0005
_EVERY_MS: Final = 1000
# So many objects in cycles are swept even while somebody works, the young ones only: some 2 ms.
_YOUNG: Final = 20_000
_MANY_SWEEPS: Final = 20


class Sweeper(QObject):
    """Collects garbage on the window's thread, between two events, and everything only when nobody is kept waiting.

    What is there at `settle` (modules, models of services) is taken out of every later sweep. `close` gives both back
    to Python as they were.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._sweeps = 0
        self._interval_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def settle(self) -> None:
        """Leave alone from now on what has come to stay. Takes no time."""
        gc.freeze()

    def sweep(self) -> None:
        """Collect what is due."""
        if gc.get_count()[0] < _YOUNG:
            return
        self._sweeps += 1
        if self._sweeps >= _MANY_SWEEPS and not self._is_busy():
            self._sweeps = 0
            gc.collect()
        else:
            gc.collect(0)

    def close(self) -> None:
        self._timer.stop()
        sys.setswitchinterval(self._interval_s)
        gc.unfreeze()
        gc.enable()
