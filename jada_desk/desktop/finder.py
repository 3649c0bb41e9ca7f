"""Find a guest, a phone number, somebody of the crew, a boat or a day, or give a command (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from jada_desk.desktop.commands import Command
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.paint import text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.seeking import Seeking
from jada_desk.desktop.state.session import Session
from jada_desk.domain.translation import tr, tr_later

if TYPE_CHECKING:
    # What a start does not show is imported when somebody looks for something.
    from PySide6.QtWidgets import QListWidget

    from jada_desk.desktop.answers import Answers, Found


_KEYS: Final = "Ctrl+K"
# What the empty field says; the first that has room.
_HINTS: Final = (
    tr_later("Find guest, phone, crew, boat, day, command   {keys}"),
    tr_later("Find guest, crew, day…   {keys}"),
    tr_later("Find guest, crew…   {keys}"),
    tr_later("Find…   {keys}"),
)
# The picture before the words, the field's edges, and Qt's own; before it grows with the text.
_PICTURE: Final = 22
_AROUND: Final = _PICTURE + 24


class Finder(QLineEdit):
    """The field in the top bar, with its answers below it."""

    chosen = Signal(str)
    picked_up = Signal(object)

    def __init__(self, session: Session, theme: Theme, commands: Callable[[], tuple[Command, ...]]) -> None:
        super().__init__()
        self._session, self._theme, self._commands = session, theme, commands
        self.setAccessibleName(tr("Find guest, phone, crew, boat, day or command"))
        self._panel: Floating | None = None
        self._found: list[Found] = []
        self.textEdited.connect(self._search)
        self._back = FocusPlace(self)
        self.seeking = Seeking(session, self.chosen.emit, self)
        self.seeking.changed.connect(self._search_again)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setTextMargins(self._theme.px(_PICTURE), 0, 0, 0)
        self._fit_hint()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """Say as much as there is room for; a hint that is cut would end before its keys."""
        room = self.width() - self._theme.px(_AROUND)
        hints = [*(tr(words, keys=_KEYS) for words in _HINTS), _KEYS]
        fitting = (hint for hint in hints if text_width(self.font(), hint) <= room)
        self.setPlaceholderText(next(fitting, hints[-1]))

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
        return self._answers.find(text)

    @cached_property
    def _answers(self) -> Answers:
        from jada_desk.desktop.answers import Answers

        return Answers(self._session, self.seeking, self._commands, self.chosen.emit, self._pick_up)

    def _pick_up(self, held: Held) -> None:
        self._session.hand.take(held)
        self.picked_up.emit(held)

    @cached_property
    def list(self) -> QListWidget:
        """The answers, made when there are some for the first time."""
        from PySide6.QtWidgets import QListWidget

        made = QListWidget()
        made.setAccessibleName(tr("Answers"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.itemClicked.connect(lambda item: self._run(made.row(item)))
        return made

    def _search(self, text: str) -> None:
        from PySide6.QtWidgets import QListWidgetItem

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
