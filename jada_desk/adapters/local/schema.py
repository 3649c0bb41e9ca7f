"""The forms that `desk.db` has had, and the way from each to the newest.

A file is brought forward in one transaction, so it has the old form or the new one, never something between. A
file that held something is copied beside itself first.
"""

import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from jada_desk.adapters.local.packed import pack

_FORM_1: Final = (
    "CREATE TABLE draft (only INTEGER PRIMARY KEY CHECK (only = 1), history TEXT NOT NULL)",
    """CREATE TABLE minted (
        event_id TEXT PRIMARY KEY, photo_upload_code TEXT NOT NULL UNIQUE, waiver_secret TEXT NOT NULL)""",
    "CREATE TABLE observed (friday TEXT PRIMARY KEY, form INTEGER NOT NULL, body TEXT NOT NULL)",
    """CREATE TABLE plans (
        number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, plan TEXT NOT NULL,
        begun_at TEXT NOT NULL, ended_at TEXT)""",
    """CREATE TABLE outcomes (
        number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plans (plan_id), step_id TEXT NOT NULL,
        state TEXT NOT NULL, detail TEXT NOT NULL, at TEXT)""",
    "CREATE INDEX outcomes_of_plan ON outcomes (plan_id)",
)

# Large texts are packed: a tenth of the size, and a changed byte is noticed. What was published is kept in two
# tables that only grow: the plans, and an audit of every run (step_id "") and step. Beside deletes and updates,
# the triggers refuse an INSERT OR REPLACE, which would delete without asking a delete trigger.
_FORM_2: Final = (
    "ALTER TABLE draft RENAME TO draft_before",
    "CREATE TABLE draft (only INTEGER PRIMARY KEY CHECK (only = 1), history BLOB NOT NULL)",
    "INSERT INTO draft SELECT only, pack(history) FROM draft_before",
    "DROP TABLE draft_before",
    "ALTER TABLE observed RENAME TO observed_before",
    "CREATE TABLE observed (friday TEXT PRIMARY KEY, form INTEGER NOT NULL, body BLOB NOT NULL)",
    "INSERT INTO observed SELECT friday, form, pack(body) FROM observed_before",
    "DROP TABLE observed_before",
    """CREATE TABLE publishes (
        number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, plan BLOB NOT NULL)""",
    "INSERT INTO publishes SELECT number, plan_id, pack(plan) FROM plans",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY, publish INTEGER NOT NULL REFERENCES publishes (number),
        step_id TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL, at TEXT,
        who TEXT NOT NULL, pid INTEGER NOT NULL)""",
    # A plan's first beginning stands before its first outcome, its last end behind its last.
    """INSERT INTO audit (publish, step_id, state, detail, at, who, pid)
        SELECT publish, step_id, state, detail, at, '', 0 FROM (
            SELECT p.number AS publish, '' AS step_id, 'begun' AS state, '' AS detail, p.begun_at AS at,
                coalesce(min(o.number), 1e15 + p.number) - 0.25 AS place
            FROM plans AS p LEFT JOIN outcomes AS o ON o.plan_id = p.plan_id GROUP BY p.number
            UNION ALL
            SELECT p.number, '', 'ended', '', p.ended_at, coalesce(max(o.number), 1e15 + p.number) + 0.25
            FROM plans AS p LEFT JOIN outcomes AS o ON o.plan_id = p.plan_id
            WHERE p.ended_at IS NOT NULL GROUP BY p.number
            UNION ALL
            SELECT p.number, o.step_id, o.state, o.detail, o.at, o.number
            FROM outcomes AS o JOIN plans AS p ON p.plan_id = o.plan_id)
        ORDER BY place""",
    "CREATE INDEX audit_of_publish ON audit (publish)",
    "DROP TABLE outcomes",
    "DROP TABLE plans",
    *(
        f"""CREATE TRIGGER {table}_{verb} BEFORE {event} ON {table} {when}
        BEGIN SELECT RAISE(ABORT, 'the history of publishes is never {verb}'); END"""
        for table, when in {
            "publishes": "WHEN EXISTS (SELECT 1 FROM publishes WHERE number = NEW.number"
            " OR plan_id = NEW.plan_id)",
            "audit": "WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)",
        }.items()
        for verb, event, when in (
            ("changed", "UPDATE", ""),
            ("deleted", "DELETE", ""),
            ("replaced", "INSERT", when),
        )
    ),
)
_FORM_3: Final = ("CREATE TABLE seen_declines (decline TEXT PRIMARY KEY)",)
_FORMS: Final = (_FORM_1, _FORM_2, _FORM_3)
SCHEMA_VERSION: Final = len(_FORMS)


def version_of(db: sqlite3.Connection) -> int:
    """The form of a file, 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def bring_forward(db: sqlite3.Connection, path: Path) -> Path | None:
    """Give the file its newest form, all of it or none; the copy of its old form, None for an empty file.

    The write lock is taken first and the form looked at again: another desk may have done it meanwhile. Raises
    sqlite3.Error and OSError, the file then has its old form.
    """
    db.create_function("pack", 1, pack, deterministic=True)
    copy: Path | None = None
    db.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(db)
        if 0 < version < SCHEMA_VERSION:
            copy = _back_up(path, version)
        for statement in (one for form in _FORMS[version:] for one in form):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return copy


def _back_up(path: Path, version: int) -> Path:
    """Copy the file as it stands beside itself; under its name stands a whole copy or none."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    copy = path.with_name(f"desk-form-{version}-{stamp}.db")
    unfinished = path.with_name("desk-backup-unfinished.db")
    for ending in ("", "-journal"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    try:
        # A connection of its own, for the one that holds the write lock cannot be copied from.
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.replace(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return copy


def _sync_folder(folder: Path) -> None:
    """Have a renamed file's new name on disk too; Windows does so by itself."""
    if sys.platform != "win32":
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
