"""The board: a weekend as the dispatcher sees it, cards in boat lanes by day, with every state worked out.

Pure: the same values give the same board, so the window, the command line and the run sheet agree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from jada_desk.domain.board_reuse import Basis, to_remake
from jada_desk.domain.charter import Charter, OtherEvent, UnreadableEvent, WaiverStatus, Weekend
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_answer import ASKED_AGAIN, Answer, Asked, answer_of, answer_standing
from jada_desk.domain.draft import CAPTAIN_SLOT, Conflict, Draft, Slot, apply_draft, conflicts, person_in
from jada_desk.domain.fleet import Boat
from jada_desk.domain.rules import Accepted, Reason, charter_reasons, reasons, weigh
from jada_desk.domain.sailings import Sailings, resort_sailings, sort_sailings
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_moment, say_time


class State(StrEnum):
    """A card's states, each with its own icon, word and border; never colour alone."""

    DOUBLE_BOOKED = "double-booked"
    CONFLICT = "changed in Google"
    DECLINED = "declined"
    WARNING = "warning"
    OVERRIDDEN = "overridden"
    WAIVER = "waiver"
    OPEN = "open"
    UNPUBLISHED = "unpublished"
    NO_CONTACT = "no contact"
    PROBLEM = "unreadable text"
    READY = "ready"
    HELD = "weather hold"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Badge:
    """One state of a card in a word or two ("Waiver 3/5"); `detail` is the whole sentence for tooltip and
    reader."""

    state: State
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot as shown: `name` is "" when open; `label` is "Captain" or "Crew"; `changed` when the draft
    filled it. `reasons` stand against the person; `accepted` are those that somebody goes ahead against.

    `answer` is what the person said to exactly what is shown: "accepted", "declined", "" for nothing yet, or
    "asked again" when they answered to another time, boat or place. `answer_reason` is why they declined, in
    their own words: foreign text.
    """

    slot: Slot
    name: str
    label: str
    reasons: tuple[Reason, ...] = ()
    changed: bool = False
    answer: str = ""
    answer_reason: str = ""
    accepted: tuple[Accepted, ...] = ()

    @property
    def accessible_name(self) -> str:
        said = f"{self.label}: {self.name or tr('open')}"
        answered = [tr(_ANSWER_WORDS[self.answer])] if self.answer else []
        notes = [one.text for one in self.reasons] + ([tr("changed in the draft")] if self.changed else [])
        notes += [
            tr("{warning}, overridden: {because}", warning=one.reason.text.rstrip("."), because=one.because)
            for one in self.accepted
        ]
        return ", ".join([said, *answered, *notes])


@dataclass(frozen=True)
class Card:
    """One charter on the board: `charter` as wanted (with the draft), `live` as the calendar says.

    `about` stands against the charter itself, whoever sails it; `accepted` is gone ahead against.
    """

    charter: Charter
    live: Charter
    slots: tuple[SlotView, ...]
    badges: tuple[Badge, ...]
    conflicts: tuple[Conflict, ...] = ()
    about: tuple[Reason, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @property
    def warnings(self) -> tuple[tuple[str, Reason], ...]:
        """Everything that stands against it, with the person whom it is about, "" for the charter itself."""
        of_people = [(slot.name, reason) for slot in self.slots for reason in slot.reasons]
        return (*(("", reason) for reason in self.about), *of_people)

    @property
    def all_accepted(self) -> tuple[tuple[str, Accepted], ...]:
        """Everything that somebody goes ahead against, with the person whom it is about."""
        of_people = [(slot.name, one) for slot in self.slots for one in slot.accepted]
        return (*(("", one) for one in self.accepted), *of_people)

    @property
    def event_id(self) -> str:
        return self.charter.event_id

    @cached_property
    def states(self) -> frozenset[State]:
        return frozenset(badge.state for badge in self.badges)

    @property
    def accessible_name(self) -> str:
        one = self.charter
        times = tr("{start} to {end}", start=say_moment(one.start), end=say_time(one.end))
        facts = [one.title, one.boat, times]
        if one.passengers:
            facts.append(tr_n("{n} guest", "{n} guests", one.passengers))
        states = "; ".join(badge.detail or badge.text for badge in self.badges)
        return f"{', '.join(facts)}. {states}"


@dataclass(frozen=True, slots=True)
class Lane:
    """One boat's row: the cards of each day (as many cells as the board has days), in time order."""

    boat: str
    out_of_service: str
    cells: tuple[tuple[Card, ...], ...]
    blocks: tuple[tuple[OtherEvent, ...], ...]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A crew member with the weekend in view: for each day "free", "booked" or "off"; `trips` counts its
    charters."""

    member: CrewMember
    days: tuple[str, ...]
    trips: int
    licence_expired: bool

    @property
    def accessible_name(self) -> str:
        role = "captain" if self.member.is_captain else "crew"
        return f"{self.member.name}, {role}, {self.trips} charters, {', '.join(self.days)}"


@dataclass(frozen=True)
class Board:
    """A weekend worked out. `others` of no boat and `unreadable` without a day are shown beside the lanes."""

    days: tuple[date, ...]
    lanes: tuple[Lane, ...]
    roster: tuple[RosterRow, ...]
    unreadable: tuple[UnreadableEvent, ...]
    counts: Mapping[State, int]
    # What it was made of, and all cards in the order of that: the next board takes over what stays as it is.
    _basis: Basis | None = field(default=None, compare=False, repr=False)
    _made: tuple[Card, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for lane in self.lanes for cell in lane.cells for card in cell)

    @cached_property
    def _by_id(self) -> dict[str, Card]:
        return {card.event_id: card for card in self.cards}

    def card(self, event_id: str) -> Card | None:
        return self._by_id.get(event_id)


def make_board(
    weekend: Weekend,
    draft: Draft,
    *,
    boats: Sequence[Boat],
    directory: Directory,
    turnaround: timedelta,
    unpublished: frozenset[str] = frozenset(),
    drifted: frozenset[str] = frozenset(),
    before: Board | None = None,
) -> Board:
    """The board of a weekend under a draft.

    `unpublished` names charters whose tables, page or notices are known to lag behind the calendar, `drifted` those
    of them of which something else is live than the calendar says; charters with edits are unpublished anyway. A boat
    that the settings do not know gets a lane of its own, after the known ones. From an earlier board, `before`, the
    very cards and rows are taken over that would come out equal.
    """
    edited = draft.event_ids
    wanted = tuple(apply_draft(draft, one) if one.event_id in edited else one for one in weekend.charters)
    basis = Basis(
        weekend.charters,
        wanted,
        _sailings(before, wanted),
        draft,
        boats,
        directory,
        turnaround,
        unpublished,
        drifted,
    )
    fleet = {boat.name: boat for boat in boats}
    kept = _kept(before, basis)
    made = tuple(
        kept.get(live.event_id) or _card(live, one, basis, edited, fleet)
        for live, one in zip(weekend.charters, wanted, strict=True)
    )
    lanes = _lanes(fleet, weekend, made)
    roster = _roster(before, basis, weekend.days)
    return Board(weekend.days, lanes, roster, weekend.unreadable, _count(lanes), basis, made)


def _sailings(before: Board | None, wanted: tuple[Charter, ...]) -> Sailings:
    if before is None or before._basis is None:
        return sort_sailings(wanted)
    return resort_sailings(before._basis.sailings, before._basis.wanted, wanted)


def _kept(before: Board | None, basis: Basis) -> dict[str, Card]:
    """The cards of an earlier board that stay as they are."""
    if before is None or before._basis is None:
        return {}
    stale = to_remake(before._basis, basis)
    return {card.event_id: card for card in before._made if card.event_id not in stale}


def _lanes(fleet: Mapping[str, Boat], weekend: Weekend, made: Iterable[Card]) -> tuple[Lane, ...]:
    names = [*fleet, *sorted({card.charter.boat for card in made} - fleet.keys())]
    cells: dict[tuple[str, date], list[Card]] = {(name, day): [] for name in names for day in weekend.days}
    for card in sorted(made, key=lambda card: card.charter.start):
        if (cell := cells.get((card.charter.boat, card.charter.day))) is not None:
            cell.append(card)
    return tuple(
        _lane(name, fleet.get(name), weekend, [cells[name, day] for day in weekend.days]) for name in names
    )


def _lane(name: str, boat: Boat | None, weekend: Weekend, cells: Iterable[Iterable[Card]]) -> Lane:
    blocks = tuple(
        tuple(other for other in weekend.others if other.boat == name and _touches(other, day))
        for day in weekend.days
    )
    return Lane(name, boat.out_of_service if boat else "", tuple(map(tuple, cells)), blocks)


def _count(lanes: Iterable[Lane]) -> dict[State, int]:
    """How many of the cards shown are in each state. Many cards are in the same few states together."""
    together = Counter(card.states for lane in lanes for cell in lane.cells for card in cell)
    counts = dict.fromkeys(State, 0)
    for states, number in together.items():
        for state in states:
            counts[state] += number
    return counts


def _touches(other: OtherEvent, day: date) -> bool:
    last = (other.end - timedelta(microseconds=1)).date() if other.end > other.start else other.start.date()
    return other.start.date() <= day <= last


def _card(
    live: Charter, charter: Charter, basis: Basis, edited: frozenset[str], fleet: Mapping[str, Boat]
) -> Card:
    boat, sailings = fleet.get(charter.boat), basis.sailings
    slots = tuple(
        _slot(slot, charter, live, reasons_for, basis.directory)
        for slot in _slots_of(charter, boat)
        for name in [person_in(charter, slot)]
        for reasons_for in [
            reasons(
                name,
                slot,
                charter,
                charters=sailings.of_person(name),
                directory=basis.directory,
                boat=boat,
                turnaround=basis.turnaround,
            )
            if name
            else ()
        ]
    )
    found = conflicts(basis.draft, live) if live.event_id in edited else ()
    lags = None
    if charter.event_id in edited:
        lags = _UNPUBLISHED
    elif charter.event_id in basis.unpublished:
        lags = _DRIFTED if charter.event_id in basis.drifted else _UNPUBLISHED
    against = charter_reasons(charter, boat, sailings.of_boat(charter.boat))
    about, accepted = weigh(against, "", charter.overrides)
    gone_ahead = [*accepted, *(one for slot in slots for one in slot.accepted)]
    badges = _badges(charter, slots, about, gone_ahead, found, lags)
    return Card(charter, live, slots, badges, found, about, accepted)


def _slots_of(charter: Charter, boat: Boat | None) -> tuple[Slot, ...]:
    count = max(len(charter.crew), boat.crew_slots if boat else 0)
    return (CAPTAIN_SLOT, *(Slot("crew", n) for n in range(count)))


def _slot(
    slot: Slot, charter: Charter, live: Charter, found: tuple[Reason, ...], directory: Directory
) -> SlotView:
    name = person_in(charter, slot)
    changed = name != person_in(live, slot)
    member = directory.find(name)
    answer = answer_of(charter.answers, member.crew_id) if member else None
    standing = answer_standing(answer, asked_of(charter, slot))
    reason = answer.reason if answer and standing == Answer.DECLINED else ""
    against, accepted = weigh(found, name, charter.overrides)
    return SlotView(slot, name, tr(_SLOT_LABELS[slot.kind]), against, changed, standing, reason, accepted)


def asked_of(charter: Charter, slot: Slot) -> Asked:
    """What a charter asks of who sits in a slot."""
    start, end = (one.time().isoformat("minutes") for one in (charter.start, charter.end))
    return Asked(slot.kind, charter.day.isoformat(), start, end, charter.boat)


def _badges(
    charter: Charter,
    slots: Sequence[SlotView],
    about: tuple[Reason, ...],
    gone_ahead: Sequence[Accepted],
    found: tuple[Conflict, ...],
    lags: Badge | None,
) -> tuple[Badge, ...]:
    badges: list[Badge] = []
    if charter.status:
        badges.append(_said(_STATUS_BADGES[CharterStatus(charter.status)]))
        if charter.status_reason:
            detail = f"{badges[0].detail.rstrip('.')}: {charter.status_reason}"
            badges[0] = replace(badges[0], detail=detail)
    if charter.is_cancelled:
        if lags:
            badges.append(_said(lags))
        return tuple(badges)
    against = [reason for slot in slots for reason in slot.reasons]
    if clashes := [one for one in (*about, *against) if one.code in _DOUBLE_BOOKED]:
        badges.append(Badge(State.DOUBLE_BOOKED, tr("Double-booked"), clashes[0].text))
    if found:
        badges.append(
            Badge(
                State.CONFLICT,
                tr("Changed in Google"),
                tr("Somebody changed this in Google while you edited it."),
            )
        )
    if declined := [slot for slot in slots if slot.answer == Answer.DECLINED]:
        said = [
            tr("{person} declined: {reason}", person=one.name, reason=one.answer_reason)
            if one.answer_reason
            else tr("{person} declined", person=one.name)
            for one in declined
        ]
        word = tr_n("Declined", "{n} declined", len(declined))
        badges.append(Badge(State.DECLINED, word, "; ".join(said)))
    if warnings := [one for one in (*about, *against) if one.code not in _DOUBLE_BOOKED]:
        badges.append(
            Badge(State.WARNING, tr(_WARNING_WORDS.get(warnings[0].code, _WARNING)), warnings[0].text)
        )
    if gone_ahead:
        word = tr_n("Overridden", "{n} overridden", len(gone_ahead))
        badges.append(Badge(State.OVERRIDDEN, word, " ".join(one.text for one in gone_ahead)))
    if charter.problems:
        badges.append(Badge(State.PROBLEM, tr("Unclear text"), " ".join(charter.problems)))
    if waiver := _waiver_badge(charter):
        badges.append(waiver)
    if not (charter.guest_phone or charter.guest_email):
        badges.append(
            Badge(State.NO_CONTACT, tr("No contact"), tr("No phone or e-mail is known for this guest."))
        )
    open_slots = [slot for slot in slots if not slot.name]
    if open_slots:
        words = ", ".join(slot.label.lower() for slot in open_slots)
        badges.append(Badge(State.OPEN, tr("{n} open", n=len(open_slots)), tr("Open: {slots}", slots=words)))
    if lags:
        badges.append(_said(lags))
    if not badges:
        badges.append(Badge(State.READY, tr("Ready"), tr("Ready: crewed, published, waivers signed.")))
    return tuple(badges)


def _said(badge: Badge) -> Badge:
    """A badge of the constants below, in the reader's language."""
    return replace(badge, text=tr(badge.text), detail=tr(badge.detail))


