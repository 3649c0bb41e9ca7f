from email.message import EmailMessage
from email.policy import SMTP

import pytest

from jada_desk.adapters.booking_mail.mail_text import read_mail
from jada_desk.domain.contact import Candidate, Source
from tests.unit.booking_mail.corpus import OWN_NUMBERS, READER, SETS, Case, case, load, score

CASES = tuple(one for name in SETS for one in load(name))
JONATHAN = case("boatsetter-approved").wanted


def find(text: str, **headers: str) -> tuple[Candidate, ...]:
    """The contacts for Jonathan in a plain mail."""
    mail = EmailMessage()
    for name, value in ({"From": "boatsetter@mail.boatsetter.com"} | headers).items():
        mail[name] = value
    mail.set_content(text, cte="base64")
    return READER.find(mail.as_bytes(policy=SMTP), JONATHAN, OWN_NUMBERS).candidates


def test_never_somebody_elses_number_and_nearly_always_the_guests() -> None:
    totals = score(CASES)
    assert totals["phones"].precision == totals["sure phones"].precision == 100
    assert totals["phones"].recall >= 95


@pytest.mark.parametrize("one", load("known"), ids=lambda one: one.name)
def test_the_right_contact_is_found(one: Case) -> None:
    found = one.find()
    assert tuple((item.phone, item.sure) for item in found) == one.phones
    for item in found:
        assert item.email == one.email
        if one.guest is not None:
            assert item.name == one.guest


@pytest.mark.parametrize("one", [one for one in CASES if one.phones], ids=lambda one: one.name)
def test_the_evidence_is_the_mails_own_lines(one: Case) -> None:
    for candidate in one.find():
        (evidence,) = candidate.evidence
        assert evidence.source is Source.MAIL
        assert evidence.why.endswith(".")
        assert evidence.lines
        assert all(any(mark in line for line in evidence.lines) for mark in evidence.marks)
        assert evidence.whole[0]
        digits = "".join(one for one in candidate.phone if one.isdigit())[-10:]
        marked = ["".join(str(int(one)) for one in mark if one.isdigit()) for mark in evidence.marks]
        assert any(digits in mark for mark in marked)


def test_there_are_mails_enough_of_every_kind() -> None:
    assert len(CASES) >= 60
    assert len({one.name for one in CASES}) == len(CASES)
    assert {one.kind for one in load("unseen")} >= {
        *(
            "instant booking",
            "request",
            "approval",
            "update",
            "cancellation",
            "GetMyBoat",
            "FareHarbor",
            "JSON-LD",
        ),
        *(
            "charset",
            "forward Gmail",
            "forward Outlook",
            "forward Apple Mail",
            "forward attached",
            "nested twice",
        ),
        *("guest writes", "names", "several numbers"),
    }


def test_a_score_counts_what_is_right_what_is_wrong_and_what_is_missing() -> None:
    names = ("boatsetter-approved", "two-labelled-numbers-a-person-chooses", "the-owner-s-number")
    totals = score([case(name) for name in names])
    assert (totals["phones"].right, totals["phones"].given, totals["phones"].wanted) == (3, 3, 3)
    assert (totals["sure phones"].given, totals["sure phones"].wanted) == (1, 1)
    assert score([])["phones"].precision == score([])["phones"].recall == 100


def test_the_evidence_names_the_mail_within_the_forward() -> None:
    (candidate,) = case("forwarded-by-gmail").find()
    evidence = candidate.evidence[0]
    assert evidence.sender == "boatsetter@mail.boatsetter.com"
    assert evidence.subject == "Your booking XHQGMDH is confirmed"
    assert evidence.lines == ("Booking ID: xhqgmdh", "Renter: Jonathan", "Phone: (619) 555-0003")
    assert evidence.marks == ("(619) 555-0003", "Jonathan", "xhqgmdh")
    assert evidence.why == "The booking id XHQGMDH is in it."
    assert evidence.date is not None


def test_the_whole_mail_can_be_read_layer_by_layer() -> None:
    (candidate,) = case("forwarded-by-gmail").find()
    whole = candidate.evidence[0].whole
    note = whole.index("See below. Call me on 619-555-0102 if it is odd.")
    assert whole.index("Your booking XHQGMDH is confirmed") > note > whole.index("Fwd: it")
    assert "Phone: (619) 555-0003" in whole


