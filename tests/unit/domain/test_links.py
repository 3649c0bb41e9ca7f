"""Links derived from a charter's one secret, and what the tables keep of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.links import (
    answer_url,
    crew_token,
    link_hash,
    opens,
    token_on_page,
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
    # What the holder of a link can make of it is no other link.
    for known in tokens:
        made = {waiver_token(known), crew_token(known, "gene"), crew_token(known, "sarah")}
        assert not made & set(tokens)
        assert view_key(known) != view_key(SECRET)


def test_what_the_tables_keep_opens_nothing() -> None:
    token = waiver_token(SECRET)
    kept = [link_hash("another"), link_hash(token)]
    assert opens(kept, token)
    assert token not in "".join(kept)
    assert not any(opens(kept, one) for one in (*kept, SECRET, view_key(SECRET).hex(), token[:-1], ""))
    assert not opens([], token)


@given(st.text(max_size=30))
def test_any_text_may_be_tried(token: str) -> None:
    assert not opens([link_hash(waiver_token(SECRET)), "\udc80"], token)


def test_the_addresses() -> None:
    site, token = "https://sailjada.com", crew_token(SECRET, "josé/2")
    assert waiver_url(site, "quinn", "token") == f"{site}/waivers/quinn.token"
    assert answer_url(site, "quinn", "josé/2", SECRET) == f"{site}/crew/quinn.jos%C3%A9%2F2.{token}"


def test_a_page_tells_its_own_charters_token() -> None:
    token = waiver_token(SECRET)
    page = f'<a href="{waiver_url("https://sailjada.com", "quinn.1", token)}">Sign</a>'
    assert token_on_page(page, "quinn.1") == token
    assert token_on_page(page, "quinn-1") == ""
    assert token_on_page(page.replace(token, f"{token}x"), "quinn.1") == ""
    assert token_on_page("", "quinn.1") == ""
