"""Signing in to Google as an installed app (RFC 8252, with PKCE, RFC 7636), and keeping the sign-in.

The browser does the signing in; the answer comes back to a port of loopback that is open for that long only.
What is kept is the refresh token, in the SecretStore, nowhere else.
"""

import json
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

from google.oauth2.credentials import Credentials
from googleapiclient.errors import HttpError

from jada_desk.adapters.google.errors import Request, google_errors
from jada_desk.adapters.google.transport import is_loopback, one_shot_http
from jada_desk.domain.errors import Cancelled, SettingsError, SignInNeeded, Unavailable
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.work import CancelToken

CALENDAR_SCOPE: Final = "https://www.googleapis.com/auth/calendar.events"
CALENDAR_LIST_SCOPE: Final = "https://www.googleapis.com/auth/calendar.calendarlist.readonly"
MAILBOX_SCOPE: Final = "https://www.googleapis.com/auth/gmail.readonly"
_WITHOUT: Final = {
    CALENDAR_SCOPE: tr_later("The sign-in does not cover the calendar. Without it nothing can be published."),
    CALENDAR_LIST_SCOPE: tr_later(
        "The sign-in does not cover the list of calendars. Without it the calendar's id has to be typed."
    ),
    MAILBOX_SCOPE: tr_later(
        "The sign-in does not cover the bookings mailbox. Without it Find contact cannot look into the mail."
    ),
}
_POLL_S: Final = 0.1
_UNCHANGED: Final = tr_later("The sign-in is as it was before.")
_CLOSE_PAGE: Final = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>JADA Desk</title>"
    b"<p>Done here. You can close this window and go back to the desk."
)


