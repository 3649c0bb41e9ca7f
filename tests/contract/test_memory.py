"""The desk's memory: one suite for the file and the fake, then what only a file can lose."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jada_desk.adapters.local.codec import (
    history_from_json,
    history_to_json,
    observed_from_json,
    observed_to_json,
)
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.charter import EDITABLE, CalendarEvent, Charter, UnreadableEvent
from jada_desk.domain.draft import Draft, Edit, History, set_field
from jada_desk.domain.errors import JadaError, NeedsDecision, Refused
from jada_desk.domain.override import Override
from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET
from jada_desk.domain.plan import Layer
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.memory import Memory
from jada_desk.workflows.ports.pages import PageVersion
from tests.fakes.local import MemoryFake

HARBOUR = ZoneInfo("America/Los_Angeles")
FRIDAY = date(2026, 5, 29)
AT = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
QUINN = Charter(
    "jadaquinn0530",
    "Quinn Sunset",
    "JADA",
    datetime(2026, 5, 30, 18, 30, tzinfo=HARBOUR),
    datetime(2026, 5, 30, 20, 30, tzinfo=HARBOUR),
)


def edited(*captains: str) -> History:
    history = History()
    for name in captains:
        history = history.record(f"{name} aboard", set_field(history.present, QUINN, "captain", name, AT))
    return history


@pytest.fixture(params=["fake", "file"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Memory]:
    if request.param == "fake":
        yield MemoryFake()
        return
    database = DeskDatabase(tmp_path / "tenants" / "jada")
    yield SqliteMemory(database)
    database.close()


def test_at_first_there_is_nothing(memory: Memory):
    assert memory.load_history() == History()
    assert memory.load_observed(FRIDAY) is None


def test_every_weekend_that_was_kept_is_given_back_by_its_first_day(memory: Memory):
    monday = FRIDAY - timedelta(days=4)
    kept = {day: Observed(day, FRIDAY + timedelta(days=2), read_at=AT) for day in (FRIDAY, monday)}
    for day, observed in kept.items():
        memory.save_observed(day, observed)
    assert list(memory.every_observed()) == [(monday, kept[monday]), (FRIDAY, kept[FRIDAY])]


def test_the_last_draft_saved_is_the_one_loaded(memory: Memory):
    memory.save_history(edited("Darrell"))
    history = edited("Darrell", "Gene", "Noor").undo()
    memory.save_history(history)
    assert memory.load_history() == history
    assert memory.load_history().redo().present.edits["jadaquinn0530", "captain"].new == "Noor"


def test_a_weekend_is_recalled_as_it_was_seen_last(memory: Memory):
    memory.save_observed(FRIDAY, Observed(FRIDAY, FRIDAY + timedelta(2), stale_reason="offline"))
    newest = Observed(
        FRIDAY, FRIDAY + timedelta(2), records={"a": {"event_id": "a", "crew": ["Gene"], "n": 3}}
    )
    memory.save_observed(FRIDAY, newest)
    assert memory.load_observed(FRIDAY) == newest
    assert memory.load_observed(FRIDAY + timedelta(7)) is None


def test_declines_that_were_told_are_known_again(memory: Memory):
    assert memory.seen_declines() == frozenset()
    memory.see_declines(["quinn/gene", "danika/kai"])
    memory.see_declines(["quinn/gene"])
    assert memory.seen_declines() == {"quinn/gene", "danika/kai"}


def test_made_up_values_stay_the_same_and_are_nobody_elses(memory: Memory):
    first = memory.mint(["quinn", "danika", "quinn"])
    again = memory.mint(["danika", "jonathan", "quinn"])
    assert again["quinn"] == first["quinn"]
    assert again["danika"] == first["danika"]
    assert list(again) == ["danika", "jonathan", "quinn"]
    assert len({one.photo_upload_code for one in again.values()}) == 3
    for made in again.values():
        assert len(made.photo_upload_code) == 8
        assert set(made.photo_upload_code) <= set(PHOTO_CODE_ALPHABET)
        assert len(made.waiver_secret) >= 22  # 128 bits in base64
    assert not set("0O1IL") & set(PHOTO_CODE_ALPHABET)


def test_an_unlucky_photo_code_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    choices = iter("AAAAAAAAAAAAAAAABBBBBBBB")
    monkeypatch.setattr("jada_desk.workflows.mint.secrets.choice", lambda _: next(choices))
    database = DeskDatabase(tmp_path)
    codes = [one.photo_upload_code for one in SqliteMemory(database).mint(["a", "b"]).values()]
    database.close()
    assert codes == ["AAAAAAAA", "BBBBBBBB"]


# What goes into the file comes out equal
# ------------------------------------------------------------------------------

ZONES = st.sampled_from(
    [
        HARBOUR,
        ZoneInfo("Europe/London"),
        ZoneInfo("Australia/Lord_Howe"),
        ZoneInfo("UTC"),
        UTC,
        timezone(timedelta(hours=-7)),
        timezone(timedelta(hours=5, minutes=45, seconds=13)),
    ]
)
NIGHTS = st.sampled_from([datetime(2026, 11, 1, 1), datetime(2026, 3, 8, 2), datetime(2026, 10, 25, 1)])  # noqa: DTZ001
MOMENTS = st.builds(
    lambda naive, zone, fold: naive.replace(tzinfo=zone, fold=fold),
    st.datetimes(min_value=datetime(1850, 1, 1), max_value=datetime(2200, 1, 1))  # noqa: DTZ001
    | st.builds(lambda night, minutes: night + timedelta(minutes=minutes), NIGHTS, st.integers(0, 119)),
    ZONES,
    st.integers(0, 1),
)
TEXTS = st.text(alphabet=st.characters(codec=None, exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["\ud800", "a\x00b", "\u202eevil", '{"at": "x"}', "[UTC]"]
)
VALUES = st.none() | TEXTS | st.integers() | MOMENTS | st.lists(TEXTS, max_size=4).map(tuple)
EDITS = st.builds(Edit, VALUES, VALUES, MOMENTS)
OVERRIDES = st.builds(Override, TEXTS, TEXTS, TEXTS, TEXTS, MOMENTS, TEXTS)
DRAFTS = st.builds(
    Draft,
    st.dictionaries(st.tuples(TEXTS, st.sampled_from(EDITABLE)), EDITS, max_size=4),
    st.dictionaries(TEXTS, st.lists(OVERRIDES, min_size=1, max_size=2).map(tuple), max_size=2),
)
STACKS = st.lists(st.tuples(TEXTS, DRAFTS), max_size=3).map(tuple)


def seen(value: object) -> object:
    """A value with what equality overlooks: kind, zone and offset."""
    if isinstance(value, datetime):
        zone = value.tzinfo
        return (
            value.replace(tzinfo=None, fold=0),
            value.utcoffset(),
            zone.key if isinstance(zone, ZoneInfo) else "",
        )
    return (type(value), value)


@given(st.builds(History, DRAFTS, STACKS, STACKS))
def test_a_history_comes_back_equal(history: History):
    back = history_from_json(history_to_json(history))
    assert back == history
    for (key, edit), (other_key, other) in zip(
        history.present.edits.items(), back.present.edits.items(), strict=True
    ):
        assert key == other_key
        assert [seen(edit.base), seen(edit.new), seen(edit.at)] == [
            seen(other.base),
            seen(other.new),
            seen(other.at),
        ]


def test_a_full_undo_stack_stays_small():
    history = History()
    for number in range(200):
        charter = replace(QUINN, event_id=f"charter{number % 40}")
        history = history.record(
            "x", set_field(history.present, charter, "notes", f"note {number} " * 10, AT)
        )
    text = history_to_json(history)
    assert history_from_json(text) == history
    assert len(text) < 120_000


ITEMS = st.dictionaries(
    TEXTS, TEXTS | st.integers() | st.booleans() | st.none() | st.lists(TEXTS, max_size=3), max_size=4
)
KEYED = st.dictionaries(TEXTS, ITEMS, max_size=2)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
OBSERVED = st.builds(
    Observed,
    first=DAYS,
    last=DAYS,
    events=st.lists(
        st.builds(
            CalendarEvent,
            *[TEXTS] * 4,
            MOMENTS,
            MOMENTS,
            TEXTS,
            st.booleans(),
            st.booleans(),
            TEXTS,
            st.integers(0, 9),
            st.none() | MOMENTS,
            st.none() | MOMENTS,
            TEXTS,
        ),
        max_size=3,
    ).map(tuple),
    unreadable=st.lists(st.builds(UnreadableEvent, TEXTS, TEXTS, st.none() | DAYS, TEXTS), max_size=2).map(
        tuple
    ),
    crew=st.lists(ITEMS, max_size=2).map(tuple),
    records=KEYED,
    dispatch=KEYED,
    guests=KEYED,
    told=st.dictionaries(TEXTS, st.lists(ITEMS, max_size=2).map(tuple), max_size=2),
    pages=st.dictionaries(TEXTS, st.none() | st.builds(PageVersion, TEXTS, TEXTS), max_size=2),
    troubles=st.dictionaries(st.sampled_from(Layer), TEXTS, max_size=2),
    read_at=st.none() | MOMENTS,
    stale_reason=TEXTS,
    writable=st.booleans(),
    links=st.dictionaries(TEXTS, TEXTS, max_size=2),
    gone=st.frozensets(TEXTS, max_size=2),
    stopped=st.dictionaries(TEXTS, TEXTS, max_size=2),
)


def test_nothing_of_an_observation_is_forgotten_here():
    """A field that somebody adds must come into the strategies above, and so through the codec."""
    assert len(fields(CalendarEvent)) == 14
    assert len(fields(Observed)) == 17


@settings(max_examples=60)
@given(OBSERVED)
def test_an_observation_comes_back_equal(observed: Observed):
    assert observed_from_json(observed_to_json(observed)) == observed


# The file -------------------------------------------------------------------------------------------------
# ------------


def test_a_draft_outlives_the_desk(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    SqliteMemory(database).save_history(edited("Darrell"))
    database.close()
    database = DeskDatabase(tmp_path)
    assert SqliteMemory(database).load_history() == edited("Darrell")
    database.close()


def test_a_second_writer_is_refused_by_name_and_a_reader_is_not(tmp_path: Path):
    first, second = DeskDatabase(tmp_path), DeskDatabase(tmp_path)
    SqliteMemory(first).save_history(edited("Darrell"))
    other = SqliteMemory(second)
    with pytest.raises(NeedsDecision) as refused:
        other.save_history(edited("Gene"))
    assert f"process {os.getpid()} on " in refused.value.what
    assert other.load_history() == edited("Darrell")
    assert other.mint(["quinn"]) == SqliteMemory(first).mint(["quinn"])
    other.save_observed(FRIDAY, Observed(FRIDAY, FRIDAY))
    first.close()
    other.save_history(edited("Gene"))
    assert other.load_history() == edited("Gene")
    second.close()


def test_a_newer_desks_file_is_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / "desk.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(Refused, match="newer"):
        DeskDatabase(tmp_path)
    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.mark.parametrize("damage", ["no database at all", "torn pages"])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, damage: str, expect_log: Callable[[str], None]):
    expect_log("damaged desk file set aside")
    database = DeskDatabase(tmp_path)
    memory = SqliteMemory(database)
    memory.save_history(edited(*(f"Captain {number}" for number in range(150))))
    database.close()
    content = bytearray((tmp_path / "desk.db").read_bytes())
    if damage == "torn pages":
        content[4096:-4096] = os.urandom(len(content) - 8192)
    else:
        content[:] = b"not a database, but somebody's words" * 100
    (tmp_path / "desk.db").write_bytes(content)
    database = DeskDatabase(tmp_path)
    assert SqliteMemory(database).load_history() == History()
    (aside,) = tmp_path.glob("desk-damaged-*.db")
    assert aside.read_bytes() == content
    assert aside.name in database.trouble
    database.close()
    again = DeskDatabase(tmp_path)
    assert again.trouble == ""
    again.close()


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path):
    (tmp_path / "tenants").write_text("a file where a folder should be")
    with pytest.raises(JadaError, match="cannot be opened") as failed:
        DeskDatabase(tmp_path / "tenants" / "jada")
    assert failed.value.remedy


def test_many_threads_share_one_file(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    memory = SqliteMemory(database)
    found: list[object] = []

    def work(number: int) -> None:
        for turn in range(5):
            memory.save_history(edited(f"Captain {number}"))
            found.append(memory.load_history())
            found.append(memory.mint([f"charter{turn}"]))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.close()
    assert len(found) == 60


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.draft import Draft, History
from jada_desk.domain.override import Override
memory = SqliteMemory(DeskDatabase(Path(sys.argv[1])))
history = memory.load_history()
NOW = datetime(2026, 5, 28, tzinfo=UTC)
for number in range(int(history.undo_label or 0) + 1, 1_000_000):
    draft = Draft(overrides={"quinn": (Override("Gene", "day-off", "", str(number), NOW),)})
    history = history.record(str(number), draft)
    memory.save_history(history)
    code = memory.mint([f"charter{number}"])[f"charter{number}"].photo_upload_code
    print(number, code, flush=True)
"""


def test_a_killed_desk_loses_nothing_that_it_said_was_saved(tmp_path: Path):
    """Each killed writer's lock is free at once, its last word is on disk."""
    promised = 0
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        )
        assert writer.stdout
        lines = [writer.stdout.readline() for _ in range(25)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines()
        writer.wait()
        writer.stdout.close()
        last, code = lines[-1].split()
        assert int(last) > promised
        promised = int(last)
        database = DeskDatabase(tmp_path)
        assert database.trouble == ""
        assert int(SqliteMemory(database).load_history().undo_label) >= promised
        assert SqliteMemory(database).mint([f"charter{last}"])[f"charter{last}"].photo_upload_code == code
        database.close()
