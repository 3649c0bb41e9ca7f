"""The functions of the practice workspace: requests as API Gateway hands them to Lambda, and answers back."""

import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from string import Template
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import quote_plus
from uuid import uuid4

from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.practice.lambda_runtime import Function, FunctionFailed, FunctionTimedOut, start_function
from jada_desk.practice.wire import HttpRequest, HttpResponse, text_response
from jada_desk.resources import resources_dir

# What Lambda takes for one call: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
_LARGEST_BODY_BYTES: Final = 6 * 1024 * 1024
# The first part of a path on the public site names its function.
_SITE_FUNCTIONS: Final = frozenset({"waivers", "crew", "photos"})
_HANDLERS: Final = {
    "waivers": "jada_desk.functions.waivers.handler",
    "crew": "jada_desk.functions.crew_answers.handler",
    "photos": "jada_desk.functions.photos.handler",
    "photo-check": "jada_desk.functions.photos.arrived",
    "calendar-parser": "jada_desk.functions.calendar_parser.handler",
}


class PracticeFunctions:
    """The tenant's functions, each started when it is first called.

    `endpoint` gives the workspace's present addresses, `now` its clock (aware).
    """

    def __init__(self, endpoint: Callable[[], Endpoint], now: Callable[[], datetime]) -> None:
        self._endpoint = endpoint
        self._now = now
        self._guard = Lock()
        self._started: dict[str, Function] = {}

    def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer a request to the public site that is for a function."""
        name = request.path.split("/")[1]
        if name not in _SITE_FUNCTIONS:
            return text_response("This is not in service yet.", 503)
        if len(request.body) > _LARGEST_BODY_BYTES:
            return text_response("The request is too large.", 413)
        try:
            answer = self._function(name).invoke(to_payload(request, self._now()))
        except FunctionTimedOut:
            return text_response("The function took too long.", 504)
        except FunctionFailed:
            return text_response("The function failed; the practice log says where.", 502)
        return from_payload(answer)

    def read_calendar(self, event: Mapping[str, Any]) -> Any:
        """Invoke the calendar event parser, at the practice clock's time. Raises as `Function.invoke`."""
        at = self._now().astimezone(UTC).isoformat(timespec="seconds")
        return self._function("calendar-parser").invoke({"time": at, **event})

    def photo_arrived(self, bucket: str, key: str) -> None:
        """Tell the check of a new object, as S3 does: some time after its upload was answered."""
        Thread(target=self._check_photo, args=(bucket, key), daemon=True).start()

    def _check_photo(self, bucket: str, key: str) -> None:
        try:
            now = self._now()
            news = {
                "time": now.astimezone(UTC).isoformat(timespec="seconds"),
                **to_s3_event(bucket, key, now),
            }
            self._function("photo-check").invoke(news)
        except (FunctionFailed, FunctionTimedOut):
            sys.stderr.write("the photo check failed; the guest's next page checks again\n")

    def close(self) -> None:
        """End all processes."""
        with self._guard:
            started, self._started = self._started, {}
        for function in started.values():
            function.close()

    def _function(self, name: str) -> Function:
        with self._guard:
            if name not in self._started:
                self._started[name] = start_function(_HANDLERS[name], {"JADA_TENANT_TOML": self._settings()})
            return self._started[name]

    def _settings(self) -> str:
        template = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
        return Template(template).safe_substitute(asdict(self._endpoint()))


def to_payload(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """A request in payload format 2.0, received at `at`; a body is always in base64, which the format allows.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    """
    at = at.astimezone(UTC)
    payload: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": request.query,
        "headers": {
            **{name: value for name, value in request.headers.items() if name != "cookie"},
            # Whatever the visitor says of that, CloudFront says it itself.
            "cloudfront-viewer-address": f"{request.remote_addr}:443",
        },
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "practice",
            "domainName": request.headers.get("host", ""),
            "http": {
                "method": request.method,
                "path": request.path,
                "protocol": "HTTP/1.1",
                "sourceIp": request.remote_addr,
                "userAgent": request.headers.get("user-agent", ""),
            },
            "requestId": str(uuid4()),
            "routeKey": "$default",
            "stage": "$default",
            "time": f"{at:%d/%b/%Y:%H:%M:%S +0000}",
            "timeEpoch": int(at.timestamp() * 1000),
        },
        "isBase64Encoded": bool(request.body),
    }
    if request.query:
        payload["queryStringParameters"] = {
            name: ",".join(all_) for name, all_ in request.parameters().items()
        }
    if request.body:
        payload["body"] = b64encode(request.body).decode()
    return payload


def to_s3_event(bucket: str, key: str, at: datetime) -> dict[str, Any]:
    """The news of a form upload as S3 sends it.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    """
    record = {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "eventTime": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
        "eventName": "ObjectCreated:Post",
        "s3": {"bucket": {"name": bucket}, "object": {"key": quote_plus(key, safe="/")}},
    }
    return {"Records": [record]}


def from_payload(answer: Any) -> HttpResponse:
    """A function's answer as a response; one without a status is a 200 with the answer as JSON."""
    if not isinstance(answer, dict) or "statusCode" not in answer:
        return HttpResponse(200, (("Content-Type", "application/json"),), json.dumps(answer).encode())
    body = answer.get("body") or ""
    raw = b64decode(body) if answer.get("isBase64Encoded") else str(body).encode()
    headers = tuple((str(name), str(value)) for name, value in (answer.get("headers") or {}).items())
    return HttpResponse(int(answer["statusCode"]), headers, raw)
