"""A session: the weekend on screen, and the work around it that each part of the window starts and hears of."""

from PySide6.QtCore import QObject

from jada_desk.desktop.state.aftermath import Aftermath
from jada_desk.desktop.state.comparing import Comparing
from jada_desk.desktop.state.copying import Copying
from jada_desk.desktop.state.searching import Searching
from jada_desk.desktop.state.shown_weekend import ShownWeekend
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.state.waiver_work import WaiverWork


class Session(ShownWeekend):
    """One tenant's weekend under the dispatcher's hands, with everything that can be done about it."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, parent)
        self.aftermath = Aftermath(self)
        self.copying = Copying(self)
        self.searching = Searching(self)
        self.waivers = WaiverWork(self)
        self.comparing = Comparing(self)
