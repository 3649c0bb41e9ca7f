"""Telephone numbers: typed, stored, sent, shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.phone import to_display, to_e164, to_stored


@pytest.mark.parametrize(
    "typed",
    [
        "+1-619-555-0001",
        "+16195550001",
        "16195550001",
        "1 (619) 555-0001",
        "(619) 555-0001",
        " 619.555.0001 ",
        "619\u2011555\u20110001",
        "tel:+1-619-555-0001",
        "001 619 555 0001",
        "011 1 619 555 0001",
    ],
)
def test_a_north_american_number_in_all_its_forms(typed):
    assert to_stored(typed) == "+1-619-555-0001"
    assert to_e164(typed) == "+16195550001"
    assert to_display(typed) == "(619) 555-0001"


def test_a_number_from_elsewhere():
    assert to_stored("+44 20 7946 0018") == to_e164("0044-20-7946-0018") == "+442079460018"
    assert to_display("+44 20 7946 0018") == "+442079460018"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "call me",
        "555-0001",
        "+1-019-555-0001",
        "+1 619 055 0001",
        "619-555-0001 x12",
        "+12",
        "+0619555000",
        "1" * 41,
        "²" * 10,
    ],
)
def test_what_is_no_number_stays_as_typed(typed):
    assert to_stored(f" {typed} ") == typed
    assert to_display(typed) == typed
    assert to_e164(typed) is None


@given(st.text(st.sampled_from("+-() .x0123456789"), max_size=20))
def test_the_stored_form_stays(typed):
    stored = to_stored(typed)
    assert to_stored(stored) == stored
    assert to_e164(stored) == to_e164(typed)
