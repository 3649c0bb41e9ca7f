"""An in-memory PhotoStore and PhotoFolder, and JPEGs made by hand."""

from dataclasses import dataclass, field
from hashlib import sha256

from jada_desk.workflows.ports.photos import UploadForm
from tests.fakes.faults import Faults


@dataclass(slots=True)
class PhotosFake:
    """`PhotoStore` in `objects`; the address of an offer names its key."""

    faults: Faults = field(default_factory=Faults)
    objects: dict[str, bytes] = field(default_factory=dict)

    def offer(self, key: str, *, back_to: str) -> UploadForm:
        return UploadForm(f"https://photos.example/{key}", {"key": key, "success_action_redirect": back_to})

    def get(self, key: str) -> bytes | None:
        with self.faults.around("PhotoStore", "get", key):
            return self.objects.get(key)

    def put(self, key: str, body: bytes) -> None:
        with self.faults.around("PhotoStore", "put", key, body, writes=True):
            self.objects[key] = body

    def delete(self, key: str) -> None:
        with self.faults.around("PhotoStore", "delete", key, writes=True):
            self.objects.pop(key, None)


@dataclass(slots=True)
class FolderFake:
    """`PhotoFolder` in `files`."""

    files: dict[str, bytes] = field(default_factory=dict)

    def holds(self, name: str, sha256_hex: str) -> bool:
        return name in self.files and sha256(self.files[name]).hexdigest() == sha256_hex

    def path_of(self, name: str) -> str:
        return f"/pictures/{name}"

    def save(self, name: str, body: bytes) -> str:
        self.files[name] = body
        return self.path_of(name)


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment with its length."""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def jpeg(
    *more: bytes, width: int = 4, height: int = 3, frame: int = 0xC0, data: bytes = b"\x12\x34"
) -> bytes:
    """A small JPEG; `more` are segments that stand before its tables, `data` makes one unlike another."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    parts = [
        segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        *more,
        segment(0xDB, bytes(65)),
        segment(frame, b"\x08" + size + b"\x01\x01\x11\x00"),
        segment(0xC4, bytes(20)),
        segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + data,
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def exif(orientation: int, order: str = "II", more: bytes = b"") -> bytes:
    """An Exif segment as a phone writes one: how it is turned, and whatever else."""
    name = "little" if order == "II" else "big"

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, name)  # type: ignore[arg-type]

    make = number(0x010F, 2) + number(2, 2) + number(4, 4) + b"Cam\0"
    turned = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + b"\0\0"
    directory = number(2, 2) + make + turned + number(0, 4)
    return segment(0xE1, b"Exif\0\0" + order.encode() + number(42, 2) + number(8, 4) + directory + more)
