"""The style sheet of the plain controls, built from a palette. Cards, slots and chips paint themselves."""

from collections.abc import Callable, Mapping
from string import Template
from typing import Final

# Fonts are not set here: a size in an application's style sheet beats every setFont.
_SHEET: Final = Template("""
QToolTip { color: $text; background: $card; border: 1px solid $edge; padding: 4px 6px; }
#topBar, #statusBar, #roster, #side { background: $card; }
#topBar { border-bottom: 1px solid $line; }
#statusBar { border-top: 1px solid $line; }
#roster { border-right: 1px solid $line; }
#side { border-left: 1px solid $line; }
#sideScroll, #sideScroll > QWidget, #sideScroll > QWidget > QWidget { background: $card; }
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="was"] { color: $secondary; }

QPushButton, QToolButton {
  background: $card; color: $text; border: 1px solid $edge; border-radius: ${r6}px;
  padding: 0 ${p10}px; min-height: ${h30}px;
}
QToolButton { padding: 0; min-width: ${h30}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 ${p9}px; }
QToolButton:focus { padding: 0; }
QPushButton:disabled, QToolButton:disabled { color: $secondary; border-color: $line; background: $page; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; padding: 0 ${p14}px; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 ${p13}px; }
QPushButton[kind="primary"]:disabled { background: $neutral; color: $secondary; border-color: $edge; }
QPushButton[kind="menu"] { border-color: transparent; background: transparent; text-align: left; }
QPushButton[kind="menu"]:hover { background: $hover; }
QPushButton[kind="menu"]:focus { border: 2px solid $accent; }
QPushButton[kind="step"] { border-color: transparent; background: transparent; text-align: left;
  padding: 0 ${p8}px; }
QPushButton[kind="step"]:hover { background: $hover; }
QPushButton[kind="step"]:focus { border: 2px solid $accent; padding: 0 ${p7}px; }
QPushButton[kind="step"]:checked { background: $accent_soft; color: $text; }
QPushButton[kind="step"]:disabled { color: $secondary; background: transparent; }
#rail { background: $card; border-right: 1px solid $line; }
QPushButton[kind="segment"] { padding: 0 ${p4}px; }
QPushButton[kind="segment"]:focus { padding: 0 ${p3}px; }
QPushButton[kind="field"] { background: $field; padding: 0 ${p4}px; min-height: ${h28}px; }
QPushButton[kind="field"]:hover { background: $hover; }
QPushButton[kind="field"]:focus { padding: 0 ${p3}px; min-height: ${h26}px; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $text; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"] { padding: 0 ${p6}px; color: $accent; min-height: ${h22}px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; }

QLineEdit, QPlainTextEdit, QSpinBox, QTimeEdit, QComboBox {
  background: $field; color: $text; border: 1px solid $edge; border-radius: ${r6}px; padding: 0 ${p7}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QSpinBox, QTimeEdit, QComboBox { min-height: ${h28}px; }
QPlainTextEdit { padding: ${p2}px ${p7}px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QTimeEdit:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 0 ${p6}px;
}
QPlainTextEdit:focus { padding: ${p1}px ${p6}px; }
QLineEdit[bad="true"] { border: 2px solid $bad; }
QPushButton[changed="true"], QLineEdit[changed="true"], QPlainTextEdit[changed="true"], QComboBox[changed="true"] {
  background: $unpublished_soft; border-color: $unpublished;
}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  background: $page; color: $secondary; border-color: $line;
}
QComboBox { padding-left: ${p9}px; }
QComboBox:focus { padding-left: ${p8}px; }
QComboBox::drop-down { border: none; width: ${h20}px; }
QComboBox QAbstractItemView {
  background: $card; color: $text; border: 1px solid $edge; outline: none;
  selection-background-color: $accent_soft; selection-color: $text;
}

QCheckBox { spacing: ${p7}px; color: $text; }
QCheckBox:disabled { color: $secondary; }

QListWidget { background: transparent; border: none; outline: none; }
QListWidget::item { border-radius: ${r6}px; padding: ${p4}px ${p6}px; color: $text; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QListWidget::item:disabled { color: $secondary; }

QTableWidget { background: $card; color: $text; border: 1px solid $line; gridline-color: $line; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QHeaderView::section { background: $header; color: $secondary; border: none; border-bottom: 1px solid $line;
  padding: ${p4}px ${p6}px; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: ${h10}px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: ${r4}px; min-height: ${h28}px; margin: 1px; }
QScrollBar[idle="true"]::handle:vertical { background: transparent; }
QScrollBar:horizontal { background: transparent; height: ${h10}px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: ${r4}px; min-width: ${h28}px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame[panel="floating"] { background: $card; border: 1px solid $edge; border-radius: ${r8}px; }
QFrame[panel="box"] { background: $card; border: 1px solid $line; border-radius: ${r8}px; }
QFrame[panel="warn"] { background: $warn_soft; border: 1px solid $warn; border-radius: ${r8}px; }
QFrame[panel="bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: ${r8}px; }
QFrame[panel="ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: ${r8}px; }
QFrame[panel="chosen"] { background: $card; border: 2px solid $accent; border-radius: ${r8}px; }
QFrame[panel="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
#banner { background: $warn_soft; border-bottom: 1px solid $warn; }
#banner QLabel { color: $warn; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QToolButton { border: none; padding: 0 ${p4}px; font-weight: 600; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { min-height: ${h22}px; }
QCalendarWidget QTableView { border: none; outline: none; }
QMenu { background: $card; color: $text; border: 1px solid $edge; }
QMenu::item:selected { background: $accent_soft; }
QProgressBar { background: $neutral; border: none; border-radius: ${r4}px; max-height: ${h8}px; min-height: ${h8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${r4}px; }
""")


def stylesheet(palette: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The sheet in a palette's colours, with lengths that grow with the text."""
    lengths = {f"{kind}{size}": px(size) for kind in "rph" for size in range(1, 41)}
    return _SHEET.substitute(palette, **lengths)
