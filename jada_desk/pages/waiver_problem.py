"""The page that answers when a waiver could not be taken at all."""

from jada_desk.domain.tenant import Tenant
from jada_desk.pages.rendering import render_page


def render_waiver_problem(tenant: Tenant, what: str, remedy: str) -> bytes:
    """What happened and what to do, in a sentence or two each."""
    page = {"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
    return render_page("waiver_problem.html.j2", page=page, what=what, remedy=remedy)
