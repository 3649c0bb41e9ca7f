"""What the practice workspace keeps over a restart: one SQLite file, a table for each kind of thing.

Writes are committed before the caller answers, in WAL with synchronous=NORMAL: a killed process loses
nothing that was acknowledged, and a write costs well under a millisecond.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tables (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS items (
    table_name TEXT NOT NULL, item_key TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (table_name, item_key));
CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, object_key TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bucket, object_key));
CREATE TABLE IF NOT EXISTS distributions (id TEXT PRIMARY KEY, config BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS invalidations (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, distribution_id TEXT NOT NULL, paths TEXT NOT NULL,
    caller_reference TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS identities (name TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS emails (number INTEGER PRIMARY KEY, email TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sms (number INTEGER PRIMARY KEY, sms TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, event TEXT NOT NULL, changed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
    id TEXT PRIMARY KEY, labels TEXT NOT NULL, received_ms INTEGER NOT NULL, raw BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, kind TEXT NOT NULL, details TEXT NOT NULL);
"""
# Kept through a reset: the calendar's change counter (old etags must not seem valid again) and the ports
# (addresses on guest pages and in messages stay true).
_KEPT_META: Final = ("change", "ports")


class Store:
    """The state file. Safe from several threads: one connection behind one lock."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or none. Nests: the outermost commits."""
        with self._lock:
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def meta(self, name: str, default: str = "") -> str:
        found = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else default

    def set_meta(self, name: str, value: str) -> None:
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def clear(self) -> None:
        """Forget everything except what must outlive a reset."""
        with self.writing() as db:
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                if table != "meta":
                    db.execute(f"DELETE FROM {table}")
            marks = ", ".join("?" * len(_KEPT_META))
            db.execute(f"DELETE FROM meta WHERE name NOT IN ({marks})", _KEPT_META)

    def close(self) -> None:
        with self._lock:
            self._db.close()
