import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.charter_status import CharterStatus, clean_reason, read_status, write_status
from jada_desk.domain.plain_text import one_line

SAILS, HELD, CANCELLED = CharterStatus


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Quinn Sunset", (SAILS, "", "Quinn Sunset")),
        ("CANCELLED: Quinn Sunset", (CANCELLED, "", "Quinn Sunset")),
        ("CANCELLED (engine): Quinn Sunset", (CANCELLED, "engine", "Quinn Sunset")),
        ("Canceled - Quinn Sunset", (CANCELLED, "", "Quinn Sunset")),
        ("*** cancelled *** Quinn", (CANCELLED, "", "Quinn")),
        ("[CANCELLED] Quinn", (CANCELLED, "", "Quinn")),
        ("Quinn Sunset (cancelled)", (CANCELLED, "", "Quinn Sunset")),
        ("Quinn Sunset - CANCELLED (no show)", (CANCELLED, "no show", "Quinn Sunset")),
        ("Quinn Sunset canceled", (CANCELLED, "", "Quinn Sunset")),
        ("Quinn Sunset NOT CANCELLED", (SAILS, "", "Quinn Sunset NOT CANCELLED")),
        ("Cancelled", (CANCELLED, "", "Charter")),
        ("Weather hold: Quinn", (HELD, "", "Quinn")),
        ("WEATHER HOLD (wind): Quinn", (HELD, "wind", "Quinn")),
        ("Quinn, on weather hold", (HELD, "", "Quinn")),
        ("Hold for weather - Quinn", (HELD, "", "Quinn")),
        ("Cancellations Party", (SAILS, "", "Cancellations Party")),
        ("Quinn hold", (SAILS, "", "Quinn hold")),
    ],
)
def test_what_people_write_into_titles(title: str, said: tuple[CharterStatus, str, str]) -> None:
    assert read_status(title) == said


@given(st.sampled_from(CharterStatus), st.text(max_size=80), st.text(min_size=1, max_size=60))
def test_what_was_written_is_read_back(status: CharterStatus, reason: str, title: str) -> None:
    title, reason = one_line(title), clean_reason(reason) if status else ""
    if title and title[0].isalnum() and read_status(title)[0] is SAILS:
        assert read_status(one_line(write_status(status, reason, title))) == (status, reason, title)


def test_a_reason_fits_into_a_title() -> None:
    assert clean_reason("wind (30 kn)\nand swell") == "wind 30 kn and swell"
    assert len(clean_reason("x" * 200)) == 60
