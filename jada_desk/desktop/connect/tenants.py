"""Which operation is open: its colour and name in the top bar, and the way to another."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.icons import swatch
from jada_desk.desktop.look.parts import ActionButton, Text, rule
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.domain.translation import tr
from jada_desk.settings import Operation

PRACTICE: Final = "practice"
PRACTICE_COLOUR: Final = "#17693F"
MOST_KEYS: Final = 9


class TenantChip(QPushButton):
    """The open operation's colour and name; a press shows the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name, self._colour = theme, "", ""
        self._longest = 150
        self.setAutoDefault(True)
        theme.changed.connect(self._restyle)
        self.hide()

    def show_tenant(self, name: str, colour: str) -> None:
        """Show an operation."""
        self._name, self._colour = name, colour
        self.setAccessibleName(tr("Operation: {name}", name=name))
        self.setAccessibleDescription(tr("Other operations, settings, sign-ins and connections"))
        self.setToolTip(plain_tip(tr("{name}: other operations, settings and sign-ins", name=name)))
        self._restyle()
        self.show()

    def fit(self, longest: int) -> None:
        """Give the name so much room, in pixels of normal text."""
        if longest != self._longest:
            self._longest = longest
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(13))
        self.setText(_shortened(self._name, QFontMetrics(self.font()), self._theme.px(self._longest)))
        size, gap = self._theme.px(12), self._theme.px(4)
        self.setIcon(swatch(self._colour or "#000000", size, gap))
        self.setIconSize(QSize(size + gap, size))


def _shortened(name: str, metrics: QFontMetrics, longest: int) -> str:
    """As many whole words of a name as have room, and the first one cut where not even that has."""
    words = name.split()
    parts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    fitting = next((part for part in parts if metrics.horizontalAdvance(part) <= longest), None)
    return fitting or metrics.elidedText(name, Qt.TextElideMode.ElideRight, longest)


class TenantMenu(Floating):
    """The operations of this desk, and what can be done with this one."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, actions: tuple[tuple[str, Callable[[], object]], ...]
    ) -> None:
        super().__init__(theme, window)
        self._theme = theme
        self.setAccessibleName(tr("Operations"))
        self._title = Text(theme, tr("Operations"), 12, tone="secondary", wrap=False)
        self.column.addWidget(self._title)
        self._rows: list[ActionButton] = []
        self._rule = rule()
        self.column.addWidget(self._rule)
        for words, action in actions:
            self.column.addWidget(self._button(words, partial(self._run, action)))
        self.column.addStretch(1)

    def open_below(
        self, anchor: QWidget, operations: tuple[Operation, ...], current: str, has_practice: bool
    ) -> None:
        """Show the operations, the open one marked, under `anchor`."""
        for row in self._rows:
            self.column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        listed = list(operations)
        if has_practice:
            listed.append(Operation(PRACTICE, tr("Practice workspace"), PRACTICE_COLOUR))
        for number, one in enumerate(listed, 1):
            here = one.tenant_id == current
            name = tr("{name} (open)", name=one.name) if here else one.name
            if one.trouble:
                name = tr("{name} (settings cannot be used)", name=name)
            keys = f"   Ctrl+{number}" if number <= MOST_KEYS else ""
            row = self._button(f"{name}{keys}", partial(self._choose, one.tenant_id))
            row.setIcon(swatch(one.colour, self._theme.px(12)))
            row.setEnabled(not here)
            row.setToolTip(plain_tip(one.trouble))
            self.column.insertWidget(number, row)
            # Its size is that of its own font and padding from here on.
            row.ensurePolished()
            self._rows.append(row)
        window = self.window()
        corner = anchor.mapTo(window, QPoint(0, anchor.height() + 4))
        wanted = self.sizeHint()
        self.open_at(QRect(corner.x(), corner.y(), max(self._theme.px(280), wanted.width()), wanted.height()))
        first = next((row for row in self._rows if row.isEnabled()), None)
        (first or self).setFocus()

    def _button(self, words: str, action: Callable[[], object]) -> ActionButton:
        button = ActionButton(self._theme, words, action, kind="menu")
        return button

    def _choose(self, tenant_id: str) -> None:
        self.dismiss()
        self.chosen.emit(tenant_id)

    def _run(self, action: Callable[[], object]) -> None:
        self.dismiss()
        action()
