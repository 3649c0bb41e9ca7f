"""Roles and states for the widgets that paint themselves, in the accessibility tree."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class PaintedWidget(QWidget):
    """A painted widget that says what it is: `accessible_role`, and whether it is the selected one of its kind."""

    accessible_role = QAccessible.Role.Grouping
    is_selected = False
    # The tree's own object for this widget; Python must not collect it while the widget lives.
    accessible_interface: QAccessibleInterface | None = None


class _Interface(QAccessibleWidget):
    def __init__(self, widget: PaintedWidget) -> None:
        super().__init__(widget, widget.accessible_role, "")

    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.object()
        if isinstance(widget, PaintedWidget):
            state.selectable = True
            state.selected = widget.is_selected
        return state


def _make_interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, PaintedWidget):
        return None
    widget.accessible_interface = _Interface(widget)
    return widget.accessible_interface


def install_roles() -> None:
    """Make the tree ask painted widgets for their role; call once, after QApplication."""
    QAccessible.installFactory(_make_interface)
