"""What the window can be told to do: one list for the keys, the finder and the page of keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from jada_desk.desktop.floating import Floating
from jada_desk.desktop.parts import ActionButton, Text
from jada_desk.desktop.theme import Theme

Run = Callable[[], object]

# Keys that a focused part answers itself.
_LOCAL_KEYS = (
    ("Space", "Pick up a crew member, or the person in a slot"),
    ("Arrows", "Move between people and between slots"),
    ("Enter", "Put the held person down; on a slot: choose by name"),
    ("Delete", "Clear a slot"),
    ("Tab, Space", "In a review: go on, untick a change"),
    ("Esc", "Let go, close, back"),
    ("Ctrl+1 … 9", "Go to another operation"),
    ("Up, Down", "In a time: 15 minutes later or earlier"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do, with its keys ("" when it has none)."""

    name: str
    run: Run
    keys: str = ""
    words: str = ""


class KeyList(Floating):
    """All keys, on one page (F1)."""

    def __init__(self, theme: Theme, window: QWidget, commands: tuple[Command, ...]) -> None:
        super().__init__(theme, window)
        self._theme = theme
        self.setAccessibleName("Keys")
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.addWidget(Text(theme, "Keys", 16, QFont.Weight.Bold))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        rows = [(one.keys.replace("Return", "Enter"), one.name) for one in commands if one.keys] + list(
            _LOCAL_KEYS
        )
        half = -(-len(rows) // 2)
        for n, (keys, name) in enumerate(rows):
            column, row = divmod(n, half)
            key = Text(theme, keys, 12.5, QFont.Weight.DemiBold, wrap=False)
            grid.addWidget(key, row, column * 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(theme, name, 12.5), row, column * 2 + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.close_button = ActionButton(theme, "Close", self.dismiss)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def open_centred(self) -> None:
        window = self.window()
        width = min(window.width() - 60, self._theme.px(780))
        height = min(window.height() - 80, self.column.totalHeightForWidth(width) + self._theme.px(12))
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self.close_button.setFocus()
