"""The ground under the cards: lines between boats and days, where now is, and where a dragged charter would land."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.board.drag import CHARTER_MIME
from jada_desk.desktop.board.slot_button import ARROWS
from jada_desk.desktop.look.accessible import PaintedGroup, PaintedText
from jada_desk.desktop.look.paint import box, draw_text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.edits import Verdict
from jada_desk.desktop.state.session import Session
from jada_desk.domain.draft import apply_draft
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_span

# In its own place a dragged charter sails so much earlier for each step to the left or up, later for each to the right
# or down. A step has so many pixels, which grow with the text. The first ones change nothing: who puts it back where it
# was wants no other time.
_SHIFT: Final = timedelta(minutes=15)
_SHIFT_PX: Final = 8
_STILL_PX: Final = 16


@dataclass(frozen=True, slots=True)
class Band:
    """From where to where a row reaches; `boat` is "" where no charter may be put."""

    boat: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Place:
    """A boat's cell of one day, where a charter may be put; how much later than now, when it stands there already."""

    day: date
    boat: str
    rect: QRect
    later: timedelta = timedelta()


class Ground(PaintedGroup):
    """Carries the cards. `judged` says what dropping the dragged charter at a widget would mean; `wants_charter` that a
    new one is wanted on a day and boat.

    It has the focus when no slot has it: after a press on a card, and when the slot that had it is gone. `entered` says
    that an arrow key asks for the slots then.
    """

    judged = Signal(object, object)
    entered = Signal()
    wants_charter = Signal(object, str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._edges: tuple[int, ...] = ()
        self._days: tuple[date, ...] = ()
        self._bands: list[Band] = []
        self._now: list[QRect] = []
        self._target: Place | None = None
        self._grip = QPoint()
        self._has_ring = False
        self.landing = _Landing(theme, self)
        # What stands where it stood is not painted anew when a row is added or grows.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        session.hand.changed.connect(self._follow_hand)

    def lay(
        self, edges: tuple[int, ...], days: tuple[date, ...], bands: list[Band], now: list[QRect]
    ) -> None:
        """Take where the columns of the days begin, where the rows reach and where now is."""
        if edges != self._edges:
            self.update()
        for one in {*bands} ^ {*self._bands}:
            self._stir(QRect(0, one.bottom, self.width(), 1))
        if now != self._now:
            for mark in (*self._now, *now):
                self._stir(mark)
        self._edges, self._days, self._bands, self._now = edges, days, bands, now

    def _stir(self, rect: QRect) -> None:
        """Paint a part anew; what is out of view is painted anyway when it comes into view."""
        viewport = self.parentWidget()
        if viewport is None or rect.intersects(viewport.rect().translated(-self.pos())):
            self.update(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, dirty = QPainter(self), event.rect()
        painter.fillRect(dirty, self._theme.color("page"))
        painter.setPen(self._theme.color("line"))
        bottom = self.height()
        for x in self._edges[:-1]:
            painter.drawLine(x, 0, x, bottom)
        for y in (one.bottom for one in self._bands):
            if y < bottom and dirty.top() <= y <= dirty.bottom():
                painter.drawLine(0, y, self.width(), y)
        accent = self._theme.color("accent")
        for mark in self._now:
            if mark.intersects(dirty):
                painter.fillRect(mark, accent)
        if self._has_ring:
            box(painter, QRectF(self.rect()), 0, None, accent, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_ring:
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring to who came by Tab. Qt's own would paint all cards anew at every press on one of them."""
        self._show_ring(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_ring(False)

    def _show_ring(self, shown: bool) -> None:
        if shown != self._has_ring:
            self._has_ring = shown
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if place := self._place_at(event.position().toPoint()):
            self.wants_charter.emit(place.day, place.boat)

    # A charter on its way --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._lead(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._lead(event)

    def _lead(self, event: QDragMoveEvent) -> None:
        if not (event.mimeData().hasFormat(CHARTER_MIME) and self._session.hand.charter):
            event.ignore()
            return
        self._aim(self._target_at(event.position().toPoint()))
        # Accepted wherever there is ground, else Qt would stop asking; the drop looks again.
        event.setDropAction(Qt.DropAction.MoveAction if self._target else Qt.DropAction.IgnoreAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._leave()

    def dropEvent(self, event: QDropEvent) -> None:
        event_id, target = self._session.hand.charter, self._target_at(event.position().toPoint())
        self._leave()
        if target:
            if target.later:
                self._session.shift_charter(event_id, target.later)
            else:
                self._session.move_charter(event_id, target.day, target.boat)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _place_at(self, at: QPoint) -> Place | None:
        x, y, edges = at.x(), at.y(), self._edges
        band = next((one for one in self._bands if one.boat and one.top <= y < one.bottom), None)
        column = next((n for n in range(len(self._days)) if edges[n] <= x < edges[n + 1]), None)
        if band is None or column is None:
            return None
        left = edges[column]
        return Place(
            self._days[column],
            band.boat,
            QRect(left, band.top, edges[column + 1] - left, band.bottom - band.top),
        )

    def _target_at(self, at: QPoint) -> Place | None:
        """Where the dragged charter would go: to another day or boat at its time, or to another time where it is."""
        place, card = self._place_at(at), self._session.board.card(self._session.hand.charter)
        if place is None or card is None:
            return None
        if (card.charter.day, card.charter.boat) != (place.day, place.boat):
            return place
        later = self._later(at - self._grip)
        return replace(place, later=later) if later else None

    def _later(self, pulled: QPoint) -> timedelta:
        # Whichever way it was pulled further: a card at the edge of its place has room in one of them.
        pixels = max(pulled.x(), pulled.y(), key=abs)
        steps = (abs(pixels) - self._theme.px(_STILL_PX)) // self._theme.px(_SHIFT_PX)
        return (1 if pixels > 0 else -1) * max(0, steps) * _SHIFT

    def _follow_hand(self) -> None:
        # Kept in the ground's own coordinates, for the weekend may be scrolled meanwhile.
        self._grip = self.mapFromGlobal(self._session.hand.grip)
        self._leave()

    def _aim(self, target: Place | None) -> None:
        event_id = self._session.hand.charter
        if target == self._target:
            return
        self._target = target
        if target is None:
            self._leave()
            return
        card = self._session.board.card(event_id)
        if target.later and card:
            verdict = self._session.consider_shift(event_id, target.later)
            moved = apply_draft(verdict.draft, card.live)
            words = say_span(moved.start, moved.end)
        else:
            verdict = self._session.consider_move(event_id, target.day, target.boat)
            words = tr("{day} on {boat}", day=say_day(target.day), boat=target.boat)
        self.landing.show_at(target.rect, words, verdict)
        self.judged.emit(self.landing, verdict)

    def _leave(self) -> None:
        if not self.landing.isHidden():
            self.landing.hide()
            self.judged.emit(self.landing, None)
        self._target = None


class _Landing(PaintedText):
    """Frames the cell under a dragged charter and says what the drop would do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._tone = "", "ok"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, cell: QRect, words: str, verdict: Verdict) -> None:
        self._words = words
        self._tone = "warn" if verdict.reasons else "ok"
        self.setAccessibleName(verdict.words)
        self.setGeometry(cell.adjusted(3, 3, -2, -2))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(self.rect()), theme.px
        box(painter, rect, px(8), None, theme.color(self._tone), 2, dashed=True)
        strip = QRectF(2, rect.height() - px(26), rect.width() - 4, px(24))
        box(painter, strip, px(6), theme.color(f"{self._tone}_soft"), None)
        font = theme.font(12, QFont.Weight.DemiBold)
        inner = strip.adjusted(px(8), 0, -px(8), 0)
        draw_text(painter, inner, self._words, font, theme.color(self._tone))
