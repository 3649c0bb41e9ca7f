"""Drives the real browser part of the preview and prints what it saw as JSON; a process of its own, for its flags."""

import json
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

from PySide6.QtCore import QTimer

from jada_desk.desktop.app import make_application
from jada_desk.desktop.charter.medium import MEDIA
from jada_desk.desktop.charter.page_script import WORLD
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.theme import Theme
from jada_desk.pages.guest_page import render_cancelled, render_guest_page
from jada_desk.pages.template_samples import PAGE

_LONGEST_MS = 60_000
_HEIGHT = 420
_LOOK = """JSON.stringify([Math.round(scrollY), document.title, document.documentElement.outerHTML,
  getComputedStyle(document.querySelector("header") ?? document.body).backgroundColor,
  innerWidth, performance.timeOrigin, innerHeight])"""
Steps = Generator[Callable[[], bool]]


class Server(BaseHTTPRequestHandler):
    """A site that nobody may ask."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def foreign(site: str) -> str:
    """What a page of ours never has: everything that asks a network, and scripts in every form."""
    return (
        f'<img src="{site}/img" onerror="document.title = 1"><link rel="stylesheet" href="{site}/css">'
        f'<script src="{site}/js"></script><script>document.title = 2</script><iframe src="{site}/frame"></iframe>'
        f'<iframe srcdoc="&lt;img src={site}/inner&gt;"></iframe><iframe src="file:///etc/hostname"></iframe>'
        f'<meta http-equiv="refresh" content="0;url={site}/away"><svg onload="document.title = 3"></svg>'
        f'<object data="{site}/object"></object><video src="{site}/video" autoplay></video>'
        f"<style>@import '{site}/import'; h1 {{ background: url({site}/background) }}</style>"
        "<details open ontoggle='document.title = 4'></details>"
    )


def drive(preview: Preview, site: str, seen: dict[str, object]) -> Steps:
    """The moves, each of which waits for what it yields."""
    found: list[object] = []

    def look() -> Callable[[], bool]:
        found.clear()
        assert preview._view is not None
        preview._view.page().runJavaScript(_LOOK, WORLD, lambda result: found.append(json.loads(result)))
        return lambda: bool(found)

    def state() -> list[object]:
        assert isinstance(found[0], list)
        return found[0]

    first = render_guest_page(PAGE)
    later = render_guest_page(replace(PAGE, boarding=PAGE.start - timedelta(minutes=75), captain="Noor"))
    preview.show_page(first, "danika")
    yield lambda: preview.is_ready
    yield look()
    while state()[6] != _HEIGHT:
        yield look()
    assert preview._view is not None
    preview._view.page().runJavaScript("scrollTo(0, 240)", WORLD)
    yield look()
    seen["scrolled"], origin = state()[0], state()[5]
    preview.show_page(later, "danika")
    yield lambda: preview.is_ready
    yield look()
    seen["kept"] = state()[0]
    seen["patched"] = state()[5] == origin
    seen["is later"] = "Noor" in str(state()[2]) and preview.shown == later
    hostile = later.replace(b"</main>", foreign(site).encode() + b"</main>")
    preview.show_page(hostile, "danika")
    yield lambda: preview.is_ready
    yield look()
    seen["hostile title"] = state()[1]
    preview.show_page(later, "danika")
    yield lambda: preview.is_ready
    for medium in MEDIA:
        preview.show_on(medium)
        yield look()
        yield look()
        seen[medium.name] = [state()[4], state()[3]]
    preview.show_on(MEDIA[0])
    preview.resize(700, _HEIGHT)
    yield look()
    while state()[4] != MEDIA[0].width:
        yield look()
    seen["room for more than a phone"] = state()[4]
    preview.resize(390, _HEIGHT)
    preview.show_page(render_guest_page(replace(PAGE, guest_name="Quinn")), "quinn")
    yield lambda: preview.is_ready
    yield look()
    seen["top of another"] = [state()[0], state()[3], state()[5] == origin]
    preview.show_page(render_cancelled(PAGE), "quinn")
    yield lambda: preview.is_ready
    assert preview._view is not None
    preview._view.setUrl("chrome://crash")
    yield lambda: not preview.is_ready
    preview.show_page(first, "danika")
    yield lambda: preview.is_ready
    yield look()
    seen["after a crash"] = "Darrell" in str(state()[2])


def main() -> int:
    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    app = make_application(["desk"])
    theme = Theme()
    theme.use("light")
    preview = Preview(theme)
    preview.resize(390, _HEIGHT)
    preview.show()
    seen: dict[str, object] = {}
    steps = drive(preview, f"http://127.0.0.1:{server.server_port}", seen)
    waits = [next(steps)]

    def step() -> None:
        if waits[0]():
            try:
                waits[0] = next(steps)
            except StopIteration:
                # What is on its way to the network gets time to arrive.
                timer.stop()
                QTimer.singleShot(800, app.quit)

    timer = QTimer(interval=20)
    timer.timeout.connect(step)
    timer.start()
    QTimer.singleShot(_LONGEST_MS, lambda: app.exit(3))
    code = app.exec()
    seen["asked"] = Server.asked
    print(json.dumps(seen))
    sys.stdout.flush()
    preview.close_browser()
    return code


if __name__ == "__main__":
    sys.exit(main())
