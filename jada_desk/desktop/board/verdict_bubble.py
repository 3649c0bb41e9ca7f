"""What stands beside a slot while somebody is held over it: the reasons against it, before the release."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.parts import Text, Tone
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.edits import Verdict
from jada_desk.domain.rules import Severity
from jada_desk.domain.translation import tr

_MARGIN: Final = 8


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line of the bubble looks."""

    tone: Tone
    is_bold: bool = False
    is_small: bool = False


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
        self._looks: list[_Look] = []
        self._leaving = AfterPaint(self.hide, self)
        self.hide()

    def show_verdict(self, slot: QWidget, verdict: Verdict | None) -> None:
        """Show what speaks against it beside `slot`; where nothing does, the slot itself says yes."""
        if verdict is None:
            self.leave()
            return
        self._leaving.stop()
        if not verdict.reasons:
            self.hide()
            return
        blocked = not verdict.is_allowed
        tone: Tone = "bad" if blocked else "warn"
        head = tr("Not possible: {label}", label=verdict.label) if blocked else verdict.label
        said = [(head, _Look(tone, is_bold=True))]
        for reason in verdict.reasons:
            said.append((reason.text, _Look("bad" if reason.severity is Severity.BLOCK else "warn")))
            if reason.rule:
                said.append((reason.rule, _Look(tone, is_small=True)))
        if not blocked:
            said.append((tr("You may do it all the same."), _Look(tone, is_small=True)))
        self._take_looks([look for _, look in said])
        for line, (words, _) in zip(self._lines, said, strict=True):
            line.setText(words)
        width = self._theme.px(250)
        self.setFixedWidth(width)
        self.setGeometry(self._place(slot, width, self._column.totalHeightForWidth(width)))
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go, once what is due was painted: a drop shows itself first, and on the way from slot to slot the next one
        answers before that, and the bubble only moves."""
        self._leaving.ask()

    def _take_looks(self, looks: list[_Look]) -> None:
        """Have lines of these looks. From slot to slot of a drag they are mostly the same, and stay."""
        if looks == self._looks:
            return
        self._looks = looks
        self.setProperty("panel", looks[0].tone)
        self.style().unpolish(self)
        self.style().polish(self)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(look) for look in looks]
        for line in self._lines:
            self._column.addWidget(line)
            # Else it has no height before the bubble is shown.
            line.show()

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

    def _line(self, look: _Look) -> QLabel:
        weight = QFont.Weight.DemiBold if look.is_bold else QFont.Weight.Normal
        return Text(self._theme, "", 11.5 if look.is_small else 12.5, weight, look.tone)
