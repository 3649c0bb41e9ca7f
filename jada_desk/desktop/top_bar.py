"""The top bar: which operation, which weekend, find, undo, saved, publish."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.commands import Command
from jada_desk.desktop.connect.tenants import PRACTICE_COLOUR, TenantChip
from jada_desk.desktop.finder import Finder
from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.parts import ActionButton, IconButton, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.charter import shown_days
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_day, say_first_day, say_time


class TopBar(QWidget):
    """Tenant, weekend, finder, undo, saved, publish."""

    def __init__(self, session: Session, theme: Theme, commands: Callable[[], tuple[Command, ...]]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        self._brand = Text(theme, "JADA Desk", 15, QFont.Weight.Bold, wrap=False)
        self.tenant = TenantChip(theme)
        self._colour = ""
        self._fitted = 0
        self.earlier = IconButton(
            theme, "chevron-left", tr("Earlier weekend   Ctrl+PgUp"), partial(session.step_weekend, -1)
        )
        self.weekend = ActionButton(theme, "", size=14)
        self.weekend.setToolTip(tr("Choose another weekend   Ctrl+D"))
        self.later = IconButton(
            theme, "chevron-right", tr("Later weekend   Ctrl+PgDn"), partial(session.step_weekend, 1)
        )
        self._now = ActionButton(theme, tr("This weekend"), session.show_this_weekend)
        self.whole_week = ActionButton(theme, tr("Week"), self.toggle_week)
        self.whole_week.setCheckable(True)
        self.whole_week.setToolTip(tr("Show Monday to Sunday   Ctrl+E"))
        self.finder = Finder(session, theme, commands)
        self.undo = IconButton(theme, "undo", tr("Undo"), session.undo)
        self.redo = IconButton(theme, "redo", tr("Redo"), session.redo)
        self.saved = Text(theme, "", 12.5, tone="secondary", wrap=False)
        self.publish = ActionButton(theme, tr("Nothing to publish"), icon="publish", kind="primary")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._brand)
        row.addWidget(self.tenant)
        row.addSpacing(6)
        for part in (self.earlier, self.weekend, self.later, self._now, self.whole_week):
            row.addWidget(part)
        row.addSpacing(4)
        row.addWidget(self.finder, 1)
        row.addSpacing(4)
        for last in (self.undo, self.redo, self.saved, self.publish):
            row.addWidget(last)
        self._due = AfterPaint(self.refresh, self)
        for signal in (
            session.opened,
            session.weekend_changed,
            session.history_changed,
            session.status_changed,
            session.publish_ended,
        ):
            signal.connect(self._due.ask)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._colour:
            # The operation's colour over the whole width: which one is open is seen from across the room.
            QPainter(self).fillRect(0, 0, self.width(), self._theme.px(3), QColor(self._colour))

    def _show_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))
        self.weekend.setMinimumWidth(self._theme.px(150))
        self.finder.setMinimumWidth(self._theme.px(110))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what there is room for: longer words, in another language, need more of it."""
        room = self.width() / self._theme.scale
        self.tenant.fit(150 if room > 1150 else 80 if room > 900 else 60)
        wanted = (self._now, self.whole_week, self._brand)
        spacing = self._row.spacing()
        taken = sum(part.sizeHint().width() + spacing for part in wanted if not part.isHidden())
        left = self.width() - (self._row.minimumSize().width() - taken)
        for part in wanted:
            left -= part.sizeHint().width() + spacing
            part.setVisible(left >= 0)
        self._fitted = self._row.minimumSize().width()

    def toggle_week(self) -> None:
        """From the weekend to its week and back; a selected charter that is on both stays selected."""
        card = self._session.card
        self._session.show_whole_week(not self._session.is_week)
        if card and self._session.friday and card.charter.day in shown_days(self._session.friday):
            self.finder.seeking.expect(card.event_id)

    def refresh(self, *_: object) -> None:
        """Show the session's present state."""
        session, history = self._session, self._session.history
        is_open = session.is_open and session.friday is not None
        for widget in (self.earlier, self.weekend, self.later):
            widget.setVisible(is_open)
        self._now.setEnabled(is_open)
        self.whole_week.setEnabled(is_open)
        self.whole_week.setChecked(session.is_week)
        self.finder.setEnabled(is_open)
        if session.friday:
            first, last = session.friday, shown_days(session.friday)[-1]
            start = say_first_day(first, last)
            end = say_day(last, with_year=last.year != session.desk.now().year)
            self.weekend.setText(tr("{start} – {end}", start=start, end=end))
            self.weekend.setAccessibleName(
                tr("Weekend {start} to {end}. Choose another", start=start, end=end)
            )
        if session.is_open:
            tenant = session.desk.tenant
            if session.desk.is_practice:
                self.tenant.show_tenant(tr("Practice workspace"), PRACTICE_COLOUR)
                self._show_colour(PRACTICE_COLOUR)
            else:
                self.tenant.show_tenant(tenant.name, tenant.colour)
                self._show_colour(tenant.colour)
        for button, label in sorted(
            ((self.undo, history.undo_label), (self.redo, history.redo_label)), key=lambda one: not one[1]
        ):
            # The one that can be pressed first, for the other hands the focus on to it.
            button.setEnabled(bool(label))
        self.undo.name(
            tr("Undo: {edit}   Ctrl+Z", edit=history.undo_label)
            if history.undo_label
            else tr("Nothing to undo")
        )
        self.redo.name(
            tr("Redo: {edit}   Ctrl+Shift+Z", edit=history.redo_label)
            if history.redo_label
            else tr("Nothing to redo")
        )
        self._show_saved()
        self._show_publish()
        if self._row.minimumSize().width() != self._fitted:
            self._fit()

    def _show_saved(self) -> None:
        session = self._session
        if session.save_trouble:
            self.saved.setText(tr("Not saved"))
            self.saved.set_tone("bad")
            return
        self.saved.set_tone("secondary")
        at = session.saved_at
        self.saved.setText(
            tr("Saving…") if session.is_saving else tr("Saved {time}", time=say_time(at)) if at else ""
        )

    def _show_publish(self) -> None:
        session, changes = self._session, self._session.change_count
        if session.publishing:
            self.publish.setText(tr("Publishing…"))
            self.publish.setEnabled(True)
            self.publish.setToolTip(tr("Show how far it is"))
            return
        if not session.is_open:
            self.publish.setText(tr("Publish…"))
            self.publish.setEnabled(False)
            return
        if session.unfinished and not changes:
            self.publish.setText(tr("Finish publishing…"))
            self.publish.setEnabled(True)
            self.publish.setToolTip(tr("Show what an earlier publish left undone"))
            return
        self.publish.setText(
            tr_n("Publish {n} change…", "Publish {n} changes…", changes)
            if changes
            else tr("Nothing to publish")
        )
        why = session.publish_obstacle
        self.publish.setEnabled(bool(changes) and not why)
        ready = tr("Read what will change and who will be told   Ctrl+Enter")
        nothing = tr("Everything is published as it stands.")
        self.publish.setToolTip(why or (ready if changes else nothing))
        self.publish.setAccessibleDescription(why or ("" if changes else nothing))
