"""One card of the board: a charter with its slots, what stands against it, and its states in words."""

from collections.abc import Sequence
from dataclasses import replace

from jada_desk.domain.board import Badge, Card, SlotView, State
from jada_desk.domain.board_reuse import Basis
from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.crew_answer import Answer, Asked, answer_of, answer_standing
from jada_desk.domain.draft import CAPTAIN_SLOT, Conflict, Slot, conflicts, person_in
from jada_desk.domain.fleet import Boat
from jada_desk.domain.rules import Accepted, Reason, charter_reasons, reasons, weigh
from jada_desk.domain.translation import tr, tr_later, tr_n


def make_card(basis: Basis, place: int) -> Card:
    """The card of the charter that stands at a place of the basis."""
    live, charter = basis.weekend.charters[place], basis.wanted[place]
    boat, sailings = basis.fleet.get(charter.boat), basis.sailings
    is_edited = charter.event_id in basis.edited
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
    found = conflicts(basis.draft, live) if is_edited else ()
    lags = None
    if is_edited:
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
