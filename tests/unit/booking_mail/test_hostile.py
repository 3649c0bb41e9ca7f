"""Mails made to hurt: none stops the search, and what is read of each is bounded whatever its size.

The time each takes is a figure of `dev.py bench mail`; here the work is counted.
"""

import sys
from types import FrameType

import pytest

from jada_desk.adapters.booking_mail import reader
from jada_desk.adapters.booking_mail.html_text import read_html
from jada_desk.adapters.booking_mail.mail_text import MailText, read_mail
from tests.unit.booking_mail.corpus import OWN_NUMBERS, READER, case
from tests.unit.booking_mail.hostile import HOSTILE

JONATHAN = case("boatsetter-approved").wanted
# Calls of Python functions. A plain booking mail takes about 1,500; on a slow machine a million take a second.
_MOST_CALLS = 1_000_000
_MOST_TEXT = 400_000


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_and_the_text_are_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = HOSTILE[name]()
    calls = 0
    texts: list[MailText] = []

    def keep(raw: bytes) -> MailText:
        texts.append(read_mail(raw))
        return texts[-1]

    monkeypatch.setattr(reader, "read_mail", keep)

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        READER.find(mail, JONATHAN, OWN_NUMBERS)
    finally:
        sys.setprofile(before)
    assert calls < _MOST_CALLS
    lines = [line for layer in texts[0].layers for line in layer.lines]
    assert sum(map(len, lines)) <= _MOST_TEXT
    assert all(len(line) <= 1_000 for line in lines)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("11 MB", "too big"),
        ("10 MB of text", "too big"),
        ("10 MB of newlines", "too big"),
        ("1,000 messages deep", "nested too deeply"),
        ("1,000 parts each a message", "nested too deeply"),
        ("HTML nested deeply", "nested too deeply"),
        ("3,000 parts", "too many parts"),
        ("a million header lines", "header is too long"),
        ("10,000 phones", "too many numbers"),
        ("10,000 phones of one kind", ""),
        ("digit lines", ""),
    ],
)
def test_what_was_not_read_is_said(name: str, word: str) -> None:
    assert word in READER.find(HOSTILE[name](), JONATHAN, OWN_NUMBERS).set_aside


def test_a_bad_part_hides_no_other() -> None:
    good = case("boatsetter-approved").raw
    mail = good.replace(b"MIME-Version: 1.0", b"X-Bad: =?utf-8?b?////\xff?=\r\nMIME-Version: 1.0")
    assert mail != good
    (candidate,) = READER.find(mail, JONATHAN, OWN_NUMBERS).candidates
    assert candidate.phone == "+1-619-555-0003"


def test_bad_headers_still_give_the_text() -> None:
    (candidate,) = READER.find(HOSTILE["bad headers"](), JONATHAN, OWN_NUMBERS).candidates
    assert candidate.phone == "+1-619-555-0003"


def test_a_charset_that_costs_quadratic_time_is_not_used() -> None:
    read = read_mail(HOSTILE["a punycode charset"]())
    assert read.outer.lines[0].startswith("a-a-")


def test_an_endless_page_is_read_to_its_first_nodes() -> None:
    read = read_html("<p>x</p>" * 125_000)
    assert read is not None
    assert 1_000 < len(read.lines) <= 60_000
