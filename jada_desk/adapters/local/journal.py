"""The publish journal over `desk.db`: plans as they were confirmed, every outcome in the order it came."""

import json
import sqlite3
from datetime import datetime

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.domain.errors import AlreadyExists, NotFound
from jada_desk.domain.plan import Plan, StepOutcome, StepState, plan_from_json, plan_to_json
from jada_desk.workflows.ports import Kept


class SqliteJournal:
    """`Journal` over a tenant's file. Writing takes the profile lock (NeedsDecision when another desk has
    it).

    To begin a plan that is kept already opens it again; another plan under its id raises AlreadyExists.
    An outcome for a plan that was never begun raises NotFound.
    """

    def __init__(self, database: DeskDatabase) -> None:
        self._database = database

    def begin(self, plan: Plan, at: datetime) -> None:
        text = json.dumps(plan_to_json(plan), separators=(",", ":"))
        self._database.profile.hold()
        with self._database.writing() as db:
            row = db.execute("SELECT plan FROM plans WHERE plan_id = ?", (plan.plan_id,)).fetchone()
            if row and row[0] != text:
                raise AlreadyExists(
                    "Another plan is kept under this plan's number.",
                    unchanged="Nothing was published.",
                    remedy="Review the changes again.",
                )
            if row:
                db.execute("UPDATE plans SET ended_at = NULL WHERE plan_id = ?", (plan.plan_id,))
            else:
                db.execute(
                    "INSERT INTO plans (plan_id, plan, begun_at) VALUES (?, ?, ?)",
                    (plan.plan_id, text, at.isoformat()),
                )

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        at = outcome.at.isoformat() if outcome.at else None
        self._database.profile.hold()
        with self._database.writing() as db:
            _number(db, plan_id)
            db.execute(
                "INSERT INTO outcomes (plan_id, step_id, state, detail, at) VALUES (?, ?, ?, ?, ?)",
                (plan_id, step_id, str(outcome.state), outcome.detail, at),
            )

    def end(self, plan_id: str, at: datetime) -> None:
        self._database.profile.hold()
        with self._database.writing() as db:
            db.execute(
                "UPDATE plans SET ended_at = ? WHERE number = ?", (at.isoformat(), _number(db, plan_id))
            )

    def find(self, plan_id: str) -> Kept | None:
        found = self._read("WHERE plan_id = ?", plan_id)
        return found[0] if found else None

    def latest(self, limit: int) -> tuple[Kept, ...]:
        return self._read("ORDER BY number DESC LIMIT ?", limit)

    def _read(self, which: str, value: str | int) -> tuple[Kept, ...]:
        with self._database.reading() as db:
            rows = db.execute(f"SELECT plan_id, plan, ended_at FROM plans {which}", (value,)).fetchall()
            sql = "SELECT step_id, state, detail, at FROM outcomes WHERE plan_id = ? ORDER BY number"
            outcomes = {plan_id: db.execute(sql, (plan_id,)).fetchall() for plan_id, _, _ in rows}
        return tuple(
            Kept(
                plan_from_json(json.loads(text)),
                {
                    step_id: StepOutcome(StepState(state), detail, _moment(at))
                    for step_id, state, detail, at in outcomes[plan_id]
                },
                _moment(ended_at),
            )
            for plan_id, text, ended_at in rows
        )


def _number(db: sqlite3.Connection, plan_id: str) -> int:
    row = db.execute("SELECT number FROM plans WHERE plan_id = ?", (plan_id,)).fetchone()
    if not row:
        raise NotFound("This plan is not in the journal.", unchanged="Nothing was kept about it.")
    return int(row[0])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
