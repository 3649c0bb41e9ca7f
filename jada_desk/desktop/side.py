"""The right side: the charter, and in the same place whom to call, the review, the publish and its result."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from jada_desk.desktop.aftermath import report_of
from jada_desk.desktop.bulk import Bulk, BulkPage
from jada_desk.desktop.contacts import Contacts
from jada_desk.desktop.details import Details
from jada_desk.desktop.history import HistoryPage
from jada_desk.desktop.messages import MessagesPage
from jada_desk.desktop.missing import MissingContacts
from jada_desk.desktop.publishing import Publishing
from jada_desk.desktop.review import Review
from jada_desk.desktop.session import Session
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.waivers import WaiversPage
from jada_desk.domain.plan import Plan
from jada_desk.workflows.ports import Kept
from jada_desk.workflows.rollback import TakenBack


class Side(QStackedWidget):
    """Shows one of its pages; going back leads to the charter."""

    def __init__(self, session: Session, theme: Theme, bulk: Bulk) -> None:
        super().__init__()
        self.setObjectName("side")
        self._session, self._bulk = session, bulk
        self.details = Details(session, theme)
        self.contacts = Contacts(session, theme)
        self.missing = MissingContacts(session, theme)
        self.review = Review(session, theme)
        self.publishing = Publishing(session, theme)
        self.history = HistoryPage(session, theme)
        self.waivers = WaiversPage(session, theme)
        self.messages = MessagesPage(session, theme)
        self.bulk = BulkPage(session, bulk, theme)
        pages = (
            self.details,
            self.contacts,
            self.missing,
            self.review,
            self.publishing,
            self.history,
            self.waivers,
            self.messages,
            self.bulk,
        )
        for page in pages:
            self.addWidget(page)
        self.details.wants_contact.connect(self.find_contact)
        session.wants_contact.connect(self.find_contact)
        self.details.wants_waivers.connect(self.show_waivers)
        self.details.wants_messages.connect(self.show_messages)
        self.waivers.closed.connect(self.show_charter)
        self.messages.closed.connect(self.show_charter)
        self.messages.wants_review.connect(self.show_review)
        self.contacts.closed.connect(self.show_charter)
        self.contacts.wants_all.connect(self.find_all_contacts)
        self.missing.closed.connect(self.show_charter)
        self.missing.wants_contact.connect(self._look_closer)
        self.review.back.connect(self.show_charter)
        self.review.confirmed.connect(self._publish)
        self.publishing.closed.connect(self.show_charter)
        self.publishing.wants_history.connect(self.show_history)
        self.publishing.wants_review.connect(self.show_review)
        self.history.closed.connect(self.show_charter)
        self.history.wants_rest.connect(self.show_unfinished)
        session.aftermath.rolled_back.connect(self._review_rollback)
        bulk.changed.connect(self._follow_bulk)
        session.selected.connect(self._follow_selection)
        self.currentChanged.connect(self._keep_focus)
        session.weekend_changed.connect(self._leave_result)

    def enter(self) -> None:
        """Give the focus to the first thing of the page that takes it."""
        inside = [one for one in self.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        tab = Qt.FocusPolicy.TabFocus.value
        if first := next((one for one in inside if one.focusPolicy().value & tab), None):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_focus(self) -> None:
        # The stack gives it to what last had it on the page, even when that is hidden now.
        focus = QApplication.focusWidget()
        if focus and self.isAncestorOf(focus) and not focus.isVisible():
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
            self.enter()

    def show_charter(self) -> None:
        self.setCurrentWidget(self.details)

    def _follow_bulk(self) -> None:
        if self._bulk.event_ids:
            self.setCurrentWidget(self.bulk)
        elif self.currentWidget() is self.bulk:
            self.show_charter()

    def find_contact(self, event_id: str) -> None:
        self.setCurrentWidget(self.contacts)
        self.contacts.begin(event_id)

    def find_all_contacts(self) -> None:
        """Search for the guests of the weekend whom nobody can call yet."""
        self._session.searching.leave()
        self.setCurrentWidget(self.missing)
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
            self.setCurrentWidget(self.publishing)
            return
        self.setCurrentWidget(self.review)
        self.review.begin()
        self.review.enter()

    def show_unfinished(self, kept: Kept) -> None:
        """Show a publish that did not finish, with what can be done about it."""
        self.setCurrentWidget(self.publishing)
        self.publishing.show_report(report_of(kept))

    def show_result(self) -> None:
        """Show what the last publish, or the recovery at the start, did."""
        self.setCurrentWidget(self.publishing)
        self.publishing.done.setFocus()

    def show_history(self, plan_id: str = "") -> None:
        """Show the list of publishes, or one of them."""
        self.setCurrentWidget(self.history)
        self.history.begin(plan_id)

    def show_waivers(self, event_id: str) -> None:
        """Show who signed for a charter, and who is missing."""
        self.setCurrentWidget(self.waivers)
        self.waivers.begin(event_id)

    def show_messages(self, event_id: str) -> None:
        """Show whom a publish would tell about a charter."""
        self.setCurrentWidget(self.messages)
        self.messages.begin(event_id)

    def _review_rollback(self, back: object) -> None:
        if isinstance(back, TakenBack):
            self.setCurrentWidget(self.review)
            self.review.begin(also=back.left)
            self.review.enter()

    def step_back(self) -> bool:
        """Go back to the charter; False when it is shown already or a publish is running."""
        page = self.currentWidget()
        if page in (self.review, self.history) and page.step_back():
            return True
        if self._bulk.clear():
            return True
        if page in (self.contacts, self.missing, self.review, self.history, self.waivers, self.messages):
            self._session.searching.leave()
            self.show_charter()
            return True
        if page is self.details and self.details.is_page_large:
            self.details.show_page_large(False)
            return True
        if self.currentWidget() is self.publishing and not self._session.publishing:
            self.show_charter()
            return True
        return False

    def _publish(self, plan: Plan) -> None:
        self.publishing.begin(plan, self.review.change_count)
        self.setCurrentWidget(self.publishing)
        self._session.publish(plan)

    def _leave_result(self) -> None:
        # What was published on one weekend is no heading for another.
        if not self._session.publishing:
            self.show_charter()

    def _follow_selection(self, event_id: str) -> None:
        # Looking at another charter while a publish runs is fine; the Publish button leads back to it.
        if event_id:
            self.show_charter()
