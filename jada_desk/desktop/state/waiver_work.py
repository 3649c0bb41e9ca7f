"""The waivers of the selected charter: read, marked and linked by the desk in tasks, answered on the GUI thread."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Task, Work
from jada_desk.domain.charter import Charter
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from jada_desk.domain.waiver_book import WaiverBook


class WaiverWork(QObject):
    """What a session's desk does with waivers. `arrived` brings a book, `linked` an address and what it is."""

    arrived = Signal(object)
    linked = Signal(str, str)
    failed = Signal(str, object)

    def __init__(self, shown: ShownWeekend) -> None:
        super().__init__(shown)
        self._shown = shown

    def read(self, event_id: str) -> None:
        """Read who signed."""
        if charter := self._charter(event_id):
            desk = self._shown.desk
            self._start(event_id, lambda _report, _cancel: desk.waivers(charter))

    def mark(self, event_id: str, person: str, mark: str) -> None:
        """Say by hand whose a signature is, "" to take that back; the board is read again after it."""
        if charter := self._charter(event_id):
            desk = self._shown.desk
            self._start(
                event_id, lambda _report, _cancel: desk.mark_waiver(charter, person, mark), marked=True
            )

    def own_link(self, event_id: str) -> None:
        """Make a link with which one person signs."""
        if charter := self._charter(event_id):
            desk = self._shown.desk
            self._shown.tasks.start(
                "read",
                Task(
                    lambda _report, _cancel: desk.own_link(charter),
                    succeeded=lambda link: self.linked.emit(cast(str, link), tr("The link for one person")),
                    failed=lambda error: self.failed.emit(event_id, error),
                ),
            )

    def party_link(self, event_id: str) -> None:
        """The link of the guest page."""
        shown = self._shown
        observed, desk = shown.observed, shown.desk
        if observed is not None:
            shown.tasks.start(
                "disk",
                Task(
                    lambda _report, _cancel: desk.party_link(observed, event_id),
                    succeeded=lambda link: self.linked.emit(cast(str, link), tr("The party’s link")),
                    failed=lambda error: self.failed.emit(event_id, error),
                ),
            )

    def _charter(self, event_id: str) -> Charter | None:
        card = self._shown.board.card(event_id)
        return card.live if card else None

    def _start(self, event_id: str, work: Work, *, marked: bool = False) -> None:
        def arrived(book: object) -> None:
            self.arrived.emit(cast("WaiverBook", book))
            if marked:
                self._shown.refresh()

        self._shown.tasks.start(
            "read",
            Task(work, succeeded=arrived, failed=lambda error: self.failed.emit(event_id, error)),
            key="waivers",
        )
