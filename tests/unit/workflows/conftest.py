"""What the workflows' tests start from."""

import pytest

from tests.unit.workflows.world import Operation


@pytest.fixture
def jada() -> Operation:
    """The seed's operation, before its first publish."""
    return Operation()
