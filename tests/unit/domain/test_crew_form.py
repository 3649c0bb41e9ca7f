"""Crew as a dispatcher types it, and as a spreadsheet brings it."""

from dataclasses import replace
from datetime import date

import pytest

from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_form import BadCrew, CrewForm, RowKind, form_of, read_crew_table, read_form
from jada_desk.domain.errors import BadInput

DARRELL = CrewMember(
    "darrell",
    "Darrell",
    ("Capt. Darrell",),
    frozenset({"captain"}),
    "OUPV 50 nm",
    date(2027, 3, 31),
    "+1-619-555-0101",
    "darrell@example.com",
    frozenset({date(2026, 5, 31), date(2026, 5, 30)}),
)
SARAH = CrewMember("sarah", "Sarah")
CREW = Directory((DARRELL, SARAH))
NEW = CrewForm(name="Noor")


def errors(form: CrewForm, crew_id: str = "") -> dict[str, str]:
    with pytest.raises(BadCrew) as caught:
        read_form(form, CREW, crew_id)
    return caught.value.errors


@pytest.mark.parametrize("member", [DARRELL, SARAH])
def test_a_form_that_was_not_touched_gives_the_same_member(member):
    assert read_form(form_of(member), CREW, member.crew_id) == member


def test_a_new_member_gets_an_id_from_the_name_that_nobody_has():
    assert read_form(NEW, CREW).crew_id == "noor"
    assert read_form(replace(NEW, name="Sa-rah"), CREW).crew_id == "sa-rah"
    assert read_form(replace(NEW, name="Sarah."), CREW).crew_id == "sarah-2"
    assert read_form(replace(NEW, name="Анна"), CREW).crew_id.startswith("guest-")


def test_a_new_name_keeps_the_old_one_for_it_stands_in_the_calendar():
    married = read_form(replace(form_of(SARAH), name="Sarah Q"), CREW, "sarah")
    assert (married.name, married.aliases) == ("Sarah Q", ("Sarah",))
    recased = read_form(replace(form_of(SARAH), name="SARAH"), CREW, "sarah")
    assert recased.aliases == ()


@pytest.mark.parametrize("name", ["Darrell", "darrell ", "capt. DARRELL"])
def test_a_name_or_alias_belongs_to_one_member(name):
    assert errors(replace(NEW, name=name)) == {"name": "Darrell goes by that name already."}
    assert errors(replace(NEW, aliases=f"N, {name}")) == {"aliases": "Darrell goes by that name already."}


@pytest.mark.parametrize("name", ["", "  ", "A, B", "A & B", "a/b", "crew: x", "x" * 61])
def test_a_name_that_the_calendar_could_not_carry_is_refused(name):
    assert list(errors(replace(NEW, name=name))) == ["name"]


def test_each_field_that_is_wrong_has_its_sentence():
    found = errors(
        CrewForm(
            name="Noor",
            is_crew=False,
            licence_expires="soon",
            phone="12",
            email="noor@example",
            days_off="2026-05-30, never",
        )
    )
    assert list(found) == ["roles", "licence_expires", "phone", "email", "days_off"]
    assert found["licence_expires"] == "soon is no day. Type it like 2027-03-31."


@pytest.mark.parametrize("typed", ["2027-03-31", "31 Mar 2027", "31 March 2027", "Mar 31 2027", "3/31/2027"])
def test_days_are_read_as_people_write_them(typed):
    assert read_form(replace(NEW, licence_expires=typed), CREW).licence_expires == date(2027, 3, 31)


def test_phones_are_kept_in_the_stored_form():
    assert read_form(replace(NEW, phone="(619) 555-0107"), CREW).phone == "+1-619-555-0107"


# Tables --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("parting", [",", ";", "\t"])
def test_a_table_says_what_it_would_do(parting):
    table = (
        "\ufeffName,Role,Phone,Shoe size\n"
        "Darrell,Captain,(619) 555-0101,44\n"
        "\n"
        "sarah,Deckhand,619-555-0103,38\n"
        "Noor,Captain and crew,,39\n"
    ).replace(",", parting)
    rows = read_crew_table(table, CREW)
    assert [(row.line, row.name, row.kind, row.detail) for row in rows] == [
        (2, "Darrell", RowKind.SAME, ""),
        (4, "Sarah", RowKind.CHANGED, "phone"),
        (5, "Noor", RowKind.NEW, ""),
    ]
    assert rows[2].member is not None and rows[2].member.roles == {"captain", "crew"}


def test_an_empty_cell_leaves_what_is_known():
    (row,) = read_crew_table("name,phone,license expires,active\nDarrell,,,\n", CREW)
    assert row.kind is RowKind.SAME and row.member == DARRELL


def test_who_left_becomes_inactive():
    (row,) = read_crew_table("name,active\nDarrell,no\n", CREW)
    assert row.member is not None and not row.member.active and row.detail == "active"


def test_a_row_that_cannot_be_read_is_told_with_its_line_and_the_others_stand():
    rows = read_crew_table("name,email\nNoor,nobody\n,x@example.com\nFinn,finn@example.com\n", CREW)
    assert [(row.line, row.kind) for row in rows] == [
        (2, RowKind.PROBLEM),
        (3, RowKind.PROBLEM),
        (4, RowKind.NEW),
    ]
    assert rows[0].detail == "That is no e-mail address."


def test_one_name_in_two_rows_is_one_member():
    first, second = read_crew_table("name,phone\nNoor,619-555-0107\nNoor,619-555-0108\n", CREW)
    assert (first.kind, second.kind) == (RowKind.NEW, RowKind.CHANGED)
    assert first.member is not None and second.member is not None
    assert first.member.crew_id == second.member.crew_id


@pytest.mark.parametrize("text", ["", "\n\n", "who,phone\nNoor,1\n", "just prose", "a\0b", "\x1f\x8b\x08 gz"])
def test_what_is_no_crew_table_is_refused(text):
    with pytest.raises(BadInput, match="no Name column"):
        read_crew_table(text, CREW)


def test_a_file_that_is_cut_off_in_a_quoted_cell_is_no_table_or_loses_nothing():
    rows = read_crew_table('name,licence\nNoor,"Master 100', CREW)
    assert rows[0].kind is RowKind.NEW


def test_a_cell_beyond_all_measure_is_refused():
    with pytest.raises(BadInput, match="no table"):
        read_crew_table("name,licence\nNoor," + "x" * 200_000, CREW)


def test_too_long_a_table_is_refused():
    with pytest.raises(BadInput, match="more than 2000 rows"):
        read_crew_table("name\n" + "Noor\n" * 2_001, CREW)
