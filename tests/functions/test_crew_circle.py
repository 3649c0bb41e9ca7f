"""The circle of a crew answer: publish, open the link in the message, decline, and the board shows it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.bootstrap import open_desk
from jada_desk.domain.board import State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign
from jada_desk.domain.sms import sms_parts
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.observed import Observed
from tests.functions.conftest import Site
from tests.functions.test_crew_answers_function import forms, said

FRIDAY = date(2026, 5, 29)
DANIKA = "jadadanika0530"


class Stop:
    cancelled = False


def look(desk: Desk) -> Observed:
    return desk.observe(FRIDAY, Draft(), lambda _: None, Stop())


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A workspace of the test's own: it publishes."""
    yield tmp_path
    practice_process.stop(tmp_path)


def test_a_decline_by_the_link_in_the_message_is_on_the_card(home: Path):
    practice = practice_process.find_or_start(home, timeout_s=60)
    site = Site(practice.site)
    desk = open_desk(home, practice=True)
    seen = look(desk)
    danika = desk.weekend(seen, FRIDAY).charter(DANIKA)
    assert danika is not None
    draft = assign(Draft(), danika, CAPTAIN_SLOT, "Noor", seen.read_at or danika.start)
    plan = desk.plan(desk.observe(FRIDAY, draft, lambda _: None, Stop()), draft, FRIDAY)
    texts = [one.text for one in plan.notices if one.channel == "sms"]
    assert [sms_parts(text) for text in texts] == [1] * len(texts)
    assert desk.publish(plan, lambda _: None, Stop()).is_complete
    mails = practice_process.ask(practice, "GET", "sent")["emails"]
    (mail,) = [one["text"] for one in mails if "noor@example.com" in str(one["to"])]
    link = re.search(rf"Accept or decline: {re.escape(practice.site)}(/crew/\S+)", mail)
    assert link
    assert "waivers" not in mail

    action, hidden = forms(site.ask("GET", link[1]))["declined"]
    assert said(site.send(action, {**hidden, "reason": "My knee"})).startswith("You declined.")

    seen = look(desk)
    board = make_board(
        desk.weekend(seen, FRIDAY), Draft(), tenant=desk.tenant, directory=desk.directory(seen)
    )
    card = board.card(DANIKA)
    assert card is not None
    assert card.slots[0].accessible_name.startswith("Captain: Noor, declined")
    badge = next(one for one in card.badges if one.state is State.DECLINED)
    assert (badge.text, badge.detail) == ("Declined", "Noor declined: My knee")
    assert desk.plan(seen, Draft(), FRIDAY).is_empty
