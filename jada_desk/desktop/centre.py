"""What stands in the middle of the window: the weekend, or why there is none to show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from jada_desk.desktop.board.grid import Grid
from jada_desk.desktop.look.notice_page import NoticePage
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr


class Centre(QStackedWidget):
    """The grid; in its place a page while the desk is opened, reads, cannot, or has nothing to show."""

    wants_new_charter = Signal()

    def __init__(self, session: Session, theme: Theme, grid: Grid) -> None:
        super().__init__()
        self._session, self._grid = session, grid
        self.notice = NoticePage(theme)
        theme.dress(self.notice)
        self.addWidget(self.notice)
        self.addWidget(grid)
        for signal in (session.board_changed, session.status_changed, session.weekend_changed):
            signal.connect(self._show)

    def say_starting(self, practice: bool) -> None:
        """Show that the desk is being opened."""
        title = tr("Starting the practice workspace…") if practice else tr("Opening the desk…")
        detail = tr("A weekend to try everything on. Nobody real is told anything.") if practice else ""
        self.notice.say(title, detail, busy=True)
        self._put(self.notice, self.notice.enter)

    def say_cannot_open(self, error: JadaError, again: Callable[[], object]) -> None:
        """Show why the desk could not be opened, and offer to try again."""
        detail = " ".join(part for part in (error.unchanged, error.remedy) if part)
        self.notice.say(error.what, detail, (tr("Try again"), again))
        self._put(self.notice, self.notice.enter)

    def _put(self, part: QWidget, enter: Callable[[], None]) -> None:
        """Show the weekend or the notice; the focus that was here, or nowhere, goes along."""
        if part is not self.currentWidget():
            focus = QApplication.focusWidget()
            is_here = focus is None or focus is self.window() or self.isAncestorOf(focus)
            self.setCurrentWidget(part)
            if is_here:
                enter()

    def _show(self) -> None:
        session, board = self._session, self._session.board
        if not session.is_open or not board.days:
            return
        unread = [one for one in board.unreadable if one.day in board.days]
        if unread or any(any(lane.cells) or any(lane.blocks) for lane in board.lanes):
            self._put(self._grid, self._grid.stand)
            return
        if session.is_reading:
            self.notice.say(tr("Reading the weekend…"), "", busy=True)
        elif session.trouble:
            remedy = session.trouble.remedy
            self.notice.say(tr("This weekend was not read yet"), remedy, (tr("Try again"), session.refresh))
        else:
            words = tr("Bookings appear here as soon as they stand in the calendar.")
            lost = [
                tr("Cannot be read: {title}. {reason}", title=one.title, reason=one.reason)
                for one in board.unreadable
            ]
            self.notice.say(
                tr("No charters on this weekend"),
                "\n\n".join([words, *lost]),
                (tr("New charter…"), self.wants_new_charter.emit),
                (tr("Next weekend"), partial(session.step_weekend, 1)),
            )
        self._put(self.notice, self.notice.enter)
