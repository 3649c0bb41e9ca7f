"""Why a publish would tell nobody of a charter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.plan import NoticeChoice, Plan, PlannedNotice
from jada_desk.domain.silence import why_nobody

NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
DANIKA = Charter("danika", "Danika", "JADA", NOW + timedelta(days=2), NOW + timedelta(days=2, hours=4))
QUIET = Plan("plan", "jada", date(2026, 5, 29), NOW, (), (), (), (), {})
NOTICE = PlannedNotice(
    ("quinn", "danika"),
    "crew:kai",
    "Kai",
    Audience.CREW,
    Channel.SMS,
    "+16195550101",
    NoticeKind.CHANGED,
    "",
    "Your times have changed.",
    NoticeChoice.UNTICKED,
)


def test_a_message_about_several_charters_is_one_about_each() -> None:
    assert why_nobody(DANIKA, replace(QUIET, notices=(NOTICE,)), NOW, "blind") == ""


@pytest.mark.parametrize(
    ("charter", "warnings", "blind", "why"),
    [
        (DANIKA, (), "", "Nobody has to be told: what guest and crew know is still so."),
        (DANIKA, (), "AWS is down.", "Nobody would be told now, for who knows what could not be read. AWS is down."),
        (replace(DANIKA, start=NOW), (), "", "It has begun: nobody is told of it any more."),
        (
            DANIKA,
            ("Quinn is left out: x.", "Danika is left out: Boarding was changed."),
            "",
            "Danika is left out: Boarding was changed.",
        ),
        (
            replace(DANIKA, status=CharterStatus.CANCELLED),
            (),
            "",
            "It is cancelled, and nobody has still to hear of it.",
        ),
    ],
    ids=["known", "blind", "begun", "left out", "cancelled"],
)  # fmt: skip
def test_why_nobody_is_told(charter: Charter, warnings: tuple[str, ...], blind: str, why: str) -> None:
    assert why_nobody(charter, replace(QUIET, warnings=warnings), NOW, blind) == why
