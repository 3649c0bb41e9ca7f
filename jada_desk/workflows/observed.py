"""What a look at every layer saw, in one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.workflows.ports.pages import PageVersion
from jada_desk.workflows.ports.tables import Item

if TYPE_CHECKING:
    # A start shows a weekend before it knows of plans.
    from jada_desk.domain.plan import Layer


@dataclass(frozen=True, slots=True)
class Observed:
    """What stood in every layer when it was last looked at, for the events of `first` to `last` and some
    more.

    `records`, `dispatch`, `told` and `links` (tokens of waiver links, read off pages that another desk put up)
    are keyed by event id, `guests` by guest id, `pages` by bucket key (None = nothing is there). `troubles`
    says which layers could not be read, in sentences; a layer in trouble is not planned for. `writable` is false
    when the calendar was read from the feed, without etags. `stale_reason` as in `FeedReading`. `gone` are events of
    the draft that Google does not have any more.
    """

    first: date
    last: date
    events: tuple[CalendarEvent, ...] = ()
    unreadable: tuple[UnreadableEvent, ...] = ()
    crew: tuple[Item, ...] = ()
    records: Mapping[str, Item] = field(default_factory=dict)
    dispatch: Mapping[str, Item] = field(default_factory=dict)
    guests: Mapping[str, Item] = field(default_factory=dict)
    told: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, PageVersion | None] = field(default_factory=dict)
    troubles: Mapping[Layer, str] = field(default_factory=dict)
    read_at: datetime | None = None
    stale_reason: str = ""
    writable: bool = True
    gone: frozenset[str] = frozenset()
    stopped: Mapping[str, str] = field(default_factory=dict)
