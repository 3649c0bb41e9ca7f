"""DynamoDB's typed attributes and the plain values of `ports.Value`, both ways."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from jada_desk.workflows.ports.tables import Item, Value


def to_attributes(item: Item) -> dict[str, Any]:
    return {name: to_attribute(value) for name, value in item.items()}


def to_attribute(value: Value) -> dict[str, Any]:
    """`{"S": "Quinn"}` and so on; raises TypeError for what `Value` does not have (floats, bytes, dates)."""
    match value:
        case None:
            return {"NULL": True}
        case bool():  # before int, of which it is one
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case str():
            return {"S": value}
        case Mapping():
            return {"M": to_attributes(value)}
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            return {"L": [to_attribute(one) for one in value]}
        case _:
            raise TypeError(f"a table cannot hold a {type(value).__name__}")


def from_attributes(attributes: Mapping[str, Any]) -> dict[str, Value]:
    return {name: from_attribute(attribute) for name, attribute in attributes.items()}


def from_attribute(attribute: Mapping[str, Any]) -> Value:
    """The plain value; sequences come back as lists.

    Other programs write to these tables too. What they store in a form that the desk does not write is read
    as the nearest plain value and never makes a whole item unreadable: a set as a sorted list, a fraction as
    its digits, bytes as base64.
    """
    ((kind, value),) = attribute.items()
    match kind:
        case "S" | "BOOL":
            return value  # type: ignore[no-any-return]
        case "N":
            return _number(value)
        case "NULL":
            return None
        case "M":
            return from_attributes(value)
        case "L":
            return [from_attribute(one) for one in value]
        case "SS":
            return sorted(value)
        case "NS":
            return [_number(one) for one in sorted(value, key=Decimal)]
        case "B":
            return b64encode(value).decode()
        case _:  # BS, the last kind there is
            return sorted(b64encode(one).decode() for one in value)


def _number(digits: str) -> int | str:
    number = Decimal(digits)
    return int(number) if number == number.to_integral_value() else digits
