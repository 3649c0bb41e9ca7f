"""The window's state: the weekend as observed, the draft with its history, the board made of both, the selection.

Edits are painted at once and saved by a task. Everything that reads or writes the world is started here and answered
here, on the GUI thread; views listen to the signals and never call the desk.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QTimer, Signal

from jada_desk.desktop.state.desk_api import Opened, WindowDesk
from jada_desk.desktop.state.hand import Hand
from jada_desk.desktop.state.news import News
from jada_desk.desktop.state.reading import Proposal, Reading
from jada_desk.desktop.state.runs import Runs
from jada_desk.desktop.state.tasks import Task, Tasks
from jada_desk.domain.board import Card
from jada_desk.domain.board_making import make_board
from jada_desk.domain.charter import Charter, week_start, weekend_days
from jada_desk.domain.draft import Draft, History, drafted_charters, settle
from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    # Plans are slow to import, and the first paint does not wait for them.
    from jada_desk.domain.plan import Plan
    from jada_desk.domain.typed_message import TypedMessage
    from jada_desk.workflows.observed import Observed
    from jada_desk.workflows.ports.memory import Kept

_PREVIEW_DELAY_MS: Final = 120


class ShownWeekend(Runs):
    """One tenant's weekend under the dispatcher's hands."""

    opened = Signal()
    open_failed = Signal(object)
    weekend_changed = Signal()
    board_changed = Signal()
    weekend_read = Signal()
    # A reading came back, also while the hand keeps it waiting; and which publishes are not finished is known.
    answered = Signal()
    unfinished_found = Signal()
    wants_contact = Signal(str)
    selected = Signal(str)
    history_changed = Signal()
    failed = Signal(object)
    # The service ("Google" or "AWS"), and what to call once the sign-in worked.
    wants_sign_in = Signal(str, object)
    previewed = Signal(str, bytes)
    planned = Signal(object)
    plan_failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, parent)
        self.hand = Hand(self)
        self.hand.changed.connect(self._let_refresh_in)
        self._desk: WindowDesk | None = None
        self.friday: date | None = None
        self.observed: Observed | None = None
        self.unpublished: frozenset[str] = frozenset()
        # Those of them of which something else is live than the calendar says.
        self._drifted: frozenset[str] = frozenset()
        self.selection = ""
        self.saved_at: datetime | None = None
        self.is_saving = False
        self.is_reading = False
        self.trouble: JadaError | None = None
        self.save_trouble: JadaError | None = None
        self.unfinished: tuple[Kept, ...] = ()
        self.desk_trouble = ""
        self.template_warnings: tuple[str, ...] = ()
        self.asked_at = 0.0
        self._waiting: Reading | None = None
        self.news = News(self)
        # The weekend whose changes can be told.
        self._known: date | None = None
        self._preview_timer = QTimer(self, singleShot=True, interval=_PREVIEW_DELAY_MS)
        self._preview_timer.timeout.connect(self._render_preview)

    # The desk and its weekends ---------------------------------------------------------------------------------------

    @property
    def desk(self) -> WindowDesk:
        assert self._desk is not None, "the session was not started"
        return self._desk

    @property
    def is_open(self) -> bool:
        return self._desk is not None

    def start(self, desk: WindowDesk, first: date | None = None) -> None:
        """Take a desk: show what is on disk, of the days from `first` where they are not over, then read the world."""
        self._desk = desk
        self.tasks.start(
            "disk",
            Task(
                lambda _report, _cancel: desk.open(first),
                succeeded=self._opened,
                failed=self.open_failed.emit,
            ),
        )

    def _opened(self, result: object) -> None:
        opened = cast(Opened, result)
        self.history = opened.history
        self.friday = opened.weekend
        self.desk_trouble = opened.trouble
        self.opened.emit()
        self._use(opened.observed)
        self.weekend_changed.emit()
        self.history_changed.emit()
        self._look_for_unfinished()
        self.refresh()

    def _look_for_unfinished(self) -> None:
        desk = self.desk
        self.tasks.start(
            "read", Task(lambda _report, _cancel: desk.unfinished(), succeeded=self._found_unfinished)
        )

    def _found_unfinished(self, result: object) -> None:
        self.unfinished = cast("tuple[Kept, ...]", result)
        self.status_changed.emit()
        self.unfinished_found.emit()

    def show_weekend(self, day: date) -> None:
        """Go to the weekend of a day: at once from disk, then fresh."""
        friday = weekend_days(day)[0]
        self._go_to(week_start(friday) if self.is_week else friday)

    @property
    def is_week(self) -> bool:
        """Whether a whole week is shown, and not its weekend alone."""
        return self.friday is not None and self.friday.weekday() == 0

    def show_whole_week(self, whole: bool) -> None:
        """Show the week around the weekend, or the weekend alone."""
        if self.friday and whole != self.is_week:
            friday = self.friday + timedelta(days=4 if self.is_week else 0)
            self._go_to(week_start(friday) if whole else friday)

    def _go_to(self, friday: date) -> None:
        self.friday = friday
        self._known = None
        self.news.clear()
        self.select("")
        self.unpublished = frozenset()
        desk = self.desk
        self.tasks.start(
            "disk",
            Task(
                lambda _report, _cancel: desk.recall(friday),
                succeeded=lambda found: self._recalled(friday, cast("Observed | None", found)),
                failed=self._fail,
            ),
            key="recall",
        )
        self.weekend_changed.emit()
        self.refresh()

    def _recalled(self, friday: date, observed: Observed | None) -> None:
        # A fresh reading that was quicker than the disk must not be replaced by the older picture.
        if friday == self.friday and self.is_reading:
            self._use(observed)

    def step_weekend(self, weeks: int) -> None:
        if self.friday:
            self._go_to(self.friday + timedelta(weeks=weeks))

    def show_this_weekend(self) -> None:
        if self.is_open:
            self.show_weekend(self.desk.now().date())

    def refresh(self) -> None:
        """Read every layer of the shown weekend again."""
        if self.friday is None or self.is_closing:
            return
        desk, friday, draft = self.desk, self.friday, self.history.present
        self.is_reading = True
        self.asked_at = monotonic()
        self.status_changed.emit()
        self.tasks.start(
            "read",
            Task(
                lambda report, cancel: Reading.of(
                    desk, desk.observe(friday, draft, report, cancel), friday, draft
                ),
                succeeded=self._arrived,
                failed=self._read_failed,
            ),
            key="observe",
        )

    def _arrived(self, result: object) -> None:
        self.is_reading = False
        if self.trouble:
            self.announced.emit(tr("The calendar is read again."))
        self.trouble = None
        reading = cast(Reading, result)
        if not self.hand.is_empty:
            # A card must not move away under a drag: the reading waits until the hand is empty.
            self._waiting = reading
        else:
            self._take_in(reading)
        self.status_changed.emit()
        self.answered.emit()

    def _let_refresh_in(self) -> None:
        if self.hand.is_empty and self._waiting:
            waiting, self._waiting = self._waiting, None
            self._take_in(waiting)

    def _take_in(self, reading: Reading) -> None:
        before = self.weekend.charters if self._known == self.friday else None
        if reading.drafted == drafted_charters(self.history.present):
            self.observed = reading.observed
            self.weekend, self.directory = reading.weekend, reading.directory
        else:
            self._read(reading.observed)
        if before is not None and (words := self.news.compare(before, self.weekend.charters)):
            self.announced.emit(words)
        self._known = self.friday
        settled = self.history
        if self._after_publish:
            self._after_publish = False
            # What the calendar says now is no edit any more, and undo ends here.
            settled = settled.barrier(settle(settled.present, reading.live))
        if settled == self.history:
            self._remake_board()
        else:
            self._keep(settled)
        self.weekend_read.emit()
        self.check_templates()
        self._look_for_unpublished()

    def _use(self, observed: Observed | None) -> None:
        self._read(observed)
        self._remake_board()

    def _read(self, observed: Observed | None) -> None:
        self.observed = observed
        if self.friday:
            self.weekend = self.desk.weekend(observed, self.friday, self.history.present)
            self.directory = self.desk.directory(observed)

    def take_over(self, friday: date, observed: Observed, label: str, draft: Draft) -> None:
        """Go to a weekend that was just read, with a draft made for it, as one edit that can be undone."""
        if friday != self.friday:
            self.friday = friday
            self.select("")
            self.unpublished = frozenset()
            self.weekend_changed.emit()
        self._use(observed)
        self._keep(self.history.record(label, draft))
        self._look_for_unpublished()

    def _read_failed(self, error: JadaError) -> None:
        self.is_reading = False
        is_news = self.trouble is None or self.trouble.what != error.what
        self.trouble = error
        self.status_changed.emit()
        if is_news:
            self.announced.emit(error.what)

    def _look_for_unpublished(self) -> None:
        """Find the charters whose record, page or notices lag behind the calendar, apart from the draft."""
        observed, desk, friday = self.observed, self.desk, self.friday
        if observed and friday:
            self.tasks.start(
                "render",
                Task(
                    lambda _report, _cancel: desk.plan(observed, Draft(), friday),
                    succeeded=self._found_unpublished,
                    failed=self._fail,
                ),
                key="lagging",
            )

    def _found_unpublished(self, result: object) -> None:
        from jada_desk.domain.plan import Layer

        plan = cast("Plan", result)
        unpublished = frozenset(step.event_id for step in plan.steps if step.event_id)
        drifted = frozenset(
            one.event_id for one in plan.changes if one.was and one.layer is not Layer.CALENDAR
        )
        if (unpublished, drifted) != (self.unpublished, self._drifted):
            self.unpublished, self._drifted = unpublished, drifted
            self._remake_board()
            self.history_changed.emit()

    def _remake_board(self) -> None:
        self.board = make_board(
            self.weekend,
            self.history.present,
            tenant=self.desk.tenant,
            directory=self.directory,
            unpublished=self.unpublished,
            drifted=self._drifted,
            before=self.board,
        )
        held = self.hand.held
        if held and held.origin and self.board.card(held.origin.event_id) is None:
            # Picked up on a weekend that was left, or out of a charter that is gone.
            self.hand.release()
        self.board_changed.emit()
        if self.selection:
            if self.board.card(self.selection) is None:
                self.select("")
            else:
                self._preview_timer.start()

    # Looking ---------------------------------------------------------------------------------------------------------

    def select(self, event_id: str) -> None:
        if event_id != self.selection:
            self.selection = event_id
            self.selected.emit(event_id)
            if event_id:
                self._preview_timer.start()

    @property
    def card(self) -> Card | None:
        """The selected card."""
        return self.board.card(self.selection) if self.selection else None

    def _render_preview(self) -> None:
        desk, observed, draft, event_id = self.desk, self.observed, self.history.present, self.selection
        if not (event_id and observed):
            return
        self.tasks.start(
            "render",
            Task(
                lambda _report, _cancel: desk.preview(observed, draft, event_id),
                succeeded=lambda page: self.previewed.emit(event_id, page),
                failed=self._fail,
            ),
            key="preview",
        )

    def check_templates(self) -> None:
        """Look whether the tenant's own templates can be used; `status_changed` tells."""
        desk = self.desk

        def look() -> tuple[str, ...]:
            own = desk.own_templates()
            return own.warnings if own else ()

        self.tasks.start(
            "render",
            Task(lambda _report, _cancel: look(), succeeded=self._templates_checked, failed=self._fail),
            key="templates",
        )

    def _templates_checked(self, warnings: tuple[str, ...]) -> None:
        if warnings != self.template_warnings:
            self.template_warnings = warnings
            self.status_changed.emit()

    @property
    def without_phone(self) -> frozenset[str]:
        """The charters whose guest nobody can call yet, as drafted."""
        return frozenset(card.event_id for card in self.board.cards if card.charter.is_without_phone)

    @property
    def read_at(self) -> datetime | None:
        """When the shown weekend was read, at the dock; None when it never was."""
        read_at = self.weekend.read_at
        return read_at.astimezone(self.desk.tenant.time_zone) if read_at and self.is_open else None

    @property
    def change_count(self) -> int:
        """What Publish would publish: each edited field, and each other charter that lags behind."""
        edits = self.history.present
        return len(edits) + len(self.unpublished - edits.event_ids)

    @property
    def publish_obstacle(self) -> str:
        """Why nothing can be published now, "" when it can."""
        if self.observed is None:
            return tr("The weekend has not been read yet.")
        if self.trouble:
            return tr("Publishing has to wait. {what}", what=self.trouble.what)
        if self.observed.stale_reason:
            return tr("Publishing has to wait. {stale_reason}", stale_reason=self.observed.stale_reason)
        return (
            ""
            if self.observed.writable
            else tr("Sign in to Google to publish: the calendar was read from its feed.")
        )

    # Saving -------------------------------------------------------------------------------------------------------

    def _read_new(self, draft: Draft, event_id: str) -> Charter:
        if self.observed is None or self.friday is None:
            raise BadInput(tr("The weekend has not been read yet."), unchanged=tr("Nothing was made."))
        found = self.desk.weekend(self.observed, self.friday, draft).charter(event_id)
        if found is None:
            raise BadInput(
                tr("The calendar could not hold such a charter."), unchanged=tr("Nothing was made.")
            )
        return found

    def _keep(self, history: History) -> None:
        if history == self.history:
            return
        before = self.history.present
        self.history = history
        if drafted_charters(before) != drafted_charters(history.present):
            self._read(self.observed)
        self._remake_board()
        self.save()

    def save(self) -> None:
        """Put the draft on disk."""
        self.is_saving = True
        self.history_changed.emit()
        desk, history = self.desk, self.history
        self.tasks.save(
            Task(
                lambda _report, _cancel: desk.save(history), succeeded=self._saved, failed=self._save_failed
            ),
            key="save",
        )

    def _saved(self, _: object) -> None:
        self.is_saving = False
        self.save_trouble = None
        self.saved_at = self.desk.now()
        self.history_changed.emit()
        self.status_changed.emit()

    def _save_failed(self, error: JadaError) -> None:
        self.is_saving = False
        self.save_trouble = error
        self.history_changed.emit()
        self.status_changed.emit()
        self.announced.emit(tr("Your last edit is not on disk. {trouble}", trouble=error))

    # Publishing ------------------------------------------------------------------------------------------------------

    def make_plan(
        self,
        held_back: frozenset[tuple[str, str]] = frozenset(),
        asked: frozenset[NoticeKind] = frozenset(),
        message: TypedMessage | None = None,
    ) -> None:
        """Work out what a publish would do; `planned` answers with a Proposal, or `plan_failed`. `asked` are the
        reminders that go out besides; a typed `message` goes out alone, and nothing is published with it."""
        observed, desk, draft, friday = self.observed, self.desk, self.history.present, self.friday
        if observed is None or friday is None:
            self.plan_failed.emit(self.trouble or JadaError(tr("The weekend has not been read yet.")))
            return

        def propose() -> Proposal:
            if message:
                return Proposal(desk.plan_message(observed, friday, message), ())
            plan = desk.plan(observed, draft, friday, held_back, asked)
            return Proposal(plan, desk.conflicts(observed, draft))

        self.tasks.start(
            "render",
            Task(
                lambda _report, _cancel: propose(),
                succeeded=self.planned.emit,
                failed=self.plan_failed.emit,
            ),
            key="plan",
        )

    def _publish_over(self) -> None:
        # What this desk wrote itself is no news.
        self._known = None
        self._look_for_unfinished()
        self.refresh()

    def _fail(self, error: JadaError) -> None:
        self.failed.emit(error)
