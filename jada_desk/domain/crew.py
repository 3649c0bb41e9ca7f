"""The people who sail: crew members, what they may do and when they cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class CrewMember:
    """One person of the crew directory (`jada-crew`).

    `roles` holds "captain", "crew" or both. `licence_expires` is the last valid day of a captain's licence,
    None when unknown. `days_off` are whole days in the tenant's zone. `phone` is in the stored form
    `+1-619-555-0001`.
    """

    crew_id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset({"crew"})
    licence: str = ""
    licence_expires: date | None = None
    phone: str = ""
    email: str = ""
    days_off: frozenset[date] = frozenset()
    active: bool = True

    @property
    def is_captain(self) -> bool:
        return "captain" in self.roles


@dataclass(frozen=True, slots=True)
class Directory:
    """All crew members of a tenant, found by name or alias."""

    members: tuple[CrewMember, ...] = ()
    # Each folded name's one member, None where several share it: a board asks for thousands.
    _known: Mapping[str, CrewMember | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known: dict[str, CrewMember | None] = {}
        for member in self.members:
            for name in {fold(one) for one in (member.name, *member.aliases)}:
                known[name] = None if name in known else member
        object.__setattr__(self, "_known", known)

    def find(self, name: str) -> CrewMember | None:
        """The one member whose name or alias this is, case and accents composed alike; None when nobody or
        several."""
        return self._known.get(fold(name))

    def canonical(self, name: str) -> str:
        """The directory's spelling of a name; an unknown name as it is written."""
        found = self.find(name)
        return found.name if found else name

    def canonical_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """`canonical` of each, without repeats, in order."""
        return tuple(dict.fromkeys(self.canonical(name) for name in names))


def fold(name: str) -> str:
    """A name in the form in which two spellings of it compare equal."""
    return " ".join(normalize("NFC", name).casefold().split())
