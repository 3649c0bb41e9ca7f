"""Times of day as typed: `1:45 PM`, `1.45 p.m.`, `5p`, `13:45`, `1345`, `13h45`, `1:45`, `noon`."""

import re
from dataclasses import dataclass
from datetime import time

_MINUTES_A_DAY = 24 * 60
# Without a start to go by, a bare `1:45` is taken in the working day that begins at this hour.
_DAY_BEGINS_MIN = 7 * 60

_CLOCK = re.compile(
    r"""(?<![0-9A-Za-z:.])
    (?:
      (?P<word>(?:12\s)?(?:noon|midday|midnight))
    |
      (?P<hour>[0-9]{1,2})
      (?:(?P<mark>[:.h]?)(?P<minute>[0-5][0-9]))?
      (?![0-9]|[:.][0-9])
      (?:(?P<gap>\s{0,2})(?P<half>[ap](?:\.\s?m\.?|\s?m)|(?<=[0-9])[ap]))?
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(r"\s{0,4}(?:(?:at|by|from|about|around|before|approx\.?|@|~)\s{0,3}){0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time of day found in a text: `text[begin:end]`, and what it can mean.

    `readings` are one time, or two when morning and afternoon cannot be told apart. `strong` tells a time by
    its own form (`1:45`, `5 PM`, `noon`) from a mere number (`5`, `1345`).
    """

    begin: int
    end: int
    readings: tuple[time, ...]
    strong: bool

    def resolve(self, start: time | None) -> time:
        """The reading that lies before and nearest to `start`; without a start the one from 7:00 to 18:59."""
        if start is None:
            return min(self.readings, key=lambda one: (_minutes(one) - _DAY_BEGINS_MIN) % _MINUTES_A_DAY)
        return min(self.readings, key=lambda one: (_minutes(start) - _minutes(one)) % _MINUTES_A_DAY)


def read_time(text: str, *, start: time | None = None) -> time | None:
    """The one time of day that `text` states, None when it states none or several.

    `start` is the local time at which the charter starts; it decides what `1:45` means. Words beside the time
    are allowed (`by 1:45 PM sharp`).
    """
    found = find_time(text)
    return found.resolve(start) if found else None


def find_time(text: str) -> TypedTime | None:
    """The one time in a text that is about nothing else; a mere number counts only at its beginning."""
    strong = [one for match in _CLOCK.finditer(text) if (one := _typed(match)) and one.strong]
    if strong:
        return strong[0] if len(strong) == 1 else None
    lead = _LEAD.match(text)
    match = _CLOCK.match(text, lead.end() if lead else 0)
    if match is None or re.search(r"[0-9]", text[match.end() :]):
        return None
    return _typed(match)


def time_at(text: str, begin: int) -> TypedTime | None:
    """The time at `begin` in running text: by its own form, or four digits that no street name follows."""
    match = _CLOCK.match(text, begin)
    found = _typed(match) if match else None
    if found is None or found.strong:
        return found
    is_clock = found.end - found.begin == 4 and not re.match(r"\s{1,3}[A-Z]", text[found.end :])
    return found if is_clock else None


def write_time(moment: time, *, like: str = "", start: time | None = None) -> str:
    """A time in the style of `like`, else as `1:45 PM`; `read_time` with this `start` reads it back."""
    styled = _styled(moment, like.strip())
    return styled if read_time(styled, start=start) == moment else _twelve_hours(moment)


def _typed(match: re.Match[str]) -> TypedTime | None:
    readings = _readings(match)
    if not readings:
        return None
    strong = bool(match["word"] or match["mark"] or match["half"])
    return TypedTime(match.start(), match.end(), readings, strong)


def _readings(match: re.Match[str]) -> tuple[time, ...]:
    if match["word"]:
        return (time(0) if match["word"].lower().endswith("midnight") else time(12),)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 23:
        return ()
    if match["half"] and hour <= 12:
        return (time(hour % 12 + (12 if match["half"][0] in "pP" else 0), minute),)
    if _is_24_hours(match["hour"]):
        return (time(hour, minute),)
    return time(hour % 12, minute), time(hour % 12 + 12, minute)


def _is_24_hours(hour: str) -> bool:
    """A leading zero or an hour past noon: nobody types these on a twelve-hour clock without am or pm."""
    return hour.startswith("0") or int(hour) > 12


def _styled(moment: time, like: str) -> str:
    match = _CLOCK.fullmatch(like)
    if match is None or match["word"]:
        return _twelve_hours(moment)
    mark = match["mark"]
    if match["minute"] is None:
        tail, mark = (f":{moment.minute:02}" if moment.minute else ""), ":"
    else:
        tail = f"{mark}{moment.minute:02}"
    if match["half"]:
        letter = "p" if moment.hour >= 12 else "a"
        half = (letter.upper() if match["half"][0].isupper() else letter) + match["half"][1:]
        width = 2 if match["hour"].startswith("0") else 1
        return f"{_hour_of_twelve(moment):0{width}}{tail}{match['gap']}{half}"
    four_digits = not mark and len(match["hour"]) == 2
    if four_digits or _is_24_hours(match["hour"]):
        return f"{moment.hour:02}{tail}"
    return f"{_hour_of_twelve(moment)}{tail}"


def _twelve_hours(moment: time) -> str:
    return f"{_hour_of_twelve(moment)}:{moment.minute:02} {'PM' if moment.hour >= 12 else 'AM'}"


def _hour_of_twelve(moment: time) -> int:
    return moment.hour % 12 or 12


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
