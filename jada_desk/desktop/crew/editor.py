"""The crew directory: who sails, what they may do, how to reach them; one at a time or from a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, QStandardPaths, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.crew.spreadsheet import CrewImport
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, Text, make_clearable, set_flag
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.crew import CrewMember, fold
from jada_desk.domain.crew_form import BadCrew, CrewForm, form_of, read_form
from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.translation import tr, tr_later, tr_n

_WIDTH: Final = 860
_HEIGHT: Final = 540
_LARGEST_FILE: Final = 2_000_000
# Field, label, row and column of the form, columns taken.
_LINES: Final = (
    ("name", tr_later("Name"), 0, 0, 1),
    ("aliases", tr_later("Other names in the calendar"), 0, 1, 1),
    ("phone", tr_later("Phone"), 2, 0, 1),
    ("email", tr_later("E-mail"), 2, 1, 1),
    ("licence", tr_later("Licence"), 6, 0, 1),
    ("licence_expires", tr_later("Licence expires"), 6, 1, 1),
    ("days_off", tr_later("Days off"), 8, 0, 2),
)


class CrewEditor(Floating):
    """A list of everybody and a form for one. What is saved stands in the table at once; nobody is told by it."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session, self._theme = session, theme
        self._crew_id = ""
        self._shown: CrewForm | None = None
        self._is_saving = False
        self.setAccessibleName(tr("Crew directory"))
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self.column.addWidget(Text(theme, tr("Crew directory"), 16, QFont.Weight.Bold))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._make_people())
        self.importer = CrewImport(theme)
        self.importer.wanted.connect(self._save)
        self.importer.left.connect(self._show_people)
        self.pages.addWidget(self.importer)
        self.column.addWidget(self.pages, 1)
        session.board_changed.connect(self._refresh)

    def _make_people(self) -> QWidget:
        page, theme = QWidget(), self._theme
        self.filter = QLineEdit(placeholderText=tr("Filter"))
        make_clearable(self.filter)
        self.filter.setAccessibleName(tr("Filter the directory by name"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Crew members"))
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.new = ActionButton(theme, tr("New"), self._begin_new, icon="plus", size=12.5)
        self.read_file = ActionButton(theme, tr("Import…"), self._choose_file, size=12.5)
        self.read_file.setToolTip(tr("From a spreadsheet saved as CSV; shown before anything is saved"))
        left, under = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        under.addWidget(self.new)
        under.addWidget(self.read_file)
        left.addLayout(under)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(18)
        columns.addLayout(left, 3)
        columns.addLayout(self._make_form(), 7)
        return page

    def _make_form(self) -> QVBoxLayout:
        theme, grid = self._theme, QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        self.fields: dict[str, QLineEdit] = {}
        for name, label, row, column, span in _LINES:
            field = self.fields[name] = QLineEdit(maxLength=500)
            field.setAccessibleName(tr(label))
            field.textEdited.connect(self._typed)
            words = Text(theme, tr(label), 11.5, tone="secondary", wrap=False)
            words.setBuddy(field)
            grid.addWidget(words, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
            grid.setRowMinimumHeight(row, theme.px(24))
        self.fields["aliases"].setPlaceholderText("Eugene, Capt. Gene")
        self.fields["licence_expires"].setPlaceholderText("2027-03-31")
        self.fields["days_off"].setPlaceholderText("2026-05-30, 2026-05-31")
        self.captain, self.crew, self.active = (
            QCheckBox(tr("May be captain")),
            QCheckBox(tr("May be crew")),
            QCheckBox(tr("Sails with us")),
        )
        self.active.setToolTip(tr("Who does not is not offered any more; past charters keep the name"))
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        for tick in (self.captain, self.crew, self.active):
            tick.clicked.connect(self._typed)
            ticks.addWidget(tick)
        ticks.addStretch(1)
        grid.addLayout(ticks, 4, 0, 1, 2)
        grid.setRowMinimumHeight(4, theme.px(38))
        self.trouble = Text(theme, "", 12.5, tone="bad")
        self.trouble.hide()
        self.save_button = ActionButton(theme, tr("Save"), self._save_form, kind="primary")
        self.take_back = ActionButton(theme, tr("Take back"), self._take_back)
        self.close_button = ActionButton(theme, tr("Close"), self.dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.save_button)
        form = QVBoxLayout()
        form.setSpacing(10)
        form.addLayout(grid)
        form.addWidget(self.trouble)
        form.addStretch(1)
        form.addLayout(buttons)
        return form

    # Showing ---------------------------------------------------------------------------------------------------------

    def open_for(self, name: str = "") -> None:
        """Show the directory, at a member when one is named."""
        window, px = self.window(), self._theme.px
        width, height = min(window.width() - 60, px(_WIDTH)), min(window.height() - 60, px(_HEIGHT))
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self._show_people()
        member = self._session.directory.find(name) if name else None
        self._fill(member.crew_id if member else self._crew_id)
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_people(self) -> None:
        self.pages.setCurrentIndex(0)

    def _refresh(self) -> None:
        if self.isVisible() and not self.is_changed:
            self._fill(self._crew_id)

    def _fill(self, crew_id: str = "") -> None:
        """List everybody who fits the filter, those who left last, and choose one."""
        crew_id = crew_id or self._crew_id
        wanted = fold(self.filter.text())
        members = sorted(self._session.directory.members, key=lambda one: (not one.active, fold(one.name)))
        self.list.blockSignals(True)
        self.list.clear()
        for member in members:
            if not any(wanted in fold(name) for name in (member.name, *member.aliases)):
                continue
            role = tr("captain") if member.is_captain else tr("crew")
            item = QListWidgetItem(f"{member.name}    {role if member.active else 'left'}")
            item.setData(Qt.ItemDataRole.UserRole, member.crew_id)
            item.setFont(self._theme.font(13))
            item.setSizeHint(QSize(0, self._theme.px(30)))
            if not member.active:
                item.setForeground(self._theme.color("secondary"))
            self.list.addItem(item)
            if member.crew_id == crew_id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        if self.is_changed:
            return
        crew_id = item.data(Qt.ItemDataRole.UserRole) if item else ""
        member = next((one for one in self._session.directory.members if one.crew_id == crew_id), None)
        self._show_member(member)

    def _show_member(self, member: CrewMember | None) -> None:
        self._crew_id = member.crew_id if member else ""
        self._show_form(form_of(member) if member else CrewForm())

    def _show_form(self, form: CrewForm) -> None:
        for name, field in self.fields.items():
            field.setText(getattr(form, name))
            field.setCursorPosition(0)
            set_flag(field, "bad", False)
        self.captain.setChecked(form.is_captain)
        self.crew.setChecked(form.is_crew)
        self.active.setChecked(form.active)
        self.trouble.hide()
        self._shown = form
        self._offer()

    @property
    def form(self) -> CrewForm:
        """What stands in the fields."""
        typed = {name: field.text() for name, field in self.fields.items()}
        return CrewForm(
            **typed,
            is_captain=self.captain.isChecked(),
            is_crew=self.crew.isChecked(),
            active=self.active.isChecked(),
        )

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._shown is not None and self.form != self._shown

    def _typed(self, *_: object) -> None:
        self._offer()

    def _offer(self) -> None:
        changed = self.is_changed and not self._is_saving
        self.save_button.setEnabled(changed)
        self.take_back.setEnabled(changed)
        # Who is being typed must not be lost by a click on somebody else.
        self.list.setEnabled(not self.is_changed)
        self.new.setEnabled(not self.is_changed)
        self.read_file.setEnabled(not self.is_changed)

    def _begin_new(self) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._show_member(None)
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._shown:
            self._show_form(self._shown)

    def dismiss(self) -> None:
        """Close, unless something typed would be lost: then that is said."""
        if self.is_changed and self.isVisible():
            self._say(tr("Save this first, or take it back."))
            return
        super().dismiss()

    # Saving ----------------------------------------------------------------------------------------------------------

    def _save_form(self) -> None:
        try:
            member = read_form(self.form, self._session.directory, self._crew_id)
        except BadCrew as error:
            for name, field in self.fields.items():
                set_flag(field, "bad", name in error.errors)
            self._say("\n".join(error.errors.values()))
            wrong = next((name for name in error.errors if name in self.fields), "name")
            self.fields[wrong].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._save([member])

    def _save(self, members: Iterable[CrewMember]) -> None:
        session, members = self._session, tuple(members)
        desk, observed = session.desk, session.observed
        if observed is None:
            self._say(tr("The crew directory was not read yet."))
            return
        self._is_saving = True
        self._offer()
        self.importer.set_busy(True)
        session.tasks.start(
            "read",
            Task(
                lambda _report, _cancel: desk.save_crew(members, observed),
                succeeded=lambda _count: self._saved(members),
                failed=self._not_saved,
                finished=self._save_ended,
            ),
        )

    def _saved(self, members: tuple[CrewMember, ...]) -> None:
        if self.pages.currentIndex() == 0 and len(members) == 1:
            self._crew_id = members[0].crew_id
            self._shown = self.form
        self._show_people()
        who = (
            members[0].name
            if len(members) == 1
            else tr_n("{n} crew member", "{n} crew members", len(members))
        )
        self._session.announced.emit(tr("Saved {who}.", who=who))
        self._session.refresh()

    def _not_saved(self, error: JadaError) -> None:
        self._say(str(error))
        self.importer.say(str(error))
        self._session.refresh()

    def _save_ended(self) -> None:
        self._is_saving = False
        self._offer()
        self.importer.set_busy(False)

    def _say(self, why: str) -> None:
        self.trouble.setText(why)
        self.trouble.show()
        self._session.announced.emit(why)

    # A spreadsheet ---------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, tr("Import crew"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Tables (*.csv *.tsv *.txt)"))
        dialog.fileSelected.connect(lambda chosen: self.import_file(Path(chosen)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Show what a table would change; nothing is saved before that is confirmed."""
        self._session.tasks.start(
            "read",
            Task(
                lambda _report, _cancel: _read_text(path),
                succeeded=lambda text: self._show_import(str(text)),
                failed=lambda error: self._say(str(error)),
            ),
        )

    def _show_import(self, text: str) -> None:
        try:
            self.importer.show_table(text, self._session.directory)
        except BadInput as error:
            self._say(str(error))
            return
        self.trouble.hide()
        self.pages.setCurrentWidget(self.importer)


def _read_text(path: Path) -> str:
    """A table file's text; what is not UTF-8 is taken for the old Windows form. Raises BadInput."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
    except OSError as exc:
        raise BadInput(
            tr("{path} cannot be read.", path=path.name), remedy=tr("Look whether it is there and yours.")
        ) from exc
    if len(raw) > _LARGEST_FILE:
        raise BadInput(
            tr("{path} is larger than 2 MB.", path=path.name), remedy=tr("Save the crew's table alone.")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
