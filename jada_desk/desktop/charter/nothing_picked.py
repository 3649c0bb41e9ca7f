"""What the right side says while no charter is selected: what the charters shown still need, the next to sail first."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jada_desk.desktop.charter.to_do_row import ROW_HEIGHT, ToDoRow
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.to_do import ToDo, to_do
from jada_desk.domain.translation import tr, tr_n

# Behind the first pictures of a start, and the first key.
_DELAY_MS: Final = 250
# More are not looked through; the grid's states show them all.
_MOST_ROWS: Final = 12
_ROW_GAP: Final = 6
_GAP: Final = 8
_MARGIN: Final = 12
# The line that counts what has no room, before it grows with the text.
_MORE: Final = 18


class NothingPicked(QWidget):
    """A row a charter that needs something; `wants_charter` leads to it. And how crew comes aboard."""

    wants_charter = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._items: tuple[ToDo, ...] = ()
        self.rows: list[ToDoRow] = []
        self.title = Text(theme, tr("Pick a charter"), 16, QFont.Weight.Bold)
        self.lead = Text(theme, "", 12.5, tone="secondary")
        self.lead.hide()
        self._list = QWidget()
        self._list.setAccessibleName(tr("Still to do"))
        self._stack = QVBoxLayout(self._list)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(_ROW_GAP)
        self._list.hide()
        self.more = Text(theme, "", 12.5, tone="secondary")
        self.more.hide()
        self.hint = Text(
            theme,
            tr(
                "A charter's guest, phone and guest page appear here.\n\nDrag somebody from the crew list onto "
                "a slot, or click a slot to choose. Nothing is sent before you press Publish."
            ),
            12.5,
            tone="secondary",
        )
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        for part in (self.title, self.lead, self._list, self.more):
            column.addWidget(part)
        column.addStretch(0)
        column.addWidget(self.hint)
        column.addStretch(1)
        self._due = AfterPaint(self._refresh, self, _DELAY_MS)
        for signal in (session.board_changed, session.weekend_read, theme.changed):
            signal.connect(self._due.ask)
        session.selected.connect(self._give_up_focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._items:
            # What stood here before may be done by now.
            self._refresh()
        else:
            self._due.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _refresh(self) -> None:
        session = self._session
        if not self.isVisible() or not session.is_open:
            return
        now = session.desk.now()
        self._items = to_do(session.board, now)
        count = len(self._items)
        if count:
            self.title.setText(tr("Still to do"))
            self.lead.setText(
                tr_n(
                    "{n} charter needs something.",
                    "{n} charters need something, the next to sail first.",
                    count,
                )
            )
        elif any(card.charter.end > now and not card.charter.is_cancelled for card in session.board.cards):
            self.title.setText(tr("Ready to sail"))
            self.lead.setText(tr("Every charter shown has its crew, its guest's contact and its waivers."))
        else:
            self.title.setText(tr("Pick a charter"))
            self.lead.setText("")
        self.lead.setVisible(bool(self.lead.text()))
        # Below a list the hint stands at the end of the page, else right below the heading.
        self._column.setStretch(self._column.indexOf(self.hint) - 1, 1 if count else 0)
        self._column.setStretch(self._column.indexOf(self.hint) + 1, 0 if count else 1)
        self._fit()

    def _fit(self) -> None:
        """Show as many rows as the page has room for, and how many there are besides."""
        shown = self._items[: self._room_for_rows()]
        focused = next((row for row in self.rows if row.hasFocus()), None)
        while len(self.rows) < len(shown):
            row = ToDoRow(self._theme, self._list)
            row.clicked.connect(partial(self._choose, row))
            row.stepped.connect(partial(self._step, row))
            self._stack.addWidget(row)
            self.rows.append(row)
        for row, item in zip(self.rows, shown, strict=False):
            row.show_item(item)
        if focused and self.rows.index(focused) >= len(shown):
            # Else it would go on to whatever comes next by Tab.
            (self.rows[len(shown) - 1] if shown else self.window()).setFocus(Qt.FocusReason.OtherFocusReason)
        for n, row in enumerate(self.rows):
            row.setVisible(n < len(shown))
        self._list.setVisible(bool(shown))
        left = len(self._items) - len(shown)
        self.more.setText(tr("and {n} more", n=left))
        self.more.setVisible(left > 0)

    def _room_for_rows(self) -> int:
        px, width = self._theme.px, self.width() - 2 * _MARGIN
        texts = (self.title, self.lead, self.hint)
        taken = sum(one.heightForWidth(width) + _GAP for one in texts) + px(_MORE) + 2 * _GAP + 2 * _MARGIN
        fitting = (self.height() - taken + _ROW_GAP) // (px(ROW_HEIGHT) + _ROW_GAP)
        return max(1, min(_MOST_ROWS, fitting))

    def _choose(self, row: ToDoRow) -> None:
        if row.item:
            self.wants_charter.emit(row.item.event_id)

    def _step(self, row: ToDoRow, by: int) -> None:
        shown = [one for one in self.rows if not one.isHidden()]
        at = shown.index(row) + by
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_up_focus(self, event_id: str) -> None:
        focus = QApplication.focusWidget()
        if event_id and focus and self.isAncestorOf(focus):
            # The page goes: nothing shall be typed by accident into what comes in its place.
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
