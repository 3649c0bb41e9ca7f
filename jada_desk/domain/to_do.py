"""What the charters of a board still need before they sail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jada_desk.domain.board import Badge, Board, State

# The worst first: what keeps a boat at the dock, then what costs the dispatcher a call, then what guests do themselves.
# What is missing here needs nobody's hand, or is counted where it is published.
_WORST_FIRST: Final = (
    State.DOUBLE_BOOKED,
    State.CONFLICT,
    State.DECLINED,
    State.OPEN,
    State.WARNING,
    State.HELD,
    State.PROBLEM,
    State.NO_CONTACT,
    State.WAIVER,
)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One charter that needs something: `needs` are those of its states, the worst first; `start` is at the dock."""

    event_id: str
    title: str
    start: datetime
    needs: tuple[Badge, ...]


def to_do(board: Board, now: datetime) -> tuple[ToDo, ...]:
    """The charters of the days shown that need something, the next to sail first; none that has ended."""
    found = [
        ToDo(card.event_id, card.charter.title, card.charter.start, needs)
        for card in board.cards
        if card.charter.end > now and not card.charter.is_cancelled
        for needs in [tuple(one for state in _WORST_FIRST for one in card.badges if one.state is state)]
        if needs
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.title, one.event_id)))
