"""Find a guest, a phone number, somebody of the crew, a boat or a day, or give a command (Ctrl+K)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain, islice
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from jada_desk.desktop.commands import Command
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.seeking import Seeking
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Board
from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import fold
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_day_in_full, say_moment, say_time
from jada_desk.domain.word_index import WordIndex

_MOST: Final = 9
_ELSEWHERE: Final = 6
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_MONTH: Final = re.compile(r"(?:(\d{1,2})\.?\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2}))(?:\s+(\d{4}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the finder."""

    icon: str
    title: str
    detail: str
    run: Callable[[], object]


class _Shown:
    """The words and phone numbers of the charters of one very board: a key finds among hundreds in a millisecond."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._charters = [card.charter for card in board.cards]
        self._phones = [re.sub(r"\D", "", one.guest_phone) for one in self._charters]
        self._words = WordIndex(
            " ".join((one.title, one.guest_name, one.guest_email, one.booking_id)) for one in self._charters
        )

    def find(self, wanted: str) -> Iterator[Charter]:
        """Those that `wanted` may mean: by words and phone numbers first, then by words that it nearly is."""
        exact, near = self._words.find(wanted)
        digits = re.sub(r"\D", "", wanted)
        called = {n for n, phone in enumerate(self._phones) if len(digits) >= 3 and digits in phone}
        for places in (exact | called, near - called):
            yield from (self._charters[place] for place in sorted(places))


def read_day(text: str, today: date) -> date | None:
    """The day that "14 june", "Jun 14" or "2026-06-14" means; without a year the next one, or a recent one."""
    try:
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if match := _DAY_MONTH.fullmatch(text):
            month = _MONTHS.index((match[2] or match[3])[:3]) + 1
            day = int(match[1] or match[4])
            if match[5]:
                return date(int(match[5]), month, day)
            found = date(today.year, month, day)
            return found if found > today - timedelta(days=120) else date(today.year + 1, month, day)
    except ValueError:
        return None
    return None


class Finder(QLineEdit):
    """The field in the top bar, with its answers below it."""

    chosen = Signal(str)
    picked_up = Signal(object)

    def __init__(self, session: Session, theme: Theme, commands: Callable[[], tuple[Command, ...]]) -> None:
        super().__init__(placeholderText=tr("Find guest, phone, crew, boat, day or command   Ctrl+K"))
        self._session, self._theme, self._commands = session, theme, commands
        self.setAccessibleName(tr("Find guest, phone, crew, boat, day or command"))
        self._panel: Floating | None = None
        self.list = QListWidget()
        self._found: list[Found] = []
        self._shown: _Shown | None = None
        self.list.setAccessibleName(tr("Answers"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._run(self.list.row(item)))
        self.textEdited.connect(self._search)
        self._back = FocusPlace(self)
        self.seeking = Seeking(session, self.chosen.emit, self)
        self.seeking.changed.connect(self._search_again)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setTextMargins(self._theme.px(22), 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.px(16)
        painter = QPainter(self)
        icons.draw(
            painter,
            "search",
            self._theme.color("secondary"),
            self._theme.px(9),
            (self.height() - size) / 2,
            size,
        )

    def enter(self) -> None:
        """Take the focus and offer the commands."""
        if not self.hasFocus():
            self._back.remember()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.seeking.read()
        self._search(self.text())

    def answers(self, text: str) -> list[Found]:
        """What `text` may mean, best first."""
        wanted = fold(text)
        if not wanted:
            return [Found("chevron-right", one.name, one.keys, one.run) for one in self._commands()][:_MOST]
        found = chain(
            self._days(wanted),
            self._charters(wanted),
            self._crew(wanted),
            self._boats(wanted),
            self._elsewhere(wanted),
            self._told(wanted),
        )
        return list(islice(found, _MOST))

    def _told(self, wanted: str) -> Iterator[Found]:
        for one in self._commands():
            if _matches(wanted, fold(f"{one.name} {one.words}")):
                yield Found("chevron-right", one.name, one.keys, one.run)

    def _elsewhere(self, wanted: str) -> Iterator[Found]:
        """Charters of other weekends; a few only, so that commands stay in sight."""
        for one in self.seeking.find(wanted)[:_ELSEWHERE]:
            number = f" · {to_display(one.phone)}" if one.phone else ""
            detail = f"{say_day(one.start, with_year=True)} {say_time(one.start)} · {one.boat}{number}"
            go = partial(self.seeking.go_to, one.event_id, one.start.date())
            yield Found("calendar", one.title, detail, go)

    def _days(self, wanted: str) -> Iterator[Found]:
        if self._session.is_open and (day := read_day(wanted, self._session.desk.now().date())):
            yield Found(
                "calendar",
                say_day_in_full(day, with_year=True),
                tr("Go to its weekend"),
                lambda: self._session.show_weekend(day),
            )

    def _charters(self, wanted: str) -> Iterator[Found]:
        if self._shown is None or self._shown.board is not self._session.board:
            self._shown = _Shown(self._session.board)
        for one in self._shown.find(wanted):
            number = f" · {to_display(one.guest_phone)}" if one.guest_phone else ""
            detail = f"{say_moment(one.start)} · {one.boat}{number}"
            yield Found("guests", one.title, detail, partial(self.chosen.emit, one.event_id))

    def _crew(self, wanted: str) -> Iterator[Found]:
        for row in self._session.board.roster:
            if any(_matches(wanted, fold(name)) for name in (row.member.name, *row.member.aliases)):
                facts = [tr("Captain") if row.member.is_captain else tr("Crew")]
                if row.member.phone:
                    facts.append(to_display(row.member.phone))
                held = Held(row.member.name)
                yield Found(
                    "person",
                    row.member.name,
                    " · ".join([*facts, tr("pick up")]),
                    partial(self._pick_up, held),
                )

    def _pick_up(self, held: Held) -> None:
        self._session.hand.take(held)
        self.picked_up.emit(held)

    def _boats(self, wanted: str) -> Iterator[Found]:
        for lane in self._session.board.lanes:
            cards = [card for cell in lane.cells for card in cell]
            if _matches(wanted, fold(lane.boat)) and cards:
                yield Found(
                    "boat", lane.boat, tr("First charter"), partial(self.chosen.emit, cards[0].event_id)
                )

    def _search(self, text: str) -> None:
        self._found = self.answers(text)
        self.list.clear()
        for one in self._found:
            item = QListWidgetItem(f"{one.title}    {one.detail}" if one.detail else one.title)
            item.setIcon(icons.icon(one.icon, self._theme.color("secondary"), self._theme.px(16)))
            item.setFont(self._theme.font(13))
            item.setSizeHint(QSize(0, self._theme.px(32)))
            self.list.addItem(item)
        if not self._found:
            words = tr("Looking through other weekends…") if self.seeking.is_reading else tr("Nothing found")
            item = QListWidgetItem(words)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_panel()

    def _search_again(self) -> None:
        """Take in what was read meanwhile, without moving the choice."""
        row = self.list.currentRow()
        if self.hasFocus() and self.text() and self._panel and self._panel.isVisible():
            self._search(self.text())
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))

    def _show_panel(self) -> None:
        if self._panel is None:
            self._panel = Floating(self._theme, self.window(), transient=False)
            self._panel.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._panel.setFocusProxy(self)
            self._panel.setAccessibleName(tr("Answers"))
            self._panel.column.setContentsMargins(6, 6, 6, 6)
            self._panel.column.addWidget(self.list)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        rows = max(1, self.list.count())
        rect = QRect(
            corner.x(), corner.y(), max(self.width(), self._theme.px(420)), self._theme.px(32) * rows + 18
        )
        rect.moveRight(min(rect.right(), self.window().width() - 8))
        self._panel.setGeometry(rect)
        self._panel.show()
        self._panel.raise_()

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._found):
            found = self._found[row]
            self.leave()
            found.run()

    def leave(self) -> None:
        """Close the answers and give the focus back."""
        self.clear()
        if self._panel:
            self._panel.hide()
        if not self._back.give_back():
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            self.seeking.read()
            self._search(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._panel and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._panel.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentRow())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _matches(wanted: str, text: str) -> bool:
    """Whether every word wanted begins a word of `text`, or, for a word of four letters or more, nearly does."""
    words = text.split()
    return all(any(_nearly(part, word) for word in words) for part in wanted.split())


def _nearly(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    if len(part) < 4:
        return False
    # One letter wrong, missing, doubled or swapped.
    head = word[: len(part) + 1]
    for n in range(len(part)):
        rest = part[n + 1 :]
        if head.startswith(part[:n]) and (head[n + 1 :].startswith(rest) or head[n:].startswith(rest)):
            return True
        if head.startswith(part[:n]) and head[n + 1 :].startswith(part[n:]):
            return True
        if n + 1 < len(part) and head.startswith(part[:n] + part[n + 1] + part[n] + part[n + 2 :]):
            return True
    return False
