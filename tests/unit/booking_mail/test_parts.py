from base64 import b64encode
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from jada_desk.adapters.booking_mail.addresses import is_guest_address
from jada_desk.adapters.booking_mail.days import mentions_day
from jada_desk.adapters.booking_mail.html_text import read_html
from jada_desk.adapters.booking_mail.json_ld import read_reservations
from jada_desk.adapters.booking_mail.mail_text import read_mail
from jada_desk.adapters.booking_mail.matching import holds_name, same_person
from jada_desk.adapters.booking_mail.numbers import find_numbers
from jada_desk.adapters.booking_mail.reader import queries
from tests.unit.booking_mail.corpus import case

JONATHAN = case("boatsetter-approved").wanted
PAULA = case("the-guest-writes").wanted


def test_queries_are_exact_ids_then_the_name_in_its_time() -> None:
    assert queries(JONATHAN) == (
        '"XHQGMDH"',
        '"jadajonathan0531"',
        '"Jonathan" "May 31, 2026"',
        '"Jonathan" after:1748588400 before:1780383600',
    )
    assert queries(replace(PAULA, day=date(2026, 6, 6)))[1] == '"Paula Reyes" {"Jun 6, 2026" "Jun 06, 2026"}'


def test_a_name_cannot_add_operators_to_a_query() -> None:
    named = replace(JONATHAN, booking_id="", event_id="", guest_name='x" in:spam "\u202ey\n')
    assert queries(named)[0] == '"x in:spam y" "May 31, 2026"'


def test_without_id_and_name_the_day_is_searched() -> None:
    assert queries(replace(JONATHAN, booking_id="", event_id="", guest_name="")) == (
        '"May 31, 2026" after:1748588400 before:1780383600',
    )


@pytest.mark.parametrize(
    "line",
    [
        "Start: May 31, 2026 • 1:00 PM",
        "Sunday, May 31",
        "31 May 2026",
        "31 de mayo de 2026",
        "2026-05-31T13:00",
        "5/31/2026",
        "05/31/26",
        "on 5/31.",
        "31.05.2026",
        "31/05/2026",
        "2026年5月31日",
        "MAY 31st",
    ],
)
def test_the_day_is_seen(line: str) -> None:
    assert mentions_day([line], date(2026, 5, 31))


@pytest.mark.parametrize(
    "line",
    [
        "May 31, 2025",
        "May 3",
        "Mayor 31",
        "May 310",
        "2026-05-310",
        "15/31/2026",
        "5/31/2025",
        "13:31",
        "mayo",
        "5.31",
    ],
)
def test_another_day_is_not_seen(line: str) -> None:
    assert not mentions_day([line], date(2026, 5, 31))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Paula", "paula reyes", True),
        ("Paula R.", "Paula Reyes", True),
        ("Paula Reyes", "Paula Smith", False),
        ("José Núñez", "jose nunez", True),
        ("Reyes", "Paula Reyes", False),
        ("", "Paula", False),
        ("王小明", "小明", True),
        ("王小明", "明", False),
        ("ليلى محمود", "ليلى", True),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_a_name_is_found_as_whole_words() -> None:
    assert holds_name(["dear Paula  Reyes,"], "paula reyes")
    assert not holds_name(["Paulanne"], "Paula")
    assert not holds_name(["anything"], "")


@pytest.mark.parametrize(
    ("address", "may_be"),
    [
        ("paula@people.example", True),
        ("no-reply@people.example", False),
        ("x@mail.boatsetter.com", False),
        ("paula@notboatsetter.com", True),
        ("thread-77-reply@people.example", False),
        ("Own@Jada.example", False),
    ],
)
def test_guest_addresses(address: str, may_be: bool) -> None:
    assert is_guest_address(address, frozenset({"own@jada.example"})) is may_be


