"""The port Tables, on the fake and on DynamoDB."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.domain.errors import NotFound, OutcomeUnknown, Refused, Stale
from jada_desk.workflows.ports.tables import Item, Table, Tables
from tests.contract.practice_aws import clients, fault
from tests.fakes.aws import TablesFake

EVENT = "jadaquinn0530"


@pytest.fixture(scope="module")
def prefix():
    return f"contract-{uuid4().hex[:8]}-"


@pytest.fixture(params=["fake", "practice"])
def tables(request, prefix) -> Tables:
    if request.param == "fake":
        return TablesFake()
    real = DynamoTables(clients(request.getfixturevalue("practice")), prefix)
    real.create_missing_tables()
    return real


@pytest.fixture(params=["fake", "practice"])
def no_tables(request) -> Tables:
    if request.param == "fake":
        return TablesFake(tables=())
    return DynamoTables(clients(request.getfixturevalue("practice")), f"nobody-{uuid4().hex[:8]}-")


def key() -> tuple[str]:
    """One that no other test uses, for the practice tables outlive a test."""
    return (f"{EVENT}{uuid4().hex}",)


def one(tables: Tables, key: tuple[str, ...], table: Table = Table.EVENTS) -> Item | None:
    return tables.get_many(table, [key]).get(key)


def test_creates_and_reads_back_every_kind_of_value(tables):
    event = key()
    values: Item = {
        "event_name": "Quinn Sunset ⛵ <b>",
        "captain": "",
        "crew": ["Gene", "Sarah"],
        "nobody": [],
        "duration_minutes": 120,
        "below_zero": -3,
        "held": False,
        "ticked": True,
        "unknown": None,
        "facts": {"who": {"name": "Gene"}, "slots": [1, "two", None, {"three": 3}], "none": {}},
    }

    tables.update(Table.EVENTS, event, values, expect={"event_id": None})

    found = one(tables, event)
    assert found == {"event_id": event[0], **values}
    assert found is not None
    assert found["held"] is False
    assert isinstance(found["duration_minutes"], int)


def test_tuples_are_read_back_as_lists(tables):
    event = key()
    tables.update(Table.EVENTS, event, {"crew": ("Gene", "Sarah")}, expect={})
    assert one(tables, event) == {"event_id": event[0], "crew": ["Gene", "Sarah"]}


def test_an_update_leaves_other_attributes_alone_and_removes_only_what_it_names(tables):
    event = key()
    tables.update(
        Table.EVENTS, event, {"captain": "Darrell", "waiver_status": "signed", "boat": "JADA"}, expect={}
    )

    tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={}, remove=["boat", "never_there"])

    assert one(tables, event) == {"event_id": event[0], "captain": "Gene", "waiver_status": "signed"}


def test_an_update_may_only_remove(tables):
    event = key()
    tables.update(Table.EVENTS, event, {"boat": "JADA", "revision": 1}, expect={})
    tables.update(Table.EVENTS, event, {}, expect={"revision": 1}, remove=["boat"])
    assert one(tables, event) == {"event_id": event[0], "revision": 1}


def test_reserved_words_and_odd_names_are_attributes_like_any_other(tables):
    event = key()
    values: Item = {"date": "2026-05-30", "name": "Q", "size": 1, "a-b.c d#e": "x", "status": "new"}
    tables.update(Table.EVENTS, event, values, expect={"date": None, "a-b.c d#e": None})
    tables.update(Table.EVENTS, event, {"name": "R"}, expect=values, remove=["size"])
    kept = {name: value for name, value in values.items() if name != "size"}
    assert one(tables, event) == {"event_id": event[0], **kept, "name": "R"}


def test_creating_what_is_there_is_stale_and_changes_nothing(tables):
    event = key()
    tables.update(Table.EVENTS, event, {"captain": "Darrell"}, expect={"event_id": None})
    with pytest.raises(Stale):
        tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={"event_id": None})
    assert one(tables, event) == {"event_id": event[0], "captain": "Darrell"}


@pytest.mark.parametrize(
    "expect",
    [
        {"revision": 2},
        {"revision": "1"},
        {"revision": None},
        {"revision": 1, "captain": "Gene"},
        {"crew": ["Sarah", "Gene"]},
        {"note": ""},
        {"event_id": "another"},
    ],
)
def test_a_lost_condition_is_stale_and_changes_nothing(tables, expect):
    event = key()
    start: Item = {"revision": 1, "captain": "Darrell", "crew": ["Gene", "Sarah"], "held": True}
    tables.update(Table.EVENTS, event, start, expect={})
    with pytest.raises(Stale):
        tables.update(Table.EVENTS, event, {"revision": 2}, expect=expect)
    assert one(tables, event) == {"event_id": event[0], **start}


def test_conditions_hold_on_lists_maps_empty_text_and_absence(tables):
    event = key()
    start: Item = {
        "crew": ["Gene", "Sarah"],
        "facts": {"boat": "JADA", "slots": [1]},
        "captain": "",
        "held": True,
    }
    tables.update(Table.EVENTS, event, start, expect={})
    tables.update(Table.EVENTS, event, {"revision": 1}, expect={**start, "revision": None})
    assert one(tables, event) == {"event_id": event[0], **start, "revision": 1}


def test_a_condition_on_an_item_that_is_not_there_creates_nothing(tables):
    event = key()
    with pytest.raises(Stale):
        tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={"revision": 1})
    assert one(tables, event) is None


def test_of_many_writers_on_one_condition_one_wins(tables):
    event = key()
    tables.update(Table.EVENTS, event, {"revision": 1}, expect={})

    def write(number: int) -> int:
        try:
            tables.update(Table.EVENTS, event, {"revision": 2, "by": number}, expect={"revision": 1})
        except Stale:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write, range(16))) == 1


@pytest.mark.parametrize(
    ("values", "remove"),
    [({"event_id": "another"}, []), ({"captain": "Gene"}, ["event_id"]), ({"captain": "Gene"}, ["captain"])],
)
def test_keys_and_contradictions_are_refused(tables, values, remove):
    event = key()
    with pytest.raises(Refused) as told:
        tables.update(Table.EVENTS, event, values, expect={}, remove=remove)
    assert told.value.unchanged
    assert one(tables, event) is None


def test_nothing_is_found_under_an_empty_key(tables):
    event = key()
    tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={})
    assert list(tables.get_many(Table.EVENTS, [("",), event])) == [event]


def test_reads_many_at_once_over_batches_and_repeats(tables):
    tag = uuid4().hex
    keys = [(f"{tag}-{number:03}",) for number in range(120)]
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda each: tables.update(Table.CREW_DISPATCH, each, {"captain": each[0][-3:]}, expect={}),
                keys[:105],
            )
        )

    found = tables.get_many(Table.CREW_DISPATCH, [*keys, *keys[:7]])

    assert sorted(found) == keys[:105]
    assert all(item == {"event_id": each[0], "captain": each[0][-3:]} for each, item in found.items())
    assert tables.get_many(Table.CREW_DISPATCH, []) == {}


def test_queries_one_partition_in_the_order_of_the_sort_key(tables):
    (event,) = key()
    for recipient in ("sarah#sms#0001", "gene#sms#0002", "Zoe#sms#0001", "gene#email#0001", "gene#sms#0001"):
        tables.update(Table.NOTICES, (event, recipient), {"state": "claimed"}, expect={"event_id": None})
    tables.update(Table.NOTICES, (event + "x", "gene#sms#0001"), {"state": "claimed"}, expect={})

    found = tables.query(Table.NOTICES, event)

    assert [item["notice_id"] for item in found] == [
        "Zoe#sms#0001",
        "gene#email#0001",
        "gene#sms#0001",
        "gene#sms#0002",
        "sarah#sms#0001",
    ]
    assert found[0] == {"event_id": event, "notice_id": "Zoe#sms#0001", "state": "claimed"}
    assert tables.query(Table.NOTICES, event + "-nobody") == ()
    assert list(tables.get_many(Table.NOTICES, [(event, "gene#sms#0002"), (event, "none")])) == [
        (event, "gene#sms#0002")
    ]


def test_scans_a_table_and_what_it_gives_is_a_copy(tables):
    (member,) = key()
    tables.update(Table.CREW, (member,), {"name": "Gene", "roles": ["captain"]}, expect={})
    found = {str(item["crew_id"]): item for item in tables.scan(Table.CREW)}
    assert found[member] == {"crew_id": member, "name": "Gene", "roles": ["captain"]}
    roles = found[member]["roles"]
    assert isinstance(roles, list)
    roles.append("crew")
    assert one(tables, (member,), Table.CREW) == {"crew_id": member, "name": "Gene", "roles": ["captain"]}


def test_a_large_partition_comes_whole(tables):
    """Five items of 300 kB: more than the 1 MB that one answer holds."""
    (event,) = key()
    for number in range(5):
        tables.update(Table.NOTICES, (event, f"gene#sms#{number:04}"), {"text": "x" * 300_000}, expect={})
    assert len(tables.query(Table.NOTICES, event)) == 5
    assert len([item for item in tables.scan(Table.NOTICES) if item["event_id"] == event]) == 5


@pytest.mark.parametrize(
    "call",
    [
        lambda tables: tables.get_many(Table.GUESTS, [("helena-1",)]),
        lambda tables: tables.query(Table.CREW_DISPATCH, EVENT),
        lambda tables: tables.scan(Table.GUESTS),
        lambda tables: tables.update(Table.EVENTS, (EVENT,), {"captain": "Gene"}, expect={}),
        lambda tables: tables.update(Table.EVENTS, (EVENT,), {"captain": "Gene"}, expect={"event_id": None}),
    ],
)
def test_a_missing_table_is_told_with_a_remedy(no_tables, call):
    with pytest.raises(NotFound, match="There is no table") as told:
        call(no_tables)
    assert told.value.remedy


def test_the_desks_own_tables_read_as_empty_and_are_made_when_they_are_needed(no_tables):
    assert no_tables.query(Table.NOTICES, EVENT) == ()
    assert no_tables.scan(Table.CREW) == ()
    assert no_tables.get_many(Table.WAIVERS, [(EVENT, "quinn")]) == {}
    no_tables.update(
        Table.NOTICES, (EVENT, "guest#sms#0001"), {"state": "claimed"}, expect={"notice_id": None}
    )
    assert [item["state"] for item in no_tables.query(Table.NOTICES, EVENT)] == ["claimed"]
    with pytest.raises(Stale):
        no_tables.update(Table.NOTICES, (EVENT, "guest#sms#0001"), {"state": "x"}, expect={"notice_id": None})


def test_missing_tables_are_created_once(practice):
    tables = DynamoTables(clients(practice), prefix=f"new-{uuid4().hex[:8]}-")
    names = tables.create_missing_tables()
    assert len(names) == len(Table)
    assert tables.create_missing_tables() == ()
    tables.update(Table.WAIVERS, (EVENT, "quinn"), {"consent": True}, expect={"event_id": None})
    assert tables.query(Table.WAIVERS, EVENT) == ({"event_id": EVENT, "person": "quinn", "consent": True},)


@pytest.mark.parametrize(("kind", "arrived"), [("lost", True), ("reset", False), ("status:500", False)])
def test_a_write_without_an_answer_may_or_may_not_have_arrived(practice, prefix, kind, arrived):
    tables = DynamoTables(clients(practice), prefix)
    tables.create_missing_tables()
    event = key()
    with fault(practice, "dynamodb", event[0], kind), pytest.raises(OutcomeUnknown):
        tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={"event_id": None})
    assert (one(tables, event) is not None) is arrived


def test_a_throttled_write_is_made_in_the_end(practice, prefix):
    tables = DynamoTables(clients(practice), prefix)
    tables.create_missing_tables()
    event = key()
    with fault(practice, "dynamodb", event[0], "throttle"):
        tables.update(Table.EVENTS, event, {"captain": "Gene"}, expect={"event_id": None})
    assert one(tables, event) == {"event_id": event[0], "captain": "Gene"}


def test_counting_ends_at_the_limit_however_many_count_at_once(tables):
    (event,) = key()
    with ThreadPoolExecutor(12) as pool:
        counted = list(
            pool.map(
                lambda _: tables.count_up(
                    Table.LIMITS, (event,), limit=7, values={"expires_at": 1_790_000_000}
                ),
                range(25),
            )
        )
    assert sum(counted) == 7
    assert one(tables, (event,), Table.LIMITS) == {"limit_id": event, "used": 7, "expires_at": 1_790_000_000}
    assert not tables.count_up(Table.LIMITS, (event,), limit=7, values={})
    assert tables.count_up(Table.LIMITS, (event,), limit=8, values={})


def test_counting_makes_a_table_of_the_desks_own_and_no_other(no_tables):
    assert no_tables.count_up(Table.LIMITS, ("a",), limit=1, values={})
    with pytest.raises(NotFound):
        no_tables.count_up(Table.EVENTS, ("a",), limit=1, values={})
