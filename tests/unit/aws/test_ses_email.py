"""The mails that go to SES, and the senders' promise of one request."""

import json
from base64 import b64decode
from email import message_from_bytes
from email.message import EmailMessage as MimeMessage
from email.policy import default

import pytest
from botocore.exceptions import ReadTimeoutError

from jada_desk.adapters.aws.ses_email import SesEmail
from jada_desk.adapters.aws.sns_sms import SnsSms
from jada_desk.domain.errors import OutcomeUnknown, Refused, SettingsError, Unavailable
from jada_desk.workflows.ports.messages import EmailMessage
from tests.unit.aws.wire import NOWHERE, Wire, bytes_of, json_answer, json_error, query_error

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:Zoë ⛵\r\nEND:VCALENDAR\r\n"
MAIL = EmailMessage("quinn@example.com", "Your charter", "6:15 PM – ⛵\n", "<p>6:15 PM – ⛵</p>\n", CALENDAR)
TAKEN = json_answer({"MessageId": "m-1"})
SLOW = ReadTimeoutError(endpoint_url=NOWHERE, error=OSError("slow"))


def send(
    message: EmailMessage, sender: str = "JADA <desk@example.com>"
) -> tuple[MimeMessage, dict[str, object], bytes]:
    """The mail as a reader sees it, the request around it, and its raw bytes."""
    wire = Wire("sesv2", TAKEN)
    assert SesEmail(wire.clients, sender).send(message) == "m-1"
    (request,) = wire.requests
    body = json.loads(bytes_of(request))
    raw = b64decode(body["Content"]["Raw"]["Data"])
    return message_from_bytes(raw, policy=default), body, raw


def test_text_and_html_are_alternatives_with_the_calendar_beside_them():
    mail, body, raw = send(MAIL)

    assert mail.get_content_type() == "multipart/mixed"
    alternatives, calendar = mail.iter_parts()
    assert alternatives.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in alternatives.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().replace("\r\n", "\n") for part in alternatives.iter_parts()] == [
        MAIL.text,
        MAIL.html,
    ]
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_payload(decode=True) == CALENDAR.encode()
    assert mail["From"] == body["FromEmailAddress"] == "JADA <desk@example.com>"
    assert mail["To"] == "quinn@example.com"
    assert body["Destination"] == {"ToAddresses": ["quinn@example.com"]}
    assert raw.isascii()


def test_without_a_calendar_a_mail_is_its_alternatives():
    mail, _, _ = send(EmailMessage("quinn@example.com", "Your charter", "text", "<p>"))
    assert mail.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("cut", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\x00", "\r\n\r\n"])
def test_no_header_can_be_added_through_the_subject(cut):
    mail, body, _ = send(EmailMessage("quinn@example.com", f"Quinn{cut}Bcc: gene@example.com", "text", "<p>"))
    assert mail["Subject"] == "Quinn Bcc: gene@example.com"
    assert mail["Bcc"] is None
    assert [part.get_content().strip() for part in mail.iter_parts()] == ["text", "<p>"]
    assert body["Destination"] == {"ToAddresses": ["quinn@example.com"]}


@pytest.mark.parametrize(
    "subject", ["Zoë 👩‍✈️ שלום " * 20, "x" * 2000, "=?utf-8?q?Bcc:_a?=", "", "half \ud83d"]
)
def test_any_subject_can_be_sent_in_short_ascii_lines(subject):
    mail, _, raw = send(EmailMessage("quinn@example.com", subject, "half \ud83d", "<p>" + "x" * 5000))
    assert raw.isascii()
    assert max(len(line) for line in raw.splitlines()) <= 998
    assert mail["To"] == "quinn@example.com"
    assert mail["Bcc"] is None


def test_an_address_with_letters_in_its_domain_is_sent_in_ascii():
    _, body, _ = send(EmailMessage("quinn@zoë.example", "Your charter", "text", "<p>"))
    assert body["Destination"] == {"ToAddresses": ["quinn@xn--zo-ija.example"]}


@pytest.mark.parametrize(
    "to", ["zoë@example.com", "a" * 250 + "@example.com", "quinn@" + "x" * 70 + ".example"]
)
def test_an_address_that_ses_cannot_reach_is_refused_before_it_is_asked(to):
    wire = Wire("sesv2")
    with pytest.raises(Refused):
        SesEmail(wire.clients, "desk@example.com").send(EmailMessage(to, "s", "t", "h"))
    assert wire.requests == []


@pytest.mark.parametrize("sender", ["", "JADA", "JADA <desk>", "a@example.com, b@example.com"])
def test_a_sender_must_be_an_address(sender):
    wire = Wire("sesv2")
    with pytest.raises(SettingsError, match=r"aws\.email_from"):
        SesEmail(wire.clients, sender).send(MAIL)
    assert wire.requests == []


def test_a_senders_name_may_hold_any_letters():
    mail, body, raw = send(MAIL, "Zoë's Charters <desk@example.com>")
    assert mail["From"] == "Zoë's Charters <desk@example.com>"
    assert str(body["FromEmailAddress"]).isascii()
    assert raw.isascii()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (SLOW, OutcomeUnknown),
        (json_error("InternalServiceErrorException", 500), OutcomeUnknown),
        (json_error("TooManyRequestsException", 429), Unavailable),
        (json_error("MessageRejected"), Refused),
    ],
)
def test_a_mail_is_handed_over_in_one_request(answer, told):
    wire = Wire("sesv2", answer, TAKEN)
    with pytest.raises(told) as raised:
        SesEmail(wire.clients, "desk@example.com").send(MAIL)
    assert len(wire.requests) == 1
    assert raised.value.unchanged == (
        "The e-mail may or may not have been sent." if told is OutcomeUnknown else "Nothing was sent."
    )
    assert "@" not in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (SLOW, OutcomeUnknown),
        (query_error("InternalError", 500), OutcomeUnknown),
        (query_error("Throttling", 400), Unavailable),
        (query_error("InvalidParameter", 400), Refused),
        (query_error("AuthorizationError", 403), Refused),
    ],
)
def test_an_sms_is_handed_over_in_one_request(answer, told):
    wire = Wire("sns", answer)
    with pytest.raises(told):
        SnsSms(wire.clients).send("+16195550001", "6:15 PM")
    assert len(wire.requests) == 1
