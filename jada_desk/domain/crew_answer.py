"""A crew member's answer to an assignment, and whether it still answers what is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

ASKED_AGAIN: Final = "asked again"
LONGEST_REASON: Final = 200


class Answer(StrEnum):
    """The stored forms of an answer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is asked to sail, in stored form; an answer is to exactly this.

    `role` is "captain" or "crew", `date` 2026-05-30, `start` and `end` 18:30.
    """

    role: str
    date: str
    start: str
    end: str
    boat: str


@dataclass(frozen=True, slots=True)
class CrewAnswer:
    """What a crew member answered, to what and when (UTC, None when not known). `reason` is on one line, ""
    for none."""

    crew_id: str
    answer: Answer
    reason: str
    at: datetime | None
    asked: Asked


def answer_of(answers: Iterable[CrewAnswer], crew_id: str) -> CrewAnswer | None:
    """The answer of one crew member, None when there is none."""
    return next((one for one in answers if one.crew_id == crew_id), None)


def answer_standing(answer: CrewAnswer | None, asked: Asked) -> str:
    """How an answer stands to what is asked now: "accepted", "declined", "asked again" when it was to
    something else, "" without one."""
    if answer is None:
        return ""
    return str(answer.answer) if answer.asked == asked else ASKED_AGAIN
