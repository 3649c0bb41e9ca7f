"""HTTP requests and answers as API Gateway (HTTP API) and function URLs hand them to a function, payload
format 2.0.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

_MOST_FIELDS: Final = 50


class UnreadableBody(ValueError):
    """A body that is not what its content type says."""


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
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"

    def fields(self) -> dict[str, str]:
        """The fields of a form or of a JSON object, the first value of each; true is "yes".

        Raises UnreadableBody.
        """
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


def html(status: int, page: bytes) -> dict[str, Any]:
    """An answer that is a page. Its address holds a secret: it is kept nowhere and told to nobody."""
    return _answer(status, "text/html; charset=utf-8", page)


def said(status: int, value: object) -> dict[str, Any]:
    """An answer in JSON."""
    return _answer(status, "application/json", json.dumps(value).encode())


def _answer(status: int, content_type: str, body: bytes) -> dict[str, Any]:
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
