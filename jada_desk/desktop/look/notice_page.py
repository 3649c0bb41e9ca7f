"""What stands in the grid's place when there is nothing to show: starting, reading, empty, failed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.parts import ActionButton, BusyMark, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr

# What a button says, and what pressing it does.
Action = tuple[str, Callable[[], object]]


class NoticePage(QWidget):
    """A sentence, what it means, and at most two things to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = Text(theme, "", 20, QFont.Weight.Bold)
        self.detail = Text(theme, "", 13.5, tone="secondary")
        self.bar = BusyMark(theme, tr("Working"))
        self.bar.setFixedWidth(theme.px(260))
        self.buttons = tuple(ActionButton(theme, "", partial(self._press, n)) for n in range(2))
        self._actions: tuple[Action, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 0, 40, 40)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self.title, self.detail):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, title: str, detail: str, *actions: Action, busy: bool = False) -> None:
        """Show a sentence, its detail, and a button for each action. The focus stays here when it was here."""
        focus = QApplication.focusWidget()
        was_here = focus is self or self.isAncestorOf(focus or self)
        if was_here:
            # A button that goes would hand it on to whatever comes next by Tab.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.detail.setText(detail)
        self.bar.setVisible(busy)
        self._actions = actions
        for n, button in enumerate(self.buttons):
            button.setVisible(n < len(actions))
            if n < len(actions):
                button.setText(actions[n][0])
        if was_here:
            self.enter()

    def enter(self) -> None:
        """Take the focus: on the first button where there is one."""
        target = self.buttons[0] if self._actions else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, n: int) -> None:
        self._actions[n][1]()
