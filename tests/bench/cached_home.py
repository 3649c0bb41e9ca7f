"""A home whose desk file holds charters enough to measure the window on, and whose services answer nothing.

The window then has what it has on every morning: the last picture of the weekend from disk, and the world to come.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.charter import CalendarEvent, weekend_days
from jada_desk.workflows.observed import Observed

ZONE: Final = ZoneInfo("America/Los_Angeles")
BOATS: Final = 12
YEAR: Final = 5_000
_CREW: Final = 60
_WEEKS: Final = 52
_FIRST_HOUR, _HOURS = 6, 14
# Nobody listens at port 9 of this computer: a connection is refused at once.
_SETTINGS: Final = """
[tenant]
id = "bench"
name = "JADA"
time_zone = "America/Los_Angeles"
phone = "+1-619-555-0100"
turnaround_minutes = 0
connected_at = 2026-01-01T00:00:00-08:00
{boats}
[google]
feed_url = "http://127.0.0.1:9/basic.ics"
[aws]
region = "us-west-1"
endpoint_url = "http://127.0.0.1:9"
prefix = "jada-"
bucket = "sailjada"
site_url = "http://127.0.0.1:9"
"""
_BOAT: Final = """
[[boats]]
name = "{name}"
type = "uninspected"
capacity = 6
crew_slots = 2
"""


def boat_name(number: int) -> str:
    return f"Boat {chr(ord('A') + number)}"


def crew_name(number: int) -> str:
    return f"Sailor{chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}"


def make_home(home: Path, charters: int, *, with_year: bool = False) -> None:
    """Write settings and a desk file with so many charters on this weekend and, if wanted, YEAR more around it."""
    folder = home / "tenants" / "bench"
    folder.mkdir(parents=True)
    boats = "".join(_BOAT.format(name=boat_name(number)) for number in range(BOATS))
    (folder / "settings.toml").write_text(_SETTINGS.format(boats=boats), encoding="utf-8")
    database = DeskDatabase(folder)
    memory = SqliteMemory(database)
    friday = weekend_days(datetime.now(ZONE).date())[0]
    memory.save_observed(friday, _observed(friday, charters, 0))
    if with_year:
        for week in range(1, _WEEKS + 1):
            other = friday + timedelta(weeks=week if week <= _WEEKS // 2 else _WEEKS // 2 - week)
            memory.save_observed(other, _observed(other, -(-YEAR // _WEEKS), week))
    database.close()


def _observed(friday: date, charters: int, week: int) -> Observed:
    numbers = range(week * 1000, week * 1000 + charters)
    return Observed(
        friday,
        friday + timedelta(days=2),
        events=tuple(_events(friday, numbers)),
        crew=tuple(_crew()),
        records={_event_id(number): _record(number) for number in numbers},
        guests={f"guest{number}": _guest(number) for number in numbers},
        read_at=datetime.now(UTC).replace(microsecond=0),
    )


def _event_id(number: int) -> str:
    return f"bench{number:06d}"


def _events(friday: date, numbers: range) -> Iterator[CalendarEvent]:
    for place, number in enumerate(numbers):
        boat, rest = place % BOATS, place // BOATS
        day, hour = rest % 3, _FIRST_HOUR + rest // 3 % _HOURS
        start = datetime.combine(friday + timedelta(days=day), time(hour), ZONE)
        # Nobody stands on two boats at once.
        aboard = [crew_name((place // BOATS + place % BOATS) * 3 % _CREW + n) for n in range(3)]
        captain = "" if place % 7 == 0 else f"\nCaptain: {aboard[0]}"
        text = (
            f"Boat: {boat_name(boat)}\nBoarding: {hour - 1}:45\nGuest: Guest{number}\nPassengers: 4{captain}"
        )
        yield CalendarEvent(
            event_id=_event_id(number),
            summary=f"Guest{number} Sail",
            description=f"{text}\nCrew: {aboard[1]}, {aboard[2]}",
            location="",
            start=start,
            end=start + timedelta(minutes=50),
            time_zone=ZONE.key,
            etag='"1"',
        )


def _record(number: int) -> dict[str, Any]:
    return {
        "event_id": _event_id(number),
        "guest_id": f"guest{number}",
        "waiver_status": "pending",
        "waivers_signed": number % 4,
        "waivers_expected": 4,
    }


def _guest(number: int) -> dict[str, Any]:
    phone = f"+1-{619 + number // 10_000 % 2}-{number // 100 % 900 + 100}-{number % 10_000:04d}"
    return {"guest_id": f"guest{number}", "name": f"Guest{number}", "phone": phone}


def _crew() -> Iterator[dict[str, Any]]:
    for number in range(_CREW):
        roles = ["captain", "crew"] if number % 2 == 0 else ["crew"]
        yield {"crew_id": f"crew{number}", "name": crew_name(number), "roles": roles, "active": True}
