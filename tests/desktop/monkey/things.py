"""What a screen reader meets in the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.look.floating import Floating

# What a person acts on: each must say what it is and what it is called.
CONTROLS: Final = {
    *(QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.ButtonDropDown),
    *(QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.ComboBox),
    *(QAccessible.Role.EditableText, QAccessible.Role.SpinBox, QAccessible.Role.Slider, QAccessible.Role.Link),
    *(QAccessible.Role.List, QAccessible.Role.ListItem, QAccessible.Role.Table, QAccessible.Role.PageTab),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """One part of the accessible tree, where it is on the screen."""

    role: QAccessible.Role
    name: str
    rect: QRect
    widget: QWidget | None
    is_enabled: bool
    is_focusable: bool


def visible_things(window: QWidget) -> Iterator[Thing]:
    """What a screen reader meets in the window."""
    todo: list[QAccessibleInterface] = [QAccessible.queryAccessibleInterface(window)]
    while todo:
        one = todo.pop()
        if not one.isValid():
            continue
        state = one.state()
        if state.invisible:
            continue
        found = one.object()
        yield Thing(
            one.role(),
            one.text(QAccessible.Text.Name),
            one.rect(),
            found if isinstance(found, QWidget) else None,
            not state.disabled,
            bool(state.focusable),
        )
        todo += [one.child(n) for n in range(one.childCount())]


def things_to_press(window: QWidget) -> list[Thing]:
    """The controls that a person could press now."""
    corner = window.mapToGlobal(QPoint(0, 0))
    inside = QRect(corner, window.size())
    return [
        one
        for one in visible_things(window)
        if one.role in CONTROLS and one.is_enabled and inside.contains(one.rect.center())
    ]


def panels_over(window: QWidget) -> list[Floating]:
    """The open panels that everything else of the window lies behind."""
    return [one for one in window.findChildren(Floating) if one.lies_over_all]
