"""Where a contact came from, as it stood there: the mail's head, the very lines with what matters marked, the mail."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout

from jada_desk.desktop.look.parts import ActionButton, Panel, Text, Tone
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.contact import Evidence, Source
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_date

_SOURCES: Final = {
    Source.CALENDAR: tr_later("In the calendar"),
    Source.GUESTS: tr_later("In the guest table"),
    Source.MAIL: tr_later("In the bookings mailbox"),
}
_MAIL_HEIGHT: Final = 220


def add_evidence(column: QVBoxLayout, theme: Theme, evidence: Evidence, tone: Tone) -> None:
    """Put one piece of evidence below what is in the column."""
    when = say_date(evidence.date, with_year=True) if evidence.date else ""
    origin = ", ".join(part for part in (tr(_SOURCES[evidence.source]), evidence.sender, when) if part)
    column.addSpacing(4)
    column.addWidget(Text(theme, origin, 12, tone="secondary"))
    if evidence.subject:
        column.addWidget(Text(theme, f"“{evidence.subject}”", 12.5))
    if evidence.why:
        column.addWidget(Text(theme, evidence.why, 12.5, tone=tone))
    if evidence.lines:
        quote = Panel("box", (10, 6, 10, 6))
        quote.column.setSpacing(2)
        for line in evidence.lines:
            quote.column.addWidget(MarkedText(theme, line, evidence.marks))
        column.addWidget(quote)
    if evidence.whole:
        _add_mail(column, theme, evidence)


class MarkedText(QLabel):
    """A line that a stranger wrote, with pieces of it marked. All of it is escaped: it can be nothing but text."""

    def __init__(self, theme: Theme, line: str, marks: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._line, self._marks = theme, line, marks
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        found = [mark for mark in marks if mark in line]
        self.setAccessibleName(
            tr("{line} (marked: {found})", line=line, found=", ".join(found)) if found else line
        )
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(12.5))
        style = f"background-color:{self._theme.name('warn_soft')};font-weight:700"
        pieces = [
            f'<span style="{style}">{escape(piece)}</span>' if is_marked else escape(piece)
            for piece, is_marked in split_marks(self._line, self._marks)
        ]
        self.setText("".join(pieces))


def split_marks(line: str, marks: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The line in pieces, each with whether it is marked; where marks overlap the longest counts."""
    pieces: list[tuple[str, bool]] = []
    rest = line
    ordered = sorted((mark for mark in marks if mark), key=len, reverse=True)
    while rest:
        places = [(rest.find(mark), order, mark) for order, mark in enumerate(ordered) if mark in rest]
        if not places:
            pieces.append((rest, False))
            break
        place, _, mark = min(places)
        if place:
            pieces.append((rest[:place], False))
        pieces.append((mark, True))
        rest = rest[place + len(mark) :]
    return pieces


def _add_mail(column: QVBoxLayout, theme: Theme, evidence: Evidence) -> None:
    shown: list[MailView] = []

    def toggle() -> None:
        if not shown:
            shown.append(MailView(theme, evidence))
            column.insertWidget(column.indexOf(button) + 1, shown[0])
            shown[0].show()
        else:
            shown[0].setVisible(shown[0].isHidden())
        button.setText(tr("Show the whole mail") if shown[0].isHidden() else tr("Hide the mail"))

    button = ActionButton(theme, tr("Show the whole mail"), toggle, icon="mail", kind="quiet", size=12)
    column.addWidget(button)


class MailView(QPlainTextEdit):
    """A mail as safe text: no markup, no pictures, no links; what the contact was read from is marked."""

    def __init__(self, theme: Theme, evidence: Evidence) -> None:
        super().__init__("\n".join(evidence.whole))
        self._theme, self._marks = theme, evidence.marks
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("The whole mail"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(12))
        self.setFixedHeight(self._theme.px(_MAIL_HEIGHT))
        marking = QTextCharFormat()
        marking.setBackground(self._theme.color("warn_soft"))
        marking.setForeground(self.palette().color(QPalette.ColorRole.Text))
        marking.setFontWeight(QFont.Weight.Bold)
        selections = []
        for mark in self._marks:
            place = self.document().find(mark, 0, QTextDocument.FindFlag.FindCaseSensitively)
            while not place.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = QTextCursor(place), marking
                selections.append(selection)
                place = self.document().find(mark, place, QTextDocument.FindFlag.FindCaseSensitively)
        self.setExtraSelections(selections)
        if selections:
            self.setTextCursor(min((one.cursor for one in selections), key=QTextCursor.position))
            self.moveCursor(QTextCursor.MoveOperation.StartOfLine)
