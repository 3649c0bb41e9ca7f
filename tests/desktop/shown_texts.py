"""Everything that a window says: what is written on it, what a reader hears, what the mouse finds, what is painted."""

import re
import sys
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTextEdit,
    QWidget,
)


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """The texts of every visible part: (text, where it is). What a person typed is none of them."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or _is_qts_own(widget):
            continue
        where = f"{type(widget).__name__} {widget.accessibleName()!r}"
        for text in _texts_of(widget):
            plain = unescape(re.sub(r"<[^<>]+>", " ", text))
            if plain.strip():
                yield plain, where


def painted_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that fills with what the desk's parts paint themselves from now on."""
    painted: list[str] = []
    for name, module in sys.modules.items():
        draw = getattr(module, "draw_text", None)
        if not name.startswith("jada_desk.desktop.") or draw is None:
            continue

        def drawn(painter, rect, text, *rest, _draw=draw, **named):
            painted.append(text)
            return _draw(painter, rect, text, *rest, **named)

        monkeypatch.setattr(module, "draw_text", drawn)
    return painted


def _is_qts_own(widget: QWidget) -> bool:
    """Parts of Qt's calendar and of its edit fields, whose words come from Qt's own catalogues."""
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QCalendarWidget) or widget.objectName().startswith("qt_"):
            return True
        parent = parent.parentWidget()
    return False


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTableWidget):
        for column in range(widget.columnCount()):
            header = widget.horizontalHeaderItem(column)
            yield header.text() if header else ""
    if isinstance(widget, QAbstractItemView):
        columns = widget.columnCount() if isinstance(widget, QTableWidget) else 1
        yield from _items(widget.model(), columns)


def _items(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


def cut_words(root: QWidget) -> Iterator[str]:
    """The words of each button that has less room than they need, or that its surroundings cut off at a side."""
    for button in root.findChildren(QPushButton):
        parent = button.parentWidget()
        if not button.isVisible() or not button.text() or parent is None:
            continue
        inside = parent.rect().adjusted(0, -button.height(), 0, button.height())
        if button.width() < button.minimumSizeHint().width() or not inside.contains(button.geometry()):
            yield button.text()
