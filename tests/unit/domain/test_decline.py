"""Which declines are news, and urgent now."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.card_making import asked_of
from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.crew_answer import Answer, CrewAnswer
from jada_desk.domain.decline import URGENT_WITHIN, urgent_declines
from jada_desk.domain.draft import Slot

DOCK = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 29, 20, 30, tzinfo=UTC)
CREW = Directory((CrewMember("gene", "Gene"), CrewMember("sarah", "Sarah")))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=DOCK)


def charter(answer: Answer = Answer.DECLINED, **facts: object) -> Charter:
    one = Charter("quinn", "Quinn Sunset", "JADA", at(30, 18, 30), at(30, 20, 30), crew=("Gene", "Sarah"))
    said = CrewAnswer("gene", answer, "my daughter is ill", NOW, asked_of(one, Slot("crew")))
    return replace(one, **{"answers": (said,), **facts})  # type: ignore[arg-type]


def test_a_decline_says_who_which_charter_and_when_and_no_more() -> None:
    (found,) = urgent_declines([charter()], CREW, NOW)
    assert found.words == "Gene declined Quinn Sunset, Sat 30 May 18:30."
    assert (found.event_id, found.day) == ("quinn", at(30, 0).date())
    assert urgent_declines([charter(title="")], CREW, NOW)[0].words.startswith("Gene declined a charter,")


def test_what_was_told_is_not_told_again_and_another_no_is() -> None:
    (found,) = urgent_declines([charter()], CREW, NOW)
    assert urgent_declines([charter()], CREW, NOW, {found.key}) == ()
    (said,) = charter().answers
    again = charter(answers=(replace(said, at=NOW + timedelta(hours=1)),))
    assert len(urgent_declines([again], CREW, NOW, {found.key})) == 1
    undated = charter(answers=(replace(said, at=None),))
    assert len(urgent_declines([undated], CREW, NOW)) == 1


@pytest.mark.parametrize(
    "one",
    [
        charter(Answer.ACCEPTED),
        charter(crew=("Sarah",)),
        charter(crew=("Visiting Vera",)),
        charter(status=CharterStatus.CANCELLED),
        charter(start=at(30, 17)),
        charter(answers=()),
    ],
    ids=["accepted", "replaced", "unknown", "cancelled", "asked for another hour", "no answer"],
)
def test_nobody_is_disturbed_for_what_is_no_decline(one: Charter) -> None:
    assert urgent_declines([one], CREW, NOW) == ()


def test_two_days_ahead_and_not_once_it_sails() -> None:
    start = charter().start
    assert urgent_declines([charter()], CREW, start - URGENT_WITHIN)
    assert not urgent_declines([charter()], CREW, start - URGENT_WITHIN - timedelta(minutes=1))
    assert not urgent_declines([charter()], CREW, start)
