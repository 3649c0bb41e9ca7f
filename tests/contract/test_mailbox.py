"""The port Mailbox, on the fake and on Gmail."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from jada_desk.adapters.google.gmail import GmailMailbox
from jada_desk.adapters.local import practice_process
from jada_desk.domain.errors import Unavailable
from jada_desk.workflows.ports.messages import Mailbox, MailboxMessage
from tests.fakes.google import FakeMailbox


@pytest.fixture(params=["fake", "practice"])
def mailbox(request) -> Mailbox:
    if request.param == "practice":
        return GmailMailbox(request.getfixturevalue("fresh_practice").gmail, None)
    fake = FakeMailbox(
        [
            mail("m1", "Booking cancelled: kqtrwzs", "Another guest.", day=20),
            mail("m2", "Fwd: booking XHQGMDH", "Renter: Jonathan\nPhone: 619 555 0003", day=21),
            mail("m3", "Fwd: booking XHQGMDH", "The same in the bin", day=22),
            mail("m4", "News", "A word about Jonathan.", day=23),
        ]
    )
    fake.hidden.add("m3")
    return fake


def mail(message_id: str, subject: str, text: str, day: int) -> MailboxMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "bookings@example.com"
    message.set_content(text)
    return MailboxMessage(message_id, datetime(2026, 5, day, tzinfo=UTC), message.as_bytes())


def search(mailbox, query: str, limit: int) -> tuple[MailboxMessage, ...]:
    return tuple(mailbox.search(query, limit))


def subjects(found) -> list[str]:
    return [str(message_from_bytes(one.raw, policy=policy.default)["subject"]) for one in found]


def test_finds_by_a_code_in_the_subject_and_leaves_the_bin_out(mailbox):
    found = search(mailbox, 'subject:"XHQGMDH"', 10)
    assert len(found) == 1
    assert "XHQGMDH" in subjects(found)[0]
    assert b"555" in found[0].raw
    assert found[0] in search(mailbox, "XHQGMDH", 10)


def test_newest_first_and_no_more_than_asked_for(mailbox):
    found = search(mailbox, "Jonathan", 10)
    assert len(found) > 1
    times = [one.received_at for one in found]
    assert times == sorted(times, reverse=True)
    assert all(time.tzinfo for time in times)
    assert search(mailbox, "Jonathan", 1) == found[:1]


def test_nothing_found(mailbox):
    assert search(mailbox, "nobodyhasthisword", 10) == ()


def test_a_mailbox_that_does_not_answer(fresh_practice):
    for kind in ("reset", "throttle", "status:500"):
        practice_process.ask(fresh_practice, "POST", "faults", {"target": "gmail", "times": 1, "kind": kind})
        with pytest.raises(Unavailable):
            search(GmailMailbox(fresh_practice.gmail, None), "XHQGMDH", 10)


def test_either_of_two_words_still_leaves_the_bin_out(fresh_practice):
    mailbox = GmailMailbox(fresh_practice.gmail, None)
    found = search(mailbox, "XHQGMDH OR nobodyhasthisword", 10)
    assert found == search(mailbox, "XHQGMDH", 10)
