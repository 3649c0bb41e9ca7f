"""Painted widgets that keep a role in the accessibility tree, and what is said aloud.

The role comes from Qt's own class beneath. A factory of our own in Python would give any role, but Qt hands it every
object, the browser's internals too, and wrapping those ends the process.
"""

from PySide6.QtWidgets import QGroupBox, QLabel, QWidget

from jada_desk.domain.translation import tr


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something of a widget."""
    # Imported here: the enumerations of roles and states take a start 3 ms to make.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class PaintedGroup(QGroupBox):
    """Something painted that holds real controls; role "grouping"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_selected = False

    def mark_selected(self, selected: bool) -> None:
        """Be the selected one of its kind, for the eye and for the reader."""
        self.is_selected = selected
        self.setAccessibleDescription(tr("Selected") if selected else "")


class PaintedText(QLabel):
    """Something painted that is only read; role "static text"."""
