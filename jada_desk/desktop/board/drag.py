"""The drag of one person, from the roster or out of a slot, and that of a whole charter."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.look.paint import box, draw_pill, text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Hand, Held

# What is dragged travels in the hand; the data only says that the drag is ours.
MIME: Final = "application/x-jada-desk-person"
CHARTER_MIME: Final = "application/x-jada-desk-charter"


def drag_person(source: QWidget, hand: Hand, held: Held, theme: Theme) -> None:
    """Drag `held` until it is dropped or let go; the hand is empty afterwards."""
    drag = _make_drag(source, MIME, "person", held.name, theme)
    hand.take(held, is_drag=True)
    _run(drag, hand)


def drag_charter(source: QWidget, hand: Hand, event_id: str, title: str, theme: Theme, grip: QPoint) -> None:
    """Drag a charter until it is dropped or let go; the hand is empty afterwards. It was taken at `grip`, a point of
    the screen."""
    drag = _make_drag(source, CHARTER_MIME, "calendar", title, theme)
    hand.take_charter(event_id, grip)
    _run(drag, hand)


def _make_drag(source: QWidget, mime: str, icon: str, words: str, theme: Theme) -> QDrag:
    drag = QDrag(source)
    data = QMimeData()
    data.setData(mime, b"1")
    drag.setMimeData(data)
    drag.setPixmap(_pill(icon, words, theme, source.devicePixelRatioF()))
    # Beside the pointer: a pixmap under it would hide the place and its answer.
    drag.setHotSpot(QPoint(-theme.px(12), -theme.px(10)))
    return drag


def _run(drag: QDrag, hand: Hand) -> None:
    try:
        drag.exec(Qt.DropAction.MoveAction)
    finally:
        hand.release()


def _pill(icon: str, name: str, theme: Theme, ratio: float) -> QPixmap:
    font = theme.font(12.5, QFont.Weight.DemiBold)
    size = QSize(int(text_width(font, name)) + theme.px(38), theme.px(26))
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0, 0, size.width(), size.height())
    ink, ground = theme.color("on_accent"), theme.color("accent")
    draw_pill(painter, rect, icon, name, font, ink, ground, theme.px(14))
    box(painter, rect, rect.height() / 2, None, theme.color("on_accent"), 1)
    painter.end()
    return image
