"""What the workflows need of the world, as protocols and the frozen values that cross them.

Every method may raise the errors of `jada_desk.domain.errors`; which of them a method means something special
by is said at the method. Implementations are safe to call from several threads at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import md5, sha256
from typing import TYPE_CHECKING, Protocol

from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.draft import History

if TYPE_CHECKING:
    # A start shows a weekend before it knows of pages and plans.
    from jada_desk.domain.guest_page import GuestPage
    from jada_desk.domain.notice import NoticeFacts
    from jada_desk.domain.page_difference import PageText
    from jada_desk.domain.plan import Layer, Plan, StepOutcome


class Clock(Protocol):
    """Everything that asks the time asks the clock it was given."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class CancelToken(Protocol):
    """Says whether the person asked to stop."""

    @property
    def cancelled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of news from long work: `done` of `total` (0 = unknown), and which charter and layer it is
    about."""

    text: str
    done: int = 0
    total: int = 0
    event_id: str = ""
    layer: str = ""
    state: str = ""


Report = Callable[[Progress], None]


# Calendar ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedReading:
    """The calendar feed over a range of days, cancelled instances left out.

    `read_at` is when this copy was fetched; `stale_reason` is a sentence when it is the last good copy and
    not a fresh one, else empty.
    """

    events: tuple[CalendarEvent, ...]
    unreadable: tuple[UnreadableEvent, ...]
    read_at: datetime | None
    stale_reason: str = ""


class CalendarFeed(Protocol):
    """The iCal feed, for bulk reads."""

    def read(self, first: date, last: date) -> FeedReading:
        """Every event instance that touches the days `first` to `last`, both included, in the tenant's zone.

        Falls back on the last good copy (with `stale_reason`); raises Unavailable or Refused only when there
        is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """What changed since a sync token; `full` when the token was too old and this is everything (HTTP
    410)."""

    events: tuple[CalendarEvent, ...]
    next_token: str
    full: bool
    unreadable: tuple[UnreadableEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPatch:
    """New values for an event; None leaves a field alone. `start` and `end` are given together, aware.

    `time_zone` is the event's own zone, in which the new times are written. `operation` is kept in the
    event's private extended properties, so that a lost answer can be recognised as our own write. `restored`
    brings back an event that was deleted.
    """

    summary: str | None = None
    description: str | None = None
    location: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    time_zone: str = ""
    operation: str = ""
    restored: bool = False


class Calendar(Protocol):
    """The Google Calendar API, for fresh reads and for writes. Nobody is ever notified by Google
    (sendUpdates=none)."""

    def get(self, event_id: str) -> CalendarEvent:
        """The event now. Raises NotFound (also when it was deleted), SignInNeeded."""
        ...

    def read(self, first: date, last: date) -> FeedReading:
        """As `CalendarFeed.read`, from the API, with etags; deleted events too, with `cancelled`, where Google
        still says when they would have been."""
        ...

    def changes(self, sync_token: str) -> CalendarChanges:
        """All changes since `sync_token`; everything when it is empty or too old. Cancelled ones have
        `cancelled`."""
        ...

    def patch(self, event_id: str, patch: EventPatch, if_match: str) -> CalendarEvent:
        """Change one event if its etag is still `if_match`. Raises Stale (412), NotFound, OutcomeUnknown."""
        ...

    def insert(self, event_id: str, patch: EventPatch) -> CalendarEvent:
        """Create an event under an id of our making. Raises AlreadyExists (409)."""
        ...


# Tables --------------------------------------------------------------------------------------------------------------


class Table(StrEnum):
    """A tenant's tables; the stored name is the tenant's prefix + this (`jada-events`)."""

    EVENTS = "events"
    CREW_DISPATCH = "crew-dispatch"
    GUESTS = "guests"
    CREW = "crew"
    NOTICES = "notices"
    WAIVERS = "waivers"
    PHOTO_CODES = "photo-codes"
    PHOTOS = "photos"
    LIMITS = "limits"


# The key attributes of each table: partition key, and sort key where there is one.
TABLE_KEYS: Mapping[Table, tuple[str, ...]] = {
    Table.EVENTS: ("event_id",),
    Table.CREW_DISPATCH: ("event_id",),
    Table.GUESTS: ("guest_id",),
    Table.CREW: ("crew_id",),
    Table.NOTICES: ("event_id", "notice_id"),  # notice_id = recipient#channel#sequence
    Table.WAIVERS: ("event_id", "person"),
    Table.PHOTO_CODES: ("code",),
    Table.PHOTOS: ("event_id", "photo_id"),  # "album", "entry#" + hash of its token, "photo#" + id
    Table.LIMITS: ("limit_id",),
}

# The desk's own bookkeeping. Where an operation has none of it yet, these tables read as empty, and the first
# write to one makes it. The seed's tables are the operation's: a missing one is an error.
OWN_TABLES = frozenset(
    {Table.CREW, Table.NOTICES, Table.WAIVERS, Table.PHOTO_CODES, Table.PHOTOS, Table.LIMITS}
)

# In tables whose rows are of use for a while only: when, in seconds since 1970 (DynamoDB's time to live).
EXPIRES_AT = "expires_at"

Value = None | str | int | bool | Sequence["Value"] | Mapping[str, "Value"]
Item = Mapping[str, Value]
Key = tuple[str, ...]


class Tables(Protocol):
    """One tenant's tables: consistent reads, conditional writes of single items, no transactions."""

    def get_many(self, table: Table, keys: Iterable[Key]) -> dict[Key, Item]:
        """The items that exist among `keys`; reads in batches, order and repeats do not matter."""
        ...

    def query(self, table: Table, partition: str) -> tuple[Item, ...]:
        """All items of one partition key, in the order of their sort key."""
        ...

    def scan(self, table: Table) -> tuple[Item, ...]:
        """Every item of a small table (crew, guests)."""
        ...

    def update(
        self, table: Table, key: Key, values: Item, *, expect: Item, remove: Sequence[str] = ()
    ) -> None:
        """Set `values` and remove attributes of one item, leaving its others alone, if `expect` holds.

        `expect` names attributes and the value each must have; None = the attribute must be absent. So
        `expect={"event_id": None}` creates. An empty `expect` writes without condition. Raises Stale when the
        condition was lost, OutcomeUnknown when the answer was.
        """
        ...

    def count_up(self, table: Table, key: Key, *, limit: int, values: Item) -> bool:
        """Count one more in the item's attribute `used`, if it was less than `limit`; whether it was.

        One write, so that of any number at the same moment no more than `limit` are ever counted. `values`
        are set with it. Raises OutcomeUnknown when the answer was lost: then it may have been counted.
        """
        ...


# Guest pages ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageVersion:
    """What stands in the bucket under a key: S3's etag (without quotes) and, for our pages, the SHA-256 in
    metadata."""

    etag: str
    sha256: str = ""

    def holds(self, body: bytes) -> bool:
        """Whether these very bytes are there.

        The etag of a plain upload is the MD5 of its body; that of an encrypted bucket (SSE-KMS) is not, there
        our own digest tells.
        """
        digest = md5(body, usedforsecurity=False).hexdigest()
        return self.etag == digest or self.sha256 == sha256(body).hexdigest()


class PageStore(Protocol):
    """The bucket with the guest pages."""

    def head(self, key: str) -> PageVersion | None:
        """What stands under `key`, None when nothing does. Raises NotFound when there is no such bucket."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises NotFound."""
        ...

    def put(self, key: str, body: bytes, *, if_match: str, operation: str) -> PageVersion:
        """Upload an HTML page, or the calendar file of one (a key that ends in `.ics`), with
        `Cache-Control: max-age=300`, if the etag is still `if_match`; "" = must not exist.

        Raises Stale (412, 409), NotFound (no bucket), OutcomeUnknown.
        """
        ...


class Cdn(Protocol):
    """The CloudFront distribution in front of the bucket."""

    def invalidate(self, paths: Sequence[str], operation: str) -> str:
        """Make the edge forget `paths` (`/guests/...`); the same operation and paths give the same
        invalidation id."""
        ...

    def is_completed(self, invalidation_id: str) -> bool:
        """Whether the edge has forgotten them (status compared case-blind)."""
        ...


class PublicSite(Protocol):
    """The guests' view: the public address."""

    def read(self, path: str) -> bytes | None:
        """The bytes at a public path (`/guests/...`), None when it says 404."""
        ...


# Photos --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A form that a browser may send one file with, straight to the bucket: its address, and the fields that
    must stand before the field `file`."""

    url: str
    fields: Mapping[str, str]


class PhotoStore(Protocol):
    """The private bucket with guests' photos; no public address leads to it."""

    def offer(self, key: str, *, back_to: str) -> UploadForm:
        """A form that may put one JPEG of up to `LARGEST_PHOTO_BYTES` under exactly this key within 15
        minutes and then leads to `back_to`. Asks nobody."""
        ...

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, None when nothing is there. Raises NotFound when there is no such bucket."""
        ...

    def put(self, key: str, body: bytes) -> None:
        """Keep a JPEG that was checked."""
        ...

    def delete(self, key: str) -> None:
        """Remove what stands under `key`, if anything."""
        ...


LARGEST_PHOTO_BYTES = 20 * 1024 * 1024


class PhotoFolder(Protocol):
    """A folder on this computer for one charter's photos."""

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file of this name with these contents (SHA-256, hex) is there."""
        ...

    def path_of(self, name: str) -> str:
        """Where a file of this name is, or would be."""
        ...

    def save(self, name: str, body: bytes) -> str:
        """Write a file whole or not at all; its path. Another file of that name is never overwritten."""
        ...


# Messages ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EmailMessage:
    """One rendered mail. `calendar` is the text of the .ics attachment, "" = none."""

    to: str
    subject: str
    text: str
    html: str
    calendar: str = ""


class EmailSender(Protocol):
    def send(self, message: EmailMessage) -> str:
        """Hand one mail to SES, one request, no retry; the message id. Raises OutcomeUnknown when the answer
        is lost."""
        ...


class SmsSender(Protocol):
    def send(self, phone: str, text: str) -> str:
        """Hand one SMS to SNS (`phone` in E.164), one request, no retry; the message id. Raises as
        `EmailSender`."""
        ...

    def opted_out(self) -> frozenset[str]:
        """The numbers (E.164) whose holders answered STOP."""
        ...


@dataclass(frozen=True, slots=True)
class MailboxMessage:
    """One mail of the bookings mailbox: its id there and its raw bytes (RFC 5322)."""

    message_id: str
    received_at: datetime
    raw: bytes


class Mailbox(Protocol):
    """The bookings mailbox (Gmail)."""

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        """The newest mails that a Gmail query finds, spam and bin left out, each as it arrives.

        Raises SignInNeeded, Unavailable, also between two mails."""
        ...


# This desk's own memory ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Minted:
    """What the desk makes up once for a charter: its photo code and the secret that its links are made from."""

    photo_upload_code: str
    waiver_secret: str


class Memory(Protocol):
    """What this desk keeps on disk for one tenant: the draft with its history, snapshots, and made-up
    values."""

    def load_history(self) -> History:
        """The draft and its undo stack as they were saved last; empty at first."""
        ...

    def save_history(self, history: History) -> None:
        """Keep the draft; it is on disk when this returns. Raises NeedsDecision when another desk holds the
        profile."""
        ...

    def mint(self, event_ids: Iterable[str]) -> dict[str, Minted]:
        """The made-up values of each charter, made at the first call and the same ever after."""
        ...

    def load_observed(self, friday: date) -> Observed | None:
        """The last observation of a weekend, None when it was never observed."""
        ...

    def save_observed(self, friday: date, observed: Observed) -> None: ...

    def seen_declines(self) -> frozenset[str]:
        """The keys of the declines that this desk told somebody of."""
        ...

    def see_declines(self, keys: Iterable[str]) -> None:
        """Keep that somebody was told of these; they are on disk when this returns."""
        ...

    def every_observed(self) -> Iterator[tuple[date, Observed]]:
        """The last observations of all weekends and weeks, by their first day."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan in the journal with what became of its steps; `who` (user@host) began it, "" when not known."""

    plan: Plan
    outcomes: Mapping[str, StepOutcome]
    ended_at: datetime | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One line of the audit: what became of a step, when, and which process of whom (user@host) wrote it.

    `step_id` is "" for a run over the plan as a whole, `state` is "begun" or "ended" then. `who` is "" and `pid`
    0 where an earlier desk did not keep them.
    """

    step_id: str
    state: str
    detail: str
    at: datetime | None
    who: str
    pid: int


class Journal(Protocol):
    """The publish journal: an intent is on disk before each call, its outcome after; nothing is ever
    deleted."""

    def begin(self, plan: Plan, at: datetime) -> None:
        """Keep a plan that a person confirmed, before its first step."""
        ...

    def record(self, plan_id: str, step_id: str, outcome: StepOutcome) -> None:
        """Keep what a step came to (SENDING before the call)."""
        ...

    def record_many(self, plan_id: str, outcomes: Mapping[str, StepOutcome]) -> None:
        """As `record`, for steps by their id: all of them are on disk when this returns, or none is."""
        ...

    def end(self, plan_id: str, at: datetime) -> None:
        """The run over this plan is over; it may have unfinished steps."""
        ...

    def find(self, plan_id: str) -> Kept | None: ...

    def latest(self, limit: int) -> tuple[Kept, ...]:
        """The newest plans first."""
        ...

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        """Everything that was ever recorded about a plan, oldest first; nothing for an unknown one."""
        ...


@dataclass(frozen=True, slots=True)
class Observed:
    """What stood in every layer when it was last looked at, for the events of `first` to `last` and some
    more.

    `records`, `dispatch`, `told` and `links` (tokens of waiver links, read off pages that another desk put up)
    are keyed by event id, `guests` by guest id, `pages` by bucket key (None = nothing is there). `troubles`
    says which layers could not be read, in sentences; a layer in trouble is not planned for. `writable` is false
    when the calendar was read from the feed, without etags. `stale_reason` as in `FeedReading`. `gone` are events of
    the draft that Google does not have any more.
    """

    first: date
    last: date
    events: tuple[CalendarEvent, ...] = ()
    unreadable: tuple[UnreadableEvent, ...] = ()
    crew: tuple[Item, ...] = ()
    records: Mapping[str, Item] = field(default_factory=dict)
    dispatch: Mapping[str, Item] = field(default_factory=dict)
    guests: Mapping[str, Item] = field(default_factory=dict)
    told: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, PageVersion | None] = field(default_factory=dict)
    troubles: Mapping[Layer, str] = field(default_factory=dict)
    read_at: datetime | None = None
    stale_reason: str = ""
    writable: bool = True
    gone: frozenset[str] = frozenset()
    stopped: Mapping[str, str] = field(default_factory=dict)


# Rendering -----------------------------------------------------------------------------------------------------------


class OwnTemplates(Protocol):
    """Templates that a tenant changed, kept on this desk."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each one that cannot be used; the built-in stands in for it."""
        ...


class Pages(Protocol):
    """Everything that is rendered from templates; the preview and the publisher use the same bytes."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each template of the tenant's own that cannot be used."""
        ...

    def guest_page(self, facts: GuestPage) -> bytes: ...

    def guest_calendar(self, facts: GuestPage) -> bytes:
        """The calendar file (.ics) that the guest page links to."""
        ...

    def moved_page(self, url: str, facts: GuestPage) -> bytes:
        """The short page at an earlier address that leads to `url`."""
        ...

    def cancelled_page(self, facts: GuestPage) -> bytes:
        """What the address of a cancelled charter says; of its facts only the day, the start and the
        operation's contact."""
        ...

    def error_page(self) -> bytes:
        """What a wrong address of the tenant's site answers with."""
        ...

    def read_page(self, html: bytes) -> PageText:
        """What a reader sees of any page, also of one that was not made here; never raises."""
        ...

    def email(
        self, facts: Sequence[NoticeFacts], event_ids: Sequence[str], to: str, stamp: datetime
    ) -> EmailMessage:
        """The mail about one or more charters (`event_ids` in the order of `facts`), with their calendar
        file.

        `stamp` is the moment of the plan: a later calendar file replaces an earlier.
        """
        ...

    def sms(self, facts: Sequence[NoticeFacts]) -> str: ...
