"""What the dispatcher is holding: a person on the way to a slot, by mouse drag, by click and click, or by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from jada_desk.domain.draft import Slot


@dataclass(frozen=True, slots=True)
class Seat:
    """A slot of one charter."""

    event_id: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Held:
    """A person picked up from the roster (`origin` None) or out of a slot."""

    name: str
    origin: Seat | None = None


class Hand(QObject):
    """Holds one person or nobody; the three ways of placing somebody all go through it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held: Held | None = None
        self.is_drag = False

    def take(self, held: Held, *, is_drag: bool = False) -> None:
        self.held, self.is_drag = held, is_drag
        self.changed.emit()

    def release(self) -> None:
        """Let go, whether the person was placed or not."""
        if self.held:
            self.held, self.is_drag = None, False
            self.changed.emit()
