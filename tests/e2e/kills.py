"""Real kills: `python -m tests.e2e.kills --kills 50 --seed 1`.

A publish of the command line, a process of its own on the practice workspace whose every answer takes 30 ms, is
ended with SIGKILL at spread moments; then it is started again, and may be killed again, until it comes to its end.
Afterwards the weekend is looked at past the desk's code: nobody was told anything twice, everybody was told once
or stands as uncertain and is settled as a person would, the plan is empty, and the public pages are the plan's.
A round's edits and moments come from its seed; what the operating system does in between does not.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.bootstrap import open_desk
from jada_desk.domain import draft as drafting
from jada_desk.domain.draft import Draft, apply_draft
from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import Plan, Step, StepKind, StepOutcome, StepState
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.memory import Kept
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.settle import Settling

ROOT: Final = Path(__file__).parents[2]
FRIDAY: Final = date(2026, 5, 29)
SLOW: Final = {"target": "*", "match": "", "times": 0, "kind": "delay:0.03"}
PATIENCE_S: Final = 90.0
# A round's first publishes are killed, at most so many times; then it is let be, and has so many starts to end:
# each killed one may have left a publish of its own, for which a person presses Retry.
MOST_KILLS: Final = 4
MOST_STARTS: Final = 2 * MOST_KILLS
# About as many lines as one run of these edits writes into the audit.
LINES: Final = 64


class _Never:
    cancelled = False


NEVER: Final = _Never()


def quiet(progress: Progress) -> None:
    """Nobody watches."""


@dataclass
class Figures:
    """What the kills came to; everything from `lost` on must stay 0."""

    rounds: int = 0
    starts: int = 0
    before: int = 0
    during: int = 0
    messages: int = 0
    uncertain: int = 0
    seconds: float = 0.0
    lost: int = 0
    duplicated: int = 0
    unconverged: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return self.before + self.during

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.duplicated or self.unconverged or self.faults)

    def __str__(self) -> str:
        return (
            f"kills: {self.kills} ({self.before} while reading, {self.during} while publishing), "
            f"rounds: {self.rounds}, starts: {self.starts}, messages: {self.messages}, "
            f"uncertain and settled: {self.uncertain}, lost: {self.lost}, duplicated: {self.duplicated}, "
            f"unconverged: {self.unconverged}, {self.seconds:.0f} s"
        )


def run(kills: int, seed: int, home: Path) -> Figures:
    """Rounds of edits, kills and restarts on the practice workspace of `home` until there were so many kills."""
    figures, begun = Figures(), time.monotonic()
    endpoint = practice_process.find_or_start(home, timeout_s=60)
    while figures.kills < kills and figures.rounds < kills + 5:
        chance = random.Random(f"{seed}/{figures.rounds}")
        shutil.rmtree(home / "tenants", ignore_errors=True)
        practice_process.reset(home)
        Round(home, endpoint, chance, figures, kills).run()
        figures.rounds += 1
        print(f"round {figures.rounds}: {figures.kills} of {kills} kills", file=sys.stderr)
    figures.seconds = time.monotonic() - begun
    return figures


@dataclass
class Round:
    """One weekend, edited, published under kills, and looked at."""

    home: Path
    endpoint: Endpoint
    chance: random.Random
    figures: Figures
    kills: int
    # The publish that `recover` was to finish: what it leaves needs a person, who presses Retry.
    recovered: str = ""

    @property
    def file(self) -> Path:
        return self.home / "tenants" / "practice" / "desk.db"

    def run(self) -> None:
        with self._desk() as desk:
            self._edit(desk)
            plan = self._plan(desk)
        self._warm(plan)
        practice_process.ask(self.endpoint, "POST", "faults", SLOW)
        try:
            came_to_an_end = self._publish_under_kills()
        finally:
            practice_process.ask(self.endpoint, "DELETE", "faults")
        if not came_to_an_end:
            self.figures.unconverged += 1
            self._fault(f"no end: {self._left()}")
            return
        with self._desk() as desk:
            self._look(desk)

    # The dispatcher ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        with closing(open_desk(self.home, practice=True)) as desk:
            yield desk

    def _edit(self, desk: Desk) -> None:
        """Some of a weekend's usual edits, among them always a moved charter and a new captain."""
        draft = Draft()
        observed = desk.observe(FRIDAY, draft, quiet, NEVER)
        live = {one.event_id: one for one in desk.weekend(observed, FRIDAY).charters}
        at = desk.now()
        danika, quinn = live["jadadanika0530"], live["jadaquinn0530"]
        draft = drafting.set_field(draft, danika, "captain", "Gene", at)
        hours = timedelta(hours=self.chance.choice([2, 3, 4]))
        draft = drafting.reschedule(draft, danika, danika.start - hours, danika.end - hours, at)
        captain = self.chance.choice(["Gene", "Darrell"])
        draft = drafting.set_field(draft, quinn, "captain", captain, at)
        draft = drafting.set_field(draft, quinn, "passengers", self.chance.randrange(2, 6), at)
        if self.chance.random() < 0.5:
            draft = drafting.set_contact(
                draft, live["jadajonathan0531"], "+1-619-555-0163", "jonathan@example.com", at
            )
        if self.chance.random() < 0.5:
            helena = apply_draft(draft, live["jadahelena0529"])
            draft = drafting.reschedule(draft, helena, helena.start, helena.end + timedelta(hours=1), at)
        desk.save(desk.open().history.record("Edits", draft))

    def _plan(self, desk: Desk) -> Plan:
        draft = desk.open().history.present
        return desk.plan(desk.observe(FRIDAY, draft, quiet, NEVER), draft, FRIDAY)

    def _warm(self, plan: Plan) -> None:
        """Guests look at the pages, so that the edge keeps the old ones."""
        for step in plan.steps:
            if step.kind is StepKind.PUT_PAGE:
                self._public(step.payload["key"])

    # The kills --------------------------------------------------------------------------------------------------------

    def _publish_under_kills(self) -> bool:
        """Start and kill, then start and wait; whether all was quiet in the end."""
        enough = min(self.kills, self.figures.kills + self.chance.randint(1, MOST_KILLS))
        while self.figures.kills < enough:
            if self._kill(self._start(self._publish())):
                break
        for _ in range(MOST_STARTS):
            if not self._left():
                return True
            code = self._start(self._publish()).wait(PATIENCE_S)
            assert code in (0, 1, 3), f"a publish ended with {code}"
        return not self._left()

    def _publish(self) -> list[str]:
        """The words that publish, or finish what a killed desk left behind."""
        with self._desk() as desk:
            unfinished = desk.unfinished()
        if unfinished:
            plan_id = unfinished[0].plan.plan_id
            if plan_id != self.recovered and self.chance.random() < 0.5:
                self.recovered = plan_id
                return ["recover"]
            return ["publish", "--retry", plan_id]
        return ["publish", "--yes", "--really"]

    def _start(self, words: Sequence[str]) -> "subprocess.Popen[bytes]":
        self.figures.starts += 1
        with (self.home / "kills.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "jada_desk", "--home", str(self.home), "--practice", "--json", *words],
                cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def _kill(self, process: "subprocess.Popen[bytes]") -> bool:
        """End it after so many more lines of the audit and a little time, sometimes before the first; whether it
        was faster."""
        earlier, deadline = self._lines(), time.monotonic() + PATIENCE_S
        if self.chance.random() < 0.1:
            pause, lines = self.chance.uniform(0.2, 1.5), 0
        else:
            pause, lines = self.chance.uniform(0, 0.05), self.chance.randrange(1, max(8, LINES - earlier))
        while process.poll() is None and self._lines() - earlier < lines:
            assert time.monotonic() < deadline, "a publish hung"
            time.sleep(0.002)
        time.sleep(pause)
        written = self._lines() - earlier
        process.kill()
        if process.wait() >= 0:
            return True
        if written:
            self.figures.during += 1
        else:
            self.figures.before += 1
        return False

    def _lines(self) -> int:
        if not self.file.exists():
            return 0
        with closing(sqlite3.connect(f"{self.file.as_uri()}?mode=ro", uri=True)) as db:
            try:
                return int(db.execute("SELECT count(*) FROM audit").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def _left(self) -> list[str]:
        """What is still to be done, in words: steps to retry, changes, messages."""
        with self._desk() as desk:
            plan = self._plan(desk)
            steps = [
                f"{kept.plan.plan_id} {step_id}: {outcome.state}, {outcome.detail}"
                for kept in desk.unfinished()
                for step_id, outcome in kept.outcomes.items()
                if outcome.state is not StepState.DONE
            ]
            unfinished = [kept.plan.plan_id for kept in desk.unfinished()]
        notices = [one.notice_key for one in plan.notices if one.step_id]
        return [*unfinished, *steps, *map(str, plan.changes), *notices]

    # The look afterwards ----------------------------------------------------------------------------------------------

    def _look(self, desk: Desk) -> None:
        published = desk.published()
        for kept in reversed(published):
            for step in kept.plan.steps:
                if step.kind is StepKind.SEND:
                    self._settle_if_uncertain(desk, kept, step)
        self._look_at_messages(published)
        wanted: dict[str, str] = {}
        for kept in reversed(published):
            wanted |= {
                one.payload["key"]: one.payload["body"]
                for one in kept.plan.steps
                if one.kind is StepKind.PUT_PAGE
            }
        for key, body in wanted.items():
            if self._public(key) != body.encode():
                self.figures.unconverged += 1
                self._fault(f"the public address shows another {key}")
        rest = self._plan(desk)
        if rest.changes or any(one.step_id for one in rest.notices):
            self.figures.unconverged += 1
            self._fault(f"the plan is not empty: {rest.changes} {[one.notice_key for one in rest.notices]}")

    def _look_at_messages(self, published: Sequence[Kept]) -> None:
        """Each message that a plan wanted out went out once, and no other did."""
        sent = Counter(self._sent())
        wanted = Counter(
            {
                _message(step)
                for kept in published
                for step in kept.plan.steps
                if step.kind is StepKind.SEND and kept.outcomes[step.step_id].state is not StepState.EXPIRED
            }
        )
        self.figures.messages += wanted.total()
        for message, times in (sent - wanted).items():
            self.figures.duplicated += 1
            self._fault(f"{times} too many of {_short(message)}")
        for message in wanted - sent:
            self.figures.lost += 1
            self._fault(f"never sent: {_short(message)}")

    def _settle_if_uncertain(self, desk: Desk, kept: Kept, step: Step) -> None:
        """Do as a person who asked the guest: an uncertain message that never went out is sent again."""
        if kept.outcomes[step.step_id].state is not StepState.UNCERTAIN:
            return
        self.figures.uncertain += 1
        choice: Settling = "mark as sent" if _message(step) in self._sent() else "send again"
        try:
            outcome = desk.settle_notice(kept.plan.plan_id, step.step_id, choice, quiet, NEVER)
        except JadaError as refused:
            outcome = StepOutcome(StepState.FAILED, str(refused))
        if outcome.state is not StepState.DONE:
            self.figures.unconverged += 1
            self._fault(f"{choice} of {step.step_id} came to {outcome.state}: {outcome.detail}")

    def _sent(self) -> list[tuple[str, str]]:
        """Address and text of everything that went out."""
        sent = practice_process.sent(self.home)
        emails = [(address, _plain(one["text"])) for one in sent["emails"] for address in _each(one["to"])]
        return [*emails, *((one["phone"], _plain(one["text"])) for one in sent["sms"])]

    def _public(self, key: str) -> bytes:
        try:
            with urllib.request.urlopen(f"{self.endpoint.site}/{key}", timeout=10) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            return b""

    def _fault(self, what: str) -> None:
        self.figures.faults.append(f"round {self.figures.rounds}: {what}")


def _message(step: Step) -> tuple[str, str]:
    return step.payload["message"]["to"], _plain(step.payload["message"]["text"])


def _plain(text: str) -> str:
    """Mail has line ends of its own."""
    return text.replace("\r\n", "\n").strip()


def _short(message: tuple[str, str]) -> str:
    return f"{message[0]}: {message[1][:80]!r}"


def _each(address: Any) -> list[str]:
    return [address] if isinstance(address, str) else list(address)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="keep everything here, to look at it afterwards")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    with tempfile.TemporaryDirectory(prefix="jada-kills-") as folder:
        home = options.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        try:
            figures = run(options.kills, options.seed, home)
        finally:
            practice_process.stop(home)
    for fault in figures.faults:
        print(fault, file=sys.stderr)
    if options.json:
        print(json.dumps({**vars(figures), "kills": figures.kills}))
    else:
        print(figures)
    if not figures.is_clean:
        print(
            f"Again: python -m tests.e2e.kills --kills {options.kills} --seed {options.seed}", file=sys.stderr
        )
    return 0 if figures.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
