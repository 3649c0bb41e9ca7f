"""The finder's memory of other weekends: what stands on disk, and the way to a charter found there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    # The workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.workflows.remembered import Remembered, Sailing


class Seeking(QObject):
    """Looks through the weekends on disk, off the GUI thread. `changed` says that there is more to find."""

    changed = Signal()

    def __init__(self, session: Session, show: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._show = session, show
        self._remembered: Remembered | None = None
        self.is_reading = False
        # The weekend gone to, and the charter to select when it stands there.
        self._sought: tuple[date | None, str] | None = None
        session.board_changed.connect(self._arrive)
        session.weekend_read.connect(self._give_up)

    def read(self) -> None:
        """Read what was kept since the last time."""
        session, known = self._session, self._remembered
        if not session.is_open or session.is_closing:
            return
        desk = session.desk
        self.is_reading = True
        session.tasks.start(
            "read",
            Task(lambda _report, _cancel: desk.remembered(known), succeeded=self._read, failed=self._failed),
            key="remembered",
        )

    def _read(self, found: Remembered) -> None:
        self.is_reading = False
        self._remembered = found
        self.changed.emit()

    def _failed(self, _error: object) -> None:
        # The shown weekend is found all the same; a damaged file is told where it is needed.
        self.is_reading = False
        self.changed.emit()

    def find(self, wanted: str) -> list[Sailing]:
        """The charters of other weekends than the shown one that `wanted` may mean, best first."""
        if self._remembered is None:
            return []
        shown = self._session.weekend.days
        found = self._remembered.find(wanted, self._session.desk.now())
        return [one for one in found if one.start.date() not in shown]

    def go_to(self, event_id: str, day: date) -> None:
        """Show the weekend of a charter, and the charter when it stands there."""
        self._session.show_weekend(day)
        self.expect(event_id)

    def expect(self, event_id: str) -> None:
        """Show a charter as soon as the weekend, or week, that the session has just gone to is read."""
        self._sought = (self._session.friday, event_id)

    def _arrive(self) -> None:
        if self._sought is None:
            return
        friday, event_id = self._sought
        if friday != self._session.friday:
            self._sought = None
        elif self._session.board.card(event_id):
            self._sought = None
            # A charter that is shown changes the window's columns: not before the grid, too, follows the new board.
            QTimer.singleShot(0, self, lambda: self._show(event_id))

    def _give_up(self) -> None:
        if self._sought:
            self._sought = None
            self._session.announced.emit(tr("That charter is no longer on this weekend."))
