"""How often somebody may try."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from jada_desk.workflows.rate_limit import allow, who_asks
from tests.fakes.aws import TablesFake

NOW = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_of_fifty_at_once_no_more_than_the_limit_pass():
    tables = TablesFake()
    with ThreadPoolExecutor(16) as pool:
        passed = list(pool.map(lambda _: allow(tables, "code", "q", NOW, limit=10, per=HOUR), range(50)))
    assert sum(passed) == 10


def test_kinds_people_and_windows_are_counted_apart():
    tables = TablesFake()
    tries = [("a", "q", NOW), ("b", "q", NOW), ("a", "r", NOW), ("a", "q", NOW + HOUR)]
    assert [allow(tables, kind, who, at, limit=1, per=HOUR) for kind, who, at in tries] == [True] * 4
    assert [allow(tables, kind, who, at, limit=1, per=HOUR) for kind, who, at in tries] == [False] * 4


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_who_an_address_stands_for(address, who):
    assert who_asks(address) == who
