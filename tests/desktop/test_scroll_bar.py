"""The weekend's scroll bar stays or goes: it does not come and go by itself."""

from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board.grid import Grid
from jada_desk.desktop.board.lane_row import LaneRow
from tests.desktop.conftest import Bench

# So often the weekend may be laid out until it stands: for itself, and for a bar that comes.
_TURNS = 4


def test_cards_that_are_lower_beside_the_bar_keep_it(bench: Bench, monkeypatch):
    """A card may be higher where it is wider: its margins are, and slots may stand one below the other."""
    grid, turns, lay_out = bench.window.grid, [], Grid._lay_out

    def counted(grid: Grid) -> None:
        turns.append(True)
        # Else the test would not end.
        if len(turns) <= _TURNS:
            lay_out(grid)

    def lay_anew() -> None:
        turns.clear()
        grid._lay_out()
        for _ in range(3):
            QApplication.processEvents()

    monkeypatch.setattr(Grid, "_lay_out", counted)
    bench.settle()
    bar, viewport = grid._scroll.verticalScrollBar(), grid._scroll.viewport()
    assert not bar.isVisible()
    width, share = viewport.width(), viewport.height() // len(grid._rows)
    monkeypatch.setattr(
        LaneRow, "height", lambda _row, edges, _density: share + (5 if edges[-1] >= width else -5)
    )
    lay_anew()
    assert bar.isVisible() and viewport.width() < width
    assert len(turns) <= _TURNS
    lay_anew()
    assert bar.isVisible() and len(turns) == 1
    # Where all fits without it too, it goes.
    monkeypatch.setattr(LaneRow, "height", lambda _row, _edges, _density: share - 5)
    lay_anew()
    assert not bar.isVisible() and viewport.width() == width
    assert len(turns) <= _TURNS
