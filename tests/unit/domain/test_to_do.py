"""What the charters shown still need: the next to sail first, and of each the worst first."""

from dataclasses import replace

from jada_desk.domain.board import Board, State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, WaiverStatus, Weekend
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft
from jada_desk.domain.fleet import Boat
from jada_desk.domain.to_do import to_do
from tests.fakes.sample import NOW, at, sample_tenant

TENANT = replace(sample_tenant(), boats=(Boat("JADA", crew_slots=1),))
READY = Charter(
    "ready",
    "Ready",
    "JADA",
    at(29, 10),
    at(29, 12),
    captain="Darrell",
    crew=("Gene",),
    guest_phone="+1-619-555-0001",
    waiver_status=WaiverStatus.SIGNED,
)
BARE = Charter("bare", "Bare", "JADA", at(31, 10), at(31, 12))


def board(*charters: Charter, unpublished: frozenset[str] = frozenset()) -> Board:
    days = tuple(at(day, 0).date() for day in (29, 30, 31))
    return make_board(
        Weekend(days, charters), Draft(), tenant=TENANT, directory=Directory(), unpublished=unpublished
    )


def test_the_next_to_sail_comes_first_and_of_each_the_worst():
    sooner = replace(BARE, event_id="sooner", start=at(30, 18), end=at(30, 20), captain="Darrell")
    found = to_do(board(BARE, sooner, READY), NOW)
    assert [one.event_id for one in found] == ["sooner", "bare"]
    assert [one.state for one in found[1].needs] == [State.OPEN, State.NO_CONTACT, State.WAIVER]
    assert found[0].needs[0].detail == "Open: crew"


def test_what_is_ready_cancelled_or_over_needs_nothing():
    cancelled = replace(BARE, event_id="cancelled", status=CharterStatus.CANCELLED)
    assert to_do(board(READY, cancelled, unpublished=frozenset({"ready", "cancelled"})), NOW) == ()
    assert to_do(board(BARE), BARE.end) == ()
    assert to_do(board(BARE), BARE.start), "while it is under way it may still need something"


def test_a_charter_on_hold_is_still_to_be_decided():
    held = replace(READY, status=CharterStatus.HELD)
    assert [[need.state for need in one.needs] for one in to_do(board(held), NOW)] == [[State.HELD]]
