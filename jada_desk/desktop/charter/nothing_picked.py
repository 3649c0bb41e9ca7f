"""What the right side says while no charter is selected."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr


class NothingPicked(QWidget):
    """Says what appears here, and how crew comes aboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 28, 60)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Text(theme, tr("Pick a charter"), 16, QFont.Weight.DemiBold))
        hint = tr(
            "Its guest, phone and guest page appear here.\n\nDrag somebody from the crew list onto "
            "a slot, or click a slot to choose. Nothing is sent before you press Publish."
        )
        column.addWidget(Text(theme, hint, 13, tone="secondary"))
        column.addStretch(2)
