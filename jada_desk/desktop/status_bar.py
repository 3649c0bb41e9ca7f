"""The bottom bar: how many cards are in which state, each a filter, and what happened last."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from jada_desk.desktop.board.card_layout import STATE_LOOKS
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.paint import box, draw_pill, text_width
from jada_desk.desktop.look.parts import ElidedText
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import State
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_time

_FILTERS: Final[Mapping[State, Callable[[int], str]]] = {
    State.DOUBLE_BOOKED: lambda n: tr_n("{n} double-booked", "{n} double-booked", n),
    State.CONFLICT: lambda n: tr_n("{n} changed in Google", "{n} changed in Google", n),
    State.DECLINED: lambda n: tr_n("{n} declined", "{n} declined", n),
    State.CANCELLED: lambda n: tr_n("{n} cancelled", "{n} cancelled", n),
    State.HELD: lambda n: tr_n("{n} on weather hold", "{n} on weather hold", n),
    State.WARNING: lambda n: tr_n("{n} warning", "{n} warnings", n),
    State.OVERRIDDEN: lambda n: tr_n("{n} overridden", "{n} overridden", n),
    State.OPEN: lambda n: tr_n("{n} with open slots", "{n} with open slots", n),
    State.WAIVER: lambda n: tr_n("{n} waiver missing", "{n} waivers missing", n),
    State.NO_CONTACT: lambda n: tr_n("{n} without contact", "{n} without contact", n),
    State.PROBLEM: lambda n: tr_n("{n} unclear text", "{n} unclear texts", n),
    State.UNPUBLISHED: lambda n: tr_n("{n} unpublished", "{n} unpublished", n),
}
_MESSAGE_MS: Final = 7_000


class FilterChip(QAbstractButton):
    """A state with how many cards are in it; pressed, it dims the others."""

    def __init__(self, theme: Theme, state: State) -> None:
        super().__init__()
        self._theme, self.state = theme, state
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, number: int) -> None:
        words = _FILTERS[self.state](number)
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(tr("{words}: show only these", words=words))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(int(text_width(self._font(), self.text())) + px(34), px(23))

    def _font(self) -> QFont:
        return self._theme.font(12, QFont.Weight.Medium)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tone = STATE_LOOKS[self.state]
        rect = QRectF(self.rect())
        ink = theme.color(tone)
        draw_pill(
            painter, rect, icon, self.text(), self._font(), ink, theme.color(f"{tone}_soft"), theme.px(13)
        )
        strong = self.isChecked() or self.hasFocus()
        box(
            painter,
            rect,
            rect.height() / 2,
            None,
            theme.color("accent") if self.hasFocus() else ink,
            2 if strong else 1,
        )


class StatusBar(QWidget):
    """The states of the weekend as filters, and what happened last."""

    filtered = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        self.chips = {state: FilterChip(theme, state) for state in _FILTERS}
        for chip in self.chips.values():
            chip.toggled.connect(partial(self._toggle, chip))
            chip.hide()
            row.addWidget(chip)
        self.message = ElidedText(theme, "", 12.5, tone="secondary")
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.message, 1)
        self._timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._timer.timeout.connect(self.refresh)
        self._due = AfterPaint(self.refresh, self)
        self._said = ""
        self._saying = AfterPaint(self._show_said, self)
        session.board_changed.connect(self._due.ask)
        session.status_changed.connect(self._due.ask)
        session.announced.connect(self.say)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(34))
        for chip in self.chips.values():
            chip.updateGeometry()
            chip.update()

    def say(self, words: str) -> None:
        """Say for a while what happened."""
        self._said = words
        self._saying.ask()

    def _show_said(self) -> None:
        self.message.setText(self._said)
        self._timer.start()

    def refresh(self) -> None:
        counts = self._session.board.counts
        for state, chip in self.chips.items():
            number = counts.get(state, 0)
            chip.show_count(number)
            is_shown = number > 0 or chip.isChecked()
            if chip.hasFocus() and not is_shown:
                # Else it would go on to whatever comes next by Tab.
                self.window().setFocus(Qt.FocusReason.OtherFocusReason)
            chip.setVisible(is_shown)
        if not self._timer.isActive():
            self.message.setText(self._standing_words())

    def _standing_words(self) -> str:
        session = self._session
        if session.is_reading:
            return tr("Reading the weekend…")
        return tr("Calendar read {time}", time=say_time(session.read_at)) if session.read_at else ""

    def _toggle(self, chip: FilterChip, is_on: bool) -> None:
        for other in self.chips.values():
            if other is not chip and other.isChecked():
                other.blockSignals(True)
                other.setChecked(False)
                other.blockSignals(False)
                other.update()
        self.filtered.emit(chip.state if is_on else None)
        self.refresh()

    def clear_filter(self) -> bool:
        """Show all cards alike again; False when no filter was on."""
        on = [chip for chip in self.chips.values() if chip.isChecked()]
        for chip in on:
            chip.setChecked(False)
        return bool(on)
