"""A place that scrolls, whose page is as wide as there is room and exactly as high as it needs at that width.

Qt's own resizable area asks for the height at a width without the bar, so what wraps beside the bar was cut off.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from jada_desk.desktop.look.parts import set_flag


class FitScroll(QScrollArea):
    """Scrolls up and down only. The bar's place is always kept, so nothing is wrapped anew when it appears."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._bar = self.verticalScrollBar()
        self._bar.rangeChanged.connect(self._show_idle)
        set_flag(self._bar, "idle", True)
        self.setWidget(page)

    def _show_idle(self, least: int, most: int) -> None:
        # A range changes even while the whole window is being destroyed.
        if isValid(self._bar):
            set_flag(self._bar, "idle", least == most)

    def fit(self) -> None:
        """Give the page its size now, and its parts their places."""
        room = self.viewport().size()
        if layout := self._page.layout():
            height = layout.totalHeightForWidth(room.width())
            self._page.resize(room.width(), max(room.height(), height))
            layout.activate()

    def show_part(self, part: QWidget) -> None:
        """Scroll so that a part is in sight, its beginning if there is no room for the whole."""
        self.fit()
        top = part.mapTo(self._page, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        least = top + part.height() - self.viewport().height()
        bar.setValue(min(top, max(bar.value(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._page:
            self.fit()
        return super().eventFilter(watched, event)
