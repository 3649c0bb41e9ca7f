"""Plain values and DynamoDB's typed attributes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.adapters.aws.attributes import from_attribute, to_attribute

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def kinds(value):
    match value:
        case list():
            return [kinds(one) for one in value]
        case dict():
            return {name: kinds(one) for name, one in value.items()}
        case _:
            return type(value)


@given(VALUES)
def test_what_is_written_is_read_back(value):
    found = from_attribute(to_attribute(value))
    assert found == value
    assert kinds(found) == kinds(value)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ({"SS": ["Sarah", "Gene"]}, ["Gene", "Sarah"]),
        ({"NS": ["10", "9"]}, [9, 10]),
        ({"N": "120.0"}, 120),
        ({"N": "2.5"}, "2.5"),
        ({"B": b"\x00\xff"}, "AP8="),
        ({"BS": [b"b", b"a"]}, ["YQ==", "Yg=="]),
    ],
)
def test_what_other_programs_store_is_read_as_the_nearest_plain_value(attribute, value):
    assert from_attribute(attribute) == value


@pytest.mark.parametrize("value", [1.5, b"bytes", date(2026, 5, 30), {"Gene"}])
def test_what_has_no_stored_form_is_a_type_error(value):
    with pytest.raises(TypeError, match=type(value).__name__):
        to_attribute(value)
