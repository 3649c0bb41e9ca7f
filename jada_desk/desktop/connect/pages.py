"""The settings pages of an operation that need no network: who it is, its boats, its messages."""

from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QIntValidator
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from jada_desk.desktop.connect.form import COLOURS, local_zone
from jada_desk.desktop.connect.page import Page
from jada_desk.desktop.connect.parts import Choice
from jada_desk.desktop.look.icons import swatch
from jada_desk.desktop.look.parts import ActionButton, IconButton, Text
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.connections import Part

_TYPES: Final = (
    (tr_later("Uninspected (six-pack)"), "uninspected"),
    (tr_later("Inspected (with a certificate)"), "inspected"),
    (tr_later("Bareboat"), "bareboat"),
)


class OperationPage(Page):
    """Who the operation is."""

    title = tr_later("Your operation")
    words = tr_later("Nothing is sent to anybody until you press Publish.")

    def build(self) -> None:
        self.name = self.line("tenant", "name", tr("Name"), tr("As guests and crew know it."), tr("JADA"))
        self.zone = Choice(self.theme, tr("Time zone of the dock"), may_type=True)
        zone = self.form.text("tenant", "time_zone") or local_zone()
        places = sorted(one for one in available_timezones() if "/" in one and not one.startswith("Etc/"))
        self.zone.offer([(one, one) for one in places], zone)
        self.form.put("tenant", "time_zone", zone)
        self.zone.setPlaceholderText("America/Los_Angeles")
        self.zone.picked.connect(partial(self.form.put, "tenant", "time_zone"))
        self.column.field(tr("Time zone of the dock"), self.zone)
        self.line("tenant", "place", tr("Dock"), tr("Where guests come to. It stands on every guest page."))
        self.line("tenant", "place_url", tr("Link to directions"), "", "https://…")
        self.line("tenant", "phone", tr("Phone for guests"), "", "+1-619-555-0100")
        self.line("tenant", "email", tr("E-mail for guests"))
        self.column.field(tr("Colour, to tell operations apart"), self._colours())

    def _colours(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(holder)
        for n, (name, colour) in enumerate(COLOURS.items()):
            button = QPushButton(tr(name))
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setIcon(swatch(colour, self.theme.px(12)))
            button.setIconSize(QSize(self.theme.px(12), self.theme.px(12)))
            button.setChecked(self.form.text("tenant", "colour").upper() == colour.upper())
            button.clicked.connect(lambda _=False, one=colour: self.form.put("tenant", "colour", one))
            group.addButton(button)
            grid.addWidget(button, 0, n)
        return holder

    def enter(self) -> None:
        if not self.name.text():
            self.name.setFocus()

    def problem(self) -> str:
        if not self.form.text("tenant", "name"):
            return tr("Give the operation a name.")
        try:
            ZoneInfo(self.form.text("tenant", "time_zone"))
        except (ValueError, OSError, KeyError):
            return tr("Choose a time zone, like America/Los_Angeles.")
        return ""


class BoatsPage(Page):
    """The boats, in the order of their lanes."""

    title = tr_later("Boats")
    words = tr_later(
        "Each has a lane of its own on the weekend; the first is the default. Crew: how many sail beside the captain."
    )

    def build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for n, words in enumerate(
            (tr("Name"), tr("Type"), tr("Passengers"), tr("Crew"), tr("Out of service"))
        ):
            self._grid.addWidget(Text(self.theme, words, 12.5, QFont.Weight.DemiBold, wrap=False), 0, n)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(4, 2)
        self._rows: list[list[QWidget]] = []
        self.column.addLayout(self._grid)
        self.column.addSpacing(6)
        self.column.row(ActionButton(self.theme, tr("Another boat"), self._add, icon="plus"))

    def enter(self) -> None:
        if not self.form.boats:
            name = self.form.text("tenant", "name")
            self.form.boats.append({"name": name, "type": "uninspected", "capacity": 6, "crew_slots": 1})
        self._show()

    def _show(self) -> None:
        for row in self._rows:
            for widget in row:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows = [self._boat(n, boat) for n, boat in enumerate(self.form.boats)]

    def _boat(self, number: int, boat: dict[str, Any]) -> list[QWidget]:
        which = tr("of boat {number}", number=number + 1)
        name = QLineEdit(str(boat.get("name", "")))
        name.setAccessibleName(tr("Name {which}", which=which))
        name.textEdited.connect(partial(self._put, boat, "name"))
        kind = Choice(self.theme, tr("Type {which}", which=which))
        kind.setMinimumContentsLength(18)
        kind.offer([(tr(words), one) for words, one in _TYPES], str(boat.get("type", "uninspected")))
        kind.picked.connect(partial(self._put, boat, "type"))
        # On Linux what is chosen is a choice's name, and only a label tells what it is about.
        label = QLabel(kind.accessibleName(), self)
        label.setBuddy(kind)
        label.hide()
        seats = self._number(boat, "capacity", 6, 400, tr("Passengers {which}", which=which))
        crew = self._number(boat, "crew_slots", 1, 40, tr("Crew beside captain {which}", which=which))
        away = IconButton(
            self.theme, "close", tr("Remove boat {number}", number=number + 1), partial(self._remove, number)
        )
        away.setEnabled(len(self.form.boats) > 1)
        rest = QLineEdit(str(boat.get("out_of_service", "")))
        rest.setPlaceholderText(tr("why, while it rests"))
        rest.setAccessibleName(tr("Why out of service, {which}", which=which))
        rest.textEdited.connect(partial(self._put, boat, "out_of_service"))
        row: list[QWidget] = [name, kind, seats, crew, rest, away]
        for n, widget in enumerate(row):
            self._grid.addWidget(widget, number + 1, n)
            # A layout would show it with the next event, and the focus may not go to what is hidden.
            widget.show()
        return [*row, label]

    def _number(self, boat: dict[str, Any], key: str, first: int, most: int, name: str) -> QLineEdit:
        box = QLineEdit(str(boat.get(key, first)))
        box.setValidator(QIntValidator(0, most, box))
        box.setMaximumWidth(self.theme.px(70))
        box.setAccessibleName(name)
        box.textEdited.connect(lambda text: self._put(boat, key, int(text) if text.isdecimal() else first))
        return box

    def _put(self, boat: dict[str, Any], key: str, value: object) -> None:
        boat[key] = value.strip() if isinstance(value, str) else value
        self.form.changed.emit()

    def _add(self) -> None:
        self.form.boats.append({"name": "", "type": "uninspected", "capacity": 6, "crew_slots": 1})
        self._show()
        self._rows[-1][0].setFocus()
        self.form.changed.emit()

    def _remove(self, number: int) -> None:
        del self.form.boats[number]
        self._show()
        self._rows[min(number, len(self._rows) - 1)][0].setFocus()
        self.form.changed.emit()

    def problem(self) -> str:
        names = [str(one.get("name", "")).casefold() for one in self.form.boats]
        if not all(names):
            return tr("Each boat needs a name.")
        return tr("Two boats have the same name.") if len(set(names)) < len(names) else ""


class MessagesPage(Page):
    """Who sends, and when not."""

    title = tr_later("Messages")
    words = tr_later("Guests and crew are told by e-mail (SES) and text message (SNS).")
    parts = (Part.EMAIL, Part.SMS)

    def build(self) -> None:
        self.line(
            "aws",
            "email_from",
            tr("Sender of e-mails"),
            tr("With a name if you like. SES must have verified the address or its domain."),
            "JADA <hello@sailjada.com>",
        )
        self.line("notices", "quiet_from", tr("Guest texts rest from"), tr("At the dock."), "21:00")
        self.line("notices", "quiet_until", tr("Guest texts rest until"), "", "08:00")


class FinishPage(Page):
    """Everything tested once more, and what connecting means."""

    title = tr_later("Check and finish")
    words = tr_later(
        "What exists in the calendar, the tables and the pages is the baseline: it stays as it is until you change a "
        "fact. Connecting tells nobody anything."
    )
    parts = tuple(Part)

    def enter(self) -> None:
        self.wants_test.emit()
