"""The charter that a person means, by an id, a title or a guest's name."""

from __future__ import annotations

from collections.abc import Iterable

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import fold
from jada_desk.domain.errors import NeedsDecision, NotFound
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_date, say_time


def find_charter(reference: str, charters: Iterable[Charter]) -> Charter:
    """The charter that a person means by `reference`."""
    wanted = fold(reference)
    listed = tuple(charters)
    for names in (_ids_of, _words_of):
        if found := [one for one in listed if wanted in map(fold, names(one))]:
            # What was deleted in Google is meant only where nothing else is.
            found = [one for one in found if not (one.event and one.event.cancelled)] or found
            break
    else:
        raise NotFound(
            tr("No charter within a year has this event id, booking id, title or guest."),
            remedy=tr("List them with: jada-desk sync"),
        )
    if len(found) > 1:
        ids = ", ".join(f"{one.event_id} ({say_date(one.start)} {say_time(one.start)})" for one in found)
        raise NeedsDecision(
            tr("Several charters fit: {ids}.", ids=ids), remedy=tr("Give the event id of the one you mean.")
        )
    return found[0]


def _ids_of(charter: Charter) -> tuple[str, ...]:
    return tuple(one for one in (charter.event_id, charter.booking_id) if one)


def _words_of(charter: Charter) -> tuple[str, ...]:
    return charter.title, charter.guest_name
