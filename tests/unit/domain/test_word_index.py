"""Words found by their beginnings, one mistake allowed."""

import pytest

from jada_desk.domain.word_index import WordIndex

INDEX = WordIndex(["Quinn Sunset", "Danika", "Jonathan Afternoon XHQGMDH", "José Sunset"])


@pytest.mark.parametrize(
    ("typed", "exact", "near"),
    [
        ("quin", {0}, set()),
        ("SUN", {0, 3}, set()),
        ("sunset quinn", {0}, set()),
        ("xhqg", {2}, set()),
        ("josé", {3}, set()),
        ("dankia", set(), {1}),
        ("danka", set(), {1}),
        ("daniika", set(), {1}),
        ("danoka", set(), {1}),
        ("sunste quinn", set(), {0}),
        ("jonathan sunset", set(), set()),
        ("dnk", set(), set()),
        ("helena", set(), set()),
        ("", set(), set()),
    ],
)
def test_what_was_typed_finds_what_was_meant(typed, exact, near):
    assert INDEX.find(typed) == (exact, near)


def test_an_exact_word_stands_beside_a_mistyped_one():
    found = WordIndex(["Marisol", "Marison", "Mariso"]).find("mariso")
    assert found == (frozenset({0, 1, 2}), frozenset())
    assert WordIndex(["Marisol", "Marison"]).find("marisol") == (frozenset({0}), frozenset({1}))
