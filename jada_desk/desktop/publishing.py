"""A publish on its way and what became of it: layer by layer, charter by charter, in words."""

from collections.abc import Iterable
from typing import Final, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from jada_desk.desktop.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.session import Session
from jada_desk.desktop.settle import CallPanel, UncertainPanel
from jada_desk.desktop.tally import BAD_ENDS, LayerRow, Tally
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.words import CHANNEL_WORDS, count
from jada_desk.domain.errors import JadaError
from jada_desk.domain.plan import (
    LAYER_WORDS,
    Layer,
    NoticeChoice,
    Plan,
    PublishReport,
    Step,
    StepKind,
    StepOutcome,
    StepState,
)
from jada_desk.workflows.ports import Progress

_PAINT_EVERY_MS: Final = 80
_ENDS: Final = {
    StepState.UNCERTAIN: "may or may not have happened",
    StepState.CONFLICT: "was changed by somebody else",
    StepState.EXPIRED: "not sent any more",
}


class Publishing(QWidget):
    """Shows a publish that runs, then its result, in the same place."""

    closed = Signal()
    wants_history = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.plan: Plan | None = None
        self._tally: Tally | None = None
        self._rows: dict[Layer, LayerRow] = {}
        self._charters: dict[str, Text] = {}
        self._details: list[str] = []
        self._done: tuple[Step, ...] = ()
        self._report: PublishReport | None = None
        self._called: set[str] = set()
        self.title = Text(theme, "", 16, QFont.Weight.Bold)
        self.summary = Text(theme, "", 12.5, tone="secondary")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("Publish progress")
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setObjectName("sideScroll")
        self._scroll.setWidget(self._body)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stop = ActionButton(theme, "Stop after this step", self._stop, icon="stop")
        self.copy = ActionButton(theme, "Copy details", self._copy, icon="copy")
        self.retry = ActionButton(theme, "Retry the rest", self._retry, icon="retry", kind="primary")
        self.done = ActionButton(theme, "Done", self.closed.emit)
        self.history = ActionButton(theme, "History", self.wants_history.emit, icon="clock")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.stop, self.history, self.copy, self.done, self.retry):
            buttons.addWidget(button, 1 if button in (self.stop, self.retry, self.done) else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.title, self.summary, self._bar):
            layout.addWidget(widget)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
        # Hundreds of steps may end within a second: what they say is painted a few times a second.
        self._news: dict[str, tuple[Layer, StepState]] = {}
        self._painter = QTimer(self, singleShot=True, interval=_PAINT_EVERY_MS)
        self._painter.timeout.connect(self._show_news)
        session.publish_progressed.connect(self._progress)
        session.publish_ended.connect(self.show_report)
        session.publish_failed.connect(self._show_trouble)
        session.aftermath.notice_settled.connect(self._take_settled)
        session.aftermath.told_by_phone.connect(self._take_call)
        session.aftermath.failed.connect(self._say_unsettled)

    # Running ---------------------------------------------------------------------------------------------------------

    def begin(self, plan: Plan, changes: int, *, settled: Iterable[Step] = ()) -> None:
        """Show a plan whose publish begins now; `settled` are the steps that an earlier run has done."""
        self.plan = plan
        self._report = None
        self._called = set()
        self._tally = Tally(plan)
        for step in settled:
            self._tally.take(step.layer, step.event_id, StepState.DONE)
        self._clear()
        self.title.setText(f"Publishing {count(changes, 'change')}" if changes else "Publishing the rest")
        self.summary.setText("You can go on working. Messages go out last, when everything they say is live.")
        self._rows = {layer: LayerRow(self._theme, layer) for layer in self._tally.totals}
        for row in self._rows.values():
            self._column.addWidget(row)
        ids = [
            event_id for event_id in plan.event_ids if any(step.event_id == event_id for step in plan.steps)
        ]
        self._column.addSpacing(6)
        self._column.addWidget(Text(self._theme, count(len(ids), "charter"), 14, QFont.Weight.DemiBold))
        self._charters = {}
        for event_id in ids:
            line = QHBoxLayout()
            line.addWidget(Text(self._theme, self._name(event_id), 12.5), 1)
            word = self._charters[event_id] = Text(self._theme, "Waiting", 12.5, tone="secondary", wrap=False)
            line.addWidget(word)
            holder = QWidget()
            line.setContentsMargins(2, 0, 2, 0)
            holder.setLayout(line)
            self._column.addWidget(holder)
        self._column.addStretch(1)
        self._bar.show()
        self.stop.setText("Stop after this step")
        self._show_buttons(self.stop)
        self.stop.setEnabled(True)
        self._show_tally()

    def _progress(self, progress: Progress) -> None:
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
        for event_id, (layer, state) in news.items():
            self._show_charter(event_id, layer, state)
        self._show_tally()

    def _show_charter(self, event_id: str, layer: Layer, state: StepState) -> None:
        word = self._charters.get(event_id)
        if word is None or word.property("tone") == "bad":
            return
        if state in BAD_ENDS:
            word.setText(f"{LAYER_WORDS[layer]} failed")
            word.set_tone("bad")
        elif self._tally and self._tally.left[event_id] <= 0:
            word.setText("Done")
            word.set_tone("ok")
        else:
            word.setText(LAYER_WORDS[layer])

    def _show_tally(self) -> None:
        assert self._tally is not None
        ended, total = self._tally.share
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(ended)
        for row in self._rows.values():
            row.show_tally(self._tally)

    def _stop(self) -> None:
        self._session.stop_publish()
        self.stop.setEnabled(False)
        self.stop.setText("Stopping after this step…")

    # The end ---------------------------------------------------------------------------------------------------------

    def show_report(self, report: object) -> None:
        """Show what a publish did: what is live, what is not, who was told."""
        if not isinstance(report, PublishReport):
            return
        if self.plan is None or self.plan.plan_id != report.plan.plan_id:
            self._called = set()
        self.plan = plan = report.plan
        self._report = report
        self._tally = Tally(plan)
        for step in plan.steps:
            outcome = report.outcomes.get(step.step_id)
            if outcome:
                self._tally.take(step.layer, step.event_id, outcome.state)
        self._done = tuple(step for step in plan.steps if _is_done(report, step))
        self._clear()
        self._bar.hide()
        live, rest = self._split(report)
        told = self._told(report)
        bad = [
            (step, one)
            for step in plan.steps
            if (one := report.outcomes.get(step.step_id))
            and (
                one.state in BAD_ENDS or (one.state is StepState.UNCERTAIN and step.kind is not StepKind.SEND)
            )
        ]
        late = [
            (step, one)
            for step in plan.steps
            if (one := report.outcomes.get(step.step_id)) and one.state is StepState.EXPIRED
        ]
        stopped = report.count(StepState.CANCELLED) > 0
        self.title.setText(_headline(report, stopped=stopped, nothing_live=not live))
        uncertain = sum(
            step.kind is StepKind.SEND and report.outcomes[step.step_id].state is StepState.UNCERTAIN
            for step in plan.steps
        )
        self.summary.setText(_summary(live, rest, sum(map(len, told.values())), uncertain))
        self._trouble = Text(self._theme, "", 12.5, tone="bad")
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        self._add_sign_in(report)
        self._add_failures(bad, "bad")
        self._add_open_messages(report)
        self._add_failures(late, "warn")
        self._add_names("check", "ok", "Live", [self._name(one) for one in live])
        self._add_names("stop", "warn", "Not live yet", [self._name(one) for one in rest])
        people = [f"{name} ({', '.join(dict.fromkeys(channels))})" for name, channels in told.items()]
        self._add_names("mail", "secondary", "Messages accepted", people)
        called = [one.name or "Guest" for one in plan.notices if one.notice_key in self._called]
        self._add_names("phone", "secondary", "Called", list(dict.fromkeys(called)))
        self._column.addSpacing(4)
        self._rows = {layer: LayerRow(self._theme, layer) for layer in self._tally.totals}
        for row in self._rows.values():
            row.show_tally(self._tally)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._details = [self.title.text(), self.summary.text()]
        self._details += [
            f"{LAYER_WORDS[step.layer]}, {self._name(step.event_id)}: {one.detail}" for step, one in bad
        ]
        if report.can_retry:
            self._show_buttons(self.copy, self.done, self.retry)
        else:
            self._show_buttons(self.history, self.done)
        self._session.announced.emit(f"{self.title.text()}. {self.summary.text()}")

    def _show_trouble(self, error: JadaError) -> None:
        self._clear()
        self._bar.hide()
        self.title.setText("The publish could not go on")
        self.summary.setText(error.what)
        panel = Panel("bad")
        for text in (error.unchanged, error.remedy):
            if text:
                panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        self._column.addWidget(panel)
        self._column.addStretch(1)
        self._details = [str(error)]
        if self.plan and any(kept.plan.plan_id == self.plan.plan_id for kept in self._session.unfinished):
            self._show_buttons(self.copy, self.done, self.retry)
        else:
            self._show_buttons(self.copy, self.done)
        self._session.announced.emit(str(error))

    def _split(self, report: PublishReport) -> tuple[list[str], list[str]]:
        """The charters that are live throughout, and the others."""
        batch = [step for step in report.plan.steps if not step.event_id]
        batch_done = all(_is_done(report, step) for step in batch)
        live: list[str] = []
        rest: list[str] = []
        for event_id in report.plan.event_ids:
            steps = [
                one for one in report.plan.steps if one.event_id == event_id and one.kind is not StepKind.SEND
            ]
            if not steps:
                continue
            has_page = any(step.layer is Layer.PAGE for step in steps)
            ok = all(_is_done(report, step) for step in steps) and (batch_done or not has_page)
            (live if ok else rest).append(event_id)
        return live, rest

    def _told(self, report: PublishReport) -> dict[str, list[str]]:
        """Whom messages went to, and by which channels."""
        told: dict[str, list[str]] = {}
        for notice in report.plan.notices:
            outcome = report.outcomes.get(notice.step_id)
            if outcome and outcome.state is StepState.DONE:
                told.setdefault(notice.name or "Guest", []).append(CHANNEL_WORDS[notice.channel])
        return told

    def _add_sign_in(self, report: PublishReport) -> None:
        """What waits for a sign-in is said once for each account, however many steps it holds back."""
        held = [one for one in report.outcomes.values() if one.state is StepState.RETRY]
        for account in report.sign_in_needed:
            panel = Panel("warn", (10, 8, 10, 8))
            head = f"Sign in to {account}, then Retry"
            panel.column.addWidget(Text(self._theme, head, 12.5, QFont.Weight.DemiBold, "warn"))
            words = f"{count(len(held), 'step')} waits for it; nothing of it was sent."
            if len(held) != 1:
                words = f"{len(held)} steps wait for it; nothing of them was sent."
            panel.column.addWidget(Text(self._theme, words, 12.5, tone="warn"))
            self._column.addWidget(panel)

    def _add_open_messages(self, report: PublishReport) -> None:
        """The messages that a person has to settle, and the people who have to be called."""
        for notice in report.plan.notices:
            charter = ", ".join(map(self._name, notice.event_ids))
            outcome = report.outcomes.get(notice.step_id)
            if outcome and outcome.state is StepState.UNCERTAIN:
                self._column.addWidget(
                    UncertainPanel(self._theme, self._session.aftermath, report.plan.plan_id, notice, charter)
                )
            if notice.choice is NoticeChoice.CALL and notice.notice_key not in self._called:
                self._column.addWidget(
                    CallPanel(
                        self._theme, self._session.aftermath, notice, charter, plan_id=report.plan.plan_id
                    )
                )

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
        if self._report and self._tally and not self._session.publishing and self.isVisible():
            self._trouble.setText(str(error))
            self._trouble.show()
            self._scroll.ensureWidgetVisible(self._trouble)

    def _add_failures(self, bad: list[tuple[Step, StepOutcome]], tone: Literal["bad", "warn"]) -> None:
        # Several steps of one layer often fail for one reason; it is said once.
        told = dict.fromkeys(
            (step.event_id, step.layer, outcome.state, outcome.detail, self._addressee(step))
            for step, outcome in bad
        )
        for event_id, layer, state, detail, who in told:
            panel = Panel(tone, (10, 8, 10, 8))
            name = self._name(event_id) if event_id else "All pages"
            how = _ENDS.get(state, "failed")
            head = f"{who}: {how}" if who else f"{name}: {LAYER_WORDS[layer].lower()} {how}"
            panel.column.addWidget(Text(self._theme, head, 12.5, QFont.Weight.DemiBold, tone))
            if detail:
                panel.column.addWidget(Text(self._theme, detail, 12.5, tone=tone))
            self._column.addWidget(panel)

    def _addressee(self, step: Step) -> str:
        """Whom a message step tells and how, "" for other steps."""
        notices = self.plan.notices if self.plan and step.kind is StepKind.SEND else ()
        found = (one for one in notices if one.step_id == step.step_id)
        return next((f"{one.name or 'Guest'}, {CHANNEL_WORDS[one.channel]}" for one in found), "")

    def _add_names(self, icon: str, tone: str, title: str, names: list[str]) -> None:
        if not names:
            return
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(IconMark(self._theme, icon, tone, 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self._theme, title, 12.5, QFont.Weight.DemiBold))
        words.addWidget(Text(self._theme, ", ".join(names), 12.5, tone="secondary"))
        line.addLayout(words, 1)
        holder = QWidget()
        line.setContentsMargins(0, 2, 0, 2)
        holder.setLayout(line)
        self._column.addWidget(holder)

    def _name(self, event_id: str) -> str:
        if self.plan:
            for change in self.plan.changes:
                if change.event_id == event_id:
                    return change.charter
        card = self._session.board.card(event_id)
        return card.charter.title if card else "Charter"

    def _retry(self) -> None:
        if self.plan:
            plan_id = self.plan.plan_id
            self.begin(self.plan, 0, settled=self._done)
            self._session.retry(plan_id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._details))
        self._session.announced.emit("Details copied.")

    def _show_buttons(self, *shown: QWidget) -> None:
        for button in (self.stop, self.history, self.copy, self.done, self.retry):
            button.setVisible(button in shown)

    def _clear(self) -> None:
        self._painter.stop()
        self._news = {}
        self._charters = {}
        self._rows = {}
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _is_done(report: PublishReport, step: Step) -> bool:
    outcome = report.outcomes.get(step.step_id)
    return outcome is not None and outcome.state is StepState.DONE


def _headline(report: PublishReport, *, stopped: bool, nothing_live: bool) -> str:
    if report.is_complete:
        return "Published"
    if stopped:
        return "Stopped"
    return "Not published" if nothing_live else "Published in part"


def _summary(live: list[str], rest: list[str], messages: int, uncertain: int) -> str:
    total = len(live) + len(rest)
    if rest:
        parts = [f"{len(live)} of {count(total, 'charter')} live, {len(rest)} not."]
    else:
        parts = [f"{count(total, 'charter')} live." if total else ""]
    if messages:
        parts.append(f"{count(messages, 'message')} accepted for delivery.")
    if uncertain:
        parts.append(f"{count(uncertain, 'message')} may or may not have gone out.")
    if not messages and not uncertain:
        parts.append("No message was sent.")
    if rest:
        parts.append("Your draft is safe. A retry does only the rest and tells nobody twice.")
    return " ".join(part for part in parts if part)
