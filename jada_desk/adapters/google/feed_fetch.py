"""One careful GET of a calendar feed: its address comes from a settings file, its answer from anywhere."""

import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from jada_desk.domain.errors import JadaError, Refused, Unavailable
from jada_desk.domain.translation import tr, tr_later

MAX_BYTES: Final = 32 * 1024 * 1024
_MAX_REDIRECTS: Final = 3
_CONNECT_S: Final = 10.0
_TOTAL_S: Final = 60.0
_CHUNK: Final = 64 * 1024
_SETTINGS: Final = tr_later("Check the feed's address in the settings.")
_OFFLINE: Final = tr_later("Check the network; the desk goes on trying.")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A calendar's bytes, decoded, and the validators to ask with next time ("" = none)."""

    body: bytes
    etag: str
    last_modified: str


def fetch_feed(url: str, etag: str, last_modified: str, allow_loopback: bool) -> Fetched | None:
    """The calendar at `url`, None when it has not changed since the validators were given.

    https to public addresses only; plain http and loopback only with `allow_loopback`. At most 3 redirects
    (each checked alike), 32 MB decoded, 60 s. What comes back begins and ends as a calendar does. Raises
    Unavailable (offline, too busy, half an answer) or Refused (no calendar there, an address that is not
    allowed).
    """
    headers = {"Accept": "text/calendar", "Accept-Encoding": "gzip", "User-Agent": "JADA-Desk"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    deadline = time.monotonic() + _TOTAL_S
    try:
        for _ in range(_MAX_REDIRECTS + 1):
            address = urlsplit(url)
            connection = _connect(address, allow_loopback)
            try:
                path = (address.path or "/") + (f"?{address.query}" if address.query else "")
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                if answer.status in (301, 302, 303, 307, 308):
                    url = urljoin(url, answer.headers.get("Location", ""))
                    continue
                return _read(answer, deadline)
            finally:
                connection.close()
    except (OSError, HTTPException, zlib.error) as exc:
        raise Unavailable(tr("The calendar feed cannot be reached."), remedy=tr(_OFFLINE)) from exc
    except ValueError as exc:  # an address that is none
        raise Refused(tr("The calendar feed's address cannot be used."), remedy=tr(_SETTINGS)) from exc
    raise Refused(
        tr("The calendar feed sends from one address to the next without an end."), remedy=tr(_SETTINGS)
    )


def _connect(address: SplitResult, allow_loopback: bool) -> HTTPConnection:
    """A connection to the very address that was checked, also if DNS changes its mind in between."""
    host = address.hostname or ""
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 80)
    found = [ip for ip in _addresses(host, port) if _is_allowed(ip, secure, allow_loopback)]
    if not host or address.scheme not in ("http", "https") or not found:
        raise Refused(
            tr("The calendar feed's address is not allowed: it must be https and public."),
            remedy=tr(_SETTINGS),
        )
    sock = _first_answering(found, port)
    connection: HTTPConnection
    if secure:
        context = ssl.create_default_context()
        try:
            sock = context.wrap_socket(sock, server_hostname=host)
        except OSError:
            sock.close()
            raise
        connection = HTTPSConnection(host, port, timeout=_CONNECT_S, context=context)
    else:
        connection = HTTPConnection(host, port, timeout=_CONNECT_S)
    connection.sock = sock
    return connection


def _addresses(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    try:
        return [ip_address(host)]
    except ValueError:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM) if host else []
        return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def _is_allowed(ip: IPv4Address | IPv6Address, secure: bool, allow_loopback: bool) -> bool:
    inner = (ip.ipv4_mapped or ip.sixtofour) if isinstance(ip, IPv6Address) else None
    ip = inner or ip
    if ip.is_loopback:
        return allow_loopback
    return secure and ip.is_global and not ip.is_multicast


def _first_answering(found: list[IPv4Address | IPv6Address], port: int) -> socket.socket:
    last: OSError = OSError("no address")
    for ip in found:
        try:
            return socket.create_connection((str(ip), port), timeout=_CONNECT_S)
        except OSError as exc:
            last = exc
    raise last


def _read(answer: HTTPResponse, deadline: float) -> Fetched | None:
    if answer.status == 304:
        return None
    if answer.status != 200:
        raise _refusal(answer.status)
    body = _body(answer, deadline)
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper()
    if start != b"BEGIN:VCALENDAR":
        is_page = start.startswith((b"<!DOCTYPE", b"<HTML", b"<HEAD", b"<?XML"))
        what = tr("a web page") if is_page else tr("something else")
        raise Refused(
            tr("The calendar feed gave {what} instead of a calendar.", what=what), remedy=tr(_SETTINGS)
        )
    if not body.rstrip().upper().endswith(b"END:VCALENDAR"):
        raise _half()
    return Fetched(body, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))


def _body(answer: HTTPResponse, deadline: float) -> bytes:
    encoding = answer.headers.get("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise Refused(
            tr("The calendar feed is packed in a way that was not asked for."), remedy=tr(_SETTINGS)
        )
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body = bytearray()
    while chunk := answer.read(_CHUNK):
        body += unpack.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpack else chunk
        if len(body) > MAX_BYTES:
            raise Refused(tr("The calendar feed is larger than 32 MB."), remedy=tr(_SETTINGS))
        if time.monotonic() > deadline:
            raise Unavailable(tr("The calendar feed took more than a minute."), remedy=tr(_OFFLINE))
    if answer.length or (unpack and not unpack.eof):
        raise _half()
    return bytes(body)


def _half() -> JadaError:
    return Unavailable(tr("The calendar feed broke off in the middle."), remedy=tr(_OFFLINE))


def _refusal(status: int) -> JadaError:
    if status == 429:
        return Unavailable(tr("The calendar feed was asked too often."), remedy=tr("Wait a few minutes."))
    if status in (408, 425) or status >= 500:
        return Unavailable(
            tr("The calendar feed has a fault of its own ({status}).", status=status), remedy=tr(_OFFLINE)
        )
    if status in (401, 403, 404, 410):
        return Refused(
            tr("There is no calendar feed at that address, or it is not shared ({status}).", status=status),
            remedy=tr("Check the feed's address in the settings, and that the calendar is shared."),
        )
    return Refused(tr("The calendar feed gave no calendar ({status}).", status=status), remedy=tr(_SETTINGS))
