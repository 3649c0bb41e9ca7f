"""The drag of one person, from the roster or out of a slot."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.hand import Hand, Held
from jada_desk.desktop.paint import box, draw_pill, text_width
from jada_desk.desktop.theme import Theme

# The person travels in the hand; the data only says that the drag is ours.
MIME: Final = "application/x-jada-desk-person"


def drag_person(source: QWidget, hand: Hand, held: Held, theme: Theme) -> None:
    """Drag `held` until it is dropped or let go; the hand is empty afterwards."""
    drag = QDrag(source)
    data = QMimeData()
    data.setData(MIME, b"1")
    drag.setMimeData(data)
    drag.setPixmap(_pill(held.name, theme, source.devicePixelRatioF()))
    # Beside the pointer: a pixmap under it would hide the slot and its answer.
    drag.setHotSpot(QPoint(-theme.px(12), -theme.px(10)))
    hand.take(held, is_drag=True)
    try:
        drag.exec(Qt.DropAction.MoveAction)
    finally:
        hand.release()


def _pill(name: str, theme: Theme, ratio: float) -> QPixmap:
    font = theme.font(12.5, QFont.Weight.DemiBold)
    size = QSize(int(text_width(font, name)) + theme.px(38), theme.px(26))
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0, 0, size.width(), size.height())
    ink, ground = theme.color("on_accent"), theme.color("accent")
    draw_pill(painter, rect, "person", name, font, ink, ground, theme.px(14))
    box(painter, rect, rect.height() / 2, None, theme.color("on_accent"), 1)
    painter.end()
    return image
