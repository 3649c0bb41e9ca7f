"""Quiet hours: when guests are not texted unasked, by the clock on their own wall.

Operational texts are outside the telemarketing hours of 47 CFR 64.1200(c)(1), whose 21:00 to 08:00 of the called
party's local time is taken as the measure all the same.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jada_desk.domain.tenant import Tenant


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one local time to another, maybe over midnight; equal ones mean none."""

    start: time
    end: time
    zone: ZoneInfo

    def until(self, moment: datetime) -> datetime | None:
        """When the quiet hours that a moment lies in are over (aware, in the zone); None outside of them."""
        local = moment.astimezone(self.zone)
        now = local.time()
        is_overnight = self.start > self.end
        if not (now >= self.start or now < self.end if is_overnight else self.start <= now < self.end):
            return None
        day = local.date() if now < self.end else local.date() + timedelta(days=1)
        return datetime.combine(day, self.end, self.zone)

    def to_json(self) -> list[str]:
        """Plain values for a plan's step."""
        return [self.start.isoformat(), self.end.isoformat(), self.zone.key]


def quiet_hours(tenant: Tenant, guest_time_zone: str = "") -> QuietHours:
    """A guest's quiet hours: at the dock, or in the zone that is known to be theirs."""
    zone = ZoneInfo(guest_time_zone) if guest_time_zone else tenant.time_zone
    return QuietHours(tenant.notices.quiet_from, tenant.notices.quiet_until, zone)


def quiet_hours_from_json(data: Any) -> QuietHours:
    """The quiet hours that `QuietHours.to_json` wrote."""
    start, end, zone = data
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), ZoneInfo(zone))


def time_zone_of(stored: str) -> str:
    """The name of a time zone that there is, "" for anything else."""
    try:
        return ZoneInfo(stored).key if stored else ""
    except (ValueError, OSError, KeyError):
        return ""
