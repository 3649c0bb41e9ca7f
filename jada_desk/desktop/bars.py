"""The bars: top (where and what to publish), banner (only when something needs a decision), bottom (what is open)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from jada_desk.desktop.card import STATE_LOOKS
from jada_desk.desktop.commands import Command
from jada_desk.desktop.finder import Finder
from jada_desk.desktop.paint import box, draw_pill, text_width
from jada_desk.desktop.parts import ActionButton, ElidedText, IconButton, IconMark, Text
from jada_desk.desktop.session import Session
from jada_desk.desktop.theme import Theme
from jada_desk.desktop.words import count
from jada_desk.domain.board import State

_FILTERS: Final = {
    State.DOUBLE_BOOKED: ("double-booked", "double-booked"),
    State.CONFLICT: ("changed in Google", "changed in Google"),
    State.WARNING: ("warning", "warnings"),
    State.OPEN: ("with open slots", "with open slots"),
    State.WAIVER: ("waiver missing", "waivers missing"),
    State.NO_CONTACT: ("without contact", "without contact"),
    State.PROBLEM: ("unclear text", "unclear texts"),
    State.UNPUBLISHED: ("unpublished", "unpublished"),
}
_MESSAGE_MS: Final = 7_000


class TopBar(QWidget):
    """Tenant, weekend, finder, undo, saved, publish."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        commands: Callable[[], tuple[Command, ...]],
        review: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        self._brand = Text(theme, "JADA Desk", 15, QFont.Weight.Bold, wrap=False)
        self._tenant = Text(theme, "", 12.5, QFont.Weight.Medium, "secondary", wrap=False)
        self.earlier = IconButton(
            theme, "chevron-left", "Earlier weekend   Ctrl+PgUp", partial(session.step_weekend, -1)
        )
        self.weekend = Text(theme, "", 14, QFont.Weight.DemiBold, wrap=False)
        self.weekend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.later = IconButton(
            theme, "chevron-right", "Later weekend   Ctrl+PgDn", partial(session.step_weekend, 1)
        )
        self._now = ActionButton(theme, "This weekend", session.show_this_weekend)
        self.finder = Finder(session, theme, commands)
        self.undo = IconButton(theme, "undo", "Undo", session.undo)
        self.redo = IconButton(theme, "redo", "Redo", session.redo)
        self.saved = Text(theme, "", 12.5, tone="secondary", wrap=False)
        self.publish = ActionButton(theme, "Nothing to publish", review, icon="publish", kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._brand)
        row.addWidget(self._tenant)
        row.addSpacing(6)
        for part in (self.earlier, self.weekend, self.later, self._now):
            row.addWidget(part)
        row.addSpacing(4)
        row.addWidget(self.finder, 1)
        row.addSpacing(4)
        for last in (self.undo, self.redo, self.saved, self.publish):
            row.addWidget(last)
        for signal in (
            session.opened,
            session.weekend_changed,
            session.history_changed,
            session.status_changed,
        ):
            signal.connect(self.refresh)
        session.publish_ended.connect(self.refresh)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))
        self.weekend.setMinimumWidth(self._theme.px(150))
        self.finder.setMinimumWidth(self._theme.px(110))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() / self._theme.scale
        self._brand.setVisible(room > 1000)
        self._tenant.setVisible(room > 1150)
        self._now.setVisible(room > 820)

    def refresh(self, *_: object) -> None:
        """Show the session's present state."""
        session, history = self._session, self._session.history
        is_open = session.is_open and session.friday is not None
        for widget in (self.earlier, self.later, self._now, self.finder):
            widget.setEnabled(is_open)
        if session.friday:
            first, last = session.friday, session.friday + timedelta(days=2)
            same = first.month == last.month
            self.weekend.setText(
                f"{first:%a %-d} – {last:%a %-d %b}" if same else f"{first:%a %-d %b} – {last:%a %-d %b}"
            )
        if session.is_open:
            tenant = session.desk.tenant.name
            self._tenant.setText("Practice workspace" if session.desk.is_practice else tenant)
        self.undo.setEnabled(bool(history.undo_label))
        self.undo.name(f"Undo: {history.undo_label}   Ctrl+Z" if history.undo_label else "Nothing to undo")
        self.redo.setEnabled(bool(history.redo_label))
        self.redo.name(
            f"Redo: {history.redo_label}   Ctrl+Shift+Z" if history.redo_label else "Nothing to redo"
        )
        self._show_saved()
        self._show_publish()

    def _show_saved(self) -> None:
        session = self._session
        if session.save_trouble:
            self.saved.setText("Not saved")
            self.saved.set_tone("bad")
            return
        self.saved.set_tone("secondary")
        at = session.saved_at
        self.saved.setText("Saving…" if session.is_saving else f"Saved {at:%H:%M}" if at else "")

    def _show_publish(self) -> None:
        session, changes = self._session, self._session.change_count
        if session.publishing:
            self.publish.setText("Publishing…")
            self.publish.setEnabled(True)
            self.publish.setToolTip("Show how far it is")
            return
        if session.unfinished and not changes:
            self.publish.setText("Finish publishing…")
            self.publish.setEnabled(True)
            self.publish.setToolTip("Show what an earlier publish left undone")
            return
        self.publish.setText(f"Publish {count(changes, 'change')}…" if changes else "Nothing to publish")
        why = session.publish_obstacle
        self.publish.setEnabled(bool(changes) and not why)
        ready = "Read what will change and who will be told   Ctrl+Enter"
        nothing = "Everything is published as it stands."
        self.publish.setToolTip(why or (ready if changes else nothing))
        self.publish.setAccessibleDescription(why or ("" if changes else nothing))


