"""Colours, sizes and fonts of the window, light and dark, from resources/palettes."""

import tomllib
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from jada_desk.desktop.look.stylesheet import stylesheet
from jada_desk.resources import resources_dir

Mode = Literal["system", "light", "dark"]
SCALES: Final = (1.0, 1.25, 1.5)

_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@cache
def load_palette(name: Literal["light", "dark"]) -> dict[str, str]:
    """The colours of a palette, name -> "#RRGGBB"."""
    with (resources_dir() / "palettes" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


class Theme(QObject):
    """The look in force. Painted widgets ask it for colours and fonts; `changed` says that they should ask again.

    `scale` enlarges text and everything that holds text.
    """

    changed = Signal()
    # Before `changed`: whoever lays out anew then measures what is dressed already.
    _restyled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Both are read now, before the first paint, so that changing over later touches no file.
        self._palettes: dict[bool, dict[str, str]] = {
            False: load_palette("light"),
            True: load_palette("dark"),
        }
        # A painted weekend asks for thousands.
        self._colors = {
            is_dark: {role: QColor(name) for role, name in palette.items()}
            for is_dark, palette in self._palettes.items()
        }
        self._sheet = ""
        self._fonts: dict[tuple[int, QFont.Weight], QFont] = {}
        self.mode: Mode = "system"
        self.scale = 1.0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def is_dark(self) -> bool:
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.mode == "dark"

    def use(self, mode: Mode, scale: float | None = None) -> None:
        """Put a mode and a text size in force."""
        self.mode = mode
        self.scale = scale or self.scale
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[mode])
        self._follow()

    def name(self, role: str) -> str:
        """A colour as "#RRGGBB"."""
        return self._palettes[self.is_dark][role]

    def color(self, role: str) -> QColor:
        """A colour; shared, so it must not be changed."""
        return self._colors[self.is_dark][role]

    def px(self, size: float) -> int:
        """A length that grows with the text."""
        return round(size * self.scale)

    def font(self, size: float = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font in a size in pixels, with figures of one width; shared, so it must not be changed."""
        pixels = self.px(size)
        font = self._fonts.get((pixels, weight))
        if font is None:
            font = QFont(QApplication.font())
            font.setPixelSize(pixels)
            font.setWeight(weight)
            font.setFeature(QFont.Tag("tnum"), 1)
            # A painted weekend asks for thousands.
            self._fonts[pixels, weight] = font
        return font

    def _follow(self, *_: object) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setFont(self.font())
        palette = self._qt_palette()
        app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._sheet = stylesheet(self._palettes[self.is_dark], self.px)
        self._restyled.emit()
        self.changed.emit()

    def dress(self, part: QWidget) -> None:
        """Give a part, with everything that stands in it, the style sheet of the plain controls, now and after every
        change of the look.

        Not the application: a style sheet costs 9 KB a widget, and a weekend has thousands that paint themselves.
        """
        _Dress(self, part, self._restyled)

    @property
    def sheet(self) -> str:
        """The style sheet of the plain controls in the look in force."""
        return self._sheet

    def _qt_palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "page",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "field",
            QPalette.ColorRole.AlternateBase: "page",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "card",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "secondary",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.ToolTipBase: "card",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "edge",
            QPalette.ColorRole.Light: "card",
        }
        palette = QPalette()
        for role, colour in roles.items():
            palette.setColor(role, self.color(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("secondary"))
        return palette


class _Dress(QObject):
    """Keeps a part dressed for as long as there is the part."""

    def __init__(self, theme: Theme, part: QWidget, restyled: SignalInstance) -> None:
        super().__init__(part)
        self._theme = theme
        restyled.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        # Asked for anew: what Python held of a scroll bar may be gone while the bar is still there.
        part = self.parent()
        if isinstance(part, QWidget):
            part.setStyleSheet(self._theme.sheet)
