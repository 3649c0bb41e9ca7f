"""The connections tried over the services themselves, and what does not exist created."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from jada_desk.desktop.connect.form import Form
from jada_desk.desktop.connect.page import Page
from jada_desk.desktop.state.tasks import Task, Tasks
from jada_desk.domain.errors import JadaError
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.connections import Finding, Health
from jada_desk.workflows.ports.work import Progress


class ConnectionTests(QObject):
    """Tests what a page is about.

    `tested` and `created` have the page and all its findings, `settings_made` the page for which something was created
    that the form now names: what rests on it was tested without it. `said` is a sentence, and whether it is bad news.
    """

    said = Signal(str, bool)
    running = Signal(bool)
    tested = Signal(object, object)
    created = Signal(object, object)
    settings_made = Signal(object)

    def __init__(self, form: Form, tenant: Tenant | None, tasks: Tasks, parent: QObject) -> None:
        """`tenant` is tested in the form's place, when there is one; nothing is put into the form then."""
        super().__init__(parent)
        self._form, self._tenant, self._tasks = form, tenant, tasks

    def tenant(self) -> Tenant | None:
        """Whose connections are tested; None, and said why, while the form describes nobody."""
        try:
            return self._tenant or self._form.tenant()
        except JadaError as exc:
            self._fail(exc)
            return None

    def run(self, page: Page) -> None:
        """Test what a page is about."""
        parts = page.parts
        if not parts or (tenant := self.tenant()) is None:
            return
        page.findings.clear()

        def test(report: object, cancel: object) -> object:
            from jada_desk.connecting import diagnose

            return diagnose(tenant, parts, report, cancel)  # type: ignore[arg-type]

        self.running.emit(True)
        self._tasks.start(
            "read",
            Task(
                test,
                succeeded=partial(self._tested, page),
                failed=self._fail,
                progressed=self._progressed,
                finished=self._rest,
            ),
            key="test",
        )

    def create(self, page: Page, finding: Finding) -> None:
        """Create what a finding showed."""
        if (tenant := self.tenant()) is None:
            return

        def create(_report: object, _cancel: object) -> object:
            from jada_desk.connecting import make

            return make(tenant, finding)

        self.running.emit(True)
        self.said.emit(tr("Creating what was shown…"), False)
        self._tasks.start(
            "publish",
            Task(create, succeeded=partial(self._created, page), failed=self._fail, finished=self._rest),
        )

    def _tested(self, page: Page, result: object) -> None:
        found = cast("tuple[Finding, ...]", result)
        self.tested.emit(page, found)
        self.said.emit(_verdict(found), False)

    def _created(self, page: Page, result: object) -> None:
        new = cast(Finding, result)
        if new.settings and not self._tenant:
            for key, value in new.settings:
                self._form.put("aws", key, value)
            self.settings_made.emit(page)
        self.created.emit(page, tuple(new if one.part is new.part else one for one in page.findings.found))
        self.said.emit(new.what, False)

    def _progressed(self, news: Progress) -> None:
        self.said.emit(news.text, False)

    def _rest(self) -> None:
        self.running.emit(False)

    def _fail(self, error: JadaError) -> None:
        self.said.emit(str(error), True)


def _verdict(found: tuple[Finding, ...]) -> str:
    failed = sum(one.health is Health.FAIL for one in found)
    if failed == len(found):
        return tr("None of this works yet.") if failed > 1 else tr("This does not work yet.")
    if failed:
        return tr_n(
            "{n} of {tested} does not work yet.",
            "{n} of {tested} do not work yet.",
            failed,
            tested=len(found),
        )
    works = all(one.health in (Health.OK, Health.SKIPPED) for one in found)
    return tr("Tested: all of this works.") if works else tr("Tested: this works, with notes.")
