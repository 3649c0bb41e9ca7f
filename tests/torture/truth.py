"""What everybody concerned must know of a charter, and what a layer should say: read off the calendar alone."""

from typing import Any, Final

from jada_desk.domain import parse
from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.notice import (
    CANCELLED_FACTS,
    REMOVED_FACTS,
    ToldFacts,
    crew_told_facts,
    guest_told_facts,
)
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.weekend import read_directory
from tests.torture.house import House

# What everybody must know who is not named: somebody who sails no longer, or of a charter that is cancelled.
OTHERS: Final = "*"
OFF: Final = (REMOVED_FACTS, CANCELLED_FACTS)


class CalendarTruth:
    """What the calendar of a house says now."""

    def __init__(self, house: House) -> None:
        self._house = house

    def charters(self) -> dict[str, Charter]:
        """Every charter that stands in the calendar, by its event id."""
        directory = self._directory()
        tenant = self._house.tenant
        found = {}
        for event in self._house.calendar.events.values():
            parsed = parse.parse_event(event, zone=tenant.time_zone, boats=tenant.boats, directory=directory)
            if isinstance(parsed, Charter) and not event.cancelled:
                found[parsed.event_id] = parsed
        return found

    def _directory(self) -> Directory:
        return read_directory(tuple(self._house.tables.rows[Table.CREW].values()))

    def facts(self, event_id: str) -> dict[str, ToldFacts]:
        """What everybody concerned by a charter must know by the calendar."""
        event = self._house.calendar.events.get(event_id)
        return self.facts_of(event) if event else {}

    def facts_of(self, event: CalendarEvent) -> dict[str, ToldFacts]:
        """What everybody concerned must know by one event; of a cancelled charter `OTHERS`."""
        directory, tenant = self._directory(), self._house.tenant
        charter = parse.parse_event(event, zone=tenant.time_zone, boats=tenant.boats, directory=directory)
        if not isinstance(charter, Charter):
            return {}
        if charter.is_cancelled:
            return {OTHERS: CANCELLED_FACTS}
        found: dict[str, ToldFacts] = {"guest": guest_told_facts(charter)}
        for name in charter.people:
            member = directory.find(name)
            key = f"crew:{member.crew_id}" if member else f"name:{name}"
            found[key] = crew_told_facts(charter, "captain" if name == charter.captain else "crew")
        return found


def same(one: Any, other: Any) -> bool:
    """Whether two values of a record are the same, whatever holds them; nothing and "" are."""

    def plain(value: Any) -> Any:
        return list(value) if isinstance(value, (list, tuple)) else None if value == "" else value

    return bool(plain(one) == plain(other))


def knows(last: ToldFacts, now: ToldFacts) -> bool:
    """Whether who heard `last` knows `now`; whoever heard nothing of a hold takes it that the charter sails."""
    return all(now.get(name) == value for name, value in last.items()) and last.get("status") == now.get(
        "status"
    )


def agrees(page: ToldFacts | None, facts: ToldFacts) -> bool:
    """Whether a page, or what somebody may know, says all of these facts."""
    return page is not None and all(page.get(name) == value for name, value in facts.items())
