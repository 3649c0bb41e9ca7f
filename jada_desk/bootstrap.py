"""The composition root: settings -> adapters -> desk. The only builder of adapters, and the only place that
knows them all.

Adapters are imported when they are first needed, for the libraries behind them take a second to load.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import SystemRandom
from string import Template
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from urllib.parse import urlsplit

from jada_desk.adapters.local.database import DeskDatabase
from jada_desk.adapters.local.journal import SqliteJournal, user_at_host
from jada_desk.adapters.local.store import SqliteMemory
from jada_desk.domain.errors import BadInput, NeedsDecision
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.resources import resources_dir
from jada_desk.settings import load_tenant, parse_tenant, tenant_ids
from jada_desk.sign_ins import access_keys, feed_address, google_credentials
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.world import World

if TYPE_CHECKING:
    from jada_desk.adapters.aws.session import AwsClients
    from jada_desk.adapters.local.practice_process import Endpoint
    from jada_desk.pages.own_templates import TemplateFolder
    from jada_desk.workflows.lookup import MailReader
    from jada_desk.workflows.ports.calendar import Calendar
    from jada_desk.workflows.ports.memory import Memory
    from jada_desk.workflows.ports.messages import Mailbox
    from jada_desk.workflows.ports.rendering import Pages
    from jada_desk.workflows.ports.work import Clock

# A publish waits for the network nearly all of the time; more threads than this only queue at the services.
_PUBLISHING_THREADS: Final = 24
_Built = TypeVar("_Built")


class OffsetClock:
    """The computer's clock, moved by a fixed offset: that of the practice workspace, or none."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset


def open_desk(home: Path, tenant_id: str | None = None, practice: bool = False) -> Desk:
    """The desk of one operation: the one named, the only one there is, or the practice workspace.

    May start the practice workspace, which takes seconds. Raises BadInput for an operation without settings,
    SettingsError for a bad file, NeedsDecision when there are several and none was named.
    """
    if practice or (tenant_id is None and not tenant_ids(home)):
        from jada_desk.adapters.local.practice_process import find_or_start

        endpoint = find_or_start(home)
        clock = OffsetClock(timedelta(seconds=endpoint.clock_offset_s))
        return _build_desk(home, practice_tenant(endpoint), clock, is_practice=True)
    return _build_desk(home, load_tenant(_settings_path(home, tenant_id)), OffsetClock(), is_practice=False)


def find_tenant(home: Path, tenant_id: str | None = None, practice: bool = False) -> Tenant:
    """The operation that `open_desk` would open; starts the practice workspace if it is that one."""
    if practice or (tenant_id is None and not tenant_ids(home)):
        from jada_desk.adapters.local.practice_process import find_or_start

        return practice_tenant(find_or_start(home))
    return load_tenant(_settings_path(home, tenant_id))


def practice_tenant(endpoint: Endpoint) -> Tenant:
    """The practice operation, at the addresses where its workspace answers."""
    path = resources_dir() / "practice" / "settings.toml"
    text = Template(path.read_text(encoding="utf-8")).safe_substitute(asdict(endpoint))
    return parse_tenant(text, str(path))


def tenant_templates(home: Path, tenant_id: str | None = None, practice: bool = False) -> TemplateFolder:
    """The templates that a tenant changed. Raises as `open_desk`."""
    tenant = find_tenant(home, tenant_id, practice)
    return _templates_in(home / "tenants" / tenant.tenant_id, tenant)


def _templates_in(folder: Path, tenant: Tenant) -> TemplateFolder:
    from jada_desk.pages.own_templates import TemplateFolder

    return TemplateFolder(folder / "templates", tenant)


def _settings_path(home: Path, tenant_id: str | None) -> Path:
    known = tenant_ids(home)
    if tenant_id is None:
        if len(known) > 1:
            raise NeedsDecision(
                tr("There are several operations: {known}.", known=", ".join(known)),
                remedy=tr("Name one with --tenant, or use --practice."),
            )
        tenant_id = known[0]
    if tenant_id not in known:
        raise BadInput(
            tr(
                "There is no operation {tenant_id} here; known are: {known}.",
                tenant_id=tenant_id,
                known=", ".join(known) or tr("none"),
            ),
            remedy=tr(
                "Its settings belong into {home}.", home=home / "tenants" / tenant_id / "settings.toml"
            ),
        )
    return home / "tenants" / tenant_id / "settings.toml"


def _build_desk(home: Path, tenant: Tenant, clock: Clock, is_practice: bool) -> Desk:
    folder = home / "tenants" / tenant.tenant_id
    database = DeskDatabase(folder)
    memory = SqliteMemory(database)
    executor = ThreadPoolExecutor(_PUBLISHING_THREADS, thread_name_prefix="layers")
    world = _Once(lambda: build_world(tenant, folder, memory, clock))

    def close() -> None:
        executor.shutdown(wait=True, cancel_futures=True)
        database.close()

    return Desk(
        tenant,
        clock=clock,
        memory=memory,
        journal=SqliteJournal(database),
        executor=executor,
        world=world,
        on_reconnect=world.forget,
        who=user_at_host,
        is_practice=is_practice,
        trouble=database.trouble,
        on_close=close,
    )


