"""What may wait until the weekend was painted, for nobody looks at it first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class AfterPaint(QTimer):
    """Calls once behind what is posted already, as paints are, however often it is asked meanwhile.

    With a delay (ms) also behind what the paints lead to, and the keys pressed meanwhile.
    """

    def __init__(self, call: Callable[[], object], parent: QObject, delay_ms: int = 0) -> None:
        super().__init__(parent, singleShot=True, interval=delay_ms)
        self._call = call
        self.timeout.connect(call)

    def ask(self, *_: object) -> None:
        """Have it called soon."""
        self.start()

    def catch_up(self) -> None:
        """Call now, if it was asked for."""
        if self.isActive():
            self.stop()
            self._call()
