"""The plan: everything a publish will change and everyone it will tell, as values that can be shown, kept and
run.

A plan is made once, shown, confirmed and then carried out step by step; what happened to each step is kept
beside it in the journal. All values in it are plain text, numbers, lists and maps, so that it survives on
disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from jada_desk.domain.charter import FieldValue
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.objection import Objection
from jada_desk.domain.translation import tr_later


class Layer(StrEnum):
    """The places a publish writes, in the order in which they wait for one another within a charter."""

    CALENDAR = "calendar"
    EVENTS = "jada-events"
    CREW_DISPATCH = "jada-crew-dispatch"
    GUESTS = "jada-guests"
    NOTICES = "jada-notices"
    PAGE = "page"
    CLOUDFRONT = "cloudfront"
    CREW_NOTICE = "crew notice"
    GUEST_NOTICE = "guest notice"


LAYER_WORDS: Mapping[Layer, str] = {
    Layer.CALENDAR: tr_later("Google Calendar"),
    Layer.EVENTS: tr_later("Charter record"),
    Layer.CREW_DISPATCH: tr_later("Crew record"),
    Layer.GUESTS: tr_later("Guest record"),
    Layer.NOTICES: tr_later("Notice record"),
    Layer.PAGE: tr_later("Guest page"),
    Layer.CLOUDFRONT: tr_later("Live on the site"),
    Layer.CREW_NOTICE: tr_later("Crew told"),
    Layer.GUEST_NOTICE: tr_later("Guests told"),
}


class StepKind(StrEnum):
    """What a step does; its payload's form depends on it (see `jada_desk.workflows.perform`)."""

    PATCH_EVENT = "patch event"
    INSERT_EVENT = "insert event"
    UPDATE_ITEM = "update item"
    PUT_PAGE = "put page"
    INVALIDATE = "invalidate"
    CHECK_LIVE = "check live"
    SEND = "send"


class StepState(StrEnum):
    """What became of a step. WAITING and SENDING are on the way; the others are ends.

    RETRY waits for a sign-in: nothing was sent. BLOCKED waits for a step that is not done. UNCERTAIN is a
    message that may or may not have gone out, for a person to settle. EXPIRED is past its use or was taken
    over by a later publish, and is never done any more. HELD is a message that waits for a better hour: nothing was
    sent, and the desk sends it by itself when it is time.
    """

    WAITING = "pending"
    SENDING = "sending"
    DONE = "done"
    RETRY = "retry"
    FAILED = "failed"
    BLOCKED = "blocked"
    UNCERTAIN = "uncertain"
    CONFLICT = "conflict"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    HELD = "held"

    @property
    def is_end(self) -> bool:
        return self not in (StepState.WAITING, StepState.SENDING)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in one layer, in words: `was` and `now` are "" for nothing."""

    event_id: str
    charter: str
    layer: Layer
    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Step:
    """One write in one layer.

    `needs` are the steps that must be done before; `after` those that must merely have ended (one CloudFront
    batch waits for every page, failed or not). `operation` is the same for the same content at the same
    target, so that a repeated write is recognised. `event_id` is "" for the batch.
    """

    step_id: str
    event_id: str
    layer: Layer
    kind: StepKind
    payload: Mapping[str, Any]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    operation: str = ""


class NoticeChoice(StrEnum):
    """Whether a planned notice goes out: TICKED will, UNTICKED may be ticked, CALL has no address to send
    to."""

    TICKED = "ticked"
    UNTICKED = "unticked"
    CALL = "nobody can be told: call"


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    """One message to one person by one channel, as it will go out.

    `event_ids` are the charters it is about. `recipient` is "guest" or "crew:<crew_id>"; `name` and `address`
    are for the eye. `reason` says why it is not ticked. `step_id` names its step, "" for one that cannot be
    sent: a CALL, or news of a guest page that this plan cannot publish. `held_until` is when a message goes out that
    is held for the morning (ISO 8601), "" for one that goes at once. `permission` says by what permission this person
    is written to, and where the address is from.
    """

    event_ids: tuple[str, ...]
    recipient: str
    name: str
    audience: Audience
    channel: Channel
    address: str
    kind: NoticeKind
    subject: str
    text: str
    choice: NoticeChoice
    reason: str = ""
    step_id: str = ""
    held_until: str = ""
    permission: str = ""

    @property
    def can_be_sent(self) -> bool:
        """Whether a person may tick it."""
        return bool(self.step_id)

    @property
    def notice_key(self) -> str:
        return f"{'+'.join(self.event_ids)}/{self.recipient}/{self.channel}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the dispatcher saw of a charter's event: a digest of it as it was, and as the plan leaves it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the calendar that a plan changes, as values that a rollback can use (`Change` has the
    words)."""

    event_id: str
    field: str
    was: FieldValue
    now: FieldValue


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publish will do. `steps` holds those of ticked notices only; all notices' steps are in
    `notice_steps`, with those that only an unticked notice needs.

    `seen` has every charter that is touched, `facts` what changes in the calendar; both are empty in plans of
    a desk that did not keep them yet. `objections` are what the rules say against the charters that it touches, also
    where somebody goes ahead; those that nobody answered stand among `warnings` too. `titles` names, by event id, the
    charters that it writes to, tells people of, or leaves out for a conflict, of whatever weekend they are.
    """

    plan_id: str
    tenant_id: str
    weekend: date
    made_at: datetime
    changes: tuple[Change, ...]
    notices: tuple[PlannedNotice, ...]
    warnings: tuple[str, ...]
    steps: tuple[Step, ...]
    notice_steps: Mapping[str, Step]
    seen: Mapping[str, Seen] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    objections: tuple[Objection, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing to write and nobody to tell."""
        return not self.steps and not self.notices

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The charters touched, in plan order."""
        found = [step.event_id for step in self.steps if step.event_id]
        return tuple(dict.fromkeys([*found, *(one for notice in self.notices for one in notice.event_ids)]))

    @property
    def is_message(self) -> bool:
        """Whether it is a typed message alone: it stands for itself, and for nothing else of its charters."""
        return bool(self.notices) and all(one.kind is NoticeKind.MESSAGE for one in self.notices)

    @property
    def messages(self) -> int:
        """How many messages will go out."""
        return sum(step.kind is StepKind.SEND for step in self.steps)


def tick(plan: Plan, ticked: frozenset[str]) -> Plan:
    """The plan with exactly the notices of these `notice_key`s going out; those that cannot be sent stay as
    they are."""
    notices = tuple(
        replace(one, choice=NoticeChoice.TICKED if one.notice_key in ticked else NoticeChoice.UNTICKED)
        if one.can_be_sent
        else one
        for one in plan.notices
    )
    writes = tuple(step for step in plan.steps if step.step_id not in plan.notice_steps)
    sends = tuple(plan.notice_steps[one.step_id] for one in notices if one.choice is NoticeChoice.TICKED)
    needed: dict[str, Step] = {}
    for send in sends:
        # A page that this plan does not write is looked at only because somebody is told of it.
        for check in [plan.notice_steps[one] for one in send.needs if one in plan.notice_steps]:
            needed |= {one: plan.notice_steps[one] for one in check.needs if one in plan.notice_steps}
            needed[check.step_id] = check
    return replace(plan, notices=notices, steps=(*writes, *needed.values(), *sends))


def send_now(plan: Plan, notice_key: str, why: str) -> Plan:
    """The plan with one message ticked that goes out at once although it is to be held; `why` stays in the journal
    with who published."""
    notice = next((one for one in plan.notices if one.notice_key == notice_key and one.can_be_sent), None)
    if notice is None:
        return plan
    step = plan.notice_steps[notice.step_id]
    payload = {name: value for name, value in step.payload.items() if name != "quiet"}
    urgent = replace(step, payload={**payload, "urgent": why})
    said = replace(notice, held_until="", reason=f"Urgent: {why}", choice=NoticeChoice.TICKED)
    changed = replace(
        plan,
        notices=tuple(said if one is notice else one for one in plan.notices),
        notice_steps={**plan.notice_steps, step.step_id: urgent},
        steps=tuple(one for one in plan.steps if one.step_id != step.step_id),
    )
    ticked = frozenset(one.notice_key for one in changed.notices if one.choice is NoticeChoice.TICKED)
    return tick(changed, ticked)


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What became of a step: its state, a sentence for the dispatcher, and when (UTC)."""

    state: StepState
    detail: str = ""
    at: datetime | None = None


