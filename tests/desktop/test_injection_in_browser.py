"""Every page, mail and sheet with every hostile text, in a real Chromium: no script runs, nothing is asked for.

Each document is opened without its own policy, so that it is the escaping that holds and not only the wall behind
it. The calendar, tables and settings behind them are in tests/hostile.py.
"""

import os
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE, can_be_set, show
from tests.hostile_mail import candidates, show_taken

os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
CONTROL = b"<!doctype html><body><script>alert('control')</script><img src='http://evil.invalid/control'>"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_A_PAGE = 60


class _Shelf(BaseHTTPRequestHandler):
    """Serves the documents by number, and frames around them."""

    documents: ClassVar[list[bytes]] = []

    def do_GET(self) -> None:
        kind, _, number = self.path.strip("/").partition("/")
        first = int(number or 0)
        if kind == "doc":
            body = self.documents[first]
        else:
            frames = (f"<iframe src='/doc/{one}'></iframe>" for one in range(first, first + _A_PAGE))
            body = "".join(list(frames)[: len(self.documents) - first]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class _Recorder(QWebEngineUrlRequestInterceptor):
    """Lets the shelf's own documents through and records everything else."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.seen = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.host() == "127.0.0.1" and url.path().startswith(("/doc/", "/frames/")):
            self.seen += 1
        elif url.path() != "/favicon.ico" and not (
            url.scheme() == "data" and "image/svg+xml" in url.toString()[:40]
        ):
            self.asked.append(url.toString()[:120])
            info.block(True)


class _Page(QWebEnginePage):
    """Records whatever a script can do first."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.ran: list[str] = []

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        self.ran.append(msg)

    def javaScriptConsoleMessage(self, level: object, message: str, lineNumber: int, sourceID: str) -> None:
        if "does not conform to the required format" not in message:  # of a date field that holds no date
            self.ran.append(f"console: {message} ({sourceID})"[:200])


@pytest.fixture
def shelf() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Shelf)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def documents() -> list[bytes]:
    """What came of every text, in settings where they can hold it and else in the calendar, and in booking mails,
    each document once."""
    made: dict[bytes, None] = {}
    for text in HOSTILE.values():
        for name, body in show(text, in_settings=can_be_set(text)).documents.items():
            if not name.startswith("page "):  # the preview is the page, byte for byte
                made[_POLICY.sub(b"", body)] = None
        for one in candidates(text):
            for body in show_taken(one.phone, one.email).documents.values():
                made[_POLICY.sub(b"", body)] = None
    return list(made)


def test_no_script_runs_and_nothing_is_asked_for(qtbot: QtBot, qapp: object, shelf: str):
    profile, recorder = QWebEngineProfile(), _Recorder()
    profile.setUrlRequestInterceptor(recorder)
    page = _Page(profile)

    def look(first: int) -> None:
        with qtbot.waitSignal(page.loadFinished, timeout=60_000):
            page.load(QUrl(f"{shelf}/frames/{first}"))

    _Shelf.documents = [CONTROL]
    look(0)
    assert page.ran == ["control"]
    assert recorder.asked == ["http://evil.invalid/control"]
    page.ran.clear()
    recorder.asked.clear()
    recorder.seen = 0
    _Shelf.documents = documents()
    for first in range(0, len(_Shelf.documents), _A_PAGE):
        look(first)
    assert recorder.seen > len(_Shelf.documents) > 500
    assert page.ran == []
    assert recorder.asked == []
    with qtbot.waitSignal(page.destroyed):  # before its profile goes
        page.deleteLater()
