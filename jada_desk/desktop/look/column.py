"""A long column of boxes that costs no more than what changed in it, and grows without keeping anybody waiting."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

# More than a screenful is built at once; the rest a few at a time, a few milliseconds each.
_AT_ONCE: Final = 16
_AT_A_TIME: Final = 2
_CONTROL: Final = "control"


@dataclass(frozen=True, slots=True)
class Part:
    """One box of a column. As long as `stamp` stays equal, the box of this `key` stays as it is."""

    key: Hashable
    stamp: object
    build: Callable[[], QWidget]


class Column(QWidget):
    """Shows parts below one another. What did not change keeps its place, its focus and what was typed or ticked in it.

    `lost_focus` says that the control with the focus is gone, and nothing came in its place.
    """

    lost_focus = Signal()

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._shown: dict[Hashable, tuple[object, QWidget]] = {}
        self._order: list[Hashable] = []
        self._due: deque[Part] = deque()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        self._layout.addStretch(1)
        self._grower = QTimer(self, interval=0)
        self._grower.timeout.connect(lambda: self._grow(_AT_A_TIME))

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show exactly these, in this order."""
        wanted = {part.key: part for part in parts}
        for key in [key for key in self._shown if key not in wanted]:
            self._remove(self._shown.pop(key)[1])
        self._order = list(wanted)
        for at, key in enumerate(key for key in self._order if key in self._shown):
            widget = self._shown[key][1]
            if self._layout.indexOf(widget) != at:
                self._layout.removeWidget(widget)
                self._layout.insertWidget(at, widget)
        self._due = deque(
            part
            for part in wanted.values()
            if part.key not in self._shown or self._shown[part.key][0] != part.stamp
        )
        self._grow(_AT_ONCE)

    def clear(self) -> None:
        self.show_parts(())

    def box(self, key: Hashable) -> QWidget | None:
        """The box of a key, when it is built."""
        return self._shown[key][1] if key in self._shown else None

    def _grow(self, most: int) -> None:
        for _ in range(min(most, len(self._due))):
            self._put(self._due.popleft())
        if self._due:
            self._grower.start()
        else:
            self._grower.stop()
        if self.hasFocus():
            self.lost_focus.emit()

    def _put(self, part: Part) -> None:
        old = self._shown[part.key][1] if part.key in self._shown else None
        focus = QApplication.focusWidget()
        name = focus.property(_CONTROL) if old and focus and old.isAncestorOf(focus) else None
        widget = part.build()
        if old:
            self._layout.insertWidget(self._layout.indexOf(old), widget)
        else:
            before = self._order[: self._order.index(part.key)]
            self._layout.insertWidget(sum(key in self._shown for key in before), widget)
        self._shown[part.key] = part.stamp, widget
        if name and (control := find_control(widget, name)):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        if old:
            self._remove(old)

    def _remove(self, widget: QWidget) -> None:
        focus = QApplication.focusWidget()
        if focus and (widget is focus or widget.isAncestorOf(focus)):
            # Hidden, it would hand the focus on to what comes next in the window: a slot, which selects its charter.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def name_control(widget: QWidget, name: str) -> None:
    """Say which control of its box this is, so that the focus finds it again in the box that comes after."""
    widget.setProperty(_CONTROL, name)


def find_control(box: QWidget, name: str) -> QWidget | None:
    """The control of a box that was named so."""
    return next((one for one in box.findChildren(QWidget) if one.property(_CONTROL) == name), None)
