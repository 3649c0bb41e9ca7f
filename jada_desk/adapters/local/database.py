"""The file `desk.db` of one tenant: opened, checked, never lost.

SQLite in WAL with synchronous=FULL: what a method has returned from is on disk. An older form is brought forward
beside a copy of the old, a newer one is refused. A damaged file is set aside under a dated name, beside a new
one, and the reason is told.
"""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Final

from jada_desk.adapters.local.lock import ProfileLock
from jada_desk.adapters.local.packed import damage, is_damage, unpack
from jada_desk.adapters.local.schema import SCHEMA_VERSION, bring_forward, version_of
from jada_desk.domain.errors import JadaError, NeedsDecision, Refused
from jada_desk.domain.translation import tr, tr_later

_WAIT_S: Final = 5.0
_MAKE_ROOM: Final = tr_later(
    "Check that the disk is not full and this folder may be written, then start again."
)
_START_AGAIN: Final = tr_later(
    "Start the desk again: it sets a damaged file aside. If this comes again, move the "
    "file away by hand; what was published stands in calendar, tables and pages."
)

logger = logging.getLogger(__name__)


class DeskDatabase:
    """One tenant's `desk.db` and profile lock in `folder` (`HOME/tenants/<id>`), made when missing.

    One connection behind one lock: safe from several threads; other processes may read and write beside it.
    `trouble` is a sentence when a damaged file was set aside at opening, else "".
    Raises Refused for a file of a newer desk, NeedsDecision when a damaged file or one of an older form is held
    by another desk, JadaError when the file cannot be opened.
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
                raise self._failure(tr("opened"), str(exc.strerror)) from exc
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as exc:
                if not is_damage(exc):
                    raise
                self._set_aside()
                self._db = self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for a look; errors of the file come out as JadaError."""
        with self._guard, self._telling(tr("read")):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on disk when this ends, or none of it is kept."""
        with self._guard, self._telling(tr("written")):
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
            version = version_of(db)
            if version > SCHEMA_VERSION:
                raise Refused(
                    tr(
                        "{path} was written by a newer desk (form {form}, not {ours}).",
                        path=self.path,
                        form=version,
                        ours=SCHEMA_VERSION,
                    ),
                    unchanged=tr("The file was left as it is."),
                    remedy=tr("Start the newer JADA Desk."),
                )
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA foreign_keys=ON")
            if 0 < version < SCHEMA_VERSION:
                _check(db)
                self._bring_forward(db)
            elif version == 0:
                bring_forward(db, self.path)
            _check(db)
            _check_texts(db)
        except UnicodeDecodeError as exc:
            # SQLite's own sentence about the damage holds the damaged bytes.
            db.close()
            raise damage(tr("its texts cannot be read")) from exc
        except BaseException:
            db.close()
            raise
        return db

    def _bring_forward(self, db: sqlite3.Connection) -> None:
        """Give an older file the newest form, unless another desk works on it, which would not know it any
        more."""
        deadline = time.monotonic() + _WAIT_S
        while version_of(db) < SCHEMA_VERSION:
            try:
                self.profile.hold()
            except NeedsDecision:
                # It may be another new desk, which is doing this very thing.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
                continue
            try:
                copy = bring_forward(db, self.path)
                logger.info("desk file brought to form %d, copy of the old: %s", SCHEMA_VERSION, copy)
            except OSError as exc:
                raise self._failure(tr("brought to its new form"), str(exc.strerror)) from exc
            finally:
                self.profile.release()

    def _set_aside(self) -> None:
        """Rename the damaged file with its WAL, so that a person can still get at it."""
        self.profile.hold()
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
        aside = self.path.with_name(f"desk-damaged-{stamp}.db")
        for ending in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        self.trouble = tr(
            "The file with your unpublished edits and the publish history was damaged and is now "
            "{aside}. A new one was begun: check the weekend and enter unpublished edits again.",
            aside=aside.name,
        )
        logger.warning("damaged desk file set aside as %s", aside)

    @contextmanager
    def _telling(self, verb: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            remedy = _START_AGAIN if is_damage(exc) else _MAKE_ROOM
            raise self._failure(verb, str(exc), remedy) from exc
        except UnicodeDecodeError as exc:
            raise self._failure(verb, tr("its texts cannot be read"), _START_AGAIN) from exc

    def _failure(self, verb: str, reason: str, remedy: str = _MAKE_ROOM) -> JadaError:
        return JadaError(
            tr("{path} cannot be {verb}: {reason}.", path=self.path, verb=verb, reason=reason),
            unchanged=tr("What was on disk before is still there."),
            remedy=tr(remedy),
        )


def _check(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError when the file is not whole."""
    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise damage(str(found))


def _check_texts(db: sqlite3.Connection) -> None:
    """As `_check`, for what the desk needs at its start: the draft and the newest plans."""
    rows = db.execute(
        "SELECT history FROM draft UNION ALL SELECT * FROM (SELECT plan FROM publishes ORDER BY number DESC LIMIT 20)"
    )
    for (stored,) in rows:
        unpack(stored)
