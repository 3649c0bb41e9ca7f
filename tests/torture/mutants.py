"""Desks that break a promise on purpose, each in one place: the proof that the judge can fail.

`python -m tests.torture --mutants` runs seeds on each until the judge objects; the short run of the tests does so
with those that are caught soon. A mutant that nobody objects to is a hole in the rig, or breaks no promise, for
another wall stands behind: a claim whose intent the journal never had is shown to the dispatcher as doubtful after a
quarter of an hour; a publish that takes over nothing from an earlier one is held up
by the conditions of every single write.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from unittest.mock import patch

from jada_desk.domain.errors import OutcomeUnknown, Unavailable
from jada_desk.domain.notice import NoticeState
from jada_desk.domain.plan import Step, StepKind, StepState
from jada_desk.workflows import plan_messages, recovery
from jada_desk.workflows.limits import Patience
from jada_desk.workflows.messages import Messenger
from jada_desk.workflows.perform import Performer
from jada_desk.workflows.ports.tables import Table
from tests.torture.run import run_seed
from tests.torture.weather import Climate

Swap = tuple[Any, str, Any]
MOST_SEEDS: Final = 200


def _with_fresh(name: str, fresh: Callable[[Performer, Step], Any]) -> Swap:
    """A step's condition made true at the last moment: whatever stands there is written over."""
    attribute, key = (
        name,
        {"_patch_event": "if_match", "_update_item": "expect", "_put_page": "if_match"}[name],
    )
    plain = getattr(Performer, attribute)

    def careless(self: Performer, step: Step) -> Any:
        if step.kind is StepKind.UPDATE_ITEM and step.payload["table"] == Table.NOTICES:
            return plain(self, step)
        return plain(self, replace(step, payload={**step.payload, key: fresh(self, step)}))

    return Performer, attribute, careless


def _etag_of_page(self: Performer, step: Step) -> str:
    there = self.layers.pages.head(step.payload["key"])
    return there.etag if there else ""


def _etag_of_event(self: Performer, step: Step) -> str:
    assert self.layers.calendar is not None
    return self.layers.calendar.get(step.event_id).etag


_update_item, _insist, _settle = Performer._update_item, Patience.insist, Messenger._settle


def _forget_baseline(self: Performer, step: Step) -> str:
    return "" if step.payload["table"] == Table.NOTICES else _update_item(self, step)


def _keep_the_claim(
    self: Messenger, step: Step, claims: Any, mark: str, state: NoticeState, message_id: str = ""
) -> None:
    if state is not NoticeState.FAILED:
        _settle(self, step, claims, mark, state, message_id)


def _insist_on_all(self: Patience, attempt: Any, cancel: Any, on: Any = (Unavailable, OutcomeUnknown)) -> Any:
    return _insist(self, attempt, cancel, (Unavailable, OutcomeUnknown))


def _wait_for_nothing(event_ids: Sequence[str], layer: Any, steps: Any) -> tuple[str, ...]:
    return ()


_LIVE: Final = (Performer, "_check_live", lambda *_: (StepState.DONE, "Live"))

# What is broken -> where, and by what.
MUTANTS: Final[Mapping[str, tuple[Swap, ...]]] = {
    "sends without a claim": ((Messenger, "_claim", lambda self, *rest: None),),
    "does not look again after the claim": ((Messenger, "_overtaken", lambda *_: (StepState.EXPIRED, "")),),
    "does not give a claim back": ((Messenger, "_settle", _keep_the_claim),),
    "sends again when the answer is lost": ((Patience, "insist", _insist_on_all),),
    "takes a message that was cut off for not sent": ((Messenger, "look_back", lambda self, step: None),),
    "drops what people knew before": ((Performer, "_update_item", _forget_baseline),),
    "patches an event without If-Match": (_with_fresh("_patch_event", _etag_of_event),),
    "writes a record whatever stands there": (_with_fresh("_update_item", lambda self, step: {}),),
    "writes over any page": (_with_fresh("_put_page", _etag_of_page),),
    "tells guests before the edge has forgotten": (_LIVE, (Performer, "_is_completed", lambda *_: True)),
    "does not ask the edge to forget": (_LIVE, (Performer, "_invalidate", lambda *_: (StepState.DONE, ""))),
    "tells before anything is written": ((plan_messages, "_needs", _wait_for_nothing),),
    "publishes over a colleague's change": ((recovery, "_conflicts", lambda *_: {}),),
}


# Two desks at the same charters, killed over their claims: where some mutants show alone, or soon.
_RACE: Final = Climate(2, True, 0.3, (("kill", 0.005), ("late", 0.04), ("refused", 0.03)))
RACING: Final = frozenset({"does not look again after the claim", "does not give a claim back"})


@contextmanager
def mutant(name: str) -> Iterator[None]:
    """Inside it the desk is broken so."""
    with ExitStack() as swapped:
        for swap in MUTANTS[name]:
            swapped.enter_context(patch.object(*swap))
        yield


@dataclass(frozen=True, slots=True)
class Caught:
    """After how many seeds the judge objected to a mutant, and to what; 0 for never."""

    seeds: int
    kind: str


def catch(name: str, first: int = 0) -> Caught:
    """Run a mutant, inside `rig()`, until the judge objects, `MOST_SEEDS` at most."""
    climate = _RACE if name in RACING else None
    with mutant(name):
        for n, seed in enumerate(range(first, first + MOST_SEEDS), start=1):
            if broken := run_seed(seed, climate=climate).violations:
                return Caught(n, broken[0].kind)
    return Caught(0, "")