def test_html_is_read_as_a_person_sees_it() -> None:
    read = read_html(
        "<title>t</title><p>Hello&nbsp;<b>Pau</b>la</p><p hidden>no</p><p style='DISPLAY : none'>no</p>"
        "<p style='font-size:0'>no</p><p style='max-height:0.5em'>yes</p><p style='font-size:16px;opacity:0.9'>and</p>"
        "<ul><li>one<li>two</ul><a href='mailto:p%40x.example?subject=1'>write</a><!-- no --><a href='/x'>y</a><a>z</a>"
    )
    assert read is not None
    assert [line for line in read.lines if line] == [
        "Hello Paula",
        "yes",
        "and",
        "one",
        "two",
        "write p@x.example yz",
    ]
    assert read.links == ("/x", "")


def test_reservations_are_read_in_the_zone() -> None:
    block = (
        '[{"underName": {"name": "P", "telephone": 5}, "startTime": "2026-06-01T02:00:00Z", "reservationId": 7},'
        '{"underName": "text"}, {"underName": {"name": ["x"]}, "startTime": "soon"}]'
    )
    found = read_reservations([block, "no json", "1"], ZoneInfo("America/Los_Angeles"))
    assert [(one.name, one.phone, one.number, one.day) for one in found] == [
        ("", "", "", None),
        ("P", "5", "7", date(2026, 5, 31)),
    ]


def test_numbers_say_where_they_stood() -> None:
    lines = ["nothing", "Renter phone: 619 555 0003, again 619.555.0003"]
    (number,) = find_numbers(lines, frozenset())
    assert (number.phone, number.raw, number.line, number.labelled) == (
        "+1-619-555-0003",
        "619 555 0003",
        1,
        True,
    )


def test_what_a_style_sheet_hides_on_every_screen_is_not_read() -> None:
    sheet = ".gone{display:none}@media print{.paper{display:none}.ink{color:red}}p.red{color:red}"
    html = f"<style>{sheet}</style><p class='a gone'>gone</p><p class=paper>paper</p><p class=red>red</p>"
    read = read_html(html)
    assert read and read.lines == ("paper", "", "red", "")


def test_a_mail_attached_as_a_file_is_read_and_its_own_files_are_not() -> None:
    inner = mail_with_file(b"Phone: 619-555-0003", mail_with_file(b"Phone: 619-555-0004"))
    lines = [line for layer in read_mail(mail_with_file(b"see below", inner)).layers for line in layer.lines]
    assert lines == ["see below", "Phone: 619-555-0003"]


def mail_with_file(text: bytes, file: bytes = b"") -> bytes:
    head = b'Content-Type: multipart/mixed; boundary="%d"\n\n' % len(file)
    name = (
        b'Content-Type: application/octet-stream; name="Booking.EML"\nContent-Transfer-Encoding: base64\n\n'
    )
    parts = [b"Content-Type: text/plain\n\n" + text, *([name + b64encode(file)] if file else [])]
    edge = b"--%d" % len(file)
    return head + b"".join(edge + b"\n" + part + b"\n" for part in parts) + edge + b"--\n"


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Office 619-555-0110 | Cell 619-555-0111 | Fax 619-555-0112", ["+1-619-555-0111"]),
        ("619-555-0110 (office)", []),
        ("Phone: (Alternate)US+1 619-555-0110", ["+1-619-555-0110"]),
        ("Ring me on 0061 491 570 156.", ["+61491570156"]),
        ("Order 0061491570156", []),
    ],
)
def test_numbers_as_people_write_them(line: str, numbers: list[str]) -> None:
    found = find_numbers([line], frozenset())
    assert [one.phone for one in found] == numbers
    assert all(one.raw in line for one in found)


def test_a_person_of_structured_data_may_be_one_of_several_and_have_two_names() -> None:
    block = '{"underName": [{"givenName": "Emeka", "familyName": "Obi", "telephone": "1"}, {"name": "B"}]}'
    assert [one.name for one in read_reservations([block], None)] == ["Emeka Obi"]
