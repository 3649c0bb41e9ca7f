"""Whom to call: what the search for a guest's contact found, each candidate with the lines it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.parts import ActionButton, Panel, Text, Tone
from jada_desk.desktop.session import Session
from jada_desk.desktop.theme import Theme
from jada_desk.domain.contact import Candidate, Evidence, Source
from jada_desk.domain.errors import JadaError
from jada_desk.domain.phone import to_display

if TYPE_CHECKING:
    # The workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.workflows.lookup import Lookup


_SOURCES: Final = {
    Source.CALENDAR: "In the calendar",
    Source.GUESTS: "In the guest table",
    Source.MAIL: "In the bookings mailbox",
}


class Contacts(QWidget):
    """Searches for one charter's contact and lets the dispatcher take it into the draft."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = ""
        self._candidates: tuple[Candidate, ...] = ()
        self.title = Text(theme, "Find contact", 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName("Searching")
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setObjectName("sideScroll")
        scroll.setWidget(body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices = QButtonGroup(self)
        self.choices.idToggled.connect(self._chosen)
        back = ActionButton(theme, "Back", self._back)
        self.take = ActionButton(theme, "Use this contact", self._take, icon="check", kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(back)
        buttons.addWidget(self.take, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.title, self.hint, self._bar):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        session.contacts_found.connect(self._found)
        session.contacts_failed.connect(self._failed)

    def begin(self, event_id: str) -> None:
        """Search for the contact of a charter."""
        card = self._session.board.card(event_id)
        self._event_id = event_id
        self._clear()
        self.title.setText(f"Contact for {card.charter.title}" if card else "Find contact")
        self.hint.setText("Looking in the calendar, the guest table and the bookings mailbox…")
        self._bar.show()
        self.take.setEnabled(False)
        self._session.find_contact(event_id)

    def _found(self, event_id: str, lookup: Lookup) -> None:
        if event_id != self._event_id:
            return
        self._clear()
        self._bar.hide()
        self._candidates = tuple(lookup.candidates)
        sure = [n for n, one in enumerate(self._candidates) if one.sure]
        for n, candidate in enumerate(self._candidates):
            self._column.addWidget(self._panel(n, candidate))
        self.hint.setText(self._verdict(lookup, len(sure)))
        for trouble in lookup.troubles:
            panel = Panel("warn", (10, 8, 10, 8))
            panel.column.addWidget(Text(self._theme, str(trouble), 12.5, tone="warn"))
            self._column.addWidget(panel)
        self._column.addStretch(1)
        if len(sure) == 1:
            self.choices.button(sure[0]).setChecked(True)
        self._session.announced.emit(self.hint.text())

    def _verdict(self, lookup: Lookup, sure: int) -> str:
        if not self._candidates:
            looked = ", ".join(lookup.searched)
            return f"Nothing was found. Looked in: {looked}." if looked else "Nothing was found."
        if sure == 1:
            return "One contact surely belongs to this charter. Check the lines it came from, then use it."
        if len(self._candidates) == 1:
            return "One contact may belong to this charter. Check the lines it came from before you use it."
        return "Several contacts may belong to this charter. Choose one."

    def _panel(self, n: int, candidate: Candidate) -> Panel:
        panel = Panel()
        number = to_display(candidate.phone) if candidate.phone else "no phone"
        radio = QRadioButton(number)
        radio.setFont(self._theme.font(16, QFont.Weight.Bold))
        sure = "sure" if candidate.sure else "not sure"
        known = (candidate.name, number, candidate.email, sure)
        radio.setAccessibleName(", ".join(part for part in known if part))
        self.choices.addButton(radio, n)
        head = QHBoxLayout()
        head.addWidget(radio, 1)
        tone: Tone = "ok" if candidate.sure else "warn"
        head.addWidget(Text(self._theme, sure.capitalize(), 12, QFont.Weight.DemiBold, tone, wrap=False))
        panel.column.addLayout(head)
        who = " · ".join(part for part in (candidate.name, candidate.email) if part)
        if who:
            panel.column.addWidget(Text(self._theme, who, 13, QFont.Weight.Medium))
        for evidence in candidate.evidence:
            self._add_evidence(panel, evidence, tone)
        return panel

    def _add_evidence(self, panel: Panel, evidence: Evidence, tone: Tone) -> None:
        when = f"{evidence.date:%-d %b %Y}" if evidence.date else ""
        origin = ", ".join(part for part in (_SOURCES[evidence.source], evidence.sender, when) if part)
        panel.column.addSpacing(4)
        panel.column.addWidget(Text(self._theme, origin, 12, tone="secondary"))
        if evidence.subject:
            panel.column.addWidget(Text(self._theme, f"“{evidence.subject}”", 12.5))
        if evidence.why:
            panel.column.addWidget(Text(self._theme, evidence.why, 12.5, tone=tone))
        if evidence.lines:
            quote = Panel(tone or "box", (10, 6, 10, 6))
            for line in evidence.lines:
                quote.column.addWidget(Text(self._theme, line, 12.5, selectable=True))
            panel.column.addWidget(quote)

    def _failed(self, event_id: str, error: JadaError) -> None:
        if event_id != self._event_id:
            return
        self._clear()
        self._bar.hide()
        self.hint.setText("The search could not be done.")
        panel = Panel("bad")
        for text in (error.what, error.unchanged, error.remedy):
            if text:
                panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        self._column.addWidget(panel)
        self._column.addStretch(1)

    def _chosen(self, n: int, is_on: bool) -> None:
        panel = self.choices.button(n).parentWidget()
        if isinstance(panel, Panel):
            panel.set_kind("chosen" if is_on else "box")
        self.take.setEnabled(self.choices.checkedId() >= 0)

    def _take(self) -> None:
        n = self.choices.checkedId()
        if n >= 0:
            chosen = self._candidates[n]
            self._session.take_contact(self._event_id, chosen.phone, chosen.email)
            self._session.announced.emit("Contact taken into the draft.")
            self.closed.emit()

    def _back(self) -> None:
        self._session.stop_lookup()
        self.closed.emit()

    def _clear(self) -> None:
        self._candidates = ()
        for button in self.choices.buttons():
            self.choices.removeButton(button)
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
