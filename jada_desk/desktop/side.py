"""The right side: the charter, and in the same place whom to call, the review, the publish and its result."""

from PySide6.QtWidgets import QStackedWidget

from jada_desk.desktop.contacts import Contacts
from jada_desk.desktop.details import Details
from jada_desk.desktop.publishing import Publishing
from jada_desk.desktop.review import Review
from jada_desk.desktop.session import Session
from jada_desk.desktop.theme import Theme
from jada_desk.domain.plan import Plan, PublishReport, StepOutcome, StepState
from jada_desk.workflows.ports import Kept


class Side(QStackedWidget):
    """Shows one of its four pages; going back leads to the charter."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self._session = session
        self.details = Details(session, theme)
        self.contacts = Contacts(session, theme)
        self.review = Review(session, theme)
        self.publishing = Publishing(session, theme)
        for page in (self.details, self.contacts, self.review, self.publishing):
            self.addWidget(page)
        self.details.wants_contact.connect(self.find_contact)
        self.contacts.closed.connect(self.show_charter)
        self.review.back.connect(self.show_charter)
        self.review.confirmed.connect(self._publish)
        self.publishing.closed.connect(self.show_charter)
        session.selected.connect(self._follow_selection)
        session.weekend_changed.connect(self._leave_result)

    def show_charter(self) -> None:
        self.setCurrentWidget(self.details)

    def find_contact(self, event_id: str) -> None:
        self.setCurrentWidget(self.contacts)
        self.contacts.begin(event_id)

    def show_review(self) -> None:
        """Review what a publish would do, or look at the one that is running."""
        if self._session.publishing:
            self.setCurrentWidget(self.publishing)
            return
        self.setCurrentWidget(self.review)
        self.review.begin()
        self.review.enter()

    def show_unfinished(self, kept: Kept) -> None:
        """Show a publish that did not finish, with what can be done about it."""
        waiting = StepOutcome(StepState.WAITING)
        outcomes = {step.step_id: kept.outcomes.get(step.step_id, waiting) for step in kept.plan.steps}
        self.setCurrentWidget(self.publishing)
        self.publishing.show_report(PublishReport(kept.plan, outcomes))

    def step_back(self) -> bool:
        """Go back to the charter; False when it is shown already or a publish is running."""
        if self.currentWidget() in (self.contacts, self.review):
            self._session.stop_lookup()
            self.show_charter()
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
