"""The page that is live now, and what a publish would change of it."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import apply_draft
from jada_desk.domain.page_difference import LivePage, LiveState, PageDifference, changed_links, compare_lines
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.page_plan import PagePlace
from jada_desk.workflows.ports.pages import PageVersion, PublicSite
from jada_desk.workflows.records import texts


def live_keys(ground: Ground, event_id: str, place: PagePlace) -> tuple[str, ...]:
    """Where the page of a charter may be live, likeliest first: the address that was published, else the draft's."""
    published = texts(ground.observed.records.get(event_id), "page_keys")[:1]
    return tuple(dict.fromkeys([*published, *place.keys]))


def read_live_page(keys: Iterable[str], site: PublicSite, now: datetime) -> LivePage:
    """What the public address serves: the first of `keys` where there is a page, else that there is none at the first.
    Raises as `PublicSite.read`."""
    paths = [f"/{key}" for key in keys]
    for path in paths:
        if (body := site.read(path)) is not None:
            return LivePage(path, body, now)
    return LivePage(paths[0], None, now)


def compare_page(ground: Ground, charter: Charter, place: PagePlace, live: LivePage) -> PageDifference:
    """What a publish of the draft would change of a charter's live page. Pure."""
    wanted = ground.page_body(charter, apply_draft(ground.draft, charter), place).page
    goal = f"/{place.keys[0]}"
    # A hand-made page that was adopted gets the same bytes at its own address.
    moves_to = "" if live.address.removeprefix("/") in place.keys else goal
    if live.body is None:
        return PageDifference(LiveState.NOT_LIVE, live.address, live.read_at, moves_to=moves_to)
    if live.body == wanted:
        return PageDifference(LiveState.SAME, live.address, live.read_at, moves_to=moves_to)
    before, after = ground.pages.read_page(live.body), ground.pages.read_page(wanted)
    return PageDifference(
        _state(live.body, ground.observed.pages.get(live.address.removeprefix("/"))),
        live.address,
        live.read_at,
        compare_lines(before, after),
        changed_links(before, after),
        moves_to,
        before.is_whole,
    )


def _state(body: bytes, uploaded: PageVersion | None) -> LiveState:
    """Whether what is live is what a desk put there last; where the bucket could not be read, nobody can tell."""
    if uploaded is None or uploaded.sha256 == sha256(body).hexdigest():
        return LiveState.DIFFERENT
    return LiveState.BY_HAND if uploaded.holds(body) or not uploaded.sha256 else LiveState.BEHIND
