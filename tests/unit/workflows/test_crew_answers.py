"""The answer link, the answer kept, and what the desk makes of it."""

import threading
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.board_making import make_board
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, Slot, assign, reschedule, set_field
from jada_desk.domain.errors import NotFound, Unavailable
from jada_desk.domain.links import crew_token, waiver_token
from jada_desk.domain.notice import NoticeFacts
from jada_desk.workflows.crew_answers import Assignment, EndedLink, LinkEnd, open_assignment, take_answer
from jada_desk.workflows.ports.tables import Table, Value
from jada_desk.workflows.records import read_answers
from jada_desk.workflows.weekend import read_directory
from tests.fakes.aws import TablesFake
from tests.fakes.faults import Call
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, PlainPages, at

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
SECRET = "secretsecretsecretsecret"
ASKED = Asked("crew", "2026-05-30", "18:30", "20:30", "JADA")


def make_tables(**changes: Value) -> TablesFake:
    tables = TablesFake()
    tables.rows[Table.EVENTS]["quinn",] = {
        "event_id": "quinn",
        "event_name": "Quinn Sunset",
        "date": "2026-05-30",
        "start_time": "18:30",
        "end_time": "20:30",
        "waiver_secret": SECRET,
    }
    dispatch: dict[str, Value] = {
        "event_id": "quinn",
        "date": "2026-05-30",
        "start_time": "18:30",
        "end_time": "20:30",
        "boarding_time": "18:15",
        "boat": "JADA",
        "captain": "Darrell",
        "crew": ["Eugene", "Sarah"],
        "revision": 4,
    }
    tables.rows[Table.CREW_DISPATCH]["quinn",] = {
        name: value for name, value in {**dispatch, **changes}.items() if value is not None
    }
    for name, aliases in (("Darrell", []), ("Gene", ["Eugene"]), ("Sarah", []), ("Kai", [])):
        crew_id = name.lower()
        item: dict[str, Value] = {"crew_id": crew_id, "name": name, "aliases": list(aliases)}
        tables.rows[Table.CREW][crew_id,] = item
    return tables


def token_of(crew_id: str, event_id: str = "quinn") -> str:
    return f"{event_id}.{crew_id}.{crew_token(SECRET, crew_id)}"


def open_link(tables: TablesFake, token: str, now: datetime = NOW) -> Assignment | EndedLink | None:
    return open_assignment(tables, token, ZONE, now)


def assignment(tables: TablesFake, crew_id: str = "gene") -> Assignment:
    found = open_link(tables, token_of(crew_id))
    assert isinstance(found, Assignment)
    return found


def answered(
    crew_id: str = "gene", answer: Answer = Answer.ACCEPTED, reason: str = "", at: datetime = NOW
) -> CrewAnswer:
    return CrewAnswer(crew_id, answer, reason, at, ASKED)


def dispatch_of(tables: TablesFake) -> dict[str, Any]:
    return tables.rows[Table.CREW_DISPATCH]["quinn",]


def test_a_link_opens_its_persons_assignment():
    one = assignment(make_tables())
    assert (one.name, one.asked, one.title, one.captain) == ("Gene", ASKED, "Quinn Sunset", "Darrell")
    assert one.start == datetime(2026, 5, 30, 18, 30, tzinfo=ZONE)
    assert one.boarding == datetime(2026, 5, 30, 18, 15, tzinfo=ZONE)
    assert assignment(make_tables(), "darrell").asked.role == "captain"


