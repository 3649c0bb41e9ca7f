"""What may happen to the file `desk.db`: older forms, kills, torn writes, changed bytes, a full disk, no rights.

`tests/data/desk-form-1.db` was written by the desk that had form 1: three publishes (one finished after a retry,
one only begun, one killed on its way), a draft with an undo, made-up values and a snapshot.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.adapters.local.packed import unpack
from jada_desk.adapters.local.schema import SCHEMA_VERSION, version_of
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import Draft, History
from jada_desk.domain.errors import JadaError, NeedsDecision
from jada_desk.domain.override import Override
from jada_desk.domain.plan import StepOutcome, StepState
from tests.contract.test_journal import AT, PLAN
from tests.contract.test_memory import FRIDAY, edited

ROOT = Path(__file__).parents[2]
FORM_1 = ROOT / "tests" / "data" / "desk-form-1.db"
KILLER = Path(__file__).with_name("desk_file_killer.py")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="forks, file modes and limits")


def at(seconds: int) -> object:
    return AT + timedelta(seconds=seconds)


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


# Older forms ---------------------------------------------------------------------------------------------------------


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


# What was published stays -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET state = 'done'",
        "DELETE FROM audit WHERE number = 1",
        "INSERT OR REPLACE INTO audit SELECT number, publish, step_id, 'done', detail, at, who, pid FROM audit",
        "UPDATE publishes SET plan = x''",
        "DELETE FROM publishes",
        "INSERT OR REPLACE INTO publishes SELECT number, plan_id, x'' FROM publishes",
        "INSERT OR REPLACE INTO publishes (plan_id, plan) VALUES ('plan-1', x'')",
    ],
)
def test_the_file_itself_refuses_to_change_the_history(tmp_path: Path, statement: str):
    database = DeskDatabase(tmp_path)
    journal = SqliteJournal(database)
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.FAILED, "Busy.", AT))
    before = journal.audit("plan-1")
    with (
        closing(sqlite3.connect(tmp_path / "desk.db")) as db,
        pytest.raises(sqlite3.IntegrityError, match="the history of publishes is never"),
    ):
        db.execute(statement)
    assert journal.audit("plan-1") == before
    assert journal.latest(9)[0].plan == PLAN
    database.close()


def test_the_latest_publish_is_found_without_reading_the_others(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    journal, work = SqliteJournal(database), []
    for number in range(400):
        journal.begin(replace(PLAN, plan_id=f"plan-{number}"), AT)
        if number in (20, 399):
            with database.reading() as db:
                steps: list[int] = []
                db.set_progress_handler(lambda steps=steps: steps.append(1), 1)  # type: ignore[misc]
                assert journal.latest(1)[0].plan.plan_id == f"plan-{number}"
                assert journal.find("plan-7")
                db.set_progress_handler(None, 1)
                work.append(len(steps))
    database.close()
    assert work[1] <= work[0] + 20, work


# Power cuts -------------------------------------------------------------------------------------------------------


def written_by_a_killed_desk(folder: Path, saves: int) -> list[int]:
    """A file whose last `saves` drafts stand in its WAL; how long the WAL was after each of them."""
    live = folder.with_name("live")
    database = DeskDatabase(live)
    memory, lengths = SqliteMemory(database), []
    wal = live / "desk.db-wal"
    memory.save_history(numbered(0))
    with database.reading() as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number in range(1, saves + 1):
        memory.save_history(numbered(number))
        lengths.append(wal.stat().st_size)
    folder.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        shutil.copy(live / name, folder / name)
    database.close()
    return lengths


def numbered(number: int) -> History:
    one = Override("Gene", "day-off", "", str(number), datetime(2026, 5, 28, tzinfo=UTC))
    return History(Draft(overrides={"quinn": (one,)}))


def draft_number(database: DeskDatabase) -> int:
    (one,) = SqliteMemory(database).load_history().present.overrides["quinn"]
    return int(one.reason)


def test_a_torn_tail_leaves_what_was_acknowledged_before_it(tmp_path: Path):
    lengths = written_by_a_killed_desk(tmp_path / "killed", 12)
    whole = (tmp_path / "killed" / "desk.db-wal").read_bytes()
    chance = random.Random(3)
    cuts = [0, 10, 32, *lengths, *(chance.randrange(len(whole)) for _ in range(60))]
    for number, cut in enumerate(cuts):
        folder = tmp_path / f"cut{number}"
        shutil.copytree(tmp_path / "killed", folder)
        (folder / "desk.db-wal").write_bytes(whole[:cut])
        database = DeskDatabase(folder)
        assert database.trouble == ""
        assert draft_number(database) == sum(length <= cut for length in lengths)
        database.close()


def test_changed_bytes_at_the_tail_leave_what_was_acknowledged_before_them(tmp_path: Path):
    lengths = written_by_a_killed_desk(tmp_path / "killed", 12)
    whole = (tmp_path / "killed" / "desk.db-wal").read_bytes()
    chance = random.Random(4)
    for number in range(60):
        folder = tmp_path / f"changed{number}"
        shutil.copytree(tmp_path / "killed", folder)
        changed, place = bytearray(whole), chance.randrange(32, len(whole))
        changed[place] ^= 1 << chance.randrange(8)
        (folder / "desk.db-wal").write_bytes(changed)
        database = DeskDatabase(folder)
        assert database.trouble == ""
        assert draft_number(database) == sum(length <= place for length in lengths)
        database.close()


def test_changed_bytes_anywhere_are_noticed_or_harmless(tmp_path: Path, expect_log: Callable[[str], None]):
    """A changed byte in the file proper: draft and plans are as they were, or it is told."""
    live = tmp_path / "live"
    database = DeskDatabase(live)
    memory, journal = SqliteMemory(database), SqliteJournal(database)
    history = edited(*(f"Captain {number}" for number in range(40)))
    memory.save_history(history)
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.DONE, "", AT))
    database.close()
    content, chance, aside = (live / "desk.db").read_bytes(), random.Random(5), 0
    used = [place for place, byte in enumerate(content) if byte and place >= 100]
    for number in range(150):
        folder = tmp_path / f"changed{number}"
        folder.mkdir()
        changed = bytearray(content)
        changed[chance.choice(used)] ^= 1 << chance.randrange(8)
        (folder / "desk.db").write_bytes(changed)
        database = DeskDatabase(folder)
        if database.trouble:
            aside += 1
            (kept,) = folder.glob("desk-damaged-*.db")
            assert kept.read_bytes() == changed
            assert kept.name in database.trouble
        else:
            assert SqliteMemory(database).load_history() == history
            with suppress(JadaError):
                assert [one.plan for one in SqliteJournal(database).latest(9)] == [PLAN]
        database.close()
    assert aside > 10
    expect_log("damaged desk file set aside")


def test_damage_found_later_is_told_and_set_aside_at_the_next_start(
    tmp_path: Path, expect_log: Callable[[str], None]
):
    database = DeskDatabase(tmp_path)
    memory = SqliteMemory(database)
    memory.save_history(edited("Darrell"))
    with closing(sqlite3.connect(tmp_path / "desk.db", isolation_level=None)) as db:
        db.execute("UPDATE draft SET history = substr(history, 1, 30)")
    with pytest.raises(JadaError, match="cannot be read") as told:
        memory.load_history()
    assert "sets a damaged file aside" in told.value.remedy
    database.close()
    expect_log("damaged desk file set aside")
    database = DeskDatabase(tmp_path)
    assert "damaged" in database.trouble
    database.close()


# A full disk, a home that may not be written ----------------------------------------------------------------------


FILLER = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import Draft, History
from jada_desk.domain.errors import JadaError
from jada_desk.domain.override import Override
from jada_desk.domain.plan import StepOutcome, StepState
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
database = DeskDatabase(Path(sys.argv[1]))
memory, journal = SqliteMemory(database), SqliteJournal(database)
for number in range(1, 100_000):
    try:
        one = Override("Gene", "day-off", "", str(number), datetime(2026, 5, 28, tzinfo=UTC))
        memory.save_history(History(Draft(overrides={"quinn": (one,)})))
        journal.record("plan-1", f"s{number}", StepOutcome(StepState.SENDING, "x" * 900))
    except JadaError as full:
        print(full)
        break
    print(number)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.record("plan-1", "room again", StepOutcome(StepState.DONE))
database.close()
"""


