"""Pictures of bad days: a layer down, a sign-in that ran out, a colleague's change, a page edited by hand, a big plan,
closing in the middle.
"""

import json
import urllib.request
from datetime import time as clock
from pathlib import Path
from typing import Final

from jada_desk.adapters.local import practice_process
from jada_desk.desktop.shots.camera import Camera, fail, mend
from jada_desk.domain.errors import JadaError

_DANIKA: Final = "jadadanika0530"
_PAGE: Final = "guests/danika-guest.html"


def take_bad_days(camera: Camera, home: Path) -> None:
    """Take them all; the weekend is published and the draft empty before and after."""
    _down(camera, home)
    _signed_out(camera, home)
    _conflict(camera, home)
    _drift(camera, home)
    _big_plan(camera, home)
    _closing(camera, home)


def _publish(camera: Camera) -> None:
    session, review = camera.session, camera.window.side.review
    camera.window.controller.review()
    camera.settle()
    camera.until("a plan to publish", review.confirm.isEnabled)
    review.confirm.click()
    if review.is_asking:
        review.really.click()
    camera.until("the end of the publish", lambda: session.publishing is None)
    camera.settle()


def _retry(camera: Camera) -> None:
    camera.window.side.publishing.retry.click()
    camera.until("the end of the retry", lambda: camera.session.publishing is None)
    camera.settle()


def _board_later(camera: Camera, minute: int) -> None:
    camera.session.select(_DANIKA)
    camera.session.set_boarding(_DANIKA, clock(14, minute))
    camera.settle()


def _down(camera: Camera, home: Path) -> None:
    _board_later(camera, 5)
    fail(home, [{"target": "s3", "match": "PUT", "times": 0, "kind": "status:503"}])
    _publish(camera)
    camera.take("pages-down")
    mend(home)
    _retry(camera)


def _signed_out(camera: Camera, home: Path) -> None:
    _board_later(camera, 10)
    fail(home, [{"target": "calendar", "match": "PATCH", "times": 0, "kind": "status:401"}])
    _publish(camera)
    camera.take("signed-out")
    mend(home)
    _retry(camera)


def _conflict(camera: Camera, home: Path) -> None:
    session, window = camera.session, camera.window
    _board_later(camera, 15)
    window.controller.review()
    camera.settle()
    endpoint = _workspace(home)
    address = f"{endpoint.calendar}/calendar/v3/calendars/{endpoint.calendar_id}/events/{_DANIKA}"
    event = json.loads(_call("GET", address))
    theirs = "\n".join(
        "Boarding: 2:50 PM" if "arrive by" in line or line.startswith("Boarding") else line
        for line in event["description"].split("\n")
    )
    _call("PATCH", address, json.dumps({"description": theirs}).encode(), "application/json")
    session.refresh()
    camera.settle()
    camera.take("conflict")
    session.resolve(_DANIKA, "boarding", keep=True)
    camera.settle()
    _publish(camera)


def _drift(camera: Camera, home: Path) -> None:
    endpoint = _workspace(home)
    _call("PUT", f"{endpoint.aws}/{endpoint.bucket}/{_PAGE}", b"<p>Edited by hand</p>", "text/html")
    camera.session.refresh()
    camera.settle()
    camera.session.select(_DANIKA)
    camera.settle()
    camera.take("drift")
    _publish(camera)


def _big_plan(camera: Camera, home: Path) -> None:
    del home
    session, review = camera.session, camera.window.side.review
    for charter in session.weekend.charters:
        session.set_start(charter.event_id, clock(11, 30))
    camera.settle()
    camera.window.controller.review()
    camera.settle()
    camera.until("a plan to publish", review.confirm.isEnabled)
    review.confirm.click()
    camera.take("big-plan")
    review.step_back()
    while session.history.present.edits:
        session.undo()
    camera.settle()


def _closing(camera: Camera, home: Path) -> None:
    session, window = camera.session, camera.window
    _board_later(camera, 20)
    window.controller.review()
    camera.settle()
    camera.until("a plan to publish", window.side.review.confirm.isEnabled)
    fail(home, [{"target": "*", "match": "", "times": 0, "kind": "delay:0.5"}])
    window.side.review.confirm.click()
    camera.wait(1.0)
    window.close()
    camera.take("closing")
    window.banner.stop_asking()
    mend(home)
    camera.until("the end of the publish", lambda: session.publishing is None)
    camera.settle()


def _workspace(home: Path) -> practice_process.Endpoint:
    if endpoint := practice_process.find(home):
        return endpoint
    raise JadaError("The practice workspace does not run.")


def _call(method: str, address: str, body: bytes | None = None, kind: str = "") -> bytes:
    headers = {"Content-Type": kind} if kind else {}
    request = urllib.request.Request(address, body, headers, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        found: bytes = answer.read()
    return found
