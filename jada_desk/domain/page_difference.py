"""What a guest would see differently: the page that is live against the page of the draft, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

# A page of ours has some forty. What stands behind these is not compared.
_MOST_LINES: Final = 300


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line that a reader sees, and the label that it stands under ("Back by"), "" for none."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader sees of a page, and where its links lead: (words, address). Not `is_whole` when it was cut."""

    lines: tuple[PageLine, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is different: `was` is "" for one that comes, `now` for one that goes."""

    label: str
    was: str
    now: str


class LiveState(StrEnum):
    """How the page that is live stands to the draft's: BY_HAND was put there by somebody else than a desk, BEHIND is an
    older one than was uploaded last."""

    NOT_LIVE = "not live"
    SAME = "same"
    DIFFERENT = "different"
    BY_HAND = "by hand"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class LivePage:
    """What the public address of a charter's page served at a moment; `body` is None where there is no page."""

    address: str
    body: bytes | None
    read_at: datetime


@dataclass(frozen=True, slots=True)
class PageDifference:
    """The live page against the draft's: what a guest would see differently, and the links that would lead elsewhere.

    `address` is where the live page was read; `moves_to` is the draft's address where that is another, else "".
    """

    state: LiveState
    address: str
    read_at: datetime
    changes: tuple[LineChange, ...] = ()
    links: tuple[str, ...] = ()
    moves_to: str = ""
    is_whole: bool = True


def compare_lines(live: PageText, wanted: PageText) -> tuple[LineChange, ...]:
    """What changes when `wanted` takes the place of `live`, in the order of the page; at most 300 lines of each count.

    Lines of one label are held against each other; lines without one where equally many come and go.
    """
    was, now = live.lines[:_MOST_LINES], wanted.lines[:_MOST_LINES]
    changes: list[LineChange] = []
    for gone, new in _gaps(was, now):
        changes += _pair(gone, new)
    return tuple(changes)


def changed_links(live: PageText, wanted: PageText) -> tuple[str, ...]:
    """The words of the links that both pages have and that lead elsewhere on the wanted one."""
    before = dict(live.links)
    return tuple(words for words, to in dict(wanted.links).items() if before.get(words, to) != to)


def _gaps(
    was: Sequence[PageLine], now: Sequence[PageLine]
) -> Iterator[tuple[Sequence[PageLine], Sequence[PageLine]]]:
    """The stretches between the lines that both have in order."""
    for kind, i, to_i, j, to_j in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield was[i:to_i], now[j:to_j]


def _pair(gone: Sequence[PageLine], new: Sequence[PageLine]) -> list[LineChange]:
    """The lines of one stretch, each with the one that takes its place."""
    left = list(new)
    are_even = sum(not one.label for one in gone) == sum(not one.label for one in new)
    changes = []
    for line in gone:
        follower = next((one for one in left if one.label == line.label and (line.label or are_even)), None)
        if follower:
            left.remove(follower)
        changes.append(LineChange(line.label, line.text, follower.text if follower else ""))
    return changes + [LineChange(one.label, "", one.text) for one in left]
