"""The ports EmailSender and SmsSender, on the fakes and on SES and SNS."""

from contextlib import suppress
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.account import AwsAccount
from jada_desk.adapters.aws.ses_email import SesEmail
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.adapters.aws.sns_sms import SnsSms
from jada_desk.adapters.local.practice_process import ask
from jada_desk.domain.errors import NotFound, OutcomeUnknown, Refused
from jada_desk.domain.tenant import Aws
from jada_desk.workflows.ports.messages import EmailMessage, EmailSender, SmsSender
from tests.contract.practice_aws import clients, fault
from tests.fakes.aws import EmailFake, SmsFake

SENDER = "JADA <dispatch@example.com>"
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"


def verify_sender(aws: AwsClients) -> None:
    with suppress(aws.sesv2.exceptions.AlreadyExistsException):
        aws.sesv2.create_email_identity(EmailIdentity="dispatch@example.com")


@pytest.fixture(params=["fake", "practice"])
def email(request) -> EmailSender:
    if request.param == "fake":
        return EmailFake()
    aws = clients(request.getfixturevalue("practice"))
    verify_sender(aws)
    return SesEmail(aws, SENDER)


@pytest.fixture(params=["fake", "practice"])
def sms(request) -> SmsSender:
    return SmsFake() if request.param == "fake" else SnsSms(clients(request.getfixturevalue("practice")))


def mail(to: str = "quinn@example.com", subject: str = "Your charter") -> EmailMessage:
    return EmailMessage(
        to, subject, "Be at the dock at 6:15 PM – ⛵", "<p>Be at the dock at <b>6:15 PM</b>", CALENDAR
    )


def test_who_opted_out_is_listed(practice):
    fake = SmsFake()
    fake.stopped.add("+447700900149")
    for source in (fake, SnsSms(clients(practice))):
        assert "+447700900149" in source.opted_out()


def test_every_mail_has_an_id_of_its_own(email):
    assert len({email.send(mail()), email.send(mail())} - {""}) == 2


@pytest.mark.parametrize(
    "to",
    [
        "",
        "quinn",
        "quinn@example",
        "quinn@example.com, gene@example.com",
        "quinn@example.com\r\nBcc: gene@example.com",
        "Quinn <quinn@example.com>",
        "quinn@example.com\n",
        "quinn @example.com",
    ],
)
def test_what_is_no_single_address_is_refused_without_repeating_it(email, to):
    with pytest.raises(Refused) as told:
        email.send(mail(to))
    assert told.value.unchanged == "Nothing was sent."
    assert told.value.remedy
    assert "quinn" not in str(told.value)


def test_every_sms_has_an_id_of_its_own(sms):
    assert len({sms.send("+16195550001", "6:15 PM"), sms.send("+16195550001", "6:15 PM")} - {""}) == 2


@pytest.mark.parametrize(
    "phone", ["", "6195550001", "+1-619-555-0001", "+06195550001", "+1619", "+16195550001\n"]
)
def test_a_number_that_is_not_e164_is_refused_without_repeating_it(sms, phone):
    with pytest.raises(Refused) as told:
        sms.send(phone, "6:15 PM")
    assert told.value.unchanged == "Nothing was sent."
    assert "619" not in str(told.value)


def test_a_mail_arrives_as_it_was_written(practice):
    aws = clients(practice)
    verify_sender(aws)
    subject = f"Your charter – {uuid4().hex}"
    message_id = SesEmail(aws, SENDER).send(mail(subject=subject + "\r\nBcc: gene@example.com"))

    arrived = [one for one in ask(practice, "GET", "sent")["emails"] if one["message_id"] == message_id]

    assert len(arrived) == 1
    assert arrived[0]["subject"] == subject + " Bcc: gene@example.com"
    assert "quinn@example.com" in arrived[0]["to"]
    assert arrived[0]["text"].strip() == mail().text
    assert arrived[0]["html"].strip() == mail().html


def test_an_sms_arrives_as_it_was_written(practice):
    text = f"JADA: 6:15 PM – {uuid4().hex}"
    message_id = SnsSms(clients(practice)).send("+16195550001", text)
    arrived = [one for one in ask(practice, "GET", "sent")["sms"] if one["message_id"] == message_id]
    assert [(one["phone"], one["text"]) for one in arrived] == [("+16195550001", text)]


def test_a_sender_that_ses_does_not_know_can_be_added(practice):
    account = AwsAccount(clients(practice), Aws(email_from="JADA <new@harbor.example>"))
    with pytest.raises(NotFound):
        account.sender()
    account.create_sender()
    assert account.sender().is_verified in (True, False)


def test_a_sender_that_is_not_verified_is_refused_with_a_remedy(practice):
    with pytest.raises(Refused, match="MessageRejected") as told:
        SesEmail(clients(practice), "nobody@elsewhere.example").send(mail())
    assert told.value.unchanged == "Nothing was sent."
    assert "aws.email_from" in told.value.remedy
    assert "@" not in str(told.value)


@pytest.mark.parametrize(("kind", "times"), [("lost", 1), ("reset", 0)])
def test_an_sms_without_an_answer_is_uncertain_and_not_sent_again(practice, kind, times):
    text = f"JADA: 6:15 PM {uuid4().hex}"
    with fault(practice, "sns", text[-32:], kind), pytest.raises(OutcomeUnknown):
        SnsSms(clients(practice)).send("+16195550001", text)
    assert [one["text"] for one in ask(practice, "GET", "sent")["sms"]].count(text) == times
