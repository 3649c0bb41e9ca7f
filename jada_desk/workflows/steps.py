"""One step of a plan, named by what it writes and where."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from jada_desk.domain.plan import Layer, Step, StepKind

_MARKS: Final = {StepKind.CHECK_LIVE: "live", StepKind.INVALIDATE: "invalidation"}


def make_step(
    tenant_id: str,
    event_id: str,
    layer: Layer,
    kind: StepKind,
    payload: Mapping[str, Any],
    *,
    needs: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    suffix: str = "",
) -> Step:
    """A step with its id and its operation, the same for the same content at the same target."""
    parts = (event_id, layer.replace(" ", "-"), _MARKS.get(kind, ""), suffix)
    step_id = "/".join(part for part in parts if part)
    content = json.dumps([tenant_id, step_id, payload], sort_keys=True)
    operation = sha256(content.encode()).hexdigest()[:20]
    if kind is StepKind.UPDATE_ITEM:
        payload = {**payload, "values": {**payload["values"], "last_operation": operation}}
    return Step(step_id, event_id, layer, kind, payload, needs, after, operation)


def step_ids(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(step.step_id for step in steps)
