"""What a person says about messages: an uncertain one went out or goes again, somebody was told by phone."""

import json
from typing import Final, Literal

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory, fold
from jada_desk.domain.errors import BadInput, JadaError, NeedsDecision, Stale
from jada_desk.domain.notice import Channel, NoticeState, notice_id
from jada_desk.domain.plan import Step, StepKind, StepOutcome, StepState
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.notice_plan import News, find_differences
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.ports.work import Clock
from jada_desk.workflows.publish import Means, end_of
from jada_desk.workflows.records import stored_moment
from jada_desk.workflows.recovery import find
from jada_desk.workflows.told import Known

Settling = Literal["mark as sent", "send again"]

_ROUNDS: Final = 5


def settle_notice(plan_id: str, step_id: str, choice: Settling, means: Means) -> StepOutcome:
    """Settle one uncertain message, in its rows and in the journal; what came of it.

    A message sent again may become uncertain again. When it certainly failed this time, the first sending is
    still as unknown as it was; one that is past its use, or that another message overtook, expires instead.
    Raises BadInput when the step is not uncertain, NeedsDecision while another desk is telling this person, and
    any JadaError of the tables; nothing was sent then.
    """
    kept = find(plan_id, means.journal)
    step = next((one for one in kept.plan.steps if one.step_id == step_id), None)
    if step is None or step.kind is not StepKind.SEND:
        raise BadInput(
            tr("There is no message {step_id} in this publish.", step_id=step_id),
            remedy=tr("See them with: jada-desk history --json"),
        )
    state = end_of(kept.outcomes, step).state
    if state is not StepState.UNCERTAIN:
        raise BadInput(
            tr("This message is not uncertain: it is {state}.", state=state),
            unchanged=tr("Nothing was sent."),
        )
    messenger = means.performer.messenger
    if choice == "mark as sent":
        outcome = StepOutcome(*messenger.mark_as_sent(step), means.clock.now())
    else:
        outcome = _send_again(plan_id, step, means)
    means.journal.record(plan_id, step_id, outcome)
    return outcome


def _send_again(plan_id: str, step: Step, means: Means) -> StepOutcome:
    now = means.clock.now()
    uncertain = StepOutcome(
        StepState.UNCERTAIN, tr("It is still not known whether this message went out."), now
    )
    means.journal.record(plan_id, step.step_id, StepOutcome(StepState.SENDING, "", now))
    try:
        state, detail = means.performer.messenger.send_again(step, means.cancel)
    except JadaError:
        means.journal.record(plan_id, step.step_id, uncertain)
        raise
    return StepOutcome(state, detail, means.clock.now())


def told_by_phone(
    live: Charter,
    recipient: str,
    observed: Observed,
    directory: Directory,
    tenant: Tenant,
    tables: Tables,
    clock: Clock,
) -> str:
    """Keep a row that says that a person was told by phone what `live`, the charter as published, says.

    It counts like any message: the next news of this person start from it. What is published already is news as
    long as nothing says that this person was told of it. Their name. Raises BadInput when this person has no news
    of the charter, or it has started.
    """
    for _ in range(_ROUNDS):
        rows = tables.query(Table.NOTICES, live.event_id)
        known = Known(live, observed.records.get(live.event_id), observed.dispatch.get(live.event_id), rows)
        now = clock.now()
        untold = find_differences(live, known, directory, tenant, now, with_untold=True)
        news = _news_for(recipient, untold if now < live.start else (), directory)
        values: Item = {
            "state": str(NoticeState.TOLD_BY_PHONE),
            "facts": json.dumps(dict(news.now), sort_keys=True),
            "text": "",
            "at": stored_moment(now),
        }
        key = (live.event_id, notice_id(news.recipient, Channel.PHONE, news.sequence))
        try:
            tables.update(Table.NOTICES, key, values, expect={"notice_id": None})
        except Stale:
            continue
        return news.name
    raise NeedsDecision(
        tr("Another desk is telling this person right now."),
        unchanged=tr("Nothing was kept."),
        remedy=tr("Look again."),
    )


def _news_for(recipient: str, news: tuple[News, ...], directory: Directory) -> News:
    member = directory.find(recipient)
    wanted = {recipient, f"crew:{member.crew_id}"} if member else {recipient, f"crew:{recipient}"}
    for one in news:
        if one.recipient in wanted or fold(one.name) == fold(recipient):
            return one
    raise BadInput(
        tr("There is nothing to tell {recipient} about this charter.", recipient=recipient),
        unchanged=tr("Nothing was kept."),
        remedy=tr("Who is to be told stands in the plan: jada-desk plan"),
    )
