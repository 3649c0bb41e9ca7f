"""The file `desk.db` of one tenant: opened, checked, never lost.

SQLite in WAL with synchronous=FULL: what a method has returned from is on disk. A newer schema is refused. A
damaged file is set aside under a dated name, beside a new one, and the reason is told.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Final

from jada_desk.adapters.local.lock import ProfileLock
from jada_desk.domain.errors import JadaError, Refused

SCHEMA_VERSION: Final = 1
_SCHEMA: Final = """
BEGIN;
CREATE TABLE draft (only INTEGER PRIMARY KEY CHECK (only = 1), history TEXT NOT NULL);
CREATE TABLE minted (
    event_id TEXT PRIMARY KEY, photo_upload_code TEXT NOT NULL UNIQUE, waiver_secret TEXT NOT NULL);
CREATE TABLE observed (friday TEXT PRIMARY KEY, form INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE plans (
    number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, plan TEXT NOT NULL,
    begun_at TEXT NOT NULL, ended_at TEXT);
CREATE TABLE outcomes (
    number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plans (plan_id), step_id TEXT NOT NULL,
    state TEXT NOT NULL, detail TEXT NOT NULL, at TEXT);
CREATE INDEX outcomes_of_plan ON outcomes (plan_id);
PRAGMA user_version = 1;
COMMIT;
"""
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_WAIT_S: Final = 5.0

logger = logging.getLogger(__name__)


class DeskDatabase:
    """One tenant's `desk.db` and profile lock in `folder` (`HOME/tenants/<id>`), made when missing.

    One connection behind one lock: safe from several threads; other processes may read and write beside it.
    `trouble` is a sentence when a damaged file was set aside at opening, else "".
    Raises Refused for a file of a newer desk, NeedsDecision when a damaged file is held by another desk,
    JadaError when the file cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.db"
        self.profile = ProfileLock(folder / "lock")
        self.trouble = ""
        self._guard = RLock()
        with self._telling("opened"):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as exc:
                raise self._failure("opened", str(exc.strerror)) from exc
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as exc:
                if not _is_damage(exc):
                    raise
                self._set_aside()
                self._db = self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for a look; errors of the file come out as JadaError."""
        with self._guard, self._telling("read"):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on disk when this ends, or none of it is kept."""
        with self._guard, self._telling("written"):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Give up the profile and the file."""
        with self._guard:
            self._db.close()
            self.profile.release()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            version = _version(db)
            if version > SCHEMA_VERSION:
                raise Refused(
                    f"{self.path} was written by a newer desk (form {version}, not {SCHEMA_VERSION}).",
                    unchanged="The file was left as it is.",
                    remedy="Start the newer JADA Desk.",
                )
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA foreign_keys=ON")
            if version == 0:
                self._make_tables(db)
            check = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if check != "ok":
                raise _damage(check)
        except BaseException:
            db.close()
            raise
        return db

    def _make_tables(self, db: sqlite3.Connection) -> None:
        try:
            # The write lock first, then another look: two desks may start on an empty home at once.
            db.executescript(_SCHEMA.replace("BEGIN;", "BEGIN IMMEDIATE;", 1))
        except sqlite3.OperationalError:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if _version(db) != SCHEMA_VERSION:
                raise

    def _set_aside(self) -> None:
        """Rename the damaged file with its WAL, so that a person can still get at it."""
        self.profile.hold()
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
        aside = self.path.with_name(f"desk-damaged-{stamp}.db")
        for ending in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        self.trouble = (
            f"The file with your unpublished edits and the publish history was damaged and is now "
            f"{aside.name}. A new one was begun: check the weekend and enter unpublished edits again."
        )
        logger.warning("damaged desk file set aside as %s", aside)

    @contextmanager
    def _telling(self, verb: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise self._failure(verb, str(exc)) from exc

    def _failure(self, verb: str, reason: str) -> JadaError:
        return JadaError(
            f"{self.path} cannot be {verb}: {reason}.",
            unchanged="What was on disk before is still there.",
            remedy="Check that the disk is not full and this folder may be written, then start again.",
        )


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_damage(exc: sqlite3.DatabaseError) -> bool:
    # The low byte is the primary code of an extended one.
    return (getattr(exc, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED


def _damage(reason: Any) -> sqlite3.DatabaseError:
    found = sqlite3.DatabaseError(str(reason))
    found.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return found
