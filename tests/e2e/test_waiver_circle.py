"""A party of five signs in a browser, from the guest page on; the desk shows each step and notices a changed byte."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.adapters.local import practice_process
from jada_desk.bootstrap import open_desk
from jada_desk.cli.entry import DONE, FAILED, main
from jada_desk.domain.board import State
from jada_desk.domain.board_making import make_board
from jada_desk.domain.draft import Draft, set_field
from jada_desk.domain.waiver_book import THE_GUEST
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.tables import Table

FRIDAY, QUINN = date(2026, 5, 29), "jadaquinn0530"


class Stop:
    cancelled = False


class Phone:
    """`tests.e2e.guest_phone` in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("guest_phone.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def do(self, **what: object) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        seen: dict[str, Any] = json.loads(self._process.stdout.readline())
        return seen

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            pipe.close()
        self._process.kill()
        self._process.wait()


@pytest.fixture
def phone() -> Iterator[Phone]:
    phone = Phone()
    yield phone
    phone.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    practice_process.stop(tmp_path)


def adult(name: str, born: str = "1990-02-03", email: str = "") -> dict[str, object]:
    reached = {"email": email} if email else {"phone": "+1-619-555-0001"}
    return {"name": name, "birth_date": born, "signature": name, "consent": True, **reached}


def guarded(name: str, guardian: str) -> dict[str, object]:
    return {
        **adult(name, "2012-07-01"),
        "guardian_name": guardian,
        "relationship": "mother",
        "guardian_consent": True,
        "guardian_signature": guardian,
    }


def card_of(desk: Desk) -> tuple[str, str]:
    """What the card says of waivers, and the record's status."""
    seen = desk.observe(FRIDAY, Draft(), lambda _: None, Stop())
    weekend = desk.weekend(seen, FRIDAY)
    card = make_board(weekend, Draft(), tenant=desk.tenant, directory=desk.directory(seen)).card(QUINN)
    assert card is not None
    badges = [badge.text for badge in card.badges if badge.state is State.WAIVER]
    return ", ".join(badges), str(card.charter.waiver_status)


def test_a_party_of_five_signs_and_the_desk_follows(
    home: Path, phone: Phone, capsys: pytest.CaptureFixture[str]
):
    practice = practice_process.find_or_start(home, timeout_s=60)
    tables = DynamoTables(AwsClients(practice.region, endpoint_url=practice.aws), "jada-")
    desk = open_desk(home, practice=True)
    seen = desk.observe(FRIDAY, Draft(), lambda _: None, Stop())
    quinn = desk.weekend(seen, FRIDAY).charter(QUINN)
    assert quinn is not None
    draft = set_field(Draft(), quinn, "passengers", 5, desk.now())
    seen = desk.observe(FRIDAY, draft, lambda _: None, Stop())
    assert desk.publish(desk.plan(seen, draft, FRIDAY), lambda _: None, Stop()).is_complete

    record = tables.get_many(Table.EVENTS, [(QUINN,)])[QUINN,]
    page = phone.do(open=f"{practice.site}/{record['page_keys'][0]}")  # type: ignore[index]
    assert "waiver" in page["text"]
    form = phone.do(follow="a[href*='/waivers/']")
    assert form["heading"] == "Waiver"
    seen = desk.observe(FRIDAY, Draft(), lambda _: None, Stop())
    assert form["address"] == desk.party_link(seen, QUINN)

    signed, awaited = "Signed. Thank you", "A guardian still has to sign"
    for fields, heading, card in (
        (adult("Jon Quinn", email="jon@example.com"), signed, ("Waiver 1/5", "pending")),
        (adult("Ann Parker", "1961-12-24"), signed, ("Waiver 2/5", "pending")),
        (guarded("Mia Parker", "Ann Parker"), signed, ("Waiver 3/5", "pending")),
        (adult("Leo Parker", "2010-01-31"), awaited, ("Waiver 3/5 · guardian", "guardian required")),
        (adult("Bea Parker", "1988-03-04"), signed, ("Waiver 4/5 · guardian", "guardian required")),
    ):
        answer = phone.do(send=fields)
        assert answer["heading"] == heading, answer["text"]
        assert card_of(desk) == card
        again = phone.do(follow="a.go")
        assert again["heading"] == "Waiver"
        assert not any(name in again["text"] for name in ("Jon", "Ann", "Mia", "Leo", "Bea"))
    book = desk.waivers(quinn)
    assert "Leo Parker: a parent or guardian" in book.missing

    # What is wrong is said beside what was typed, without script; then the guardian completes it.
    incomplete = {
        **guarded("Leo Parker", "Ann Parker"),
        "birth_date": "2010-01-31",
        "guardian_signature": "Somebody",
    }
    refused = phone.do(send=incomplete)
    assert "Sign by typing the guardian's full name" in refused["text"]
    answer = phone.do(send={"guardian_signature": "Ann Parker"})
    assert answer["heading"] == signed, answer["text"]
    assert card_of(desk) == ("", "signed")

    # Jon's name is not the guest's: matched by hand. One copy went out, to the one address.
    book = desk.waivers(quinn)
    jon = next(one for one in book.people if one.name == "Jon Quinn")
    assert (jon.copy, book.signed) == ("sent", 5)
    assert desk.mark_waiver(quinn, jon.person, THE_GUEST).guest == desk.waivers(quinn).guest
    copies = [one for one in practice_process.sent(home)["emails"] if "jon@example.com" in str(one["to"])]
    assert len(copies) == 1
    assert "Your signed waiver" in copies[0]["subject"]

    # A link for one person works once.
    own = desk.own_link(quinn)
    assert phone.do(open=own)["heading"] == "Waiver"
    assert phone.do(send=adult("Zoe Parker", "1990-05-05"))["heading"] == signed
    assert "Only their parent or guardian" in phone.do(open=own)["text"]
    assert phone.do(send=adult("Yan Parker", "1991-05-05"))["heading"] == "That did not work"

    assert desk.check_waivers().flaws == {}
    changed = {"signed_at": "2026-05-28T20:30:01Z"}
    tables.update(Table.WAIVERS, (QUINN, jon.person), changed, expect={})
    assert desk.check_waivers().flaws == {QUINN: ("Jon Quinn: This waiver was changed after it was signed.",)}
    assert [one.name for one in desk.waivers(quinn).people if one.flaw] == ["Jon Quinn"]
    desk.close()

    everything = ["--home", str(home), "--practice", "--json"]
    assert main([*everything, "waivers"]) == FAILED
    assert json.loads(capsys.readouterr().out)["flaws"] == {
        QUINN: ["Jon Quinn: This waiver was changed after it was signed."]
    }
    assert main([*everything, "waivers", QUINN, "--mark", jon.person, "nobody"]) == FAILED
    said = json.loads(capsys.readouterr().out)
    assert (said["waivers"], said["link"]) == ("5/5", form["address"])
    assert main(["--home", str(home), "--practice", "waivers", QUINN]) == FAILED
    assert f"Jon Quinn  [{jon.person}]" in capsys.readouterr().out
    assert main([*everything, "waivers", QUINN, "--own-link"]) == DONE
    assert json.loads(capsys.readouterr().out)["link"].startswith(f"{practice.site}/waivers/{QUINN}.")
