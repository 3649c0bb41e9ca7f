"""What may happen to the file `desk.db`: kills, torn writes, changed bytes, a full disk, no rights."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import Draft, History
from jada_desk.domain.errors import JadaError, NeedsDecision
from jada_desk.domain.override import Override
from jada_desk.domain.plan import StepOutcome, StepState
from tests.contract.test_journal import AT, PLAN
from tests.contract.test_memory import FRIDAY, edited

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="forks, file modes and limits")


def at(seconds: int) -> object:
    return AT + timedelta(seconds=seconds)


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
