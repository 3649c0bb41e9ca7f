"""Short runs of the monkey; long ones are `python -m tests.desktop.monkey --seed S --steps N`."""

import pytest

from tests.desktop.monkey import run


@pytest.mark.parametrize(("seed", "steps"), [(1, 150), (2, 150), (14, 100), (3000, 60)])
def test_random_input_breaks_nothing(qapp, seed, steps):
    qapp.setStyle("Fusion")
    assert run(seed, steps).steps == steps
