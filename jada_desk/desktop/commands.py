"""What the window can be told to do: one list for the keys, the finder and the page of keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from jada_desk.desktop.look.fit_scroll import FitScroll
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr, tr_later

Run = Callable[[], object]

# Keys that a focused part answers itself.
_LOCAL_KEYS = (
    (tr_later("Space"), tr_later("Pick up a crew member, or the person in a slot")),
    (tr_later("Arrows"), tr_later("Move between people and between slots")),
    (tr_later("Enter"), tr_later("Put the held person down; on a slot: choose by name")),
    (tr_later("Delete"), tr_later("Clear a slot")),
    (tr_later("Tab, Space"), tr_later("In a review: go on, untick a change")),
    (tr_later("Esc"), tr_later("Let go, close, back")),
    ("Ctrl+1 … 9", tr_later("Go to another operation")),
    (tr_later("Up, Down"), tr_later("In a time: 15 minutes later or earlier")),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do, with its keys ("" when it has none)."""

    name: str
    run: Run
    keys: str = ""
    words: str = ""


def say_keys(keys: str) -> str:
    """A command's keys as they are written on the screen."""
    return keys.replace("Return", "Enter")


class KeyList(Floating):
    """All keys, on one page (F1)."""

    def __init__(self, theme: Theme, window: QWidget, commands: tuple[Command, ...]) -> None:
        super().__init__(theme, window)
        self._theme = theme
        self.setAccessibleName(tr("Keys"))
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.addWidget(Text(theme, tr("Keys"), 16, QFont.Weight.Bold))
        page = QWidget()
        grid = self._grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        rows = [(say_keys(one.keys), one.name) for one in commands if one.keys]
        rows += [(tr(keys), tr(name)) for keys, name in _LOCAL_KEYS]
        half = -(-len(rows) // 2)
        for n, (keys, name) in enumerate(rows):
            column, row = divmod(n, half)
            key = Text(theme, keys, 12.5, QFont.Weight.DemiBold, wrap=False)
            grid.addWidget(key, row, column * 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(theme, name, 12.5), row, column * 2 + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        # Large text, or the longer words of another language, need more than a small window has.
        self._scroll = FitScroll(page)
        self._scroll.setObjectName("sideScroll")
        self._scroll.setAccessibleName(tr("Keys"))
        self.column.addWidget(self._scroll, 1)
        self.close_button = ActionButton(theme, tr("Close"), self.dismiss)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def open_centred(self) -> None:
        window = self.window()
        width = min(window.width() - 60, self._theme.px(780))
        margins = self.column.contentsMargins()
        inner = width - margins.left() - margins.right() - self._scroll.verticalScrollBar().sizeHint().width()
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        height = min(window.height() - 32, self._grid.totalHeightForWidth(inner) + around)
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self.close_button.setFocus()
