"""The calendar feed's text: what is read out of it, what is refused, and that nothing hides anything else."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.adapters.google.ical import read_events
from tests.bench.bench_feed import FRIDAY, read_by_desk, read_by_libraries, synthetic_feed

LA = ZoneInfo("America/Los_Angeles")
FRI, SUN = date(2026, 5, 29), date(2026, 5, 31)
GOOD = "UID:good1@google.com\nDTSTART:20260531T010000Z\nDTEND:20260531T030000Z\nSUMMARY:Good"


def feed(*events, head=""):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *([head] if head else [])]
    for event in events:
        lines += ["BEGIN:VEVENT", event.strip(), "END:VEVENT"]
    return "\r\n".join("\n".join([*lines, "END:VCALENDAR", ""]).split("\n")).encode()


def read(*events, first=FRI, last=SUN, zone=LA, head=""):
    return read_events(feed(*events, head=head), first, last, zone)


def only(*events, **kwargs):
    found, unreadable = read(*events, **kwargs)
    assert not unreadable
    (event,) = found
    return event


def refused(*events, **kwargs):
    """The one unreadable event; the good one beside it is read all the same."""
    found, unreadable = read(GOOD, *events, **kwargs)
    assert "good1" in [event.event_id for event in found]
    (one,) = unreadable
    return one


def local(*parts):
    year, month, day, *clock = parts
    return datetime.combine(date(year, month, day), time(*clock), LA)


class TestSingleEvents:
    def test_every_field_of_a_google_event(self):
        event = only(
            "DTSTART:20260531T013000Z\nDTEND:20260531T033000Z\nDTSTAMP:20260528T203000Z\n"
            "UID:jadaquinn0530@google.com\nCREATED:20260501T100000Z\n"
            "DESCRIPTION:Captain: Darrell\\nCrew: Gene\\, Sarah\\n<b>ra\n w</b>\\; C:\\\\x\n"
            "LAST-MODIFIED:20260520T110000Z\nLOCATION:Dock 4\nSEQUENCE:3\nSTATUS:CONFIRMED\n"
            "SUMMARY:Quinn Sunset"
        )
        assert event.event_id == "jadaquinn0530"
        assert (event.start, event.end) == (local(2026, 5, 30, 18, 30), local(2026, 5, 30, 20, 30))
        assert event.start.tzinfo is LA
        assert event.description == "Captain: Darrell\nCrew: Gene, Sarah\n<b>raw</b>; C:\\x"
        assert (event.summary, event.location, event.sequence) == ("Quinn Sunset", "Dock 4", 3)
        assert event.created == datetime(2026, 5, 1, 10, tzinfo=UTC)
        assert event.updated == datetime(2026, 5, 20, 11, tzinfo=UTC)
        assert not event.all_day
        assert not event.cancelled
        assert event.time_zone == "America/Los_Angeles"

    def test_a_fold_in_the_middle_of_a_character_is_joined(self):
        data = (
            feed(GOOD).replace(b"SUMMARY:Good", "SUMMARY:Zoë".encode()).replace(b"\xc3\xab", b"\xc3\r\n \xab")
        )
        assert read_events(data, FRI, SUN, LA)[0][0].summary == "Zoë"

    def test_the_window_is_whole_local_days(self):
        late_thursday = "UID:thursday@google.com\nDTSTART:20260529T050000Z\nDTEND:20260529T070000Z"
        into_friday = "UID:begins@google.com\nDTSTART:20260529T050000Z\nDTEND:20260529T070100Z"
        monday = "UID:monday@google.com\nDTSTART:20260601T070000Z\nDTEND:20260601T080000Z"
        sunday_night = "UID:starts@google.com\nDTSTART:20260601T065900Z\nDTEND:20260601T080000Z"
        found, _ = read(late_thursday, into_friday, monday, sunday_night)
        assert [event.event_id for event in found] == ["begins", "starts"]

    def test_an_event_of_many_weeks_is_seen_in_the_middle(self):
        assert only("UID:haul1@google.com\nDTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260701").all_day

    def test_a_whole_day_is_read_at_home_and_needs_no_end(self):
        event = only("UID:whole@google.com\nDTSTART;VALUE=DATE:20260530")
        assert event.all_day
        assert (event.start, event.end) == (local(2026, 5, 30), local(2026, 5, 31))

    def test_floating_times_and_durations(self):
        event = only("UID:float@google.com\nDTSTART:20260530T100000\nDURATION:PT2H30M")
        assert (event.start, event.end) == (local(2026, 5, 30, 10), local(2026, 5, 30, 12, 30))

    def test_cancelled_events_are_left_out(self):
        assert read(GOOD + "\nSTATUS:CANCELLED") == ([], [])

    def test_of_two_copies_the_newer_counts_even_when_it_lies_elsewhere(self):
        moved = GOOD.replace("20260531", "20270531") + "\nSEQUENCE:2"
        assert read(GOOD + "\nSEQUENCE:1", moved) == ([], [])
        assert only(GOOD + "\nSEQUENCE:3", moved).sequence == 3

    def test_alarms_are_not_taken_for_the_event(self):
        alarm = "BEGIN:VALARM\nUID:alarm\nDESCRIPTION:wake\nTRIGGER:-P1D\nEND:VALARM\n"
        assert only(alarm + GOOD + "\nDESCRIPTION:mine").description == "mine"


class TestIds:
    def test_a_foreign_uid_gets_the_id_that_google_gives_it(self):
        # base32hex of the UID after an underscore: the form of Google's ids for events that came from
        # elsewhere.
        event = only(GOOD.replace("good1@google.com", "040000008200E00074C5B7101A82E00800000000"))
        assert event.event_id == "_60q30c1g60o30e1i60o4ac1g60rj8gpl88rj2c1h84s34h9g60s30c1g60o30c1g"

    def test_no_uid_and_an_endless_one_give_stable_legal_ids(self):
        nameless = GOOD.replace("UID:good1@google.com\n", "")
        first, again = only(nameless), only(nameless)
        endless = only(GOOD.replace("good1@google.com", "x" * 5000))
        assert first.event_id == again.event_id != endless.event_id
        for event in (first, endless):
            assert event.event_id.strip("_").isalnum()
            assert len(event.event_id) < 100

    def test_a_hostile_uid_stays_inside_the_alphabet(self):
        event = only(GOOD.replace("good1@google.com", "../../<b>\\n@google.com"))
        assert set(event.event_id) <= set("_abcdefghijklmnopqrstuv0123456789")


SERIES = (
    "UID:dock1@google.com\nDTSTART;TZID=America/Los_Angeles:20260403T090000\n"
    "DTEND;TZID=America/Los_Angeles:20260403T100000\nRRULE:FREQ=WEEKLY;BYDAY=FR\nSUMMARY:Dock committee"
)
OVERRIDE = (
    "UID:dock1@google.com\nRECURRENCE-ID;TZID=America/Los_Angeles:{}\nDTSTART:{}\nDTEND:{}\nSUMMARY:Moved"
)


class TestSeries:
    def test_an_occurrence_has_the_instance_id(self):
        event = only(SERIES)
        assert event.event_id == "dock1_20260529T160000Z"
        assert (event.start, event.end) == (local(2026, 5, 29, 9), local(2026, 5, 29, 10))
        assert event.time_zone == "America/Los_Angeles"

    def test_a_moved_occurrence_keeps_the_id_of_its_place(self):
        event = only(SERIES, OVERRIDE.format("20260529T090000", "20260530T170000Z", "20260530T180000Z"))
        assert (event.event_id, event.summary) == ("dock1_20260529T160000Z", "Moved")
        assert event.start == local(2026, 5, 30, 10)

    def test_moved_out_of_the_window_and_into_it(self):
        out = OVERRIDE.format("20260529T090000", "20260603T170000Z", "20260603T180000Z")
        into = OVERRIDE.format("20260410T090000", "20260530T170000Z", "20260530T180000Z")
        assert read(SERIES, out) == ([], [])
        assert only(SERIES, out, into).event_id == "dock1_20260410T160000Z"

    def test_a_cancelled_occurrence_is_left_out(self):
        gone = (
            OVERRIDE.format("20260529T090000", "20260529T160000Z", "20260529T170000Z") + "\nSTATUS:CANCELLED"
        )
        assert read(SERIES, gone) == ([], [])

    def test_exdate_and_rdate(self):
        assert read(SERIES + "\nEXDATE;TZID=America/Los_Angeles:20260529T090000") == ([], [])
        more = "\nRDATE;TZID=America/Los_Angeles:20260530T090000,20260531T090000"
        found, _ = read(SERIES + more)
        assert [event.event_id[-16:] for event in found] == [
            "20260529T160000Z",
            "20260530T160000Z",
            "20260531T160000Z",
        ]

    def test_an_override_whose_master_is_missing_stands_for_itself(self):
        event = only(OVERRIDE.format("20260529T090000", "20260530T170000Z", "20260530T180000Z"))
        assert event.event_id == "dock1_20260529T160000Z"

    def test_an_override_that_cannot_be_read_hides_its_place_and_nothing_else(self):
        broken = OVERRIDE.format("20260529T090000", "2026-99-99", "20260530T180000Z")
        found, unreadable = read(SERIES, broken, GOOD, first=date(2026, 5, 22))
        assert [event.event_id for event in found] == ["dock1_20260522T160000Z", "good1"]
        assert [(one.event_id, one.title) for one in unreadable] == [("dock1_20260529T160000Z", "Moved")]

    def test_a_series_moved_from_some_day_on_is_not_guessed_at(self):
        moved = OVERRIDE.format("20260529T090000", "20260530T170000Z", "20260530T180000Z")
        moved = moved.replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;")
        found, unreadable = read(SERIES, moved)
        assert [event.event_id for event in found] == ["dock1_20260529T160000Z"]
        assert [one.event_id for one in unreadable] == ["dock1"]

    def test_whole_days(self):
        event = only("UID:whole@google.com\nDTSTART;VALUE=DATE:20260502\nRRULE:FREQ=WEEKLY\nSUMMARY:x")
        assert (event.event_id, event.all_day, event.start) == ("whole_20260530", True, local(2026, 5, 30))

    def test_a_series_without_an_end_names_each_occurrence(self):
        one = refused(SERIES.replace("DTEND;TZID=America/Los_Angeles:20260403T100000\n", ""))
        assert (one.event_id, one.day, one.reason) == ("dock1_20260529T160000Z", FRI, "It has no end time.")

    def test_until_on_the_day_itself(self):
        assert only(SERIES.replace("BYDAY=FR", "BYDAY=FR;UNTIL=20260529T160000Z"))
        assert read(SERIES.replace("BYDAY=FR", "BYDAY=FR;UNTIL=20260529T155959Z")) == ([], [])


class TestSummerTime:
    """Nights in which the clocks change: 8 March and 1 November 2026."""

    def test_over_the_end_of_summer_time(self):
        event = only(
            "UID:night1@google.com\nDTSTART:20261101T050000Z\nDTEND:20261101T093000Z",
            first=date(2026, 10, 31),
            last=date(2026, 11, 1),
            head="X-WR-TIMEZONE:America/Los_Angeles",
        )
        assert event.start.isoformat() == "2026-10-31T22:00:00-07:00"
        assert event.end.isoformat() == "2026-11-01T01:30:00-08:00"
        assert event.end.timestamp() - event.start.timestamp() == 4.5 * 3600

    def test_over_its_beginning(self):
        event = only(
            "UID:night2@google.com\nDTSTART;TZID=America/Los_Angeles:20260307T230000\nDURATION:PT4H",
            first=date(2026, 3, 7),
            last=date(2026, 3, 8),
        )
        assert event.end.isoformat() == "2026-03-08T04:00:00-07:00"

    def test_an_hour_that_does_not_exist(self):
        event = only(
            "UID:night3@google.com\nDTSTART;TZID=America/Los_Angeles:20260308T023000\nDURATION:PT1H",
            first=date(2026, 3, 8),
            last=date(2026, 3, 8),
        )
        assert event.start.isoformat() == "2026-03-08T03:30:00-07:00"
        assert event.end.isoformat() == "2026-03-08T04:30:00-07:00"

    def test_a_series_keeps_its_hour_on_the_clock(self):
        found, _ = read(
            SERIES.replace("20260403", "20261002"), first=date(2026, 10, 30), last=date(2026, 11, 6)
        )
        assert [event.start.isoformat() for event in found] == [
            "2026-10-30T09:00:00-07:00",
            "2026-11-06T09:00:00-08:00",
        ]
        assert [event.event_id for event in found] == ["dock1_20261030T160000Z", "dock1_20261106T170000Z"]

    def test_an_event_between_the_two_ones_is_in_the_window_of_its_day(self):
        begins = "UID:twice1@google.com\nDTSTART:20261101T083000Z\nDTEND:20261101T090000Z"
        assert (
            only(begins, first=date(2026, 11, 1), last=date(2026, 11, 1)).start.isoformat().endswith("-07:00")
        )
        again = begins.replace("T083000Z", "T093000Z").replace("T090000Z", "T100000Z")
        assert (
            only(again, first=date(2026, 11, 1), last=date(2026, 11, 1)).start.isoformat().endswith("-08:00")
        )


ZONE_BLOCK = (
    "BEGIN:VTIMEZONE\nTZID:Dock time\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0500\n"
    "TZOFFSETTO:-0500\nTZNAME:DOCK\nEND:STANDARD\nEND:VTIMEZONE"
)
AT_TEN = "UID:zoned@google.com\nDTSTART;TZID={0}:20260530T100000\nDTEND;TZID={0}:20260530T110000"


class TestZones:
    @pytest.mark.parametrize(
        "name",
        ["America/New_York", "Eastern Standard Time", "/freeassociation.sourceforge.net/America/New_York"],
    )
    def test_names_that_are_known(self, name):
        assert only(AT_TEN.format(name)).start == local(2026, 5, 30, 7)

    def test_a_zone_that_the_calendar_defines(self):
        event = only(AT_TEN.format("Dock time"), head=ZONE_BLOCK)
        assert event.start == local(2026, 5, 30, 8)
        assert event.time_zone == "America/Los_Angeles"

    def test_a_definition_stays_in_its_calendar(self):
        only(AT_TEN.format("Dock time"), head=ZONE_BLOCK)
        other = only(AT_TEN.format("Dock time"), head=ZONE_BLOCK.replace("-0500", "-0400"))
        assert other.start == local(2026, 5, 30, 7)

    def test_a_series_in_a_defined_zone(self):
        event = only(AT_TEN.format("Dock time") + "\nRRULE:FREQ=YEARLY", head=ZONE_BLOCK)
        assert event.event_id == "zoned_20260530T150000Z"

    @pytest.mark.parametrize("name", ["Nowhere/Land", "../../etc/passwd", "America", "x" * 9000])
    def test_an_unknown_zone_is_said(self, name):
        one = refused(AT_TEN.format(name))
        assert one.reason.startswith("Its time zone “")
        assert len(one.reason) < 120

    def test_a_bomb_in_a_zone_is_not_walked(self):
        rule = "TZNAME:DOCK\nRRULE:FREQ=SECONDLY"
        assert refused(AT_TEN.format("Dock time"), head=ZONE_BLOCK.replace("TZNAME:DOCK", rule))


class TestUnreadable:
    @pytest.mark.parametrize(
        ("times", "reason", "day"),
        [
            ("DTSTART:20260530T100000Z", "It has no end time.", date(2026, 5, 30)),
            ("DTEND:20260530T100000Z", "It has no start time.", None),
            ("DTSTART:soon\nDTEND:later", "Its start cannot be read: “soon”.", None),
            ("DTSTART:20261350T100000Z", "Its start cannot be read: “20261350T100000Z”.", None),
            ("DTSTART:20260530T100000Z\nDTEND:x", "Its end cannot be read: “x”.", date(2026, 5, 30)),
            (
                "DTSTART:20260530T100000Z\nDURATION:2 hours",
                "Its duration cannot be read: “2 hours”.",
                date(2026, 5, 30),
            ),
            (
                "DTSTART:20260530T100000Z\nDTEND:20260530T090000Z",
                "It ends before it starts.",
                date(2026, 5, 30),
            ),
            ("DTSTART:20260530T100000Z\nDURATION:-PT1H", "It ends before it starts.", date(2026, 5, 30)),
            (
                "DTSTART:20260530T100000Z\nDTEND;VALUE=DATE:20260531",
                "Its start and its end are not of one kind: one has an hour, the other has none.",
                date(2026, 5, 30),
            ),
        ],
    )
    def test_each_is_shown_with_its_reason(self, times, reason, day):
        one = refused(f"UID:broken@google.com\nSUMMARY:Priya\\, morning\n{times}")
        assert (one.event_id, one.title, one.reason, one.day) == ("broken", "Priya, morning", reason, day)

    def test_a_bad_one_on_other_days_is_not_shown(self):
        assert read("UID:broken@google.com\nDTSTART:20260705T100000Z\nDTEND:x") == ([], [])

    def test_a_calendar_that_breaks_off(self):
        data = feed(GOOD, GOOD.replace("good1", "other")).partition(
            b"SUMMARY:Good\r\nEND:VEVENT\r\nEND:VCAL"
        )[0]
        found, unreadable = read_events(data, FRI, SUN, LA)
        assert [event.event_id for event in found] == ["good1"]
        assert [one.event_id for one in unreadable] == ["other"]

    def test_times_at_the_end_of_the_calendar(self):
        assert refused("UID:edge1@google.com\nDTSTART:20260530T100000\nDTEND:99991231T235959")

    @given(st.binary(max_size=400))
    def test_any_bytes_do_no_harm(self, noise):
        data = feed(GOOD).replace(
            b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nX:1\r\nEND:VEVENT\r\n" + noise + b"\r\nBEGIN:VEVENT", 1
        )
        read_events(data, FRI, SUN, LA)

    @given(
        st.sampled_from(
            ["DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "DURATION", "SEQUENCE", "UID"]
        ),
        st.text(max_size=40),
    )
    def test_any_value_does_no_harm(self, name, value):
        value = value.replace("\n", "").replace("\r", "")
        event = (
            "\n".join(line for line in SERIES.split("\n") if not line.startswith(name)) + f"\n{name}:{value}"
        )
        found, _ = read(GOOD, event)
        assert "good1" in [one.event_id for one in found]


class TestCostlyRules:
    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;COUNT=10",
            "FREQ=HOURLY",
            "FREQ=HOURLY;COUNT=10;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=HOURLY;COUNT=999999999",
            "FREQ=HOURLY;UNTIL=99990101T000000Z",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYSETPOS=5",
            "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=DAILY;FREQ=SECONDLY",
            "FREQ=DAILY;BYSECOND=1,2,3",
            "FREQ=DAILY;BYHOUR="
            + ",".join(map(str, range(24)))
            + ";BYMINUTE="
            + ",".join(map(str, range(60))),
            "FREQ=FORTNIGHTLY",
            "RSCALE=GREGORIAN;FREQ=DAILY;SKIP=OMIT",
            "INTERVAL=2",
            "",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;INTERVAL=" + "9" * 5000,
        ],
    )
    def test_is_refused_with_a_reason(self, rule):
        one = refused(SERIES.replace("FREQ=WEEKLY;BYDAY=FR", rule))
        assert one.reason.endswith(".")
        assert (one.event_id, one.title, one.day) == ("dock1", "Dock committee", None)

    def test_a_daily_rule_from_the_year_one_is_refused(self):
        assert refused(SERIES.replace("20260403", "00010101").replace("WEEKLY;BYDAY=FR", "DAILY"))

    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=DAILY",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYDAY=5FR",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=5",
            "FREQ=MONTHLY;BYMONTHDAY=29",
            "FREQ=YEARLY;BYMONTH=5;BYDAY=-1FR",
            "FREQ=YEARLY;BYWEEKNO=22;BYDAY=FR",
            "FREQ=HOURLY;INTERVAL=24;COUNT=100",
            "FREQ=DAILY;UNTIL=20260601T000000Z",
        ],
    )
    def test_what_calendars_write_is_not(self, rule):
        found, unreadable = read(SERIES.replace("FREQ=WEEKLY;BYDAY=FR", rule), last=FRI)
        assert not unreadable
        assert [event.event_id for event in found] == ["dock1_20260529T160000Z"]

    def test_a_feed_full_of_them_is_read_up_to_a_limit(self):
        rule = "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1,2,3,4,5,6,7"
        many = [SERIES.replace("dock1", f"dock{n}").replace("FREQ=WEEKLY;BYDAY=FR", rule) for n in range(40)]
        found, unreadable = read(GOOD, *many, first=date(2026, 6, 1), last=date(2026, 6, 1))
        assert len(found) + len(unreadable) == 40
        assert 5 <= len(found) < 40
        assert {one.reason for one in unreadable} == {
            "The calendar repeats more events than can be worked out at once."
        }

    def test_what_stands_in_place_of_a_refused_one_is_read(self):
        moved = OVERRIDE.format("20260529T090000", "20260530T170000Z", "20260530T180000Z")
        found, unreadable = read(SERIES.replace("FREQ=WEEKLY;BYDAY=FR", "FREQ=SECONDLY"), moved)
        assert [event.event_id for event in found] == ["dock1_20260529T160000Z"]
        assert [one.event_id for one in unreadable] == ["dock1"]


def test_same_answers_as_the_libraries_on_the_whole_feed():
    data = synthetic_feed(250, seed=7)
    for weeks in range(-150, 160, 75):
        first = FRIDAY + timedelta(weeks=weeks)
        last = first + timedelta(days=2)
        assert read_by_desk(data, first, last) == read_by_libraries(data, first, last)
