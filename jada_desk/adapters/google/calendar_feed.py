"""The calendar's iCal feed, with the last good copy kept on disk."""

import json
import logging
import os
import tempfile
import threading
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.adapters.google.feed_fetch import Fetched, fetch_feed
from jada_desk.domain.errors import JadaError, Unavailable
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.calendar import FeedReading
from jada_desk.workflows.ports.work import Clock

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A calendar that was read well, and when it was last known to be the present one."""

    feed: Fetched
    read_at: datetime


class IcalFeed:
    """The `CalendarFeed` port over one feed address (which may be secret: it is in no error, log or file
    name).

    `zone` is the tenant's. The copy lives in `cache_dir`, readable by this user only; a copy that is no whole
    calendar, or that is suddenly empty of events, never replaces it. `allow_loopback` for a feed that the
    settings put on this machine.
    """

    def __init__(self, url: str, zone: ZoneInfo, cache_dir: Path, clock: Clock, allow_loopback: bool) -> None:
        self._url = url
        self._zone = zone
        self._clock = clock
        self._allow_loopback = allow_loopback
        self._disk = _Disk(cache_dir, sha256(url.encode()).hexdigest()[:16])
        self._lock = threading.Lock()
        self._copy: _Copy | None = None

    def read(self, first: date, last: date) -> FeedReading:
        """Every event instance that touches the days `first` to `last`, both included, in the tenant's zone.

        Falls back on the last good copy (with `stale_reason`); raises Unavailable or Refused only when there
        is none.
        """
        with self._lock:
            copy, stale_reason = self._newest()
        # What reads a calendar takes 5 MB, which a feed that never answered has no use for.
        from jada_desk.adapters.google.ical import read_events

        events, unreadable = read_events(copy.feed.body, first, last, self._zone)
        return FeedReading(tuple(events), tuple(unreadable), copy.read_at, stale_reason)

    def _newest(self) -> tuple[_Copy, str]:
        """The newest good copy, and why it is not a fresh one ("" when it is)."""
        kept = self._copy = self._copy or self._disk.load()
        read_at = self._clock.now()
        try:
            fetched = fetch_feed(
                self._url,
                kept.feed.etag if kept else "",
                kept.feed.last_modified if kept else "",
                self._allow_loopback,
            )
        except JadaError as exc:
            if kept is None:
                raise
            return kept, tr("{what} This is the last good copy.", what=exc.what)
        feed = fetched or (kept.feed if kept else None)
        if feed is None:
            raise Unavailable(
                tr("The calendar feed gave nothing at all."), remedy=tr("Try again in a minute.")
            )
        if kept and _is_empty(feed) and not _is_empty(kept.feed):
            return kept, tr("The calendar feed suddenly has no events. This is the last copy that had some.")
        newest = self._copy = _Copy(feed, read_at)
        try:
            self._disk.save(newest)
        except OSError as exc:
            _log.warning("The calendar's copy could not be kept on disk: %s", exc.strerror)
        return newest, ""


def _is_empty(feed: Fetched) -> bool:
    return b"BEGIN:VEVENT" not in feed.body


class _Disk:
    """One copy on disk: a small file that names the file with the bytes, so that both change in one step."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        self._index = folder / f"feed-{key}.json"

    def load(self) -> _Copy | None:
        """The kept copy; None when there is none or it was damaged."""
        try:
            index = json.loads(self._index.read_text(encoding="utf-8"))
            body = (self._folder / self._name(index["sha256"])).read_bytes()
            if sha256(body).hexdigest() != index["sha256"]:
                return None
            feed = Fetched(body, str(index["etag"]), str(index["last_modified"]))
            return _Copy(feed, datetime.fromisoformat(index["read_at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, copy: _Copy) -> None:
        """Raises OSError; what was kept before is then still whole."""
        self._folder.mkdir(parents=True, exist_ok=True)
        digest = sha256(copy.feed.body).hexdigest()
        body = self._folder / self._name(digest)
        if not body.exists():
            _write(body, copy.feed.body)
        index = {
            "sha256": digest,
            "etag": copy.feed.etag,
            "last_modified": copy.feed.last_modified,
            "read_at": copy.read_at.isoformat(),
        }
        _write(self._index, json.dumps(index).encode())
        for other in self._folder.glob(f"feed-{self._key}-*.ics"):
            if other != body:
                other.unlink(missing_ok=True)

    def _name(self, digest: str) -> str:
        return f"feed-{self._key}-{digest[:16]}.ics"


def _write(path: Path, data: bytes) -> None:
    """Put `data` under `path` in one step, for this user only; the power may fail at any moment."""
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
