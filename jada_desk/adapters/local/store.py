"""The desk's memory over `desk.db`: draft and history, snapshots of weekends, values made up once."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from jada_desk.adapters.local.codec import (
    OBSERVED_FORM,
    history_from_json,
    history_to_json,
    observed_from_json,
    observed_to_json,
)
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.packed import pack, unpack
from jada_desk.domain.draft import History
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.memory import Minted


class SqliteMemory:
    """`Memory` over a tenant's file.

    Only saving the draft takes the profile lock. Snapshots and made-up values may be written beside
    another desk: the newest snapshot wins, the first made-up value stays.
    """

    def __init__(self, database: DeskDatabase) -> None:
        self._database = database

    def load_history(self) -> History:
        with self._database.reading() as db:
            row = db.execute("SELECT history FROM draft").fetchone()
            text = unpack(row[0]) if row else ""
        return history_from_json(text) if text else History()

    def save_history(self, history: History) -> None:
        stored = pack(history_to_json(history))
        self._database.profile.hold()
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO draft VALUES (1, ?)", (stored,))

    def mint(self, event_ids: Iterable[str]) -> dict[str, Minted]:
        wanted = tuple(dict.fromkeys(event_ids))
        with self._database.reading() as db:
            kept = _kept(db, wanted)
        if missing := [one for one in wanted if one not in kept]:
            with self._database.writing() as db:
                for event_id in missing:
                    _mint_one(db, event_id)
                kept |= _kept(db, missing)
        return {event_id: kept[event_id] for event_id in wanted}

    def load_observed(self, friday: date) -> Observed | None:
        with self._database.reading() as db:
            row = db.execute(
                "SELECT body FROM observed WHERE friday = ? AND form = ?", (friday.isoformat(), OBSERVED_FORM)
            ).fetchone()
            text = unpack(row[0]) if row else ""
        return observed_from_json(text) if text else None

    def every_observed(self) -> Iterator[tuple[date, Observed]]:
        with self._database.reading() as db:
            sql = "SELECT friday FROM observed WHERE form = ? ORDER BY friday"
            days = [date.fromisoformat(row[0]) for row in db.execute(sql, (OBSERVED_FORM,))]
        # One at a time: a year of them is much, and others wait for the file meanwhile.
        for day in days:
            if observed := self.load_observed(day):
                yield day, observed

    def seen_declines(self) -> frozenset[str]:
        with self._database.reading() as db:
            return frozenset(row[0] for row in db.execute("SELECT decline FROM seen_declines"))

    def see_declines(self, keys: Iterable[str]) -> None:
        with self._database.writing() as db:
            db.executemany("INSERT OR IGNORE INTO seen_declines VALUES (?)", [(one,) for one in keys])

    def save_observed(self, friday: date, observed: Observed) -> None:
        row = (friday.isoformat(), OBSERVED_FORM, pack(observed_to_json(observed)))
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO observed VALUES (?, ?, ?)", row)


def _kept(db: sqlite3.Connection, event_ids: Iterable[str]) -> dict[str, Minted]:
    sql = "SELECT photo_upload_code, waiver_secret FROM minted WHERE event_id = ?"
    rows = ((one, db.execute(sql, (one,)).fetchone()) for one in event_ids)
    return {event_id: Minted(*row) for event_id, row in rows if row}


def _mint_one(db: sqlite3.Connection, event_id: str) -> None:
    """Make values for a charter that has none; again when the photo code is another charter's."""
    # A start makes none: it does without the cryptography.
    from jada_desk.workflows.mint import make_minted

    while not _kept(db, (event_id,)):
        made = make_minted()
        db.execute(
            "INSERT OR IGNORE INTO minted VALUES (?, ?, ?)",
            (event_id, made.photo_upload_code, made.waiver_secret),
        )
