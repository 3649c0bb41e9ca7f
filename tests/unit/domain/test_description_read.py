"""What the grammar reads out of descriptions."""

from datetime import time

import pytest

from jada_desk.domain.description import read

FULL = """Captain: Darrell
Crew: Gene, Sarah
Boarding: 6:15 PM
Guest: Quinn
Email: quinn@example.com
Phone: +1-619-555-0001
Passengers: 4
Boat: JADA
Booking: XHQGMDH
Photo code: QNN001
Notes: Cake in the cooler
Charter: yes"""
ALL = {
    "captain": "Darrell",
    "crew": ("Gene", "Sarah"),
    "boarding": time(18, 15),
    "guest_name": "Quinn",
    "guest_email": "quinn@example.com",
    "guest_phone": "+1-619-555-0001",
    "passengers": 4,
    "boat": "JADA",
    "booking_id": "XHQGMDH",
    "photo_upload_code": "QNN001",
    "notes": "Cake in the cooler",
    "is_charter": True,
}


def facts(text, start=time(18, 30)):
    return dict(read(text, start=start).facts)


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL.replace("\n", "\r\n"),
        FULL.replace("\n", "\r"),
        FULL.replace("\n", "<br>"),
        "<p>" + FULL.replace("\n", "</p><p>") + "</p>",
        "<ul><li>" + FULL.replace("\n", "</li><li>").replace(": ", ":&nbsp;") + "</li></ul>",
        "\n".join(f"<b>{line.replace(':', ':</b>', 1)}" for line in FULL.splitlines()),
        "\n".join(f"  - {line.upper().replace(': ', ' – ', 1)}" for line in FULL.splitlines()),
        "We look forward to it!\n\n"
        + "\n".join(f"⚓ {line.replace(':', ' =', 1)}  " for line in FULL.splitlines())
        + "\n--",
    ],
)
def test_every_fact_in_plain_text_and_html(text):
    reading = read(text, start=time(18, 30))
    expected = {**ALL, "guest_name": "QUINN"} if "QUINN" in text else ALL
    if "QUINN" in text:
        assert {key: str(one).lower() for key, one in reading.facts.items()} == {
            key: str(one).lower() for key, one in expected.items()
        }
    else:
        assert reading.facts == expected
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        ("Capt: Noor", "captain", "Noor"),
        ("capt. = Noor", "captain", "Noor"),
        ("Skipper - Noor", "captain", "Noor"),
        ("Captain’s name: Noor", "captain", "Noor"),
        ("1. Captain: Noor", "captain", "Noor"),
        ("Captain：Noor", "captain", "Noor"),
        ("First mate: Gene", "crew", ("Gene",)),
        (
            "Deckhands: Gene & Sarah; Kai / Finn + Ana and Bo",
            "crew",
            ("Gene", "Sarah", "Kai", "Finn", "Ana", "Bo"),
        ),
        ("Crew: Gene, Kai, gene, TBD", "crew", ("Gene", "Kai")),
        ("Check-in: 1:45pm", "boarding", time(13, 45)),
        ("Check in time: 13:45", "boarding", time(13, 45)),
        ("CHECK\u2011IN\u00a0 TIME: 13:45", "boarding", time(13, 45)),
        ("Check  in: 13:45", "boarding", time(13, 45)),
        ("Checkin: 13:45", "boarding", time(13, 45)),
        ("Arrive by: 5", "boarding", time(17)),
        ("Dock time - 5 PM sharp", "boarding", time(17)),
        ("Please arrive by 1:45 PM, dear guests", "boarding", time(13, 45)),
        ("arrive at the dock by 1.45 p.m.", "boarding", time(13, 45)),
        ("Be at the dock at 1345.", "boarding", time(13, 45)),
        ("be aboard by <b>5 PM</b>", "boarding", time(17)),
        ("boarding at noon", "boarding", time(12)),
        ("Guests: 4", "passengers", 4),
        ("Guest: 4 people", "passengers", 4),
        ("Guests: Quinn", "guest_name", "Quinn"),
        ("Booked by: O'Neil, Quinn", "guest_name", "O'Neil, Quinn"),
        ("Guest: <i>Qu</i>inn &amp; Bo", "guest_name", "Quinn & Bo"),
        ("Guest: \u202eQuinn\x00 🎉", "guest_name", "Quinn 🎉"),
        ("Client: 🙂", "guest_name", "🙂"),
        ("Name: " + "x" * 90, "guest_name", "x" * 79 + "…"),
        ("Party of: five", "passengers", 5),
        ("a party of 5 adults", "passengers", 5),
        ("- 6 pax", "passengers", 6),
        ("Pax: 4 (one minor)", "passengers", 4),
        ("Cell: (619) 555-0001", "guest_phone", "+1-619-555-0001"),
        ("Phone: on request", "guest_phone", "on request"),
        ("E-mail: Quinn <quinn@example.com>", "guest_email", "quinn@example.com"),
        ('Email: <a href="mailto:quinn@example.com">write me</a>', "guest_email", "quinn@example.com"),
        ("Boatsetter ID: ggwzkpq", "booking_id", "ggwzkpq"),
        ("Confirmation: #A-12", "booking_id", "A-12"),
        ("Vessel: S/V JADA", "boat", "S/V JADA"),
        ("Charter: No.", "is_charter", False),
        ("Notes: a\nNote: \nNotes: b", "notes", "a\n\nb"),
    ],
)
def test_the_forms_people_type(line, fact, value):
    assert facts(line) == {fact: value}


