"""A weekend read out of what was observed: events parsed, the tables' facts merged in."""

from dataclasses import replace
from datetime import date, timedelta

from jada_desk.domain.charter import CalendarEvent, Charter, OtherEvent, UnreadableEvent, Weekend
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.description import patch
from jada_desk.domain.draft import Draft, NewCharter, new_charters
from jada_desk.domain.parse import parse_event
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.records import merge_record, read_answers, text, texts


def read_directory(items: tuple[Item, ...]) -> Directory:
    """The crew directory from the items of `jada-crew`, by name; an item without a name is left out."""
    members = [
        CrewMember(
            crew_id=text(item, "crew_id"),
            name=text(item, "name"),
            aliases=texts(item, "aliases"),
            roles=frozenset(texts(item, "roles")) or frozenset({"crew"}),
            licence=text(item, "licence"),
            licence_expires=_read_day(text(item, "licence_expires")),
            phone=text(item, "phone"),
            email=text(item, "email"),
            days_off=frozenset(day for one in texts(item, "days_off") if (day := _read_day(one))),
            active=item.get("active") is not False,
        )
        for item in items
        if text(item, "name")
    ]
    return Directory(tuple(sorted(members, key=lambda one: one.name.casefold())))


def read_weekend(
    observed: Observed,
    tenant: Tenant,
    directory: Directory,
    called: frozenset[str] = frozenset(),
    *,
    with_unknown: bool = False,
) -> Weekend:
    """Everything observed, in the tenant's zone and in time order; of what was deleted in Google only charters that
    somebody knows of, or all of them (`with_unknown`).

    The events `called` charters by the dispatcher are read as if their text said so; their charters' `event` does.
    """
    charters: list[Charter] = []
    others: list[OtherEvent] = []
    unreadable: list[UnreadableEvent] = list(observed.unreadable)
    for event in observed.events:
        is_known = with_unknown or bool(
            observed.records.get(event.event_id) or observed.told.get(event.event_id)
        )
        if event.cancelled and not is_known:
            continue
        if event.event_id in called:
            event = replace(event, description=patch(event.description, {"is_charter": True}))
        parsed = parse_event(event, zone=tenant.time_zone, boats=tenant.boats, directory=directory)
        if isinstance(parsed, Charter):
            record = observed.records.get(parsed.event_id)
            guest = observed.guests.get(text(record, "guest_id"))
            answers = read_answers(observed.dispatch.get(parsed.event_id))
            charters.append(replace(merge_record(parsed, record, guest), answers=answers))
        elif event.cancelled:
            continue
        elif isinstance(parsed, OtherEvent):
            others.append(parsed)
        else:
            unreadable.append(parsed)
    days = tuple(observed.first + timedelta(days=n) for n in range((observed.last - observed.first).days + 1))
    return Weekend(
        days=days,
        charters=tuple(sorted(charters, key=lambda one: (one.start, one.event_id))),
        others=tuple(sorted(others, key=lambda one: (one.start, one.event_id))),
        unreadable=tuple(unreadable),
        read_at=observed.read_at,
        stale_reason=observed.stale_reason,
    )


def with_new(observed: Observed, draft: Draft, tenant: Tenant) -> Observed:
    """What was observed, and beside it the events that the draft's new charters will have: without an etag, for the
    calendar has none of them yet."""
    there = {one.event_id for one in observed.events}
    new = [_new_event(one, tenant) for one in new_charters(draft) if one.event_id not in there]
    return replace(observed, events=(*observed.events, *new)) if new else observed


def _new_event(new: NewCharter, tenant: Tenant) -> CalendarEvent:
    zone = tenant.time_zone
    return CalendarEvent(
        event_id=new.event_id,
        summary=new.title,
        description=patch("", {"boat": new.boat, "is_charter": True}),
        location="",
        start=new.start.astimezone(zone),
        end=new.end.astimezone(zone),
        time_zone=zone.key,
        created=new.made_at,
    )


def _read_day(stored: str) -> date | None:
    try:
        return date.fromisoformat(stored)
    except ValueError:
        return None
