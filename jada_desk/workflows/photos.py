"""Guests' photos: a code opens a charter's album, an upload is quarantined, checked, and kept or refused.

An upload arrives under `incoming/`, where only the check looks. What it keeps is written anew under `photos/`,
without anything beside the picture, and stands as a row in `jada-photos`; nobody ever gets to see an upload
that has no such row. Every function may be called again after a lost answer, and twice at once.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.errors import NotFound, Stale, Unavailable
from jada_desk.domain.jpeg import CleanJpeg, NotAPhoto, clean_jpeg
from jada_desk.domain.photo_code import closes_at, is_random_code, read_photo_code
from jada_desk.workflows.ports.photos import LARGEST_PHOTO_BYTES, PhotoStore, UploadForm
from jada_desk.workflows.ports.tables import EXPIRES_AT, Item, Table, Tables, Value
from jada_desk.workflows.rate_limit import allow, who_asks
from jada_desk.workflows.records import number, read_moment, sailing_times, stored_moment, text

MOST_PHOTOS: Final = 100
_ENTRIES_AN_ADDRESS: Final = 40  # a whole party behind one address at the dock
_ENTRIES_A_CODE: Final = 60
# Old codes that are found only by looking at every charter: of the whole world together.
_SEARCHES: Final = 600
_OFFERS_A_CHARTER: Final = 150
_HOUR: Final = timedelta(hours=1)
_ENTRY_LIFE: Final = timedelta(days=1)
_REFUSED_LIFE: Final = timedelta(days=30)
# Longer than any check takes: whoever had a photo in hand for so long is gone.
_CHECK_LIFE: Final = timedelta(minutes=2)
_TOKEN_BYTES: Final = 18
_ROUNDS: Final = 100
_INCOMING: Final = re.compile(r"incoming/([^/]+)/([0-9a-f]{16})")
_ALBUM_TOKEN: Final = re.compile(r"([!-~]{1,1024})\.([A-Za-z0-9_-]{24})")


class AlbumEnd(StrEnum):
    """Why a code that was given out opens nothing any more."""

    CANCELLED = "cancelled"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Album:
    """A charter that photos may be added to. `language` is the guest's as stored, `number` how many are kept."""

    event_id: str
    day: date
    closes_at: datetime
    language: str
    number: int


@dataclass(frozen=True, slots=True)
class ClosedAlbum:
    """A charter that takes no photos any more."""

    end: AlbumEnd
    day: date
    language: str


class PhotoState(StrEnum):
    """What became of an upload. CHECKING is on the way."""

    CHECKING = "checking"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of an upload; `reason` is one of `jada_desk.domain.jpeg.KINDS` or "full" when refused."""

    state: PhotoState
    reason: str = ""


class TriedTooOften(Exception):
    """Somebody tried codes, or asked for uploads, more often than a guest does."""


# The code --------------------------------------------------------------------------------------------------------


def claim_code(tables: Tables, code: str, event_id: str) -> bool:
    """Make a random code this charter's, once and for all; False when it is another charter's.

    Codes of any other form were made up by people, who may use one twice: nobody owns them.
    """
    if not is_random_code(code):
        return True
    try:
        tables.update(Table.PHOTO_CODES, (code,), {"event_id": event_id}, expect={"code": None})
    except Stale:
        return text(tables.get_many(Table.PHOTO_CODES, [(code,)])[(code,)], "event_id") == event_id
    return True


def enter_code(
    tables: Tables, typed: str, address: str, zone: ZoneInfo, now: datetime
) -> Album | ClosedAlbum | None:
    """The charter of a typed code; None when it is nobody's. Raises TriedTooOften, before looking.

    Every try is counted before it is made, by address and by code; a code that can be guessed by all the
    world together besides.
    """
    code = read_photo_code(typed)
    if not allow(
        tables, "photo-address", who_asks(address), now, limit=_ENTRIES_AN_ADDRESS, per=_HOUR
    ) or not allow(tables, "photo-code", code, now, limit=_ENTRIES_A_CODE, per=_HOUR):
        raise TriedTooOften
    if not code:
        return None
    if is_random_code(code):
        row = tables.get_many(Table.PHOTO_CODES, [(code,)]).get((code,))
        found = _records(tables, text(row, "event_id"))
    else:
        if not allow(tables, "photo-search", "all", now, limit=_SEARCHES, per=_HOUR):
            raise TriedTooOften
        found = list(tables.scan(Table.EVENTS))
    albums = [
        one
        for record in found
        if read_photo_code(text(record, "photo_upload_code")) == code
        and (one := _album(record, zone, now)) is not None
    ]
    # Of an old code that was given twice, the next sailing that is open; the last one when none is.
    opened = sorted((one for one in albums if isinstance(one, Album)), key=lambda one: one.day)
    return opened[0] if opened else max(albums, key=lambda one: one.day, default=None)


def open_entry(tables: Tables, album: Album, now: datetime) -> str:
    """A token that opens this album for a day without its code: `{event_id}.{24 characters}`.

    Only its hash is kept.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    expires_at = int((now + _ENTRY_LIFE).timestamp())
    key = (album.event_id, _entry_id(token))
    tables.update(Table.PHOTOS, key, {EXPIRES_AT: expires_at}, expect={"photo_id": None})
    return f"{album.event_id}.{token}"


