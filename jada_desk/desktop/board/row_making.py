"""Makes the rows of the grid from a board: a boat's row each, and one for what belongs to no boat."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from jada_desk.desktop.board.blocks import Block, LaneLabel
from jada_desk.desktop.board.lane_row import Cell, LaneRow
from jada_desk.desktop.board.spot import Spot
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Board, Card, Lane
from jada_desk.domain.charter import Charter, OtherEvent
from jada_desk.domain.translation import tr, tr_later

_OTHERS: Final = tr_later("Not charters")


class RowMaker:
    """Makes labels and blocks as children of `body`. `call_charter` is given the event that somebody says is one,
    `show_charter` the one that somebody wants to see."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        body: QWidget,
        call_charter: Callable[[str], None],
        show_charter: Callable[[str], None],
    ) -> None:
        self._session, self._theme, self._body = session, theme, body
        self._call_charter, self._show_charter = call_charter, show_charter

    def make_rows(self, board: Board, kept: dict[str, Spot]) -> list[LaneRow]:
        """The rows of a board, from top to bottom. Spots of the board before that can stay are taken out of `kept`."""
        rows = [self._lane_row(board, lane, kept) for lane in board.lanes]
        others = self._other_cells(board)
        if any(others):
            rows.append(LaneRow(self._theme, "", LaneLabel(self._theme, tr(_OTHERS), "", self._body), others))
        return rows

    def _lane_row(self, board: Board, lane: Lane, kept: dict[str, Spot]) -> LaneRow:
        boat = self._session.desk.tenant.boat(lane.boat)
        detail = lane.out_of_service or (
            tr("up to {capacity}", capacity=boat.capacity) if boat else tr("not in the settings")
        )
        label = LaneLabel(
            self._theme, lane.boat, detail, self._body, warn=bool(lane.out_of_service) or not boat
        )
        cells: list[Cell] = []
        for day, cards, blocks, away in zip(board.days, lane.cells, lane.blocks, lane.away, strict=True):
            parts: list[tuple[float, Spot | Block]] = [
                (card.charter.start.timestamp(), self._spot(card, kept)) for card in cards
            ]
            parts += [(one.start.timestamp(), self._block(one, day)) for one in blocks]
            parts += [(one.start.timestamp(), self._under_way(board, one, day)) for one in away]
            cells.append([part for _, part in sorted(parts, key=lambda timed: timed[0])])
        return LaneRow(self._theme, lane.boat, label, cells)

    def _spot(self, card: Card, kept: dict[str, Spot]) -> Spot:
        spot = kept.pop(card.event_id, None)
        if spot is None:
            return Spot(self._theme, card)
        if spot.card != card:
            spot.show_card(card)
        return spot

    def _block(self, event: OtherEvent, day: date) -> Block:
        return Block.other(self._theme, event, day, self._body, partial(self._call_charter, event.event_id))

    def _under_way(self, board: Board, one: Charter, day: date) -> Block:
        show = partial(self._show_charter, one.event_id) if board.card(one.event_id) else None
        return Block.under_way(self._theme, one, day, self._body, show)

    def _other_cells(self, board: Board) -> list[Cell]:
        boats = {lane.boat for lane in board.lanes}
        others = [one for one in self._session.weekend.others if one.boat not in boats]
        cells: list[Cell] = []
        for day in board.days:
            blocks = [self._block(one, day) for one in others if one.touches(day)]
            unread = [one for one in board.unreadable if one.day == day]
            cells.append([*blocks, *(Block.unreadable(self._theme, one, self._body) for one in unread)])
        return cells
