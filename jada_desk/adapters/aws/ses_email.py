"""Mail by SES (port `EmailSender`)."""

import re
from email.message import EmailMessage as MimeMessage
from email.policy import SMTP
from email.utils import formataddr, getaddresses
from typing import Final
from unicodedata import category

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import Refused, SettingsError
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.messages import EmailMessage

# Any mail server understands seven bits; SES takes no letters beyond ASCII before the @.
_POLICY: Final = SMTP.clone(cte_type="7bit")
_LONGEST_ADDRESS: Final = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets
_ADDRESS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[^\W_][\w.-]*\.[^\W_][\w-]*")
# Control characters, halves of characters, line and paragraph separators.
_BREAKS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


class SesEmail:
    """`EmailSender` over SES v2; `sender` is the From address, also with a name (`JADA <desk@example.com>`).

    A mail is text and HTML as alternatives, and beside them the calendar file when there is one. The
    recipient is given outside the message too, so nothing in a mail can add another. A `sender` that is no
    address is a SettingsError of `send`, so that an operation without mail has everything else.
    """

    def __init__(self, clients: AwsClients, sender: str) -> None:
        self._clients = clients
        self._from = _named_address(sender)
        self._request = Request(
            "SES",
            tr("An e-mail could not be sent."),
            permit("ses:SendEmail"),
            unchanged=tr("Nothing was sent."),
            uncertain=tr("The e-mail may or may not have been sent."),
            remedy=tr("Check in SES that aws.email_from is verified and the account is out of the sandbox."),
        )

    def send(self, message: EmailMessage) -> str:
        if not self._from:
            raise SettingsError(
                tr("aws.email_from must be an e-mail address, like JADA <desk@example.com>."),
                unchanged=tr("Nothing was sent."),
                remedy=tr("Correct it in the settings."),
            )
        to = _plain_address(message.to)
        if not to:
            raise Refused(
                tr("The recipient's e-mail address is not one that mail can be sent to."),
                unchanged=tr("Nothing was sent."),
                remedy=tr("Correct the address, or call."),
            )
        raw = _mime(self._from, to, message)
        return ask(
            self._request,
            lambda: self._clients.sesv2.send_email(
                FromEmailAddress=self._from,
                Destination={"ToAddresses": [to]},
                Content={"Raw": {"Data": raw}},
            )["MessageId"],
            attempts=1,
        )


def _mime(sender: str, to: str, message: EmailMessage) -> bytes:
    mime = MimeMessage(policy=_POLICY)
    mime["From"] = sender
    mime["To"] = to
    mime["Subject"] = _one_line(message.subject)
    mime.set_content(_text(message.text))
    mime.add_alternative(_text(message.html), subtype="html")
    if message.calendar:
        # The part's method is that of the file (RFC 6047, 2.4).
        method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in message.calendar else "PUBLISH"
        mime.add_attachment(
            _text(message.calendar), subtype="calendar", params={"method": method}, filename="charter.ics"
        )
    return mime.as_bytes()


def _one_line(text: str) -> str:
    """A header ends at a line break (RFC 5322 section 2.2), and another could begin there; an encoded word
    (`=?utf-8?q?...?=`, RFC 2047) may hold such a break, and the standard library would decode it."""
    line = " ".join("".join(" " if category(one) in _BREAKS else one for one in text).split())
    return line.replace("=?", "= ?")


def _text(text: str) -> str:
    """Without halves of characters, which no encoding of mail can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _named_address(text: str) -> str:
    """One address with or without a name, as a header holds it; "" when `text` is no such thing."""
    named = getaddresses([text])
    plain = _plain_address(named[0][1]) if len(named) == 1 else ""
    return formataddr((_one_line(named[0][0]), plain)) if plain else ""


def _plain_address(address: str) -> str:
    """The address with its domain in ASCII, "" when it is no single address."""
    if len(address) > _LONGEST_ADDRESS or "=?" in address or not _ADDRESS.fullmatch(address):
        return ""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
