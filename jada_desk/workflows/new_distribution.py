"""The CloudFront distribution that can be made in front of the guest pages: what is shown of it, and its making."""

from dataclasses import replace

from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import Connections
from jada_desk.workflows.page_plan import ERROR_PAGE, FOLDER


def shown(tenant: Tenant) -> tuple[str, ...]:
    """What would be made, in plain words."""
    aws = tenant.aws
    lines = (
        tr(
            "distribution “{comment}” in CloudFront, in front of the bucket {bucket}: HTTPS only, compressed, each "
            "page kept for as long as it says, from North America and Europe (price class 100)",
            comment=_comment(tenant),
            bucket=aws.bucket,
        ),
        tr("its answer to a wrong address: {page}, with status 404", page=ERROR_PAGE),
        tr("access control for it, with which it alone reads the bucket; the bucket stays private"),
        tr(
            "one statement more in the policy of the bucket {bucket}: this distribution may read {folder}*; what "
            "stands there already stays as it is",
            bucket=aws.bucket,
            folder=FOLDER,
        ),
    )
    if aws.site_url:
        return lines
    return (*lines, tr("the public address in the settings: its own, https://….cloudfront.net"))


def with_new_distribution(connections: Connections) -> tuple[Connections, tuple[tuple[str, str], ...]]:
    """Make it; the connections over it, and what belongs into the settings. A second call finds the first one's.

    Raises JadaError when it cannot be made.
    """
    tenant = connections.tenant
    operation = f"jada-desk/{tenant.tenant_id}/{tenant.aws.bucket}"
    made = connections.cloud.create_distribution(operation, _comment(tenant))
    settings = {"distribution_id": made.distribution_id}
    if not tenant.aws.site_url:
        settings["site_url"] = f"https://{made.domain}"
    aws = replace(tenant.aws, distribution_id=made.distribution_id)
    return replace(connections, tenant=replace(tenant, aws=aws)), tuple(settings.items())


def _comment(tenant: Tenant) -> str:
    # It stays in the account, hence in English.
    return f"Guest pages of {tenant.name}"
