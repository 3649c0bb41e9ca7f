"""In-memory Tables, PageStore, Cdn, PublicSite, EmailSender and SmsSender.

tests/contract runs the same suite on them and on the real adapters. State is public, to seed and to look at.
"""

import json
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import md5, sha256
from urllib.parse import quote, unquote

from jada_desk.domain.errors import NotFound, Refused, Stale
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.pages import PageVersion
from jada_desk.workflows.ports.tables import OWN_TABLES, TABLE_KEYS, Item, Key, Table, Value
from tests.fakes.faults import Faults


class TablesFake:
    """`Tables` in `rows[table][key]`; a table that is not in `rows` does not exist."""

    def __init__(self, faults: Faults | None = None, tables: Iterable[Table] = Table) -> None:
        self.rows: dict[Table, dict[Key, dict[str, Value]]] = {table: {} for table in tables}
        self._faults = faults or Faults()
        self._lock = threading.Lock()

    def get_many(self, table: Table, keys: Iterable[Key]) -> dict[Key, Item]:
        wanted = list(dict.fromkeys(keys))
        with self._faults.around("Tables", "get_many", table, tuple(wanted)), self._lock:
            rows = self._rows(table)
            found: dict[Key, Item] = {key: _copy(rows[key]) for key in wanted if key in rows}
        return found

    def query(self, table: Table, partition: str) -> tuple[Item, ...]:
        with self._faults.around("Tables", "query", table, partition), self._lock:
            rows = self._rows(table)
            keys = sorted(
                (key for key in rows if key[0] == partition), key=lambda key: [one.encode() for one in key]
            )
            found = tuple(_copy(rows[key]) for key in keys)
        return found

    def scan(self, table: Table) -> tuple[Item, ...]:
        with self._faults.around("Tables", "scan", table), self._lock:
            found = tuple(_copy(row) for row in self._rows(table).values())
        return found

    def update(
        self, table: Table, key: Key, values: Item, *, expect: Item, remove: Sequence[str] = ()
    ) -> None:
        with (
            self._faults.around("Tables", "update", table, key, values, expect, remove, writes=True),
            self._lock,
        ):
            rows = self._rows(table)
            names = TABLE_KEYS[table]
            if not all(key) or set(names) & {*values, *remove} or set(values) & set(remove):
                raise Refused("DynamoDB refused to change the table.", unchanged="Nothing was changed.")
            row = rows.get(key, {})
            if any(not _holds(row, name, value) for name, value in expect.items()):
                raise Stale("Somebody else changed it first.", unchanged="Nothing was changed.")
            left = {name: value for name, value in row.items() if name not in remove}
            rows[key] = left | dict(zip(names, key, strict=True)) | _copy(values)

    def count_up(self, table: Table, key: Key, *, limit: int, values: Item) -> bool:
        with (
            self._faults.around("Tables", "count_up", table, key, limit, values, writes=True),
            self._lock,
        ):
            rows = self._rows(table)
            row = rows.get(key, {})
            used = row.get("used", 0)
            is_counted = isinstance(used, int) and used < limit
            if is_counted:
                counted: dict[str, Value] = {**_copy(values), "used": int(str(used)) + 1}
                rows[key] = row | dict(zip(TABLE_KEYS[table], key, strict=True)) | counted
        return is_counted

    def _rows(self, table: Table) -> dict[Key, dict[str, Value]]:
        if table in OWN_TABLES:
            self.rows.setdefault(table, {})
        if table not in self.rows:
            raise NotFound(f"There is no table {table}.", remedy="Have the table created.")
        return self.rows[table]


def _copy(item: Item) -> dict[str, Value]:
    """As a table gives it back: no object shared, sequences as lists."""
    return {name: _plain(value) for name, value in item.items()}


def _plain(value: Value) -> Value:
    match value:
        case None | str() | bool() | int():
            return value
        case Mapping():
            return _copy(value)
        case _:
            return [_plain(one) for one in value]


def _holds(row: Item, name: str, value: Value) -> bool:
    if value is None or name not in row:
        return value is None and name not in row
    # By their JSON, which unlike Python tells true from 1.
    return json.dumps(row[name], sort_keys=True) == json.dumps(_plain(value), sort_keys=True)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """An object of the bucket; hand-made ones have neither hash nor operation."""

    body: bytes
    sha256: str = ""
    operation: str = ""

    @property
    def version(self) -> PageVersion:
        return PageVersion(md5(self.body, usedforsecurity=False).hexdigest(), self.sha256)


