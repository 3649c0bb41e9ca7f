"""The public site: a CloudFront in small, in front of the bucket and the functions.

A wrong address answers 404 with the page that the desk published for it, as the distribution's custom error response
does. An object is kept for as long as its Cache-Control says, a day when it says nothing, and is forgotten when an
invalidation names it: so a stale page is really seen until then.
"""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Final
from urllib.parse import unquote

from jada_desk.practice.wire import HttpRequest, HttpResponse, text_response
from jada_desk.workflows.page_plan import ERROR_PAGE

Functions = Callable[[HttpRequest], HttpResponse]

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html: DefaultTTL is 24 hours
DEFAULT_TTL_S: Final = 86_400.0
_FUNCTION_PREFIXES: Final = ("/waivers", "/photos", "/crew")
_PASSED_ON: Final = (
    "content-type",
    "cache-control",
    "content-encoding",
    "content-language",
    "etag",
    "last-modified",
)
_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title>
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:30rem;padding:0 1rem}}</style>
</head><body><h1>{title}</h1><p>{text}</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    response: HttpResponse
    since: float
    ttl_s: float


class Edge:
    """Serves `/guests/...` from the bucket by its cache; `/waivers`, `/photos`, `/crew` from the functions.

    `origin` answers for an object's key; `now` counts seconds and never goes back.
    """

    def __init__(
        self,
        origin: Callable[[str], HttpResponse],
        functions: Functions | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._origin = origin
        self._functions = functions or _no_functions
        self._now = now
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}
        self._forgotten = 0

    def handle(self, request: HttpRequest) -> HttpResponse:
        if _is_below(request.path, _FUNCTION_PREFIXES):
            return self._functions(request)
        if request.method not in ("GET", "HEAD"):
            return _page(405, "That does not work here", "This address can only be read.")
        if not _is_below(request.path, ("/guests",)):
            return self._not_found()
        return self._cached(request)

    def forget(self, paths: Iterable[str]) -> None:
        """Invalidate paths; a `*` at the end stands for anything, as at CloudFront."""
        wanted = [unquote(path) for path in paths]
        with self._lock:
            self._forgotten += 1
            for key in list(self._kept):
                if any(key == path or (path.endswith("*") and key.startswith(path[:-1])) for path in wanted):
                    del self._kept[key]

    def forget_all(self) -> None:
        self.forget(["/*"])

    def _not_found(self) -> HttpResponse:
        """The published error page; not kept, as if ErrorCachingMinTTL were 0."""
        published = self._origin(ERROR_PAGE)
        if published.status != 200:
            return _not_found()
        type_ = ("Content-Type", published.header("content-type"))
        return HttpResponse(404, (type_, ("X-Cache", "Error from cloudfront")), published.body)

    def _cached(self, request: HttpRequest) -> HttpResponse:
        with self._lock:
            kept = self._kept.get(request.path)
            seen = self._forgotten
        age_s = self._now() - kept.since if kept else 0.0
        if kept and age_s < kept.ttl_s:
            return _answered(
                request, kept.response, ("X-Cache", "Hit from cloudfront"), ("Age", str(int(age_s)))
            )
        found = self._origin(request.path.lstrip("/"))
        if found.status != 200:
            return self._not_found()
        headers = tuple((name, value) for name, value in found.headers if name.lower() in _PASSED_ON)
        response = HttpResponse(200, headers, found.body)
        ttl_s = _ttl_s(response.header("cache-control"))
        with self._lock:
            # What was read before an invalidation must not be kept after it.
            if ttl_s > 0 and seen == self._forgotten:
                self._kept[request.path] = _Kept(response, self._now(), ttl_s)
        return _answered(request, response, ("X-Cache", "Miss from cloudfront"))


def _ttl_s(cache_control: str) -> float:
    """How long the edge may keep an object: s-maxage, else max-age, else the default."""
    if re.search(r"no-store|no-cache|private", cache_control):
        return 0.0
    for name in ("s-maxage", "max-age"):
        found = re.search(rf"(?:^|[,\s]){name}=(\d+)", cache_control)
        if found:
            return float(found[1])
    return DEFAULT_TTL_S


def _answered(request: HttpRequest, response: HttpResponse, *more: tuple[str, str]) -> HttpResponse:
    if response.header("etag") and request.headers.get("if-none-match") == response.header("etag"):
        return HttpResponse(304, (("ETag", response.header("etag")), *more))
    return HttpResponse(response.status, (*response.headers, *more), response.body)


def _is_below(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


def _no_functions(request: HttpRequest) -> HttpResponse:
    return _page(503, "Not in service just now", "Please try again later, or call us.")


def _not_found() -> HttpResponse:
    return _page(
        404,
        "No page here",
        "Please look at the link in your message again, or call us.",
        "Error from cloudfront",
    )


def _page(status: int, title: str, text: str, x_cache: str = "") -> HttpResponse:
    response = text_response(_PAGE.format(title=title, text=text), status, "text/html")
    return (
        HttpResponse(status, (*response.headers, ("X-Cache", x_cache)), response.body)
        if x_cache
        else response
    )