_SLOT_LABELS = {"captain": tr_later("Captain"), "crew": tr_later("Crew")}
_ANSWER_WORDS = {
    Answer.ACCEPTED: tr_later("accepted"),
    Answer.DECLINED: tr_later("declined"),
    ASKED_AGAIN: tr_later("asked again"),
}
_WARNING = tr_later("Warning")
_DOUBLE_BOOKED = frozenset({"double-booked", "boat-taken"})
_UNPUBLISHED = Badge(
    State.UNPUBLISHED, tr_later("Unpublished"), tr_later("Not everything here is published yet.")
)
_DRIFTED = Badge(
    State.UNPUBLISHED,
    tr_later("Live differs"),
    tr_later("Something else is live than the calendar says. Publishing puts it right."),
)
_STATUS_BADGES = {
    CharterStatus.HELD: Badge(State.HELD, tr_later("Weather hold"), tr_later("On hold for weather.")),
    CharterStatus.CANCELLED: Badge(State.CANCELLED, tr_later("Cancelled"), tr_later("Cancelled.")),
}
_WARNING_WORDS = {
    "capacity": tr_later("Too many guests"),
    "out-of-service": tr_later("Boat out of service"),
    "licence": tr_later("Licence expired"),
    "day-off": tr_later("Day off"),
    "turnaround": tr_later("Tight turnaround"),
    "not-captain": tr_later("Not a captain"),
    "bareboat": tr_later("Bareboat"),
}


