"""The CloudFront distribution in front of the guest pages (port `Cdn`)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.permissions import permit_on_distribution
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from types_boto3_cloudfront.type_defs import InvalidationBatchTypeDef


class CloudFrontCdn:
    """`Cdn` over one distribution.

    An operation goes along as CallerReference, by which CloudFront knows a repetition: with the same paths it
    answers with the earlier invalidation, with other paths it refuses.
    """

    def __init__(self, clients: AwsClients, distribution_id: str) -> None:
        self._clients = clients
        self._distribution_id = distribution_id

    def invalidate(self, paths: Sequence[str], operation: str) -> str:
        # In one order and encoded as the edge stores them, so that a repetition is seen to be one.
        items = sorted({quote(path, safe="/*%") for path in paths})
        batch: InvalidationBatchTypeDef = {
            "Paths": {"Quantity": len(items), "Items": items},
            "CallerReference": operation,
        }
        return ask(
            self._request(
                "cloudfront:CreateInvalidation",
                tr("CloudFront's copies of the guest pages could not be cleared."),
                unchanged=tr("Nothing was cleared."),
                uncertain=tr("Its copies of the guest pages may or may not have been cleared."),
            ),
            lambda: self._clients.cloudfront.create_invalidation(
                DistributionId=self._distribution_id, InvalidationBatch=batch
            )["Invalidation"]["Id"],
        )

    def is_completed(self, invalidation_id: str) -> bool:
        status = ask(
            self._request(
                "cloudfront:GetInvalidation",
                tr("Whether CloudFront has cleared its copies of the guest pages could not be checked."),
            ),
            lambda: self._clients.cloudfront.get_invalidation(
                DistributionId=self._distribution_id, Id=invalidation_id
            )["Invalidation"]["Status"],
        )
        return status.casefold() == "completed"

    def _request(self, action: str, failed: str, *, unchanged: str = "", uncertain: str = "") -> Request:
        return Request(
            "CloudFront",
            failed,
            permit_on_distribution(self._distribution_id, action),
            unchanged,
            uncertain,
            absent=tr(
                "There is no such distribution or invalidation in CloudFront (distribution {id}).",
                id=self._distribution_id,
            ),
            absent_remedy=tr("Check aws.distribution_id in the settings, then publish again."),
            missing=frozenset({"NoSuchDistribution", "NoSuchInvalidation"}),
            remedy=tr("Check aws.distribution_id in the settings."),
        )
