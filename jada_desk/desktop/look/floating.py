"""Panels that float inside the window: the picker, the finder, the list of keys.

Inside the window and not popups: popups do not reach the accessibility tree.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jada_desk.desktop.look.focus import FocusPlace, step_focus
from jada_desk.desktop.look.theme import Theme

_MARGIN: Final = 8


class _Behind(QWidget):
    """Lies between the window and a panel and takes the press that closes it."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()


class Floating(QFrame):
    """A panel over the window. It closes by Escape or by a press elsewhere and gives the focus back."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, transient: bool = True) -> None:
        super().__init__(window)
        theme.dress(self)
        self.setProperty("panel", "floating")
        self._back = FocusPlace(self)
        # A widget and not an event filter over the application: that one would see the browser's own objects too.
        self._behind = _Behind(window) if transient else None
        if self._behind:
            # A press on its bare ground would give the focus to the window behind.
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._behind.hide()
            self._behind.pressed.connect(self._press_behind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 10, 10, 10)
        self.column.setSpacing(6)
        self.hide()

    @property
    def lies_over_all(self) -> bool:
        """Whether it is open, and everything else of the window out of reach."""
        return self._behind is not None and not self.isHidden()

    def open_at(self, rect: QRect) -> None:
        """Show the panel at `rect` of the window."""
        if self.isHidden():
            self._back.remember()
        if self._behind:
            self._behind.setGeometry(self.window().rect())
            self._behind.show()
            self._behind.raise_()
        self.setGeometry(rect)
        self.show()
        self.raise_()

    def follow_window(self) -> None:
        """Stay inside the window, and go on lying over all of it, when its size has changed."""
        if self._behind is None or self.isHidden():
            return
        room = self.window().rect()
        self._behind.setGeometry(room)
        inside = room.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        rect = QRect(self.pos(), self.size().boundedTo(inside.size()))
        rect.moveRight(min(rect.right(), inside.right()))
        rect.moveBottom(min(rect.bottom(), inside.bottom()))
        self.setGeometry(rect)

    def dismiss(self) -> None:
        """Close the panel, and before it what was opened from it."""
        if self.isHidden():
            return
        for other in self.window().findChildren(Floating, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other is not self and other._back.is_in(self):
                other.dismiss()
        self.hide()
        if self._behind:
            self._behind.hide()
        if not self._back.give_back():
            # What had the focus is gone; hiding would have passed it on to anything.
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel: what lies behind it is out of reach."""
        if not self.lies_over_all:
            return super().focusNextPrevChild(forward)
        return step_focus(self, forward)

    def _press_behind(self) -> None:
        self.dismiss()
        if not self.isHidden():
            # It wants to stay; the press has given the focus to the window already.
            inside = self.focusWidget() or self  # type: ignore[truthy-bool]  # None before anything had it
            inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def beside(anchor: QWidget, width: int, height: int, window: QWidget) -> QRect:
    """Where a panel of this size goes: under its anchor, or above it when there is no room, inside the window."""
    top_left = anchor.mapTo(window, QPoint(0, 0))
    x = max(_MARGIN, min(top_left.x(), window.width() - width - _MARGIN))
    below = top_left.y() + anchor.height() + 4
    y = below if below + height <= window.height() - _MARGIN else max(_MARGIN, top_left.y() - height - 4)
    return QRect(x, y, width, min(height, window.height() - 2 * _MARGIN))
