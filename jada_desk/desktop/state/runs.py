"""The one publish under way: started, watched and stopped on the GUI thread, carried out in the lane that writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.state.edits import Edits
from jada_desk.desktop.state.tasks import Task, Tasks, Work
from jada_desk.domain.errors import JadaError

if TYPE_CHECKING:
    from jada_desk.domain.plan import Plan
    from jada_desk.workflows.ports.work import Progress


class Runs(Edits):
    """Publishes of the draft. Who inherits says what is done when one is over."""

    status_changed = Signal()
    publish_progressed = Signal(object)
    publish_ended = Signal(object)
    publish_failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.publishing: Task | None = None
        self.is_closing = False
        self._after_publish = False

    def publish(self, plan: Plan) -> None:
        """Carry out a plan that was reviewed."""
        desk = self.desk
        self.run_publish(lambda report, cancel: desk.publish(plan, report, cancel), self.publish_ended.emit)

    def retry(self, plan_id: str) -> None:
        """Finish the rest of an earlier publish."""
        desk = self.desk
        self.run_publish(lambda report, cancel: desk.retry(plan_id, report, cancel), self.publish_ended.emit)

    def run_publish(self, work: Work, succeeded: Callable[[object], object]) -> None:
        """Publish in the one lane that writes; the weekend is read again afterwards."""

        def tell(result: object) -> None:
            from jada_desk.domain.plan import PublishReport

            # A message publishes no edit: the draft and its history go on.
            is_message = isinstance(result, PublishReport) and result.plan.is_message
            self._after_publish = bool(result) and not is_message
            succeeded(result)

        self.publishing = self.tasks.start(
            "publish",
            Task(
                work,
                progressed=self._tell_progress,
                succeeded=tell,
                failed=self._tell_failure,
                finished=self._finish_publish,
            ),
        )
        self.status_changed.emit()

    def stop_publish(self) -> None:
        """No new call starts; calls under way are waited for."""
        if self.publishing:
            self.publishing.cancel()

    def leave(self) -> None:
        """The window closes: nothing more is read, and a publish under way goes on at the next start."""
        self.is_closing = True
        if self.publishing:
            self.desk.leave()

    def _tell_progress(self, progress: Progress) -> None:
        self.publish_progressed.emit(progress)

    def _tell_failure(self, error: JadaError) -> None:
        self.publish_failed.emit(error)

    def _finish_publish(self) -> None:
        self.publishing = None
        if not self.is_closing:
            self._publish_over()

    def _publish_over(self) -> None:
        """Read anew what a publish changed."""
        raise NotImplementedError
