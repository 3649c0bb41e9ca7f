"""The steps of the settings at the window's left: which one is open, and how the last test of each ended."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jada_desk.desktop.look import icons
from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import Finding, Health


class StepRail(QWidget):
    """One button a step. `picked` gives the number of the one that was pressed."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: dict[int, tuple[Finding, ...]] = {}
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.px(236))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 18, 14, 14)
        self._column.setSpacing(3)
        self.title = Text(theme, "", 15, QFont.Weight.Bold)
        self._column.addWidget(self.title)
        self._column.addSpacing(10)
        self._column.addStretch(1)
        self._group = QButtonGroup(self)
        self.steps: list[QPushButton] = []
        theme.changed.connect(self._restyle)

    def add(self, title: str) -> None:
        """Add a step below the others."""
        number = len(self.steps)
        button = QPushButton(f"{number + 1}   {tr(title)}")
        button.setProperty("kind", "step")
        button.setCheckable(True)
        button.setAccessibleName(tr("Step {number}: {title}", number=number + 1, title=tr(title)))
        button.clicked.connect(partial(self._pick, number))
        self._group.addButton(button)
        self.steps.append(button)
        self._column.insertWidget(self._column.count() - 1, button)

    def _pick(self, number: int, *_: object) -> None:
        self.picked.emit(number)

    def mark(self, number: int, found: tuple[Finding, ...]) -> None:
        """Show beside a step's name how its last test ended; the words say it too."""
        self._found[number] = found
        step, worst = self.steps[number], {one.health for one in found}
        icon, tone, words = (
            ("warning", "bad", tr("does not work yet"))
            if Health.FAIL in worst
            else ("info", "warn", tr("works with less"))
            if Health.WARN in worst
            else ("check", "ok", tr("works"))
        )
        step.setIcon(icons.icon(icon, self._theme.color(tone), self._theme.px(15)))
        step.setAccessibleDescription(words)

    def _restyle(self) -> None:
        for number, found in self._found.items():
            self.mark(number, found)
