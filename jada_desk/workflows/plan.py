"""Making the plan: the difference between what stands in every layer and what the dispatcher wants.

Pure: the same observation, draft and moment give the same plan. It is empty when everything observed is as
wanted, and so it is after a publish.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256

from jada_desk.domain.charter import FIELD_LABELS, Charter, shown_days
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import (
    Draft,
    apply_draft,
    called_charters,
    conflicts,
    new_charters,
    settle,
    without_object,
)
from jada_desk.domain.notice import Audience, Channel, NoticeKind
from jada_desk.domain.objection import Objection
from jada_desk.domain.plan import Change, Fact, Layer, NoticeChoice, Plan, Seen, Step
from jada_desk.domain.plan_words import say_left_out
from jada_desk.domain.rules import everything_against, weigh
from jada_desk.domain.sailings import sort_sailings
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.live_steps import PublicPage, error_page_steps, live_steps, uploaded_pages
from jada_desk.workflows.notice_plan import News, choose, find_differences
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.page_plan import PagePlace, place_pages
from jada_desk.workflows.plan_messages import plan_messages
from jada_desk.workflows.plan_steps import plan_charter
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.rendering import Pages
from jada_desk.workflows.reminders import find_reminders
from jada_desk.workflows.told import Known
from jada_desk.workflows.weekend import read_weekend, with_new


def make_plan(
    observed: Observed,
    draft: Draft,
    *,
    friday: date,
    tenant: Tenant,
    directory: Directory,
    minted: Mapping[str, Minted],
    pages: Pages,
    at: datetime,
    asked: Set[NoticeKind] = frozenset(),
) -> Plan:
    """Everything that a publish at `at` would change, and everyone it would tell.

    Planned are the charters of the weekend (from a Monday: the week) that begins on `friday` and every charter with an
    edit; nobody is told of a charter that has started. `minted` has the made-up values of all of them. A layer that
    could not be read, and a charter that a colleague changed meanwhile, are left out, with a warning that says so;
    without the charter records or the notice records nothing is planned, for nobody could tell then who knows
    what. `asked` are the reminders that go out besides.
    """
    given = draft
    draft = settle(draft, read_weekend(observed, tenant, directory).charters)
    observed = with_new(observed, draft, tenant)
    charters = read_weekend(observed, tenant, directory, called_charters(draft)).charters
    ground = Ground(observed, draft, tenant, directory, minted, pages, at)
    places = page_places(ground, charters)
    warnings = [*_without_object(given, read_weekend(observed, tenant, directory).charters, observed)]
    warnings += [sentence for sentence in observed.troubles.values() if sentence]
    is_blind = bool({Layer.EVENTS, Layer.NOTICES} & set(observed.troubles))
    shown = frozenset(shown_days(friday))
    planned = [one for one in charters if one.event_id in draft.event_ids or one.day in shown]
    parts = _plan_charters(ground, () if is_blind else planned, places, asked)
    warnings += parts.warnings
    steps = [*parts.steps, *error_page_steps(ground, parts.steps)]
    pages_out = uploaded_pages(steps)
    announced = _announced_pages(ground, charters, places, parts.news, {page.key for page in pages_out})
    pages_out += [page for page, is_ticked in announced if is_ticked]
    steps += live_steps(ground, pages_out)
    offered = [
        step
        for page, is_ticked in announced
        if not is_ticked
        for step in live_steps(ground, [page], page.event_id)
    ]
    urls = {event_id: ground.page_url(place) for event_id, place in places.items()}
    messages = plan_messages(ground, parts.news, steps, urls, offered)
    touched = frozenset(step.event_id for step in steps)
    objections = tuple(_broken_rules(ground, [apply_draft(draft, live) for live in charters], touched))
    warnings += [one.sentence for one in objections if not one.because]
    steps += [step for notice, step in messages if step and notice.choice is NoticeChoice.TICKED]
    return Plan(
        plan_id=plan_id_of(steps, at),
        tenant_id=tenant.tenant_id,
        weekend=friday,
        made_at=at,
        changes=tuple(parts.changes),
        notices=tuple(notice for notice, _ in messages),
        warnings=tuple(dict.fromkeys(warnings)),
        steps=tuple(steps),
        notice_steps={step.step_id: step for step in [*offered, *(one for _, one in messages if one)]},
        seen=parts.seen,
        facts=tuple(parts.facts),
        objections=objections,
        titles=parts.titles,
    )


@dataclass(slots=True)
class _Parts:
    """What a plan has of its charters, side by side."""

    changes: list[Change] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    news: list[News] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def _plan_charters(
    ground: Ground, charters: Iterable[Charter], places: Mapping[str, PagePlace], asked: Set[NoticeKind]
) -> _Parts:
    """Each charter's own part of the plan; what is left out of it says so in a warning."""
    draft, directory, tenant, at = ground.draft, ground.directory, ground.tenant, ground.at
    parts = _Parts()
    for live in charters:
        if clashes := conflicts(draft, live):
            parts.warnings += [say_left_out(live.title, clash) for clash in clashes]
            parts.titles[live.event_id] = live.title
            continue
        wanted, known = apply_draft(draft, live), _known(ground.observed, live)
        told = find_differences(wanted, known, directory, tenant, at)
        part = plan_charter(ground, live, wanted, places[live.event_id], told)
        if part.left_out:
            parts.warnings.append(tr("{title} is left out: {why}", title=wanted.title, why=part.left_out))
            continue
        told += find_reminders(wanted, known, told, directory, tenant, at, asked)
        parts.changes += part.changes
        parts.facts += part.facts
        parts.steps += part.steps
        parts.news += told if wanted.start > at else ()
        if part.steps or told:
            parts.titles[live.event_id] = wanted.title
            if part.seen:
                parts.seen[live.event_id] = part.seen
    return parts


