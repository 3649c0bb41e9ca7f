"""Fifty charters published in full: the desk against a script that makes the same writes one after the other.

Every request costs DELAY_S. The desk's real adapters and workflow talk to a server that does nothing but wait, for the
practice workspace needs more CPU for the writes than the desk; what the desk takes there is told too, with that CPU.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from string import Template
from unittest.mock import patch

from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.bootstrap import OffsetClock, open_desk
from jada_desk.domain.plan import Plan, Step, StepKind, tick
from jada_desk.resources import resources_dir
from jada_desk.workflows.desk import Desk
from tests.bench.figures import Figure, alternate, ratios
from tests.bench.season import (
    CHARTERS,
    DELAY_S,
    NEVER,
    Season,
    cpu_s,
    make_plan,
    open_season,
    say_nothing,
)
from tests.bench.serial_writes import SerialScript

_ROUNDS = 2
_PRACTICE_ROUNDS = 1
_WHAT = f"{CHARTERS} charters without messages, {DELAY_S * 1000:.0f} ms a request"


def run() -> list[Figure]:
    """How many times longer the script takes, and the desk against the round trips that wait for one another."""
    with open_season() as season:
        season.add_captains()
        with closing(open_desk(season.home, practice=True)) as desk:
            warm_up = make_plan(desk, season.add_weekend(0, 1))
            plans = [make_plan(desk, season.add_weekend(1 + n)) for n in range(_PRACTICE_ROUNDS)]
            practice = _on_practice(season, desk, warm_up, plans)
        with _latency_server() as (address, pid):
            endpoint = replace(season.endpoint, aws=address, calendar=address, gmail=address, site=address)
            # Without the messages, and without the look at the calendar before them: a server that keeps nothing can
            # answer neither what a claim is worth nor whether somebody changed an event.
            one, many = (replace(tick(plan, frozenset()), seen={}) for plan in (warm_up, plans[0]))
            with closing(_desk_at(season, endpoint)) as desk:
                return [*_against_script(desk, SerialScript(endpoint), one, many, pid), *practice]


def longest_chain(plan: Plan) -> tuple[Step, ...]:
    """The steps of a plan that wait for one another longest, in their order."""
    chains: dict[str, tuple[Step, ...]] = {}
    for step in plan.steps:  # a plan lists a step after those that it waits for
        before = [chains[one] for one in (*step.needs, *step.after) if one in chains]
        chains[step.step_id] = (*max(before, key=_requests, default=()), step)
    return max(chains.values(), key=_requests)


def _requests(steps: tuple[Step, ...]) -> int:
    return sum(
        2 * len(step.payload["claims"]) + 1
        if step.kind is StepKind.SEND
        else 2
        if step.kind is StepKind.INVALIDATE or "calendar" in step.payload
        else 1
        for step in steps
    )


def _against_script(desk: Desk, script: SerialScript, one: Plan, plan: Plan, pid: int) -> list[Figure]:
    chain = longest_chain(one)
    _publish(desk, one)
    script.write(one.steps)
    server_s, desk_s = cpu_s(pid), time.process_time()
    _publish(desk, plan)
    server_s, desk_s = cpu_s(pid) - server_s, time.process_time() - desk_s
    published, chained, scripted = alternate(
        _ROUNDS,
        partial(_timed, lambda: _publish(desk, plan)),
        partial(_timed, lambda: script.write(chain)),
        partial(_timed, lambda: script.write(plan.steps)),
    )
    trips = f"{_requests(plan.steps)} requests"
    cpu = f"CPU: desk {desk_s:.1f} s, server {server_s:.1f} s"
    return [
        Figure(
            "publish", "serial script / desk", "x", ratios(scripted, published), f"{_WHAT}; aim: 10 or more"
        ),
        Figure("publish", "desk / dependent round trips", "x", ratios(published, chained), "of one charter"),
        Figure("publish", "desk", "s", published, cpu),
        Figure("publish", "dependent round trips", "s", chained, f"{_requests(chain)} requests"),
        Figure("publish", "serial script", "s", scripted, trips),
    ]


def _on_practice(season: Season, desk: Desk, warm_up: Plan, plans: list[Plan]) -> list[Figure]:
    season.slow_down()
    _publish(desk, warm_up)
    server_s = cpu_s(season.endpoint.pid)
    took = tuple(_timed(partial(_publish, desk, plan)) for plan in plans)
    server_s = (cpu_s(season.endpoint.pid) - server_s) / len(plans)
    season.hurry_up()
    note = f"CPU of the workspace: {server_s:.1f} s"
    return [Figure("publish", "desk on the practice workspace", "s", took, note)]


def _publish(desk: Desk, plan: Plan) -> None:
    report = desk.publish(plan, say_nothing, NEVER)
    if not report.is_complete:
        raise RuntimeError(f"The publish is not complete: {report.outcomes}")


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _desk_at(season: Season, endpoint: Endpoint) -> Desk:
    """The desk of an operation whose Google, AWS and site are at `endpoint`."""
    text = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
    settings = season.home / "tenants" / "bench" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        Template(text).safe_substitute(asdict(endpoint)).replace('"practice"', '"bench"'), "utf-8"
    )
    # Practice time here too: by the computer's own clock these charters are long over, and nobody would be told.
    clock = OffsetClock(timedelta(seconds=endpoint.clock_offset_s))
    with patch("jada_desk.bootstrap.OffsetClock", return_value=clock):
        return open_desk(season.home, "bench")


@contextmanager
def _latency_server() -> Iterator[tuple[str, int]]:
    """The address of a server that makes every request wait, and its process id."""
    command = [sys.executable, "-m", "tests.bench.latency_server", str(DELAY_S)]
    # Leaving the block closes its standard input, and with that the server ends.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline()), server.pid
