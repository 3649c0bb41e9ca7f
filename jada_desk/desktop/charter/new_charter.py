"""The form of a new charter: what a call tells, in the order in which it is told."""

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from jada_desk.desktop.charter.date_picker import DatePicker
from jada_desk.desktop.look.drop_down import DropDown
from jada_desk.desktop.look.fields import TimeField
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, Text, set_flag
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.charter import FieldValue
from jada_desk.domain.draft import NewCharter
from jada_desk.domain.errors import BadInput
from jada_desk.domain.phone import to_e164, to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_day_in_full

_WIDTH: Final = 520
_LENGTH: Final = timedelta(hours=2)
_LONGEST: Final = timedelta(hours=16)
_LONGEST_WAIT: Final = timedelta(hours=6)


class NewCharterForm(Floating):
    """Makes a charter in the draft; the calendar gets it by the next publish. `made` has its id and day."""

    made = Signal(str, object)

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session, self._theme = session, theme
        self._day = date.min
        self.setAccessibleName(tr("New charter"))
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self.guest, self.title = self._line(tr("Guest")), self._line(tr("Title"))
        self.phone, self.email = self._line(tr("Phone")), self._line(tr("E-mail"))
        self.passengers = self._line(tr("Passengers"))
        self.start, self.end = TimeField(tr("Start")), TimeField(tr("End"))
        self.boarding = TimeField(tr("Boarding"), may_be_empty=True)
        self.day = ActionButton(theme, "", self._choose_day, kind="field")
        self.boat = DropDown(theme, tr("Boat"))
        self.title.setPlaceholderText(tr("as the guest is called"))
        self.trouble = Text(theme, "", 12.5, tone="bad")
        self.make = ActionButton(theme, tr("Make charter"), self._make, kind="primary")
        cancel = ActionButton(theme, tr("Cancel"), self._give_up)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.make)
        self.column.addWidget(Text(theme, tr("New charter"), 16, QFont.Weight.Bold))
        self.column.addLayout(self._make_grid())
        self.column.addWidget(self.trouble)
        hint = tr(
            "It stands in the draft until you publish; then Google has it, and everybody concerned is told."
        )
        self.column.addWidget(Text(theme, hint, 12, tone="secondary"))
        self.column.addLayout(buttons)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for words, field, row, column, span in (
            (tr("Guest"), self.guest, 0, 0, 3),
            (tr("Title"), self.title, 0, 3, 3),
            (tr("Day"), self.day, 2, 0, 2),
            (tr("Boat"), self.boat, 2, 2, 2),
            (tr("Passengers"), self.passengers, 2, 4, 2),
            (tr("Start"), self.start, 4, 0, 2),
            (tr("End"), self.end, 4, 2, 2),
            (tr("Boarding"), self.boarding, 4, 4, 2),
            (tr("Phone"), self.phone, 6, 0, 3),
            (tr("E-mail"), self.email, 6, 3, 3),
        ):
            label = Text(self._theme, words, 11.5, tone="secondary", wrap=False)
            label.setBuddy(field)
            grid.addWidget(label, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        return grid

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit(maxLength=200)
        field.setAccessibleName(name)
        return field

    def open_for(self, day: date, boat: str) -> None:
        """Show the form, empty apart from day and boat; what was begun and not made is still there."""
        if not self.guest.text() and not self.title.text():
            self._empty()
        self._show_day(day)
        self.boat.clear()
        self.boat.addItems([one.name for one in self._session.desk.tenant.boats])
        self.boat.setCurrentText(boat)
        self.trouble.setText("")
        window, width = self.window(), self._theme.px(_WIDTH)
        height = self.column.totalHeightForWidth(width) + self._theme.px(24)
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 2, width, height))
        self.guest.setFocus(Qt.FocusReason.PopupFocusReason)

    def _empty(self) -> None:
        for field in (self.guest, self.title, self.phone, self.email, self.passengers):
            field.clear()
        for clock, text in ((self.start, "10:00"), (self.end, ""), (self.boarding, "")):
            clock.show_value(text)
            clock.setText(text)
        self.end.setPlaceholderText(tr("two hours"))

    def _show_day(self, day: date) -> None:
        self._day = day
        self.day.setText(say_day(day, with_year=True))
        self.day.setAccessibleName(tr("Day: {day_in_full}", day_in_full=say_day_in_full(day, with_year=True)))

    def _choose_day(self) -> None:
        picker = DatePicker(self._theme, self.window())
        picker.closed.connect(picker.deleteLater)
        picker.open_for(self.day, tr("Choose the day"), self._day, self._show_day)

    def _give_up(self) -> None:
        self._empty()
        self.dismiss()

    def _make(self) -> None:
        for field in self.findChildren(QLineEdit):
            set_flag(field, "bad", False)
        try:
            new, fields = self._read()
            self._session.new_charter(new, fields)
        except BadInput as error:
            self.trouble.setText(error.what)
            self._session.announced.emit(error.what)
            return
        self._empty()
        self.dismiss()
        self.made.emit(new.event_id, new.start.astimezone(self._session.desk.tenant.time_zone).date())

    def _read(self) -> tuple[NewCharter, dict[str, FieldValue]]:
        guest, phone, email = (one_line(one.text()) for one in (self.guest, self.phone, self.email))
        title = one_line(self.title.text()) or guest
        if not title:
            raise self._bad(self.guest, tr("Type the guest's name, or a title."))
        start = self._clock(self.start, self.start.read(self.start.text()), tr("Type the start like 15:30."))
        end = self._end(start)
        count = self.passengers.text().strip()
        if count and not (count.isascii() and count.isdigit() and 0 < int(count) <= 999):
            raise self._bad(self.passengers, tr("Passengers must be a whole number."))
        if phone and to_e164(phone) is None:
            raise self._bad(self.phone, tr("That is no phone number. Type it like (619) 555-0101."))
        boarding = None
        if self.boarding.text().strip():
            self.boarding.near = start.time()
            boarding = self._clock(
                self.boarding, self.boarding.read(self.boarding.text()), tr("Type the boarding like 15:15.")
            )
            boarding -= timedelta(days=1) if boarding > start else timedelta()
            if start - boarding > _LONGEST_WAIT:
                raise self._bad(self.boarding, tr("Boarding must be before the start, by six hours at most."))
        # Google takes the digits and the letters a to v for an id.
        event_id = f"jada{uuid4().hex}"
        new = NewCharter(event_id, title, self.boat.currentText(), start, end, self._session.desk.now())
        return new, {
            "guest_name": guest,
            "guest_phone": to_stored(phone) if phone else "",
            "guest_email": email,
            "passengers": int(count) if count else None,
            "boarding": boarding,
        }

    def _end(self, start: datetime) -> datetime:
        text = self.end.text().strip()
        if not text:
            return datetime.fromtimestamp(start.timestamp() + _LENGTH.total_seconds(), start.tzinfo)
        end = self._clock(self.end, self.end.read(text), tr("Type the end like 17:30."))
        if end <= start:
            end += timedelta(days=1)
        if end - start > _LONGEST:
            raise self._bad(self.end, tr("A charter of more than 16 hours: check start and end."))
        return end

    def _clock(self, field: QLineEdit, at: time | None, why: str) -> datetime:
        if at is None:
            raise self._bad(field, why)
        return datetime.combine(self._day, at, self._session.desk.tenant.time_zone)

    def _bad(self, field: QLineEdit, why: str) -> BadInput:
        set_flag(field, "bad", True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return BadInput(why, unchanged=tr("Nothing was made."))
