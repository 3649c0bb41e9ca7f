"""The way to Google's APIs: one connection a thread, no hidden repeats, and a clear word on what was sent.

httplib2 mixes up answers when threads share one object (it says so: it is not thread-safe), and sends a
request a second time by itself when a connection drops, also a write. Neither may happen to a publish.
"""

import logging
import select
import socket
import threading
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import httplib2
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build

from jada_desk.adapters.google.errors import AnswerLost, NotSent

_TIMEOUT_S: Final = 20.0

# It logs what it cannot read of an answer, which may be a guest's mail. What failed is told by our own
# errors.
logging.getLogger("googleapiclient.http").setLevel(logging.CRITICAL)


class OneShotHttp(httplib2.Http):
    """httplib2 that sends each request once. Raises NotSent or AnswerLost when it fails."""

    def __del__(self) -> None:
        # A thread's connections end with the thread, and not when the collector happens to find their
        # sockets.
        self.close()

    def _conn_request(
        self, conn: HTTPConnection, request_uri: str, method: str, body: Any, headers: Any
    ) -> tuple[httplib2.Response, bytes]:
        if conn.sock is not None and _was_closed(conn.sock):
            conn.close()
        if conn.sock is None:
            try:
                conn.connect()
            except (OSError, HTTPException, httplib2.HttpLib2Error) as exc:
                conn.close()
                raise NotSent(str(exc)) from exc
        try:
            conn.request(method, request_uri, body, headers)
            answer = conn.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as exc:
            conn.close()
            raise AnswerLost(str(exc)) from exc
        response = httplib2.Response(answer)
        unpacked: bytes = httplib2._decompressContent(  # type: ignore[attr-defined]
            response, content, self.limit_kwargs
        )
        return response, unpacked


def _was_closed(sock: socket.socket) -> bool:
    """Whether the other side ended an idle connection: there is something to read, and nothing was asked."""
    return bool(select.select([sock], [], [], 0)[0])


class GoogleService:
    """One of Google's APIs (`calendar` v3, `gmail` v1), at Google or at an emulator's `endpoint`.

    `endpoint` is the root address without the API's path ("" = Google's own). Without `credentials` calls go
    out with no token, which an emulator on loopback accepts.
    """

    def __init__(self, name: str, version: str, endpoint: str, credentials: Credentials | None) -> None:
        self._credentials = credentials
        self._endpoint = endpoint
        self._local = threading.local()
        path = {"calendar": "/calendar/v3/", "gmail": "/"}[name]
        options = {"api_endpoint": endpoint.rstrip("/") + path} if endpoint else {}
        # The discovery document that the library ships: nothing is fetched here.
        self.api = build(
            name,
            version,
            http=self._new_http(),
            static_discovery=True,
            cache_discovery=False,
            client_options=options,
        )

    def send(self, request: Any, if_match: str = "") -> dict[str, Any]:
        """The answer to a request of `api`, sent once, on this thread's own connection."""
        if if_match:
            request.headers["If-Match"] = if_match
        answer = request.execute(http=self._thread_http(), num_retries=0)
        if not isinstance(answer, dict):
            raise ValueError("an answer that is no object")
        return answer

    def _thread_http(self) -> Any:
        http = getattr(self._local, "http", None)
        if http is None:
            http = self._local.http = self._new_http()
        return http

    def _new_http(self) -> Any:
        http = one_shot_http(self._endpoint)
        return AuthorizedHttp(self._credentials, http=http) if self._credentials else http


def one_shot_http(address: str) -> OneShotHttp:
    """A new connection for calls to `address`. A proxy of the environment is never asked for loopback."""
    proxy = None if is_loopback(address) else httplib2.proxy_info_from_environment
    http = OneShotHttp(timeout=_TIMEOUT_S, proxy_info=proxy)
    http.follow_redirects = False
    return http


def is_loopback(address: str) -> bool:
    """Whether a URL leads to this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
