"""Small strokes that several painted widgets share."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from jada_desk.desktop.look import icons

# So many lines are remembered as measured: several full weekends of them. A font is found again by what it looks like.
_LINES: Final = 8192
# So small may letters get to save words from being cut: of what they were, and in pixels a title's and a pill's.
_LEAST_PART: Final = 0.65
LEAST_TITLE: Final = 12
_LEAST_IN_PILL: Final = 10
# Joined here, for that takes longer than to paint a word.
_ONE_LINE: Final = {
    align: align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine for align in Qt.AlignmentFlag
}


@lru_cache(_LINES)
def text_width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


@lru_cache(_LINES)
def _elided(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> bool:
    """Paint one line, with an ellipsis when it does not fit; says whether it was cut."""
    shown = _elided(font, text, max(rect.width(), 0))
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, _ONE_LINE[align], shown)
    return shown != text


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies inside `rect`."""
    inset = width / 2
    pen = QPen(border, width) if border else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([3.0 / width, 2.5 / width])
    painter.setPen(pen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def fitting_font(font: QFont, text: str, room: float, least: int) -> QFont:
    """The font, or a smaller one that has room for all of the text, if that is not too small, nor below `least` px."""
    size = font.pixelSize()
    smaller = int(size * room / max(text_width(font, text), 1))
    if smaller >= size or smaller < max(least, size * _LEAST_PART):
        return font
    fitting = QFont(font)
    fitting.setPixelSize(smaller)
    return fitting


def draw_pill(
    painter: QPainter,
    rect: QRectF,
    icon: str,
    text: str,
    font: QFont,
    ink: QColor,
    fill: QColor,
    icon_size: int,
) -> None:
    """An icon and a word on a soft ground."""
    box(painter, rect, rect.height() / 2, fill, None)
    gap = icon_size * 0.4
    font = fitting_font(font, text, rect.width() - gap * 1.1, _LEAST_IN_PILL)
    wide = text_width(font, text)
    # Words before margins, and before pictures, where there is no room for both.
    left = rect.x() + min(gap * 1.6, max(gap * 0.7, rect.width() - wide - gap * 0.5))
    if wide + icon_size + gap * 2.2 <= rect.width():
        # A picture has air of its own around it: the word's side gets the larger half of what is free.
        free = rect.width() - wide - icon_size - gap * 0.7
        at = rect.x() + min(gap * 1.2, free * 0.45)
        icons.draw(painter, icon, ink, at, rect.center().y() - icon_size / 2 + 0.5, icon_size)
        left = at + icon_size + gap * 0.7
    draw_text(
        painter, QRectF(left, rect.y(), rect.right() - left - gap * 0.4, rect.height()), text, font, ink
    )
