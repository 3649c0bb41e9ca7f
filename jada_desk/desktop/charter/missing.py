"""The contacts that the shown weekend is without: one search, one list to review, one step into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from jada_desk.desktop.charter.evidence import MarkedText
from jada_desk.desktop.charter.search_line import SearchLine
from jada_desk.desktop.look.parts import ActionButton, Panel, Text, Tone
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.contact import Candidate, Source
from jada_desk.domain.errors import JadaError
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_date, say_moment

if TYPE_CHECKING:
    # The workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.workflows.missing import Found

_SOURCES: Final = {
    Source.CALENDAR: tr_later("calendar"),
    Source.GUESTS: tr_later("guest table"),
    Source.MAIL: tr_later("mail"),
}


class MissingContacts(QWidget):
    """Searches for every guest without a phone number and lists what was found; the sure ones are ticked."""

    closed = Signal()
    wants_contact = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._found: tuple[Found, ...] = ()
        self.ticks: dict[str, QCheckBox] = {}
        self._unticked: set[str] = set()
        self._ticked: set[str] = set()
        self.title = Text(theme, tr("Missing contacts"), 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Searching"))
        self._running = SearchLine(theme, self.bar, session.searching.stop)
        self.stop = self._running.stop
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.back = ActionButton(theme, tr("Back"), self._back)
        self.take = ActionButton(theme, tr("Use no contact"), self._take, icon="check", kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.take, 1)
        layout = side_column(self)
        for widget in (self.title, self.hint, self._running):
            layout.addWidget(widget)
        layout.addWidget(SideScroll(tr("Missing contacts"), body), 1)
        layout.addLayout(buttons)
        searching = session.searching.all
        searching.found.connect(self._show)
        searching.ended.connect(self._end)
        searching.failed.connect(self._fail)
        searching.stopped.connect(self._stopped)

    def begin(self) -> None:
        """Search for all guests of the weekend without a phone number."""
        self._found = ()
        self._unticked.clear()
        self._ticked.clear()
        self._clear()
        wanted = len(self._session.without_phone)
        if not wanted:
            self._running.hide()
            self.hint.setText(tr("Every guest of this weekend has a phone number."))
            self._count()
            return
        self.bar.setRange(0, wanted)
        self.bar.setValue(0)
        self.hint.setText(tr_n("Looking for one guest…", "Looking for {n} guests…", wanted))
        self._running.show()
        self._count()
        self._session.searching.look_for_all()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: tuple[Found, ...]) -> None:
        self.bar.setValue(len(found))
        self._found = tuple(sorted(found, key=lambda one: (one.charter.start, one.charter.event_id)))
        held = self._held()
        self._clear()
        for one in self._found:
            self._column.addWidget(self._panel(one))
        self._column.addStretch(1)
        self._count()
        if held:
            self.ticks[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self) -> str:
        """The charter in whose box the focus is; none, an empty word."""
        focus = self.window().focusWidget()
        boxes = {event_id: tick.parentWidget() for event_id, tick in self.ticks.items()}
        return next((one for one, box in boxes.items() if box and focus in box.findChildren(QWidget)), "")

    def _end(self, found: tuple[Found, ...]) -> None:
        self._show(found)
        self._running.end(self._enter)
        with_one = sum(one.best is not None for one in found)
        sure = sum(one.best is not None and one.best.sure for one in found)
        self.hint.setText(_tell(len(found), with_one, sure))
        self._session.announced.emit(self.hint.text())

    def _enter(self) -> None:
        """Take the focus: on what uses the contacts that were found, else on the way back."""
        (self.take if self.take.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        self._running.end(self._enter)
        self.hint.setText(tr("The search was stopped. What was found so far is below."))

    def _fail(self, error: JadaError) -> None:
        self._clear()
        self._count()
        self._running.end(self._enter)
        self.hint.setText(tr("The search could not be done."))
        panel = Panel("bad")
        panel.column.addWidget(Text(self._theme, str(error), 12.5, tone="bad"))
        self._column.addWidget(panel)
        self._column.addStretch(1)

    def _panel(self, found: Found) -> Panel:
        charter, best = found.charter, found.best
        panel = Panel()
        name = f"{charter.title or tr('Untitled charter')}, {say_moment(charter.start)}"
        if best is None:
            panel.column.addWidget(Text(self._theme, name, 13, QFont.Weight.DemiBold))
            panel.column.addWidget(Text(self._theme, _nothing(found), 12.5, tone="warn"))
            return panel
        contact = to_display(best.phone) if best.phone else best.email
        tick = QCheckBox(name)
        tick.setFont(self._theme.font(13, QFont.Weight.DemiBold))
        sure = tr("sure") if best.sure else tr("not sure")
        tick.setAccessibleName(f"{name}: {contact}, {sure}")
        event_id = charter.event_id
        tick.setChecked(event_id in self._ticked or (best.sure and event_id not in self._unticked))
        tick.toggled.connect(lambda is_on: self._tick(event_id, is_on))
        self.ticks[event_id] = tick
        panel.column.addWidget(tick)
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, contact, 15, QFont.Weight.Bold, wrap=False), 1)
        tone: Tone = "ok" if best.sure else "warn"
        head.addWidget(Text(self._theme, sure.capitalize(), 12, QFont.Weight.DemiBold, tone, wrap=False))
        panel.column.addLayout(head)
        self._add_reason(panel, best)
        others = len(found.lookup.candidates) - 1 if found.lookup else 0
        if others or not best.sure:
            more = (
                tr("Look closer")
                if not others
                else tr("Look closer: {others} contacts were found", others=others + 1)
            )
            look = ActionButton(
                self._theme,
                more,
                lambda: self.wants_contact.emit(event_id),
                icon="search",
                kind="quiet",
                size=12,
            )
            look.setAccessibleName(f"{more}, {name}")
            panel.column.addWidget(look)
        return panel

    def _add_reason(self, panel: Panel, best: Candidate) -> None:
        evidence = best.evidence[0]
        when = say_date(evidence.date, with_year=True) if evidence.date else ""
        said = ", ".join(part for part in (evidence.sender or tr(_SOURCES[evidence.source]), when) if part)
        panel.column.addWidget(Text(self._theme, f"{evidence.why} ({said})", 12, tone="secondary"))
        for line in evidence.lines:
            panel.column.addWidget(MarkedText(self._theme, line, evidence.marks))

    def _tick(self, event_id: str, is_on: bool) -> None:
        (self._ticked if is_on else self._unticked).add(event_id)
        (self._unticked if is_on else self._ticked).discard(event_id)
        self._count()

    def _chosen(self) -> list[tuple[str, Candidate]]:
        return [
            (one.charter.event_id, one.best)
            for one in self._found
            if one.best and (tick := self.ticks.get(one.charter.event_id)) and tick.isChecked()
        ]

    def _count(self) -> None:
        number = len(self._chosen())
        self.take.setText(
            tr_n("Use {n} contact", "Use {n} contacts", number) if number else tr("Use no contacts")
        )
        self.take.setEnabled(bool(number))

    def _take(self) -> None:
        chosen = self._chosen()
        self._session.searching.leave()
        self._session.take_contacts([(event_id, one.phone, one.email) for event_id, one in chosen])
        self._session.announced.emit(
            tr_n(
                "{n} contacts taken into the draft. Undo takes all of them back.",
                "{n} contacts taken into the draft. Undo takes all of them back.",
                len(chosen),
            )
        )
        self.closed.emit()

    def _back(self) -> None:
        self._session.searching.leave()
        self.closed.emit()

    def _clear(self) -> None:
        self.ticks.clear()
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _nothing(found: Found) -> str:
    """Why there is nothing to offer for a charter."""
    if found.trouble:
        return str(found.trouble)
    looked = ", ".join(found.lookup.searched) if found.lookup else ""
    troubles = " ".join(str(one) for one in found.lookup.troubles) if found.lookup else ""
    return " ".join(
        part
        for part in (tr("Nothing found. Looked in: {looked}.", looked=looked or tr("nothing")), troubles)
        if part
    )


def _tell(wanted: int, found: int, sure: int) -> str:
    if not found:
        return tr("No contact was found. Each charter says where was looked.")
    if not sure:
        return tr(
            "Found {found} of {wanted}, none of them surely. Check the lines, untick what is wrong.",
            found=found,
            wanted=wanted,
        )
    if sure == found:
        return tr(
            "Found {found} of {wanted}, all of them surely. Check the lines, untick what is wrong.",
            found=found,
            wanted=wanted,
        )
    return tr(
        "Found {found} of {wanted}, {sure} of them surely. Check the lines, untick what is wrong.",
        found=found,
        wanted=wanted,
        sure=sure,
    )
