"""Hostile texts through calendar, booking mails, tables, forms and settings into pages, mails, texts and the run sheet.

What a real browser makes of the same documents is in tests/desktop/test_injection_in_browser.py.
"""

import json
import re
from base64 import b64decode
from email import message_from_bytes
from email.policy import default
from unicodedata import category

import pytest
from selectolax.lexbor import LexborHTMLParser

from jada_desk.adapters.aws.ses_email import SesEmail
from jada_desk.domain.errors import Refused
from jada_desk.domain.plain_text import one_line
from jada_desk.workflows.ports.messages import EmailMessage
from tests.hostile import HOSTILE, Shown, can_be_set, show
from tests.hostile_mail import candidates, show_taken
from tests.unit.aws.wire import Wire, bytes_of, json_answer

ACTIVE = "script, img, iframe, object, embed, base, svg, video, audio, link:not([rel=icon]), meta[http-equiv=refresh i]"
SCHEMES = ("https:", "http:", "tel:", "sms:", "mailto:")
HEADERS = {"From", "To", "Subject", "MIME-Version", "Content-Type"}
RECIPIENTS = {f"{name}@example.com" for name in ("quinn", "darrell", "gene", "noor", "kai", "sarah")}
NUMBERS = {"+16195550001", *(f"+161955501{number:02}" for number in range(1, 7))}


class Ses:
    """SES as the adapter calls it."""

    def __init__(self) -> None:
        self._wire = Wire("sesv2", *[json_answer({"MessageId": "m-1"})] * 3_000)
        self.mail = SesEmail(self._wire.clients, "JADA <desk@example.com>")

    def headers(self, mail: EmailMessage) -> set[str]:
        """The headers of a mail as it goes out; its one recipient stands outside of it too."""
        self.mail.send(mail)
        body = json.loads(bytes_of(self._wire.requests[-1]))
        assert body["Destination"] == {"ToAddresses": [mail.to]}
        parsed = message_from_bytes(b64decode(body["Content"]["Raw"]["Data"]), policy=default)
        assert [one.addr_spec for one in parsed["To"].addresses] == [mail.to]
        return set(parsed.keys())


@pytest.fixture(scope="module")
def ses() -> Ses:
    return Ses()


@pytest.mark.parametrize("in_settings", [False, True], ids=["calendar and tables", "settings"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_stays_text_and_reaches_nobody_else(text: str, in_settings: bool, ses: Ses):
    if in_settings and not can_be_set(text):
        return
    look_through(show(text, in_settings=in_settings), ses, RECIPIENTS)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_from_a_booking_mail_too(text: str, ses: Ses):
    found = candidates(text)
    assert found
    for one in found:
        for seen in one.evidence:
            words = (one.name, seen.sender, seen.subject, *seen.lines, *seen.marks, *seen.whole)
            assert not [piece for piece in words if piece != one_line(piece, len(piece))]
        assert "evil.invalid" not in one.email
        look_through(show_taken(one.phone, one.email), ses, RECIPIENTS | {one.email})


def look_through(shown: Shown, ses: Ses, recipients: set[str]) -> None:
    for name, body in shown.documents.items():
        assert not active_parts(body.decode()), name
    for mail in shown.mails:
        if mail.to in recipients:
            assert ses.headers(mail) == HEADERS
        else:
            with pytest.raises(Refused):
                ses.mail.send(mail)
    for number, words in shown.texts:
        assert number in NUMBERS
        assert not re.search(r"evil[.\w。]*\.?(invalid|com)", words.lower()), words
        assert not [one for one in words if category(one) in ("Cc", "Cf", "Cs") and one != "\n"], words


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), *(f"quinn@example.com {one}" for one in HOSTILE.values())]
)
def test_an_address_that_holds_more_than_an_address_gets_no_mail(text: str, ses: Ses):
    with pytest.raises(Refused):
        ses.mail.send(EmailMessage(text, "Your charter", "Text", "<p>Text</p>"))


def test_an_encoded_word_is_no_way_to_another_header(ses: Ses):
    """The standard library decodes it, line break and all, where it stands in a header."""
    hidden = "=?utf-8?q?Quinn=0D=0ABcc:_eve@evil.invalid?="
    assert ses.headers(EmailMessage("quinn@example.com", hidden, "Text", "<p>Text</p>")) == HEADERS


def active_parts(html: str) -> list[str]:
    """Whatever in a document could run or reach out."""
    tree = LexborHTMLParser(html)
    found = [str(one.tag) for one in tree.css(ACTIVE)]
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            given = (value or "").strip().lower()
            if name.startswith("on") or (name == "style" and "url(" in given):
                found.append(f"{node.tag} {name}")
            if name in ("href", "src", "action", "formaction") and ":" in given.split("/")[0]:
                is_icon = node.tag == "link" and given.startswith("data:image/svg+xml,")
                if not given.startswith(SCHEMES) and not is_icon:
                    found.append(f"{node.tag} {name}={given[:30]}")
    return found
