"""A charter's photos on this computer."""

import re
from dataclasses import replace
from hashlib import sha256

import pytest

from jada_desk.domain.errors import Cancelled, Refused
from jada_desk.workflows.photo_download import download_photos, file_name, folder_name, list_photos
from jada_desk.workflows.ports.tables import Item, Table
from jada_desk.workflows.ports.work import Progress
from tests.fakes.aws import TablesFake
from tests.fakes.photos import FolderFake, PhotosFake, jpeg
from tests.fakes.sample import sample_charters

QUINN = sample_charters()[0]


class Token:
    cancelled = False


@pytest.fixture
def world():
    """Three photos, one upload that is being checked and one that was refused."""
    tables, store = TablesFake(), PhotosFake()
    for number, state in enumerate(["kept", "checking", "kept", "refused", "kept"]):
        body = jpeg(data=bytes((number,)))
        values: Item = {
            "state": state,
            "at": f"2026-05-31T04:00:{9 - number:02}Z",
            "key": f"photos/q/{number}.jpg",
            "sha256": sha256(body).hexdigest(),
            "bytes": len(body),
        }
        tables.update(Table.PHOTOS, (QUINN.event_id, f"photo#{number:06}"), values, expect={})
        store.objects[f"photos/q/{number}.jpg"] = body
    tables.update(Table.PHOTOS, (QUINN.event_id, "album"), {"used": 3}, expect={})
    return tables, store, FolderFake()


def get(world, cancel=Token):
    said: list[Progress] = []
    tables, store, folder = world
    saved = download_photos(QUINN, tables, store, folder, said.append, cancel)
    return saved, [one.text for one in said]


def test_only_kept_ones_in_the_order_in_which_they_came(world):
    saved, said = get(world)
    assert [one.photo.photo_id for one in saved] == ["000004", "000002", "000000"]
    assert said == ["Getting photo 1 of 3", "Getting photo 2 of 3", "Getting photo 3 of 3", "3 photos"]
    assert sorted(world[2].files) == sorted(one.name for one in saved)
    assert saved[0].name == "quinn-sunset-20260530-210005-000004.jpg"
    assert all(one.is_new for one in saved)


def test_what_is_there_is_not_fetched_again(world):
    get(world)
    world[1].objects.clear()
    saved, _ = get(world)
    assert [one.is_new for one in saved] == [False] * 3
    assert saved[0].path == "/pictures/quinn-sunset-20260530-210005-000004.jpg"


@pytest.mark.parametrize("now", [None, b"something else"])
def test_one_that_is_not_what_was_checked_is_not_saved(world, now):
    if now:
        world[1].objects["photos/q/2.jpg"] = now
    else:
        del world[1].objects["photos/q/2.jpg"]
    with pytest.raises(Refused, match="1 of 3 photos are in the folder"):
        get(world)
    assert len(world[2].files) == 1


def test_it_stops_between_two(world):
    class Cancel:
        @property
        def cancelled(self) -> bool:
            return len(world[2].files) == 2

    with pytest.raises(Cancelled, match="2 of 3"):
        get(world, Cancel())
    assert len(world[2].files) == 2


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "CON", "", "Анна\u202e", 'a/b\\c:d*?"<>|\0', "." * 300, "\udcff"]
)
def test_names_are_safe_on_every_system(world, title):
    charter = replace(QUINN, title=title)
    (photo, *_) = list_photos(world[0], QUINN.event_id)
    for name in (folder_name(charter), file_name(charter, photo)):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{8,90}(\.jpg)?", name), name
