"""Google's own description of its interfaces: which parameters a method takes, and of which type."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

ParameterValue = str | int | bool | datetime | list[str]


class BadParameter(ValueError):
    """A parameter that the method does not know, or whose value it cannot take; says so in a sentence."""


@cache
def document(api: str) -> dict[str, Any]:
    """The discovery document of `calendar.v3` or `gmail.v1`, as google-api-python-client ships it."""
    path = files("googleapiclient") / "discovery_cache" / "documents" / f"{api}.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def method(api: str, name: str) -> dict[str, Any]:
    """A method by its dotted name, like `events.list`."""
    *resources, last = name.split(".")
    node = document(api)
    for resource in resources:
        node = node["resources"][resource]
    found: dict[str, Any] = node["methods"][last]
    return found


def read_parameters(api: str, name: str, given: Mapping[str, list[str]]) -> dict[str, ParameterValue]:
    """The query parameters of one call in their own types, defaults filled in.

    Raises BadParameter on unknown names and on values that the document does not allow.
    """
    known: dict[str, dict[str, Any]] = method(api, name).get("parameters", {})
    common = document(api)["parameters"]
    values: dict[str, ParameterValue] = {
        key: _convert(key, [spec["default"]], spec) for key, spec in known.items() if "default" in spec
    }
    for key, texts in given.items():
        spec = known.get(key)
        if spec is None or spec["location"] != "query":
            if key not in common:
                raise BadParameter(
                    f"Invalid JSON payload received. Unknown name {key!r}: Cannot bind query parameter."
                )
            continue
        values[key] = _convert(key, texts, spec)
    return values


def _convert(key: str, texts: list[str], spec: Mapping[str, Any]) -> ParameterValue:
    if spec.get("repeated"):
        return texts
    text = texts[-1]
    if "enum" in spec and text not in spec["enum"]:
        raise BadParameter(f"Invalid value for {key}: {text!r}")
    try:
        if spec["type"] == "integer":
            return _integer(text, spec)
        if spec["type"] == "boolean":
            return {"true": True, "false": False}[text.lower()]
        if spec.get("format") == "date-time":
            return aware(text)
    except (KeyError, ValueError) as exc:
        raise BadParameter(f"Invalid value for {key}: {text!r}") from exc
    return text


def _integer(text: str, spec: Mapping[str, Any]) -> int:
    number = int(text)
    if number < int(spec.get("minimum", number)) or number > int(spec.get("maximum", number)):
        raise ValueError(text)
    return number


def aware(text: str) -> datetime:
    """An RFC 3339 moment. Raises ValueError when it has no offset or is none."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset")
    return moment


def faults_of(api: str, schema: str, value: Any) -> list[str]:
    """Where `value` departs from a schema of the document: unknown properties, wrong types; [] = nowhere."""
    return _departures(document(api)["schemas"], {"$ref": schema}, value, schema)


def _departures(schemas: Mapping[str, Any], spec: Mapping[str, Any], value: Any, at: str) -> list[str]:
    if "$ref" in spec:
        return _departures(schemas, schemas[spec["$ref"]], value, at)
    kind = spec["type"]
    if kind == "object":
        if not isinstance(value, dict):
            return [f"{at} is no object"]
        known, others = spec.get("properties", {}), spec.get("additionalProperties")
        return [
            line
            for key, one in value.items()
            for line in (
                _departures(schemas, known.get(key, others), one, f"{at}.{key}")
                if key in known or others
                else [f"{at}.{key} is unknown"]
            )
        ]
    if kind == "array":
        if not isinstance(value, list):
            return [f"{at} is no list"]
        return [
            line
            for n, one in enumerate(value)
            for line in _departures(schemas, spec["items"], one, f"{at}[{n}]")
        ]
    if kind == "any" or _is_scalar(kind, spec, value):
        return []
    return [f"{at} is no {spec.get('format', kind)}"]


def _is_scalar(kind: str, spec: Mapping[str, Any], value: Any) -> bool:
    if kind == "string":
        # 64-bit numbers are strings in JSON, and so are moments and dates.
        texts: dict[str, Callable[[str], bool]] = {
            "int64": str.isdigit,
            "uint64": str.isdigit,
            "date-time": _is_moment,
            "date": _is_day,
        }
        return isinstance(value, str) and texts.get(spec.get("format", ""), _is_any)(value)
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    return isinstance(value, int if kind == "integer" else (int, float))


def _is_any(text: str) -> bool:
    return True


def _is_moment(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    return len(text) == 10 and _is_moment(text)
