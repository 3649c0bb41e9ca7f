"""What a dispatcher can do to the draft, and what speaks against it; every edit is one step of the history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.desk_api import WindowDesk
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.domain import draft as editing
from jada_desk.domain.board import Board
from jada_desk.domain.charter import Charter, FieldValue, Weekend
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft, History, NewCharter, apply_draft, person_in, seated
from jada_desk.domain.errors import BadInput
from jada_desk.domain.rules import Reason, Severity, charter_reasons, drop_idle, go_ahead, reasons
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_span, say_time

P = ParamSpec("P")
_OVERNIGHT: Final = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What placing a person somewhere would mean: the draft after it, its words, and what speaks against it."""

    draft: Draft
    label: str
    reasons: tuple[Reason, ...]

    @property
    def is_allowed(self) -> bool:
        return all(one.severity is not Severity.BLOCK for one in self.reasons)

    @property
    def words(self) -> str:
        """The verdict as it is read aloud."""
        return f"{self.label}: {' '.join(one.text for one in self.reasons) or tr('fits')}"


def _told(edit: Callable[Concatenate["Edits", P], None]) -> Callable[Concatenate["Edits", P], None]:
    """An edit that is announced when it cannot be made: the charter may have gone a moment ago."""

    @wraps(edit)
    def told(self: "Edits", *values: P.args, **named: P.kwargs) -> None:
        try:
            edit(self, *values, **named)
        except BadInput as error:
            self.announced.emit(str(error))

    return told  # type: ignore[return-value]  # what `wraps` gives is a function all the same


