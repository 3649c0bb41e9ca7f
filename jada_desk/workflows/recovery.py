"""The ways into a run: a new plan, a retry that a person asked for, and recovery after the desk was killed.

What recovery does without asking, and what it leaves to a person:

- It goes on with a plan that was cut off (confirmed, begun, never ended) within `RECOVER_WITHIN` of its making.
  The layers are idempotent and their conditions are those of the plan, so nothing of anybody else's is
  overwritten. An older plan, or one from after the present moment (the clock was moved), is shown and not run:
  who confirmed it may want something else by now. So is what a person stopped.
- A message whose sending was cut off is looked up. Claimed and not settled means *uncertain*; not claimed means
  not sent, and it is sent only if it is in time and still so (`messages.Messenger.past_use`).
- A message that was held for a better hour goes out when it is time (`send_held`), however late that is: if it is
  still of use and still so.
- What a later publish took over expires: the later plan was made from what stood there, so it has all that was
  still to do. Only pages that went up and were not made live yet are made live all the same. A typed message neither
  takes over nor is taken over.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import timedelta
from typing import Final

from jada_desk.domain.charter import shown_days
from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.notice import NoticeState
from jada_desk.domain.plan import Plan, PublishReport, Step, StepKind, StepOutcome, StepState
from jada_desk.domain.translation import tr
from jada_desk.workflows.event_look import what_changed
from jada_desk.workflows.hold import quiet_until
from jada_desk.workflows.messages import NEVER_BEGUN
from jada_desk.workflows.ports.calendar import Calendar
from jada_desk.workflows.ports.memory import Journal, Kept
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.publish import FINAL, Means, Start, end_of, run
from jada_desk.workflows.records import text

RECOVER_WITHIN: Final = timedelta(hours=12)
# Clocks of one computer step back by so much without anybody having moved them.
_CLOCK_STEP: Final = timedelta(minutes=5)
_CALENDAR_STEPS: Final = (StepKind.PATCH_EVENT, StepKind.INSERT_EVENT)
_TRIED: Final = (StepState.SENDING, StepState.FAILED, StepState.RETRY)
# How many publishes back an open one is looked for.
LOOK_BACK: Final = 50


def publish(plan: Plan, means: Means) -> PublishReport:
    """Carry out a plan that a person confirmed; what it takes over from earlier ones ends there.

    One look at the calendar comes first: a charter that somebody changed since the plan was made is a
    conflict before anything of it is written, and the others go on.
    """
    if not plan.is_message:
        take_over(plan, means)
    means.journal.begin(plan, means.clock.now())
    return run(plan, means, Start(given=_conflicts(plan, {}, means)))


def retry(plan_id: str, means: Means) -> PublishReport:
    """Finish the rest of an earlier publish: what is done stays done, an uncertain message stays a person's
    to settle, what a later publish took over expires.

    Raises BadInput when the journal does not know the plan.
    """
    kept = find(plan_id, means.journal)
    means.journal.begin(kept.plan, means.clock.now())
    begun = _rest(kept, _later(kept.plan, means), means)
    given = _conflicts(kept.plan, {**kept.outcomes, **begun.given}, means)
    return run(kept.plan, means, replace(begun, given={**given, **begun.given}))


def recover(means: Means) -> tuple[PublishReport, ...]:
    """Go on with every publish that was cut off, oldest first, as the head of this module says; what came of
    each."""
    kept = means.journal.latest(LOOK_BACK)
    cut_off = [(one, kept[:n]) for n, one in enumerate(kept) if _is_cut_off(one)]
    reports = [_recover(one, later, means) for one, later in reversed(cut_off)]
    return tuple(report for report in reports if report)


def held_steps(kept: Kept) -> tuple[Step, ...]:
    """The messages of a publish that wait for a better hour."""
    return tuple(step for step in kept.plan.steps if end_of(kept.outcomes, step).state is StepState.HELD)


def send_held(means: Means) -> tuple[PublishReport, ...]:
    """Send the held messages whose hour has come, oldest publish first; what came of each publish.

    What a later publish took over expires, and so does what is past its use or not so any more.
    """
    kept = means.journal.latest(LOOK_BACK)
    now = means.clock.now()
    reports = []
    for n, one in reversed(list(enumerate(kept))):
        due = {step.step_id for step in held_steps(one) if quiet_until(step, now) is None}
        if due:
            reports.append(_send_due(one, kept[:n], due, means))
    return tuple(reports)


def _send_due(kept: Kept, later: Sequence[Kept], due: Set[str], means: Means) -> PublishReport:
    begun = _rest(kept, later, means)
    others = {step.step_id for step in _open_steps(kept)} - due
    given = {**_conflicts(kept.plan, {**kept.outcomes, **begun.given}, means), **begun.given}
    given = {step_id: outcome for step_id, outcome in given.items() if step_id in due}
    means.report(Progress(tr("Sending what was held")))
    means.journal.begin(kept.plan, means.clock.now())
    ends = kept.ended_at is not None
    return run(kept.plan, means, Start(kept.outcomes, given, begun.untouched | others, ends=ends))


def find(plan_id: str, journal: Journal) -> Kept:
    """A plan in the journal. Raises BadInput."""
    kept = journal.find(plan_id)
    if kept is None:
        raise BadInput(
            tr("There is no publish {plan_id} in the journal.", plan_id=plan_id),
            remedy=tr("See them all with: jada-desk history"),
        )
    return kept


def has_due_batch(kept: Kept) -> bool:
    """Whether pages of a publish went up and the edge was not told to forget the old ones."""
    return any(_is_due_batch(step, kept, Start()) for step in kept.plan.steps)


def take_over(plan: Plan, means: Means) -> None:
    """End what a new plan takes over from earlier ones, and make live what they uploaded."""
    for kept in reversed(means.journal.latest(LOOK_BACK)):
        if kept.plan.plan_id == plan.plan_id or not PublishReport(kept.plan, _all(kept)).is_open:
            continue
        begun = _rest(kept, [Kept(plan, {}, None)], means)
        batches = {step.step_id for step in kept.plan.steps if _is_due_batch(step, kept, begun)}
        if not batches and not begun.given:
            continue
        others = {step.step_id for step in _open_steps(kept)} - batches - set(begun.given)
        # A plan with a rest of its own stays cut off if it was.
        ends = kept.ended_at is not None or not others
        run(kept.plan, means, replace(begun, untouched=begun.untouched | others, ends=ends))


def with_journal(told: Mapping[str, tuple[Item, ...]], journal: Journal) -> Mapping[str, tuple[Item, ...]]:
    """The notice rows, those accepted where this desk's journal knows better than a row that still says
    "claimed": its settling was lost."""
    if not any(text(row, "state") == NoticeState.CLAIMED for rows in told.values() for row in rows):
        return told
    sent = {
        step.operation
        for kept in journal.latest(LOOK_BACK)
        for step in kept.plan.steps
        if step.kind is StepKind.SEND and end_of(kept.outcomes, step).state is StepState.DONE
    }
    return {
        event_id: tuple(
            {**row, "state": str(NoticeState.ACCEPTED)} if text(row, "operation") in sent else row
            for row in rows
        )
        for event_id, rows in told.items()
    }


# One plan's rest ----------------------------------------------------------------------------------------------------


def _rest(kept: Kept, later: Sequence[Kept], means: Means) -> Start:
    """What is decided about a plan's open steps before a run: messages looked up, steps taken over."""
    later = [] if kept.plan.is_message else [one for one in later if not one.plan.is_message]
    taken = {event_id for one in later for event_id in one.plan.event_ids}
    given: dict[str, StepOutcome] = {}
    untouched: set[str] = set()
    for step in kept.plan.steps:
        known = end_of(kept.outcomes, step).state
        if known in FINAL:
            continue
        if step.kind is StepKind.SEND and known not in NEVER_BEGUN:
            try:
                found = means.performer.messenger.look_back(step)
            except JadaError:
                # Without the rows nobody knows what became of it: it stays as it is.
                untouched.add(step.step_id)
                continue
            if found:
                given[step.step_id] = StepOutcome(*found, means.clock.now())
                continue
        if step.kind is StepKind.PUT_PAGE and known in _TRIED:
            try:
                is_up = means.performer.is_uploaded(step)
            except JadaError:
                untouched.add(step.step_id)
                continue
            if is_up:
                # Its answer was lost. A page that went up is made live whatever becomes of the rest.
                given[step.step_id] = StepOutcome(
                    StepState.DONE, tr("The page is there already."), means.clock.now()
                )
                continue
        if known is StepState.HELD and not _tells_again(step, later):
            continue
        if taken.intersection(_event_ids(step)):
            detail = tr("A later publish took this over.")
            given[step.step_id] = StepOutcome(StepState.EXPIRED, detail, means.clock.now())
    return Start(kept.outcomes, given, frozenset(untouched))


