"""Who is signed in, tenant by tenant: getting, keeping, using and giving back Google and AWS sign-ins.

Nothing here ends in a file of ours: refresh tokens, access keys and private feed addresses are in the system's
keyring, under a name of the tenant's own, or in this process's memory when there is no keyring.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from jada_desk.domain.errors import BadInput, JadaError, SignInNeeded
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.work import CancelToken

if TYPE_CHECKING:
    from google.oauth2.credentials import Credentials

    from jada_desk.adapters.aws.session import Keys
    from jada_desk.adapters.local.secrets import KeyringSecrets

Account = Literal["calendar", "mailbox"]
# A person reads the page, finds a password, confirms on a phone.
TIME_LIMIT_S: Final = 300.0
_ACCESS_KEYS: Final = "aws-access-key"
_FEED: Final = "feed-address"

_guard: Final = Lock()
_opened: Final[dict[str, "KeyringSecrets"]] = {}


def secrets_of(tenant_id: str) -> "KeyringSecrets":
    """The tenant's secrets; one object a process, so that what no keyring keeps lasts for the session."""
    from jada_desk.adapters.local.secrets import KeyringSecrets

    with _guard:
        if tenant_id not in _opened:
            _opened[tenant_id] = KeyringSecrets(f"jada-desk:{tenant_id}")
        return _opened[tenant_id]


# Google --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a sign-in came to: `limits` says what was not allowed (else ""), `is_lasting` whether it is kept."""

    limits: str
    is_lasting: bool

    @property
    def words(self) -> str:
        """For a person."""
        kept = "" if self.is_lasting else tr("For this session only: this computer has no keyring.")
        return " ".join(part for part in (tr("Signed in."), kept, self.limits) if part)


def sign_in_to_google(
    tenant: Tenant,
    account: Account,
    open_browser: Callable[[str], object],
    cancel: CancelToken,
    timeout_s: float = TIME_LIMIT_S,
) -> SignedIn:
    """Sign in by the browser and keep it; blocks until the person is done there.

    A sign-in for the calendar that covers the mailbox too serves both, unless the mailbox has its own. Raises
    Cancelled, Unavailable, SignInNeeded, SettingsError (no usable client file).
    """
    from jada_desk.adapters.google import sign_in as google

    if not tenant.google.client_file:
        raise BadInput(
            tr("No OAuth client file is set for Google."),
            remedy=tr(
                "Choose it in the settings: an OAuth client of the type desktop app, downloaded as JSON."
            ),
        )
    is_calendar = account == "calendar"
    scopes = (google.CALENDAR_SCOPE,) if is_calendar else (google.MAILBOX_SCOPE,)
    optional = (google.CALENDAR_LIST_SCOPE, google.MAILBOX_SCOPE) if is_calendar else ()
    client_file = Path(tenant.google.client_file).expanduser()
    credentials = google.sign_in(client_file, scopes, open_browser, timeout_s, cancel, optional)
    missing = google.left_out(credentials, optional)
    secrets = secrets_of(tenant.tenant_id)
    google.keep_sign_in(credentials, secrets, account)
    if is_calendar and google.MAILBOX_SCOPE not in missing and not _has_own_mailbox(tenant):
        google.keep_sign_in(credentials, secrets, "mailbox")
    return SignedIn(google.without(missing), secrets.is_lasting)


def _has_own_mailbox(tenant: Tenant) -> bool:
    """Whether the settings name another mailbox than that of the account that signs in."""
    return tenant.google.mailbox not in ("", "me")


def google_credentials(tenant: Tenant, account: Account) -> "Credentials | None":
    """The kept sign-in of a tenant for the calendar or the mailbox, which may be two people's.

    None when the operation has no OAuth client, or nobody signed in yet.
    """
    if not tenant.google.client_file:
        return None
    from jada_desk.adapters.google.sign_in import load_credentials

    client_file = Path(tenant.google.client_file).expanduser()
    try:
        return load_credentials(client_file, secrets_of(tenant.tenant_id), account)
    except SignInNeeded:
        return None


