"""What long work is handed: the clock, how it is stopped, and whom it tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Everything that asks the time asks the clock it was given."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class CancelToken(Protocol):
    """Says whether the person asked to stop."""

    @property
    def cancelled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of news from long work: `done` of `total` (0 = unknown), and which charter and layer it is
    about."""

    text: str
    done: int = 0
    total: int = 0
    event_id: str = ""
    layer: str = ""
    state: str = ""


Report = Callable[[Progress], None]
