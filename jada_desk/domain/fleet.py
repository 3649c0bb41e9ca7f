"""The boats of a tenant and what the law lets each of them carry."""

from dataclasses import dataclass

from jada_desk.domain.charter import CharterType


@dataclass(frozen=True, slots=True)
class Boat:
    """One boat, in its lane.

    `capacity` is the most passengers it takes (its certificate's number when inspected). `crew_slots` is how
    many crew members it wants besides the captain. `out_of_service` says why it does not sail, "" when it
    does.
    """

    name: str
    charter_type: CharterType = CharterType.UNINSPECTED
    capacity: int = 6
    crew_slots: int = 1
    certificate: str = ""
    out_of_service: str = ""
