"""The weekend: days across, boats down, cards in time order, with what is no charter or could not be read."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollBar, QVBoxLayout, QWidget

from jada_desk.desktop.board.blocks import Block, DayHeader
from jada_desk.desktop.board.bulk import Bulk
from jada_desk.desktop.board.card import CardFrame
from jada_desk.desktop.board.card_signals import CardSignals
from jada_desk.desktop.board.grid_layout import column_edges, fitting_density, now_marks
from jada_desk.desktop.board.ground import Band, Ground
from jada_desk.desktop.board.lane_row import Edges, LaneRow
from jada_desk.desktop.board.row_making import RowMaker
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.board.spot import Spot
from jada_desk.desktop.look.plain_scroll import PlainScroll
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.edits import Verdict
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Board, Lane, State
from jada_desk.domain.translation import tr

_SCROLL_EDGE_PX: Final = 36
_SCROLL_STEP_PX: Final = 14
# So long at a stretch cards out of sight are made; a frame stays well within its time.
_MAKING_S: Final = 0.004
# The cards in view are painted first, and a key that waits behind them is answered.
_MAKING_AFTER_MS: Final = 20


class Grid(QWidget):
    """Shows the session's board. A changed charter repaints its own card; only a changed structure lays out anew.

    Cards in view are made, and moved, at once, all others whenever the window has nothing else to do, until every
    charter has its widgets in their places: `is_whole` then.
    """

    wants_picker = Signal(object)
    judged = Signal(object, object)
    wants_charter = Signal(object, str)
    # A name, and the slot where it stands.
    wants_crew_card = Signal(str, object)
    # A card or a slot of it was pressed, that of the selected charter too.
    touched = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._structure: object = None
        self._lanes: tuple[Lane, ...] = ()
        self._filter: State | None = None
        self._spots: dict[str, Spot] = {}
        self._unmade: dict[str, Spot] = {}
        # What looks of its own some cards have, and which slots answer to who is held: the others are not asked.
        self._chosen: frozenset[str] = frozenset()
        self._news: frozenset[str] = frozenset()
        self._judged: set[SlotButton] = set()
        self._body = Ground(session, theme)
        self._body.judged.connect(self.judged)
        self._body.wants_charter.connect(self.wants_charter)
        self._body.entered.connect(self.enter)
        self._row_maker = RowMaker(session, theme, self._body, self._call_charter, self._show_charter)
        # The days that stand here: a resize may come when the session has others already.
        self._days: tuple[date, ...] = ()
        self._headers: list[DayHeader] = []
        self._rows: list[LaneRow] = []
        self._row_of: dict[str, LaneRow] = {}
        # Out of sight, with cards that have yet to follow their places.
        self._behind: list[LaneRow] = []
        self._top: list[Block] = []
        self._current: SlotButton | None = None
        self._lent: Seat | None = None
        # The headers stand beside the scrolled part and not on it: of a scroll area's own children only the viewport
        # and the bars reach the accessibility tree.
        self._strip = QWidget()
        self._scroll = PlainScroll(self._body)
        self._scroll.resized.connect(self._lay_out)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        theme.dress(self._scroll.verticalScrollBar())
        theme.dress(self._scroll.horizontalScrollBar())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(self._scroll, 1)
        self._body.setAccessibleName(tr("Weekend"))
        self._scroll.verticalScrollBar().valueChanged.connect(self._make_in_view)
        self._scroll.horizontalScrollBar().valueChanged.connect(self._follow_sideways)
        self._maker = QTimer(self, singleShot=True)
        self._maker.timeout.connect(self._make_more)
        self._scroller = QTimer(self, interval=30)
        self._scroller.timeout.connect(self._scroll_under_drag)
        self._minute = QTimer(self, interval=60_000)
        self._minute.setObjectName("minute")
        self._minute.timeout.connect(self._lay_out)
        self._minute.start()
        session.board_changed.connect(self.show_board)
        session.selected.connect(self._show_selection)
        self.bulk = Bulk(session)
        self.bulk.changed.connect(self._show_selection)
        session.news.changed.connect(self._show_selection)
        signals = self._signals = CardSignals(self)
        signals.touched.connect(self.touched)
        signals.wants_picker.connect(self.wants_picker)
        signals.asked.connect(lambda slot: self.wants_crew_card.emit(slot.view.name, slot))
        signals.judged.connect(self._note_verdict)
        signals.judged.connect(self.judged)
        signals.moved.connect(self._move_from)
        signals.entered.connect(self._slot_entered)
        signals.chosen.connect(self._choose)
        signals.picked.connect(self.bulk.clear)
        signals.picked.connect(self.touched)
        session.hand.changed.connect(self._hand_changed)
        theme.changed.connect(self._retheme)

    # Building --------------------------------------------------------------------------------------------------------

    def show_board(self) -> None:
        """Show the session's board, keeping every widget that can stay."""
        board = self._session.board
        structure = self._structure_of(board)
        if structure != self._structure:
            self._structure = structure
            self._rebuild(board)
            self._update_headers(board)
            self._chosen, self._news = self._looks()
            self._dress(self._spots.values())
            self._lay_out()
        else:
            self._update_cards(board)
            self._update_headers(board)
            self._show_selection()
        self._lanes = board.lanes

    def _structure_of(self, board: Board) -> object:
        lanes = tuple(
            (lane.boat, lane.out_of_service, lane.event_ids, lane.blocks, lane.away) for lane in board.lanes
        )
        return board.days, lanes, board.unreadable, tuple(self._session.weekend.others)

    def _update_cards(self, board: Board) -> None:
        changed = [
            (spot, card)
            for lane, was in zip(board.lanes, self._lanes, strict=True)
            if lane is not was
            for cell in lane.cells
            for card in cell
            if (spot := self._spots[card.event_id]).card is not card and spot.card != card
        ]
        for spot, card in changed:
            spot.show_card(card)
        self._dress(spot for spot, _ in changed)
        self._refit(spot for spot, _ in changed)

    def _refit(self, spots: Iterable[Spot]) -> None:
        """Lay out anew those that show something else now; the rows too when one of them is higher or lower."""
        if grown := [spot for spot in spots if spot.refit()]:
            for spot in grown:
                self._row_of[spot.card.event_id].stir()
            self._lay_out()

    def _rebuild(self, board: Board) -> None:
        focus = self._current.seat if self._current and self._current.hasFocus() else None
        if self._takes_focus_along(board):
            # Else it would go on to whatever comes next by Tab.
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        # Nobody finds a card while some show the new board and others the old one.
        kept, self._spots = self._spots, {}
        self._current = None
        blocks = [one for row in self._rows for cell in row.cells for one in cell if isinstance(one, Block)]
        for widget in [*self._headers, *self._top, *(row.label for row in self._rows), *blocks]:
            widget.hide()
            widget.deleteLater()
        self._days = board.days
        self._headers = [DayHeader(self._theme, day, self._strip) for day in board.days]
        self._top = [
            Block.unreadable(self._theme, one, self._body)
            for one in board.unreadable
            if one.day not in board.days
        ]
        self._rows = self._row_maker.make_rows(board, kept)
        self._behind = []
        self._spots = {spot.card.event_id: spot for row in self._rows for spot in row.spots()}
        self._row_of = {spot.card.event_id: row for row in self._rows for spot in row.spots()}
        self._unmade = {event_id: spot for event_id, spot in self._spots.items() if spot.frame is None}
        for frame in [spot.frame for spot in kept.values() if spot.frame]:
            self._judged -= set(frame.slots)
            frame.hide()
            frame.deleteLater()
        for widget in [*self._headers, *self._top, *(row.label for row in self._rows)]:
            widget.show()
        if focus and (found := self.slot(focus.event_id, focus.slot)):
            found.setFocus()

    def _takes_focus_along(self, board: Board) -> bool:
        """Whether what has the focus goes away with this board."""
        focus = QApplication.focusWidget()
        if not focus or not self._body.isAncestorOf(focus):
            return False
        return not isinstance(focus, SlotButton) or board.card(focus.seat.event_id) is None

    def _call_charter(self, event_id: str) -> None:
        self._session.call_charter(event_id)
        self._session.select(event_id)
        if (frame := self.card(event_id)) and frame.slots:
            frame.slots[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_charter(self, event_id: str) -> None:
        self._session.select(event_id)
        self.reveal(event_id)
        self.enter()

    # Making cards ----------------------------------------------------------------------------------------------------

    @property
    def is_whole(self) -> bool:
        """Whether every charter shown has its card, in its place."""
        return not self._unmade and not self._behind

    @property
    def cards(self) -> dict[str, CardFrame]:
        """The cards made so far, by event id."""
        return {event_id: spot.frame for event_id, spot in self._spots.items() if spot.frame}

    def card(self, event_id: str) -> CardFrame | None:
        """A charter's card, made now if it is not there yet, in its place; None for one that is not shown."""
        spot = self._spots.get(event_id)
        return self._card_of(spot) if spot else None

    def _card_of(self, spot: Spot) -> CardFrame:
        if spot.frame is None:
            frame = CardFrame(self._session, self._theme, self._signals, spot.card, self._body)
            spot.take_frame(frame)
            del self._unmade[spot.card.event_id]
            self._show_look(spot)
            frame.show()
            return frame
        spot.follow()
        return spot.frame

    def _make_in_view(self) -> None:
        seen = QRect(-self._body.pos(), self._scroll.viewport().size())
        self._behind = [row for row in self._behind if not row.follow(seen)]
        for spot in [one for one in self._unmade.values() if one.rect.intersects(seen)]:
            self._card_of(spot)
        if not self.is_whole:
            self._maker.start(_MAKING_AFTER_MS)

    def _make_more(self) -> None:
        until = perf_counter() + _MAKING_S
        while not self.is_whole:
            if self._behind:
                self._behind.pop().follow()
            else:
                self._card_of(next(iter(self._unmade.values())))
            if perf_counter() > until:
                self._maker.start(0)
                return

    def _choose(self, event_id: str, is_range: bool) -> None:
        if is_range:
            self.bulk.extend(event_id)
        else:
            self.bulk.toggle(event_id)

    def _update_headers(self, board: Board) -> None:
        differs = False
        for n, header in enumerate(self._headers):
            cards = sum(len(lane.cells[n]) for lane in board.lanes)
            open_slots = sum(lane.open_slots[n] for lane in board.lanes)
            differs |= header.show_counts(cards, open_slots, self._session.desk.now().date())
        if differs:
            self._place_headers(self._edges(self._scroll.viewport().width()))

    # Layout ----------------------------------------------------------------------------------------------------------

    def _retheme(self) -> None:
        for spot in self._spots.values():
            spot.show_card(spot.card)
        for row in self._rows:
            row.stir()
        self._lay_out()
        for widget in [self._body, *self._body.findChildren(QWidget), *self._headers]:
            widget.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.isVisible():
            # It has its size when it is shown, and is laid out then.
            return
        px = self._theme.px
        width, room = self._scroll.viewport().width(), self._scroll.viewport().height()
        edges = self._edges(width)
        density, left = fitting_density(self._theme, edges, room, self._top, self._rows)
        self._decide_bar(left >= 0)
        if self._scroll.viewport().width() != width:
            # A bar that came or went had it laid out for the new width.
            return
        self._place_headers(edges)
        boats = [row for row in self._rows if row.boat]
        spare = max(0, left) // max(1, len(boats))
        y = 0
        for block in self._top:
            block.setGeometry(px(8), y + px(6), width - px(16), block.fit(width - px(16)))
            y += block.height() + px(6)
        bands: list[Band] = []
        for row in self._rows:
            height = row.height(edges, density) + (spare if row.boat else 0)
            if row.place(edges, y, height, density) and row not in self._behind:
                self._behind.append(row)
            bands.append(Band(row.boat, y, y + height))
            y += height
        self._body.lay(edges, self._days, bands, self._now_marks())
        self._body.resize(max(width, edges[-1]), max(y, room))
        self._make_in_view()

    def _decide_bar(self, fits: bool) -> None:
        """Have a scroll bar where not everything fits without one. What fits beside it alone keeps it: wider cards may
        be the higher ones, and the bar would come and go for ever."""
        bar, viewport = self._scroll.verticalScrollBar(), self._scroll.viewport()
        if fits and bar.isVisible():
            edges = self._edges(viewport.width() + bar.width())
            fits = fitting_density(self._theme, edges, viewport.height(), self._top, self._rows)[1] >= 0
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self._scroll.setVerticalScrollBarPolicy(policy)

    def _edges(self, width: int) -> Edges:
        return column_edges(self._theme, width, self._rows, len(self._headers))

    def _place_headers(self, edges: Edges) -> None:
        widths = [right - left for left, right in pairwise(edges)]
        one_line = all(header.fits(width) for header, width in zip(self._headers, widths, strict=False))
        height = self._theme.px(36 if one_line else 50)
        self._strip.setFixedHeight(height)
        for n, header in enumerate(self._headers):
            # The last one reaches over the scroll bar.
            left, right = edges[n] + self._body.x(), edges[n + 1] + self._body.x()
            if n == len(self._headers) - 1:
                right = max(right, self.width())
            header.two_lines = not one_line
            header.setGeometry(left, 0, right - left, height)

    def _follow_sideways(self) -> None:
        self._place_headers(self._edges(self._scroll.viewport().width()))
        self._make_in_view()

    def _now_marks(self) -> list[QRect]:
        days = self._days
        # While the desk is being opened, or could not be, there is no clock to ask and nothing to mark.
        return now_marks(self._theme, self._rows, days, self._session.desk.now()) if days else []

    # Selection, filter, focus ----------------------------------------------------------------------------------------

    def set_filter(self, state: State | None) -> None:
        """Dim every card that is not in a state; None shows all alike."""
        self._filter = state
        self._dress(self._spots.values())

    def _show_selection(self, _event_id: str = "") -> None:
        before = self._chosen, self._news
        self._chosen, self._news = self._looks()
        differ = (before[0] ^ self._chosen) | (before[1] ^ self._news)
        spots = [self._spots[event_id] for event_id in differ if event_id in self._spots]
        self._dress(spots)
        self._refit(spots)

    def _looks(self) -> tuple[frozenset[str], frozenset[str]]:
        """Which charters are chosen, and which others changed a moment ago."""
        return frozenset(self.bulk.event_ids or (self._session.selection,)), self._session.news.charters

    def _dress(self, spots: Iterable[Spot]) -> None:
        for spot in spots:
            spot.is_news = spot.card.event_id in self._news
            self._show_look(spot)

    def _show_look(self, spot: Spot) -> None:
        if spot.frame:
            card = spot.card
            dimmed = self._filter is not None and self._filter not in card.states
            spot.frame.set_look(selected=card.event_id in self._chosen, dimmed=dimmed, is_news=spot.is_news)

    def reveal(self, event_id: str) -> None:
        """Scroll a card into view. The focus comes along from another's slot: Enter and Delete shall mean this one."""
        if frame := self.card(event_id):
            focus = QApplication.focusWidget()
            if isinstance(focus, SlotButton) and focus not in frame.slots and frame.slots:
                frame.slots[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(frame, self._theme.px(12), self._theme.px(12))

    def slots(self) -> Iterator[SlotButton]:
        """Every slot of the cards made so far, in reading order of the lanes."""
        for row in self._rows:
            for spot in row.spots():
                if spot.frame:
                    yield from spot.frame.slots

    def slot(self, event_id: str, slot: object) -> SlotButton | None:
        frame = self.card(event_id)
        return next((one for one in frame.slots if one.view.slot == slot), None) if frame else None

    def enter(self) -> None:
        """Take the keyboard focus: on the selected card, where it was last there, else at the first slot of all."""
        selected, last = self.card(self._session.selection), self._current
        if selected and selected.slots and not (last and last in selected.slots):
            last = selected.slots[0]
        if target := last or next(self.slots(), None):
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def stand(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Take the keyboard focus without being at any slot."""
        self._body.setFocus(reason)

    def enter_for(self, held: Held) -> None:
        """Take the focus at the first place for somebody who was picked up by keyboard."""
        selected = self._spots.get(self._session.selection)
        for spot in [*([selected] if selected else []), *self._spots.values()]:
            if slot := self._card_of(spot).best_slot(held):
                slot.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.enter()

    def _slot_entered(self, slot: SlotButton) -> None:
        if self._current is not slot:
            # One stop for Tab; the arrows do the rest.
            if self._current:
                self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            slot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._current = slot
            slot.destroyed.connect(self._forget_current)
        if not self._session.hand.held:
            self._session.select(slot.seat.event_id)
        self.card(slot.seat.event_id)
        self._scroll.ensureWidgetVisible(slot, self._theme.px(20), self._theme.px(40))

    def _forget_current(self) -> None:
        self._current = None

    def _move_from(self, here: SlotButton, dx: int, dy: int) -> None:
        while self._behind:
            self._behind.pop().follow()
        start = _center(here, self._body)
        best: tuple[int, SlotButton] | None = None
        for slot in self.slots():
            offset = _center(slot, self._body) - start
            along, across = (offset.x() * dx, offset.y()) if dx else (offset.y() * dy, offset.x())
            if along > 4:
                cost = along + 3 * abs(across)
                if best is None or cost < best[0]:
                    best = (cost, slot)
        if best:
            best[1].setFocus(Qt.FocusReason.TabFocusReason)

    # A drag ----------------------------------------------------------------------------------------------------------

    def _hand_changed(self) -> None:
        held = self._session.hand.held
        if self._session.hand.is_drag:
            self._scroller.start()
        else:
            self._scroller.stop()
        lent = held.origin if held else None
        for seat in (self._lent, lent):
            # Only what looks different now is painted again.
            if seat and (slot := self._made_slot(seat)):
                slot.update()
        self._lent = lent
        for slot in tuple(self._judged):
            slot.forget()

    def _made_slot(self, seat: Seat) -> SlotButton | None:
        spot = self._spots.get(seat.event_id)
        slots = spot.frame.slots if spot and spot.frame else ()
        return next((one for one in slots if one.seat == seat), None)

    def _note_verdict(self, slot: SlotButton, verdict: Verdict | None) -> None:
        if verdict:
            self._judged.add(slot)
        else:
            self._judged.discard(slot)

    def _scroll_under_drag(self) -> None:
        at = self._scroll.viewport().mapFromGlobal(QCursor.pos())
        if not self._scroll.viewport().rect().contains(at):
            return
        room = self._scroll.viewport().size()
        _scroll_at_edge(self._scroll.verticalScrollBar(), at.y(), room.height())
        _scroll_at_edge(self._scroll.horizontalScrollBar(), at.x(), room.width())


def _scroll_at_edge(bar: QScrollBar, at: int, room: int) -> None:
    if at < _SCROLL_EDGE_PX:
        bar.setValue(bar.value() - _SCROLL_STEP_PX)
    elif at > room - _SCROLL_EDGE_PX:
        bar.setValue(bar.value() + _SCROLL_STEP_PX)


def _center(slot: SlotButton, body: QWidget) -> QPoint:
    return slot.mapTo(body, slot.rect().center())
