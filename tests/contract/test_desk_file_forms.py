"""An older form of the file `desk.db` comes forward whole, whatever happens on the way.

`tests/data/desk-form-1.db` was written by the desk that had form 1: three publishes (one finished after a retry,
one only begun, one killed on its way), a draft with an undo, made-up values and a snapshot.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.adapters.local.packed import unpack
from jada_desk.adapters.local.schema import SCHEMA_VERSION, version_of
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import History
from jada_desk.domain.errors import JadaError, NeedsDecision
from jada_desk.domain.plan import StepOutcome, StepState
from tests.contract.test_desk_file import POSIX, ROOT, at
from tests.contract.test_journal import AT, PLAN
from tests.contract.test_memory import FRIDAY, edited

FORM_1 = ROOT / "tests" / "data" / "desk-form-1.db"
KILLER = Path(__file__).with_name("desk_file_killer.py")


def assert_holds_all_of_form_1(folder: Path) -> None:
    database = DeskDatabase(folder)
    memory, journal = SqliteMemory(database), SqliteJournal(database)
    assert database.trouble == ""
    assert memory.load_history() == edited("Darrell", "Gene", "Noor").undo()
    minted = memory.mint(["quinn", "danika"])
    assert [one.photo_upload_code for one in minted.values()] == ["SDDDZA", "AJC77W"]
    assert minted["quinn"].waiver_secret == "UiSpMCpFD5B3RYnhE0opxGr1"
    third, second, first = journal.latest(9)
    assert (third.plan, second.plan, first.plan) == (
        replace(PLAN, plan_id="plan-3"),
        replace(PLAN, plan_id="plan-2", warnings=()),
        PLAN,
    )
    assert [third.ended_at, second.ended_at, first.ended_at] == [None, None, at(203)]
    assert dict(second.outcomes) == {}
    assert third.outcomes == {
        "p1": StepOutcome(StepState.BLOCKED, "Ahoy — ⚓"),
        "n1": StepOutcome(StepState.SENDING, "", AT + timedelta(seconds=122)),
    }
    assert [(one.step_id, one.state, one.at, one.who, one.pid) for one in journal.audit("plan-1")] == [
        ("", "begun", at(0), "", 0),
        ("p1", "sending", at(1), "", 0),
        ("p1", "done", at(2), "", 0),
        ("n1", "sending", at(3), "", 0),
        ("n1", "failed", at(4), "", 0),
        ("n1", "sending", at(201), "", 0),
        ("n1", "uncertain", at(202), "", 0),
        ("", "ended", at(203), "", 0),
    ]
    assert [one.state for one in journal.audit("plan-2")] == ["begun"]
    # Whether a later desk can still read the snapshot is the business of its own form number.
    with database.reading() as db:
        ((friday, form, body),) = db.execute("SELECT friday, form, body FROM observed")
    assert (friday, form) == (FRIDAY.isoformat(), 2)
    assert json.loads(unpack(body))["records"]["quinn"]["revision"] == 3
    database.close()


def tables_of(file: Path) -> list[object]:
    with closing(sqlite3.connect(file)) as db:
        return [
            *(
                (kind, name, (sql or "").split())
                for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")
            ),
            version_of(db),
        ]


def test_an_older_file_comes_forward_with_all_it_holds(tmp_path: Path):
    shutil.copy(FORM_1, tmp_path / "desk.db")
    before = list(closing_dump(FORM_1))
    assert_holds_all_of_form_1(tmp_path)
    (copy,) = tmp_path.glob("desk-form-1-*.db")
    assert list(closing_dump(copy)) == before
    assert_holds_all_of_form_1(tmp_path)
    assert len(list(tmp_path.glob("desk-form-1-*.db"))) == 1
    DeskDatabase(tmp_path / "new").close()
    assert tables_of(tmp_path / "desk.db") == tables_of(tmp_path / "new" / "desk.db")


def closing_dump(file: Path) -> Iterator[str]:
    with closing(sqlite3.connect(file)) as db:
        yield from db.iterdump()


@POSIX
@pytest.mark.parametrize("opcodes", [0, 60])
@pytest.mark.parametrize("old", [True, False], ids=["form 1", "no file yet"])
def test_a_kill_at_any_statement_of_bringing_forward_loses_nothing(tmp_path: Path, old: bool, opcodes: int):
    file = FORM_1 if old else tmp_path / "none"
    told = subprocess.run(
        [sys.executable, str(KILLER), str(file), str(tmp_path / "killed"), str(opcodes)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    killed = int(told.stdout)
    assert killed > 10
    places = sorted((tmp_path / "killed").iterdir())
    assert len(places) == killed + 1
    forms = set()
    for place in places:
        if (place / "desk.db").exists():
            with closing(sqlite3.connect(place / "desk.db")) as db:
                forms.add(version_of(db))
        if old:
            assert_holds_all_of_form_1(place)
            # Never less than one copy, and no half one under a whole one's name.
            copies = list(place.glob("desk-form-*.db"))
            assert copies
            assert all(list(closing_dump(copy)) == list(closing_dump(FORM_1)) for copy in copies)
        else:
            database = DeskDatabase(place)
            assert database.trouble == ""
            assert SqliteMemory(database).load_history() == History()
            database.close()
    assert {1 if old else 0, SCHEMA_VERSION} >= forms


def test_what_a_killed_older_desk_had_not_folded_in_yet_comes_forward_too(tmp_path: Path):
    writer = sqlite3.connect(shutil.copy(FORM_1, tmp_path / "old.db"), isolation_level=None)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute(
        "INSERT INTO outcomes (plan_id, step_id, state, detail) VALUES ('plan-2', 'p1', 'done', '')"
    )
    folder = tmp_path / "home"
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(tmp_path / f"old.db{ending}", folder / f"desk.db{ending}")
    writer.close()
    database = DeskDatabase(folder)
    kept = SqliteJournal(database).find("plan-2")
    database.close()
    assert kept and kept.outcomes == {"p1": StepOutcome(StepState.DONE)}
    (copy,) = folder.glob("desk-form-1-*.db")
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM outcomes WHERE plan_id = 'plan-2'").fetchone() == (1,)


def test_half_a_copy_of_a_killed_desk_is_no_hindrance(tmp_path: Path):
    shutil.copy(FORM_1, tmp_path / "desk.db")
    (tmp_path / "desk-backup-unfinished.db").write_bytes(FORM_1.read_bytes()[:10_000])
    (tmp_path / "desk-backup-unfinished.db-journal").write_bytes(b"torn")
    assert_holds_all_of_form_1(tmp_path)
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_file_that_an_older_desk_works_on_is_not_changed_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("jada_desk.adapters.local.database._WAIT_S", 0.1)
    older = DeskDatabase(tmp_path / "older")
    older.profile.hold()
    shutil.copy(FORM_1, tmp_path / "desk.db")
    (tmp_path / "lock").symlink_to(tmp_path / "older" / "lock")
    with pytest.raises(NeedsDecision, match=f"process {os.getpid()} on "):
        DeskDatabase(tmp_path)
    assert list(closing_dump(tmp_path / "desk.db")) == list(closing_dump(FORM_1))
    older.close()
    assert_holds_all_of_form_1(tmp_path)


def test_a_full_disk_leaves_an_older_file_in_its_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copy(FORM_1, tmp_path / "desk.db")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jada_desk.adapters.local.schema._sync_folder", full)
    with pytest.raises(JadaError, match="No space left on device"):
        DeskDatabase(tmp_path)
    assert list(closing_dump(tmp_path / "desk.db")) == list(closing_dump(FORM_1))
    monkeypatch.undo()
    assert_holds_all_of_form_1(tmp_path)
