"""Which days a sailing takes, as people count them."""

from datetime import date, datetime, timedelta
from typing import Final

# Who is back before this hour of the morning sailed on the day before alone.
_NIGHT: Final = timedelta(hours=6)


def days_of(start: datetime, end: datetime) -> tuple[date, ...]:
    """The days from a start to an end, in the zone of both: at least the first; a night's last hours are the day
    before's."""
    first = start.date()
    if end.date() == first:
        return (first,)
    last = max(first, (end - _NIGHT).date())
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
