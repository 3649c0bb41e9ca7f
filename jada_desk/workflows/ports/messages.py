"""E-mail and text messages that go out, and the bookings mailbox that is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class EmailMessage:
    """One rendered mail. `calendar` is the text of the .ics attachment, "" = none."""

    to: str
    subject: str
    text: str
    html: str
    calendar: str = ""


class EmailSender(Protocol):
    """Mails that go out (SES)."""

    def send(self, message: EmailMessage) -> str:
        """Hand one mail to SES, one request, no retry; the message id. Raises OutcomeUnknown when the answer
        is lost."""
        ...


class SmsSender(Protocol):
    """Text messages that go out (SNS)."""

    def send(self, phone: str, text: str) -> str:
        """Hand one SMS to SNS (`phone` in E.164), one request, no retry; the message id. Raises as
        `EmailSender`."""
        ...

    def opted_out(self) -> frozenset[str]:
        """The numbers (E.164) whose holders answered STOP."""
        ...


@dataclass(frozen=True, slots=True)
class MailboxMessage:
    """One mail of the bookings mailbox: its id there and its raw bytes (RFC 5322)."""

    message_id: str
    received_at: datetime
    raw: bytes


class Mailbox(Protocol):
    """The bookings mailbox (Gmail)."""

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        """The newest mails that a Gmail query finds, spam and bin left out, each as it arrives.

        Raises SignInNeeded, Unavailable, also between two mails."""
        ...
