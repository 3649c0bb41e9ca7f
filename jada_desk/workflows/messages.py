"""Sending one message at most once: claimed in `jada-notices`, held against what is so, handed over, settled.

A row's `claim` names one attempt at sending. Whoever settles a row names the claim that they settle, so that
an answer which comes late never touches a later attempt. What SES or SNS was asked and did not answer is
*uncertain*: it counts as told, and only a person says whether it is sent again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.errors import (
    JadaError,
    NeedsDecision,
    OutcomeUnknown,
    SignInNeeded,
    Stale,
    Unavailable,
)
from jada_desk.domain.notice import CANCELLED_FACTS, REMOVED_FACTS, Channel, NoticeState
from jada_desk.domain.plan import Step, StepState, accepted
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.limits import TRIES, Patience
from jada_desk.workflows.opt_out import STOPPED_SINCE, is_stopped
from jada_desk.workflows.ports.messages import EmailMessage, EmailSender, SmsSender
from jada_desk.workflows.ports.tables import Item, Key, Table, Tables
from jada_desk.workflows.ports.work import CancelToken, Clock
from jada_desk.workflows.records import stored_moment, text, texts
from jada_desk.workflows.told import is_abandoned

UNCERTAIN: Final = tr_later(
    "This message may or may not have gone out. It is not repeated by itself: ask the "
    "person, then mark it as sent or send it again."
)
_TOLD: Final = (NoticeState.ACCEPTED, NoticeState.TOLD_BY_PHONE)
# What the journal says of a step whose message this desk cannot have claimed.
NEVER_BEGUN: Final = (StepState.WAITING, StepState.CONFLICT, StepState.BLOCKED)
_OPEN: Final = (NoticeState.CLAIMED, NoticeState.UNCERTAIN)
_TOLD_FIRST: Final = tr_later(
    "Another message told this person first; the next plan has what they do not know."
)
_CUT_OFF: Final = tr_later("This message was cut off before it was sent. Retry sends it.")
_BEING_TOLD: Final = tr_later("Another desk is telling this person right now. Look again in a minute.")
# Where the record of a charter has the facts that people are told.
_RECORDED: Final[Mapping[str, str]] = {
    "day": "date",
    "start": "start_time",
    "end": "end_time",
    "boarding": "boarding_time",
    "boat": "boat",
    "captain": "captain",
}

# Others take a claim for abandoned after a while (`told.CLAIM_LASTS`); long before that its own desk does
# not use it any more, for the computer may have slept between claim and sending.
_CLAIM_HOLDS: Final = timedelta(minutes=5)
_SLEPT: Final = tr_later(
    "The computer slept before this message was sent. The next plan has what is to be told."
)

Claim = Mapping[str, Any]


class _Slept(JadaError):
    """Too much time has passed since the claim."""


@dataclass(frozen=True, slots=True)
class Messenger:
    """Sends the messages of SEND steps."""

    tables: Tables
    email: EmailSender
    sms: SmsSender
    clock: Clock
    patience: Patience

    def send(self, step: Step, earlier: StepState, cancel: CancelToken) -> tuple[StepState, str]:
        """Claim, look whether it still holds, send once, keep what came back.

        `earlier` is what the journal of this desk last knew of the step: a claim of ours whose sending is
        unknown makes the message uncertain; one of another desk is a conflict. What is past its use, or not so
        any more, expires. Raises JadaError when nothing was sent.
        """
        mark, begun = self._new_mark(), self.clock.now()
        mine: list[Claim] = []
        told: list[Claim] = []
        is_other = False
        try:
            for claim in step.payload["claims"]:
                mine.append(claim)
                row = self._claim(step, claim, mark, cancel)
                if row is None:
                    continue
                mine.pop()
                if text(row, "state") in _TOLD:
                    told.append(claim)
                    is_other |= text(row, "facts") != claim["facts"]
                    continue
                self._settle(step, mine, mark, NoticeState.FAILED)
                if earlier in NEVER_BEGUN or text(row, "operation") != step.operation:
                    return StepState.CONFLICT, tr(_BEING_TOLD)
                return self.look_back(step) or (StepState.FAILED, tr(_CUT_OFF))
            if not mine and not is_other:
                return StepState.DONE, tr("Was told already.")
            if told:
                state, reason = StepState.EXPIRED, tr(_TOLD_FIRST)
            else:
                state, reason = self._overtaken(step, cancel)
        except JadaError:
            self._settle(step, mine, mark, NoticeState.FAILED)
            raise
        if reason:
            self._settle(step, mine, mark, NoticeState.FAILED)
            return state, reason
        return self._hand_over(step, mine, mark, cancel, NoticeState.FAILED, begun)

    def look_back(self, step: Step) -> tuple[StepState, str] | None:
        """What the rows say of a message whose sending was cut off; None when it was certainly not sent by
        us."""
        ours = self._own_rows(step)
        claims = [claim for claim in step.payload["claims"] if _key(claim) in ours]
        states = {text(row, "state") for row in ours.values()}
        if states.intersection(_TOLD):
            for claim in claims:
                self._settle(step, [claim], text(ours[_key(claim)], "claim"), NoticeState.ACCEPTED)
            return StepState.DONE, tr("Was told already.")
        # All claims of a message stand before it is handed over: with one of them missing it was not sent.
        is_whole = len(claims) == len(step.payload["claims"]) and states <= {*_OPEN}
        is_open = NoticeState.UNCERTAIN in states or (is_whole and bool(states))
        for claim in claims:
            mark = text(ours[_key(claim)], "claim")
            self._settle(step, [claim], mark, NoticeState.UNCERTAIN if is_open else NoticeState.FAILED)
        return (StepState.UNCERTAIN, tr(UNCERTAIN)) if is_open else None

    def mark_as_sent(self, step: Step) -> tuple[StepState, str]:
        """A person says that an uncertain message went out. Raises Stale when its rows changed meanwhile."""
        for claim in step.payload["claims"]:
            row = self._rows(step).get(_key(claim), {})
            if text(row, "operation") != step.operation and text(row, "state") not in (
                "",
                NoticeState.FAILED,
            ):
                continue
            values = {
                "state": str(NoticeState.ACCEPTED),
                "facts": claim["facts"],
                "text": step.payload["message"]["text"],
                "operation": step.operation,
                "settled_at": stored_moment(self.clock.now()),
            }
            self.tables.update(Table.NOTICES, _key(claim), values, expect=_as_it_is(row))
        return StepState.DONE, tr("Marked as sent by a person.")

    def send_again(self, step: Step, cancel: CancelToken) -> tuple[StepState, str]:
        """A person says that an uncertain message is to be sent again.

        When it is past its use, or another message told the person since, its rows are given back and it
        expires: its news are in the next plan. Raises NeedsDecision when another desk is telling this person
        right now, and any JadaError when nothing was sent.
        """
        state, reason = self._overtaken(step, cancel)
        rows = {_key(claim): self._rows(step).get(_key(claim), {}) for claim in step.payload["claims"]}
        others = [row for row in rows.values() if row and text(row, "operation") != step.operation]
        if others and not reason:
            is_at_it = any(text(row, "state") == NoticeState.CLAIMED for row in others)
            state, reason = (
                (StepState.CONFLICT, tr(_BEING_TOLD)) if is_at_it else (StepState.EXPIRED, tr(_TOLD_FIRST))
            )
        if reason and state is StepState.CONFLICT:
            raise NeedsDecision(reason, unchanged=tr("Nothing was sent."))
        if reason:
            self._give_back(step, rows)
            return state, reason
        mark, mine, begun = self._new_mark(), list[Claim](), self.clock.now()
        for claim in step.payload["claims"]:
            mine.append(claim)
            try:
                self._write(step, claim, mark, _as_it_is(rows[_key(claim)]), cancel)
            except JadaError:
                self._settle(step, mine, mark, NoticeState.UNCERTAIN)
                raise
        # When this sending fails, it is still not known whether the first one arrived.
        return self._hand_over(step, mine, mark, cancel, NoticeState.UNCERTAIN, begun)

    def _give_back(self, step: Step, rows: Mapping[Key, Item]) -> None:
        """What an uncertain message told counts as not told any more, unless it is settled."""
        values = {"state": str(NoticeState.FAILED), "settled_at": stored_moment(self.clock.now())}
        for key, row in rows.items():
            if text(row, "operation") == step.operation and text(row, "state") in _OPEN:
                self.tables.update(Table.NOTICES, key, values, expect=_as_it_is(row))

    def _overtaken(self, step: Step, cancel: CancelToken) -> tuple[StepState, str]:
        """How a message ends that must not go out any more, and why; no reason while it may."""
        reason = self._past_use(step, cancel)
        for claim in step.payload["claims"]:
            if reason:
                break
            event_id, mine = claim["event_id"], _Address.of(claim["notice_id"])
            rows = self.patience.insist(partial(self.tables.query, Table.NOTICES, event_id), cancel)
            others = {
                _Address.of(text(row, "notice_id")): row
                for row in rows
                if text(row, "operation") != step.operation
                and text(row, "state") in (*_TOLD, *_OPEN)
                and text(row, "notice_id").startswith(f"{mine.recipient}#")
            }
            now = self.clock.now()
            for one, row in others.items():
                is_newer = one.sequence > mine.sequence or (
                    one.sequence == mine.sequence and text(row, "facts") != claim["facts"]
                )
                is_at_it = text(row, "state") == NoticeState.CLAIMED and not is_abandoned(row, now)
                is_other_channel = one.sequence == mine.sequence and one.channel != mine.channel
                if is_at_it and (is_newer or not is_other_channel):
                    return StepState.CONFLICT, tr(_BEING_TOLD)
                reason = tr(_TOLD_FIRST) if is_newer else reason
            last = max((one.sequence for one in others), default=0)
            same = others.get(_Address(mine.recipient, mine.channel, last))
            if same and text(same, "facts") == claim["facts"] and not is_abandoned(same, now):
                return StepState.DONE, tr("Was told already.")
        return StepState.EXPIRED, reason

    def _past_use(self, step: Step, cancel: CancelToken) -> str:
        """Why a message is of no use any more, "" while it is: its time has passed, or the record of a charter
        says something else by now."""
        to = step.payload["message"]["to"]
        if step.payload["channel"] == Channel.SMS and self.patience.insist(
            lambda: is_stopped(self.tables, to), cancel
        ):
            return tr(STOPPED_SINCE)
        until = step.payload.get("until")
        if until and datetime.fromisoformat(until) <= self.clock.now():
            return tr("It is too late for this message: it was not sent.")
        claims: Sequence[Claim] = step.payload["claims"]
        keys = [(claim["event_id"],) for claim in claims]
        records = self.patience.insist(lambda: self.tables.get_many(Table.EVENTS, keys), cancel)
        for claim in claims:
            record = records.get((claim["event_id"],))
            if record is None:
                return tr("The record of this charter is gone: nothing was sent.")
            if _says_otherwise(record, claim):
                return tr("This is not so any more: the message was not sent. The next plan has what is.")
        return ""

    # Rows -----------------------------------------------------------------------------------------------------------

    def _claim(self, step: Step, claim: Claim, mark: str, cancel: CancelToken) -> Item | None:
        """None when the claim is ours now, else the row that stands there."""
        for expect in ({"notice_id": None}, {"state": str(NoticeState.FAILED)}):
            try:
                self._write(step, claim, mark, expect, cancel)
                return None
            except Stale:
                continue
        row = self._rows(step).get(_key(claim), {})
        # It may be this very attempt: asked twice because the first answer was lost.
        return None if text(row, "claim") == mark else row

    def _write(self, step: Step, claim: Claim, mark: str, expect: Item, cancel: CancelToken) -> None:
        values: Item = {
            "state": str(NoticeState.CLAIMED),
            "facts": claim["facts"],
            "text": step.payload["message"]["text"],
            "operation": step.operation,
            "claim": mark,
            "address": step.payload["message"]["to"],
            "permission": claim.get("permission", ""),
            "at": stored_moment(self.clock.now()),
        }
        self.patience.insist(
            lambda: self.tables.update(Table.NOTICES, _key(claim), values, expect=expect), cancel
        )

    def _hand_over(
        self,
        step: Step,
        claims: Sequence[Claim],
        mark: str,
        cancel: CancelToken,
        not_sent: NoticeState,
        claimed_at: datetime,
    ) -> tuple[StepState, str]:
        message = step.payload["message"]

        def send() -> str:
            if abs(self.clock.now() - claimed_at) > _CLAIM_HOLDS:
                raise _Slept(tr(_SLEPT))
            if step.payload["channel"] == Channel.EMAIL:
                return self.email.send(EmailMessage(**message))
            return self.sms.send(message["to"], message["text"])

        try:
            # Only what certainly had no effect is asked again.
            message_id = self.patience.insist(send, cancel, on=(Unavailable,))
        except OutcomeUnknown:
            self._settle(step, claims, mark, NoticeState.UNCERTAIN)
            return StepState.UNCERTAIN, tr(UNCERTAIN)
        except JadaError as failed:
            self._settle(step, claims, mark, not_sent)
            if isinstance(failed, _Slept) and not_sent is NoticeState.FAILED:
                return StepState.EXPIRED, str(failed)
            raise
        self._settle(step, claims, mark, NoticeState.ACCEPTED, message_id)
        return StepState.DONE, accepted(message_id)

    def _settle(
        self, step: Step, claims: Iterable[Claim], mark: str, state: NoticeState, message_id: str = ""
    ) -> None:
        """Keep what came of one attempt; FAILED lets the message be claimed again.

        When this is lost, the journal still knows, and the row says "claimed", which counts as told.
        """
        values: Item = {"state": str(state), "settled_at": stored_moment(self.clock.now())}
        if message_id:
            values = {**values, "message_id": message_id}
        expect = {"operation": step.operation, "claim": mark, "state": str(NoticeState.CLAIMED)}
        for claim in claims:
            for tried in range(1, TRIES + 1):
                try:
                    self.tables.update(Table.NOTICES, _key(claim), values, expect=expect)
                    break
                except (Stale, SignInNeeded):
                    break  # settled by the try before this one; or nothing is asked any more in this run
                except JadaError:
                    self.patience.pause(self.patience.jitter(tried))

    def _rows(self, step: Step) -> Mapping[Key, Item]:
        return self.tables.get_many(Table.NOTICES, [_key(claim) for claim in step.payload["claims"]])

    def _own_rows(self, step: Step) -> dict[Key, Item]:
        rows = self._rows(step)
        return {key: row for key, row in rows.items() if text(row, "operation") == step.operation}

    def _new_mark(self) -> str:
        return f"{self.patience.random.getrandbits(64):016x}"


@dataclass(frozen=True, slots=True)
class _Address:
    """The parts of a row's sort key, `recipient#channel#sequence`."""

    recipient: str
    channel: str
    sequence: int

    @staticmethod
    def of(notice_id: str) -> "_Address":
        recipient, _, rest = notice_id.partition("#")
        channel, _, number = rest.rpartition("#")
        return _Address(recipient, channel, int(number) if number.isdecimal() else 0)


def _key(claim: Claim) -> Key:
    return (claim["event_id"], claim["notice_id"])


def _as_it_is(row: Item) -> dict[str, Any]:
    """The condition that nobody touched a row since it was read."""
    if not row:
        return {"notice_id": None}
    return {name: row.get(name) for name in ("state", "operation", "claim")}


def _says_otherwise(record: Item, claim: Claim) -> bool:
    """Whether a charter's record contradicts what a message tells of it."""
    facts: Mapping[str, str] = json.loads(claim["facts"])
    name = claim.get("name", "")
    captain, crew = text(record, "captain"), texts(record, "crew")
    if facts == CANCELLED_FACTS:
        return text(record, "status") != CharterStatus.CANCELLED
    if facts == REMOVED_FACTS:
        return name in (captain, *crew)
    if "asked" in facts and text(record, "waiver_status") == WaiverStatus.SIGNED:
        return True
    if text(record, "status") != facts.get("status", "") or any(
        attribute in record and text(record, attribute) != facts[fact]
        for fact, attribute in _RECORDED.items()
        if fact in facts
    ):
        return True
    match facts.get("role"):
        case "captain":
            return bool(name) and captain != name
        case "crew":
            return bool(name) and name not in crew
        case _:
            return False
