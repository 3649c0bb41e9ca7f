"""Events read as charters, and charters written back into their events."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.charter import EDITABLE, CalendarEvent, Charter, OtherEvent, UnreadableEvent
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.errors import BadInput
from jada_desk.domain.fleet import Boat
from jada_desk.domain.parse import EventChanges, boarding_moment, parse_event, patch_event

ZONE = ZoneInfo("America/Los_Angeles")
BOATS = (Boat("JADA"), Boat("Shearwater"), Boat("JADA II"))
DIRECTORY = Directory(
    (
        CrewMember("darrell", "Darrell", aliases=("Dee",)),
        CrewMember("gene", "Gene"),
        CrewMember("sarah", "Sarah"),
    )
)


def at(day, hour, minute=0, fold=0):
    return datetime(2026, 5, day, hour, minute, tzinfo=ZONE, fold=fold)


SUNSET = at(30, 18, 30)


def event(
    summary="Quinn Sunset", description="", location="", start=SUNSET, end=SUNSET + timedelta(hours=2), **more
):
    return CalendarEvent(
        "jadaquinn0530", summary, description, location, start, end, "America/Los_Angeles", **more
    )


def parse(one, boats=BOATS):
    return parse_event(one, zone=ZONE, boats=boats, directory=DIRECTORY)


def changed(one, changes):
    values = {name: getattr(changes, name) for name in ("summary", "description", "location", "start", "end")}
    return replace(one, **{name: value for name, value in values.items() if value is not None})


def test_a_charter_is_read_in_the_tenants_zone():
    text = "Captain: dee\nCrew: gene, Darrell, Somebody\nBoarding: 6:15\nPassengers: 4"
    text += "\nPhone: 6195550001\nPhoto code: QNN001"
    read = event(description=text, start=at(30, 18, 30).astimezone(UTC), end=at(30, 20, 30).astimezone(UTC))
    assert parse(read) == Charter(
        event_id="jadaquinn0530",
        title="Quinn Sunset",
        boat="JADA",
        start=at(30, 18, 30),
        end=at(30, 20, 30),
        boarding=at(30, 18, 15),
        captain="Darrell",
        crew=("Gene", "Somebody"),
        guest_name="Quinn",
        guest_phone="+1-619-555-0001",
        passengers=4,
        photo_upload_code="QNN001",
        waivers_expected=4,
    )
    assert parse(read).start.tzinfo is ZONE
    assert parse(read).event is read


def test_hostile_text_is_made_safe_to_show_and_kept_as_it_is():
    read = parse(event("\u202eQuinn\x00\r\nSunset", "Guest: <script>\u202e\x07evil"))
    assert (read.title, read.guest_name) == ("Quinn Sunset", "<script>evil")
    assert read.event.description == "Guest: <script>\u202e\x07evil"
    assert parse(event("\x00", "Captain: Gene")).title == "(no title)"


@pytest.mark.parametrize(
    ("title", "guest", "passengers"),
    [
        ("Quinn Sunset", "Quinn", None),
        ("Jonathan Afternoon", "Jonathan", None),
        ("Danika", "Danika", None),
        ("Charter - Priya Morning (4 pax)", "Priya", 4),
        ("JADA: Quinn & Maria sail, party of 6", "Quinn & Maria", 6),
        ("Shearwater Quinn's 3h cruise", "Quinn", None),
        ("Sunset sail for Quinn and Bo", "Quinn and Bo", None),
        ("HOLD – Quinn 18:30", "Quinn", None),
        ("Private charter", "", None),
        ("Sunset / 12 guests", "", 12),
        ("!!! Morning", "", None),
        ("TBD Sunset 🙂", "", None),
        ("x" * 90, "x" * 79 + "…", None),
    ],
)
def test_guest_and_passengers_in_a_title(title, guest, passengers):
    read = parse(event(title, "Captain: Gene\nBooking: XHQGMDH"))
    assert (read.guest_name, read.passengers, read.waivers_expected) == (guest, passengers, passengers or 0)


def test_a_line_counts_before_the_title_also_when_it_leaves_open():
    assert parse(event("Quinn Sunset (4 pax)", "Guest: Zed\nPax: 3")).guest_name == "Zed"
    read = parse(event("Quinn Sunset (4 pax)", "Guest: TBD\nPax: TBD"))
    assert (read.guest_name, read.passengers) == ("", None)


@pytest.mark.parametrize(
    ("description", "location", "boat", "problems"),
    [
        ("", "", "JADA", ()),
        ("", "shearwater, Dock 3", "Shearwater", ()),
        ("", "JADA II", "JADA II", ()),
        ("", "between Shearwater and JADA", "Shearwater", ()),
        ("", "Shearwaters", "JADA", ()),
        ("Vessel: S/V Jada", "Shearwater", "JADA", ()),
        ("Boat: TBD", "Shearwater", "Shearwater", ()),
        ("Boat: Titanic", "Shearwater", "Shearwater", ("Boat “Titanic” is not one of yours.",)),
    ],
)
def test_the_boat(description, location, boat, problems):
    read = parse(event(description=description, location=location))
    assert (read.boat, read.problems) == (boat, problems)


def test_a_tenant_without_boats():
    assert parse(event(), boats=()).boat == ""


@pytest.mark.parametrize(
    ("title", "description", "is_charter"),
    [
        ("Danika", "", False),
        ("Danika", "Crew: Kai", True),
        ("Danika", "Captain: TBD", True),
        ("Danika", "arrive by 5 PM", True),
        ("Danika", "Boarding: after lunch", True),
        ("Danika", "Email: d@example.com", True),
        ("Danika", "Notes: hello", False),
        ("Sunset cruise", "", True),
        ("Crew meeting", "Crew: Gene", False),
        ("Crew meeting", "Charter: yes", True),
        ("Training sail", "", False),
        ("Hold - Quinn Sunset", "", False),
        ("Hold - Quinn Sunset", "Passengers: 4", True),
        ("Shearwater haul-out", "", False),
        ("Dock committee", "", False),
        ("Quinn Sunset", "Captain: Gene\nCharter: no", False),
    ],
)
def test_whether_an_event_is_a_charter(title, description, is_charter):
    assert isinstance(parse(event(title, description)), Charter if is_charter else OtherEvent)


def test_what_is_no_charter_is_a_block_on_its_boat():
    meeting = event("Crew meeting", location="Shearwater")
    assert parse(meeting) == OtherEvent(
        meeting.event_id, "Crew meeting", meeting.start, meeting.end, False, "Shearwater", meeting
    )
    midnight = datetime(2026, 6, 1, tzinfo=UTC)
    haul_out = event(
        "Haul-out", "Charter: yes", start=midnight, end=midnight + timedelta(days=3), all_day=True
    )
    read = parse(haul_out)
    assert isinstance(read, OtherEvent)
    assert (read.start, read.end, read.all_day) == (midnight, midnight + timedelta(days=3), True)
    assert read.start.tzinfo is UTC


@pytest.mark.parametrize(
    ("title", "description", "location", "boat"),
    [
        ("Crew meeting", "", "", ""),
        ("Crew meeting", "", "Dock 3", ""),
        ("Crew meeting", "Boat: Shearwater", "", "Shearwater"),
        ("Shearwater haul-out", "", "Boat yard", "Shearwater"),
    ],
)
def test_a_block_stands_on_no_boat_that_it_does_not_name(title, description, location, boat):
    assert parse(event(title, description, location=location)).boat == boat


def test_a_meeting_that_was_called_a_charter_has_no_guest_in_its_title():
    assert parse(event("Crew meeting", "Charter: yes")).guest_name == ""


@pytest.mark.parametrize(
    ("end", "reason"),
    [(at(30, 18, 30), "This event has no end time."), (at(30, 18), "This event ends before it starts.")],
)
def test_an_event_without_a_length_is_unreadable(end, reason):
    assert parse(event(end=end)) == UnreadableEvent(
        "jadaquinn0530", "Quinn Sunset", date(2026, 5, 30), reason
    )


@pytest.mark.parametrize(
    ("typed", "start", "boarding"),
    [
        ("6:30 PM", at(30, 18, 30), at(30, 18, 30)),
        ("12:30 PM", at(30, 18, 30), at(30, 12, 30)),
        ("11:45 PM", at(30, 0, 30), at(29, 23, 45)),
        ("11:45", at(30, 0, 30), at(29, 23, 45)),
        # 1 November 2026: the hour from 1:00 comes twice; 8 March: the hour from 2:00 never.
        ("1:30 AM", datetime(2026, 11, 1, 4, tzinfo=ZONE), datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=1)),
        ("1:30 AM", datetime(2026, 11, 1, 1, 45, tzinfo=ZONE), datetime(2026, 11, 1, 1, 30, tzinfo=ZONE)),
        ("11 PM", datetime(2026, 11, 1, 4, tzinfo=ZONE), datetime(2026, 10, 31, 23, tzinfo=ZONE)),
        ("2:30 AM", datetime(2026, 3, 8, 5, tzinfo=ZONE), datetime(2026, 3, 8, 3, 30, tzinfo=ZONE)),
    ],
)
def test_boarding_is_a_moment_before_the_start(typed, start, boarding):
    read = parse(
        event(description=f"Boarding: {typed}", start=start, end=start.astimezone(UTC) + timedelta(hours=2))
    )
    assert read.problems == ()
    assert read.boarding.timestamp() == boarding.timestamp()
    assert read.boarding.tzinfo is ZONE


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("7 PM", "Boarding 7:00 PM is after the start."),
        ("12:29 PM", "Boarding 12:29 PM is more than six hours before the start."),
        ("after lunch", "Boarding “after lunch” is no time of day."),
    ],
)
def test_boarding_that_cannot_be_is_a_problem(typed, problem):
    read = parse(event(description=f"Boarding: {typed}"))
    assert (read.boarding, read.problems) == (None, (problem,))


TYPED = "Captain: Dee\nCrew: Gene, Sarah\nPlease arrive by 6:15 PM!\r\nEmail: quinn@example.com"


def patched(one, **values):
    before = parse(one)
    return patch_event(one, before, replace(before, **values), ZONE)


def test_equal_charters_change_nothing():
    assert patched(event(description=TYPED)) == EventChanges()


def test_only_what_differs_is_patched():
    typed = event(description=TYPED, location="Shearwater, Dock 3")
    assert patched(typed, captain="Gene", crew=("Sarah",)) == EventChanges(
        description=TYPED.replace("Dee", "Gene").replace("Gene, Sarah", "Sarah")
    )
    assert patched(typed, boat="JADA") == EventChanges(location="JADA, Dock 3")
    moved = patched(typed, start=at(30, 15), end=at(30, 19), boarding=at(30, 13, 45))
    assert moved == EventChanges(description=TYPED.replace("6:15", "1:45"), start=at(30, 15), end=at(30, 19))
    oddly = event(description="Name: 4")
    assert patched(oddly, title="Danika") == EventChanges(summary="Danika")
    assert patched(typed, end=at(30, 21)) == EventChanges(start=at(30, 18, 30), end=at(30, 21))
    assert patched(typed, title="Zoë Sunset", guest_name="Zoë") == EventChanges(summary="Zoë Sunset")


def test_a_contact_is_never_written_into_the_calendar():
    assert (
        patched(event(description=TYPED), guest_email="new@example.com", guest_phone="+1-619-555-0002")
        == EventChanges()
    )


@pytest.mark.parametrize(
    ("one", "values", "description"),
    [
        (event(), {"boat": "Shearwater"}, "Boat: Shearwater"),
        (event(location="at JADA", description="Boat: Shearwater"), {"boat": "JADA"}, "Boat: JADA"),
        (event(), {"guest_name": ""}, "Guest: TBD"),
        (event(), {"guest_name": "Zed"}, "Guest: Zed"),
        (event(), {"title": "Bo Sunset"}, "Guest: Quinn"),
        (event("Quinn Sunset (4 pax)"), {"passengers": None}, "Passengers: TBD"),
        (event("Quinn Sunset (4 pax)"), {"title": "Quinn Sunset"}, "Passengers: 4"),
        (event(), {"notes": "a\nb"}, "Notes: a\nNotes: b"),
        (event(), {"boarding": at(30, 18)}, "Boarding: 6:00 PM"),
        # What a bare time means depends on the start.
        (event(description="Boarding: 6:15"), {"start": at(30, 7), "boarding": at(30, 6)}, "Boarding: 6:00"),
        (event(description="Boarding: 6:15 PM"), {"start": at(30, 15), "boarding": None}, "Boarding: TBD"),
        # The old captain stands among the crew, too.
        (
            event(description="Captain: Gene\nCrew: Gene, Sarah"),
            {"captain": "Dee"},
            "Captain: Dee\nCrew: Sarah",
        ),
        # It stays a charter.
        (event(), {"title": "Quinn"}, "Charter: yes"),
    ],
)
def test_the_description_says_what_nothing_else_does(one, values, description):
    assert patched(one, **values).description == description


@pytest.mark.parametrize(
    "values",
    [
        {"title": ""},
        {"title": "two\nlines"},
        {"end": at(30, 18, 30)},
        {"boarding": at(30, 19)},
        {"boarding": at(30, 12)},
        {"boarding": at(29, 18)},
        {"captain": "Gene", "crew": ("gene",)},
        {"crew": ("Sarah", "Sarah")},
        {"captain": "Gene, Sarah"},
    ],
)
def test_what_an_event_cannot_say_is_refused(values):
    with pytest.raises(BadInput) as refused:
        patched(event(), **values)
    assert refused.value.unchanged
    assert refused.value.remedy


titles = st.sampled_from(
    [
        "Quinn Sunset",
        "Danika",
        "Charter - Priya Morning (4 pax)",
        "JADA Quinn party of 6",
        "Sunset",
        "Hold - Quinn",
        "Shearwater: Bo & Al",
    ]
)
LINES = (
    "Captain: Dee|capt - Gene|Crew: Gene & Sarah|First mate: Kai|Deckhand: TBD|Boarding: 5:15|arrive by 1:45 PM"
    "|Board at 0930|Boarding: noon|Guest: Zed|Guests: 4|Pax: six|party of 3|Notes: a|Notes: b|Boat: Shearwater"
    "|Boat: Titanic|<b>Email:</b> a@b.co|x"
)
descriptions = st.lists(st.sampled_from(LINES.split("|")), max_size=6)
minute_of_year = st.integers(0, 365 * 24 * 60).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
crews = st.lists(st.sampled_from(["Darrell", "Gene", "Sarah", "Kai", "אבי"]), unique=True, max_size=4)


@given(
    titles,
    descriptions,
    st.sampled_from(["\n", "\r\n", "<br>"]),
    st.sampled_from(["", "Shearwater", "jada ii, Dock 3", "1345 Harbor Dr"]),
    minute_of_year,
    st.fixed_dictionaries(
        {},
        optional={
            "title": titles,
            "people": crews,
            "start": minute_of_year,
            "wait": st.none() | st.integers(0, 360),
            "guest_name": st.sampled_from(["", "Quinn", "Ana: x <b>", "Bo & Al"]),
            "passengers": st.none() | st.integers(0, 12),
            "notes": st.sampled_from(["", "a\n\nb", "Captain: Gene", "arrive by 5 PM"]),
            "boat": st.sampled_from(["JADA", "Shearwater", "JADA II"]),
        },
    ),
)
def test_a_patched_event_reads_as_wanted(title, lines, joint, location, start, wanted):
    one = event(title, joint.join([*lines, "Charter: yes"]), location, start, start + timedelta(hours=2))
    before = parse(one)
    values = {name: value for name, value in wanted.items() if name in EDITABLE}
    if "people" in wanted:
        captain, *crew = wanted["people"] or [""]
        values |= {"captain": captain, "crew": tuple(crew)}
    if "start" in wanted:
        values |= {
            "start": wanted["start"].astimezone(ZONE),
            "end": (start + timedelta(days=400)).astimezone(ZONE),
        }
        values["boarding"] = None
    if "wait" in wanted:
        sails = values.get("start", before.start)
        board = datetime.fromtimestamp(sails.timestamp() - 60 * (wanted["wait"] or 0), ZONE)
        values["boarding"] = wanted["wait"] and boarding_moment(board.time(), sails, ZONE)
        values["boarding"] = values["boarding"] or None
    after = replace(before, **values)

    changes = patch_event(one, before, after, ZONE)
    now = changed(one, changes)

    assert {name: getattr(parse(now), name) for name in EDITABLE} == {
        name: getattr(after, name) for name in EDITABLE
    }
    assert (after != before) or changes == EventChanges()
    assert patch_event(now, parse(now), after, ZONE) == EventChanges()
