"""Whom to call: what the search for a guest's contact found, each candidate with the lines it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.charter.evidence import add_evidence
from jada_desk.desktop.charter.search_line import SearchLine
from jada_desk.desktop.look.parts import ActionButton, BusyMark, Panel, Text, Tone
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.contact import Candidate
from jada_desk.domain.errors import JadaError
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    # The workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.workflows.lookup import Lookup


class Contacts(QWidget):
    """Searches for one charter's contact and lets the dispatcher take it into the draft.

    What is found is shown while slower sources are still being searched. One sure contact is chosen beforehand, until
    the dispatcher chooses.
    """

    closed = Signal()
    wants_all = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = ""
        self._candidates: tuple[Candidate, ...] = ()
        self._own_choice = False
        self._shown: object = None
        self.title = Text(theme, tr("Find contact"), 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self._running = SearchLine(theme, BusyMark(theme, tr("Searching")), session.searching.stop)
        self.stop = self._running.stop
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.choices = QButtonGroup(self)
        self.choices.idToggled.connect(self._chosen)
        self.choices.idClicked.connect(self._choose)
        self.back = ActionButton(theme, tr("Back"), self._back)
        self.take = ActionButton(theme, tr("Use this contact"), self._take, icon="check", kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.take, 1)
        self.all = ActionButton(theme, "", self.wants_all.emit, icon="search", kind="quiet", size=12.5)
        layout = side_column(self)
        for widget in (self.title, self.hint, self._running):
            layout.addWidget(widget)
        layout.addWidget(SideScroll(tr("Contact of the guest"), self._body), 1)
        layout.addWidget(self.all)
        layout.addLayout(buttons)
        searching = session.searching.one
        searching.found.connect(self._show)
        searching.ended.connect(self._end)
        searching.failed.connect(self._fail)
        searching.stopped.connect(self._stopped)

    def begin(self, event_id: str) -> None:
        """Search for the contact of a charter."""
        card = self._session.board.card(event_id)
        self._event_id = event_id
        self._own_choice = False
        self._clear()
        self.title.setText(
            tr("Contact for {title}", title=card.charter.title) if card else tr("Find contact")
        )
        self.hint.setText(tr("Looking in the calendar, the guest table and the bookings mailbox…"))
        self._running.setVisible(True)
        self.take.setEnabled(False)
        others = self._session.without_phone - {event_id}
        self.all.setText(tr("Find all {n} missing contacts", n=len(others) + 1))
        self.all.setVisible(bool(others))
        self._session.searching.look_for(event_id)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, lookup: Lookup) -> None:
        """Show what was found so far. What the dispatcher chose stays chosen."""
        if lookup.waiting:
            self.hint.setText(tr("Still looking in the {sources}…", sources=_listed(lookup.waiting)))
        news = (lookup.candidates, tuple(map(str, lookup.troubles)), lookup.set_aside)
        if news == self._shown:
            return
        chosen = self._chosen_candidate() if self._own_choice else None
        is_among_them = self.window().focusWidget() in self._body.findChildren(QWidget)
        self._clear()
        self._shown = news
        self._candidates = lookup.candidates
        sure = [n for n, one in enumerate(self._candidates) if one.sure]
        for n, candidate in enumerate(self._candidates):
            self._column.addWidget(self._panel(n, candidate))
        for trouble in lookup.troubles:
            panel = Panel("warn", (10, 8, 10, 8))
            panel.column.addWidget(Text(self._theme, str(trouble), 12.5, tone="warn"))
            self._column.addWidget(panel)
        for word in lookup.set_aside:
            self._column.addWidget(Text(self._theme, word, 12, tone="secondary"))
        self._column.addStretch(1)
        known = (chosen.phone, chosen.email) if chosen else None
        same = [n for n, one in enumerate(self._candidates) if (one.phone, one.email) == known]
        preselected = same or (sure if len(sure) == 1 else [])
        if preselected:
            self.choices.button(preselected[0]).setChecked(True)
        self.take.setEnabled(bool(preselected))
        if is_among_them:
            (self.choices.checkedButton() or self._first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        """What stands first of what was found; the way back when it is nothing."""
        return self.choices.button(0) if self._candidates else self.back

    def _end(self, lookup: Lookup) -> None:
        self._show(lookup)
        self._running.end(self._enter)
        self.hint.setText(self._verdict(lookup))
        self._session.announced.emit(self.hint.text())

    def _enter(self) -> None:
        """Take the focus: on what uses the one sure contact, else on the first to choose from."""
        target = self.take if self.take.isEnabled() else self._first()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        self._running.end(self._enter)
        self.hint.setText(
            tr("The search was stopped. What was found so far is below.")
            if self._candidates
            else tr("The search was stopped. Nothing was found so far.")
        )
        self._session.announced.emit(self.hint.text())

    def _verdict(self, lookup: Lookup) -> str:
        sure = sum(one.sure for one in self._candidates)
        if not self._candidates:
            looked = ", ".join(lookup.searched)
            return (
                tr("Nothing was found. Looked in: {looked}.", looked=looked)
                if looked
                else tr("Nothing was found.")
            )
        if sure == 1:
            return tr(
                "One contact surely belongs to this charter. Check the lines it came from, then use it."
            )
        if len(self._candidates) == 1:
            return tr(
                "One contact may belong to this charter. Check the lines it came from before you use it."
            )
        return tr("Several contacts may belong to this charter. Choose one.")

    def _panel(self, n: int, candidate: Candidate) -> Panel:
        panel = Panel()
        number = to_display(candidate.phone) if candidate.phone else tr("no phone")
        radio = QRadioButton(number)
        radio.setFont(self._theme.font(16, QFont.Weight.Bold))
        sure = tr("sure") if candidate.sure else tr("not sure")
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
            add_evidence(panel.column, self._theme, evidence, tone)
        return panel

    def _fail(self, error: JadaError) -> None:
        self._clear()
        self.take.setEnabled(False)
        self._running.end(self._enter)
        self.hint.setText(tr("The search could not be done."))
        panel = Panel("bad")
        for text in (error.what, error.unchanged, error.remedy):
            if text:
                panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        self._column.addWidget(panel)
        self._column.addStretch(1)

    def _choose(self, _n: int) -> None:
        self._own_choice = True

    def _chosen(self, n: int, is_on: bool) -> None:
        panel = self.choices.button(n).parentWidget()
        if isinstance(panel, Panel):
            panel.set_kind("chosen" if is_on else "box")
        self.take.setEnabled(self.choices.checkedId() >= 0)

    def _chosen_candidate(self) -> Candidate | None:
        n = self.choices.checkedId()
        return self._candidates[n] if 0 <= n < len(self._candidates) else None

    def _take(self) -> None:
        if chosen := self._chosen_candidate():
            self._session.searching.leave()
            self._session.take_contact(self._event_id, chosen.phone, chosen.email)
            self._session.announced.emit(tr("Contact taken into the draft."))
            self.closed.emit()

    def _back(self) -> None:
        self._session.searching.leave()
        self.closed.emit()

    def _clear(self) -> None:
        self._candidates = ()
        self._shown = None
        for button in self.choices.buttons():
            self.choices.removeButton(button)
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _listed(names: tuple[str, ...]) -> str:
    return (
        names[0] if len(names) == 1 else tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
    )
