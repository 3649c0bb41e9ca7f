"""One trouble at a time, at every gate of a run: where the weather of a seed strikes by chance, this misses nothing.

`python -m tests.torture --sweep` takes an ordinary run of one desk and of two, and repeats it with each kind of
trouble at each call and each commit where it can strike; kills also in pairs, the second while the desk that was
started again goes on with what the first cut off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.torture.run import Result, run_seed

# Runs without weather: one desk after the other's edits, and two desks at the same weekend.
ONE_DESK: Final = 7
TWO_DESKS: Final = 5
KINDS: Final = ("kill", "disk full", "lost", "late", "vanished", "refused", "busy", "people")
# The second kill comes within so many gates of the first.
_SOON: Final = 90


@dataclass(frozen=True, slots=True)
class Strike:
    """A run of `seed` with exactly these troubles, kind by tick."""

    seed: int
    troubles: tuple[tuple[int, str], ...]

    def run(self) -> Result:
        return run_seed(self.seed, strikes=dict(self.troubles))

    def __str__(self) -> str:
        return f"seed {self.seed}, " + " and ".join(f"{kind} at {tick}" for tick, kind in self.troubles)


def sweep(seed: int, kinds: tuple[str, ...] = KINDS, every: int = 1) -> Iterator[Strike]:
    """Every strike over a seed's calm run; with `every`, one of so many for each kind."""
    calm = run_seed(seed, strikes={})
    assert not calm.violations, calm.violations
    for kind in kinds:
        ticks = [tick for tick, place in enumerate(calm.places, start=1) if place.fits(kind)]
        for tick in ticks[::every]:
            yield Strike(seed, ((tick, kind),))
            if kind == "kill":
                again = tick + Random(f"{seed}/{tick}").randint(1, _SOON)
                yield Strike(seed, ((tick, kind), (again, kind)))
