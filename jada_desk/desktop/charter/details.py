"""The selected charter: whom to call, what Google and the draft disagree on, the facts, and the guest's page."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.charter.conflict import ConflictPanel
from jada_desk.desktop.charter.difference import DifferenceView
from jada_desk.desktop.charter.editor import Editor
from jada_desk.desktop.charter.overrides import WarningsBox
from jada_desk.desktop.charter.photos import PhotoRow
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.charter.preview_bar import PreviewBar
from jada_desk.desktop.charter.standing import StandingBox
from jada_desk.desktop.charter.waivers import waiver_words
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.calling import call, copy_number, tel_link
from jada_desk.desktop.look.fit_scroll import FitScroll
from jada_desk.desktop.look.flow import flow_row
from jada_desk.desktop.look.parts import ActionButton, ElidedText, IconButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card, SlotView
from jada_desk.domain.crew_answer import Answer
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_day, say_span


class Details(QWidget):
    """Shows the session's selected card: at once to who works here, else right after the weekend was painted."""

    wants_contact = Signal(str)
    wants_waivers = Signal(str)
    wants_messages = Signal(str)
    # The guest page became large or small.
    page_sized = Signal()

    def __init__(self, session: Session, theme: Theme, nothing: QWidget) -> None:
        """`nothing` is shown while no charter is selected."""
        super().__init__()
        self._session, self._theme = session, theme
        self._stack = QStackedLayout(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._make_full())
        self._due = AfterPaint(self._show, self)
        session.selected.connect(self._follow)
        session.board_changed.connect(self._follow)
        session.previewed.connect(self._show_page)
        session.hand.changed.connect(self._hold_preview)
        self._shown_id = ""
        # What the notices above the facts are about.
        self._noticed: tuple[object, ...] = ()
        # It may be made late: because of a selection, or while somebody is carried.
        self._follow()
        self._hold_preview()

    def _make_full(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(8)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(1)
        self.title = ElidedText(self._theme, "", 16, QFont.Weight.Bold)
        self.when = ElidedText(self._theme, "", 12.5, tone="secondary")
        head.addWidget(self.title)
        head.addWidget(self.when)
        column.addWidget(self._head)
        # All that makes room for a large page.
        self.facts = QWidget()
        facts = QVBoxLayout(self.facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(8)
        column.addWidget(self.facts)
        facts.addLayout(self._make_contact())
        # Each a button that leads to its page.
        self.waivers = ActionButton(self._theme, tr("Waivers"), self._show_waivers, icon="waiver", size=12.5)
        self.messages = ActionButton(
            self._theme, tr("Who is told"), self.show_messages, icon="mail", size=12.5
        )
        self.messages.setToolTip(tr("Whom a publish would tell what   Ctrl+Shift+M"))
        facts.addWidget(flow_row(self.waivers, self.messages))
        self.photos = PhotoRow(self._session, self._theme)
        facts.addWidget(self.photos)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(6)
        facts.addLayout(self._notices)
        self.warnings = WarningsBox(self._session, self._theme)
        facts.addWidget(self.warnings)
        self.editor = Editor(self._session, self._theme)
        facts.addWidget(self.editor)
        self.standing = StandingBox(self._session, self._theme)
        self.standing.asked.connect(self._reveal)
        facts.addWidget(self.standing)
        self.preview = Preview(self._theme)
        self.page_bar = PreviewBar(self._theme, self.preview)
        self.page_bar.wants_size.connect(self.toggle_page)
        column.addWidget(self.page_bar)
        self.difference = DifferenceView(self._session, self._theme)
        self.page_bar.wants_difference.connect(self._show_difference)
        self.difference.hide()
        frame = Panel("box", (1, 1, 1, 1))
        frame.column.addWidget(self.preview)
        frame.column.addWidget(self.difference)
        column.addWidget(frame, 1)
        scroll = FitScroll(page)
        scroll.setObjectName("sideScroll")
        scroll.setAccessibleName(tr("Charter"))
        self._frame, self._scroll = frame, scroll
        self._fit_page()
        self._theme.changed.connect(self._fit_page)
        return scroll

    def _make_contact(self) -> QVBoxLayout:
        self.phone = Text(self._theme, "", 20, QFont.Weight.Bold, wrap=False, selectable=True)
        self.email = ElidedText(self._theme, "", 12.5, tone="secondary")
        self.copy = IconButton(self._theme, "copy", tr("Copy the phone number"), self.copy_phone)
        self.copy.setToolTip(tr("Copy the phone number   Ctrl+Shift+C"))
        self.call_button = IconButton(self._theme, "phone", tr("Call the guest   Ctrl+L"), self.call)
        self.look_up = ActionButton(self._theme, tr("Find contact"), self._look_up, icon="search", size=12.5)
        self.look_up.setToolTip(tr("Look in the calendar, the guest table and the bookings mailbox"))
        first, second, rows = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(self.phone, 1)
        first.addWidget(self.call_button)
        first.addWidget(self.copy)
        second.addWidget(self.email, 1)
        second.addWidget(self.look_up)
        rows.setSpacing(2)
        rows.addLayout(first)
        rows.addLayout(second)
        return rows

    def _follow(self, *_: object) -> None:
        self._due.ask()
        focus = QApplication.focusWidget()
        if focus and self.isAncestorOf(focus):
            self.catch_up()

    def catch_up(self) -> None:
        """Show now what is due."""
        self._due.catch_up()

    def _show(self) -> None:
        card = self._session.card
        if card is None:
            self._shown_id = ""
            if self._stack.currentIndex() and self.isAncestorOf(QApplication.focusWidget() or self):
                self.window().setFocus(Qt.FocusReason.OtherFocusReason)
            self._stack.setCurrentIndex(0)
            return
        one = card.charter
        if self._shown_id != one.event_id:
            self._shown_id = one.event_id
            # The page of the charter before must not be taken for this one's.
            self.preview.setEnabled(False)
        self.title.setText(one.title or tr("Untitled charter"))
        facts = [tr("{day}, {times}", day=say_day(one.start), times=say_span(one.start, one.end)), one.boat]
        if one.passengers is not None:
            facts.append(tr_n("{n} guest", "{n} guests", one.passengers))
        self.when.setText(" · ".join(facts))
        self._show_contact(card)
        self.waivers.setText(waiver_words(card.live))
        self._show_notices(card)
        self.warnings.show_card(card)
        self.photos.show_charter(one)
        self.editor.show_card(card)
        self.standing.show_card(card)
        unpublished = card.charter != card.live or card.event_id in self._session.unpublished
        self.page_bar.say_state(is_published=not unpublished)
        self._stack.setCurrentIndex(1)
        # All find their places before anything is painted. Layouts within layouts would take several turns for it, and
        # Qt would paint the page in each.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._scroll.fit()

    def _show_contact(self, card: Card) -> None:
        one = card.charter
        number = to_display(one.guest_phone) if one.guest_phone else tr("No phone")
        self.phone.setText(number)
        self.phone.set_tone("" if one.guest_phone else "warn")
        self.phone.setAccessibleName(tr("Guest phone: {number}", number=number))
        self.email.setText(one.guest_email or tr("no e-mail known"))
        self.copy.setVisible(bool(one.guest_phone))
        self.call_button.setVisible(tel_link(one.guest_phone).isValid())
        self.look_up.setVisible(not one.guest_phone or not one.guest_email)

    def _show_notices(self, card: Card) -> None:
        lines = [_answered(slot) for slot in card.slots if slot.answer not in ("", Answer.ACCEPTED)]
        lines += [*card.charter.problems, *self._session.aftermath.held_words(card.event_id)]
        news = (card.event_id, card.conflicts, lines)
        if news == self._noticed:
            # What somebody reads or stands on there stays as it is.
            return
        self._noticed = news
        focus = QApplication.focusWidget()
        if any(one.isAncestorOf(focus or one) for one in self.facts.findChildren(ConflictPanel)):
            self.messages.setFocus(Qt.FocusReason.OtherFocusReason)
        while item := self._notices.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for conflict in card.conflicts:
            self._notices.addWidget(ConflictPanel(self._session, self._theme, conflict))
        if lines:
            panel = Panel("warn", (10, 6, 10, 6))
            for text in dict.fromkeys(lines):
                row = QHBoxLayout()
                row.setSpacing(6)
                row.addWidget(IconMark(self._theme, "warning", "warn", 14))
                row.addWidget(Text(self._theme, text, 12, tone="warn"), 1)
                panel.column.addLayout(row)
            self._notices.addWidget(panel)

    def _show_page(self, event_id: str, page: bytes) -> None:
        self.catch_up()
        if event_id == self._session.selection:
            self.preview.setEnabled(True)
            self.preview.show_page(page, event_id)

    def _hold_preview(self) -> None:
        self.preview.is_held = bool(self._session.hand.held)

    def _look_up(self) -> None:
        if self._session.selection:
            self.wants_contact.emit(self._session.selection)

    def _show_waivers(self) -> None:
        if self._session.selection:
            self.wants_waivers.emit(self._session.selection)

    def show_messages(self) -> None:
        """Ask for the messages that a publish would send about the charter."""
        if self._session.selection:
            self.wants_messages.emit(self._session.selection)
        else:
            self._session.announced.emit(tr("Pick a charter first."))

    def copy_phone(self) -> None:
        """Put the guest's number on the clipboard."""
        card = self._session.card
        if card and card.charter.guest_phone:
            self._session.announced.emit(copy_number(card.charter.guest_phone))

    def call(self) -> None:
        """Hand the guest's number to the program that this machine calls with."""
        card = self._session.card
        if words := call(card.charter.guest_phone if card else ""):
            self._session.announced.emit(words)

    @property
    def is_page_large(self) -> bool:
        """Whether the guest page has the room of the facts, and some of the weekend's."""
        return self.facts.isHidden()

    def toggle_page(self) -> None:
        """Give the guest page the room of the facts, or give it back."""
        if self._session.card is None:
            self._session.announced.emit(tr("Pick a charter first."))
        else:
            self.show_page_large(not self.is_page_large)

    def show_page_large(self, large: bool) -> None:
        focus = QApplication.focusWidget()
        if large and focus and self.facts.isAncestorOf(focus):
            self.page_bar.size_button.setFocus()
        self.facts.setVisible(not large)
        self.page_bar.show_size(is_large=large)
        self.page_sized.emit()
        if self.page_bar.changes.isChecked():
            self._reveal(self._frame)

    def toggle_difference(self) -> None:
        """Show what a publish would change of the live page in the place of the page, or the page again."""
        if self._session.card is None:
            self._session.announced.emit(tr("Pick a charter first."))
        else:
            self.page_bar.changes.toggle()

    def step_back(self) -> bool:
        """From the difference to the page, from a large page to the facts; False when neither is shown."""
        if self.page_bar.changes.isChecked():
            self.page_bar.changes.setChecked(False)
        elif self.is_page_large:
            self.show_page_large(False)
        else:
            return False
        return True

    def _show_difference(self, shown: bool) -> None:
        self.preview.setVisible(not shown)
        self.difference.setVisible(shown)
        self._fit_page()
        self._session.comparing.switch(shown)
        if shown:
            self._reveal(self._frame)

    def _reveal(self, part: QWidget) -> None:
        """Scroll to what was just added: in a small window it is below what is in sight."""
        # It has its place when what is posted to the layouts has come.
        QTimer.singleShot(0, part, lambda: self._scroll.show_part(part))

    def show_next_medium(self) -> None:
        """Show the guest page on the next medium: phone, desktop, paper."""
        self._session.announced.emit(
            tr("Guest page: {medium}.", medium=tr(self.page_bar.next_medium().words).lower())
        )

    def _fit_page(self) -> None:
        self._frame.setMinimumHeight(self._theme.px(96 if self.difference.isHidden() else 300))


def _answered(slot: SlotView) -> str:
    """What somebody answered that needs the dispatcher."""
    if slot.answer == Answer.DECLINED:
        if slot.answer_reason:
            return tr("{person} declined: {reason}", person=slot.name, reason=slot.answer_reason)
        return tr("{person} declined.", person=slot.name)
    return tr("{person} answered before this changed, and not again since.", person=slot.name)
