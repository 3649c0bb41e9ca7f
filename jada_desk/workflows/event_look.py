"""How an event looks to a dispatcher, in a digest: what tells whether somebody changed it since it was seen."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Final

from jada_desk.domain.charter import CalendarEvent
from jada_desk.domain.errors import JadaError, NotFound
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.calendar import Calendar

# The look of an event that is not in the calendar any more.
GONE: Final = "gone"
_GONE: Final = tr_later(
    "This event is not in the calendar any more. Nothing was changed. Refresh to see what is there."
)
_CHANGED: Final = tr_later(
    "Somebody changed this event in Google since the plan was made. Nothing was changed. "
    "Look at the new difference and publish again."
)


def seen_digest(event: CalendarEvent) -> str:
    """A digest of what the desk shows of an event: equal digests mean that nothing we show has changed (an
    RSVP)."""
    shown = [event.summary, event.description, event.location, event.start.isoformat(), event.end.isoformat()]
    return sha256(json.dumps([*shown, event.cancelled]).encode()).hexdigest()


def look_digest(event: CalendarEvent) -> str:
    """As `seen_digest`, the same for the same moments in another zone and for text that differs in blanks:
    what a calendar gives back after a patch. A deleted event without an etag is `GONE`."""
    if event.cancelled and not event.etag:
        return GONE
    texts = [" ".join(one.split()) for one in (event.summary, event.description, event.location)]
    moments = [one.astimezone(UTC).isoformat() for one in (event.start, event.end)]
    return sha256(json.dumps([*texts, *moments, event.cancelled]).encode()).hexdigest()[:20]


def what_changed(calendar: Calendar, event_id: str, seen: str, event: CalendarEvent | None = None) -> str:
    """What became of an event since its look was `seen`, as a sentence; "" when it looks the same.

    `event` is it as it was read just now, None for asking the calendar. What cannot be read counts as unchanged:
    nothing waits for the calendar that does not write there.
    """
    try:
        event = event or calendar.get(event_id)
    except NotFound:
        return "" if seen == GONE else tr(_GONE)
    except JadaError:
        return ""
    if look_digest(event) == seen:
        return ""
    return tr(_GONE if event.cancelled else _CHANGED)
