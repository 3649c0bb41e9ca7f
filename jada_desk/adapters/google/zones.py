"""Time zones by name, as calendars write them, and the midnights in them."""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, None when there is none. The name may be hostile."""
    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError):  # a directory of zones, an unknown name, a path
        return None


def midnight(day: date, zone: tzinfo) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time(), zone)
