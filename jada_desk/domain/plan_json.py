"""A plan as JSON values, as the journal keeps it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from jada_desk.domain.charter import FieldValue
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.objection import read_objection
from jada_desk.domain.plan import Change, Fact, Layer, NoticeChoice, Plan, PlannedNotice, Seen, Step, StepKind


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values; `plan_from_json` gives it back equal.

    `seen`, `facts`, `objections`, `titles` and `held_until` are left out where there are none, so that an older plan
    keeps its very text.
    """
    more: dict[str, Any] = {}
    if plan.seen:
        more["seen"] = {event_id: [one.before, one.after] for event_id, one in plan.seen.items()}
    if plan.facts:
        more["facts"] = [
            [one.event_id, one.field, _fact_value(one.was), _fact_value(one.now)] for one in plan.facts
        ]
    if plan.objections:
        more["objections"] = [one.to_json() for one in plan.objections]
    if plan.titles:
        more["titles"] = dict(plan.titles)
    return more | {
        "plan_id": plan.plan_id,
        "tenant_id": plan.tenant_id,
        "weekend": plan.weekend.isoformat(),
        "made_at": plan.made_at.isoformat(),
        "changes": [_plain(one) for one in plan.changes],
        "notices": [_notice_json(one) for one in plan.notices],
        "warnings": list(plan.warnings),
        "steps": [_plain(one) for one in plan.steps],
        "notice_steps": {key: _plain(one) for key, one in plan.notice_steps.items()},
    }


def plan_from_json(data: Mapping[str, Any]) -> Plan:
    """The plan that `plan_to_json` wrote."""
    return Plan(
        plan_id=data["plan_id"],
        tenant_id=data["tenant_id"],
        weekend=date.fromisoformat(data["weekend"]),
        made_at=datetime.fromisoformat(data["made_at"]),
        changes=tuple(Change(**{**one, "layer": Layer(one["layer"])}) for one in data["changes"]),
        notices=tuple(_notice(one) for one in data["notices"]),
        warnings=tuple(data["warnings"]),
        steps=tuple(_step(one) for one in data["steps"]),
        notice_steps={key: _step(one) for key, one in data["notice_steps"].items()},
        seen={event_id: Seen(*digests) for event_id, digests in data.get("seen", {}).items()},
        facts=tuple(
            Fact(event_id, name, _read_fact_value(was), _read_fact_value(now))
            for event_id, name, was, now in data.get("facts", ())
        ),
        objections=tuple(map(read_objection, data.get("objections", ()))),
        titles=dict(data.get("titles", {})),
    )


def _fact_value(value: FieldValue) -> Any:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _read_fact_value(value: Any) -> FieldValue:
    """Moments come back with a fixed offset; who uses them moves them into the tenant's zone."""
    if isinstance(value, dict):
        return datetime.fromisoformat(value["at"])
    return tuple(value) if isinstance(value, list) else value


def _notice_json(notice: PlannedNotice) -> dict[str, Any]:
    plain = _plain(notice)
    return (
        plain if notice.held_until else {name: value for name, value in plain.items() if name != "held_until"}
    )


def _plain(value: Change | PlannedNotice | Step) -> dict[str, Any]:
    return {name: _jsonable(getattr(value, name)) for name in value.__slots__}


def _jsonable(value: object) -> Any:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _jsonable(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_jsonable(one) for one in value]
    return value


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        step_id=data["step_id"],
        event_id=data["event_id"],
        layer=Layer(data["layer"]),
        kind=StepKind(data["kind"]),
        payload=data["payload"],
        needs=tuple(data["needs"]),
        after=tuple(data["after"]),
        operation=data["operation"],
    )


def _notice(data: Mapping[str, Any]) -> PlannedNotice:
    return PlannedNotice(
        **{
            **data,
            "event_ids": tuple(data["event_ids"]),
            "audience": Audience(data["audience"]),
            "channel": Channel(data["channel"]),
            "kind": NoticeKind(data["kind"]),
            "choice": NoticeChoice(data["choice"]),
        }
    )
