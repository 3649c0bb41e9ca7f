"""A boat's row on the grid: its label, the cells of the days, and the height that they need."""

from PySide6.QtCore import QRect

from jada_desk.desktop.board.blocks import Block, LaneLabel
from jada_desk.desktop.board.card_layout import Density
from jada_desk.desktop.board.spot import Spot
from jada_desk.desktop.look.theme import Theme

Cell = list[Spot | Block]
# Where the columns of the days begin and end; what is left of the first is the labels'.
Edges = tuple[int, ...]


class LaneRow:
    """Works out heights and places only where something is another than it was: after an edit that is one row of
    twelve, and those that it pushes down. Cards `follow` their places later than the row where nobody sees them."""

    def __init__(self, theme: Theme, label: LaneLabel, cells: list[Cell]) -> None:
        self._theme = theme
        self.label, self.cells = label, cells
        self._heights: dict[tuple[Edges, Density], int] = {}
        self._placed: tuple[Edges, int, int, Density] | None = None
        # From where to where the row reaches, and its cards do.
        self._reach = self._reach_of_cards = (0, 0)

    def spots(self) -> list[Spot]:
        """The charters in it, day by day."""
        return [part for cell in self.cells for part in cell if isinstance(part, Spot)]

    def stir(self) -> None:
        """Look anew at the next layout: something in it has changed."""
        self._heights.clear()
        self._placed = None

    def height(self, edges: Edges, density: Density) -> int:
        """How high the row must be."""
        if (edges, density) not in self._heights:
            self._heights = {key: high for key, high in self._heights.items() if key[0] == edges}
            self._heights[edges, density] = self._work_out(edges, density)
        return self._heights[edges, density]

    def _work_out(self, edges: Edges, density: Density) -> int:
        gap = self._theme.px(6)
        heights = [
            sum(_height_of(part, edges[n + 1] - edges[n] - 2 * gap, density) + gap for part in cell) + gap
            for n, cell in enumerate(self.cells)
        ]
        return max([self._theme.px(64), *heights])

    def place(self, edges: Edges, top: int, height: int, density: Density) -> bool:
        """Stand at `top`, with the label; whether the cards have another place now."""
        was, self._placed = self._placed, (edges, top, height, density)
        if was == self._placed:
            return False
        self._reach = top, top + height
        self.label.setGeometry(0, top, edges[0], height)
        if was and (was[0], was[3]) == (edges, density):
            return self._shift(top - was[1])
        gap = self._theme.px(6)
        for n, cell in enumerate(self.cells):
            y, width = top + gap, edges[n + 1] - edges[n] - 2 * gap
            for part in cell:
                high = _height_of(part, width, density)
                if isinstance(part, Spot):
                    part.place(QRect(edges[n] + gap, y, width, high), density)
                else:
                    part.setGeometry(edges[n] + gap, y, width, high)
                y += high + gap
        return True

    def _shift(self, by: int) -> bool:
        """Move down what is in it, as it is; whether that is any way at all."""
        for part in [one for cell in self.cells for one in cell] if by else ():
            if isinstance(part, Spot):
                part.shift(by)
            else:
                part.move(part.x(), part.y() + by)
        return by != 0

    def follow(self) -> None:
        """Bring the cards to their places."""
        for spot in self.spots():
            spot.follow()
        self._reach_of_cards = self._reach

    def is_seen(self, top: int, bottom: int) -> bool:
        """Whether any of it stands between two heights, or has its place there."""
        return any(begin < bottom and end > top for begin, end in (self._reach, self._reach_of_cards))


def _height_of(part: Spot | Block, width: int, density: Density) -> int:
    return part.height_at(width, density) if isinstance(part, Spot) else part.fit(width)
