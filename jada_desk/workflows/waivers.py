"""Waivers in the cloud: the link that lets a person sign, the evidence kept, and the charter's count.

A link is `event_id.token`, the token made from the charter's secret. It can add a signature, never read one.
Every signature is an item of `jada-waivers`, created once for each person; the charter's `waiver_status` and
`waivers_signed` are then counted anew from those items.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest, new
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.errors import NotFound, Stale, Unavailable
from jada_desk.domain.links import opens_waiver, view_key
from jada_desk.domain.waiver import Signature, Signed, Standing, UsedTooOften, standing
from jada_desk.workflows.ports import Item, Table, Tables, Value
from jada_desk.workflows.records import number, sailing_times, stored_moment, text, waiver_status

# A link may go from hand to hand; more than any boat of the trade carries is somebody filling our table.
_MOST_WAIVERS: Final = 200
# Each round that is lost was won by another signature, so this is more than can sign at once.
_ROUNDS: Final = 100
_LONGEST_VIEW: Final = timedelta(days=7)
_VIEW_DIGITS: Final = 24


@dataclass(frozen=True, slots=True)
class WaiverLink:
    """A charter as a valid link shows it. `ends_at` is when it is back: the link works until then.

    `view_key` signs the mark that says when the form was served; whoever holds the link does not know it.
    """

    token: str
    event_id: str
    day: date
    boat: str
    ends_at: datetime
    view_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a signature came: the server's clock, what was on the page, and where from.

    `viewed_at` is when the form was served, None when the sender never opened it. `address` is the
    caller's as the gateway saw it, `forwarded_for` what the caller's own proxies claim.
    """

    text_sha256: str
    viewed_at: datetime | None
    signed_at: datetime
    address: str
    forwarded_for: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class SigningResult:
    """What a signature came to. `guardian_needed`: kept, but it counts only with a guardian's."""

    guardian_needed: bool
    standing: Standing


def open_link(tables: Tables, token: str, zone: ZoneInfo) -> WaiverLink | None:
    """The charter of a link; None when it was never given out, whichever part of it is wrong."""
    event_id, _, given = token.rpartition(".") if token.isascii() else ("", "", "")
    record = tables.get_many(Table.EVENTS, [(event_id,)]).get((event_id,)) if event_id else None
    secret = text(record, "waiver_secret")
    # Compared also when there is no such charter, so that both answers take equally long.
    is_right = opens_waiver(secret, given)
    sailing = sailing_times(record, zone)
    if not is_right or sailing is None:
        return None
    start, end = sailing
    return WaiverLink(token, event_id, start.date(), text(record, "boat"), end, view_key(secret))


def view_mark(link: WaiverLink, at: datetime) -> str:
    """A mark that the form carries to say when it was served; only `viewed_at` makes sense of it."""
    stamp = str(int(at.timestamp()))
    return f"{stamp}.{_view_digest(link, stamp)}"


def viewed_at(link: WaiverLink, mark: str, now: datetime) -> datetime | None:
    """When the form with this mark was served (UTC); None for no mark, a forged or an old one (a week)."""
    stamp, _, digest = mark.partition(".")
    if not compare_digest(_view_digest(link, stamp).encode(), digest.encode()):
        return None
    at = datetime.fromtimestamp(int(stamp), UTC)
    return at if now - _LONGEST_VIEW <= at <= now else None


def sign(tables: Tables, link: WaiverLink, signature: Signature, evidence: Evidence) -> SigningResult:
    """Keep a signature and count the charter's waivers anew.

    The same person again changes nothing; a guardian completes the waiver that a minor signed before.
    Raises UsedTooOften when the link was used far too often, OutcomeUnknown when an answer was lost: then to
    send it again is safe.
    """
    key = (link.event_id, signature.person)
    kept = tables.query(Table.WAIVERS, link.event_id)
    if len(kept) >= _MOST_WAIVERS:
        raise UsedTooOften(
            "This link was used too often.",
            unchanged="Nothing is signed.",
            remedy="Please call us about the waiver.",
        )
    try:
        values = _person_values(signature, evidence) | _guardian_values(signature, evidence)
        tables.update(Table.WAIVERS, key, values, expect={"event_id": None})
    except Stale:
        _complete(tables, key, signature, evidence)
    row = tables.get_many(Table.WAIVERS, [key])[key]
    return SigningResult(not _signed(row).counts(link.day), count(tables, link.event_id))


def count(tables: Tables, event_id: str) -> Standing:
    """Write `waiver_status` and `waivers_signed` of a charter as its waivers say, and nothing else.

    Written only if they still are as read, else read again: of two signatures at once none is lost.
    """
    for _ in range(_ROUNDS):
        # The record first: whoever adds a waiver after this look counts it himself.
        record = tables.get_many(Table.EVENTS, [(event_id,)]).get((event_id,))
        day = _day(record)
        if record is None or day is None:
            raise NotFound("This charter's record is gone or has no date.", unchanged="Its waivers are kept.")
        waivers = [_signed(row) for row in tables.query(Table.WAIVERS, event_id)]
        expected = number(record, "waivers_expected") or number(record, "passengers")
        found = standing(waivers, day, expected, waiver_status(record))
        now: dict[str, Value] = {"waiver_status": str(found.status), "waivers_signed": found.signed}
        before = {name: record.get(name) for name in now}
        if before == now:
            return found
        try:
            tables.update(Table.EVENTS, (event_id,), now, expect={"event_id": event_id, **before})
        except Stale:
            continue
        return found
    raise Unavailable(
        "Too many people are signing at once.",
        unchanged="Your signature is kept.",
        remedy="Send it again in a minute.",
    )


def _day(item: Item | None, name: str = "date") -> date | None:
    try:
        return date.fromisoformat(text(item, name))
    except ValueError:
        return None


def _view_digest(link: WaiverLink, stamp: str) -> str:
    return new(link.view_key, stamp.encode(), sha256).hexdigest()[:_VIEW_DIGITS]


def _complete(tables: Tables, key: tuple[str, str], signature: Signature, evidence: Evidence) -> None:
    """Add the guardian's part to a minor's waiver, once."""
    if signature.guardian:
        values = _guardian_values(signature, evidence)
        try:
            tables.update(Table.WAIVERS, key, values, expect={"event_id": key[0], "guardian_signed_at": None})
        except Stale:
            return


def _person_values(signature: Signature, evidence: Evidence) -> dict[str, Value]:
    return {
        "name": signature.name,
        "birth_date": signature.birth_date.isoformat(),
        "email": signature.email,
        "phone": signature.phone,
        "consent": True,
        "signature": signature.signature,
        **_evidence_values(evidence),
    }


def _guardian_values(signature: Signature, evidence: Evidence) -> dict[str, Value]:
    if not signature.guardian:
        return {}
    return {
        "guardian_name": signature.guardian.name,
        "guardian_relationship": signature.guardian.relationship,
        "guardian_consent": True,
        "guardian_signature": signature.guardian.signature,
        **{f"guardian_{name}": value for name, value in _evidence_values(evidence).items()},
    }


def _evidence_values(evidence: Evidence) -> Mapping[str, Value]:
    return {
        "text_sha256": evidence.text_sha256,
        "viewed_at": stored_moment(evidence.viewed_at) if evidence.viewed_at else "",
        "signed_at": stored_moment(evidence.signed_at),
        "address": evidence.address,
        "forwarded_for": evidence.forwarded_for,
        "user_agent": evidence.user_agent,
    }


def _signed(row: Item) -> Signed:
    return Signed(_day(row, "birth_date"), bool(text(row, "guardian_signed_at")))
