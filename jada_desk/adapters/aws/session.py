"""The way to AWS: clients built when first needed, once each."""

import ipaddress
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from jada_desk.adapters.aws.models import give_back, lean_session
from jada_desk.domain.errors import SettingsError
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from types_boto3_cloudfront.client import CloudFrontClient
    from types_boto3_dynamodb.client import DynamoDBClient
    from types_boto3_s3.client import S3Client
    from types_boto3_sesv2.client import SESV2Client
    from types_boto3_sns.client import SNSClient

_CONNECT_TIMEOUT_S: Final = 5
_READ_TIMEOUT_S: Final = 12
_CONNECTIONS: Final = 32


class Keys(NamedTuple):
    """An access key and its secret."""

    access_key: str
    secret_key: str


# An emulator wants requests signed, but by whom it does not care.
_EMULATOR_KEYS: Final = Keys("practice", "practice")


class AwsClients:
    """One tenant's boto3 clients, safe to use from several threads at once.

    `keys`, or what gives them when they are first needed, come first, then the named profile, then what boto3
    finds by itself. Only for an `endpoint_url` on this computer, with neither keys nor profile nor
    AWS_ACCESS_KEY_ID given, made-up keys sign the requests: an emulator works by settings alone, and those
    keys never reach AWS itself.

    Every call is one HTTP request: `errors.ask` decides what may be repeated. Raises SettingsError when
    `endpoint_url` is neither https nor on this computer.
    """

    def __init__(
        self,
        region: str,
        profile: str = "",
        endpoint_url: str = "",
        keys: Keys | Callable[[], Keys] | None = None,
    ) -> None:
        local = _is_on_this_computer(endpoint_url)
        if keys is None and local and not profile and not os.environ.get("AWS_ACCESS_KEY_ID"):
            keys = _EMULATOR_KEYS
        self.region = region
        self._profile = profile
        self._keys = keys
        self._endpoint_url = endpoint_url or None
        self._config = Config(
            retries={"total_max_attempts": 1, "mode": "standard"},
            connect_timeout=_CONNECT_TIMEOUT_S,
            read_timeout=_READ_TIMEOUT_S,
            max_pool_connections=_CONNECTIONS,
            # An emulator has no host name for each bucket.
            s3={"addressing_style": "path" if endpoint_url else "auto"},
            # No proxy stands between this computer and itself.
            proxies={} if local else None,
        )
        self._lock = threading.Lock()  # building clients is not thread-safe in boto3, using them is
        self._session: boto3.Session | None = None
        self._clients: dict[str, Any] = {}

    @property
    def dynamodb(self) -> "DynamoDBClient":
        return cast("DynamoDBClient", self._client("dynamodb"))

    @property
    def s3(self) -> "S3Client":
        return cast("S3Client", self._client("s3"))

    @property
    def cloudfront(self) -> "CloudFrontClient":
        return cast("CloudFrontClient", self._client("cloudfront"))

    @property
    def sesv2(self) -> "SESV2Client":
        return cast("SESV2Client", self._client("sesv2"))

    @property
    def sns(self) -> "SNSClient":
        return cast("SNSClient", self._client("sns"))

    @property
    def sts(self) -> Any:
        return self._client("sts")

    def _client(self, service: str) -> Any:
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._build(service)
            return self._clients[service]

    def _build(self, service: str) -> Any:
        if self._session is None:
            self._session = self._begin()
        # A form for S3 is signed by the old way unless told so, which newer regions do not take.
        config = self._config.merge(Config(signature_version="s3v4")) if service == "s3" else self._config
        build = cast("Any", self._session.client)
        client = build(service, endpoint_url=self._endpoint_url, config=config)
        if service == "s3":
            # boto3 asks leave before sending a body (Expect: 100-continue): a round trip too many for a page.
            client.meta.events.register_last("before-call.s3", _drop_expect)
        give_back()
        return client

    def _begin(self) -> boto3.Session:
        keys = self._keys() if callable(self._keys) else self._keys
        return boto3.Session(
            region_name=self.region,
            botocore_session=lean_session(self._profile),
            aws_access_key_id=keys.access_key if keys else None,
            aws_secret_access_key=keys.secret_key if keys else None,
        )


def _drop_expect(params: dict[str, Any], **_: Any) -> None:
    params["headers"].pop("Expect", None)


def _is_on_this_computer(endpoint_url: str) -> bool:
    if not endpoint_url:
        return False
    try:
        parts = urlsplit(endpoint_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    local = bool(host) and (host == "localhost" or _is_loopback(host or ""))
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise SettingsError(
            tr("aws.endpoint_url must be an https address, or an http address on this computer."),
            unchanged=tr("Nothing was sent."),
            remedy=tr("Correct it in the settings, or leave it out to use AWS itself."),
        )
    return local


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
