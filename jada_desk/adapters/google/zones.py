"""Time zones by name, as calendars write them."""

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, None when there is none. The name may be hostile."""
    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError):  # a directory of zones, an unknown name, a path
        return None
