"""The building blocks of the settings pages: fields with a label above, findings with what can be done."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jada_desk.desktop.connect.form import Form
from jada_desk.desktop.look.drop_down import DropDown
from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.connections import Finding, Health

_MARKS: Final = {
    Health.OK: ("check", "ok", tr_later("Works")),
    Health.WARN: ("info", "warn", tr_later("Works with less")),
    Health.FAIL: ("warning", "bad", tr_later("Does not work")),
    Health.SKIPPED: ("waiting", "secondary", tr_later("Not tested")),
}


class FormField(QLineEdit):
    """One line of the form, taken as it is typed."""

    def __init__(self, form: Form, section: str, key: str, name: str, placeholder: str = "") -> None:
        super().__init__(form.text(section, key), placeholderText=placeholder)
        self._form, self._section, self._key = form, section, key
        self.setAccessibleName(name)
        self.textEdited.connect(lambda text: form.put(section, key, text))
        form.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the form holds, unless it is being typed here."""
        value = self._form.text(self._section, self._key)
        if not self.hasFocus() and value != self.text():
            self.setText(value)


class Column(QVBoxLayout):
    """A page's column: title, words, fields."""

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(6)
        self.addWidget(Text(theme, title, 20, QFont.Weight.Bold))
        self.addWidget(Text(theme, words, 13, tone="secondary"))
        self.addSpacing(10)

    def field(self, label: str, widget: QWidget, hint: str = "") -> QLabel:
        """A field under its label, with a hint below; the hint's label."""
        head = Text(self._theme, label, 12.5, QFont.Weight.DemiBold)
        head.setBuddy(widget)
        self.addWidget(head)
        self.addWidget(widget)
        below = Text(self._theme, hint, 12, tone="secondary")
        below.setVisible(bool(hint))
        if hint:
            widget.setAccessibleDescription(hint)
        self.addWidget(below)
        self.addSpacing(8)
        return below

    def row(self, *widgets: QWidget, stretch: bool = True) -> None:
        """Widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
        self.addLayout(row)


class Choice(DropDown):
    """A list to choose from; `picked` gives the value of what a person chose. Typing is allowed where it says so."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, *, may_type: bool = False) -> None:
        super().__init__(theme, name)
        self.setEditable(may_type)
        self.setMinimumContentsLength(24)
        self.activated.connect(lambda _: self.picked.emit(self.value))
        if may_type:
            self.setInsertPolicy(DropDown.InsertPolicy.NoInsert)
            edit = self.lineEdit()
            assert edit
            edit.setAccessibleName(name)
            edit.textEdited.connect(lambda _: self.picked.emit(self.value))

    def setPlaceholderText(self, text: str) -> None:
        """What stands there while nothing is chosen or typed."""
        super().setPlaceholderText(text)
        if edit := self.lineEdit():
            edit.setPlaceholderText(text)

    @property
    def value(self) -> str:
        index = self.findText(self.currentText())
        return str(self.itemData(index)) if index >= 0 else self.currentText().strip()

    def offer(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Show (words, value) pairs, with `value` chosen."""
        self.clear()
        for words, one in options:
            self.addItem(words, one)
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)
        elif self.isEditable():
            self.setCurrentIndex(-1)
            self.setEditText(value)
        elif value:
            self.addItem(value, value)
            self.setCurrentIndex(self.count() - 1)


class Servers(QWidget):
    """Addresses of other servers than Google's or AWS's, out of sight until somebody wants or has one."""

    def __init__(self, form: Form, theme: Theme, *fields: tuple[str, str, str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._fields = [FormField(form, section, key, name, "http://…") for section, key, name in fields]
        for field in self._fields:
            label = Text(
                theme,
                tr("{address}, if it is another", address=field.accessibleName()),
                12.5,
                QFont.Weight.DemiBold,
            )
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        self.setVisible(any(field.text() for field in self._fields))

    def open(self) -> None:
        """Show the fields, and begin with the first."""
        self.show()
        self._fields[0].setFocus()


class FindingRow(Panel):
    """What one test found, with the buttons that help."""

    def __init__(
        self,
        theme: Theme,
        finding: Finding,
        sign_in: Callable[[str], object],
        create: Callable[[Finding], object],
    ) -> None:
        super().__init__("box", (12, 9, 12, 9))
        icon, tone, state = _MARKS[finding.health]
        if finding.creates:
            icon, tone, state = "plus", "warn", tr_later("Not there yet")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconMark(theme, icon, tone, 17), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = Text(theme, f"{finding.name}: {tr(state).lower()}", 13, QFont.Weight.DemiBold)
        words.addWidget(title)
        words.addWidget(Text(theme, finding.what, 13, selectable=True))
        if finding.health in (Health.FAIL, Health.WARN) and finding.remedy:
            words.addWidget(Text(theme, finding.remedy, 12.5, tone="secondary", selectable=True))
        if finding.creates:
            listed = "\n".join(f"·  {one}" for one in finding.creates)
            words.addWidget(Text(theme, tr("This would be created:\n{listed}", listed=listed), 12.5))
        head.addLayout(words, 1)
        self.column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addSpacing(25)
        if finding.sign_in:
            row.addWidget(
                ActionButton(
                    theme,
                    tr("Sign in to {sign_in}…", sign_in=finding.sign_in),
                    lambda: sign_in(finding.sign_in),
                )
            )
        if finding.creates:
            row.addWidget(ActionButton(theme, tr("Create this"), lambda: create(finding), icon="plus"))
        row.addStretch(1)
        if row.count() > 2:
            self.column.addLayout(row)


class Findings(QWidget):
    """The findings of a test, one under the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[FindingRow] = []
        self.found: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(6)

    def show_findings(
        self,
        found: tuple[Finding, ...],
        sign_in: Callable[[str], object],
        create: Callable[[Finding], object],
    ) -> None:
        self.clear()
        self.found = found
        for one in found:
            row = FindingRow(self._theme, one, sign_in, create)
            self._column.addWidget(row)
            self._rows.append(row)

    def show_first(self, area: QScrollArea) -> None:
        """Bring the first that does not work, or the first, into view."""
        wrong = (n for n, one in enumerate(self.found) if one.health is Health.FAIL)
        row = self._rows[next(wrong, 0)]
        QTimer.singleShot(0, row, lambda: area.ensureWidgetVisible(row, 0, self._theme.px(12)))

    def clear(self) -> None:
        self.found = ()
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