def test_boarding_may_be_the_day_before_or_open():
    late = make_tables(start_time="00:30", end_time="03:00", boarding_time="23:45")
    assert assignment(late).boarding == datetime(2026, 5, 29, 23, 45, tzinfo=ZONE)
    assert assignment(make_tables(boarding_time="")).boarding is None


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "quinn",
        "quinn.gene",
        "quinn.gene.",
        f"quinn.gene.{SECRET}",
        f"quinn.gene.{crew_token(SECRET, 'sarah')}",
        f"quinn.gene.{waiver_token(SECRET)}",
        f"quinn..{crew_token(SECRET, '')}",
        f"danika.gene.{crew_token(SECRET, 'gene')}",
        f"nobody.gene.{crew_token('', 'gene')}",
        f"{token_of('gene')}=",
        f"{token_of('gene')} ",
        f"quinn.g\u0435ne.{crew_token(SECRET, 'gene')}",
        "quinn.\ud800.x",
        "quinn.\x00.x",
    ],
)
def test_a_forged_link_opens_nothing(token: str):
    tables = make_tables()
    tables.rows[Table.EVENTS]["danika",] = {"event_id": "danika", "date": "2026-05-30"}
    assert open_link(tables, token) is None


def test_every_single_bit_of_a_link_counts():
    tables, token = make_tables(), token_of("gene")
    for place in range(len(token)):
        for bit in range(7):
            assert (
                open_link(tables, token[:place] + chr(ord(token[place]) ^ 1 << bit) + token[place + 1 :])
                is None
            )


def test_a_link_of_old_says_why_it_asks_nothing():
    tables = make_tables()
    start = datetime(2026, 5, 30, 18, 30, tzinfo=ZONE)
    day = start.date()
    assert open_link(tables, token_of("kai")) == EndedLink(LinkEnd.REPLACED, day)
    assert isinstance(open_link(tables, token_of("gene"), start - timedelta(seconds=1)), Assignment)
    assert open_link(tables, token_of("gene"), start) == EndedLink(LinkEnd.SAILED, day)
    del tables.rows[Table.CREW]["gene",]
    assert open_link(tables, token_of("gene")) == EndedLink(LinkEnd.REPLACED, day)
    assert open_link(make_tables(date="soon"), token_of("gene")) == EndedLink(LinkEnd.GONE, day)
    del tables.rows[Table.CREW_DISPATCH]["quinn",]
    assert open_link(tables, token_of("gene")) == EndedLink(LinkEnd.GONE, day)
    del tables.rows[Table.EVENTS]["quinn",]
    assert open_link(tables, token_of("gene")) is None


def test_an_answer_is_kept_beside_everything_else_and_the_same_again_changes_nothing():
    tables = make_tables()
    before = dict(dispatch_of(tables))
    take_answer(tables, answered(answer=Answer.DECLINED, reason="My knee"), "quinn")
    kept = dispatch_of(tables)
    assert kept == {
        **before,
        "answers": {
            "gene": {
                "answer": "declined",
                "reason": "My knee",
                "at": "2026-05-28T20:30:00Z",
                "role": "crew",
                "facts": {"date": "2026-05-30", "start": "18:30", "end": "20:30", "boat": "JADA"},
            }
        },
    }
    take_answer(
        tables, answered(answer=Answer.DECLINED, reason="My knee", at=NOW + timedelta(hours=1)), "quinn"
    )
    assert dispatch_of(tables) == kept
    assert assignment(tables).answer == answered(answer=Answer.DECLINED, reason="My knee")
    take_answer(tables, answered(at=NOW + timedelta(hours=2)), "quinn")
    take_answer(tables, answered("sarah"), "quinn")
    found = read_answers(dispatch_of(tables))
    assert [(one.crew_id, one.answer, one.reason) for one in found] == [
        ("gene", "accepted", ""),
        ("sarah", "accepted", ""),
    ]


def test_of_many_answers_at_once_none_is_lost():
    tables = make_tables()
    start = threading.Barrier(12)

    def work(number: int) -> None:
        start.wait()
        take_answer(tables, answered(f"crew-{number % 4}"), "quinn")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_answers(dispatch_of(tables))) == 4


