"""How days and times are said, in English and with a catalogue."""

import locale
from datetime import UTC, date, datetime, timedelta

import pytest

from jada_desk.domain import translation, when

SATURDAY = datetime(2026, 5, 30, 18, 30, tzinfo=UTC)


@pytest.fixture
def say():
    """Install a catalogue of these texts for one test."""

    def install(texts):
        translation.install_catalogue(lambda text, number: texts.get(text, ""))

    yield install
    translation.install_catalogue(None)


def test_english():
    assert when.say_weekday(SATURDAY) == "Saturday"
    assert when.say_short_weekday(SATURDAY) == "Sat"
    assert when.say_date(SATURDAY) == "30 May"
    assert when.say_date(SATURDAY, with_year=True) == "30 May 2026"
    assert when.say_day(SATURDAY) == "Sat 30 May"
    assert when.say_day(SATURDAY, with_year=True) == "Sat 30 May 2026"
    assert when.say_day_in_full(date(2026, 6, 1)) == "Monday 1 June"
    assert when.say_day_in_full(SATURDAY, with_year=True) == "Saturday 30 May 2026"
    assert when.say_time(SATURDAY.time()) == "18:30"
    assert when.say_span(SATURDAY, SATURDAY.replace(hour=20)) == "18:30–20:30"
    assert when.say_span(SATURDAY, SATURDAY + timedelta(hours=8)) == "18:30–02:30"
    assert when.say_span(SATURDAY, SATURDAY + timedelta(hours=18)) == "18:30–Sun 12:30"
    assert when.say_moment(SATURDAY) == "Sat 30 May 18:30"
    assert when.say_weekday_and_time(SATURDAY) == "Sat 18:30"
    assert when.say_stamp(SATURDAY) == "Sat 30 May, 18:30"


def test_the_first_of_two_days_leaves_out_a_month_that_the_last_says():
    assert when.say_first_day(date(2026, 5, 29), date(2026, 5, 31)) == "Fri 29"
    assert when.say_first_day(date(2026, 5, 29), date(2026, 6, 1)) == "Fri 29 May"


def test_every_day_and_month_is_what_the_c_locale_calls_it():
    before = locale.setlocale(locale.LC_TIME)
    locale.setlocale(locale.LC_TIME, "C")
    try:
        for month in range(1, 13):
            day = date(2026, month, 10 + month)
            assert when.say_day(day, with_year=True) == f"{day:%a {day.day} %b %Y}"
            assert when.say_day_in_full(day) == f"{day:%A {day.day} %B}"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_a_language_has_its_own_names_and_order(say):
    say(
        {
            "Mon Tue Wed Thu Fri Sat Sun": "lun mar mié jue vie sáb dom",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec": "ene feb mar abr may jun jul ago sep oct nov dic",
            "January February March April May June July August September October November December": (
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
            ),
            "{weekday} {day} {month}": "{weekday}, {day} de {month}",
        }
    )
    assert when.say_day(SATURDAY) == "sáb 30 may"
    assert when.say_day_in_full(SATURDAY) == "Saturday, 30 de mayo"


def test_a_row_with_a_name_missing_is_not_used(say):
    say({"Mon Tue Wed Thu Fri Sat Sun": "lun mar mié"})
    assert when.say_short_weekday(SATURDAY) == "Sat"
