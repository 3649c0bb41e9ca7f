"""HTTP requests and answers as API Gateway (HTTP API) and function URLs hand them to a function, payload
format 2.0.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import binascii
import json
import logging
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from jada_desk.domain.errors import JadaError, OutcomeUnknown, Unavailable

Answer = dict[str, Any]

_MOST_FIELDS: Final = 50
_LARGEST_FORM_BYTES: Final = 16 * 1024
_FORM: Final = "application/x-www-form-urlencoded"

logger = logging.getLogger(__name__)


class UnreadableBody(ValueError):
    """A body that is no form that a person fills in; `status` says why: 400 is not what its content type says,
    413 too large, 415 neither form nor JSON."""

    def __init__(self, status: int = 400) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `path` is decoded, header names are lower case, `at` is when the gateway had it (UTC)."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    address: str
    at: datetime

    @property
    def is_json(self) -> bool:
        return self._content_type == "application/json"

    @property
    def visitor(self) -> str:
        """The address of the person's own device: what CloudFront says of it, else who called."""
        told = self.headers.get("cloudfront-viewer-address", "")
        return told.rpartition(":")[0].strip("[]") or self.address

    @property
    def _content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def fields(self) -> dict[str, str]:
        """The fields of a form or of a JSON object, the first value of each; true is "yes".

        Raises UnreadableBody.
        """
        if len(self.body) > _LARGEST_FORM_BYTES:
            raise UnreadableBody(413)
        if not self.is_json and self._content_type != _FORM:
            raise UnreadableBody(415)
        try:
            if self.is_json:
                return _json_fields(self.body)
            pairs = parse_qsl(
                self.body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
            )
        except (ValueError, RecursionError) as exc:
            raise UnreadableBody from exc
        return dict(reversed(pairs))


def read_request(event: Mapping[str, Any]) -> Request:
    """The request of a payload. Raises ValueError when the payload is none of format 2.0."""
    try:
        context = event["requestContext"]
        http = context["http"]
        body = event.get("body") or ""
        raw = (
            b64decode(body, validate=True)
            if event.get("isBase64Encoded")
            else body.encode("utf-8", "replace")
        )
        milliseconds = context.get("timeEpoch")
        return Request(
            method=http["method"],
            path=unquote(event["rawPath"]),
            query=dict(reversed(parse_qsl(event.get("rawQueryString") or ""))),
            headers={name.lower(): value for name, value in (event.get("headers") or {}).items()},
            body=raw,
            address=http.get("sourceIp", ""),
            at=datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else datetime.now(UTC),
        )
    except (KeyError, TypeError, AttributeError, binascii.Error) as exc:
        raise ValueError("this is no HTTP request of payload format 2.0") from exc


def answer(
    request: Request,
    route: Callable[[Request], Answer],
    problem: Callable[[Request, int, str, str], Answer],
    *,
    task: str,
    again: str,
) -> Answer:
    """What `route` answers, or the page `problem(request, status, what, remedy)` when it raises.

    `task` is what the person came for ("waiver"); `again` says that to send it again is safe.
    """
    try:
        return route(request)
    except (Unavailable, OutcomeUnknown) as exc:
        logger.warning("%s not taken: %s", task, exc.what)
        return problem(request, 503, "We could not reach our records just now.", again)
    except JadaError as exc:
        logger.error("%s not taken: %s", task, exc)
        remedy = f"Please call us about the {task}."
        return problem(request, 503, "Our records are not in service.", remedy)
    except Exception:  # noqa: BLE001 - the edge of the function: a person gets a page, whatever went wrong
        kind, _, where = sys.exc_info()
        line = where.tb_next.tb_lineno if where and where.tb_next else 0
        # The message of a foreign exception may hold what was typed.
        logger.error("%s not taken: %s at line %d", task, kind.__name__ if kind else "", line)
        return problem(request, 500, "Something went wrong with us.", again)


def html(status: int, page: bytes) -> Answer:
    """An answer that is a page. Its address holds a secret: it is kept nowhere and told to nobody."""
    return _answer(status, "text/html; charset=utf-8", page)


def see_other(path: str) -> Answer:
    """An answer that leads to another page of the site, to be read with GET (RFC 9110, 303)."""
    found = html(303, b"")
    found["headers"]["location"] = path
    return found


def said(status: int, value: object) -> Answer:
    """An answer in JSON."""
    return _answer(status, "application/json", json.dumps(value).encode())


def _answer(status: int, content_type: str, body: bytes) -> Answer:
    return {
        "statusCode": status,
        "headers": {
            "content-type": content_type,
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "x-robots-tag": "noindex",
            "content-security-policy": "frame-ancestors 'none'",
        },
        "body": b64encode(body).decode(),
        "isBase64Encoded": True,
    }


def _json_fields(body: bytes) -> dict[str, str]:
    data = json.loads(body)
    if not isinstance(data, dict) or len(data) > _MOST_FIELDS:
        raise UnreadableBody
    fields: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, bool):
            fields[name] = "yes" if value else ""
        elif isinstance(value, str):
            fields[name] = value
        elif value is not None:
            raise UnreadableBody
    return fields
