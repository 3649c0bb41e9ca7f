"""The process of the practice workspace: takes the lock, binds its ports, announces itself, ends."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from threading import Event, Lock, Thread, current_thread, main_thread
from typing import Final

from jada_desk.adapters.local.practice_process import (
    ALREADY_SERVED_EXIT,
    Endpoint,
    endpoint_path,
    find,
    practice_dir,
)
from jada_desk.practice.aws import PHOTO_BUCKET, AwsEnd
from jada_desk.practice.calendar_book import CALENDAR_ID, CalendarBook
from jada_desk.practice.clock import START, PracticeClock
from jada_desk.practice.edge import Edge, Functions
from jada_desk.practice.faults import Faults
from jada_desk.practice.feed import PATH as FEED_PATH
from jada_desk.practice.functions_edge import PracticeFunctions
from jada_desk.practice.google import Controls, GoogleEnd
from jada_desk.practice.lock import FileLock, LockTaken
from jada_desk.practice.mailbox import MailStore
from jada_desk.practice.moto_apps import REGION, service_of
from jada_desk.practice.oauth import SignIn
from jada_desk.practice.outbox import Outbox
from jada_desk.practice.seed import BUCKET, DISTRIBUTION_ID, sow_cloud, sow_google
from jada_desk.practice.store import Store
from jada_desk.practice.wire import Application, HttpRequest, HttpResponse, LoopbackServer

IDLE_S: Final = 20 * 60.0
_WAIT_FOR_LOCK_S: Final = 10.0


def serve(
    home: Path,
    idle_s: float | None = IDLE_S,
    functions: Functions | None = None,
    announce: Callable[[Endpoint], None] = lambda _: None,
) -> int:
    """Serve the practice workspace of `home` until it is stopped; exit code 0, or 3 when another serves it.

    Ends after `idle_s` seconds without a request, never of that when it is None. `functions` answers
    `/waivers`, `/photos` and `/crew` of the public site. `announce` is called once everything answers.
    """
    where = practice_dir(home)
    where.mkdir(parents=True, exist_ok=True)
    waiting_until = time.monotonic() + _WAIT_FOR_LOCK_S
    try:
        # The holder may be on its way out; one that answers is not.
        with FileLock(where / "lock", lambda: time.monotonic() < waiting_until and find(home) is None):
            workspace = Workspace(home, functions)
            try:
                workspace.start()
                announce(workspace.endpoint)
                workspace.wait(idle_s)
            finally:
                workspace.close()
    except LockTaken:
        return ALREADY_SERVED_EXIT
    return 0


class Workspace:
    """Everything that answers, and the state behind it."""

    def __init__(self, home: Path, functions: Functions | None) -> None:
        self._home = home
        self._nonce = token_hex(16)
        self._stopping = Event()
        self._changing = Lock()
        self._last_request = time.monotonic()
        self._answering = False
        self._store = Store(practice_dir(home) / "state.db")
        self._clock = PracticeClock(self._store)
        self._started_at = datetime.now(UTC).isoformat(timespec="seconds")
        self._faults = Faults()
        self._outbox = Outbox(self._store, self._clock)
        self._functions = PracticeFunctions(lambda: self.endpoint, self._clock.now)
        self._edge = Edge(
            lambda key: self._cloud.get_object(BUCKET, key), functions or self._functions.handle
        )
        self._sign_in = SignIn(self._store, self._clock)
        self._book = CalendarBook(self._store, self._clock)
        self._mails = MailStore(self._store)
        self._cloud = AwsEnd(
            self._store, self._clock, self._outbox, self._edge.forget, self._functions.photo_arrived
        )
        controls = Controls(
            self._nonce,
            self._outbox,
            self._faults,
            self._sign_in,
            reset=self._reset,
            stop=self._stopping.set,
            set_clock=self._set_clock,
            read_calendar=self._functions.read_calendar,
        )
        google = GoogleEnd(self._book, self._mails, self._sign_in, self._faults, controls)
        self._servers = self._bind(self._aws, google.handle, self._edge.handle)

    @property
    def endpoint(self) -> Endpoint:
        aws, google, site = (server.url for server in self._servers)
        return Endpoint(
            nonce=self._nonce,
            pid=os.getpid(),
            aws=aws,
            calendar=google,
            gmail=google,
            feed=google + FEED_PATH.format(CALENDAR_ID.replace("@", "%40")),
            site=site,
            calendar_id=CALENDAR_ID,
            bucket=BUCKET,
            distribution_id=DISTRIBUTION_ID,
            clock_offset_s=self._clock.offset_s,
            region=REGION,
            started_at=self._started_at,
        )

    def start(self) -> None:
        """Bring the state back, or sow it at the first start; then answer, then say so."""
        self._cloud.reset()  # moto keeps its services per process, not per object
        if self._store.meta("sown"):
            self._cloud.restore()
            if not self._cloud.has_bucket(PHOTO_BUCKET):  # a workspace from before there were photos
                self._cloud.create_bucket(PHOTO_BUCKET)
        else:
            self._sow()
        self._cloud.warm()
        for server in self._servers:
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        self._answering = True
        self._write_endpoint()

    def wait(self, idle_s: float | None) -> None:
        """Return when asked to stop, by a signal or a control, or when nobody asked anything for `idle_s`.

        Returns too when the announcement or the whole home was removed: nobody could find this process again.
        """
        with _signals_to(self._stopping):
            while not self._stopping.wait(0.2) and endpoint_path(self._home).exists():
                if idle_s is not None and time.monotonic() - self._last_request > idle_s:
                    return

    def close(self) -> None:
        """Take the announcement back first, so that nobody finds a workspace on its way out."""
        endpoint_path(self._home).unlink(missing_ok=True)
        self._functions.close()
        if self._answering:
            stopping = [Thread(target=server.shutdown) for server in self._servers]
            for one in stopping:
                one.start()
            for one in stopping:
                one.join()
        for server in self._servers:
            server.server_close()
        self._store.close()

    def _aws(self, request: HttpRequest) -> HttpResponse:
        return self._faults.guard(service_of(request), request, self._cloud.handle)

    def _bind(self, *applications: Application) -> list[LoopbackServer]:
        """The ports of last time where they are free: addresses on guest pages and in messages stay true."""
        ports = json.loads(self._store.meta("ports", "[0, 0, 0]"))
        servers = [
            self._bind_one(application, port) for application, port in zip(applications, ports, strict=True)
        ]
        self._store.set_meta("ports", json.dumps([server.port for server in servers]))
        return servers

    def _bind_one(self, application: Application, port: int) -> LoopbackServer:
        try:
            return LoopbackServer(application, port, self._touch)
        except OSError:
            return LoopbackServer(application, 0, self._touch)

    def _touch(self) -> None:
        self._last_request = time.monotonic()

    def _sow(self) -> None:
        # One transaction: a process killed in the middle of it starts over.
        with self._store.writing():
            self._store.set_meta("generation", token_hex(4))
            sow_google(self._book, self._mails)
            sow_cloud(self._cloud)
            self._store.set_meta("sown", "yes")

    def _reset(self) -> None:
        with self._changing, self._cloud.paused(), self._store.writing():
            self._store.clear()
            self._cloud.reset()
            self._faults.clear()
            self._sign_in.consent = "ask"
            self._book.load()
            self._mails.load()
            self._clock.set(START)
            self._sow()
            self._cloud.warm()
            self._edge.forget_all()
            self._write_endpoint()

    def _set_clock(self, moment: datetime) -> None:
        with self._changing:
            self._clock.set(moment)
            self._write_endpoint()

    def _write_endpoint(self) -> None:
        path = endpoint_path(self._home)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(self.endpoint), indent=1), encoding="utf-8")
        new.chmod(0o600)
        new.replace(path)


@contextmanager
def _signals_to(stopping: Event) -> Iterator[None]:
    """SIGTERM and SIGINT ask to stop, as long as this lasts; only the main thread may say so."""
    names = (signal.SIGTERM, signal.SIGINT) if current_thread() is main_thread() else ()
    before = [(name, signal.signal(name, lambda *_: stopping.set())) for name in names]
    try:
        yield
    finally:
        for name, handler in before:
            signal.signal(name, handler)


def say(endpoint: Endpoint) -> None:
    """Print the endpoints on one line of JSON."""
    sys.stdout.write(json.dumps(asdict(endpoint)) + "\n")
    sys.stdout.flush()
