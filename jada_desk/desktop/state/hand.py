"""What the dispatcher is holding: a person on the way to a slot, by mouse drag, by click and click, or by keyboard; or
a charter that is dragged to another day, boat or time."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal

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
    """Holds one person, or one charter, or nothing; the three ways of placing somebody all go through it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held: Held | None = None
        self.charter = ""
        # Where on the screen a charter was taken.
        self.grip = QPoint()
        self.is_drag = False

    @property
    def is_empty(self) -> bool:
        return self.held is None and not self.charter

    def take(self, held: Held, *, is_drag: bool = False) -> None:
        self.held, self.is_drag = held, is_drag
        self.changed.emit()

    def take_charter(self, event_id: str, grip: QPoint) -> None:
        """Take a charter at a point of the screen, by a drag."""
        self.charter, self.grip, self.is_drag = event_id, grip, True
        self.changed.emit()

    def release(self) -> None:
        """Let go, whether what was held was put down or not."""
        if not self.is_empty:
            self.held, self.charter, self.is_drag = None, "", False
            self.changed.emit()
