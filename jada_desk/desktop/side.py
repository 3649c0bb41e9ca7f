"""The right side: the charter, and in the same place whom to call, the review, the publish and its result."""

from __future__ import annotations

import sys
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from jada_desk.desktop.board.bulk import Bulk, BulkPage
from jada_desk.desktop.charter.medium import PHONE, Medium
from jada_desk.desktop.charter.nothing_picked import NothingPicked
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.aftermath import report_of
from jada_desk.desktop.state.session import Session

if TYPE_CHECKING:
    from jada_desk.desktop.charter.contacts import Contacts
    from jada_desk.desktop.charter.details import Details
    from jada_desk.desktop.charter.missing import MissingContacts
    from jada_desk.desktop.charter.waivers import WaiversPage
    from jada_desk.desktop.publish.history import HistoryPage
    from jada_desk.desktop.publish.message_form import MessageForm
    from jada_desk.desktop.publish.messages import MessagesPage
    from jada_desk.desktop.publish.publishing import Publishing
    from jada_desk.desktop.publish.review import Review
    from jada_desk.domain.plan import Plan
    from jada_desk.domain.typed_message import TypedMessage
    from jada_desk.workflows.ports.memory import Kept
    from jada_desk.workflows.rollback import TakenBack

_Page = TypeVar("_Page", bound=QWidget)
_DETAILS: Final = "jada_desk.desktop.charter.details"
# Behind the first pictures of a start.
_BUILD_DELAY_MS: Final = 300


