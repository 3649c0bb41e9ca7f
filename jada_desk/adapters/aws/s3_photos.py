"""The private bucket with guests' photos in S3 (port `PhotoStore`)."""

from typing import Any, Final

from botocore.exceptions import ClientError

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit_on_bucket
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.photos import LARGEST_PHOTO_BYTES, UploadForm

_OFFER_LIFE_S: Final = 15 * 60
# Phones give out their photos as JPEG to a page that accepts nothing else.
_TYPE: Final = "image/jpeg"


class S3Photos:
    """`PhotoStore` over S3.

    A form's policy has every field of it: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
    """

    def __init__(self, clients: AwsClients, bucket: str) -> None:
        self._clients = clients
        self._bucket = bucket
        self._reading = self._request(
            tr("A photo could not be read."),
            permit_on_bucket(bucket, "s3:GetObject", "s3:ListBucket"),
        )
        self._writing = self._request(
            tr("A photo could not be kept."),
            permit_on_bucket(bucket, "s3:PutObject"),
            unchanged=tr("Nothing was kept."),
            uncertain=tr("The photo may or may not have been kept."),
        )
        self._deleting = self._request(
            tr("A photo could not be removed."),
            permit_on_bucket(bucket, "s3:DeleteObject"),
            unchanged=tr("Nothing was removed."),
            uncertain=tr("The photo may or may not have been removed."),
        )

    def offer(self, key: str, *, back_to: str) -> UploadForm:
        fields = {"Content-Type": _TYPE, "success_action_redirect": back_to}
        conditions: list[Any] = [{name: value} for name, value in fields.items()]
        conditions.append(["content-length-range", 1, LARGEST_PHOTO_BYTES])
        made = ask(
            self._writing,
            lambda: self._clients.s3.generate_presigned_post(
                self._bucket, key, Fields=dict(fields), Conditions=conditions, ExpiresIn=_OFFER_LIFE_S
            ),
        )
        return UploadForm(made["url"], made["fields"])

    def get(self, key: str) -> bytes | None:
        return ask(self._reading, lambda: self._download(key))

    def put(self, key: str, body: bytes) -> None:
        upload: dict[str, Any] = {"Bucket": self._bucket, "Key": key, "Body": body, "ContentType": _TYPE}
        # Should an address of it ever get out, a browser saves it and shows nothing.
        upload["ContentDisposition"] = "attachment"
        ask(self._writing, lambda: self._clients.s3.put_object(**upload))

    def delete(self, key: str) -> None:
        ask(self._deleting, lambda: self._clients.s3.delete_object(Bucket=self._bucket, Key=key))

    def _download(self, key: str) -> bytes | None:
        try:
            return self._clients.s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except ClientError as exc:
            if exc.response["Error"]["Code"] != "NoSuchKey":
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
            absent_remedy=tr("Check aws.photo_bucket in the settings, or have the bucket created."),
            missing=frozenset({"NoSuchBucket"}),
        )
