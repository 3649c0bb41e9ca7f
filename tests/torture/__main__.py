"""`python -m tests.torture --seeds N [--first K] [--json]`: publishes under torture, and what became of them.

`--seed K --trace` shows one seed, shrunk to the troubles that matter when it breaks a promise. `--sweep` lets one
trouble after the other strike at every call and commit of two runs. `--layers` tries every combination of layers
that are down, and 30 % of all calls throttled. `--mutants` breaks the desk on purpose and says what is caught.
`--kills N` kills real processes over the practice workspace. Exits with 1 when a promise was broken.
"""

import argparse
import json
import sys
import time
from collections import Counter
from typing import Final

from tests.torture.layers import COMBINATIONS, done, independent_of, publish_throttled, publish_without
from tests.torture.mutants import MUTANTS, catch
from tests.torture.run import Result, rig, run_seed, shrink
from tests.torture.sweep import ONE_DESK, TWO_DESKS, sweep

_BEARABLE: Final = 1.6
_PROMISES: Final = ("lost", "duplicated", "overwritten", "unconverged", "early", "stale", "defect")
_SHOWN: Final = (
    "publishes", "steps", "calls", "messages", "kills", "lost answers", "busy", "throttled", "refused",
    "signed out", "disk full", "foreign edits", "clock jumps", "stops", "conflicts", "uncertain",
    "settled", "recoveries", "retries",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000, metavar="N", help="how many seeds (1000)")
    parser.add_argument("--first", type=int, default=0, metavar="K", help="the first of them (0)")
    parser.add_argument("--seed", type=int, metavar="K", help="one seed")
    parser.add_argument("--trace", action="store_true", help="with --seed: every call, shrunk on a violation")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="stop after so many bad seeds (10)")
    parser.add_argument(
        "--sweep", action="store_true", help="one trouble at a time, at every call and commit"
    )
    parser.add_argument("--mutants", action="store_true", help="desks that are broken on purpose")
    parser.add_argument("--layers", action="store_true", help="layers that are down, and throttled ones")
    parser.add_argument("--kills", type=int, metavar="N", help="so many real SIGKILLs")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args()
    if options.layers:
        return _layers()
    if options.kills is not None:
        # Imported here: it needs the practice workspace, which the simulated runs do without.
        from tests.e2e import kills

        return kills.main(["--kills", str(options.kills), *(["--json"] if options.json else [])])
    with rig():
        if options.seed is not None:
            return _one(options.seed, options.trace)
        if options.sweep:
            return _sweep()
        if options.mutants:
            return _mutants()
        return _many(range(options.first, options.first + options.seeds), options.most, options.json)


def _one(seed: int, is_traced: bool) -> int:
    result = run_seed(seed, is_tracing=is_traced)
    if is_traced and result.violations:
        result = shrink(result)
    print("\n".join(result.trace))
    for one in result.violations:
        print(f"{one.kind}: {one.words}")
    print(f"seed {seed}: {len(result.violations)} promises broken, journal {result.digest[:16]}")
    return 1 if result.violations else 0


def _many(seeds: range, most: int, as_json: bool) -> int:
    begun = time.perf_counter()
    figures: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    bad: list[Result] = []
    other_journal = 0
    for seed in seeds:
        result = run_seed(seed)
        figures.update(result.figures)
        figures["seeds"] += 1
        if seed % 20 == 0 and run_seed(seed).digest != result.digest:
            other_journal += 1
            print(f"seed {seed}: the same seed gave another journal", file=sys.stderr)
        if result.violations:
            bad.append(result)
            kinds = Counter({one.kind for one in result.violations})
            broken.update(kinds)
            if not as_json:
                words = "; ".join(f"{one.kind}: {one.words}" for one in result.violations[:2])
                print(f"seed {seed}: {words[:400]}", file=sys.stderr, flush=True)
            if len(bad) >= most:
                break
    took = time.perf_counter() - begun
    promises = {kind: broken[kind] for kind in _PROMISES} | {"another journal": other_journal}
    if as_json:
        shown = {"seeds": figures["seeds"], **{name: figures[name] for name in _SHOWN}}
        print(json.dumps({**shown, **promises, "seconds": round(took, 1), "bad": [one.seed for one in bad]}))
    else:
        print(
            f"{figures['seeds']} seeds in {took:.1f} s ({1000 * took / max(1, figures['seeds']):.1f} ms each)"
        )
        print("  ".join(f"{name} {figures[name]}" for name in _SHOWN))
        print("broken: " + "  ".join(f"{kind} {count}" for kind, count in promises.items()))
        for one in bad:
            print(f"repeat: python3 dev.py torture --seed {one.seed} --trace")
    return 1 if bad or other_journal else 0


def _sweep() -> int:
    runs: Counter[str] = Counter()
    bad = 0
    for strike in (one for seed in (ONE_DESK, TWO_DESKS) for one in sweep(seed)):
        kinds = " and ".join(kind for _, kind in strike.troubles)
        runs[kinds] += 1
        if broken := strike.run().violations:
            bad += 1
            print(f"{strike}: {broken[0].kind}: {broken[0].words[:300]}", file=sys.stderr, flush=True)
    print(f"{runs.total()} runs: " + "  ".join(f"{kind} {count}" for kind, count in runs.items()))
    print(f"broken: {bad}")
    return 1 if bad else 0


def _mutants() -> int:
    missed = 0
    for name in MUTANTS:
        caught = catch(name)
        missed += not caught.seeds
        what = f"{caught.kind} after {caught.seeds} seeds" if caught.seeds else "NOT CAUGHT"
        print(f"{name}: {what}", flush=True)
    return 1 if missed else 0


def _layers() -> int:
    wrong = []
    for layers in COMBINATIONS:
        jada, report = publish_without(layers)
        is_exact = done(report) == independent_of(report.plan, layers)
        if not is_exact or not jada.retry(report.plan.plan_id).is_complete:
            wrong.append(layers)
            print(f"down: {', '.join(layers)}: not exactly the independent steps finished", file=sys.stderr)
    runs = [publish_throttled(0.3, seed) for seed in range(100)]
    factors = [one.factor for one in runs]
    retries = sum(one.retries for one in runs) / len(runs)
    unfinished = sum(not one.is_complete for one in runs)
    print(f"layers down: {len(COMBINATIONS)} combinations, {len(wrong)} not exact")
    print(
        f"30 % throttled: {sum(factors) / len(factors):.2f} x the calls (at most {max(factors):.2f}), "
        f"{retries:.2f} retries, {unfinished} of {len(runs)} unfinished"
    )
    return 1 if wrong or unfinished or max(factors) > _BEARABLE else 0


if __name__ == "__main__":
    sys.exit(main())
