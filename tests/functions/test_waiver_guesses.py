"""Guesses at waiver links, by the function itself in this process: none is a hit, all answers are the same."""

from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from jada_desk.domain.links import link_hash, waiver_token
from jada_desk.domain.tenant import Aws, Tenant
from jada_desk.functions import compose, waivers
from tests.unit.workflows.test_waivers import SECRET, TOKEN, ZONE, make_tables

AT = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def operation(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    tables, tenant = make_tables(), Tenant("jada", "JADA", ZONE, aws=Aws(site_url="https://sailjada.com"))
    monkeypatch.setattr(compose, "tables", lambda: tables)
    monkeypatch.setattr(compose, "tenant", lambda: tenant)
    yield
    assert not any(tables.rows[table] for table in tables.rows if table == "waivers")


def ask(method: str, path: str, body: str = "", **more: Any) -> dict[str, Any]:
    http = {"method": method, "path": path, "sourceIp": "192.0.2.7"}
    return waivers.handler(
        {
            "version": "2.0",
            "rawPath": path,
            "headers": {"content-type": "application/x-www-form-urlencoded", **more},
            "body": body,
            "requestContext": {"http": http, "timeEpoch": int(AT.timestamp() * 1000), "stage": "$default"},
        },
        None,
    )


def test_ten_thousand_guesses_have_no_hit():
    assert ask("GET", f"/waivers/{TOKEN}")["statusCode"] == 200
    unknown = ask("GET", "/waivers/jadanobody0530.aaaaaaaaaaaaaaaaaaaaaa")
    for number in range(10_000):
        answer = ask("GET", f"/waivers/jadaquinn0530.{waiver_token(f'guess {number}')}")
        assert (answer["statusCode"], answer["body"]) == (404, unknown["body"])


def test_every_bit_flip_of_a_link_is_refused_shown_and_sent():
    unknown = ask("GET", "/waivers/jadanobody0530.aaaaaaaaaaaaaaaaaaaaaa")["body"]
    for place in range(len(TOKEN)):
        for bit in range(7):
            forged = TOKEN[:place] + chr(ord(TOKEN[place]) ^ 1 << bit) + TOKEN[place + 1 :]
            for method in ("GET", "POST"):
                answer = ask(method, f"/waivers/{forged}", "name=Quinn")
                assert (answer["statusCode"], answer["body"]) == (404, unknown), (method, forged)


def test_the_links_own_secret_and_its_hash_open_nothing():
    for guess in (SECRET, link_hash(TOKEN.partition(".")[2]), ""):
        assert ask("GET", f"/waivers/jadaquinn0530.{guess}")["statusCode"] == 404


def test_the_answer_speaks_what_the_browser_asks_for():
    spanish = ask("GET", f"/waivers/{TOKEN}", **{"accept-language": "es-MX,es;q=0.9"})
    assert 'lang="es"' in _text(spanish)
    assert 'lang="en"' in _text(ask("GET", f"/waivers/{TOKEN}", **{"accept-language": "fr"}))


def test_a_cancelled_charter_has_nothing_to_sign(monkeypatch: pytest.MonkeyPatch):
    cancelled = make_tables(status="cancelled", guest_language="es")
    monkeypatch.setattr(compose, "tables", lambda: cancelled)
    for method in ("GET", "POST"):
        answer = ask(method, f"/waivers/{TOKEN}", "name=Quinn")
        assert answer["statusCode"] == 410
        assert "Este paseo está cancelado" in _text(answer)
    scripted = ask("POST", f"/waivers/{TOKEN}", "{}", **{"content-type": "application/json"})
    assert (scripted["statusCode"], "cancelled" in _text(scripted)) == (410, True)


def _text(answer: dict[str, Any]) -> str:
    return b64decode(answer["body"]).decode()