def sign_out_of_google(tenant: Tenant) -> None:
    """Take the sign-ins back at Google and forget them. Each is tried; they are forgotten here also when this raises
    Unavailable, because Google could not be told of one."""
    from jada_desk.adapters.google.sign_in import forget_sign_in, revoke_sign_in

    secrets = secrets_of(tenant.tenant_id)
    accounts: tuple[Account, ...] = ("calendar", "mailbox")
    client_file = tenant.google.client_file
    failed: JadaError | None = None
    for account in accounts:
        try:
            if client_file:
                revoke_sign_in(Path(client_file).expanduser(), secrets, account)
        except JadaError as exc:
            failed = exc
        finally:
            forget_sign_in(secrets, account)
    if failed:
        raise failed


# The feed ------------------------------------------------------------------------------------------------------------


def feed_address(tenant: Tenant) -> str:
    """The address of the calendar's feed: a public one stands in the settings, a private one in the keyring.

    "" when there is neither.
    """
    google = tenant.google
    is_real = google.client_file or (google.calendar_id and not google.calendar_endpoint)
    if google.feed_url or not is_real:
        return google.feed_url
    return secrets_of(tenant.tenant_id).get(_FEED) or ""


def keep_feed_address(tenant_id: str, address: str) -> None:
    """Keep a private feed address, or forget it ("")."""
    if address:
        secrets_of(tenant_id).set(_FEED, address)
    else:
        secrets_of(tenant_id).delete(_FEED)


# AWS -----------------------------------------------------------------------------------------------------------------


def keep_access_keys(tenant_id: str, access_key: str, secret_key: str) -> bool:
    """Keep access keys that a person typed; whether they outlive this session. Raises BadInput."""
    access_key, secret_key = access_key.strip(), secret_key.strip()
    if not (access_key and secret_key):
        raise BadInput(tr("An access key has two parts."), remedy=tr("Enter the key id and the secret key."))
    secrets = secrets_of(tenant_id)
    secrets.set(_ACCESS_KEYS, json.dumps({"id": access_key, "secret": secret_key}))
    return secrets.is_lasting


def access_keys(tenant: Tenant) -> "Callable[[], Keys] | None":
    """What gives the kept access keys of a tenant whose settings say so, else None; SignInNeeded of it when they
    are gone."""
    if tenant.aws.keys != "keyring":
        return None

    def read() -> "Keys":
        from jada_desk.adapters.aws.session import Keys

        kept = secrets_of(tenant.tenant_id).get(_ACCESS_KEYS)
        if not kept:
            raise SignInNeeded(
                tr("The AWS access keys are not in the keyring."), remedy=tr("Enter them in the settings.")
            )
        facts: Mapping[str, str] = json.loads(kept)
        return Keys(facts["id"], facts["secret"])

    return read


def sign_in_to_aws(
    tenant: Tenant,
    open_browser: Callable[[str], object],
    show_code: Callable[[str], object],
    cancel: CancelToken,
    timeout_s: float = TIME_LIMIT_S,
) -> SignedIn:
    """Sign in to AWS for the tenant's SSO profile, by the browser.

    Access keys that are kept here need no sign-in; whether they work is what the connection test says. Raises
    Cancelled, Unavailable, SignInNeeded, Refused, BadInput for another profile, which has no page to sign in at.
    """
    from jada_desk.adapters.aws.sign_in import sign_in

    if keys := access_keys(tenant):
        keys()
    else:
        sign_in(tenant.aws.profile, open_browser, show_code, timeout_s, cancel)
    return SignedIn("", is_lasting=True)


def sign_out_of_aws(tenant: Tenant) -> None:
    """Forget the access keys that are kept here, and an SSO profile's sign-in."""
    from jada_desk.adapters.aws.sign_in import sign_out

    secrets_of(tenant.tenant_id).delete(_ACCESS_KEYS)
    if tenant.aws.profile:
        sign_out(tenant.aws.profile)
