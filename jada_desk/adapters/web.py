"""The guests' view of the pages: the public address (port `PublicSite`)."""

import ipaddress
import time
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from jada_desk.domain.errors import JadaError, Refused, SettingsError, Unavailable
from jada_desk.domain.translation import tr

_TIMEOUT_S: Final = 10.0
_MOST_BYTES: Final = 4 * 1024 * 1024
_CHUNK_BYTES: Final = 64 * 1024
_PORTS: Final = {"http": 80, "https": 443}


class HttpSite:
    """`PublicSite` over plain GET; `site_url` has no slash at its end.

    Only https, or http on this computer: another address is a SettingsError of `read`. A redirect within the
    site is followed, one that leads away is refused. A page takes at most 4 MB and about 10 s.
    """

    def __init__(self, site_url: str) -> None:
        scheme, host, _ = _origin(site_url)
        local = _is_on_this_computer(host)
        self._allowed = bool(host) and (scheme == "https" or (scheme == "http" and local))
        self._site_url = site_url
        # No proxy stands between this computer and itself.
        self._opener = build_opener(_SameSite(site_url), *([ProxyHandler({})] if local else []))

    def read(self, path: str) -> bytes | None:
        if not self._allowed:
            raise SettingsError(
                tr("aws.site_url must be an https address, or an http address on this computer."),
                unchanged=tr("Nothing was read."),
                remedy=tr("Correct it in the settings."),
            )
        request = Request(
            self._site_url + quote(path, safe="/%"),
            headers={"User-Agent": "jada-desk", "Accept": "text/html", "Accept-Encoding": "identity"},
        )
        deadline = time.monotonic() + _TIMEOUT_S
        try:
            with self._opener.open(request, timeout=_TIMEOUT_S) as response:
                return _body(response, deadline)
        except HTTPError as exc:
            with exc:
                if exc.code == 404:
                    return None
                raise _error(exc.code) from exc
        except (OSError, HTTPException) as exc:
            raise Unavailable(
                tr("The public site could not be read."),
                remedy=tr("Check the internet connection and aws.site_url in the settings, then try again."),
            ) from exc


class _SameSite(HTTPRedirectHandler):
    def __init__(self, site_url: str) -> None:
        self._origin = _origin(site_url)

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if _origin(newurl) != self._origin:
            fp.close()
            raise Refused(
                tr("The public site sends its readers to another site."),
                remedy=tr(
                    "Check aws.site_url in the settings; it must be the address that guests are given."
                ),
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _body(response: HTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read(_CHUNK_BYTES):
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Refused(
                tr("The public site answers with far more than a guest page."),
                remedy=tr("Check aws.site_url in the settings."),
            )
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:  # what was announced and did not come
        raise ConnectionError
    return bytes(body)


def _error(status: int) -> JadaError:
    if status in (408, 429) or status >= 500:
        return Unavailable(
            tr("The public site has no answer now (HTTP {status}).", status=status),
            remedy=tr("Try again in a minute."),
        )
    return Refused(
        tr("The public site does not show the page (HTTP {status}).", status=status),
        remedy=tr("Let CloudFront read the bucket and list it: without listing, a missing page gives 403.")
        if status == 403
        else tr("Check aws.site_url in the settings."),
    )


def _origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port, the host "" when there is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return "", "", 0


def _is_on_this_computer(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
