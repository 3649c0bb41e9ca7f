"""The bucket with the guest pages in S3 (port `PageStore`)."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from botocore.exceptions import ClientError

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit_on_bucket
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import NotFound
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.pages import PageVersion

_NO_SUCH_PAGE: Final = "NoSuchKey"
_CONTENT_TYPES: Final = {".html": "text/html; charset=utf-8", ".ics": "text/calendar; charset=utf-8"}


class S3Pages:
    """`PageStore` over S3. Error sentences never name a page's key, for it holds the guest's name."""

    def __init__(self, clients: AwsClients, bucket: str) -> None:
        self._clients = clients
        self._bucket = bucket
        self._bucket_seen = False
        self._reading = self._request(
            tr("A guest page could not be read."),
            permit_on_bucket(bucket, "s3:GetObject", "s3:ListBucket"),
        )
        self._writing = self._request(
            tr("A guest page could not be uploaded."),
            permit_on_bucket(bucket, "s3:PutObject"),
            unchanged=tr("Nothing was uploaded."),
            uncertain=tr("The guest page may or may not have been uploaded."),
        )

    def head(self, key: str) -> PageVersion | None:
        return ask(self._reading, lambda: self._look(key))

    def get(self, key: str) -> bytes:
        body = ask(self._reading, lambda: self._download(key))
        if body is None:
            raise NotFound(tr("The guest page is not in the bucket."), remedy=tr("Read the weekend again."))
        return body

    def put(self, key: str, body: bytes, *, if_match: str, operation: str) -> PageVersion:
        digest = sha256(body).hexdigest()
        upload: dict[str, Any] = {
            "Bucket": self._bucket,
            "Key": key,
            "Body": body,
            "ContentType": _CONTENT_TYPES[PurePosixPath(key).suffix],
            "CacheControl": "max-age=300",
            "Metadata": {"sha256": digest, "operation": operation},
        }
        if if_match:
            upload["IfMatch"] = f'"{if_match}"'
        else:
            upload["IfNoneMatch"] = "*"
        return ask(self._writing, lambda: _version(self._clients.s3.put_object(**upload), digest))

    def _look(self, key: str) -> PageVersion | None:
        try:
            return _standing(self._clients.s3.head_object(Bucket=self._bucket, Key=key))
        except ClientError as exc:
            if self._bucket_seen and exc.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
        # An answer to HEAD has no room for a reason (no such page, no such bucket, old keys): GET gives it.
        try:
            found = self._clients.s3.get_object(Bucket=self._bucket, Key=key)
        except ClientError as exc:
            if exc.response["Error"]["Code"] != _NO_SUCH_PAGE:
                raise
            self._bucket_seen = True
            return None
        found["Body"].close()
        return _standing(found)

    def _download(self, key: str) -> bytes | None:
        try:
            return self._clients.s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except ClientError as exc:
            if exc.response["Error"]["Code"] != _NO_SUCH_PAGE:
                raise
            return None

    def _request(self, failed: str, permission: str, *, unchanged: str = "", uncertain: str = "") -> Request:
        return Request(
            "S3",
            failed,
            permission,
            unchanged,
            uncertain,
            absent=tr("There is no bucket {name} in S3.", name=self._bucket),
            absent_remedy=tr("Check aws.bucket in the settings, or have the bucket created."),
            missing=frozenset({"NoSuchBucket"}),
            remedy=tr("Check aws.bucket in the settings."),
            # What an If-Match on a page that was deleted meanwhile gives; only a write lets it come this far.
            lost=frozenset({_NO_SUCH_PAGE}),
        )


def _standing(answer: Mapping[str, Any]) -> PageVersion:
    return _version(answer, answer["Metadata"].get("sha256", ""))


def _version(answer: Mapping[str, Any], digest: str) -> PageVersion:
    return PageVersion(answer["ETag"].strip('"'), digest)
