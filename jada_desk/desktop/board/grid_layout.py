"""Where the columns of the grid stand, how closely its cards, and where now is, worked out from its rows alone."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QRect

from jada_desk.desktop.board.blocks import Block
from jada_desk.desktop.board.card_layout import DENSITIES, Density
from jada_desk.desktop.board.lane_row import Edges, LaneRow
from jada_desk.desktop.board.spot import Spot
from jada_desk.desktop.look.theme import Theme

_WEEKEND_DAYS: Final = 3
# Widths below which a card, and the name of an empty day, cannot be read; before they grow with the text.
_LEAST_DAY: Final = 80
_LEAST_EMPTY_DAY: Final = 28


def column_edges(theme: Theme, width: int, rows: Sequence[LaneRow], days: int) -> Edges:
    """Where the day columns begin and end; what is left of the first is the boats'. They are wider than `width` where
    that leaves no room to read a card."""
    labels = max([theme.px(76), *(row.label.natural_width() for row in rows)])
    shares = _shares(rows, days)
    least = [theme.px(_LEAST_EMPTY_DAY if share == 1 < max(shares) else _LEAST_DAY) for share in shares]
    spare = max(0, width - labels - sum(least))
    edges = [labels]
    for n in range(1, len(shares) + 1):
        edges.append(labels + sum(least[:n]) + spare * sum(shares[:n]) // sum(shares))
    return tuple(edges)


def _shares(rows: Sequence[LaneRow], days: int) -> list[int]:
    """How the days share the width: alike; in a whole week a day with nothing on it takes less."""
    if days <= _WEEKEND_DAYS:
        return [1] * max(1, days)
    return [3 if any(row.cells[n] for row in rows) else 1 for n in range(days)]


def fitting_density(
    theme: Theme,
    edges: Edges,
    room: int,
    top: Iterable[Block],
    rows: Iterable[LaneRow],
) -> tuple[Density, int]:
    """The first density at which everything fits below the blocks at the top, and the height that is left then; else
    the last, and less than nothing."""
    width = edges[-1] - theme.px(16)
    above = sum(block.fit(width) + theme.px(6) for block in top)
    for density in DENSITIES:
        left = room - above
        for row in rows:
            left -= row.height(edges, density)
            if left < 0:
                # A full weekend has more lanes than need to be looked at.
                break
        else:
            if left >= 0:
                return density, left
    return DENSITIES[-1], -1


def now_marks(theme: Theme, rows: Iterable[LaneRow], days: Sequence[date], now: datetime) -> list[QRect]:
    """Where now is in today's column: a line before what is still to sail, a bar beside what is under way."""
    if now.date() not in days:
        return []
    marks, px, today = [], theme.px, days.index(now.date())
    for row in rows:
        spots = [part for part in row.cells[today] if isinstance(part, Spot)]
        if not spots:
            continue
        last = spots[-1].rect
        y = last.bottom() + px(2)
        for spot in spots:
            one = spot.card.charter
            if one.start > now:
                y = spot.rect.y() - px(4)
                break
            if now < one.end:
                rect = spot.rect
                marks.append(QRect(rect.x() - px(5), rect.y(), px(3), rect.height()))
        marks.append(QRect(last.x(), y, last.width(), px(2)))
    return marks
