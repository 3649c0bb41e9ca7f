"""Waivers on the public site: the edge, the real Lambda runtime client, the function, the tables."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import quote

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from tests.fakes.waiver_forms import ADULT, GUARDED, MINOR
from tests.functions.conftest import FORM, Charter, Site

Make = Callable[..., Charter]


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text)
    return unescape(found[1]) if found else ""


def open_form(site: Site, charter: Charter) -> tuple[str, str]:
    """Open a charter's form as a browser does: where it is sent, and the hash of its text."""
    answer = site.ask("GET", f"/waivers/{charter.token}")
    assert answer.status == 200
    action = re.search(r'action="([^"]+)"', answer.text)
    text = re.search(r'name="text_sha256" value="(\w+)"', answer.text)
    assert action
    assert text
    return unescape(action[1]), text[1]


def fill_in(site: Site, charter: Charter, fields: dict[str, str]) -> str:
    """Open the form, fill it in, send it; the heading of the answer."""
    action, text = open_form(site, charter)
    answer = site.send(action, {**fields, "text_sha256": text})
    assert answer.status == 200
    return heading(answer.text)


def test_an_adults_signature_turns_0_of_3_into_1_of_3(site: Site, make_charter: Make):
    charter = make_charter(3)
    before = dict(charter.record)
    assert fill_in(site, charter, ADULT) == "Signed. Thank you"
    assert charter.standing == ("pending", 1, 3)
    (waiver,) = charter.waivers
    seals = {waiver["person"]: waiver["digest"]}
    assert charter.record == {**before, "waivers_signed": 1, "waiver_seals": seals}
    assert waiver["viewed_at"] <= waiver["signed_at"]
    assert waiver["signed_at"].startswith("2026-05-28T20:")
    assert (waiver["address"], waiver["user_agent"]) == ("127.0.0.1", "Browser/1")
    assert len(waiver["text_sha256"]) == 64


def test_all_aboard_make_it_signed(site: Site, make_charter: Make):
    charter = make_charter(2)
    fill_in(site, charter, ADULT)
    fill_in(site, charter, {**ADULT, "name": "Ann Parker", "signature": "Ann Parker"})
    assert charter.standing == ("signed", 2, 2)


def test_a_minor_alone_leaves_guardian_required_and_the_guardian_makes_it_signed(
    site: Site, make_charter: Make
):
    charter = make_charter(1)
    assert fill_in(site, charter, MINOR) == "A guardian still has to sign"
    assert charter.standing == ("guardian required", 0, 1)
    assert fill_in(site, charter, GUARDED) == "Signed. Thank you"
    assert charter.standing == ("signed", 1, 1)
    alone, guardian = charter.waivers
    assert "guardian_name" not in alone
    assert (guardian["person"], guardian["guardian_name"]) == (f"{alone['person']}#guardian", "Quinn Parker")
    assert alone["signed_at"] <= guardian["signed_at"]


def test_a_charter_marked_for_a_guardian_waits_for_its_minor(site: Site, make_charter: Make):
    charter = make_charter(2, "guardian required")
    fill_in(site, charter, ADULT)
    assert charter.standing == ("guardian required", 1, 2)
    fill_in(site, charter, GUARDED)
    assert charter.standing == ("signed", 2, 2)


def test_a_forged_link_is_as_unknown_as_one_of_nobody(site: Site, make_charter: Make):
    charter = make_charter(3)
    event_id, _, secret = charter.token.partition(".")
    nobody = site.ask("GET", f"/waivers/jadanobody.{secret}")
    assert nobody.status == 404
    assert heading(nobody.text) == "This waiver link does not work"
    flipped = [secret[:n] + chr(ord(secret[n]) ^ 1 << n % 5) + secret[n + 1 :] for n in range(len(secret))]
    for forged in (*flipped, "", secret[:-1], secret + "a", secret.upper(), "\x00", "../.."):
        path = f"/waivers/{event_id}.{quote(forged, safe='')}"
        answer = site.ask("GET", path)
        assert (answer.status, answer.text) == (404, nobody.text)
        assert site.send(path, ADULT).status == 404
    assert charter.waivers == []


