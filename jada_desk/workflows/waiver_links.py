"""Waiver links: the party's on the guest page, those for one person, and what opens them.

A link is `event_id.token`. The tables keep the tokens' hashes: the party's in `waiver_links` of `jada-events`, the
one on the page first and earlier ones that still work after it; a person's own in `jada-waivers` under
`link#{hash}`. A desk knows the party's token by its own secret, or reads it off the page that another desk put up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest, new
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.crew import Directory
from jada_desk.domain.errors import Refused, Stale
from jada_desk.domain.links import (
    crew_token,
    link_hash,
    opens,
    token_on_page,
    view_key,
    waiver_token,
)
from jada_desk.workflows.ports.tables import Item, Table, Tables, Value
from jada_desk.workflows.records import sailing_times, stored_moment, text, texts

# Two desks that never read each other's page in time may add to the list in turn.
_MOST_HASHES: Final = 8
_LONGEST_VIEW: Final = timedelta(days=7)
_VIEW_DIGITS: Final = 24
_OWN_LINK: Final = "link#"


class LinkUsed(Refused):
    """A link for one person, with which another has signed."""


@dataclass(frozen=True, slots=True)
class WaiverLink:
    """A charter as a valid link shows it. `ends_at` is when it is back: the link works until then.

    `view_key` signs the mark that says when the form was served; whoever holds the link does not know it.
    `row` is the item of a link for one person in `jada-waivers`, "" for the party's; `used_by` who signed with it.
    """

    token: str
    event_id: str
    day: date
    boat: str
    ends_at: datetime
    view_key: bytes = field(repr=False)
    row: str = ""
    used_by: str = ""
    language: str = ""
    is_cancelled: bool = False


# Made by the desk --------------------------------------------------------------------------------------------------


def party_token(record: Item | None, secret: str, on_page: str = "") -> str:
    """The token of the charter's waiver link: the one that its page has, else one of this desk's own secret.

    `on_page` is a token read off the page that the record vouches for, "" when none was looked for.
    """
    own, kept = waiver_token(secret), texts(record, "waiver_links")
    if not kept:
        earlier = text(record, "waiver_secret")
        return waiver_token(earlier) if earlier else own
    return on_page if on_page and link_hash(on_page) == kept[0] else own


def is_known_here(record: Item | None, secret: str) -> bool:
    """Whether this desk can make the party's link by itself; else it stands only on the page."""
    kept = texts(record, "waiver_links")
    return not kept or link_hash(waiver_token(secret)) == kept[0]


def vouched_token(page: bytes, event_id: str, record: Item | None) -> str:
    """The token on a page, if the record has its hash in front; else ""."""
    token = token_on_page(page.decode("utf-8", "replace"), event_id)
    return token if opens(texts(record, "waiver_links")[:1], token) else ""


def link_values(record: Item | None, token: str, secret: str) -> dict[str, Value]:
    """The attributes of `jada-events` that let this token in. A secret of an earlier form leaves the table."""
    first = link_hash(token)
    others = [one for one in texts(record, "waiver_links") if one != first]
    made = view_key(text(record, "waiver_secret") or secret).hex()
    return {
        "waiver_links": [first, *others][:_MOST_HASHES],
        "waiver_view_key": text(record, "waiver_view_key") or made,
        "waiver_secret": None,
    }


def answer_link_values(
    dispatch: Item | None,
    record: Item | None,
    secret: str,
    aboard: frozenset[str],
    told: frozenset[str],
    directory: Directory,
) -> dict[str, Value]:
    """The attribute of `jada-crew-dispatch` that lets the crew's links in, hashes by crew id; {} without any.

    `aboard` are the crew ids of who sails, `told` of those who are about to get a message of this desk. Who sailed
    before keeps theirs, so that an old link can say that they were replaced.
    """
    stored = (dispatch or {}).get("answer_links")
    kept = {one: list(texts(stored, one)) for one in stored} if isinstance(stored, Mapping) else {}
    if earlier := text(record, "waiver_secret"):
        for member in directory.members:
            if member.crew_id not in kept:
                kept[member.crew_id] = [link_hash(crew_token(earlier, member.crew_id))]
    for crew_id in sorted(aboard | told):
        own, known = link_hash(crew_token(secret, crew_id)), kept.get(crew_id, [])
        if own not in known and (crew_id in told or not known):
            kept[crew_id] = [own, *known][:_MOST_HASHES]
    return {"answer_links": kept} if kept else {}