class Side(QStackedWidget):
    """Shows one of its pages; going back leads to the charter.

    All are loaded and built when they are first wanted: no start waits for them. The charter's own page is wanted soon,
    and is built when the weekend is on screen and nobody waits (`build_when_idle`).
    """

    wants_run_sheet = Signal()
    wants_day = Signal()
    wants_charter = Signal(str)
    # The guest page became large or small.
    page_sized = Signal()

    def __init__(self, session: Session, theme: Theme, bulk: Bulk) -> None:
        super().__init__()
        self.setObjectName("side")
        self._session, self._theme, self._bulk = session, theme, bulk
        self._medium = PHONE
        self._nothing = NothingPicked(session, theme)
        self._nothing.wants_charter.connect(self.wants_charter)
        self.addWidget(self._nothing)
        self._builder = QTimer(self, singleShot=True, interval=_BUILD_DELAY_MS)
        self._builder.timeout.connect(self._build_next)
        session.wants_contact.connect(self.find_contact)
        # Its page may be built by the first of these, and must not miss it.
        session.publish_progressed.connect(lambda progress: self.publishing.show_progress(progress))
        session.publish_ended.connect(lambda report: self.publishing.show_report(report))
        session.publish_failed.connect(lambda error: self.publishing.show_trouble(error))
        session.aftermath.rolled_back.connect(self._review_rollback)
        bulk.changed.connect(self._follow_bulk)
        session.selected.connect(self._follow_selection)
        self._came_from = FocusPlace(self)
        session.weekend_changed.connect(self._leave_result)

    # Pages -----------------------------------------------------------------------------------------------------------

    @cached_property
    def details(self) -> Details:
        from jada_desk.desktop.charter.details import Details

        is_shown = self.currentWidget() is self._nothing
        page = Details(self._session, self._theme, self._nothing)
        self.insertWidget(0, page)
        if is_shown:
            self.setCurrentWidget(page)
        page.preview.show_on(self._medium)
        page.wants_contact.connect(self.find_contact)
        page.wants_waivers.connect(self.show_waivers)
        page.wants_messages.connect(self.show_messages)
        page.page_sized.connect(self.page_sized)
        page.editor.day.clicked.connect(self.wants_day)
        page.standing.wants_message.connect(lambda event_id: self.show_message_form((event_id,)))
        return page

    def build_when_idle(self) -> None:
        """Build the charter's page soon, and then the browser part of its preview."""
        self._builder.start()

    def _build_next(self) -> None:
        # Loading and building are two turns, and a key comes in between.
        if _DETAILS in sys.modules:
            self.details.preview.build_when_idle()
        else:
            import_module(_DETAILS)
            self._builder.start()

    @property
    def medium(self) -> Medium:
        """On what the guest page is shown, or will be."""
        return self.details.preview.medium if self._has("details") else self._medium

    def show_on(self, medium: Medium) -> None:
        """Show the guest page there, now or once it is built."""
        self._medium = medium
        if self._has("details"):
            self.details.preview.show_on(medium)

    @property
    def is_typing(self) -> bool:
        """Whether something is being typed into a charter's facts that is not settled yet."""
        return self._has("details") and self.details.editor.is_typing

    def close_browser(self) -> None:
        """End the browser part of the preview."""
        self._builder.stop()
        if self._has("details"):
            self.details.preview.close_browser()

    @cached_property
    def contacts(self) -> Contacts:
        from jada_desk.desktop.charter.contacts import Contacts

        page = self._added(Contacts(self._session, self._theme))
        page.closed.connect(self.show_charter)
        page.wants_all.connect(self.find_all_contacts)
        return page

    @cached_property
    def missing(self) -> MissingContacts:
        from jada_desk.desktop.charter.missing import MissingContacts

        page = self._added(MissingContacts(self._session, self._theme))
        page.closed.connect(self.show_charter)
        page.wants_contact.connect(self._look_closer)
        return page

    @cached_property
    def review(self) -> Review:
        from jada_desk.desktop.publish.review import Review

        page = self._added(Review(self._session, self._theme))
        page.back.connect(self._leave_review)
        page.confirmed.connect(self._publish)
        return page

    @cached_property
    def publishing(self) -> Publishing:
        from jada_desk.desktop.publish.publishing import Publishing

        page = self._added(Publishing(self._session, self._theme))
        page.closed.connect(self.show_charter)
        page.wants_history.connect(self.show_history)
        page.wants_review.connect(self.show_review)
        return page

    @cached_property
    def history(self) -> HistoryPage:
        from jada_desk.desktop.publish.history import HistoryPage

        page = self._added(HistoryPage(self._session, self._theme))
        page.closed.connect(self.show_charter)
        page.wants_rest.connect(self.show_unfinished)
        return page

    @cached_property
    def waivers(self) -> WaiversPage:
        from jada_desk.desktop.charter.waivers import WaiversPage

        page = self._added(WaiversPage(self._session, self._theme))
        page.closed.connect(self.show_charter)
        return page

    @cached_property
    def messages(self) -> MessagesPage:
        from jada_desk.desktop.publish.messages import MessagesPage

        page = self._added(MessagesPage(self._session, self._theme))
        page.closed.connect(self.show_charter)
        page.wants_review.connect(self.show_review)
        return page

    @cached_property
    def bulk(self) -> BulkPage:
        page = self._added(BulkPage(self._session, self._bulk, self._theme))
        page.wants_run_sheet.connect(self.wants_run_sheet)
        page.wants_message.connect(lambda: self.show_message_form(self._bulk.event_ids))
        page.refresh()
        return page

    @cached_property
    def message_form(self) -> MessageForm:
        from jada_desk.desktop.publish.message_form import MessageForm

        page = self._added(MessageForm(self._session, self._theme))
        page.closed.connect(self._leave_message_form)
        page.reviewed.connect(self._review_message)
        return page

    def _added(self, page: _Page) -> _Page:
        self.addWidget(page)
        return page

    def _has(self, name: str) -> bool:
        """Whether a page is built."""
        return name in self.__dict__

    def _is_at(self, *names: str) -> bool:
        """Whether one of these pages is shown; builds none to know it."""
        return any(self._has(name) and self.currentWidget() is self.__dict__[name] for name in names)

    @property
    def is_at_charter(self) -> bool:
        """Whether the charter is shown, or that none is selected."""
        return self._is_at("details", "_nothing")

    @property
    def is_page_large(self) -> bool:
        """Whether the guest page is shown, and has the room of the facts."""
        return self._is_at("details") and self.details.is_page_large

    def enter(self) -> None:
        """Give the focus to the first thing of the page that takes it, else to the weekend."""
        self.details.catch_up()
        inside = [one for one in self.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        tab = Qt.FocusPolicy.TabFocus.value
        first = next((one for one in inside if one.focusPolicy().value & tab), self.window())
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        """Show a page. The focus goes along: to what the page says, and with the charter back to where it was."""
        if page is self.currentWidget():
            return
        if self._is_at("details"):
            self._came_from.remember()
        is_here = self.isAncestorOf(QApplication.focusWidget() or self)
        self.setCurrentWidget(page)
        # The stack gave it to what last had it on the page, even when that is hidden now.
        if is_here and not (self._is_at("details") and self._came_from.give_back()):
            self.enter()

    def show_charter(self) -> None:
        is_wanted = self._session.selection or self._has("details")
        self._turn_to(self.details if is_wanted else self._nothing)

    def follow_touch(self) -> None:
        """A card was pressed: show its charter, also when it was selected before, unless several are chosen."""
        if not self._bulk.event_ids:
            self.show_charter()

    def _follow_bulk(self) -> None:
        if self._bulk.event_ids:
            self._turn_to(self.bulk)
        elif self._is_at("bulk"):
            self.show_charter()

    def find_contact(self, event_id: str) -> None:
        self._turn_to(self.contacts)
        self.contacts.begin(event_id)

    def find_all_contacts(self) -> None:
        """Search for the guests of the weekend whom nobody can call yet."""
        self._session.searching.leave()
        self._turn_to(self.missing)
        self.missing.begin()

    def _look_closer(self, event_id: str) -> None:
        self._session.searching.leave()
        self._session.select(event_id)
        self.find_contact(event_id)

    def show_review(self) -> None:
        """Review what a publish would do, or look at the one that is running."""
        if self._session.publishing:
            if self.publishing.plan is None and self._session.unfinished:
                # The publish that runs is one that was cut off when the desk ended.
                kept = self._session.unfinished[0]
                self.publishing.begin(kept.plan, 0)
            self._turn_to(self.publishing)
            return
        self._turn_to(self.review)
        self.review.begin()
        self.review.enter()

    def show_unfinished(self, kept: Kept) -> None:
        """Show a publish that did not finish, with what can be done about it."""
        self._turn_to(self.publishing)
        self.publishing.show_report(report_of(kept))

    def show_result(self) -> None:
        """Show what the last publish, or the recovery at the start, did."""
        self._turn_to(self.publishing)
        self.publishing.done.setFocus()

    def show_history(self, plan_id: str = "") -> None:
        """Show the list of publishes, or one of them."""
        self._turn_to(self.history)
        self.history.begin(plan_id)

    def show_waivers(self, event_id: str) -> None:
        """Show who signed for a charter, and who is missing."""
        self._turn_to(self.waivers)
        self.waivers.begin(event_id)

    def show_messages(self, event_id: str) -> None:
        """Show whom a publish would tell about a charter."""
        self._turn_to(self.messages)
        self.messages.begin(event_id)

    def toggle_difference(self) -> None:
        """Show what a publish would change of the charter's live page, or its page again."""
        was_elsewhere = not self.is_at_charter
        self.show_charter()
        if not (was_elsewhere and self.details.page_bar.changes.isChecked()):
            self.details.toggle_difference()

    def show_message_form(self, event_ids: tuple[str, ...]) -> None:
        """Ask what to say to the people of these charters."""
        self._turn_to(self.message_form)
        self.message_form.begin(event_ids)

    def _leave_message_form(self) -> None:
        self._turn_to(self.bulk if self._bulk.event_ids else self.details)

    def _review_message(self, message: TypedMessage) -> None:
        self._turn_to(self.review)
        self.review.begin(message=message)
        self.review.enter()

    def _leave_review(self) -> None:
        self._turn_to(self.message_form if self.review.is_message else self.details)

    def _review_rollback(self, back: TakenBack) -> None:
        self._turn_to(self.review)
        self.review.begin(also=back.left)
        self.review.enter()

    def step_back(self) -> bool:
        """Go back to the charter; False when it is shown already or a publish is running."""
        if self._is_at("review") and self.review.step_back():
            return True
        if self._is_at("history") and self.history.step_back():
            return True
        if self._is_at("review") and self.review.is_message:
            self._leave_review()
            return True
        if self._is_at("message_form"):
            self._leave_message_form()
            return True
        if self._bulk.clear():
            return True
        if self._is_at("contacts", "missing", "review", "history", "waivers", "messages"):
            self._session.searching.leave()
            self.show_charter()
            return True
        if self._is_at("details") and self.details.step_back():
            return True
        if self._is_at("publishing") and not self._session.publishing:
            self.show_charter()
            return True
        return False

    def _publish(self, plan: Plan) -> None:
        self.publishing.begin(plan, self.review.change_count)
        self._turn_to(self.publishing)
        if self.review.is_message:
            self.message_form.forget()
        self._session.publish(plan)

    def _leave_result(self) -> None:
        # What was published on one weekend is no heading for another.
        if not self._session.publishing:
            self.show_charter()

    def _follow_selection(self, event_id: str) -> None:
        # Looking at another charter while a publish runs is fine; the Publish button leads back to it.
        if event_id:
            self.show_charter()
