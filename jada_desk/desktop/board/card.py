"""A charter on the grid: one painted frame with real slot buttons inside."""

from collections import Counter
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from jada_desk.desktop.board.card_layout import (
    NEWS,
    STATE_LOOKS,
    CardLayout,
    Density,
    Pill,
    margin,
    pill_font,
)
from jada_desk.desktop.board.card_signals import CardSignals
from jada_desk.desktop.board.drag import MIME, drag_charter
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.accessible import PaintedGroup
from jada_desk.desktop.look.paint import LEAST_TITLE, box, draw_pill, draw_text, fitting_font, text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card, State
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_span, say_time

_CHOOSING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CardFrame(PaintedGroup):
    """Shows a `Card`; the grid says where, and how what stands on it is laid out."""

    def __init__(
        self, session: Session, theme: Theme, signals: CardSignals, card: Card, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._signals = session, theme, signals
        self.card = card
        self.slots: list[SlotButton] = []
        self.is_dimmed = False
        self.is_news = False
        self.paints = 0
        self._picture = QPixmapCache.Key()
        self._pills: list[Pill] = []
        self._laid: tuple[CardLayout, Density] | None = None
        self._pressed_at: QPoint | None = None
        # Not said to be opaque, though its picture is: Qt unites the regions of all that are, hundreds on a full
        # weekend, whenever one of them moves.
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(self, card: Card) -> None:
        """Take new facts; the grid lays it out again afterwards."""
        self.card = card
        self._sync_slots()
        self.setAccessibleName(card.accessible_name)
        self.setToolTip(plain_tip("\n".join(badge.detail or badge.text for badge in card.badges)))
        self._change()

    def set_look(self, *, selected: bool, dimmed: bool, is_news: bool) -> None:
        if (selected, dimmed, is_news) != (self.is_selected, self.is_dimmed, self.is_news):
            self.mark_selected(selected)
            self.is_dimmed, self.is_news = dimmed, is_news
            if is_news:
                self.setAccessibleDescription(tr("{news}. Selected", news=tr(NEWS)) if selected else tr(NEWS))
            self._change()
            for slot in self.slots:
                slot.is_on_dimmed = dimmed
                slot.update()

    def _sync_slots(self) -> None:
        count = len(self.card.slots)
        gone, self.slots = self.slots[count:], self.slots[:count]
        if self.slots and any(slot.hasFocus() for slot in gone):
            # All of them are taken out before: who hears of the focus may lay out what is left.
            self.slots[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        for slot in gone:
            slot.forget()
            slot.hide()
            slot.deleteLater()
        while len(self.slots) < len(self.card.slots):
            slot = SlotButton(self._session, self._theme, self._signals, self.card.event_id, self)
            slot.is_on_dimmed = self.is_dimmed
            slot.show()
            self.slots.append(slot)
        alike = Counter(view.accessible_name for view in self.card.slots)
        seen: Counter[str] = Counter()
        for slot, view in zip(self.slots, self.card.slots, strict=True):
            name = view.accessible_name
            seen[name] += 1
            # Two open places of a charter are told apart by those who hear them.
            number = tr("{n} of {alike}", n=seen[name], alike=alike[name]) if alike[name] > 1 else ""
            slot.show_view(view, ", ".join(filter(None, (name, number, self.card.charter.title))))

    # Layout ----------------------------------------------------------------------------------------------------------

    def lay(self, layout: CardLayout, density: Density) -> None:
        """Place pills and slots."""
        if self._laid == (layout, density):
            return
        self._laid = layout, density
        if layout.pills != self._pills:
            self._pills = layout.pills
            self._change()
        for slot, rect in zip(self.slots, layout.slots(density), strict=True):
            slot.shows_label = density == "roomy"
            slot.setGeometry(rect)

    # Drops on the card itself ----------------------------------------------------------------------------------------

    def best_slot(self, held: Held) -> SlotButton | None:
        """The first open slot that `held` may take; none where they are aboard already."""
        is_at_home = held.origin is not None and held.origin.event_id == self.card.event_id
        if held.name in self.card.charter.people and not is_at_home:
            return None
        for slot in self.slots:
            seat = Seat(self.card.event_id, slot.view.slot)
            if not slot.view.name and self._session.consider(held, seat).is_allowed:
                return slot
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._lead(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._lead(event)

    def _lead(self, event: QDragMoveEvent) -> None:
        held = self._session.hand.held
        slot = self.best_slot(held) if held and event.mimeData().hasFormat(MIME) else None
        for other in self.slots:
            if other is not slot:
                other.forget()
        if slot:
            if slot.verdict is None:
                slot.judge()
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: object) -> None:
        for slot in self.slots:
            slot.forget()

    def dropEvent(self, event: QDropEvent) -> None:
        held = self._session.hand.held
        slot = self.best_slot(held) if held else None
        if slot and slot.put_down():
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        held = self._session.hand.held
        if held and (slot := self.best_slot(held)):
            slot.put_down()
        if held is None and event.modifiers() & _CHOOSING:
            is_range = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._signals.chosen.emit(self.card.event_id, is_range)
            return
        self._signals.picked.emit()
        self._session.select(self.card.event_id)
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # "No contact" is also the way to find one.
        icon = STATE_LOOKS[State.NO_CONTACT][0]
        if self._pressed_at and any(
            one.rect.contains(event.position()) for one in self._pills if one.icon == icon
        ):
            self._session.wants_contact.emit(self.card.event_id)
        self._pressed_at = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if (
            start
            and (event.position().toPoint() - start).manhattanLength() >= far
            and self._session.hand.is_empty
        ):
            self._pressed_at = None
            title = self.card.charter.title or tr("Untitled charter")
            grip = self.mapToGlobal(start)
            drag_charter(self, self._session.hand, self.card.event_id, title, self._theme, grip)

    # Paint -----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, or the picture of it that was painted last: a drag uncovers the same cards at every step."""
        ratio, picture = self.devicePixelRatioF(), QPixmap()
        if not QPixmapCache.find(self._picture, picture) or picture.devicePixelRatio() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            # Not see-through, else its letters would be smoothed in another way.
            picture.fill(self._theme.color("page"))
            self._paint(picture)
            self._picture = QPixmapCache.insert(picture)
        QPainter(self).drawPixmap(0, 0, picture)

    def _change(self) -> None:
        """Look different from now on."""
        QPixmapCache.remove(self._picture)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._change()
        super().resizeEvent(event)

    def _paint(self, picture: QPixmap) -> None:
        self.paints += 1
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_dimmed:
            painter.setOpacity(0.45)
        self._paint_ground(painter)
        self._paint_head(painter)
        for rect, icon, tone, words in self._pills:
            ink, ground = self._theme.color(tone), self._theme.color(f"{tone}_soft")
            draw_pill(painter, rect, icon, words, pill_font(self._theme), ink, ground, self._theme.px(12))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, rect, states = self._theme, QRectF(self.rect()), self.card.states
        radius = theme.px(8)
        edited = self.card.charter != self.card.live
        border, width, dashed = theme.color("line"), 1.0, False
        if states & {State.DOUBLE_BOOKED, State.CONFLICT, State.DECLINED}:
            border, width = theme.color("bad"), 2.0
        elif edited:
            border, width, dashed = theme.color("unpublished"), 1.5, True
        elif self.is_news:
            border, width = theme.color("accent"), 1.5
        if not self.is_selected:
            box(painter, rect, radius, theme.color("card"), border, width, dashed)
            return
        box(painter, rect, radius, theme.color("card"), theme.color("accent"), 2.5)
        if width > 1:
            box(painter, rect.adjusted(3.5, 3.5, -3.5, -3.5), radius - 2, None, border, width, dashed)

    def _paint_head(self, painter: QPainter) -> None:
        theme, one = self._theme, self.card.charter
        px = theme.px
        left, y = margin(theme, self.width()), px(10)
        right = self.width() - left
        moved = one.start != self.card.live.start or one.end != self.card.live.end
        ink = theme.color("unpublished" if moved else "text")
        times = say_span(one.start, one.end)
        time_font = theme.font(13, QFont.Weight.DemiBold)
        guests = "" if one.passengers is None else str(one.passengers)
        guests_width = text_width(theme.font(12, QFont.Weight.Medium), guests) + px(26) if guests else 0
        if text_width(time_font, times) > right - left:
            times = say_time(one.start)
        draw_text(painter, QRectF(left, y, right - left, px(18)), times, time_font, ink)
        if guests and text_width(time_font, times) + guests_width <= right - left:
            self._paint_guests(painter, right, y, guests)
        y += px(20)
        small = theme.font(12)
        board = tr("Board {time}", time=say_time(one.boarding)) if one.boarding else ""
        boarding_moved = one.boarding != self.card.live.boarding
        wide = text_width(small, board) + px(2)
        title_font = theme.font(13.5, QFont.Weight.DemiBold)
        title = one.title or tr("Untitled charter")
        # The title comes first when both do not fit.
        fits = text_width(title_font, title) + wide + px(8) <= right - left
        if board and fits:
            tone = theme.color("unpublished" if boarding_moved else "secondary")
            draw_text(
                painter,
                QRectF(right - wide, y, wide, px(20)),
                board,
                small,
                tone,
                Qt.AlignmentFlag.AlignRight,
            )
            right = int(right - wide - px(6))
        title_font = fitting_font(title_font, title, right - left, LEAST_TITLE)
        draw_text(painter, QRectF(left, y, right - left, px(20)), title, title_font, theme.color("text"))

    def _paint_guests(self, painter: QPainter, right: int, y: int, count: str) -> None:
        theme = self._theme
        tone: QColor = theme.color("secondary")
        font, size = theme.font(12, QFont.Weight.Medium), theme.px(14)
        wide = text_width(font, count)
        draw_text(painter, QRectF(right - wide, y, wide + 1, theme.px(18)), count, font, tone)
        icons.draw(painter, "guests", tone, right - wide - size - theme.px(4), y + theme.px(2), size)
