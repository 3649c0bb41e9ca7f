"""The run sheet on screen: one charter or the whole weekend, to print or to save as PDF.

It is made of the board as it stands, edits included, so it is there offline too.
"""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QStandardPaths, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTextEdit, QWidget

from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.look.printing import Sheet, keep_pdf, make_pdf, print_to
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.translation import tr, tr_n

_WIDTH: Final = 780
_PAPER: Final = (
    "QTextEdit { background: #ffffff; color: #000000; border: 1px solid #8a94a3; padding: 18px 22px; }"
)


class RunSheetPanel(Floating):
    """Shows the sheet before it goes to paper."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session, self._theme = session, theme
        self._markup, self._title = "", ""
        self._only: frozenset[str] = frozenset()
        self._is_opening = False
        self.setAccessibleName(tr("Run sheet"))
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self._weekend = self._choice(tr("Weekend"), everything=True)
        self._charter = self._choice(tr("This charter"), everything=False)
        self.paper = QTextEdit(readOnly=True)
        self.paper.setAccessibleName(tr("Run sheet"))
        self.paper.setStyleSheet(_PAPER)
        self.paper.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        # Tab goes on to the buttons; the arrows scroll.
        self.paper.setTabChangesFocus(True)
        self.print_button = ActionButton(theme, tr("Print…"), self._print, kind="primary")
        self.save_button = ActionButton(theme, tr("Save as PDF…"), self._choose_file)
        self._close = ActionButton(theme, tr("Close"), self.dismiss)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(Text(theme, tr("Run sheet"), 16, QFont.Weight.Bold), 1)
        top.setSpacing(4)
        top.addWidget(self._weekend)
        top.addWidget(self._charter)
        bottom.setSpacing(8)
        bottom.addWidget(self._close)
        bottom.addStretch(1)
        bottom.addWidget(self.save_button)
        bottom.addWidget(self.print_button)
        self.column.addLayout(top)
        self.column.addWidget(self.paper, 1)
        self.column.addLayout(bottom)

    def _choice(self, text: str, *, everything: bool) -> ActionButton:
        show = partial(self._show, everything=everything)
        button = ActionButton(self._theme, text, show, kind="segment", size=12.5)
        button.setCheckable(True)
        return button

    def open_for(self, only: frozenset[str]) -> None:
        """Show the sheet of some charters, the weekend's when none is named."""
        self._only = only
        window = self.window()
        width = min(window.width() - 60, self._theme.px(_WIDTH))
        height = window.height() - self._theme.px(60)
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self._charter.setEnabled(bool(only))
        self._charter.setText(
            tr_n("{n} charter", "{n} charters", len(only)) if len(only) > 1 else tr("This charter")
        )
        self._show(everything=not only)
        # The buttons cannot be used, nor have the focus, before the sheet is made.
        self._is_opening = True
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, everything: bool) -> None:
        session, only = self._session, frozenset() if everything else self._only
        self._weekend.setChecked(everything)
        self._charter.setChecked(not everything)
        board, directory, desk = session.board, session.directory, session.desk
        read_at, made_at = session.read_at, desk.now()

        def make() -> str:
            # The templates are slow to import and are read from disk: not on the GUI thread.
            from jada_desk.domain.run_sheet import make_run_sheet
            from jada_desk.pages.run_sheet import render_run_sheet

            return render_run_sheet(make_run_sheet(board, directory, desk.tenant, made_at, read_at, only))

        one = session.board.card(next(iter(only))) if len(only) == 1 else None
        self._title = (
            tr(
                "Run sheet {day} {title}",
                day=one.charter.day.isoformat(),
                title=one.charter.title,
            )
            if one
            else tr("Run sheet {day}", day=session.friday.isoformat() if session.friday else "")
        )
        self._offer(False)
        session.tasks.start(
            "render",
            Task(lambda _report, _cancel: make(), succeeded=self._made, failed=session.failed.emit),
            key="run sheet",
        )

    def _made(self, markup: str) -> None:
        self._markup = markup
        document = Sheet(markup)
        document.setParent(self.paper)
        self.paper.setDocument(document)
        self._offer(True)
        if self._is_opening and self.paper.hasFocus():
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_opening = False

    def _offer(self, is_ready: bool) -> None:
        self.print_button.setEnabled(is_ready)
        self.save_button.setEnabled(is_ready)

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, tr("Save the run sheet"), str(Path(folder) / file_name(self._title)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write what is shown as PDF; said when it is there, or why it is not."""
        pdf, session = make_pdf(self._markup, self._title), self._session
        session.tasks.start(
            "disk",
            Task(
                lambda _report, _cancel: keep_pdf(pdf, path),
                succeeded=lambda _: session.announced.emit(tr("Saved {path}.", path=path.name)),
                failed=session.failed.emit,
            ),
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        markup = self._markup

        def go() -> None:
            print_to(markup, printer)
            self._session.announced.emit(tr("The run sheet was sent to the printer."))

        dialog.accepted.connect(go)
        dialog.setModal(True)
        dialog.show()


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(one if one.isalnum() or one in " -." else " " for one in title)
    return f"{' '.join(kept.split())[:80].strip(' .') or tr('Run sheet')}.pdf"
