"""The way out of an operation: to another one, and to the settings. What opened the window listens and leads there."""

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.session import Session


class Changeover(QObject):
    """What is asked for. `operation` is an id ("practice" for the practice workspace), `number` that of its key,
    `listed` the list of all; `settings` are those of an operation, "" for a new one, and whether its connections are
    tested at once."""

    operation = Signal(str)
    number = Signal(int)
    listed = Signal()
    settings = Signal(str, bool)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def open_settings(self) -> None:
        """Open this operation's settings; the practice workspace has none."""
        self._ask_for_settings(test=False)

    def check_connections(self) -> None:
        """Test every connection of this operation."""
        self._ask_for_settings(test=True)

    def add_operation(self) -> None:
        """Connect another operation."""
        self.settings.emit("", False)

    def _ask_for_settings(self, *, test: bool) -> None:
        if self._session.is_open:
            self.settings.emit(self._session.desk.tenant.tenant_id, test)
