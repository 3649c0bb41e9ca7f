"""The board: a weekend as the dispatcher sees it, cards in boat lanes by day, with every state worked out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from jada_desk.domain.board_reuse import Basis
from jada_desk.domain.charter import Charter, OtherEvent, UnreadableEvent
from jada_desk.domain.crew import CrewMember
from jada_desk.domain.crew_answer import ASKED_AGAIN, Answer
from jada_desk.domain.draft import Conflict, Slot
from jada_desk.domain.rules import Accepted, Reason
from jada_desk.domain.sailings import Sailings
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_moment, say_time

_ANSWER_WORDS: Final = {
    Answer.ACCEPTED: tr_later("accepted"),
    Answer.DECLINED: tr_later("declined"),
    ASKED_AGAIN: tr_later("asked again"),
}


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


@dataclass(frozen=True)
class Lane:
    """One boat's row: the cards of each day (as many cells as the board has days), in time order. `away` are the
    charters of each day that began on an earlier one, as they are wanted."""

    boat: str
    out_of_service: str
    cells: tuple[tuple[Card, ...], ...]
    blocks: tuple[tuple[OtherEvent, ...], ...]
    away: tuple[tuple[Charter, ...], ...]

    @cached_property
    def event_ids(self) -> tuple[tuple[str, ...], ...]:
        """The charters of each day."""
        return tuple(tuple(card.event_id for card in cell) for cell in self.cells)

    @cached_property
    def open_slots(self) -> tuple[int, ...]:
        """How many slots of each day nobody fills."""
        return tuple(sum(not slot.name for card in cell for slot in card.slots) for cell in self.cells)

    @cached_property
    def states(self) -> Mapping[State, int]:
        """How many of its cards are in each state that some are in."""
        return Counter(state for cell in self.cells for card in cell for state in card.states)


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
    """A weekend worked out. `others` of no boat and `unreadable` without a day are shown beside the lanes.

    `basis` is what it was made of, and `made` are the cards of all its charters, in their order, also of those that the
    draft moves to a day that is not shown: the next board takes over what stays as it is.
    """

    days: tuple[date, ...]
    lanes: tuple[Lane, ...]
    roster: tuple[RosterRow, ...]
    unreadable: tuple[UnreadableEvent, ...]
    counts: Mapping[State, int]
    basis: Basis | None = field(default=None, compare=False, repr=False)
    made: tuple[Card, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for lane in self.lanes for cell in lane.cells for card in cell)

    @property
    def sailings(self) -> Sailings:
        """All charters as they are wanted, also those of days that are not shown, by person and boat."""
        return self.basis.sailings if self.basis else Sailings({}, {})

    def card(self, event_id: str) -> Card | None:
        """The card of a charter; None for one that is not shown."""
        place = self.basis.places.get(event_id) if self.basis else None
        if place is None or self.made[place].charter.day not in self.days:
            return None
        return self.made[place]
