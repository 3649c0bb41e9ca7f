"""Looking at every layer: the calendar first, then all that belongs to its charters, in as few round trips as
can be."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.draft import Draft, apply_draft, called_charters, new_charters
from jada_desk.domain.errors import JadaError, NotFound, SignInNeeded, Unavailable
from jada_desk.domain.plan import Layer
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.opt_out import read_opt_outs
from jada_desk.workflows.page_plan import ERROR_PAGE, candidate_keys
from jada_desk.workflows.ports.calendar import Calendar, CalendarFeed, FeedReading
from jada_desk.workflows.ports.memory import Memory
from jada_desk.workflows.ports.messages import SmsSender
from jada_desk.workflows.ports.pages import PageStore, PageVersion
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.ports.work import Progress, Report
from jada_desk.workflows.records import text, texts
from jada_desk.workflows.waiver_links import is_known_here, vouched_token
from jada_desk.workflows.weekend import read_directory, read_weekend, with_new

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a weekend is read from; `calendar` is None when there is no sign-in, `feed` when no address is
    set, `sms` where nobody is asked who opted out of texts."""

    calendar: Calendar | None
    feed: CalendarFeed | None
    tables: Tables
    pages: PageStore
    memory: Memory
    sms: SmsSender | None = None


def observe(
    first: date,
    last: date,
    draft: Draft,
    *,
    sources: Sources,
    tenant: Tenant,
    executor: Executor,
    report: Report,
    also: frozenset[str] = frozenset(),
) -> Observed:
    """Everything that stands in the layers for the days `first` to `last`, and for every charter of the draft
    and of `also`.

    A layer that cannot be read is told in `troubles` and hides no other. Raises only when the calendar can be
    read from neither the API nor the feed.
    """
    report(Progress(tr("Reading the calendar")))
    crew = executor.submit(_attempt, lambda: sources.tables.scan(Table.CREW), ())
    reading, writable = read_calendar(first, last, sources)
    events = {one.event_id: one for one in reading.events}
    if writable and events:
        events |= _vanished(first, set(events), sources)
    edited, gone = _read_edited((draft.event_ids | also) - set(events), sources)
    # A charter that the calendar does not have yet is not gone from it.
    gone -= {one.event_id for one in new_charters(draft)}
    events |= edited
    observed = Observed(
        first=first,
        last=last,
        events=tuple(events.values()),
        unreadable=reading.unreadable,
        read_at=reading.read_at,
        stale_reason=reading.stale_reason,
        writable=writable,
        gone=gone,
    )
    report(Progress(tr("Reading tables and pages")))
    items, trouble = crew.result()
    observed = replace(observed, crew=items)
    return _read_layers(
        observed, draft, sources, tenant, executor, {Layer.EVENTS: trouble} if trouble else {}
    )


def read_calendar(first: date, last: date, sources: Sources) -> tuple[FeedReading, bool]:
    """The calendar from the API, else from the feed; and whether it can be written."""
    refused: JadaError | None = None
    if sources.calendar is not None:
        try:
            return sources.calendar.read(first, last), True
        except (SignInNeeded, Unavailable) as exc:
            refused = exc
    if sources.feed is None:
        raise refused or SignInNeeded(
            tr("Neither a sign-in nor a feed address is set for the calendar."),
            remedy=tr("Sign in to Google, or put google.feed_url into the settings."),
        )
    reading = sources.feed.read(first, last)
    reason = reading.stale_reason or (str(refused) if refused else "")
    return replace(reading, stale_reason=reason), False


def _read_edited(
    event_ids: Iterable[str], sources: Sources
) -> tuple[dict[str, CalendarEvent], frozenset[str]]:
    """The events of edits elsewhere, and those that Google does not have any more: their edits wait in the draft."""
    found: dict[str, CalendarEvent] = {}
    gone: set[str] = set()
    for event_id in sorted(event_ids):
        if sources.calendar is None:
            break
        try:
            found[event_id] = sources.calendar.get(event_id)
        except NotFound:
            gone.add(event_id)
        except JadaError:
            continue
    return found, frozenset(gone)


def _vanished(first: date, present: Set[str], sources: Sources) -> dict[str, CalendarEvent]:
    """The events that this desk saw in these days and Google says it does not have any more, as they were, cancelled.

    Each is asked for by itself. A calendar that is suddenly empty, a feed and an error are no such word.
    """
    before = sources.memory.load_observed(first)
    found: dict[str, CalendarEvent] = {}
    for event in before.events if before and sources.calendar else ():
        if event.event_id in present:
            continue
        try:
            sources.calendar.get(event.event_id)  # type: ignore[union-attr]
        except NotFound:
            found[event.event_id] = replace(event, cancelled=True, etag="")
        except JadaError:
            continue
    return found


