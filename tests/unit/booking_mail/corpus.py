"""Booking mails with the truth beside them, as data, and how well the reader's answers agree with it.

`tests/data/mails/` has two sets of `.eml` files, each with its `truth.toml`. The reader was tuned on `known`. `unseen`
was written from the words of what must be read before the reader was run on it; its figures at first sight stand in
`tests/bench/bench_mail.py`. All people are those of the practice
weekends, all numbers are kept free for such uses, all addresses are nobody's.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from jada_desk.adapters.booking_mail import MailReader
from jada_desk.domain.contact import Candidate, Wanted

ZONE: Final = ZoneInfo("America/Los_Angeles")
OWN_NUMBERS: Final = frozenset(f"+1-619-555-010{n}" for n in range(10))
READER: Final = MailReader(frozenset({"bookings@jada.example", "jada-bookings@sailjada.com"}))
SETS: Final = ("known", "unseen")
_FOLDER: Final = Path(__file__).parents[2] / "data" / "mails"


@dataclass(frozen=True)
class Case:
    """A mail and what must be found: (phone, sure) pairs best first, the e-mail, and the name; None = any name."""

    name: str
    kind: str
    raw: bytes
    wanted: Wanted
    phones: tuple[tuple[str, bool], ...]
    email: str
    guest: str | None

    def find(self) -> tuple[Candidate, ...]:
        return READER.find(self.raw, self.wanted, OWN_NUMBERS).candidates


@dataclass(frozen=True)
class Score:
    """How many answers were right, of how many given, and of how many there are to give."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """In percent; without an answer nothing was wrong."""
        return 100 * self.right / self.given if self.given else 100.0

    @property
    def recall(self) -> float:
        """In percent; where nothing is to be found nothing was missed."""
        return 100 * self.right / self.wanted if self.wanted else 100.0


def load(name: str) -> tuple[Case, ...]:
    """The mails of one set, in the order of its truth."""
    folder = _FOLDER / name
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    return tuple(_case(folder, stem, entry) for stem, entry in truth.items())


def case(name: str) -> Case:
    """The known mail of that name."""
    return next(one for one in load("known") if one.name == name)


def score(cases: Iterable[Case]) -> dict[str, Score]:
    """The scores of phones, of phones given as sure, of e-mails and of names over some mails."""
    totals = {"phones": Score(), "sure phones": Score(), "e-mails": Score(), "names": Score()}
    for one in cases:
        found = one.find()
        phones = {phone for phone, _ in one.phones if phone}
        sure = {phone for phone, is_sure in one.phones if phone and is_sure}
        totals["phones"] += _compare([item.phone for item in found], phones)
        totals["sure phones"] += _compare([item.phone for item in found if item.sure], sure)
        totals["e-mails"] += _compare([item.email for item in found], {one.email} - {""})
        if one.guest is not None:
            totals["names"] += _compare([item.name for item in found], {one.guest} - {""})
    return totals


def _compare(given: Sequence[str], wanted: set[str]) -> Score:
    answers = set(given) - {""}
    return Score(len(answers & wanted), len(answers), len(wanted))


def _case(folder: Path, stem: str, entry: dict[str, Any]) -> Case:
    about = entry["wanted"]
    day = about["day"]
    assert isinstance(day, date)
    return Case(
        name=stem,
        kind=entry["kind"],
        raw=(folder / f"{stem}.eml").read_bytes(),
        wanted=Wanted(about["event_id"], about["booking_id"], about["guest_name"], day, ZONE),
        phones=tuple((one["phone"], one["sure"]) for one in entry["phones"]),
        email=entry["email"],
        guest=entry.get("guest"),
    )
