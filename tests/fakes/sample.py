"""The practice weekend in short, as the window's tests see it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import CrewMember
from jada_desk.domain.fleet import Boat
from jada_desk.domain.tenant import Tenant

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = date(2026, 5, 29)
NOW = datetime(2026, 5, 28, 13, 30, tzinfo=ZONE)


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """A moment of 2026 at the dock."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def sample_charters() -> list[Charter]:
    """The practice weekend, in short, and one charter a fortnight later."""
    return [
        Charter(
            "jadaquinn0530",
            "Quinn Sunset",
            "JADA",
            at(30, 18, 30),
            at(30, 20, 30),
            boarding=at(30, 18, 15),
            captain="Darrell",
            crew=("Gene", "Sarah"),
            guest_name="Quinn",
            guest_phone="+1-619-555-0001",
            guest_email="quinn@example.com",
            passengers=4,
            waivers_expected=4,
        ),
        Charter(
            "jadadanika0530",
            "Danika",
            "JADA",
            at(30, 12),
            at(30, 16),
            boarding=at(30, 11),
            crew=("Kai",),
            guest_name="Danika",
            guest_phone="+1-619-555-0002",
            guest_email="danika@example.com",
            passengers=5,
            waivers_expected=5,
        ),
        Charter(
            "jadajonathan0531",
            "Jonathan Afternoon",
            "JADA",
            at(31, 13),
            at(31, 17),
            captain="Noor",
            crew=("Kai",),
            guest_name="Jonathan",
            booking_id="XHQGMDH",
        ),
        Charter("jadahelena0529", "Helena", "Shearwater", at(29, 14), at(29, 17), guest_name="Helena"),
    ]


def sample_crew() -> tuple[CrewMember, ...]:
    both = frozenset({"captain", "crew"})
    return (
        CrewMember("darrell", "Darrell", roles=frozenset({"captain"}), licence_expires=date(2027, 3, 31)),
        CrewMember("gene", "Gene", roles=both, licence_expires=date(2027, 3, 31), phone="+1-619-555-0102"),
        CrewMember("marisol", "Marisol", roles=both, licence_expires=date(2026, 4, 30)),
        CrewMember("sarah", "Sarah"),
        CrewMember("kai", "Kai"),
        CrewMember("tomas", "Tomas", days_off=frozenset({date(2026, 5, 31)})),
        CrewMember("noor", "Noor", roles=both),
    )


def sample_tenant() -> Tenant:
    boats = (Boat("JADA", crew_slots=2), Boat("Shearwater", crew_slots=2))
    return Tenant("practice", "JADA", ZONE, boats=boats, turnaround_minutes=30)