def _announced_pages(
    ground: Ground,
    charters: Sequence[Charter],
    places: Mapping[str, PagePlace],
    news: Sequence[News],
    uploaded: Container[str],
) -> list[tuple[PublicPage, bool]]:
    """The pages that guests are told of although this plan does not upload them, and whether a ticked notice
    does.

    Another desk, or a publish that was cut off, may have put the page there, and the edge may still show the old one.
    """
    if Layer.PAGE in ground.observed.troubles:
        return []
    told = {
        one.charter.event_id: any(_is_ticked(ground, one, channel) for channel, _ in one.channels)
        for one in news
        if one.audience is Audience.GUEST and one.channels
    }
    return [
        (PublicPage(live.event_id, place.keys[0], sha256(body).hexdigest()), told[live.event_id])
        for live in charters
        for place in [places[live.event_id]]
        if live.event_id in told and place.keys[0] not in uploaded
        for body in [ground.page_body(live, apply_draft(ground.draft, live), place).page]
    ]


def _is_ticked(ground: Ground, news: News, channel: Channel) -> bool:
    return choose((news,), channel, ground.tenant, ground.at).choice is NoticeChoice.TICKED


def page_places(ground: Ground, charters: Sequence[Charter]) -> dict[str, PagePlace]:
    """The addresses of every charter's page under the draft."""
    wanted = tuple(apply_draft(ground.draft, live) for live in charters)
    return place_pages(wanted, ground.observed.records, ground.observed.pages, ground.minted, ground.tenant)


def hold_back(draft: Draft, held: frozenset[tuple[str, str]]) -> Draft:
    """The draft without the edits (event_id, field) that are held back from this publish; of a charter that is not to
    be made yet, without all."""
    if not held:
        return draft
    unmade = {one.event_id for one in new_charters(draft) if (one.event_id, "is_new") in held}
    edits = {key: edit for key, edit in draft.edits.items() if key not in held and key[0] not in unmade}
    overrides = {event_id: said for event_id, said in draft.overrides.items() if event_id not in unmade}
    return replace(draft, edits=edits, overrides=overrides)


def _known(observed: Observed, live: Charter) -> Known:
    event_id = live.event_id
    return Known(
        live=live,
        record=observed.records.get(event_id),
        dispatch=observed.dispatch.get(event_id),
        rows=observed.told.get(event_id, ()),
    )


def _without_object(draft: Draft, charters: Sequence[Charter], observed: Observed) -> Iterable[str]:
    """What the draft still says of charters that are cancelled, or whose events are gone."""
    for live in charters:
        if names := without_object(draft, live):
            fields = ", ".join(tr(FIELD_LABELS[name]).lower() for name in names)
            yield tr(
                "{title} is cancelled: your changes there ({fields}) are without object.",
                title=live.title,
                fields=fields,
            )
    for event_id in sorted(observed.gone & draft.event_ids):
        yield tr(
            "An edited charter ({event_id}) is not in the calendar any more: its edits are without object.",
            event_id=event_id,
        )


def _broken_rules(ground: Ground, wanted: Sequence[Charter], touched: frozenset[str]) -> Iterable[Objection]:
    """What the rules say against the charters that the plan touches."""
    sailings = sort_sailings(wanted)
    for charter in wanted:
        if charter.event_id not in touched:
            continue
        boat, turnaround = ground.tenant.boat(charter.boat), ground.tenant.turnaround
        for person, reason in everything_against(charter, sailings, ground.directory, boat, turnaround):
            _, accepted = weigh([reason], person, charter.overrides)
            because = accepted[0].because if accepted else ""
            yield Objection(charter.event_id, charter.title, person, reason, because)


def plan_id_of(steps: Sequence[Step], at: datetime) -> str:
    """A plan's name: the same for the same steps at the same moment."""
    content = json.dumps([[step.step_id, step.operation] for step in steps])
    return sha256(f"{content}{at.isoformat()}".encode()).hexdigest()[:12]
