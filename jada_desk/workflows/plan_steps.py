"""One charter's part of a plan: what must be written in calendar, tables and bucket, each step after those it
needs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from jada_desk.domain.charter import EDITABLE, CalendarEvent, Charter, FieldValue
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft, called_charters, new_charters
from jada_desk.domain.errors import BadInput
from jada_desk.domain.notice import NOTHING_TOLD, NoticeKind, NoticeState
from jada_desk.domain.parse import EventChanges, patch_event
from jada_desk.domain.plan import Change, Fact, Layer, Seen, Step, StepKind
from jada_desk.domain.plan_words import say_value
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.event_look import GONE, look_digest, seen_digest
from jada_desk.workflows.notice_plan import News, was_before, was_over_before
from jada_desk.workflows.page_plan import (
    ERROR_PAGE,
    FOLDER,
    PagePlace,
    calendar_key,
    guest_page_facts,
    seen_at,
)
from jada_desk.workflows.ports import TABLE_KEYS, Item, Minted, Observed, Pages, Table, Value
from jada_desk.workflows.records import (
    SEED_FACTS,
    calendar_values,
    contact_values,
    differences,
    dispatch_values,
    guest_values,
    is_published,
    made_values,
    number,
    override_values,
    published_values,
    stored_moment,
    texts,
)
from jada_desk.workflows.waiver_links import answer_link_values, link_values, party_token

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
_CONTACT: Final = frozenset({"guest_phone", "guest_email", "guest_language", "guest_time_zone"})
_CALENDAR_FIELDS: Final = tuple(name for name in EDITABLE if name not in _CONTACT)
_STEP_MARKS: Final = {StepKind.CHECK_LIVE: "live", StepKind.INVALIDATE: "invalidation"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan is made from; `at` is the moment of the plan (UTC, whole seconds)."""

    observed: Observed
    draft: Draft
    tenant: Tenant
    directory: Directory
    minted: Mapping[str, Minted]
    pages: Pages
    at: datetime

    def page_url(self, place: PagePlace) -> str:
        """The address that people are told."""
        return f"{self.tenant.aws.site_url}/{place.keys[0]}"

    def waiver_token(self, event_id: str) -> str:
        """The token of a charter's waiver link."""
        record, minted = self.observed.records.get(event_id), self.minted[event_id]
        return party_token(record, minted.waiver_secret, self.observed.links.get(event_id, ""))

    def page_body(self, live: Charter, wanted: Charter, place: PagePlace) -> "PageBody":
        """The bytes of a charter's page: what the preview shows and the publisher uploads."""
        record = self.observed.records.get(wanted.event_id)
        made = made_values(record, self.minted[wanted.event_id], self.at)
        code = wanted.photo_upload_code or str(made["photo_upload_code"])
        updated = seen_at(live, wanted, self.draft, record)
        facts = guest_page_facts(wanted, self.tenant, code, self.waiver_token(wanted.event_id), updated)
        if wanted.is_cancelled:
            tombstone = self.pages.cancelled_page(facts)
            return PageBody(tombstone, tombstone, "", b"")
        moved = self.pages.moved_page(self.page_url(place), facts) if place.earlier else b""
        calendar = self.pages.guest_calendar(facts)
        key = calendar_key(place.keys[0], calendar)
        page = self.pages.guest_page(replace(facts, calendar_file=key.removeprefix(FOLDER)))
        return PageBody(page, moved, key, calendar)


@dataclass(frozen=True, slots=True)
class PageBody:
    """What stands at a charter's addresses: the page, the word at the earlier ones, and the page's calendar file."""

    page: bytes
    moved: bytes
    calendar_key: str
    calendar: bytes


@dataclass(frozen=True, slots=True)
class CharterPlan:
    """One charter's changes and steps; `left_out` says why it has none although it should, "" otherwise."""

    changes: tuple[Change, ...] = ()
    steps: tuple[Step, ...] = ()
    left_out: str = ""
    facts: tuple[Fact, ...] = ()
    seen: Seen | None = None


