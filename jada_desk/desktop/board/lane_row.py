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
    twelve, and those that it pushes down. Cards that nobody sees `follow` their places later than the others. `boat` is
    "" in the row of what belongs to none."""

    def __init__(self, theme: Theme, boat: str, label: LaneLabel, cells: list[Cell]) -> None:
        self._theme, self.boat = theme, boat
        self.label, self.cells = label, cells
        self._heights: dict[tuple[Edges, Density], int] = {}
        self._placed: tuple[Edges, int, int, Density] | None = None
        self._label_rect = QRect()
        # What does not stand where it belongs yet: charters' cards, and the label.
        self._late: list[Spot] = []
        self._is_label_late = False

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
        """Stand at `top`; whether there are cards that have yet to follow, or the label."""
        was, self._placed = self._placed, (edges, top, height, density)
        if was == self._placed:
            return self._is_late
        self._label_rect, self._is_label_late = QRect(0, top, edges[0], height), True
        if was and (was[0], was[3]) == (edges, density):
            self._shift(top - was[1])
            return True
        gap = self._theme.px(6)
        for n, cell in enumerate(self.cells):
            y, width = top + gap, edges[n + 1] - edges[n] - 2 * gap
            for part in cell:
                high = _height_of(part, width, density)
                if isinstance(part, Spot):
                    part.place(edges[n] + gap, y, width, high, density)
                else:
                    part.setGeometry(edges[n] + gap, y, width, high)
                y += high + gap
        self._late = self.spots()
        return True

    def _shift(self, by: int) -> None:
        """Move down what is in it, as it is."""
        if not by:
            return
        self._late = self.spots()
        for part in (one for cell in self.cells for one in cell):
            if isinstance(part, Spot):
                part.shift(by)
            else:
                part.move(part.x(), part.y() + by)

    def follow(self, seen: QRect | None = None) -> bool:
        """Bring cards and label to their places, or those of them alone that are `seen` before or after; whether none
        is left."""
        rect = self._label_rect
        if seen is None or rect.intersects(seen) or self.label.geometry().intersects(seen):
            self._is_label_late = False
            self.label.setGeometry(rect)
        late, self._late = self._late, []
        if seen:
            top, bottom = seen.top(), seen.bottom() + 1
            self._late = [spot for spot in late if not spot.is_seen(top, bottom)]
            late = [spot for spot in late if spot.is_seen(top, bottom)]
        for spot in late:
            spot.follow()
        return not self._is_late

    @property
    def _is_late(self) -> bool:
        return bool(self._late) or self._is_label_late


def _height_of(part: Spot | Block, width: int, density: Density) -> int:
    return part.height_at(width, density) if isinstance(part, Spot) else part.fit(width)
