"""What a crew table from a spreadsheet would change, row by row, before anything is saved."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_form import CrewRow, RowKind, read_crew_table
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr, tr_later, tr_n

_COLUMNS: Final = (
    tr_later("Row"),
    tr_later("Name"),
    tr_later("Roles"),
    tr_later("Phone"),
    tr_later("What happens"),
)
_WORDS: Final = {
    RowKind.NEW: tr_later("New"),
    RowKind.CHANGED: tr_later("Changes"),
    RowKind.SAME: tr_later("Nothing to do"),
    RowKind.PROBLEM: tr_later("Left out"),
}
_TONES: Final = {
    RowKind.NEW: "ok",
    RowKind.CHANGED: "text",
    RowKind.SAME: "secondary",
    RowKind.PROBLEM: "bad",
}


class CrewImport(QWidget):
    """A table of rows with a tick each; `wanted` has the members to save."""

    wanted = Signal(list)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[CrewRow, ...] = ()
        self._is_busy = False
        self.head = Text(theme, "", 13, QFont.Weight.DemiBold)
        self.trouble = Text(theme, "", 12.5, tone="bad")
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName(tr("What the table would change"))
        self.table.setHorizontalHeaderLabels([tr(one) for one in _COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setTabKeyNavigation(False)
        self.table.itemChanged.connect(lambda _: self._offer())
        self.back = ActionButton(theme, tr("Back"), self.left.emit)
        self.take = ActionButton(theme, "", self._take, kind="primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.head, self.trouble):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def show_table(self, text: str, directory: Directory) -> None:
        """Work out what a table would change and show it. Raises BadInput for what is no crew table."""
        self._rows = read_crew_table(text, directory)
        self.trouble.hide()
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._rows))
        for n, row in enumerate(self._rows):
            self._show_row(n, row)
        self.table.blockSignals(False)
        for column in range(len(_COLUMNS) - 1):
            self.table.resizeColumnToContents(column)
        self.head.setText(self._summary())
        self._offer()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_row(self, n: int, row: CrewRow) -> None:
        one = row.member
        word = tr(_WORDS[row.kind])
        what = f"{word}: {row.detail}" if row.detail else word
        roles = ", ".join(sorted(one.roles)) if one else ""
        phone = to_display(one.phone) if one and one.phone else ""
        for column, text in enumerate((str(row.line), row.name, roles, phone, what)):
            item = QTableWidgetItem(text)
            item.setFont(self._theme.font(12.5))
            item.setForeground(self._theme.color(_TONES[row.kind]))
            if column == 0 and row.kind in (RowKind.NEW, RowKind.CHANGED):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(n, column, item)

    def _summary(self) -> str:
        kinds = [row.kind for row in self._rows]
        parts = [
            tr("{n} new", n=kinds.count(RowKind.NEW)),
            tr("{n} changed", n=kinds.count(RowKind.CHANGED)),
            tr("{n} as they are", n=kinds.count(RowKind.SAME)),
        ]
        if problems := kinds.count(RowKind.PROBLEM):
            parts.append(tr("{n} that cannot be read and are left out", n=problems))
        return tr_n("{n} row: {parts}", "{n} rows: {parts}", len(kinds), parts=", ".join(parts))

    @property
    def ticked(self) -> list[CrewMember]:
        """The members to save; of two rows about one person the later counts."""
        found = {
            row.member.crew_id: row.member
            for n, row in enumerate(self._rows)
            if row.member and (tick := self.table.item(n, 0)) and tick.checkState() is Qt.CheckState.Checked
        }
        return list(found.values())

    def _offer(self) -> None:
        number = len(self.ticked)
        self.take.setText(
            tr_n("Save {n} crew member", "Save {n} crew members", number) if number else tr("Nothing to save")
        )
        self.take.setEnabled(number > 0 and not self._is_busy)

    def _take(self) -> None:
        self.wanted.emit(self.ticked)

    def set_busy(self, is_busy: bool) -> None:
        """Take no second press while members are being saved."""
        self._is_busy = is_busy
        self._offer()

    def say(self, why: str) -> None:
        """Say why they were not saved."""
        self.trouble.setText(why)
        self.trouble.show()
