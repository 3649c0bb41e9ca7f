"""A slot on a card: a real button that shows its person, takes drops, and says yes or why not before the release."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from jada_desk.desktop.board.card_layout import SLOT_GAP, SLOT_ICON, slot_font
from jada_desk.desktop.board.card_signals import CardSignals
from jada_desk.desktop.board.drag import MIME, drag_person
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.paint import box, draw_text, text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.edits import Verdict
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import SlotView
from jada_desk.domain.crew_answer import Answer
from jada_desk.domain.rules import Severity
from jada_desk.domain.translation import tr, tr_later

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

_ANSWER_MARKS: Final = {
    "accepted": ("check", "ok"),
    "declined": ("block", "bad"),
    "asked again": ("waiting", "warn"),
}

_OVERRIDDEN: Final = ("note", "secondary")


_ANSWER_WORDS: Final = {
    "accepted": tr_later("Accepted"),
    "declined": tr_later("Declined"),
    "asked again": tr_later("Asked again"),
}


def answer_words(view: SlotView) -> str:
    """What the person in a slot answered, with the reason in their own words."""
    answer = tr(_ANSWER_WORDS.get(view.answer, view.answer))
    return f"{answer}: {view.answer_reason}" if view.answer_reason else answer


def _mark_of(view: SlotView, codes: set[str]) -> tuple[str, str]:
    """The icon at the end of a person's line and its colour: first what is wrong, then what they answered."""
    if "double-booked" in codes:
        return "overlap", "bad"
    if view.reasons and view.answer != Answer.DECLINED:
        return "warning", "warn"
    if view.accepted and view.answer != Answer.DECLINED:
        return _OVERRIDDEN
    return _ANSWER_MARKS.get(view.answer, ("", "warn"))


