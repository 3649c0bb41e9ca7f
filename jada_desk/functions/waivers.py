"""The waiver function: `GET /waivers/{token}` shows the form, `POST /waivers` and `POST /waivers/{token}` sign it.

The token is that of the waiver link; in a post to `/waivers` it is the field `token`. A body is a form, or a JSON
object with the same fields, which is answered in JSON: `{"result": "signed" | "guardian needed"}`, `{"errors": {field:
sentence}}` or `{"error": {"what", "remedy"}}`. Fields: those of `jada_desk.pages.waiver_form.FIELDS`. `?lang=es`
chooses the language, else the charter's guest's, else what the browser asks for.

Statuses: 200, 400 unreadable body, 404 unknown link, 405, 409 the link is for one person and another signed with it,
410 after the sailing or when it is cancelled, 413 too large, 415 neither form nor JSON, 422 fields to correct, 429 link
used too often, 503 try again: what was typed comes back in the form.

Powertools routes and logs. Its idempotency store would keep answers with names in a table of their own and knows
nothing of persons; the conditional put of `jada_desk.workflows.waivers` is idempotent by charter and person.
"""

from collections.abc import Mapping
from functools import cache
from re import compile as pattern
from typing import Any, Final

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from jada_desk.domain.errors import Refused
from jada_desk.domain.language import Language, language_of
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.waiver import NotSigned, UsedTooOften, read_signature
from jada_desk.functions import compose
from jada_desk.functions.http import Answer, Request, UnreadableBody, answer, html, read_request, said
from jada_desk.pages.languages import say
from jada_desk.pages.waiver_copy import render_waiver_copy
from jada_desk.pages.waiver_form import (
    FIELDS,
    WaiverForm,
    render_charter_cancelled,
    render_guardian_needed,
    render_link_expired,
    render_link_unknown,
    render_waiver_form,
    render_waiver_problem,
    render_waiver_signed,
    waiver_text,
)
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.waiver_links import LinkUsed, WaiverLink, open_link, view_mark, viewed_at
from jada_desk.workflows.waiver_records import Evidence
from jada_desk.workflows.waivers import keep_text, send_copy, sign

_LONGEST_AGENT: Final = 300
_LONGEST_ADDRESS: Final = 200
_TOKEN: Final = pattern(r"[A-Za-z0-9_-]{1,1024}\.[A-Za-z0-9_-]{1,128}")
_AGAIN: Final = "Please send it again in a minute: nobody is ever signed twice."
_UNREADABLE: Final = {
    400: ("What was sent cannot be read. Nothing is signed.", "Fill in the form again."),
    413: ("That is far too much for a waiver. Nothing is signed.", "Fill in the form again."),
    415: ("That is no waiver form. Nothing is signed.", "Fill in the form on the page."),
}
_USED: Final = "One person signed with this link. Only their parent or guardian can still sign here."

app = APIGatewayHttpResolver()
logger = Logger(service="waivers")


def handler(event: Mapping[str, Any], context: object) -> Answer:
    """The Lambda entry: one HTTP request in payload format 2.0. Raises ValueError for any other payload."""
    read_request(event)
    logger.set_correlation_id(event["requestContext"].get("requestId", ""))
    answered: Answer = app.resolve(dict(event), context)  # type: ignore[arg-type]
    return answered


@app.route("/waivers/<token>", method=["GET", "HEAD"])
def show(token: str) -> Response[str]:
    """The form."""
    return _respond(lambda request: _show(request, token))


@app.route("/waivers/<token>", method=["POST"])
def take(token: str) -> Response[str]:
    """A signature, by the link."""
    return _respond(lambda request: _sign(request, token))


@app.route("/waivers", method=["POST"])
def take_by_field() -> Response[str]:
    """A signature, the token among its fields."""
    return _respond(lambda request: _sign(request, ""))


@app.route("/waivers", method=["PUT", "PATCH", "DELETE", "OPTIONS"])
@app.route("/waivers/<token>", method=["PUT", "PATCH", "DELETE", "OPTIONS"])
def refuse(token: str = "") -> Response[str]:
    """Anything else that may be asked of the address."""
    del token
    return _respond(
        lambda request: _problem(request, 405, "This address shows and takes waivers, nothing else.", "")
    )


@app.not_found
def unknown(_: Exception) -> Response[str]:
    """An address that is none of ours."""
    return _respond(_unknown)


def _respond(route: Any) -> Response[str]:
    request = read_request(app.current_event.raw_event)
    found = answer(request, route, _problem, task="waiver", again=_AGAIN)
    response = Response(found["statusCode"], headers=found["headers"], body=found["body"])
    response.base64_encoded = found["isBase64Encoded"]
    return response


def _show(request: Request, token: str) -> Answer:
    link = _link(token)
    if link is None:
        return _unknown(request)
    if request.at > link.ends_at or link.is_cancelled:
        return _ended(request, link)
    return html(200, render_waiver_form(_form(link, request, notice=_USED if link.used_by else "")))


def _sign(request: Request, token: str) -> Answer:
    try:
        fields = request.fields()
    except UnreadableBody as exc:
        what, remedy = _UNREADABLE[exc.status]
        return _problem(request, exc.status, what, remedy, keeps=False)
    link = _link(token or fields.get("token", ""))
    if link is None:
        return _unknown(request)
    if request.at > link.ends_at or link.is_cancelled:
        return _ended(request, link)
    try:
        guardian_needed = _take(request, link, fields)
    except NotSigned as exc:
        if request.is_json:
            return said(422, {"errors": exc.errors})
        return html(422, render_waiver_form(_form(link, request, fields, exc.errors)))
    except UsedTooOften as exc:
        return _refused(request, 429, exc, _language(request, link, fields))
    except LinkUsed as exc:
        return _refused(request, 409, exc, _language(request, link, fields))
    if request.is_json:
        return said(200, {"result": "guardian needed" if guardian_needed else "signed"})
    render = render_guardian_needed if guardian_needed else render_waiver_signed
    return html(200, render(_form(link, request, {"language": fields.get("language", "")})))


