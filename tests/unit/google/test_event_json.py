"""The Calendar API's JSON to a CalendarEvent, and a patch to the API's JSON."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.adapters.google.event_json import event_from_json, event_to_json
from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.workflows.ports.calendar import EventPatch

LA = ZoneInfo("America/Los_Angeles")
NEW_YORK = ZoneInfo("America/New_York")
START = {"dateTime": "2026-05-30T18:30:00-07:00", "timeZone": "America/New_York"}
END = {"dateTime": "2026-05-31T03:30:00Z"}


def test_every_field():
    event = event_from_json(
        {
            "id": "jadaquinn0530",
            "etag": '"12"',
            "status": "confirmed",
            "summary": "Quinn Sunset",
            "description": "Captain: Darrell<br>",
            "location": "Dock 4",
            "start": START,
            "end": END,
            "sequence": 4,
            "created": "2026-05-01T10:00:00.000Z",
            "updated": "2026-05-20T11:00:00.123Z",
            "extendedProperties": {"private": {"jadaDeskOperation": "op-1", "other": "x"}},
        },
        LA,
    )
    assert event == CalendarEvent(
        event_id="jadaquinn0530",
        summary="Quinn Sunset",
        description="Captain: Darrell<br>",
        location="Dock 4",
        start=datetime(2026, 5, 30, 18, 30, tzinfo=LA),
        end=datetime(2026, 5, 30, 20, 30, tzinfo=LA),
        time_zone="America/New_York",
        etag='"12"',
        sequence=4,
        created=datetime(2026, 5, 1, 10, tzinfo=UTC),
        updated=datetime(2026, 5, 20, 11, 0, 0, 123000, tzinfo=UTC),
        operation="op-1",
    )


def test_a_whole_day_starts_at_midnight_at_home():
    event = event_from_json({"id": "e", "start": {"date": "2026-06-01"}, "end": {"date": "2026-06-04"}}, LA)
    assert isinstance(event, CalendarEvent)
    assert event.all_day
    assert (event.start, event.end) == (datetime(2026, 6, 1, tzinfo=LA), datetime(2026, 6, 4, tzinfo=LA))
    assert (event.summary, event.description, event.time_zone) == ("", "", "America/Los_Angeles")


def test_a_time_without_offset_is_in_its_zone():
    times = {"start": {"dateTime": "2026-05-30T10:00:00", "timeZone": "America/New_York"}, "end": END}
    event = event_from_json({"id": "e", **times}, LA)
    assert isinstance(event, CalendarEvent)
    assert event.start == datetime(2026, 5, 30, 10, tzinfo=NEW_YORK)


def test_a_cancelled_event_may_have_lost_everything_but_its_id():
    bare = event_from_json({"id": "e", "status": "cancelled"}, LA)
    assert isinstance(bare, CalendarEvent)
    assert bare.cancelled
    assert bare.start == bare.end == datetime(1970, 1, 1, tzinfo=UTC)
    due = {"originalStartTime": {"dateTime": "2026-05-30T18:30:00-07:00"}}
    occurrence = event_from_json({"id": "e_1", "status": "cancelled", **due}, LA)
    assert isinstance(occurrence, CalendarEvent)
    assert occurrence.start == datetime(2026, 5, 30, 18, 30, tzinfo=LA)


@pytest.mark.parametrize(
    ("times", "reason", "day"),
    [
        ({"start": {}, "end": {}}, "It has no start time.", None),
        ({"end": END}, "It has no start time.", None),
        ({"start": {"dateTime": "soon"}, "end": END}, "Its start cannot be read.", None),
        ({"start": START, "end": {"dateTime": 5}}, "Its end cannot be read.", date(2026, 5, 30)),
        ({"start": START}, "It has no end time.", date(2026, 5, 30)),
        ({"start": START, "end": END, "endTimeUnspecified": True}, "It has no end time.", date(2026, 5, 30)),
        ({"start": END, "end": START}, "It ends before it starts.", date(2026, 5, 30)),
        (
            {"start": START, "end": {"date": "2026-05-31"}},
            "Its start and its end are not of one kind: one has an hour, the other has none.",
            date(2026, 5, 30),
        ),
    ],
)
def test_what_cannot_be_read_is_shown_with_its_reason(times, reason, day):
    assert event_from_json({"id": "e", "summary": "Priya", **times}, LA) == UnreadableEvent(
        "e", "Priya", day, reason
    )


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2026-05-30T10:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["dateTime", "date", "private"]), inner)
    ),
    max_leaves=6,
)
names = st.sampled_from(
    "id etag status summary start end sequence created updated extendedProperties".split()
)


@given(st.dictionaries(names, anything, max_size=10))
def test_any_json_is_an_event_or_an_unreadable_one(data):
    assert isinstance(event_from_json(data, LA), CalendarEvent | UnreadableEvent)


def test_a_patch_says_only_what_it_changes():
    assert event_to_json(EventPatch(), LA) == {}
    assert event_to_json(EventPatch(summary="", operation="op"), LA) == {
        "summary": "",
        "extendedProperties": {"private": {"jadaDeskOperation": "op"}},
    }


def test_times_stand_in_the_events_own_zone_also_in_the_hour_that_comes_twice():
    end = datetime(2026, 11, 1, 1, 30, tzinfo=LA, fold=1)
    body = event_to_json(
        EventPatch(start=datetime(2026, 10, 31, 22, tzinfo=LA), end=end, time_zone=LA.key), LA
    )
    assert body["end"] == {
        "dateTime": "2026-11-01T01:30:00-08:00",
        "timeZone": "America/Los_Angeles",
        "date": None,
    }
    body = event_to_json(EventPatch(start=end, end=end, time_zone="America/New_York"), LA)
    assert body["end"]["dateTime"] == "2026-11-01T04:30:00-05:00"
    body = event_to_json(EventPatch(start=end, end=end, time_zone="Nowhere/Land"), LA)
    assert body["end"]["timeZone"] == "America/Los_Angeles"
