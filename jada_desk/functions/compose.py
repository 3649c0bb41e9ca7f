"""What the functions are made of: a tenant's settings from the environment, and the adapters over them.

Built once for each process and kept, because Lambda uses a process for many calls.
"""

import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final

from jada_desk.bootstrap import aws_clients, is_loopback
from jada_desk.domain.errors import SettingsError
from jada_desk.domain.tenant import Tenant
from jada_desk.settings import load_tenant, parse_tenant
from jada_desk.workflows.ports.calendar import Calendar, CalendarFeed
from jada_desk.workflows.ports.messages import EmailSender
from jada_desk.workflows.ports.photos import PhotoStore
from jada_desk.workflows.ports.tables import Tables

if TYPE_CHECKING:
    from google.oauth2.credentials import Credentials

TENANT_TOML: Final = "JADA_TENANT_TOML"
TENANT_FILE: Final = "JADA_TENANT_FILE"
GOOGLE_CREDENTIALS: Final = "JADA_GOOGLE_CREDENTIALS"
_GOOGLE_TOKENS: Final = "https://oauth2.googleapis.com/token"


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@cache
def tenant() -> Tenant:
    """The tenant that the environment names. Raises SettingsError."""
    if text := os.environ.get(TENANT_TOML, ""):
        return parse_tenant(text, TENANT_TOML)
    if path := os.environ.get(TENANT_FILE, ""):
        return load_tenant(Path(path))
    raise SettingsError(
        f"Neither {TENANT_TOML} nor {TENANT_FILE} is set.",
        unchanged="Nothing was done.",
        remedy="Give the function its tenant's settings.",
    )


@cache
def tables() -> Tables:
    """The tenant's tables."""
    from jada_desk.adapters.aws.dynamodb import DynamoTables

    return DynamoTables(aws_clients(tenant()), tenant().aws.prefix)


@cache
def email_sender() -> EmailSender:
    """The tenant's mail."""
    from jada_desk.adapters.aws.ses_email import SesEmail

    return SesEmail(aws_clients(tenant()), tenant().aws.email_from)


@cache
def photos() -> PhotoStore | None:
    """The bucket with guests' photos; None when the operation has none."""
    bucket = tenant().aws.photo_bucket
    if not bucket:
        return None
    from jada_desk.adapters.aws.s3_photos import S3Photos

    return S3Photos(aws_clients(tenant()), bucket)


@cache
def calendar() -> Calendar | None:
    """The Calendar API; None when there is no sign-in for it."""
    google = tenant().google
    kept = os.environ.get(GOOGLE_CREDENTIALS, "")
    if not google.calendar_id or not (kept or is_loopback(google.calendar_endpoint)):
        return None
    from jada_desk.adapters.google.calendar_api import GoogleCalendar

    return GoogleCalendar(
        google.calendar_id,
        google.calendar_endpoint,
        _credentials(kept) if kept else None,
        tenant().time_zone,
        SystemClock(),
    )


def _credentials(kept: str) -> "Credentials":
    """The sign-in out of Google's authorized-user JSON, with the token address that it names. Raises SettingsError."""
    from google.oauth2.credentials import Credentials

    try:
        info = json.loads(kept)
        token_uri = info.get("token_uri", _GOOGLE_TOKENS)
        if not token_uri.startswith("https://") and not is_loopback(token_uri):
            raise ValueError(token_uri)
        return Credentials(  # type: ignore[no-untyped-call]
            None,
            refresh_token=info["refresh_token"],
            client_id=info["client_id"],
            client_secret=info["client_secret"],
            token_uri=token_uri,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise SettingsError(
            f"{GOOGLE_CREDENTIALS} holds no sign-in.",
            unchanged="Nothing was done.",
            remedy="Put the authorized-user JSON of the calendar's account there.",
        ) from exc


@cache
def feed() -> CalendarFeed | None:
    """The iCal feed; None when none is configured."""
    google = tenant().google
    if not google.feed_url:
        return None
    from jada_desk.adapters.google.calendar_feed import IcalFeed

    # The one folder that a function may write.
    folder = Path(gettempdir()) / f"jada-feed-{tenant().tenant_id}"
    return IcalFeed(
        google.feed_url,
        tenant().time_zone,
        folder,
        SystemClock(),
        allow_loopback=is_loopback(google.feed_url),
    )
