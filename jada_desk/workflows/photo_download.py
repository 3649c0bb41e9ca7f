"""A charter's photos brought to this computer."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from jada_desk.domain.charter import Charter
from jada_desk.domain.errors import Cancelled, Refused
from jada_desk.domain.slug import slug
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.photos import PhotoState
from jada_desk.workflows.ports.photos import PhotoFolder, PhotoStore
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.ports.work import CancelToken, Progress, Report
from jada_desk.workflows.records import number, read_moment, text


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was checked and kept; `at` is when it arrived (UTC), `sha256` that of its bytes."""

    photo_id: str
    key: str
    sha256: str
    size_bytes: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SavedPhoto:
    """A photo's file on this computer; `is_new` when it was fetched just now."""

    photo: Photo
    name: str
    path: str
    is_new: bool


def list_photos(tables: Tables, event_id: str) -> tuple[Photo, ...]:
    """The photos of a charter in the order in which they arrived."""
    found = [photo for row in tables.query(Table.PHOTOS, event_id) if (photo := _read_photo(row))]
    return tuple(sorted(found, key=lambda one: (one.at, one.photo_id)))


def _read_photo(row: Item) -> Photo | None:
    at = read_moment(text(row, "at"))
    if text(row, "state") != PhotoState.KEPT or at is None:
        return None
    photo_id = text(row, "photo_id").removeprefix("photo#")
    return Photo(photo_id, text(row, "key"), text(row, "sha256"), number(row, "bytes"), at)


def folder_name(charter: Charter) -> str:
    """The name of a charter's folder: `2026-05-30-quinn-sunset`; of letters, digits and hyphens only."""
    return f"{charter.day.isoformat()}-{slug(charter.title)}".rstrip("-")


def file_name(charter: Charter, photo: Photo) -> str:
    """A photo's file name, the same at every download: `quinn-sunset-20260530-214500-3fa9c1.jpg`."""
    at = photo.at.astimezone(charter.start.tzinfo)
    mark = "".join(one for one in photo.photo_id[-6:] if one.isalnum() and one.isascii())
    return f"{slug(charter.title)}-{at:%Y%m%d-%H%M%S}-{mark}.jpg".lstrip("-")


def download_photos(
    charter: Charter,
    tables: Tables,
    store: PhotoStore,
    folder: PhotoFolder,
    report: Report,
    cancel: CancelToken,
) -> tuple[SavedPhoto, ...]:
    """Bring a charter's photos into a folder; what is there already is not fetched again.

    Raises Cancelled between two photos, Refused when one is not what was checked.
    """
    saved: list[SavedPhoto] = []
    photos = list_photos(tables, charter.event_id)
    for done, photo in enumerate(photos):
        if cancel.cancelled:
            raise Cancelled(
                tr("Stopped. {done} of {all} photos are in the folder.", done=done, all=len(photos))
            )
        words = tr("Getting photo {number} of {all}", number=done + 1, all=len(photos))
        report(Progress(words, done, len(photos), charter.event_id))
        name = file_name(charter, photo)
        if folder.holds(name, photo.sha256):
            saved.append(SavedPhoto(photo, name, folder.path_of(name), False))
            continue
        body = store.get(photo.key)
        if body is None or sha256(body).hexdigest() != photo.sha256:
            raise Refused(
                tr("A photo in the bucket is not the one that was checked."),
                unchanged=tr(
                    "It was not saved; {done} of {all} photos are in the folder.",
                    done=done,
                    all=len(photos),
                ),
                remedy=tr("Ask whoever looks after the bucket."),
            )
        saved.append(SavedPhoto(photo, name, folder.save(name, body), True))
    report(Progress(tr_n("{n} photo", "{n} photos", len(photos)), len(photos), len(photos), charter.event_id))
    return tuple(saved)
