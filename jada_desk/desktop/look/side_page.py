"""What the pages beside the weekend have in common: their margins, and the part of them that scrolls."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

SIDE_MARGIN: Final = 12


class SideScroll(QScrollArea):
    """The part of a page that scrolls, up and down only; `name` is what a screen reader calls it."""

    def __init__(self, name: str, body: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setObjectName("sideScroll")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)


def side_column(page: QWidget) -> QVBoxLayout:
    """The column of a page's rows."""
    column = QVBoxLayout(page)
    column.setContentsMargins(SIDE_MARGIN, SIDE_MARGIN, SIDE_MARGIN, SIDE_MARGIN)
    column.setSpacing(8)
    return column
