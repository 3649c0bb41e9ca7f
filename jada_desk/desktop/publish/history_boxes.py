"""The boxes of the history: one a publish in the list; of an opened one its charters, messages and audit."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.look.column import Part, name_control
from jada_desk.desktop.look.parts import ActionButton, Panel, Text, Tone
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import CHANNEL_WORDS, name_of_message, say_attribute, show_address
from jada_desk.desktop.publish.audit_words import AuditLine
from jada_desk.desktop.publish.outcome import charter_names
from jada_desk.desktop.publish.settle import UncertainPanel
from jada_desk.desktop.state.aftermath import report_of
from jada_desk.desktop.state.session import Session
from jada_desk.domain.plan import (
    Change,
    Layer,
    NoticeChoice,
    PlannedNotice,
    PublishReport,
    StepKind,
    StepState,
    message_id_in,
)
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_stamp
from jada_desk.workflows.ports.memory import Kept

_MESSAGE_WORDS: Final[Mapping[StepState, tuple[str, Tone]]] = {
    StepState.DONE: (tr_later("accepted"), "ok"),
    StepState.FAILED: (tr_later("failed"), "bad"),
    StepState.UNCERTAIN: (tr_later("uncertain"), "warn"),
    StepState.EXPIRED: (tr_later("not sent any more"), "warn"),
    StepState.CONFLICT: (tr_later("not sent: changed by somebody else"), "bad"),
    StepState.HELD: (tr_later("held"), "warn"),
    StepState.RETRY: (tr_later("not sent: sign in, then Retry"), "warn"),
}

_NOT_SENT: Final[tuple[str, Tone]] = (tr_later("not sent"), "warn")
_NOT_TICKED: Final[tuple[str, Tone]] = (tr_later("not ticked"), "secondary")
_NAMED: Final = 3
AUDIT: Final = "audit"


class HistoryBoxes(QObject):
    """Makes the parts of the history; what is done in them comes as signals."""

    wants_open = Signal(str)
    unfolded = Signal(str)
    wants_roll_back = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme

    def when(self, kept: Kept) -> str:
        begun = kept.plan.made_at.astimezone(self._session.desk.tenant.time_zone)
        return say_stamp(begun)

    def searched(self, kept: Kept) -> str:
        """Everything that a search looks at, in small letters: charters, people, changes, who and when."""
        words = [self.when(kept), kept.who, word_of(report_of(kept))[0]]
        words += charter_names(kept.plan).values()
        for change in kept.plan.changes:
            words += [change.was, change.now, change.field]
        words += [one.name for one in kept.plan.notices]
        words += [one.because for one in kept.plan.objections]
        return " ".join(words).casefold()

    # The list --------------------------------------------------------------------------------------------------------

    def list_part(self, kept: Kept) -> Part:
        report = report_of(kept)
        stamp = (word_of(report), sum_up(kept, report))
        return Part(("publish", kept.plan.plan_id), stamp, partial(self._list_box, kept, report))

    def _list_box(self, kept: Kept, report: PublishReport) -> QWidget:
        panel = Panel("box", (10, 8, 8, 8))
        word, tone = word_of(report)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(self._theme, self.when(kept), 13, QFont.Weight.DemiBold, wrap=False))
        head.addWidget(Text(self._theme, word, 12.5, QFont.Weight.DemiBold, tone, wrap=False))
        head.addStretch(1)
        button = ActionButton(
            self._theme, tr("Open"), partial(self.wants_open.emit, kept.plan.plan_id), kind="quiet", size=12.5
        )
        button.setAccessibleName(tr("Open the publish of {when}: {word}", when=self.when(kept), word=word))
        name_control(button, "open")
        head.addWidget(button)
        panel.column.addLayout(head)
        names = list(dict.fromkeys(charter_names(kept.plan).values()))
        about = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            about = tr_n("{about} and {n} other", "{about} and {n} others", len(names) - _NAMED, about=about)
        if about:
            panel.column.addWidget(Text(self._theme, about, 12.5))
        panel.column.addWidget(Text(self._theme, sum_up(kept, report), 12, tone="secondary"))
        return panel

    # One publish -----------------------------------------------------------------------------------------------------

    def opened_parts(
        self, kept: Kept, unfolded: frozenset[str], audit: tuple[AuditLine, ...]
    ) -> Iterator[Part]:
        report, names = report_of(kept), charter_names(kept.plan)
        for event_id in dict.fromkeys(step.event_id for step in kept.plan.steps if step.event_id):
            name = names[event_id]
            yield Part(("charter", event_id), kept.plan.plan_id, partial(self._charter, kept, event_id, name))
        if kept.plan.notices:
            yield self._heading(tr("Messages"))
        for notice in kept.plan.notices:
            outcome = report.outcomes.get(notice.step_id)
            shown = notice.notice_key in unfolded
            stamp = (kept.plan.plan_id, outcome, shown)
            yield Part(
                ("message", notice.notice_key), stamp, partial(self._message, kept, notice, report, shown)
            )
        shown = AUDIT in unfolded
        yield Part(AUDIT, (kept.plan.plan_id, shown), partial(self._audit_head, shown))
        if shown:
            for n, line in enumerate(audit):
                yield Part((AUDIT, n), line, partial(self._audit_line, line))

    def _heading(self, words: str) -> Part:
        return Part(words, None, partial(Text, self._theme, words, 14, QFont.Weight.DemiBold))

    def _charter(self, kept: Kept, event_id: str, name: str) -> QWidget:
        panel = Panel("box", (10, 8, 8, 8))
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, name, 13.5, QFont.Weight.DemiBold), 1)
        if any(fact.event_id == event_id for fact in kept.plan.facts):
            button = ActionButton(
                self._theme,
                tr("Roll back"),
                partial(self.wants_roll_back.emit, event_id),
                kind="quiet",
                size=12,
            )
            button.setAccessibleName(tr("Roll back {name} only", name=name))
            head.addWidget(button)
        panel.column.addLayout(head)
        facts = [one for one in kept.plan.changes if one.event_id == event_id and one.layer is Layer.CALENDAR]
        for change in facts:
            panel.column.addLayout(self._was_now(change))
        for one in kept.plan.objections:
            if one.event_id == event_id and one.because:
                words = tr("{warning} Overridden: {because}", warning=one.reason.text, because=one.because)
                panel.column.addWidget(Text(self._theme, words, 12))
            elif one.event_id == event_id:
                words = tr("{warning} Published with this warning.", warning=one.reason.text)
                panel.column.addWidget(Text(self._theme, words, 12, tone="warn"))
        if not facts:
            words = tr("Nothing changed in the calendar; record and page were brought up to date.")
            panel.column.addWidget(Text(self._theme, words, 12, tone="secondary"))
        return panel

    def _was_now(self, change: Change) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        label = Text(self._theme, say_attribute(change.field), 12.5, wrap=False)
        label.setMinimumWidth(self._theme.px(84))
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(label)
        words = f"{change.was or tr('nothing')} → {change.now or tr('nothing')}"
        text = Text(self._theme, words, 12.5, QFont.Weight.DemiBold)
        text.setAccessibleName(
            tr(
                "{label}: was {was}, then {now}",
                label=label.text(),
                was=change.was or tr("nothing"),
                now=change.now or tr("nothing"),
            )
        )
        line.addWidget(text, 1)
        return line

    def _message(self, kept: Kept, notice: PlannedNotice, report: PublishReport, shown: bool) -> QWidget:
        names = charter_names(kept.plan)
        charter = ", ".join(names[one] for one in notice.event_ids)
        outcome = report.outcomes.get(notice.step_id)
        if outcome and outcome.state is StepState.UNCERTAIN:
            after = self._session.aftermath
            return UncertainPanel(self._theme, after, kept.plan.plan_id, notice, charter)
        panel = Panel("box", (10, 8, 8, 8))
        who = f"{notice.name or tr('Guest')}, {tr(CHANNEL_WORDS[notice.channel])}"
        word, tone = _MESSAGE_WORDS.get(outcome.state, _NOT_SENT) if outcome else _NOT_TICKED
        if notice.choice is NoticeChoice.CALL:
            word, tone = tr_later("no address: to be called"), "warn"
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(self._theme, f"{who}: {tr(word)}", 12.5, QFont.Weight.Medium, tone), 1)
        if notice.text and notice.choice is not NoticeChoice.CALL:
            words = tr("Hide") if shown else tr("Read")
            button = ActionButton(
                self._theme, words, partial(self.unfolded.emit, notice.notice_key), kind="quiet", size=12
            )
            button.setAccessibleName(name_of_message(who, charter, shown=shown))
            name_control(button, "unfold")
            head.addWidget(button)
        panel.column.addLayout(head)
        detail = [tr("About {charter}", charter=charter), show_address(notice)]
        if outcome and not message_id_in(outcome.detail):
            detail.append(outcome.detail)
        panel.column.addWidget(Text(self._theme, " · ".join(filter(None, detail)), 12, tone="secondary"))
        if shown:
            if notice.subject:
                panel.column.addWidget(Text(self._theme, notice.subject, 12.5, QFont.Weight.DemiBold))
            panel.column.addWidget(Text(self._theme, notice.text, 12.5, selectable=True))
        return panel

    def _audit_head(self, shown: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.addWidget(Text(self._theme, tr("Who did what when"), 14, QFont.Weight.DemiBold), 1)
        words = tr("Hide") if shown else tr("Show")
        button = ActionButton(self._theme, words, partial(self.unfolded.emit, AUDIT), kind="quiet", size=12)
        button.setAccessibleName(tr("Hide who did what when") if shown else tr("Show who did what when"))
        name_control(button, "unfold")
        line.addWidget(button)
        return row

    def _audit_line(self, entry: AuditLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        when = Text(self._theme, entry.when, 12, tone="secondary", wrap=False)
        when.setMinimumWidth(self._theme.px(108))
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(self._theme, entry.text, 12), 1)
        return row


def word_of(report: PublishReport) -> tuple[str, Literal["ok", "warn"]]:
    """How a publish ended, in a word."""
    if report.is_complete:
        return tr("Sent") if report.plan.is_message else tr("Published"), "ok"
    if report.count(StepState.UNCERTAIN):
        return tr("Uncertain"), "warn"
    return (tr("Not finished") if report.can_retry else tr("In part")), "warn"


def sum_up(kept: Kept, report: PublishReport) -> str:
    """Who published how much."""
    facts = sum(one.layer is Layer.CALENDAR for one in kept.plan.changes)
    charters = {step.event_id for step in kept.plan.steps if step.event_id}
    sent = sum(
        step.kind is StepKind.SEND and report.outcomes[step.step_id].state is StepState.DONE
        for step in kept.plan.steps
    )
    parts = [
        kept.who,
        ""
        if kept.plan.is_message
        else tr(
            "{changes} of {charters}",
            changes=tr_n("{n} change", "{n} changes", facts),
            charters=tr_n("{n} charter", "{n} charters", len(charters)),
        ),
        tr_n("{n} message accepted", "{n} messages accepted", sent),
    ]
    return " · ".join(filter(None, parts))
