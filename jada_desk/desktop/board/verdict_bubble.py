"""What stands beside a slot while somebody is held over it: the reasons against it, before the release."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.edits import Verdict
from jada_desk.domain.rules import Severity
from jada_desk.domain.translation import tr

_MARGIN: Final = 8


class VerdictBubble(QFrame):
    """Says beside a slot what placing the held person there would mean, before the release."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        theme.dress(self)
        self._theme, self._window = theme, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(3)
        self._lines: list[QLabel] = []
        self.hide()

    def show_verdict(self, slot: QWidget, verdict: Verdict | None) -> None:
        """Show what speaks against it beside `slot`; where nothing does, the slot itself says yes."""
        if verdict is None or not verdict.reasons:
            self.hide()
            return
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        blocked = not verdict.is_allowed
        tone = "bad" if blocked else "warn"
        self.setProperty("panel", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        head = tr("Not possible: {label}", label=verdict.label) if blocked else verdict.label
        self._lines = [self._line(head, tone, bold=True)]
        for reason in verdict.reasons:
            self._lines.append(
                self._line(reason.text, "bad" if reason.severity is Severity.BLOCK else "warn")
            )
            if reason.rule:
                self._lines.append(self._line(reason.rule, tone, small=True))
        if not blocked:
            self._lines.append(self._line(tr("You may do it all the same."), tone, small=True))
        for line in self._lines:
            self._column.addWidget(line)
        width = self._theme.px(250)
        self.setFixedWidth(width)
        self.show()
        height = self._column.totalHeightForWidth(width)
        self.setGeometry(self._place(slot, width, height))
        self.raise_()

    def _place(self, slot: QWidget, width: int, height: int) -> QRect:
        """Beside the slot, never under the pointer and its pill."""
        corner = slot.mapTo(self._window, QPoint(0, 0))
        right = corner.x() + slot.width() + _MARGIN
        x = right if right + width <= self._window.width() - _MARGIN else corner.x() - width - _MARGIN
        y = min(corner.y(), self._window.height() - height - _MARGIN)
        return QRect(max(_MARGIN, x), max(_MARGIN, y), width, height)

    def lines(self) -> list[QLabel]:
        """What it says, line by line."""
        return list(self._lines)

    def _line(self, text: str, tone: str, *, bold: bool = False, small: bool = False) -> QLabel:
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        line = Text(self._theme, text, 11.5 if small else 12.5, weight)
        line.setProperty("tone", tone)
        return line