def test_an_answer_to_a_charter_that_went_or_never_holds_still_is_told():
    class Restless(TablesFake):
        def get_many(self, table, keys):
            found = super().get_many(table, keys)
            self.rows[table]["quinn",]["answers"] = {"other": str(len(self.turns))}
            self.turns.append(table)
            return found

        turns: list[Table] = []  # noqa: RUF012 - one test's own class

    restless = Restless()
    restless.rows = make_tables().rows
    with pytest.raises(Unavailable):
        take_answer(restless, answered(), "quinn")
    with pytest.raises(NotFound):
        take_answer(TablesFake(), answered(), "quinn")


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "x",
        3,
        ["gene"],
        {"gene": None},
        {"gene": {"answer": "maybe"}},
        {"gene": {"reason": "x"}},
        {"gene": ["accepted"]},
    ],
)
def test_what_is_no_answer_is_left_out(stored: Value):
    assert read_answers({"answers": stored}) == ()
    assert read_answers(None) == ()


def test_a_stored_answer_is_read_as_foreign_text():
    (one,) = read_answers(
        {
            "answers": {
                "gene": {"answer": "declined", "reason": "a\r\nb\u202e" + "x" * 500, "at": "?", "facts": 3}
            }
        }
    )
    assert one.reason.startswith("a b")
    assert len(one.reason) == 200
    assert "\u202e" not in one.reason
    assert (one.at, one.asked) == (None, Asked("", "", "", "", ""))


# The desk ------------------------------------------------------------------------------------------------------------


def crew_link(jada: Operation, event_id: str, crew_id: str) -> str:
    secret = jada.memory.minted[event_id].waiver_secret
    return f"{event_id}.{crew_id}.{crew_token(secret, crew_id)}"


def answer_by_link(jada: Operation, event_id: str, crew_id: str, answer: Answer, reason: str = "") -> None:
    found = open_assignment(jada.tables, crew_link(jada, event_id, crew_id), ZONE, THURSDAY)
    assert isinstance(found, Assignment)
    take_answer(jada.tables, CrewAnswer(crew_id, answer, reason, THURSDAY, found.asked), event_id)


def slots(jada: Operation, event_id: str, draft: Draft | None = None) -> dict[str, str]:
    observed = jada.observe(draft)
    board = make_board(
        jada.desk.weekend(observed, FRIDAY),
        draft or Draft(),
        tenant=jada.tenant,
        directory=read_directory(observed.crew),
    )
    card = board.card(event_id)
    assert card is not None
    return {slot.name: slot.answer for slot in card.slots if slot.name}


class Recorder(PlainPages):
    """Pages that keep the facts of every message."""

    def __init__(self) -> None:
        self.told: list[NoticeFacts] = []

    def sms(self, facts: Sequence[NoticeFacts]) -> str:
        self.told += facts
        return super().sms(facts)

    def links(self) -> dict[tuple[str, str], str]:
        """By name and kind, where each may answer; the last message counts."""
        return {(one.name, str(one.kind)): one.answer_url for one in self.told}


def test_who_is_asked_to_sail_gets_a_link_of_their_own_that_works(jada: Operation):
    pages = Recorder()
    desk = jada.another_desk(jada.memory, jada.journal, pages=pages)
    # One crew member without e-mail, one whom the directory does not know.
    jada.put(
        Table.CREW, {"crew_id": "noor", "name": "Noor", "roles": ["captain"], "phone": "+1-619-555-0107"}
    )
    draft = jada.weekend_edits()
    draft = assign(draft, jada.charter("danika"), Slot("crew", 1), "Visiting Vera", THURSDAY)
    plan = jada.plan(draft, desk)
    links = pages.links()
    for (name, kind), url in links.items():
        asks = name not in ("Danika", "Priya", "Quinn", "Jonathan", "Visiting Vera") and kind != "removed"
        assert bool(url) is asks, (name, kind)
    assert {one.answer_in_email for one in pages.told if one.name == "Noor" and one.answer_url} == {False}
    assert {one.answer_in_email for one in pages.told if one.name == "Kai" and one.answer_url} == {True}
    assert links["Darrell", "removed"] == ""
    assert "answer_links" not in jada.row(Table.CREW_DISPATCH, "danika")
    jada.publish(plan, desk)
    assert "waiver_secret" not in jada.row(Table.EVENTS, "danika")
    for (name, _), url in links.items():
        if url:
            assert url.startswith("https://sailjada.com/crew/")
            found = open_assignment(jada.tables, url.rpartition("/")[2], ZONE, THURSDAY)
            assert isinstance(found, Assignment)
            assert found.name == name
    # The link stays the same in every later message.
    pages.told.clear()
    moved = set_field(Draft(), jada.charter("danika"), "boarding", at(30, 14), THURSDAY)
    jada.plan(moved, desk)
    assert pages.links()["Kai", "changed"] == links["Kai", "changed"]


