"""The way back after a publish: a new draft that says what the calendar said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jada_desk.domain.charter import FIELD_LABELS, Charter, FieldValue
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import Draft, set_field, set_status
from jada_desk.domain.errors import BadInput
from jada_desk.domain.plan import StepKind
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.memory import Kept


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A draft that takes a publish back. `left` says, in sentences, what it does not take back."""

    draft: Draft
    left: tuple[str, ...] = ()


def take_back(
    kept: Kept, charters: Sequence[Charter], draft: Draft, event_id: str, at: datetime
) -> TakenBack:
    """The draft with every calendar fact that a publish changed set back to what it was before.

    Only `event_id`'s, if it is given. `charters` are the calendar's, without the draft. A fact that somebody
    changed since is left as it is, and so is a charter that is not in the calendar any more. Contacts are not
    the calendar's and stay. Raises BadInput when there is nothing to take back.
    """
    facts = [one for one in kept.plan.facts if event_id in ("", one.event_id)]
    made = [
        step.event_id
        for step in kept.plan.steps
        if step.kind is StepKind.INSERT_EVENT and event_id in ("", step.event_id)
    ]
    if not facts and not made:
        raise BadInput(
            tr("This publish changed nothing in the calendar that could be taken back."),
            unchanged=tr("The draft is as it was."),
        )
    live = {one.event_id: one for one in charters}
    left: list[str] = []
    for one in made:
        # An event is never deleted: what was made is called off.
        if (charter := live.get(one)) and not charter.is_cancelled:
            draft = set_status(draft, charter, CharterStatus.CANCELLED, "", at)
    for fact in (one for one in facts if one.event_id not in made):
        charter = live.get(fact.event_id)
        if charter is None:
            left.append(tr("{event_id} is not in the calendar any more.", event_id=fact.event_id))
            continue
        if charter.is_cancelled and fact.field not in ("status", "status_reason"):
            left.append(tr("{title} is cancelled.", title=charter.title))
            continue
        is_now = getattr(charter, fact.field)
        if is_now == _local(fact.was, charter):
            continue
        if is_now != _local(fact.now, charter):
            label = tr(FIELD_LABELS[fact.field])
            left.append(tr("{title}: {field} was changed since and stays.", title=charter.title, field=label))
            continue
        draft = set_field(draft, charter, fact.field, _local(fact.was, charter), at)
    return TakenBack(draft, tuple(dict.fromkeys(left)))


def _local(value: FieldValue, charter: Charter) -> FieldValue:
    """A moment in the zone of the charter's own; what else there is as it is."""
    return value.astimezone(charter.start.tzinfo) if isinstance(value, datetime) else value
