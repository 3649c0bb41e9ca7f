"""What the dispatcher can have done in the window, by key, finder or button; what cannot be done is said, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.frame import Frame
from jada_desk.desktop.look.theme import SCALES, Mode, Theme
from jada_desk.domain.charter import weekend_days
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.translation import tr


class Controller:
    """Everything that is done across the parts of one window."""

    def __init__(self, frame: Frame, theme: Theme) -> None:
        self._frame, self._session, self._theme = frame, frame.session, theme

    # The selected charter --------------------------------------------------------------------------------------------

    def show_charter(self, event_id: str) -> None:
        """Select a charter and scroll to it."""
        self._session.select(event_id)
        self._frame.grid.reveal(event_id)

    def go_to_charter(self, event_id: str) -> None:
        """Select a charter, with the focus on it."""
        self.show_charter(event_id)
        self._frame.grid.enter()

    def bring_charter(self, event_id: str, day: date) -> None:
        """Select a charter, and go to its weekend, or its week, when that is not shown."""
        session = self._session
        if day in session.board.days:
            self.show_charter(event_id)
            return
        if day < weekend_days(day)[0]:
            session.show_whole_week(True)
        self._frame.top.finder.seeking.go_to(event_id, day)

    def ask_of_charter(self, what: str) -> None:
        """Ask about the selected charter, where its facts are: "cancel", "hold", or "stop" for texts to its guest."""
        if self._session.card is None:
            self._say_pick_one()
            return
        side = self._frame.side
        side.show_charter()
        side.details.catch_up()
        side.details.show_page_large(False)
        standing = side.details.standing
        ask = {"cancel": standing.ask_cancel, "hold": standing.ask_hold, "stop": standing.ask_stop}
        ask[what]()

    def ask_why(self) -> None:
        """Ask why the dispatcher goes ahead against what stands against the selected charter, first of all against the
        person whose slot has the focus."""
        if self._session.card is None:
            self._say_pick_one()
            return
        side = self._frame.side
        side.details.catch_up()
        focus = QApplication.focusWidget()
        person = focus.view.name if isinstance(focus, SlotButton) else ""
        side.show_charter()
        warning = side.details.warnings.first_about(person)
        if warning is None:
            self._session.announced.emit(tr("No warning stands against this charter."))
            return
        # Where the guest page has all the room, nothing of it is seen.
        side.details.show_page_large(False)
        warning.ask()

    def show_waivers(self) -> None:
        """Show the selected charter's waivers."""
        if self._session.selection:
            self._frame.side.show_waivers(self._session.selection)

    def find_contact(self) -> None:
        """Search for the contact of the selected charter's guest."""
        if self._session.selection:
            self._frame.side.find_contact(self._session.selection)
        else:
            self._say_pick_one()

    def discard(self) -> None:
        """Drop all edits of the selected charter."""
        if self._session.selection:
            self._session.discard(self._session.selection)

    def _say_pick_one(self) -> None:
        self._session.announced.emit(tr("Pick a charter first."))

    # Publishing and messages -----------------------------------------------------------------------------------------

    def review(self) -> None:
        """Open the review, when there is something to publish; else say why not."""
        session = self._session
        why = session.publish_obstacle
        if session.publishing or (session.change_count and not why):
            self._frame.side.show_review()
        elif session.unfinished and not session.change_count:
            self.show_unfinished()
        else:
            session.announced.emit(why or tr("Nothing to publish."))

    def remind(self, kind: NoticeKind) -> None:
        """Review, with reminders that go out besides."""
        session, side = self._session, self._frame.side
        if session.publishing or session.publish_obstacle:
            session.announced.emit(session.publish_obstacle or tr("One moment: a publish is under way."))
            return
        side.show_review()
        side.review.ask_for(kind)

    def write_message(self) -> None:
        """Ask what to say to the people of the chosen charters, or of the selected one."""
        session = self._session
        chosen = self._frame.grid.bulk.event_ids or ((session.selection,) if session.selection else ())
        if chosen:
            self._frame.side.show_message_form(chosen)
        else:
            self._say_pick_one()

    def show_unfinished(self) -> None:
        """Show the publish that did not get to its end."""
        if self._session.unfinished:
            self._frame.side.show_unfinished(self._session.unfinished[0])

    def show_uncertain(self) -> None:
        """Show the publish with a message that may not have gone out."""
        if uncertain := self._session.aftermath.uncertain:
            self._frame.side.show_history(uncertain[0][0].plan.plan_id)

    def show_history(self) -> None:
        """Show what was published, when and by whom."""
        if self._session.is_open:
            self._frame.side.show_history()

    # The window itself -----------------------------------------------------------------------------------------------

    def open_finder(self) -> None:
        """Go to the finder."""
        self._frame.top.finder.enter()

    def filter_crew(self) -> None:
        """Go to the crew list's filter; a large guest page gives back its room."""
        if self._frame.side.is_page_large:
            self._frame.side.details.show_page_large(False)
        self._frame.roster.enter()

    def use_theme(self, mode: Mode) -> None:
        """Use light, dark or the system's colours."""
        self._theme.use(mode)

    def step_scale(self, by: int) -> None:
        """Make the text larger or smaller by steps, as far as it goes."""
        at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self._theme.scale)) + by
        self._theme.use(self._theme.mode, SCALES[max(0, min(at, len(SCALES) - 1))])
