"""Several charters at once: chosen with Ctrl or Shift and a click, and what is done with all of them in one step."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jada_desk.desktop.look.drop_down import DropDown
from jada_desk.desktop.look.parts import ActionButton, ElidedText, Text, rule
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.domain import draft as editing
from jada_desk.domain.board import Card
from jada_desk.domain.charter_status import LONGEST_REASON, CharterStatus
from jada_desk.domain.draft import Draft, apply_draft
from jada_desk.domain.rules import Severity
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_weekday_and_time

_SHOWN: Final = 40


class Bulk(QObject):
    """Which charters are chosen together; none or at least two."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.event_ids: tuple[str, ...] = ()
        # By keyboard the choice begins with one, which is none yet.
        self._first = ""
        session.weekend_changed.connect(self.clear)
        session.board_changed.connect(self._drop_gone)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The chosen cards, in time order."""
        return tuple(card for card in self._in_order() if card.event_id in self.event_ids)

    def toggle(self, event_id: str) -> None:
        """Take a charter in or out; the selected one is taken in with the first."""
        chosen = set(self.event_ids or ((self._session.selection,) if self._session.selection else ()))
        self._choose(chosen ^ {event_id})

    def pick(self) -> None:
        """Take the selected charter in or out by a key, where the selection goes along with the focus."""
        event_id = self._session.selection
        if not event_id:
            self._session.announced.emit(tr("Pick a charter first."))
            return
        chosen = set(self.event_ids or ((self._first,) if self._first else ())) ^ {event_id}
        self._first = event_id if chosen == {event_id} else ""
        self._choose(chosen)
        if self._first and (card := self._session.card):
            title = card.charter.title or tr("Untitled charter")
            self._session.announced.emit(
                tr("{title} is the first. Go to another and choose it the same way.", title=title)
            )

    def extend(self, event_id: str) -> None:
        """Choose everything from the selected charter to this one, in time order."""
        order = [card.event_id for card in self._in_order()]
        start = self._session.selection or event_id
        if {start, event_id} <= set(order):
            first, last = sorted((order.index(start), order.index(event_id)))
            self._choose({*self.event_ids, *order[first : last + 1]})

    def choose_all(self) -> None:
        """Choose every charter of the days shown."""
        self._choose({card.event_id for card in self._in_order()})

    def clear(self) -> bool:
        """Choose none; whether there was anything chosen."""
        self._first = ""
        if not self.event_ids:
            return False
        self._choose(set())
        return True

    def _choose(self, chosen: set[str]) -> None:
        chosen = chosen if len(chosen) > 1 else set()
        ids = tuple(card.event_id for card in self._in_order() if card.event_id in chosen)
        if ids != self.event_ids:
            self.event_ids = ids
            self.changed.emit()
            if ids:
                self._session.announced.emit(tr_n("{n} charter chosen.", "{n} charters chosen.", len(ids)))

    def _drop_gone(self) -> None:
        if self.event_ids:
            self._choose({card.event_id for card in self._in_order()} & set(self.event_ids))

    def _in_order(self) -> list[Card]:
        shown = [card for card in self._session.board.cards if card.charter.day in self._session.board.days]
        return sorted(shown, key=lambda card: (card.charter.start, card.charter.boat, card.event_id))

    # What is done with all of them -----------------------------------------------------------------------------------

    def assign(self, name: str) -> None:
        """Put a person into the first open place that they may take on each charter, as one step."""
        session, draft, placed = self._session, self._session.history.present, 0
        for card in self.cards:
            if found := self._with(draft, card, name):
                draft, placed = found, placed + 1
        left = len(self.event_ids) - placed
        if placed:
            session.keep_step(
                tr_n("{name} on {n} charter", "{name} on {n} charters", placed, name=name), draft
            )
        said = [tr_n("{name} on {n} charter.", "{name} on {n} charters.", placed, name=name)]
        if left:
            said.append(tr("{left} had no open place for them, or they were aboard.", left=left))
        session.announced.emit(" ".join(said))

    def _with(self, draft: Draft, card: Card, name: str) -> Draft | None:
        wanted = apply_draft(draft, card.live)
        if name in wanted.people or wanted.is_cancelled:
            return None
        for view in card.slots:
            if view.name:
                continue
            verdict = self._session.consider(Held(name), Seat(card.event_id, view.slot))
            if all(one.severity is not Severity.BLOCK for one in verdict.reasons):
                return editing.assign(draft, card.live, view.slot, name, self._session.desk.now())
        return None

    def set_status(self, status: CharterStatus, reason: str) -> None:
        """Hold, cancel or resume all, as one step."""
        session, draft = self._session, self._session.history.present
        for card in self.cards:
            draft = editing.set_status(draft, card.live, status, reason, session.desk.now())
        chosen = len(self.event_ids)
        label = {
            CharterStatus.HELD: tr_n("{n} charter held for weather", "{n} charters held for weather", chosen),
            CharterStatus.CANCELLED: tr_n("{n} charter cancelled", "{n} charters cancelled", chosen),
            CharterStatus.SAILS: tr_n("{n} charter to sail again", "{n} charters to sail again", chosen),
        }[status]
        session.keep_step(label, draft)
        session.announced.emit(tr("{label}; people are told when you publish.", label=label))


class BulkPage(QWidget):
    """The right side while several charters are chosen."""

    closed = Signal()
    wants_run_sheet = Signal()
    wants_message = Signal()

    def __init__(self, session: Session, bulk: Bulk, theme: Theme) -> None:
        super().__init__()
        self._session, self._bulk, self._theme = session, bulk, theme
        self.title = Text(theme, "", 16, QFont.Weight.Bold)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setObjectName("sideScroll")
        scroll.setAccessibleName(tr("Chosen charters"))
        scroll.setWidget(self._body)
        self.person = DropDown(theme, tr("Crew member"))
        self.assign = ActionButton(theme, tr("Put on all"), self._assign)
        self.assign.setToolTip(tr("Into the first open place that they may take on each"))
        self.reason = QLineEdit(placeholderText=tr("Reason, for example: wind"), maxLength=LONGEST_REASON)
        self.reason.setAccessibleName(tr("Reason for holding or cancelling"))
        self.hold = ActionButton(theme, tr("Hold for weather"), lambda: self._set(CharterStatus.HELD))
        self.cancel = ActionButton(theme, tr("Cancel charters"), lambda: self._set(CharterStatus.CANCELLED))
        self.resume = ActionButton(theme, tr("Sail again"), lambda: self._set(CharterStatus.SAILS))
        self.message = ActionButton(theme, tr("Message…"), self.wants_message.emit, icon="mail")
        self.message.setToolTip(tr("A text to their guests, crew or both   Ctrl+M"))
        self.paper = ActionButton(theme, tr("Run sheets…"), self.wants_run_sheet.emit)
        self.back = ActionButton(theme, tr("Choose none"), self._leave)
        self.back.setToolTip(tr("Esc"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        crew = Text(theme, tr("Crew member"), 11.5, tone="secondary")
        # On Linux a choice is called what is chosen; what it is for is told by its label.
        crew.setBuddy(self.person)
        layout.addWidget(crew)
        layout.addLayout(_row(self.person, self.assign, stretch=0))
        layout.addWidget(Text(theme, tr("Weather and cancelling"), 11.5, tone="secondary"))
        layout.addWidget(self.reason)
        layout.addLayout(_row(self.hold, self.resume))
        layout.addWidget(self.cancel)
        layout.addWidget(Text(theme, tr("Nobody is told before you publish."), 12, tone="secondary"))
        layout.addWidget(rule())
        layout.addLayout(_row(self.message, self.paper))
        layout.addWidget(self.back)
        bulk.changed.connect(self.refresh)
        session.board_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the chosen charters as they stand."""
        cards = self._bulk.cards
        if not cards:
            return
        self.title.setText(tr_n("{n} charter chosen", "{n} charters chosen", len(cards)))
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for card in cards[:_SHOWN]:
            one = card.charter
            words = f"{say_weekday_and_time(one.start)}  {one.title or tr('Untitled charter')} · {one.boat}"
            self._list.addWidget(ElidedText(self._theme, words, 13))
        if len(cards) > _SHOWN:
            self._list.addWidget(
                Text(self._theme, tr("and {rest} more", rest=len(cards) - _SHOWN), 12.5, tone="secondary")
            )
        self._list.addStretch(1)
        names = [row.member.name for row in self._session.board.roster]
        if [self.person.itemText(n) for n in range(self.person.count())] != names:
            self.person.clear()
            self.person.addItems(names)
        self.assign.setEnabled(bool(names))
        off = any(card.charter.status for card in cards)
        self.resume.setEnabled(off)

    def _assign(self) -> None:
        self._bulk.assign(self.person.currentText())

    def _set(self, status: CharterStatus) -> None:
        self._bulk.set_status(status, self.reason.text())

    def _leave(self) -> None:
        self._bulk.clear()
        self.closed.emit()


def _row(*widgets: QWidget, stretch: int | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for n, widget in enumerate(widgets):
        row.addWidget(widget, 1 if stretch in (None, n) else 0)
    return row
