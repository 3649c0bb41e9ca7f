"""Values and warnings as a plan says them."""

from datetime import UTC, datetime

from jada_desk.domain.draft import Conflict
from jada_desk.domain.objection import Objection
from jada_desk.domain.plan_words import say_left_out, say_value
from jada_desk.domain.rules import Reason, Severity


def test_values_are_said_as_they_are_read():
    assert say_value(None) == ""
    assert say_value(datetime(2026, 5, 30, 18, 30, tzinfo=UTC)) == "Sat 30 May 18:30"
    assert say_value(("Gene", "Sarah")) == "Gene, Sarah"
    assert say_value(4) == "4"


def test_a_charter_with_an_open_conflict_is_left_out():
    clash = Conflict("danika", "notes", "", "Bring wine", "Bring cake")
    assert say_left_out("Danika", clash) == (
        "Danika is left out: Notes was empty, is now Bring wine in Google, and you want Bring cake. "
        "Choose one of them first."
    )


def test_what_may_not_be_is_said_as_such():
    warned = Reason("day-off", Severity.WARN, "Tomas has Sun 31 May off.")
    blocked = Reason("not-captain", Severity.BLOCK, "Kai is not a captain.", "the house's rule")
    assert Objection("danika", "Danika", "Tomas", warned).sentence == "Danika: Tomas has Sun 31 May off."
    assert Objection("danika", "Danika", "Kai", blocked).sentence == (
        "Danika: must not be: Kai is not a captain. (the house's rule)"
    )
