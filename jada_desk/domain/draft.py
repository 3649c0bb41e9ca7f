"""The draft: what the dispatcher changed and did not publish yet, and the history that undoes it to zero.

An edit keeps the value it started from, so that somebody else's change of the same field is seen as a
conflict instead of being overwritten. Every edit is a pure function from a draft to a draft; the undo stack
stores drafts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, Literal, cast

from jada_desk.domain.charter import EDITABLE, Charter, FieldValue
from jada_desk.domain.charter_status import CharterStatus, clean_reason
from jada_desk.domain.description import FactValue, normalise
from jada_desk.domain.errors import BadInput
from jada_desk.domain.language import Language, language_of
from jada_desk.domain.override import Override, merge_overrides
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.quiet_hours import time_zone_of
from jada_desk.domain.translation import tr, tr_n

UNDO_LIMIT: Final = 200

# Beside the fields of a charter, an edit may say that an event is one.
_IS_CHARTER: Final = "is_charter"
# ... or that there is to be one, in a calendar that has no such event yet.
_IS_NEW: Final = "is_new"
# No charter is moved to a later start of its day than this.
_LAST_START: Final = timedelta(hours=23, minutes=45)
# What may still be said of a cancelled charter: whom to tell, and that it sails after all.
_OF_CANCELLED: Final = frozenset(
    {"status", "status_reason", "guest_phone", "guest_email", "guest_language", "guest_time_zone"}
)

SlotKind = Literal["captain", "crew"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a charter that one person fills; `index` counts crew slots from 0 and is 0 for the
    captain."""

    kind: SlotKind
    index: int = 0


CAPTAIN_SLOT: Final = Slot("captain")


@dataclass(frozen=True, slots=True)
class Edit:
    """One field's change: from the calendar's value at the time of the edit to the dispatcher's, made `at`
    (UTC)."""

    base: FieldValue
    new: FieldValue
    at: datetime


EditKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """All unpublished edits of a tenant: (event_id, field) -> Edit. A field set back to its base is no edit.

    `overrides` are, by event_id, the warnings that the dispatcher goes ahead against, and no record says so yet.
    """

    edits: Mapping[EditKey, Edit] = field(default_factory=lambda: MappingProxyType({}))
    overrides: Mapping[str, tuple[Override, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.edits) + self.override_count

    @property
    def override_count(self) -> int:
        """How many warnings are gone ahead against; a clash of two charters is one."""
        return len({one.warning for said in self.overrides.values() for one in said})

    def of(self, event_id: str) -> dict[str, Edit]:
        """The edits of one charter: field -> Edit, in the order in which changes are listed."""
        return {name: edit for name in EDITABLE if (edit := self.edits.get((event_id, name)))}

    @property
    def event_ids(self) -> frozenset[str]:
        return frozenset(event_id for event_id, _ in self.edits) | self.overrides.keys()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that changed in the calendar while the draft changes it too."""

    event_id: str
    field: str
    base: FieldValue
    theirs: FieldValue
    yours: FieldValue


def apply_draft(draft: Draft, charter: Charter) -> Charter:
    """The charter as the dispatcher wants it. Of a cancelled one only what `without_object` leaves is applied."""
    edits = _effective(draft, charter)
    # Field names are those of Charter by construction (`set_field` accepts no others).
    wanted = replace(charter, **{name: edit.new for name, edit in edits.items()}) if edits else charter  # type: ignore[arg-type]
    said = draft.overrides.get(charter.event_id, ())
    if not (said or charter.overrides):
        return wanted
    # Of who is not aboard any more there is nothing to go ahead against.
    aboard = _aboard(merge_overrides(charter.overrides, said), wanted)
    return wanted if aboard == wanted.overrides else replace(wanted, overrides=aboard)


def _aboard(overrides: Iterable[Override], charter: Charter) -> tuple[Override, ...]:
    return tuple(one for one in overrides if one.person in ("", *charter.people))


def _effective(draft: Draft, charter: Charter) -> dict[str, Edit]:
    edits = draft.of(charter.event_id)
    if (edits["status"].new if "status" in edits else charter.status) != CharterStatus.CANCELLED:
        return edits
    return {name: edit for name, edit in edits.items() if name in _OF_CANCELLED}


def without_object(draft: Draft, charter: Charter) -> tuple[str, ...]:
    """The edits that have no object because their charter is cancelled, or is to be: all but those of contact and
    status."""
    effective = _effective(draft, charter)
    return tuple(name for name in draft.of(charter.event_id) if name not in effective)


def set_status(draft: Draft, charter: Charter, status: CharterStatus, reason: str, at: datetime) -> Draft:
    """Cancel a charter, hold it for weather, or have it sail again; a charter that sails has no reason."""
    draft = set_field(draft, charter, "status", str(status), at)
    return set_field(draft, charter, "status_reason", reason if status else "", at)


def conflicts(draft: Draft, charter: Charter) -> tuple[Conflict, ...]:
    """Where the calendar's charter moved away from what an edit started from, and not to what the edit
    wants."""
    return tuple(
        Conflict(charter.event_id, name, edit.base, theirs, edit.new)
        for name, edit in _effective(draft, charter).items()
        if (theirs := getattr(charter, name)) not in (edit.base, edit.new)
    )


def call_charter(draft: Draft, event_id: str, at: datetime) -> Draft:
    """Say of an event that the calendar's text does not make a charter that it is one."""
    edits = {**draft.edits, (event_id, _IS_CHARTER): Edit("", "yes", at)}
    return replace(draft, edits=MappingProxyType(edits))


def called_charters(draft: Draft) -> frozenset[str]:
    """The events of which the dispatcher said that they are charters."""
    return frozenset(event_id for event_id, name in draft.edits if name == _IS_CHARTER)


def drafted_charters(draft: Draft) -> frozenset[str]:
    """The charters that there are by the draft alone: called so, or new."""
    return frozenset(event_id for event_id, name in draft.edits if name in (_IS_CHARTER, _IS_NEW))


@dataclass(frozen=True, slots=True)
class NewCharter:
    """A charter that the dispatcher made and the calendar does not have yet, as it was begun; `start` and `end` are
    aware. Everything said of it since is an edit like any other's."""

    event_id: str
    title: str
    boat: str
    start: datetime
    end: datetime
    made_at: datetime


def add_charter(draft: Draft, new: NewCharter) -> Draft:
    """Begin a charter. Raises BadInput for what no calendar could hold."""
    if not new.title or one_line(new.title) != new.title:
        raise BadInput(tr("A charter needs a title of one line."), unchanged=tr("Nothing was made."))
    if new.end.timestamp() <= new.start.timestamp():
        raise BadInput(tr("A charter must end after it starts."), unchanged=tr("Nothing was made."))
    told = (new.title, new.boat, new.start.isoformat(), new.end.isoformat())
    edits = {**draft.edits, (new.event_id, _IS_NEW): Edit("", told, new.made_at)}
    return replace(draft, edits=MappingProxyType(edits))


def new_charters(draft: Draft) -> tuple[NewCharter, ...]:
    """The charters that the draft begins."""
    return tuple(
        NewCharter(event_id, title, boat, datetime.fromisoformat(start), datetime.fromisoformat(end), edit.at)
        for (event_id, name), edit in draft.edits.items()
        if name == _IS_NEW
        for title, boat, start, end in [cast(tuple[str, str, str, str], edit.new)]
    )


def settle(draft: Draft, charters: Iterable[Charter]) -> Draft:
    """The draft without the edits that the calendar already says: after a publish, or when a colleague did
    the same. What has no object because the calendar says that its charter is cancelled goes too."""
    live = {one.event_id: one for one in charters}
    idle = {event_id: without_object(draft, one) for event_id, one in live.items() if one.is_cancelled}
    edits = {
        key: edit
        for key, edit in draft.edits.items()
        if key[0] not in live
        or (
            key[1] not in (_IS_CHARTER, _IS_NEW)
            and getattr(live[key[0]], key[1]) != edit.new
            and key[1] not in idle.get(key[0], ())
        )
    }
    if len(edits) != len(draft.edits):
        draft = replace(draft, edits=MappingProxyType(edits))
    return drop_overrides(draft, live.values())


def take_theirs(draft: Draft, event_id: str, name: str) -> Draft:
    """Give up one edit."""
    edits = {key: edit for key, edit in draft.edits.items() if key != (event_id, name)}
    return replace(draft, edits=MappingProxyType(edits))


def keep_yours(draft: Draft, charter: Charter, name: str, at: datetime) -> Draft:
    """Keep one edit over a colleague's change: it now starts from the calendar's present value."""
    return set_field(draft, charter, name, draft.edits[charter.event_id, name].new, at)


def set_field(draft: Draft, charter: Charter, name: str, value: FieldValue, at: datetime) -> Draft:
    """Give one field of a charter a new value; `charter` is the calendar's, without the draft.

    The value is kept as the calendar will give it back (`description.normalise`). The edit starts from what
    the calendar says now, so typing a value anew settles a conflict. Raises BadInput for a field that is not
    a dispatcher's to edit, and for a value that an event cannot say.
    """
    if name not in EDITABLE:
        raise BadInput(
            tr("{name} cannot be edited here.", name=name), unchanged=tr("The draft is as it was.")
        )
    if name == "guest_time_zone" and value and not time_zone_of(str(value)):
        raise BadInput(
            tr("{value} is no time zone.", value=value),
            unchanged=tr("The draft is as it was."),
            remedy=tr("Write it like America/New_York."),
        )
    if name == "guest_language" and value not in ("", *Language):
        raise BadInput(
            tr("Guests are not written to in {value}.", value=value),
            unchanged=tr("The draft is as it was."),
            remedy=tr("Choose one of: {languages}.", languages=", ".join(Language)),
        )
    if name in _NORMALISED:
        value = _normalised(name, value)
    elif name == "status_reason":
        value = clean_reason(str(value))
    elif name == "status" and value not in tuple(CharterStatus):
        raise BadInput(
            tr("{value} is no status of a charter.", value=value), unchanged=tr("The draft is as it was.")
        )
    key = (charter.event_id, name)
    base = getattr(charter, name)
    if name == "guest_language" and language_of(str(value)) is language_of(charter.guest_language):
        value = base  # nobody said, and English, are one
    edits = {other: edit for other, edit in draft.edits.items() if other != key}
    if value != base:
        edits[key] = Edit(base, value, at)
    return replace(draft, edits=MappingProxyType(edits))


# The facts that stand in an event's text; the others have a form of their own.
_NORMALISED: Final = frozenset(
    {"boat", "captain", "crew", "guest_name", "guest_email", "guest_phone", "passengers", "notes"}
)
_EMPTY: Final[Mapping[str, FieldValue]] = {"crew": (), "passengers": None}


def _normalised(name: str, value: FieldValue) -> FieldValue:
    # None of these fields is a time, in the draft or in the text.
    kept = cast("FieldValue", normalise(name, cast("FactValue", value)))
    return _EMPTY.get(name, "") if kept is None else kept


def assign(draft: Draft, charter: Charter, slot: Slot, name: str, at: datetime) -> Draft:
    """Put a person into a slot; who was there leaves, and a person already aboard moves from their other
    slot."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput(tr("A slot needs a name."), unchanged=tr("The draft is as it was."))
    wanted = apply_draft(draft, charter)
    if slot.kind == "captain":
        return _set_people(draft, charter, cleaned, _without(cleaned, wanted.crew), at)
    before, after = wanted.crew[: slot.index], wanted.crew[slot.index + 1 :]
    crew = (*_without(cleaned, before), cleaned, *_without(cleaned, after))
    captain = "" if wanted.captain == cleaned else wanted.captain
    return _set_people(draft, charter, captain, crew, at)


def _without(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)


def unassign(draft: Draft, charter: Charter, slot: Slot, at: datetime) -> Draft:
    """Empty a slot."""
    wanted = apply_draft(draft, charter)
    if slot.kind == "captain":
        return _set_people(draft, charter, "", wanted.crew, at)
    crew = tuple(one for n, one in enumerate(wanted.crew) if n != slot.index)
    return _set_people(draft, charter, wanted.captain, crew, at)


def person_in(charter: Charter, slot: Slot) -> str:
    """The name in a slot, "" when it is open."""
    if slot.kind == "captain":
        return charter.captain
    return charter.crew[slot.index] if slot.index < len(charter.crew) else ""


def seated(charter: Charter) -> tuple[tuple[Slot, str], ...]:
    """The taken slots of a charter with who sits in them, captain first."""
    captain = ((CAPTAIN_SLOT, charter.captain),) if charter.captain else ()
    return captain + tuple((Slot("crew", n), name) for n, name in enumerate(charter.crew))


def swap(draft: Draft, first: tuple[Charter, Slot], second: tuple[Charter, Slot], at: datetime) -> Draft:
    """Exchange the people of two slots, on one charter or two; an open slot takes part too (that is a
    move)."""
    (one, one_slot), (other, other_slot) = first, second
    one_name = person_in(apply_draft(draft, one), one_slot)
    other_name = person_in(apply_draft(draft, other), other_slot)
    if one.event_id == other.event_id:
        return _swap_aboard(draft, one, (one_slot, one_name), (other_slot, other_name), at)
    for charter, slot, name in ((one, one_slot, other_name), (other, other_slot, one_name)):
        draft = assign(draft, charter, slot, name, at) if name else unassign(draft, charter, slot, at)
    return draft


def _swap_aboard(
    draft: Draft, charter: Charter, first: tuple[Slot, str], second: tuple[Slot, str], at: datetime
) -> Draft:
    wanted = apply_draft(draft, charter)
    captain, crew = wanted.captain, [*wanted.crew, ""]
    for slot, name in ((first[0], second[1]), (second[0], first[1])):
        if slot.kind == "captain":
            captain = name
        else:
            crew[min(slot.index, len(crew) - 1)] = name
    return _set_people(draft, charter, captain, tuple(one for one in crew if one), at)


def reschedule(draft: Draft, charter: Charter, start: datetime, end: datetime, at: datetime) -> Draft:
    """Move a charter; boarding keeps its distance to the start. Raises BadInput when it would end before it
    starts."""
    if end <= start:
        raise BadInput(tr("A charter must end after it starts."), unchanged=tr("The times are as they were."))
    wanted = apply_draft(draft, charter)
    boarding = None
    if wanted.boarding:
        # Counted in real time, so that a clock change in the night does not move it.
        ahead = timedelta(seconds=wanted.start.timestamp() - wanted.boarding.timestamp())
        boarding = (start.astimezone(UTC) - ahead).astimezone(start.tzinfo)
    for name, value in (("start", start), ("end", end), ("boarding", boarding)):
        draft = set_field(draft, charter, name, value, at)
    return draft


def relocate(draft: Draft, charter: Charter, day: date, boat: str, at: datetime) -> Draft:
    """Move a charter to another day or boat; its time of day at the dock, its length and its boarding's distance to the
    start stay."""
    wanted = apply_draft(draft, charter)
    start = datetime.combine(day, wanted.start.timetz())
    end = (start.astimezone(UTC) + wanted.duration).astimezone(start.tzinfo)
    return set_field(reschedule(draft, charter, start, end, at), charter, "boat", boat, at)


def shift(draft: Draft, charter: Charter, by: timedelta, at: datetime) -> Draft:
    """Move a charter earlier or later by the dock's clock, as far as its day goes; its length stays, and boarding moves
    along."""
    wanted = apply_draft(draft, charter)
    now = timedelta(hours=wanted.start.hour, minutes=wanted.start.minute)
    minutes = max(timedelta(), min(now + by, max(now, _LAST_START))) // timedelta(minutes=1)
    start = datetime.combine(wanted.day, time(*divmod(minutes, 60)), wanted.start.tzinfo)
    end = (start.astimezone(UTC) + wanted.duration).astimezone(start.tzinfo)
    return reschedule(draft, charter, start, end, at) if start != wanted.start else draft


def set_contact(draft: Draft, charter: Charter, phone: str, email: str, at: datetime) -> Draft:
    """Take over a guest's phone and e-mail; an empty one leaves what is known."""
    for name, value in (("guest_phone", phone), ("guest_email", email)):
        if value:
            draft = set_field(draft, charter, name, value, at)
    return draft


def contacts_label(count: int) -> str:
    """What an edit is called that took over the contacts of several charters."""
    return tr_n("Contact of {n} charter", "Contacts of {n} charters", count)


def override(draft: Draft, event_id: str, one: Override) -> Draft:
    """Keep why the dispatcher goes ahead against a warning; an earlier reason for the same gives way."""
    said = merge_overrides(draft.overrides.get(event_id, ()), [one])
    return replace(draft, overrides=MappingProxyType({**draft.overrides, event_id: said}))


def drop_overrides(draft: Draft, charters: Iterable[Charter]) -> Draft:
    """The draft without the overrides that have no object: of people who are not aboard any more, of a cancelled
    charter, and those that the charter's record has already. `charters` are the calendar's; the others are left."""
    kept = dict(draft.overrides)
    for one in charters:
        if said := kept.pop(one.event_id, ()):
            wanted = apply_draft(draft, one)
            aboard = () if wanted.is_cancelled else _aboard(said, wanted)
            if left := tuple(said for said in aboard if said not in one.overrides):
                kept[one.event_id] = left
    return draft if kept == dict(draft.overrides) else replace(draft, overrides=MappingProxyType(kept))


def discard(draft: Draft, event_id: str) -> Draft:
    """Give up all edits of one charter, and what was gone ahead against."""
    edits = {key: edit for key, edit in draft.edits.items() if key[0] != event_id}
    overrides = {key: said for key, said in draft.overrides.items() if key != event_id}
    return replace(draft, edits=MappingProxyType(edits), overrides=MappingProxyType(overrides))


def _set_people(draft: Draft, charter: Charter, captain: str, crew: tuple[str, ...], at: datetime) -> Draft:
    draft = set_field(draft, charter, "captain", captain, at)
    return set_field(draft, charter, "crew", crew, at)


@dataclass(frozen=True, slots=True)
class History:
    """The drafts before and after the present one, each with the words for what it did. Survives a
    restart."""

    present: Draft = field(default_factory=Draft)
    past: tuple[tuple[str, Draft], ...] = ()
    future: tuple[tuple[str, Draft], ...] = ()

    def record(self, label: str, draft: Draft) -> "History":
        """The history after an edit; what was undone is gone. An edit that changes nothing leaves no
        trace."""
        if draft == self.present:
            return self
        past = (*self.past, (label, self.present))[-UNDO_LIMIT:]
        return History(present=draft, past=past)

    def undo(self) -> "History":
        """One step back; unchanged when there is none."""
        if not self.past:
            return self
        *past, (label, draft) = self.past
        return History(draft, tuple(past), (*self.future, (label, self.present)))

    def redo(self) -> "History":
        """One step forward again; unchanged when there is none."""
        if not self.future:
            return self
        *future, (label, draft) = self.future
        return History(draft, (*self.past, (label, self.present)), tuple(future))

    @property
    def undo_label(self) -> str:
        return self.past[-1][0] if self.past else ""

    @property
    def redo_label(self) -> str:
        return self.future[-1][0] if self.future else ""

    def barrier(self, draft: Draft) -> "History":
        """The history after a publish: before it undo, after it rollback."""
        return History(present=draft)