def plan_charter(
    ground: Ground, live: Charter, wanted: Charter, place: PagePlace, news: Sequence[News]
) -> CharterPlan:
    """What must be written for one charter: the calendar first, then the tables, then its pages.

    Before a record changes, what each person of `news` knew is kept (a baseline row), so that news stay due
    until told. Of a cancelled charter its records are marked and its pages become tombstones; of one that has no
    record nothing is made.
    """
    event = live.event
    if event is None:
        return CharterPlan()
    is_over = wanted.start <= ground.at
    if (is_over or not any(one.is_due for one in news)) and _is_quiet_baseline(ground, live, wanted, place):
        return CharterPlan()
    edited = [name for name in _CALENDAR_FIELDS if getattr(live, name) != getattr(wanted, name)]
    is_new = event.event_id in {one.event_id for one in new_charters(ground.draft)}
    is_called = event.event_id in called_charters(ground.draft)
    if is_new and wanted.is_cancelled:
        return CharterPlan()
    if (edited or is_called or is_new) and not ground.observed.writable:
        return CharterPlan(left_out=tr("the calendar cannot be written now. Sign in to Google first."))
    if edited and look_digest(event) == GONE:
        return CharterPlan(left_out=tr("its event is not in the calendar any more. Make a new charter."))
    told = frozenset(
        one.recipient.removeprefix("crew:")
        for one in news
        if one.is_due and one.recipient.startswith("crew:") and one.kind is not NoticeKind.REMOVED
    )
    # Without a record the calendar alone tells what people knew: that is kept before it changes.
    is_recorded = {event.event_id} & (set(ground.observed.records) | set(ground.observed.dispatch))
    is_only_there = was_before(live, ground.tenant) and not is_recorded
    maker = _CharterMaker(
        ground, live, wanted, place, told, _stored_look(ground, event) if is_only_there else ""
    )
    baseline = maker.baselines([one for one in news if one.is_due and not one.has_rows])
    try:
        calendar = (
            maker.new_event(event, edited)
            if is_new
            else maker.calendar(event, edited, () if is_recorded else _ids(baseline))
        )
    except BadInput as unsayable:
        return CharterPlan(left_out=str(unsayable))
    is_told = any(one.is_due for one in news)
    records = maker.records(_ids([*calendar, *baseline]), is_told, is_patched=bool(calendar))
    if is_over and not calendar and not records:
        # Nobody is told of it any more. What people knew is kept only where it would be overwritten, in case
        # the clock is wrong.
        baseline = []
    has_record = bool(records) or event.event_id in ground.observed.records
    pages = maker.uploads(_ids([*calendar, *records]), has_record)
    facts = [Fact(wanted.event_id, name, getattr(live, name), getattr(wanted, name)) for name in edited]
    steps = (*calendar, *baseline, *records, *pages)
    seen = maker.seen(event, calendar)
    return CharterPlan(tuple(maker.changes), steps, facts=tuple(facts), seen=seen)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page that must stand at its public address: `upload` is the step that puts it there, "" when it is there."""

    event_id: str
    key: str
    sha256: str
    upload: str = ""


def uploaded_pages(steps: Sequence[Step]) -> list[PublicPage]:
    """The pages that these steps upload."""
    return [
        PublicPage(
            step.event_id,
            step.payload["key"],
            sha256(step.payload["body"].encode()).hexdigest(),
            step.step_id,
        )
        for step in steps
        if step.kind is StepKind.PUT_PAGE
    ]


def error_page_steps(ground: Ground, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The page of wrong addresses, where it is missing or says something old. It goes along with the guests' pages:
    a plan is never made for its sake, and there is nothing in it to read before publishing."""
    pages = ground.observed.pages
    if ERROR_PAGE not in pages or not uploaded_pages(steps):
        return ()
    there, body = pages[ERROR_PAGE], ground.pages.error_page()
    if there is not None and there.holds(body):
        return ()
    payload = {"key": ERROR_PAGE, "body": body.decode(), "if_match": there.etag if there else ""}
    tenant_id = ground.tenant.tenant_id
    return (make_step(tenant_id, "", Layer.PAGE, StepKind.PUT_PAGE, payload, suffix=ERROR_PAGE),)