def test_who_holds_the_link_can_sign_and_reads_nothing_of_others(site: Site, make_charter: Make):
    charter = make_charter(3)
    fill_in(site, charter, {**ADULT, "birth_date": "1971-04-05", "phone": "619-555-0001"})
    action, text = open_form(site, charter)
    other = {
        **ADULT,
        "name": "Ann Lee",
        "signature": "Ann Lee",
        "email": "ann@example.com",
        "text_sha256": text,
    }
    answers = [
        site.ask("GET", f"/waivers/{charter.token}"),
        site.send(action, {"text_sha256": text}),
        site.send(action, {**other, "signature": "Q"}),
        site.send(action, other),
        site.send(
            action, {**ADULT, "birth_date": "1971-04-05", "email": "ann@example.com", "text_sha256": text}
        ),
    ]
    hidden = ("quinn@example.com", "1971", "555-0001", "127.0.0.1")
    for answer in answers[:4]:
        assert not [one for one in ("Quinn", "Parker", *hidden) if one in answer.text]
    assert not [one for one in hidden if one in answers[4].text and one != "1971"]
    assert len(charter.waivers) == 2


def test_fifty_posts_of_one_person_are_one_waiver(site: Site, make_charter: Make):
    charter = make_charter(3)
    action, text = open_form(site, charter)
    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(lambda _: site.send(action, {**ADULT, "text_sha256": text}), range(50)))
    assert {answer.status for answer in answers} == {200}
    assert len(charter.waivers) == 1
    assert charter.standing == ("pending", 1, 3)


def test_of_ten_people_at_once_nobody_is_lost(site: Site, make_charter: Make):
    charter = make_charter(10)
    action, text = open_form(site, charter)

    def send(letter: str) -> int:
        name = f"Person {letter}{letter}"
        return site.send(action, {**ADULT, "name": name, "signature": name, "text_sha256": text}).status

    with ThreadPoolExecutor(10) as threads:
        assert set(threads.map(send, "abcdefghij")) == {200}
    assert charter.standing == ("signed", 10, 10)


def test_what_is_missing_is_said_beside_what_was_typed(site: Site, make_charter: Make):
    charter = make_charter(3)
    action, text = open_form(site, charter)
    answer = site.send(action, {**ADULT, "signature": "", "text_sha256": text})
    assert answer.status == 422
    assert 'href="#signature"' in answer.text
    assert 'value="Quinn Parker"' in answer.text
    assert charter.waivers == []


def test_another_text_than_the_present_one_must_be_read_again(site: Site, make_charter: Make):
    charter = make_charter(3)
    answer = site.send(f"/waivers/{charter.token}", {**ADULT, "text_sha256": "0" * 64})
    assert answer.status == 422
    assert 'href="#consent"' in answer.text
    assert "checked" not in answer.text
    assert charter.waivers == []


def test_markup_in_a_name_is_only_a_name(site: Site, make_charter: Make):
    charter = make_charter(3)
    name = '"><script>alert(1)</script> {{ 7 * 7 }} \u202e'
    action, text = open_form(site, charter)
    answer = site.send(action, {**ADULT, "name": name, "signature": "", "text_sha256": text})
    assert answer.status == 422
    assert "<script" not in answer.text
    assert "{{ 7 * 7 }}" in answer.text
    assert "\u202e" not in answer.text


