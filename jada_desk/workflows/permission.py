"""By what permission somebody is written to, and where their address is from; kept with each message.

A guest gives number and e-mail address with the booking, for messages about that booking; crew by joining the
directory. Who takes it back stands on the list of those who want no texts (`jada_desk.workflows.opt_out`).
"""

from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import Draft
from jada_desk.domain.notice import Audience, Channel
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.records import text


def permission_of(
    audience: Audience, channel: Channel, charter: Charter, observed: Observed, draft: Draft
) -> str:
    """The permission and the source of an address, in words: "Given with the booking; number from jada-events"."""
    if audience is Audience.CREW:
        return "Given by joining the crew; from jada-crew"
    what, name, short = (
        ("address", "guest_email", "email")
        if channel is Channel.EMAIL
        else ("number", "guest_phone", "phone")
    )
    record = observed.records.get(charter.event_id)
    if name in draft.of(charter.event_id):
        source = "entered at this desk"
    elif text(record, name):
        source = "from jada-events"
    elif text(observed.guests.get(text(record, "guest_id")), short):
        source = "from jada-guests"
    else:
        source = "from the calendar's text"
    return f"Given with the booking; {what} {source}"
