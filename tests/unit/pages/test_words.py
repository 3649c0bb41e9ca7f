from datetime import date, datetime

import pytest

from jada_desk.pages.words import dialled, say_day, say_duration, say_time, shown_phone
from tests.unit.pages.facts import ZONE


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (120, "2 hours"),
        (90, "1 hour 30 minutes"),
        (45, "45 minutes"),
        (61, "1 hour 1 minute"),
        (0, "0 minutes"),
    ],
)
def test_durations(minutes: int, said: str) -> None:
    assert say_duration(minutes) == said


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 5, "12:05 AM"), (12, 0, "12:00 PM"), (13, 45, "1:45 PM"), (11, 59, "11:59 AM")],
)
def test_times(hour: int, minute: int, said: str) -> None:
    assert say_time(datetime(2026, 5, 30, hour, minute, tzinfo=ZONE)) == said


def test_days() -> None:
    assert say_day(date(2026, 1, 1)) == "Thursday, January 1"
    assert say_day(date(2026, 12, 27)) == "Sunday, December 27"


@pytest.mark.parametrize(
    ("stored", "dial", "shown"),
    [
        ("+1-619-555-0001", "+16195550001", "(619) 555-0001"),
        ("+44-20-7946-0958", "+442079460958", "+442079460958"),
        ("619 555 0001", "+16195550001", "(619) 555-0001"),
        ("ask at the dock", "", "ask at the dock"),
        ("", "", ""),
    ],
)
def test_phones(stored: str, dial: str, shown: str) -> None:
    assert dialled(stored) == dial
    assert shown_phone(stored) == shown
