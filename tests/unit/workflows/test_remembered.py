"""Charters of weekends on disk, found again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import CalendarEvent
from jada_desk.domain.fleet import Boat
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.remembered import remember

DOCK = ZoneInfo("America/Los_Angeles")
TENANT = Tenant("practice", "JADA", DOCK, boats=(Boat("JADA"),))
READ = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
NOW = datetime(2026, 5, 28, 13, 30, tzinfo=DOCK)


def observed(friday: date, *guests: str, read_at: datetime | None = READ) -> Observed:
    start = datetime(friday.year, friday.month, friday.day, 12, tzinfo=DOCK)
    events = tuple(
        CalendarEvent(
            f"jada{name.lower()}",
            f"{name} Sunset",
            f"Guest: {name}",
            "",
            start,
            start + timedelta(hours=2),
            DOCK.key,
        )
        for name in guests
    )
    records = {
        f"jada{name.lower()}": {"event_id": f"jada{name.lower()}", "guest_id": name} for name in guests
    }
    people = {name: {"guest_id": name, "phone": f"+1-619-555-000{n}"} for n, name in enumerate(guests)}
    return Observed(
        friday, friday + timedelta(days=2), events=events, records=records, guests=people, read_at=read_at
    )


MAY, JUNE, JULY = date(2026, 5, 29), date(2026, 6, 5), date(2026, 7, 3)


def test_guests_and_phones_of_all_weekends_nearest_first():
    found = remember(
        [(JULY, observed(JULY, "Helena")), (MAY, observed(MAY, "Quinn", "Danika"))], TENANT, None
    )
    assert [one.title for one in found.find("sunset", NOW)] == [
        "Danika Sunset",
        "Quinn Sunset",
        "Helena Sunset",
    ]
    assert [one.title for one in found.find("hleena", NOW)] == ["Helena Sunset"]
    assert [one.title for one in found.find("555-0001", NOW)] == ["Danika Sunset"]
    assert found.find("5", NOW) == []
    assert found.find("danika5550000", NOW) == []


def test_a_moved_charter_is_found_once_where_it_was_read_last():
    early, late = observed(MAY, "Quinn", read_at=None), observed(JUNE, "Quinn")
    (found,) = remember([(JUNE, late), (MAY, early)], TENANT, None).find("quinn", NOW)
    assert found.start.date() == JUNE


def test_only_what_was_read_anew_is_read_again():
    first = remember([(MAY, observed(MAY, "Quinn")), (JUNE, observed(JUNE, "Danika"))], TENANT, None)
    newer = observed(JUNE, "Helena", read_at=READ + timedelta(minutes=1))
    # The earlier one says something else by now, but was not read since.
    second = remember([(MAY, replace(observed(MAY), read_at=READ)), (JUNE, newer)], TENANT, first)
    assert second.weekends[MAY] is first.weekends[MAY]
    assert [one.title for one in second.find("sunset", NOW)] == ["Quinn Sunset", "Helena Sunset"]
