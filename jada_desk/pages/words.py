"""Days, times, names and addresses as readers see them, in their language, whatever the machine's locale is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from jada_desk.domain.language import Language
from jada_desk.domain.phone import to_display, to_e164
from jada_desk.domain.plain_text import one_line


@dataclass(frozen=True, slots=True)
class _Calendar:
    """How a language writes days and times. `day` and `short_day` are formats of weekday, month and number,
    `between_units` stand between the parts of a duration and before the last.
    """

    days: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    short_day: str
    halves: tuple[str, str]
    units: dict[str, str]
    between_units: tuple[str, str]


_CALENDARS: Final = {
    Language.ENGLISH: _Calendar(
        tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
        tuple(
            "January February March April May June July August September October November December".split()
        ),
        day="{weekday}, {month} {number}",
        short_day="{weekday} {month} {number}",
        halves=("AM", "PM"),
        units={"days": "day", "hours": "hour", "minutes": "minute"},
        between_units=(" ", " "),
    ),
    # Days and months are written small; the halves of the day as the Spanish of the United States has them.
    Language.SPANISH: _Calendar(
        tuple("lunes martes miércoles jueves viernes sábado domingo".split()),
        tuple(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
        ),
        day="{weekday} {number} de {month}",
        short_day="{weekday} {number} {month}",
        halves=("a.m.", "p.m."),
        units={"días": "día", "horas": "hora", "minutos": "minuto"},
        between_units=(", ", " y "),
    ),
}


def say_day(day: date, language: Language = Language.ENGLISH) -> str:
    """`Saturday, May 30`; `sábado 30 de mayo`."""
    words = _CALENDARS[language]
    return words.day.format(
        weekday=words.days[day.weekday()], month=words.months[day.month - 1], number=day.day
    )


def say_day_shortly(day: date, language: Language = Language.ENGLISH) -> str:
    """`Sat May 30`; `sáb 30 may`."""
    words = _CALENDARS[language]
    weekday, month = words.days[day.weekday()][:3], words.months[day.month - 1][:3]
    return words.short_day.format(weekday=weekday, month=month, number=day.day)


def say_time(moment: datetime, language: Language = Language.ENGLISH) -> str:
    """`6:15 PM`; `6:15 p.m.`."""
    half = _CALENDARS[language].halves[moment.hour >= 12]
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {half}"


def say_time_on(moment: datetime, day: date, language: Language = Language.ENGLISH) -> str:
    """`6:15 PM`, with its day when that is another one: `12:30 AM, Sun May 31`."""
    said = say_time(moment, language)
    return said if moment.date() == day else f"{said}, {say_day_shortly(moment.date(), language)}"


def say_duration(minutes: int, language: Language = Language.ENGLISH) -> str:
    """`2 hours`, `1 hour 30 minutes`, `45 minutes`, `2 days 3 hours`."""
    hours, rest = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    words = _CALENDARS[language]
    counted = [
        f"{number} {one if number == 1 else many}"
        for number, (many, one) in zip((days, hours, rest), words.units.items(), strict=True)
        if number
    ]
    *first, last = counted or [f"0 {list(words.units)[-1]}"]
    between, before_last = words.between_units
    return f"{between.join(first)}{before_last}{last}" if first else last


def begin_large(words: str) -> str:
    """The words with a large first letter, as they begin a heading: `Sábado 30 de mayo`."""
    return words[:1].upper() + words[1:]


def web_address(address: str) -> str:
    """The address if it may be linked (http or https, with a host, no spaces or controls), else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return address if web and address.isprintable() and " " not in address else ""


def dialled(phone: str) -> str:
    """A phone number as a link dials it, `+16195550001`; "" when it is none."""
    return to_e164(phone) or ""


def shown_phone(phone: str) -> str:
    """`(619) 555-0001` for a North American number, any other as it is written."""
    return one_line(to_display(phone), 40)
