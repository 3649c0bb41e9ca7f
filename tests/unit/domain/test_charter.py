"""The days that are shown together."""

from datetime import date, timedelta

from jada_desk.domain.charter import shown_days, week_start, weekend_days

MONDAY = date(2026, 5, 25)
FRIDAY = date(2026, 5, 29)


def test_every_day_of_a_week_has_the_same_monday_and_the_same_weekend() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(7)]
    assert {week_start(day) for day in days} == {MONDAY}
    assert {weekend_days(day) for day in days} == {(FRIDAY, date(2026, 5, 30), date(2026, 5, 31))}


def test_a_monday_shows_its_whole_week_and_a_friday_its_weekend() -> None:
    assert shown_days(MONDAY) == tuple(MONDAY + timedelta(days=n) for n in range(7))
    assert shown_days(FRIDAY) == weekend_days(FRIDAY)
