"""moto's services as functions in this process, called in AWS's own wire forms."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote
from xml.etree import ElementTree

from jada_desk.practice.wire import HttpRequest, HttpResponse

REGION: Final = "us-west-2"
SERVICES: Final = ("dynamodb", "s3", "cloudfront", "ses", "sns", "sts")
# What moto is asked to serve them; it finds its parts by name at run time.
MOTO_PARTS: Final = (*SERVICES, "sesv2", "moto_api")
DISTRIBUTIONS: Final = "/2020-05-31/distribution"
_DYNAMODB_JSON: Final = "application/x-amz-json-1.0"
_NOT_PASSED: Final = ("CONTENT_LENGTH", "TRANSFER_ENCODING", "HOST", "EXPECT")


def service_of(request: HttpRequest) -> str:
    """The service a request is for, out of its signature's scope; an unsigned one can only be S3's."""
    scope = request.headers.get("authorization", "").partition("Credential=")[2].split(",")[0].split("/")
    return scope[3] if len(scope) > 3 and scope[3] in SERVICES else "s3"


def aws_request(
    service: str, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> HttpRequest:
    """A call as a client of that service would send it; `target` is path and query, quoted."""
    raw_path, _, query = target.partition("?")
    signed = {**(headers or {}), "authorization": _authorization(service)}
    return HttpRequest(method, unquote(raw_path), raw_path, query, signed, body)


def dynamodb_request(operation: str, payload: object) -> HttpRequest:
    headers = {"x-amz-target": f"DynamoDB_20120810.{operation}", "content-type": _DYNAMODB_JSON}
    return aws_request("dynamodb", "POST", "/", json.dumps(payload).encode(), headers)


def must(response: HttpResponse) -> HttpResponse:
    """The answer to a call of our own, which moto has no reason to refuse. Raises RuntimeError if it does."""
    if response.status >= 300:
        raise RuntimeError(f"moto refused: {response.status} {response.body[:200]!r}")
    return response


def element_text(xml: bytes, name: str) -> str:
    """The text of the first element of this name, "" when there is none."""
    found = ElementTree.fromstring(xml).find(f".//{{*}}{name}")
    return (found.text or "") if found is not None else ""


class MotoApps:
    """moto, without its own dispatcher, which would look at every service it knows at each call."""

    def __init__(self) -> None:
        # Imported here: a second's work that only the serving process should pay.
        from moto.moto_server.werkzeug_app import create_backend_app

        names: tuple[Any, ...] = MOTO_PARTS
        self._apps = {name: create_backend_app(name) for name in names}

    def call(self, request: HttpRequest) -> HttpResponse:
        """One call. Whatever region the client was given, there is one: two would be two sets of tables."""
        service = service_of(request)
        app = "sesv2" if service == "ses" and request.path.startswith("/v2/") else service
        headers = {**request.headers, "authorization": _authorization(service)}
        return self._wsgi(app, replace(request, headers=headers))

    def item(self, table: str, key: dict[str, Any]) -> dict[str, Any] | None:
        """What DynamoDB holds under a key, in its wire form; past the wire, since every update asks."""
        from moto.dynamodb.models import dynamodb_backends

        found = dynamodb_backends[_account_id()][REGION].get_item(table, key)
        return found.to_json()["Attributes"] if found else None

    def create_distribution(self, distribution_id: str, config: bytes) -> None:
        """A distribution under an id of our choice: the settings name it, so it is the same for ever."""
        response = must(self.call(aws_request("cloudfront", "POST", DISTRIBUTIONS, config)))
        made = element_text(response.body, "Id")
        backend = self._cloudfront()
        distribution = backend.distributions.pop(made)
        distribution.arn = distribution.arn.replace(made, distribution_id)
        distribution.id = distribution.distribution_id = distribution_id
        backend.distributions[distribution_id] = distribution

    def create_invalidation(
        self, invalidation_id: str, distribution_id: str, paths: list[str], reference: str
    ) -> None:
        """An invalidation that was made before, under its own id."""
        self._cloudfront().create_invalidation(distribution_id, paths, reference).id = invalidation_id

    def reset(self) -> None:
        """Empty every service."""
        must(self._wsgi("moto_api", HttpRequest("POST", "/moto-api/reset", "/moto-api/reset")))

    @staticmethod
    def _cloudfront() -> Any:
        from moto.cloudfront.models import cloudfront_backends

        return cloudfront_backends[_account_id()]["aws"]

    def _wsgi(self, app: str, request: HttpRequest) -> HttpResponse:
        environ = _environ(request)
        started: list[tuple[int, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
            started.append((int(status.split()[0]), headers))

        chunks: Any = self._apps[app](environ, start_response)  # type: ignore[arg-type]
        try:
            body = b"".join(chunks)
        finally:
            chunks.close()
        status, headers = started[-1]
        return HttpResponse(status, tuple(headers), body)


def _environ(request: HttpRequest) -> dict[str, Any]:
    """The request as WSGI has it (PEP 3333)."""
    target = request.raw_path + (f"?{request.query}" if request.query else "")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": request.path.encode().decode("latin-1"),
        "RAW_URI": target,
        "REQUEST_URI": target,
        "QUERY_STRING": request.query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(request.body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        if key == "CONTENT_TYPE":
            environ[key] = value
        elif key not in _NOT_PASSED:
            environ[f"HTTP_{key}"] = value
    return environ


def _authorization(service: str) -> str:
    return f"AWS4-HMAC-SHA256 Credential=practice/20260528/{REGION}/{service}/aws4_request"


def _account_id() -> str:
    from moto.core.models import DEFAULT_ACCOUNT_ID

    return str(DEFAULT_ACCOUNT_ID)
