"""What happens on cards and their slots, told at one place for all of them."""

from PySide6.QtCore import QObject, Signal


class CardSignals(QObject):
    """The signals of a grid's cards and slots. On a full weekend those are two thousand widgets: signals of their own,
    each connected to the same few ends, would take 3 MB."""

    # A slot was pressed, or a card.
    touched = Signal()
    # The slot that asks for a person.
    wants_picker = Signal(object)
    # The slot about whose person more is asked.
    asked = Signal(object)
    # A widget, and what letting go there would mean; None when it means nothing any more.
    judged = Signal(object, object)
    # A slot, and the arrow key pressed on it, as steps right and down.
    moved = Signal(object, int, int)
    # The slot that took the focus.
    entered = Signal(object)
    # A charter to choose besides others, and whether all up to it.
    chosen = Signal(str, bool)
    # A charter was pressed to be looked at alone.
    picked = Signal()
