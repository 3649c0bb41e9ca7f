"""The steps by which pages become public: the page of wrong addresses, the CloudFront batch, the look at each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jada_desk.domain.plan import Layer, Step, StepKind
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.page_plan import ERROR_PAGE
from jada_desk.workflows.steps import make_step


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page that must stand at its public address: `upload` is the step that puts it there, "" when it is there."""

    event_id: str
    key: str
    sha256: str
    upload: str = ""


def uploaded_pages(steps: Sequence[Step]) -> list[PublicPage]:
    """The pages that these steps upload."""
    return [
        PublicPage(
            step.event_id,
            step.payload["key"],
            sha256(step.payload["body"].encode()).hexdigest(),
            step.step_id,
        )
        for step in steps
        if step.kind is StepKind.PUT_PAGE
    ]


def error_page_steps(ground: Ground, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The page of wrong addresses, where it is missing or says something old. It goes along with the guests' pages:
    a plan is never made for its sake, and there is nothing in it to read before publishing."""
    pages = ground.observed.pages
    if ERROR_PAGE not in pages or not uploaded_pages(steps):
        return ()
    there, body = pages[ERROR_PAGE], ground.pages.error_page()
    if there is not None and there.holds(body):
        return ()
    payload = {"key": ERROR_PAGE, "body": body.decode(), "if_match": there.etag if there else ""}
    tenant_id = ground.tenant.tenant_id
    return (make_step(tenant_id, "", Layer.PAGE, StepKind.PUT_PAGE, payload, suffix=ERROR_PAGE),)


def live_steps(ground: Ground, pages: Sequence[PublicPage], event_id: str = "") -> tuple[Step, ...]:
    """One CloudFront batch after all uploads, and for each page the check that the public address shows it.

    A batch that is only for one charter's page has its `event_id`.

    The moment is part of the batch: the same pages going up again later must be forgotten by the edge again.
    """
    if not pages:
        return ()
    tenant_id = ground.tenant.tenant_id
    payload = {"paths": {f"/{page.key}": page.upload for page in pages}, "at": ground.at.isoformat()}
    uploads = tuple(page.upload for page in pages if page.upload)
    batch = make_step(tenant_id, event_id, Layer.CLOUDFRONT, StepKind.INVALIDATE, payload, after=uploads)
    checks = [
        make_step(
            tenant_id,
            page.event_id,
            Layer.CLOUDFRONT,
            StepKind.CHECK_LIVE,
            {"path": f"/{page.key}", "sha256": page.sha256},
            needs=(page.upload, batch.step_id) if page.upload else (batch.step_id,),
            suffix=page.key,
        )
        for page in pages
    ]
    return (batch, *checks)
