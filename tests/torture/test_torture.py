"""A short run of the torture; `python3 dev.py torture --seeds 10000` is the long one."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.layers import COMBINATIONS, done, independent_of, publish_throttled, publish_without
from tests.torture.mutants import MUTANTS, catch
from tests.torture.run import Result, rig, run_seed
from tests.torture.sweep import ONE_DESK, TWO_DESKS, sweep

ROOT = Path(__file__).parents[2]
SEEDS = 150


@pytest.fixture(scope="module", autouse=True)
def in_rig() -> Iterator[None]:
    with rig():
        yield


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [run_seed(seed) for seed in range(SEEDS)]


def test_no_promise_is_broken_under_torture(results: list[Result]) -> None:
    bad = [one for one in results if one.violations]
    assert not bad, [
        (f"python3 dev.py torture --seed {one.seed} --trace", one.violations[0]) for one in bad[:5]
    ]


def test_the_runs_are_rough_enough_to_mean_something(results: list[Result]) -> None:
    figures = sum((one.figures for one in results), start=Counter[str]())
    for kind in ("kills", "lost answers", "busy", "refused", "foreign edits", "conflicts", "uncertain"):
        assert figures[kind] >= SEEDS // 5, (kind, figures)
    for kind in ("disk full", "signed out", "throttled", "clock jumps", "stops", "settled", "recoveries"):
        assert figures[kind], (kind, figures)


def test_the_same_seed_gives_the_same_journal_in_any_process() -> None:
    here = [run_seed(seed).digest for seed in (1, 9)]
    code = "from tests.torture.run import *\nwith rig(): print(run_seed(1).digest, run_seed(9).digest)"
    environment = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.split() == here


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_desk_that_is_broken_on_purpose_is_caught(name: str) -> None:
    assert catch(name).seeds


@pytest.mark.parametrize("seed", [ONE_DESK, TWO_DESKS])
def test_one_trouble_at_any_gate_breaks_no_promise(seed: int) -> None:
    bad = [str(strike) for strike in sweep(seed, every=67) if strike.run().violations]
    assert not bad


def test_a_full_disk_at_any_commit_breaks_no_promise() -> None:
    bad = [str(strike) for strike in sweep(ONE_DESK, ("disk full",)) if strike.run().violations]
    assert not bad


def test_any_layers_may_be_down_and_the_others_finish() -> None:
    for layers in COMBINATIONS:
        jada, report = publish_without(layers)
        assert done(report) == independent_of(report.plan, layers), layers
        # Once they are back, a retry does exactly the rest.
        assert jada.retry(report.plan.plan_id).is_complete, layers


def test_throttled_calls_finish_at_a_bearable_price() -> None:
    runs = [publish_throttled(0.3, seed) for seed in range(20)]
    assert all(one.is_complete for one in runs)
    assert max(one.factor for one in runs) <= 1.6