def _take(request: Request, link: WaiverLink, fields: Mapping[str, str]) -> bool:
    """Check and keep a signature; whether a guardian's is still needed. Raises NotSigned, UsedTooOften, LinkUsed."""
    tenant, tables = compose.tenant(), compose.tables()
    language = _language(request, link, fields)
    text = waiver_text(tenant, language)
    signature = read_signature(fields, link.day, request.at.astimezone(tenant.time_zone).date())
    if fields.get("text_sha256") != text.sha256:
        raise NotSigned(
            {"consent": "The text changed since you opened the page: read it again and tick this."}
        )
    evidence = Evidence(
        text_sha256=text.sha256,
        viewed_at=viewed_at(link, request.query.get("v", ""), request.at),
        signed_at=request.at,
        address=one_line(request.address, _LONGEST_ADDRESS),
        forwarded_for=one_line(request.headers.get("x-forwarded-for", ""), _LONGEST_ADDRESS),
        user_agent=one_line(request.headers.get("user-agent", ""), _LONGEST_AGENT),
        language=str(language),
    )
    _keep_text(language)
    result = sign(tables, link, signature, evidence)
    for person in result.persons:
        send_copy(tables, compose.email_sender(), link.event_id, person, lambda row: _copy(row, link))
    logger.info("waiver taken", charter_status=str(result.standing.status))
    return result.guardian_needed


@cache
def _keep_text(language: Language) -> None:
    """Keep the present text, once for each process: every signature names it by its hash."""
    text = waiver_text(compose.tenant(), language)
    keep_text(compose.tables(), text.sha256, text.paragraphs)


def _copy(row: Item, link: WaiverLink) -> EmailMessage:
    return render_waiver_copy(compose.tenant(), row, link.day, link.boat)


def _link(token: str) -> WaiverLink | None:
    if not _TOKEN.fullmatch(token):
        return None
    return open_link(compose.tables(), token, compose.tenant().time_zone)


def _language(request: Request, link: WaiverLink | None, fields: Mapping[str, str]) -> Language:
    """The page's own language, else the one asked for in the address, the guest's, the browser's."""
    wanted = fields.get("language") or request.query.get("lang") or (link.language if link else "")
    return language_of(wanted or request.headers.get("accept-language", "")[:2].lower())


def _form(
    link: WaiverLink,
    request: Request,
    fields: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    notice: str = "",
) -> WaiverForm:
    values = {name: value for name, value in (fields or {}).items() if name in FIELDS}
    language = _language(request, link, fields or {})
    mark = request.query.get("v", "")
    # The text that this page shows must be agreed to anew, and counts as seen from now on.
    if errors and "consent" in errors:
        values.pop("consent", None)
        mark = ""
    if viewed_at(link, mark, request.at) is None:
        mark = view_mark(link, request.at)
    return WaiverForm(
        compose.tenant(),
        link.day,
        link.boat,
        f"/waivers/{link.token}?v={mark}",
        values,
        errors or {},
        language,
        say(notice, language),
    )


def _unknown(request: Request) -> Answer:
    if request.is_json:
        return _problem(request, 404, "This waiver link does not work.", "Open it from the guest page.")
    return html(404, render_link_unknown(compose.tenant(), _language(request, None, {})))


def _ended(request: Request, link: WaiverLink) -> Answer:
    if request.is_json:
        what = (
            "This charter is cancelled."
            if link.is_cancelled
            else "This link worked until the charter sailed."
        )
        return _problem(request, 410, what, "")
    render = render_charter_cancelled if link.is_cancelled else render_link_expired
    return html(410, render(compose.tenant(), _language(request, link, {})))


def _refused(request: Request, status: int, why: Refused, language: Language) -> Answer:
    """What was checked and not taken, for good."""
    what = f"{why.what} {why.unchanged}"
    if request.is_json:
        return _problem(request, status, what, why.remedy)
    return html(status, render_waiver_problem(compose.tenant(), what, why.remedy, language))


def _problem(request: Request, status: int, what: str, remedy: str, *, keeps: bool = True) -> Answer:
    """A page or JSON that says what happened; the form with what was typed when it may be sent again."""
    if request.is_json:
        return said(status, {"error": {"what": what, "remedy": remedy}})
    fields: Mapping[str, str] = {}
    if request.method == "POST" and keeps:
        try:
            fields = request.fields()
        except UnreadableBody:
            keeps = False
    language = _language(request, None, fields)
    if not (request.method == "POST" and keeps):
        return html(status, render_waiver_problem(compose.tenant(), what, remedy, language))
    values = {name: value for name, value in fields.items() if name in FIELDS}
    token = one_line(request.path.rpartition("/")[2])
    action = (
        f"/waivers/{token}?v={one_line(request.query.get('v', ''))}"
        if _TOKEN.fullmatch(token)
        else "/waivers"
    )
    notice = " ".join(
        [say(what, language), say("What you typed is still here.", language), say(remedy, language)]
    )
    form = WaiverForm(compose.tenant(), None, "", action, values, {}, language, notice)
    return html(status, render_waiver_form(form))