@POSIX
@pytest.mark.parametrize("room", [150_000, 300_001])
def test_on_a_full_disk_nothing_that_was_kept_is_lost(tmp_path: Path, room: int):
    database = DeskDatabase(tmp_path)
    SqliteJournal(database).begin(PLAN, AT)
    database.close()
    told = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path), str(room)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stderr == ""
    *acknowledged, refusal = told.stdout.splitlines()
    assert "cannot be written" in refusal
    assert "What was on disk before is still there. Check that the disk is not full" in refusal
    last = int(acknowledged[-1])
    assert last > 5
    database = DeskDatabase(tmp_path)
    assert database.trouble == ""
    assert draft_number(database) in (last, last + 1)
    kept = SqliteJournal(database).find("plan-1")
    database.close()
    assert kept and {f"s{number}" for number in range(1, last + 1)} <= set(kept.outcomes)
    assert kept.outcomes["room again"].state is StepState.DONE


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


READER = """
import os, sys
from pathlib import Path
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import History
from jada_desk.domain.errors import JadaError
if os.geteuid() == 0:
    os.setuid(65534)
try:
    SqliteMemory(DeskDatabase(Path(sys.argv[1]))).save_history(History())
except JadaError as refused:
    print(refused)
"""


@POSIX
@pytest.mark.parametrize("kept", ["nothing", "a file", "a folder only"])
def test_a_home_that_may_not_be_written_is_said_so(tmp_path: Path, kept: str):
    home = tmp_path / "home"
    home.mkdir()
    folder = home / "tenants" / "jada"
    if kept == "a file":
        DeskDatabase(folder).close()
    elif kept == "a folder only":
        folder.mkdir(parents=True)
    modes = [(tmp_path.parents[1], 0o755), (tmp_path.parent, 0o755), (tmp_path, 0o755)]
    modes += [(one, 0o555 if one.is_dir() else 0o444) for one in [home, *home.rglob("*")]]
    before = [(one, one.stat().st_mode) for one, _ in modes]
    for one, mode in modes:
        one.chmod(mode)
    told = subprocess.run(
        [sys.executable, "-c", READER, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for one, mode in before:
        one.chmod(mode)
    assert told.stderr == ""
    assert str(folder) in told.stdout or str(home) in told.stdout
    assert "Check that" in told.stdout
    if kept == "a file":
        DeskDatabase(folder).close()


# Killed holders ----------------------------------------------------------------------------------------------------

HOLDER = """
import sys, time
from pathlib import Path
from jada_desk.adapters.local.lock import ProfileLock
ProfileLock(Path(sys.argv[1])).hold()
print("held", flush=True)
time.sleep(60)
"""


def test_the_lock_of_a_killed_desk_is_free_at_once(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert holder.stdout and holder.stdout.readline() == b"held\n"
    with pytest.raises(NeedsDecision, match=f"process {holder.pid} on "):
        SqliteMemory(database).save_history(edited("Gene"))
    holder.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    holder.wait()
    holder.stdout.close()
    SqliteMemory(database).save_history(edited("Gene"))
    assert SqliteMemory(database).load_observed(FRIDAY) is None
    database.close()
