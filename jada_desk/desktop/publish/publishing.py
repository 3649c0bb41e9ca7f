"""A publish on its way and what became of it: layer by layer, charter by charter, in words."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from jada_desk.desktop.look.column import Column, Part
from jada_desk.desktop.look.flow import flow_row
from jada_desk.desktop.look.parts import ActionButton, Panel, Text
from jada_desk.desktop.look.side_page import SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.outcome import charter_names, failures, headline, is_done, split_live, summary
from jada_desk.desktop.publish.progress_list import ProgressList, Tone
from jada_desk.desktop.publish.result import ResultView
from jada_desk.desktop.publish.tally import BAD_ENDS, LayerRow, Tally
from jada_desk.desktop.state.session import Session
from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import LAYER_WORDS, Layer, Plan, PublishReport, Step, StepOutcome, StepState
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.ports.work import Progress

# Hundreds of steps may end within a second: what they say is painted a few times a second.
_PAINT_EVERY_MS: Final = 80


class Publishing(QWidget):
    """Shows a publish that runs, then its result, in the same place."""

    closed = Signal()
    wants_history = Signal()
    wants_review = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.plan: Plan | None = None
        self._tally: Tally | None = None
        self._rows: dict[Layer, LayerRow] = {}
        self._done: tuple[Step, ...] = ()
        self._report: PublishReport | None = None
        self._called: set[str] = set()
        self._news: dict[str, tuple[Layer, StepState]] = {}
        self._failed: set[str] = set()
        self._details: list[str] = []
        self._build()
        self._painter = QTimer(self, singleShot=True, interval=_PAINT_EVERY_MS)
        self._painter.timeout.connect(self._show_news)
        after = session.aftermath
        after.notice_settled.connect(self._take_settled)
        after.told_by_phone.connect(self._take_call)
        after.failed.connect(self._say_unsettled)

    def _build(self) -> None:
        theme = self._theme
        self.title = Text(theme, "", 16, QFont.Weight.Bold)
        self.summary = Text(theme, "", 12.5, tone="secondary")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Publish progress"))
        self._trouble = Text(theme, "", 12.5, tone="bad")
        self._trouble.hide()
        self._column = Column(6)
        self._column.lost_focus.connect(self._hold_focus)
        self._heading = Text(theme, "", 14, QFont.Weight.DemiBold)
        self._charters = ProgressList(theme)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for widget in (self._trouble, self._column, self._heading, self._charters):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._scroll = SideScroll(tr("Publish"), body)
        self.stop = ActionButton(theme, tr("Stop after this step"), self._stop, icon="stop")
        self.copy = ActionButton(theme, tr("Copy details"), self._copy, icon="copy")
        self.retry = ActionButton(theme, tr("Retry the rest"), self._retry, icon="retry", kind="primary")
        self.done = ActionButton(theme, tr("Done"), self.closed.emit)
        self.history = ActionButton(theme, tr("History"), self.wants_history.emit, icon="clock")
        self.again = ActionButton(theme, tr("Review again"), self.wants_review.emit, kind="primary")
        self._buttons = (self.stop, self.history, self.copy, self.done, self.again, self.retry)
        layout = side_column(self)
        for part in (self.title, self.summary, self._bar):
            layout.addWidget(part)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(flow_row(*self._buttons))

    # Running ---------------------------------------------------------------------------------------------------------

    def begin(self, plan: Plan, changes: int, *, settled: Iterable[Step] = ()) -> None:
        """Show a plan whose publish begins now; `settled` are the steps that an earlier run has done."""
        self.plan = plan
        self._report = None
        self._called = set()
        self._failed = set()
        self._tally = Tally(plan)
        for step in settled:
            self._tally.take(step.layer, step.event_id, StepState.DONE)
        self._clear()
        title = (
            tr_n("Publishing {n} change", "Publishing {n} changes", changes)
            if changes
            else tr("Publishing the rest")
        )
        words = tr("You can go on working. Messages go out last, when everything they say is live.")
        if plan.is_message:
            title, words = tr("Sending the message"), tr("You can go on working.")
        self.title.setText(title)
        self.summary.setText(words)
        self._rows = {layer: LayerRow(self._theme, layer) for layer in self._tally.totals}
        self._column.show_parts(
            Part(("row", layer), None, partial(self._rows.__getitem__, layer)) for layer in self._rows
        )
        names = charter_names(plan)
        ids = dict.fromkeys(step.event_id for step in plan.steps if step.event_id)
        charters = {event_id: names[event_id] for event_id in ids}
        self._heading.setText(tr_n("{n} charter", "{n} charters", len(charters)))
        self._charters.begin(charters)
        self._show_charters(True)
        self._bar.show()
        self.stop.setText(tr("Stop after this step"))
        if self.window().focusWidget() in self._buttons:
            # Who pressed Retry reads what happens now; a second Enter shall not stop it.
            self._hold_focus()
        self._show_buttons(self.stop)
        self.stop.setEnabled(True)
        self._show_tally()

    def show_progress(self, progress: Progress) -> None:
        """Take news of a step of the publish under way."""
        if self._tally is None or progress.state not in set(StepState) or progress.layer not in set(Layer):
            return
        state, layer = StepState(progress.state), Layer(progress.layer)
        self._tally.take(layer, progress.event_id, state)
        news = self._news.get(progress.event_id)
        # A failure stays in sight; what merely waits for it is no news.
        if state not in (StepState.BLOCKED, StepState.CANCELLED) and not (news and news[1] in BAD_ENDS):
            self._news[progress.event_id] = layer, state
        if not self._painter.isActive():
            self._painter.start()

    def _show_news(self) -> None:
        news, self._news = self._news, {}
        words: dict[str, tuple[str, Tone]] = {}
        for event_id, (layer, state) in news.items():
            if event_id in self._failed:
                continue
            words[event_id] = self._word(event_id, layer, state)
            if state in BAD_ENDS:
                self._failed.add(event_id)
        self._charters.show_words(words)
        self._show_tally()

    def _word(self, event_id: str, layer: Layer, state: StepState) -> tuple[str, Tone]:
        if state in BAD_ENDS:
            return tr("{layer} failed", layer=tr(LAYER_WORDS[layer])), "bad"
        if self._tally and self._tally.left[event_id] <= 0:
            return tr("Done"), "ok"
        return tr(LAYER_WORDS[layer]), "text"

    def _show_tally(self) -> None:
        assert self._tally is not None
        ended, total = self._tally.share
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(ended)
        for row in self._rows.values():
            row.show_tally(self._tally)

    def _stop(self) -> None:
        self._session.stop_publish()
        if self.stop.hasFocus():
            self._hold_focus()
        self.stop.setEnabled(False)
        self.stop.setText(tr("Stopping after this step…"))

    # The end ---------------------------------------------------------------------------------------------------------

    def show_report(self, report: object) -> None:
        """Show what a publish did: what is live, what is not, who was told."""
        if not isinstance(report, PublishReport):
            return
        if self.plan is None or self.plan.plan_id != report.plan.plan_id:
            self._called = set()
        self.plan = plan = report.plan
        self._report = report
        self._tally = None
        self._done = tuple(step for step in plan.steps if is_done(report, step))
        self._clear()
        live, rest = split_live(report)
        self.title.setText(headline(report))
        self.summary.setText(summary(report, live, rest))
        after, called = self._session.aftermath, frozenset(self._called)
        view = ResultView(self._theme, after, report, called, self._sign_in)
        self._column.show_parts(view.parts())
        self._details = [self.title.text(), self.summary.text(), *(one.line for one in failures(report))]
        if report.can_retry:
            self._show_buttons(self.copy, self.done, self.retry)
        elif report.count(StepState.CONFLICT):
            # Only a new plan helps: it shows the difference that somebody else made.
            self._show_buttons(self.copy, self.done, self.again)
        else:
            self._show_buttons(self.history, self.done)
        self._session.announced.emit(f"{self.title.text()}. {self.summary.text()}")

    def show_trouble(self, error: JadaError) -> None:
        """Show why a publish did not go on."""
        self._clear()
        self.title.setText(tr("The publish could not go on"))
        self.summary.setText(error.what)
        words = tuple(filter(None, (error.unchanged, error.remedy)))
        if words:
            self._column.show_parts([Part("trouble", words, partial(self._trouble_box, words))])
        self._details = [str(error)]
        if self.plan and any(kept.plan.plan_id == self.plan.plan_id for kept in self._session.unfinished):
            self._show_buttons(self.copy, self.done, self.retry)
        else:
            self._show_buttons(self.copy, self.done)
        self._session.announced.emit(str(error))

    def _trouble_box(self, words: tuple[str, ...]) -> QWidget:
        panel = Panel("bad")
        for text in words:
            panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        return panel

    def _take_settled(self, plan_id: str, step_id: str, outcome: object) -> None:
        report = self._report
        if report and report.plan.plan_id == plan_id and isinstance(outcome, StepOutcome):
            self.show_report(PublishReport(report.plan, {**report.outcomes, step_id: outcome}))
            self.done.setFocus()

    def _take_call(self, plan_id: str, notice_key: str) -> None:
        if self._report and self._report.plan.plan_id == plan_id:
            self._called.add(notice_key)
            self.show_report(self._report)
            self.done.setFocus()

    def _say_unsettled(self, error: JadaError) -> None:
        if self._report and not self._session.publishing and self.isVisible():
            self._trouble.setText(str(error))
            self._trouble.show()
            self._scroll.ensureWidgetVisible(self._trouble)

    # What can be done ------------------------------------------------------------------------------------------------

    def _sign_in(self, account: str) -> None:
        self._session.wants_sign_in.emit(account, self._retry)

    def _retry(self) -> None:
        if self.plan:
            plan_id = self.plan.plan_id
            self.begin(self.plan, 0, settled=self._done)
            self._session.retry(plan_id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._details))
        self._session.announced.emit(tr("Details copied."))

    def _show_buttons(self, *shown: QWidget) -> None:
        for button in shown:
            button.show()
        gone = [button for button in self._buttons if button not in shown]
        if self.window().focusWidget() in gone:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for button in gone:
            button.hide()

    def _hold_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_charters(self, shown: bool) -> None:
        self._heading.setVisible(shown)
        self._charters.setVisible(shown)

    def _clear(self) -> None:
        self._painter.stop()
        self._news = {}
        self._rows = {}
        self._trouble.hide()
        self._bar.hide()
        self._show_charters(False)
        self._column.clear()
