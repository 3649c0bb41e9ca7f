"""The laws of the grammar, over text as nasty as it comes."""

from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from jada_desk.domain.description import merge, normalise, patch, read
from jada_desk.domain.errors import BadInput

KEYS = (
    "Captain|capt|Crew|First mate|DECKHAND|Boarding|arrive by|Check in|Guest|Guests|Name|Pax|Party of|Phone|E-mail|Boat"
    "|Photos|Notes|Note|Charter|party of|be at the dock at|arrive at the dock by"
).split("|")
SEPARATORS = [":", ": ", " - ", " = ", "=", " – ", "：", " ", "-"]
VALUES = [
    *(
        "Darrell|Gene, Sarah|Gene & Kai|TBD|?||1:45 PM|1:45pm|1.45 p.m.|1345|13:45|1:45|5|noon|5 PM sharp|after lunch"
    ).split("|"),
    *(
        "4|4 pax|TBD pax|five|many|619-555-0001|quinn@example.com|Quinn <q@x.com>|yes|no|a &amp; b|&lt;b&gt;|x: y"
    ).split("|"),
    *("XHQGMDH|\u202eevil|\x00|🙂|<b>Gene</b>|Ge<i>ne</i>|&#5;|&nbsp;|&|<").split("|"),
    '<a href="mailto:q@x.com">q@x.com</a>',
    '<a href="mailto:q@x.com">mail</a>',
]
BREAKS = [
    "\n",
    "\r\n",
    "\r",
    "<br>",
    "<br/>",
    "<BR />",
    "<p>",
    "</p>",
    "<ul><li>",
    "</li>",
    "\u2028",
    "\x0b",
    "<div class='x'>",
    "",
]
JUNK = (
    "- |• |1. |⚓ |<b>|</b>|<i>|</a>|<a href='x'>|**|&nbsp;|&|&amp|<|<b|>|Captain|we sail|arrive by|5 PM|tbd|pax|5 pax"
    "|12|at|\u202e|\x00|.|,| |\t|x"
).split("|")

fragment = st.sampled_from([*KEYS, *SEPARATORS, *VALUES, *BREAKS, *JUNK]) | st.text(max_size=3)
line = st.tuples(
    st.sampled_from(["", "", "- ", "<b>", "<li>", "⚓ "]),
    st.sampled_from(KEYS),
    st.sampled_from(SEPARATORS),
    st.sampled_from(VALUES),
    st.sampled_from(["", "", " ", ".", "</b>", " sharp"]),
    st.sampled_from(BREAKS),
).map("".join)
descriptions = (
    st.lists(line, max_size=7).map("".join)
    | st.lists(fragment, max_size=25).map("".join)
    | st.lists(line | fragment, max_size=10).map("".join)
)
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
names = st.sampled_from(
    ["", "Darrell", "Zoë <b>", "a&amp;b", "<br>", "5", "🙂", "יוסי", "-x", "=y", "O'Neil"]
) | st.text(max_size=10)
changes = st.fixed_dictionaries(
    {},
    optional={
        "captain": names,
        "crew": st.lists(names, max_size=4).map(tuple),
        "boarding": st.none() | clocks,
        "guest_name": names,
        "guest_email": st.sampled_from(["", "a@b.co", "x.y+z@d-e.org"]),
        "guest_phone": st.sampled_from(["", "+1-619-555-0001", "call me", "(619) 555 0002", "<b>"]),
        "passengers": st.none() | st.integers(0, 999),
        "boat": names,
        "booking_id": st.sampled_from(["", "XHQGMDH", "ab-1"]),
        "photo_upload_code": st.sampled_from(["", "QNN001"]),
        "notes": st.text(max_size=20)
        | st.lists(st.sampled_from([*VALUES, "Captain: Gene", "Notes: x"]), max_size=4).map("\n".join),
        "is_charter": st.none() | st.booleans(),
    },
)


def valid(wanted):
    """The changes that can be written, in normal form."""
    kept = {}
    for fact, value in wanted.items():
        try:
            kept[fact] = normalise(fact, value)
        except BadInput:
            continue
    return kept


@given(descriptions, st.none() | clocks)
def test_patching_nothing_changes_nothing(text, start):
    assert patch(text, {}, start=start) == text
    assert patch(text, valid(read(text, start=start).facts), start=start) == text


@settings(max_examples=400)
@given(descriptions, changes.map(valid), st.none() | clocks)
def test_what_is_patched_is_read_and_nothing_else_is(text, wanted, start):
    before = read(text, start=start).facts
    patched = patch(text, wanted, start=start)
    assert read(patched, start=start).facts == merge(before, wanted)
    assert patch(patched, wanted, start=start) == patched


prose = st.text(st.characters(exclude_characters="\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029:=：-–—<&"))


@given(st.lists(prose, max_size=5), names.filter(lambda one: valid({"guest_name": one}).get("guest_name")))
def test_every_other_line_stays_to_the_byte(others, name):
    lines = patch("\r\n".join([*others, "booked by:\tSomebody", *others]), {"guest_name": name}).split("\r\n")
    changed = lines.pop(len(others))
    assert changed.startswith("booked by:\t")
    assert lines == [*others, *others]


@given(st.text())
def test_any_text_is_read(text):
    reading = read(text)
    assert all(value not in ("", (), None) for value in reading.facts.values())
    assert all("\n" not in sentence for sentence in reading.problems)


@given(st.text(max_size=30))
def test_a_normal_form_is_its_own(text):
    for fact, value in valid(
        {"captain": text, "crew": (text,), "guest_name": text, "notes": text, "guest_phone": text}
    ).items():
        assert normalise(fact, value) == value


def test_a_start_decides_what_a_bare_time_means():
    assert read("Boarding: 5:15", start=time(18)).facts == {"boarding": time(17, 15)}
    assert read("Boarding: 5:15", start=time(6)).facts == {"boarding": time(5, 15)}
