"""The desk: everything a dispatcher does with one tenant, as plain synchronous calls.

The window calls it from worker threads, the command line directly. It holds no state but its parts; drafts,
observations and plans are values that go in and come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from jada_desk.domain.board import Board
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, Weekend, shown_days, weekend_days
from jada_desk.domain.crew import CrewMember, Directory, fold
from jada_desk.domain.decline import URGENT_WITHIN, Decline, urgent_declines
from jada_desk.domain.draft import (
    Conflict,
    Draft,
    History,
    apply_draft,
    called_charters,
    conflicts,
    discard,
    settle,
)
from jada_desk.domain.errors import BadInput, NeedsDecision, NotFound
from jada_desk.domain.links import waiver_url
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.page_difference import LivePage, PageDifference
from jada_desk.domain.plan import Plan, PublishReport, Step, StepOutcome, StepState
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.domain.typed_message import TypedMessage
from jada_desk.domain.waiver_book import WaiverBook
from jada_desk.domain.when import say_date, say_time
from jada_desk.workflows.crew_directory import save_members
from jada_desk.workflows.hold import Allowance, quiet_until
from jada_desk.workflows.mint import make_token
from jada_desk.workflows.opt_out import allow_texts, read_opt_outs, stop_texts
from jada_desk.workflows.ports import (
    AuditRecord,
    CancelToken,
    Clock,
    Journal,
    Kept,
    Mailbox,
    Memory,
    Observed,
    OwnTemplates,
    Pages,
    PhotoFolder,
    PhotoStore,
    Report,
    Table,
)
from jada_desk.workflows.records import text, texts
from jada_desk.workflows.waiver_links import give_own_link, party_token
from jada_desk.workflows.weekend import read_directory, read_weekend, with_new

if TYPE_CHECKING:
    # What is not needed to show a weekend from disk is imported by the call that needs it: no start waits for it.
    from jada_desk.workflows.ground import Ground
    from jada_desk.workflows.lookup import GuestRows, Lookup, MailReader
    from jada_desk.workflows.missing import Found
    from jada_desk.workflows.observe import Sources
    from jada_desk.workflows.page_plan import PagePlace
    from jada_desk.workflows.perform import Performer
    from jada_desk.workflows.photo_download import Photo, SavedPhoto
    from jada_desk.workflows.publish import Means
    from jada_desk.workflows.remembered import Remembered
    from jada_desk.workflows.rollback import TakenBack
    from jada_desk.workflows.settle import Settling
    from jada_desk.workflows.waiver_desk import WaiverCheck


_NO_EDITS: Final = Draft()


@dataclass(frozen=True, slots=True)
class Opened:
    """What the desk knows without asking anybody: the draft, this weekend's Friday, and its last observation.

    `trouble` is a sentence when the files of this desk were damaged and begun anew, else "".
    """

    history: History
    weekend: date
    observed: Observed | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """The adapters of one tenant. Built when first needed, for their libraries are slow to import."""

    sources: Sources
    performer: Performer
    pages: Pages
    mailbox: Mailbox | None
    read_mail: MailReader
    own_templates: OwnTemplates | None = None
    photos: PhotoStore | None = None
    open_folder: Callable[[str], PhotoFolder] | None = None


@dataclass(slots=True)
class Leaving:
    """Whether the desk is about to close."""

    cancelled: bool = False


class Desk:
    """One tenant's desk. Methods may block on disk or network unless they say that they are pure."""

    def __init__(
        self,
        tenant: Tenant,
        *,
        clock: Clock,
        memory: Memory,
        journal: Journal,
        executor: Executor,
        world: Callable[[], World],
        who: str = "",
        is_practice: bool = False,
        trouble: str = "",
        on_close: Callable[[], None] = lambda: None,
        on_reconnect: Callable[[], None] = lambda: None,
    ) -> None:
        self.tenant = tenant
        self.is_practice = is_practice
        self._clock = clock
        self._memory = memory
        self._journal = journal
        self._executor = executor
        self._world = world
        self._who = who
        self._trouble = trouble
        self._on_close = on_close
        self._on_reconnect = on_reconnect
        self._leaving = Leaving()

    # Reading --------------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The present moment by the desk's clock, in the tenant's zone. Pure."""
        return self._clock.now().astimezone(self.tenant.time_zone)

    def open(self) -> Opened:
        """What is on disk; no network."""
        friday = weekend_days(self.now().date())[0]
        observed = self._memory.load_observed(friday)
        return Opened(self._memory.load_history(), friday, observed, self._trouble)

    def recall(self, friday: date) -> Observed | None:
        """The last observation of a weekend, from disk."""
        return self._memory.load_observed(friday)

    def remembered(self, known: Remembered | None = None) -> Remembered:
        """The charters of every weekend on disk, to be found; what stands in `known` already is not read again."""
        from jada_desk.workflows.remembered import remember

        return remember(self._memory.every_observed(), self.tenant, known)

    def observe(self, friday: date, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        """Look at every layer for a weekend (or, from a Monday, a week) and for every charter of the draft,
        and keep what was seen on disk."""
        del cancel  # Reads are short; a result that nobody waits for any more is dropped by who asked.
        return self._observe(friday, draft, report, frozenset())

    def observe_again(self, plan_id: str, draft: Draft, report: Report, cancel: CancelToken) -> Observed:
        """As `observe`, for the weekend of an earlier publish and every charter that it changed. Raises
        BadInput."""
        from jada_desk.workflows.recovery import find

        del cancel
        plan = find(plan_id, self._journal).plan
        return self._observe(plan.weekend, draft, report, frozenset(one.event_id for one in plan.facts))

    def _observe(self, friday: date, draft: Draft, report: Report, also: frozenset[str]) -> Observed:
        from jada_desk.workflows.observe import observe

        first, *_, last = shown_days(friday)
        world = self._world()
        observed = observe(
            first,
            last,
            draft,
            sources=world.sources,
            tenant=self.tenant,
            executor=self._executor,
            report=report,
            also=also,
        )
        # An empty calendar is kept over nothing: by what stood there, the next look tells what vanished.
        if observed.events or not self._memory.load_observed(first):
            self._memory.save_observed(first, observed)
        return observed

    def find(
        self, reference: str, draft: Draft, report: Report, cancel: CancelToken
    ) -> tuple[Observed, Charter]:
        """The charter meant by an event id, a booking id, or a title or guest name that only one has, within
        a year.

        With it comes a fresh observation of its weekend. Raises NotFound, and NeedsDecision when several fit.
        """
        from jada_desk.workflows.observe import read_calendar

        today = self.now().date()
        sources = self._world().sources
        reading = read_calendar(today - timedelta(days=366), today + timedelta(days=366), sources)[0]
        everything = Observed(today, today, events=reading.events, crew=sources.tables.scan(Table.CREW))
        weekend = read_weekend(everything, self.tenant, self.directory(everything), with_unknown=True)
        found = find_charter(reference, weekend.charters)
        observed = self.observe(weekend_days(found.day)[0], draft, report, cancel)
        return observed, self.weekend(observed, observed.first).charter(found.event_id) or found

    def directory(self, observed: Observed | None) -> Directory:
        """The crew directory. Pure."""
        return read_directory(observed.crew) if observed else Directory()

    def weekend(self, observed: Observed | None, friday: date, draft: Draft = _NO_EDITS) -> Weekend:
        """The weekend that was observed, with what the draft calls a charter; empty when it never was. Pure."""
        if observed is None:
            return Weekend(shown_days(friday))
        observed = with_new(observed, draft, self.tenant)
        return read_weekend(observed, self.tenant, self.directory(observed), called_charters(draft))

    def board(
        self,
        weekend: Weekend,
        draft: Draft,
        directory: Directory,
        unpublished: frozenset[str],
        drifted: frozenset[str] = frozenset(),
        before: Board | None = None,
    ) -> Board:
        """The weekend as the dispatcher sees it; from the board `before` is taken over what stays. Pure."""
        return make_board(
            weekend,
            draft,
            boats=self.tenant.boats,
            directory=directory,
            turnaround=timedelta(minutes=self.tenant.turnaround_minutes),
            unpublished=unpublished,
            drifted=drifted,
            before=before,
        )

    def save_crew(self, members: Iterable[CrewMember], observed: Observed) -> int:
        """Write crew members into the directory, against what was observed of them; how many differed.

        Raises NeedsDecision when a colleague changed one of them meanwhile; those before it are saved.
        """
        return save_members(members, observed.crew, self._world().sources.tables)

    # Declines -------------------------------------------------------------------------------------------------------

    def new_declines(self, charters: Iterable[Charter], directory: Directory) -> tuple[Decline, ...]:
        """Who declined one of these charters, as wanted, within two days of sailing, and nobody was told of it here."""
        return urgent_declines(charters, directory, self.now(), self._memory.seen_declines())

    def look_for_declines(self, draft: Draft) -> tuple[Decline, ...]:
        """Read the two days to come, and give their `new_declines` under the draft. Raises as `observe`."""
        from jada_desk.workflows.missing import unheard
        from jada_desk.workflows.observe import observe

        now = self.now()
        observed = observe(
            now.date(),
            (now + URGENT_WITHIN).date(),
            _NO_EDITS,
            sources=self._world().sources,
            tenant=self.tenant,
            executor=self._executor,
            report=unheard,
        )
        directory = self.directory(observed)
        charters = read_weekend(observed, self.tenant, directory).charters
        return self.new_declines([apply_draft(draft, one) for one in charters], directory)

    def see_declines(self, keys: Iterable[str]) -> None:
        """Keep that somebody was told of these declines."""
        self._memory.see_declines(keys)

    # The draft ------------------------------------------------------------------------------------------------------

    def save(self, history: History) -> None:
        """Keep the draft; it is on disk when this returns."""
        self._memory.save_history(history)

    def settled(self, history: History, observed: Observed) -> History:
        """The history after a publish: what the calendar says now is no edit any more, nor is what has no object,
        and undo ends here. Pure."""
        weekend = read_weekend(observed, self.tenant, self.directory(observed))
        draft = settle(history.present, weekend.charters)
        for event_id in sorted(observed.gone):
            draft = discard(draft, event_id)
        return history.barrier(draft)

    # Publishing -----------------------------------------------------------------------------------------------------

    def plan(
        self,
        observed: Observed,
        draft: Draft,
        friday: date,
        held_back: frozenset[tuple[str, str]] = frozenset(),
        asked: frozenset[NoticeKind] = frozenset(),
    ) -> Plan:
        """Everything that a publish would change and everyone it would tell; renders pages and messages. `asked` are
        the reminders that go out besides."""
        from jada_desk.workflows.plan import hold_back, make_plan
        from jada_desk.workflows.recovery import with_journal

        directory = self.directory(observed)
        weekend = self.weekend(observed, friday, draft)
        observed = replace(observed, told=with_journal(observed.told, self._journal))
        pages = self._world().pages
        plan = make_plan(
            observed,
            hold_back(draft, held_back),
            friday=friday,
            tenant=self.tenant,
            directory=directory,
            minted=self._memory.mint(one.event_id for one in weekend.charters),
            pages=pages,
            at=self._clock.now().replace(microsecond=0),
            asked=asked,
        )
        # Asked when all is rendered: what failed on the way is among them.
        return replace(plan, warnings=(*plan.warnings, *pages.warnings))

    def plan_message(self, observed: Observed, friday: date, message: TypedMessage) -> Plan:
        """Everyone whom a typed message would tell of the charters as they are published, and nothing else; renders
        the messages."""
        from jada_desk.workflows.message_plan import plan_typed_message
        from jada_desk.workflows.recovery import with_journal

        observed = replace(observed, told=with_journal(observed.told, self._journal))
        directory = self.directory(observed)
        charters = self.weekend(observed, friday).charters
        ground = self._ground(observed, _NO_EDITS, directory, charters)
        empty = Plan("", self.tenant.tenant_id, friday, ground.at, (), (), (), (), {})
        plan = plan_typed_message(ground, message, empty)
        return replace(plan, warnings=(*plan.warnings, *ground.pages.warnings))

    def preview(self, observed: Observed, draft: Draft, event_id: str) -> bytes:
        """The guest page of a charter as it would be published now: these very bytes go up. Raises
        NotFound."""
        ground, live, place = self._place(observed, draft, event_id)
        return ground.page_body(live, apply_draft(draft, live), place).page

    def live_page(self, observed: Observed, draft: Draft, event_id: str) -> LivePage:
        """What the public address of a charter's page serves now. Raises NotFound, and as `PublicSite.read`."""
        from jada_desk.workflows.live_page import live_keys, read_live_page

        ground, _, place = self._place(observed, draft, event_id)
        site = self._world().performer.layers.site
        return read_live_page(live_keys(ground, event_id, place), site, self.now())

    def compare_page(self, observed: Observed, draft: Draft, event_id: str, live: LivePage) -> PageDifference:
        """What a publish of the draft would change of a page that was live. Raises NotFound."""
        from jada_desk.workflows.live_page import compare_page

        ground, charter, place = self._place(observed, draft, event_id)
        return compare_page(ground, charter, place, live)

    def _place(self, observed: Observed, draft: Draft, event_id: str) -> tuple[Ground, Charter, PagePlace]:
        """What the page of a charter is made from, the charter as the calendar has it, and the page's addresses."""
        from jada_desk.workflows.plan import page_places

        directory = self.directory(observed)
        observed = with_new(observed, draft, self.tenant)
        charters = self.weekend(observed, observed.first, draft).charters
        live = next((one for one in charters if one.event_id == event_id), None)
        if live is None:
            raise NotFound(
                tr("This charter is not in the calendar any more."), remedy=tr("Refresh the weekend.")
            )
        ground = self._ground(observed, draft, directory, charters)
        return ground, live, page_places(ground, charters)[event_id]

    def _ground(
        self, observed: Observed, draft: Draft, directory: Directory, charters: Iterable[Charter]
    ) -> Ground:
        from jada_desk.workflows.ground import Ground

        minted = self._memory.mint(one.event_id for one in charters)
        at = self._clock.now().replace(microsecond=0)
        return Ground(observed, draft, self.tenant, directory, minted, self._world().pages, at)

    def publish(self, plan: Plan, report: Report, cancel: CancelToken) -> PublishReport:
        """Carry out a confirmed plan. It takes over what earlier publishes left undone on its charters."""
        from jada_desk.workflows.recovery import publish

        return publish(plan, self._means(report, cancel))

    def retry(self, plan_id: str, report: Report, cancel: CancelToken) -> PublishReport:
        """Finish the rest of an earlier publish, as far as no later one took it over."""
        from jada_desk.workflows.recovery import retry

        return retry(plan_id, self._means(report, cancel))

    def recover(self, report: Report, cancel: CancelToken) -> tuple[PublishReport, ...]:
        """Go on with what was cut off when the desk was killed or closed, oldest first, and send what was held and is
        due; what came of each.

        What needs a person (see `jada_desk.workflows.recovery`) is left, and stands in `unfinished`.
        """
        from jada_desk.workflows.recovery import recover, send_held

        means = self._means(report, cancel)
        return (*recover(means), *send_held(means))

    def send_held(self, report: Report, cancel: CancelToken) -> tuple[PublishReport, ...]:
        """Send the messages that were held for a better hour and whose hour has come; what came of each publish."""
        from jada_desk.workflows.recovery import send_held

        return send_held(self._means(report, cancel))

    def held(self) -> tuple[tuple[Kept, Step], ...]:
        """The messages that wait for a better hour, newest publish first; `StepOutcome.detail` says until when."""
        from jada_desk.workflows.recovery import LOOK_BACK, held_steps

        return tuple((kept, step) for kept in self.published(LOOK_BACK) for step in held_steps(kept))

    def leave(self) -> None:
        """The desk is about to close: a publish under way returns at once and goes on by `recover`. Pure."""
        self._leaving.cancelled = True

    def _means(self, report: Report, cancel: CancelToken) -> Means:
        from jada_desk.workflows.publish import Means
        from jada_desk.workflows.recovery import LOOK_BACK

        performer = self._world().performer.guarded()
        now = self._clock.now()
        return Means(
            performer,
            self._journal,
            self._executor,
            self._clock,
            report,
            cancel,
            allowance=Allowance.of(self.tenant, self._journal.latest(LOOK_BACK), now),
            leave=self._leaving,
        )

    def due(self) -> int:
        """How many of the held messages may go out by now."""
        now = self._clock.now()
        return sum(quiet_until(step, now) is None for _, step in self.held())

    def published(self, limit: int = 20) -> tuple[Kept, ...]:
        """The latest publishes, newest first."""
        return self._journal.latest(limit)

    def audit(self, plan_id: str) -> tuple[AuditRecord, ...]:
        """Everything that was kept of a publish, oldest first: who, what, when."""
        return self._journal.audit(plan_id)

    def unfinished(self) -> tuple[Kept, ...]:
        """Publishes that a retry may finish, newest first; what a later publish took over is not among them,
        unless it left pages that are up and not live."""
        from jada_desk.workflows.recovery import LOOK_BACK, has_due_batch

        found: list[Kept] = []
        taken_over: set[str] = set()
        for kept in self.published(LOOK_BACK):
            rest = PublishReport(kept.plan, _all_outcomes(kept))
            charters = set(rest.open_event_ids) - {""}
            is_taken_over = bool(charters) and charters <= taken_over and not kept.plan.is_message
            if rest.can_retry and (not is_taken_over or has_due_batch(kept)):
                found.append(kept)
            taken_over.update(() if kept.plan.is_message else kept.plan.event_ids)
        return tuple(found)

    def uncertain(self) -> tuple[tuple[Kept, Step], ...]:
        """The messages of which nobody knows whether they went out, newest publish first: for
        `settle_notice`."""
        from jada_desk.workflows.publish import end_of
        from jada_desk.workflows.recovery import LOOK_BACK

        return tuple(
            (kept, step)
            for kept in self.published(LOOK_BACK)
            for step in kept.plan.steps
            if end_of(kept.outcomes, step).state is StepState.UNCERTAIN
        )

    def settle_notice(
        self, plan_id: str, step_id: str, choice: Settling, report: Report, cancel: CancelToken
    ) -> StepOutcome:
        """A person says that an uncertain message went out, or has it sent again; what came of it.

        A message that should not be sent any more expires instead. Raises BadInput when it is not uncertain,
        NeedsDecision while another desk is telling this person.
        """
        from jada_desk.workflows.settle import settle_notice

        return settle_notice(plan_id, step_id, choice, self._means(report, cancel))

    def told_by_phone(self, observed: Observed, event_id: str, recipient: str) -> str:
        """Keep that a person was told by phone what stands in the calendar now; their name.

        `recipient` is "guest", or a crew member's name or id. Raises NotFound for a charter that was not
        observed, BadInput when this person has no news of it.
        """
        from jada_desk.workflows.settle import told_by_phone

        directory = self.directory(observed)
        charters = read_weekend(observed, self.tenant, directory).charters
        live = next((one for one in charters if one.event_id == event_id), None)
        if live is None:
            raise NotFound(
                tr("This charter is not in the calendar any more."), remedy=tr("Refresh the weekend.")
            )
        tables = self._world().sources.tables
        return told_by_phone(live, recipient, observed, directory, self.tenant, tables, self._clock)

    def stop_texts(self, phone: str, words: str) -> str:
        """Keep that somebody asked, in these words, not to be texted at this number any more; the number in E.164.
        Raises BadInput."""
        return stop_texts(self._world().sources.tables, phone, words, self._clock.now())

    def allow_texts(self, phone: str, words: str) -> str:
        """Keep that somebody may be texted at this number again; the number in E.164. Raises BadInput."""
        return allow_texts(self._world().sources.tables, phone, words, self._clock.now())

    def opt_outs(self) -> tuple[dict[str, str], str]:
        """The numbers that are not to be texted, each with its reason, and why a source could not be asked."""
        sources = self._world().sources
        return read_opt_outs(sources.tables, sources.sms)

    # Differences and ways back --------------------------------------------------------------------------------------

    def conflicts(self, observed: Observed, draft: Draft) -> tuple[Conflict, ...]:
        """The fields that a colleague changed while the draft changes them too. Pure."""
        charters = read_weekend(observed, self.tenant, self.directory(observed)).charters
        return tuple(clash for one in charters for clash in conflicts(draft, one))

    def rollback(self, plan_id: str, observed: Observed, draft: Draft, event_id: str = "") -> TakenBack:
        """The draft that takes a publish, or one charter of it, back; to be reviewed and published like any
        other.

        Raises BadInput when the journal has no such publish, or it has nothing to take back there.
        """
        from jada_desk.workflows.recovery import find
        from jada_desk.workflows.rollback import take_back

        kept = find(plan_id, self._journal)
        charters = read_weekend(observed, self.tenant, self.directory(observed)).charters
        return take_back(kept, charters, draft, event_id, self.now())

    # Waivers --------------------------------------------------------------------------------------------------------

    def waivers(self, charter: Charter) -> WaiverBook:
        """Who signed for a charter, who is missing, and whether a kept waiver was tampered with."""
        from jada_desk.workflows.waiver_desk import read_book

        return read_book(self._world().sources.tables, charter)

    def mark_waiver(self, charter: Charter, person: str, mark: str) -> WaiverBook:
        """Say by hand whose a signature is; it takes effect at once, and "" takes the mark away. Raises BadInput."""
        from jada_desk.workflows.waiver_desk import mark_waiver

        tables = self._world().sources.tables
        return mark_waiver(tables, charter, person, mark, self._clock.now(), self._who)

    def party_link(self, observed: Observed, event_id: str) -> str:
        """The address where everybody of a charter signs, as its guest page has it. Raises NotFound before the first
        publish, for until then it opens nothing."""
        record = observed.records.get(event_id)
        if not (texts(record, "waiver_links") or text(record, "waiver_secret")):
            raise NotFound(
                tr("This charter was not published yet."), remedy=tr("Publish it, then its link works.")
            )
        secret = self._memory.mint([event_id])[event_id].waiver_secret
        token = party_token(record, secret, observed.links.get(event_id, ""))
        return waiver_url(self.tenant.aws.site_url, event_id, token)

    def own_link(self, charter: Charter) -> str:
        """A fresh link with which one person signs, once, for a charter; only its hash is kept. Works once the charter
        has a record."""
        tables, token = self._world().sources.tables, make_token()
        give_own_link(tables, charter.event_id, token, self._clock.now(), self._who)
        return waiver_url(self.tenant.aws.site_url, charter.event_id, token)

    def check_waivers(self) -> WaiverCheck:
        """Compare every waiver of the operation with what was signed."""
        from jada_desk.workflows.waiver_desk import check_waivers

        return check_waivers(self._world().sources.tables)

    # Contacts -------------------------------------------------------------------------------------------------------

    def lookup(
        self, charter: Charter, observed: Observed | None, report: Report, cancel: CancelToken
    ) -> Lookup:
        """Search calendar, guest table and bookings mailbox for a guest's contact."""
        guests = partial(self._world().sources.tables.scan, Table.GUESTS)
        return self._look(charter, observed, guests, report, cancel, self._executor)

    def lookup_missing(
        self, charters: Iterable[Charter], observed: Observed | None, report: Report, cancel: CancelToken
    ) -> tuple[Found, ...]:
        """Search for the guest of each charter that has no phone number; the guest table is read once."""
        from jada_desk.workflows.missing import find_missing, once, unheard

        guests = once(partial(self._world().sources.tables.scan, Table.GUESTS))
        return find_missing(
            [one for one in charters if one.is_without_phone],
            lambda charter: self._look(charter, observed, guests, unheard, cancel, None),
            report=report,
            cancel=cancel,
            executor=self._executor,
        )

    def _look(
        self,
        charter: Charter,
        observed: Observed | None,
        guests: GuestRows,
        report: Report,
        cancel: CancelToken,
        executor: Executor | None,
    ) -> Lookup:
        from jada_desk.workflows.lookup import find_contact

        world = self._world()
        own = [self.tenant.phone, *(member.phone for member in self.directory(observed).members)]
        return find_contact(
            charter,
            mailbox=world.mailbox,
            guests=guests,
            read=world.read_mail,
            own_numbers=frozenset(number for number in own if number),
            report=report,
            cancel=cancel,
            executor=executor,
        )

    def reconnect(self) -> None:
        """Use the sign-ins as they are now from the next call on. Pure."""
        self._on_reconnect()

    # Photos ---------------------------------------------------------------------------------------------------------

    def photos_of(self, charter: Charter) -> tuple[Photo, ...]:
        """The photos that guests added to a charter, in the order in which they arrived."""
        from jada_desk.workflows.photo_download import list_photos

        return list_photos(self._world().sources.tables, charter.event_id)

    def get_photos(
        self, charter: Charter, folder: str, report: Report, cancel: CancelToken
    ) -> tuple[SavedPhoto, ...]:
        """Bring a charter's photos into a folder of this computer. Raises BadInput when the operation takes
        none, and as `download_photos`."""
        from jada_desk.workflows.photo_download import download_photos

        world = self._world()
        if world.photos is None or world.open_folder is None:
            raise BadInput(
                tr("This operation has no bucket for photos."),
                unchanged=tr("Nothing was fetched."),
                remedy=tr("Name one in the settings, under Tables and guest pages."),
            )
        tables = world.sources.tables
        return download_photos(charter, tables, world.photos, world.open_folder(folder), report, cancel)

    def own_templates(self) -> OwnTemplates | None:
        """The templates that the tenant changed; None where there can be none."""
        return self._world().own_templates

    def close(self) -> None:
        """Let go of the profile; the desk is of no use afterwards."""
        self._on_close()


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


def _all_outcomes(kept: Kept) -> Mapping[str, StepOutcome]:
    from jada_desk.workflows.publish import end_of

    return {step.step_id: end_of(kept.outcomes, step) for step in kept.plan.steps}
