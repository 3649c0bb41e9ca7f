"""A charter that needs something, as a button that leads to it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from jada_desk.desktop.board.card_layout import STATE_LOOKS
from jada_desk.desktop.look.paint import box, draw_text, text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.domain.board import Badge, State
from jada_desk.domain.to_do import ToDo
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_weekday_and_time

ROW_HEIGHT: Final = 46


class ToDoRow(QAbstractButton):
    """When a charter sails, its title, and below them what it needs. The up and down keys go from row to row."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.item: ToDo | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Painted anew when the mouse comes and goes.
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_item(self, item: ToDo) -> None:
        """Show a charter."""
        self.setFixedHeight(self._theme.px(ROW_HEIGHT))
        if item != self.item:
            self.item = item
            details = "; ".join(one.detail or one.text for one in item.needs)
            when = say_weekday_and_time(item.start)
            self.setAccessibleName(f"{when}, {self._title}. {details}")
            self.setToolTip(plain_tip("\n".join(one.detail or one.text for one in item.needs)))
            self.update()

    @property
    def _title(self) -> str:
        return (self.item.title if self.item else "") or tr("Untitled charter")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if by := steps.get(Qt.Key(event.key())):
            self.stepped.emit(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.item is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, rect = theme.px, QRectF(self.rect())
        edge = theme.color("accent" if self.hasFocus() else "line")
        ground = theme.color("hover" if self.underMouse() else "card")
        box(painter, rect, px(8), ground, edge, 2 if self.hasFocus() else 1)
        left, right = px(10), rect.width() - px(10)
        when, font = say_weekday_and_time(self.item.start), theme.font(12.5)
        wide = text_width(font, when) + px(8)
        draw_text(painter, QRectF(left, px(5), wide, px(18)), when, font, theme.color("secondary"))
        spot = QRectF(left + wide, px(5), right - left - wide, px(18))
        draw_text(painter, spot, self._title, theme.font(13, QFont.Weight.DemiBold), theme.color("text"))
        tones = [STATE_LOOKS[one.state][1] for one in self.item.needs]
        ink = theme.color("bad" if "bad" in tones else "warn")
        needs = " · ".join(map(_words, self.item.needs))
        draw_text(painter, QRectF(left, px(23), right - left, px(18)), needs, theme.font(11.5), ink)


def _words(badge: Badge) -> str:
    """A state in a few words; open places by name, for here stands no slot that shows them."""
    return badge.detail if badge.state is State.OPEN else badge.text
