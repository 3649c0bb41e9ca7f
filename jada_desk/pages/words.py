"""Days, times, names and addresses as readers see them. In English, whatever the machine's locale is."""

from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from jada_desk.domain.phone import to_display, to_e164
from jada_desk.domain.plain_text import one_line

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_day(day: date) -> str:
    """`Saturday, May 30`."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}"


def say_day_shortly(day: date) -> str:
    """`Sat May 30`."""
    return f"{_DAYS[day.weekday()][:3]} {_MONTHS[day.month - 1][:3]} {day.day}"


def say_time(moment: datetime) -> str:
    """`6:15 PM`."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def say_time_on(moment: datetime, day: date) -> str:
    """`6:15 PM`, with its day when that is another one: `12:30 AM, Sun May 31`."""
    other_day = moment.date() != day
    return f"{say_time(moment)}, {say_day_shortly(moment.date())}" if other_day else say_time(moment)


def say_duration(minutes: int) -> str:
    """`2 hours`, `1 hour 30 minutes`, `45 minutes`."""
    hours, rest = divmod(minutes, 60)
    said = [_count(hours, "hour")] if hours else []
    return " ".join(said + ([_count(rest, "minute")] if rest or not hours else []))


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


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
