"""The AWS profiles, and the device flow against a server of IAM Identity Center's shape."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import botocore.session
import pytest
from botocore.tokens import SSOTokenProvider
from botocore.utils import JSONFileCache

from jada_desk.adapters.aws.sign_in import Profile, profiles, sign_in, sign_out
from jada_desk.domain.errors import BadInput, Cancelled, Refused, SettingsError, Unavailable

CONFIG = """
[profile sso]
sso_session = desk
sso_account_id = 123456789012
sso_role_name = Desk
region = eu-west-1

[sso-session desk]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile old-sso]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[profile half]
sso_session = nobody

[profile captain]
role_arn = arn:aws:iam::123456789012:role/desk
source_profile = plain

[profile plain]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
"""


@dataclass
class Center:
    """What the browser's person does: each answer is "allowed" or the code of an error."""

    url: str = ""
    answers: list[str] = field(default_factory=lambda: ["AuthorizationPendingException", "allowed"])
    calls: list[str] = field(default_factory=list)

    def reply(self, path: str) -> tuple[int, dict[str, object]]:
        self.calls.append(path)
        if path == "/client/register":
            return 200, {
                "clientId": "c-1",
                "clientSecret": "canary-client",
                "clientSecretExpiresAt": 4102444800,
            }
        if path == "/device_authorization":
            page = "https://device.sso.example.com/"
            return 200, {
                "deviceCode": "d-1", "userCode": "ABCD-EFGH", "verificationUri": page,
                "verificationUriComplete": f"{page}?user_code=ABCD-EFGH", "expiresIn": 600, "interval": 0,
            }  # fmt: skip
        answer = self.answers.pop(0)
        if answer == "allowed":
            return 200, {"accessToken": "canary-access", "expiresIn": 3600, "refreshToken": "canary-refresh"}
        return 400, {"error": answer, "__type": answer, "error_description": "no"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text(CONFIG)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def center(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Center]:
    center = Center()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status, value = center.reply(self.path)
            body = json.dumps(value).encode()
            self.send_response(status)
            if status != 200:
                self.send_header("x-amzn-ErrorType", str(value["__type"]))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    center.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSO_OIDC", center.url)
    yield center
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Token:
    cancelled: bool = False


def signed_in(profile: str = "sso", timeout_s: float = 10, token: Token | None = None,
              open_browser: Callable[[str], object] | None = None) -> list[str]:  # fmt: skip
    seen: list[str] = []
    sign_in(profile, open_browser or seen.append, seen.append, timeout_s, token or Token())
    return seen


def test_profiles_are_listed_with_their_kind(home: Path) -> None:
    assert profiles() == (
        Profile("captain", "role", ""), Profile("half", "sso", ""), Profile("old-sso", "sso", ""),
        Profile("plain", "keys", ""), Profile("sso", "sso", "eu-west-1"),
    )  # fmt: skip
    assert [one.words for one in profiles()][:2] == ["takes a role", "signs in by the browser"]


def test_a_configuration_that_is_broken(home: Path) -> None:
    (home / ".aws" / "config").write_text("nonsense")
    with pytest.raises(SettingsError):
        profiles()


@pytest.mark.parametrize("profile", ["sso", "old-sso"])
def test_the_browser_signs_in_and_botocore_finds_the_token(center: Center, home: Path, profile: str) -> None:
    assert signed_in(profile) == ["ABCD-EFGH", "https://device.sso.example.com/?user_code=ABCD-EFGH"]
    (kept,) = (home / ".aws" / "sso" / "cache").iterdir()
    assert json.loads(kept.read_text())["accessToken"] == "canary-access"
    assert kept.stat().st_mode & 0o777 == 0o600
    if profile == "sso":
        # botocore settles where its cache is when it is first imported.
        cache = JSONFileCache(str(kept.parent))
        token = SSOTokenProvider(botocore.session.Session(profile=profile), cache=cache).load_token()
        assert token.get_frozen_token().token == "canary-access"
    sign_out(profile)
    assert not kept.exists()
    sign_out(profile)


def test_others_have_no_page_to_sign_in_at(center: Center) -> None:
    for profile in ("plain", "captain", ""):
        with pytest.raises(BadInput, match="no page to sign in at"):
            signed_in(profile)
    sign_out("plain")
    assert center.calls == []


@pytest.mark.parametrize(
    ("profile", "words"), [("nobody", "no profile nobody"), ("half", "lacks sso_start_url")]
)
def test_a_profile_that_is_not_there_or_half_there(center: Center, profile: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as told:
        signed_in(profile)
    assert f"aws configure sso --profile {profile}" in told.value.remedy


@pytest.mark.parametrize("answer", ["AccessDeniedException", "ExpiredTokenException"])
def test_saying_no(center: Center, home: Path, answer: str) -> None:
    center.answers = ["AuthorizationPendingException", answer]
    with pytest.raises(Refused, match="not allowed"):
        signed_in()
    assert not (home / ".aws" / "sso").exists()


def test_a_fault_while_waiting(center: Center) -> None:
    center.answers = ["InternalServerException"]
    with pytest.raises(Unavailable):
        signed_in()


def test_it_can_be_stopped_and_ends_by_itself(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    center.answers = ["AuthorizationPendingException"] * 1000
    token = Token()
    with pytest.raises(Cancelled):
        signed_in(token=token, open_browser=lambda _: setattr(token, "cancelled", True))
    with pytest.raises(Unavailable, match="in time"):
        signed_in(timeout_s=0.0)
