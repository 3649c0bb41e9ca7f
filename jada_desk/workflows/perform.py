"""Carrying out one step, so that doing it again is harmless and a lost answer is looked up instead of
guessed.

Payloads by kind: PATCH_EVENT {if_match, seen, after, summary, description, location, start, end, time_zone, restored};
INSERT_EVENT {after, summary, description, location, start, end, time_zone};
UPDATE_ITEM {table, key, values, remove, expect, look: what its event must look like right before, or absent};
PUT_PAGE {key, body, if_match, calendar: {key, body} of the file that the page links to, if any}; INVALIDATE {paths:
{path: upload step or ""}, at}; CHECK_LIVE {path, sha256}; SEND {channel, message, until, desk, claims: [{event_id,
notice_id, name, facts}], quiet: the guest's quiet hours or absent, urgent: why they are passed over or absent} (see
`jada_desk.workflows.messages` and `hold`).
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from random import Random
from typing import Any, Final

from jada_desk.domain.errors import AlreadyExists, Cancelled, JadaError, SignInNeeded, Stale, Unavailable
from jada_desk.domain.plan import Step, StepKind, StepOutcome, StepState
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.event_look import look_digest, seen_digest, what_changed
from jada_desk.workflows.limits import Account, Gate, LayerPaused, Patience, Service, gated
from jada_desk.workflows.messages import Messenger
from jada_desk.workflows.photos import claim_code
from jada_desk.workflows.ports.calendar import Calendar, EventPatch
from jada_desk.workflows.ports.messages import EmailSender, SmsSender
from jada_desk.workflows.ports.pages import Cdn, PageStore, PublicSite
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.ports.work import CancelToken, Clock

LIVE_WAIT_S: Final = 900.0


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything a publish writes to. `calendar` is None when there is no sign-in."""

    calendar: Calendar | None
    tables: Tables
    pages: PageStore
    cdn: Cdn
    site: PublicSite
    email: EmailSender
    sms: SmsSender


