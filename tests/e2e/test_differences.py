"""Two people at one charter, and one captain's seat over three publishes, through the command line."""

import json
import shutil
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from jada_desk.adapters.local import practice_process
from tests.e2e.command_line import Desk, states

DANIKA = "jadadanika0530"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("differences")
    try:
        yield home
    finally:
        practice_process.stop(home)


@pytest.fixture
def desk(home: Path) -> Desk:
    """The practice workspace as on its first day, and a desk that knows nothing yet."""
    shutil.rmtree(home / "tenants", ignore_errors=True)
    desk = Desk(home)
    practice_process.reset(home)
    return desk


class Google:
    """A colleague with Danika's event open in Google Calendar."""

    def __init__(self, desk: Desk) -> None:
        calendar = f"{desk.endpoint.calendar}/calendar/v3/calendars/{desk.endpoint.calendar_id}"
        self._event = f"{calendar}/events/{DANIKA}"

    def description(self) -> str:
        with urllib.request.urlopen(self._event, timeout=10) as answer:
            return str(json.loads(answer.read())["description"])

    def write(self, description: str) -> None:
        body = json.dumps({"description": description}).encode()
        request = urllib.request.Request(
            self._event, body, {"Content-Type": "application/json"}, method="PATCH"
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 200


def conflicts(desk: Desk) -> dict[str, tuple[str, str, str]]:
    found = desk.ok("plan")["conflicts"]
    assert {one["event_id"] for one in found} <= {DANIKA}
    return {one["field"]: (one["was"], one["theirs"], one["yours"]) for one in found}


def told(messages: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What each address was sent."""
    found: dict[str, list[str]] = {}
    for address, text in messages:
        found.setdefault(address, []).append(text)
    return found


def test_a_difference_is_shown_and_settled_field_by_field(desk: Desk) -> None:
    google = Google(desk)
    desk.ok("edit", DANIKA, "--captain", "Noor", "--boarding", "4:45 PM", "--notes", "Bring a jacket")
    before = google.description()
    theirs = before.replace("5 PM", "4:15 PM").replace("Passengers: 5", "Passengers: 4")
    google.write(f"Ask about the cake\n{theirs}\nCaptain: Gene")

    assert conflicts(desk) == {
        "captain": ("", "Gene", "Noor"),
        "boarding": ("Sat 30 May 17:00", "Sat 30 May 16:15", "Sat 30 May 16:45"),
    }
    left_out = desk.ok("plan")
    assert not [one for one in left_out["changes"] if one["event_id"] == DANIKA]
    assert any("you want Noor" in one for one in left_out["warnings"])

    code, report = desk.run("publish", "--yes", "--really", "--notices", "none")
    assert code == 3 and {one["field"] for one in report["conflicts"]} == {"captain", "boarding"}
    assert DANIKA not in {one["event_id"] for one in report["steps"]}
    code, said = desk.run("publish", "--yes")
    assert code == 3 and said["changes"] == [], "with nothing else to publish nothing is begun"

    left = desk.ok("resolve", DANIKA, "captain", "--theirs")["conflicts"]
    assert [one["field"] for one in left] == ["boarding"]
    assert desk.ok("resolve", DANIKA, "boarding", "--mine")["conflicts"] == []
    assert conflicts(desk) == {}
    code, said = desk.run("resolve", DANIKA, "captain", "--mine")
    assert code == 2 and "Nobody else changed captain" in said["error"]

    report = desk.ok("publish", "--yes", "--really")
    assert states(report, "calendar") == {"done"}
    lines = google.description().splitlines()
    assert lines[0] == "Ask about the cake"
    assert {"Captain: Gene", "Passengers: 4"} <= set(lines)
    assert any("4:45 PM" in line for line in lines) and not any("4:15 PM" in line for line in lines)
    assert any("Bring a jacket" in line for line in lines)
    crew = told(desk.messages())
    assert "gene@example.com" in crew and "noor@example.com" not in crew
    plan = desk.ok("plan")
    assert plan["conflicts"] == [] and not [one for one in plan["changes"] if one["event_id"] == DANIKA]


def test_a_captain_put_on_taken_off_and_put_on_again_is_told_each_time(desk: Desk) -> None:
    heard: list[dict[str, list[str]]] = []
    everything: list[tuple[str, str]] = []
    for captain in ("Noor", "Gene", "Noor"):
        desk.ok("edit", DANIKA, "--captain", captain)
        desk.ok("publish", "--yes", "--really")
        messages = desk.messages()
        news = list((Counter(messages) - Counter(everything)).elements())
        heard.append(told(news))
        assert all(len(texts) == 1 for texts in heard[-1].values()), news  # nobody twice
        everything = messages
        assert desk.ok("plan")["notices"] == []
    noor, gene, guest = (f"{name}@example.com" for name in ("noor", "gene", "danika"))
    first, second, third = ({address: texts[0] for address, texts in news.items()} for news in heard)
    assert "You sail Danika" in first[noor] and gene not in first
    assert "You no longer sail" in second[noor] and "You sail Danika" in second[gene]
    assert "You sail Danika" in third[noor] and "You no longer sail" in third[gene]
    assert "Captain: Noor" in first[guest] and "Captain: Gene" in second[guest]
    assert "Please disregard our last message" in third[guest] and "Captain: Noor" in third[guest]
