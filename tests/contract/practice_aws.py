"""The real AWS adapters, pointed at the practice workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from jada_desk.adapters.aws.session import AwsClients
from jada_desk.adapters.local.practice_process import Endpoint, ask


def clients(practice: Endpoint) -> AwsClients:
    return _clients(practice.region, practice.aws)


@cache
def _clients(region: str, endpoint_url: str) -> AwsClients:
    return AwsClients(region, endpoint_url=endpoint_url)


@contextmanager
def fault(practice: Endpoint, target: str, match: str, kind: str) -> Iterator[None]:
    """The next call of one service whose path or body holds `match` fails in this way."""
    ask(practice, "POST", "faults", {"target": target, "match": match, "times": 1, "kind": kind})
    try:
        yield
    finally:
        ask(practice, "DELETE", "faults")
