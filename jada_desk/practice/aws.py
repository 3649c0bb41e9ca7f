"""The AWS end: moto behind one address, made safe for many callers and for a restart.

moto keeps nothing over a restart, and two conditional writes at the same moment may both win in it. So one
call is served at a time, and what it left behind is stored before its answer goes out.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from threading import RLock
from typing import Any, Final
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

from jada_desk.practice.aws_state import (
    AwsState,
    create_bucket_request,
    put_object_request,
    verify_sender_request,
)
from jada_desk.practice.clock import PracticeClock, rfc3339
from jada_desk.practice.form_upload import UploadRefused, take_form
from jada_desk.practice.moto_apps import (
    DISTRIBUTIONS,
    MotoApps,
    aws_request,
    dynamodb_request,
    element_text,
    must,
    service_of,
)
from jada_desk.practice.outbox import Outbox
from jada_desk.practice.store import Store
from jada_desk.practice.wire import HttpRequest, HttpResponse, json_response

PHOTO_BUCKET: Final = "sailjada-photos"
# The keys that an emulator is signed for.
_KEYS: Final = {"practice": "practice"}


class AwsEnd:
    """DynamoDB, S3, CloudFront, SES and SNS for one account and region, the same after a restart as before.

    `forget` is told the paths of every invalidation before its answer goes out, `arrived` the bucket and key of
    every form upload after it was stored.
    """

    def __init__(
        self,
        store: Store,
        clock: PracticeClock,
        outbox: Outbox,
        forget: Callable[[Iterable[str]], None],
        arrived: Callable[[str, str], None] = lambda bucket, key: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._forget = forget
        self._arrived = arrived
        self._lock = RLock()
        self._moto = MotoApps()
        self._state = AwsState(store, self._moto, outbox)

    def handle(self, request: HttpRequest) -> HttpResponse:
        service = service_of(request)
        if service == "s3" and (answer := self._guard_photos(request)):
            return answer
        with self._lock:
            if service == "cloudfront" and request.method == "POST":
                return self._post_cloudfront(request)
            if answer := _out_of_the_sandbox(service, request):
                return answer
            response = self._moto.call(request)
            if response.status < 300:
                self._state.keep(service, request, response)
            return response

    def paused(self) -> AbstractContextManager[Any]:
        """Inside it no call of anybody else is served."""
        return self._lock

    def get_object(self, bucket: str, key: str) -> HttpResponse:
        """What S3 answers for one object."""
        return self.handle(aws_request("s3", "GET", f"/{bucket}/{quote(key)}"))

    def put_object(self, bucket: str, key: str, headers: dict[str, str], body: bytes) -> None:
        must(self.handle(put_object_request(bucket, key, headers, body)))

    def dynamodb(self, operation: str, payload: object) -> Any:
        """One DynamoDB call in the wire's own form. Raises RuntimeError when it is refused."""
        return json.loads(must(self.handle(dynamodb_request(operation, payload))).body)

    def create_bucket(self, name: str) -> None:
        must(self.handle(create_bucket_request(name)))

    def has_bucket(self, name: str) -> bool:
        return self.handle(aws_request("s3", "HEAD", f"/{name}")).status == 200

    def verify_sender(self, name: str) -> None:
        """Let mail be sent from this address or domain."""
        must(self.handle(verify_sender_request(name)))

    def create_distribution(self, distribution_id: str, bucket: str) -> None:
        """A distribution in front of a bucket, under an id that never changes."""
        config = _DISTRIBUTION_CONFIG.format(reference=distribution_id, bucket=bucket).encode()
        with self._lock:
            self._moto.create_distribution(distribution_id, config)
            self._state.keep_distribution(distribution_id, config)

    def warm(self) -> None:
        """Load the services that nothing has called yet, so that no first caller waits for them."""
        topics = urlencode({"Action": "ListTopics", "Version": "2010-03-31"}).encode()
        headers = {"content-type": "application/x-www-form-urlencoded"}
        must(self.handle(aws_request("sns", "POST", "/", topics, headers)))
        must(self.handle(aws_request("ses", "GET", "/v2/email/contact-lists")))

    def restore(self) -> None:
        """Bring moto to what the state file holds."""
        with self._lock:
            self._state.restore()

    def reset(self) -> None:
        """Empty every service; the state file is not touched."""
        with self._lock:
            self._moto.reset()

    def _guard_photos(self, request: HttpRequest) -> HttpResponse | None:
        """S3's answer where moto would let anybody in: to forms, and to whoever comes to the photos unsigned."""
        bucket, _, key = request.path.lstrip("/").partition("/")
        if request.method == "POST" and not key and "delete" not in request.query.split("&"):
            taken, answer = take_form(
                request,
                bucket,
                _KEYS,
                datetime.now(UTC),
                lambda key, headers, body: self.handle(put_object_request(bucket, key, headers, body)),
            )
            if taken:
                self._arrived(bucket, taken)
            return answer
        is_signed = "authorization" in request.headers or "X-Amz-Signature=" in request.query
        if bucket == PHOTO_BUCKET and not is_signed:
            return UploadRefused(403, "AccessDenied", "Access Denied").response()
        return None

    def _post_cloudfront(self, request: HttpRequest) -> HttpResponse:
        if request.path.endswith("/invalidation"):
            return self._invalidate(request)
        response = self._moto.call(request)
        if request.path == DISTRIBUTIONS and response.status < 300:
            self._state.keep_distribution(element_text(response.body, "Id"), request.body)
        return response

    def _invalidate(self, request: HttpRequest) -> HttpResponse:
        """CreateInvalidation; the same reference and paths give the earlier one (moto would make two)."""
        distribution_id = request.path.split("/")[3]
        try:
            batch = ElementTree.fromstring(request.body)
        except ElementTree.ParseError:
            return _cloudfront_error("MalformedXML", "The body is no XML.")
        paths = [node.text or "" for node in batch.iterfind("{*}Paths/{*}Items/{*}Path")]
        reference = batch.findtext("{*}CallerReference", "")
        sql = "SELECT id, paths FROM invalidations WHERE distribution_id = ? AND caller_reference = ?"
        for invalidation_id, earlier in self._store.rows(sql, distribution_id, reference):
            if sorted(json.loads(earlier)) != sorted(paths):
                return _cloudfront_error("InvalidArgument", "The caller reference was used for other paths.")
            found = must(
                self._moto.call(aws_request("cloudfront", "GET", f"{request.path}/{invalidation_id}"))
            )
            return HttpResponse(201, found.headers, found.body)
        response = self._moto.call(request)
        if response.status < 300:
            self._keep_invalidation(element_text(response.body, "Id"), distribution_id, paths, reference)
            self._forget(paths)
        return response

    def _keep_invalidation(
        self, invalidation_id: str, distribution_id: str, paths: list[str], reference: str
    ) -> None:
        columns = "id, distribution_id, paths, caller_reference, at"
        row = (invalidation_id, distribution_id, json.dumps(paths), reference, rfc3339(self._clock.now()))
        with self._store.writing() as db:
            db.execute(f"INSERT INTO invalidations ({columns}) VALUES (?, ?, ?, ?, ?)", row)


