"""Charters sorted from an earlier sorting are sorted as if anew, and whom nothing concerns keeps theirs."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from jada_desk.domain.charter import Charter
from jada_desk.domain.sailings import resort_sailings, sort_sailings

NOON = datetime(2026, 5, 30, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def charter(event_id: str, boat: str, *people: str) -> Charter:
    captain, *crew = people
    return Charter(
        event_id, event_id, boat, NOON, NOON + timedelta(hours=1), captain=captain, crew=tuple(crew)
    )


CHARTERS = (
    charter("one", "JADA", "Gene", "Sarah"),
    charter("two", "Osprey", "Darrell"),
    charter("three", "JADA", "Gene", "Kai"),
)


def test_who_has_nothing_to_do_with_a_change_keeps_the_very_same_charters():
    before = sort_sailings(CHARTERS)
    now = (replace(CHARTERS[0], captain="Noor"), *CHARTERS[1:])
    after = resort_sailings(before, CHARTERS, now)
    assert after == sort_sailings(now)
    assert after.of_person("Darrell") is before.of_person("Darrell")
    assert after.of_person("Kai") is before.of_person("Kai")
    assert after.of_boat("Osprey") is before.of_boat("Osprey")
    assert after.of_boat("JADA") == (now[0], now[2]), "in the order they came in"
    assert after.of_person("Noor") == (now[0],) and after.of_person("Gene") == (now[2],)


def test_who_is_aboard_no_more_and_a_boat_left_alone_have_no_charters():
    before = sort_sailings(CHARTERS)
    now = (CHARTERS[0], replace(CHARTERS[1], boat="JADA", captain=""), CHARTERS[2])
    after = resort_sailings(before, CHARTERS, now)
    assert after == sort_sailings(now)
    assert after.of_person("Darrell") == () and after.of_boat("Osprey") == ()


def test_other_charters_and_one_twice_are_sorted_anew():
    before = sort_sailings(CHARTERS)
    for now in (CHARTERS[1:], (*CHARTERS[:2], charter("four", "JADA", "Gene")), (*CHARTERS, CHARTERS[0])):
        assert resort_sailings(before, CHARTERS, now) == sort_sailings(now)
