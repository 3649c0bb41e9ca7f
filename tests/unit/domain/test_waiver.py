"""Who must sign, what makes a waiver whole, and what a charter's waivers amount to."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.waiver import (
    Guardian,
    NotSigned,
    Signed,
    Standing,
    Unsigned,
    age_on,
    read_signature,
    standing,
    unsigned,
)
from tests.fakes.waiver_forms import ADULT as FORM
from tests.fakes.waiver_forms import GUARDED, MINOR

DAY = date(2026, 5, 30)
TODAY = date(2026, 5, 28)
ADULT = date(1990, 2, 3)
CHILD = date(2012, 7, 1)
PENDING, SIGNED, GUARDIAN = WaiverStatus.PENDING, WaiverStatus.SIGNED, WaiverStatus.GUARDIAN_REQUIRED


def errors_of(**changes: str) -> dict[str, str]:
    with pytest.raises(NotSigned) as refused:
        read_signature({**FORM, **changes}, DAY, TODAY)
    return dict(refused.value.errors)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 5, 30), date(2026, 5, 30), 18),
        (date(2008, 5, 31), date(2026, 5, 30), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_age_counts_birthdays(born: date, day: date, age: int):
    assert age_on(born, day) == age


def adults(number: int) -> list[Signed]:
    return [Signed(ADULT, has_guardian=False)] * number


def minor(*, guarded: bool) -> Signed:
    return Signed(CHILD, has_guardian=guarded)


@pytest.mark.parametrize(
    ("waivers", "expected", "before", "found"),
    [
        ([], 3, PENDING, Standing(PENDING, 0)),
        (adults(1), 3, PENDING, Standing(PENDING, 1)),
        (adults(3), 3, PENDING, Standing(SIGNED, 3)),
        (adults(4), 3, PENDING, Standing(SIGNED, 4)),
        (adults(3), 4, SIGNED, Standing(PENDING, 3)),
        ([*adults(2), minor(guarded=False)], 3, PENDING, Standing(GUARDIAN, 2)),
        ([*adults(3), minor(guarded=False)], 3, SIGNED, Standing(GUARDIAN, 3)),
        ([*adults(2), minor(guarded=True)], 3, GUARDIAN, Standing(SIGNED, 3)),
        ([minor(guarded=True), minor(guarded=False)], 2, PENDING, Standing(GUARDIAN, 1)),
        # Marked by hand before anybody signed: adults alone never lift it.
        ([], 2, GUARDIAN, Standing(GUARDIAN, 0)),
        (adults(2), 2, GUARDIAN, Standing(GUARDIAN, 2)),
        ([minor(guarded=True)], 2, GUARDIAN, Standing(PENDING, 1)),
        # Nobody said how many sail: nobody can say that all have signed.
        (adults(5), 0, PENDING, Standing(PENDING, 5)),
        ([minor(guarded=True)], 0, GUARDIAN, Standing(PENDING, 1)),
        # A birthday that cannot be read might be a minor's.
        ([Signed(None, has_guardian=False)], 1, PENDING, Standing(GUARDIAN, 0)),
    ],
)
def test_what_waivers_amount_to(waivers: list[Signed], expected: int, before: WaiverStatus, found: Standing):
    assert standing(waivers, DAY, expected, before) == found


KEPT = st.builds(
    Signed,
    st.sampled_from([ADULT, CHILD, DAY - timedelta(days=18 * 365), None]),
    has_guardian=st.booleans(),
)


@given(st.lists(KEPT, max_size=8), st.integers(0, 8), st.sampled_from(WaiverStatus))
def test_signed_is_never_said_too_early(waivers: list[Signed], expected: int, before: WaiverStatus):
    found = standing(waivers, DAY, expected, before)
    assert found.signed <= len(waivers)
    if found.status is SIGNED:
        assert found.signed >= expected > 0
        assert all(one.counts(DAY) for one in waivers)
    # What is worked out once stays when nothing new comes.
    assert standing(waivers, DAY, expected, found.status) == found


def test_an_adults_waiver():
    signature = read_signature({**FORM, "phone": "(619) 555-0001"}, DAY, TODAY)
    assert signature.name == "Quinn Parker"
    assert signature.birth_date == ADULT
    assert signature.phone == "+1-619-555-0001"
    assert signature.guardian is None
    assert signature.person == "quinn-parker-1990-02-03"


def test_a_person_is_the_same_in_every_spelling():
    plain = read_signature({**FORM, "name": "Jose Núñez", "signature": "Jose Núñez"}, DAY, TODAY)
    other = read_signature({**FORM, "name": " JOSE  NUNEZ", "signature": "jose nunez"}, DAY, TODAY)
    assert plain.person == other.person
    twin = read_signature({**FORM, "birth_date": "1990-02-04"}, DAY, TODAY)
    assert twin.person != read_signature(FORM, DAY, TODAY).person


def test_a_minors_waiver_with_and_without_a_guardian():
    assert read_signature(MINOR, DAY, TODAY).guardian is None
    form = {**GUARDED, "guardian_signature": "quinn  parker"}
    guardian = read_signature(form, DAY, TODAY).guardian
    assert guardian == Guardian("Quinn Parker", "mother", "quinn parker")


def test_an_empty_form_names_every_field_in_order():
    with pytest.raises(NotSigned) as refused:
        read_signature({}, DAY, TODAY)
    assert list(refused.value.errors) == ["name", "birth_date", "email", "consent", "signature"]
    assert refused.value.unchanged == "Nothing is signed yet."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "7"),
        ("name", "x" * 121),
        ("birth_date", "03/02/1990"),
        ("birth_date", "1890-01-01"),
        ("birth_date", "2026-06-01"),
        ("birth_date", "1990-02-30"),
        ("email", "quinn at example"),
        ("email", "a@b"),
        ("email", "<script>@example.com"),
        ("phone", "call me"),
        ("phone", "9" * 41),
        ("consent", ""),
        ("consent", "no"),
        ("signature", ""),
        ("signature", "Somebody Else"),
    ],
)
def test_a_wrong_field_is_named(field: str, value: str):
    assert field in errors_of(**{field: value})


def test_one_way_to_reach_a_person_is_enough():
    assert (
        read_signature({**FORM, "email": "", "phone": "+44 20 7946 0018"}, DAY, TODAY).phone
        == "+442079460018"
    )
    assert list(errors_of(email="")) == ["email"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("guardian_name", ""),
        ("guardian_name", "mia parker"),
        ("relationship", ""),
        ("relationship", "r" * 61),
        ("guardian_consent", ""),
        ("guardian_signature", "M. P."),
    ],
)
def test_half_a_guardians_part_is_refused(field: str, value: str):
    assert field in errors_of(**{**GUARDED, field: value})


def test_a_guardian_for_an_adult_hints_at_the_birthday():
    assert list(errors_of(**{**GUARDED, "birth_date": "1990-02-03"})) == ["guardian_name"]


def test_who_comes_of_age_before_the_sailing_is_no_minor():
    eighteen_on_the_day = {**GUARDED, "birth_date": "2008-05-30"}
    assert "guardian_name" in errors_of(**eighteen_on_the_day)
    assert read_signature({**GUARDED, "birth_date": "2008-05-31"}, DAY, TODAY).guardian


def test_markup_and_hidden_characters_do_no_harm():
    name = "Quinn\u202e <b>Parker</b>\x00\r\nBcc: x"
    signature = read_signature({**FORM, "name": name, "signature": "Quinn <b>Parker</b> Bcc: x"}, DAY, TODAY)
    assert signature.name == "Quinn <b>Parker</b> Bcc: x"
    assert set(signature.person) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.dictionaries(st.sampled_from([*GUARDED, "other"]), st.text(max_size=200), max_size=12))
def test_nothing_typed_breaks_the_reading(fields: dict[str, str]):
    with suppress(NotSigned):
        assert read_signature(fields, DAY, TODAY).person


def test_sign_must_have_been_pressed():
    assert list(errors_of(intent="")) == ["signature"]


@pytest.mark.parametrize("name", ["Quinn http://evil.example", "Quinn www.evil.example", "a@b.example x"])
def test_a_name_brings_no_message_of_its_own(name: str):
    assert "name" in errors_of(name=name, signature=name)


@pytest.mark.parametrize(
    ("status", "signed", "expected", "left"),
    [
        (SIGNED, 3, 3, None),
        (PENDING, 1, 3, Unsigned(2, False)),
        (PENDING, 0, 0, Unsigned(1, False)),
        (PENDING, 2, 0, None),
        (GUARDIAN, 3, 3, Unsigned(1, True)),
        (GUARDIAN, 1, 3, Unsigned(2, True)),
    ],
)
def test_who_still_has_to_sign(status: WaiverStatus, signed: int, expected: int, left: Unsigned | None):
    start = datetime(2026, 5, 30, 15, tzinfo=UTC)
    charter = Charter(
        "quinn", "Quinn Sunset", "JADA", start, start + timedelta(hours=2), waiver_status=status
    )
    assert unsigned(replace(charter, waivers_signed=signed, waivers_expected=expected)) == left
