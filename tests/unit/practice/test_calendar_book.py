from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jada_desk.practice.calendar_book import CalendarBook
from jada_desk.practice.calendar_listing import Listing
from jada_desk.practice.clock import PracticeClock
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.recurrence import occurrences
from jada_desk.practice.store import Store

ZONE = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "state.db")
    store.set_meta("generation", "g1")
    yield store
    store.close()


@pytest.fixture
def clock(store: Store) -> PracticeClock:
    return PracticeClock(store)


@pytest.fixture
def book(store: Store, clock: PracticeClock) -> CalendarBook:
    return CalendarBook(store, clock)


def event(event_id: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    key = "dateTime" if "T" in start else "date"
    zone = {"timeZone": ZONE.key} if key == "dateTime" else {}
    return {"id": event_id, "start": {key: start, **zone}, "end": {key: end, **zone}, **more}


def ids(book: CalendarBook, **parameters: Any) -> list[str]:
    return [one["id"] for one in Listing(book, parameters).answer()["items"]]


def test_a_series_keeps_its_hour_over_both_dst_nights(book: CalendarBook):
    rule = ["RRULE:FREQ=DAILY;COUNT=3"]
    spring = book.insert(event("spring", "2026-03-07T09:00:00", "2026-03-07T10:00:00", recurrence=rule))
    autumn = book.insert(event("autumn", "2026-10-31T09:00:00", "2026-10-31T10:00:00", recurrence=rule))
    assert [one["id"] for one in occurrences(spring, ZONE)] == [
        "spring_20260307T170000Z",
        "spring_20260308T160000Z",
        "spring_20260309T160000Z",
    ]
    assert [one["start"]["dateTime"][-14:] for one in occurrences(autumn, ZONE)] == [
        "09:00:00-07:00",
        "09:00:00-08:00",
        "09:00:00-08:00",
    ]


def test_an_all_day_series_has_ids_by_day(book: CalendarBook):
    rule = ["RRULE:FREQ=WEEKLY;UNTIL=20260615", "EXDATE;VALUE=DATE:20260608", "RDATE;VALUE=DATE:20260603"]
    yard = book.insert(event("haul0", "2026-06-01", "2026-06-03", recurrence=rule))
    found = list(occurrences(yard, ZONE))
    assert [one["id"] for one in found] == ["haul0_20260601", "haul0_20260603", "haul0_20260615"]
    assert found[-1]["end"] == {"date": "2026-06-17"}
    assert book.get("haul0_20260603")["originalStartTime"] == {"date": "2026-06-03"}


def test_until_is_read_in_the_series_own_time(book: CalendarBook):
    rule = ["RRULE:FREQ=DAILY;UNTIL=20260603T160000Z"]
    daily = book.insert(event("dail1", "2026-06-01T09:00:00", "2026-06-01T10:00:00", recurrence=rule))
    assert len(list(occurrences(daily, ZONE))) == 3


def test_an_occurrence_that_was_moved_is_itself_and_no_other(book: CalendarBook):
    rule = ["RRULE:FREQ=WEEKLY;COUNT=4"]
    series = book.insert(event("series", "2026-06-01T09:00:00", "2026-06-01T10:00:00", recurrence=rule))
    one = "series_20260608T160000Z"
    assert book.get(one)["etag"] == series["etag"]
    with pytest.raises(GoogleError, match="Precondition"):
        book.patch(one, {"summary": "x"}, '"1"')
    times = {
        key: {"dateTime": f"2026-06-20T{hour}:00:00-07:00"} for key, hour in (("start", 15), ("end", 16))
    }
    moved = book.patch(one, times, series["etag"])
    assert moved["etag"] != series["etag"]
    assert book.get("series") == series
    assert "recurrence" not in moved
    assert len(ids(book, singleEvents=True)) == 4
    window = {"timeMin": datetime(2026, 6, 20, tzinfo=UTC), "timeMax": datetime(2026, 6, 21, tzinfo=UTC)}
    assert ids(book, singleEvents=True, **window) == [one]
    assert ids(book, timeMin=datetime(2026, 6, 22, 17, tzinfo=UTC)) == []
    with pytest.raises(GoogleError, match="Not Found"):
        book.get("series_20260609T160000Z")


def test_deleting_a_series_deletes_its_changed_occurrences(book: CalendarBook):
    rule = ["RRULE:FREQ=WEEKLY;COUNT=2"]
    book.insert(event("series", "2026-06-01T09:00:00", "2026-06-01T10:00:00", recurrence=rule))
    book.patch("series_20260608T160000Z", {"summary": "Changed"}, "")
    book.delete("series", "")
    assert ids(book, singleEvents=True) == []
    assert book.get("series_20260608T160000Z")["status"] == "cancelled"
    with pytest.raises(GoogleError, match="Not Found"):
        book.get("series_20260601T160000Z")


def test_patch_merges_objects_replaces_lists_and_removes_by_null(book: CalendarBook):
    first = {"private": {"a": "1", "b": "2"}, "shared": {"s": "3"}}
    made = book.insert(
        event(
            "merge",
            "2026-06-01T09:00:00",
            "2026-06-01T10:00:00",
            location="Pier",
            extendedProperties=first,
            attendees=[{"email": "a@example.com"}, {"email": "b@example.com"}],
        )
    )
    change = {
        "location": None,
        "extendedProperties": {"private": {"a": None, "c": "4"}},
        "attendees": [{"email": "c@example.com"}],
        "etag": "mine",
        "id": "other",
        "start": {"dateTime": "2026-06-01T08:00:00-07:00"},
    }
    after = book.patch("merge", change, made["etag"])
    assert "location" not in after
    assert after["extendedProperties"] == {"private": {"b": "2", "c": "4"}, "shared": {"s": "3"}}
    assert [one["email"] for one in after["attendees"]] == ["c@example.com"]
    assert (after["id"], after["created"]) == ("merge", made["created"])
    assert after["start"] == {"dateTime": "2026-06-01T08:00:00-07:00", "timeZone": ZONE.key}
    replaced = book.update("merge", event("merge", "2026-06-02", "2026-06-03", summary="New"), after["etag"])
    assert "extendedProperties" not in replaced
    assert replaced["start"] == {"date": "2026-06-02"}
    with pytest.raises(GoogleError, match="Invalid start time"):
        book.patch("merge", {"start": {"dateTime": "2026-06-01T08:00:00-07:00"}}, "")


def test_lists_are_narrowed(book: CalendarBook, clock: PracticeClock):
    private = {"private": {"op": "7"}}
    book.insert(event("first", "2026-06-01T09:00:00", "2026-06-01T10:00:00", summary="Quinn Sunset"))
    book.insert(
        event(
            "second",
            "2026-06-02T09:00:00",
            "2026-06-02T10:00:00",
            location="Quay",
            extendedProperties=private,
        )
    )
    clock.set(clock.now() + timedelta(minutes=1))
    book.delete("first", "")
    assert ids(book) == ["second"]
    assert ids(book, showDeleted=True) == ["first", "second"]
    assert ids(book, q="sunset quinn", showDeleted=True) == ["first"]
    assert ids(book, privateExtendedProperty=["op=7"]) == ["second"]
    assert ids(book, privateExtendedProperty=["op=8"]) == []
    assert ids(book, iCalUID="second@google.com") == ["second"]
    assert ids(book, updatedMin=datetime(2026, 5, 28, tzinfo=UTC), orderBy="updated") == ["second", "first"]
    assert ids(book, updatedMin=datetime(2027, 5, 28, tzinfo=UTC)) == []


def test_a_write_between_two_pages_is_in_the_next_sync(book: CalendarBook):
    for number in range(3):
        book.insert(event(f"event{number}", "2026-06-01T09:00:00", "2026-06-01T10:00:00"))
    page = Listing(book, {"maxResults": 2}).answer()
    book.patch("event0", {"summary": "meanwhile"}, "")
    rest = Listing(book, {"maxResults": 2, "pageToken": page["nextPageToken"]}).answer()
    assert [one["id"] for one in rest["items"]] == ["event2"]
    assert ids(book, syncToken=rest["nextSyncToken"]) == ["event0"]


def test_what_was_written_is_there_after_a_restart(book: CalendarBook, store: Store):
    book.insert(event("first", "2026-06-01T09:00:00", "2026-06-01T10:00:00"))
    again = CalendarBook(store, PracticeClock(store))
    assert again.get("first") == book.get("first")
    assert again.insert(event("later", "2026-06-01", "2026-06-02"))["etag"] != book.get("first")["etag"]
