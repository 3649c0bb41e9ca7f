"""The selected charter's live page, read off the window's thread, and held against the draft as it changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.errors import JadaError

if TYPE_CHECKING:
    from jada_desk.domain.page_difference import LivePage, PageDifference

# So long what was read is taken for what is live.
_STAYS_LIVE: Final = timedelta(minutes=1)


class Comparing(QObject):
    """While it is on, `difference` is that of the selected charter, None until it is known.

    `trouble` says why the live page could not be read; `difference` is then to the page that was read before, if any.
    """

    changed = Signal()

    def __init__(self, shown: ShownWeekend) -> None:
        super().__init__(shown)
        self._shown = shown
        self._pages: dict[str, LivePage] = {}
        self._event_id = ""
        self.is_on = False
        self.is_reading = False
        self.difference: PageDifference | None = None
        self.trouble: JadaError | None = None
        shown.previewed.connect(self._follow)
        shown.selected.connect(self._leave)
        shown.publish_ended.connect(self._forget)

    def switch(self, on: bool) -> None:
        """Begin to compare, with a fresh look at the live page, or leave off."""
        self.is_on = on
        self._leave(self._shown.selection)
        if on:
            self.look()

    def look(self) -> None:
        """Read the live page of the selected charter again."""
        shown, event_id = self._shown, self._shown.selection
        observed, draft = shown.observed, shown.history.present
        if not event_id or observed is None:
            return
        desk = shown.desk
        self._event_id, self.is_reading = event_id, True
        self.changed.emit()
        shown.tasks.start(
            "read",
            Task(
                lambda _report, _cancel: desk.live_page(observed, draft, event_id),
                succeeded=lambda page: self._take(event_id, cast("LivePage", page)),
                failed=lambda error: self._fail(event_id, error),
            ),
            key="live page",
        )

    def _take(self, event_id: str, page: LivePage) -> None:
        self._pages[event_id] = page
        if event_id == self._event_id:
            self.is_reading, self.trouble = False, None
            self._compare()

    def _fail(self, event_id: str, error: JadaError) -> None:
        if event_id == self._event_id:
            self.is_reading, self.trouble = False, error
            self.changed.emit()
            self._compare()

    def _compare(self) -> None:
        shown, event_id = self._shown, self._event_id
        observed, draft, live = shown.observed, shown.history.present, self._pages.get(event_id)
        if not self.is_on or observed is None or live is None:
            return
        desk = shown.desk
        shown.tasks.start(
            "render",
            Task(
                lambda _report, _cancel: desk.compare_page(observed, draft, event_id, live),
                succeeded=lambda found: self._show(event_id, cast("PageDifference", found)),
                failed=shown.failed.emit,
            ),
            key="compare",
        )

    def _show(self, event_id: str, difference: PageDifference) -> None:
        if self.is_on and event_id == self._shown.selection:
            self.difference = difference
            self.changed.emit()

    def _follow(self, event_id: str, _page: bytes) -> None:
        """The draft's page is another one, or another charter's: compare anew."""
        if not self.is_on or event_id != self._shown.selection:
            return
        known = self._pages.get(event_id)
        is_fresh = known is not None and self._shown.desk.now() - known.read_at < _STAYS_LIVE
        if event_id == self._event_id and (is_fresh or self.is_reading or self.trouble):
            self._compare()
        else:
            self.look()

    def _leave(self, _event_id: str) -> None:
        self._event_id = ""
        self.is_reading, self.difference, self.trouble = False, None, None
        self.changed.emit()

    def _forget(self, _result: object) -> None:
        # What was published is live now, or on its way there.
        self._pages.clear()
        self._event_id = ""
