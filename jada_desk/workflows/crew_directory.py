"""The crew directory in `jada-crew`: one member saved at a time, and never over a colleague's change."""

from collections.abc import Iterable, Sequence

from jada_desk.domain.crew import CrewMember
from jada_desk.domain.errors import NeedsDecision, Stale
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.tables import Item, Table, Tables, Value
from jada_desk.workflows.records import differences, text


def member_values(member: CrewMember) -> dict[str, Value]:
    """A member as `jada-crew` keeps them, apart from the key."""
    return {
        "name": member.name,
        "aliases": list(member.aliases),
        "roles": sorted(member.roles),
        "licence": member.licence,
        "licence_expires": member.licence_expires.isoformat() if member.licence_expires else "",
        "phone": member.phone,
        "email": member.email,
        "days_off": [day.isoformat() for day in sorted(member.days_off)],
        "active": member.active,
    }


def save_members(members: Iterable[CrewMember], seen: Sequence[Item], tables: Tables) -> int:
    """Write what differs from the items that were `seen`, member by member; how many differed.

    One that cannot be saved stops the rest: those before it are saved. Raises NeedsDecision when a colleague changed
    the same member meanwhile.
    """
    items = {text(item, "crew_id"): item for item in seen}
    return sum(_save(member, items.get(member.crew_id), tables) for member in members)


def _save(member: CrewMember, seen: Item | None, tables: Tables) -> bool:
    changed = differences(seen, member_values(member))
    if not changed:
        return False
    # Of a member that is there, each value that goes is the one that was seen; a new one must not be there.
    expect: dict[str, Value] = {name: seen.get(name) for name in changed} if seen else {"crew_id": None}
    try:
        tables.update(Table.CREW, (member.crew_id,), changed, expect=expect)
    except Stale as exc:
        # The answer to an earlier try may have been lost: then all is there already.
        if not differences(tables.get_many(Table.CREW, [(member.crew_id,)]).get((member.crew_id,)), changed):
            return True
        raise NeedsDecision(
            tr("A colleague changed this crew member at the same time."),
            unchanged=tr("Your changes of this member were not saved."),
            remedy=tr("Look at it again; the list shows the colleague's change now."),
        ) from exc
    return True
