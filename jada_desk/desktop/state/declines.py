"""Declines that cannot wait: told once, by the system where it can and in the window where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from random import uniform
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from jada_desk.desktop.look.icons import swatch
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.decline import URGENT_WITHIN, Decline
from jada_desk.domain.draft import apply_draft
from jada_desk.domain.translation import tr, tr_later

if TYPE_CHECKING:
    from jada_desk.desktop.state.session import Session

# The days to come are looked at so often while other days are shown.
_EVERY_S: Final = 60.0
_JITTER: Final = 0.2
_SHOWN_MS: Final = 20_000
_TITLE: Final = tr_later("Somebody declined")


class Declines(QObject):
    """Watches for declines within two days of sailing, whatever days are shown.

    Where the system has a tray each is one notification; else it stands in `waiting`, and `changed` tells, until it is
    seen or a tray has come. What was told is kept on disk, so that a restart does not tell it again.
    """

    changed = Signal()
    # The charter to bring to the front, and its day.
    wants_charter = Signal(str, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.waiting: tuple[Decline, ...] = ()
        # Told in this run; the disk may be a moment behind.
        self._told: set[str] = set()
        self._tray: QSystemTrayIcon | None = None
        self._latest: Decline | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._look_ahead)
        session.weekend_read.connect(self._look_here)

    def _look_here(self) -> None:
        """Look through what was just read, and keep an eye on the days that it has not."""
        session, desk, directory = self._session, self._session.desk, self._session.directory
        draft = session.history.present
        charters = [apply_draft(draft, one) for one in session.weekend.charters]
        self._ask(lambda: desk.new_declines(charters, directory))
        self._wait()

    def _look_ahead(self) -> None:
        session = self._session
        if session.is_closing:
            return
        now = session.desk.now()
        days = {now.date(), (now + URGENT_WITHIN / 2).date(), (now + URGENT_WITHIN).date()}
        if not days <= set(session.weekend.days):
            desk, draft = session.desk, session.history.present
            self._ask(lambda: desk.look_for_declines(draft))
        self._wait()

    def _wait(self) -> None:
        if not self.timer.isActive():
            self.timer.start(int(_EVERY_S * uniform(1 - _JITTER, 1 + _JITTER) * 1000))

    def _ask(self, look: Callable[[], tuple[Decline, ...]]) -> None:
        # What cannot be reached is told by the reading of the weekend; the next look comes by itself.
        self._session.tasks.start(
            "read", Task(lambda _report, _cancel: look(), succeeded=self._tell), key="declines"
        )

    def _tell(self, found: tuple[Decline, ...]) -> None:
        news = [one for one in found if one.key not in self._told]
        for one in news:
            self._told.add(one.key)
            self._session.announced.emit(one.words)
        untold = (*self.waiting, *news)
        # A tray may have come since the desk looked for one, as at the start of a session.
        by_tray = tuple(one for one in untold if self._notify(one))
        self.waiting = tuple(one for one in untold if one not in by_tray)
        if by_tray:
            self._keep(by_tray)
        if news or by_tray:
            self.changed.emit()

    def see(self) -> None:
        """The first waiting one was seen."""
        seen, self.waiting = self.waiting[:1], self.waiting[1:]
        self._keep(seen)
        self.changed.emit()

    def show_first(self) -> None:
        """Bring the first waiting one's charter to the front; it was seen by that."""
        if self.waiting:
            first = self.waiting[0]
            self.see()
            self.wants_charter.emit(first.event_id, first.day)

    def _keep(self, seen: tuple[Decline, ...]) -> None:
        desk, keys = self._session.desk, [one.key for one in seen]
        self._session.tasks.start(
            "disk", Task(lambda _report, _cancel: desk.see_declines(keys), failed=self._session.failed.emit)
        )

    # The system's tray -----------------------------------------------------------------------------------------------

    def _notify(self, one: Decline) -> bool:
        """Tell it by the system's tray; False where there is none."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            # Made for the first news: until then there is nothing to show there.
            self._tray = QSystemTrayIcon(swatch("#0B5CAD", 64), self)
            self._tray.setToolTip("JADA Desk")
            self._tray.messageClicked.connect(self.bring_latest)
            self._tray.activated.connect(self.bring_latest)
        self._tray.show()
        self._latest = one
        self._tray.showMessage(tr(_TITLE), one.words, self._tray.icon(), _SHOWN_MS)
        return True

    def bring_latest(self) -> None:
        """Bring the window to the front, with the charter of the last notification."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if self._latest:
            self.wants_charter.emit(self._latest.event_id, self._latest.day)