def _cloudfront_error(code: str, message: str) -> HttpResponse:
    xml = (
        '<?xml version="1.0"?><ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">'
        f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    )
    return HttpResponse(400, (("Content-Type", "text/xml"),), xml.encode())


_DISTRIBUTION_CONFIG = """<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
<CallerReference>{reference}</CallerReference><Comment>Guest pages</Comment><Enabled>true</Enabled>
<Origins><Quantity>1</Quantity><Items><Origin><Id>pages</Id><DomainName>{bucket}.s3.amazonaws.com</DomainName>
<S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin></Items></Origins>
<DefaultCacheBehavior><TargetOriginId>pages</TargetOriginId>
<ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy></DefaultCacheBehavior></DistributionConfig>"""


def _out_of_the_sandbox(service: str, request: HttpRequest) -> HttpResponse | None:
    """Two questions that moto does not know: this account has left the sandboxes of SES and SNS."""
    if service == "ses" and (request.method, request.path) == ("GET", "/v2/email/account"):
        return json_response({"ProductionAccessEnabled": True, "SendingEnabled": True})
    if service == "sns" and request.form().get("Action") == "GetSMSSandboxAccountStatus":
        name = "GetSMSSandboxAccountStatus"
        inner = f"<{name}Result><IsInSandbox>false</IsInSandbox></{name}Result>"
        space = "http://sns.amazonaws.com/doc/2010-03-31/"
        xml = f'<{name}Response xmlns="{space}">{inner}</{name}Response>'.encode()
        return HttpResponse(200, (("Content-Type", "text/xml"),), xml)
    return None
