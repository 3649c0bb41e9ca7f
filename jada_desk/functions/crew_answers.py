"""The crew answer function: `GET /crew/{token}` shows what somebody is asked to sail, `POST /crew/{token}` accepts
or declines it.

The token is `event_id.crew_id.token`, as the crew's notices carry it. A GET changes nothing, for programs that
preview links send one too. A body is a form with the fields `answer` ("accepted" or "declined"), `reason`
(may be empty) and `asked`, the mark of what the page asked.

Statuses: 200, 400 unreadable body, 404 unknown link, 405, 409 something else is asked by now, 410 replaced, sailed
or no longer planned, 413 too large, 415 no form, 422 neither accepted nor declined, or a reason that is too long,
503 try again.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from jada_desk.domain.crew_answer import LONGEST_REASON, CrewAnswer
from jada_desk.domain.crew_answer import Answer as Said
from jada_desk.domain.plain_text import one_line
from jada_desk.functions import compose
from jada_desk.functions.http import Answer, Request, UnreadableBody, answer, html, read_request
from jada_desk.pages.crew_answer import (
    CrewPage,
    render_answer_problem,
    render_crew_page,
    render_ended_link,
    render_unknown_link,
)
from jada_desk.workflows.crew_answers import Assignment, EndedLink, open_assignment, take_answer

_PATH: Final = re.compile(r"/crew(?:/([^/]{0,1024}))?/?")
_AGAIN: Final = "Please send it again in a minute: your last answer counts."
_UNREADABLE: Final = {
    400: ("What was sent cannot be read. Your answer was not kept.", "Answer on the page again."),
    413: ("That is far too much for an answer. It was not kept.", "Answer on the page again."),
    415: ("That is no answer. Nothing was kept.", "Answer on the page."),
}

logger = logging.getLogger(__name__)


def handler(event: Mapping[str, Any], context: object) -> Answer:
    """The Lambda entry: one HTTP request in payload format 2.0. Raises ValueError for any other payload."""
    return answer(read_request(event), _route, _problem, task="crew answer", again=_AGAIN)


def _route(request: Request) -> Answer:
    found = _PATH.fullmatch(request.path)
    if not found:
        return html(404, render_unknown_link(compose.tenant()))
    if request.method in ("GET", "HEAD"):
        return _show(request, found[1] or "")
    if request.method == "POST":
        return _take(request, found[1] or "")
    return _problem(request, 405, "This address shows and takes answers, nothing else.", "")


def _show(request: Request, token: str) -> Answer:
    asked = _open(request, token)
    return html(200, _page(asked)) if isinstance(asked, Assignment) else _closed(asked)


def _take(request: Request, token: str) -> Answer:
    try:
        fields = request.fields()
    except UnreadableBody as exc:
        return _problem(request, exc.status, *_UNREADABLE[exc.status])
    asked = _open(request, token)
    if not isinstance(asked, Assignment):
        return _closed(asked)
    if fields.get("asked") != asked.mark:
        trouble = "This changed while you had it open. Please look at it and answer again."
        return html(409, _page(asked, trouble=trouble))
    try:
        said = Said(fields.get("answer", ""))
    except ValueError:
        return html(422, _page(asked, trouble="Please say whether you accept or decline."))
    reason = one_line(fields.get("reason", ""), len(fields.get("reason", "")) + 1)
    if len(reason) > LONGEST_REASON:
        error = f"This is too long: {LONGEST_REASON} characters at most."
        return html(422, _page(asked, reason=reason, error=error))
    kept = CrewAnswer(asked.crew_id, said, reason if said is Said.DECLINED else "", request.at, asked.asked)
    take_answer(compose.tables(), kept, asked.event_id)
    logger.info("crew answer taken: %s", said)
    answered = _open(request, token)
    return html(200, _page(answered, is_new=True)) if isinstance(answered, Assignment) else _closed(answered)


def _open(request: Request, token: str) -> Assignment | EndedLink | None:
    return open_assignment(compose.tables(), token, compose.tenant().time_zone, request.at)


def _page(
    asked: Assignment, *, is_new: bool = False, trouble: str = "", reason: str = "", error: str = ""
) -> bytes:
    action = f"/crew/{quote(asked.token, safe='')}"
    return render_crew_page(CrewPage(compose.tenant(), asked, action, is_new, trouble, reason, error))


def _closed(link: EndedLink | None) -> Answer:
    tenant = compose.tenant()
    if link is None:
        return html(404, render_unknown_link(tenant))
    return html(410, render_ended_link(tenant, link))


def _problem(request: Request, status: int, what: str, remedy: str) -> Answer:
    return html(status, render_answer_problem(compose.tenant(), what, remedy))
