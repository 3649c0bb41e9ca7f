"""The charter's facts, each in a field; a settled field is an edit of the draft at once."""

from collections.abc import Callable
from datetime import time
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.drop_down import DropDown
from jada_desk.desktop.look.fields import LineField, NotesField, TimeField
from jada_desk.desktop.look.parts import ActionButton, Text, set_flag
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import field_label
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card
from jada_desk.domain.errors import JadaError
from jada_desk.domain.language import LANGUAGE_NAMES, language_of
from jada_desk.domain.phone import to_display, to_stored
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_day_in_full

_LONGEST_NAME: Final = 80


class Editor(QWidget):
    """Shows the selected charter and edits it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._shown_id = ""
        self._edited_id = ""
        self.day = ActionButton(theme, "", kind="field")
        self.start = TimeField(tr("Start"))
        self.end = TimeField(tr("End"))
        self.boarding = TimeField(tr("Boarding"), may_be_empty=True)
        self.boat = DropDown(theme, tr("Boat"))
        self.boat.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        self.passengers = LineField(tr("Passengers"))
        self.guest = LineField(tr("Guest"))
        self.phone = LineField(tr("Phone"))
        self.email = LineField(tr("E-mail"))
        self.language = DropDown(theme, tr("Language"))
        for known, words in LANGUAGE_NAMES.items():
            self.language.addItem(tr(words), known)
        self.notes = NotesField(tr("Notes"))
        for field in (self.guest, self.phone, self.email):
            field.setMaxLength(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in (
            (
                (tr("Day"), self.day, 0),
                (tr("Start"), self.start, 1),
                (tr("End"), self.end, 1),
                (tr("Boarding"), self.boarding, 1),
            ),
            (
                (tr("Guest"), self.guest, 1),
                (tr("Passengers"), self.passengers, 0),
                (tr("Boat"), self.boat, 0),
            ),
            ((tr("Phone"), self.phone, 0), (tr("E-mail"), self.email, 1)),
            ((tr("Notes"), self.notes, 1), (tr("Language"), self.language, 0)),
        ):
            column.addLayout(self._row(row))
        self.trouble = Text(theme, "", 12, tone="bad")
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.start.timed.connect(self._set_start)
        self.end.timed.connect(self._set_end)
        self.boarding.timed.connect(self._set_boarding)
        self.boat.activated.connect(self._set_boat)
        self.language.activated.connect(self._set_language)
        self.passengers.settled.connect(self._set_passengers)
        self.guest.settled.connect(self._set_guest)
        self.phone.settled.connect(self._set_phone)
        self.email.settled.connect(self._set_email)
        self.notes.settled.connect(self._set_notes)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _row(self, cells: tuple[tuple[str, QWidget, int], ...]) -> QGridLayout:
        """Fields side by side, each below its label; what has no stretch is as wide as what it shows."""
        row = QGridLayout()
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(2)
        for n, (words, field, stretch) in enumerate(cells):
            label = Text(self._theme, words, 11.5, tone="secondary", wrap=False)
            label.setBuddy(field)
            row.addWidget(label, 0, n)
            row.addWidget(field, 1, n, Qt.AlignmentFlag.AlignTop)
            row.setColumnStretch(n, stretch)
        return row

    def _restyle(self) -> None:
        px = self._theme.px
        self.notes.setMinimumWidth(px(80))
        for narrow in (self.start, self.end, self.boarding):
            narrow.setMinimumWidth(px(48))
        for wide in (self.guest, self.email):
            wide.setMinimumWidth(px(60))
        for field in (self.start, self.end, self.boarding, self.passengers, self.phone, self.day):
            field.setFont(self._theme.font(13))
        self.passengers.setFixedWidth(px(68))
        self.boat.setMaximumWidth(px(140))
        self._fit_phone()

    def _fit_phone(self) -> None:
        """A number is never cut, not even one from abroad."""
        px = self._theme.px
        self.phone.setFixedWidth(min(max(px(116), self.phone.width_of_text), px(176)))

    def show_card(self, card: Card) -> None:
        """Show a charter; fields that the draft changed stand out."""
        if card.event_id != self._shown_id:
            self._leave(card.event_id)
        one, live = card.charter, card.live
        values: dict[str, tuple[LineField | NotesField, str]] = {
            "start": (self.start, f"{one.start:%H:%M}"),
            "end": (self.end, f"{one.end:%H:%M}"),
            "boarding": (self.boarding, f"{one.boarding:%H:%M}" if one.boarding else ""),
            "guest_name": (self.guest, one.guest_name),
            "passengers": (self.passengers, "" if one.passengers is None else str(one.passengers)),
            "guest_phone": (self.phone, to_display(one.guest_phone) if one.guest_phone else ""),
            "guest_email": (self.email, one.guest_email),
            "notes": (self.notes, one.notes),
        }
        for name, (field, text) in values.items():
            changed = getattr(one, name) != getattr(live, name)
            field.show_value(text, changed=changed)
            field.setAccessibleDescription(tr("Changed in the draft") if changed else "")
        self._fit_phone()
        self.boarding.near = one.start.time()
        self.day.setText(say_day(one.day))
        self.day.setAccessibleName(tr("Day: {day_in_full}", day_in_full=say_day_in_full(one.day)))
        set_flag(self.day, "changed", one.day != live.day)
        self._show_boats(one.boat, changed=one.boat != live.boat)
        self.language.setCurrentText(tr(LANGUAGE_NAMES[language_of(one.guest_language)]))
        set_flag(self.language, "changed", one.guest_language != live.guest_language)
        self.trouble.hide()

    @property
    def is_typing(self) -> bool:
        """Whether a field is open: something is being typed in it."""
        return self.notes.is_typing or any(one.is_typing for one in self.findChildren(LineField))

    def _leave(self, next_id: str) -> None:
        """Settle what is still being typed into the charter it was typed for."""
        self._shown_id = next_id
        fields: list[LineField | NotesField] = [*self.findChildren(LineField), self.notes]
        for field in fields:
            field.commit()
        self._edited_id = next_id

    def _show_boats(self, boat: str, *, changed: bool) -> None:
        names = [known.name for known in self._session.desk.tenant.boats]
        if boat not in names:
            names.append(boat)
        if [self.boat.itemText(n) for n in range(self.boat.count())] != names:
            self.boat.clear()
            self.boat.addItems(names)
        self.boat.setCurrentText(boat)
        set_flag(self.boat, "changed", changed)

    # Settling --------------------------------------------------------------------------------------------------------

    def _try(self, field: QWidget, edit: Callable[[str], None]) -> None:
        event_id = self._edited_id
        if not event_id:
            return
        try:
            edit(event_id)
        except JadaError as error:
            self._say(field, str(error))

    def _say(self, field: QWidget, why: str) -> None:
        if isinstance(field, LineField):
            field.refuse(why)
        self.trouble.setText(why)
        self.trouble.show()
        self._session.announced.emit(why)

    def _set_start(self, at: time) -> None:
        self._try(self.start, lambda event_id: self._session.set_start(event_id, at))

    def _set_end(self, at: time) -> None:
        self._try(self.end, lambda event_id: self._session.set_end(event_id, at))

    def _set_boarding(self, at: time | None) -> None:
        self._try(self.boarding, lambda event_id: self._session.set_boarding(event_id, at))

    def _set_boat(self, _row: int) -> None:
        name = self.boat.currentText()
        self._try(self.boat, lambda event_id: self._session.set_field(event_id, "boat", name, tr("Boat")))

    def _set_language(self, _row: int) -> None:
        chosen = self.language.currentData()
        self._try(
            self.language,
            lambda event_id: self._session.set_field(event_id, "guest_language", chosen, tr("Language")),
        )

    def _set_passengers(self, text: str) -> None:
        if text and not (text.isascii() and text.isdigit() and int(text) <= 999):
            self._say(self.passengers, tr("Passengers must be a whole number."))
            return
        count = int(text) if text else None
        self._try(
            self.passengers,
            lambda event_id: self._session.set_field(
                event_id, "passengers", count, field_label("passengers")
            ),
        )

    def _set_guest(self, text: str) -> None:
        if len(text) > _LONGEST_NAME:
            self._say(
                self.guest, tr("A name may have {longest_name} characters.", longest_name=_LONGEST_NAME)
            )
            return
        self._try(
            self.guest, lambda event_id: self._session.set_field(event_id, "guest_name", text, tr("Guest"))
        )

    def _set_phone(self, text: str) -> None:
        stored = to_stored(text)
        self._try(
            self.phone, lambda event_id: self._session.set_field(event_id, "guest_phone", stored, tr("Phone"))
        )

    def _set_email(self, text: str) -> None:
        if text and ("@" not in text.strip("@") or " " in text):
            self._say(self.email, tr("That is no e-mail address."))
            return
        self._try(
            self.email, lambda event_id: self._session.set_field(event_id, "guest_email", text, tr("E-mail"))
        )

    def _set_notes(self, text: str) -> None:
        self._try(self.notes, lambda event_id: self._session.set_field(event_id, "notes", text, tr("Notes")))
