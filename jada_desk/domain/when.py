"""Days and times as the screen says them: in its reader's language, whatever the machine's locale is."""

from datetime import date, datetime, time
from typing import Final

from jada_desk.domain.day_span import days_of
from jada_desk.domain.translation import tr, tr_later

# Each row is one text of a fixed number of words: the short name of May is its full name in English alone.
_WEEKDAYS: Final = tr_later("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHORT_WEEKDAYS: Final = tr_later("Mon Tue Wed Thu Fri Sat Sun")
_MONTHS: Final = tr_later(
    "January February March April May June July August September October November December"
)
_SHORT_MONTHS: Final = tr_later("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


def say_weekday(day: date) -> str:
    """`Saturday`."""
    return _words(_WEEKDAYS)[day.weekday()]


def say_short_weekday(day: date) -> str:
    """`Sat`."""
    return _words(_SHORT_WEEKDAYS)[day.weekday()]


def say_date(day: date, *, with_year: bool = False) -> str:
    """`30 May`, `30 May 2026`."""
    month = _words(_SHORT_MONTHS)[day.month - 1]
    if with_year:
        return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)
    return tr("{day} {month}", day=day.day, month=month)


def say_day(day: date, *, with_year: bool = False) -> str:
    """`Sat 30 May`, `Sat 30 May 2026`."""
    return tr("{weekday} {date}", weekday=say_short_weekday(day), date=say_date(day, with_year=with_year))


def say_first_day(first: date, last: date) -> str:
    """The first of two days shown, without the month where the last says it: `Fri 29`, `Fri 29 May`."""
    if first.month != last.month:
        return say_day(first)
    return tr("{weekday} {day}", weekday=say_short_weekday(first), day=first.day)


def say_day_in_full(day: date, *, with_year: bool = False) -> str:
    """`Saturday 30 May`, `Saturday 30 May 2026`."""
    weekday, month = say_weekday(day), _words(_MONTHS)[day.month - 1]
    if with_year:
        return tr("{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)
    return tr("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month)


def say_time(moment: datetime | time) -> str:
    """`18:30`."""
    # Not by the format of dates, which takes ten times as long: a painted weekend says hundreds.
    return f"{moment.hour:02}:{moment.minute:02}"


def say_span(start: datetime, end: datetime) -> str:
    """`18:30–20:30`, `22:00–02:00` over a night, `18:00–Sun 12:00` over days."""
    days = days_of(start, end)
    back = say_time(end) if len(days) == 1 else say_weekday_and_time(end)
    return tr("{start}–{end}", start=say_time(start), end=back)


def say_moment(moment: datetime) -> str:
    """`Sat 30 May 18:30`."""
    return tr("{day} {time}", day=say_day(moment), time=say_time(moment))


def say_weekday_and_time(moment: datetime) -> str:
    """`Sat 18:30`, where the weekend is known."""
    return tr("{weekday} {time}", weekday=say_short_weekday(moment), time=say_time(moment))


def say_stamp(moment: datetime) -> str:
    """`Sat 30 May, 18:30`: when something was done."""
    return tr("{day}, {time}", day=say_day(moment), time=say_time(moment))


def _words(names: str) -> list[str]:
    said = tr(names).split()
    return said if len(said) == len(names.split()) else names.split()
