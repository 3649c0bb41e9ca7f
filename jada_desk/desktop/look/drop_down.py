"""A list of which one is chosen, with the mark that says so: Qt paints none where a style sheet is in force."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from jada_desk.desktop.look import icons
from jada_desk.desktop.look.theme import Theme


class DropDown(QComboBox):
    """A combo box in the window's look. The wheel changes it only where it has the focus."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.px(14)
        at = self.width() - size - self._theme.px(6), (self.height() - size) / 2
        icons.draw(QPainter(self), "chevron-down", self._theme.color("secondary"), *at, size)
