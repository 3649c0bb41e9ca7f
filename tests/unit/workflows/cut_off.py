"""A desk that dies in the middle of a publish, and the next start."""

from collections.abc import Callable

import pytest

from jada_desk.domain.plan import Plan, PublishReport
from tests.fakes.faults import Call
from tests.unit.workflows.world import Operation


class Killed(BaseException):
    """The process ends here."""


Wanted = Callable[[Call], bool]


def on(port: str, method: str, words: str = "") -> Wanted:
    return lambda call: call.port == port and call.method == method and words in str(call.args)


def kill(jada: Operation, plan: Plan, wanted: Wanted, *, after: bool = False) -> None:
    """Publish a plan with a desk that dies at a call; the world is well again afterwards, the desk another."""

    def die(call: Call) -> None:
        if wanted(call):
            raise Killed

    if after:
        jada.faults.after = die
    else:
        jada.faults.before = die
    with pytest.raises(Killed):
        jada.publish(plan)
    jada.faults.before = jada.faults.after = lambda call: None
    jada.desk = jada.another_desk(jada.memory, jada.journal)


def recover(jada: Operation) -> tuple[PublishReport, ...]:
    return jada.desk.recover(jada.progress.append, jada.stop)
