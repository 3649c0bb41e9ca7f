"""What the grammar writes into descriptions, and what it leaves alone."""

from datetime import time

import pytest

from jada_desk.domain.description import FACTS, normalise, patch, read
from jada_desk.domain.errors import BadInput

START = time(15)


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        # In its place, with the typist's key, spacing, tags and line ends.
        ("skipper :Darrell  \r\nhi", {"captain": "Gene"}, "skipper :Gene  \r\nhi"),
        ("Captain:", {"captain": "Gene"}, "Captain: Gene"),
        ("Captain: \r\rx", {"captain": "Gene"}, "Captain: Gene\r\rx"),
        ("<b>Captain:</b> <i>Darrell</i><br/>x", {"captain": "Gene"}, "<b>Captain:</b> <i>Gene</i><br/>x"),
        ("<b>Captain:</b><br>x", {"captain": "Gene"}, "<b>Captain: Gene</b><br>x"),
        ("Captain: Dar<b>rell</b>", {"captain": "Gene"}, "Captain: Gene<b></b>"),
        ("Crew:&nbsp;Gene &amp; Kai<br>", {"crew": ("Bo",)}, "Crew:&nbsp;Bo<br>"),
        (
            "First mate: Gene\nDeckhand: Kai",
            {"crew": ("Gene", "Bo", "Ana")},
            "First mate: Gene\nDeckhand: Bo, Ana",
        ),
        ("First mate: Gene\nDeckhand: Kai", {"crew": ("Kai",)}, "First mate: Kai\nDeckhand: TBD"),
        ("Guests: 4 people", {"passengers": 5}, "Guests: 5 people"),
        ("Pax: 4 (one minor)", {"passengers": 5}, "Pax: 5 (one minor)"),
        ("Boarding: by 1:45 PM sharp", {"boarding": time(9, 5)}, "Boarding: by 9:05 AM sharp"),
        # In running text only the time or number, in the typist's style.
        ("Hi, arrive by 5 PM. Bye", {"boarding": time(13, 45)}, "Hi, arrive by 1:45 PM. Bye"),
        ("Be at the dock at <b>1345</b>!", {"boarding": time(9, 5)}, "Be at the dock at <b>0905</b>!"),
        ("arrive by 1:45", {"boarding": time(14)}, "arrive by 2:00"),
        ("party of five.", {"passengers": 7}, "party of 7."),
        # Every place that said the same.
        (
            "Boarding: 5 PM\nPlease arrive by 5:00 pm.",
            {"boarding": time(18)},
            "Boarding: 6 PM\nPlease arrive by 6:00 pm.",
        ),
        ("Captain: A\nCaptain: B\nCaptain: A", {"captain": "C"}, "Captain: C\nCaptain: B\nCaptain: C"),
        # A link must not go on leading to the old address.
        ('Email: <a href="mailto:a@b.co">a@b.co</a>', {"guest_email": "c@d.co"}, "Email: c@d.co"),
        ('Email: me, <a href="mailto:a@b.co">a@b.co</a>', {"guest_email": "c@d.co"}, "Email: c@d.co"),
        ('Guest: <a href="x">Qu</a>inn', {"guest_name": "Bo"}, "Guest: Bo"),
        ('Guest: Qu<a href="x">inn', {"guest_name": "Bo"}, 'Guest: Bo<a href="x">'),
        # New lines, in the canonical form and the text's own style.
        ("", {"boarding": time(18, 15), "captain": "Gene"}, "Captain: Gene\nBoarding: 6:15 PM"),
        ("x\r\ny", {"captain": "Gene"}, "x\r\ny\r\nCaptain: Gene"),
        ("x\n", {"captain": "Gene"}, "x\nCaptain: Gene"),
        ("x<BR/>y", {"guest_name": "A & <b>"}, "x<BR/>y<BR/>Guest: A &amp; &lt;b&gt;"),
        ("<p>x</p>", {"captain": "Gene"}, "<p>x</p><br>Captain: Gene"),
        ("<b>x</b>", {"guest_name": "A & B"}, "<b>x</b>\nGuest: A &amp; B"),
        ("x", {"guest_name": "A & B <b> &lt;"}, "x\nGuest: A & B &lt;b> &amp;lt;"),
        (
            "",
            {"is_charter": False, "crew": ("A", "B"), "passengers": 0},
            "Crew: A, B\nPassengers: 0\nCharter: no",
        ),
        # Taken away.
        ("Captain: Gene\nx", {"captain": ""}, "Captain: TBD\nx"),
        ("Crew: Gene", {"crew": ()}, "Crew: TBD"),
        ("Boarding: by 5 PM sharp", {"boarding": None}, "Boarding: TBD"),
        ("please arrive by 5 PM.", {"boarding": None}, "please arrive by TBD."),
        ("Guests: 4", {"passengers": None, "guest_name": "Bo"}, "Guests: TBD pax\nGuest: Bo"),
        ("Guests: TBD pax", {"passengers": 6}, "Guests: 6 pax"),
        # What could not be read gives way; what is gone already is not touched.
        ("Boarding: after lunch", {"boarding": time(18, 15)}, "Boarding: 6:15 PM"),
        ("Boarding: after lunch", {"boarding": None}, "Boarding: after lunch"),
        ("x", {"captain": "", "notes": ""}, "x"),
        ("captain: Gene", {"captain": " Gene "}, "captain: Gene"),
    ],
)
def test_only_what_changes_is_written(text, changes, expected):
    assert patch(text, changes, start=START) == expected