class Banner(QWidget):
    """One sentence and what can be done, only while something needs it."""

    show_unfinished = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        self._mark = IconMark(theme, "offline", "warn", 17)
        self.text = ElidedText(theme, "", 13, QFont.Weight.Medium)
        self._first = ActionButton(theme, "", self._press_first, size=12.5)
        self._second = ActionButton(theme, "", self._press_second, size=12.5)
        self._actions: list[Callable[[], object]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 12, 3)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self._first)
        row.addWidget(self._second)
        session.status_changed.connect(self.refresh)
        session.board_changed.connect(self.refresh)
        self._asking = False
        self.hide()

    def ask_about_closing(self, wait: Callable[[], object], stop: Callable[[], object]) -> None:
        """A publish is under way and the window shall close: wait for its end, or stop after the step."""
        self._asking = True
        words = "A publish is under way. Nothing is lost if you stop: it can be finished later."
        self._show(
            "publish", words, ("Close when it is done", wait), ("Stop after this step and close", stop)
        )

    def refresh(self) -> None:
        if self._asking:
            return
        session = self._session
        if not session.is_open:
            self.hide()
        elif session.save_trouble:
            self._show(
                "warning",
                f"Your last edit is not on disk. {session.save_trouble}",
                ("Save again", session.save),
            )
        elif session.trouble:
            read_at = session.read_at
            age = f" Shown is what was read on {read_at:%a %-d %b, %H:%M}." if read_at else ""
            words = f"{session.trouble.what}{age} You can go on editing; publishing has to wait."
            self._show("offline", words, ("Try again", session.refresh))
        elif session.observed and session.observed.stale_reason:
            self._show("offline", session.observed.stale_reason, ("Try again", session.refresh))
        elif session.observed and session.observed.troubles:
            words = " ".join(dict.fromkeys(session.observed.troubles.values()))
            self._show("warning", words, ("Try again", session.refresh))
        elif session.unfinished and not session.publishing:
            started = session.unfinished[0].plan.made_at.astimezone(session.desk.tenant.time_zone)
            words = f"The publish of {started:%a %-d %b, %H:%M} did not finish."
            self._show("warning", words, ("Show", self.show_unfinished.emit))
        else:
            self.hide()

    def _show(self, icon: str, words: str, *actions: tuple[str, Callable[[], object]]) -> None:
        self._mark.show_icon(icon, "warn")
        self.text.setText(words)
        self._actions = [action for _, action in actions]
        for button, pair in zip((self._first, self._second), (*actions, None), strict=False):
            button.setVisible(pair is not None)
            if pair:
                button.setText(pair[0])
        self._second.setVisible(len(actions) > 1)
        self.setFixedHeight(self._theme.px(42))
        self.show()

    def _press_first(self) -> None:
        self._actions[0]()

    def _press_second(self) -> None:
        self._actions[1]()


class FilterChip(QAbstractButton):
    """A state with how many cards are in it; pressed, it dims the others."""

    def __init__(self, theme: Theme, state: State) -> None:
        super().__init__()
        self._theme, self.state = theme, state
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, number: int) -> None:
        one, many = _FILTERS[self.state]
        words = f"{number} {one if number == 1 else many}"
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(f"{words}: show only these")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(int(text_width(self._font(), self.text())) + px(34), px(23))

    def _font(self) -> QFont:
        return self._theme.font(12, QFont.Weight.Medium)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tone = STATE_LOOKS[self.state]
        rect = QRectF(self.rect())
        ink = theme.color(tone)
        draw_pill(
            painter, rect, icon, self.text(), self._font(), ink, theme.color(f"{tone}_soft"), theme.px(13)
        )
        strong = self.isChecked() or self.hasFocus()
        box(
            painter,
            rect,
            rect.height() / 2,
            None,
            theme.color("accent") if self.hasFocus() else ink,
            2 if strong else 1,
        )


class StatusBar(QWidget):
    """The states of the weekend as filters, and what happened last."""

    filtered = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        self.chips = {state: FilterChip(theme, state) for state in _FILTERS}
        for chip in self.chips.values():
            chip.toggled.connect(partial(self._toggle, chip))
            chip.hide()
            row.addWidget(chip)
        self.message = ElidedText(theme, "", 12.5, tone="secondary")
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.message, 1)
        self._timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._timer.timeout.connect(self.refresh)
        session.board_changed.connect(self.refresh)
        session.status_changed.connect(self.refresh)
        session.announced.connect(self.say)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(34))
        for chip in self.chips.values():
            chip.updateGeometry()
            chip.update()

    def say(self, words: str) -> None:
        """Say for a while what happened."""
        self.message.setText(words)
        self._timer.start()

    def refresh(self) -> None:
        counts = self._session.board.counts
        for state, chip in self.chips.items():
            number = counts.get(state, 0)
            chip.show_count(number)
            chip.setVisible(number > 0 or chip.isChecked())
        if not self._timer.isActive():
            self.message.setText(self._standing_words())

    def _standing_words(self) -> str:
        session = self._session
        if session.is_reading:
            return "Reading the weekend…"
        return f"Calendar read {session.read_at:%H:%M}" if session.read_at else ""

    def _toggle(self, chip: FilterChip, is_on: bool) -> None:
        for other in self.chips.values():
            if other is not chip and other.isChecked():
                other.blockSignals(True)
                other.setChecked(False)
                other.blockSignals(False)
                other.update()
        self.filtered.emit(chip.state if is_on else None)
        self.refresh()

    def clear_filter(self) -> bool:
        """Show all cards alike again; False when no filter was on."""
        on = [chip for chip in self.chips.values() if chip.isChecked()]
        for chip in on:
            chip.setChecked(False)
        return bool(on)