def _tells_again(step: Step, later: Sequence[Kept]) -> bool:
    """Whether a later publish has a message for the person of a held one; else that waits on, and looks for itself
    whether it is still so."""
    told = {
        _told_by(claim)
        for one in later
        for other in one.plan.steps
        if other.kind is StepKind.SEND
        for claim in other.payload["claims"]
    }
    return any(_told_by(claim) in told for claim in step.payload["claims"])


def _told_by(claim: Mapping[str, str]) -> tuple[str, str]:
    return claim["event_id"], claim["notice_id"].partition("#")[0]


def _recover(kept: Kept, later: Sequence[Kept], means: Means) -> PublishReport | None:
    begun = _rest(kept, later, means)
    open_steps = [step for step in _open_steps(kept) if step.step_id not in begun.given]
    now = means.clock.now()
    age = now - kept.plan.made_at
    states = {end_of(kept.outcomes, step).state for step in kept.plan.steps}
    untouched = set(begun.untouched)
    if not -_CLOCK_STEP <= age <= RECOVER_WITHIN:
        untouched |= {step.step_id for step in open_steps if not _is_due_batch(step, kept, begun)}
    elif kept.ended_at is not None or StepState.CANCELLED in states:
        # A person stopped it: only what was under way is finished.
        untouched |= {
            step.step_id for step in open_steps if end_of(kept.outcomes, step).state is not StepState.SENDING
        }
    if untouched.issuperset(step.step_id for step in open_steps) and not begun.given and open_steps:
        return None
    means.report(Progress(tr("Finishing an earlier publish")))
    means.journal.begin(kept.plan, now)
    given = {**_conflicts(kept.plan, {**kept.outcomes, **begun.given}, means), **begun.given}
    given = {step_id: outcome for step_id, outcome in given.items() if step_id not in untouched}
    return run(kept.plan, means, Start(kept.outcomes, given, frozenset(untouched)))


