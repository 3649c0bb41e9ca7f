"""Mails made to hurt: each is answered or set aside within two seconds."""

import time
from collections.abc import Callable

import pytest

from jada_desk.adapters.booking_mail import MailReader
from jada_desk.adapters.booking_mail.mail_text import read_mail
from tests.unit.booking_mail.mails import APPROVED, JONATHAN, OWN_NUMBERS, raw

HEADER = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: XHQGMDH\r\n"


def nested(kind: bytes, depth: int) -> bytes:
    mail = HEADER
    for level in range(depth):
        if kind == b"multipart":
            mail += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        else:
            mail += b"Content-Type: message/rfc822\r\n\r\nSubject: %d\r\n" % level
    return mail + b"Content-Type: text/plain\r\n\r\nPhone: 619-555-0003\r\n"


def parts(count: int, body: bytes) -> bytes:
    whole = b"".join(b"--b\r\nContent-Type: text/html\r\n\r\n" + body + b"\r\n" for _ in range(count))
    return HEADER + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + whole + b"--b--\r\n"


def html(body: str) -> bytes:
    return HEADER + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()


def text(body: str) -> bytes:
    return HEADER + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body.encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: b"\x00" * 100_000,
    "no header": lambda: b"\n\nhello",
    "10 MB of text": lambda: text("Phone 619 555 0003 and more words here\n" * 270_000),
    "10 MB of newlines": lambda: text("\n" * 10_000_000),
    "10 MB in one line": lambda: text("a" * 10_000_000),
    "10 MB of digits in one line": lambda: text("619-555-" * 1_250_000),
    "a 10 MB header": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 700_000 + b"\r\n\r\nx",
    "11 MB": lambda: text("x" * 70 + "\n") * 1 + b"y" * 11_000_000,
    "10,000 phones": lambda: text("".join(f"Phone: 619-555-{n:04}\n" for n in range(10_000))),
    "10,000 phones of one kind": lambda: text("Call support 619-555-0003 " * 10_000),
    "digits everywhere": lambda: text("1-2-3-4-5-6-7-8-9-0-" * 20_000),
    "digit lines": lambda: text("\n".join("619 555 00 " * 8 for _ in range(4_000))),
    "addresses": lambda: text("E-mail: " + "a@" * 200_000),
    "address lines": lambda: text("\n".join("e-mail: " + "a.b-c_d" * 130 for _ in range(400))),
    "quoted headers": lambda: text("From: a@b.example\nTo: c\nDate: 1 May 2026 10:00\n" * 8_000),
    "colons": lambda: text("a: b\n" * 60_000),
    "1,000 multiparts deep": lambda: nested(b"multipart", 1_000),
    "90 multiparts deep": lambda: nested(b"multipart", 90),
    "1,000 messages deep": lambda: nested(b"message", 1_000),
    "90 messages deep": lambda: nested(b"message", 90),
    "3,000 parts": lambda: parts(3_000, b"<p>x</p>"),
    "1,000 parts of HTML": lambda: parts(1_000, b"<p>x</p>" * 1_000),
    "HTML nested deeply": lambda: html("<div>" * 200_000),
    "HTML formatting nested": lambda: html("<b><i><a>" * 60_000),
    "HTML tables nested": lambda: html("<table><tr><td>" * 60_000),
    "HTML of tags alone": lambda: html("<p><br>" * 140_000),
    "HTML attributes": lambda: html("<p " + "a='b' " * 150_000 + ">x"),
    "HTML never closed": lambda: html("<" * 1_000_000),
    "HTML links": lambda: html("<a href='tel:+16195550003'>x</a>" * 30_000),
    "JSON-LD nested": lambda: html('<script type="application/ld+json">' + "[" * 90_000 + "</script>"),
    "JSON-LD of rubbish": lambda: html(
        '<script type="application/ld+json">{"underName": {"name": [1]}}</script>' * 500
    ),
    "base64 of rubbish": lambda: HEADER + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"!!!===" * 10_000,
    "a bad uuencoding": lambda: (
        HEADER + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 666 x\r\n\xff\xff"
    ),
    "bad headers": lambda: (
        b"From: =?utf-8?b?////?= <\xff@\xff>\r\nTo: ,,,@@@\r\nDate: 99 Foo 99999999 99:99\r\n"
        b'Subject: =?none?q?=ZZ?= =?utf-8?b?=?=\r\nContent-Type: text/plain; charset="\xff\xfe"\r\n'
        b"Content-Disposition: ;;;=\r\n\r\nXHQGMDH Phone: 619-555-0003"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_answered_or_set_aside_in_time(name: str) -> None:
    mail = HOSTILE[name]()
    started = time.process_time()
    MailReader().find(mail, JONATHAN, OWN_NUMBERS)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("11 MB", "too big"),
        ("10 MB of text", "too big"),
        ("10 MB of newlines", "too big"),
        ("1,000 messages deep", "nested too deeply"),
        ("HTML nested deeply", "nested too deeply"),
        ("3,000 parts", "too many parts"),
        ("digit lines", ""),
    ],
)
def test_what_was_not_read_is_said(name: str, word: str) -> None:
    assert word in read_mail(HOSTILE[name]()).set_aside


def test_a_bad_part_hides_no_other() -> None:
    mail = raw(APPROVED).replace(b"MIME-Version: 1.0", b"X-Bad: =?utf-8?b?////\xff?=\r\nMIME-Version: 1.0")
    (candidate,) = MailReader().find(mail, JONATHAN, OWN_NUMBERS)
    assert candidate.phone == "+1-619-555-0003"


def test_bad_headers_still_give_the_text() -> None:
    (candidate,) = MailReader().find(HOSTILE["bad headers"](), JONATHAN, OWN_NUMBERS)
    assert candidate.phone == "+1-619-555-0003"
