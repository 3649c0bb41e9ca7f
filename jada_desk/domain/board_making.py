"""Makes the board of a weekend under a draft.

Pure: the same values give the same board, so the window, the command line and the run sheet agree. From the board
before, an edit makes only what it touches: a few cards of hundreds.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from jada_desk.domain.board import Board, Card, Lane, RosterRow, State
from jada_desk.domain.board_reuse import Basis, lay_basis, to_remake
from jada_desk.domain.card_making import make_card
from jada_desk.domain.charter import Charter, Weekend
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.draft import Draft
from jada_desk.domain.sailings import Sailings
from jada_desk.domain.tenant import Tenant


def make_board(
    weekend: Weekend,
    draft: Draft,
    *,
    tenant: Tenant,
    directory: Directory,
    unpublished: frozenset[str] = frozenset(),
    drifted: frozenset[str] = frozenset(),
    before: Board | None = None,
) -> Board:
    """The board of a weekend under a draft, as the dispatcher sees it.

    `unpublished` names charters whose tables, page or notices are known to lag behind the calendar, `drifted` those
    of them of which something else is live than the calendar says; charters with edits are unpublished anyway. A boat
    that the settings do not know gets a lane of its own, after the known ones. From an earlier board, `before`, the
    very cards, lanes and rows are taken over that would come out equal.
    """
    last = before.basis if before else None
    basis = lay_basis(last, weekend, draft, tenant.boats, directory, tenant.turnaround, unpublished, drifted)
    made, lanes = _after_edit(before, basis) or _after_reading(before, basis)
    roster = _roster(before, basis, weekend.days)
    return Board(weekend.days, lanes, roster, weekend.unreadable, _count(lanes), basis, made)


def _after_edit(before: Board | None, basis: Basis) -> tuple[tuple[Card, ...], tuple[Lane, ...]] | None:
    """The cards and lanes where the draft alone differs from that of the board before; None where more does."""
    if before is None or before.basis is None or not basis.is_edit_of(before.basis):
        return None
    made, exchanged = list(before.made), []
    for event_id in to_remake(before.basis, basis) & basis.places.keys():
        place = basis.places[event_id]
        was, made[place] = made[place], make_card(basis, place)
        exchanged.append((was, made[place]))
    if any(_stands(was) != _stands(card) for was, card in exchanged):
        return tuple(made), _lanes(basis, made)
    return tuple(made), _exchange(before, [card for _, card in exchanged])


def _stands(card: Card) -> tuple[str, datetime, Charter | None]:
    """What says where it stands, and all of what stands on several days."""
    one = card.charter
    return one.boat, one.start, one if len(one.days) > 1 else None


def _exchange(before: Board, cards: Iterable[Card]) -> tuple[Lane, ...]:
    """The lanes with other cards in the place of some, the very same ones where all stay."""
    cells: defaultdict[tuple[str, date], dict[str, Card]] = defaultdict(dict)
    for card in cards:
        cells[card.charter.boat, card.charter.day][card.event_id] = card
    boats = {boat for boat, _ in cells}
    return tuple(
        replace(
            lane,
            cells=tuple(
                tuple(cells[lane.boat, day].get(card.event_id, card) for card in cell)
                for day, cell in zip(before.days, lane.cells, strict=True)
            ),
        )
        if lane.boat in boats
        else lane
        for lane in before.lanes
    )


def _after_reading(before: Board | None, basis: Basis) -> tuple[tuple[Card, ...], tuple[Lane, ...]]:
    """All cards and lanes, the very cards of the board before that stay as they are."""
    kept: dict[str, Card] = {}
    if before and before.basis:
        stale = to_remake(before.basis, basis)
        kept = {card.event_id: card for card in before.made if card.event_id not in stale}
    made = tuple(
        kept.get(one.event_id) or make_card(basis, place) for place, one in enumerate(basis.weekend.charters)
    )
    return made, _lanes(basis, made)


def _lanes(basis: Basis, made: Sequence[Card]) -> tuple[Lane, ...]:
    fleet, weekend = basis.fleet, basis.weekend
    names = [*fleet, *sorted({card.charter.boat for card in made} - fleet.keys())]
    cells: dict[tuple[str, date], list[Card]] = {(name, day): [] for name in names for day in weekend.days}
    for card in sorted(made, key=lambda card: card.charter.start):
        if (cell := cells.get((card.charter.boat, card.charter.day))) is not None:
            cell.append(card)
    return tuple(_lane(name, basis, [cells[name, day] for day in weekend.days]) for name in names)


def _lane(name: str, basis: Basis, cells: Iterable[Iterable[Card]]) -> Lane:
    boat, weekend = basis.fleet.get(name), basis.weekend
    long = [one for one in basis.sailings.of_boat(name) if len(one.days) > 1 and not one.is_cancelled]
    away = tuple(tuple(one for one in long if day in one.days[1:]) for day in weekend.days)
    blocks = tuple(
        tuple(other for other in weekend.others if other.boat == name and other.touches(day))
        for day in weekend.days
    )
    return Lane(name, boat.out_of_service if boat else "", tuple(map(tuple, cells)), blocks, away)


def _count(lanes: Iterable[Lane]) -> dict[State, int]:
    """How many of the cards shown are in each state."""
    counts = dict.fromkeys(State, 0)
    for lane in lanes:
        for state, number in lane.states.items():
            counts[state] += number
    return counts


def _roster(before: Board | None, basis: Basis, days: tuple[date, ...]) -> tuple[RosterRow, ...]:
    """A row for everybody who is active; from an earlier board those of whom nothing changed."""
    now, kept = basis.sailings, {}
    if before and before.basis and (before.days, before.basis.directory) == (days, basis.directory):
        was = before.basis.sailings
        kept = {
            row.member.crew_id: row
            for row in before.roster
            if was.of_person(row.member.name) is now.of_person(row.member.name)
        }
    return tuple(
        kept.get(member.crew_id) or _row(member, now, days)
        for member in basis.directory.members
        if member.active
    )


def _row(member: CrewMember, sailings: Sailings, days: Sequence[date]) -> RosterRow:
    mine = [one for one in sailings.of_person(member.name) if not one.is_cancelled]
    booked = {day for one in mine for day in one.days}
    states = tuple("off" if day in member.days_off else "booked" if day in booked else "free" for day in days)
    expired = bool(member.licence_expires and days and member.licence_expires < days[-1])
    return RosterRow(member, states, len(mine), expired)
