"""AWS's answers, handed to the real boto3 clients where the network would be."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders

from jada_desk.adapters.aws.session import AwsClients

NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class _Body:
    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *_: object, **__: object) -> Iterator[bytes]:
        yield self._body

    def read(self, *_: object, **__: object) -> bytes:
        body, self._body = self._body, b""
        return body

    def close(self) -> None:
        self._body = b""


class Wire:
    """Gives each request to one service its next answer, or raises it; `requests` are those that went out.

    Building a client takes a quarter of a second, so all wires share theirs; the newest one has it.
    """

    def __init__(self, service: str, *answers: Answer | Exception) -> None:
        self.clients = _clients()
        self.requests: list[AWSPreparedRequest] = []
        self._answers = list(answers)
        client = getattr(self.clients, service)
        event = f"before-send.{client.meta.service_model.service_id.hyphenize()}"
        client.meta.events.unregister(event, unique_id="wire")
        client.meta.events.register(event, self._send, unique_id="wire")

    def _send(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        self.requests.append(request)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return AWSResponse(
            request.url, answer.status, HTTPHeaders.from_dict(answer.headers), _Body(answer.body)
        )


@cache
def _clients() -> AwsClients:
    return AwsClients("us-west-2", endpoint_url=NOWHERE)


def bytes_of(request: AWSPreparedRequest) -> bytes:
    assert isinstance(request.body, bytes)
    return request.body


def json_answer(content: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(content).encode(), {"content-type": "application/x-amz-json-1.0"})


def json_error(code: str, status: int = 400, message: str = "quinn@example.com +16195550001") -> Answer:
    return json_answer({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": message}, status)


def xml_error(code: str, status: int) -> Answer:
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>quinn@example.com</Message></Error>"
    return Answer(status, body.encode(), {"content-type": "application/xml"})


def query_error(code: str, status: int) -> Answer:
    body = f"<ErrorResponse><Error><Code>{code}</Code><Message>+16195550001</Message></Error></ErrorResponse>"
    return Answer(status, body.encode(), {"content-type": "text/xml"})