def test_no_link_goes_out_that_would_not_know_its_person(jada: Operation):
    pages = Recorder()
    desk = jada.another_desk(jada.memory, jada.journal, pages=pages)

    def lose_dispatch(call: Call) -> None:
        if call.args[:1] == (Table.CREW_DISPATCH,):
            raise Unavailable("DynamoDB cannot be reached.")

    draft = jada.weekend_edits()
    jada.faults.before = lose_dispatch
    jada.plan(draft, desk)
    assert "Noor" in {one.name for one in pages.told}
    assert not any(pages.links().values())


def test_the_board_shows_answers_and_asks_again_when_times_change(jada: Operation):
    jada.publish_weekend()
    assert slots(jada, "danika") == {"Noor": "", "Kai": ""}
    answer_by_link(jada, "danika", "noor", Answer.ACCEPTED)
    answer_by_link(jada, "danika", "kai", Answer.DECLINED, "My knee")
    assert slots(jada, "danika") == {"Noor": "accepted", "Kai": "declined"}
    assert jada.plan().is_empty
    later = jada.charter("danika")
    moved = reschedule(Draft(), later, later.start + timedelta(hours=1), later.end, THURSDAY)
    assert slots(jada, "danika", moved) == {"Noor": "asked again", "Kai": "asked again"}
    assert jada.publish(jada.plan(moved)).is_complete
    assert slots(jada, "danika") == {"Noor": "asked again", "Kai": "asked again"}
    answer_by_link(jada, "danika", "noor", Answer.ACCEPTED)
    assert slots(jada, "danika") == {"Noor": "accepted", "Kai": "asked again"}


def test_an_answer_between_plan_and_publish_makes_nothing_stale_and_survives(jada: Operation):
    jada.publish_weekend()
    draft = assign(Draft(), jada.charter("danika"), CAPTAIN_SLOT, "Darrell", THURSDAY)
    plan = jada.plan(draft)
    answer_by_link(jada, "danika", "kai", Answer.ACCEPTED)
    assert jada.publish(plan).is_complete
    assert slots(jada, "danika") == {"Darrell": "", "Kai": "accepted"}
    ended = open_assignment(jada.tables, crew_link(jada, "danika", "noor"), ZONE, THURSDAY)
    assert isinstance(ended, EndedLink)
    assert ended.end is LinkEnd.REPLACED


def test_ten_thousand_guesses_at_a_crew_link_open_nothing():
    """At a charter and a person that exist; and each bit of the right token, flipped."""
    tables, guesser = make_tables(), Random(530)
    right = crew_token(SECRET, "gene")
    assert isinstance(open_assignment(tables, f"quinn.gene.{right}", ZONE, NOW), Assignment)
    guesses = [urlsafe_b64encode(guesser.randbytes(16)).decode().rstrip("=") for _ in range(10_000)]
    guesses += ["", right[:-1], f"{right}A", right.swapcase(), "A" * len(right)]
    guesses += [
        f"{right[:at]}{chr(ord(right[at]) ^ 1 << bit)}{right[at + 1 :]}"
        for at in range(22)
        for bit in range(7)
    ]
    hits = [one for one in guesses if open_assignment(tables, f"quinn.gene.{one}", ZONE, NOW) is not None]
    assert hits == []
