"""A weekend as a state machine: desks, colleagues, guests, troubles and the clock in any order that Hypothesis
likes, shrunk by it to the shortest story that breaks a promise."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.torture.gate import Gate
from tests.torture.people import Dispatcher
from tests.torture.run import rig, set_stage

Randoms = st.randoms(use_true_random=False)
TROUBLES = (
    "kill",
    "lost",
    "late",
    "vanished",
    "busy",
    "refused",
    "disk full",
    "throttle",
    "stop",
    "people",
    "guest",
)


@pytest.fixture(scope="module", autouse=True)
def in_rig() -> Iterator[None]:
    with rig():
        yield


class Weekend(RuleBasedStateMachine):
    """Two desks over one weekend. Trouble is laid out beforehand and strikes in the middle of what comes next."""

    @initialize(seed=st.integers(0, 999))
    def open(self, seed: int) -> None:
        self.strikes: dict[int, str] = {}
        self.gate = Gate(seed, strikes=self.strikes)
        self.stage = set_stage(self.gate, desks=2)

    @rule(kind=st.sampled_from(TROUBLES), ahead=st.integers(1, 150))
    def trouble(self, kind: str, ahead: int) -> None:
        self.strikes[self.gate.tick + ahead] = kind

    @rule(random=Randoms)
    def colleague(self, random: Random) -> None:
        self.stage.colleagues.act(random)

    @rule(random=Randoms)
    def guest(self, random: Random) -> None:
        self.stage.colleagues.look(random)

    @rule(hours=st.sampled_from((-1, 1, 6, 24)))
    def clock(self, hours: int) -> None:
        self.stage.house.clock.moment += timedelta(hours=hours)

    @rule(desk=st.integers(0, 1), random=Randoms)
    def edit(self, desk: int, random: Random) -> None:
        self._do((desk, Dispatcher.edit, random))

    @rule(desk=st.integers(0, 1), random=Randoms)
    def publish(self, desk: int, random: Random) -> None:
        self._do((desk, Dispatcher.publish, random))

    @rule(desk=st.integers(0, 1), random=Randoms)
    def start_again(self, desk: int, random: Random) -> None:
        self.stage.desks[desk].restart()
        self._do((desk, Dispatcher.recover, random))

    @rule(desk=st.integers(0, 1), random=Randoms)
    def settle(self, desk: int, random: Random) -> None:
        self._do((desk, Dispatcher.settle, random))

    @rule(first=Randoms, second=Randoms)
    def publish_both(self, first: Random, second: Random) -> None:
        self._do((0, Dispatcher.edit_and_publish, first), (1, Dispatcher.edit_and_publish, second))

    def _do(self, *deeds: tuple[int, Callable[[Dispatcher, Random], object], Random]) -> None:
        """Side by side, each at its desk."""
        for n, deed, random in deeds:
            desk = self.stage.desks[n]

            def work(desk: Dispatcher = desk, deed: Any = deed, random: Random = random) -> None:
                desk.attempt(lambda given: deed(desk, given), random)

            self.gate.fibers.start(work, desk.process)
        self.gate.fibers.run_all()

    @invariant()
    def no_promise_is_broken(self) -> None:
        assert not self.stage.judge.violations

    def teardown(self) -> None:
        if hasattr(self, "stage"):
            self.stage.heal()
            self.no_promise_is_broken()


def test_no_story_of_a_weekend_breaks_a_promise() -> None:
    run_state_machine_as_test(
        Weekend, settings=settings(max_examples=settings().max_examples // 4, stateful_step_count=12)
    )
