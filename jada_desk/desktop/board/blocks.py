"""The grid's quiet parts: day headers, boat labels, and blocks for events that are no charter or cannot be read."""

from collections.abc import Callable
from datetime import date
from typing import Self

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.look import icons
from jada_desk.desktop.look.accessible import PaintedGroup, PaintedText
from jada_desk.desktop.look.paint import LEAST_TITLE, box, draw_text, fitting_font, text_width
from jada_desk.desktop.look.parts import ActionButton
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.domain.charter import Charter, OtherEvent, UnreadableEvent
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import (
    say_day,
    say_day_in_full,
    say_short_weekday,
    say_span,
    say_time,
    say_weekday_and_time,
)


class DayHeader(PaintedText):
    """A day and what it holds: "Sat 30 May", "2 charters, 1 open"."""

    def __init__(self, theme: Theme, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._day = theme, day
        self._counts, self._short = "", ""
        self.two_lines = False
        self._shown: tuple[int, int, bool] | None = None
        self._is_today = False

    def show_counts(self, charters: int, open_slots: int, today: date) -> bool:
        """Say how many there are; whether that is another than before."""
        if (charters, open_slots, self._day == today) == self._shown:
            return False
        self._shown = charters, open_slots, self._day == today
        self._is_today = self._day == today
        many = tr_n("{n} charter", "{n} charters", charters)
        self._counts = (
            tr("{charters}, {open} open", charters=many, open=open_slots)
            if open_slots
            else many
            if charters
            else tr("no charters")
        )
        self._short = (
            tr("{charters}, {open} open", charters=charters, open=open_slots) if open_slots else str(charters)
        )
        day = say_day_in_full(self._day)
        day = tr("{day}, today", day=day) if self._is_today else day
        self.setAccessibleName(tr("{day}: {counts}", day=day, counts=self._counts))
        self.setToolTip(self._counts)
        self.update()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("header"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(0, 0, 0, self.height())
        bold, small = self._fonts()
        left, room, height = theme.px(12), self.width() - theme.px(18), self.height()
        if text_width(bold, self._name) > room:
            left, room = theme.px(5), self.width() - theme.px(8)
        ink = theme.color("accent" if self._is_today else "text")
        if self.two_lines:
            top, line = theme.px(6), (height - theme.px(12)) / 2
            name, counts = (
                self._name,
                self._counts if text_width(small, self._counts) <= room else self._short,
            )
            if text_width(bold, name) > room:
                name, counts = say_short_weekday(self._day), f"{self._day.day}"
            draw_text(painter, QRectF(left, top, room, line), name, bold, ink)
            draw_text(painter, QRectF(left, top + line, room, line), counts, small, theme.color("secondary"))
            return
        rect = QRectF(left, 0, room, height)
        draw_text(painter, rect, self._name, bold, ink)
        draw_text(painter, rect, self._counts, small, theme.color("secondary"), Qt.AlignmentFlag.AlignRight)

    @property
    def _name(self) -> str:
        return say_day(self._day)

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(13, QFont.Weight.DemiBold), self._theme.font(12)

    def fits(self, width: int) -> bool:
        """Whether day and counts have room beside one another."""
        bold, small = self._fonts()
        return text_width(bold, self._name) + text_width(small, self._counts) + self._theme.px(34) <= width


class LaneLabel(PaintedText):
    """A boat's name beside its row, with what it takes or why it does not sail."""

    def __init__(self, theme: Theme, title: str, detail: str, parent: QWidget, *, warn: bool = False) -> None:
        super().__init__(parent)
        self._theme, self.title, self._detail, self._warn = theme, title, detail, warn
        self.setAccessibleName(f"{title}, {detail}" if detail else title)
        self.setToolTip(plain_tip(detail))

    def natural_width(self) -> int:
        """As wide as its longest word, within reason."""
        font, px = self._theme.font(13, QFont.Weight.DemiBold), self._theme.px
        longest = max((text_width(font, word) for word in self.title.split()), default=0)
        return min(int(longest) + px(24), px(130))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        font, small = theme.font(13, QFont.Weight.DemiBold), theme.font(11.5)
        left, room = theme.px(12), self.width() - theme.px(16)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        rect = QRectF(left, theme.px(14), room, self.height() - theme.px(14))
        used = painter.boundingRect(rect, wrap, self.title)
        painter.drawText(rect, wrap, self.title)
        painter.setFont(small)
        painter.setPen(theme.color("warn" if self._warn else "secondary"))
        painter.drawText(rect.adjusted(0, used.height() + 2, 0, 0), wrap, self._detail)


class Block(PaintedGroup):
    """An event that is no charter, or one that could not be read, with the reason in words; or a charter that began on
    an earlier day."""

    def __init__(
        self, theme: Theme, icon: str, title: str, detail: str, parent: QWidget, *, warn: bool
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._title, self._detail, self._warn = theme, icon, title, detail, warn
        self.setAccessibleName(f"{title}. {detail}")
        self.setToolTip(plain_tip(f"{title}\n{detail}"))
        self.button: ActionButton | None = None
        self._words = ""
        self.show()

    @classmethod
    def other(
        cls, theme: Theme, event: OtherEvent, day: date, parent: QWidget, call: Callable[[], object]
    ) -> Self:
        """An event that is no charter; `call` makes one of it, where it has the times that a charter needs."""
        whole = event.all_day or (event.start.date() < day and event.end.date() > day)
        times = tr("All day") if whole else say_span(event.start, event.end)
        title = event.title or tr("Untitled")
        block = cls(theme, "calendar", title, tr("{times} · not a charter", times=times), parent, warn=False)
        if not event.all_day:
            block._offer(tr("This is a charter"), tr("{title}: this is a charter", title=title), call)
        return block

    @classmethod
    def under_way(
        cls, theme: Theme, one: Charter, day: date, parent: QWidget, show: Callable[[], object] | None
    ) -> Self:
        """A charter that began on an earlier day; `show` leads to it, None where it is not on the board."""
        back = say_time(one.end) if day == one.days[-1] else say_weekday_and_time(one.end)
        title = one.title or tr("Untitled charter")
        since = say_weekday_and_time(one.start)
        detail = (
            tr("under way until {end}", end=back)
            if show
            else tr("under way since {start}, until {end}", start=since, end=back)
        )
        block = cls(theme, "boat", title, detail, parent, warn=False)
        if show:
            block._offer(tr("Show"), tr("{title}: show", title=title), show)
        return block

    def _offer(self, words: str, name: str, act: Callable[[], object]) -> None:
        self._words = words
        button = self.button = ActionButton(self._theme, words, act, kind="quiet", size=12)
        self._theme.dress(button)
        button.setAccessibleName(name)
        button.setParent(self)
        button.show()

    @classmethod
    def unreadable(cls, theme: Theme, event: UnreadableEvent, parent: QWidget) -> Self:
        title = tr("Cannot be read: {title}", title=event.title or tr("untitled event"))
        return cls(theme, "question", title, event.reason, parent, warn=True)

    def fit(self, width: int) -> int:
        """The height it takes at a width."""
        metrics = QFontMetrics(self._theme.font(12))
        flags = Qt.TextFlag.TextWordWrap
        inner = width - self._theme.px(38)
        lines = metrics.boundingRect(0, 0, inner, 1_000, flags, self._detail).height()
        height = self._theme.px(14) + self._theme.px(18) + lines
        if self.button:
            words = self._words
            self.button.setText(words)
            wanted = self.button.sizeHint()
            left = min(self._theme.px(24), max(0, width - wanted.width()))
            if wanted.width() > width:
                padding = wanted.width() - self.button.fontMetrics().horizontalAdvance(words)
                elide = self.button.fontMetrics().elidedText
                self.button.setText(elide(words, Qt.TextElideMode.ElideRight, width - padding))
                wanted = self.button.sizeHint().boundedTo(QSize(width, wanted.height()))
            self.button.setGeometry(left, height - self._theme.px(5), wanted.width(), wanted.height())
            height += wanted.height()
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(self.rect()), theme.px
        ground, edge = ("warn_soft", "warn") if self._warn else ("header", "line")
        box(painter, rect, px(8), theme.color(ground), theme.color(edge), 1)
        ink = theme.color("warn" if self._warn else "secondary")
        icons.draw(painter, self._icon, ink, px(10), px(8), px(15))
        left = px(30)
        spot = QRectF(left, px(6), rect.width() - left - px(8), px(18))
        title = fitting_font(theme.font(12.5, QFont.Weight.Medium), self._title, spot.width(), LEAST_TITLE)
        tone = theme.color("warn" if self._warn else "text")
        draw_text(painter, spot, self._title, title, tone)
        painter.setFont(theme.font(12))
        painter.setPen(ink)
        area = QRectF(left, px(6) + px(18), rect.width() - left - px(8), rect.height())
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self._detail)
