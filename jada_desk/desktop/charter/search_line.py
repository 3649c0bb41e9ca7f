"""The line of a search under way."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.look.parts import ActionButton
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr


class SearchLine(QWidget):
    """A mark or bar that says that something is searched, and the button that stops it."""

    def __init__(self, theme: Theme, mark: QWidget, stop: Callable[[], object]) -> None:
        super().__init__()
        self.stop = ActionButton(theme, tr("Stop"), stop, icon="stop", kind="quiet", size=12)
        self.stop.setAccessibleName(tr("Stop searching"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(mark, 1)
        line.addWidget(self.stop)

    def end(self, enter: Callable[[], object]) -> None:
        """Go: the search is over. `enter` takes the focus on, if it still is where the search put it; who went
        elsewhere meanwhile stays there."""
        is_here = self.window().focusWidget() is self.stop
        self.hide()
        if is_here:
            enter()
