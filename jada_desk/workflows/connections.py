"""What the connection tests look at and what they say: ports over the accounts, and the values that cross them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.calendar import CalendarFeed
from jada_desk.workflows.ports.messages import Mailbox
from jada_desk.workflows.ports.pages import PublicSite
from jada_desk.workflows.ports.tables import Table, Tables
from jada_desk.workflows.ports.work import Clock


class Health(StrEnum):
    """How a tested thing is. WARN: the desk works, with less; SKIPPED: not set up, or not to be tested yet."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIPPED = "skipped"


class Part(StrEnum):
    """What is tested, in the order in which it is connected."""

    GOOGLE = "google"
    CALENDAR = "calendar"
    FEED = "feed"
    MAILBOX = "mailbox"
    AWS = "aws"
    TABLES = "tables"
    PAGES = "pages"
    PHOTOS = "photos"
    CDN = "cdn"
    SITE = "site"
    EMAIL = "email"
    SMS = "sms"
    WAIVERS = "waivers"


NAMES: Final[Mapping[Part, str]] = {
    Part.GOOGLE: tr_later("Google sign-in"),
    Part.CALENDAR: tr_later("Calendar"),
    Part.FEED: tr_later("Calendar feed"),
    Part.MAILBOX: tr_later("Bookings mailbox"),
    Part.AWS: tr_later("AWS sign-in"),
    Part.TABLES: tr_later("Tables"),
    Part.PAGES: tr_later("Guest pages"),
    Part.PHOTOS: tr_later("Photos"),
    Part.CDN: tr_later("CloudFront"),
    Part.SITE: tr_later("Public address"),
    Part.EMAIL: tr_later("E-mail"),
    Part.SMS: tr_later("Text messages"),
    Part.WAIVERS: tr_later("Waivers"),
}
MAY_WRITE: Final = frozenset({"owner", "writer"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a test found: a sentence, and what to do where something is to be done.

    `sign_in` is "Google" or "AWS" where signing in is the remedy. `creates` names what `create` would make, and
    `settings` has the (key, value) pairs of the section [aws] that belong to what `create` made.
    """

    part: Part
    health: Health
    what: str
    remedy: str = ""
    sign_in: str = ""
    creates: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return tr(NAMES[self.part])


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A calendar of the signed-in account; `role` is Google's accessRole."""

    calendar_id: str
    name: str
    role: str
    time_zone: str = ""


class GoogleAccount(Protocol):
    """The signed-in Google account. `needs_sign_in` is False for an emulator on this computer."""

    needs_sign_in: bool

    def calendars(self) -> tuple[CalendarEntry, ...]:
        """The calendars that this account sees. Raises SignInNeeded when the list was not granted."""
        ...

    def calendar(self, calendar_id: str) -> CalendarEntry:
        """One calendar as this account sees it. Raises NotFound, SignInNeeded."""
        ...


@dataclass(frozen=True, slots=True)
class BucketLook:
    """The bucket; `is_private` is None when that could not be asked."""

    pages: int
    is_private: bool | None


@dataclass(frozen=True, slots=True)
class DistributionLook:
    """The CloudFront distribution; `is_deployed` is False while it is on its way to the edges."""

    domain: str
    is_enabled: bool
    serves_bucket: bool
    is_deployed: bool


@dataclass(frozen=True, slots=True)
class MadeDistribution:
    """A distribution that `create_distribution` made, now or earlier."""

    distribution_id: str
    domain: str


@dataclass(frozen=True, slots=True)
class SenderLook:
    """The e-mail sender; `is_sandbox` is None when that could not be asked."""

    is_verified: bool
    is_sandbox: bool | None


class CloudAccount(Protocol):
    """The AWS account, as far as the desk uses it. Each method is one question; errors as everywhere."""

    def who(self) -> str:
        """Account number and role or user of the sign-in."""
        ...

    def table_keys(self, table: Table) -> tuple[str, ...] | None:
        """The key attributes of a table, None when there is no such table."""
        ...

    def try_table_write(self, table: Table) -> None:
        """Try the permission to write, changing nothing. Raises NotAllowed."""
        ...

    def create_table(self, table: Table) -> None: ...

    def boats(self) -> frozenset[str]:
        """The boats that charters in the tables name."""
        ...

    def bucket(self) -> BucketLook:
        """Raises NotFound when there is no such bucket."""
        ...

    def try_page_write(self) -> None:
        """Try the permission to upload, changing nothing. Raises NotAllowed."""
        ...

    def create_bucket(self) -> None:
        """A private bucket: all public access blocked."""
        ...

    def photo_bucket(self) -> bool | None:
        """Whether the bucket for guests' photos is private, None when that could not be asked. Raises NotFound when
        there is no such bucket."""
        ...

    def create_photo_bucket(self) -> None:
        """Private like `create_bucket`."""
        ...

    def distribution(self, distribution_id: str) -> DistributionLook:
        """Raises NotFound when the account has no such distribution."""
        ...

    def try_invalidation(self, distribution_id: str) -> None:
        """Have the edge forget one path that no page has. Raises NotAllowed, NotFound."""
        ...

    def create_distribution(self, operation: str, comment: str) -> MadeDistribution:
        """A distribution in front of the bucket of the guest pages, which alone may read them.

        The same operation gives the same distribution, and does what an earlier call left undone. Of what is there
        only the bucket's policy changes, by one statement more. Raises NotFound when there is no such bucket.
        """
        ...

    def sender(self) -> SenderLook:
        """Raises NotFound when SES does not know the address or its domain."""
        ...

    def create_sender(self) -> None:
        """Have SES mail the address a link, with which whoever reads it confirms that it is theirs."""
        ...

    def sms_sandbox(self) -> bool | None:
        """Whether SMS go to tested numbers only; None when that could not be asked."""
        ...


@dataclass(frozen=True, slots=True)
class Connections:
    """Everything that can be tested. None: not set up. `keeps_secrets` says whether the keyring keeps them."""

    tenant: Tenant
    clock: Clock
    google: GoogleAccount | None
    feed: CalendarFeed | None
    mailbox: Mailbox | None
    cloud: CloudAccount
    tables: Tables
    site: PublicSite | None
    keeps_secrets: Callable[[], bool]
