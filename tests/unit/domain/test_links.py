"""Links derived from a charter's one secret."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.links import (
    answer_url,
    crew_token,
    opens_answer,
    opens_waiver,
    view_key,
    waiver_token,
    waiver_url,
)

SECRET = "UiSpMCpFD5B3RYnhE0opxGr1"


def test_a_token_has_128_bits_and_needs_no_escaping() -> None:
    for token in (waiver_token(SECRET), crew_token(SECRET, "gene")):
        assert re.fullmatch(r"[A-Za-z0-9_-]{22}", token)
    # Kept as they are for ever: people have them in their messages.
    assert waiver_token("secret") == "df7njYlS0zyQBoEsO9L5uA"
    assert crew_token("secret", "gene") == "VUIUTmusMs8YWvVqWVBwGg"


def test_no_link_holds_the_secret_or_another_link() -> None:
    tokens = [waiver_token(SECRET), crew_token(SECRET, "gene"), crew_token(SECRET, "sarah")]
    assert len({*tokens, SECRET}) == 4
    assert not any(opens_answer(SECRET, "gene", one) for one in (tokens[0], tokens[2], SECRET))
    assert not any(opens_waiver(SECRET, one) for one in (*tokens[1:], SECRET))
    # What the holder of a link can make of it opens nothing either.
    for known in tokens:
        assert not opens_answer(SECRET, "gene", crew_token(known, "gene"))
        assert not opens_waiver(SECRET, waiver_token(known))
        assert view_key(known) != view_key(SECRET)


def test_without_a_secret_nothing_opens() -> None:
    assert not opens_waiver("", waiver_token(""))
    assert not opens_answer("", "gene", crew_token("", "gene"))


@given(st.text(max_size=30))
def test_any_text_may_be_tried(token: str) -> None:
    assert not opens_waiver(SECRET, token)
    assert not opens_answer(SECRET, "gene", token)


def test_the_addresses() -> None:
    site, token = "https://sailjada.com", crew_token(SECRET, "josé/2")
    assert waiver_url(site, "quinn", SECRET) == f"{site}/waivers/quinn.{waiver_token(SECRET)}"
    assert answer_url(site, "quinn", "josé/2", SECRET) == f"{site}/crew/quinn.jos%C3%A9%2F2.{token}"
