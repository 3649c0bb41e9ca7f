"""One of the crew in the list: who it is, how often they sail, which days they are free."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from jada_desk.desktop.board.drag import drag_person
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.paint import box, draw_text, text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import RosterRow
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_date

CHIP_HEIGHT: Final = 46
_DAY_WORDS: Final = {"free": tr_later("free"), "booked": tr_later("booked"), "off": tr_later("off")}
_DAY_LOOKS: Final = {"free": ("ok_soft", "ok"), "booked": ("accent_soft", "accent"), "off": (None, "edge")}


class CrewChip(QAbstractButton):
    """One crew member: drag it, or pick it up with a click or Space and put it down on a slot."""

    stepped = Signal(int)
    picked_up = Signal(object)
    # More is wanted about who stands here.
    asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._pressed_at: QPoint | None = None
        self.row: RosterRow | None = None
        self._letters: tuple[str, ...] = ()
        self._is_stacked = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._clicked)

    def show_row(self, row: RosterRow, letters: tuple[str, ...], day_words: tuple[str, ...]) -> None:
        self.row, self._letters = row, letters
        role = tr("captain") if row.member.is_captain else tr("crew")
        days = ", ".join(
            f"{day} {tr(_DAY_WORDS[state])}" for day, state in zip(day_words, row.days, strict=True)
        )
        facts = [row.member.name, role, _trips(row)]
        if row.licence_expired:
            facts.append(tr("licence expired"))
        phone = to_display(row.member.phone) if row.member.phone else tr("No phone number")
        self.setAccessibleName(", ".join([*facts, days]))
        self.setAccessibleDescription(
            tr("{phone}. Space to pick up, then arrows and Enter to place; Ctrl+I for more", phone=phone)
        )
        lines = [row.member.name, f"{role.capitalize()}, {_trips(row)}", days.capitalize()]
        if expires := row.member.licence_expires:
            date = say_date(expires, with_year=True)
            lines.append(
                tr("Licence expired on {date}", date=date)
                if row.licence_expired
                else tr("Licence until {date}", date=date)
            )
        lines += [phone, tr("Right button or Ctrl+I: call, trips, edit")]
        self.setToolTip(plain_tip("\n".join(lines)))
        self.setFixedHeight(self._theme.px(CHIP_HEIGHT))
        self.update()

    @property
    def name(self) -> str:
        return self.row.member.name if self.row else ""

    def _clicked(self) -> None:
        held = self._session.hand.held
        if held and held.origin is None and held.name == self.name:
            self._session.hand.release()
        else:
            self._session.hand.take(Held(self.name))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if (
            start
            and (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance()
        ):
            self._pressed_at = None
            self.setDown(False)
            drag_person(self, self._session.hand, Held(self.name), self._theme)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = Held(self.name)
            self._session.hand.take(held)
            self.picked_up.emit(held)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """More about them, by the right button or the menu key."""
        self.asked.emit()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    # Paint -----------------------------------------------------------------------------------------------------------

    def has_room_beside(self, width: int) -> bool:
        """Whether the name and the words below it have room beside the days, in a chip so wide."""
        room = self._days_left(width) - self._theme.px(16)
        name_width = text_width(self._theme.font(13, QFont.Weight.DemiBold), self.name)
        return name_width <= room and any(self._width_of(one) <= room for one in self._words_below(False))

    def stack(self, is_stacked: bool) -> None:
        """Have the trips beside the name and the days below them, or all words beside the days."""
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self.update()

    def _words_below(self, is_stacked: bool) -> tuple[str, ...]:
        """What stands below the name, and what will do where that has no room."""
        if self.row is None:
            return ("",)
        role = tr("Captain") if self.row.member.is_captain else tr("Crew")
        if self.row.licence_expired:
            return tr("Licence expired"), tr("Expired")
        if is_stacked:
            return (role,)
        both = f"{role} · {_trips(self.row)}"
        return (both,) if self.row.trips else (both, role)

    def _width_of(self, text: str) -> float:
        icon = self._theme.px(17) if self.row and self.row.licence_expired else 0
        return icon + text_width(self._theme.font(11.5), text)

    def _day_size(self) -> tuple[int, int]:
        """The square of a day, and the gap to the next: a whole week of them leaves room for the words."""
        px = self._theme.px
        return (px(11), px(1.5)) if self._is_week else (px(19), px(3))

    @property
    def _is_week(self) -> bool:
        return len(self._letters) > 3

    def _days_left(self, width: float) -> float:
        square, gap = self._day_size()
        return width - self._theme.px(8) - len(self._letters) * (square + gap) + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.row is None:
            return
        painter, theme, row = QPainter(self), self._theme, self.row
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(self.rect()), theme.px
        ground = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "card"
        strong = self.isChecked() or self.hasFocus()
        edge = theme.color("accent" if strong else "line")
        box(painter, rect, px(8), theme.color(ground), edge, 2 if strong else 1)
        left, days_left = px(10), self._days_left(rect.width())
        right, font = days_left - px(6), theme.font(13, QFont.Weight.DemiBold)
        if self._is_stacked:
            right = self._paint_trips(painter, row, text_width(font, row.member.name))
        draw_text(
            painter, QRectF(left, px(5), right - left, px(18)), row.member.name, font, theme.color("text")
        )
        self._paint_below(painter, row, days_left - px(6))
        self._paint_days(painter, row, days_left)

    def _paint_trips(self, painter: QPainter, row: RosterRow, name_width: float) -> float:
        """The trips at the end of the name's line; where the name has to end. "No trips" makes room for a name."""
        px, words, font = self._theme.px, _trips(row), self._theme.font(11.5)
        right = self.width() - px(8)
        wide = text_width(font, words) + 1
        if not row.trips and px(10) + name_width + px(6) + wide > right:
            return right
        spot = QRectF(right - wide, px(5), wide, px(18))
        draw_text(painter, spot, words, font, self._theme.color("secondary"), Qt.AlignmentFlag.AlignRight)
        return right - wide - px(6)

    def _paint_below(self, painter: QPainter, row: RosterRow, right: float) -> None:
        theme, px, x, words = (
            self._theme,
            self._theme.px,
            float(self._theme.px(10)),
            self._words_below(self._is_stacked),
        )
        text = next((one for one in words if self._width_of(one) <= right - x), words[-1])
        # The icon goes first when there is no room: words before pictures.
        if row.licence_expired and self._width_of(text) <= right - x:
            icons.draw(painter, "warning", theme.color("warn"), x, px(26), px(13))
            x += px(17)
        ink = theme.color("warn" if row.licence_expired else "secondary")
        draw_text(painter, QRectF(x, px(23), right - x, px(18)), text, theme.font(11.5), ink)

    def _paint_days(self, painter: QPainter, row: RosterRow, left: float) -> None:
        theme, px, (square, gap) = self._theme, self._theme.px, self._day_size()
        middle = px(32) if self._is_stacked else self.height() / 2
        for n, (state, letter) in enumerate(zip(row.days, self._letters, strict=True)):
            fill, tone = _DAY_LOOKS[state]
            spot = QRectF(left + n * (square + gap), middle - square / 2, square, square)
            box(
                painter,
                spot,
                px(3 if self._is_week else 5),
                theme.color(fill) if fill else None,
                theme.color(tone),
                1,
                dashed=state == "off",
            )
            shown = "–" if state == "off" else letter
            tone = "secondary" if state == "off" else tone
            font = theme.font(8.5 if self._is_week else 11, QFont.Weight.DemiBold)
            draw_text(painter, spot, shown, font, theme.color(tone), Qt.AlignmentFlag.AlignHCenter)
            if state == "booked" and not self._is_week:
                painter.fillRect(
                    QRectF(spot.x() + px(5), spot.bottom() - px(3.5), square - px(10), px(1.5)),
                    theme.color(tone),
                )


def _trips(row: RosterRow) -> str:
    return tr_n("{n} trip", "{n} trips", row.trips) if row.trips else tr("no trips")
