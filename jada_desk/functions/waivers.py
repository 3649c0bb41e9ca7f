"""The waiver function: `GET /waivers/{token}` shows the form, `POST /waivers` and `POST /waivers/{token}`
sign it.

The token is that of the waiver link; in a post to `/waivers` it is the field `token`. A body is a form, or a
JSON object with the same fields, which is answered in JSON: `{"result": "signed" | "guardian needed"}`,
`{"errors": {field: sentence}}` or `{"error": {"what", "remedy"}}`. Fields: those of
`jada_desk.pages.waiver_form.FIELDS`.

Statuses: 200, 400 unreadable body, 404 unknown link, 405, 410 after the sailing, 413 too large, 415 neither
form nor JSON, 422 fields to correct, 429 link used too often, 503 try again.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from jada_desk.domain.plain_text import one_line
from jada_desk.domain.waiver import NotSigned, UsedTooOften, read_signature
from jada_desk.functions import compose
from jada_desk.functions.http import Answer, Request, UnreadableBody, answer, html, read_request, said
from jada_desk.pages.waiver_form import (
    FIELDS,
    WaiverForm,
    render_guardian_needed,
    render_link_expired,
    render_link_unknown,
    render_waiver_form,
    render_waiver_signed,
    waiver_text,
)
from jada_desk.pages.waiver_problem import render_waiver_problem
from jada_desk.workflows.waivers import Evidence, WaiverLink, open_link, sign, view_mark, viewed_at

_LONGEST_AGENT: Final = 300
_LONGEST_ADDRESS: Final = 200
_PATH: Final = re.compile(r"/waivers(?:/([^/]*))?/?")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,1024}\.[A-Za-z0-9_-]{1,128}")
_AGAIN: Final = "Please send it again in a minute: nobody is ever signed twice."
_UNREADABLE: Final = {
    400: ("What was sent cannot be read. Nothing is signed.", "Fill in the form again."),
    413: ("That is far too much for a waiver. Nothing is signed.", "Fill in the form again."),
    415: ("That is no waiver form. Nothing is signed.", "Fill in the form on the page."),
}

logger = logging.getLogger(__name__)


def handler(event: Mapping[str, Any], context: object) -> Answer:
    """The Lambda entry: one HTTP request in payload format 2.0. Raises ValueError for any other payload."""
    return answer(read_request(event), _route, _problem, task="waiver", again=_AGAIN)


def _route(request: Request) -> Answer:
    found = _PATH.fullmatch(request.path)
    if not found:
        return _unknown(request)
    if request.method in ("GET", "HEAD"):
        return _show(request, found[1] or "")
    if request.method == "POST":
        return _sign(request, found[1] or "")
    return _problem(request, 405, "This address shows and takes waivers, nothing else.", "")


def _show(request: Request, token: str) -> Answer:
    link = _link(token)
    if link is None:
        return _unknown(request)
    if request.at > link.ends_at:
        return _ended(request)
    return html(200, render_waiver_form(_form(link, request)))


def _sign(request: Request, token: str) -> Answer:
    try:
        fields = request.fields()
    except UnreadableBody as exc:
        return _problem(request, exc.status, *_UNREADABLE[exc.status])
    link = _link(token or fields.get("token", ""))
    if link is None:
        return _unknown(request)
    if request.at > link.ends_at:
        return _ended(request)
    try:
        guardian_needed = _take(request, link, fields)
    except NotSigned as exc:
        if request.is_json:
            return said(422, {"errors": exc.errors})
        return html(422, render_waiver_form(_form(link, request, fields, exc.errors)))
    except UsedTooOften as exc:
        return _problem(request, 429, exc.what, exc.remedy)
    if request.is_json:
        return said(200, {"result": "guardian needed" if guardian_needed else "signed"})
    render = render_guardian_needed if guardian_needed else render_waiver_signed
    return html(200, render(_form(link, request)))


def _take(request: Request, link: WaiverLink, fields: Mapping[str, str]) -> bool:
    """Check and keep a signature; whether a guardian's is still needed. Raises NotSigned, UsedTooOften."""
    tenant = compose.tenant()
    text = waiver_text(tenant)
    signature = read_signature(fields, link.day, request.at.astimezone(tenant.time_zone).date())
    if fields.get("text_sha256") != text.sha256:
        raise NotSigned({"consent": "This text is not the one that was sent: read it again and tick this."})
    evidence = Evidence(
        text_sha256=text.sha256,
        viewed_at=viewed_at(link, request.query.get("v", ""), request.at),
        signed_at=request.at,
        address=one_line(request.address, _LONGEST_ADDRESS),
        forwarded_for=one_line(request.headers.get("x-forwarded-for", ""), _LONGEST_ADDRESS),
        user_agent=one_line(request.headers.get("user-agent", ""), _LONGEST_AGENT),
    )
    result = sign(compose.tables(), link, signature, evidence)
    logger.info("waiver taken, charter %s", result.standing.status)
    return result.guardian_needed


def _link(token: str) -> WaiverLink | None:
    if not _TOKEN.fullmatch(token):
        return None
    return open_link(compose.tables(), token, compose.tenant().time_zone)


def _form(
    link: WaiverLink,
    request: Request,
    fields: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> WaiverForm:
    values = {name: value for name, value in (fields or {}).items() if name in FIELDS}
    # The text that this page shows must be agreed to anew.
    if errors and "consent" in errors:
        values.pop("consent", None)
    action = f"/waivers/{link.token}?v={view_mark(link, request.at)}"
    return WaiverForm(compose.tenant(), link.day, link.boat, action, values, errors or {})


def _unknown(request: Request) -> Answer:
    if request.is_json:
        return _problem(request, 404, "This waiver link does not work.", "Open it from the guest page.")
    return html(404, render_link_unknown(compose.tenant()))


def _ended(request: Request) -> Answer:
    if request.is_json:
        return _problem(request, 410, "This waiver link worked until the charter sailed.", "")
    return html(410, render_link_expired(compose.tenant()))


def _problem(request: Request, status: int, what: str, remedy: str) -> Answer:
    if request.is_json:
        return said(status, {"error": {"what": what, "remedy": remedy}})
    return html(status, render_waiver_problem(compose.tenant(), what, remedy))
