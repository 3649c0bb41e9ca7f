"""Google, AWS and the public site as nothing but their round trips: every request waits, then gets a plain yes.

The practice workspace needs more CPU for a request than the desk does, so against it one would measure the workspace.
`python -m tests.bench.latency_server SECONDS` prints its address and serves until its standard input ends.
"""

import json
import re
import sys
import time
from threading import Thread
from uuid import uuid4

from jada_desk.practice.wire import HttpRequest, HttpResponse, LoopbackServer, json_response


class RoundTrips:
    """The application: answers each request after `delay_s`. It keeps the pages, for the site has to show them."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._pages: dict[str, bytes] = {}

    def handle(self, request: HttpRequest) -> HttpResponse:
        time.sleep(self._delay_s)
        path = request.path
        if path.startswith("/calendar/"):
            return json_response({**_EVENT, "id": path.rpartition("/")[2]})
        if "x-amz-target" in request.headers:
            return HttpResponse(200, (("Content-Type", "application/x-amz-json-1.0"),), b"{}")
        if path.startswith("/v2/email/"):
            return json_response({"MessageId": uuid4().hex})
        if "/invalidation" in path:
            return _xml(201 if request.method == "POST" else 200, _INVALIDATION)
        if request.method == "PUT":
            self._pages[re.sub(r"^/[^/]+", "", path)] = request.body
            return HttpResponse(200, (("ETag", f'"{uuid4().hex}"'),))
        if request.method == "POST":
            return _xml(200, _PUBLISHED)
        return HttpResponse(200 if path in self._pages else 404, (), self._pages.get(path, b""))


def _xml(status: int, text: str) -> HttpResponse:
    return HttpResponse(status, (("Content-Type", "text/xml"),), text.encode())


_EVENT = {
    "status": "confirmed",
    "etag": '"1"',
    "summary": "Guest",
    "start": {"dateTime": "2026-09-04T09:00:00-07:00", "timeZone": "America/Los_Angeles"},
    "end": {"dateTime": "2026-09-04T10:00:00-07:00", "timeZone": "America/Los_Angeles"},
}
_INVALIDATION = (
    '<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>I1</Id><Status>Completed</Status>'
    "<CreateTime>2026-05-28T20:30:00Z</CreateTime><InvalidationBatch><Paths><Quantity>0</Quantity></Paths>"
    "<CallerReference>1</CallerReference></InvalidationBatch></Invalidation>"
)
_PUBLISHED = (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m1</MessageId>'
    "</PublishResult></PublishResponse>"
)


def main() -> None:
    server = LoopbackServer(RoundTrips(float(sys.argv[1])).handle, 0, lambda: None)
    Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(server.url), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
