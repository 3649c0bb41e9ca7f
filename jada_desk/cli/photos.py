"""The command `photos`: what guests added to a charter, brought to this computer."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from jada_desk.cli import output
from jada_desk.cli.opening import DONE, NEVER, Options, open_, quiet, stopping
from jada_desk.workflows.photo_download import Photo, SavedPhoto
from jada_desk.workflows.ports.work import Progress


def photos(options: Options) -> int:
    with closing(open_(options)) as desk, stopping() as stop:
        _, charter = desk.find(options.event, desk.open().history.present, quiet, NEVER)
        found = desk.photos_of(charter)
        saved: tuple[SavedPhoto, ...] = ()
        if options.to is not None:
            folder = options.to.expanduser().absolute()
            saved = desk.get_photos(charter, str(folder), quiet if options.json else _say, stop)
        paths = {one.photo.photo_id: one for one in saved}
        listed = [_photo_json(one, paths.get(one.photo_id)) for one in found]
        if options.json:
            output.print_json({"event_id": charter.event_id, "count": len(found), "photos": listed})
        elif saved:
            print(f"{charter.title}: {_count(len(saved))} in {Path(saved[0].path).parent}")
        else:
            print(f"{charter.title}: {_count(len(found))}")
        return DONE


def _photo_json(photo: Photo, saved: SavedPhoto | None) -> dict[str, Any]:
    return {
        "photo_id": photo.photo_id,
        "at": photo.at.isoformat(),
        "bytes": photo.size_bytes,
        "sha256": photo.sha256,
        "file": saved.path if saved else "",
        "is_new": saved is not None and saved.is_new,
    }


def _count(number: int) -> str:
    return "1 photo" if number == 1 else f"{number} photos"


def _say(progress: Progress) -> None:
    print(progress.text, file=sys.stderr, flush=True)
