"""The searches for guests' contacts, off the GUI thread: for one charter, and for all that a weekend is without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import apply_draft
from jada_desk.workflows.ports.work import CancelToken, Progress, Report


class Search(QObject):
    """One kind of search: `found` with all that it has so far, once or more often, then one of the other signals.

    A newer search takes the place of an older one, of which nothing more is heard.
    """

    found = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, shown: ShownWeekend, key: str) -> None:
        super().__init__(shown)
        self._shown, self._key = shown, key
        self._task: Task | None = None

    def begin(self, look: Callable[[Report, CancelToken], object]) -> None:
        self._task = self._shown.tasks.start(
            "read",
            Task(
                look,
                progressed=self._pass_on,
                succeeded=self.ended.emit,
                failed=self.failed.emit,
                cancelled=self.stopped.emit,
            ),
            key=self._key,
        )

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    def leave(self) -> None:
        if self._task:
            self._task.drop()
        self._task = None

    def _pass_on(self, news: Progress) -> None:
        so_far = getattr(news, "so_far", None)
        if so_far is not None:
            self.found.emit(so_far)


class Searching:
    """Starts the searches of a weekend; `one` and `all` tell what they find, piece by piece."""

    def __init__(self, shown: ShownWeekend) -> None:
        self._shown = shown
        self.one = Search(shown, "lookup")
        self.all = Search(shown, "lookup of all")

    def look_for(self, event_id: str) -> None:
        """Search the calendar text, the guest table and the bookings mailbox for a charter's guest."""
        desk, observed = self._shown.desk, self._shown.observed
        charter = next(one for one in self._drafted() if one.event_id == event_id)
        self.one.begin(lambda report, cancel: desk.lookup(charter, observed, report, cancel))

    def look_for_all(self) -> None:
        """Search for every guest of the shown weekend who has no phone number."""
        desk, observed, charters = self._shown.desk, self._shown.observed, self._drafted()
        self.all.begin(lambda report, cancel: desk.lookup_missing(charters, observed, report, cancel))

    def stop(self) -> None:
        """Ask the searches to stop; what they found so far stays where it is shown."""
        for search in (self.one, self.all):
            search.stop()

    def leave(self) -> None:
        """Stop the searches, and hear no more of them."""
        for search in (self.one, self.all):
            search.leave()

    def _drafted(self) -> tuple[Charter, ...]:
        draft = self._shown.history.present
        return tuple(apply_draft(draft, one) for one in self._shown.weekend.charters)