class Edits(QObject):
    """The draft under the dispatcher's hands. Who inherits says which weekend it is about and keeps the history."""

    announced = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.weekend = Weekend(days=())
        self.directory = Directory()
        self.history = History()
        # Made of the weekend and the draft, anew with either of them.
        self.board = Board((), (), (), (), {})

    @property
    def desk(self) -> WindowDesk:
        """The desk whose draft this is."""
        raise NotImplementedError

    def _keep(self, history: History) -> None:
        """Make `history` the present one, on screen and on disk."""
        raise NotImplementedError

    def consider(self, held: Held, seat: Seat) -> Verdict:
        """What putting `held` into `seat` would do, before it is done."""
        charter = self._live(seat.event_id)
        now, present = self.desk.now(), self.history.present
        wanted = apply_draft(present, charter)
        sitting = person_in(wanted, seat.slot)
        if held.origin and held.origin != seat:
            origin = self._live(held.origin.event_id)
            draft = editing.swap(present, (origin, held.origin.slot), (charter, seat.slot), now)
        else:
            draft = editing.assign(present, charter, seat.slot, held.name, now)
        against = self._against(held.name, seat, draft)
        if held.origin and sitting and sitting != held.name:
            against += self._against(sitting, held.origin, draft)
        blocks_first = sorted(against, key=lambda one: one.severity is not Severity.BLOCK)
        return Verdict(
            draft,
            tr("{person} as captain of {title}", person=held.name, title=wanted.title)
            if seat.slot.kind == "captain"
            else tr("{person} as crew of {title}", person=held.name, title=wanted.title),
            tuple(dict.fromkeys(blocks_first)),
        )

    def consider_move(self, event_id: str, day: date, boat: str) -> Verdict:
        """What moving a charter to another day or boat would do, before it is done."""
        charter = self._live(event_id)
        draft = editing.relocate(self.history.present, charter, day, boat, self.desk.now())
        title = apply_draft(draft, charter).title
        label = tr("{title} to {day} on {boat}", title=title, day=say_day(day), boat=boat)
        return self._weigh(draft, charter, label)

    def consider_shift(self, event_id: str, by: timedelta) -> Verdict:
        """What a charter's sailing earlier or later on its day would mean, before it is done."""
        charter = self._live(event_id)
        draft = editing.shift(self.history.present, charter, by, self.desk.now())
        moved = apply_draft(draft, charter)
        label = tr("{title} at {span}", title=moved.title, span=say_span(moved.start, moved.end))
        return self._weigh(draft, charter, label)

    def _weigh(self, draft: Draft, charter: Charter, label: str) -> Verdict:
        """A draft that moves a charter, with what then speaks against it and its people."""
        moved = apply_draft(draft, charter)
        boat, sailings = self.desk.tenant.boat(moved.boat), self.board.sailings.of_boat(moved.boat)
        against = charter_reasons(moved, boat, sailings)
        for slot, name in seated(moved):
            against += self._against(name, Seat(moved.event_id, slot), draft)
        return Verdict(draft, label, tuple(dict.fromkeys(against)))

    def _against(self, name: str, seat: Seat, draft: Draft) -> tuple[Reason, ...]:
        charter = apply_draft(draft, self._live(seat.event_id))
        tenant = self.desk.tenant
        return reasons(
            name,
            seat.slot,
            charter,
            charters=self._sailed_by(name, draft),
            directory=self.directory,
            boat=tenant.boat(charter.boat),
            turnaround=tenant.turnaround,
        )

    def _sailed_by(self, name: str, draft: Draft) -> list[Charter]:
        """The charters that somebody would be aboard under a draft that is about to be the present one."""
        present = self.history.present.edits
        changed = {key[0] for key, edit in draft.edits.items() if present.get(key) is not edit}
        changed |= {event_id for event_id, name in present.keys() - draft.edits.keys()}
        found = [one for one in self.board.sailings.of_person(name) if one.event_id not in changed]
        return found + [apply_draft(draft, one) for one in map(self.weekend.charter, sorted(changed)) if one]

    def _live(self, event_id: str) -> Charter:
        charter = self.weekend.charter(event_id)
        if charter is None:
            raise BadInput(
                tr("That charter is no longer in the calendar."), unchanged=tr("The draft is as it was.")
            )
        return charter

    # Editing ---------------------------------------------------------------------------------------------------------

    def place(self, held: Held, seat: Seat) -> bool:
        """Put a person into a slot; False, with the reason announced, when they may not do the job at all, or the
        calendar cannot hold their name, or the charter is gone."""
        if held.origin == seat:
            return False
        try:
            verdict = self.consider(held, seat)
        except BadInput as error:
            self.announced.emit(str(error))
            return False
        if not verdict.is_allowed:
            self.announced.emit(verdict.reasons[0].text)
            return False
        self._edit(verdict.label, lambda _draft, _now: verdict.draft)
        if verdict.reasons:
            self.announced.emit(
                tr(
                    "{edit}. {warning} Ctrl+B: say why you go ahead.",
                    edit=verdict.label,
                    warning=verdict.reasons[0].text,
                )
            )
        else:
            self.announced.emit(f"{verdict.label}.")
        return True

    @_told
    def move_charter(self, event_id: str, day: date, boat: str) -> None:
        """Move a charter to another day or boat; what speaks against it is announced."""
        self._move(self.consider_move(event_id, day, boat))

    @_told
    def shift_charter(self, event_id: str, by: timedelta) -> None:
        """Have a charter sail earlier or later on its day; what speaks against it is announced."""
        self._move(self.consider_shift(event_id, by))

    def _move(self, verdict: Verdict) -> None:
        if verdict.draft != self.history.present:
            self._edit(verdict.label, lambda _draft, _now: verdict.draft)
        warning = f" {verdict.reasons[0].text}" if verdict.reasons else ""
        self.announced.emit(f"{verdict.label}.{warning}")

    @_told
    def go_ahead(self, event_id: str, person: str, against: Reason, because: str) -> None:
        """Keep why the dispatcher goes ahead against a warning about `person`, "" for the charter itself."""
        said = tr("Overridden: {because}", because=because)
        self._edit(said, lambda draft, now: go_ahead(draft, event_id, person, against, because, now))
        self.announced.emit(f"{said}.")

    @_told
    def clear(self, seat: Seat) -> None:
        """Empty a slot."""
        charter = self._live(seat.event_id)
        name = person_in(apply_draft(self.history.present, charter), seat.slot)
        if name:
            label = tr("{name} off {title}", name=name, title=charter.title)
            self._edit(label, lambda draft, now: editing.unassign(draft, charter, seat.slot, now))
            self.announced.emit(f"{label}.")

    def set_field(self, event_id: str, name: str, value: FieldValue, label: str) -> None:
        charter = self._live(event_id)
        self._edit(
            tr("{label} of {title}", label=label, title=charter.title),
            lambda draft, now: editing.set_field(draft, charter, name, value, now),
        )

    def set_start(self, event_id: str, start: time) -> None:
        """Move a charter on its day; it stays as long as it is, and boarding moves along."""
        charter = self._live(event_id)
        wanted = apply_draft(self.history.present, charter)
        begin = datetime.combine(wanted.day, start, wanted.start.tzinfo)
        end = datetime.fromtimestamp(begin.timestamp() + wanted.duration.total_seconds(), wanted.start.tzinfo)
        self._reschedule(charter, begin, end)

    def set_end(self, event_id: str, end: time) -> None:
        """End a charter at another time; one before its start is taken for the next day."""
        charter = self._live(event_id)
        wanted = apply_draft(self.history.present, charter)
        # One of several days ends at another hour of its last.
        day = wanted.end.date() if len(wanted.days) > 1 else wanted.day
        finish = datetime.combine(day, end, wanted.start.tzinfo)
        if finish <= wanted.start and finish + timedelta(days=1) - wanted.start <= _OVERNIGHT:
            finish += timedelta(days=1)
        self._reschedule(charter, wanted.start, finish)

    def _reschedule(self, charter: Charter, start: datetime, end: datetime) -> None:
        self._edit(
            tr("Times of {title}", title=charter.title),
            lambda draft, now: editing.reschedule(draft, charter, start, end, now),
        )

    def set_boarding(self, event_id: str, at: time | None) -> None:
        charter = self._live(event_id)
        start = apply_draft(self.history.present, charter).start
        boarding = None
        if at:
            boarding = datetime.combine(start.date(), at, start.tzinfo)
            if boarding > start:
                boarding -= timedelta(days=1)
            if start - boarding > timedelta(hours=6):
                raise BadInput(
                    tr("Boarding must be before the start, by six hours at most."),
                    unchanged=tr("Boarding is as it was."),
                    remedy=tr("Give a time before {time}.", time=say_time(start)),
                )
        self.set_field(event_id, "boarding", boarding, tr("Boarding"))

    def set_status(self, event_id: str, status: CharterStatus, reason: str) -> None:
        """Cancel a charter, hold it for weather, or have it sail again."""
        charter = self._live(event_id)
        label = {
            CharterStatus.CANCELLED: tr("Cancel {title}", title=charter.title),
            CharterStatus.HELD: tr("Hold {title} for weather", title=charter.title),
            CharterStatus.SAILS: tr("{title} sails", title=charter.title),
        }[status]
        self._edit(label, lambda draft, now: editing.set_status(draft, charter, status, reason, now))
        self.announced.emit(f"{label}.")

    def take_contact(self, event_id: str, phone: str, email: str) -> None:
        charter = self._live(event_id)
        self._edit(
            tr("Contact of {title}", title=charter.title),
            lambda draft, now: editing.set_contact(draft, charter, phone, email, now),
        )

    def take_contacts(self, contacts: Sequence[tuple[str, str, str]]) -> None:
        """Take over phone and e-mail of several charters, (event id, phone, e-mail) each, as one edit."""

        def change(draft: Draft, now: datetime) -> Draft:
            for event_id, phone, email in contacts:
                draft = editing.set_contact(draft, self._live(event_id), phone, email, now)
            return draft

        self._edit(editing.contacts_label(len(contacts)), change)

    @_told
    def resolve(self, event_id: str, name: str, *, keep: bool) -> None:
        """Settle a field that Google and the draft both changed: keep the draft's value or take Google's."""
        charter = self._live(event_id)
        if keep:
            self._edit(
                tr("Keep your change of {title}", title=charter.title),
                lambda draft, now: editing.keep_yours(draft, charter, name, now),
            )
        else:
            self._edit(
                tr("Take Google's {title}", title=charter.title),
                lambda draft, _: editing.take_theirs(draft, event_id, name),
            )

    def new_charter(self, new: NewCharter, fields: Mapping[str, FieldValue]) -> None:
        """Begin a charter, with what else is known of it, as one step. Raises BadInput; then nothing is made."""
        now = self.desk.now()
        draft = editing.add_charter(self.history.present, new)
        live = self._read_new(draft, new.event_id)
        for name, value in fields.items():
            if value not in ("", None):
                draft = editing.set_field(draft, live, name, value, now)
        self._edit(tr("New charter {title}", title=new.title), lambda _draft, _now: draft)
        self.announced.emit(tr("New charter {title}: in the draft until you publish.", title=new.title))

    def _read_new(self, draft: Draft, event_id: str) -> Charter:
        """A charter of the draft as it will read from the calendar."""
        raise NotImplementedError

    def call_charter(self, event_id: str) -> None:
        """Say of an event that its text makes no charter that it is one."""
        title = next((one.title for one in self.weekend.others if one.event_id == event_id), "")
        self._edit(
            tr("{title} is a charter", title=title or tr("Untitled")),
            lambda draft, now: editing.call_charter(draft, event_id, now),
        )

    @_told
    def discard(self, event_id: str) -> None:
        charter = self._live(event_id)
        self._edit(
            tr("Drop the edits of {title}", title=charter.title),
            lambda draft, _: editing.discard(draft, event_id),
        )

    def keep_step(self, label: str, draft: Draft) -> None:
        """Keep a draft that was made elsewhere as one step of the history."""
        self._edit(label, lambda _draft, _now: draft)

    def _edit(self, label: str, change: Callable[[Draft, datetime], Draft]) -> None:
        tenant = self.desk.tenant
        boats = {boat.name: boat for boat in tenant.boats}
        draft = change(self.history.present, self.desk.now())
        draft = drop_idle(draft, self.weekend.charters, self.directory, boats, tenant.turnaround)
        self._keep(self.history.record(label, draft))

    def undo(self) -> None:
        label = self.history.undo_label
        self._keep(self.history.undo())
        if label:
            self.announced.emit(tr("Undone: {label}.", label=label))

    def redo(self) -> None:
        label = self.history.redo_label
        self._keep(self.history.redo())
        if label:
            self.announced.emit(tr("Done again: {label}.", label=label))