@pytest.mark.parametrize(
    ("text", "notes", "expected"),
    [
        ("x", "a\n\nb", "x\nNotes: a\nNotes:\nNotes: b"),
        ("Note: a\nx", "b\nc", "Note: b\nNotes: c\nx"),
        ("Notes: a\nx\nNotes: b", "a\nc", "Notes: a\nx\nNotes: c"),
        ("<p>Notes: a</p>x", "a\nb", "<p>Notes: a<br>Notes: b</p>x"),
        ("Notes: a\nNotes: b\nNotes: c\nx", "c", "Notes: c\nx"),
        ("x\nNotes: a", "", "x"),
        ("x\nNotes: a\nNotes: b", "", "x\n"),
        ("Notes: a<br>x", "", "x"),
        ("<p>Notes: <b>a</b></p>x", "", "<p><b></b></p>x"),
        ("Notes: a", "", ""),
        ("Notes: a", "Captain: Bo\narrive by 5 PM", "Notes: Captain: Bo\nNotes: arrive by 5 PM"),
    ],
)
def test_each_line_of_notes_is_a_line_of_its_own(text, notes, expected):
    patched = patch(text, {"notes": notes})
    assert patched.replace("Notes: \n", "Notes:\n") == expected
    assert read(patched).facts.get("notes", "") == notes
    assert "captain" not in read(patched).facts


@pytest.mark.parametrize(
    ("fact", "value", "plain"),
    [
        ("captain", " Zoë\n O'Neil\u202e ", "Zoë O'Neil"),
        ("crew", (" Gene", "", "Kai ", "gene"), ("Gene", "Kai")),
        ("guest_phone", "(619) 555 0001", "+1-619-555-0001"),
        ("guest_phone", "ask", "ask"),
        ("booking_id", "#XHQGMDH", "XHQGMDH"),
        ("notes", "\n a  b\r\n\r\nc \n", "a b\n\nc"),
        ("boarding", time(18, 15, 30), time(18, 15)),
        ("passengers", 0, 0),
        ("is_charter", False, False),
        ("guest_email", "", None),
        ("crew", (), None),
        ("notes", "\n \n", None),
    ],
)
def test_values_get_the_form_in_which_they_are_read(fact, value, plain):
    assert normalise(fact, value) == plain


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("captain", "Gene, Kai"),
        ("captain", "Gene and Kai"),
        ("captain", "Captain: Gene"),
        ("captain", "TBD"),
        ("captain", "x" * 81),
        ("crew", ("Gene/Kai",)),
        ("crew", ("x" * 70,) * 1 + tuple(f"{n}{'x' * 70}" for n in range(9))),
        ("crew", "Gene"),
        ("guest_name", "4"),
        ("guest_name", "TBD pax"),
        ("guest_email", "quinn"),
        ("booking_id", "two words"),
        ("photo_upload_code", "?"),
        ("passengers", -1),
        ("passengers", 1000),
        ("passengers", True),
        ("passengers", "4"),
        ("boarding", "5 PM"),
        ("is_charter", "yes"),
        ("notes", "x" * 6000),
        ("weather", "fine"),
    ],
)
def test_what_a_line_cannot_say_is_refused(fact, value):
    with pytest.raises(BadInput) as refused:
        patch("Captain: Darrell", {fact: value})
    assert refused.value.unchanged == "The description is as it was."
    assert refused.value.remedy


def test_every_fact_has_a_key_of_its_own():
    assert len(set(FACTS.values())) == len(FACTS)
