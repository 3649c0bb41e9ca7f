"""The ports Calendar and CalendarFeed, on the fakes and on Google's API and iCal feed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from jada_desk.adapters.google.calendar_api import GoogleCalendar
from jada_desk.adapters.google.calendar_feed import IcalFeed
from jada_desk.adapters.google.transport import GoogleService
from jada_desk.adapters.local import practice_process
from jada_desk.domain.charter import UnreadableEvent
from jada_desk.domain.errors import AlreadyExists, NotFound, OutcomeUnknown, Refused, Stale, Unavailable
from jada_desk.workflows.ports.calendar import Calendar, CalendarFeed, EventPatch
from tests.fakes.faults import Faults
from tests.fakes.google import LA, THURSDAY, FakeCalendar, FakeFeed

# A weekend of its own, without charters of the practice data.
FRI, SUN = date(2027, 3, 12), date(2027, 3, 14)
START = datetime(2027, 3, 13, 15, 0, tzinfo=LA)
PATCH = EventPatch("Quinn", "Captain: Darrell", "Dock 4", START, START + timedelta(hours=4), LA.key, "op-1")


class ThursdayClock:
    def now(self) -> datetime:
        return THURSDAY


@dataclass
class World:
    """One calendar as the desk sees it, and what other people and the network do to it."""

    calendar: Calendar
    feed: CalendarFeed
    edit: Callable[[str, str], object]
    delete: Callable[[str], object]
    lose_answers: Callable[[int], object]


@pytest.fixture(params=["fake", "practice"])
def world(request, tmp_path) -> World:
    return (
        fake_world() if request.param == "fake" else real_world(request.getfixturevalue("practice"), tmp_path)
    )


def fake_world() -> World:
    left = [0]

    def lose(call: Any) -> None:
        if left[0]:
            left[0] -= 1
            kind = OutcomeUnknown if call.writes else Unavailable
            raise kind("The answer was lost.")

    faults = Faults(after=lose)
    calendar = FakeCalendar(faults=faults)
    return World(
        calendar,
        FakeFeed(calendar),
        lambda event_id, summary: calendar.edit(event_id, summary=summary),
        calendar.delete,
        lambda times: left.__setitem__(0, times),
    )


def real_world(practice, cache) -> World:
    api = GoogleService("calendar", "v3", practice.calendar, None)
    events, name = api.api.events(), practice.calendar_id
    fault = {"target": "calendar", "match": "/events", "kind": "lost"}
    return World(
        real_calendar(practice),
        IcalFeed(practice.feed, LA, cache, ThursdayClock(), allow_loopback=True),
        lambda one, summary: api.send(events.patch(calendarId=name, eventId=one, body={"summary": summary})),
        lambda one: events.delete(calendarId=name, eventId=one).execute(),
        lambda times: practice_process.ask(practice, "POST", "faults", {**fault, "times": times}),
    )


def real_calendar(practice, credentials=None) -> GoogleCalendar:
    return GoogleCalendar(practice.calendar_id, practice.calendar, credentials, LA, ThursdayClock())


@pytest.fixture
def event_id() -> str:
    """One that no other test uses, in Google's alphabet."""
    return "test" + "".join(f"{byte:02x}" for byte in uuid4().bytes)


def seen(event: Any) -> Any:
    """What both the feed and the API tell of an event."""
    return replace(event, etag="", operation="", sequence=0, created=None, updated=None)


