"""The editor's input fields: each takes what is typed, says when it cannot be read, and reports a settled value."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolTip,
)

from jada_desk.desktop.look.parts import set_flag
from jada_desk.desktop.look.words import plain_tip
from jada_desk.domain.boarding import read_time
from jada_desk.domain.translation import tr

_STEP: Final = timedelta(minutes=15)
# So far Qt keeps a text from the inner edges of its field.
_INSET: Final = 2
# More lines of notes scroll.
_MOST_LINES: Final = 4
_CLOCK_24: Final = re.compile(r"\s*([01]?\d|2[0-3])[:.]?([0-5]\d)\s*")


def _is_undo(event: QEvent) -> bool:
    """Whether a key asks whose it is that undoes or does again."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


class LineField(QLineEdit):
    """One line of text; `settled` when Enter is pressed or it is left with another text, Escape takes it back."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self.commit)

    @property
    def is_typing(self) -> bool:
        """Whether something is being typed that is not settled yet."""
        return self.hasFocus() and self.isModified()

    @property
    def width_of_text(self) -> int:
        """How wide the field has to be to show all of its text, in pixels."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        around = self.width() - contents.width() + 2 * _INSET + 2
        return self.fontMetrics().horizontalAdvance(self.text()) + around

    def paintEvent(self, event: QPaintEvent) -> None:
        """A text that does not fit ends in an ellipsis while nobody is in the field."""
        if self.hasFocus() or self.width_of_text <= self.width():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(_INSET, 0, -_INSET, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.is_typing:
            # What was settled is an edit of the draft, and the window's key undoes it.
            event.ignore()
            return True
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and self.width_of_text > self.width():
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    def show_value(self, text: str, *, changed: bool = False) -> None:
        """Show the charter's value; what is being typed at this moment stays."""
        if not self.is_typing:
            self._shown = text
            if text != self.text():
                self.setText(text)
                self.setCursorPosition(0)
            set_flag(self, "bad", False)
        set_flag(self, "changed", changed)

    def refuse(self, why: str) -> None:
        """Say that the value cannot be used."""
        set_flag(self, "bad", True)
        self.setToolTip(why)

    def commit(self) -> None:
        """Settle what was typed, as leaving the field does."""
        text = self.text().strip()
        self.setModified(False)
        if text != self._shown:
            self.setToolTip("")
            set_flag(self, "bad", False)
            self.settled.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.setModified(False)
            set_flag(self, "bad", False)
        else:
            super().keyPressEvent(event)


class TimeField(LineField):
    """A time of day, typed in any common way ("1530", "3:30 pm"); the up and down keys move it by a quarter hour."""

    timed = Signal(object)

    def __init__(self, name: str, *, may_be_empty: bool = False) -> None:
        super().__init__(name)
        self._may_be_empty = may_be_empty
        self.near: time | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setPlaceholderText("–" if may_be_empty else "")
        self.setAccessibleDescription(tr("Type a time; up and down keys change it by 15 minutes"))
        self.settled.connect(self._read)

    def read(self, text: str) -> time | None:
        """The time that `text` means; None when it means none."""
        if match := _CLOCK_24.fullmatch(text):
            hour, minute = int(match[1]), int(match[2])
            # "1:45" before a charter at 15:00 is a quarter to two in the afternoon.
            if self.near and not match[1].startswith("0") and hour < 12 and hour + 12 <= self.near.hour:
                hour += 12
            return time(hour, minute)
        return read_time(text, start=self.near)

    def _read(self, text: str) -> None:
        if not text and self._may_be_empty:
            self.timed.emit(None)
        elif (found := self.read(text)) is not None:
            self.timed.emit(found)
        else:
            self.refuse(tr("Not a time. Type it like 15:30 or 3:30 pm."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            now = _CLOCK_24.fullmatch(self.text())
            if now:
                step = _STEP if event.key() == Qt.Key.Key_Up else -_STEP
                moment = datetime(2000, 1, 2, int(now[1]), int(now[2])) + step  # noqa: DTZ001 - a mere clock face
                self.setText(f"{moment:%H:%M}")
                self.setModified(True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class NotesField(QPlainTextEdit):
    """Lines of text, as high as what is in it; `settled` when the field is left with another text."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self, *_: object) -> None:
        # Left to Qt, a bar that needs room for itself comes and goes for ever: without it the text needs none.
        bar = Qt.ScrollBarPolicy
        is_long = self._lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if is_long else bar.ScrollBarAlwaysOff)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    @property
    def _lines(self) -> int:
        # A plain text's layout counts its height in lines.
        return round(self.document().size().height())

    def sizeHint(self) -> QSize:
        lines = max(1, min(_MOST_LINES, self._lines))
        edges = self.contentsMargins()
        # With an exact fit Qt takes the last line for one that is not wholly in sight.
        around = 2 * round(self.document().documentMargin() + 1) + edges.top() + edges.bottom()
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @property
    def is_typing(self) -> bool:
        """Whether something is being typed that is not settled yet."""
        return self.hasFocus() and self.document().isModified()

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.is_typing:
            event.ignore()
            return True
        return super().event(event)

    def show_value(self, text: str, *, changed: bool = False) -> None:
        if not self.is_typing:
            self._shown = text
            if text != self.toPlainText():
                self.setPlainText(text)
        set_flag(self, "changed", changed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def commit(self) -> None:
        """Settle what was typed, as leaving the field does."""
        text = self.toPlainText().strip()
        self.document().setModified(False)
        if text != self._shown:
            self.settled.emit(text)
