"""The public reader against a site that misbehaves."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from jada_desk.adapters import web
from jada_desk.adapters.web import HttpSite
from jada_desk.domain.errors import Refused, SettingsError, Unavailable

Reply = Callable[[str], bytes]


@contextmanager
def serving(reply: Reply) -> Iterator[tuple[str, list[str]]]:
    """A site that answers a path with raw bytes; its address and the request heads it was sent."""
    heads: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = []
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                lines.append(line.decode())
            heads.append("".join(lines))
            self.wfile.write(reply(lines[0].split()[1]))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", heads
        finally:
            server.shutdown()
            thread.join()


def page(body: bytes, head: bytes = b"200 OK", more: bytes = b"") -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n%b\r\n%b" % (head, len(body), more, body)


def test_reads_a_page_under_its_encoded_path():
    with serving(lambda path: page(path.encode())) as (url, heads):
        assert HttpSite(url).read("/guests/zoë 1?#.html") == b"/guests/zo%C3%AB%201%3F%23.html"
    assert "Accept-Encoding: identity" in heads[0]


def test_a_page_that_is_not_there_is_none():
    with serving(lambda _: page(b"gone", b"404 Not Found")) as (url, _):
        assert HttpSite(url).read("/guests/a.html") is None


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (page(b"", b"403 Forbidden"), Refused),
        (page(b"", b"410 Gone"), Refused),
        (page(b"", b"429 Slow"), Unavailable),
        (page(b"", b"503 Later"), Unavailable),
        (b"", Unavailable),
        (b"nonsense\r\n\r\n", Unavailable),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", Unavailable),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf", Unavailable),
        (page(b"", b"302 Found", b"Location: https://elsewhere.example/\r\n"), Refused),
        (page(b"", b"302 Found", b"Location: http://127.0.0.1:1/guests/a.html\r\n"), Refused),
        (page(b"", b"302 Found", b"Location: file:///etc/passwd\r\n"), Refused),
        (page(b"", b"302 Found", b"Location: /guests/a.html\r\n"), Refused),
    ],
)
def test_what_is_no_page_is_told_with_a_remedy(reply, told):
    with serving(lambda _: reply) as (url, _), pytest.raises(told) as raised:
        HttpSite(url).read("/guests/a.html")
    assert raised.value.remedy


def test_a_redirect_within_the_site_is_followed():
    def reply(path: str) -> bytes:
        if path == "/guests/a.html":
            return page(b"", b"301 Moved", b"Location: /guests/b.html\r\n")
        return page(b"<p>b")

    with serving(reply) as (url, _):
        assert HttpSite(url).read("/guests/a.html") == b"<p>b"


def test_more_than_a_page_is_not_taken(monkeypatch):
    monkeypatch.setattr(web, "_MOST_BYTES", 1000)
    with serving(lambda _: page(b"x" * 1001)) as (url, _), pytest.raises(Refused, match="far more"):
        HttpSite(url).read("/guests/a.html")


def test_a_site_that_does_not_answer_in_time_is_unavailable(monkeypatch):
    monkeypatch.setattr(web, "_TIMEOUT_S", 0.05)
    stop = threading.Event()

    def reply(_: str) -> bytes:
        stop.wait(10)
        return b""

    with serving(reply) as (url, _):
        with pytest.raises(Unavailable):
            HttpSite(url).read("/guests/a.html")
        stop.set()


def test_nobody_there_is_unavailable():
    with serving(lambda _: b"") as (url, _):
        site = HttpSite(url)
    with pytest.raises(Unavailable, match="could not be read"):
        site.read("/guests/a.html")


def test_no_proxy_stands_before_this_computer(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serving(lambda _: page(b"<p>")) as (url, _):
        assert HttpSite(url).read("/") == b"<p>"


@pytest.mark.parametrize(
    "url", ["", "sailjada.example", "http://sailjada.example", "file:///etc", "http://[::1", "https://"]
)
def test_a_site_is_https_or_on_this_computer(url):
    site = HttpSite(url)
    with pytest.raises(SettingsError, match=r"aws\.site_url"):
        site.read("/guests/a.html")