class TestWriting:
    def test_what_was_inserted_is_read_back(self, world, event_id):
        event = world.calendar.insert(event_id, PATCH)
        assert world.calendar.get(event_id) == event
        assert (event.event_id, event.summary, event.description) == (event_id, "Quinn", "Captain: Darrell")
        assert (event.location, event.start, event.end) == ("Dock 4", START, START + timedelta(hours=4))
        assert (event.time_zone, event.operation) == ("America/Los_Angeles", "op-1")
        assert event.etag
        assert event.created
        assert event.updated
        assert not event.all_day

    def test_an_id_is_given_once(self, world, event_id):
        world.calendar.insert(event_id, PATCH)
        with pytest.raises(AlreadyExists):
            world.calendar.insert(event_id, replace(PATCH, summary="Other"))
        assert world.calendar.get(event_id).summary == "Quinn"

    def test_also_when_it_was_deleted(self, world, event_id):
        world.calendar.insert(event_id, PATCH)
        world.delete(event_id)
        with pytest.raises(AlreadyExists):
            world.calendar.insert(event_id, PATCH)

    def test_an_event_needs_a_legal_id_and_times(self, world, event_id):
        with pytest.raises(Refused):
            world.calendar.insert("XHQGMDH", PATCH)
        with pytest.raises(Refused):
            world.calendar.insert(event_id, replace(PATCH, start=None, end=None))

    def test_a_patch_leaves_the_rest_alone(self, world, event_id):
        before = world.calendar.insert(event_id, PATCH)
        after = world.calendar.patch(
            event_id, EventPatch(description="Captain: Gene", operation="op-2"), before.etag
        )
        assert after == world.calendar.get(event_id)
        assert (after.description, after.operation) == ("Captain: Gene", "op-2")
        assert seen(replace(after, description=before.description)) == seen(before)
        assert after.etag != before.etag
        assert (after.sequence, after.updated) > (before.sequence, before.updated)

    def test_an_empty_text_empties_and_none_does_not(self, world, event_id):
        before = world.calendar.insert(event_id, PATCH)
        after = world.calendar.patch(event_id, EventPatch(location="", operation="op-2"), before.etag)
        assert (after.location, after.description) == ("", before.description)

    def test_times_are_written_in_the_events_own_zone(self, world, event_id):
        new_york = ZoneInfo("America/New_York")
        before = world.calendar.insert(event_id, PATCH)
        start = datetime(2027, 3, 13, 20, tzinfo=new_york)
        patch = EventPatch(start=start, end=start + timedelta(hours=2), time_zone=new_york.key)
        after = world.calendar.patch(event_id, patch, before.etag)
        assert (after.start, after.end - after.start) == (start, timedelta(hours=2))
        assert after.time_zone == "America/New_York"
        assert after.start.tzinfo is LA

    def test_times_over_the_night_of_summer_time(self, world, event_id):
        start = datetime(2027, 3, 13, 23, tzinfo=LA)
        end = datetime(2027, 3, 14, 4, tzinfo=LA)
        event = world.calendar.insert(event_id, replace(PATCH, start=start, end=end))
        assert event.end.timestamp() - event.start.timestamp() == 4 * 3600
        (read,) = [one for one in world.feed.read(FRI, SUN).events if one.event_id == event_id]
        assert (read.start, read.end.isoformat()) == (start, "2027-03-14T04:00:00-07:00")

    @pytest.mark.parametrize("text", ["<b>x</b>&nbsp;\\n, ; \\", "שלום ⛵ 船\ttab\n\nend", "x" * 8000])
    def test_text_comes_back_to_the_byte(self, world, event_id, text):
        world.calendar.insert(event_id, replace(PATCH, description=text, summary="‮" + text[:20].strip()))
        assert world.calendar.get(event_id).description == text
        (read,) = [one for one in world.feed.read(FRI, SUN).events if one.event_id == event_id]
        assert read.description == text

    def test_somebody_elses_edit_is_never_overwritten(self, world, event_id):
        before = world.calendar.insert(event_id, PATCH)
        world.edit(event_id, "Quinn and friends")
        with pytest.raises(Stale):
            world.calendar.patch(event_id, EventPatch(summary="Mine", operation="op-2"), before.etag)
        event = world.calendar.get(event_id)
        assert (event.summary, event.operation) == ("Quinn and friends", "op-1")

    def test_what_is_not_there(self, world, event_id):
        with pytest.raises(NotFound):
            world.calendar.get(event_id)
        with pytest.raises(NotFound):
            world.calendar.patch(event_id, EventPatch(summary="x"), '"1"')
        before = world.calendar.insert(event_id, PATCH)
        world.delete(event_id)
        with pytest.raises(NotFound):
            world.calendar.get(event_id)
        with pytest.raises((NotFound, Stale)):
            world.calendar.patch(event_id, EventPatch(summary="x"), before.etag)

    def test_a_lost_answer_is_told_by_the_operation(self, world, event_id):
        before = world.calendar.insert(event_id, PATCH)
        world.lose_answers(1)
        with pytest.raises(OutcomeUnknown):
            world.calendar.patch(event_id, EventPatch(summary="New", operation="op-2"), before.etag)
        event = world.calendar.get(event_id)
        assert (event.summary, event.operation) == ("New", "op-2")

    def test_a_deleted_event_is_brought_back(self, world, event_id):
        made = world.calendar.insert(event_id, PATCH)
        world.delete(event_id)
        (gone,) = [one for one in world.calendar.read(FRI, SUN).events if one.event_id == event_id]
        assert gone.cancelled and gone.etag != made.etag
        back = world.calendar.patch(event_id, EventPatch(restored=True, operation="op-9"), gone.etag)
        assert (back.cancelled, back.summary, back.operation) == (False, PATCH.summary, "op-9")
        assert world.calendar.get(event_id).start == made.start

    def test_a_lost_answer_to_a_read_may_be_asked_again(self, world, event_id):
        world.calendar.insert(event_id, PATCH)
        world.lose_answers(1)
        with pytest.raises(Unavailable):
            world.calendar.get(event_id)
        assert world.calendar.get(event_id).event_id == event_id


