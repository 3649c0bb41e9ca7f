"""HTTP as API Gateway and function URLs hand it to a function, and what the practice site makes of the answers."""

import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.functions.http import UnreadableBody, html, read_request, said
from jada_desk.practice import functions_edge
from jada_desk.practice.functions_edge import PracticeFunctions, from_payload, to_payload
from jada_desk.practice.lambda_runtime import FunctionFailed, FunctionTimedOut
from jada_desk.practice.wire import HttpRequest

NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)


def payload(**changes: Any) -> dict[str, Any]:
    """A payload of format 2.0, as a function URL sends it for a form."""
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/waivers/a.b",
        "rawQueryString": "v=1&v=2&e=%C3%A9",
        "headers": {"Content-Type": "application/x-www-form-urlencoded", "x-forwarded-for": "192.0.2.7"},
        "requestContext": {
            "http": {
                "method": "POST",
                "path": "/waivers/a.b",
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.7",
            },
            "timeEpoch": 1780000200000,
        },
        "body": b64encode(b"name=Jos%C3%A9+N&name=x&empty=").decode(),
        "isBase64Encoded": True,
    } | changes


def test_a_form_is_read():
    request = read_request(payload())
    assert (request.method, request.path, request.address) == ("POST", "/waivers/a.b", "192.0.2.7")
    assert request.query == {"v": "1", "e": "é"}
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.at == NOW
    assert request.fields() == {"name": "José N", "empty": ""}


def test_plain_text_bodies_and_none():
    plain = payload(
        body='{"consent": true, "other": false, "phone": null, "name": "N"}', isBase64Encoded=False
    )
    plain["headers"] = {"content-type": "Application/JSON; charset=utf-8"}
    assert read_request(plain).fields() == {"consent": "yes", "other": "", "name": "N"}
    bare = payload(headers=None, rawQueryString="")
    del bare["body"], bare["isBase64Encoded"], bare["requestContext"]["timeEpoch"]
    request = read_request(bare)
    assert (request.body, request.query, request.headers) == (b"", {}, {})
    assert abs((datetime.now(UTC) - request.at).total_seconds()) < 60


@pytest.mark.parametrize("body", [b"[]", b"3", b"{", b'{"a": 1}', b'{"a": {}}', b"\xff", b"[" * 9000])
def test_json_that_is_no_form_is_unreadable(body: bytes):
    event = payload(body=b64encode(body).decode(), headers={"content-type": "application/json"})
    with pytest.raises(UnreadableBody):
        read_request(event).fields()


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"httpMethod": "POST", "path": "/waivers", "requestContext": {}},
        payload(body="%%%"),
        payload(headers=3),
        payload(requestContext=None),
    ],
)
def test_another_payload_is_refused(event: dict[str, Any]):
    with pytest.raises(ValueError, match="this is no HTTP request"):
        read_request(event)


def test_a_request_goes_there_and_back():
    sent = HttpRequest(
        "POST", "/waivers/a.b", query="v=1", headers={"host": "s", "cookie": "c"}, body=b"\xff\x00"
    )
    event = to_payload(sent, NOW)
    json.dumps(event)
    request = read_request(event)
    assert (request.method, request.path, request.query) == ("POST", "/waivers/a.b", {"v": "1"})
    assert (request.body, request.at, request.address) == (b"\xff\x00", NOW, "127.0.0.1")
    assert "cookie" not in request.headers
    page = from_payload(html(410, "<p>ü</p>".encode()))
    assert (page.status, page.body, page.header("Cache-Control")) == (410, "<p>ü</p>".encode(), "no-store")
    assert from_payload(said(200, {"a": 1})).body == b'{"a": 1}'
    assert from_payload({"statusCode": 200, "body": "ü"}).body == "ü".encode()
    assert from_payload([1]).body == b"[1]"


class Broken:
    def __init__(self, error: Exception) -> None:
        self.error = error
        self.closed = False

    def invoke(self, event: Any) -> Any:
        raise self.error

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("error", "status"), [(FunctionTimedOut(), 504), (FunctionFailed("KeyError"), 502)])
def test_a_function_in_trouble_is_a_gateways_answer(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
):
    broken = Broken(error)
    monkeypatch.setattr(functions_edge, "start_function", lambda *_: broken)
    empty = Endpoint("", 0, "", "", "", "", "", "", "", "", 0.0, "", "")
    functions = PracticeFunctions(lambda: empty, lambda: NOW)
    assert functions.handle(HttpRequest("GET", "/waivers/a.b")).status == status
    assert functions.handle(HttpRequest("GET", "/elsewhere/x")).status == 503
    assert functions.handle(HttpRequest("POST", "/waivers", body=b"x" * 7_000_000)).status == 413
    functions.close()
    assert broken.closed
