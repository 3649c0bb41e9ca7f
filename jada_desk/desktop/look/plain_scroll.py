"""A scroll area over a viewport of our own."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class PlainScroll(QScrollArea):
    """Shows `body`; `resized` says that there is more or less room for it.

    Asked for a viewport that Qt made, PySide sets up every class of widgets to find out what it is: 16 ms of a start.
    """

    resized = Signal()

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.room = QWidget()
        self.setViewport(self.room)
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
