"""The AWS profiles of this computer, and signing in to those that go by IAM Identity Center (SSO).

The device flow is the one of `aws sso login` (RFC 8628), and its token is kept where botocore and the AWS
command line look for it, so that one sign-in serves both.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from typing import Any, Final

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from jada_desk.adapters.aws.errors import Request, ask
from jada_desk.adapters.aws.models import lean_session
from jada_desk.domain.errors import BadInput, Cancelled, Refused, SettingsError, Unavailable
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.work import CancelToken

_POLL_S: Final = 0.1
_LEAST_PAUSE_S: Final = 0.2
_UNCHANGED: Final = tr_later("The sign-in is as it was before.")
_CLIENT_NAME: Final = "jada-desk"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile of the AWS configuration. `kind` is "sso", "role", "keys" or "other"; `region` may be ""."""

    name: str
    kind: str
    region: str

    @property
    def words(self) -> str:
        """What kind it is, for a person."""
        kinds = {"sso": tr("signs in by the browser"), "role": tr("takes a role"), "keys": tr("access keys")}
        return kinds.get(self.kind, "")


def profiles() -> tuple[Profile, ...]:
    """The profiles of this computer's AWS configuration, by name. Raises SettingsError when it is broken."""
    config = _config()
    return tuple(
        Profile(name, _kind(config, name), str(facts.get("region", "")))
        for name, facts in sorted(config.get("profiles", {}).items())
    )


