"""Carrying out one step, so that doing it again is harmless and a lost answer is looked up instead of
guessed.

Payloads by kind: PATCH_EVENT {if_match, seen, summary, description, location, start, end, time_zone};
UPDATE_ITEM {table, key, values, remove, expect}; PUT_PAGE {key, body, if_match}; INVALIDATE {paths: {step_id:
path}, at}; CHECK_LIVE {path, sha256}; SEND {channel, message, claims: [{event_id, notice_id, facts}]}.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from random import Random
from typing import Any, Final

from jada_desk.domain.charter import CalendarEvent
from jada_desk.domain.errors import (
    Cancelled,
    JadaError,
    NotFound,
    OutcomeUnknown,
    Refused,
    Stale,
    Unavailable,
)
from jada_desk.domain.notice import Channel, NoticeState
from jada_desk.domain.plan import Step, StepKind, StepOutcome, StepState
from jada_desk.workflows.plan_steps import seen_digest
from jada_desk.workflows.ports import (
    Calendar,
    CancelToken,
    Cdn,
    Clock,
    EmailMessage,
    EmailSender,
    EventPatch,
    Item,
    PageStore,
    PublicSite,
    SmsSender,
    Table,
    Tables,
)
from jada_desk.workflows.records import stored_moment, text

TRIES: Final = 4
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

    def perform(
        self, step: Step, states: Mapping[str, StepState], earlier: StepState, cancel: CancelToken
    ) -> StepOutcome:
        """Do one step and say what came of it; never raises a JadaError.

        `states` are those of the plan's other steps, `earlier` is what the journal last knew of this one.
        """
        try:
            match step.kind:
                case StepKind.PATCH_EVENT:
                    state, detail = self._repeat(lambda: self._patch_event(step), cancel)
                case StepKind.UPDATE_ITEM:
                    state, detail = self._repeat(lambda: self._update_item(step), cancel)
                case StepKind.PUT_PAGE:
                    state, detail = self._repeat(lambda: self._put_page(step), cancel)
                case StepKind.INVALIDATE:
                    state, detail = self._invalidate(step, states, cancel)
                case StepKind.CHECK_LIVE:
                    state, detail = self._repeat(lambda: self._check_live(step), cancel)
                case StepKind.SEND:
                    state, detail = self._send(step, earlier)
        except Cancelled as stopped:
            state, detail = StepState.CANCELLED, stopped.what
        except (Stale, NotFound) as lost:
            state, detail = StepState.CONFLICT if isinstance(lost, Stale) else StepState.FAILED, str(lost)
        except JadaError as failed:
            state, detail = StepState.FAILED, str(failed)
        return StepOutcome(state, detail, self.clock.now())

    def _repeat(self, attempt: Callable[[], str], cancel: CancelToken) -> tuple[StepState, str]:
        """Try a repeatable step again after a failure that had no effect, or whose effect the next try looks
        up."""
        for tried in range(1, TRIES + 1):
            try:
                return StepState.DONE, attempt()
            except (Unavailable, OutcomeUnknown):
                if tried == TRIES:
                    raise
                self._wait(self.random.uniform(0, 0.25 * 2**tried), cancel)
        raise AssertionError("unreachable")  # pragma: no cover

    def _wait(self, seconds: float, cancel: CancelToken) -> None:
        if cancel.cancelled:
            raise Cancelled("Stopped before this step was done.", remedy="Retry finishes it.")
        self.pause(seconds)

    # Calendar -------------------------------------------------------------------------------------------------------

    def _patch_event(self, step: Step) -> str:
        calendar = self.layers.calendar
        if calendar is None:
            raise Refused(
                "There is no sign-in to Google.", unchanged="The event is as it was.", remedy="Sign in."
            )
        patch = _event_patch(step)
        try:
            calendar.patch(step.event_id, patch, step.payload["if_match"])
            return ""
        except Stale as lost:
            event = calendar.get(step.event_id)
            if event.operation == step.operation or _says(event, patch):
                return "The calendar says so already."
            if seen_digest(event) != step.payload["seen"]:
                raise Stale(
                    "Somebody changed this event in Google meanwhile.",
                    unchanged="Nothing of theirs was overwritten.",
                    remedy="Look at the new difference and publish again.",
                ) from lost
            # Something that the desk does not show has changed, an RSVP for one: the new etag is as good.
            calendar.patch(step.event_id, patch, event.etag)
            return ""

    # Tables ---------------------------------------------------------------------------------------------------------

    def _update_item(self, step: Step) -> str:
        table, key = Table(step.payload["table"]), tuple(step.payload["key"])
        values, remove = step.payload["values"], step.payload["remove"]
        try:
            self.layers.tables.update(table, key, values, expect=step.payload["expect"], remove=remove)
            return ""
        except Stale as lost:
            item = self.layers.tables.get_many(table, [key]).get(key)
            if item is not None and (
                item.get("last_operation") == step.operation or _holds(item, values, remove)
            ):
                return "The table says so already."
            raise Stale(
                "This record changed elsewhere since the plan was made.",
                unchanged="Nothing in it was overwritten.",
                remedy="Look at the new difference and publish again.",
            ) from lost

    # Pages ----------------------------------------------------------------------------------------------------------

    def _put_page(self, step: Step) -> str:
        key, body = step.payload["key"], step.payload["body"].encode()
        try:
            self.layers.pages.put(key, body, if_match=step.payload["if_match"], operation=step.operation)
            return ""
        except Stale as lost:
            there = self.layers.pages.head(key)
            if there is not None and there.holds(body):
                return "The page is there already."
            raise Stale(
                "This page was changed by somebody else since the plan was made.",
                unchanged="Their page was not overwritten.",
                remedy="Look at the new difference and publish again.",
            ) from lost

    def _invalidate(
        self, step: Step, states: Mapping[str, StepState], cancel: CancelToken
    ) -> tuple[StepState, str]:
        paths = sorted(
            path for upload, path in step.payload["paths"].items() if states.get(upload) is StepState.DONE
        )
        if not paths:
            return StepState.BLOCKED, "No page was uploaded."
        # Another set of paths is another request: CloudFront refuses one reference for two.
        operation = sha256(f"{step.operation}{paths}".encode()).hexdigest()[:20]
        _, invalidation_id = self._repeat(lambda: self.layers.cdn.invalidate(paths, operation), cancel)
        waited, delay = 0.0, 0.05
        while not self._is_completed(invalidation_id):
            if waited >= LIVE_WAIT_S:
                raise Unavailable(
                    "CloudFront has not forgotten the old pages yet.",
                    unchanged="The new pages are uploaded; guests may see the old ones for a while.",
                    remedy="Retry in a few minutes.",
                )
            self._wait(delay, cancel)
            waited, delay = waited + delay, min(delay * 1.6, 5.0)
        return StepState.DONE, f"{len(paths)} pages"

    def _is_completed(self, invalidation_id: str) -> bool:
        try:
            return self.layers.cdn.is_completed(invalidation_id)
        except Unavailable:
            return False

    def _check_live(self, step: Step) -> str:
        body = self.layers.site.read(step.payload["path"])
        if body is None or sha256(body).hexdigest() != step.payload["sha256"]:
            raise Unavailable(
                "The public address does not show the new page yet.",
                unchanged="The page is uploaded; nobody was told of it.",
                remedy="Retry in a minute.",
            )
        return "Live"

    # Messages -------------------------------------------------------------------------------------------------------

    def _send(self, step: Step, earlier: StepState) -> tuple[StepState, str]:
        """Claim, send once, keep what came back. A claim of ours whose sending is unknown is never sent
        again."""
        claimed: list[Mapping[str, Any]] = []
        for claim in step.payload["claims"]:
            row = self._claim(step, claim)
            if row is None:
                claimed.append(claim)
                continue
            state = text(row, "state")
            if state in (NoticeState.ACCEPTED, NoticeState.TOLD_BY_PHONE):
                continue
            self._release(claimed)
            if text(row, "operation") == step.operation:
                return StepState.UNCERTAIN, _UNCERTAIN
            return (
                StepState.CONFLICT,
                "Another desk is telling this person right now. Look again in a minute.",
            )
        if not claimed:
            return StepState.DONE, "Was told already."
        return self._hand_over(step, claimed)

    def _hand_over(self, step: Step, claimed: list[Mapping[str, Any]]) -> tuple[StepState, str]:
        message = step.payload["message"]
        try:
            if step.payload["channel"] == Channel.EMAIL:
                message_id = self.layers.email.send(EmailMessage(**message))
            else:
                message_id = self.layers.sms.send(message["to"], message["text"])
        except OutcomeUnknown:
            self._settle(claimed, NoticeState.UNCERTAIN)
            return StepState.UNCERTAIN, _UNCERTAIN
        except JadaError:
            self._release(claimed)
            raise
        self._settle(claimed, NoticeState.ACCEPTED, message_id)
        return StepState.DONE, "Accepted for delivery."

    def _claim(self, step: Step, claim: Mapping[str, Any]) -> Item | None:
        """None when the claim is ours now, else the row that stands there."""
        key = (claim["event_id"], claim["notice_id"])
        values: Item = {
            "state": str(NoticeState.CLAIMED),
            "facts": claim["facts"],
            "text": step.payload["message"]["text"],
            "operation": step.operation,
            "at": stored_moment(self.clock.now()),
        }
        for expect in ({"notice_id": None}, {"state": str(NoticeState.FAILED)}):
            try:
                self._write_row(key, values, expect)
                return None
            except Stale:
                continue
        return self.layers.tables.get_many(Table.NOTICES, [key]).get(key, {})

    def _write_row(self, key: tuple[str, str], values: Item, expect: Item) -> None:
        try:
            self.layers.tables.update(Table.NOTICES, key, values, expect=expect)
        except OutcomeUnknown:
            # Nothing is sent yet, so the claim may be asked for again; if it did arrive, it is found as ours.
            row = self.layers.tables.get_many(Table.NOTICES, [key]).get(key)
            if row is None or text(row, "operation") != values["operation"] or row.get("at") != values["at"]:
                raise

    def _settle(self, claims: Iterable[Mapping[str, Any]], state: NoticeState, message_id: str = "") -> None:
        """Keep what came of the sending. When this is lost too, the journal still knows, and the row says
        "claimed"."""
        values: Item = {
            "state": str(state),
            "message_id": message_id,
            "settled_at": stored_moment(self.clock.now()),
        }
        for claim in claims:
            for _ in range(TRIES):
                try:
                    self.layers.tables.update(
                        Table.NOTICES, (claim["event_id"], claim["notice_id"]), values, expect={}
                    )
                    break
                except (Unavailable, OutcomeUnknown):
                    self.pause(self.random.uniform(0, 0.5))

    def _release(self, claims: Iterable[Mapping[str, Any]]) -> None:
        """The message certainly did not go out: it may be claimed again."""
        self._settle(claims, NoticeState.FAILED)


_UNCERTAIN = (
    "This message may or may not have gone out. It is not repeated by itself: ask the person, or send again."
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
    )


def _says(event: CalendarEvent, patch: EventPatch) -> bool:
    """Whether an event has everything that a patch would give it."""
    wanted = {
        name: value
        for name in ("summary", "description", "location", "start", "end")
        if (value := getattr(patch, name)) is not None
    }
    return all(getattr(event, name) == value for name, value in wanted.items())


def _holds(item: Item, values: Mapping[str, Any], remove: Iterable[str]) -> bool:
    facts = {name: value for name, value in values.items() if name not in ("revision", "last_operation")}
    return all(item.get(name) == value for name, value in facts.items()) and not set(remove) & set(item)