def live_steps(ground: Ground, pages: Sequence[PublicPage], event_id: str = "") -> tuple[Step, ...]:
    """One CloudFront batch after all uploads, and for each page the check that the public address shows it.

    A batch that is only for one charter's page has its `event_id`.

    The moment is part of the batch: the same pages going up again later must be forgotten by the edge again.
    """
    if not pages:
        return ()
    tenant_id = ground.tenant.tenant_id
    payload = {"paths": {f"/{page.key}": page.upload for page in pages}, "at": ground.at.isoformat()}
    uploads = tuple(page.upload for page in pages if page.upload)
    batch = make_step(tenant_id, event_id, Layer.CLOUDFRONT, StepKind.INVALIDATE, payload, after=uploads)
    checks = [
        make_step(
            tenant_id,
            page.event_id,
            Layer.CLOUDFRONT,
            StepKind.CHECK_LIVE,
            {"path": f"/{page.key}", "sha256": page.sha256},
            needs=(page.upload, batch.step_id) if page.upload else (batch.step_id,),
            suffix=page.key,
        )
        for page in pages
    ]
    return (batch, *checks)


def make_step(
    tenant_id: str,
    event_id: str,
    layer: Layer,
    kind: StepKind,
    payload: Mapping[str, Any],
    *,
    needs: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    suffix: str = "",
) -> Step:
    """A step with its id and its operation, the same for the same content at the same target."""
    parts = (event_id, layer.replace(" ", "-"), _STEP_MARKS.get(kind, ""), suffix)
    step_id = "/".join(part for part in parts if part)
    content = json.dumps([tenant_id, step_id, payload], sort_keys=True)
    operation = sha256(content.encode()).hexdigest()[:20]
    if kind is StepKind.UPDATE_ITEM:
        payload = {**payload, "values": {**payload["values"], "last_operation": operation}}
    return Step(step_id, event_id, layer, kind, payload, needs, after, operation)


def _is_quiet_baseline(ground: Ground, live: Charter, wanted: Charter, place: PagePlace) -> bool:
    """A record and a page from before the desk stay as they are until one of the seed's facts changes."""
    record = ground.observed.records.get(wanted.event_id)
    if was_over_before(live, record, ground.tenant):
        return True
    if wanted.is_cancelled or record is None or is_published(record):
        return False
    if not any(map(ground.observed.pages.get, place.all_keys)):
        return False
    facts = calendar_values(wanted)
    is_same = live == wanted and live.overrides == wanted.overrides
    return is_same and not differences(record, {name: facts[name] for name in SEED_FACTS})


@dataclass(frozen=True, slots=True)
class _CharterMaker:
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
        before = _stored_look(self.ground, event)
        return Seen(before, calendar[0].payload["after"] if calendar else before)

    def baselines(self, news: Sequence[News]) -> list[Step]:
        """What each of these people knew, to be kept before it changes. The first note looks at the event once more
        where nothing else tells what people know, and the others wait for what it finds."""
        steps: list[Step] = []
        for one in news:
            needs = _ids(steps[:1]) if self.known_by else ()
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
        is_of_use = is_told or not _CONTACT.isdisjoint(self.ground.draft.of(event_id))
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


def _stored_look(ground: Ground, event: CalendarEvent) -> str:
    """The look of an event as it stands in the calendar now."""
    return look_digest(next(one for one in ground.observed.events if one.event_id == event.event_id))


def _patched(event: CalendarEvent, changes: EventChanges) -> CalendarEvent:
    """An event as it stands in the calendar after these changes."""
    names = ("summary", "description", "location", "start", "end")
    given = {name: value for name in names if (value := getattr(changes, name)) is not None}
    return replace(event, **given, cancelled=event.cancelled and not changes.restored)


def _ids(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(step.step_id for step in steps)
