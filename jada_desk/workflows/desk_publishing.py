"""The desk as far as it publishes: the plan, the pages, the publish and what is left of it, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Conflict, Draft, apply_draft, conflicts
from jada_desk.domain.errors import NotFound
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.translation import tr
from jada_desk.workflows.desk_looking import DeskLooking
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.memory import AuditRecord, Kept
from jada_desk.workflows.ports.work import CancelToken, Report
from jada_desk.workflows.weekend import read_weekend, with_new

if TYPE_CHECKING:
    # What is not needed to show a weekend from disk is imported by the call that needs it: no start waits for it.
    from jada_desk.domain.page_difference import LivePage, PageDifference
    from jada_desk.domain.plan import Plan, PublishReport, Step, StepOutcome
    from jada_desk.domain.typed_message import TypedMessage
    from jada_desk.workflows.ground import Ground
    from jada_desk.workflows.page_plan import PagePlace
    from jada_desk.workflows.publish import Means
    from jada_desk.workflows.rollback import TakenBack
    from jada_desk.workflows.settle import Settling

_NO_EDITS: Final = Draft()


class DeskPublishing(DeskLooking):
    """Plans, publishes, recovers and tells. Methods block on disk or network unless they say that they are pure."""

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
        pages = self._world().pages()
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
        from jada_desk.domain.plan import Plan
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
        return Ground(observed, draft, self.tenant, directory, minted, self._world().pages(), at)

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
        from jada_desk.workflows.hold import Allowance
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
        from jada_desk.workflows.hold import quiet_until

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
        from jada_desk.domain.plan import PublishReport
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
        from jada_desk.domain.plan import StepState
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
        from jada_desk.workflows.opt_out import stop_texts

        return stop_texts(self._world().sources.tables, phone, words, self._clock.now())

    def allow_texts(self, phone: str, words: str) -> str:
        """Keep that somebody may be texted at this number again; the number in E.164. Raises BadInput."""
        from jada_desk.workflows.opt_out import allow_texts

        return allow_texts(self._world().sources.tables, phone, words, self._clock.now())

    def opt_outs(self) -> tuple[dict[str, str], str]:
        """The numbers that are not to be texted, each with its reason, and why a source could not be asked."""
        from jada_desk.workflows.opt_out import read_opt_outs

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


def _all_outcomes(kept: Kept) -> Mapping[str, StepOutcome]:
    from jada_desk.workflows.publish import end_of

    return {step.step_id: end_of(kept.outcomes, step) for step in kept.plan.steps}
