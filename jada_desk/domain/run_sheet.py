"""The run sheet: what the people at the dock need on paper, out of the same board that the dispatcher sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jada_desk.domain.board import Board, Card, SlotView, State
from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.crew_answer import Answer
from jada_desk.domain.tenant import Tenant

# What a card may say and paper need not: who misses is there as an empty line, and "ready" is nothing to settle.
_SAID_ELSEWHERE: Final = frozenset({State.READY, State.OPEN, State.WAIVER, State.DECLINED})


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """One slot on paper. `name` is "" for an open one; `phone` is in the stored form, "" when unknown; `answer` says
    "accepted" or "declined", "" for anything else."""

    label: str
    name: str
    phone: str
    answer: str


@dataclass(frozen=True, slots=True)
class CharterSheet:
    """One charter on paper. Times are aware, in the tenant's zone; `boarding` is None when nobody said.

    `passengers` is None when unknown, `capacity` 0 for a boat that the settings do not know. `to_settle` are the
    sentences of the card that somebody has to look at before the boat leaves.
    """

    event_id: str
    title: str
    boat: str
    start: datetime
    end: datetime
    boarding: datetime | None
    guest_name: str
    guest_phone: str
    guest_email: str
    passengers: int | None
    capacity: int
    people: tuple[SheetPerson, ...]
    waivers_signed: int
    waivers_expected: int
    needs_guardian: bool
    all_signed: bool
    notes: str
    photo_code: str
    to_settle: tuple[str, ...]

    @property
    def day(self) -> date:
        return self.start.date()


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A weekend on paper, or one charter of it: `charters` in time order.

    `made_at` is when it was made, `read_at` how old the readings behind it are (None: never read), both in the tenant's
    zone. `shows_overview` asks for the page that lists all charters, before a page for each.
    """

    tenant_name: str
    place: str
    days: tuple[date, ...]
    charters: tuple[CharterSheet, ...]
    made_at: datetime
    read_at: datetime | None
    shows_overview: bool

    @property
    def stretches(self) -> tuple[tuple[date, ...], ...]:
        """The days in order: each one with charters alone, and those between them together."""
        found: list[tuple[date, ...]] = []
        for day in self.days:
            if found and not self.on(day) and not self.on(found[-1][0]):
                found[-1] += (day,)
            else:
                found.append((day,))
        return tuple(found)

    def on(self, day: date) -> tuple[CharterSheet, ...]:
        """The charters that start on a day."""
        return tuple(one for one in self.charters if one.day == day)


def make_run_sheet(
    board: Board,
    directory: Directory,
    tenant: Tenant,
    made_at: datetime,
    read_at: datetime | None,
    only: frozenset[str] = frozenset(),
) -> RunSheet:
    """The sheet of the board's weekend, with every edit of the draft; of some charters alone when they are named.

    What is cancelled is not on the weekend's.
    """
    cards = [card for card in board.cards if card.event_id in only or not (only or card.charter.is_cancelled)]
    cards.sort(key=lambda card: (card.charter.start, card.charter.boat, card.event_id))
    zone = tenant.time_zone
    return RunSheet(
        tenant.name,
        tenant.place,
        board.days,
        tuple(_charter_sheet(card, directory, tenant) for card in cards),
        made_at.astimezone(zone),
        read_at.astimezone(zone) if read_at else None,
        shows_overview=len(only) != 1,
    )


def _charter_sheet(card: Card, directory: Directory, tenant: Tenant) -> CharterSheet:
    one, boat = card.charter, tenant.boat(card.charter.boat)
    phones = {member.name: member.phone for member in directory.members}
    details = [badge.detail or badge.text for badge in card.badges if badge.state not in _SAID_ELSEWHERE]
    reasons = [reason.text for slot in card.slots for reason in slot.reasons]
    return CharterSheet(
        event_id=one.event_id,
        title=one.title,
        boat=one.boat,
        start=one.start,
        end=one.end,
        boarding=one.boarding,
        guest_name=one.guest_name,
        guest_phone=one.guest_phone,
        guest_email=one.guest_email,
        passengers=one.passengers,
        capacity=boat.capacity if boat else 0,
        people=tuple(_person(slot, phones) for slot in card.slots),
        waivers_signed=one.waivers_signed,
        waivers_expected=max(one.waivers_expected, one.waivers_signed),
        needs_guardian=one.waiver_status is WaiverStatus.GUARDIAN_REQUIRED,
        all_signed=one.waiver_status is WaiverStatus.SIGNED,
        notes=one.notes,
        photo_code=one.photo_upload_code,
        to_settle=tuple(dict.fromkeys([*details, *reasons])),
    )


def _person(slot: SlotView, phones: Mapping[str, str]) -> SheetPerson:
    told = slot.answer if slot.answer in (Answer.ACCEPTED, Answer.DECLINED) else ""
    return SheetPerson(slot.label, slot.name, phones.get(slot.name, ""), told)
