"""The charters of a running publish, one line each: drawn, not built, for there may be hundreds."""

from typing import Final, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr, tr_later

Tone = Literal["secondary", "text", "ok", "bad", "warn"]
_WAITING: Final[tuple[str, Tone]] = (tr_later("Waiting"), "secondary")
_SIZE: Final = 12.5
_Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractListModel):
    """Names with a word each."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.words: list[tuple[str, Tone]] = []
        self._rows: dict[str, int] = {}

    def begin(self, charters: dict[str, str]) -> None:
        self.beginResetModel()
        self.names = list(charters.values())
        self.words = [(tr(_WAITING[0]), _WAITING[1])] * len(charters)
        self._rows = {event_id: row for row, event_id in enumerate(charters)}
        self.endResetModel()

    def set_words(self, words: dict[str, tuple[str, Tone]]) -> None:
        rows = []
        for event_id, word in words.items():
            row = self._rows.get(event_id)
            if row is not None and self.words[row] != word:
                self.words[row] = word
                rows.append(row)
        for row in rows:
            at = self.index(row)
            self.dataChanged.emit(at, at)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.names[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.names[index.row()]}: {self.words[index.row()][0]}"
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, lines: _Lines) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        rect: QRect = option.rect.adjusted(theme.px(2), 0, -theme.px(2), 0)
        name = self._lines.names[index.row()]
        word, tone = self._lines.words[index.row()]
        font = theme.font(_SIZE)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), word)
        room = rect.width() - metrics.horizontalAdvance(word) - theme.px(10)
        painter.setPen(theme.color("text"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignLeft), shown)


def row_height(theme: Theme) -> int:
    return QFontMetrics(theme.font(_SIZE)).height() + theme.px(5)


class ProgressList(QListView):
    """Says of each charter how far it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = _Lines()
        self.setModel(self._lines)
        self._painter = _Painter(theme, self._lines)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(tr("Charters"))
        theme.changed.connect(self._fit)

    def begin(self, charters: dict[str, str]) -> None:
        """Show these event ids under these names, all waiting."""
        self._lines.begin(charters)
        self._fit()

    def show_words(self, words: dict[str, tuple[str, Tone]]) -> None:
        """Say something new of some of them."""
        self._lines.set_words(words)

    def word(self, event_id_name: str) -> str:
        """What is said of the charter of this name, "" for none."""
        found = (
            word
            for name, (word, _) in zip(self._lines.names, self._lines.words, strict=True)
            if name == event_id_name
        )
        return next(found, "")

    def _fit(self) -> None:
        # The page around it scrolls; of the list only what is in sight is drawn.
        self.setFixedHeight(row_height(self._theme) * len(self._lines.names) + 2)