@pytest.mark.parametrize("word", ["TBD", "tba", "?", "-", "--", "open", "None", "", "  ", "n/a", "\x00"])
def test_a_placeholder_leaves_a_fact_open(word):
    reading = read(f"Captain: {word}\nCrew: {word}\nBoarding: {word}\nGuest: {word}")
    assert reading.facts == {}
    assert reading.problems == ()
    assert reading.left_open == {"captain", "crew", "boarding", "guest_name"}


def test_open_mentions_in_running_text():
    assert read("arrive by TBD\nparty of TBD").left_open == {"boarding", "passengers"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Boarding: after lunch", "Boarding “after lunch” is no time of day."),
        ("Passengers: many", "Passengers “many” is no number."),
        ("Passengers: 4-5", "Passengers “4-5” is no number."),
        ("Email: ask her", "E-mail “ask her” is no address."),
        ("Email: <a href='https://example.com'>her</a>", "E-mail “her” is no address."),
        ("Email: <b>her</b>", "E-mail “her” is no address."),
        ("Email: a@b.co, c@d.co", "E-mail “a@b.co, c@d.co” is no address."),
        ("Photos: yes please", "“yes please” is no booking or photo code."),
        ("Captain: Gene | Crew: Bo", "Captain “Gene | Crew: Bo” is no name."),
        ("Crew: Gene (tel: 5)", "Crew “Gene (tel: 5)” is no list of names."),
        ("Captain: " + "x" * 500, "Captain: the line is too long to be read."),
    ],
)
def test_what_cannot_be_read_is_said(line, sentence):
    reading = read(line)
    assert reading.facts == {}
    assert reading.problems == (sentence,)


def test_a_phone_that_is_none_is_kept_and_said():
    assert read("Phone: call").problems == ("Phone “call” is no phone number.",)


def test_two_captains_on_one_line():
    reading = read("Captain: Darrell & Gene")
    assert reading.facts == {"captain": "Darrell"}
    assert reading.problems == ("The captain's line names 2 people; the first one counts.",)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Captain: Darrell\nSkipper: Gene", {"captain": "Darrell"}),
        ("Captain: TBD\nCaptain: Gene", {}),
        ("arrive by 5 PM\nBoarding: 6 PM", {"boarding": time(18)}),
        ("arrive by 5 PM, board at 6 PM", {"boarding": time(17)}),
        ("Crew: Gene\nCrew: Sarah", {"crew": ("Gene",)}),
    ],
)
def test_the_first_of_two_that_differ_counts_and_a_problem_says_so(text, first):
    reading = read(text)
    assert reading.facts == first
    assert len(reading.problems) == 1
    assert reading.problems[0].endswith("stands in the description twice and differs; the first one counts.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Boarding: 5 PM\nplease arrive by 5:00 pm", {"boarding": time(17)}),
        ("Crew: Gene\nCrew: Gene", {"crew": ("Gene",)}),
        ("First mate: Gene\nDeckhand: Sarah\nFirst mate: Gene", {"crew": ("Gene", "Sarah")}),
        ("Captain: Gene\nCaptain: TBD", {"captain": "Gene"}),
    ],
)
def test_saying_a_thing_twice_is_no_problem(text, value):
    assert read(text).facts == value
    assert read(text).problems == ()


@pytest.mark.parametrize("text", ["Crew:\n\n- Gene\n- Sarah", "Crew:<ul><li>Gene</li><li>Sarah</li></ul>"])
def test_a_list_below_its_key_is_pointed_out(text):
    assert read(text).problems == ("Crew: write the names on the line of the key.",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Captain will call",
        "Crew-list is attached",
        "We arrive at 1345 Harbor Drive",
        "back at the dock at 8 PM",
        "party of 5-6",
        "max 6 passengers",
        "Charter: 3 hours",
        "see <https://example.com>",
        "arrive by TBDs",
        "Recaptain: x",
    ],
)
def test_other_text_states_nothing(text):
    assert read(text).facts == {}
    assert read(text).problems == ()


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "<",
        "&",
        "-",
        "1",
        "\u202e",
        "<b>",
        "arrive   ",
        "party of ",
        "a@",
        "Captain: x\n",
        "be at the dock by ",
        "<a href=",
    ],
)
def test_a_huge_description_is_read_in_linear_time_and_said(unit):
    text = "Captain: Darrell\n" + unit * (120_000 // len(unit))
    reading = read(text)
    assert reading.facts["captain"] == "Darrell"
    assert reading.problems[-1] == "The description is very long (120 kB); check what was read from it."


@pytest.mark.parametrize("key", ["Captain", "Crew", "Boarding", "Email", "Phone", "Pax", "Booking"])
def test_a_huge_line_is_read_in_linear_time(key):
    reading = read(f"{key}: " + "a, " * 40_000)
    assert reading.facts == {}
    assert reading.problems[0].endswith("the line is too long to be read.")
