"""What others changed since the weekend was last read, marked for a minute."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from jada_desk.domain.charter import Charter
from jada_desk.domain.translation import tr

_NEWS_S: Final = 60.0
_NAMED: Final = 3


class News(QObject):
    """The charters that changed in the hands of others within the last minute."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen_at: dict[str, float] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._forget)

    @property
    def charters(self) -> frozenset[str]:
        return frozenset(self._seen_at)

    def clear(self) -> None:
        self._seen_at.clear()

    def compare(self, before: tuple[Charter, ...], after: tuple[Charter, ...]) -> str:
        """Mark what is not as it was read before; what to say of it, "" for nothing."""
        was = {one.event_id: (one, one.answers) for one in before}
        news = [one for one in after if was.get(one.event_id) != (one, one.answers)]
        if not news:
            return ""
        self._seen_at |= dict.fromkeys((one.event_id for one in news), monotonic())
        self._timer.start(int(_NEWS_S * 1000))
        titles = ", ".join(one.title or tr("Untitled charter") for one in news[:_NAMED])
        if more := len(news[_NAMED:]):
            return tr("Changed just now: {titles} and {more} more.", titles=titles, more=more)
        return tr("Changed just now: {titles}.", titles=titles)

    def _forget(self) -> None:
        old = monotonic() - _NEWS_S
        self._seen_at = {event_id: at for event_id, at in self._seen_at.items() if at > old}
        if self._seen_at:
            self._timer.start(int((min(self._seen_at.values()) - old) * 1000) + 1)
        self.changed.emit()
