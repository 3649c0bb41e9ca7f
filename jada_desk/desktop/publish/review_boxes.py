"""The boxes of a review: one a charter with its edits and their ticks, one a message to read in full."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from jada_desk.desktop.charter.conflict import ConflictPanel
from jada_desk.desktop.charter.message_text import add_text, addressee, detail
from jada_desk.desktop.charter.overrides import AcceptedPanel, WarningPanel
from jada_desk.desktop.charter.standing import AskLine
from jada_desk.desktop.look.column import Part, name_control
from jada_desk.desktop.look.parts import ActionButton, Panel, Text, warning_box
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import field_label, name_of_message, say_attribute, show_address, show_field
from jada_desk.desktop.publish.outcome import charter_names
from jada_desk.desktop.publish.settle import CallPanel
from jada_desk.desktop.state.reading import Proposal
from jada_desk.desktop.state.session import Session
from jada_desk.domain.draft import Conflict, Draft, Edit, EditKey, apply_draft
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.objection import Objection
from jada_desk.domain.plan import LAYER_WORDS, Change, Layer, NoticeChoice, PlannedNotice
from jada_desk.domain.plan_words import say_left_out
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_day


class ReviewBoxes(QObject):
    """Makes the parts of a review out of what the session proposes; what is done in them comes as signals."""

    held = Signal(object, bool)
    ticked = Signal(str, bool)
    unfolded = Signal(str)
    chosen = Signal()
    asked = Signal(object)
    called_urgent = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._held_back: set[EditKey] = set()
        self._ticks: dict[str, bool] = {}
        self._names: dict[str, str] = {}

    def parts(
        self,
        proposal: Proposal,
        draft: Draft,
        also: tuple[str, ...],
        unfolded: frozenset[str],
        held_back: set[EditKey],
        ticks: dict[str, bool],
        *,
        may_remind: bool,
    ) -> Iterator[Part]:
        """What needs a choice first, then warnings, charters with the edits of `draft`, messages."""
        plan = proposal.plan
        self._held_back, self._ticks = held_back, ticks
        self._names = {one.event_id: one.title for one in self._session.weekend.charters if one.title}
        self._names |= charter_names(plan)
        clashes = proposal.conflicts
        for clash in clashes:
            key = ("clash", clash.event_id, clash.field)
            yield Part(key, clash, partial(self._clash, clash, self.name(clash.event_id)))
        # What can be chosen above needs no second telling.
        told = tuple(say_left_out(self.name(one.event_id), one) for one in clashes)
        open_ones = {one.sentence: one for one in plan.objections if not one.because}
        for warning in (*also, *(one for one in plan.warnings if one not in told)):
            against = open_ones.get(warning)
            build = (
                partial(self._objection, against) if against else partial(warning_box, self._theme, warning)
            )
            yield Part(("warning", warning), against, build)
        for one in plan.objections:
            if one.because:
                said = f"{one.charter}: {one.reason.text}"
                panel = partial(AcceptedPanel, self._theme, said, one.because)
                yield Part(("accepted", said, one.person), one.because, panel)
        left_out = {clash.event_id for clash in clashes}
        writes: dict[str, list[Change]] = {}
        for change in plan.changes:
            if change.layer is not Layer.CALENDAR:
                writes.setdefault(change.event_id, []).append(change)
        touched = [*plan.event_ids, *(one for one in sorted(draft.event_ids) if one not in plan.event_ids)]
        for event_id in touched:
            edits = draft.of(event_id)
            changes = tuple(writes.get(event_id, ()))
            if edits or changes:
                yield self._charter(event_id, edits, changes, event_id in unfolded, event_id in left_out)
        if plan.notices:
            yield Part(
                "messages", None, partial(Text, self._theme, tr("Messages"), 14, QFont.Weight.DemiBold)
            )
            for notice in plan.notices:
                yield self._notice(notice, notice.notice_key in unfolded)
        elif touched and plan.steps:
            words = tr("Nobody has to be told anything.")
            yield Part("nobody", None, partial(Text, self._theme, words, 12.5, tone="secondary"))
        if may_remind:
            yield Part("reminders", None, self._reminders)

    def _reminders(self) -> QWidget:
        """What is no news and goes out only when it is asked for."""
        panel = Panel()
        panel.column.addWidget(Text(self._theme, tr("Reminders"), 13.5, QFont.Weight.DemiBold))
        for words, kind in (
            (tr("Remind who sails tomorrow"), NoticeKind.REMINDER),
            (tr("Ask for missing waivers"), NoticeKind.WAIVER),
        ):
            button = ActionButton(self._theme, words, partial(self.asked.emit, kind), kind="quiet", size=12.5)
            name_control(button, words)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            panel.column.addLayout(row)
        return panel

    def name(self, *event_ids: str) -> str:
        return ", ".join(self._names.get(one, tr("Charter")) for one in event_ids)

    def _clash(self, clash: Conflict, charter: str) -> QWidget:
        panel = ConflictPanel(self._session, self._theme, clash, charter)
        panel.chosen.connect(self.chosen)
        return panel

    def _objection(self, one: Objection) -> QWidget:
        if not one.can_be_overridden:
            return warning_box(self._theme, one.sentence)
        go_ahead = partial(self._session.go_ahead, one.event_id, one.person, one.reason)
        return WarningPanel(self._theme, one.sentence, go_ahead)

    # A charter -------------------------------------------------------------------------------------------------------

    def _charter(
        self, event_id: str, edits: dict[str, Edit], changes: tuple[Change, ...], shown: bool, left_out: bool
    ) -> Part:
        name = changes[0].charter if changes else self.name(event_id)
        live = self._session.weekend.charter(event_id)
        when = say_day(apply_draft(self._session.history.present, live).start) if live else ""
        stamp = (
            name,
            when,
            tuple((key, one.base, one.new) for key, one in edits.items()),
            changes,
            shown,
            left_out,
        )
        build = partial(self._charter_box, event_id, name, when, edits, changes, shown, left_out)
        return Part(("charter", event_id), stamp, build)

    def _charter_box(
        self,
        event_id: str,
        name: str,
        when: str,
        edits: dict[str, Edit],
        changes: tuple[Change, ...],
        shown: bool,
        left_out: bool,
    ) -> QWidget:
        panel = Panel()
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, name, 13.5, QFont.Weight.DemiBold), 1)
        head.addWidget(Text(self._theme, when, 12, tone="secondary", wrap=False))
        panel.column.addLayout(head)
        for field, edit in edits.items():
            panel.column.addWidget(self._edit_row(event_id, name, field, edit))
        if left_out:
            words = tr("Left out of this publish until you choose above.")
            panel.column.addWidget(Text(self._theme, words, 12, tone="bad"))
        if changes:
            self._add_writes(panel, event_id, changes, shown)
        return panel

    def _edit_row(self, event_id: str, charter: str, field: str, edit: Edit) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = field_label(field)
        box = QCheckBox(label)
        box.setFont(self._theme.font(12.5))
        box.setMinimumWidth(self._theme.px(104))
        box.setChecked((event_id, field) not in self._held_back)
        was, now = show_field(field, edit.base), show_field(field, edit.new)
        box.setAccessibleName(
            tr("{charter}, {label}: was {was}, now {now}", charter=charter, label=label, was=was, now=now)
        )
        box.setToolTip(tr("Untick to hold this edit back; it stays in the draft"))
        box.toggled.connect(partial(self.held.emit, (event_id, field)))
        name_control(box, f"hold {field}")
        line.addWidget(box)
        line.addLayout(self._was_now(was, now), 1)
        return row

    def _was_now(self, was: str, now: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        long = len(was) + len(now) > 40
        line.addWidget(
            Text(self._theme, was, 12.5, tone="was", struck=was != tr("nothing"), wrap=long), int(long)
        )
        line.addWidget(Text(self._theme, "→", 12.5, tone="secondary", wrap=False))
        line.addWidget(Text(self._theme, now, 12.5, QFont.Weight.DemiBold), 1)
        return line

    def _add_writes(self, panel: Panel, event_id: str, changes: tuple[Change, ...], shown: bool) -> None:
        layers = list(dict.fromkeys(change.layer for change in changes))
        words = ", ".join(tr(LAYER_WORDS[layer]).lower() for layer in layers)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(Text(self._theme, tr("Writes {words}", words=words), 12, tone="secondary"), 1)
        button = ActionButton(self._theme, tr("Hide") if shown else tr("Show"), None, kind="quiet", size=12)
        button.setAccessibleName(
            tr("Hide what is written for {charter}", charter=changes[0].charter)
            if shown
            else tr("Show what is written for {charter}", charter=changes[0].charter)
        )
        button.clicked.connect(partial(self.unfolded.emit, event_id))
        name_control(button, "unfold")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        panel.column.addLayout(line)
        if not shown:
            return
        for layer in layers:
            panel.column.addWidget(Text(self._theme, tr(LAYER_WORDS[layer]), 12, QFont.Weight.DemiBold))
            for change in changes:
                if change.layer is layer:
                    was = f"{change.was} → " if change.was else ""
                    field = say_attribute(change.field)
                    text = f"{field}: {was}{change.now or tr('removed')}"
                    panel.column.addWidget(Text(self._theme, text, 12, tone="secondary"))

    # A message -------------------------------------------------------------------------------------------------------

    def _notice(self, notice: PlannedNotice, shown: bool) -> Part:
        key = ("notice", notice.notice_key)
        charter = self.name(*notice.event_ids)
        said = (notice.subject, notice.text, notice.reason, notice.held_until)
        about = (*said, notice.address, notice.can_be_sent, charter)
        if notice.choice is NoticeChoice.CALL:
            can_tell = self._session.history.present.event_ids.isdisjoint(notice.event_ids)
            return Part(key, (about, can_tell), partial(self._call_box, notice, charter, can_tell))
        return Part(key, (about, shown), partial(self._notice_box, notice, charter, shown))

    def _call_box(self, notice: PlannedNotice, charter: str, can_tell: bool) -> QWidget:
        return CallPanel(self._theme, self._session.aftermath, notice, charter, can_tell=can_tell)

    def _notice_box(self, notice: PlannedNotice, charter: str, shown: bool) -> QWidget:
        panel = Panel()
        head = QHBoxLayout()
        head.setSpacing(6)
        who = addressee(notice)
        box = QCheckBox(who.replace("&", "&&"))
        box.setFont(self._theme.font(12.5, QFont.Weight.Medium))
        box.setChecked(notice.can_be_sent and self._ticks.get(notice.notice_key, False))
        box.setEnabled(notice.can_be_sent)
        box.setAccessibleName(
            tr(
                "Tell {who}, about {charter}, {address}",
                who=who,
                charter=charter,
                address=show_address(notice),
            )
        )
        box.toggled.connect(partial(self.ticked.emit, notice.notice_key))
        name_control(box, "tick")
        head.addWidget(box, 1)
        button = ActionButton(self._theme, tr("Hide") if shown else tr("Read"), None, kind="quiet", size=12)
        button.setAccessibleName(name_of_message(who, charter, shown=shown))
        button.clicked.connect(partial(self.unfolded.emit, notice.notice_key))
        name_control(button, "unfold")
        head.addWidget(button)
        panel.column.addLayout(head)
        panel.column.addWidget(
            Text(self._theme, detail(self._session, notice, charter), 12, tone="secondary")
        )
        if notice.held_until and notice.can_be_sent:
            self._add_urgent(panel, notice, who, charter)
        if shown:
            add_text(panel.column, self._theme, notice)
        return panel

    def _add_urgent(self, panel: Panel, notice: PlannedNotice, who: str, charter: str) -> None:
        """The way around quiet hours, which wants a reason that is kept."""

        def ask() -> None:
            question = tr("Send it now, in quiet hours? The reason is kept with your name.")
            give = partial(self.called_urgent.emit, notice.notice_key)
            line = AskLine(self._theme, question, tr("Why it is urgent"), tr("Send now"), give)
            panel.column.addWidget(line)
            line.closed.connect(button.show)
            line.enter()
            button.hide()

        button = ActionButton(self._theme, tr("Send now…"), ask, kind="quiet", size=12)
        button.setAccessibleName(
            tr("Send now: the message to {who}, about {charter}", who=who, charter=charter)
        )
        name_control(button, "urgent")
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        panel.column.addLayout(row)