_ACCEPTED: Final = "Accepted for delivery, message "


def accepted(message_id: str) -> str:
    """The detail of a message that its sender took, under the number that it gave."""
    return f"{_ACCEPTED}{message_id}"


def message_id_in(detail: str) -> str:
    """The sender's number out of the detail of an accepted message, "" from any other."""
    return detail.removeprefix(_ACCEPTED) if detail.startswith(_ACCEPTED) else ""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a publish did: the outcome of every step of the plan."""

    plan: Plan
    outcomes: Mapping[str, StepOutcome]

    def count(self, *states: StepState) -> int:
        return sum(outcome.state in states for outcome in self.outcomes.values())

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do now; messages may be held for the morning."""
        ends = (StepState.DONE, StepState.HELD)
        return all(outcome.state in ends for outcome in self.outcomes.values())

    @property
    def open_event_ids(self) -> tuple[str, ...]:
        """The charters (and "" for the batch) that have a step which is not done."""
        return tuple(
            dict.fromkeys(
                step.event_id
                for step in self.plan.steps
                if self.outcomes[step.step_id].state is not StepState.DONE
            )
        )

    @property
    def can_retry(self) -> bool:
        """Whether there is a rest that a retry may finish; an uncertain message is a person's to settle."""
        return self.count(*_RETRYABLE) > 0

    @property
    def is_open(self) -> bool:
        """Whether something of it may still be done: by a retry, or by the desk when held messages are due."""
        return self.can_retry or self.count(StepState.HELD) > 0

    @property
    def sign_in_needed(self) -> tuple[str, ...]:
        """The accounts ("Google", "AWS") whose missing sign-in holds steps back: ask once each, then retry."""
        held = [
            step.layer for step in self.plan.steps if self.outcomes[step.step_id].state is StepState.RETRY
        ]
        accounts = ["Google" if layer is Layer.CALENDAR else "AWS" for layer in held]
        return tuple(dict.fromkeys(accounts))


# A step that is blocked goes on with the one it waits for; behind a conflict only a new plan helps.
_RETRYABLE: Final = (
    StepState.FAILED,
    StepState.RETRY,
    StepState.CANCELLED,
    StepState.WAITING,
    StepState.SENDING,
)
