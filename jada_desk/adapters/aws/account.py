"""The AWS account as the connection tests see it (port `CloudAccount`).

A permission to write is tried without writing: AWS looks at the permission before it looks at a condition, so
that a write whose condition cannot hold tells both apart.
"""

from collections.abc import Callable, Mapping
from email.utils import parseaddr
from typing import Any, Final, TypeVar

from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.new_distribution import create_distribution
from jada_desk.adapters.aws.permissions import (
    permit,
    permit_on_bucket,
    permit_on_distribution,
    permit_on_table,
)
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import NotFound, Stale
from jada_desk.domain.tenant import Aws
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import BucketLook, DistributionLook, MadeDistribution, SenderLook
from jada_desk.workflows.ports.tables import TABLE_KEYS, Table

_T = TypeVar("_T")
# No charter and no page has such a name; the edge forgets a path that does not exist.
_NOBODY: Final = "jada-desk-check"
_NO_PAGE: Final = f"guests/{_NOBODY}"
_OPEN_BLOCKS: Final = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


class AwsAccount:
    """`CloudAccount` over boto3, with the names that a tenant's settings give."""

    def __init__(self, clients: AwsClients, aws: Aws) -> None:
        self._clients, self._aws = clients, aws
        self._tables = DynamoTables(clients, aws.prefix)

    def who(self) -> str:
        request = Request(
            "AWS",
            tr("Who is signed in to AWS could not be found out."),
            permit("sts:GetCallerIdentity"),
        )
        arn = ask(request, lambda: str(self._clients.sts.get_caller_identity()["Arn"]))
        account, name = arn.split(":")[4], arn.rpartition(":")[2]
        return tr("{name} in the account {account}", name=name, account=account)

    def table_keys(self, table: Table) -> tuple[str, ...] | None:
        name = self._aws.prefix + table
        request = Request(
            "DynamoDB",
            tr("The table {name} could not be looked at.", name=name),
            permit_on_table(name, "dynamodb:DescribeTable"),
            missing=frozenset({"ResourceNotFoundException"}),
        )
        try:
            found = ask(request, lambda: self._clients.dynamodb.describe_table(TableName=name)["Table"])
        except NotFound:
            return None
        order = {"HASH": 0, "RANGE": 1}
        keys = sorted(found["KeySchema"], key=lambda one: order[one["KeyType"]])
        return tuple(one["AttributeName"] for one in keys)

    def try_table_write(self, table: Table) -> None:
        names = TABLE_KEYS[table]
        try:
            self._tables.update(
                table, (_NOBODY,) * len(names), {}, expect={names[0]: f"not {_NOBODY}"}, remove=("checked",)
            )
        except Stale:
            return  # refused by its condition, hence allowed

    def create_table(self, table: Table) -> None:
        self._tables.create_missing_tables((table,))

    def boats(self) -> frozenset[str]:
        name = self._aws.prefix + Table.EVENTS
        request = Request(
            "DynamoDB",
            tr("The table {name} could not be read.", name=name),
            permit_on_table(name, "dynamodb:Scan"),
            absent=tr("There is no table {name}.", name=name),
            missing=frozenset({"ResourceNotFoundException"}),
        )
        # One page of it, about a megabyte, names every boat that sails.
        found: list[Mapping[str, Any]] = ask(
            request,
            lambda: list(
                self._clients.dynamodb.scan(
                    TableName=name, ProjectionExpression="#b", ExpressionAttributeNames={"#b": "boat"}
                )["Items"]
            ),
        )
        return frozenset(str(one["boat"].get("S", "")) for one in found if "boat" in one) - {""}

    def bucket(self) -> BucketLook:
        bucket, s3 = self._aws.bucket, self._clients.s3
        request = self._s3(
            bucket,
            tr("The guest pages in the bucket {name} could not be listed.", name=bucket),
            _let_list(bucket),
        )
        pages = ask(
            request, lambda: s3.list_objects_v2(Bucket=bucket, Prefix="guests/", MaxKeys=1000)["KeyCount"]
        )
        return BucketLook(pages, self._is_private(bucket))

    def try_page_write(self) -> None:
        bucket = self._aws.bucket
        request = self._s3(
            bucket,
            tr("A guest page could not be uploaded to the bucket {name}.", name=bucket),
            permit_on_bucket(bucket, "s3:PutObject"),
        )
        try:
            ask(
                request,
                lambda: self._clients.s3.put_object(
                    Bucket=bucket,
                    Key=_NO_PAGE,
                    Body=b"",
                    IfMatch='"00000000000000000000000000000000"',
                ),
            )
        except Stale:
            return

    def create_bucket(self) -> None:
        self._create_private(self._aws.bucket)

    def photo_bucket(self) -> bool | None:
        bucket = self._aws.photo_bucket
        request = self._s3(
            bucket, tr("The bucket {name} could not be looked at.", name=bucket), _let_list(bucket)
        )
        ask(request, lambda: self._clients.s3.list_objects_v2(Bucket=bucket, MaxKeys=1))
        return self._is_private(bucket)

    def create_photo_bucket(self) -> None:
        self._create_private(self._aws.photo_bucket)

    def _create_private(self, bucket: str) -> None:
        region, s3 = self._clients.region, self._clients.s3
        request = Request(
            "S3",
            tr("The bucket {name} could not be created.", name=bucket),
            permit("s3:CreateBucket", "s3:PutBucketPublicAccessBlock"),
            unchanged=tr("Nothing was created."),
            uncertain=tr("The bucket {name} may or may not have been created.", name=bucket),
            remedy=tr("If another AWS account has a bucket {name}, choose another name.", name=bucket),
        )
        place: dict[str, Any] = (
            {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        )
        ask(request, lambda: s3.create_bucket(Bucket=bucket, **place))
        blocks: Any = dict.fromkeys(_OPEN_BLOCKS, True)
        ask(
            request,
            lambda: s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=blocks),
        )

    def distribution(self, distribution_id: str) -> DistributionLook:
        request = _cloudfront(
            tr("The distribution {name} could not be looked at.", name=distribution_id),
            "cloudfront:GetDistribution",
            distribution_id,
        )
        found: Mapping[str, Any] = ask(
            request, lambda: self._clients.cloudfront.get_distribution(Id=distribution_id)["Distribution"]
        )
        config = found["DistributionConfig"]
        origins = [str(one["DomainName"]) for one in config["Origins"]["Items"]]
        serves = any(one.startswith(f"{self._aws.bucket}.s3") for one in origins)
        is_deployed = str(found["Status"]).casefold() == "deployed"
        return DistributionLook(str(found["DomainName"]), bool(config["Enabled"]), serves, is_deployed)

    def try_invalidation(self, distribution_id: str) -> None:
        # The same reference and path each time: CloudFront counts one path, however often this is tried.
        request = _cloudfront(
            tr("The copies of the distribution {name} could not be cleared.", name=distribution_id),
            "cloudfront:CreateInvalidation",
            distribution_id,
        )
        ask(
            request,
            lambda: self._clients.cloudfront.create_invalidation(
                DistributionId=distribution_id,
                InvalidationBatch={
                    "Paths": {"Quantity": 1, "Items": [f"/{_NO_PAGE}"]},
                    "CallerReference": _NOBODY,
                },
            )["Invalidation"]["Id"],
        )

    def create_distribution(self, operation: str, comment: str) -> MadeDistribution:
        return create_distribution(self._clients, self._aws.bucket, operation, comment)

    def sender(self) -> SenderLook:
        address = parseaddr(self._aws.email_from)[1]
        try:
            is_verified = self._is_verified(address)
        except NotFound:
            is_verified = self._is_verified(address.rpartition("@")[2])
        account = _or_none(
            lambda: not bool(self._clients.sesv2.get_account().get("ProductionAccessEnabled", True))
        )
        return SenderLook(is_verified, account)

    def create_sender(self) -> None:
        address = parseaddr(self._aws.email_from)[1]
        request = Request(
            "SES",
            tr("The sender could not be added."),
            tr(
                "Give them the permission {action} for {address}.",
                action="ses:CreateEmailIdentity",
                address=address,
            ),
            unchanged=tr("Nothing was added."),
            uncertain=tr("The sender may or may not have been added."),
        )
        ask(request, lambda: self._clients.sesv2.create_email_identity(EmailIdentity=address))

    def sms_sandbox(self) -> bool | None:
        request = Request(
            "SNS",
            tr("The SMS settings could not be read."),
            permit("sns:GetSMSAttributes"),
        )
        ask(request, lambda: self._clients.sns.get_sms_attributes())
        return _or_none(lambda: bool(self._clients.sns.get_sms_sandbox_account_status()["IsInSandbox"]))

    def _is_verified(self, identity: str) -> bool:
        request = Request(
            "SES",
            tr("The sender could not be looked at."),
            permit("ses:GetEmailIdentity"),
            absent=tr("There is no such sender in SES."),
            missing=frozenset({"NotFoundException"}),
        )
        found: Mapping[str, Any] = ask(
            request, lambda: self._clients.sesv2.get_email_identity(EmailIdentity=identity)
        )
        return bool(found.get("VerifiedForSendingStatus")) or found.get("VerificationStatus") == "SUCCESS"

    def _is_private(self, bucket: str) -> bool | None:
        """Whether all public access is blocked; None when this may not be asked."""
        try:
            found: Mapping[str, Any] = self._clients.s3.get_public_access_block(Bucket=bucket)[
                "PublicAccessBlockConfiguration"
            ]
        except ClientError as exc:
            nothing_set = exc.response["Error"]["Code"] == "NoSuchPublicAccessBlockConfiguration"
            return self._has_no_open_policy(bucket) if nothing_set else None
        return all(found.get(one) for one in _OPEN_BLOCKS)

    def _has_no_open_policy(self, bucket: str) -> bool | None:
        try:
            found = self._clients.s3.get_bucket_policy_status(Bucket=bucket)
        except ClientError as exc:
            return True if exc.response["Error"]["Code"] == "NoSuchBucketPolicy" else None
        return not found["PolicyStatus"]["IsPublic"]

    def _s3(self, bucket: str, failed: str, permission: str) -> Request:
        return Request(
            "S3",
            failed,
            permission,
            absent=tr("There is no bucket {name} in S3.", name=bucket),
            absent_remedy=(
                tr("Check the bucket of the guest pages in the settings, or have it created.")
                if bucket == self._aws.bucket
                else tr("Check the bucket of the guests' photos in the settings, or have it created.")
            ),
            missing=frozenset({"NoSuchBucket"}),
            lost=frozenset({"NoSuchKey"}),
            remedy=tr("Check the bucket's name in the settings."),
        )


def _cloudfront(failed: str, action: str, distribution_id: str) -> Request:
    return Request(
        "CloudFront",
        failed,
        permit_on_distribution(distribution_id, action),
        absent=tr("There is no distribution {name} in CloudFront.", name=distribution_id),
        absent_remedy=tr("Check the distribution's id in the settings."),
        missing=frozenset({"NoSuchDistribution"}),
    )


def _let_list(bucket: str) -> str:
    # S3 says the same of a bucket that is another account's.
    return tr(
        "Give them the permission {action} on the bucket {name}; if it is somebody else's, choose another name.",
        action="s3:ListBucket",
        name=bucket,
    )


def _or_none(question: Callable[[], _T]) -> _T | None:
    """The answer to a question that is not worth an error."""
    try:
        return question()
    except (BotoCoreError, ClientError, ResponseParserError, KeyError):
        return None
