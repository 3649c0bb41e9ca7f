"""Crew answers on the public site: the edge, the real Lambda runtime client, the function, the tables."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import count
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain.links import answer_url, crew_token, waiver_token
from jada_desk.workflows.ports.tables import Table, Value
from tests.functions.conftest import FORM, SECRET, Answer, Site

numbers = count(1)
Make = Callable[..., str]


@pytest.fixture
def make_event(tables: DynamoTables) -> Make:
    """Puts a charter of a test's own into the tables, with Darrell as captain, Gene and Sarah as crew."""

    def make(**changes: Value) -> str:
        event_id = f"jadaanswers{next(numbers):04d}"
        record: dict[str, Value] = {
            "event_name": "Quinn Sunset",
            "date": "2026-05-30",
            "start_time": "18:30",
            "end_time": "20:30",
            "waiver_secret": SECRET,
            "revision": 1,
        }
        dispatch: dict[str, Value] = {
            "date": "2026-05-30",
            "start_time": "18:30",
            "end_time": "20:30",
            "boarding_time": "18:15",
            "boat": "JADA",
            "captain": "Darrell",
            "crew": ["Gene", "Sarah"],
            "revision": 7,
            **changes,
        }
        tables.update(Table.EVENTS, (event_id,), record, expect={"event_id": None})
        tables.update(Table.CREW_DISPATCH, (event_id,), dispatch, expect={"event_id": None})
        return event_id

    return make


@pytest.fixture
def dispatch_of(tables: DynamoTables) -> Callable[[str], dict[str, Any]]:
    return lambda event_id: dict(tables.get_many(Table.CREW_DISPATCH, [(event_id,)])[event_id,])


def link(event_id: str, crew_id: str = "gene") -> str:
    return urlsplit(answer_url("https://site.example", event_id, crew_id, SECRET)).path


def heading(page: Answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page.text)
    return unescape(found[1]) if found else ""


def said(page: Answer) -> str:
    """What stands in the box about the answer, in plain words."""
    found = re.search(r'<div class="said.*?</div>', page.text, re.S)
    return " ".join(unescape(re.sub("<[^>]+>", "", found[0])).split()) if found else ""


def forms(page: Answer) -> dict[str, tuple[str, dict[str, str]]]:
    """The forms of a page by the answer they send: where to, and their hidden fields."""
    found = {}
    for form in re.findall(r"<form.*?</form>", page.text, re.S):
        action = re.search(r'action="([^"]+)"', form)
        assert action
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', form))
        found[hidden["answer"]] = unescape(action[1]), hidden
    return found


def press(site: Site, event_id: str, which: str, crew_id: str = "gene", **fields: str) -> Answer:
    """Open the page as a browser does and send one of its forms."""
    action, hidden = forms(site.ask("GET", link(event_id, crew_id)))[which]
    return site.send(action, {**hidden, **fields})


