"""The weekend out of a long calendar feed: the desk's reading against two libraries on the whole feed.

The reference is what one writes first: `icalendar` parses everything, `recurring-ical-events` picks the days.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from jada_desk.adapters.google.ical import read_events

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = date(2026, 5, 29)
_NAMES = ("Quinn", "Danika", "Jonathan", "Priya", "Helena", "Ōyama", "José", "Zoë")
_CREW = ("Gene", "Sarah", "Angelia", "Kai", "Finn")

Answer = set[tuple[str, float, float, str, str]]


def synthetic_feed(events: int = 10_000, seed: int = 1) -> bytes:
    """So many VEVENTs as Google writes them: six years, 2 % series, overrides, whole days, cancelled ones."""
    rng = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:JADA Internal"]
    written = 0
    while written < events:
        block = list(_event(rng, written))
        written += block.count("BEGIN:VEVENT")
        lines += block
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _event(rng: random.Random, number: int) -> Iterator[str]:
    day = date(2022, 1, 1) + timedelta(days=rng.randrange(6 * 365))
    kind = rng.random()
    if kind < 0.02:
        yield from _series(rng, number, day)
    elif kind < 0.06:
        times = [
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(rng.randint(1, 5)):%Y%m%d}",
        ]
        yield from _block(rng, number, times)
    else:
        start = datetime(day.year, day.month, day.day, rng.randrange(7, 21), 30, tzinfo=ZONE).astimezone(UTC)
        yield from _block(rng, number, _span(start, timedelta(hours=rng.randint(1, 6))))


def _series(rng: random.Random, number: int, day: date) -> Iterator[str]:
    start = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
    rule = rng.choice(
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR,SA", "FREQ=MONTHLY;BYDAY=1SA", "FREQ=DAILY;COUNT=10")
    )
    local = (
        "DTSTART;TZID=America/Los_Angeles:{:%Y%m%dT%H%M%S}",
        "DTEND;TZID=America/Los_Angeles:{:%Y%m%dT%H%M%S}",
    )
    yield from _block(
        rng, number, [local[0].format(start), local[1].format(start + timedelta(hours=2)), f"RRULE:{rule}"]
    )
    if rule == "FREQ=WEEKLY":
        for week in rng.sample(range(1, 200), rng.randrange(4)):
            due = start + timedelta(weeks=week)
            moved = (due + timedelta(hours=rng.randint(-30, 30))).astimezone(UTC)
            replaced = f"RECURRENCE-ID;TZID=America/Los_Angeles:{due:%Y%m%dT%H%M%S}"
            yield from _block(rng, number, [*_span(moved, timedelta(hours=2)), replaced])


def _span(start: datetime, length: timedelta) -> list[str]:
    return [f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DTEND:{start + length:%Y%m%dT%H%M%SZ}"]


def _block(rng: random.Random, number: int, times: list[str]) -> Iterator[str]:
    name = rng.choice(_NAMES)
    text = f"Captain: Darrell\\nCrew: {', '.join(rng.sample(_CREW, 2))}\\nBoarding: 6:15 PM\\n".replace(
        ", ", "\\, "
    )
    yield from ("BEGIN:VEVENT", *times, "DTSTAMP:20260528T203000Z", f"UID:bench{number:06d}@google.com")
    yield "CREATED:20260101T000000Z"
    notes = "wind and weather " * 12
    yield f"DESCRIPTION:{text}Guest: {name}\\nPassengers: {rng.randint(1, 6)}\\nNotes: {notes}"
    yield from ("LAST-MODIFIED:20260301T120000Z", "LOCATION:San Diego Bay", f"SEQUENCE:{rng.randrange(3)}")
    yield f"STATUS:{'CANCELLED' if rng.random() < 0.01 else 'CONFIRMED'}"
    yield from (f"SUMMARY:{name} Sunset", "TRANSP:OPAQUE", "END:VEVENT")


def _folded(line: str) -> str:
    raw = line.encode()
    pieces = []
    while len(raw) > 75:
        cut = 75
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(raw[:cut].decode())
        raw = b" " + raw[cut:]
    return "\r\n".join([*pieces, raw.decode()]) + "\r\n"


def read_by_libraries(data: bytes, first: date, last: date) -> Answer:
    calendar = icalendar.Calendar.from_ical(data)
    begin = datetime(first.year, first.month, first.day, tzinfo=ZONE)
    found = recurring_ical_events.of(calendar).between(begin, begin + timedelta(days=(last - first).days + 1))
    return {
        (
            str(one["UID"]).removesuffix("@google.com"),
            _seconds(one["DTSTART"].dt),
            _seconds(one["DTEND"].dt),
            str(one["SUMMARY"]),
            str(one["DESCRIPTION"]),
        )
        for one in found
        if one["STATUS"] != "CANCELLED"
    }


def read_by_desk(data: bytes, first: date, last: date) -> Answer:
    events, unreadable = read_events(data, first, last, ZONE)
    assert not unreadable
    return {
        (one.event_id.split("_")[0], one.start.timestamp(), one.end.timestamp(), one.summary, one.description)
        for one in events
    }


def _seconds(value: date | datetime) -> float:
    moment = (
        value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=ZONE)
    )
    return moment.timestamp()


def _timed(read: Callable[[bytes, date, date], Answer], data: bytes) -> tuple[float, Answer]:
    begin = perf_counter()
    answer = read(data, FRIDAY, FRIDAY + timedelta(days=2))
    return perf_counter() - begin, answer


def run() -> dict[str, object]:
    """The ratio of both times for one weekend, and whether the answers are the same."""
    data = synthetic_feed()
    _timed(read_by_desk, synthetic_feed(200))  # what the first use of the libraries loads is not counted
    desk_s, ours = min(_timed(read_by_desk, data) for _ in range(3))
    library_s, theirs = _timed(read_by_libraries, data)
    return {
        "ratio": library_s / desk_s,
        "same_answers": ours == theirs,
        "events_in_feed": data.count(b"BEGIN:VEVENT"),
        "events_in_weekend": len(ours),
        "desk_s": desk_s,
        "library_s": library_s,
    }


if __name__ == "__main__":
    print(run())
