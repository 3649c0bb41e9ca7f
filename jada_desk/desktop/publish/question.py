"""The second question of a review: a big plan, or one with open warnings."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme


class QuestionBox(Panel):
    """The reasons to look again, and the button that goes ahead all the same."""

    def __init__(
        self, theme: Theme, reasons: Sequence[str], words: str, go_ahead: Callable[[], object]
    ) -> None:
        super().__init__("warn", (12, 10, 12, 12))
        for reason in reasons:
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(IconMark(theme, "warning", "warn", 15))
            line.addWidget(Text(theme, reason, 13, QFont.Weight.DemiBold, "warn"), 1)
            self.column.addLayout(line)
        self.column.addSpacing(6)
        self.really = ActionButton(theme, words, go_ahead)
        line = QHBoxLayout()
        line.addWidget(self.really)
        line.addStretch(1)
        self.column.addLayout(line)
