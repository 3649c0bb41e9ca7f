"""From day to day: the weekend to show, a charter to another day or boat, the crew of another weekend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from jada_desk.desktop.charter.date_picker import DatePicker


class Days:
    """Asks for a day in a month that opens at `weekend` or `day`, and does what it was asked for.

    `reveal` brings a charter of the board into sight.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        window: QWidget,
        weekend: QWidget,
        day: Callable[[], QWidget],
        reveal: Callable[[str], object],
    ) -> None:
        self._session, self._theme, self._window = session, theme, window
        self._weekend, self._day, self._reveal = weekend, day, reveal

    @cached_property
    def dates(self) -> DatePicker:
        """The month to choose from, built when it is first wanted."""
        from jada_desk.desktop.charter.date_picker import DatePicker

        return DatePicker(self._theme, self._window)

    def choose_weekend(self) -> None:
        """Offer a month to choose a weekend from."""
        if friday := self._session.friday:
            words = tr("Choose a weekend: any of its days")
            self.dates.open_for(self._weekend, words, friday, self._session.show_weekend)

    def copy_last_crew(self) -> None:
        """Fill open slots with who sailed the like of them a week before."""
        if friday := self._session.friday:
            self._session.copying.copy_from(friday - timedelta(weeks=1))

    def copy_crew(self) -> None:
        """Offer a month to choose the weekend from whose crew is copied."""
        if friday := self._session.friday:
            words, last = tr("Copy the crew of which weekend?"), friday - timedelta(weeks=1)
            self.dates.open_for(self._weekend, words, last, self._session.copying.copy_from)

    def choose_day(self) -> None:
        """Offer a month to choose the selected charter's day from."""
        card = self._session.card
        if card is None:
            self._session.announced.emit(tr("Pick a charter first."))
            return
        one = card.charter
        words = tr("Choose the day of {title}", title=one.title)
        move = self.move_charter
        self.dates.open_for(self._day(), words, one.day, lambda day: move(one.event_id, day, one.boat))

    def move_charter(self, event_id: str, day: date, boat: str) -> None:
        """Move a charter, and go along when it leaves the days shown."""
        self._session.move_charter(event_id, day, boat)
        if day not in self._session.board.days:
            self._session.show_weekend(day)

    def shift_time(self, by: timedelta) -> None:
        """Have the selected charter sail earlier or later on its day."""
        card = self._session.card
        if card is None:
            self._session.announced.emit(tr("Pick a charter first."))
        else:
            self._session.shift_charter(card.event_id, by)

    def shift_charter(self, days: int, lanes: int) -> None:
        """Move the selected charter by days, or to the boat above or below."""
        card = self._session.card
        if card is None:
            self._session.announced.emit(tr("Pick a charter first."))
            return
        boats = [lane.boat for lane in self._session.board.lanes]
        row, one = boats.index(card.charter.boat) + lanes, card.charter
        if 0 <= row < len(boats):
            self.move_charter(one.event_id, one.day + timedelta(days=days), boats[row])
            self._reveal(one.event_id)