@dataclass(frozen=True, slots=True)
class Performer:
    """Carries out steps. `pause` waits for so many seconds; `random` spreads the tries (full jitter)."""

    layers: Layers
    clock: Clock
    pause: Callable[[float], None]
    random: Random

    def guarded(self) -> "Performer":
        """The same performer for one run, behind the gates of its layers. The public site has none: a page
        that is not live yet is no failing service."""
        aws, google, ports = Account(), Account(), self.layers

        def gate(service: Service, account: Account) -> Gate:
            return Gate(service, account, self.pause)

        layers = Layers(
            calendar=gated(ports.calendar, gate(Service.CALENDAR, google)) if ports.calendar else None,
            tables=gated(ports.tables, gate(Service.TABLES, aws)),
            pages=gated(ports.pages, gate(Service.PAGES, aws)),
            cdn=gated(ports.cdn, gate(Service.CDN, aws)),
            site=ports.site,
            email=gated(ports.email, gate(Service.EMAIL, aws)),
            sms=gated(ports.sms, gate(Service.SMS, aws)),
        )
        return replace(self, layers=layers)

    @property
    def patience(self) -> Patience:
        return Patience(self.pause, self.random)

    @property
    def messenger(self) -> Messenger:
        """Who sends the messages."""
        ports = self.layers
        return Messenger(ports.tables, ports.email, ports.sms, self.clock, self.patience)

    def perform(
        self, step: Step, states: Mapping[str, StepState], earlier: StepState, cancel: CancelToken
    ) -> StepOutcome:
        """Do one step and say what came of it; never raises a JadaError.

        `states` are those of the plan's other steps, `earlier` is what the journal last knew of this one.
        """
        return self.outcome(lambda: self._do(step, states, earlier, cancel))

    def outcome(self, work: Callable[[], tuple[StepState, str]]) -> StepOutcome:
        """What came of some work on a step, its failures turned into states."""
        try:
            state, detail = work()
        except Cancelled as stopped:
            state, detail = StepState.CANCELLED, str(stopped)
        except SignInNeeded as out:
            state, detail = StepState.RETRY, tr("{what} Then retry.", what=out)
        except Stale as lost:
            state, detail = StepState.CONFLICT, str(lost)
        except JadaError as failed:
            state, detail = StepState.FAILED, str(failed)
        return StepOutcome(state, detail, self.clock.now())

    def _do(
        self, step: Step, states: Mapping[str, StepState], earlier: StepState, cancel: CancelToken
    ) -> tuple[StepState, str]:
        match step.kind:
            case StepKind.INVALIDATE:
                return self._invalidate(step, states, cancel)
            case StepKind.SEND:
                return self.messenger.send(step, earlier, cancel)
            case StepKind.PATCH_EVENT:
                attempt = self._patch_event
            case StepKind.INSERT_EVENT:
                attempt = self._insert_event
            # Each call is asked again for itself: two behind one count of tries would fail far sooner.
            case StepKind.UPDATE_ITEM:
                self.patience.insist(lambda: self._claim_code(step), cancel)
                self._look_at_event(step)
                attempt = self._update_item
            case StepKind.PUT_PAGE:
                self.patience.insist(lambda: self._put_calendar_file(step), cancel)
                attempt = self._put_page
            case _:  # CHECK_LIVE
                return self.patience.insist(lambda: self._check_live(step), cancel)
        return StepState.DONE, self.patience.insist(lambda: attempt(step), cancel)

    # Calendar -------------------------------------------------------------------------------------------------------

    @property
    def _calendar(self) -> Calendar:
        if self.layers.calendar is None:
            raise SignInNeeded(
                tr("There is no sign-in to Google."),
                unchanged=tr("The event is as it was."),
                remedy=tr("Sign in."),
            )
        return self.layers.calendar

    def _insert_event(self, step: Step) -> str:
        patch = _event_patch(step)
        try:
            self._calendar.insert(step.event_id, patch)
            return ""
        except AlreadyExists as taken:
            event = self._calendar.get(step.event_id)
            if look_digest(event) == step.payload["after"]:
                return tr("The calendar has it already.")
            raise Stale(
                tr("This charter was made already, and changed since."),
                unchanged=tr("Nothing of theirs was overwritten."),
                remedy=tr("Look at the difference and publish again."),
            ) from taken

    def _patch_event(self, step: Step) -> str:
        calendar, patch = self._calendar, _event_patch(step)
        try:
            calendar.patch(step.event_id, patch, step.payload["if_match"])
            return ""
        except Stale as lost:
            event = calendar.get(step.event_id)
            # All that is shown of it, not only what this step changes: whoever wrote the same captain, or wrote
            # after us, may have moved the hour too.
            if look_digest(event) == step.payload.get("after"):
                return tr("The calendar says so already.")
            if seen_digest(event) != step.payload["seen"]:
                raise Stale(
                    tr("Somebody changed this event in Google meanwhile."),
                    unchanged=tr("Nothing of theirs was overwritten."),
                    remedy=tr("Look at the new difference and publish again."),
                ) from lost
            # Something that the desk does not show has changed, an RSVP for one: the new etag is as good.
            calendar.patch(step.event_id, patch, event.etag)
            return ""

    # Tables ---------------------------------------------------------------------------------------------------------

    def _claim_code(self, step: Step) -> None:
        code = step.payload["values"].get("photo_upload_code", "")
        is_record = step.payload["table"] == Table.EVENTS
        if is_record and not claim_code(self.layers.tables, code, step.event_id):
            raise Stale(
                tr("The photo code {code} is another charter's.", code=code),
                unchanged=tr("This charter's record is as it was."),
                remedy=tr("Write another into its event: a line like “Photo code: SUNSET530”."),
            )

    def _look_at_event(self, step: Step) -> None:
        """What people know is taken from their charter's event alone until there is a record: it must look as it did
        when the plan was made. Raises Stale."""
        seen, calendar = step.payload.get("look"), self.layers.calendar
        if seen and calendar and (changed := what_changed(calendar, step.event_id, seen)):
            raise Stale(changed)

    def _update_item(self, step: Step) -> str:
        table, key = Table(step.payload["table"]), tuple(step.payload["key"])
        values, remove = step.payload["values"], step.payload["remove"]
        try:
            self.layers.tables.update(table, key, values, expect=step.payload["expect"], remove=remove)
            return ""
        except Stale as lost:
            if table is Table.NOTICES:
                # What a person knew before is kept once, by whoever has news for them first.
                return tr("Is kept already.")
            item = self.layers.tables.get_many(table, [key]).get(key)
            if item is not None and (
                item.get("last_operation") == step.operation or _holds(item, values, remove)
            ):
                return tr("The table says so already.")
            raise Stale(
                tr("This record changed elsewhere since the plan was made."),
                unchanged=tr("Nothing in it was overwritten."),
                remedy=tr("Look at the new difference and publish again."),
            ) from lost

    # Pages ----------------------------------------------------------------------------------------------------------

    def _put_calendar_file(self, step: Step) -> None:
        """Before its page, so that no page leads to a file that is not there. What stands at its address already is
        the same."""
        if calendar := step.payload.get("calendar"):
            with suppress(Stale):
                self.layers.pages.put(
                    calendar["key"], calendar["body"].encode(), if_match="", operation=step.operation
                )

    def _put_page(self, step: Step) -> str:
        key, body = step.payload["key"], step.payload["body"].encode()
        try:
            self.layers.pages.put(key, body, if_match=step.payload["if_match"], operation=step.operation)
            return ""
        except Stale as lost:
            if self.is_uploaded(step):
                return tr("The page is there already.")
            raise Stale(
                tr("This page was changed by somebody else since the plan was made."),
                unchanged=tr("Their page was not overwritten."),
                remedy=tr("Look at the new difference and publish again."),
            ) from lost

    def is_uploaded(self, step: Step) -> bool:
        """Whether the page of a PUT_PAGE step stands in the bucket."""
        there = self.layers.pages.head(step.payload["key"])
        return there is not None and there.holds(step.payload["body"].encode())

    def _invalidate(
        self, step: Step, states: Mapping[str, StepState], cancel: CancelToken
    ) -> tuple[StepState, str]:
        # A path without an upload is there already, put by somebody who may not have told the edge.
        paths = sorted(
            path
            for path, upload in step.payload["paths"].items()
            if not upload or states.get(upload) is StepState.DONE
        )
        if not paths:
            ends = {states.get(upload) for upload in step.payload["paths"].values()}
            state = StepState.EXPIRED if ends == {StepState.EXPIRED} else StepState.BLOCKED
            return state, tr("No page was uploaded.")
        # Another set of paths is another request: CloudFront refuses one reference for two.
        operation = sha256(f"{step.operation}{paths}".encode()).hexdigest()[:20]
        invalidation_id = self.patience.insist(lambda: self.layers.cdn.invalidate(paths, operation), cancel)
        waited, delay = 0.0, 0.05
        while not self._is_completed(invalidation_id):
            if waited >= LIVE_WAIT_S:
                raise Unavailable(
                    tr("CloudFront has not forgotten the old pages yet."),
                    unchanged=tr("The new pages are uploaded; guests may see the old ones for a while."),
                    remedy=tr("Retry in a few minutes."),
                )
            self.patience.wait(delay, cancel)
            waited, delay = waited + delay, min(delay * 1.6, 5.0)
        return StepState.DONE, tr_n("{n} page", "{n} pages", len(paths))

    def _is_completed(self, invalidation_id: str) -> bool:
        try:
            return self.layers.cdn.is_completed(invalidation_id)
        except LayerPaused:
            raise
        except Unavailable:
            return False

    def _check_live(self, step: Step) -> tuple[StepState, str]:
        path, wanted = step.payload["path"], step.payload["sha256"]
        body = self.layers.site.read(path)
        if body is not None and sha256(body).hexdigest() == wanted:
            return StepState.DONE, tr("Live")
        if sha256(self.layers.pages.get(path.removeprefix("/"))).hexdigest() != wanted:
            return StepState.EXPIRED, tr(
                "This page was replaced by another since. The next plan has what is so."
            )
        raise Unavailable(
            tr("The public address does not show the new page yet."),
            unchanged=tr("The page is uploaded; nobody was told of it."),
            remedy=tr("Retry in a minute."),
        )


def _event_patch(step: Step) -> EventPatch:
    payload = step.payload
    start, end = payload["start"], payload["end"]
    return EventPatch(
        summary=payload["summary"],
        description=payload["description"],
        location=payload["location"],
        start=datetime.fromisoformat(start) if start else None,
        end=datetime.fromisoformat(end) if end else None,
        time_zone=payload["time_zone"],
        operation=step.operation,
        restored=payload.get("restored", False),
    )


def _holds(item: Item, values: Mapping[str, Any], remove: Iterable[str]) -> bool:
    facts = {name: value for name, value in values.items() if name not in ("revision", "last_operation")}
    return all(item.get(name) == value for name, value in facts.items()) and not set(remove) & set(item)
