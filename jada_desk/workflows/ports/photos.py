"""Guests' photos: the private bucket, and a folder on this computer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

LARGEST_PHOTO_BYTES: Final = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A form that a browser may send one file with, straight to the bucket: its address, and the fields that
    must stand before the field `file`."""

    url: str
    fields: Mapping[str, str]


class PhotoStore(Protocol):
    """The private bucket with guests' photos; no public address leads to it."""

    def offer(self, key: str, *, back_to: str) -> UploadForm:
        """A form that may put one JPEG of up to `LARGEST_PHOTO_BYTES` under exactly this key within 15
        minutes and then leads to `back_to`. Asks nobody."""
        ...

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, None when nothing is there. Raises NotFound when there is no such bucket."""
        ...

    def put(self, key: str, body: bytes) -> None:
        """Keep a JPEG that was checked."""
        ...

    def delete(self, key: str) -> None:
        """Remove what stands under `key`, if anything."""
        ...


class PhotoFolder(Protocol):
    """A folder on this computer for one charter's photos."""

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file of this name with these contents (SHA-256, hex) is there."""
        ...

    def path_of(self, name: str) -> str:
        """Where a file of this name is, or would be."""
        ...

    def save(self, name: str, body: bytes) -> str:
        """Write a file whole or not at all; its path. Another file of that name is never overwritten."""
        ...
