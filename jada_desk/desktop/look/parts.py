"""The plain controls in the window's look: text, buttons with our icons, boxes."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.look import icons
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.domain.translation import tr

Tone = Literal["", "secondary", "bad", "warn", "ok", "was"]
Kind = Literal["", "primary", "quiet", "segment", "field", "menu"]


class Text(QLabel):
    """Plain text in one of the window's sizes; never read as markup, for much of it was typed by strangers."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: Tone = "",
        *,
        wrap: bool = True,
        selectable: bool = False,
        struck: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._size, self._weight, self._struck = theme, size, weight, struck
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setProperty("tone", tone)
        self.setText(text)
        theme.changed.connect(self._take_look)
        self._restyle()

    def _take_look(self) -> None:
        # What was never shown would take the style sheet's first look at it as a reason to keep its earlier font.
        self.ensurePolished()
        self._restyle()

    def set_tone(self, tone: Tone) -> None:
        if tone == self.property("tone"):
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        # Polishing gives back the font from before the text size was changed.
        self._restyle()

    def _restyle(self) -> None:
        font = QFont(self._theme.font(self._size, self._weight))
        font.setStrikeOut(self._struck)
        self.setFont(font)


class ElidedText(Text):
    """One line that ends in an ellipsis when there is no room; the whole stays in the tooltip and for the reader."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: Tone = "",
    ) -> None:
        self._whole = text
        super().__init__(theme, text, size, weight, tone, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole if shown != self._whole else ""))

    def _restyle(self) -> None:
        super()._restyle()
        self._cut()


class ActionButton(QPushButton):
    """A button with words and perhaps an icon. It is never narrower than its words."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        action: Callable[[], object] | None = None,
        *,
        icon: str = "",
        kind: Kind = "",
        size: float = 13,
    ) -> None:
        super().__init__(text)
        self._theme, self._icon, self._kind, self._size = theme, icon, kind, size
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # Enter presses it too, as in a dialog.
        self.setAutoDefault(True)
        if action:
            self.clicked.connect(lambda: action())
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        weight = QFont.Weight.DemiBold if self._kind == "primary" else QFont.Weight.Medium
        self.setFont(theme.font(self._size, weight))
        if self._icon:
            ink = {"primary": "on_accent", "quiet": "accent"}.get(self._kind, "text")
            size = theme.px(16)
            self.setIcon(icons.icon(self._icon, theme.color(ink), size, theme.color("secondary")))
            self.setIconSize(QSize(size, size))


class IconButton(QToolButton):
    """A button that is an icon; its name is its tooltip and what a reader says."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        action: Callable[[], object] | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setProperty("kind", "quiet" if quiet else "")
        self.name(name)
        if action:
            self.clicked.connect(lambda: action())
        theme.changed.connect(self._restyle)
        self._restyle()

    def name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.px(17)
        self.setIcon(icons.icon(self._icon, self._theme.color("text"), size, self._theme.color("secondary")))
        self.setIconSize(QSize(size, size))


class IconMark(QLabel):
    """An icon beside words that say the same."""

    def __init__(self, theme: Theme, icon: str, tone: str, size: float = 16) -> None:
        super().__init__()
        self._theme, self._icon, self._tone, self._size = theme, icon, tone, size
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.px(self._size)
        ratio = self.devicePixelRatioF()
        self.setPixmap(icons.pixmap(self._icon, self._theme.name(self._tone), size, ratio))
        self.setFixedWidth(size)


class BusyMark(QLabel):
    """Says that something is under way whose end nobody knows. It stands still: the desk moves nothing by itself."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, step = QPainter(self), self._theme.px(8)
        top = (self.height() - step // 2) // 2
        for x in range(0, self.width() - step, 2 * step):
            painter.fillRect(x, top, step, step // 2, self._theme.color("accent"))


class Panel(QFrame):
    """A box with a column of things in it."""

    def __init__(self, kind: str = "box", margins: tuple[int, int, int, int] = (12, 10, 12, 10)) -> None:
        super().__init__()
        self.setProperty("panel", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(4)

    def set_kind(self, kind: str) -> None:
        self.setProperty("panel", kind)
        self.style().unpolish(self)
        self.style().polish(self)


def warning_box(theme: Theme, words: str) -> Panel:
    """A warning that stands for itself."""
    panel = Panel("warn", (10, 8, 10, 8))
    row = QHBoxLayout()
    row.addWidget(IconMark(theme, "warning", "warn", 15))
    row.addWidget(Text(theme, words, 12.5, tone="warn"), 1)
    panel.column.addLayout(row)
    return panel


def rule() -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("panel", "line")
    return line


def make_clearable(field: QLineEdit) -> None:
    """Give an empty field the button that empties it, once there is something to empty, and the button a name."""

    def add_button() -> None:
        field.setClearButtonEnabled(True)
        if button := field.findChild(QToolButton):
            button.setAccessibleName(tr("Clear"))

    # Not at once: Qt looks through the system's icons for a picture of it, 7 ms of a start.
    field.textChanged.connect(add_button, Qt.ConnectionType.SingleShotConnection)


def set_flag(widget: QWidget, name: str, value: bool) -> None:
    """Set a property that the style sheet looks at."""
    if bool(widget.property(name)) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
