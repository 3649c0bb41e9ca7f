"""What the words in the finder may mean: guests, phone numbers, crew, boats, days and commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain, islice
from typing import Final

from jada_desk.desktop.commands import Command
from jada_desk.desktop.state.hand import Held
from jada_desk.desktop.state.seeking import Seeking
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Board
from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import fold
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day, say_day_in_full, say_moment, say_time
from jada_desk.domain.word_index import WordIndex

_MOST: Final = 9
_ELSEWHERE: Final = 6
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_MONTH: Final = re.compile(r"(?:(\d{1,2})\.?\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2}))(?:\s+(\d{4}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the finder."""

    icon: str
    title: str
    detail: str
    run: Callable[[], object]


class _Shown:
    """The words and phone numbers of the charters of one very board: a key finds among hundreds in a millisecond."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._charters = [card.charter for card in board.cards]
        self._phones = [re.sub(r"\D", "", one.guest_phone) for one in self._charters]
        self._words = WordIndex(
            " ".join((one.title, one.guest_name, one.guest_email, one.booking_id)) for one in self._charters
        )

    def find(self, wanted: str) -> Iterator[Charter]:
        """Those that `wanted` may mean: by words and phone numbers first, then by words that it nearly is."""
        exact, near = self._words.find(wanted)
        digits = re.sub(r"\D", "", wanted)
        called = {n for n, phone in enumerate(self._phones) if len(digits) >= 3 and digits in phone}
        for places in (exact | called, near - called):
            yield from (self._charters[place] for place in sorted(places))


def read_day(text: str, today: date) -> date | None:
    """The day that "14 june", "Jun 14" or "2026-06-14" means; without a year the next one, or a recent one."""
    try:
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if match := _DAY_MONTH.fullmatch(text):
            month = _MONTHS.index((match[2] or match[3])[:3]) + 1
            day = int(match[1] or match[4])
            if match[5]:
                return date(int(match[5]), month, day)
            found = date(today.year, month, day)
            return found if found > today - timedelta(days=120) else date(today.year + 1, month, day)
    except ValueError:
        return None
    return None


class Answers:
    """Finds among the charters shown, those of other weekends, crew, boats, days and commands.

    `choose` shows a charter of the shown weekend, `pick_up` takes somebody of the crew in hand.
    """

    def __init__(
        self,
        session: Session,
        seeking: Seeking,
        commands: Callable[[], tuple[Command, ...]],
        choose: Callable[[str], object],
        pick_up: Callable[[Held], object],
    ) -> None:
        self._session, self._seeking, self._commands = session, seeking, commands
        self._choose, self._pick_up = choose, pick_up
        self._shown: _Shown | None = None

    def find(self, text: str) -> list[Found]:
        """What `text` may mean, best first; of no words at all, the first commands."""
        wanted = fold(text)
        if not wanted:
            return [Found("chevron-right", one.name, one.keys, one.run) for one in self._commands()][:_MOST]
        found = chain(
            self._days(wanted),
            self._charters(wanted),
            self._crew(wanted),
            self._boats(wanted),
            self._elsewhere(wanted),
            self._told(wanted),
        )
        return list(islice(found, _MOST))

    def _told(self, wanted: str) -> Iterator[Found]:
        for one in self._commands():
            if _matches(wanted, fold(f"{one.name} {one.words}")):
                yield Found("chevron-right", one.name, one.keys, one.run)

    def _elsewhere(self, wanted: str) -> Iterator[Found]:
        """Charters of other weekends; a few only, so that commands stay in sight."""
        for one in self._seeking.find(wanted)[:_ELSEWHERE]:
            number = f" · {to_display(one.phone)}" if one.phone else ""
            detail = f"{say_day(one.start, with_year=True)} {say_time(one.start)} · {one.boat}{number}"
            go = partial(self._seeking.go_to, one.event_id, one.start.date())
            yield Found("calendar", one.title, detail, go)

    def _days(self, wanted: str) -> Iterator[Found]:
        if self._session.is_open and (day := read_day(wanted, self._session.desk.now().date())):
            yield Found(
                "calendar",
                say_day_in_full(day, with_year=True),
                tr("Go to its weekend"),
                lambda: self._session.show_weekend(day),
            )

    def _charters(self, wanted: str) -> Iterator[Found]:
        if self._shown is None or self._shown.board is not self._session.board:
            self._shown = _Shown(self._session.board)
        for one in self._shown.find(wanted):
            number = f" · {to_display(one.guest_phone)}" if one.guest_phone else ""
            detail = f"{say_moment(one.start)} · {one.boat}{number}"
            yield Found("guests", one.title, detail, partial(self._choose, one.event_id))

    def _crew(self, wanted: str) -> Iterator[Found]:
        for row in self._session.board.roster:
            if any(_matches(wanted, fold(name)) for name in (row.member.name, *row.member.aliases)):
                facts = [tr("Captain") if row.member.is_captain else tr("Crew")]
                if row.member.phone:
                    facts.append(to_display(row.member.phone))
                held = Held(row.member.name)
                yield Found(
                    "person",
                    row.member.name,
                    " · ".join([*facts, tr("pick up")]),
                    partial(self._pick_up, held),
                )

    def _boats(self, wanted: str) -> Iterator[Found]:
        for lane in self._session.board.lanes:
            cards = [card for cell in lane.cells for card in cell]
            if _matches(wanted, fold(lane.boat)) and cards:
                yield Found("boat", lane.boat, tr("First charter"), partial(self._choose, cards[0].event_id))


def _matches(wanted: str, text: str) -> bool:
    """Whether every word wanted begins a word of `text`, or, for a word of four letters or more, nearly does."""
    words = text.split()
    return all(any(_nearly(part, word) for word in words) for part in wanted.split())


def _nearly(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    if len(part) < 4:
        return False
    # One letter wrong, missing, doubled or swapped.
    head = word[: len(part) + 1]
    for n in range(len(part)):
        rest = part[n + 1 :]
        if head.startswith(part[:n]) and (head[n + 1 :].startswith(rest) or head[n:].startswith(rest)):
            return True
        if head.startswith(part[:n]) and head[n + 1 :].startswith(part[n:]):
            return True
        if n + 1 < len(part) and head.startswith(part[:n] + part[n + 1] + part[n] + part[n + 2 :]):
            return True
    return False
