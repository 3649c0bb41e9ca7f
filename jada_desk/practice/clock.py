"""The practice clock: it starts on the Thursday before the practice weekend and runs on."""

from datetime import UTC, datetime
from time import time
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.practice.store import Store

ZONE: Final = ZoneInfo("America/Los_Angeles")
START: Final = datetime(2026, 5, 28, 13, 30, tzinfo=ZONE)


class PracticeClock:
    """Practice time = real time + an offset that is kept over restarts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        kept = store.meta("clock_offset_s")
        if kept:
            self._offset_s = float(kept)
        else:
            self.set(START)

    @property
    def offset_s(self) -> float:
        return self._offset_s

    def now(self) -> datetime:
        return datetime.fromtimestamp(time() + self._offset_s, UTC)

    def set(self, moment: datetime) -> None:
        """Let it be `moment` (aware) now."""
        self._offset_s = round(moment.timestamp() - time(), 3)
        self._store.set_meta("clock_offset_s", repr(self._offset_s))


def rfc3339(moment: datetime) -> str:
    """As Google and AWS write a moment: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
