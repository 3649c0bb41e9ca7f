"""What comes after a publish: going on with one that was cut off, settling messages, the history and the way back.

Started here and answered here, on the GUI thread, like everything of the shown weekend.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QTimer, Signal

from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Task, Work
from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_date, say_time

if TYPE_CHECKING:
    # Plans and workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.domain.plan import PlannedNotice, PublishReport, Step, StepOutcome
    from jada_desk.workflows.observed import Observed
    from jada_desk.workflows.ports.memory import Kept
    from jada_desk.workflows.rollback import TakenBack
    from jada_desk.workflows.settle import Settling

# So many publishes are read at a time.
_PAGE: Final = 50

_LOOK_FOR_DUE_MS: Final = 60_000

Uncertain = tuple[tuple["Kept", "Step"], ...]


def report_of(kept: Kept) -> PublishReport:
    """What became of a kept plan, as a report; steps that nothing is known of wait."""
    from jada_desk.domain.plan import PublishReport, StepOutcome, StepState

    waiting = StepOutcome(StepState.WAITING)
    return PublishReport(
        kept.plan, {step.step_id: kept.outcomes.get(step.step_id, waiting) for step in kept.plan.steps}
    )


class Aftermath(QObject):
    """The publishes of one session's desk once they are over."""

    changed = Signal()
    listed = Signal()
    list_failed = Signal(object)
    audited = Signal(str, object)
    notice_settled = Signal(str, str, object)
    told_by_phone = Signal(str, str)
    rolled_back = Signal(object)
    failed = Signal(object)

    def __init__(self, shown: ShownWeekend) -> None:
        super().__init__(shown)
        self._shown = shown
        self._has_tried = False
        self.uncertain: Uncertain = ()
        self.latest: tuple[Kept, ...] = ()
        self._limit = _PAGE
        self.recovery_words = ""
        self.is_busy = False
        self._held: Uncertain = ()
        self._look = QTimer(self, interval=_LOOK_FOR_DUE_MS)
        self._look.timeout.connect(self.look_for_held)
        self._look.start()
        shown.unfinished_found.connect(self.look_for_uncertain)
        shown.unfinished_found.connect(self.recover_once)
        shown.answered.connect(self.recover_once)

    # Recovery --------------------------------------------------------------------------------------------------------

    def recover_once(self) -> None:
        """Go on with what was cut off when the desk ended, once, as soon as the world can be reached."""
        shown = self._shown
        is_ready = shown.observed is not None and not shown.is_reading and not shown.trouble
        if self._has_tried or not is_ready or shown.publishing:
            return
        cut_off = [kept for kept in shown.unfinished if kept.ended_at is None]
        if cut_off:
            self._has_tried = True
            desk = shown.desk
            shown.run_publish(
                lambda report, cancel: desk.recover(report, cancel),
                lambda result: self._recovered(cut_off, cast("tuple[PublishReport, ...]", result)),
            )

    def _recovered(self, before: list[Kept], reports: tuple[PublishReport, ...]) -> None:
        from jada_desk.domain.plan import StepState

        said = []
        for report in reports:
            plan = report.plan
            earlier = next((one for one in before if one.plan.plan_id == plan.plan_id), None)
            was_done = sum(one.state is StepState.DONE for one in earlier.outcomes.values()) if earlier else 0
            now_done = report.count(StepState.DONE) - was_done
            begun = plan.made_at.astimezone(self._shown.desk.tenant.time_zone)
            said.append(
                tr_n(
                    "A publish from {time} was cut off: {n} of {steps} was finished now.",
                    "A publish from {time} was cut off: {n} of {steps} were finished now.",
                    now_done,
                    time=say_time(begun),
                    steps=tr_n("{n} step", "{n} steps", len(plan.steps)),
                )
            )
        self.recovery_words = " ".join(said)
        if said:
            self._shown.announced.emit(self.recovery_words)
        self._shown.publish_ended.emit(reports[-1] if reports else None)
        self.changed.emit()

    # Held messages ---------------------------------------------------------------------------------------------------

    def look_for_held(self) -> None:
        """Read which messages wait for a better hour, and send those whose hour has come."""
        shown = self._shown
        if not shown.is_open or shown.is_closing:
            return
        desk = shown.desk
        shown.tasks.start(
            "disk",
            Task(lambda _report, _cancel: (desk.held(), desk.due()), succeeded=self._found_held),
            key="held",
        )

    def _found_held(self, result: object) -> None:
        held, due = cast(tuple[Uncertain, int], result)
        if held != self._held:
            self._held = held
            self.changed.emit()
        shown = self._shown
        if due and not shown.publishing and not shown.trouble and not shown.publish_obstacle:
            desk = shown.desk
            shown.run_publish(lambda report, cancel: desk.send_held(report, cancel), self._sent_held)

    def _sent_held(self, result: object) -> None:
        from jada_desk.domain.plan import StepState

        reports = cast("tuple[PublishReport, ...]", result)
        sent = sum(report.count(StepState.HELD) == 0 for report in reports)
        self._shown.announced.emit(
            tr_n(
                "Messages that were held are sent: {n} publish.",
                "Messages that were held are sent: {n} publishes.",
                sent,
            )
        )
        self.look_for_held()

    def held_words(self, event_id: str) -> tuple[str, ...]:
        """What waits of the messages about a charter, in sentences."""
        found = []
        for kept, step in self._held:
            notice = next((one for one in kept.plan.notices if one.step_id == step.step_id), None)
            if notice and event_id in notice.event_ids:
                found.append(
                    tr(
                        "Text to {name}: {detail}",
                        name=notice.name or tr("the guest"),
                        detail=kept.outcomes[step.step_id].detail,
                    )
                )
        return tuple(dict.fromkeys(found))

    def dismiss_recovery(self) -> None:
        self.recovery_words = ""
        self.changed.emit()

    # Uncertain messages ----------------------------------------------------------------------------------------------

    def look_for_uncertain(self) -> None:
        """Read which messages may or may not have gone out."""
        self.look_for_held()
        desk = self._shown.desk
        self._shown.tasks.start(
            "disk",
            Task(lambda _report, _cancel: desk.uncertain(), succeeded=self._found_uncertain),
            key="uncertain",
        )

    def _found_uncertain(self, result: object) -> None:
        self.uncertain = cast(Uncertain, result)
        self.changed.emit()

    def settle(self, plan_id: str, step_id: str, choice: Settling) -> None:
        """Say of an uncertain message that it went out, or have it sent again; `notice_settled` answers."""
        desk = self._shown.desk

        def tell(result: object) -> None:
            outcome = cast("StepOutcome", result)
            self.notice_settled.emit(plan_id, step_id, outcome)
            # "Marked as sent." is said by the row as well; a reader hears it here.
            self._shown.announced.emit(outcome.detail or tr("The message is settled."))
            self.look_for_uncertain()

        self._do(
            "publish",
            lambda report, cancel: desk.settle_notice(plan_id, step_id, choice, report, cancel),
            tell,
        )

    def tell_by_phone(self, notice: PlannedNotice, plan_id: str = "") -> None:
        """Keep that somebody was told by phone what is published now; `told_by_phone` answers.

        With a `plan_id` the charters of that publish are read first, for they have just changed.
        """
        shown, desk, draft = self._shown, self._shown.desk, self._shown.history.present
        seen = shown.observed

        def work(report: object, cancel: object) -> str:
            observed = desk.observe_again(plan_id, draft, report, cancel) if plan_id else seen  # type: ignore[arg-type]
            if observed is None:
                raise JadaError(tr("The weekend has not been read yet."), remedy=tr("Read it again first."))
            names = []
            for event_id in notice.event_ids:
                try:
                    names.append(desk.told_by_phone(observed, event_id, notice.recipient))
                except BadInput:
                    # They know it all by now, as far as the desk can tell: the call settles nothing more.
                    continue
            return names[0] if names else ""

        def tell(name: object) -> None:
            self.told_by_phone.emit(plan_id, notice.notice_key)
            words = (
                tr("{name} was told by phone.", name=name)
                if name
                else tr("There was nothing left to tell; nothing was kept.")
            )
            shown.announced.emit(words)
            shown.refresh()

        self._do("publish", work, tell)

    # History and rollback --------------------------------------------------------------------------------------------

    def list_publishes(self) -> None:
        """Read the publishes, newest first; `listed` or `list_failed` answers."""
        desk, limit = self._shown.desk, self._limit
        self._shown.tasks.start(
            "disk",
            Task(
                lambda _report, _cancel: desk.published(limit),
                succeeded=self._list,
                failed=self.list_failed.emit,
            ),
            key="history",
        )

    def list_older(self) -> None:
        """Read one page more of them."""
        self._limit += _PAGE
        self.list_publishes()

    @property
    def has_older(self) -> bool:
        """Whether there may be publishes before those that were read."""
        return len(self.latest) >= self._limit

    def _list(self, result: object) -> None:
        self.latest = cast("tuple[Kept, ...]", result)
        self.listed.emit()

    def read_audit(self, plan_id: str) -> None:
        """Read everything that was kept of a publish; `audited` or `list_failed` answers."""
        desk = self._shown.desk
        self._shown.tasks.start(
            "disk",
            Task(
                lambda _report, _cancel: desk.audit(plan_id),
                succeeded=lambda records: self.audited.emit(plan_id, records),
                failed=self.list_failed.emit,
            ),
            key="audit",
        )

    def roll_back(self, kept: Kept, event_id: str = "") -> None:
        """Put the way back of a publish, or of one charter of it, into the draft; `rolled_back` answers."""
        shown, desk, draft = self._shown, self._shown.desk, self._shown.history.present
        plan_id, friday = kept.plan.plan_id, kept.plan.weekend

        def work(report: object, cancel: object) -> tuple[Observed, TakenBack]:
            observed = desk.observe_again(plan_id, draft, report, cancel)  # type: ignore[arg-type]
            return observed, desk.rollback(plan_id, observed, draft, event_id)

        def tell(result: object) -> None:
            observed, back = cast("tuple[Observed, TakenBack]", result)
            if shown.history.present != draft:
                self.failed.emit(
                    JadaError(
                        tr("The draft was edited in the meantime."),
                        unchanged=tr("Nothing was rolled back."),
                        remedy=tr("Roll back again."),
                    )
                )
                return
            begun = kept.plan.made_at.astimezone(desk.tenant.time_zone)
            shown.take_over(
                friday,
                observed,
                tr("Roll back the publish of {date}, {time}", date=say_date(begun), time=say_time(begun)),
                back.draft,
            )
            self.rolled_back.emit(back)

        self._do("read", work, tell)

    def _do(self, lane: str, work: Work, succeeded: Callable[[object], object]) -> None:
        if self.is_busy:
            self._shown.announced.emit(tr("One moment: something is being settled already."))
            return
        self.is_busy = True
        self.changed.emit()
        self._shown.tasks.start(
            "publish" if lane == "publish" else "read",
            Task(work, succeeded=succeeded, failed=self._fail, finished=self._finish),
        )

    def _fail(self, error: JadaError) -> None:
        self.failed.emit(error)
        self._shown.announced.emit(str(error))

    def _finish(self) -> None:
        self.is_busy = False
        self.changed.emit()