def _is_cut_off(kept: Kept) -> bool:
    sending = any(end_of(kept.outcomes, step).state is StepState.SENDING for step in kept.plan.steps)
    return kept.ended_at is None or sending


def _later(plan: Plan, means: Means) -> Sequence[Kept]:
    """The publishes begun after a plan, as far back as is looked."""
    kept = means.journal.latest(LOOK_BACK)
    places = [n for n, one in enumerate(kept) if one.plan.plan_id == plan.plan_id]
    return kept[: places[0]] if places else kept


def _is_due_batch(step: Step, kept: Kept, begun: Start) -> bool:
    """Whether pages of a plan went up that its CloudFront batch did not cover."""
    if step.kind is not StepKind.INVALIDATE:
        return False
    is_open = end_of(kept.outcomes, step).state is not StepState.DONE
    outcomes = {**(kept.outcomes if is_open else {}), **begun.given}
    uploads = [outcomes[one].state for one in step.payload["paths"].values() if one in outcomes]
    return StepState.DONE in uploads


def _open_steps(kept: Kept) -> list[Step]:
    return [step for step in kept.plan.steps if end_of(kept.outcomes, step).state not in FINAL]


def _all(kept: Kept) -> Mapping[str, StepOutcome]:
    return {step.step_id: end_of(kept.outcomes, step) for step in kept.plan.steps}


def _event_ids(step: Step) -> tuple[str, ...]:
    """The charters that a step is about."""
    if step.kind is StepKind.SEND:
        return tuple(claim["event_id"] for claim in step.payload["claims"])
    return (step.event_id,)


# Plans that are not true any more -----------------------------------------------------------------------------------


def _conflicts(plan: Plan, outcomes: Mapping[str, StepOutcome], means: Means) -> dict[str, StepOutcome]:
    """The steps that must not begin because somebody changed their charter's event since the plan was made.

    The conditions of the single writes find what changed in the layer they write. They do not find an event
    that changed while the plan leaves the calendar alone: that is what this look is for. It costs one read.
    A charter whose calendar step is still open needs none, the step looks for itself; only where that waits for
    a note of what people know, the note must not be made from an event that is not so any more.
    """
    open_steps = [step for step in plan.steps if end_of(outcomes, step).state not in FINAL]
    patches = {step.event_id: step for step in plan.steps if step.kind in _CALENDAR_STEPS}
    patched = {
        event_id for event_id, step in patches.items() if end_of(outcomes, step).state is StepState.DONE
    }
    open_ids = {step.step_id for step in open_steps}
    own_look = {event_id for event_id, step in patches.items() if open_ids.isdisjoint(step.needs)} - patched
    asked = {
        event_id: (seen.after if event_id in patched else seen.before)
        for event_id, seen in plan.seen.items()
        if event_id not in own_look and any(event_id in _event_ids(step) for step in open_steps)
    }
    calendar = means.performer.layers.calendar
    if not asked or calendar is None:
        return {}
    changed = _changed(plan, asked, calendar)
    given: dict[str, StepOutcome] = {}
    fallen: set[str] = set()
    for step in open_steps:
        reason = next((changed[one] for one in _event_ids(step) if one in changed), "")
        if reason and not fallen.intersection(step.needs):
            given[step.step_id] = StepOutcome(StepState.CONFLICT, reason, means.clock.now())
        if reason:
            # What needs such a step is blocked by it. A message may wait for the batch alone, which all charters
            # share and which goes on: it is a conflict of its own.
            fallen.add(step.step_id)
    return given


def _changed(plan: Plan, asked: Mapping[str, str], calendar: Calendar) -> dict[str, str]:
    """The events that are not as they were seen, each with the sentence that says so; what cannot be read now
    counts as unchanged, for its writes have their own conditions."""
    try:
        reading = calendar.read(plan.weekend, shown_days(plan.weekend)[-1])
    except JadaError:
        return {}
    events = {one.event_id: one for one in reading.events}
    found = {
        event_id: what_changed(calendar, event_id, seen, events.get(event_id))
        for event_id, seen in asked.items()
    }
    return {event_id: sentence for event_id, sentence in found.items() if sentence}
