"""Walks through the practice workspace until every kind of page has been seen."""

import contextlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen

from jada_desk.adapters.local import practice_process
from jada_desk.cli import main

# What a guest needs without scrolling: the day, the times, where, and the waiver.
FIRST_SCREEN = ("h1", "dl > div:nth-child(1)", "dl > div:nth-child(2)", "dl > div:nth-child(3)", "a.go")


@dataclass(frozen=True)
class Page:
    """One kind of page and where it can be opened. `first_screen` are selectors of what must be seen at once."""

    name: str
    url: str
    body: bytes
    first_screen: tuple[str, ...] = ()
    most_bytes: int | None = None


class Shelf:
    """A loopback site for pages that no address gives by GET with status 200: the answers to forms, and errors."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_ShelfHandler, self.bodies))
        Thread(target=self._server.serve_forever, daemon=True).start()

    def put(self, name: str, body: bytes) -> str:
        path = f"/{re.sub('[^a-z]+', '-', name.lower())}.html"
        self.bodies[path] = body
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _ShelfHandler(BaseHTTPRequestHandler):
    def __init__(self, bodies: Mapping[str, bytes], *arguments: Any) -> None:
        self._bodies = bodies
        super().__init__(*arguments)

    def do_GET(self) -> None:
        body = self._bodies.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: every page is asked for many times."""


class MissingPage(Exception):
    """A kind of page that no link leads to; the message says which link was looked for."""


class Walk:
    """One desk and one browser over a practice workspace of their own."""

    def __init__(self, home: Path, shelf: Shelf) -> None:
        self._home, self._shelf = home, shelf
        self.site = practice_process.find_or_start(home, timeout_s=60).site
        self.pages: list[Page] = []
        self.missing: list[str] = []

    def desk(self, *arguments: str) -> Any:
        """What a desk's command says; it must succeed."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--home", str(self._home), "--practice", "--json", *arguments])
        if code != 0:
            raise RuntimeError(f"jada-desk {' '.join(arguments)}: {err.getvalue() or out.getvalue()}")
        return json.loads(out.getvalue())

    def publish(self) -> None:
        self.desk("publish", "--yes", "--really", "--notices", "all")

    def ask(self, address: str, fields: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """What an address of the public site answers; with `fields`, to a form."""
        data = None if fields is None else urlencode(fields).encode()
        request = Request(urljoin(self.site, address), data, {"User-Agent": "pages check"})
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def keep(
        self,
        name: str,
        address: str,
        fields: Mapping[str, str] | None = None,
        *,
        says: str = "",
        as_it_is: bool = False,
        first_screen: tuple[str, ...] = (),
        most_bytes: int | None = None,
    ) -> bytes:
        """Take a page into the list; what a browser cannot open by GET is put on the shelf, and so is what will
        not stay `as_it_is` now. `says` are words without which it would be another page."""
        status, body = self.ask(address, fields)
        if says not in body.decode():
            raise MissingPage(f"{name}: the answer does not say {says!r}")
        url = urljoin(self.site, address)
        if status != 200 or fields is not None or as_it_is:
            url = self._shelf.put(name, body)
        self.pages.append(Page(name, url, body, first_screen, most_bytes))
        return body

    def walk(self) -> list[Page]:
        """Publish the practice weekend, answer as guests and crew do, and see every kind of page."""
        self.desk("edit", "Danika", "--start", "15:00", "--end", "19:00", "--boarding", "13:45")
        self.desk("edit", "Danika", "--captain", "Noor", "--language", "es")
        self.desk("edit", "jadajune0614", "--hold", "Wind")
        self.publish()
        page = self.keep(
            "guest page", "/guests/quinn-2026-05-30.html", first_screen=FIRST_SCREEN, most_bytes=3000
        )
        spanish = self.keep(
            "guest page, Spanish",
            "/guests/danika-2026-05-30.html",
            first_screen=FIRST_SCREEN,
            most_bytes=3000,
        )
        with contextlib.suppress(MissingPage):  # told for the English ones
            self.keep("waiver form, Spanish", _link(spanish, r"/waivers/[^\"]+"), as_it_is=True)
            self.keep("photo page, Spanish", _link(spanish, r"/photos/[^\"]+"))
        self.keep("guest page, on hold", "/guests/priya-2026-06-14.html", most_bytes=3000)
        self.keep("wrong address", "/guests/nobody-2026-05-30.html", most_bytes=3000)
        for see in (lambda: self._sign(page), lambda: self._add_photos(page), self._answer):
            try:
                see()
            except MissingPage as missing:
                self.missing.append(str(missing))
        self.desk("edit", "Helena", "--guest", "Lena")
        self.desk("edit", "Jonathan", "--cancel", "Wind")
        self.publish()
        self.keep("moved page", "/guests/helena-2026-05-29.html", most_bytes=3000)
        self.keep("cancelled charter", "/guests/jonathan-2026-05-31.html", most_bytes=3000)
        return self.pages

    def _sign(self, page: bytes) -> None:
        address = _link(page, r"/waivers/[^\"]+")
        action, hidden = read_form(self.keep("waiver form", address, as_it_is=True))
        adult = {
            "name": "Quinn", "birth_date": "1990-05-01", "email": "quinn@example.com", "consent": "yes",
            "signature": "Quinn", "intent": "sign",
        }  # fmt: skip
        self.keep("waiver form, corrected", action, {**hidden, "name": "Quinn"})
        self.keep("waiver signed", action, {**hidden, **adult}, says="Signed")
        minor = {**adult, "name": "Sam", "signature": "Sam", "birth_date": "2015-05-01"}
        self.keep("waiver, guardian needed", action, {**hidden, **minor}, says="guardian still has to sign")
        self.keep("waiver link, unknown", f"{address[:-2]}xx")

    def _add_photos(self, page: bytes) -> None:
        self.keep("photo page", _link(page, r"/photos/[^\"]+"))
        self.keep("photo page, wrong code", "/photos", {"code": "WRONG999"})
        # The code leads to the album, whose own address is a secret: what it shows is put on the shelf.
        self.keep("photo album", "/photos", {"code": "QNN001"}, says="Your photos")

    def _answer(self) -> None:
        mails = practice_process.sent(self._home)["emails"]
        address = _link("\n".join(str(one["text"]) for one in mails).encode(), r"/crew/\S+")
        body = self.keep("crew answer", address, as_it_is=True)
        action, hidden = read_form(body)
        self.keep("crew answer, declined", action, {**hidden, "answer": "declined", "reason": "My knee"})
        self.keep("crew link, unknown", f"{address[:-2]}xx")


def _link(page: bytes, path: str) -> str:
    found = re.search(path, page.decode())
    if not found:
        raise MissingPage(f"no link like {path}")
    return unescape(found[0])


def read_form(page: bytes) -> tuple[str, dict[str, str]]:
    """Where a page's first form is sent to, and its hidden fields."""
    text = page.decode()
    action = re.search(r'<form[^>]* action="([^"]+)"', text)
    if not action:
        raise MissingPage("a form without an address")
    form = text[action.end() :].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return unescape(action[1]), {name: unescape(value) for name, value in hidden}
