"""SMS by SNS (port `SmsSender`)."""

import re
from functools import partial
from typing import Final

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import Refused
from jada_desk.domain.translation import tr

_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")

# A hundred numbers a page.
_PAGES: Final = 100


class SnsSms:
    """`SmsSender` over SNS, as a transactional message, which goes out before promotional ones."""

    def __init__(self, clients: AwsClients) -> None:
        self._clients = clients
        self._sending = Request(
            "SNS",
            tr("An SMS could not be sent."),
            permit("sns:Publish"),
            unchanged=tr("Nothing was sent."),
            uncertain=tr("The SMS may or may not have been sent."),
            remedy=tr("Check in SNS that SMS to this country is set up and the number has not opted out."),
        )
        self._listing = Request(
            "SNS",
            tr("The numbers that opted out could not be listed."),
            permit("sns:ListPhoneNumbersOptedOut"),
        )

    def send(self, phone: str, text: str) -> str:
        if not _E164.fullmatch(phone):
            raise Refused(
                tr("The phone number is not one that an SMS can be sent to."),
                unchanged=tr("Nothing was sent."),
                remedy=tr("Correct the number (with its country code), or call."),
            )
        return ask(
            self._sending,
            lambda: self._clients.sns.publish(
                PhoneNumber=phone,
                Message=text,
                MessageAttributes={
                    "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}
                },
            )["MessageId"],
            attempts=1,
        )

    def opted_out(self) -> frozenset[str]:
        """Every number that SNS keeps as opted out, in this account and region."""
        found: set[str] = set()
        token = ""
        for _ in range(_PAGES):
            more = {"nextToken": token} if token else {}
            page = ask(self._listing, partial(self._clients.sns.list_phone_numbers_opted_out, **more))
            found.update(page.get("phoneNumbers", ()))
            token = page.get("nextToken", "")
            if not token:
                break
        return frozenset(found)
