from datetime import date, datetime

import pytest

from jada_desk.domain.language import Language, language_of
from jada_desk.pages.words import (
    begin_large,
    dialled,
    say_day,
    say_duration,
    say_time,
    say_time_on,
    shown_phone,
)
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


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (60, "1 hour", "1 hora"),
        (90, "1 hour 30 minutes", "1 hora y 30 minutos"),
        (1440, "1 day", "1 día"),
        (2 * 1440 + 195, "2 days 3 hours 15 minutes", "2 días, 3 horas y 15 minutos"),
        (0, "0 minutes", "0 minutos"),
    ],
)
def test_durations_in_both_languages(minutes: int, english: str, spanish: str) -> None:
    assert (say_duration(minutes), say_duration(minutes, Language.SPANISH)) == (english, spanish)


def test_times_and_days_in_spanish() -> None:
    late = datetime(2026, 5, 31, 0, 30, tzinfo=ZONE)
    assert say_day(late.date(), Language.SPANISH) == "domingo 31 de mayo"
    assert begin_large(say_day(date(2026, 5, 30), Language.SPANISH)) == "Sábado 30 de mayo"
    assert say_time(late, Language.SPANISH) == "12:30 a.m."
    assert say_time_on(late, date(2026, 5, 30), Language.SPANISH) == "12:30 a.m., dom 31 may"


def test_a_stored_language_is_ours_or_english() -> None:
    assert [language_of(one) for one in ("es", "en", "", "fr", "ES")] == ["es", "en", "en", "en", "en"]


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
