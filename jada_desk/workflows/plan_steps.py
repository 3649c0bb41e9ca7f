"""One charter's part of a plan: what must be written in calendar, tables and bucket, each step after those it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from jada_desk.domain.charter import CALENDAR_FIELDS, Charter
from jada_desk.domain.draft import called_charters, new_charters
from jada_desk.domain.errors import BadInput
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import Change, Fact, Seen, Step
from jada_desk.domain.translation import tr
from jada_desk.workflows.charter_steps import CharterMaker
from jada_desk.workflows.event_look import GONE, look_digest
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.notice_plan import News
from jada_desk.workflows.page_plan import PagePlace
from jada_desk.workflows.records import SEED_FACTS, calendar_values, differences, is_published
from jada_desk.workflows.steps import step_ids
from jada_desk.workflows.told import was_before, was_over_before


@dataclass(frozen=True, slots=True)
class CharterPlan:
    """One charter's changes and steps; `left_out` says why it has none although it should, "" otherwise."""

    changes: tuple[Change, ...] = ()
    steps: tuple[Step, ...] = ()
    left_out: str = ""
    facts: tuple[Fact, ...] = ()
    seen: Seen | None = None


def plan_charter(
    ground: Ground, live: Charter, wanted: Charter, place: PagePlace, news: Sequence[News]
) -> CharterPlan:
    """What must be written for one charter: the calendar first, then the tables, then its pages.

    Before a record changes, what each person of `news` knew is kept (a baseline row), so that news stay due
    until told. Of a cancelled charter its records are marked and its pages become tombstones; of one that has no
    record nothing is made.
    """
    event = live.event
    if event is None:
        return CharterPlan()
    is_over = wanted.start <= ground.at
    if (is_over or not any(one.is_due for one in news)) and _is_quiet_baseline(ground, live, wanted, place):
        return CharterPlan()
    edited = [name for name in CALENDAR_FIELDS if getattr(live, name) != getattr(wanted, name)]
    is_new = event.event_id in {one.event_id for one in new_charters(ground.draft)}
    is_called = event.event_id in called_charters(ground.draft)
    if is_new and wanted.is_cancelled:
        return CharterPlan()
    if (edited or is_called or is_new) and not ground.observed.writable:
        return CharterPlan(left_out=tr("the calendar cannot be written now. Sign in to Google first."))
    if edited and look_digest(event) == GONE:
        return CharterPlan(left_out=tr("its event is not in the calendar any more. Make a new charter."))
    told = frozenset(
        one.recipient.removeprefix("crew:")
        for one in news
        if one.is_due and one.recipient.startswith("crew:") and one.kind is not NoticeKind.REMOVED
    )
    # Without a record the calendar alone tells what people knew: that is kept before it changes.
    is_recorded = {event.event_id} & (set(ground.observed.records) | set(ground.observed.dispatch))
    is_only_there = was_before(live, ground.tenant) and not is_recorded
    maker = CharterMaker(
        ground, live, wanted, place, told, ground.stored_look(event) if is_only_there else ""
    )
    baseline = maker.baselines([one for one in news if one.is_due and not one.has_rows])
    try:
        calendar = (
            maker.new_event(event, edited)
            if is_new
            else maker.calendar(event, edited, () if is_recorded else step_ids(baseline))
        )
    except BadInput as unsayable:
        return CharterPlan(left_out=str(unsayable))
    is_told = any(one.is_due for one in news)
    records = maker.records(step_ids([*calendar, *baseline]), is_told, is_patched=bool(calendar))
    if is_over and not calendar and not records:
        # Nobody is told of it any more. What people knew is kept only where it would be overwritten, in case
        # the clock is wrong.
        baseline = []
    has_record = bool(records) or event.event_id in ground.observed.records
    pages = maker.uploads(step_ids([*calendar, *records]), has_record)
    facts = [Fact(wanted.event_id, name, getattr(live, name), getattr(wanted, name)) for name in edited]
    steps = (*calendar, *baseline, *records, *pages)
    seen = maker.seen(event, calendar)
    return CharterPlan(tuple(maker.changes), steps, facts=tuple(facts), seen=seen)


def _is_quiet_baseline(ground: Ground, live: Charter, wanted: Charter, place: PagePlace) -> bool:
    """A record and a page from before the desk stay as they are until one of the seed's facts changes."""
    record = ground.observed.records.get(wanted.event_id)
    if was_over_before(live, record, ground.tenant):
        return True
    if wanted.is_cancelled or record is None or is_published(record):
        return False
    if not any(map(ground.observed.pages.get, place.all_keys)):
        return False
    facts = calendar_values(wanted)
    is_same = live == wanted and live.overrides == wanted.overrides
    return is_same and not differences(record, {name: facts[name] for name in SEED_FACTS})
