"""Our own line icons in any colour and size."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jada_desk.resources import resources_dir

_STROKE: Final = b"#000"


@cache
def _sources() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((resources_dir() / "icons").glob("*.svg"))}


def load_icons() -> None:
    """Read the icon files now, so that no painting touches the disk later."""
    _sources()


@cache
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in `color` ("#RRGGBB"), `size` logical pixels square."""
    renderer = QSvgRenderer(QByteArray(_sources()[name].replace(_STROKE, color.encode())))
    image = QPixmap(QSize(size, size) * ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, color: QColor, size: int = 18, disabled: QColor | None = None) -> QIcon:
    """An icon for a button."""
    ratio = _ratio()
    made = QIcon(pixmap(name, color.name(), size, ratio))
    if disabled:
        made.addPixmap(pixmap(name, disabled.name(), size, ratio), QIcon.Mode.Disabled)
    return made


def draw(painter: QPainter, name: str, color: QColor, x: float, y: float, size: int) -> None:
    """Paint an icon with its upper left corner at x, y."""
    painter.drawPixmap(int(x), int(y), pixmap(name, color.name(), size, _ratio()))


def _ratio() -> float:
    return QGuiApplication.primaryScreen().devicePixelRatio()


def swatch(colour: str, size: int, gap: int = 0) -> QIcon:
    """A filled square with round corners; `gap` is what is left free after it."""
    picture = QPixmap(QSize(size + gap, size) * _ratio())
    picture.setDevicePixelRatio(_ratio())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(0, 0, size, size, size / 4, size / 4)
    painter.end()
    return QIcon(picture)
