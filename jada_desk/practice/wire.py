"""A small HTTP server on loopback: requests and responses are values, an application a function between them.

Connections are kept alive and a response goes out in one write, so that hundreds of small calls cost no more
than they must. Nothing that passes through is logged: it holds people's names and phones.
"""

import json
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

MAX_BODY_BYTES: Final = 64 * 1024 * 1024
# A kept-alive connection that says nothing for so long is closed, so that its thread ends.
_SILENCE_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request. `path` is decoded, `raw_path` and `query` are as sent; header names are lower case."""

    method: str
    path: str
    raw_path: str = ""
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    remote_addr: str = "127.0.0.1"

    def parameters(self) -> dict[str, list[str]]:
        """The query's parameters; each name with its values in order."""
        return _grouped(self.query)

    def form(self) -> dict[str, str]:
        """The body's form fields; the first value of each."""
        return {name: values[0] for name, values in _grouped(self.body.decode("utf-8", "replace")).items()}

    def json(self) -> Any:
        """The body as JSON; None when it is empty. Raises ValueError when it is no JSON."""
        return json.loads(self.body) if self.body else None


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response; Content-Length is added when it is sent."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first value of a header, "" when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


Application = Callable[[HttpRequest], HttpResponse]


class ConnectionDropped(Exception):
    """The application wants the connection reset, with no answer."""


def json_response(value: object, status: int = 200, *headers: tuple[str, str]) -> HttpResponse:
    body = json.dumps(value, ensure_ascii=False).encode()
    return HttpResponse(status, (("Content-Type", "application/json; charset=UTF-8"), *headers), body)


def text_response(text: str, status: int = 200, content_type: str = "text/plain") -> HttpResponse:
    return HttpResponse(status, (("Content-Type", f"{content_type}; charset=utf-8"),), text.encode())


class LoopbackServer(ThreadingMixIn, TCPServer):
    """Serves `application` on 127.0.0.1, one thread a connection; `on_request` is called at each request."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port
    request_queue_size = 128

    def __init__(self, application: Application, port: int, on_request: Callable[[], None]) -> None:
        self.application = application
        self.on_request = on_request
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news; anything else is told without what was sent."""
        if not isinstance(sys.exc_info()[1], OSError):
            _log_failure()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = _SILENCE_S
    server: LoopbackServer

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        self.server.on_request()
        try:
            request = self._request()
        except ValueError:
            self._answer(text_response("The request is too large or broken.", 413))
            self.close_connection = True
            return
        try:
            response = self.server.application(request)
        except ConnectionDropped:
            self._reset()
            return
        except Exception:  # noqa: BLE001 - the edge: one failed request never ends the server
            _log_failure()
            response = text_response("The practice workspace failed to answer; its log says where.", 500)
        self._answer(response)

    def _request(self) -> HttpRequest:
        raw_path, _, query = self.path.partition("?")
        body = (
            self._read_chunks() if self.headers.get("Transfer-Encoding") == "chunked" else self._read_body()
        )
        return HttpRequest(
            method=self.command,
            path=unquote(raw_path),
            raw_path=raw_path,
            query=query,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
            remote_addr=self.client_address[0],
        )

    def _read_body(self) -> bytes:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 <= length <= MAX_BODY_BYTES:
            raise ValueError(length)
        return self._read_exactly(length)

    def _read_chunks(self) -> bytes:
        body = bytearray()
        while size := int(self.rfile.readline(32).split(b";")[0], 16):
            if len(body) + size > MAX_BODY_BYTES:
                raise ValueError(size)
            body += self._read_exactly(size)
            self.rfile.readline(3)
        while self.rfile.readline(65537).strip():
            pass
        return bytes(body)

    def _read_exactly(self, size: int) -> bytes:
        """So much of a body. Raises ConnectionAbortedError when the client went away within it: half a request
        has no effect, as with the services themselves."""
        read = self.rfile.read(size)
        if len(read) < size:
            raise ConnectionAbortedError(f"{len(read)} of {size} bytes")
        return read

    def _answer(self, response: HttpResponse) -> None:
        self.send_response_only(response.status)
        for name, value in response.headers:
            if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                self.send_header(name, value.replace("\r", " ").replace("\n", " "))
        if self.command == "HEAD":
            self.send_header("Content-Length", response.header("Content-Length") or str(len(response.body)))
        elif response.status not in (204, 304):
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD" and response.status not in (204, 304):
            self.wfile.write(response.body)
        self.wfile.flush()

    def handle_expect_100(self) -> bool:
        super().handle_expect_100()
        self.wfile.flush()
        return True

    def _reset(self) -> None:
        # With no time to linger a close sends RST, which is what a cable pulled out looks like from the
        # other end.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: addresses and paths hold people's names."""


def _log_failure() -> None:
    kind, _, where = sys.exc_info()
    places = "".join(traceback.format_tb(where)[-4:])
    sys.stderr.write(f"{kind.__name__ if kind else 'failure'} at\n{places}\n")
    sys.stderr.flush()


def _grouped(text: str) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        grouped.setdefault(name, []).append(value)
    return grouped