class TestReading:
    def test_the_days_asked_for_in_order(self, world):
        ids = ["test" + uuid4().hex for _ in range(5)]
        starts = [datetime(2027, 3, 11, 20), datetime(2027, 3, 12), datetime(2027, 3, 12, 12)]  # noqa: DTZ001
        starts += [datetime(2027, 3, 14, 23), datetime(2027, 3, 15)]  # noqa: DTZ001
        for one, start in zip(ids, (start.replace(tzinfo=LA) for start in starts), strict=True):
            world.calendar.insert(one, replace(PATCH, start=start, end=start + timedelta(hours=2)))
        world.delete(ids[1])
        for source in (world.calendar, world.feed):
            reading = source.read(FRI, SUN)
            standing = [one.event_id for one in reading.events if not one.cancelled]
            assert [one for one in standing if one in ids] == ids[2:4]
            gone = [one for one in reading.events if one.event_id == ids[1]]
            # The API still says what was deleted, whole; the feed does not.
            assert [one.cancelled and one.summary == PATCH.summary for one in gone] == [True] * (
                source is world.calendar
            )
            assert reading.read_at == THURSDAY
            assert not reading.stale_reason
        into_friday = world.calendar.read(date(2027, 3, 11), date(2027, 3, 11)).events
        assert ids[0] in [one.event_id for one in into_friday]

    def test_the_feed_says_what_the_api_says(self, world, event_id):
        event = world.calendar.insert(event_id, PATCH)
        (read,) = [one for one in world.feed.read(FRI, SUN).events if one.event_id == event_id]
        assert seen(read) == seen(event)
        assert not read.etag
        assert not read.operation
        assert read.created
        assert read.updated

    def test_changes_since_a_token(self, world, event_id):
        other = event_id + "b"
        world.calendar.insert(event_id, PATCH)
        first = world.calendar.changes("")
        assert first.full
        assert event_id in [event.event_id for event in first.events]
        assert not any(event.cancelled for event in first.events)
        assert world.calendar.changes(first.next_token).events == ()
        world.edit(event_id, "Edited")
        world.calendar.insert(other, PATCH)
        second = world.calendar.changes(first.next_token)
        assert not second.full
        assert {event.event_id: event.summary for event in second.events} == {
            event_id: "Edited",
            other: "Quinn",
        }
        world.delete(event_id)
        third = world.calendar.changes(second.next_token)
        assert [(event.event_id, event.cancelled) for event in third.events] == [(event_id, True)]

    def test_a_token_nobody_knows_gives_everything(self, world, event_id):
        world.calendar.insert(event_id, PATCH)
        changes = world.calendar.changes("never-given")
        assert changes.full
        assert event_id in [event.event_id for event in changes.events]
        assert not world.calendar.changes(changes.next_token).full


