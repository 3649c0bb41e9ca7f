"""One of the crew in full, beside the place where they stand: whom to call, what they may do, when they sail."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.calling import call, copy_number, tel_link
from jada_desk.desktop.look.fit_scroll import FitScroll
from jada_desk.desktop.look.floating import Floating, beside
from jada_desk.desktop.look.parts import ActionButton, IconButton, Text, rule
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import plain_tip
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card, SlotView
from jada_desk.domain.crew import CrewMember
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_date, say_day, say_weekday_and_time

Trip = tuple[Card, SlotView]

# The card, and the words of a trip in it; before they grow with the text.
_WIDTH: Final = 300
_TRIP: Final = 230


class CrewCard(Floating):
    """Shows somebody by name, also who is not in the directory. `wants_charter` leads to a trip, `wants_edit` to the
    directory's entry."""

    wants_charter = Signal(str)
    wants_edit = Signal(str)

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session, self._theme = session, theme
        self._name, self._phone = "", ""
        self._shown: object = None
        self.setAccessibleName(tr("Crew member"))
        self.column.setContentsMargins(16, 12, 16, 14)
        self.title = Text(theme, "", 16, QFont.Weight.Bold)
        self.facts = Text(theme, "", 12.5, tone="secondary")
        self.troubles = Text(theme, "", 12.5, tone="warn")
        self.number = Text(theme, "", 15, QFont.Weight.DemiBold, wrap=False, selectable=True)
        self.call = IconButton(theme, "phone", tr("Call"), self._call)
        self.copy = IconButton(theme, "copy", tr("Copy phone number"), self._copy)
        phone = QHBoxLayout()
        phone.setSpacing(8)
        phone.addWidget(self.number, 1)
        phone.addWidget(self.call)
        phone.addWidget(self.copy)
        page = QWidget()
        self._trips = QVBoxLayout(page)
        self._trips.setContentsMargins(0, 0, 0, 0)
        self._trips.setSpacing(2)
        scroll = FitScroll(page)
        scroll.setObjectName("sideScroll")
        scroll.setAccessibleName(tr("Trips on the days shown"))
        self.edit = ActionButton(theme, tr("Edit…"), self._edit, size=12.5)
        self.close_button = ActionButton(theme, tr("Close"), self.dismiss, size=12.5)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.edit)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for part in (self.title, self.facts, self.troubles):
            self.column.addWidget(part)
        self.column.addLayout(phone)
        self.column.addWidget(rule())
        self.column.addWidget(scroll, 1)
        self.column.addLayout(buttons)
        session.board_changed.connect(self._follow)

    def open_for(self, name: str, anchor: QWidget) -> None:
        """Show somebody, beside `anchor`."""
        self._name, self._shown = name, None
        self._show()
        width = self._theme.px(_WIDTH)
        # Its words wrap in its own width, and what is asked for its height must be dressed.
        self.ensurePolished()
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.open_at(beside(anchor, width, height, self.window()))
        wanted = (self.call, self.copy, self.edit, self.close_button)
        next(one for one in wanted if one.isVisible()).setFocus(Qt.FocusReason.PopupFocusReason)

    def _follow(self) -> None:
        if not self.isHidden():
            focus = QApplication.focusWidget()
            self._show()
            if focus is not QApplication.focusWidget():
                self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        member = self._session.directory.find(self._name)
        trips = [
            (card, slot)
            for card in self._session.board.cards
            for slot in card.slots
            if slot.name == self._name and not card.charter.is_cancelled
        ]
        trips.sort(key=lambda one: one[0].charter.start)
        shown = member, [(card.charter, slot.label) for card, slot in trips], self._session.board.days
        if shown == self._shown:
            return
        self._shown = shown
        self.title.setText(self._name)
        self._phone = member.phone if member else ""
        self.facts.setText(self._facts_of(member))
        self.troubles.setText(" ".join(self._troubles_of(member)))
        self.troubles.setVisible(bool(self.troubles.text()))
        self.number.setText(to_display(self._phone) if self._phone else tr("No phone number"))
        self.call.setVisible(tel_link(self._phone).isValid())
        self.copy.setVisible(bool(self._phone))
        self.edit.setVisible(member is not None)
        self._list(trips)

    def _facts_of(self, member: CrewMember | None) -> str:
        if member is None:
            return tr("Not in the crew list: nobody can tell them")
        facts = [tr("Captain") if member.is_captain else tr("Crew")]
        expires = member.licence_expires
        if expires and expires >= self._session.desk.now().date():
            facts.append(tr("licence until {date}", date=say_date(expires, with_year=True)))
        return " · ".join(facts)

    def _troubles_of(self, member: CrewMember | None) -> list[str]:
        found, days = [], self._session.board.days
        expires = member.licence_expires if member else None
        if expires and expires < self._session.desk.now().date():
            found.append(tr("Licence expired on {date}", date=say_date(expires, with_year=True)) + ".")
        if off := [say_day(day) for day in days if member and day in member.days_off]:
            found.append(tr("Off on {days}.", days=", ".join(off)))
        return found

    def _list(self, trips: list[Trip]) -> None:
        while item := self._trips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for card, slot in trips:
            words = tr(
                "{time}  {title} · {role}",
                time=say_weekday_and_time(card.charter.start),
                title=card.charter.title or tr("Untitled charter"),
                role=slot.label.lower(),
            )
            button = ActionButton(self._theme, "", partial(self._go, card.event_id), kind="menu", size=12.5)
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
            shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(_TRIP))
            # A title's "&" is no key.
            button.setText(shown.replace("&", "&&"))
            self._trips.addWidget(button)
        if not trips:
            self._trips.addWidget(
                Text(self._theme, tr("No trips on the days shown."), 12.5, tone="secondary")
            )

    def _go(self, event_id: str) -> None:
        self.dismiss()
        self.wants_charter.emit(event_id)

    def _edit(self) -> None:
        self.dismiss()
        self.wants_edit.emit(self._name)

    def _call(self) -> None:
        if words := call(self._phone):
            self._session.announced.emit(words)

    def _copy(self) -> None:
        self._session.announced.emit(copy_number(self._phone))
