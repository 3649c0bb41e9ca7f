"""The publish journal: one suite for the file and the fake, then killed writers."""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.domain.errors import AlreadyExists, JadaError, NeedsDecision, NotFound
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.plan import (
    Change,
    Layer,
    NoticeChoice,
    Plan,
    PlannedNotice,
    Step,
    StepKind,
    StepOutcome,
    StepState,
)
from jada_desk.workflows.ports.memory import Journal
from tests.fakes.local import JournalFake, Profile

AT = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
SEND = Step("n1", "quinn", Layer.GUEST_NOTICE, StepKind.SEND, {"to": "guest", "parts": 2}, ("p1",), (), "op2")
PLAN = Plan(
    plan_id="plan-1",
    tenant_id="jada",
    weekend=date(2026, 5, 29),
    made_at=AT,
    changes=(Change("quinn", "Quinn Sunset", Layer.CALENDAR, "captain", "Darrell", "Gene"),),
    notices=(
        PlannedNotice(
            ("quinn",),
            "guest",
            "Quinn",
            Audience.GUEST,
            Channel.SMS,
            "+1-619-555-0001",
            NoticeKind.CHANGED,
            "",
            "Your charter",
            NoticeChoice.TICKED,
            step_id="n1",
        ),
    ),
    warnings=("Nobody can be told: call.",),
    steps=(
        Step("p1", "quinn", Layer.PAGE, StepKind.PUT_PAGE, {"body": "<p>\u202e</p>", "list": ["a"]}),
        SEND,
    ),
    notice_steps={"n1": SEND},
)


@pytest.fixture(params=["fake", "file"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield JournalFake()
        return
    database = DeskDatabase(tmp_path)
    yield SqliteJournal(database, who="dispatcher@dock")
    database.close()


def test_a_plan_is_found_as_it_was_confirmed(journal: Journal):
    journal.begin(PLAN, AT)
    kept = journal.find("plan-1")
    assert kept
    assert kept.plan == PLAN
    assert dict(kept.outcomes) == {}
    assert kept.ended_at is None
    assert journal.find("plan-2") is None


def test_the_last_outcome_of_a_step_counts(journal: Journal):
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.SENDING, at=AT))
    journal.record("plan-1", "n1", StepOutcome(StepState.BLOCKED, "The page failed."))
    journal.record("plan-1", "p1", StepOutcome(StepState.DONE, "Uploaded.", AT + timedelta(seconds=1)))
    journal.end("plan-1", AT + timedelta(seconds=2))
    kept = journal.find("plan-1")
    assert kept
    assert kept.outcomes == {
        "p1": StepOutcome(StepState.DONE, "Uploaded.", AT + timedelta(seconds=1)),
        "n1": StepOutcome(StepState.BLOCKED, "The page failed."),
    }
    assert kept.ended_at == AT + timedelta(seconds=2)


def test_steps_that_start_together_are_recorded_together(journal: Journal):
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.SENDING, "", AT))
    together = {"p1": StepOutcome(StepState.DONE, "", AT), "n1": StepOutcome(StepState.SENDING, "", AT)}
    journal.record_many("plan-1", together)
    kept = journal.find("plan-1")
    assert kept and kept.outcomes == together
    assert [(one.step_id, one.state) for one in journal.audit("plan-1")[2:]] == [
        ("p1", "done"),
        ("n1", "sending"),
    ]
    with pytest.raises(NotFound):
        journal.record_many("plan-9", together)


def test_of_steps_recorded_together_all_are_kept_or_none(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    journal = SqliteJournal(database)
    journal.begin(PLAN, AT)
    broken = StepOutcome(StepState.SENDING, b"".join, AT)  # type: ignore[arg-type]  # No column takes it.
    with pytest.raises(JadaError, match="cannot be written"):
        journal.record_many("plan-1", {"p1": StepOutcome(StepState.SENDING, "", AT), "n1": broken})
    kept = journal.find("plan-1")
    database.close()
    assert kept and kept.outcomes == {}


def test_a_retry_opens_the_plan_again_and_keeps_what_was_done(journal: Journal):
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.DONE))
    journal.end("plan-1", AT)
    journal.begin(PLAN, AT + timedelta(minutes=1))
    kept = journal.find("plan-1")
    assert kept
    assert kept.ended_at is None
    assert kept.outcomes["p1"].state is StepState.DONE


def test_a_plan_is_never_written_over(journal: Journal):
    journal.begin(PLAN, AT)
    with pytest.raises(AlreadyExists):
        journal.begin(replace(PLAN, warnings=()), AT)
    kept = journal.find("plan-1")
    assert kept
    assert kept.plan == PLAN


