import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from jada_desk.practice.clock import PracticeClock
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.oauth import CLIENT_ID, SignIn
from jada_desk.practice.store import Store
from jada_desk.practice.wire import HttpRequest, HttpResponse

CALENDAR = "https://www.googleapis.com/auth/calendar.events"
GMAIL = "https://www.googleapis.com/auth/gmail.readonly"
VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0001"
CHALLENGE = urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
BACK = "http://127.0.0.1:9999/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "state.db")
    yield store
    store.close()


@pytest.fixture
def clock(store: Store) -> PracticeClock:
    return PracticeClock(store)


@pytest.fixture
def sign_in(store: Store, clock: PracticeClock) -> SignIn:
    one = SignIn(store, clock)
    one.consent = None  # a person who allows everything at once
    return one


def authorize(sign_in: SignIn, **change: str) -> HttpResponse:
    asked = {
        "client_id": CLIENT_ID,
        "response_type": "code",
        "redirect_uri": BACK,
        "scope": f"{CALENDAR} {GMAIL}",
        "state": "s-1",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
        **change,
    }
    return sign_in.answer(HttpRequest("GET", "/o/oauth2/auth", query=urlencode(asked)))


def came_back(response: HttpResponse) -> dict[str, str]:
    assert response.status == 302
    where = urlsplit(response.header("Location"))
    assert f"{where.scheme}://{where.netloc}{where.path}" == BACK
    return {name: values[0] for name, values in parse_qs(where.query).items()}


def post(sign_in: SignIn, path: str, **form: str) -> tuple[int, Any]:
    response = sign_in.answer(HttpRequest("POST", path, body=urlencode(form).encode()))
    return response.status, json.loads(response.body)


def exchange(sign_in: SignIn, given: str, **change: str) -> tuple[int, Any]:
    form = {"code": given, "code_verifier": VERIFIER, "redirect_uri": BACK, "client_id": CLIENT_ID}
    return post(sign_in, "/token", grant_type="authorization_code", **{**form, **change})


def signed_in(sign_in: SignIn, **change: str) -> dict[str, Any]:
    status, tokens = exchange(sign_in, came_back(authorize(sign_in, **change))["code"])
    assert status == 200
    return dict(tokens)


def use(sign_in: SignIn, token: str, api: str = "calendar") -> None:
    sign_in.check(HttpRequest("GET", "/", headers={"authorization": f"Bearer {token}"}), api)


def test_a_sign_in_gives_tokens_that_open_what_was_granted(sign_in: SignIn):
    answer = came_back(authorize(sign_in))
    assert answer["state"] == "s-1"
    tokens = exchange(sign_in, answer["code"])[1]
    assert tokens["scope"] == f"{CALENDAR} {GMAIL}"
    use(sign_in, tokens["access_token"])
    use(sign_in, tokens["access_token"], "gmail")
    refreshed = post(sign_in, "/token", grant_type="refresh_token", refresh_token=tokens["refresh_token"])[1]
    assert refreshed["access_token"] != tokens["access_token"]
    use(sign_in, refreshed["access_token"])


@pytest.mark.parametrize(
    "change", [{"code_verifier": "wrong"}, {"redirect_uri": "http://127.0.0.1:1/"}, {"code": "guess"}]
)
def test_a_code_without_its_proof_is_worth_nothing(sign_in: SignIn, change: dict[str, str]):
    code = came_back(authorize(sign_in))["code"]
    status, answer = exchange(sign_in, code, **change)
    assert (status, answer["error"]) == (400, "invalid_grant")


def test_a_code_is_good_once(sign_in: SignIn):
    code = came_back(authorize(sign_in))["code"]
    assert exchange(sign_in, code)[0] == 200
    assert exchange(sign_in, code)[0] == 400


def test_an_hour_later_a_token_has_run_out(sign_in: SignIn, clock: PracticeClock):
    tokens = signed_in(sign_in)
    clock.set(clock.now() + timedelta(hours=1))
    with pytest.raises(GoogleError, match="Invalid Credentials") as refused:
        use(sign_in, tokens["access_token"])
    assert refused.value.status == 401


@pytest.mark.parametrize("which", ["refresh_token", "access_token"])
def test_revoking_either_token_ends_the_sign_in(
    sign_in: SignIn, store: Store, clock: PracticeClock, which: str
):
    tokens, others = signed_in(sign_in), signed_in(sign_in)
    assert post(sign_in, "/revoke", token=tokens[which])[0] == 200
    after_restart = SignIn(store, clock)
    with pytest.raises(GoogleError, match="Invalid Credentials"):
        use(after_restart, tokens["access_token"])
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert post(after_restart, "/token", **refresh) == (
        400,
        {"error": "invalid_grant", "error_description": "Bad Request"},
    )
    use(after_restart, others["access_token"])
    assert post(sign_in, "/revoke", token="unknown")[0] == 400


def test_partial_consent_opens_only_that_part(sign_in: SignIn):
    sign_in.consent = [CALENDAR]
    tokens = signed_in(sign_in)
    assert tokens["scope"] == CALENDAR
    use(sign_in, tokens["access_token"])
    with pytest.raises(GoogleError, match="insufficient") as refused:
        use(sign_in, tokens["access_token"], "gmail")
    assert refused.value.status == 403


def test_a_refusal_comes_back_as_one(sign_in: SignIn):
    sign_in.consent = "deny"
    assert came_back(authorize(sign_in)) == {"state": "s-1", "error": "access_denied"}


@pytest.mark.parametrize(
    "change",
    [{"redirect_uri": "https://elsewhere.example.com/"}, {"client_id": "x"}, {"response_type": "token"}],
)
def test_requests_that_no_desk_makes_are_refused(sign_in: SignIn, change: dict[str, str]):
    assert authorize(sign_in, **change).status == 400


def test_an_emulator_needs_no_token(sign_in: SignIn):
    sign_in.check(HttpRequest("GET", "/"), "calendar")
