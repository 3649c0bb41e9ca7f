"""A sign-in server in Google's shape: a consent page, PKCE, refresh, revoke."""

import hashlib
import json
from base64 import urlsafe_b64encode
from datetime import timedelta
from secrets import compare_digest, token_urlsafe
from threading import Lock
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from jada_desk.practice.clock import PracticeClock, rfc3339
from jada_desk.practice.consent_page import consent_page
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.store import Store
from jada_desk.practice.wire import HttpRequest, HttpResponse, json_response, text_response

CLIENT_ID: Final = "practice-desk.apps.googleusercontent.com"
CLIENT_SECRET: Final = "practice"
_LIFE: Final = timedelta(seconds=3599)
_AUTH: Final = "https://www.googleapis.com/auth/"
_ALL_OF_CALENDAR: Final = frozenset({f"{_AUTH}calendar", f"{_AUTH}calendar.readonly"})
# Which of the granted scopes let a call pass: any one of them (each method's reference page lists its own).
_NEEDED_SCOPES: Final = {
    "calendar": _ALL_OF_CALENDAR | {f"{_AUTH}calendar.events"},
    "calendar list": _ALL_OF_CALENDAR | {f"{_AUTH}calendar.calendarlist.readonly"},
    "gmail": frozenset({f"{_AUTH}gmail.readonly", f"{_AUTH}gmail.modify", "https://mail.google.com/"}),
}
_MOST_OPEN_QUESTIONS: Final = 50