class SlotButton(QAbstractButton):
    """One slot. Click or Enter asks for a person or puts down the one held; Delete clears; arrows move on."""

    def __init__(
        self, session: Session, theme: Theme, signals: CardSignals, event_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._signals = session, theme, signals
        self._event_id = event_id
        self.view = SlotView(slot=None, name="", label="")  # type: ignore[arg-type]  # until `show_view`
        self.verdict: Verdict | None = None
        self.shows_label = False
        self.is_on_dimmed = False
        self.paints = 0
        self._picture = QPixmapCache.Key()
        self._pictured: tuple[object, ...] = ()
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._clicked)

    @property
    def seat(self) -> Seat:
        return Seat(self._event_id, self.view.slot)

    def show_view(self, view: SlotView, name: str) -> None:
        """Show a person or an open place; `name` tells it from every other slot of the board."""
        self.view = view
        self.setAccessibleName(name)
        self._describe()
        notes = [answer_words(view)] if view.answer else []
        notes += [reason.text for reason in view.reasons] + [one.text for one in view.accepted]
        self.setToolTip(plain_tip("\n".join([f"{view.label}: {view.name or tr('open')}", *notes])))
        self.update()

    def _describe(self) -> None:
        """Say to those who hear it what Enter does here, or what the held person would mean here."""
        if self.verdict:
            self.setAccessibleDescription(self.verdict.words)
        else:
            change = tr("Enter to change, Delete to clear")
            if any(one.severity is Severity.WARN for one in self.view.reasons):
                change = tr("{change}, Ctrl+B to say why you go ahead", change=change)
            self.setAccessibleDescription(change if self.view.name else tr("Enter to choose somebody"))

    # Judging and dropping --------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """Work out what placing the held person here would mean, and show it."""
        held = self._session.hand.held
        self.verdict = self._session.consider(held, self.seat) if held and held.origin != self.seat else None
        self._describe()
        self._signals.judged.emit(self, self.verdict)
        self.update()

    def forget(self) -> None:
        if self.verdict:
            self.verdict = None
            self._describe()
            self._signals.judged.emit(self, None)
            self.update()

    def put_down(self) -> bool:
        """Place the held person here, if they may."""
        held = self._session.hand.held
        placed = bool(held) and self._session.place(held, self.seat)  # type: ignore[arg-type]  # bool(held) says so
        if placed:
            self.forget()
            self._session.hand.release()
            self._session.select(self._event_id)
        return placed

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self.judge()
            # Taken even when the answer is no: else Qt would offer the drag to the card, which would name another slot.
            # The move that follows says no.
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def _answer(self, event: QDragMoveEvent) -> None:
        if self.verdict and self.verdict.is_allowed:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.forget()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self.put_down():
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()
        self.forget()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Who sits here, by the right button or the menu key."""
        if self.view.name:
            self._signals.asked.emit(self)

    # Mouse and keys --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._signals.touched.emit()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = (
            start
            and (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance()
        )
        if far and self.view.name and not self._session.hand.held:
            self._pressed_at = None
            self.setDown(False)
            drag_person(self, self._session.hand, Held(self.view.name, self.seat), self._theme)
            return
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PRESSES:
            self._signals.touched.emit()
        if key in ARROWS:
            self._signals.moved.emit(self, *ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key is Qt.Key.Key_Space and not self._session.hand.held and self.view.name:
            self._session.hand.take(Held(self.view.name, self.seat))
        elif key is Qt.Key.Key_Space:
            self.click()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._session.clear(self.seat)
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        if self._session.hand.held:
            self.put_down()
        else:
            self._signals.wants_picker.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._signals.entered.emit(self)
        if self._session.hand.held:
            self.judge()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.forget()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._session.hand.held:
            self.judge()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.forget()
        super().leaveEvent(event)

    # Paint -----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slot, or the picture of it that was painted last: a card's paint asks all its slots for theirs."""
        passing = self.verdict or self.underMouse() or self.isDown() or self.hasFocus()
        if passing or self.is_on_dimmed:
            # What comes and goes is not kept, nor what stands on another ground.
            self._paint(QPainter(self))
            return
        held, theme, ratio = self._session.hand.held, self._theme, self.devicePixelRatioF()
        is_lent = bool(held and held.origin == self.seat)
        look = (self.view, is_lent, self.shows_label, self.size(), ratio, theme.is_dark, theme.scale)
        picture = QPixmap()
        if look != self._pictured or not QPixmapCache.find(self._picture, picture):
            QPixmapCache.remove(self._picture)
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            # Not see-through, as the card's.
            picture.fill(theme.color("card"))
            painter = QPainter(picture)
            self._paint(painter)
            painter.end()
            self._picture, self._pictured = QPixmapCache.insert(picture), look
        QPainter(self).drawPixmap(0, 0, picture)

    def _paint(self, painter: QPainter) -> None:
        self.paints += 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._theme, QRectF(self.rect())
        held = self._session.hand.held
        if self.verdict and held:
            self._paint_verdict(painter, rect, held.name, self.verdict)
        elif self.view.name:
            self._paint_person(painter, rect)
        else:
            hot = self.underMouse() or self.isDown()
            ground = theme.color("warn_soft") if hot else None
            box(painter, rect, theme.px(6), ground, theme.color("warn"), 1.2, dashed=True)
            font = slot_font(theme, self.view)
            self._paint_line(painter, rect, "plus", self.view.label, theme.color("warn"), font)
        if self.hasFocus():
            box(painter, rect, theme.px(6), None, theme.color("accent"), 2)

    def _paint_person(self, painter: QPainter, rect: QRectF) -> None:
        theme, view = self._theme, self.view
        codes = {reason.code for reason in view.reasons}
        ground = theme.color("hover" if self.underMouse() else "slot")
        border, width = None, 1.0
        if "double-booked" in codes or view.answer == Answer.DECLINED:
            border, width = theme.color("bad"), 1.5
        elif view.reasons:
            border, width = theme.color("warn"), 1.2
        elif view.accepted:
            border, width = theme.color("secondary"), 1.2
        elif view.changed:
            border, width = theme.color("unpublished"), 1.2
        box(painter, rect, theme.px(6), ground, border, width, dashed=view.changed)
        held = self._session.hand.held
        ink = theme.color("secondary" if held and held.origin == self.seat else "text")
        mark, tone = _mark_of(view, codes)
        kind = "captain" if view.slot.kind == "captain" else "person"
        self._paint_line(
            painter,
            rect,
            kind,
            view.name,
            ink,
            slot_font(theme, view),
            mark,
            tone,
        )

    def _side_words(self, mark: str) -> str:
        """The word at the end of the line, where there is room: what the person answered, else the place's name."""
        if self.verdict or not self.view.name:
            return ""
        if mark == _OVERRIDDEN[0]:
            return tr("Overridden")
        if mark in {icon for icon, _ in _ANSWER_MARKS.values()}:
            return tr(_ANSWER_WORDS.get(self.view.answer, self.view.answer))
        return self.view.label if self.shows_label and not mark else ""

    def _paint_verdict(self, painter: QPainter, rect: QRectF, name: str, verdict: Verdict) -> None:
        theme = self._theme
        tone, mark = "ok", "check"
        if not verdict.is_allowed:
            tone, mark = "bad", "block"
        elif any(one.severity is Severity.WARN for one in verdict.reasons):
            tone, mark = "warn", "warning"
        box(painter, rect, theme.px(6), theme.color(f"{tone}_soft"), theme.color(tone), 2)
        font = theme.font(12.5, QFont.Weight.DemiBold)
        self._paint_line(painter, rect, mark, name, theme.color(tone), font)

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRectF,
        icon: str,
        text: str,
        ink: QColor,
        font: QFont,
        mark: str = "",
        mark_tone: str = "warn",
    ) -> None:
        theme = self._theme
        size, gap = theme.px(SLOT_ICON), theme.px(SLOT_GAP)
        left, right = float(gap), rect.width() - gap
        middle = rect.center().y() - size / 2 + 0.5
        label = self._side_words(mark)
        label_font = theme.font(11)
        label_width = text_width(label_font, label) + gap if label else 0
        if left + text_width(font, text) + label_width > right:
            label, label_width = "", 0
        if mark and left + text_width(font, text) + size + 2 > right:
            # The name before the mark: the border and the card's badge say the same.
            mark = ""
        marked = size + 2 if mark else 0
        # The person's icon goes first when there is no room, then that of an open place; words before pictures.
        if left + size + gap + text_width(font, text) + marked + label_width <= right:
            faint = theme.color("secondary") if icon in ("captain", "person") else ink
            icons.draw(painter, icon, faint, left, middle, size)
            left += size + gap
        if mark:
            icons.draw(painter, mark, theme.color(mark_tone), right - size, middle, size)
        if label:
            tone = theme.color(mark_tone if mark else "secondary")
            draw_text(
                painter,
                QRectF(left, 0, right - left - (size + 4 if mark else 0), rect.height()),
                label,
                label_font,
                tone,
                Qt.AlignmentFlag.AlignRight,
            )
        draw_text(
            painter, QRectF(left, 0, right - left - marked - label_width, rect.height()), text, font, ink
        )
