"""Which plans are asked about twice."""

from typing import Final

from jada_desk.domain.charter import Weekend
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import Layer, Plan, StepKind
from jada_desk.domain.translation import tr, tr_n

# A second question is asked from here on. A handful of charters is a weekend's ordinary work even when it is
# all of them.
_BIG_SHARE: Final = 0.3
_SMALL: Final = 3
_MANY: Final = 10


def big_plan(plan: Plan, weekend: Weekend) -> tuple[str, ...]:
    """Why a plan should be asked about twice, in sentences that name the numbers; empty for an ordinary one.

    A charter counts as changed when something that was there becomes different or a message goes out; one
    that merely gets its first record and page is touched, but nobody's plans change by it.
    """
    if plan.is_message:
        about = len({event_id for one in plan.notices for event_id in one.event_ids})
        many = tr(
            "{messages} messages go out, about {charters} charters.", messages=plan.messages, charters=about
        )
        return (*((many,) if about >= _MANY else ()), *_old_copy(plan, weekend))
    reasons = []
    ids = {one.event_id for one in weekend.charters}
    told = {one.step_id for one in plan.steps if one.kind is StepKind.SEND}
    changed = {one.event_id for one in plan.changes if one.was or one.layer is Layer.CALENDAR}
    changed |= {event_id for one in plan.notices if one.step_id in told for event_id in one.event_ids}
    here = len(changed & ids)
    if here > _SMALL and here >= _BIG_SHARE * len(ids):
        reasons.append(
            tr("{changed} of the {all} charters of this weekend change.", changed=here, all=len(ids))
        )
    touched = len({step.event_id for step in plan.steps if step.event_id})
    if touched >= _MANY:
        reasons.append(
            tr_n(
                "{charters} charters are written to, and {n} message goes out.",
                "{charters} charters are written to, and {n} messages go out.",
                plan.messages,
                charters=touched,
            )
        )
    over = {
        one.event_id: one.charter for one in plan.changes if one.field == "status" and one.now == "cancelled"
    }
    ending = [one for one in plan.notices if one.kind is NoticeKind.CANCELLED and one.step_id in told]
    if over:
        names = ", ".join(over.values())
        reasons.append(
            tr_n(
                "{n} charter is cancelled: {names}.",
                "{n} charters are cancelled: {names}.",
                len(over),
                names=names,
            )
        )
    if ending:
        people = len({(one.recipient, one.name) for one in ending})
        reasons.append(
            tr_n(
                "{n} person is told that a charter is cancelled.",
                "{n} people are told that a charter is cancelled.",
                people,
            )
        )
    reasons += _old_copy(plan, weekend)
    if not ids and not plan.is_empty:
        reasons.append(tr("The calendar shows 0 charters this weekend; none is deleted anywhere by that."))
    return tuple(reasons)


def _old_copy(plan: Plan, weekend: Weekend) -> tuple[str, ...]:
    if not weekend.stale_reason or plan.is_empty:
        return ()
    return (tr("The calendar shown is an older copy: {reason}", reason=weekend.stale_reason),)
