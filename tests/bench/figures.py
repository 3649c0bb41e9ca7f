"""What a benchmark found, and how it is printed. Nothing here judges: a busy machine is not a fault in the code."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: the same thing measured several times, in `unit` ("s", "ms" or "x", a ratio)."""

    bench: str
    what: str
    unit: str
    values: tuple[float, ...]
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def to_json(self) -> dict[str, Any]:
        return {
            "bench": self.bench,
            "what": self.what,
            "unit": self.unit,
            "median": self.median,
            "min": min(self.values),
            "max": max(self.values),
            "values": list(self.values),
            "note": self.note,
        }

    def cells(self) -> tuple[str, str, str, str, str, str]:
        low, high = min(self.values), max(self.values)
        spread = f"{_number(low)} - {_number(high)}"
        return (
            self.bench,
            self.what,
            f"{_number(self.median)} {self.unit}",
            spread,
            str(len(self.values)),
            self.note,
        )


def alternate(rounds: int, *measures: Callable[[], _Kept]) -> tuple[tuple[_Kept, ...], ...]:
    """Each measure `rounds` times, taking turns (A B A B), so that a busy spell of the machine hits all of them."""
    found: list[list[_Kept]] = [[] for _ in measures]
    for _ in range(rounds):
        for kept, measure in zip(found, measures, strict=True):
            kept.append(measure())
    return tuple(tuple(kept) for kept in found)


def ratios(over: Sequence[float], under: Sequence[float]) -> tuple[float, ...]:
    """Round by round, how many times one is of the other."""
    return tuple(a / b for a, b in zip(over, under, strict=True))


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text."""
    rows = [("bench", "what", "median", "min - max", "runs", ""), *(one.cells() for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for row in rows:
        words = [row[0].ljust(widths[0]), row[1].ljust(widths[1])]
        words += [row[column].rjust(widths[column]) for column in (2, 3, 4)]
        lines.append("  ".join([*words, row[5]]).rstrip())
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
