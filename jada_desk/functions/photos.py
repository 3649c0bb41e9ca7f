"""The photo functions: `handler` for guests, `arrived` for what S3 has to say.

`GET /photos` and `GET /photos/{code}` ask for the code, `POST /photos` (field `code`) checks it and leads to
`GET /photos/{token}`, the charter's album: a form that sends one photo straight to the bucket, and, after S3 led
back there, what became of the one before. Where the link has a code it only fills in the field, for programs that
preview links open it too. `lang` (en, es) in the query chooses the language, else the guest's own, else the
browser's.

The bucket is private (all public access blocked, no distribution in front of it), tells `arrived` of what is created
under `incoming/`, and forgets what is still there after a day.

Statuses: 200, 303, 400 unreadable body, 404 no such page, 405, 410 cancelled, closed or a link whose day is over,
413 too large, 415 no form, 422 nobody's code, 429 tried too often, 503 try again. A wrong code is no 404, in whose
place CloudFront may put a page of its own.
"""

import logging
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote, unquote_plus

from jada_desk.domain.language import Language, language_of
from jada_desk.domain.photo_code import LONGEST_CODE
from jada_desk.functions import compose
from jada_desk.functions.http import Answer, Request, UnreadableBody, answer, html, read_request, see_other
from jada_desk.pages.photo_page import (
    AlbumPage,
    CodePage,
    render_album,
    render_album_closed,
    render_code_page,
    render_photo_problem,
)
from jada_desk.workflows.photos import (
    Album,
    Arrival,
    ClosedAlbum,
    PhotoState,
    TriedTooOften,
    enter_code,
    offer_upload,
    open_album,
    open_entry,
    read_incoming,
    take_in,
)
from jada_desk.workflows.ports.photos import PhotoStore

_PATH: Final = re.compile(r"/photos(?:/([^/]{0,1200}))?/?")
_OFFER: Final = re.compile(r"[0-9a-f]{16}")
_LOOKS: Final = 12
_LOOK_EVERY_S: Final = 0.25
_AGAIN: Final = "Please try again in a minute: your photos are safe."

logger = logging.getLogger(__name__)


def handler(event: Mapping[str, Any], context: object) -> Answer:
    """The Lambda entry: one HTTP request in payload format 2.0. Raises ValueError for any other payload."""
    return answer(read_request(event), _route, _problem, task="photo", again=_AGAIN)


def arrived(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """The Lambda entry for S3's news of uploads under `incoming/`: checks each; how many were, by what came of them.

    `time` (ISO), which S3 does not send, stands for now. Raises JadaError when the cloud does not answer,
    so that the call counts as failed and is made again.
    """
    store, counts = compose.photos(), dict[str, int]()
    at = datetime.fromisoformat(event["time"]) if "time" in event else datetime.now(UTC)
    for record in event.get("Records", ()):
        found = read_incoming(unquote_plus(str(record.get("s3", {}).get("object", {}).get("key", ""))))
        if store and found:
            taken = take_in(compose.tables(), store, *found, at)
            state = str(taken.state) if taken else "gone"
            counts[state] = counts.get(state, 0) + 1
    logger.info("photos checked: %s", counts)
    return counts


def _route(request: Request) -> Answer:
    found = _PATH.fullmatch(request.path)
    store = compose.photos()
    if not found or store is None:
        return _problem(request, 404, "There is no page here.", "Please look at the link again.")
    token = found[1] or ""
    if request.method in ("GET", "HEAD"):
        return _show_album(request, store, token) if "." in token else _ask_code(request, token)
    if request.method == "POST" and not token:
        return _enter(request)
    return _problem(request, 405, "This address takes photo codes, nothing else.", "")


def _ask_code(request: Request, code: str, *, status: int = 200, error: str = "") -> Answer:
    chosen = bool(request.query.get("lang"))
    page = CodePage(compose.tenant(), _language(request), code[:LONGEST_CODE], error, chosen)
    return html(status, render_code_page(page))


def _enter(request: Request) -> Answer:
    try:
        fields = request.fields()
    except UnreadableBody as exc:
        return _problem(request, exc.status, "What was sent cannot be read.", "Enter the code on the page.")
    code = fields.get("code", "")
    try:
        found = enter_code(compose.tables(), code, request.visitor, compose.tenant().time_zone, request.at)
    except TriedTooOften:
        return _too_often(request)
    if isinstance(found, ClosedAlbum):
        return _closed(request, found)
    if found is None:
        return _ask_code(request, code, status=422, error="unknown")
    token = open_entry(compose.tables(), found, request.at)
    chosen = request.query.get("lang", "")
    return see_other(f"/photos/{quote(token, safe='')}{f'?lang={language_of(chosen)}' if chosen else ''}")


def _show_album(request: Request, store: PhotoStore, token: str) -> Answer:
    zone, tables = compose.tenant().time_zone, compose.tables()
    found = open_album(tables, token, zone, request.at)
    if found is None:
        return _ask_code(request, "", status=410, error="expired")
    if isinstance(found, ClosedAlbum):
        return _closed(request, found)
    arrival = _last_arrival(request, store, found)
    if arrival:  # the number may be another now
        found = open_album(tables, token, zone, request.at)
        if not isinstance(found, Album):
            return _ask_code(request, "", status=410, error="expired")
    language = _language(request, found.language)
    site = f"{compose.tenant().aws.site_url}/photos/{quote(token, safe='')}"
    try:
        form = offer_upload(
            tables, store, found, request.at, lambda offer_id: f"{site}?lang={language}&offer={offer_id}"
        )
    except TriedTooOften:
        return _too_often(request)
    return html(200, render_album(AlbumPage(compose.tenant(), language, found, form, arrival)))


def _last_arrival(request: Request, store: PhotoStore, album: Album) -> Arrival | None:
    """What became of the upload that S3 leads back from; None without one. Where the check that S3 started itself
    has it in hand, a guest is better told its end than that."""
    offer_id = request.query.get("offer", "")
    if not _OFFER.fullmatch(offer_id):
        return None
    for _ in range(_LOOKS):
        found = take_in(compose.tables(), store, album.event_id, offer_id, request.at)
        if found is None or found.state is not PhotoState.CHECKING:
            break
        time.sleep(_LOOK_EVERY_S)
    return found


def _language(request: Request, of_guest: str = "") -> Language:
    chosen = request.query.get("lang", "") or of_guest
    if not chosen:
        chosen = request.headers.get("accept-language", "")[:2].lower()
    return language_of(chosen)


def _closed(request: Request, found: ClosedAlbum) -> Answer:
    page = render_album_closed(compose.tenant(), _language(request, found.language), found)
    return html(410, page)


def _too_often(request: Request) -> Answer:
    return _problem(
        request, 429, "That was tried very often just now.", "Please wait an hour, or send us your photos."
    )


def _problem(request: Request, status: int, what: str, remedy: str) -> Answer:
    return html(status, render_photo_problem(compose.tenant(), _language(request), what, remedy))