def test_the_newest_plans_come_first(journal: Journal):
    for number in range(4):
        journal.begin(replace(PLAN, plan_id=f"plan-{number}"), AT)
    assert [kept.plan.plan_id for kept in journal.latest(3)] == ["plan-3", "plan-2", "plan-1"]


def test_a_step_of_no_plan_is_refused(journal: Journal):
    with pytest.raises(NotFound):
        journal.record("plan-9", "p1", StepOutcome(StepState.DONE))
    with pytest.raises(NotFound):
        journal.end("plan-9", AT)


def test_the_audit_has_every_line_that_was_ever_written(journal: Journal):
    later = AT + timedelta(minutes=1)
    journal.begin(PLAN, AT)
    journal.record("plan-1", "p1", StepOutcome(StepState.SENDING, at=AT))
    journal.record("plan-1", "p1", StepOutcome(StepState.FAILED, "Busy.", AT))
    journal.end("plan-1", AT)
    journal.begin(PLAN, later)
    journal.record("plan-1", "p1", StepOutcome(StepState.DONE, "", later))
    journal.begin(replace(PLAN, plan_id="plan-2"), later)
    lines = journal.audit("plan-1")
    assert [(one.step_id, one.state, one.detail, one.at) for one in lines] == [
        ("", "begun", "", AT),
        ("p1", "sending", "", AT),
        ("p1", "failed", "Busy.", AT),
        ("", "ended", "", AT),
        ("", "begun", "", later),
        ("p1", "done", "", later),
    ]
    assert {one.who for one in lines} == {"dispatcher@dock"}
    assert all(one.pid for one in lines)
    kept = journal.find("plan-1")
    assert kept and kept.who == "dispatcher@dock"
    assert journal.audit("plan-9") == ()


def test_the_audit_says_who_and_which_process(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    journal = SqliteJournal(database)
    journal.begin(PLAN, AT)
    (line,) = journal.audit("plan-1")
    database.close()
    assert line.who.endswith(f"@{platform.node()}")
    assert not line.who.startswith("@")
    assert line.pid == os.getpid()


def test_a_person_without_a_name_is_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("getpass.getuser", lambda: dict[str, str]()["no such user"])
    database = DeskDatabase(tmp_path)
    journal = SqliteJournal(database)
    journal.begin(PLAN, AT)
    assert journal.audit("plan-1")[0].who.split("@")[0] in {"somebody", str(getattr(os, "getuid", str)())}
    database.close()


def test_a_plan_that_a_later_desk_writes_with_more_is_the_same_plan(tmp_path: Path):
    """A plan is compared as a plan, not as text: a field that is new since has its default."""
    database = DeskDatabase(tmp_path)
    journal = SqliteJournal(database)
    journal.begin(PLAN, AT)
    kept = journal.find("plan-1")
    assert kept
    journal.begin(kept.plan, AT)
    assert [one.state for one in journal.audit("plan-1")] == ["begun", "begun"]
    database.close()


@pytest.mark.parametrize("kind", ["fake", "file"])
def test_only_the_holder_of_the_profile_publishes(kind: str, tmp_path: Path):
    if kind == "fake":
        profile = Profile()
        fake = JournalFake(profile)
        profile.holder = "another desk"
        with pytest.raises(NeedsDecision):
            fake.begin(PLAN, AT)
        return
    first, second = DeskDatabase(tmp_path), DeskDatabase(tmp_path)
    SqliteJournal(first).begin(PLAN, AT)
    other = SqliteJournal(second)
    with pytest.raises(NeedsDecision):
        other.record("plan-1", "p1", StepOutcome(StepState.DONE))
    assert other.latest(1)[0].plan == PLAN
    first.close()
    other.record("plan-1", "p1", StepOutcome(StepState.DONE))
    second.close()


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal
from jada_desk.domain.plan import StepOutcome, StepState
journal = SqliteJournal(DeskDatabase(Path(sys.argv[1])))
for number in range(int(sys.argv[2]), 1_000_000):
    journal.record("plan-1", f"s{number}", StepOutcome(StepState.SENDING, at=datetime.now(UTC)))
    print(number, flush=True)
"""


def test_a_killed_publish_left_every_intent_on_disk(tmp_path: Path):
    database = DeskDatabase(tmp_path)
    SqliteJournal(database).begin(PLAN, AT)
    database.close()
    promised = -1
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(promised + 1)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path.cwd(),
        )
        assert writer.stdout
        lines = [writer.stdout.readline() for _ in range(40)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines()
        writer.wait()
        writer.stdout.close()
        promised = int(lines[-1])
        database = DeskDatabase(tmp_path)
        kept = SqliteJournal(database).find("plan-1")
        database.close()
        assert kept
        assert {f"s{number}" for number in range(promised + 1)} <= set(kept.outcomes)
