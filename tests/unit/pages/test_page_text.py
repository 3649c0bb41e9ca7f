"""What a reader sees of a page, ours or anybody's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.page_difference import LineChange, PageLine, changed_links, compare_lines
from jada_desk.pages.guest_page import render_cancelled, render_guest_page
from jada_desk.pages.page_text import read_page
from jada_desk.pages.template_samples import PAGE


def test_our_page_reads_as_facts_under_their_labels() -> None:
    text = read_page(render_guest_page(PAGE))
    assert text.is_whole
    assert text.lines[:4] == (
        PageLine("JADA"),
        PageLine("Saturday, May 30"),
        PageLine("Quinn, welcome aboard Shearwater."),
        PageLine("6:15 PM", "Be at the dock by"),
    )
    assert PageLine("8:35 PM", "Back by") in text.lines
    assert ("Sign the waiver", PAGE.waiver_url) in text.links


def test_an_edit_is_told_in_a_guests_words() -> None:
    later = replace(
        PAGE, boarding=PAGE.start - timedelta(minutes=75), captain="Noor", waiver_url="https://a.b/w"
    )
    before, after = read_page(render_guest_page(PAGE)), read_page(render_guest_page(later))
    assert compare_lines(before, after) == (
        LineChange("Be at the dock by", "6:15 PM", "5:15 PM"),
        LineChange("", "Darrell is your captain.", "Noor is your captain."),
    )
    assert changed_links(before, after) == ("Sign the waiver", "Google Calendar")


def test_a_cancelled_page_says_so() -> None:
    changes = compare_lines(read_page(render_guest_page(PAGE)), read_page(render_cancelled(PAGE)))
    assert "This charter is cancelled" in [one.now for one in changes]


def test_what_is_hidden_is_not_read_and_what_is_foreign_is_named() -> None:
    html = """<head><title>No</title></head><body><!-- no --><p hidden>no</p><p style="DISPLAY : none">no</p>
        <style>p{}</style><script>alert(1)</script><iframe src=x>no</iframe><form><input></form>
        <img src=x alt="a boat"><p>Arrive   by <b>5</b>&nbsp;PM<br>please\u202e<p>"""
    lines = [one.text for one in read_page(html.encode()).lines]
    assert lines == [
        "(a script)",
        "(a frame with another page)",
        "(a form)",
        "(a picture) a boat",
        "Arrive by 5 PM",
        "please",
    ]


@pytest.mark.parametrize(
    "html",
    [
        b"",
        b"\xff\xfe\x00<p>\xc3",
        b"<div>" * 400_000,
        b"<b>" * 400_000,
        b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
        b"<!--" * 400_000,
        b"<table><tr><td>" * 100_000,
        b"<p>line\n" * 400_000,
        b"x" * 10_000_000,
    ],
    ids=[
        "empty",
        "broken bytes",
        "deep",
        "deep inline",
        "attributes",
        "comments",
        "tables",
        "lines",
        "10 MB",
    ],
)
def test_a_hostile_page_is_read_within_bounds(html: bytes) -> None:
    text = read_page(html)
    assert len(text.lines) <= 401
    assert all(len(one.text) <= 300 for one in text.lines)
    assert text.is_whole == (len(html) < 100)
