"""What goes wrong in one run, and when: drawn from the seed alone, so that a seed is the whole story.

Each seed has its own climate: some kinds of trouble are absent, some are frequent. Every gate (the moment
before and after a call) draws the same count of numbers whatever happens, and a run may be repeated with only
some of its troubles (`only`), which is how a trace is shrunk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

# kind -> the rates it may have, per gate. A kind that does not fit a gate leaves it alone.
_RATES: Final = {
    "kill": (0, 0, 0.0008, 0.002, 0.005),
    "busy": (0, 0, 0.005, 0.02),
    "lost": (0, 0, 0.01, 0.04),
    "late": (0, 0, 0.01, 0.04),
    "vanished": (0, 0, 0.01, 0.03),
    "refused": (0, 0, 0.01, 0.03),
    "throttle": (0, 0, 0.001),
    "signed out": (0, 0, 0.001),
    "disk full": (0, 0, 0.002),
    "people": (0, 0.003, 0.01),
    "guest": (0.002, 0.01),
    "clock": (0, 0, 0.0005, 0.001),
    "stop": (0, 0, 0.001),
}


@dataclass(frozen=True, slots=True)
class Climate:
    """What a seed's run is like: its desks, its troubles, how often another fiber goes on."""

    desks: int
    side_by_side: bool
    switch: float
    rates: tuple[tuple[str, float], ...]


def climate_of(seed: int) -> Climate:
    random = Random(f"{seed}/climate")
    rates = tuple((kind, rate) for kind, rates in _RATES.items() if (rate := random.choice(rates)))
    return Climate(
        desks=random.choice((1, 2, 2)),
        side_by_side=random.random() < 0.35,
        switch=random.choice((0.02, 0.1, 0.3)),
        rates=rates,
    )


def without_trouble(climate: Climate) -> Climate:
    """The same desks in good weather."""
    return replace(climate, rates=())


class Weather:
    """The draws of one run, gate by gate; with `strikes`, exactly these kinds of trouble at these gates."""

    def __init__(
        self,
        seed: int,
        climate: Climate,
        only: frozenset[int] | None = None,
        strikes: Mapping[int, str] | None = None,
    ) -> None:
        self.seed = seed
        self.climate = climate
        self.struck: list[int] = []
        self._only = only
        self._strikes = strikes
        self._draws = Random(f"{seed}/weather").random

    def draw(self, tick: int) -> tuple[str, float]:
        """The kind of trouble at this gate, "" for none, and a number for who goes on."""
        point, other = self._draws(), self._draws()
        if self._strikes is not None:
            return self._strikes.get(tick, ""), other
        if self._only is not None and tick not in self._only:
            return "", other
        for kind, rate in self.climate.rates:
            if point < rate:
                return kind, other
            point -= rate
        return "", other

    def details(self, tick: int) -> Random:
        """The numbers that decide how a trouble strikes."""
        self.struck.append(tick)
        return Random(f"{self.seed}/{tick}")
