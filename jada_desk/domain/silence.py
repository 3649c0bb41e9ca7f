"""Why a publish would tell nobody of a charter."""

from datetime import datetime

from jada_desk.domain.charter import Charter
from jada_desk.domain.plan import Plan
from jada_desk.domain.translation import tr


def why_nobody(charter: Charter, plan: Plan, at: datetime, blind: str = "") -> str:
    """Why a plan made at `at` has no message about a charter (as drafted), in a sentence; "" when it has one.

    `blind` is why nobody can tell who knows what, "" when that was read.
    """
    if any(charter.event_id in one.event_ids for one in plan.notices):
        return ""
    if blind:
        return tr("Nobody would be told now, for who knows what could not be read. {blind}", blind=blind)
    if charter.start <= at:
        return tr("It has begun: nobody is told of it any more.")
    left_out = f"{charter.title} is left out: "
    if why := next((one for one in plan.warnings if one.startswith(left_out)), ""):
        return why
    if charter.is_cancelled:
        return tr("It is cancelled, and nobody has still to hear of it.")
    return tr("Nobody has to be told: what guest and crew know is still so.")