def open_album(tables: Tables, token: str, zone: ZoneInfo, now: datetime) -> Album | ClosedAlbum | None:
    """The album of an entry's token; None for an unknown one or after its day."""
    given = _ALBUM_TOKEN.fullmatch(token)
    if not given:
        return None
    key = (given[1], _entry_id(given[2]))
    entry = tables.get_many(Table.PHOTOS, [key]).get(key)
    if entry is None or now.timestamp() > number(entry, EXPIRES_AT):
        return None
    found = _records(tables, given[1])
    return _album(found[0], zone, now) if found else None


def _entry_id(token: str) -> str:
    return f"entry#{sha256(token.encode()).hexdigest()}"


def _records(tables: Tables, event_id: str) -> list[Item]:
    return list(tables.get_many(Table.EVENTS, [(event_id,)]).values()) if event_id else []


def _album(record: Item, zone: ZoneInfo, now: datetime) -> Album | ClosedAlbum | None:
    sailing = sailing_times(record, zone)
    if sailing is None:
        return None
    start, end = sailing
    language = text(record, "guest_language")
    if text(record, "status") == "cancelled":
        return ClosedAlbum(AlbumEnd.CANCELLED, start.date(), language)
    if now >= closes_at(end):
        return ClosedAlbum(AlbumEnd.OVER, start.date(), language)
    event_id = text(record, "event_id")
    return Album(event_id, start.date(), closes_at(end), language, number(record, "photos"))


# The upload ------------------------------------------------------------------------------------------------------


def offer_upload(
    tables: Tables, store: PhotoStore, album: Album, now: datetime, back_to: Callable[[str], str]
) -> UploadForm | None:
    """A form for one photo of this album; None when the album is full.

    `back_to` makes the address that the browser is led to, of the offer's id. Raises TriedTooOften.
    """
    if album.number >= MOST_PHOTOS:
        return None
    if not allow(tables, "photo-offer", album.event_id, now, limit=_OFFERS_A_CHARTER, per=_HOUR):
        raise TriedTooOften
    offer_id = secrets.token_hex(8)
    return store.offer(f"incoming/{album.event_id}/{offer_id}", back_to=back_to(offer_id))


def read_incoming(key: str) -> tuple[str, str] | None:
    """Event id and offer id of an upload's key; None when it is none."""
    found = _INCOMING.fullmatch(key)
    return (found[1], found[2]) if found else None


def take_in(tables: Tables, store: PhotoStore, event_id: str, offer_id: str, now: datetime) -> Arrival | None:
    """Check what arrived by an offer, and keep or refuse it; None when nothing ever did.

    The same file by the same offer again is the same photo; another one (a form sent again from an earlier
    page) is another photo.
    """
    incoming = f"incoming/{event_id}/{offer_id}"
    body = store.get(incoming)
    if body is None:
        return _settled_before(tables, event_id, offer_id)
    try:
        if len(body) > LARGEST_PHOTO_BYTES:
            raise NotAPhoto("too large")
        photo = clean_jpeg(body)
        photo_id = f"{offer_id}-{sha256(body).hexdigest()[:12]}"
        arrival = _keep(tables, store, event_id, photo_id, photo, now)
    except Stale:  # somebody else has it in hand
        arrival = Arrival(PhotoState.CHECKING)
    except NotAPhoto as exc:
        arrival = _refuse(tables, event_id, f"{offer_id}-refused", exc.kind, now)
    if arrival.state is PhotoState.KEPT:
        count_photos(tables, event_id)
    if arrival.state is not PhotoState.CHECKING:
        store.delete(incoming)
    return arrival


