"""Texts with a catalogue and without one, and what a bad catalogue or a hostile value can do: nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain import translation
from jada_desk.domain.translation import install_catalogue, tr, tr_later, tr_n


@pytest.fixture(autouse=True)
def english_again():
    yield
    install_catalogue(None)


def spanish(text, number):
    if number is not None:
        one, many = {"{n} changes": ("{n} cambio", "{n} cambios")}.get(text, ("", ""))
        return one if number == 1 else many
    return {
        "Close": "Cerrar",
        "{person} has {day} off.": "El {day} descansa {person}.",
        "{a} and {b}": "{a} y {c}",
        "Only {a}": "Solo",
        "Nothing": "Nada de {nothing}",
    }.get(text, "")


def test_without_a_catalogue_it_is_the_english():
    assert tr("Close") == "Close"
    assert tr("{person} has {day} off.", person="Gene", day="Sat 30 May") == "Gene has Sat 30 May off."
    assert tr_n("{n} change", "{n} changes", 1) == "1 change"
    assert tr_n("{n} change", "{n} changes", 0) == "0 changes"
    assert tr_n("One of {total}", "{n} of {total}", 1, total=5) == "One of 5"
    assert tr_later("Close") == "Close"


def test_a_catalogue_has_its_own_words_order_and_plural():
    install_catalogue(spanish)
    assert tr("Close") == "Cerrar"
    assert tr("{person} has {day} off.", person="Gene", day="30") == "El 30 descansa Gene."
    assert tr_n("{n} change", "{n} changes", 1) == "1 cambio"
    assert tr_n("{n} change", "{n} changes", 4) == "4 cambios"
    install_catalogue(None)
    assert tr("Close") == "Close"


def test_what_it_does_not_know_stays_english():
    install_catalogue(spanish)
    assert tr("Open") == "Open"
    assert tr_n("{n} step", "{n} steps", 1) == "1 step"
    assert tr_n("{n} step", "{n} steps", 2) == "2 steps"


@pytest.mark.parametrize(("text", "english"), [("{a} and {b}", "1 and 2"), ("Only {a}", "Only 1")])
def test_a_translation_with_other_places_is_not_used(text, english):
    install_catalogue(spanish)
    assert tr(text, a=1, b=2) == english
    assert tr("Nothing") == "Nothing"


def test_a_place_without_a_value_stands_as_it_is():
    assert tr("{name}, {date} and {key} only") == "{name}, {date} and {key} only"
    assert tr("{name} and {date}", date="today") == "{name} and today"


@given(st.text(), st.text())
def test_values_are_foreign_text(one, other):
    expected = f"{one} and {other}, 1 of them"
    assert tr("{a} and {b}, {n} of them", a=one, b=other, n=1) == expected
    assert tr_n("{a} and {b}, {n} of them", "", 1, a=one, b=other) == expected


def test_braces_in_a_value_are_no_places():
    assert tr("{a} and {b}", a="{b}", b="{0.__class__}") == "{b} and {0.__class__}"


def test_places():
    assert translation.places("{person} has {day} off, {day}.") == {"person", "day"}
