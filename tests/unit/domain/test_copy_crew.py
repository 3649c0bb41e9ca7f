"""Copying a weekend's crew: open slots only, the same boat and day of the week."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.copy_crew import CopiedCrew, copy_crew
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.draft import Draft, apply_draft
from jada_desk.domain.fleet import Boat

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
JADA = Boat("JADA", crew_slots=2)
CREW = Directory(
    (
        CrewMember("darrell", "Darrell", ("Capt D",), frozenset({"captain"})),
        CrewMember("gene", "Gene", roles=frozenset({"captain", "crew"})),
        CrewMember("sarah", "Sarah"),
        CrewMember("kai", "Kai"),
        CrewMember("lou", "Lou", roles=frozenset({"captain", "crew"}), active=False),
    )
)


def charter(event_id: str, day: int, hour: int, captain: str = "", *crew: str, boat: str = "JADA") -> Charter:
    start = datetime(2026, 5, day, hour, tzinfo=DOCK)
    return Charter(event_id, event_id, boat, start, start + timedelta(hours=2), captain=captain, crew=crew)


def copied(charters: list[Charter], source: list[Charter]) -> CopiedCrew:
    return copy_crew(Draft(), charters, source, boats=(JADA,), directory=CREW, at=NOW)


def crew_of(found: CopiedCrew, live: Charter) -> tuple[str, ...]:
    return apply_draft(found.draft, live).people


BEFORE = charter("before", 23, 18, "Darrell", "Gene", "Sarah")
OPEN = charter("open", 30, 18)


def test_the_same_boat_on_the_same_day_of_the_week_gives_its_crew():
    found = copied([OPEN], [BEFORE, charter("friday", 22, 18, "Gene", "Kai")])
    assert crew_of(found, OPEN) == ("Darrell", "Gene", "Sarah")
    assert (found.people, found.charters) == (3, 1)


def test_a_taken_slot_stays_as_it_is():
    taken = replace(OPEN, captain="Gene", crew=("Kai",))
    found = copied([taken], [BEFORE])
    assert crew_of(found, taken) == ("Gene", "Kai", "Sarah")
    assert copied([replace(taken, crew=("Kai", "Sarah"))], [BEFORE]) == CopiedCrew(Draft(), 0, 0)


def test_the_nearest_hour_counts_and_one_charter_serves_one():
    noon, evening = charter("noon", 23, 12, "Gene"), charter("evening", 23, 18, "Darrell")
    first, second = charter("first", 30, 13), charter("second", 30, 17)
    third = charter("third", 30, 20)
    found = copied([third, second, first], [evening, noon])
    assert [crew_of(found, one) for one in (first, second, third)] == [("Gene",), ("Darrell",), ()]


def test_who_left_or_is_unknown_or_captain_no_more_is_left_out():
    found = copied([OPEN], [charter("before", 23, 18, "Lou", "Lou", "Nobody", "Kai")])
    assert crew_of(found, OPEN) == ("Kai",)
    assert crew_of(copied([OPEN], [charter("b", 23, 18, "Sarah")]), OPEN) == ()


def test_a_captain_who_is_aboard_as_crew_is_not_put_in_twice():
    aboard = replace(OPEN, crew=("Darrell",))
    assert crew_of(copied([aboard], [BEFORE]), aboard) == ("Darrell", "Gene")


def test_another_boat_or_day_and_what_is_cancelled_give_nothing():
    off = replace(BEFORE, status=CharterStatus.CANCELLED)
    assert copied([OPEN], [off, replace(BEFORE, boat="Shearwater"), charter("x", 24, 18, "Gene")]).people == 0
    assert copied([replace(OPEN, status=CharterStatus.CANCELLED)], [BEFORE]).people == 0


def test_a_boat_that_the_settings_do_not_know_takes_as_many_as_sailed():
    there, here = (replace(one, boat="Osprey") for one in (BEFORE, OPEN))
    assert crew_of(copied([here], [there]), here) == ("Darrell", "Gene", "Sarah")


def test_names_are_taken_in_the_directorys_spelling():
    assert crew_of(copied([OPEN], [charter("before", 23, 18, "Capt D")]), OPEN) == ("Darrell",)