def _keep(
    tables: Tables, store: PhotoStore, event_id: str, photo_id: str, photo: CleanJpeg, now: datetime
) -> Arrival:
    key = (event_id, f"photo#{photo_id}")
    begun = {"state": str(PhotoState.CHECKING), "at": stored_moment(now)}
    if found := _begin(tables, key, begun, now):
        return found
    if not tables.count_up(Table.PHOTOS, (event_id, "album"), limit=MOST_PHOTOS, values={}):
        tables.update(Table.PHOTOS, key, {"state": str(PhotoState.REFUSED), "reason": "full"}, expect=begun)
        return Arrival(PhotoState.REFUSED, "full")
    digest = sha256(photo.body).hexdigest()
    stored_under = f"photos/{event_id}/{photo_id}.jpg"
    store.put(stored_under, photo.body)
    facts: Mapping[str, Value] = {
        "state": str(PhotoState.KEPT),
        "key": stored_under,
        "sha256": digest,
        "bytes": len(photo.body),
        "width": photo.width,
        "height": photo.height,
    }
    tables.update(Table.PHOTOS, key, facts, expect=begun)
    return Arrival(PhotoState.KEPT)


def _begin(tables: Tables, key: tuple[str, str], begun: Mapping[str, Value], now: datetime) -> Arrival | None:
    """Take a photo in hand; what became of it when somebody else did or does."""
    try:
        tables.update(Table.PHOTOS, key, begun, expect={"photo_id": None})
    except Stale:
        row = tables.get_many(Table.PHOTOS, [key]).get(key)
        arrival, at = _read_arrival(row), read_moment(text(row, "at"))
        if arrival.state is not PhotoState.CHECKING or (at and now - at < _CHECK_LIFE):
            return arrival
        tables.update(Table.PHOTOS, key, begun, expect={"state": text(row, "state"), "at": text(row, "at")})
    return None


def _refuse(tables: Tables, event_id: str, photo_id: str, reason: str, now: datetime) -> Arrival:
    values: Mapping[str, Value] = {
        "state": str(PhotoState.REFUSED),
        "reason": reason,
        "at": stored_moment(now),
        EXPIRES_AT: int((now + _REFUSED_LIFE).timestamp()),
    }
    # One row an offer, however often something else is sent by it.
    tables.update(Table.PHOTOS, (event_id, f"photo#{photo_id}"), values, expect={})
    return Arrival(PhotoState.REFUSED, reason)


def _settled_before(tables: Tables, event_id: str, offer_id: str) -> Arrival | None:
    """What became of the last upload by an offer that was checked already."""
    rows = [row for row in _rows(tables, event_id) if text(row, "photo_id").startswith(f"photo#{offer_id}-")]
    last = max(rows, key=lambda row: text(row, "at"), default=None)
    return _read_arrival(last) if last else None


def _read_arrival(row: Item | None) -> Arrival:
    try:
        return Arrival(PhotoState(text(row, "state")), text(row, "reason"))
    except ValueError:
        return Arrival(PhotoState.CHECKING)


def _rows(tables: Tables, event_id: str) -> tuple[Item, ...]:
    return tuple(
        row for row in tables.query(Table.PHOTOS, event_id) if text(row, "photo_id").startswith("photo#")
    )


def count_photos(tables: Tables, event_id: str) -> int:
    """Write how many photos of a charter are kept into its record (`photos`), and nothing else there.

    Raises NotFound when the record is gone: the photos are kept.
    """
    for _ in range(_ROUNDS):
        # The record first: whoever keeps a photo after this look counts it himself.
        record = next(iter(_records(tables, event_id)), None)
        if record is None:
            raise NotFound("This charter's record is gone.", unchanged="Its photos are kept.")
        kept = sum(text(row, "state") == PhotoState.KEPT for row in _rows(tables, event_id))
        before = record.get("photos")
        if before == kept:
            return kept
        try:
            tables.update(
                Table.EVENTS, (event_id,), {"photos": kept}, expect={"event_id": event_id, "photos": before}
            )
        except Stale:
            continue
        return kept
    raise Unavailable(
        "Too many photos arrive at once.", unchanged="They are kept.", remedy="Try in a minute."
    )
