"""The practice workspace that the real adapters are tried on: one for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint


@pytest.fixture(scope="session")
def practice_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("practice-home")


@pytest.fixture(scope="session")
def practice(practice_home: Path) -> Iterator[Endpoint]:
    """A running practice workspace in a home of its own; tests leave each other's things in it alone."""
    yield practice_process.find_or_start(practice_home, timeout_s=60)
    practice_process.stop(practice_home)


@pytest.fixture
def fresh_practice(practice: Endpoint, practice_home: Path) -> Iterator[Endpoint]:
    """The same workspace put back to its first weekend, without faults, for tests that look at the seed."""
    practice_process.reset(practice_home)
    yield practice
    practice_process.ask(practice, "DELETE", "faults")
