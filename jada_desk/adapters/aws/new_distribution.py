"""A new CloudFront distribution in front of the guest pages, and what lets it, and nobody else, read them.

Its parts are made under names that the operation gives: after a lost answer the same call finds them again. Of what
is there only the bucket's policy changes, by one statement more.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit, permit_on_bucket
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import NotFound, Refused, Stale
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import MadeDistribution
from jada_desk.workflows.page_plan import ERROR_PAGE, FOLDER

if TYPE_CHECKING:
    from types_boto3_cloudfront.type_defs import DistributionConfigTypeDef

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html: CachingOptimized
# keeps a page for as long as its Cache-Control says, from a second to a year, and compresses by gzip and Brotli.
_CACHING_OPTIMIZED: Final = "658327ea-f89d-4fab-a63d-7e88639e58f6"
_COMMENT_LENGTH: Final = 128
_ORIGIN: Final = "pages"
_NO_POLICY: Final = '{"Version": "2012-10-17", "Statement": []}'


def create_distribution(clients: AwsClients, bucket: str, operation: str, comment: str) -> MadeDistribution:
    """The distribution of `operation` in front of `bucket`, as `CloudAccount.create_distribution` says."""
    region = _region(clients, bucket)
    control = _access_control(clients, operation, comment)
    config = _config(f"{bucket}.s3.{region}.amazonaws.com", control, operation, comment)
    made = _distribution(clients, config)
    _let_read(clients, bucket, str(made["Id"]), str(made["ARN"]))
    return MadeDistribution(str(made["Id"]), str(made["DomainName"]))


def _config(origin: str, control: str, operation: str, comment: str) -> "DistributionConfigTypeDef":
    return {
        "CallerReference": operation,
        "Comment": comment[:_COMMENT_LENGTH],
        "Enabled": True,
        "PriceClass": "PriceClass_100",
        "HttpVersion": "http2",
        "IsIPV6Enabled": True,
        "Origins": {
            "Quantity": 1,
            "Items": [
                {
                    "Id": _ORIGIN,
                    "DomainName": origin,
                    "OriginAccessControlId": control,
                    "S3OriginConfig": {"OriginAccessIdentity": ""},
                }
            ],
        },
        "DefaultCacheBehavior": {
            "TargetOriginId": _ORIGIN,
            "ViewerProtocolPolicy": "redirect-to-https",
            "Compress": True,
            "CachePolicyId": _CACHING_OPTIMIZED,
        },
        # S3 says 403 for a missing page to whoever may not list the bucket. An error is not kept: the page may come.
        "CustomErrorResponses": {
            "Quantity": 2,
            "Items": [
                {
                    "ErrorCode": code,
                    "ResponsePagePath": f"/{ERROR_PAGE}",
                    "ResponseCode": "404",
                    "ErrorCachingMinTTL": 0,
                }
                for code in (403, 404)
            ],
        },
    }


def _region(clients: AwsClients, bucket: str) -> str:
    """Where the bucket is, which CloudFront has to name; the settings' region when S3 does not say."""
    request = Request(
        "S3",
        tr("The bucket {name} could not be looked at.", name=bucket),
        permit_on_bucket(bucket, "s3:ListBucket"),
        absent=tr("There is no bucket {name} in S3.", name=bucket),
        absent_remedy=tr("Check the bucket of the guest pages in the settings, or have it created."),
        missing=frozenset({"404", "NoSuchBucket"}),
    )
    return (
        ask(request, lambda: clients.s3.head_bucket(Bucket=bucket).get("BucketRegion", "")) or clients.region
    )


def _access_control(clients: AwsClients, operation: str, comment: str) -> str:
    """The id of the origin access control by which the distribution signs what it reads."""
    name = f"jada-desk-{sha256(operation.encode()).hexdigest()[:16]}"
    request = Request(
        "CloudFront",
        tr("The origin access control of the guest pages could not be created."),
        permit("cloudfront:CreateOriginAccessControl"),
        unchanged=tr("Nothing was created."),
        uncertain=tr("The origin access control may or may not have been created."),
        lost=frozenset({"OriginAccessControlAlreadyExists"}),
    )
    try:
        return ask(
            request,
            lambda: clients.cloudfront.create_origin_access_control(
                OriginAccessControlConfig={
                    "Name": name,
                    "Description": comment[:_COMMENT_LENGTH],
                    "SigningProtocol": "sigv4",
                    "SigningBehavior": "always",
                    "OriginAccessControlOriginType": "s3",
                }
            )["OriginAccessControl"]["Id"],
        )
    except Stale:
        look = Request(
            "CloudFront",
            tr("The origin access control of the guest pages could not be looked for."),
            permit("cloudfront:ListOriginAccessControls"),
        )
        earlier = _listed(
            look,
            lambda at: clients.cloudfront.list_origin_access_controls(**at)["OriginAccessControlList"],
        )
        for one in earlier:
            if one["Name"] == name:
                return str(one["Id"])
        raise _not_listed(
            tr(
                "CloudFront says that the origin access control of the guest pages was made earlier, "
                "but does not list it."
            )
        ) from None


