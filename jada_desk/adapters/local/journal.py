"""The publish journal over `desk.db`: plans as they were confirmed, and an audit of all that became of them.

Both only grow; the file itself refuses to change or delete a line of them.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.packed import damage, pack, unpack
from jada_desk.domain.errors import AlreadyExists, NotFound
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.memory import AuditRecord, Kept

if TYPE_CHECKING:
    # Imported where a plan is read or written: most starts show a weekend first.
    from jada_desk.domain.plan import Plan, StepOutcome

# The audit's step_id and states of a run over a plan as a whole.
_RUN: Final = ""
_BEGUN: Final = "begun"
_ENDED: Final = "ended"
_NOT_AS_WRITTEN: Final = tr_later("a record of a publish is not what was written")


class SqliteJournal:
    """`Journal` over a tenant's file. Writing takes the profile lock (NeedsDecision when another desk has it).

    To begin a plan that is kept already opens it again; another plan under its id raises AlreadyExists. An
    outcome for a plan that was never begun raises NotFound. `who` is the person at this computer, user@host.
    """

    def __init__(self, database: DeskDatabase, who: str = "") -> None:
        self._database = database
        self._who = who

    def begin(self, plan: Plan, at: datetime) -> None:
        from jada_desk.domain.plan_json import plan_from_json, plan_to_json

        text = json.dumps(plan_to_json(plan), separators=(",", ":"))
        self._database.profile.hold()
        with self._database.writing() as db:
            row = db.execute(
                "SELECT number, plan FROM publishes WHERE plan_id = ?", (plan.plan_id,)
            ).fetchone()
            if row is None:
                row = db.execute(
                    "INSERT INTO publishes (plan_id, plan) VALUES (?, ?) RETURNING number, plan",
                    (plan.plan_id, pack(text)),
                ).fetchone()
            elif _plan(row[1]) != plan_from_json(json.loads(text)):
                raise AlreadyExists(
                    tr("Another plan is kept under this plan's number."),
                    unchanged=tr("Nothing was published."),
                    remedy=tr("Review the changes again."),
                )
            self._add(db, row[0], _RUN, _BEGUN, "", at)

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        self.record_many(plan_id, {step_id: outcome})

    def record_many(self, plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        self._database.profile.hold()
        with self._database.writing() as db:
            number = _number(db, plan_id)
            for step_id, outcome in outcomes.items():
                self._add(db, number, step_id, str(outcome.state), outcome.detail, outcome.at)

    def end(self, plan_id: str, at: datetime) -> None:
        self._database.profile.hold()
        with self._database.writing() as db:
            self._add(db, _number(db, plan_id), _RUN, _ENDED, "", at)

    def find(self, plan_id: str) -> Kept | None:
        found = self._read("WHERE plan_id = ?", plan_id)
        return found[0] if found else None

    def latest(self, limit: int) -> tuple[Kept, ...]:
        return self._read("ORDER BY number DESC LIMIT ?", limit)

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        with self._database.reading() as db:
            row = db.execute("SELECT number FROM publishes WHERE plan_id = ?", (plan_id,)).fetchone()
            try:
                return _records(db, row[0]) if row else ()
            except ValueError as exc:
                raise damage(tr(_NOT_AS_WRITTEN)) from exc

    def _add(
        self, db: sqlite3.Connection, number: int, step_id: str, state: str, detail: str, at: datetime | None
    ) -> None:
        db.execute(
            "INSERT INTO audit (publish, step_id, state, detail, at, who, pid) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                step_id,
                state,
                detail,
                at.isoformat() if at else None,
                self._who or user_at_host(),
                os.getpid(),
            ),
        )

    def _read(self, which: str, value: str | int) -> tuple[Kept, ...]:
        with self._database.reading() as db:
            rows = db.execute(f"SELECT number, plan FROM publishes {which}", (value,)).fetchall()
            try:
                return tuple(_kept(_plan(stored), _records(db, number)) for number, stored in rows)
            except ValueError as exc:
                raise damage(tr(_NOT_AS_WRITTEN)) from exc


def _plan(stored: bytes) -> Plan:
    from jada_desk.domain.plan_json import plan_from_json

    return plan_from_json(json.loads(unpack(stored)))


def _records(db: sqlite3.Connection, number: int) -> tuple[AuditRecord, ...]:
    rows = db.execute(
        "SELECT step_id, state, detail, at, who, pid FROM audit WHERE publish = ? ORDER BY number", (number,)
    )
    return tuple(
        AuditRecord(step_id, state, detail, datetime.fromisoformat(at) if at else None, who, pid)
        for step_id, state, detail, at, who, pid in rows
    )


def _kept(plan: Plan, records: tuple[AuditRecord, ...]) -> Kept:
    """The plan as its records leave it: the last one of each step counts, and the last of the run."""
    from jada_desk.domain.plan import StepOutcome, StepState

    runs = [one for one in records if one.step_id == _RUN]
    return Kept(
        plan,
        {
            one.step_id: StepOutcome(StepState(one.state), one.detail, one.at)
            for one in records
            if one.step_id != _RUN
        },
        runs[-1].at if runs and runs[-1].state == _ENDED else None,
        runs[0].who if runs else "",
    )


def _number(db: sqlite3.Connection, plan_id: str) -> int:
    row = db.execute("SELECT number FROM publishes WHERE plan_id = ?", (plan_id,)).fetchone()
    if not row:
        raise NotFound(tr("This plan is not in the journal."), unchanged=tr("Nothing was kept about it."))
    return int(row[0])


def user_at_host() -> str:
    """Who works at this computer, as the journal keeps it."""
    # A start keeps nothing, and does not wait for these.
    import getpass
    import platform

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        # No name for this user: a container that runs under a bare number.
        user = str(os.getuid()) if hasattr(os, "getuid") else "somebody"
    return f"{user}@{platform.node()}"