def _read_layers(
    observed: Observed,
    draft: Draft,
    sources: Sources,
    tenant: Tenant,
    executor: Executor,
    troubles: Mapping[Layer, str],
) -> Observed:
    directory = read_directory(observed.crew)
    called = called_charters(draft)
    wanted = with_new(observed, draft, tenant)
    charters = read_weekend(wanted, tenant, directory, called, with_unknown=True).charters
    ids = [one.event_id for one in charters]
    keys = [(event_id,) for event_id in ids]
    tables = sources.tables
    records = executor.submit(_attempt, lambda: tables.get_many(Table.EVENTS, keys), {})
    dispatch = executor.submit(_attempt, lambda: tables.get_many(Table.CREW_DISPATCH, keys), {})
    told = {one: executor.submit(_attempt, _querying(tables, one), ()) for one in ids}
    found_records, events_trouble = records.result()
    by_id = {key[0]: item for key, item in found_records.items()}
    guest_ids = sorted({guest_id for item in by_id.values() if (guest_id := text(item, "guest_id"))})
    guests = executor.submit(
        _attempt, lambda: tables.get_many(Table.GUESTS, [(one,) for one in guest_ids]), {}
    )
    stopping = executor.submit(_attempt, lambda: read_opt_outs(tables, sources.sms), ({}, ""))
    pages, page_trouble = _read_pages(charters, by_id, draft, sources, tenant, executor)
    links, link_trouble = _read_links(charters, by_id, pages, sources, executor)
    found_dispatch, dispatch_trouble = dispatch.result()
    found_guests, guests_trouble = guests.result()
    answers = {event_id: future.result() for event_id, future in told.items()}
    told_trouble = next((trouble for _, trouble in answers.values() if trouble), "")
    (stopped, sns_trouble), stopped_trouble = stopping.result()
    seen = {
        Layer.EVENTS: events_trouble,
        Layer.CREW_DISPATCH: dispatch_trouble,
        Layer.GUESTS: guests_trouble,
        Layer.PAGE: page_trouble or link_trouble,
        # Whoever may have opted out must not be texted: without that list nobody is told.
        Layer.NOTICES: told_trouble or stopped_trouble,
        Layer.GUEST_NOTICE: sns_trouble,
    }
    return replace(
        observed,
        records=by_id,
        dispatch={key[0]: item for key, item in found_dispatch.items()},
        guests={key[0]: item for key, item in found_guests.items()},
        told={event_id: rows for event_id, (rows, _) in answers.items() if rows},
        pages=pages,
        links=links,
        stopped=stopped,
        troubles={**troubles, **{layer: trouble for layer, trouble in seen.items() if trouble}},
    )


def _read_pages(
    charters: Sequence[Charter],
    records: Mapping[str, Item],
    draft: Draft,
    sources: Sources,
    tenant: Tenant,
    executor: Executor,
) -> tuple[dict[str, PageVersion | None], str]:
    minted = sources.memory.mint(one.event_id for one in charters)
    keys = {
        key
        for live in charters
        for one in (live, apply_draft(draft, live))
        for key in candidate_keys(one, tenant, minted[one.event_id], records.get(one.event_id))
    }
    keys.add(ERROR_PAGE)
    asked: dict[str, Future[tuple[PageVersion | None, str]]] = {
        key: executor.submit(_attempt, _heading(sources.pages, key), None) for key in sorted(keys)
    }
    answers = {key: future.result() for key, future in asked.items()}
    trouble = next((trouble for _, trouble in answers.values() if trouble), "")
    return {key: version for key, (version, _) in answers.items()}, trouble


def _read_links(
    charters: Sequence[Charter],
    records: Mapping[str, Item],
    pages: Mapping[str, PageVersion | None],
    sources: Sources,
    executor: Executor,
) -> tuple[dict[str, str], str]:
    """The tokens of waiver links that another desk made, off its pages; pages without one are left out."""
    minted = sources.memory.mint(one.event_id for one in charters)
    asked: dict[str, Future[tuple[bytes, str]]] = {}
    for one in charters:
        record = records.get(one.event_id)
        key = next(iter(texts(record, "page_keys")), "")
        if pages.get(key) and not is_known_here(record, minted[one.event_id].waiver_secret):
            asked[one.event_id] = executor.submit(_attempt, _getting(sources.pages, key), b"")
    found: dict[str, str] = {}
    trouble = ""
    for event_id, future in asked.items():
        page, why_not = future.result()
        trouble = trouble or why_not
        if token := vouched_token(page, event_id, records.get(event_id)):
            found[event_id] = token
    return found, trouble


def _attempt(read: Callable[[], _Found], instead: _Found) -> tuple[_Found, str]:
    """What a read gives, or `instead` and the sentence that says why not."""
    try:
        return read(), ""
    except JadaError as exc:
        return instead, str(exc)


def _querying(tables: Tables, event_id: str) -> Callable[[], tuple[Item, ...]]:
    return lambda: tables.query(Table.NOTICES, event_id)


def _getting(pages: PageStore, key: str) -> Callable[[], bytes]:
    return lambda: pages.get(key)


def _heading(pages: PageStore, key: str) -> Callable[[], PageVersion | None]:
    return lambda: pages.head(key)