class SignIn:
    """Codes and tokens, kept in the state file so that a sign-in outlives a restart.

    `consent` is what the person behind the browser does: "ask" shows them a page with a box for each scope,
    None grants all at once, a list grants these scopes, "deny" refuses.
    """

    def __init__(self, store: Store, clock: PracticeClock) -> None:
        self._store = store
        self._clock = clock
        self.consent: list[str] | str | None = "ask"
        self._questions: dict[str, dict[str, str]] = {}
        self._lock = Lock()

    def client(self, base_url: str) -> HttpResponse:
        """The client file that an operation would download from Google's console."""
        addresses = {"auth_uri": f"{base_url}/o/oauth2/auth", "token_uri": f"{base_url}/token"}
        secrets = {
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "redirect_uris": ["http://localhost"],
        }
        return json_response({"installed": {**secrets, **addresses, "project_id": "practice"}})

    def answer(self, request: HttpRequest) -> HttpResponse:
        """`/o/oauth2/auth` with its consent page, `/token` and `/revoke`."""
        if request.path == "/o/oauth2/auth" and request.method == "GET":
            return self._authorize({name: values[0] for name, values in request.parameters().items()})
        if request.path == "/o/oauth2/consent" and request.method == "POST":
            return self._decided(parse_qs(request.body.decode("utf-8", "replace")))
        if request.method == "POST" and request.path == "/token":
            return self._token(request.form())
        if request.method == "POST" and request.path == "/revoke":
            token = request.form().get("token") or request.parameters().get("token", [""])[0]
            return self._revoke(token)
        return text_response("Not found.", 404)

    def check(self, request: HttpRequest, api: str) -> None:
        """Let a call to `api` (calendar, gmail) pass, or raise GoogleError 401 or 403.

        With no token the workspace is an emulator and lets everybody in; a token that was revoked or has
        run out, or that was granted for something else, is refused as Google refuses it.
        """
        token = request.headers.get("authorization", "").partition("Bearer ")[2]
        details = self._find(token, "access") if token else None
        if details is None:
            return
        if details.get("revoked") or details["expires_at"] < rfc3339(self._clock.now()):
            raise GoogleError(401, "authError", "Invalid Credentials", location="Authorization")
        wanted = "calendar list" if api == "calendar" and "/calendarList" in request.path else api
        if not _NEEDED_SCOPES[wanted] & set(details["scope"].split()):
            raise GoogleError(
                403, "insufficientPermissions", "Request had insufficient authentication scopes."
            )

    def _authorize(self, asked: dict[str, str]) -> HttpResponse:
        target = asked.get("redirect_uri", "")
        if urlsplit(target).hostname not in ("127.0.0.1", "localhost", "::1"):
            return text_response("redirect_uri_mismatch: only addresses of this machine.", 400)
        if asked.get("client_id") != CLIENT_ID or asked.get("response_type") != "code":
            return text_response("invalid_request: client_id or response_type.", 400)
        if self.consent == "ask":
            return self._question(asked)
        if self.consent == "deny":
            return _sent_back(asked, {"error": "access_denied"})
        scope = " ".join(self.consent) if isinstance(self.consent, list) else asked.get("scope", "")
        return self._granted(asked, scope)

    def _question(self, asked: dict[str, str]) -> HttpResponse:
        ticket = token_urlsafe(24)
        with self._lock:
            self._questions[ticket] = asked
            while len(self._questions) > _MOST_OPEN_QUESTIONS:
                del self._questions[next(iter(self._questions))]
        return consent_page(ticket, asked.get("scope", "").split())

    def _decided(self, form: dict[str, list[str]]) -> HttpResponse:
        """What the person chose on the page; each page is good for one answer."""
        with self._lock:
            asked = self._questions.pop(form.get("ticket", [""])[0], None)
        if asked is None:
            return text_response("This page was answered before. Start the sign-in again in the desk.", 400)
        if form.get("answer") != ["allow"]:
            return _sent_back(asked, {"error": "access_denied"})
        ticked = set(form.get("scope", []))
        return self._granted(asked, " ".join(one for one in asked.get("scope", "").split() if one in ticked))

    def _granted(self, asked: dict[str, str], scope: str) -> HttpResponse:
        challenge = {key: asked.get(key, "") for key in ("code_challenge", "code_challenge_method")}
        code = self._keep("code", {"scope": scope, "redirect_uri": asked["redirect_uri"], **challenge})
        return _sent_back(asked, {"code": code, "scope": scope})

    def _token(self, form: dict[str, str]) -> HttpResponse:
        if form.get("client_id", CLIENT_ID) != CLIENT_ID:
            return _refused("invalid_client", 401)
        if form.get("grant_type") == "refresh_token":
            refresh = form.get("refresh_token", "")
            details = self._find(refresh, "refresh")
            if details is None or details.get("revoked"):
                return _refused("invalid_grant")
            return json_response(self._issued(details["scope"], refresh))
        details = self._find(form.get("code", ""), "code")
        if details is None or details.get("revoked") or form.get("redirect_uri") != details["redirect_uri"]:
            return _refused("invalid_grant")
        self._change(form["code"], {**details, "revoked": True})  # a code is good once (RFC 6749, 4.1.2)
        if not _proves(form.get("code_verifier", ""), details):
            return _refused("invalid_grant")
        refresh = self._keep("refresh", {"scope": details["scope"]})
        return json_response({**self._issued(details["scope"], refresh), "refresh_token": refresh})

    def _issued(self, scope: str, refresh: str) -> dict[str, Any]:
        expires_at = rfc3339(self._clock.now() + _LIFE)
        access = self._keep("access", {"scope": scope, "expires_at": expires_at, "refresh": refresh})
        return {
            "access_token": access,
            "expires_in": int(_LIFE.total_seconds()),
            "scope": scope,
            "token_type": "Bearer",
        }

    def _revoke(self, token: str) -> HttpResponse:
        """Revokes a refresh token and all that came from it; an access token takes its refresh token too."""
        access = self._find(token, "access")
        refresh = access["refresh"] if access else token
        if self._find(refresh, "refresh") is None:
            return _refused("invalid_token")
        for name, kind, details in self._store.rows("SELECT token, kind, details FROM tokens"):
            read = json.loads(details)
            if name == refresh or (kind == "access" and read["refresh"] == refresh):
                self._change(name, {**read, "revoked": True})
        return json_response({})

    def _keep(self, kind: str, details: dict[str, Any]) -> str:
        token = token_urlsafe(24)
        with self._store.writing() as db:
            db.execute("INSERT INTO tokens VALUES (?, ?, ?)", (token, kind, json.dumps(details)))
        return token

    def _find(self, token: str, kind: str) -> dict[str, Any] | None:
        found = self._store.rows("SELECT details FROM tokens WHERE token = ? AND kind = ?", token, kind)
        return json.loads(found[0][0]) if found else None

    def _change(self, token: str, details: dict[str, Any]) -> None:
        with self._store.writing() as db:
            db.execute("UPDATE tokens SET details = ? WHERE token = ?", (json.dumps(details), token))


def _sent_back(asked: dict[str, str], answer: dict[str, str]) -> HttpResponse:
    """The browser's way back to the program that asked (RFC 6749, 4.1.2)."""
    query = urlencode({"state": asked.get("state", ""), **answer})
    return HttpResponse(302, (("Location", f"{asked['redirect_uri']}?{query}"),))


def _proves(verifier: str, details: dict[str, Any]) -> bool:
    """PKCE (RFC 7636, 4.6); a sign-in that began without a challenge needs none."""
    challenge = details["code_challenge"]
    if not challenge:
        return True
    if details["code_challenge_method"] != "S256":
        return compare_digest(verifier, challenge)
    digest = hashlib.sha256(verifier.encode()).digest()
    return compare_digest(urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge)


def _refused(error: str, status: int = 400) -> HttpResponse:
    return json_response({"error": error, "error_description": "Bad Request"}, status)
