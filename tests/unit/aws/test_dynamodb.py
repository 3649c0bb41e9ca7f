"""What DynamoDB does and an emulator does not: batches half done."""

import json

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.domain.errors import Unavailable
from jada_desk.workflows.ports.tables import Table
from tests.unit.aws.wire import Answer, Wire, bytes_of, json_answer


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)


def answer(found: list[str], undone: list[str]) -> Answer:
    keys = {"jada-events": {"Keys": [{"event_id": {"S": one}} for one in undone], "ConsistentRead": True}}
    return json_answer(
        {
            "Responses": {"jada-events": [{"event_id": {"S": one}} for one in found]},
            "UnprocessedKeys": keys if undone else {},
        }
    )


def asked(wire: Wire) -> list[list[str]]:
    requests = [json.loads(bytes_of(one))["RequestItems"]["jada-events"] for one in wire.requests]
    assert all(one["ConsistentRead"] for one in requests)
    return [[key["event_id"]["S"] for key in one["Keys"]] for one in requests]


def test_keys_left_undone_are_asked_for_again():
    wire = Wire(
        "dynamodb", answer(["a"], ["b", "c"]), answer([], ["b", "c"]), answer(["c"], ["b"]), answer([], [])
    )

    found = DynamoTables(wire.clients, "jada-").get_many(Table.EVENTS, [("a",), ("b",), ("c",)])

    assert found == {("a",): {"event_id": "a"}, ("c",): {"event_id": "c"}}
    assert asked(wire) == [["a", "b", "c"], ["b", "c"], ["b", "c"], ["b"]]


def test_a_table_that_never_gets_on_is_unavailable():
    wire = Wire("dynamodb", *[answer([], ["a"])] * 6)
    with pytest.raises(Unavailable, match="jada-events could not be read"):
        DynamoTables(wire.clients, "jada-").get_many(Table.EVENTS, [("a",)])


def test_a_batch_holds_at_most_a_hundred_keys_and_none_twice():
    wire = Wire("dynamodb", answer([], []), answer([], []), answer([], []))
    keys = [(f"e{number}",) for number in range(201)]
    DynamoTables(wire.clients, "jada-").get_many(Table.EVENTS, keys + keys)
    assert [len(one) for one in asked(wire)] == [100, 100, 1]