def test_a_cancellation_is_told() -> None:
    (candidate,) = case("cancelled").find()
    assert "cancellation" in candidate.evidence[0].why


def test_several_layers_are_kept_apart() -> None:
    layers = read_mail(case("forwarded-as-attachment-twice").raw).layers
    assert [layer.subject for layer in layers] == [
        "Fwd: Fwd:",
        "Fwd: booking",
        "Your booking XHQGMDH is confirmed",
    ]
    assert layers[2].sender == "boatsetter@mail.boatsetter.com"


def test_control_characters_never_reach_the_evidence() -> None:
    (candidate,) = find("Booking ID: xhqgmdh\nRenter: \u202eJona\x07than\nPhone: 619-555-0003\u202e\n")
    assert candidate.evidence[0].lines == ("Booking ID: xhqgmdh", "Renter: Jonathan", "Phone: 619-555-0003")


NOTE = """{note}

---------- Forwarded message ---------
From: Boatsetter <boatsetter@mail.boatsetter.com>
Date: Thu, May 21, 2026 at 8:40 AM
Subject: You have a new Instant Booking
To: <office@sailjada.com>

Booking ID: xhqgmdh
Renter: Jonathan
"""


@pytest.mark.parametrize(
    ("note", "phones"),
    [
        ("My cell is 619-555-0160.", []),
        ("Mon portable : 619-555-0160", []),
        ("619-555-0160", []),
        ("His number is 619-555-0161, mine 619-555-0160.", ["+1-619-555-0161"]),
        ("Renter phone: 619-555-0161", ["+1-619-555-0161"]),
    ],
)
def test_who_sends_a_mail_on_is_not_the_guest(note: str, phones: list[str]) -> None:
    found = find(NOTE.format(note=note), From="Sarah <sarah@example.com>")
    assert [one.phone for one in found] == phones


def test_somebody_elses_own_number_is_not_the_guests() -> None:
    text = "Booking xhqgmdh, Jonathan. Call him on 619-555-0161. My number: 619-555-0160"
    found = find(text, From="Sarah <sarah@example.com>")
    assert [one.phone for one in found] == ["+1-619-555-0161"]


def test_a_number_of_another_kind_beside_the_id_is_no_other_booking() -> None:
    (one,) = find(
        "Booking ID: xhqgmdh\nConfirmation number: 6195550181\nRenter: Jonathan\nCell: 619-555-0003"
    )
    assert one.sure


def test_of_two_numbers_in_one_line_none_is_sure() -> None:
    found = find("Booking ID: xhqgmdh\nCall 619-555-0003 or my wife's 619-555-0004")
    assert [one.sure for one in found] == [False, False]


def test_lines_broken_for_old_terminals_are_made_whole() -> None:
    mail = EmailMessage()
    mail.set_content("Booking ID: xhqgmdh\nPhone: (619) \n555-0003\n")
    mail.set_param("format", "flowed")
    (one,) = READER.find(mail.as_bytes(policy=SMTP), JONATHAN, OWN_NUMBERS).candidates
    assert one.phone == "+1-619-555-0003"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Captain: Darrell\nGuest: Quinn\nEmail: quinn@example.com\nPhone: +1-619-555-0001",
            [("+1-619-555-0001", "quinn@example.com", True)],
        ),
        ("Guest: Quinn<br>Tel: <a href='tel:6195550001'>call</a><br>", [("+1-619-555-0001", "", True)]),
        (
            "Quinn (619) 555 0001 or 619-555-0004",
            [("+1-619-555-0001", "", False), ("+1-619-555-0004", "", False)],
        ),
        ("Captain: Darrell 619-555-0102", []),
        ("E-mail: quinn@example.com", [("", "quinn@example.com", True)]),
        (
            "E-mail: quinn@example.com or e-mail: danika@example.com",
            [("", "quinn@example.com", False), ("", "danika@example.com", False)],
        ),
        ("\n".join(f"call 619-555-{number:04}" for number in range(100)), []),
        ("", []),
        ("<div>" * 5000, []),
    ],
)
def test_contacts_in_the_calendar(text: str, found: list[tuple[str, str, bool]]) -> None:
    got = READER.find_in_text(text, JONATHAN, OWN_NUMBERS)
    assert [(one.phone, one.email, one.sure) for one in got] == found
    assert all(one.source is Source.CALENDAR and one.name == "Jonathan" for one in got)
