"""A folder on this computer for one charter's photos (port `PhotoFolder`)."""

from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from jada_desk.domain.errors import Refused
from jada_desk.domain.translation import tr


class LocalFolder:
    """`PhotoFolder` over a directory, made with the first photo."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, name: str, sha256: str) -> bool:
        try:
            return _digest(self._folder / name) == sha256
        except OSError:
            return False

    def path_of(self, name: str) -> str:
        return str(self._folder / name)

    def save(self, name: str, body: bytes) -> str:
        path = self._folder / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise Refused(
                    tr("There is another file {path}.", path=path),
                    unchanged=tr("It was not overwritten."),
                    remedy=tr("Move it away and get the photos again."),
                )
            part = self._folder / f"{name}.{token_hex(4)}.part"
            part.write_bytes(body)
            part.replace(path)
        except OSError as exc:
            raise Refused(
                tr(
                    "The photo cannot be saved to {folder}: {reason}.",
                    folder=self._folder,
                    reason=exc.strerror or tr("the disk refused"),
                ),
                unchanged=tr("What is there already is whole."),
                remedy=tr("Make room, or choose another folder."),
            ) from exc
        return str(path)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
