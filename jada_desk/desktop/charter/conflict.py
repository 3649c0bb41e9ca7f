"""A field that a colleague changed in Google while the draft changes it too: was, theirs, yours, and a choice."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import field_label, show_field
from jada_desk.desktop.state.session import Session
from jada_desk.domain.draft import Conflict
from jada_desk.domain.translation import tr


class ConflictPanel(Panel):
    """One field in conflict. Choosing edits the draft, and can be undone like any edit."""

    chosen = Signal()

    def __init__(self, session: Session, theme: Theme, conflict: Conflict, charter: str = "") -> None:
        super().__init__("bad", (10, 8, 10, 10))
        self._session, self._conflict = session, conflict
        label = field_label(conflict.field)
        about = tr("{label} of {charter}", label=label, charter=charter) if charter else label
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconMark(theme, "google", "bad", 15))
        words = tr("{about} was changed in Google too", about=about)
        head.addWidget(Text(theme, words, 12.5, QFont.Weight.DemiBold, "bad"), 1)
        self.column.addLayout(head)
        table = QGridLayout()
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(1)
        table.setColumnStretch(1, 1)
        values = [
            (tr("Was"), show_field(conflict.field, conflict.base)),
            (tr("In Google"), show_field(conflict.field, conflict.theirs)),
            (tr("Yours"), show_field(conflict.field, conflict.yours)),
        ]
        for row, (name, value) in enumerate(values):
            table.addWidget(Text(theme, name, 12, tone="bad", wrap=False), row, 0)
            table.addWidget(
                Text(theme, value, 12.5, QFont.Weight.DemiBold if row else QFont.Weight.Normal), row, 1
            )
        self.column.addLayout(table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.theirs = ActionButton(theme, tr("Keep Google's"), partial(self._choose, False), size=12.5)
        self.mine = ActionButton(theme, tr("Keep mine"), partial(self._choose, True), size=12.5)
        for button, (_, value) in ((self.theirs, values[1]), (self.mine, values[2])):
            button.setAccessibleName(f"{button.text()}: {about}, {value}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)

    def _choose(self, keep: bool) -> None:
        self._session.resolve(self._conflict.event_id, self._conflict.field, keep=keep)
        self.chosen.emit()