def _distribution(clients: AwsClients, config: "DistributionConfigTypeDef") -> Mapping[str, Any]:
    request = Request(
        "CloudFront",
        tr("A distribution for the guest pages could not be created."),
        permit("cloudfront:CreateDistribution"),
        unchanged=tr("Nothing was created."),
        uncertain=tr("The distribution may or may not have been created."),
        lost=frozenset({"DistributionAlreadyExists"}),
        remedy=tr("Create it in the CloudFront console, and take its id into the settings."),
    )
    try:
        return ask(
            request,
            lambda: clients.cloudfront.create_distribution(DistributionConfig=config)["Distribution"],
        )
    except Stale:
        if found := _earlier(clients, config):
            return found
        raise _not_listed(
            tr(
                "CloudFront says that the distribution of the guest pages was made earlier, "
                "but does not list it."
            )
        ) from None


def _earlier(clients: AwsClients, config: "DistributionConfigTypeDef") -> Mapping[str, Any] | None:
    """The distribution that was made by this operation before, whatever a person added to it since.

    The list does not tell by which reference one was made, so those in front of the bucket are looked at.
    """
    (origin,) = config["Origins"]["Items"]
    look = Request(
        "CloudFront",
        tr("The distribution made earlier could not be looked for."),
        permit("cloudfront:ListDistributions"),
    )
    read = Request(
        "CloudFront",
        tr("The distribution made earlier could not be looked at."),
        permit("cloudfront:GetDistribution"),
    )

    def whole(distribution_id: str) -> Mapping[str, Any]:
        return ask(read, lambda: clients.cloudfront.get_distribution(Id=distribution_id)["Distribution"])

    for one in _listed(look, lambda at: clients.cloudfront.list_distributions(**at)["DistributionList"]):
        if all(other["DomainName"] != origin["DomainName"] for other in one["Origins"]["Items"]):
            continue
        found = whole(str(one["Id"]))
        if found["DistributionConfig"]["CallerReference"] == config["CallerReference"]:
            return found
    return None


def _not_listed(what: str) -> Refused:
    return Refused(
        what,
        unchanged=tr("Nothing was created."),
        remedy=tr("Try again in a minute, or look for it in the CloudFront console."),
    )


def _listed(request: Request, page_at: Callable[[dict[str, Any]], Any]) -> Iterator[Mapping[str, Any]]:
    """All items of a list that CloudFront gives page by page."""
    at: dict[str, Any] = {}
    while True:
        page: Mapping[str, Any] = ask(request, partial(page_at, at))
        yield from page.get("Items") or ()
        if not page.get("NextMarker"):
            return
        at = {"Marker": page["NextMarker"]}


def _let_read(clients: AwsClients, bucket: str, distribution_id: str, arn: str) -> None:
    """Let this one distribution read the guest pages. S3 has no condition for a policy: read right before it."""
    read = Request(
        "S3",
        tr("The policy of the bucket {name} could not be read.", name=bucket),
        permit_on_bucket(bucket, "s3:GetBucketPolicy"),
        missing=frozenset({"NoSuchBucketPolicy"}),
    )
    write = Request(
        "S3",
        tr("The policy of the bucket {name} could not be added to.", name=bucket),
        permit_on_bucket(bucket, "s3:PutBucketPolicy"),
        unchanged=tr("Nothing was added to it."),
        uncertain=tr("The policy of the bucket {name} may or may not have been added to.", name=bucket),
        remedy=_by_hand(distribution_id),
    )
    try:
        before = ask(read, lambda: clients.s3.get_bucket_policy(Bucket=bucket)["Policy"])
    except NotFound:
        before = ""
    after = with_reader(before, bucket, distribution_id, arn)
    if after != before:
        ask(write, lambda: clients.s3.put_bucket_policy(Bucket=bucket, Policy=after))


def with_reader(policy: str, bucket: str, distribution_id: str, arn: str) -> str:
    """A bucket policy ("" for none) in which this distribution may read the guest pages; the rest as it was.

    Raises Refused when the policy cannot be understood.
    """
    statement_id = f"JadaDeskPages{distribution_id}"
    try:
        document: dict[str, Any] = json.loads(policy or _NO_POLICY)
        found = document["Statement"]
        # S3 takes a single statement without its list, too.
        statements: list[Any] = found if isinstance(found, list) else [found]
        if any(one.get("Sid") == statement_id for one in statements):
            return policy
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise Refused(
            tr("The policy of the bucket {bucket} cannot be understood.", bucket=bucket),
            unchanged=tr("It was not changed."),
            remedy=_by_hand(distribution_id),
        ) from exc
    partition = arn.split(":")[1]
    statement = {
        "Sid": statement_id,
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": "s3:GetObject",
        "Resource": f"arn:{partition}:s3:::{bucket}/{FOLDER}*",
        "Condition": {"StringEquals": {"AWS:SourceArn": arn}},
    }
    return json.dumps({**document, "Statement": [*statements, statement]})


def _by_hand(distribution_id: str) -> str:
    return tr(
        "Let the distribution {distribution_id} read the bucket in the S3 console.",
        distribution_id=distribution_id,
    )
