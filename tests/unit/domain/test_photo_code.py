"""Photo codes as they are typed."""

from datetime import UTC, datetime

import pytest

from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET, closes_at, is_random_code, read_photo_code
from jada_desk.workflows.mint import make_minted


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("QNN001", "QNN001"),
        (" qnn-001 ", "QNN001"),
        ("#abcd efgh", "ABCDEFGH"),
        ("ABCD–EFGH", "ABCDEFGH"),
        ("", ""),
        ("ABC<D>", ""),
        ("ÄBC", ""),
        ("A" * 25, ""),
        ("A\0B", ""),
        ("\udcff", ""),
        ("QNN001' OR 1", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed, code):
    assert read_photo_code(typed) == code


def test_new_codes_look_like_nothing_else_and_are_told_from_old_ones():
    codes = [make_minted().photo_upload_code for _ in range(200)]
    assert len(set(codes)) == 200
    assert all(is_random_code(one) and read_photo_code(one.lower()) == one for one in codes)
    assert not set("0O1IL") & set(PHOTO_CODE_ALPHABET)
    assert not any(map(is_random_code, ("QNN001", "ABCDEFG", "ABCDEFGHJ", "ABCDEFG1", "")))


def test_an_album_is_open_for_thirty_days():
    assert closes_at(datetime(2026, 5, 30, 20, 30, tzinfo=UTC)) == datetime(2026, 6, 29, 20, 30, tzinfo=UTC)
