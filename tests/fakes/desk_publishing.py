"""A `FakeDesk` as far as it plans and publishes, with an end for every step that a test scripts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import FIELD_LABELS, Charter
from jada_desk.domain.draft import (
    Conflict,
    Draft,
    apply_draft,
    conflicts,
    new_charters,
)
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.objection import Objection
from jada_desk.domain.page_difference import LivePage, LiveState, PageDifference, compare_lines
from jada_desk.domain.plan import (
    Change,
    Fact,
    Layer,
    NoticeChoice,
    Plan,
    PlannedNotice,
    PublishReport,
    Step,
    StepKind,
    StepOutcome,
    StepState,
)
from jada_desk.domain.typed_message import TypedMessage
from jada_desk.pages.page_text import read_page
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.memory import AuditRecord, Kept
from jada_desk.workflows.ports.work import CancelToken, Progress, Report
from jada_desk.workflows.rollback import TakenBack, take_back
from jada_desk.workflows.settle import Settling
from tests.fakes.desk_looking import FakeLooking
from tests.fakes.sample import NOW


@dataclass
class FakePublishing(FakeLooking):
    """What `DeskPublishing` is. `fail_at` names (event_id, layer) steps that fail once.

    `ends` gives a step, by its id, another end than done; `to_call` are charters whose guest has no address,
    `no_page` those whose guest page cannot be published.
    """

    fail_at: set[tuple[str, Layer]] = field(default_factory=set)
    lagging: frozenset[str] = frozenset()
    # Those whose page somebody edited by hand.
    drifted: frozenset[str] = frozenset()
    before_step: Callable[[Step], None] = lambda _step: None
    told: list[str] = field(default_factory=list)
    runs: list[dict[str, StepOutcome]] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    ends: dict[str, StepState] = field(default_factory=dict)
    asked: list[frozenset[NoticeKind]] = field(default_factory=list)
    typed: list[TypedMessage] = field(default_factory=list)
    at_night: frozenset[str] = frozenset()
    due_messages: int = 0
    held_sent: int = 0
    to_call: frozenset[str] = frozenset()
    no_page: frozenset[str] = frozenset()
    phoned: list[tuple[str, str]] = field(default_factory=list)
    settled_notices: list[tuple[str, str]] = field(default_factory=list)
    was_left: bool = False
    live_page_body: bytes | None = None
    live_reads: int = 0

    def plan(
        self,
        observed: Observed,
        draft: Draft,
        friday: date,
        held_back: frozenset[tuple[str, str]] = frozenset(),
        asked: frozenset[NoticeKind] = frozenset(),
    ) -> Plan:
        self.asked.append(asked)
        left_out = {clash.event_id for clash in self.conflicts(observed, draft)}
        edits = {
            key: edit for key, edit in draft.edits.items() if key not in held_back and key[0] not in left_out
        }
        draft = replace(draft, edits=edits)
        titles = {one.event_id: one.title for one in self.charters}
        titles |= {one.event_id: one.title for one in new_charters(draft)}
        # What somebody took out of the calendar meanwhile is not published; the real plan says so.
        gone = draft.event_ids - titles.keys()
        draft = replace(draft, edits={key: edit for key, edit in draft.edits.items() if key[0] not in gone})
        changes = [
            Change(
                event_id, titles[event_id], Layer.CALENDAR, FIELD_LABELS[name], str(edit.base), str(edit.new)
            )
            for (event_id, name), edit in draft.edits.items()
            if name in FIELD_LABELS
        ]
        touched = sorted(draft.event_ids | ((self.lagging | self.drifted) & titles.keys()))
        changes += [
            Change(one, titles[one], Layer.PAGE, "page", was, f"guests/{one}.html")
            for one in touched
            for was in ["an older page" if one in self.drifted else ""]
        ]
        steps, notices, notice_steps = [], [], {}
        for event_id in touched:
            steps += _writes(event_id, writes_calendar=event_id in draft.event_ids)
            notice = _notice(event_id, titles[event_id])
            if event_id in self.to_call:
                notices.append(replace(notice, choice=NoticeChoice.CALL, address="", step_id=""))
                continue
            if event_id in self.no_page:
                why = "The guest page cannot be published now."
                notices.append(replace(notice, choice=NoticeChoice.UNTICKED, reason=why, step_id=""))
                continue
            send = Step(
                notice.step_id, event_id, Layer.GUEST_NOTICE, StepKind.SEND, {}, (f"{event_id}/page",)
            )
            if event_id in self.at_night:
                until, why = "2026-05-29T08:00:00-07:00", "Quiet hours: held until Fri 29 May 08:00."
                notice = replace(notice, held_until=until, reason=why)
                send = replace(send, payload={"quiet": ["21:00", "08:00", "America/Los_Angeles"]})
            notices.append(notice)
            notice_steps[notice.step_id] = send
        if steps:
            pages = tuple(one.step_id for one in steps if one.layer is Layer.PAGE)
            steps.append(Step("batch", "", Layer.CLOUDFRONT, StepKind.INVALIDATE, {}, (), pages))
        steps += notice_steps.values()
        objections = tuple(self._objections(observed, draft, friday, frozenset(touched)))
        return Plan(
            f"plan-{len(self.runs)}-{len(draft)}",
            self.tenant.tenant_id,
            friday,
            NOW,
            tuple(changes),
            tuple(notices),
            tuple(one.sentence for one in objections if not one.because),
            tuple(steps),
            notice_steps,
            objections=objections,
            facts=tuple(Fact(*key, edit.base, edit.new) for key, edit in draft.edits.items()),
        )

    def plan_message(self, observed: Observed, friday: date, message: TypedMessage) -> Plan:
        self.typed.append(message)
        notices, notice_steps, titles = [], {}, {}
        for one in self.charters:
            if one.event_id in message.event_ids and (one.guest_phone or one.guest_email):
                notice = replace(
                    _notice(one.event_id, one.title), kind=NoticeKind.MESSAGE, text=f"JADA: {message.words}"
                )
                notices.append(notice)
                titles[one.event_id] = one.title
                notice_steps[notice.step_id] = Step(
                    notice.step_id, one.event_id, Layer.GUEST_NOTICE, StepKind.SEND, {}
                )
        left = "" if notices else "Nobody there can be told."
        name, tenant_id = f"message-{len(self.typed)}", self.tenant.tenant_id
        warnings = (left,) if left else ()
        steps = tuple(notice_steps.values())
        said = tuple(notices)
        return Plan(name, tenant_id, friday, NOW, (), said, warnings, steps, notice_steps, titles=titles)

    def _objections(
        self, observed: Observed, draft: Draft, friday: date, touched: frozenset[str]
    ) -> Iterable[Objection]:
        weekend, directory = self.weekend(observed, friday, draft), self.directory(observed)
        board = make_board(weekend, draft, tenant=self.tenant, directory=directory)
        for card in board.cards:
            if card.event_id in touched:
                title = card.charter.title
                for person, reason in card.warnings:
                    yield Objection(card.event_id, title, person, reason)
                for person, accepted in card.all_accepted:
                    yield Objection(card.event_id, title, person, accepted.reason, accepted.because)

    def preview(self, observed: Observed, draft: Draft, event_id: str) -> bytes:
        charters = self.weekend(observed, observed.first, draft).charters
        live = next((one for one in charters if one.event_id == event_id), None)
        if live is None:
            return b""
        one = apply_draft(draft, live)
        return f"<!doctype html><title>{one.title}</title><h1>{one.start:%H:%M} {one.captain}</h1>".encode(
            errors="replace"
        )

    def live_page(self, observed: Observed, draft: Draft, event_id: str) -> LivePage:
        self.live_reads += 1
        if self.offline:
            raise Unavailable("The public site could not be read.", remedy="Check the internet connection.")
        return LivePage(f"/guests/{event_id}.html", self.live_page_body, NOW)

    def compare_page(self, observed: Observed, draft: Draft, event_id: str, live: LivePage) -> PageDifference:
        wanted = self.preview(observed, draft, event_id)
        if live.body is None or live.body == wanted:
            state = LiveState.NOT_LIVE if live.body is None else LiveState.SAME
            return PageDifference(state, live.address, live.read_at)
        before, after = read_page(live.body), read_page(wanted)
        changes = compare_lines(before, after)
        return PageDifference(LiveState.DIFFERENT, live.address, live.read_at, changes)

    def publish(self, plan: Plan, report: Report, cancel: CancelToken) -> PublishReport:
        return self._run(plan, {}, report, cancel)

    def retry(self, plan_id: str, report: Report, cancel: CancelToken) -> PublishReport:
        kept = self.kept[plan_id]
        done = {key: one for key, one in kept.outcomes.items() if one.state is StepState.DONE}
        return self._run(kept.plan, done, report, cancel)

    def _run(
        self, plan: Plan, outcomes: dict[str, StepOutcome], report: Report, cancel: CancelToken
    ) -> PublishReport:
        outcomes = dict(outcomes)
        for step in plan.steps:
            if step.step_id not in outcomes:
                self.before_step(step)
                outcomes[step.step_id] = outcome = self._step(step, outcomes, cancel)
                report(Progress("", 0, 0, step.event_id, str(step.layer), str(outcome.state)))
        self.runs.append(outcomes)
        result = PublishReport(plan, outcomes)
        self.kept[plan.plan_id] = Kept(plan, outcomes, NOW)
        self._apply(plan, outcomes)
        return result

    def _step(self, step: Step, outcomes: dict[str, StepOutcome], cancel: CancelToken) -> StepOutcome:
        if cancel.cancelled:
            return StepOutcome(StepState.CANCELLED)
        if any(outcomes[one].state is not StepState.DONE for one in step.needs):
            return StepOutcome(StepState.BLOCKED)
        if (step.event_id, step.layer) in self.fail_at:
            self.fail_at.discard((step.event_id, step.layer))
            return StepOutcome(StepState.FAILED, "The bucket said that it is busy (503). Try again.")
        if state := self.ends.get(step.step_id):
            return StepOutcome(state, f"It ended as {state}.")
        if step.kind is StepKind.SEND:
            self.told.append(step.step_id)
        return StepOutcome(StepState.DONE)

    def _apply(self, plan: Plan, outcomes: dict[str, StepOutcome]) -> None:
        """Write what the calendar steps said into the charters, so that the next reading shows it."""
        written = {
            step.event_id
            for step in plan.steps
            if step.layer is Layer.CALENDAR and outcomes[step.step_id].state is StepState.DONE
        }
        draft = self.saved[-1].present if self.saved else Draft()
        ticked = {
            (one.event_id, next(name for name, label in FIELD_LABELS.items() if label == one.field))
            for one in plan.changes
            if one.layer is Layer.CALENDAR
        }
        draft = replace(draft, edits={key: edit for key, edit in draft.edits.items() if key in ticked})
        there = {one.event_id for one in self.charters}
        made = [
            Charter(one.event_id, one.title, one.boat, one.start, one.end)
            for one in (new_charters(self.saved[-1].present) if self.saved else ())
            if one.event_id in written - there
        ]
        self.charters = [
            apply_draft(draft, one) if one.event_id in written else one for one in (*self.charters, *made)
        ]
        done = {step.event_id for step in plan.steps if outcomes[step.step_id].state is StepState.DONE}
        self.lagging -= done
        self.drifted -= done

    def held(self) -> tuple[tuple[Kept, Step], ...]:
        return tuple(
            (kept, step)
            for kept in self.kept.values()
            for step in kept.plan.steps
            if step.step_id in kept.outcomes and kept.outcomes[step.step_id].state is StepState.HELD
        )

    def due(self) -> int:
        return self.due_messages

    def send_held(self, report: Report, cancel: CancelToken) -> tuple[PublishReport, ...]:
        self.due_messages = 0
        self.held_sent += 1
        return ()

    def stop_texts(self, phone: str, words: str) -> str:
        self.stopped[phone.replace("-", "")] = f"Asked not to be texted: “{words}”."
        return phone.replace("-", "")

    def allow_texts(self, phone: str, words: str) -> str:
        self.stopped.pop(phone.replace("-", ""), None)
        return phone.replace("-", "")

    def unfinished(self) -> tuple[Kept, ...]:
        return tuple(one for one in self.kept.values() if PublishReport(one.plan, one.outcomes).can_retry)

    def uncertain(self) -> tuple[tuple[Kept, Step], ...]:
        return tuple(
            (kept, step)
            for kept in self.published()
            for step in kept.plan.steps
            if step.step_id in kept.outcomes
            and kept.outcomes[step.step_id].state is StepState.UNCERTAIN
            and step.kind is StepKind.SEND
        )

    def published(self, limit: int = 20) -> tuple[Kept, ...]:
        return tuple(reversed(self.kept.values()))[:limit]

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        kept = self.kept[plan_id]
        begun = AuditRecord("", "begun", "", NOW, kept.who, 1)
        ends = (
            AuditRecord(key, str(one.state), one.detail, one.at or NOW, kept.who, 1)
            for key, one in kept.outcomes.items()
        )
        return (begun, *ends)

    def recover(self, report: Report, cancel: CancelToken) -> tuple[PublishReport, ...]:
        cut_off = [one for one in self.kept.values() if one.ended_at is None]
        return tuple(self.retry(one.plan.plan_id, report, cancel) for one in cut_off)

    def settle_notice(
        self, plan_id: str, step_id: str, choice: Settling, report: Report, cancel: CancelToken
    ) -> StepOutcome:
        self.settled_notices.append((step_id, choice))
        kept = self.kept[plan_id]
        outcome = StepOutcome(
            StepState.DONE, "Marked as sent." if choice == "mark as sent" else "Sent again."
        )
        self.kept[plan_id] = replace(kept, outcomes={**kept.outcomes, step_id: outcome})
        return outcome

    def told_by_phone(self, observed: Observed, event_id: str, recipient: str) -> str:
        self.phoned.append((event_id, recipient))
        return next(one.guest_name for one in self.charters if one.event_id == event_id)

    def observe_again(self, plan_id: str, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        return self.observe(self.kept[plan_id].plan.weekend, draft, report, cancel)

    def rollback(self, plan_id: str, observed: Observed, draft: Draft, event_id: str = "") -> TakenBack:
        return take_back(self.kept[plan_id], self.charters, draft, event_id, NOW)

    def conflicts(self, observed: Observed, draft: Draft) -> tuple[Conflict, ...]:
        shown = [one for one in self.charters if observed.first <= one.day <= observed.last]
        return tuple(clash for one in shown for clash in conflicts(draft, one))

    def leave(self) -> None:
        self.was_left = True


def _writes(event_id: str, *, writes_calendar: bool) -> list[Step]:
    chain = [Layer.EVENTS, Layer.CREW_DISPATCH, Layer.PAGE]
    kinds = {Layer.CALENDAR: StepKind.PATCH_EVENT, Layer.PAGE: StepKind.PUT_PAGE}
    steps: list[Step] = []
    for layer in ([Layer.CALENDAR] if writes_calendar else []) + chain:
        needs = (steps[-1].step_id,) if steps else ()
        name = f"{event_id}/{layer.value}"
        steps.append(Step(name, event_id, layer, kinds.get(layer, StepKind.UPDATE_ITEM), {}, needs))
    return steps


def _notice(event_id: str, title: str) -> PlannedNotice:
    return PlannedNotice(
        (event_id,),
        "guest",
        (title.split() or ["Guest"])[0],
        Audience.GUEST,
        Channel.SMS,
        "+1-619-555-0001",
        NoticeKind.CHANGED,
        "",
        f"{title}: your times have changed. See your page.",
        NoticeChoice.TICKED,
        "",
        f"{event_id}/sms",
    )
