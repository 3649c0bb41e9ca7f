"""What stands in the window: top bar, crew, weekend and charter side by side, states; and the room that each gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.banner import Banner
from jada_desk.desktop.board.grid import Grid
from jada_desk.desktop.board.roster import Roster
from jada_desk.desktop.centre import Centre
from jada_desk.desktop.commands import Command
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.side import Side
from jada_desk.desktop.state.declines import Declines
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.status_bar import StatusBar
from jada_desk.desktop.top_bar import TopBar

# Widths, before they grow with the text.
_LARGE_PAGE: Final = 860
_LEAST_WEEKEND: Final = 560


class Frame(QWidget):
    """The parts of the window, over one session. `painted` says that the first picture is on screen."""

    painted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self._theme = session, theme
        self.setWindowTitle("JADA Desk")
        self._was_painted = False
        # Everything that the window can be told to do; who inherits says what.
        self.commands: tuple[Command, ...] = ()
        self.top = TopBar(session, theme, lambda: self.commands)
        self.declines = Declines(session, self)
        self.banner = Banner(session, theme, self.declines)
        self.roster = Roster(session, theme)
        self.grid = Grid(session, theme)
        self.centre = Centre(session, theme, self.grid)
        self.side = Side(session, theme, self.grid.bulk)
        self.status = StatusBar(session, theme)
        self._lay_out()
        self.status.filtered.connect(self.grid.set_filter)
        self.grid.touched.connect(self.side.follow_touch)
        for signal in (session.selected, self.side.currentChanged, self.side.page_sized, theme.changed):
            signal.connect(self._fit)
        self.setMinimumSize(960, 560)
        self.resize(1440, 900)
        self._fit()
        # Nothing is typed by accident into the first field.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.roster)
        middle.addWidget(self.centre, 1)
        middle.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        # Everything but the weekend, which paints itself; where they stand, for Qt dresses anew what is put elsewhere.
        for part in (self.top, self.banner, self.roster, self.side, self.status):
            self._theme.dress(part)

    # Room ------------------------------------------------------------------------------------------------------------

    def _fit(self, *_: object) -> None:
        px, room = self._theme.px, self.width() / self._theme.scale
        crew, charter = (236, 416) if room >= 1400 else (208, 364) if room >= 1000 else (180, 312)
        is_reading = bool(self.side.is_page_large and self.session.card)
        if is_reading:
            # The weekend stays in sight beside it; the crew list gives its room.
            charter = max(charter, min(_LARGE_PAGE, int(room) - _LEAST_WEEKEND))
        self._show_roster(not is_reading)
        self.roster.setFixedWidth(px(crew))
        self.side.setFixedWidth(px(charter))
        # With large text in a small window the weekend needs the room of an empty right side.
        is_idle = not self.session.selection and self.side.is_at_charter
        self.side.setVisible(room >= 1000 or not is_idle)

    def _show_roster(self, shown: bool) -> None:
        focus = QApplication.focusWidget()
        if not shown and focus and self.roster.isAncestorOf(focus):
            self.side.details.catch_up()
            self.side.details.page_bar.size_button.setFocus()
        self.roster.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        for one in self.findChildren(Floating, options=Qt.FindChildOption.FindDirectChildrenOnly):
            one.follow_window()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    # Where the keys go -----------------------------------------------------------------------------------------------

    def step_region(self, by: int) -> None:
        """Go to the next part of the window: crew, weekend, charter, states, top."""
        parts: list[tuple[QWidget, Callable[[], object]]] = [
            (self.roster, self.roster.enter),
            (self.grid, self.grid.enter),
            (self.side, self.side.enter),
            (self.status, self._enter_status),
            (self.top, self.top.finder.enter),
        ]
        parts = [(part, enter) for part, enter in parts if part.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, (part, _) in enumerate(parts) if focus and part.isAncestorOf(focus)), -by)
        for step in range(1, len(parts) + 1):
            parts[(here + by * step) % len(parts)][1]()
            now = QApplication.focusWidget()
            if now is not focus and now is not None:
                return

    def _enter_status(self) -> None:
        if first := next((chip for chip in self.status.chips.values() if chip.isVisible()), None):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was let go of, and a press on bare ground, leaves the keys with the weekend."""
        if self.grid.isVisible():
            self.grid.stand(event.reason())
        else:
            super().focusInEvent(event)
