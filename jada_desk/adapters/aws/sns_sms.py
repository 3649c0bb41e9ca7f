"""SMS by SNS (port `SmsSender`)."""

import re
from functools import partial
from typing import Final

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import Refused
from jada_desk.domain.translation import tr, tr_later

_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")

_REQUEST: Final = Request(
    "SNS",
    tr_later("send"),
    tr_later("an SMS"),
    effect=tr_later("sent"),
    permissions="sns:Publish",
    remedy=tr_later("Check in SNS that SMS to this country is set up and the number has not opted out."),
)


_LISTING: Final = Request(
    "SNS",
    tr_later("list"),
    tr_later("the numbers that opted out"),
    permissions="sns:ListPhoneNumbersOptedOut",
)
# A hundred numbers a page.
_PAGES: Final = 100


class SnsSms:
    """`SmsSender` over SNS, as a transactional message, which goes out before promotional ones."""

    def __init__(self, clients: AwsClients) -> None:
        self._clients = clients

    def send(self, phone: str, text: str) -> str:
        if not _E164.fullmatch(phone):
            raise Refused(
                tr("The phone number is not one that an SMS can be sent to."),
                unchanged=tr("Nothing was sent."),
                remedy=tr("Correct the number (with its country code), or call."),
            )
        return ask(
            _REQUEST,
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
            page = ask(_LISTING, partial(self._clients.sns.list_phone_numbers_opted_out, **more))
            found.update(page.get("phoneNumbers", ()))
            token = page.get("nextToken", "")
            if not token:
                break
        return frozenset(found)
