"""The crew beside the grid: who is there, what they may do, which days they are free."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jada_desk.desktop.board.crew_chip import CHIP_HEIGHT, CrewChip
from jada_desk.desktop.board.drag import MIME
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.parts import IconButton, make_clearable
from jada_desk.desktop.look.plain_scroll import PlainScroll
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import RosterRow
from jada_desk.domain.crew import fold
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_short_weekday, say_weekday

_SHOWN: Final = (
    (tr_later("All"), tr_later("Show all crew")),
    (tr_later("Captains"), tr_later("Show captains")),
    (tr_later("Free"), tr_later("Show free crew")),
)
# Fewer would stand in every phone number.
_LEAST_DIGITS: Final = 3
# Around the list, where its chips have their focus frames.
_EDGE_PX: Final = 2
# Those out of view come a few at a time, and a key that is pressed meanwhile is answered between them.
_AT_ONCE: Final = 10
_TURN_MS: Final = 20


class Roster(QWidget):
    """The crew list with its filter. A person dropped here leaves their slot."""

    carried = Signal(object)
    # A name, and the chip where it stands.
    wants_crew_card = Signal(str, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._session, self._theme = session, theme
        self.chips: list[CrewChip] = []
        self.filter = QLineEdit(placeholderText=tr("Filter crew   Ctrl+F"))
        make_clearable(self.filter)
        self.filter.setAccessibleName(tr("Filter crew by name or phone number"))
        self.filter.textChanged.connect(self._filter)
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
        self.segments.idClicked.connect(self._filter)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        inner = QWidget()
        inner.setObjectName("rosterList")
        inner.setAccessibleName(tr("Crew"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX)
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
        scroll.resized.connect(self._stack_chips)
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
        self._others = AfterPaint(self._show_more, self, _TURN_MS)
        session.board_changed.connect(self._due.ask)
        session.hand.changed.connect(self._show_hand)
        theme.changed.connect(self._retheme)
        self._retheme()

    def show_board(self) -> None:
        """Show the session's crew: as many as there is room for at once, the others when these are painted."""
        roster = self._session.board.roster
        room = self._scroll.viewport().height() // self._theme.px(CHIP_HEIGHT) + 1
        if self.filter.text() or self.segments.checkedId():
            room = len(roster)
        self._show(roster[: max(room, len(self.chips))])
        if len(self.chips) < len(roster):
            self._others.ask()

    def _show_more(self) -> None:
        roster = self._session.board.roster
        self._show(roster[: len(self.chips) + _AT_ONCE])
        if len(self.chips) < len(roster):
            self._others.ask()

    def _show(self, rows: tuple[RosterRow, ...]) -> None:
        board = self._session.board
        letters = tuple(say_short_weekday(day)[0] for day in board.days)
        words = tuple(say_weekday(day) for day in board.days)
        while len(self.chips) > len(rows):
            chip = self.chips.pop()
            if chip.hasFocus():
                self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(rows):
            chip = CrewChip(self._session, self._theme, self)
            chip.stepped.connect(partial(self._step, chip))
            chip.picked_up.connect(self._carry)
            chip.asked.connect(partial(self._ask_about, chip))
            self._list.addWidget(chip)
            self.chips.append(chip)
        for chip, row in zip(self.chips, rows, strict=True):
            if chip.row != row:
                chip.show_row(row, letters, words)
        self._title.setText(tr("Crew · {n}", n=len(board.roster)))
        self._stack_chips()
        self._apply_filter()

    def _stack_chips(self) -> None:
        """Stack the words of all where those of one have no room: a list is read down its edges."""
        width = self._scroll.viewport().width() - 2 * _EDGE_PX
        is_stacked = not all(chip.has_room_beside(width) for chip in self.chips)
        for chip in self.chips:
            chip.stack(is_stacked)

    def _carry(self, held: Held) -> None:
        self.carried.emit(held)

    def _ask_about(self, chip: CrewChip) -> None:
        self.wants_crew_card.emit(chip.name, chip)

    def _filter(self, *_: object) -> None:
        self._others.stop()
        self._show(self._session.board.roster)

    def _apply_filter(self) -> None:
        wanted, shown = fold(self.filter.text()), self.segments.checkedId()
        digits = "".join(filter(str.isdigit, wanted))
        count = 0
        for chip in self.chips:
            row = chip.row
            if row is None:
                continue
            names = (row.member.name, *row.member.aliases)
            fits = not wanted or any(wanted in fold(name) for name in names)
            fits |= len(digits) >= _LEAST_DIGITS and digits in "".join(filter(str.isdigit, row.member.phone))
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
            chip.setFixedHeight(self._theme.px(CHIP_HEIGHT))
            chip.update()
        self._stack_chips()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        held = self._session.hand.held
        if event.mimeData().hasFormat(MIME) and held and held.origin:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        held = self._session.hand.held
        if held and held.origin:
            self._session.clear(held.origin)
            event.acceptProposedAction()
