"""Where the keyboard focus was, to give it back later."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusPlace(QObject):
    """Remembers one widget for as long as it lives: the browser's own widgets come and go without our knowing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None

    def remember(self) -> None:
        """Take note of the widget that has the focus now."""
        self._forget()
        if widget := QApplication.focusWidget():
            self._widget = widget
            widget.destroyed.connect(self._forget)

    def give_back(self) -> bool:
        """Give the focus back; False when there is nothing left to give it to."""
        widget = self._widget
        if widget is None or not (widget.isVisible() and widget.isEnabled()):
            return False
        self._forget()
        widget.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def _forget(self) -> None:
        widget, self._widget = self._widget, None
        if widget:
            widget.destroyed.disconnect(self._forget)