class TestThePracticeWeekend:
    """What only Google-shaped data has: series, moved occurrences, an event that cannot be read."""

    first, last = date(2026, 5, 29), date(2026, 5, 31)

    def test_feed_and_api_agree(self, fresh_practice, tmp_path):
        world = real_world(fresh_practice, tmp_path)
        by_feed, by_api = (source.read(self.first, self.last) for source in (world.feed, world.calendar))
        assert [seen(event) for event in by_feed.events] == [seen(event) for event in by_api.events]
        assert {"jadaquinn0530", "jadadanika0530", "jadajonathan0531"} < {e.event_id for e in by_api.events}
        for reading in (by_feed, by_api):
            assert [(one.event_id, bool(one.reason)) for one in reading.unreadable] == [
                ("jadabroken0530", True)
            ]

    def test_and_over_all_their_months(self, fresh_practice, tmp_path):
        world = real_world(fresh_practice, tmp_path)
        span = date(2026, 4, 1), date(2026, 8, 1)
        by_feed, by_api = (source.read(*span) for source in (world.feed, world.calendar))
        order = lambda event: (event.start.timestamp(), event.event_id)  # noqa: E731
        standing = [one for one in by_api.events if not one.cancelled]
        assert sorted(map(seen, by_feed.events), key=order) == sorted(map(seen, standing), key=order)
        assert len(by_api.events) > 40

    def test_an_occurrence_is_patched_alone(self, fresh_practice, tmp_path):
        world = real_world(fresh_practice, tmp_path)
        one = "jadadockcommittee_20260612T160000Z"
        before = world.calendar.get(one)
        world.calendar.patch(one, EventPatch(summary="Dock talk", operation="op"), before.etag)
        around = date(2026, 6, 5), date(2026, 6, 19)
        for source in (world.calendar, world.feed):
            titles = {
                e.event_id[-16:-8]: e.summary
                for e in source.read(*around).events
                if "committee" in e.event_id
            }
            assert titles == {
                "20260605": "Dock committee",
                "20260612": "Dock talk",
                "20260619": "Dock committee",
            }

    def test_what_cannot_be_read_is_in_the_full_sync_too(self, fresh_practice):
        changes = real_calendar(fresh_practice).changes("")
        assert [one.event_id for one in changes.unreadable] == ["jadabroken0530"]
        assert all(isinstance(one, UnreadableEvent) for one in changes.unreadable)

    def test_getting_what_cannot_be_read_is_refused_with_the_reason(self, fresh_practice):
        with pytest.raises(Refused, match="no start time"):
            real_calendar(fresh_practice).get("jadabroken0530")

    def test_many_threads_each_get_their_own_answer(self, fresh_practice):
        calendar = real_calendar(fresh_practice)
        ids = ["jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadajune0614"] * 25
        with ThreadPoolExecutor(8) as threads:
            assert [event.event_id for event in threads.map(calendar.get, ids)] == ids

    @pytest.mark.parametrize(
        ("kind", "error"),
        [
            ("throttle", Unavailable),
            ("status:500", OutcomeUnknown),
            ("status:429", Unavailable),
            ("reset", OutcomeUnknown),
        ],
    )
    def test_failures_of_a_write(self, fresh_practice, kind, error):
        calendar = real_calendar(fresh_practice)
        before = calendar.get("jadaquinn0530")
        fault = {"target": "calendar", "match": "PATCH", "times": 1, "kind": kind}
        practice_process.ask(fresh_practice, "POST", "faults", fault)
        with pytest.raises(error):
            calendar.patch("jadaquinn0530", EventPatch(summary="x"), before.etag)
        assert calendar.get("jadaquinn0530") == before

    def test_the_feed_falls_back_on_its_last_good_copy(self, fresh_practice, tmp_path):
        feed = IcalFeed(fresh_practice.feed, LA, tmp_path, ThursdayClock(), allow_loopback=True)
        good = feed.read(self.first, self.last)
        for kind in ("reset", "throttle", "status:503"):
            fault = {"target": "feed", "times": 1, "kind": kind}
            practice_process.ask(fresh_practice, "POST", "faults", fault)
            stale = feed.read(self.first, self.last)
            assert (stale.events, stale.unreadable) == (good.events, good.unreadable)
            assert stale.stale_reason.endswith("This is the last good copy.")
        assert feed.read(self.first, self.last) == good
        assert good.read_at == datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
