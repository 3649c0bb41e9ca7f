"""The steps that write one charter: its event, what people knew, its records, its pages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from jada_desk.domain.charter import CONTACT_FIELDS, CalendarEvent, Charter, FieldValue
from jada_desk.domain.notice import NOTHING_TOLD, NoticeState
from jada_desk.domain.parse import EventChanges, patch_event
from jada_desk.domain.plan import Change, Layer, Seen, Step, StepKind
from jada_desk.domain.plan_words import say_value
from jada_desk.domain.translation import tr
from jada_desk.workflows.event_look import look_digest, seen_digest
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.notice_plan import News
from jada_desk.workflows.page_plan import PagePlace, seen_at
from jada_desk.workflows.ports.tables import TABLE_KEYS, Item, Table, Value
from jada_desk.workflows.records import (
    calendar_values,
    contact_values,
    differences,
    dispatch_values,
    guest_values,
    made_values,
    number,
    override_values,
    published_values,
    stored_moment,
    texts,
)
from jada_desk.workflows.steps import make_step, step_ids
from jada_desk.workflows.waiver_links import answer_link_values, link_values

# Attributes that the desk keeps for itself; they are written, but a dispatcher has nothing to read in them.
_SILENT: Final = (
    "revision",
    "last_operation",
    "page_updated_at",
    "waiver_secret",
    "waiver_links",
    "waiver_view_key",
    "answer_links",
    "guest_id",
    "page_keys",
    "waivers_expected",
    "overrides",
)


@dataclass(frozen=True, slots=True)
class CharterMaker:
    """Makes the steps of one charter and collects their changes."""

    ground: Ground
    live: Charter
    wanted: Charter
    place: PagePlace
    told: frozenset[str]
    # How the event looked from which alone is told what people know; "" when a record says it too.
    known_by: str
    changes: list[Change] = field(default_factory=list)

    def calendar(self, event: CalendarEvent, edited: Sequence[str], needs: tuple[str, ...]) -> list[Step]:
        wanted = patch_event(event, self.live, self.wanted, self.ground.tenant.time_zone)
        stored = next(one for one in self.ground.observed.events if one.event_id == event.event_id)
        if stored.description != event.description:  # called a charter by the dispatcher, not yet by its text
            wanted = replace(wanted, description=wanted.description or event.description)
            self._change(Layer.CALENDAR, "is_charter", "", tr("yes"))
        if wanted == EventChanges():
            return []
        for name in edited:
            self._change(Layer.CALENDAR, name, getattr(self.live, name), getattr(self.wanted, name))
        payload = {
            "if_match": event.etag,
            "seen": seen_digest(stored),
            "after": look_digest(_patched(stored, wanted)),
            "summary": wanted.summary,
            "description": wanted.description,
            "location": wanted.location,
            "start": wanted.start.isoformat() if wanted.start else None,
            "end": wanted.end.isoformat() if wanted.end else None,
            "time_zone": event.time_zone,
            "restored": wanted.restored,
        }
        return [self._step(Layer.CALENDAR, StepKind.PATCH_EVENT, payload, needs)]

    def new_event(self, event: CalendarEvent, edited: Sequence[str]) -> list[Step]:
        """The step that makes a charter's event, with everything that was said of it since it was begun."""
        wanted = patch_event(event, self.live, self.wanted, self.ground.tenant.time_zone)
        made = _patched(event, wanted)
        self._change(Layer.CALENDAR, "is_new", "", f"{say_value(event.start)}, {self.live.boat}")
        for name in edited:
            self._change(Layer.CALENDAR, name, getattr(self.live, name), getattr(self.wanted, name))
        payload = {
            "after": look_digest(made),
            "summary": made.summary,
            "description": made.description,
            "location": made.location,
            "start": made.start.isoformat(),
            "end": made.end.isoformat(),
            "time_zone": event.time_zone,
        }
        return [self._step(Layer.CALENDAR, StepKind.INSERT_EVENT, payload)]

    def seen(self, event: CalendarEvent, calendar: Sequence[Step]) -> Seen:
        """The event as it stands in the calendar now, and as it will after the calendar step."""
        before = self.ground.stored_look(event)
        return Seen(before, calendar[0].payload["after"] if calendar else before)

    def baselines(self, news: Sequence[News]) -> list[Step]:
        """What each of these people knew, to be kept before it changes. The first note looks at the event once more
        where nothing else tells what people know, and the others wait for what it finds."""
        steps: list[Step] = []
        for one in news:
            needs = step_ids(steps[:1]) if self.known_by else ()
            steps.append(self._baseline(one, needs, "" if steps else self.known_by))
        return steps

    def _baseline(self, news: News, needs: tuple[str, ...], look: str) -> Step:
        values: dict[str, Value] = {
            "state": str(NoticeState.BASELINE),
            "facts": json.dumps(dict(news.last or NOTHING_TOLD), sort_keys=True),
            "at": stored_moment(self.ground.at),
        }
        payload = {
            "table": str(Table.NOTICES),
            "key": [self.wanted.event_id, f"{news.recipient}#baseline#0000"],
            "values": values,
            "remove": [],
            "expect": {"notice_id": None},
            **({"look": look} if look else {}),
        }
        return self._step(Layer.NOTICES, StepKind.UPDATE_ITEM, payload, needs, suffix=news.recipient)

    def records(self, needs: tuple[str, ...], is_told: bool, *, is_patched: bool) -> list[Step]:
        """The tables' part. A cancelled charter without a record gets none, unless somebody is to be told of it, for
        messages are held against the record, or it has an edited contact.

        From its first record on people are taken to know what that says: it is made while the event is as it was
        seen, of which the condition of a calendar step before it is the proof.
        """
        look = "" if is_patched else self.known_by
        observed, event_id = self.ground.observed, self.wanted.event_id
        record = observed.records.get(event_id)
        contact = contact_values(self.wanted, record)
        guest_id = str(contact["guest_id"])
        is_of_use = is_told or not CONTACT_FIELDS.isdisjoint(self.ground.draft.of(event_id))
        if self.wanted.is_cancelled and record is None and not is_of_use:
            return []
        values = self._record(record, contact)
        steps = self._item(Layer.EVENTS, Table.EVENTS, event_id, record, values, needs, look)
        if guest_id and Layer.GUESTS not in observed.troubles:
            # A guest's own entry is theirs over many charters: one charter never empties what it says.
            known = {name: value for name, value in guest_values(self.wanted, guest_id).items() if value}
            guest = observed.guests.get(guest_id)
            steps += self._item(Layer.GUESTS, Table.GUESTS, guest_id, guest, known, needs)
        dispatch = observed.dispatch.get(event_id)
        if Layer.CREW_DISPATCH not in observed.troubles and not (
            self.wanted.is_cancelled and dispatch is None
        ):
            crew = dispatch_values(self.wanted) | self._answer_links(record, dispatch)
            steps += self._item(
                Layer.CREW_DISPATCH, Table.CREW_DISPATCH, event_id, dispatch, crew, needs, look
            )
        return steps

    def uploads(self, needs: tuple[str, ...], has_record: bool) -> list[Step]:
        """The pages. A cancelled charter with a record gets its tombstones where no page stood too: another desk may
        be about to put one there, which then meets the tombstone instead of a guest who was told."""
        if Layer.PAGE in self.ground.observed.troubles:
            return []
        body = self.ground.page_body(self.live, self.wanted, self.place)
        steps = []
        for key in self.place.all_keys:
            content = body.moved if key in self.place.earlier else body.page
            there = self.ground.observed.pages.get(key)
            if there.holds(content) if there else self.wanted.is_cancelled and not has_record:
                continue
            now = tr("a word that the charter moved") if key in self.place.earlier else tr("the guest's page")
            if self.wanted.is_cancelled:
                now = tr("a word that the charter is cancelled")
            was = tr("an older page") if there else ""
            if there and key in self.place.adopted and not there.sha256:
                was = tr("a page made by hand")
            self._change(Layer.PAGE, f"/{key}", was, now)
            payload: dict[str, Any] = {
                "key": key,
                "body": content.decode(),
                "if_match": there.etag if there else "",
            }
            if key == self.place.keys[0] and body.calendar_key:
                payload["calendar"] = {"key": body.calendar_key, "body": body.calendar.decode()}
            steps.append(self._step(Layer.PAGE, StepKind.PUT_PAGE, payload, needs, suffix=key))
        return steps

    def _record(self, record: Item | None, contact: Mapping[str, Value]) -> dict[str, Value]:
        """The item of `jada-events` as it should be."""
        ground, wanted = self.ground, self.wanted
        made = made_values(record, ground.minted[wanted.event_id], ground.at)
        code = wanted.photo_upload_code or made["photo_upload_code"]
        token = ground.waiver_token(wanted.event_id)
        links = link_values(record, token, ground.minted[wanted.event_id].waiver_secret)
        is_unread = Layer.PAGE in ground.observed.troubles or wanted.is_cancelled
        if is_unread and texts(record, "waiver_links"):
            del links["waiver_links"]  # another desk's link may stand on the page that could not be read
        return {
            **calendar_values(wanted),
            **contact,
            **override_values(wanted),
            **made,
            **links,
            "photo_upload_code": code,
            "page_keys": list(self.place.all_keys),
            "page_updated_at": stored_moment(seen_at(self.live, wanted, ground.draft, record)),
        }

    def _answer_links(self, record: Item | None, dispatch: Item | None) -> dict[str, Value]:
        """What lets the links in the crew's messages in."""
        ground, one = self.ground, self.wanted
        names = [one.captain, *one.crew]
        found = (ground.directory.find(name) for name in names if name)
        aboard = frozenset(member.crew_id for member in found if member)
        secret = ground.minted[one.event_id].waiver_secret
        return answer_link_values(dispatch, record, secret, aboard, self.told, ground.directory)

    def _item(
        self,
        layer: Layer,
        table: Table,
        key: str,
        existing: Item | None,
        values: Mapping[str, Value],
        needs: tuple[str, ...],
        look: str = "",
    ) -> list[Step]:
        key_name = TABLE_KEYS[table][0]
        changed = {name: value for name, value in differences(existing, values).items() if name != key_name}
        if not changed:
            return []
        for name, value in changed.items():
            if name not in _SILENT:
                self._change(layer, name, (existing or {}).get(name), value)
        given: dict[str, Value] = {name: value for name, value in changed.items() if value is not None}
        expect: dict[str, Value] = {key_name: None}
        if existing is None:
            # A new item has all attributes of the seed, the empty ones too.
            given = {name: value for name, value in values.items() if value is not None and name != key_name}
        else:
            # The seen values too: somebody who edits a record by hand does not raise its revision.
            expect = {name: existing.get(name) for name in ("revision", *changed)}
        if table in (Table.EVENTS, Table.CREW_DISPATCH):
            given |= published_values(self.wanted)
        payload = {
            "table": str(table),
            "key": [key],
            "values": {**given, "revision": number(existing, "revision") + 1},
            "remove": sorted(name for name, value in changed.items() if value is None) if existing else [],
            "expect": expect,
            **({"look": look} if look else {}),
        }
        return [self._step(layer, StepKind.UPDATE_ITEM, payload, needs)]

    def _change(self, layer: Layer, name: str, was: FieldValue | Value, now: FieldValue | Value) -> None:
        self.changes.append(
            Change(self.wanted.event_id, self.wanted.title, layer, name, say_value(was), say_value(now))
        )

    def _step(
        self,
        layer: Layer,
        kind: StepKind,
        payload: Mapping[str, Any],
        needs: tuple[str, ...] = (),
        suffix: str = "",
    ) -> Step:
        tenant_id = self.ground.tenant.tenant_id
        return make_step(tenant_id, self.wanted.event_id, layer, kind, payload, needs=needs, suffix=suffix)


def _patched(event: CalendarEvent, changes: EventChanges) -> CalendarEvent:
    """An event as it stands in the calendar after these changes."""
    names = ("summary", "description", "location", "start", "end")
    given = {name: value for name in names if (value := getattr(changes, name)) is not None}
    return replace(event, **given, cancelled=event.cancelled and not changes.restored)
