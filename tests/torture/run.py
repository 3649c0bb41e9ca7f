"""One seed from its first call to its verdict."""

import json
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from random import Random
from typing import Final

from jada_desk.domain import parse
from jada_desk.domain.crew import Directory
from jada_desk.domain.plan import Plan
from jada_desk.workflows import desk, observe, page_plan, publish, records, weekend
from jada_desk.workflows.ports.tables import Item
from tests.torture.gate import Gate, Place, wait_in_rig
from tests.torture.house import House, JournalOfSeed, MemoryOfSeed, RememberedPages
from tests.torture.judge import Judge, Violation
from tests.torture.people import Colleagues, Dispatcher
from tests.torture.verdict import Verdict
from tests.torture.weather import Climate

_ROUNDS: Final = 8
_PATIENCE: Final = timedelta(minutes=20)
_DIRECTORY: Final = "read_directory"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one seed; `digest` is that of every record of the journals, `struck` where trouble
    struck, `places` the gates before the world got well."""

    seed: int
    figures: Counter[str]
    violations: tuple[Violation, ...]
    digest: str
    struck: tuple[int, ...]
    trace: tuple[str, ...]
    places: tuple[Place, ...]


# Pure functions that a run asks the same again and again.
_REMEMBERED: Final = (
    (parse, "parse_event"),
    (weekend, "parse_event"),
    (page_plan, "slug"),
    (records, "slug"),
    (parse, "read"),
)


@contextmanager
def rig() -> Iterator[None]:
    """Inside it the workflows wait for fibers instead of threads, and read an event only once."""
    swapped = [(module, name, getattr(module, name)) for module, name in (*_REMEMBERED, (publish, "wait"))]
    for module, name, function in swapped:
        setattr(module, name, wait_in_rig if module is publish else lru_cache(maxsize=8192)(function))
    directories: dict[str, Directory] = {}

    def read_directory(items: tuple[Item, ...]) -> Directory:
        asked = repr(items)
        if asked not in directories:
            directories[asked] = weekend.read_directory(items)
        return directories[asked]

    for module in (desk, observe):
        setattr(module, _DIRECTORY, read_directory)
    try:
        yield
    finally:
        for module, name, function in swapped:
            setattr(module, name, function)
        for module in (desk, observe):
            setattr(module, _DIRECTORY, weekend.read_directory)


@dataclass(frozen=True, slots=True)
class Stage:
    """A seed's world and everybody in it, before anything happens."""

    gate: Gate
    house: House
    judge: Judge
    colleagues: Colleagues
    desks: tuple[Dispatcher, ...]

    def heal(self) -> None:
        """The world gets well, every desk is started again, finishes what it left, and publishes until it is
        quiet; then the judge has the last word."""
        gate, house = self.gate, self.house
        gate.is_calm = True
        gate.note("the world is well again")
        gate.bring_late()
        house.clock.moment = _by_day(house, house.clock.moment)
        random = Random(f"{gate.seed}/heal")
        for one in self.desks:
            one.restart()
        plans: dict[str, Plan] = {}
        for _ in range(_ROUNDS):
            is_quiet = True
            # A message that somebody else may be sending right now is left alone for a while.
            house.clock.moment = _by_day(house, house.clock.moment + _PATIENCE)
            for one in random.sample(self.desks, len(self.desks)):
                is_quiet = not one.recover(random) and is_quiet
                plans[one.name] = one.publish(random, is_last=True)
                is_quiet = not plans[one.name].steps and is_quiet
            if is_quiet:
                break
        opened = {one.name: one.desk.unfinished() for one in self.desks}
        Verdict(self.judge).give(
            plans, opened, {one.name: one.memory.load_history().present for one in self.desks}
        )


def set_stage(gate: Gate, desks: int = 0) -> Stage:
    """The world of a seed, all of it behind `gate`; with so many desks, else with the seed's own number."""
    house = House(gate)
    pages = RememberedPages()
    gate.judge = judge = Judge(gate, house, pages)
    gate.aim(
        Calendar=house.calendar,
        Tables=house.tables,
        PageStore=house.pages,
        Cdn=house.cdn,
        EmailSender=house.email,
        SmsSender=house.sms,
    )
    colleagues = Colleagues(gate, house, judge)
    gate.people, gate.guest = colleagues.act, colleagues.look

    def advance(step: timedelta) -> None:
        house.clock.moment += step

    gate.clock, gate.now = advance, house.clock.now
    opened = tuple(
        Dispatcher(gate, house, judge, name, (MemoryOfSeed(gate, name), JournalOfSeed(gate, name)), pages)
        for name in "AB"[: desks or gate.climate.desks]
    )
    judge.journals = tuple(one.journal for one in opened)
    return Stage(gate, house, judge, colleagues, opened)


def run_seed(
    seed: int,
    only: frozenset[int] | None = None,
    *,
    strikes: Mapping[int, str] | None = None,
    climate: Climate | None = None,
    is_tracing: bool = False,
) -> Result:
    """Run one seed inside `rig()`; with `only`, just its troubles at these ticks strike, with `strikes`, just
    these; with `climate`, in that instead of the seed's own."""
    gate = Gate(seed, only, strikes, climate, is_tracing=is_tracing)
    stage = set_stage(gate)
    house, judge = stage.house, stage.judge
    try:
        for one in stage.desks:
            gate.fibers.start(one.work, one.process)
        gate.fibers.run_all()
        stage.heal()
    except Exception:  # noqa: BLE001 - a defect of the desk or of the rig is this seed's finding
        judge.say("defect", traceback.format_exc(limit=-6))
    digest = sha256(json.dumps(gate.log).encode()).hexdigest()
    gate.figures["gates"] = gate.tick
    gate.figures["messages"] = len(house.email.sent) + len(house.sms.sent)
    return Result(
        seed,
        gate.figures,
        tuple(judge.violations),
        digest,
        tuple(gate.weather.struck),
        tuple(gate.trace),
        tuple(gate.places),
    )


def _by_day(house: House, now: datetime) -> datetime:
    """The next moment at which guests may be texted."""
    while not 9 <= now.astimezone(house.tenant.time_zone).hour < 20:
        now += timedelta(hours=1)
    return now.astimezone(UTC)


def shrink(result: Result) -> Result:
    """The same kind of violation with as few troubles as can be found, with its trace."""
    kinds = {one.kind for one in result.violations}
    kept = list(result.struck)
    size = max(1, len(kept) // 2)
    tries = 0
    while size and tries < 400:
        at = 0
        while at < len(kept) and tries < 400:
            fewer = kept[:at] + kept[at + size :]
            tries += 1
            again = run_seed(result.seed, frozenset(fewer))
            if kinds & {one.kind for one in again.violations}:
                kept = fewer
            else:
                at += size
        size //= 2
    return run_seed(result.seed, frozenset(kept), is_tracing=True)
