"""Sees when a window was painted, presses a key then, and notes when that was handled.

It looks at the paints of the widgets in question alone. A filter over the whole application would be handed each of the
desk's nine thousand events and a wrapper of each object, and cost both windows as much again as a bare one takes.
"""

import json
import sys
import time
from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

_GIVE_UP_MS: Final = 20_000


class Watch(QObject):
    """At the first paint that reaches a milestone it presses a key, and notes when that was handled."""

    def __init__(self, milestones: Iterable[str]) -> None:
        super().__init__()
        self._ahead = set(milestones)
        self._pressed: list[tuple[str, QWidget]] = []
        self._moments: dict[str, dict[str, float]] = {}
        QTimer.singleShot(_GIVE_UP_MS, self, self._give_up)

    def painted(self, milestone: str, widget: QWidget) -> None:
        """A milestone's widget paints itself."""
        if milestone in self._ahead:
            self._ahead.remove(milestone)
            window = widget.window()
            # Once this paint is on screen, and behind everything that waits already, as for a person's key.
            QTimer.singleShot(0, self, lambda: self._press(milestone, window))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease and self._pressed and watched is self._pressed[0][1]:
            # The press before it was handled to its end.
            moment = {"at": time.monotonic(), "cpu_s": time.process_time()}
            self._moments[self._pressed.pop(0)[0]] = moment
            if not self._ahead and not self._pressed:
                QTimer.singleShot(0, self, self._end)
        return False

    def _press(self, name: str, window: QWidget) -> None:
        target = QApplication.focusWidget() or window
        target.installEventFilter(self)
        self._pressed.append((name, target))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
            QCoreApplication.postEvent(target, key)

    def _give_up(self) -> None:
        sys.exit(f"Not reached: {', '.join([*self._ahead, *(name for name, _ in self._pressed)])}")

    def _end(self) -> None:
        print(json.dumps(self._moments), flush=True)
        QApplication.quit()


def tell_paints(watch: Watch, milestone: str, kind: Any) -> None:
    """Tell `watch` of each paint of widgets of this class."""
    paint = kind.paintEvent

    def paint_and_tell(self: QWidget, event: QPaintEvent) -> None:
        watch.painted(milestone, self)
        paint(self, event)

    kind.paintEvent = paint_and_tell
