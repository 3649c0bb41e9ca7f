"""The boxes that show what a publish did: what waits for a sign-in, what failed, who is to be called, what is live."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.look.column import Part, name_control
from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.outcome import (
    Trouble,
    charter_names,
    failures,
    lapsed,
    people_told,
    split_live,
)
from jada_desk.desktop.publish.settle import CallPanel, UncertainPanel
from jada_desk.desktop.publish.tally import LayerRow, Tally
from jada_desk.desktop.state.aftermath import Aftermath
from jada_desk.domain.plan import NoticeChoice, PublishReport, StepState
from jada_desk.domain.translation import tr, tr_n


@dataclass(frozen=True, slots=True)
class ResultView:
    """What the boxes of a result are made with.

    `called` are the notices of people who were called since.
    """

    theme: Theme
    aftermath: Aftermath
    report: PublishReport
    called: frozenset[str]
    sign_in: Callable[[str], object]

    def parts(self) -> Iterator[Part]:
        """The boxes, what needs a person first."""
        report = self.report
        held = report.count(StepState.RETRY)
        for account in report.sign_in_needed:
            yield Part(("sign in", account), held, partial(self._sign_in, account, held))
        for trouble in failures(report):
            yield Part(("bad", trouble.head, trouble.detail), trouble, partial(self._trouble, trouble, "bad"))
        yield from self._open_messages()
        for trouble in lapsed(report):
            yield Part(
                ("late", trouble.head, trouble.detail), trouble, partial(self._trouble, trouble, "warn")
            )
        yield from self._names()
        tally = Tally(report.plan)
        for step in report.plan.steps:
            if outcome := report.outcomes.get(step.step_id):
                tally.take(step.layer, step.event_id, outcome.state)
        for layer in tally.totals:
            stamp = (tally.word(layer), tally.done(layer), tally.totals[layer])
            yield Part(("layer", layer), stamp, partial(self._layer, layer, tally))

    def _sign_in(self, account: str, held: int) -> QWidget:
        """Said once for each account, however many steps it holds back."""
        panel = Panel("warn", (10, 8, 10, 10))
        head = tr("{account} asks for a new sign-in", account=account)
        panel.column.addWidget(Text(self.theme, head, 12.5, QFont.Weight.DemiBold, "warn"))
        words = tr_n(
            "{n} step waits for it; nothing of it was sent.",
            "{n} steps wait for it; nothing of them was sent.",
            held,
        )
        panel.column.addWidget(Text(self.theme, words, 12.5, tone="warn"))
        button = ActionButton(
            self.theme,
            tr("Sign in to {account}, then Retry", account=account),
            partial(self.sign_in, account),
            icon="person",
            size=12.5,
        )
        name_control(button, "sign in")
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        panel.column.addSpacing(2)
        panel.column.addLayout(row)
        return panel

    def _trouble(self, trouble: Trouble, tone: Literal["bad", "warn"]) -> QWidget:
        panel = Panel(tone, (10, 8, 10, 8))
        panel.column.addWidget(Text(self.theme, trouble.head, 12.5, QFont.Weight.DemiBold, tone))
        if trouble.charters:
            panel.column.addWidget(Text(self.theme, ", ".join(trouble.charters), 12.5, tone=tone))
        if trouble.detail:
            panel.column.addWidget(Text(self.theme, trouble.detail, 12.5, tone=tone))
        return panel

    def _open_messages(self) -> Iterator[Part]:
        """The messages that a person has to settle, and the people who have to be called."""
        report, names = self.report, charter_names(self.report.plan)
        plan_id = report.plan.plan_id
        for notice in report.plan.notices:
            charter = ", ".join(names[one] for one in notice.event_ids)
            outcome = report.outcomes.get(notice.step_id)
            if outcome and outcome.state is StepState.UNCERTAIN:
                yield Part(
                    ("uncertain", notice.notice_key),
                    plan_id,
                    partial(UncertainPanel, self.theme, self.aftermath, plan_id, notice, charter),
                )
            if notice.choice is NoticeChoice.CALL and notice.notice_key not in self.called:
                yield Part(
                    ("call", notice.notice_key),
                    plan_id,
                    partial(CallPanel, self.theme, self.aftermath, notice, charter, plan_id=plan_id),
                )

    def _names(self) -> Iterator[Part]:
        report, names = self.report, charter_names(self.report.plan)
        live, rest = split_live(report)
        told = people_told(report)
        people = [f"{name} ({', '.join(dict.fromkeys(channels))})" for name, channels in told.items()]
        called = [one.name or tr("Guest") for one in report.plan.notices if one.notice_key in self.called]
        lists = (
            ("check", "ok", tr("Live"), [names[one] for one in live]),
            ("stop", "warn", tr("Not live yet"), [names[one] for one in rest]),
            ("mail", "secondary", tr("Messages accepted"), people),
            ("phone", "secondary", tr("Called"), list(dict.fromkeys(called))),
        )
        for icon, tone, title, found in lists:
            if found:
                words = tuple(found)
                yield Part(("names", title), words, partial(self._name_list, icon, tone, title, words))

    def _name_list(self, icon: str, tone: str, title: str, names: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(IconMark(self.theme, icon, tone, 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        heading = (
            f"{title}: {tr_n('{n} charter', '{n} charters', len(names))}"
            if tone != "secondary" and len(names) > 1
            else title
        )
        words.addWidget(Text(self.theme, heading, 12.5, QFont.Weight.DemiBold))
        words.addWidget(Text(self.theme, ", ".join(names), 12.5, tone="secondary"))
        line.addLayout(words, 1)
        return holder

    def _layer(self, layer: object, tally: Tally) -> QWidget:
        row = LayerRow(self.theme, layer)  # type: ignore[arg-type]
        row.show_tally(tally)
        return row