def give_own_link(tables: Tables, event_id: str, token: str, at: datetime, who: str) -> str:
    """Let a fresh random token in for one person; what stands behind `/waivers/`. Raises Stale for a used token."""
    values = {"made_at": stored_moment(at), "made_by": who}
    tables.update(Table.WAIVERS, (event_id, _OWN_LINK + link_hash(token)), values, expect={"event_id": None})
    return f"{event_id}.{token}"


# Opened by the function --------------------------------------------------------------------------------------------


def open_link(tables: Tables, token: str, zone: ZoneInfo) -> WaiverLink | None:
    """The charter of a link; None when it was never given out, whichever part of it is wrong."""
    event_id, _, given = token.rpartition(".") if token.isascii() else ("", "", "")
    record = tables.get_many(Table.EVENTS, [(event_id,)]).get((event_id,)) if event_id else None
    kept = list(texts(record, "waiver_links"))
    secret = text(record, "waiver_secret")
    if secret and not kept:  # a record of an earlier form, which its desk has not brought forward yet
        kept = [link_hash(waiver_token(secret))]
    # Compared also when there is no such charter, so that both answers take equally long.
    is_party = opens(kept or [link_hash("")], given) and bool(kept)
    sailing = sailing_times(record, zone)
    if record is None or sailing is None:
        return None
    row = "" if is_party else _OWN_LINK + link_hash(given)
    own = None if is_party else tables.get_many(Table.WAIVERS, [(event_id, row)]).get((event_id, row))
    if not is_party and own is None:
        return None
    start, end = sailing
    return WaiverLink(
        token=token,
        event_id=event_id,
        day=start.date(),
        boat=text(record, "boat"),
        ends_at=end,
        view_key=_view_key(record, secret),
        row=row,
        used_by=text(own, "used_by"),
        language=text(record, "guest_language"),
        is_cancelled=text(record, "status") == "cancelled",
    )


def use_link(tables: Tables, link: WaiverLink, person: str, at: datetime) -> None:
    """Use up a link that is for one person; the same person may use it again. Raises LinkUsed."""
    if not link.row or link.used_by == person:
        return
    key = (link.event_id, link.row)
    used = {"used_by": person, "used_at": stored_moment(at)}
    try:
        tables.update(Table.WAIVERS, key, used, expect={"event_id": link.event_id, "used_by": None})
    except Stale:
        if text(tables.get_many(Table.WAIVERS, [key]).get(key), "used_by") == person:
            return
        raise LinkUsed(
            "Somebody else signed with this link. It is for one person.",
            unchanged="Nothing is signed.",
            remedy="Sign from the guest page, or ask for a link of your own.",
        ) from None


def view_mark(link: WaiverLink, at: datetime) -> str:
    """A mark that the form carries to say when it was served; only `viewed_at` makes sense of it. "" without a key."""
    if not link.view_key:
        return ""
    stamp = str(int(at.timestamp()))
    return f"{stamp}.{_view_digest(link, stamp)}"


def viewed_at(link: WaiverLink, mark: str, now: datetime) -> datetime | None:
    """When the form with this mark was served (UTC); None for no mark, a forged or an old one (a week)."""
    stamp, _, digest = mark.partition(".")
    if not link.view_key:
        return None
    if not compare_digest(_view_digest(link, stamp).encode(), digest.encode("utf-8", "surrogatepass")):
        return None
    at = datetime.fromtimestamp(int(stamp), UTC)
    return at if now - _LONGEST_VIEW <= at <= now else None


def _view_key(record: Item, secret: str) -> bytes:
    try:
        kept = bytes.fromhex(text(record, "waiver_view_key"))
    except ValueError:
        kept = b""
    return kept or (view_key(secret) if secret else b"")


def _view_digest(link: WaiverLink, stamp: str) -> str:
    return new(link.view_key, stamp.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:_VIEW_DIGITS]
