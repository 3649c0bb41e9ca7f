"""The crew of another weekend, copied into the open slots of this one as one step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.charter import weekend_days
from jada_desk.domain.copy_crew import copy_crew
from jada_desk.domain.draft import Draft
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_date

if TYPE_CHECKING:
    from jada_desk.workflows.observed import Observed


class Copying(QObject):
    """Reads the other weekend from disk, else from the world, and fills the draft."""

    def __init__(self, shown: ShownWeekend) -> None:
        super().__init__(shown)
        self._shown = shown

    def copy_from(self, day: date) -> None:
        """Fill open slots of the shown weekend with who sailed the like of them on the weekend of a day."""
        shown, friday = self._shown, weekend_days(day)[0]
        if friday == shown.friday:
            shown.announced.emit(tr("That is the weekend shown. Choose another."))
            return
        desk, then = shown.desk, shown.friday
        shown.announced.emit(tr("Reading the weekend of {date}…", date=say_date(friday)))
        shown.tasks.start(
            "read",
            Task(
                lambda report, cancel: desk.recall(friday) or desk.observe(friday, Draft(), report, cancel),
                succeeded=lambda seen: self._copy(cast("Observed", seen), friday, then),
                failed=shown.failed.emit,
            ),
            key="copy crew",
        )

    def _copy(self, seen: Observed, friday: date, then: date | None) -> None:
        shown = self._shown
        if shown.friday != then:
            return
        days = shown.weekend.days
        copied = copy_crew(
            shown.history.present,
            [one for one in shown.weekend.charters if one.day in days],
            shown.desk.weekend(seen, friday, Draft()).charters,
            boats=shown.desk.tenant.boats,
            directory=shown.directory,
            at=shown.desk.now(),
        )
        if not copied.people:
            shown.announced.emit(
                tr("The weekend of {date} has nobody for an open slot here.", date=say_date(friday))
            )
            return
        shown.keep_step(tr("Crew of {date}", date=say_date(friday)), copied.draft)
        people, charters = (
            tr_n("{n} person", "{n} people", copied.people),
            tr_n("{n} charter", "{n} charters", copied.charters),
        )
        shown.announced.emit(
            tr(
                "{people} copied to {charters} from {date}. Ctrl+Z takes it back.",
                people=people,
                charters=charters,
                date=say_date(friday),
            )
        )
