"""A JPEG read segment by segment and written anew: only the picture itself comes through.

Whatever hides beside the picture is left behind: the place and the device (Exif, XMP), comments, thumbnails,
and everything after the end, so that a file that is a picture and something else at once is only a picture
afterwards. The pixels are not touched. ITU-T T.81, annex B.
"""

from dataclasses import dataclass
from typing import Final

MOST_PIXELS: Final = 150_000_000
_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
_TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})  # Huffman tables, quantisation tables, restart interval
# Baseline, extended and progressive, coded by Huffman: what cameras write and every reader reads.
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_STRANGE_FRAMES: Final = frozenset({0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_LARGEST_PROFILE_BYTES: Final = 256 * 1024
_MOST_SEGMENTS: Final = 2_000


class NotAPhoto(Exception):
    """These bytes are no JPEG that can be kept; `kind` says what they are or lack, see `KINDS`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


KINDS: Final = ("page", "drawing", "other picture", "heic", "document", "cut off", "broken", "too large")


@dataclass(frozen=True, slots=True)
class CleanJpeg:
    """A JPEG without anything beside its picture; size in pixels, as stored (`orientation` 1-8 turns it)."""

    body: bytes
    width: int
    height: int
    orientation: int


def clean_jpeg(data: bytes) -> CleanJpeg:
    """The picture in `data`, alone: its colour profile and how it is turned stay. Raises NotAPhoto.

    Cleaning what was cleaned gives the same bytes.
    """
    if data[:2] != bytes((0xFF, _SOI)):
        raise NotAPhoto(_kind_of(data))
    return _Reader(data).read()


def _kind_of(data: bytes) -> str:
    """What bytes are that begin as no JPEG does."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        return "drawing"
    if start.startswith(b"<") or b"<html" in start or b"<script" in start:
        return "page"
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif") else "document"
    if data.startswith((b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")) or data[8:12] == b"WEBP":
        return "other picture"
    return "document"


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 2
        self._kept = bytearray()
        self._head = b""
        self._profile = bytearray()
        self._orientation = 1
        self._size = (0, 0)
        self._scans = 0

    def read(self) -> CleanJpeg:
        for _ in range(_MOST_SEGMENTS):
            marker = self._marker()
            if marker == _EOI:
                return self._finish()
            if marker == _SOS:
                self._scan()
            else:
                self._segment(marker, self._body())
        raise NotAPhoto("broken")

    def _marker(self) -> int:
        if self._byte() != 0xFF:
            raise NotAPhoto("broken")
        while (found := self._byte()) == 0xFF:
            pass
        return found

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise NotAPhoto("cut off")
        self._at += 1
        return self._data[self._at - 1]

    def _body(self) -> bytes:
        """The bytes of a segment, after its length."""
        length = self._byte() << 8 | self._byte()
        body = self._data[self._at : self._at + length - 2]
        if length < 2:
            raise NotAPhoto("broken")
        if len(body) < length - 2:
            raise NotAPhoto("cut off")
        self._at += length - 2
        return body

    def _segment(self, marker: int, body: bytes) -> None:
        if marker in _TABLES:
            self._keep(marker, body)
        elif marker in _FRAMES:
            self._frame(body)
            self._keep(marker, body)
        elif marker in _STRANGE_FRAMES or not (0xE0 <= marker <= 0xFE):
            raise NotAPhoto("broken")
        elif marker == _APP0 and body[:5] == b"JFIF\0" and len(body) >= 14:
            self._head = _segment(_APP0, body[:12] + b"\0\0")  # without its thumbnail
        elif marker == _APP1 and body[:6] == b"Exif\0\0":
            self._orientation = read_orientation(body[6:])
        elif marker == _APP2 and body[:12] == b"ICC_PROFILE\0":
            self._profile += _segment(_APP2, body)
        elif marker == _APP14 and body[:5] == b"Adobe" and len(body) >= 12:
            self._keep(_APP14, body[:12])  # says how the colours are coded

    def _frame(self, body: bytes) -> None:
        if self._size != (0, 0) or len(body) < 6 or body[0] != 8:
            raise NotAPhoto("broken")
        height, width, components = body[1] << 8 | body[2], body[3] << 8 | body[4], body[5]
        if not width or not height or components not in (1, 3, 4) or len(body) != 6 + 3 * components:
            raise NotAPhoto("broken")
        if width * height > MOST_PIXELS:
            raise NotAPhoto("too large")
        self._size = (width, height)

    def _scan(self) -> None:
        """A scan's header and its coded data, up to the next marker that is none of the data's own."""
        if self._size == (0, 0):
            raise NotAPhoto("broken")
        self._keep(_SOS, self._body())
        start = end = self._at
        while True:
            end = self._data.find(b"\xff", end)
            if end < 0 or end + 1 >= len(self._data):
                raise NotAPhoto("cut off")
            following = self._data[end + 1]
            if following != 0 and not 0xD0 <= following <= 0xD7:
                break
            end += 2
        if end == start:
            raise NotAPhoto("broken")
        self._kept += self._data[start:end]
        self._at = end
        self._scans += 1

    def _finish(self) -> CleanJpeg:
        if not self._scans:
            raise NotAPhoto("broken")
        turned = _segment(_APP1, _exif(self._orientation)) if self._orientation != 1 else b""
        profile = bytes(self._profile) if len(self._profile) <= _LARGEST_PROFILE_BYTES else b""
        body = b"\xff\xd8" + self._head + turned + profile + bytes(self._kept) + b"\xff\xd9"
        return CleanJpeg(body, *self._size, self._orientation)

    def _keep(self, marker: int, body: bytes) -> None:
        self._kept += _segment(marker, body)


def read_orientation(tiff: bytes) -> int:
    """How a picture is turned (1-8, Exif 2.32 tag 0x0112 of the first directory); 1 when it does not say."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if order == "little" else "big")

    directory = number(4, 4)
    for entry in range(number(directory, 2)):
        at = directory + 2 + 12 * entry
        if at + 12 > len(tiff):
            return 1
        if number(at, 2) == 0x0112:
            found = number(at + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1


def _exif(orientation: int) -> bytes:
    """An Exif block that says how the picture is turned, and nothing else."""
    entry = (0x0112).to_bytes(2, "big") + (3).to_bytes(2, "big") + (1).to_bytes(4, "big")
    value = orientation.to_bytes(2, "big") + b"\0\0"
    directory = (1).to_bytes(2, "big") + entry + value + (0).to_bytes(4, "big")
    return b"Exif\0\0MM\0*" + (8).to_bytes(4, "big") + directory


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
