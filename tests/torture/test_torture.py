"""A short run of the torture; `python3 dev.py torture --seeds 10000` is the long one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.layers import COMBINATIONS, done, independent_of, publish_throttled, publish_without
from tests.torture.run import rig, run_seed

ROOT = Path(__file__).parents[2]
SEEDS = 150


@pytest.mark.parametrize("first", range(0, SEEDS, 30))
def test_no_promise_is_broken_under_torture(first: int) -> None:
    with rig():
        for seed in range(first, first + 30):
            result = run_seed(seed)
            repeat = f"python3 dev.py torture --seed {seed} --trace"
            assert not result.violations, (repeat, result.violations)


def test_the_run_is_rough_enough_to_mean_something() -> None:
    with rig():
        figures = sum((run_seed(seed).figures for seed in range(30)), start=run_seed(0).figures)
    for kind in (
        "kills",
        "lost answers",
        "busy",
        "refused",
        "foreign edits",
        "conflicts",
        "uncertain",
        "retries",
    ):
        assert figures[kind] >= 10, (kind, figures)


def test_the_same_seed_gives_the_same_journal_in_any_process() -> None:
    with rig():
        here = [run_seed(seed).digest for seed in (1, 9)]
    code = "from tests.torture.run import *\nwith rig(): print(run_seed(1).digest, run_seed(9).digest)"
    environment = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.split() == here


def test_any_layers_may_be_down_and_the_others_finish() -> None:
    for layers in COMBINATIONS:
        jada, report = publish_without(layers)
        assert done(report) == independent_of(report.plan, layers), layers
        # Once they are back, a retry does exactly the rest.
        assert jada.retry(report.plan.plan_id).is_complete, layers


def test_throttled_calls_finish_at_a_bearable_price() -> None:
    runs = [publish_throttled(0.3, seed) for seed in range(20)]
    assert all(one.is_complete for one in runs)
    assert sum(one.factor for one in runs) / len(runs) <= 1.6
