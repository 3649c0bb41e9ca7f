"""Keeping the shown weekend fresh: it is read again every three quarters of a minute, but never under busy hands.

A reading that failed, or found old copies, is tried again soon and then less and less often, so that the desk catches
up by itself when the network is back.
"""

from collections.abc import Callable
from random import uniform
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

from jada_desk.desktop.state.session import Session

_EVERY_S: Final = 45.0
_SOON_S: Final = 8.0
# Several desks that were started together shall not ask together for ever.
_JITTER: Final = 0.2
_BUSY_S: Final = 2.0
_FRESH_S: Final = 30.0


class Liveness(QObject):
    """Has the session read the weekend again while the dispatcher does nothing that it could disturb.

    A drag, an open field, a publish and a reading under way are waited for.
    """

    def __init__(self, session: Session, is_typing: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._is_typing = session, is_typing
        self._soon_s = _SOON_S
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        session.opened.connect(self._wait)
        session.status_changed.connect(self._hurry_after_trouble)

    @property
    def _is_behind(self) -> bool:
        session = self._session
        return bool(session.trouble or (session.observed and session.observed.stale_reason))

    @property
    def _every_s(self) -> float:
        return self._soon_s if self._is_behind else _EVERY_S

    def look(self) -> None:
        """Read now when the last reading is old enough and nobody is disturbed; else wait for that."""
        session = self._session
        if session.is_closing:
            return
        age = monotonic() - session.asked_at
        if age < self._every_s * (1 - _JITTER):
            self._start(self._every_s - age)
        elif session.hand.held or session.publishing or session.is_reading or self._is_typing():
            self._start(_BUSY_S)
        else:
            self._soon_s = min(2 * self._soon_s, _EVERY_S) if self._is_behind else _SOON_S
            session.refresh()
            self._wait()

    def come_back(self) -> None:
        """The window is in front again: what is older than half a minute is read at once."""
        session = self._session
        age = monotonic() - session.asked_at
        if session.friday and age >= _FRESH_S:
            session.asked_at = 0.0
            self.look()

    def _wait(self) -> None:
        self._start(self._every_s * uniform(1 - _JITTER, 1 + _JITTER))

    def _hurry_after_trouble(self) -> None:
        longest_ms = self._soon_s * (1 + _JITTER) * 1000
        if self._is_behind and self.timer.remainingTime() > longest_ms:
            self._wait()

    def _start(self, seconds: float) -> None:
        self.timer.start(int(seconds * 1000))
