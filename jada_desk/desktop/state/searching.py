"""The searches for guests' contacts, off the GUI thread: for one charter, and for all that a weekend is without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import apply_draft
from jada_desk.workflows.ports import Progress

if TYPE_CHECKING:
    from jada_desk.desktop.state.session import Session


class Searching(QObject):
    """Starts the searches of a session and tells what they find, piece by piece.

    Each search sends `found` signals with all that it has so far, then exactly one of `ended`, `failed` and `stopped`.
    A newer search takes the place of an older one, of which nothing more is heard.
    """

    found = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    all_found = Signal(object)
    all_ended = Signal(object)
    all_failed = Signal(object)
    all_stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._one: Task | None = None
        self._all: Task | None = None

    def look_for(self, event_id: str) -> None:
        """Search the calendar text, the guest table and the bookings mailbox for a charter's guest."""
        session = self._session
        desk, observed = session.desk, session.observed
        charter = next(one for one in self._drafted() if one.event_id == event_id)
        self._one = session.tasks.start(
            "read",
            Task(
                lambda report, cancel: desk.lookup(charter, observed, report, cancel),
                progressed=lambda news: _pass_on(news, self.found),
                succeeded=self.ended.emit,
                failed=self.failed.emit,
                cancelled=self.stopped.emit,
            ),
            key="lookup",
        )

    def look_for_all(self) -> None:
        """Search for every guest of the shown weekend who has no phone number."""
        session = self._session
        desk, observed, charters = session.desk, session.observed, self._drafted()
        self._all = session.tasks.start(
            "read",
            Task(
                lambda report, cancel: desk.lookup_missing(charters, observed, report, cancel),
                progressed=lambda news: _pass_on(news, self.all_found),
                succeeded=self.all_ended.emit,
                failed=self.all_failed.emit,
                cancelled=self.all_stopped.emit,
            ),
            key="lookup of all",
        )

    def stop(self) -> None:
        """Ask the searches to stop; what they found so far stays where it is shown."""
        for task in (self._one, self._all):
            if task:
                task.cancel()

    def leave(self) -> None:
        """Stop the searches, and hear no more of them."""
        for task in (self._one, self._all):
            if task:
                task.drop()
        self._one = self._all = None

    def _drafted(self) -> tuple[Charter, ...]:
        session = self._session
        draft = session.history.present
        return tuple(apply_draft(draft, one) for one in session.weekend.charters)


def _pass_on(news: Progress, signal: Any) -> None:
    so_far = getattr(news, "so_far", None)
    if so_far is not None:
        signal.emit(so_far)
