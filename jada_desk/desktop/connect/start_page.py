"""The first start: try the practice workspace at once, or connect a real operation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.parts import ActionButton, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr


class StartPage(QWidget):
    """Two ways in. `wants_practice` and `wants_connect` say which was chosen."""

    wants_practice = Signal()
    wants_connect = Signal()

    def __init__(self, theme: Theme, *, is_started: bool) -> None:
        """`is_started`: a connection was begun and not finished."""
        super().__init__()
        theme.dress(self)
        self.setWindowTitle("JADA Desk")
        self.resize(1040, 680)
        self.setMinimumSize(860, 540)
        title = Text(theme, tr("Welcome to JADA Desk"), 26, QFont.Weight.Bold)
        words = Text(
            theme,
            tr(
                "See the weekend, assign crew, and tell guests and crew. Nothing is sent until you "
                "press Publish."
            ),
            14.5,
            tone="secondary",
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.practice = ActionButton(
            theme, tr("Open the practice workspace"), self.wants_practice.emit, kind="primary"
        )
        self.connect_button = ActionButton(
            theme,
            tr("Go on connecting…") if is_started else tr("Connect my operation…"),
            self.wants_connect.emit,
        )
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addStretch(1)
        row.addWidget(
            _card(
                theme,
                tr("Try it first"),
                tr(
                    "A whole weekend of made-up charters on this computer. Change, publish, break "
                    "things: nobody real is told anything."
                ),
                self.practice,
            )
        )
        row.addWidget(
            _card(
                theme,
                tr("Connect for real"),
                tr(
                    "Your Google calendar and your AWS account, step by step, each tested. It takes "
                    "about five minutes and can be stopped at any step."
                ),
                self.connect_button,
            )
        )
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 30)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(22)
        column.addLayout(row)
        column.addStretch(3)
        self.practice.setFocus()


def _card(theme: Theme, title: str, words: str, button: ActionButton) -> Panel:
    card = Panel("box", (22, 20, 22, 20))
    card.setFixedWidth(theme.px(340))
    card.column.setSpacing(10)
    card.column.addWidget(Text(theme, title, 17, QFont.Weight.DemiBold))
    card.column.addWidget(Text(theme, words, 13.5, tone="secondary"), 1)
    card.column.addWidget(button)
    return card
