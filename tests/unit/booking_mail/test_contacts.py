import pytest

from jada_desk.adapters.booking_mail import MailReader
from jada_desk.adapters.booking_mail.mail_text import read_mail
from jada_desk.domain.contact import Source
from tests.unit.booking_mail.mails import CASES, JONATHAN, OUR_MAILBOX, OWN_NUMBERS, Case, raw

READER = MailReader(frozenset({OUR_MAILBOX}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_right_contact_is_found(case: Case) -> None:
    found = READER.find(case.raw, case.wanted, OWN_NUMBERS)
    assert tuple((one.phone, one.sure) for one in found) == case.phones
    for one in found:
        assert one.email == case.email
        if case.guest is not None:
            assert one.name == case.guest


@pytest.mark.parametrize("case", [case for case in CASES if case.phones], ids=lambda case: case.name)
def test_the_evidence_is_the_mails_own_lines(case: Case) -> None:
    for candidate in READER.find(case.raw, case.wanted, OWN_NUMBERS):
        (evidence,) = candidate.evidence
        assert evidence.source is Source.MAIL
        assert evidence.why.endswith(".")
        assert evidence.lines
        assert all(any(mark in line for line in evidence.lines) for mark in evidence.marks)
        digits = "".join(one for one in candidate.phone if one.isdigit())[-10:]
        marked = ["".join(str(int(one)) for one in mark if one.isdigit()) for mark in evidence.marks]
        assert any(digits in mark for mark in marked)


def test_the_evidence_names_the_mail_within_the_forward() -> None:
    case = next(case for case in CASES if case.name == "forwarded by Gmail")
    (candidate,) = READER.find(case.raw, case.wanted, OWN_NUMBERS)
    evidence = candidate.evidence[0]
    assert evidence.sender == "boatsetter@mail.boatsetter.com"
    assert evidence.subject == "Your booking XHQGMDH is confirmed"
    assert evidence.lines == ("Booking ID: xhqgmdh", "Renter: Jonathan", "Phone: (619) 555-0003")
    assert evidence.marks == ("(619) 555-0003", "Jonathan", "xhqgmdh")
    assert evidence.why == "The booking id XHQGMDH is in it."
    assert evidence.date is not None


def test_a_cancellation_is_told() -> None:
    case = next(case for case in CASES if case.name == "cancelled")
    (candidate,) = READER.find(case.raw, case.wanted, OWN_NUMBERS)
    assert "cancellation" in candidate.evidence[0].why


def test_several_layers_are_kept_apart() -> None:
    case = next(case for case in CASES if case.name == "forwarded as attachment, twice")
    layers = read_mail(case.raw).layers
    assert [layer.subject for layer in layers] == [
        "Fwd: Fwd:",
        "Fwd: booking",
        "Your booking XHQGMDH is confirmed",
    ]
    assert layers[2].sender == "boatsetter@mail.boatsetter.com"


def test_control_characters_never_reach_the_evidence() -> None:
    (candidate,) = READER.find(
        raw("Booking ID: xhqgmdh\nRenter: \u202eJona\x07than\nPhone: 619-555-0003\u202e\n", cte="base64"),
        JONATHAN,
        OWN_NUMBERS,
    )
    assert candidate.evidence[0].lines == ("Booking ID: xhqgmdh", "Renter: Jonathan", "Phone: 619-555-0003")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Captain: Darrell\nGuest: Quinn\nEmail: q@people.example\nPhone: +1-619-555-0001",
            [("+1-619-555-0001", "q@people.example", True)],
        ),
        ("Guest: Quinn<br>Tel: <a href='tel:6195550001'>call</a><br>", [("+1-619-555-0001", "", True)]),
        (
            "Quinn (619) 555 0001 or 619-555-0004",
            [("+1-619-555-0001", "", False), ("+1-619-555-0004", "", False)],
        ),
        ("Captain: Darrell 619-555-0102", []),
        ("E-mail: q@people.example", [("", "q@people.example", True)]),
        (
            "E-mail: q@people.example or e-mail: r@people.example",
            [("", "q@people.example", False), ("", "r@people.example", False)],
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
