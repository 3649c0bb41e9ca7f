"""A tenant's tables: which there are, what their items are made of, and how they are read and written."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol


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