def test_the_page_says_what_is_sailed_and_looking_changes_nothing(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    before = dispatch_of(event_id)
    page = site.ask("GET", link(event_id))
    assert (page.status, heading(page), said(page)) == (200, "Saturday, May 30", "")
    for expected in ("Quinn Sunset", "as crew", "6:15 PM", "6:30 PM", "8:30 PM", "JADA", "Darrell", "Dock 4"):
        assert expected in page.text
    assert set(forms(page)) == {"accepted", "declined"}
    assert "<script" not in page.text
    for path in (f"{link(event_id)}?answer=accepted", f"{link(event_id)}/"):
        assert site.ask("GET", path).status == 200
        assert site.ask("HEAD", path).status == 200
    assert dispatch_of(event_id) == before
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"


def test_to_accept_is_kept_and_leaves_the_desks_part_alone(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    before = dispatch_of(event_id)
    page = press(site, event_id, "accepted")
    assert (page.status, said(page)) == (200, "You accepted. Thank you.")
    after = dispatch_of(event_id)
    answers = after.pop("answers")
    assert after == before
    assert answers.pop("gene").pop("at").startswith("2026-05-28T20:")
    assert answers == {}
    assert said(site.ask("GET", link(event_id))).startswith("You accepted. That was on Thu May 28, 1:")
    assert set(forms(site.ask("GET", link(event_id)))) == {"declined"}
    assert said(site.ask("GET", link(event_id, "sarah"))) == ""


def test_to_decline_with_a_reason_and_to_change_ones_mind(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    page = press(site, event_id, "declined", reason="  My knee,\r\nsorry ")
    assert (page.status, said(page)) == (
        200,
        "You declined. Thank you. We look for somebody else. Your reason: My knee, sorry",
    )
    kept = dispatch_of(event_id)["answers"]["gene"]
    assert (kept["answer"], kept["reason"], kept["role"]) == ("declined", "My knee, sorry", "crew")
    assert kept["facts"] == {"date": "2026-05-30", "start": "18:30", "end": "20:30", "boat": "JADA"}
    press(site, event_id, "accepted", "darrell")
    assert said(press(site, event_id, "accepted")) == "You accepted. Thank you."
    answers = dispatch_of(event_id)["answers"]
    assert {who: (one["answer"], one["reason"], one["role"]) for who, one in answers.items()} == {
        "gene": ("accepted", "", "crew"),
        "darrell": ("accepted", "", "captain"),
    }


def test_a_forged_link_is_as_unknown_as_one_of_nobody(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    nobody = site.ask("GET", link("jadanobody"))
    assert (nobody.status, heading(nobody)) == (404, "This link does not work")
    token = crew_token(SECRET, "gene")
    flipped = [token[:n] + chr(ord(token[n]) ^ 1 << n % 5) + token[n + 1 :] for n in range(len(token))]
    others = (
        "",
        token[:-1],
        token + "A",
        token.swapcase(),
        SECRET,
        waiver_token(SECRET),
        crew_token(SECRET, "sarah"),
    )
    for forged in (*flipped, *others, "\x00", "../..", "\ud7ff"):
        path = f"/crew/{event_id}.gene.{quote(forged, safe='')}"
        page = site.ask("GET", path)
        assert (page.status, page.text) == (404, nobody.text)
        assert site.send(path, {"answer": "accepted"}).status == 404
    for path in (
        "/crew",
        "/crew/",
        "/crew/x",
        "/crew/a/b",
        f"/crew/{'x' * 3000}",
        f"/waivers{link(event_id)[5:]}",
    ):
        assert site.ask("GET", path).status == 404
    assert site.ask("GET", f"/waivers/{event_id}.{token}").status == 404
    assert "answers" not in dispatch_of(event_id)


def test_twenty_posts_are_one_answer_and_nobody_elses_is_lost(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    sent = {
        who: forms(site.ask("GET", link(event_id, who)))["accepted"] for who in ("gene", "sarah", "darrell")
    }
    people = [who for _ in range(7) for who in sent][:20]
    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda who: site.send(*sent[who]), people))
    assert {page.status for page in answers} == {200}
    assert {said(page) for page in answers} == {"You accepted. Thank you."}
    kept = dispatch_of(event_id)
    assert set(kept["answers"]) == set(sent)
    assert kept["revision"] == 7
    press(site, event_id, "declined", "sarah")
    assert site.send(*sent["gene"]).status == 200
    assert dispatch_of(event_id)["answers"]["gene"] == kept["answers"]["gene"]


def test_who_was_replaced_is_told_and_can_answer_nothing(
    site: Site, make_event: Make, dispatch_of, tables: DynamoTables
):
    event_id = make_event()
    action, hidden = forms(site.ask("GET", link(event_id)))["accepted"]
    tables.update(
        Table.CREW_DISPATCH, (event_id,), {"crew": ["Kai", "Sarah"], "revision": 8}, expect={"revision": 7}
    )
    for page in (site.ask("GET", link(event_id)), site.send(action, hidden)):
        assert (page.status, heading(page)) == (410, "You do not sail this one")
        assert "Saturday, May 30" in page.text
        assert "Quinn" not in page.text
    assert "answers" not in dispatch_of(event_id)
    assert site.ask("GET", link(event_id, "kai")).status == 200


def test_other_times_ask_again(site: Site, make_event: Make, dispatch_of, tables: DynamoTables):
    event_id = make_event()
    press(site, event_id, "accepted")
    action, hidden = forms(site.ask("GET", link(event_id, "sarah")))["accepted"]
    tables.update(
        Table.CREW_DISPATCH, (event_id,), {"start_time": "17:30", "revision": 8}, expect={"revision": 7}
    )
    page = site.ask("GET", link(event_id))
    assert said(page).startswith("Please answer again. You accepted on Thu May 28, 1:")
    assert set(forms(page)) == {"accepted", "declined"}
    # Sarah still has the page from before on her phone: she did not agree to 5:30.
    late = site.send(action, hidden)
    assert late.status == 409
    assert said(late) == "This changed while you had it open. Please look at it and answer again."
    assert "5:30 PM" in late.text
    assert set(dispatch_of(event_id)["answers"]) == {"gene"}
    assert said(press(site, event_id, "accepted")) == "You accepted. Thank you."
    assert dispatch_of(event_id)["answers"]["gene"]["facts"]["start"] == "17:30"


def test_the_link_ends_when_it_sails_and_when_it_is_off(
    practice: Endpoint, site: Site, make_event: Make, dispatch_of
):
    event_id = make_event()
    action, hidden = forms(site.ask("GET", link(event_id)))["accepted"]
    practice_process.ask(practice, "POST", "clock", {"now": "2026-05-30T18:29:30-07:00"})
    try:
        assert site.send(action, hidden).status == 200
        practice_process.ask(practice, "POST", "clock", {"now": "2026-05-30T18:30:01-07:00"})
        ended = [site.ask("GET", link(event_id)), site.send(action, {**hidden, "answer": "declined"})]
    finally:
        practice_process.ask(practice, "POST", "clock", {"now": "2026-05-28T13:30:00-07:00"})
    assert {(page.status, heading(page)) for page in ended} == {(410, "This charter has sailed")}
    assert dispatch_of(event_id)["answers"]["gene"]["answer"] == "accepted"
    off = site.ask("GET", link(make_event(date="")))
    assert (off.status, heading(off)) == (410, "This charter is off")


HOSTILE = (
    '"><script>alert(1)</script>',
    "</textarea><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "a\r\nBcc: victim@example.com\x00\x1b[31m",
    "\u202egnp.exe \u2066x",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_reasons_are_only_text(site: Site, make_event: Make, dispatch_of, text: str):
    event_id = make_event()
    page = press(site, event_id, "declined", reason=text)
    assert page.status == 200
    long = press(site, make_event(), "declined", reason=text + "x" * 300)
    assert long.status == 422
    for shown in (page.text, long.text, site.ask("GET", link(event_id)).text):
        assert not re.search("<(script|img)", shown)
        assert not re.search("[\x00-\x08\x1b\u202e\u2066]", shown)
    assert "7 * 7" in page.text or "7 * 7" not in text
    kept = dispatch_of(event_id)["answers"]["gene"]["reason"]
    assert kept.isprintable()
    assert len(kept) <= 200


def test_a_reason_that_is_too_long_is_shown_again(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    page = press(site, event_id, "declined", reason="long " * 50)
    assert page.status == 422
    assert 'href="#reason"' in page.text
    assert ("long " * 50).strip() in page.text
    assert "answers" not in dispatch_of(event_id)


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (413, b"reason=" + b"x" * 1_000_000, FORM),
        (400, b"reason=Jos\xe9", FORM),
        (400, b"&".join(b"f%d=1" % n for n in range(1000)), FORM),
        (400, b"{", "application/json"),
        (415, b"--x--", "multipart/form-data; boundary=x"),
        (415, b"", ""),
        (409, b"", FORM),
    ],
)
def test_a_hostile_body_gets_a_clear_answer(
    site: Site, make_event: Make, dispatch_of, status: int, body: bytes, content_type: str
):
    event_id = make_event()
    page = site.ask("POST", link(event_id), body, Content_Type=content_type)
    assert page.status == status
    assert "<h1>" in page.text
    assert "Traceback" not in page.text
    assert "answers" not in dispatch_of(event_id)


def test_neither_yes_nor_no_and_other_methods(site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    for wrong in ("", "maybe", "ACCEPTED"):
        page = press(site, event_id, "accepted", answer=wrong)
        assert (page.status, said(page)) == (422, "Please say whether you accept or decline.")
    for method in ("DELETE", "PUT"):
        assert site.ask(method, link(event_id)).status == 405
    assert "answers" not in dispatch_of(event_id)


def test_tables_out_of_reach_mean_try_again(practice: Endpoint, site: Site, make_event: Make, dispatch_of):
    event_id = make_event()
    action, hidden = forms(site.ask("GET", link(event_id)))["accepted"]
    fault = {"target": "dynamodb", "match": "", "times": 0, "kind": "status:503"}
    practice_process.ask(practice, "POST", "faults", fault)
    try:
        page = site.send(action, hidden)
    finally:
        practice_process.ask(practice, "DELETE", "faults")
    assert page.status == 503
    assert "again" in page.text
    # A lost answer: it is kept, and to send it again is safe.
    fault = {"target": "dynamodb", "match": "accepted", "times": 1, "kind": "lost"}
    practice_process.ask(practice, "POST", "faults", fault)
    assert site.send(action, hidden).status == 503
    kept = dispatch_of(event_id)["answers"]
    assert site.send(action, hidden).status == 200
    assert dispatch_of(event_id)["answers"] == kept
