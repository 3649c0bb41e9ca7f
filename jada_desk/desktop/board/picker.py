"""Choose a person for a slot by typing: everybody with what speaks for or against them, the fitting ones first."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.look import icons
from jada_desk.desktop.look.floating import Floating, beside
from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import BadInput
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_moment

_CLEAR: Final = "\0clear"
_LOOKS: Final = (("check", "ok"), ("warning", "warn"), ("block", "bad"))


class Picker(Floating):
    """Opens beside a slot; Enter takes the marked person, Escape leaves all as it was."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session, self._theme = session, theme
        self._seat: Seat | None = None
        self._taken = ""
        self.setAccessibleName(tr("Choose a person"))
        self._title = Text(theme, "", 12, tone="secondary")
        self.field = QLineEdit(placeholderText=tr("Type a name"))
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("People for this slot"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        for widget in (self._title, self.field):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        session.board_changed.connect(self._follow)

    def _follow(self) -> None:
        if not self.isHidden() and self._seat and self._session.board.card(self._seat.event_id) is None:
            self.dismiss()
            self._session.announced.emit(tr("That charter is no longer shown."))

    def open_for(self, slot: SlotButton) -> None:
        """Offer everybody for `slot`."""
        card = self._session.board.card(slot.seat.event_id)
        if card is None:
            return
        self._seat, self._taken = slot.seat, slot.view.name
        self._title.setText(
            tr(
                "{slot} of {title}, {moment}",
                slot=slot.view.label,
                title=card.charter.title,
                moment=say_moment(card.charter.start),
            )
        )
        self.field.setAccessibleName(
            tr("{slot} of {title}: type a name", slot=slot.view.label, title=card.charter.title)
        )
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._fill()
        rows = min(8, self.list.count())
        height = self._theme.px(98 + 44 * rows)
        self.open_at(beside(slot, self._theme.px(384), height, self.window()))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        if self._seat is None:
            return
        self.list.clear()
        typed = self.field.text().strip()
        wanted = fold(typed)
        if self._taken and not typed:
            self._add(
                _CLEAR,
                tr("Take {person} off", person=self._taken),
                tr("Leaves the slot open"),
                "close",
                "secondary",
            )
        ranked = []
        for n, row in enumerate(self._session.board.roster):
            names = (row.member.name, *row.member.aliases)
            if not any(wanted in fold(name) for name in names) or row.member.name == self._taken:
                continue
            verdict = self._session.consider(Held(row.member.name), self._seat)
            rank = 2 if not verdict.is_allowed else 1 if verdict.reasons else 0
            starts = any(fold(name).startswith(wanted) for name in names)
            ranked.append((rank, not starts, n, row, verdict))
        for rank, _, _, row, verdict in sorted(ranked, key=lambda one: one[:3]):
            role = tr("Captain") if row.member.is_captain else tr("Crew")
            detail = " ".join(reason.text for reason in verdict.reasons) or tr("{role}, free", role=role)
            icon, tone = _LOOKS[rank]
            self._add(row.member.name, row.member.name, detail, icon, tone, blocked=rank == 2)
        known = {
            fold(name)
            for row in self._session.board.roster
            for name in (row.member.name, *row.member.aliases)
        }
        if typed and wanted not in known:
            detail, blocked = tr("Not in the crew list: nobody can tell them"), False
            try:
                self._session.consider(Held(typed), self._seat)
            except BadInput as error:
                detail, blocked = error.what, True
            self._add(typed, tr("Use “{typed}”", typed=typed), detail, "question", "warn", blocked=blocked)
        first = next((n for n in range(self.list.count()) if self._is_person(n)), 0)
        self.list.setCurrentRow(first)

    def _is_person(self, row: int) -> bool:
        item = self.list.item(row)
        return item.data(Qt.ItemDataRole.UserRole) != _CLEAR and bool(
            item.flags() & Qt.ItemFlag.ItemIsEnabled
        )

    def _add(
        self, name: str, title: str, detail: str, icon: str, tone: str, *, blocked: bool = False
    ) -> None:
        item = QListWidgetItem(f"{title}\n{detail}")
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {detail}")
        item.setToolTip(plain_tip(detail))
        item.setIcon(icons.icon(icon, self._theme.color(tone), self._theme.px(16), self._theme.color(tone)))
        item.setFont(self._theme.font(12.5))
        item.setSizeHint(QSize(0, self._theme.px(44)))
        if blocked:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or self._seat is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        name, seat = item.data(Qt.ItemDataRole.UserRole), self._seat
        self.dismiss()
        if name == _CLEAR:
            self._session.clear(seat)
        else:
            self._session.place(Held(name), seat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + by
            while (
                0 <= row < self.list.count() and not self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled
            ):
                row += by
            if 0 <= row < self.list.count():
                self.list.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)
