"""The crew beside the grid: who is there, what they may do, which days they are free."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.board.drag import MIME, drag_person
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.paint import box, draw_text, text_width
from jada_desk.desktop.look.parts import IconButton, make_clearable
from jada_desk.desktop.look.plain_scroll import PlainScroll
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import RosterRow
from jada_desk.domain.crew import fold
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_date, say_short_weekday, say_weekday

_SHOWN: Final = (
    (tr_later("All"), tr_later("Show all crew")),
    (tr_later("Captains"), tr_later("Show captains")),
    (tr_later("Free"), tr_later("Show free crew")),
)
_DAY_WORDS: Final = {"free": tr_later("free"), "booked": tr_later("booked"), "off": tr_later("off")}
_DAY_LOOKS: Final = {"free": ("ok_soft", "ok"), "booked": ("accent_soft", "accent"), "off": (None, "edge")}


class CrewChip(QAbstractButton):
    """One crew member: drag it, or pick it up with a click or Space and put it down on a slot."""

    stepped = Signal(int)
    picked_up = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._pressed_at: QPoint | None = None
        self.row: RosterRow | None = None
        self._letters: tuple[str, ...] = ()
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
        self.setAccessibleName(", ".join([*facts, days]))
        self.setAccessibleDescription(tr("Space to pick up, then arrows and Enter to place"))
        lines = [row.member.name, f"{role.capitalize()}, {_trips(row)}", days.capitalize()]
        if row.licence_expired and row.member.licence_expires:
            lines.append(
                tr("Licence expired on {date}", date=say_date(row.member.licence_expires, with_year=True))
            )
        self.setToolTip(plain_tip("\n".join(lines)))
        self.setFixedHeight(self._theme.px(46))
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

    def enterEvent(self, event: QEvent) -> None:
        self.update()

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
        # A whole week of squares leaves room for the name.
        is_week = len(row.days) > 3
        left, square, gap = px(10), px(12 if is_week else 19), px(2 if is_week else 3)
        days_left = rect.width() - px(8) - len(row.days) * (square + gap) + gap
        room = days_left - left - px(6)
        draw_text(
            painter,
            QRectF(left, px(5), room, px(18)),
            row.member.name,
            theme.font(13, QFont.Weight.DemiBold),
            theme.color("text"),
        )
        role = tr("Captain") if row.member.is_captain else tr("Crew")
        text, ink, x = f"{role} · {_trips(row)}", theme.color("secondary"), float(left)
        if not row.trips and text_width(theme.font(11.5), text) > room:
            text = role
        if row.licence_expired:
            ink = theme.color("warn")
            icons.draw(painter, "warning", ink, x, px(26), px(13))
            x += px(17)
            text = tr("Licence expired")
            if text_width(theme.font(11.5), text) > room - (x - left):
                text = tr("Expired")
        draw_text(painter, QRectF(x, px(23), room - (x - left), px(18)), text, theme.font(11.5), ink)
        top = (rect.height() - square) / 2
        for n, (state, letter) in enumerate(zip(row.days, self._letters, strict=True)):
            fill, tone = _DAY_LOOKS[state]
            spot = QRectF(days_left + n * (square + gap), top, square, square)
            box(
                painter,
                spot,
                px(3 if is_week else 5),
                theme.color(fill) if fill else None,
                theme.color(tone),
                1,
                dashed=state == "off",
            )
            shown = "–" if state == "off" else letter
            tone = "secondary" if state == "off" else tone
            font = theme.font(8.5 if is_week else 11, QFont.Weight.DemiBold)
            draw_text(painter, spot, shown, font, theme.color(tone), Qt.AlignmentFlag.AlignHCenter)
            if state == "booked" and not is_week:
                painter.fillRect(
                    QRectF(spot.x() + px(5), spot.bottom() - px(3.5), square - px(10), px(1.5)),
                    theme.color(tone),
                )


def _trips(row: RosterRow) -> str:
    return tr_n("{n} trip", "{n} trips", row.trips) if row.trips else tr("no trips")


class Roster(QWidget):
    """The crew list with its filter. A person dropped here leaves their slot."""

    carried = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._session, self._theme = session, theme
        self.chips: list[CrewChip] = []
        self.filter = QLineEdit(placeholderText=tr("Filter crew   Ctrl+F"))
        make_clearable(self.filter)
        self.filter.setAccessibleName(tr("Filter crew by name"))
        self.filter.textChanged.connect(self._apply_filter)
        self._title = QLabel(tr("Crew"))
        self.edit = IconButton(theme, "pencil", tr("Crew directory   Ctrl+Shift+F"), quiet=True)
        self._empty = QLabel("", wordWrap=True)
        self._empty.setProperty("tone", "secondary")
        self.segments = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(4)
        for n, (word, name) in enumerate(_SHOWN):
            button = QPushButton(tr(word))
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setAccessibleName(tr(name))
            button.setChecked(n == 0)
            self.segments.addButton(button, n)
            segments.addWidget(button, 1)
        self.segments.idClicked.connect(self._apply_filter)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        inner = QWidget()
        inner.setObjectName("rosterList")
        inner.setAccessibleName(tr("Crew"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, 2, 2)
        column.addLayout(self._list)
        column.addWidget(self._empty)
        column.addStretch(1)
        scroll = PlainScroll(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.room.setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 8, 6)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.edit)
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addLayout(segments)
        layout.addWidget(scroll, 1)
        self._due = AfterPaint(self.show_board, self)
        session.board_changed.connect(self._due.ask)
        session.hand.changed.connect(self._show_hand)
        theme.changed.connect(self._retheme)
        self._retheme()

    def show_board(self) -> None:
        """Show the session's crew."""
        board = self._session.board
        letters = tuple(say_short_weekday(day)[0] for day in board.days)
        words = tuple(say_weekday(day) for day in board.days)
        while len(self.chips) > len(board.roster):
            chip = self.chips.pop()
            if chip.hasFocus():
                self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(board.roster):
            chip = CrewChip(self._session, self._theme, self)
            chip.stepped.connect(partial(self._step, chip))
            chip.picked_up.connect(self._carry)
            self._list.addWidget(chip)
            self.chips.append(chip)
        for chip, row in zip(self.chips, board.roster, strict=True):
            if chip.row != row:
                chip.show_row(row, letters, words)
        self._title.setText(tr("Crew · {n}", n=len(board.roster)))
        self._apply_filter()

    def _carry(self, held: Held) -> None:
        self.carried.emit(held)

    def _apply_filter(self, *_: object) -> None:
        wanted, shown = fold(self.filter.text()), self.segments.checkedId()
        count = 0
        for chip in self.chips:
            row = chip.row
            if row is None:
                continue
            names = (row.member.name, *row.member.aliases)
            fits = not wanted or any(wanted in fold(name) for name in names)
            if shown == 1:
                fits &= row.member.is_captain
            elif shown == 2:
                fits &= "free" in row.days
            chip.setVisible(fits)
            count += fits
        self._empty.setVisible(count == 0)
        if not self.chips:
            self._empty.setText(tr("No crew yet. The crew table could not be read, or nobody is in it."))
        else:
            self._empty.setText(tr("Nobody fits this filter."))
        self._keep_one_tab_stop()

    def _visible(self) -> list[CrewChip]:
        return [chip for chip in self.chips if not chip.isHidden()]

    def _keep_one_tab_stop(self) -> None:
        for n, chip in enumerate(self._visible()):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == 0 else Qt.FocusPolicy.ClickFocus)

    def _step(self, chip: CrewChip, by: int) -> None:
        shown = self._visible()
        at = shown.index(chip) + by
        if at < 0:
            self.filter.setFocus()
        elif at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(shown[at])

    def enter(self) -> None:
        """Take the keyboard focus."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def focus_first(self) -> None:
        if shown := self._visible():
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.filter.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _show_hand(self) -> None:
        held = self._session.hand.held
        for chip in self.chips:
            chip.setChecked(bool(held and held.origin is None and held.name == chip.name))

    def _retheme(self) -> None:
        self._title.setFont(self._theme.font(14, QFont.Weight.Bold))
        for button in self.segments.buttons():
            button.setFont(self._theme.font(12, QFont.Weight.Medium))
        for chip in self.chips:
            chip.setFixedHeight(self._theme.px(46))
            chip.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        held = self._session.hand.held
        if event.mimeData().hasFormat(MIME) and held and held.origin:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        held = self._session.hand.held
        if held and held.origin:
            self._session.clear(held.origin)
            event.acceptProposedAction()