def _waiver_badge(charter: Charter) -> Badge | None:
    if charter.waiver_status is WaiverStatus.SIGNED:
        return None
    expected = max(charter.waivers_expected, charter.waivers_signed)
    text, detail = tr("Waiver pending"), tr("No waiver signed yet")
    if expected:
        text = tr("Waiver {signed}/{expected}", signed=charter.waivers_signed, expected=expected)
        detail = tr("{signed} of {expected} waivers signed", signed=charter.waivers_signed, expected=expected)
    if charter.waiver_status is WaiverStatus.GUARDIAN_REQUIRED:
        text = tr("{waivers} · guardian", waivers=text)
        detail = tr("{waivers}; a minor needs a guardian's signature", waivers=detail)
    return Badge(State.WAIVER, text, detail)


def _roster(before: Board | None, basis: Basis, days: tuple[date, ...]) -> tuple[RosterRow, ...]:
    """A row for everybody who is active; from an earlier board those of whom nothing changed."""
    now, kept = basis.sailings, {}
    if before and before._basis and (before.days, before._basis.directory) == (days, basis.directory):
        was = before._basis.sailings
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
    booked = {one.day for one in mine}
    states = tuple("off" if day in member.days_off else "booked" if day in booked else "free" for day in days)
    expired = bool(member.licence_expires and days and member.licence_expires < days[-1])
    return RosterRow(member, states, len(mine), expired)
