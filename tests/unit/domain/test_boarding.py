"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.boarding import TypedTime, read_time, time_at, write_time

SUNSET = time(18, 30)
minutes = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1:45 PM", time(13, 45)),
        ("1:45pm", time(13, 45)),
        ("1.45 p.m.", time(13, 45)),
        ("1:45 p.m", time(13, 45)),
        ("13:45", time(13, 45)),
        ("13.45", time(13, 45)),
        ("13h45", time(13, 45)),
        ("1345", time(13, 45)),
        ("13:45 PM", time(13, 45)),
        ("0145", time(1, 45)),
        ("0130pm", time(13, 30)),
        ("5p", time(17)),
        ("5 PM sharp", time(17)),
        ("by 5 pm", time(17)),
        ("at about 5:15 am", time(5, 15)),
        ("dock 3 at 5 PM", time(17)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("midnight", time(0)),
        ("12:15 am", time(0, 15)),
        ("12 PM", time(12)),
        ("0:15", time(0, 15)),
    ],
)
def test_a_time_says_itself_whatever_the_start(typed, meant):
    assert read_time(typed) == read_time(typed, start=SUNSET) == meant


@pytest.mark.parametrize(
    ("typed", "start", "meant"),
    [
        ("1:45", time(15), time(13, 45)),
        ("1:45", time(3), time(1, 45)),
        ("6:30", SUNSET, SUNSET),
        ("6:31", SUNSET, time(6, 31)),
        ("945", time(22), time(21, 45)),
        ("5", SUNSET, time(17)),
        ("11:45", time(0, 30), time(23, 45)),
        ("12:15", time(0, 45), time(0, 15)),
        ("10:15", time(11), time(10, 15)),
        ("1:45", None, time(13, 45)),
        ("9:30", None, time(9, 30)),
        ("12:00", None, time(12)),
    ],
)
def test_morning_or_afternoon_is_what_lies_before_and_nearest_to_the_start(typed, start, meant):
    assert read_time(typed, start=start) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "after lunch",
        "24:00",
        "25",
        "1:75",
        "99:99",
        "5 or 5:30 PM or 6 PM",
        "1:45-2:00",
        "5 - 6",
        "4.5 hours",
        "1:45:30",
    ],
)
def test_what_is_no_one_time_is_not_read(typed):
    assert read_time(typed, start=SUNSET) is None


@pytest.mark.parametrize(
    ("like", "moment", "written"),
    [
        ("", time(13, 5), "1:05 PM"),
        ("1:45 PM", time(9), "9:00 AM"),
        ("1:45pm", time(0, 15), "12:15am"),
        ("1.45 p.m.", time(9, 5), "9.05 a.m."),
        ("5 PM", time(18), "6 PM"),
        ("5 PM", time(18, 15), "6:15 PM"),
        ("5p", time(9), "9a"),
        ("01:45 PM", time(14), "02:00 PM"),
        ("13:45", time(9, 5), "09:05"),
        ("1345", time(17, 15), "1715"),
        ("1345", time(9, 15), "0915"),
        ("13", time(17), "17"),
        ("5", time(16), "4"),
        ("5", time(16, 30), "4:30"),
        ("1:45", time(17, 15), "5:15"),
        ("945", time(17, 15), "515"),
        ("noon", time(17, 15), "5:15 PM"),
        ("TBD", time(17, 15), "5:15 PM"),
    ],
)
def test_a_new_time_is_written_as_the_old_one_was_typed(like, moment, written):
    assert write_time(moment, like=like, start=SUNSET) == written


def test_a_style_that_would_be_misread_is_left_for_a_clear_one():
    assert write_time(time(5, 15), like="1:45", start=SUNSET) == "5:15 AM"


@given(
    minutes,
    st.none() | minutes,
    st.sampled_from(["", "1:45 PM", "1.45pm", "5 p.m.", "13:45", "1345", "5", "1:45", "945"]),
)
def test_what_is_written_reads_back(moment, start, like):
    assert read_time(write_time(moment, like=like, start=start), start=start) == moment


def test_in_running_text_a_number_is_a_time_only_in_a_clear_form():
    assert time_at("at 5 PM", 3) == TypedTime(3, 7, (time(17),), strong=True)
    assert time_at("at 1345.", 3) == TypedTime(3, 7, (time(13, 45),), strong=False)
    for text in ("at 1345 Harbor Drive", "at 5", "at 945", "at sea"):
        assert time_at(text, 3) is None
