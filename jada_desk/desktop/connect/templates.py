"""A tenant's own templates: changed with what they make beside them, and saved only when they pass the check."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QRect, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr
from jada_desk.pages.own_templates import KINDS, Checked, Kind, built_in, check, difference

if TYPE_CHECKING:
    from jada_desk.pages.own_templates import TemplateFolder

_DELAY_MS: Final = 300
_WIDTH: Final = 1180
_PREVIEW_WIDTH: Final = 392
_MOST_PROBLEMS: Final = 4


class TemplateEditor(Floating):
    """Shows one template at a time. What was typed and not saved stays until the desk is closed."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, transient=False)
        self._session, self._theme = session, theme
        self._kind = KINDS[0]
        self._saved: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self.setAccessibleName(tr("Templates of your own"))
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self.choices = {kind.name: self._choice(kind) for kind in KINDS}
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(Text(theme, tr("Templates of your own"), 16, QFont.Weight.Bold), 1)
        for button in self.choices.values():
            top.addWidget(button)
        self.state = Text(theme, "", 12.5, tone="secondary")
        self.source = self._plain(tr("The template"))
        self.source.textChanged.connect(self._typing)
        self.changes = self._plain(tr("What is otherwise than in the built-in"), read_only=True)
        self._left = QStackedWidget()
        self._left.addWidget(self.source)
        self._left.addWidget(self.changes)
        self.preview = Preview(theme)
        self.text = self._plain(tr("What it makes"), read_only=True)
        self._right = QStackedWidget()
        self._right.addWidget(self.preview)
        self._right.addWidget(self.text)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self._left)
        middle.addWidget(self._right)
        middle.setStretchFactor(0, 1)
        self._middle = middle
        self.problems = Text(theme, "", 12.5)
        self.save = ActionButton(theme, tr("Save and use"), self._save, icon="check", kind="primary")
        self.differ = ActionButton(theme, tr("Show what differs"), self._differ)
        self.differ.setCheckable(True)
        self.drop = ActionButton(theme, tr("Back to the built-in"), self._drop)
        close = ActionButton(theme, tr("Close"), self.dismiss)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for widget in (close, self.differ, self.drop):
            bottom.addWidget(widget)
        bottom.addStretch(1)
        bottom.addWidget(self.save)
        below = QVBoxLayout()
        below.addWidget(self.problems)
        below.addLayout(bottom)
        self.column.addLayout(top)
        self.column.addWidget(self.state)
        self.column.addWidget(middle, 1)
        self.column.addLayout(below)
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self._check)
        self.closed.connect(self.preview.close_browser)

    @property
    def _folder(self) -> TemplateFolder | None:
        return cast("TemplateFolder | None", self._session.desk.own_templates())

    def _choice(self, kind: Kind) -> ActionButton:
        button = ActionButton(
            self._theme, tr(kind.title), lambda: self.show_kind(kind), kind="segment", size=12.5
        )
        button.setCheckable(True)
        return button

    def _plain(self, name: str, *, read_only: bool = False) -> QPlainTextEdit:
        edit = QPlainTextEdit(readOnly=read_only)
        edit.setAccessibleName(name)
        # Tab goes on to the buttons.
        edit.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(12.5))
        edit.setFont(font)
        if not read_only:
            edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return edit

    def open_for_session(self) -> None:
        """Show the templates, the one that cannot be used first."""
        window = self.window()
        width = min(window.width() - 40, self._theme.px(_WIDTH))
        height = window.height() - self._theme.px(60)
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self._middle.setSizes([width - self._theme.px(_PREVIEW_WIDTH), self._theme.px(_PREVIEW_WIDTH)])
        folder = self._folder
        broken = [kind for kind in KINDS if folder and (own := folder.read(kind)) and own.problems]
        self.show_kind(broken[0] if broken else self._kind)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kind(self, kind: Kind) -> None:
        """Show one template: what was typed, else the tenant's own, else the built-in."""
        self._kind = kind
        for name, button in self.choices.items():
            button.setChecked(name == kind.name)
        own = self._folder.read(kind) if self._folder else None
        self._saved[kind.name] = own.source if own else ""
        with QSignalBlocker(self.source):
            self.source.setPlainText(self._typed.get(kind.name) or self._saved[kind.name] or built_in(kind))
        self.differ.setChecked(False)
        self._left.setCurrentWidget(self.source)
        self._right.setCurrentWidget(self.preview if kind.is_html else self.text)
        self._delay.stop()
        self._check()

    def _typing(self) -> None:
        self._typed[self._kind.name] = self.source.toPlainText()
        self.save.setEnabled(False)
        self._delay.start()

    def _check(self) -> None:
        kind, source, tenant = self._kind, self.source.toPlainText(), self._session.desk.tenant
        self._session.tasks.start(
            "render",
            Task(
                lambda _report, _cancel: check(kind, source, tenant),
                succeeded=self._checked,
                failed=self._session.failed.emit,
            ),
            key="template",
        )

    def _checked(self, checked: Checked) -> None:
        if checked.kind != self._kind or checked.source != self.source.toPlainText():
            return
        kind, saved = self._kind, self._saved[self._kind.name]
        is_new = checked.source != saved and (bool(saved) or checked.source != built_in(kind))
        if checked.shown and kind.is_html:
            self.preview.show_page(checked.shown.encode())
        elif checked.shown:
            self.text.setPlainText(checked.shown)
        problems = list(checked.problems[:_MOST_PROBLEMS])
        if more := len(checked.problems) - len(problems):
            problems.append(tr("And {more} more.", more=more))
        self.problems.set_tone("bad" if problems else "ok")
        if not problems:
            words = [tr("Every fact is said, and nothing comes from elsewhere.")]
            if checked.shown and kind.is_html:
                words.append(tr("It makes {size} bytes.", size=f"{len(checked.shown.encode()):,}"))
            problems = [" ".join(words)]
        self.problems.setText("\n".join(problems))
        self.save.setEnabled(is_new and not checked.problems)
        self.drop.setEnabled(bool(saved) or is_new)
        self.differ.setEnabled(checked.source != built_in(kind))
        self.state.setText(self._say_state(is_new))

    def _say_state(self, is_new: bool) -> str:
        own = self._folder.read(self._kind) if self._folder else None
        now = tr("Used is your own.") if own else tr("Used is the built-in.")
        if own and own.problems:
            now = tr("Your own does not pass, so the built-in is used.")
        sentences = [now, tr("What you typed is not saved.")] if is_new else [now]
        return " ".join([*sentences, tr("Changes show in the next review.")])

    def _differ(self) -> None:
        if self.differ.isChecked():
            self.changes.setPlainText(difference(self._kind, self.source.toPlainText()))
            self._left.setCurrentWidget(self.changes)
        else:
            self._left.setCurrentWidget(self.source)

    def _save(self) -> None:
        self._write(lambda folder: folder.save(self._kind, self.source.toPlainText()), tr("Template saved."))

    def _drop(self) -> None:
        self._write(lambda folder: folder.drop(self._kind), tr("Back to the built-in template."))

    def _write(self, do: Callable[[TemplateFolder], object], said: str) -> None:
        folder = self._folder
        if folder is None:
            return
        try:
            do(folder)
        except (JadaError, OSError) as exc:
            self.problems.set_tone("bad")
            self.problems.setText(str(exc))
            return
        self._typed.pop(self._kind.name, None)
        self.show_kind(self._kind)
        self._session.announced.emit(said)
        self._session.check_templates()
        # The weekend's pages are other bytes now.
        self._session.refresh()
