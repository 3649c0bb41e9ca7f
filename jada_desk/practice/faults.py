"""Failures on request: the next calls to a service are slowed, refused, cut off, or lose their answer.

A fault is `{"target", "match", "times", "kind"}`. `target` is a service (s3, dynamodb, cloudfront, ses,
sns, calendar, gmail, feed, sign_in) or `*`; `match` a text that the path, the operation or the body must hold ("" =
any); `times` how many calls it strikes (0 = until cleared). `kind` is one of
`delay:SECONDS` (or until cleared) · `status:CODE` · `throttle` (as that service says it) ·
`reset` (cut off before any effect) · `lost` (cut off after the effect: the caller cannot know).
"""

import json
import re
from dataclasses import dataclass
from threading import Event, Lock
from typing import Any, Final

from jada_desk.practice.wire import Application, ConnectionDropped, HttpRequest, HttpResponse, json_response

TARGETS: Final = ("*", "s3", "dynamodb", "cloudfront", "ses", "sns", "calendar", "gmail", "feed", "sign_in")
_KIND: Final = re.compile(r"delay:\d+(\.\d+)?|status:[45]\d\d|throttle|reset|lost")
_CODES: Final = {
    400: "ValidationError",
    401: "UnrecognizedClientException",
    403: "AccessDenied",
    404: "NotFound",
    429: "Throttling",
    500: "InternalError",
    503: "ServiceUnavailable",
}


@dataclass(slots=True)
class _Fault:
    target: str
    match: str
    times: int
    kind: str


class Faults:
    """The faults in force; off when there are none."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: list[_Fault] = []
        self._cleared = Event()

    def add(self, data: Any) -> None:
        """Put one fault, or a list of them, in force. Raises ValueError when one is not understood."""
        found = [self._read(one) for one in (data if isinstance(data, list) else [data])]
        with self._lock:
            self._faults += found

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()
            # Who is being slowed goes on at once; who is slowed later waits for the next clearing.
            self._cleared.set()
            self._cleared = Event()

    def guard(self, target: str, request: HttpRequest, application: Application) -> HttpResponse:
        """Answer a request to `target` with `application`, unless a fault strikes."""
        # Taken first: a fault that is cleared right after it struck must not slow anybody.
        cleared = self._cleared
        kinds = self._strike(target, request) if self._faults else []
        for kind in kinds:
            if kind.startswith("delay:"):
                cleared.wait(float(kind[6:]))
        blow = next((kind for kind in kinds if not kind.startswith("delay:")), "")
        if blow == "reset":
            raise ConnectionDropped
        if blow == "lost":
            application(request)
            raise ConnectionDropped
        return _refusal(target, request, blow) if blow else application(request)

    @staticmethod
    def _read(data: Any) -> _Fault:
        known = isinstance(data, dict) and not set(data) - {"target", "match", "times", "kind"}
        if not known or data.get("target", "*") not in TARGETS:
            raise ValueError(
                f"a fault is an object with target (one of {', '.join(TARGETS)}), match, times and kind"
            )
        if not _KIND.fullmatch(str(data.get("kind"))):
            raise ValueError("kind must be delay:SECONDS, status:CODE, throttle, reset or lost")
        return _Fault(
            data.get("target", "*"), str(data.get("match", "")), int(data.get("times", 1)), data["kind"]
        )

    def _strike(self, target: str, request: HttpRequest) -> list[str]:
        """The kinds that hit this call; at most one that is no delay. Counts them down."""
        text = "\n".join(
            (
                f"{request.method} {request.path}?{request.query}",
                request.headers.get("x-amz-target", ""),
                request.body.decode("utf-8", "replace"),
            )
        )
        kinds: list[str] = []
        with self._lock:
            for fault in list(self._faults):
                if fault.target not in ("*", target) or fault.match not in text:
                    continue
                is_delay = fault.kind.startswith("delay:")
                if not is_delay and any(not kind.startswith("delay:") for kind in kinds):
                    continue
                kinds.append(fault.kind)
                if fault.times:
                    fault.times -= 1
                    if not fault.times:
                        self._faults.remove(fault)
        return kinds


def _refusal(target: str, request: HttpRequest, kind: str) -> HttpResponse:
    status = 0 if kind == "throttle" else int(kind[7:])
    message = "Asked for by the practice workspace's faults."
    if target in ("calendar", "gmail", "feed", "sign_in"):
        reason = {0: "rateLimitExceeded", 401: "authError", 403: "forbidden", 503: "backendError"}.get(
            status, "invalid"
        )
        error = {
            "errors": [{"domain": "usageLimits", "reason": reason, "message": message}],
            "message": message,
        }
        code = status or (429 if target == "feed" else 403)
        return json_response({"error": {**error, "code": code}}, code)
    if target == "dynamodb":
        code_name = _CODES.get(status, "ProvisionedThroughputExceededException")
        name = f"{code_name}Exception" if code_name == "AccessDenied" else code_name
        body = json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{name}", "message": message}).encode()
        return HttpResponse(status or 400, (("Content-Type", "application/x-amz-json-1.0"),), body)
    if target == "ses" and request.path.startswith("/v2/"):
        name = _CODES.get(status, "TooManyRequestsException")
        return json_response({"message": message}, status or 429, ("x-amzn-ErrorType", name))
    name = _CODES.get(status, "SlowDown" if target == "s3" else "Throttling")
    inner = f"<Code>{name}</Code><Message>{message}</Message>"
    whole = (
        f"<Error>{inner}</Error>"
        if target == "s3"
        else f"<ErrorResponse><Error>{inner}</Error></ErrorResponse>"
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{whole}'.encode()
    return HttpResponse(
        status or (503 if target == "s3" else 400), (("Content-Type", "application/xml"),), xml
    )
