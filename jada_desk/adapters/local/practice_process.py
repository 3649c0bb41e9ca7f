"""Finds the practice workspace of a home, or starts it: a process of its own that outlives the desk."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, fields
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final

from jada_desk.domain.errors import JadaError, Unavailable
from jada_desk.domain.translation import tr

ALREADY_SERVED_EXIT: Final = 3
_ANSWER_TIMEOUT_S: Final = 5.0
_RESET_TIMEOUT_S: Final = 30.0
_STOP_TIMEOUT_S: Final = 15.0
_LOOK_EVERY_S: Final = 0.03
_LONGEST_LOG_BYTES: Final = 1_000_000
# A proxy of the person's environment has nothing to do with this machine's own addresses.
_OPENER: Final = urllib.request.build_opener(urllib.request.ProxyHandler({}))
# Held because a Popen that is dropped while its process runs says so as a warning; this one runs on on purpose.
_children: Final[dict[int, subprocess.Popen[bytes]]] = {}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a running practice workspace answers (`practice/endpoint.json`).

    `calendar` and `gmail` are the bases below which Google's paths begin; `feed` is a whole address; `site`
    the public one, without a slash at its end. Practice time = real time + `clock_offset_s`. `nonce` tells
    this process from any other that may listen there later.
    """

    nonce: str
    pid: int
    aws: str
    calendar: str
    gmail: str
    feed: str
    site: str
    calendar_id: str
    bucket: str
    distribution_id: str
    clock_offset_s: float
    region: str
    started_at: str


def practice_dir(home: Path) -> Path:
    return home / "practice"


def endpoint_path(home: Path) -> Path:
    return practice_dir(home) / "endpoint.json"


def find(home: Path) -> Endpoint | None:
    """The running workspace of this home; None when none answers, or something else does at its address."""
    endpoint = _read(home)
    return endpoint if endpoint and _answers(endpoint) else None


def find_or_start(home: Path, timeout_s: float = 30.0) -> Endpoint:
    """The running workspace of this home, started if need be; two callers at once get the same one.

    Raises JadaError, with the last lines of its log, when it does not come up within `timeout_s`.
    """
    found = find(home)
    if found:
        return found
    started = _start(home)
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        found = find(home)
        if found:
            return found
        # Another one is coming up when this one ended because it found the lock taken; else nobody is.
        if started.poll() not in (None, ALREADY_SERVED_EXIT):
            raise _failed(home, tr("The practice workspace ended while it was starting."))
        time.sleep(_LOOK_EVERY_S)
    raise _failed(
        home,
        tr("The practice workspace did not answer within {seconds} seconds.", seconds=f"{timeout_s:.0f}"),
    )


def stop(home: Path) -> None:
    """End the workspace of this home, if it runs; its state stays. Returns when it has ended."""
    endpoint = find(home)
    if endpoint is None:
        return
    ask(endpoint, "POST", "stop")
    deadline = time.monotonic() + _STOP_TIMEOUT_S
    while endpoint_path(home).exists() or _answers(endpoint):
        if time.monotonic() > deadline:
            raise _failed(home, tr("The practice workspace did not end."))
        time.sleep(_LOOK_EVERY_S)
    if endpoint.pid in _children:
        _children.pop(endpoint.pid).wait(_STOP_TIMEOUT_S)


def reset(home: Path) -> None:
    """Put the practice weekend back as on its first day; starts the workspace when it does not run."""
    ask(find_or_start(home), "POST", "reset", timeout_s=_RESET_TIMEOUT_S)


def sent(home: Path) -> dict[str, list[dict[str, Any]]]:
    """What went out: `emails`, `sms`, `invalidations`, oldest first; starts the workspace if need be."""
    return dict(ask(find_or_start(home), "GET", "sent"))


def ask(
    endpoint: Endpoint, method: str, control: str, body: object = None, timeout_s: float = _ANSWER_TIMEOUT_S
) -> Mapping[str, Any]:
    """One call of the workspace's controls, like `ask(endpoint, "POST", "clock", {...})`; its JSON answer.

    Raises Unavailable when nothing answers there, or something that is not this workspace.
    """
    request = urllib.request.Request(
        f"{endpoint.calendar}/practice/{control}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"X-Practice-Nonce": endpoint.nonce, "Content-Type": "application/json"},
        method=method,
    )
    try:
        with _OPENER.open(request, timeout=timeout_s) as response:
            answer = json.loads(response.read())
    except urllib.error.HTTPError as exc:
        reason = exc.read(300).decode("utf-8", "replace") if exc.code == 400 else f"HTTP {exc.code}"
        raise Unavailable(
            tr("The practice workspace refused this: {reason}", reason=reason), remedy=tr("Start it again.")
        ) from exc
    except (OSError, HTTPException, ValueError) as exc:
        raise Unavailable(
            tr("The practice workspace does not answer."), remedy=tr("Start it again.")
        ) from exc
    return answer if isinstance(answer, dict) else {}


def _answers(endpoint: Endpoint) -> bool:
    """Whether this very process still answers."""
    try:
        return ask(endpoint, "GET", "hello").get("nonce") == endpoint.nonce
    except Unavailable:
        return False


def _read(home: Path) -> Endpoint | None:
    """What `endpoint.json` says; None when there is none or it is no such file."""
    try:
        data = json.loads(endpoint_path(home).read_text(encoding="utf-8"))
        return Endpoint(**{one.name: data[one.name] for one in fields(Endpoint)})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _start(home: Path) -> subprocess.Popen[bytes]:
    where = practice_dir(home)
    try:
        where.mkdir(parents=True, exist_ok=True)
        with _log(where) as log:
            started = subprocess.Popen(
                [*_program(), "practice", "serve", "--home", str(home.resolve())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=where,
                close_fds=True,
                **_detached(),
            )
        _children[started.pid] = started
        return started
    except OSError as exc:
        raise JadaError(
            tr(
                "The practice workspace cannot be started in {where}: {reason}.",
                where=where,
                reason=exc.strerror or type(exc).__name__,
            ),
            unchanged=tr("Nothing was changed."),
            remedy=tr("Choose another home with --home DIR, one that you may write to."),
        ) from exc


def _program() -> list[str]:
    """The desk's own command line; the bundle is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "jada_desk"]


def _detached() -> dict[str, Any]:
    """Out of the desk's session, so that a killed desk or a closed terminal does not take it along."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _log(where: Path) -> Any:
    path = where / "practice.log"
    with contextlib.suppress(OSError):
        if path.stat().st_size > _LONGEST_LOG_BYTES:
            os.truncate(path, 0)
    return path.open("ab")


def _failed(home: Path, what: str) -> JadaError:
    log = practice_dir(home) / "practice.log"
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
    except OSError:
        lines = []
    told = f" Its log ends: {' | '.join(line.strip() for line in lines)}" if lines else ""
    return JadaError(
        what + told,
        unchanged=tr("Nothing was changed."),
        remedy=tr("Try again; {log} says more.", log=log),
    )