class _Once(Generic[_Built]):
    """The same thing at every call, built at the first and again after `forget`; safe from several threads."""

    def __init__(self, build: Callable[[], _Built]) -> None:
        self._build, self._guard = build, Lock()
        self._built: _Built | None = None

    def __call__(self) -> _Built:
        with self._guard:
            if self._built is None:
                self._built = self._build()
            return self._built

    def forget(self) -> None:
        """What was built goes on for those who hold it; the next call builds anew."""
        with self._guard:
            self._built = None


def build_world(tenant: Tenant, folder: Path, memory: Memory, clock: Clock) -> World:
    """All adapters of a tenant over their real libraries. Makes no call yet."""
    from jada_desk.adapters.aws.cloudfront import CloudFrontCdn
    from jada_desk.adapters.aws.dynamodb import DynamoTables
    from jada_desk.adapters.aws.s3_pages import S3Pages
    from jada_desk.adapters.aws.s3_photos import S3Photos
    from jada_desk.adapters.aws.ses_email import SesEmail
    from jada_desk.adapters.aws.sns_sms import SnsSms
    from jada_desk.adapters.google.calendar_feed import IcalFeed
    from jada_desk.adapters.local.photo_folder import LocalFolder
    from jada_desk.adapters.web import HttpSite
    from jada_desk.workflows.observe import Sources
    from jada_desk.workflows.perform import Layers, Performer

    clients = aws_clients(tenant)
    aws = tenant.aws
    calendar = calendar_of(tenant, clock)
    feed_url = feed_address(tenant)
    feed = (
        IcalFeed(
            feed_url,
            tenant.time_zone,
            folder / "feed",
            clock,
            allow_loopback=is_loopback(feed_url),
        )
        if feed_url
        else None
    )
    tables = DynamoTables(clients, aws.prefix)
    pages = S3Pages(clients, aws.bucket)
    layers = Layers(
        calendar=calendar,
        tables=tables,
        pages=pages,
        cdn=CloudFrontCdn(clients, aws.distribution_id),
        site=HttpSite(aws.site_url),
        email=SesEmail(clients, aws.email_from),
        sms=SnsSms(clients),
    )
    own_templates = _Once(lambda: _templates_in(folder, tenant))
    return World(
        sources=Sources(calendar, feed, tables, pages, memory, layers.sms),
        performer=Performer(layers=layers, clock=clock, pause=time.sleep, random=SystemRandom()),
        pages=_Once(lambda: pages_of(tenant, own_templates())),
        own_templates=own_templates,
        mailbox=mailbox_of(tenant),
        mail_reader=lambda: mail_reader_of(tenant),
        photos=S3Photos(clients, aws.photo_bucket) if aws.photo_bucket else None,
        open_folder=lambda folder: LocalFolder(Path(folder)),
    )


def aws_clients(tenant: Tenant) -> AwsClients:
    """The AWS clients of a tenant."""
    from jada_desk.adapters.aws.session import AwsClients

    return AwsClients(tenant.aws.region, tenant.aws.profile, tenant.aws.endpoint_url, access_keys(tenant))


def is_loopback(address: str) -> bool:
    """Whether an address is on this computer: an emulator, which needs no sign-in."""
    host = urlsplit(address).hostname or ""
    return host == "localhost" or host == "::1" or host.startswith("127.")


def needs_no_sign_in(tenant: Tenant, endpoint: str) -> bool:
    """Whether calls to a Google endpoint go out without a sign-in: an emulator here, and no client file."""
    return is_loopback(endpoint) and not tenant.google.client_file


def calendar_of(tenant: Tenant, clock: Clock) -> Calendar | None:
    """The calendar behind its API, None when nobody is signed in to it."""
    google = tenant.google
    credentials = google_credentials(tenant, "calendar")
    if not google.calendar_id:
        return None
    if credentials is None and not needs_no_sign_in(tenant, google.calendar_endpoint):
        return None
    # What stands behind it takes 17 MB, which a desk that reads a feed has no use for.
    from jada_desk.adapters.google.calendar_api import GoogleCalendar

    return GoogleCalendar(google.calendar_id, google.calendar_endpoint, credentials, tenant.time_zone, clock)


def mailbox_of(tenant: Tenant) -> Mailbox | None:
    """The bookings mailbox, None when nobody is signed in to it."""
    google = tenant.google
    credentials = google_credentials(tenant, "mailbox")
    if credentials is None and not needs_no_sign_in(tenant, google.gmail_endpoint):
        return None
    from jada_desk.adapters.google.gmail import GmailMailbox

    return GmailMailbox(google.gmail_endpoint, credentials, google.mailbox or "me")


def pages_of(tenant: Tenant, own_templates: TemplateFolder) -> Pages:
    """The pages and messages of a tenant."""
    from jada_desk.pages.renderer import TemplatePages

    return TemplatePages(tenant, own_templates)


def mail_reader_of(tenant: Tenant) -> MailReader:
    """Reads the operation's booking mails."""
    from jada_desk.adapters.booking_mail import MailReader

    return MailReader(frozenset({tenant.email, tenant.google.mailbox}) - {"", "me"})
