"""What stands in the grid's place when there is nothing to show: starting, reading, empty, failed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from jada_desk.desktop.parts import ActionButton, Text
from jada_desk.desktop.theme import Theme


class NoticePage(QWidget):
    """A sentence, what it means, and at most one thing to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = Text(theme, "", 20, QFont.Weight.Bold)
        self.detail = Text(theme, "", 13.5, tone="secondary")
        self.bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self.bar.setAccessibleName("Working")
        self.bar.setFixedWidth(theme.px(260))
        self.action = ActionButton(theme, "")
        self._run: Callable[[], object] = lambda: None
        self.action.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 0, 40, 40)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self.title, self.detail):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self,
        title: str,
        detail: str,
        *,
        busy: bool = False,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        self.title.setText(title)
        self.detail.setText(detail)
        self.bar.setVisible(busy)
        self.action.setVisible(action is not None)
        if action:
            self.action.setText(action[0])
            self._run = action[1]

    def _press(self) -> None:
        self._run()
