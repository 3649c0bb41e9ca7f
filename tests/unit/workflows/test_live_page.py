"""What the public address serves, held against the draft's page."""

import pytest

from jada_desk.domain.draft import Draft, set_field
from jada_desk.domain.errors import NotFound, Unavailable
from jada_desk.domain.page_difference import LiveState, PageDifference
from tests.fakes.aws import StoredPage
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation

DANIKA = "guests/danika-2026-05-30.html"


def difference(jada: Operation, draft: Draft, event_id: str = "danika") -> PageDifference:
    """As the window asks for it: read, then compared."""
    seen = jada.observe(draft)
    return jada.desk.compare_page(seen, draft, event_id, jada.desk.live_page(seen, draft, event_id))


def publish(jada: Operation, draft: Draft) -> Draft:
    jada.publish(jada.desk.plan(jada.observe(draft), draft, FRIDAY))
    return Draft()


def test_a_charter_that_was_never_published_has_no_page(jada: Operation) -> None:
    found = difference(jada, Draft(), "quinn")
    assert (found.state, found.address) == (LiveState.NOT_LIVE, "/guests/quinn-2026-05-30.html")
    assert found.moves_to == ""


def test_a_page_made_by_hand_is_told_from_ours(jada: Operation) -> None:
    found = difference(jada, jada.weekend_edits())
    assert found.state is LiveState.BY_HAND
    assert found.address == "/guests/danika-guest.html"
    assert [one.was for one in found.changes] == ["Danika, arrive by 5 PM"]
    assert found.moves_to == ""
    assert found.read_at == jada.desk.now()


def test_what_was_published_is_the_same_until_it_is_edited(jada: Operation) -> None:
    first = jada.weekend_edits()
    draft = publish(jada, first)
    assert difference(jada, draft).state is LiveState.SAME
    assert difference(jada, draft).changes == ()
    seen = jada.observe()
    live = jada.desk.live_page(seen, draft, "danika")
    assert live.address == f"/{DANIKA}"


def test_an_edit_of_a_published_page_is_a_difference(jada: Operation) -> None:
    publish(jada, jada.weekend_edits())
    found = difference(jada, set_field(Draft(), jada.charter("danika"), "captain", "Gene", THURSDAY))
    assert found.state is LiveState.DIFFERENT
    assert "Gene" in found.changes[0].now


def test_another_name_moves_the_page(jada: Operation) -> None:
    publish(jada, jada.weekend_edits())
    found = difference(jada, set_field(Draft(), jada.charter("danika"), "guest_name", "Dana", THURSDAY))
    assert found.address == f"/{DANIKA}"
    assert found.moves_to == "/guests/dana-2026-05-30.html"


def test_a_page_that_somebody_edited_by_hand_is_called_so(jada: Operation) -> None:
    draft = publish(jada, jada.weekend_edits())
    stored = jada.pages.objects[DANIKA]
    for digest in ("", stored.sha256):
        jada.pages.objects[DANIKA] = StoredPage(b"Edited", digest, "")
        jada.cdn.cached.clear()
        assert difference(jada, draft).state is LiveState.BY_HAND


def test_an_edge_that_is_late_is_not_taken_for_somebodys_hand(jada: Operation) -> None:
    draft = publish(jada, jada.weekend_edits())
    jada.cdn.cached[f"/{DANIKA}"] = b"an older page"
    assert difference(jada, draft).state is LiveState.BEHIND


def test_what_stands_in_a_bucket_that_was_not_read_is_but_different(jada: Operation) -> None:
    draft = publish(jada, jada.weekend_edits())
    seen = jada.observe()
    jada.cdn.cached[f"/{DANIKA}"] = b"an older page"
    live = jada.desk.live_page(seen, draft, "danika")
    jada.pages.bucket_exists = False
    assert jada.desk.compare_page(jada.observe(), draft, "danika", live).state is LiveState.DIFFERENT


def test_a_site_that_cannot_be_read_says_so(jada: Operation, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: str) -> bytes | None:
        raise Unavailable("The public site could not be read.")

    monkeypatch.setattr(jada.site, "read", fail)
    with pytest.raises(Unavailable):
        jada.desk.live_page(jada.observe(), Draft(), "danika")
    with pytest.raises(NotFound):
        jada.desk.live_page(jada.observe(), Draft(), "nobody")
