"""Connecting an operation: its connections, to be tested and, where something is missing, to be made.

The settings pages, "Check connections" and `jada-desk doctor` use these, over `workflows.doctor`.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import quote

from jada_desk.bootstrap import OffsetClock, aws_clients, is_loopback, mailbox_of, needs_no_sign_in
from jada_desk.domain.errors import JadaError
from jada_desk.domain.tenant import Tenant
from jada_desk.sign_ins import feed_address, google_credentials, secrets_of
from jada_desk.workflows.connections import Connections, Finding, GoogleAccount, Part
from jada_desk.workflows.doctor import create, examine
from jada_desk.workflows.ports.work import CancelToken, Report

_TESTING_THREADS: Final = 6
_GOOGLE_FEEDS: Final = "https://calendar.google.com"


# Tests ---------------------------------------------------------------------------------------------------------------


def diagnose(
    tenant: Tenant, parts: Sequence[Part], report: Report, cancel: CancelToken
) -> tuple[Finding, ...]:
    """Test parts of a tenant's connections over their real services. Raises Cancelled, SettingsError."""
    with TemporaryDirectory(prefix="jada-desk-") as folder, _threads() as executor:
        return examine(_connections(tenant, Path(folder)), parts, report, cancel, executor)


def make(tenant: Tenant, finding: Finding) -> Finding:
    """Make what a finding offers, and test that part again. Raises JadaError."""
    with TemporaryDirectory(prefix="jada-desk-") as folder:
        return create(_connections(tenant, Path(folder)), finding)


def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_TESTING_THREADS, thread_name_prefix="connections")


def _connections(tenant: Tenant, folder: Path) -> Connections:
    from jada_desk.adapters.aws.account import AwsAccount
    from jada_desk.adapters.aws.dynamodb import DynamoTables
    from jada_desk.adapters.google.calendar_feed import IcalFeed
    from jada_desk.adapters.web import HttpSite

    clock, feed_url = OffsetClock(), feed_address(tenant)
    clients = aws_clients(tenant)
    return Connections(
        tenant=tenant,
        clock=clock,
        google=google_account(tenant),
        # A folder of its own: a test must not answer from the last good copy.
        feed=(
            IcalFeed(feed_url, tenant.time_zone, folder, clock, allow_loopback=is_loopback(feed_url))
            if feed_url
            else None
        ),
        mailbox=mailbox_of(tenant),
        cloud=AwsAccount(clients, tenant.aws),
        tables=DynamoTables(clients, tenant.aws.prefix),
        site=HttpSite(tenant.aws.site_url) if tenant.aws.site_url else None,
        keeps_secrets=lambda: secrets_of(tenant.tenant_id).is_lasting,
    )


def google_account(tenant: Tenant) -> GoogleAccount | None:
    """The signed-in Google account, None when nobody is signed in and a sign-in is needed."""
    from jada_desk.adapters.google.account import GoogleCalendars

    credentials = google_credentials(tenant, "calendar")
    if credentials is None and not needs_no_sign_in(tenant, tenant.google.calendar_endpoint):
        return None
    return GoogleCalendars(tenant.google.calendar_endpoint, credentials)


def find_feed(tenant: Tenant, calendar_id: str) -> str:
    """The public feed address of a calendar if it answers there, else "": then the calendar is private."""
    from jada_desk.adapters.google.feed_fetch import fetch_feed

    base = tenant.google.calendar_endpoint.rstrip("/") or _GOOGLE_FEEDS
    address = f"{base}/calendar/ical/{quote(calendar_id, safe='')}/public/basic.ics"
    with suppress(JadaError):
        fetch_feed(address, "", "", allow_loopback=is_loopback(address))
        return address
    return ""