def hostile_bodies() -> dict[str, tuple[int, bytes, str]]:
    deep = b"[" * 15_000
    return {
        "a megabyte": (413, b"name=" + b"x" * 1_000_000, FORM),
        "seven megabytes": (413, b"x" * 7_000_000, FORM),
        "latin-1": (400, b"name=Jos\xe9&consent=yes", FORM),
        "broken percents": (400, b"name=%ff%fe&consent=yes", FORM),
        "a thousand fields": (400, b"&".join(b"f%d=1" % n for n in range(1000)), FORM),
        "no JSON": (400, b"{", "application/json"),
        "a JSON list": (400, b"[]", "application/json"),
        "deep JSON": (400, deep, "application/json"),
        "JSON of objects": (400, b'{"name": {"first": "Quinn"}}', "application/json"),
        "a file upload": (415, b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
        "nothing": (422, b"", FORM),
    }


@pytest.mark.parametrize("kind", hostile_bodies())
def test_a_hostile_body_gets_a_clear_answer(site: Site, make_charter: Make, kind: str):
    charter = make_charter(3)
    status, body, content_type = hostile_bodies()[kind]
    answer = site.ask("POST", f"/waivers/{charter.token}", body, Content_Type=content_type)
    assert answer.status == status
    assert "Traceback" not in answer.text
    if kind != "seven megabytes":
        assert "igned" in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
    assert charter.standing == ("pending", 0, 3)


def test_a_script_signs_in_json_with_the_token_in_the_body(site: Site, make_charter: Make):
    charter = make_charter(2)
    _, text = open_form(site, charter)
    fields = {**ADULT, "token": charter.token, "consent": True, "text_sha256": text, "phone": None}
    answer = site.send_json("/waivers", fields)
    assert (answer.status, answer.text) == (200, '{"result": "signed"}')
    assert site.send_json("/waivers", {**fields, **MINOR}).text == '{"result": "guardian needed"}'
    refused = site.send_json("/waivers", {**fields, "consent": False})
    assert refused.status == 422
    assert '"consent"' in refused.text
    assert site.send_json("/waivers", {**fields, "token": "x"}).status == 404
    assert site.send_json("/waivers", ADULT).status == 404
    assert charter.standing == ("guardian required", 1, 2)
    assert [waiver["viewed_at"] for waiver in charter.waivers] == ["", ""]


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/waivers/x.y"), ("PUT", "/waivers")])
def test_other_methods_are_refused(site: Site, method: str, path: str):
    assert site.ask(method, path).status == 405


def test_other_addresses_are_unknown(site: Site):
    for path in ("/waivers", "/waivers/", "/waivers/a/b", "/waivers/x"):
        assert site.ask("GET", path).status == 404


def test_tables_out_of_reach_mean_try_again(practice: Endpoint, site: Site, make_charter: Make):
    charter = make_charter(3)
    action, text = open_form(site, charter)
    fields = {**ADULT, "text_sha256": text}
    practice_process.ask(
        practice, "POST", "faults", {"target": "dynamodb", "match": "", "times": 0, "kind": "status:503"}
    )
    try:
        answer = site.send(action, fields)
        scripted = site.send_json(action, fields)
    finally:
        practice_process.ask(practice, "DELETE", "faults")
    assert answer.status == 503
    assert "again" in answer.text
    assert scripted.status == 503
    assert '"error"' in scripted.text
    # A lost answer: the waiver is there, and to send it again is safe.
    fault = {"target": "dynamodb", "match": "quinn-parker", "times": 1, "kind": "lost"}
    practice_process.ask(practice, "POST", "faults", fault)
    assert site.send(action, fields).status == 503
    assert site.send(action, fields).status == 200
    assert len(charter.waivers) == 1
    assert charter.standing == ("pending", 1, 3)


def test_the_link_ends_with_the_sailing(practice: Endpoint, site: Site, make_charter: Make):
    charter = make_charter(3)
    action, text = open_form(site, charter)
    practice_process.ask(practice, "POST", "clock", {"now": "2026-05-30T20:29:30-07:00"})
    try:
        assert site.ask("GET", action).status == 200
        practice_process.ask(practice, "POST", "clock", {"now": "2026-05-30T20:30:01-07:00"})
        shown = site.ask("GET", action)
        sent = site.send(action, {**ADULT, "text_sha256": text})
        scripted = site.send_json(action, {**ADULT, "text_sha256": text})
    finally:
        practice_process.ask(practice, "POST", "clock", {"now": "2026-05-28T13:30:00-07:00"})
    assert (shown.status, sent.status, scripted.status) == (410, 410, 410)
    assert heading(shown.text) == "This waiver link has ended"
    assert charter.waivers == []


def test_the_page_forbids_everything_foreign(site: Site, make_charter: Make):
    answer = site.ask("GET", f"/waivers/{make_charter(3).token}")
    assert "form-action &#39;self&#39;" in answer.text or "form-action 'self'" in answer.text
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answer.headers["x-robots-tag"] == "noindex"
