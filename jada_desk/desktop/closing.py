"""Closing the window: at once, or while a publish is under way as the dispatcher then chooses."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.banner import Banner
from jada_desk.desktop.state.session import Session

# So long calls under way may take after "Stop"; then the window closes, and the next start goes on from there.
_LONGEST_STOP_MS: Final = 15_000


class Closing(QObject):
    """Whether a window may close, and what closes it later."""

    def __init__(self, window: QWidget, session: Session, banner: Banner) -> None:
        super().__init__(window)
        self._window, self._session, self._banner = window, session, banner
        self._is_decided = False
        self._leaver = QTimer(self, singleShot=True, interval=_LONGEST_STOP_MS)
        self._leaver.timeout.connect(window.close)
        session.publish_ended.connect(self._publish_is_over)
        session.publish_failed.connect(self._publish_is_over)

    def is_allowed(self) -> bool:
        """Whether the window may close now; while a publish is under way it asks first, and closes it by itself."""
        if self._is_decided or not self._session.publishing:
            return True
        self._banner.ask_about_closing(self._wait, self._leave, self._stop)
        return False

    def _wait(self) -> None:
        self._is_decided = True

    def _leave(self) -> None:
        self._is_decided = True
        self._window.close()

    def _stop(self) -> None:
        self._is_decided = True
        self._session.stop_publish()
        self._leaver.start()

    def _publish_is_over(self, _result: object) -> None:
        if self._is_decided:
            self._window.close()
