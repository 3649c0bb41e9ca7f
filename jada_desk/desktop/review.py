"""What a publish will do, before it does it: every edit with its tick, what else is written, every message in full."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.conflict import ConflictPanel
from jada_desk.desktop.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.session import Session
from jada_desk.desktop.settle import CallPanel
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.words import CHANNEL_WORDS, count, field_label, show_field
from jada_desk.domain.draft import Conflict, Edit, EditKey, apply_draft
from jada_desk.domain.errors import JadaError
from jada_desk.domain.notice import Audience, Channel
from jada_desk.domain.plan import (
    LAYER_WORDS,
    Change,
    Layer,
    NoticeChoice,
    Plan,
    PlannedNotice,
    big_plan,
    tick,
)
from jada_desk.domain.sms import sms_parts

_MARGIN: Final = 12


class Review(QWidget):
    """Shows the session's plan. Unticking an edit plans again without it."""

    back = Signal()
    confirmed = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.plan: Plan | None = None
        self._held_back: set[EditKey] = set()
        self._ticks: dict[str, bool] = {}
        self._unfolded: set[str] = set()
        self._also: tuple[str, ...] = ()
        self._is_asking = False
        self._is_told = False
        self._controls: dict[object, QWidget] = {}
        self.title = Text(theme, "Review", 16, QFont.Weight.Bold)
        self._hint = Text(theme, "", 12.5, tone="secondary")
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setObjectName("sideScroll")
        self._scroll.setWidget(self._body)
        self._scroll.setAccessibleName("What will change")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._back = ActionButton(theme, "Back", self._go_back)
        self._back.setToolTip("Back to the charter   Esc")
        self.confirm = ActionButton(theme, "Publish", self._confirm, icon="publish", kind="primary")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self._back)
        self._buttons.addWidget(self.confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self._hint)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._buttons)
        session.planned.connect(self.show_plan)
        session.plan_failed.connect(self._show_trouble)
        session.aftermath.told_by_phone.connect(self._told)
        session.board_changed.connect(self._take_news)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Side by side, or below one another when the words would be cut."""
        wanted = self._back.sizeHint().width() + self.confirm.sizeHint().width() + self._buttons.spacing()
        room = self.width() - 2 * _MARGIN
        way = QBoxLayout.Direction.LeftToRight if wanted <= room else QBoxLayout.Direction.BottomToTop
        self._buttons.setDirection(way)

    def enter(self) -> None:
        """Take the focus: here until the plan arrives, then on the button that publishes it."""
        (self.confirm if self.confirm.isEnabled() else self._scroll).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, also: tuple[str, ...] = ()) -> None:
        """Ask for a fresh plan of everything; `also` are sentences that are shown above it."""
        self._also = also
        self._is_asking = False
        self._held_back.clear()
        self._ticks.clear()
        self._unfolded.clear()
        self.plan = None
        self._is_told = False
        self._back.setText("Back")
        self.confirm.show()
        self._clear()
        self.title.setText("Review")
        self._hint.setText("Working out what will change…")
        self.confirm.setEnabled(False)
        self.confirm.setText("Publish")
        self._session.make_plan()

    def show_plan(self, plan: object) -> None:
        """Show a plan that arrived."""
        if not isinstance(plan, Plan):
            return
        at = self._scroll.verticalScrollBar().value()
        for notice in plan.notices:
            if notice.can_be_sent:
                self._ticks.setdefault(notice.notice_key, notice.choice is NoticeChoice.TICKED)
        self.plan = tick(plan, frozenset(key for key, ticked in self._ticks.items() if ticked))
        self._rebuild()
        self._scroll.verticalScrollBar().setValue(at)

    def _show_trouble(self, error: JadaError) -> None:
        self._clear()
        self.title.setText("This cannot be published now")
        self._hint.setText(error.what)
        panel = Panel("bad")
        for text in (error.unchanged, error.remedy):
            if text:
                panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        self._column.addWidget(panel)
        self._column.addStretch(1)
        self.confirm.setEnabled(False)

    # Building --------------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._controls.clear()
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _rebuild(self) -> None:
        assert self.plan is not None
        plan, draft = self.plan, self._session.history.present
        self._is_asking = False
        self._back.setText("Back")
        self.confirm.show()
        was_in = next((key for key, one in self._controls.items() if one.hasFocus()), None)
        self._clear()
        clashes = self._conflicts()
        for clash in clashes:
            panel = ConflictPanel(self._session, self._theme, clash, self._name(clash.event_id))
            panel.chosen.connect(self._plan_again)
            self._controls["theirs", clash.event_id, clash.field] = panel.theirs
            self._column.addWidget(panel)
        # What can be chosen above needs no second telling.
        told = tuple(
            f"{self._name(one.event_id)} is left out: {field_label(one.field)} was " for one in clashes
        )
        for warning in (*self._also, *(one for one in plan.warnings if not (told and one.startswith(told)))):
            self._column.addWidget(self._warning(warning))
        touched = [*plan.event_ids, *(one for one in sorted(draft.event_ids) if one not in plan.event_ids)]
        for event_id in touched:
            edits = draft.of(event_id)
            changes = [
                one for one in plan.changes if one.event_id == event_id and one.layer is not Layer.CALENDAR
            ]
            if edits or changes:
                self._column.addWidget(self._charter_panel(event_id, edits, changes))
        if plan.notices:
            self._column.addWidget(Text(self._theme, "Messages", 14, QFont.Weight.DemiBold))
            for notice in plan.notices:
                self._column.addWidget(self._notice_panel(notice))
        elif touched:
            self._column.addWidget(
                Text(self._theme, "Nobody has to be told anything.", 12.5, tone="secondary")
            )
        self._column.addStretch(1)
        self._show_counts()
        # The controls are new ones: who was on one stays there, who only waits for the plan goes to the button.
        if control := self._controls.get(was_in):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_in or self._scroll.hasFocus():
            self.enter()

    def _conflicts(self) -> tuple[Conflict, ...]:
        observed, draft = self._session.observed, self._session.history.present
        return self._session.desk.conflicts(observed, draft) if observed else ()

    def _name(self, *event_ids: str) -> str:
        said = {one.event_id: one.charter for one in self.plan.changes} if self.plan else {}
        said |= {one.event_id: one.title for one in self._session.weekend.charters if one.title}
        return ", ".join(said.get(one, "Charter") for one in event_ids)

    def _warning(self, text: str) -> QWidget:
        panel = Panel("warn", (10, 8, 10, 8))
        row = QHBoxLayout()
        row.addWidget(IconMark(self._theme, "warning", "warn", 15))
        row.addWidget(Text(self._theme, text, 12.5, tone="warn"), 1)
        panel.column.addLayout(row)
        return panel

    def _charter_panel(self, event_id: str, edits: dict[str, Edit], changes: list[Change]) -> Panel:
        panel = Panel()
        name = changes[0].charter if changes else self._name(event_id)
        live = self._session.weekend.charter(event_id)
        when = f"{apply_draft(self._session.history.present, live).start:%a %-d %b}" if live else ""
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, name, 13.5, QFont.Weight.DemiBold), 1)
        head.addWidget(Text(self._theme, when, 12, tone="secondary", wrap=False))
        panel.column.addLayout(head)
        for field, edit in edits.items():
            panel.column.addWidget(self._edit_row(event_id, name, field, edit))
        if any(clash.event_id == event_id for clash in self._conflicts()):
            words = "Left out of this publish until you choose above."
            panel.column.addWidget(Text(self._theme, words, 12, tone="bad"))
        if changes:
            self._add_writes(panel, event_id, changes)
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
        box.setAccessibleName(f"{charter}, {label}: was {was}, now {now}")
        box.setToolTip("Untick to hold this edit back; it stays in the draft")
        box.toggled.connect(partial(self._hold, (event_id, field)))
        self._controls[event_id, field] = box
        line.addWidget(box)
        line.addLayout(self._was_now(was, now), 1)
        return row

    def _was_now(self, was: str, now: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        long = len(was) + len(now) > 40
        line.addWidget(
            Text(self._theme, was, 12.5, tone="was", struck=was != "nothing", wrap=long), int(long)
        )
        line.addWidget(Text(self._theme, "→", 12.5, tone="secondary", wrap=False))
        line.addWidget(Text(self._theme, now, 12.5, QFont.Weight.DemiBold), 1)
        return line

    def _add_writes(self, panel: Panel, event_id: str, changes: list[Change]) -> None:
        layers = list(dict.fromkeys(change.layer for change in changes))
        words = ", ".join(LAYER_WORDS[layer].lower() for layer in layers)
        shown = event_id in self._unfolded
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(Text(self._theme, f"Writes {words}", 12, tone="secondary"), 1)
        button = ActionButton(self._theme, "Hide" if shown else "Show", None, kind="quiet", size=12)
        button.setAccessibleName(f"{'Hide' if shown else 'Show'} what is written for {changes[0].charter}")
        button.clicked.connect(partial(self._unfold, event_id))
        self._controls[event_id] = button
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        panel.column.addLayout(line)
        if not shown:
            return
        for layer in layers:
            panel.column.addWidget(Text(self._theme, LAYER_WORDS[layer], 12, QFont.Weight.DemiBold))
            for change in changes:
                if change.layer is layer:
                    was = f"{change.was} → " if change.was else ""
                    field = change.field.replace("_", " ").capitalize()
                    text = f"{field}: {was}{change.now or 'removed'}"
                    panel.column.addWidget(Text(self._theme, text, 12, tone="secondary"))

    def _notice_panel(self, notice: PlannedNotice) -> Panel:
        charter = self._name(*notice.event_ids)
        if notice.choice is NoticeChoice.CALL:
            edited = self._session.history.present.event_ids
            can_tell = edited.isdisjoint(notice.event_ids)
            call = CallPanel(self._theme, self._session.aftermath, notice, charter, can_tell=can_tell)
            self._controls["told", notice.notice_key] = call.told
            return call
        panel = Panel()
        head = QHBoxLayout()
        head.setSpacing(6)
        who = f"{notice.name or 'Guest'}, {CHANNEL_WORDS[notice.channel]}"
        box = QCheckBox(who.replace("&", "&&"))
        box.setFont(self._theme.font(12.5, QFont.Weight.Medium))
        box.setChecked(notice.can_be_sent and self._ticks.get(notice.notice_key, False))
        box.setEnabled(notice.can_be_sent)
        box.setAccessibleName(f"Tell {who}, about {charter}, {notice.address}")
        box.toggled.connect(partial(self._tick, notice.notice_key))
        self._controls["tick", notice.notice_key] = box
        head.addWidget(box, 1)
        shown = notice.notice_key in self._unfolded
        button = ActionButton(self._theme, "Hide" if shown else "Read", None, kind="quiet", size=12)
        button.setAccessibleName(f"{'Hide' if shown else 'Read'} the message to {who}, about {charter}")
        button.clicked.connect(partial(self._unfold, notice.notice_key))
        self._controls["read", notice.notice_key] = button
        head.addWidget(button)
        panel.column.addLayout(head)
        detail = f"About {charter} · {notice.address}"
        if notice.channel is Channel.SMS:
            detail += f" · {count(sms_parts(notice.text), 'part')}"
        if notice.reason:
            detail = f"{detail}\n{notice.reason}"
        panel.column.addWidget(Text(self._theme, detail, 12, tone="secondary"))
        if shown:
            if notice.subject:
                panel.column.addWidget(Text(self._theme, notice.subject, 12.5, QFont.Weight.DemiBold))
            panel.column.addWidget(Text(self._theme, notice.text, 12.5, selectable=True))
        return panel

    # Ticks -----------------------------------------------------------------------------------------------------------

    def _hold(self, key: EditKey, ticked: bool) -> None:
        (self._held_back.discard if ticked else self._held_back.add)(key)
        if self.confirm.hasFocus():
            self._scroll.setFocus()
        self.confirm.setEnabled(False)
        self._session.make_plan(frozenset(self._held_back))

    def _tick(self, key: str, ticked: bool) -> None:
        self._ticks[key] = ticked
        if self.plan:
            self.plan = tick(self.plan, frozenset(one for one, on in self._ticks.items() if on))
            self._show_counts()

    def _unfold(self, key: str) -> None:
        self._unfolded ^= {key}
        at = self._scroll.verticalScrollBar().value()
        self._rebuild()
        self._scroll.verticalScrollBar().setValue(at)

    @property
    def change_count(self) -> int:
        """How many changes go out: ticked edits, and charters that are only brought up to date."""
        if self.plan is None:
            return 0
        draft = self._session.history.present
        left_out = {clash.event_id for clash in self._conflicts()}
        edits = sum(key not in self._held_back and key[0] not in left_out for key in draft.edits)
        writes = {step.event_id for step in self.plan.steps if step.event_id}
        return edits + len(writes - draft.event_ids)

    @property
    def _publish_words(self) -> str:
        """What the button does, with its numbers."""
        assert self.plan is not None
        changes = self.change_count
        people = {
            (one.recipient, "" if one.audience is Audience.CREW else one.event_ids)
            for one in self.plan.notices
            if one.choice is NoticeChoice.TICKED
        }
        tell = f"tell {count(len(people), 'person', 'people')}" if people else "tell nobody"
        return f"Publish {count(changes, 'change')}, {tell}" if changes else f"Publish, {tell}"

    def _show_counts(self) -> None:
        assert self.plan is not None
        changes = self.change_count
        held = len(self._held_back)
        self.title.setText(f"Review {count(changes, 'change')}" if changes else "Nothing to publish")
        hint = "Nothing has been sent yet. Untick an edit to hold it back."
        if held:
            hint = (
                f"{count(held, 'edit')} held back; it stays in the draft."
                if held == 1
                else (f"{held} edits held back; they stay in the draft.")
            )
        self._hint.setText(hint if changes or held else "Everything is published as it stands.")
        self.confirm.setText(self._publish_words)
        self.confirm.setEnabled(bool(self.plan.steps))
        self._fit_buttons()

    def _confirm(self) -> None:
        if self.plan is None or not self.plan.steps:
            return
        if reasons := big_plan(self.plan, self._session.weekend):
            self._ask_twice(reasons)
        else:
            self.confirmed.emit(self.plan)

    # The second question ---------------------------------------------------------------------------------------------

    def _ask_twice(self, reasons: tuple[str, ...]) -> None:
        """A big plan: say its numbers, with a button in another place than the one just pressed."""
        assert self.plan is not None
        self._is_asking = True
        self._clear()
        self.title.setText("Publish all of this?")
        self._hint.setText("This is a big publish. Nothing has been sent yet.")
        panel = Panel("warn", (12, 10, 12, 12))
        for reason in reasons:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(IconMark(self._theme, "warning", "warn", 15))
            row.addWidget(Text(self._theme, reason, 13, QFont.Weight.DemiBold, "warn"), 1)
            panel.column.addLayout(row)
        panel.column.addSpacing(6)
        self.really = ActionButton(
            self._theme, self._publish_words.replace("Publish", "Yes, publish", 1), None
        )
        self.really.clicked.connect(self._confirm_big)
        row = QHBoxLayout()
        row.addWidget(self.really)
        row.addStretch(1)
        panel.column.addLayout(row)
        self._column.addWidget(panel)
        self._column.addStretch(1)
        self.confirm.hide()
        self._back.setText("Back to the review")
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.announced.emit(f"Publish all of this? {' '.join(reasons)}")

    def _confirm_big(self) -> None:
        if self.plan:
            self.confirmed.emit(self.plan)

    def _go_back(self) -> None:
        if not self.step_back():
            self.back.emit()

    def step_back(self) -> bool:
        """From the second question back to the review; False when it was not asked."""
        if not self._is_asking or self.plan is None:
            return False
        self._rebuild()
        self.enter()
        return True

    def _plan_again(self) -> None:
        """Ask for a new plan: something was chosen, or somebody was told."""
        if not any(one.hasFocus() for one in self._controls.values()):
            self._scroll.setFocus()
        self.confirm.setEnabled(False)
        self._session.make_plan(frozenset(self._held_back))

    def _told(self, _plan_id: str, _notice_key: str) -> None:
        self._is_told = True

    def _take_news(self) -> None:
        # Who was told by phone is known once the weekend was read again.
        if self._is_told and self.isVisible() and not self._session.publishing:
            self._is_told = False
            self._plan_again()