class PagesFake:
    """`PageStore` in `objects`; `bucket_exists` can be taken away."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.objects: dict[str, StoredPage] = {}
        self.bucket_exists = True
        self._faults = faults or Faults()
        self._lock = threading.Lock()

    def head(self, key: str) -> PageVersion | None:
        with self._faults.around("PageStore", "head", key), self._lock:
            stored = self._bucket().get(key)
        return stored.version if stored else None

    def get(self, key: str) -> bytes:
        with self._faults.around("PageStore", "get", key), self._lock:
            stored = self._bucket().get(key)
            if stored is None:
                raise NotFound("The guest page is not in the bucket.")
        return stored.body

    def put(self, key: str, body: bytes, *, if_match: str, operation: str) -> PageVersion:
        with self._faults.around("PageStore", "put", key, body, if_match, operation, writes=True), self._lock:
            objects = self._bucket()
            standing = objects[key].version.etag if key in objects else ""
            if standing != if_match:
                raise Stale("Somebody else changed the page first.", unchanged="Nothing was uploaded.")
            objects[key] = StoredPage(body, sha256(body).hexdigest(), operation)
            version = objects[key].version
        return version

    def _bucket(self) -> dict[str, StoredPage]:
        if not self.bucket_exists:
            raise NotFound(
                "There is no such bucket.", unchanged="Nothing was uploaded.", remedy="Check aws.bucket."
            )
        return self.objects


@dataclass(slots=True)
class Invalidation:
    """What the edge was asked to forget; done when it was asked `checks_left` more times whether it is."""

    invalidation_id: str
    operation: str
    paths: tuple[str, ...]
    checks_left: int = 0


@dataclass(slots=True)
class CdnFake:
    """`Cdn` that empties `cached` (what the edge holds, by path) when an invalidation is completed.

    `checks` is how often the edge answers "not yet" before it says so.
    """

    faults: Faults = field(default_factory=Faults)
    checks: int = 0
    cached: dict[str, bytes] = field(default_factory=dict)
    invalidations: list[Invalidation] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def invalidate(self, paths: Sequence[str], operation: str) -> str:
        items = tuple(sorted({quote(path, safe="/*%") for path in paths}))
        with self.faults.around("Cdn", "invalidate", tuple(paths), operation, writes=True), self.lock:
            earlier = next((one for one in self.invalidations if one.operation == operation), None)
            if earlier is None:
                earlier = Invalidation(f"I{len(self.invalidations) + 1}", operation, items, self.checks)
                self.invalidations.append(earlier)
                self._forget(earlier)
            elif earlier.paths != items:
                raise Refused(
                    "CloudFront knows this operation with other paths.", unchanged="Nothing was cleared."
                )
        return earlier.invalidation_id

    def is_completed(self, invalidation_id: str) -> bool:
        with self.faults.around("Cdn", "is_completed", invalidation_id), self.lock:
            found = next((one for one in self.invalidations if one.invalidation_id == invalidation_id), None)
            if found is None:
                raise NotFound("There is no such invalidation.")
            done = found.checks_left == 0
            if not done:
                found.checks_left -= 1
                self._forget(found)
        return done

    def _forget(self, invalidation: Invalidation) -> None:
        if invalidation.checks_left == 0:
            for path in [
                one for one in self.cached if any(fnmatchcase(one, want) for want in invalidation.paths)
            ]:
                del self.cached[path]


class SiteFake:
    """`PublicSite`: the bucket through an edge that keeps a page until it is told to forget it."""

    def __init__(self, pages: PagesFake, cdn: CdnFake, faults: Faults | None = None) -> None:
        self._pages = pages
        self._cdn = cdn
        self._faults = faults or Faults()

    def read(self, path: str) -> bytes | None:
        with self._faults.around("PublicSite", "read", path), self._cdn.lock:
            address = quote(path, safe="/%")
            stored = self._pages.objects.get(unquote(address).removeprefix("/"))
            if address not in self._cdn.cached and stored is not None:
                self._cdn.cached[address] = stored.body
            body = self._cdn.cached.get(address)
        return body


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was taken for delivery."""

    message_id: str
    to: str
    text: str
    email: EmailMessage | None = None


class EmailFake:
    """`EmailSender` that keeps what it was given in `sent`."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.sent: list[Sent] = []
        self._faults = faults or Faults()
        self._lock = threading.Lock()

    def send(self, message: EmailMessage) -> str:
        with self._faults.around("EmailSender", "send", message, writes=True), self._lock:
            if not re.fullmatch(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+", message.to):
                raise Refused(
                    "This is no e-mail address.", unchanged="Nothing was sent.", remedy="Correct it."
                )
            self.sent.append(Sent(f"mail-{len(self.sent) + 1}", message.to, message.text, message))
            message_id = self.sent[-1].message_id
        return message_id


class SmsFake:
    """`SmsSender` that keeps what it was given in `sent`."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.sent: list[Sent] = []
        self.stopped: set[str] = set()
        self._faults = faults or Faults()
        self._lock = threading.Lock()

    def opted_out(self) -> frozenset[str]:
        with self._faults.around("SmsSender", "opted_out"), self._lock:
            return frozenset(self.stopped)

    def send(self, phone: str, text: str) -> str:
        with self._faults.around("SmsSender", "send", phone, text, writes=True), self._lock:
            if not re.fullmatch(r"\+[1-9][0-9]{6,14}", phone):
                raise Refused("This is no phone number.", unchanged="Nothing was sent.", remedy="Correct it.")
            self.sent.append(Sent(f"sms-{len(self.sent) + 1}", phone, text))
            message_id = self.sent[-1].message_id
        return message_id
