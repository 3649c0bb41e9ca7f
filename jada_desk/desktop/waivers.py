"""Who signed the waiver of a charter, who is missing, and whose a misspelt signature is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jada_desk.desktop.flow import flow_row
from jada_desk.desktop.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.session import Session
from jada_desk.desktop.theme import Theme
from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.errors import JadaError
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST, SignedWaiver, WaiverBook, choices
from jada_desk.domain.when import say_stamp

_COPIES = {
    "sent": "copy sent",
    "failed": "copy could not be sent",
    "uncertain": "copy: not known whether it went out",
}


def waiver_words(charter: Charter) -> str:
    """The state of a charter's waivers in few words: `Waivers 3/5, guardian required`."""
    expected = max(charter.waivers_expected, charter.waivers_signed)
    counted = f"Waivers {charter.waivers_signed}/{expected}" if expected else "Waivers"
    return (
        f"{counted}, guardian required"
        if charter.waiver_status is WaiverStatus.GUARDIAN_REQUIRED
        else counted
    )


class WaiversPage(QWidget):
    """One charter's waivers. It is read anew whenever the board is, while it is shown."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = ""
        self._choosing = ""
        self.book: WaiverBook | None = None
        self.title = Text(theme, "Waivers", 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        body = QWidget()
        body.setLayout(self._column)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setObjectName("sideScroll")
        scroll.setAccessibleName("Waivers")
        scroll.setWidget(body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = ActionButton(theme, "Back", self.closed.emit)
        self.party = ActionButton(theme, "Copy party link", self._copy_party, icon="copy", size=12.5)
        self.party.setToolTip("The link of the guest page: everybody aboard signs there, each once")
        self.own = ActionButton(theme, "Link for one", self._copy_own, icon="person", size=12.5)
        self.own.setToolTip("Make and copy a new link with which one person signs, once")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(scroll, 1)
        layout.addWidget(flow_row(self.back, self.party, self.own))
        session.waivers.arrived.connect(self._show)
        session.waivers.failed.connect(self._failed)
        session.waivers.linked.connect(self._copied)
        session.board_changed.connect(self._read_again)

    def begin(self, event_id: str) -> None:
        """Show the waivers of a charter."""
        card = self._session.board.card(event_id)
        self._event_id, self._choosing, self.book = event_id, "", None
        self._clear()
        self.title.setText(f"Waivers for {card.charter.title}" if card else "Waivers")
        self.hint.setText("Reading who signed…")
        self.back.setFocus()
        self._session.waivers.read(event_id)

    def _read_again(self) -> None:
        # Not while the dispatcher chooses whose a signature is.
        if self.isVisible() and self._event_id and not self._choosing:
            self._session.waivers.read(self._event_id)

    def _show(self, book: WaiverBook) -> None:
        if book.event_id != self._event_id or book == self.book:
            return
        self.book, self._choosing = book, ""
        self._paint()

    def _paint(self) -> None:
        book = self.book
        if book is None:
            return
        self._clear()
        expected = f" of {book.expected}" if book.expected else ""
        self.hint.setText(f"{book.signed}{expected} signed, {_STATUS[book.status]}.")
        for flaw in book.flaws:
            self._warn(flaw, "bad")
        if book.missing:
            panel = Panel("warn", (10, 8, 10, 8))
            panel.column.addWidget(Text(self._theme, "Still to sign", 12.5, QFont.Weight.DemiBold, "warn"))
            for who in book.missing:
                panel.column.addWidget(Text(self._theme, who, 13))
            self._column.addWidget(panel)
        for one in book.people:
            self._column.addWidget(self._panel(book, one))
        if not book.people:
            self._column.addWidget(Text(self._theme, "Nobody has signed yet.", 13, tone="secondary"))
        self._column.addStretch(1)

    def _panel(self, book: WaiverBook, one: SignedWaiver) -> Panel:
        panel = Panel("bad" if one.flaw else "box")
        panel.setAccessibleName(f"Waiver of {one.name}")
        head = QHBoxLayout()
        head.setSpacing(6)
        tone = "bad" if one.flaw else "ok" if one.counts else "warn"
        head.addWidget(IconMark(self._theme, "check" if tone == "ok" else "warning", tone, 16))
        head.addWidget(Text(self._theme, one.name, 14, QFont.Weight.DemiBold, selectable=True), 1)
        panel.column.addLayout(head)
        for line in self._lines(book, one):
            panel.column.addWidget(Text(self._theme, line, 12.5, tone="secondary"))
        if one.flaw:
            panel.column.addWidget(Text(self._theme, one.flaw, 12.5, tone="bad"))
        if self._choosing == one.person:
            for mark, words in choices(book, one.person):
                panel.column.addWidget(self._choice(one, mark, words))
            panel.column.addWidget(ActionButton(self._theme, "Leave it", self._leave, size=12.5))
        elif one.mark:
            again = ActionButton(
                self._theme, "Take the mark back", lambda: self._mark(one.person, ""), icon="undo", size=12.5
            )
            again.setAccessibleName(f"Take the mark on {one.name} back")
            panel.column.addLayout(_at_left(again))
        else:
            whose = ActionButton(
                self._theme, "Whose is this?", lambda: self._choose(one.person), icon="question", size=12.5
            )
            whose.setAccessibleName(f"Whose is the signature of {one.name}?")
            panel.column.addLayout(_at_left(whose))
        return panel

    def _choice(self, one: SignedWaiver, mark: str, words: str) -> ActionButton:
        return ActionButton(self._theme, words, lambda: self._mark(one.person, mark), size=12.5)

    def _lines(self, book: WaiverBook, one: SignedWaiver) -> list[str]:
        zone = self._session.desk.tenant.time_zone
        signed = f"Signed {say_stamp(one.signed_at.astimezone(zone))}" if one.signed_at else "Signed"
        lines = [", ".join(part for part in (signed, _COPIES.get(one.copy, "")) if part)]
        if one.is_minor and one.has_guardian:
            lines.append(f"Under 18. Guardian: {one.guardian_name} ({one.relationship})")
        elif one.is_minor:
            lines.append("Under 18. No guardian has signed: this does not count yet.")
        if one.mark == THE_GUEST:
            lines.append(f"Marked by hand: this is {book.guest_name or 'the guest'}.")
        elif one.mark == NOT_ABOARD:
            lines.append("Marked by hand: does not sail, is not counted.")
        elif one.mark:
            same = next(
                (other.name for other in book.people if other.person == one.mark), "somebody who signed"
            )
            lines.append(f"Marked by hand: same person as {same}, counted once.")
        elif book.guest is one:
            lines.append("The guest who booked.")
        return lines

    def _choose(self, person: str) -> None:
        self._choosing = person
        self._paint()

    def _leave(self) -> None:
        self._choosing = ""
        self._paint()

    def _mark(self, person: str, mark: str) -> None:
        self._choosing = ""
        self._session.waivers.mark(self._event_id, person, mark)
        self._session.announced.emit("Marked." if mark else "The mark is taken back.")

    def _copy_party(self) -> None:
        self._session.waivers.party_link(self._event_id)

    def _copy_own(self) -> None:
        self._session.waivers.own_link(self._event_id)

    def _copied(self, link: str, what: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self._session.announced.emit(f"{what} is copied.")

    def _failed(self, event_id: str, error: JadaError) -> None:
        if event_id != self._event_id:
            return
        self._clear()
        self.book = None
        self.hint.setText("The waivers could not be read or changed.")
        for text in (error.what, error.unchanged, error.remedy):
            if text:
                self._warn(text, "bad")
        self._column.addStretch(1)

    def _warn(self, text: str, tone: str) -> None:
        panel = Panel(tone, (10, 8, 10, 8))
        panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        self._column.addWidget(panel)

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _at_left(button: ActionButton) -> QHBoxLayout:
    """A button no wider than its words."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


_STATUS = {
    WaiverStatus.PENDING: "more are awaited",
    WaiverStatus.SIGNED: "all are in",
    WaiverStatus.GUARDIAN_REQUIRED: "a guardian is required",
}
