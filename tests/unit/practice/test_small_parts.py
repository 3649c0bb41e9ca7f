"""The feed's lines, the search language, the state file, the faults, the wire."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.practice.faults import Faults
from jada_desk.practice.feed import escape, fold
from jada_desk.practice.gmail_query import looks_in_bin, parse_query
from jada_desk.practice.lock import FileLock, LockTaken
from jada_desk.practice.mailbox import Mail, MailStore
from jada_desk.practice.store import Store
from jada_desk.practice.wire import (
    ConnectionDropped,
    HttpRequest,
    HttpResponse,
    LoopbackServer,
    json_response,
    text_response,
)

BOOKING = b"""From: Boatsetter <boatsetter@mail.boatsetter.com>\r
To: jada-bookings@sailjada.com\r
Subject: Your booking XHQGMDH is confirmed\r
Date: Thu, 21 May 2026 08:40:00 -0700\r
Content-Type: text/html; charset=utf-8\r
\r
<p>Renter: <b>Jonathan</b> &amp; friends</p>\r
"""


@given(st.text(st.characters(exclude_characters="\x00\r", exclude_categories=("Cs", "Cc")), max_size=300))
def test_a_description_comes_out_of_the_feed_as_it_went_in(text: str):
    lines = fold(f"DESCRIPTION:{escape(text)}")
    assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
    block = f"BEGIN:VEVENT\r\nUID:x\r\n{lines}\r\nEND:VEVENT\r\n"
    event = icalendar.Event.from_ical(block)
    assert str(event["DESCRIPTION"]) == text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "state.db")
    yield store
    store.close()


@pytest.fixture
def mail(store: Store) -> Mail:
    return MailStore(store).add(BOOKING)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "xhqgmdh",
        '"booking XHQGMDH"',
        "subject:xhqgmdh from:boatsetter",
        "from:boatsetter@mail.boatsetter.com",
        "jonathan friends",
        "{nobody jonathan}",
        "nobody OR jonathan confirmed",
        "subject:(booking confirmed)",
        "subject:{cancelled confirmed}",
        "-cancelled -subject:new -(cancelled jonathan)",
        "after:2026/05/21 before:2026/05/22",
        "after:1779377999 before:1779378001",
        "in:inbox -in:spam -in:trash",
        "in:anywhere label:inbox",
    ],
)
def test_queries_that_find_the_booking(mail: Mail, query: str):
    assert parse_query(query)(mail)


@pytest.mark.parametrize(
    "query",
    [
        "xhqgmd",
        '"XHQGMDH booking"',
        "subject:jonathan",
        "nobody OR somebody jonathan",
        "-jonathan",
        "-subject:booking",
        "{nobody somebody}",
        "after:2026/05/22",
        "before:1779378000",
        "in:spam",
        "has:attachment",
        "amp",
    ],
)
def test_queries_that_do_not(mail: Mail, query: str):
    assert not parse_query(query)(mail)


def test_who_asks_for_the_bin_by_name_gets_it():
    assert looks_in_bin("in:trash jonathan")
    assert not looks_in_bin("jonathan -in:trash -in:spam")


@given(st.text(alphabet='ab:"(){}-OR /', max_size=40))
def test_no_query_is_an_error(query: str):
    parse_query(query)


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store, tmp_path: Path):
    def half() -> None:
        with store.writing():
            store.set_meta("first", "1")
            raise KeyError("stopped")

    with pytest.raises(KeyError):
        half()
    assert store.meta("first", "none") == "none"
    with store.writing(), store.writing():
        store.set_meta("first", "2")
    other = Store(tmp_path / "state.db")
    assert other.meta("first") == "2"
    other.close()


def test_a_reset_keeps_what_must_outlive_it(store: Store):
    for name in ("change", "ports", "sown", "generation"):
        store.set_meta(name, "x")
    store.clear()
    assert [store.meta(name) for name in ("change", "ports", "sown", "generation")] == ["x", "x", "", ""]


def test_the_lock_is_one_holders(tmp_path: Path):
    path = tmp_path / "lock"
    with FileLock(path, lambda: False), pytest.raises(LockTaken), FileLock(path, lambda: False):
        pass
    asked: list[int] = []
    holder = FileLock(path, lambda: False)
    holder.__enter__()

    def keep_waiting() -> bool:
        asked.append(1)
        if len(asked) == 2:
            holder.__exit__(None, None, None)
        return True

    with FileLock(path, keep_waiting):
        assert len(asked) == 2


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse(200)


def test_a_fault_strikes_as_often_as_it_says():
    faults = Faults()
    faults.add({"target": "s3", "match": "guests/", "times": 2, "kind": "status:503"})
    page, other = HttpRequest("PUT", "/b/guests/a.html"), HttpRequest("PUT", "/b/other")
    assert [faults.guard("s3", other, ok).status, faults.guard("ses", page, ok).status] == [200, 200]
    assert [faults.guard("s3", page, ok).status for _ in range(3)] == [503, 503, 200]


def test_a_lost_answer_comes_after_the_effect_and_a_reset_before():
    faults, effects = Faults(), []

    def act(request: HttpRequest) -> HttpResponse:
        effects.append(request.path)
        return HttpResponse(200)

    faults.add(
        [{"kind": "reset", "match": "/one"}, {"kind": "lost", "match": "/two"}, {"kind": "delay:0.01"}]
    )
    for path in ("/one", "/two"):
        with pytest.raises(ConnectionDropped):
            faults.guard("sns", HttpRequest("POST", path), act)
    assert effects == ["/two"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        "s3",
        {"kind": "rain"},
        {"kind": "status:200"},
        {"kind": "reset", "target": "ec2"},
        {"kind": "reset", "x": 1},
    ],
)
def test_a_fault_that_is_not_understood_is_refused(data: object):
    with pytest.raises(ValueError, match=r"fault|kind"):
        Faults().add(data)


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    def application(request: HttpRequest) -> HttpResponse:
        match request.path:
            case "/drop":
                raise ConnectionDropped
            case "/fail":
                raise KeyError(request.query)
            case "/inject":
                return text_response("x", 200, "text/plain\r\nX-Evil: 1")
        return json_response({"path": request.path, "size": len(request.body), "method": request.method})

    served = LoopbackServer(application, 0, lambda: None)
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield served
    served.shutdown()
    served.server_close()
    thread.join()


@pytest.fixture
def connection(server: LoopbackServer) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    yield connection
    connection.close()


def ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: object = None
) -> tuple[int, bytes]:
    connection.request(method, path, body=body)  # type: ignore[arg-type]
    response = connection.getresponse()
    return response.status, response.read()


def test_a_connection_serves_call_after_call(connection: http.client.HTTPConnection):
    assert json.loads(ask(connection, "PUT", "/a%20b", b"12345")[1]) == {
        "path": "/a b",
        "size": 5,
        "method": "PUT",
    }
    before = connection.sock
    assert ask(connection, "HEAD", "/")[1] == b""
    assert json.loads(ask(connection, "POST", "/c", iter([b"12", b"345"]))[1])["size"] == 5
    assert connection.sock is before


def test_a_failure_is_told_without_what_was_sent(
    connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
):
    assert ask(connection, "GET", "/fail?name=Quinn")[0] == 500
    told = capfd.readouterr().err
    assert "KeyError" in told
    assert "Quinn" not in told
    assert ask(connection, "GET", "/")[0] == 200


def test_a_dropped_connection_gives_no_answer(connection: http.client.HTTPConnection):
    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        ask(connection, "GET", "/drop")


def test_a_header_cannot_break_out_of_its_line(connection: http.client.HTTPConnection):
    connection.request("GET", "/inject")
    response = connection.getresponse()
    response.read()
    assert response.getheader("X-Evil") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_a_broken_request_is_refused_and_cut_off(server: LoopbackServer, raw: bytes):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as peer:
        peer.sendall(raw)
        answer = b""
        while piece := peer.recv(4096):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "body",
    [b"Content-Length: 10\r\n\r\n123", b"Transfer-Encoding: chunked\r\n\r\n5\r\n123"],
    ids=["whole", "chunked"],
)
def test_half_a_request_has_no_effect(body: bytes):
    asked: list[HttpRequest] = []

    def application(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return json_response({})

    server = LoopbackServer(application, 0, lambda: None)
    with server, socket.create_connection(("127.0.0.1", server.port), timeout=10) as peer:
        peer.sendall(b"PUT /page HTTP/1.1\r\nHost: x\r\n" + body)
        peer.shutdown(socket.SHUT_WR)
        server.handle_request()
        assert peer.recv(4096) == b""
    assert asked == []


def test_a_caller_that_waits_for_leave_gets_it(server: LoopbackServer):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as peer:
        peer.sendall(b"PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        assert peer.recv(4096).startswith(b"HTTP/1.1 100")
        peer.sendall(b"ab")
        assert b'"size": 2' in peer.recv(4096)