def sign_in(
    profile: str,
    open_browser: Callable[[str], object],
    show_code: Callable[[str], object],
    timeout_s: float,
    cancel: CancelToken,
) -> None:
    """Sign in to an SSO profile; blocks until the person is done in the browser.

    `open_browser` is given the address, `show_code` the code that the page must show. Raises Cancelled, Unavailable,
    Refused, SettingsError, BadInput for a profile that signs in in another way.
    """
    config = _config()
    if profile and profile not in config.get("profiles", {}):
        raise SettingsError(
            tr("There is no profile {profile} in the AWS configuration.", profile=profile),
            remedy=tr("Make it with: aws configure sso --profile {profile}", profile=profile),
        )
    if _kind(config, profile) != "sso":
        raise BadInput(
            tr(
                "There is no page to sign in at: {profile} is not set up for that.",
                profile=tr("the profile {profile}", profile=profile) if profile else tr("this computer"),
            ),
            remedy=tr(
                "Choose a profile that signs in by the browser, or access keys, in the settings, "
                "under AWS account."
            ),
        )
    start_url, region, session_name = _sso(config, profile)
    client = _client(region)
    registered = _call(
        lambda: client.register_client(
            clientName=_CLIENT_NAME, clientType="public", scopes=["sso:account:access"]
        )
    )
    started = _call(
        lambda: client.start_device_authorization(
            clientId=registered["clientId"], clientSecret=registered["clientSecret"], startUrl=start_url
        )
    )
    show_code(str(started["userCode"]))
    open_browser(str(started["verificationUriComplete"]))
    token = _wait(client, registered, started, timeout_s, cancel)
    kept = {
        "startUrl": start_url,
        "region": region,
        "accessToken": token["accessToken"],
        "expiresAt": _stamp(int(token["expiresIn"])),
        "clientId": registered["clientId"],
        "clientSecret": registered["clientSecret"],
        "registrationExpiresAt": datetime.fromtimestamp(
            int(registered["clientSecretExpiresAt"]), UTC
        ).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if token.get("refreshToken"):
        kept["refreshToken"] = token["refreshToken"]
    _keep(_cache_file(session_name or start_url), kept)


def sign_out(profile: str) -> None:
    """Forget the sign-in of an SSO profile; nothing happens to others."""
    config = _config()
    if profile in config.get("profiles", {}) and _kind(config, profile) == "sso":
        start_url, _, session_name = _sso(config, profile)
        _cache_file(session_name or start_url).unlink(missing_ok=True)


def _config() -> Mapping[str, Any]:
    try:
        return dict(botocore.session.Session().full_config)
    except BotoCoreError as exc:
        raise SettingsError(
            tr("The AWS configuration of this computer cannot be read."),
            remedy=tr("Mend ~/.aws/config and ~/.aws/credentials."),
        ) from exc


def _kind(config: Mapping[str, Any], profile: str) -> str:
    facts = config.get("profiles", {}).get(profile or "default", {})
    if "sso_session" in facts or "sso_start_url" in facts:
        return "sso"
    if "role_arn" in facts:
        return "role"
    return "keys" if "aws_access_key_id" in facts else "other"


def _sso(config: Mapping[str, Any], profile: str) -> tuple[str, str, str]:
    """Start address, region and session name of an SSO profile."""
    facts = config["profiles"][profile or "default"]
    name = str(facts.get("sso_session", ""))
    source = config.get("sso_sessions", {}).get(name, {}) if name else facts
    try:
        return str(source["sso_start_url"]), str(source["sso_region"]), name
    except KeyError as exc:
        raise SettingsError(
            tr("The SSO profile {profile} lacks {args}.", profile=profile, args=exc.args[0]),
            remedy=tr("Complete it with: aws configure sso --profile {profile}", profile=profile),
        ) from exc


def _client(region: str) -> Any:
    session = lean_session()
    config = Config(
        signature_version=UNSIGNED,
        connect_timeout=5,
        read_timeout=12,
        retries={"total_max_attempts": 1, "mode": "standard"},
    )
    return session.create_client("sso-oidc", region_name=region, config=config)


def _call(send: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    request = Request(
        "AWS", tr("The sign-in could not be begun."), tr("Ask whoever looks after the AWS account.")
    )
    return ask(request, send)


def _wait(
    client: Any,
    registered: Mapping[str, Any],
    started: Mapping[str, Any],
    timeout_s: float,
    cancel: CancelToken,
) -> Mapping[str, Any]:
    deadline = time.monotonic() + min(timeout_s, float(started["expiresIn"]))
    pause_s = max(_LEAST_PAUSE_S, float(started.get("interval", 5)))
    while True:
        _sleep(pause_s, deadline, cancel)
        try:
            answer: Mapping[str, Any] = client.create_token(
                clientId=registered["clientId"],
                clientSecret=registered["clientSecret"],
                grantType="urn:ietf:params:oauth:grant-type:device_code",
                deviceCode=started["deviceCode"],
            )
            return answer
        except client.exceptions.AuthorizationPendingException:
            continue
        except client.exceptions.SlowDownException:
            pause_s += 5
        except (client.exceptions.ExpiredTokenException, client.exceptions.AccessDeniedException) as exc:
            raise Refused(
                tr("The sign-in was not allowed in the browser."),
                unchanged=tr(_UNCHANGED),
                remedy=tr("Sign in again and allow it."),
            ) from exc
        except (BotoCoreError, ClientError) as exc:
            raise Unavailable(
                tr("AWS could not be asked whether the sign-in is done."),
                unchanged=tr(_UNCHANGED),
                remedy=tr("Check the internet connection and sign in again."),
            ) from exc


def _sleep(pause_s: float, deadline: float, cancel: CancelToken) -> None:
    until = time.monotonic() + pause_s
    while True:
        if cancel.cancelled:
            raise Cancelled(tr("The sign-in was stopped."), unchanged=tr(_UNCHANGED))
        if time.monotonic() > deadline:
            raise Unavailable(
                tr("The browser gave no answer in time."),
                unchanged=tr(_UNCHANGED),
                remedy=tr("Start the sign-in again."),
            )
        if time.monotonic() >= until:
            return
        time.sleep(_POLL_S)


def _cache_file(name: str) -> Path:
    return Path.home() / ".aws" / "sso" / "cache" / f"{sha1(name.encode()).hexdigest()}.json"


def _stamp(seconds: int) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _keep(path: Path, value: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(value, file)
    new.replace(path)
