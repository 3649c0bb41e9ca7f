"""A tenant's tables in DynamoDB (port `Tables`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Final

from jada_desk.adapters.aws.attributes import from_attributes, to_attribute
from jada_desk.adapters.aws.errors import Request, ask, pause, throttled
from jada_desk.adapters.aws.permissions import permit, permit_on_table
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.domain.errors import JadaError, NotFound, Stale
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.tables import EXPIRES_AT, OWN_TABLES, TABLE_KEYS, Item, Key, Table, Value

_KEYS_A_BATCH: Final = 100  # the most that BatchGetItem takes
_IDLE_ANSWERS: Final = 6  # answers in a row that leave the whole batch undone, before giving up

_EXPIRING: Final = frozenset({Table.LIMITS, Table.PHOTOS})

_Attributes = Mapping[str, Any]
_Answer = Mapping[str, Any]


class DynamoTables:
    """`Tables` over DynamoDB; `prefix` names the tables (`jada-` -> `jada-events`).

    Sequences are read back as lists. Every write is one UpdateItem with at most one condition; there are no
    transactions.
    """

    def __init__(self, clients: AwsClients, prefix: str) -> None:
        self._clients = clients
        self._prefix = prefix

    def get_many(self, table: Table, keys: Iterable[Key]) -> dict[Key, Item]:
        # DynamoDB refuses a whole batch for one empty key; nothing can be stored under such a key.
        wanted = [key for key in dict.fromkeys(keys) if all(key)]
        names = TABLE_KEYS[table]
        found: dict[Key, Item] = {}
        with _empty_if_own(table):
            for first in range(0, len(wanted), _KEYS_A_BATCH):
                for raw in self._get_batch(table, wanted[first : first + _KEYS_A_BATCH]):
                    found[tuple(raw[name]["S"] for name in names)] = from_attributes(raw)
        return found

    def query(self, table: Table, partition: str) -> tuple[Item, ...]:
        conditions: dict[str, Any] = {
            "KeyConditionExpression": "#k = :k",
            "ExpressionAttributeNames": {"#k": TABLE_KEYS[table][0]},
            "ExpressionAttributeValues": {":k": to_attribute(partition)},
        }
        request = self._reading(table, "dynamodb:Query")
        found: tuple[Item, ...] = ()
        with _empty_if_own(table):
            found = self._pages(
                table, request, lambda more: self._clients.dynamodb.query(**conditions, **more)
            )
        return found

    def scan(self, table: Table) -> tuple[Item, ...]:
        request = self._reading(table, "dynamodb:Scan")
        found: tuple[Item, ...] = ()
        with _empty_if_own(table):
            found = self._pages(table, request, lambda more: self._clients.dynamodb.scan(**more))
        return found

    def update(
        self, table: Table, key: Key, values: Item, *, expect: Item, remove: Sequence[str] = ()
    ) -> None:
        request = self._writing(
            table,
            unchanged=tr("Nothing was changed."),
            uncertain=tr("The table {name} may or may not have been changed.", name=self._name(table)),
        )
        change = _expressions(values, expect, remove)
        change["TableName"] = self._name(table)
        change["Key"] = _key(table, key)
        self._write(table, request, change)

    def count_up(self, table: Table, key: Key, *, limit: int, values: Item) -> bool:
        request = self._writing(
            table,
            unchanged=tr("Nothing was counted."),
            uncertain=tr("The try may or may not have been counted."),
        )
        change = _expressions(values, {}, ())
        names = change.setdefault("ExpressionAttributeNames", {})
        bound = change.setdefault("ExpressionAttributeValues", {})
        names["#used"] = "used"
        bound |= {":one": to_attribute(1), ":limit": to_attribute(limit)}
        change["UpdateExpression"] = f"{change.get('UpdateExpression', '')} ADD #used :one".strip()
        change["ConditionExpression"] = "attribute_not_exists(#used) OR #used < :limit"
        change |= {"TableName": self._name(table), "Key": _key(table, key)}
        try:
            self._write(table, request, change)
        except Stale:
            return False
        return True

    def _write(self, table: Table, request: Request, change: dict[str, Any]) -> None:
        """One UpdateItem; a bookkeeping table of ours that is not there yet is made first."""
        try:
            ask(request, lambda: self._clients.dynamodb.update_item(**change))
        except NotFound:
            if table not in OWN_TABLES:
                raise
            self._create(table)
            ask(request, lambda: self._clients.dynamodb.update_item(**change))

    def create_missing_tables(self, tables: Iterable[Table] = Table) -> tuple[str, ...]:
        """Create the tables that are not there, paid by use, and wait until they are ready; their names."""
        return tuple(self._name(table) for table in tables if self._create(table))

    def _get_batch(self, table: Table, keys: Sequence[Key]) -> list[_Attributes]:
        name = self._name(table)
        request = self._reading(table, "dynamodb:BatchGetItem")
        undone: list[_Attributes] = [_key(table, key) for key in keys]
        found: list[_Attributes] = []
        idle = 0
        while undone:
            answered, left = ask(request, partial(self._ask_batch, name, undone))
            found += answered
            idle = idle + 1 if len(left) == len(undone) else 0
            if idle == _IDLE_ANSWERS:
                raise throttled(request)
            if left:
                pause(idle + 1)
            undone = left
        return found

    def _ask_batch(self, name: str, keys: list[_Attributes]) -> tuple[list[_Attributes], list[_Attributes]]:
        """The items found, and the keys that DynamoDB left undone."""
        answer: _Answer = self._clients.dynamodb.batch_get_item(
            RequestItems={name: {"Keys": keys, "ConsistentRead": True}}
        )
        left = answer.get("UnprocessedKeys", {}).get(name, {}).get("Keys", [])
        return answer["Responses"].get(name, []), left

    def _pages(
        self, table: Table, request: Request, read: Callable[[dict[str, Any]], _Answer]
    ) -> tuple[Item, ...]:
        more: dict[str, Any] = {"TableName": self._name(table), "ConsistentRead": True}
        items: list[Item] = []
        while True:
            found, last = ask(request, lambda: _page(read(more)))
            items += [from_attributes(raw) for raw in found]
            if not last:
                return tuple(items)
            more["ExclusiveStartKey"] = last

    def _create(self, table: Table) -> bool:
        name = self._name(table)
        request = Request(
            "DynamoDB",
            tr("The table {name} could not be created.", name=name),
            permit("dynamodb:CreateTable", "dynamodb:DescribeTable"),
            unchanged=tr("Nothing was created."),
            uncertain=tr("The table {name} may or may not have been created.", name=name),
            lost=frozenset({"ResourceInUseException"}),
        )
        definition: dict[str, Any] = {
            "TableName": name,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                {"AttributeName": one, "AttributeType": "S"} for one in TABLE_KEYS[table]
            ],
            "KeySchema": [
                {"AttributeName": one, "KeyType": kind}
                for one, kind in zip(TABLE_KEYS[table], ("HASH", "RANGE"), strict=False)
            ],
        }
        created = True
        try:
            ask(request, lambda: self._clients.dynamodb.create_table(**definition))
        except Stale:  # it is there, or another writer is making it at this moment
            created = False
        waiter = self._clients.dynamodb.get_waiter("table_exists")
        ask(request, lambda: waiter.wait(TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60}))
        if created and table in _EXPIRING:
            self._let_expire(name, request)
        return created

    def _let_expire(self, name: str, request: Request) -> None:
        """Have DynamoDB remove what is past its use. Without it nothing is wrong, only more is kept."""
        expiry = {"Enabled": True, "AttributeName": EXPIRES_AT}
        with suppress(JadaError):
            ask(
                request,
                lambda: self._clients.dynamodb.update_time_to_live(
                    TableName=name,
                    TimeToLiveSpecification=expiry,  # type: ignore[arg-type]
                ),
            )

    def _reading(self, table: Table, action: str) -> Request:
        failed = tr("The table {name} could not be read.", name=self._name(table))
        return self._request(table, action, failed)

    def _writing(self, table: Table, *, unchanged: str, uncertain: str) -> Request:
        failed = tr("The table {name} could not be changed.", name=self._name(table))
        return self._request(table, "dynamodb:UpdateItem", failed, unchanged, uncertain)

    def _request(
        self, table: Table, action: str, failed: str, unchanged: str = "", uncertain: str = ""
    ) -> Request:
        name = self._name(table)
        return Request(
            "DynamoDB",
            failed,
            permit_on_table(name, action),
            unchanged,
            uncertain,
            absent=tr(
                "There is no table {name} in the AWS region {region}.",
                name=name,
                region=self._clients.region,
            ),
            absent_remedy=tr("Check aws.prefix and aws.region in the settings, or have the table created."),
            missing=frozenset({"ResourceNotFoundException"}),
        )

    def _name(self, table: Table) -> str:
        return self._prefix + table


@contextmanager
def _empty_if_own(table: Table) -> Iterator[None]:
    """A bookkeeping table of ours that nobody needed yet has nothing in it."""
    try:
        yield
    except NotFound:
        if table not in OWN_TABLES:
            raise


def _page(answer: _Answer) -> tuple[list[_Attributes], _Attributes | None]:
    return answer["Items"], answer.get("LastEvaluatedKey")


def _key(table: Table, key: Key) -> dict[str, Any]:
    return {name: to_attribute(value) for name, value in zip(TABLE_KEYS[table], key, strict=True)}


def _expressions(values: Item, expect: Item, remove: Sequence[str]) -> dict[str, Any]:
    """The update and its condition. Placeholders stand for names, as `date` and many more are reserved."""
    names: dict[str, str] = {}
    bound: dict[str, Any] = {}

    def name(attribute: str) -> str:
        placeholder = f"#n{len(names)}"
        names[placeholder] = attribute
        return placeholder

    def bind(value: Value) -> str:
        placeholder = f":v{len(bound)}"
        bound[placeholder] = to_attribute(value)
        return placeholder

    update = []
    if values:
        update.append("SET " + ", ".join(f"{name(one)} = {bind(value)}" for one, value in values.items()))
    if remove:
        update.append("REMOVE " + ", ".join(name(one) for one in remove))
    condition = [
        f"attribute_not_exists({name(one)})" if value is None else f"{name(one)} = {bind(value)}"
        for one, value in expect.items()
    ]
    parts = {
        "UpdateExpression": " ".join(update),
        "ConditionExpression": " AND ".join(condition),
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": bound,
    }
    return {part: content for part, content in parts.items() if content}