class SecretStore(Protocol):
    """Where secrets are kept, by name."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, secret: str) -> None: ...

    def delete(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Client:
    client_id: str
    client_secret: str
    auth_uri: str
    token_uri: str


def sign_in(
    client_file: Path,
    scopes: Sequence[str],
    open_browser: Callable[[str], object],
    timeout_s: float,
    cancel: CancelToken,
    optional: Sequence[str] = (),
) -> Credentials:
    """A new sign-in by way of the browser. Blocks until it is done: never call it on the GUI thread.

    `client_file` is the operation's OAuth client JSON of the kind "installed"; `open_browser` is given the
    address to open. Scopes in `optional` are asked for too; `left_out` says which of them were not allowed.
    Raises Cancelled, Unavailable (no answer in `timeout_s`, offline), SignInNeeded (refused, or not for every
    one of `scopes`), SettingsError (the client file).
    """
    asked = (*scopes, *optional)
    client = _load_client(client_file)
    verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
    with _Listener(state) as listener:
        challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        question = {
            "client_id": client.client_id,
            "redirect_uri": listener.address,
            "response_type": "code",
            "scope": " ".join(asked),
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "access_type": "offline",  # a refresh token, and "consent" gives one the second time too
            "prompt": "consent",
        }
        open_browser(f"{client.auth_uri}?{urlencode(question)}")
        answer = listener.wait(timeout_s, cancel)
        if "code" not in answer:
            raise SignInNeeded(
                tr("The sign-in was not allowed in the browser."),
                unchanged=tr(_UNCHANGED),
                remedy=tr("Sign in again and allow it."),
            )
        token = _exchange(client, answer["code"], verifier, listener.address)
    granted = str(token.get("scope", " ".join(asked))).split()  # absent = as asked (RFC 6749, 5.1)
    if missing := [scope for scope in scopes if scope not in granted]:
        raise SignInNeeded(
            without(missing),
            unchanged=tr(_UNCHANGED),
            remedy=tr("Sign in again and leave every box ticked."),
        )
    if not token.get("refresh_token"):
        raise SignInNeeded(
            tr("Google gave a sign-in for one hour only."),
            unchanged=tr(_UNCHANGED),
            remedy=tr("Remove the desk from the Google account's connections, then sign in again."),
        )
    expiry = datetime.now(UTC) + timedelta(seconds=float(token.get("expires_in", 0)))
    return _credentials(
        client, granted, str(token["refresh_token"]), str(token.get("access_token", "")), expiry
    )


def left_out(credentials: Credentials, scopes: Sequence[str]) -> tuple[str, ...]:
    """Which of `scopes` a new sign-in does not cover."""
    return tuple(scope for scope in scopes if scope not in (credentials.scopes or ()))


def without(scopes: Sequence[str]) -> str:
    """What was not allowed, and what does not work for that; "" when nothing is missing."""
    return " ".join(tr(_WITHOUT[scope]) for scope in scopes)


def keep_sign_in(credentials: Credentials, store: SecretStore, account: str) -> None:
    """Keep a sign-in under `account` (a name of ours: tenant and purpose) for `load_credentials`."""
    store.set(_secret_name(account), str(credentials.refresh_token))


def load_credentials(
    client_file: Path, store: SecretStore, account: str, scopes: Sequence[str] = ()
) -> Credentials:
    """The sign-in kept under `account`, for `scopes` or all that were allowed; it renews itself when used.

    Raises SignInNeeded, SettingsError.
    """
    client = _load_client(client_file)
    refresh_token = store.get(_secret_name(account))
    if not refresh_token:
        raise SignInNeeded(
            tr("Nobody is signed in to Google here."), remedy=tr("Sign in to Google in the settings.")
        )
    return _credentials(client, scopes, refresh_token)


def forget_sign_in(store: SecretStore, account: str) -> None:
    """Forget what is kept under `account`; nothing happens when nothing is."""
    store.delete(_secret_name(account))


def revoke_sign_in(client_file: Path, store: SecretStore, account: str) -> None:
    """Take a sign-in back at Google (RFC 7009), so that a copy of it is worth nothing, then forget it.

    It is forgotten here in any case. Raises Unavailable when Google could not be told, SettingsError.
    """
    token = store.get(_secret_name(account))
    forget_sign_in(store, account)
    if not token:
        return
    address = urlsplit(_load_client(client_file).token_uri)
    url = address._replace(path="/revoke", query="", fragment="").geturl()
    by_hand = tr("Remove the desk from the Google account's connections.")
    telling = Request(
        tr("Google could not be told of the sign-out."),
        permission=by_hand,
        remedy=by_hand,
        unheard=by_hand,
    )
    with google_errors(telling):
        answer, content = one_shot_http(url).request(
            url,
            "POST",
            body=urlencode({"token": token}),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        # A token that Google does not know any more (400) is worth nothing already.
        if answer.status == 429 or answer.status >= 500:
            raise HttpError(answer, content)


def _secret_name(account: str) -> str:
    return f"google-refresh-token:{account}"


def _credentials(
    client: _Client,
    scopes: Sequence[str],
    refresh_token: str,
    token: str = "",
    expiry: datetime | None = None,
) -> Credentials:
    return Credentials(  # type: ignore[no-untyped-call]
        token or None,
        refresh_token=refresh_token,
        token_uri=client.token_uri,
        client_id=client.client_id,
        client_secret=client.client_secret,
        scopes=list(scopes) or None,
        expiry=expiry.replace(tzinfo=None) if expiry else None,  # the library keeps naive UTC
    )


def _load_client(path: Path) -> _Client:
    remedy = tr("Download the OAuth client (type: desktop app) from the Google Cloud console again.")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["installed"]
        client = _Client(*(str(data[key]) for key in ("client_id", "client_secret", "auth_uri", "token_uri")))
    except OSError as exc:
        raise SettingsError(
            tr("{path} cannot be read: {reason}.", path=path, reason=exc.strerror),
            remedy=tr("Choose the OAuth client file again."),
        ) from exc
    except (ValueError, KeyError, TypeError) as exc:
        raise SettingsError(
            tr("{path} is no OAuth client file of an installed app.", path=path), remedy=remedy
        ) from exc
    for address in (client.auth_uri, client.token_uri):
        scheme = urlsplit(address).scheme
        if scheme != "https" and not (scheme == "http" and is_loopback(address)):
            raise SettingsError(tr("{path} names an address that is not https.", path=path), remedy=remedy)
    return client


def _exchange(client: _Client, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
    """The tokens for a code. The code is good for one time, so that this is sent once."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "redirect_uri": redirect_uri,
    }
    again = tr("Sign in again; if it stays so, check the OAuth client file.")
    finishing = Request(tr("The sign-in could not be finished."), permission=again, remedy=again)
    with google_errors(finishing):
        answer, content = one_shot_http(client.token_uri).request(
            client.token_uri,
            "POST",
            body=urlencode(form),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        token = json.loads(content) if answer.status == 200 else {}
    if not isinstance(token, dict) or not token.get("access_token"):
        raise SignInNeeded(
            tr("Google did not finish the sign-in ({status}).", status=answer.status),
            unchanged=tr(_UNCHANGED),
            remedy=again,
        )
    return token


class _Listener:
    """A web server on a free port of loopback that waits for the one redirect with our state."""

    def __init__(self, state: str) -> None:
        self._answer: dict[str, str] | None = None
        listener = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 10  # a browser may open connections that it never uses

            def do_GET(self) -> None:
                query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
                ours = secrets.compare_digest(query.get("state", "").encode(), state.encode())
                self.send_response(200 if ours else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(_CLOSE_PAGE) if ours else 0))
                self.end_headers()
                if ours:
                    self.wfile.write(_CLOSE_PAGE)
                    listener._answer = query

            def log_message(self, format: str, *args: object) -> None:
                """Silent: the line would hold the code."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL_S,), daemon=True)

    def __enter__(self) -> "_Listener":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, timeout_s: float, cancel: CancelToken) -> dict[str, str]:
        deadline = time.monotonic() + timeout_s
        while self._answer is None:
            if cancel.cancelled:
                raise Cancelled(tr("The sign-in was stopped."), unchanged=tr(_UNCHANGED))
            if time.monotonic() > deadline:
                raise Unavailable(
                    tr("The browser gave no answer in time."),
                    unchanged=tr(_UNCHANGED),
                    remedy=tr("Start the sign-in again."),
                )
            time.sleep(_POLL_S)
        return self._answer
