"""Who signed the waiver of a charter, who is missing, and whose a misspelt signature is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.flow import flow_row
from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST, SignedWaiver, WaiverBook, choices
from jada_desk.domain.when import say_stamp

_COPIES = {
    "sent": tr_later("copy sent"),
    "failed": tr_later("copy could not be sent"),
    "uncertain": tr_later("copy: not known whether it went out"),
}


def waiver_words(charter: Charter) -> str:
    """The state of a charter's waivers in few words: `Waivers 3/5, guardian required`."""
    expected = max(charter.waivers_expected, charter.waivers_signed)
    counted = (
        tr("Waivers {signed}/{expected}", signed=charter.waivers_signed, expected=expected)
        if expected
        else tr("Waivers")
    )
    return (
        tr("{counted}, guardian required", counted=counted)
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
        self.title = Text(theme, tr("Waivers"), 16, QFont.Weight.Bold)
        self.hint = Text(theme, "", 12.5, tone="secondary")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        body = QWidget()
        body.setLayout(self._column)
        self.back = ActionButton(theme, tr("Back"), self.closed.emit)
        self.party = ActionButton(theme, tr("Copy party link"), self._copy_party, icon="copy", size=12.5)
        self.party.setToolTip(tr("The link of the guest page: everybody aboard signs there, each once"))
        self.own = ActionButton(theme, tr("Link for one"), self._copy_own, icon="person", size=12.5)
        self.own.setToolTip(tr("Make and copy a new link with which one person signs, once"))
        layout = side_column(self)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(SideScroll(tr("Waivers"), body), 1)
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
        self.title.setText(tr("Waivers for {title}", title=card.charter.title) if card else tr("Waivers"))
        self.hint.setText(tr("Reading who signed…"))
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
        signed, status = book.signed, tr(_STATUS[book.status])
        self.hint.setText(
            tr(
                "{signed} of {expected} signed, {status}.",
                signed=signed,
                expected=book.expected,
                status=status,
            )
            if book.expected
            else tr("{signed} signed, {status}.", signed=signed, status=status)
        )
        for flaw in book.flaws:
            self._warn(flaw, "bad")
        if book.missing:
            panel = Panel("warn", (10, 8, 10, 8))
            panel.column.addWidget(
                Text(self._theme, tr("Still to sign"), 12.5, QFont.Weight.DemiBold, "warn")
            )
            for who in book.missing:
                panel.column.addWidget(Text(self._theme, who, 13))
            self._column.addWidget(panel)
        for one in book.people:
            self._column.addWidget(self._panel(book, one))
        if not book.people:
            self._column.addWidget(Text(self._theme, tr("Nobody has signed yet."), 13, tone="secondary"))
        self._column.addStretch(1)

    def _panel(self, book: WaiverBook, one: SignedWaiver) -> Panel:
        panel = Panel("bad" if one.flaw else "box")
        panel.setAccessibleName(tr("Waiver of {name}", name=one.name))
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
            panel.column.addWidget(ActionButton(self._theme, tr("Leave it"), self._leave, size=12.5))
        elif one.mark:
            again = ActionButton(
                self._theme,
                tr("Take the mark back"),
                lambda: self._mark(one.person, ""),
                icon="undo",
                size=12.5,
            )
            again.setAccessibleName(tr("Take the mark on {name} back", name=one.name))
            panel.column.addLayout(_at_left(again))
        else:
            whose = ActionButton(
                self._theme,
                tr("Whose is this?"),
                lambda: self._choose(one.person),
                icon="question",
                size=12.5,
            )
            whose.setAccessibleName(tr("Whose is the signature of {name}?", name=one.name))
            panel.column.addLayout(_at_left(whose))
        return panel

    def _choice(self, one: SignedWaiver, mark: str, words: str) -> ActionButton:
        return ActionButton(self._theme, words, lambda: self._mark(one.person, mark), size=12.5)

    def _lines(self, book: WaiverBook, one: SignedWaiver) -> list[str]:
        zone = self._session.desk.tenant.time_zone
        signed = (
            tr("Signed {when}", when=say_stamp(one.signed_at.astimezone(zone)))
            if one.signed_at
            else tr("Signed")
        )
        lines = [", ".join(part for part in (signed, tr(_COPIES.get(one.copy, ""))) if part)]
        if one.is_minor and one.has_guardian:
            lines.append(
                tr(
                    "Under 18. Guardian: {guardian} ({relationship})",
                    guardian=one.guardian_name,
                    relationship=one.relationship,
                )
            )
        elif one.is_minor:
            lines.append(tr("Under 18. No guardian has signed: this does not count yet."))
        if one.mark == THE_GUEST:
            lines.append(tr("Marked by hand: this is {guest}.", guest=book.guest_name or tr("the guest")))
        elif one.mark == NOT_ABOARD:
            lines.append(tr("Marked by hand: does not sail, is not counted."))
        elif one.mark:
            same = next(
                (other.name for other in book.people if other.person == one.mark), tr("somebody who signed")
            )
            lines.append(tr("Marked by hand: same person as {same}, counted once.", same=same))
        elif book.guest is one:
            lines.append(tr("The guest who booked."))
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
        self._session.announced.emit(tr("Marked.") if mark else tr("The mark is taken back."))

    def _copy_party(self) -> None:
        self._session.waivers.party_link(self._event_id)

    def _copy_own(self) -> None:
        self._session.waivers.own_link(self._event_id)

    def _copied(self, link: str, what: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self._session.announced.emit(tr("{what} is copied.", what=what))

    def _failed(self, event_id: str, error: JadaError) -> None:
        if event_id != self._event_id:
            return
        self._clear()
        self.book = None
        self.hint.setText(tr("The waivers could not be read or changed."))
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
    WaiverStatus.PENDING: tr_later("more are awaited"),
    WaiverStatus.SIGNED: tr_later("all are in"),
    WaiverStatus.GUARDIAN_REQUIRED: tr_later("a guardian is required"),
}
