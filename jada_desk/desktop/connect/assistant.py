"""The settings of one operation, step by step: its first connection, and every change after it."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jada_desk.desktop.connect.aws_pages import AwsPage, CloudPage
from jada_desk.desktop.connect.form import Form, load_started
from jada_desk.desktop.connect.google_pages import CalendarPage, GooglePage
from jada_desk.desktop.connect.page import Page
from jada_desk.desktop.connect.pages import BoatsPage, FinishPage, MessagesPage, OperationPage
from jada_desk.desktop.connect.rail import StepRail
from jada_desk.desktop.connect.signing_in import Service
from jada_desk.desktop.connect.testing import ConnectionTests
from jada_desk.desktop.look.focus import step_focus, tab_stops, takes_tab
from jada_desk.desktop.look.parts import ActionButton, BusyMark, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.tasks import Task, Tasks
from jada_desk.domain.errors import JadaError
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr
from jada_desk.settings import settings_path
from jada_desk.workflows.connections import Finding
from jada_desk.workflows.google_checks import is_private_feed

if TYPE_CHECKING:
    from pathlib import Path

_KEEP_AFTER_MS: Final = 400
_WIDEST: Final = 640
_STEPS: Final[tuple[type[Page], ...]] = (
    OperationPage,
    BoatsPage,
    GooglePage,
    CalendarPage,
    AwsPage,
    CloudPage,
    MessagesPage,
    FinishPage,
)


class ConnectWindow(QWidget):
    """A window of its own. `saved` gives the operation's id; `closed` says that it is gone."""

    saved = Signal(str)
    closed = Signal()

    def __init__(
        self,
        home: Path,
        theme: Theme,
        tenant_id: str = "",
        tenant: Tenant | None = None,
        *,
        test: bool = False,
    ) -> None:
        """`tenant` stands in for a settings file: the practice workspace, of which only the tests are shown."""
        super().__init__()
        theme.dress(self)
        self.setObjectName("connect")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._home, self._tenant = theme, home, tenant
        self.tasks = Tasks(self)
        self.form = Form(home, tenant_id)
        self._tests = ConnectionTests(self.form, tenant, self.tasks, self)
        self._is_saving = False
        self._loaded: dict[str, object] | None = None
        self._was_warned = False
        self.setWindowTitle(
            tr("Check connections") if tenant else tr("Settings") if tenant_id else tr("Connect an operation")
        )
        self.resize(1040, 680)
        self.setMinimumSize(860, 540)
        self._keeper = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeper.timeout.connect(self._keep)
        self._build()
        if tenant:
            self._make_steps()
            self._show_step(len(_STEPS) - 1)
        else:
            self._load(len(_STEPS) - 1 if test else 0)

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.rail = StepRail(theme)
        self.rail.picked.connect(self._show_step)
        self._stack = QStackedWidget()
        self.pages: list[Page] = []
        self.problem = Text(theme, "", 12.5, tone="secondary")
        self.bar = BusyMark(theme, tr("Testing"))
        self.bar.setFixedWidth(theme.px(120))
        self.bar.hide()
        self.back = ActionButton(theme, tr("Back"), partial(self._step, -1))
        self.test = ActionButton(theme, tr("Test"), self._test_anew, icon="check")
        self.next = ActionButton(theme, tr("Next"), partial(self._step, 1), kind="primary")
        self.save = ActionButton(theme, tr("Save"), self._save, kind="primary")
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.bar)
        for button in (self.back, self.test, self.next, self.save):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.form.changed.connect(self._changed)
        self._tests.said.connect(self._say)
        self._tests.running.connect(self.bar.setVisible)
        self._tests.tested.connect(self._show_tested)
        self._tests.created.connect(self._show_findings)
        self._tests.settings_made.connect(self._run_again)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go_on)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._save)

    def _make_steps(self) -> None:
        for kind in _STEPS:
            self._add_step(kind)

    def _add_step(self, kind: type[Page]) -> None:
        page = kind(self.form, self._theme, self.tasks)
        page.wants_test.connect(self.run_test)
        self.pages.append(page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(28, 22, 28, 10)
        page.setMaximumWidth(self._theme.px(_WIDEST))
        row.addWidget(page, 10)
        row.addStretch(1)
        area.setWidget(holder)
        self._stack.addWidget(area)
        self.rail.add(kind.title)

    # Loading and saving ----------------------------------------------------------------------------------------------

    def _load(self, step: int) -> None:
        tenant_id, home, is_new = self.form.tenant_id, self._home, self.form.is_new

        def load(_report: object, _cancel: object) -> object:
            from jada_desk.adapters.local.settings_file import read_settings

            return (load_started(home), "") if is_new else read_settings(settings_path(home, tenant_id))

        def loaded(result: object) -> None:
            data, before = cast("tuple[dict[str, object], str]", result)
            self.form.take(data, before)
            self._make_steps()
            self._loaded = deepcopy(self.form.data)
            self._show_step(step)

        self.tasks.start("disk", Task(load, succeeded=loaded, failed=self._cannot))

    def _save(self) -> None:
        if self._is_saving or self._tenant or (self.form.is_new and self._at != len(_STEPS) - 1):
            return
        self.form.settle_id()
        try:
            self.form.tenant()
        except JadaError as exc:
            self._cannot(exc)
            return
        form, path = self.form, settings_path(self._home, self.form.tenant_id)

        def save(_report: object, _cancel: object) -> object:
            from jada_desk.adapters.local.settings_file import write_settings

            data = form.settings()
            if is_private_feed(data["google"].get("feed_url", "")):
                from jada_desk.sign_ins import keep_feed_address

                keep_feed_address(form.tenant_id, data["google"]["feed_url"])
                data["google"]["feed_url"] = ""
            write_settings(path, data, form.before)
            return form.tenant_id

        self._is_saving = True
        self.tasks.start("disk", Task(save, succeeded=self._saved, failed=self._cannot))

    def _saved(self, tenant_id: object) -> None:
        self._is_saving = False
        self._keeper.stop()
        self._loaded = None
        self.form.forget()
        self.form.is_new = False
        self.saved.emit(str(tenant_id))

    def _cannot(self, error: JadaError) -> None:
        self._is_saving = False
        self._say(str(error), bad=True)

    def _keep(self) -> None:
        self.form.keep()

    def _changed(self) -> None:
        self._was_warned = False
        self._keeper.start()
        self._fit()

    # Steps -----------------------------------------------------------------------------------------------------------

    @property
    def _at(self) -> int:
        return self._stack.currentIndex()

    @property
    def page(self) -> Page:
        return self.pages[self._at]

    def _show_step(self, number: int) -> None:
        if number and not self._tenant:
            self.form.settle_id()
        self._stack.setCurrentIndex(number)
        self.rail.steps[number].setChecked(True)
        self._fit()
        self.page.enter()

    def _step(self, by: int) -> None:
        self._show_step(max(0, min(self._at + by, len(_STEPS) - 1)))
        button = self.back if by < 0 else self.next if self.next.isVisible() else self.save
        # Where something is missing yet, or there is no way back, the page itself comes first.
        target = button if takes_tab(button) else next(tab_stops(self.page), self.rail.steps[self._at])
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.next.isVisible() and self.next.isEnabled():
            self._step(1)

    def _fit(self) -> None:
        if not self.pages:
            return
        form, is_last = self.form, self._at == len(_STEPS) - 1
        name = self._tenant.name if self._tenant else form.text("tenant", "name")
        self.rail.title.setText(name or tr("Connect an operation"))
        named = bool(form.text("tenant", "name")) and not self._tenant
        for number, button in enumerate(self.rail.steps):
            button.setEnabled(number == self._at or named)
            button.setVisible(not self._tenant or number == self._at)
        why = "" if self._tenant else self.page.problem()
        self._say(why)
        self.back.setVisible(form.is_new and self._at > 0 and not self._tenant)
        self.next.setVisible(form.is_new and not is_last)
        self.next.setEnabled(not why)
        self.test.setVisible(bool(self.page.parts))
        self.save.setVisible(not self._tenant and (not form.is_new or is_last))
        self.save.setText(tr("Save and open the weekend") if form.is_new else tr("Save"))
        self.save.setEnabled(not why)

    def _say(self, words: str, bad: bool = False) -> None:
        self.problem.setText(words)
        self.problem.set_tone("bad" if bad else "secondary")

    # Tests -----------------------------------------------------------------------------------------------------------

    def _test_anew(self) -> None:
        self.page.sign_in.clear()
        self.run_test()

    def run_test(self) -> None:
        """Test what this page is about."""
        self._tests.run(self.page)

    def _run_again(self, page: object) -> None:
        if page is self.page:
            QTimer.singleShot(0, self, self.run_test)

    def _show_findings(self, page: Page, found: tuple[Finding, ...]) -> None:
        page.findings.show_findings(found, self._sign_in, partial(self._tests.create, page))
        self.rail.mark(self.pages.index(page), found)

    def _show_tested(self, page: Page, found: tuple[Finding, ...]) -> None:
        self._show_findings(page, found)
        area = self._stack.widget(self.pages.index(page))
        if isinstance(area, QScrollArea):
            page.findings.show_first(area)

    def _sign_in(self, service: str) -> None:
        page, tenant = self.page, self._tests.tenant()
        if tenant and not page.sign_in.is_waiting:
            page.findings.clear()
            page.sign_in.begin(tenant, cast("Service", service))

    # Keys ------------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the steps, the page and what is below it, and round."""
        return step_focus(self, forward)

    # Closing ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.is_new:
            self.close()
        else:
            super().keyPressEvent(event)

    @property
    def _has_unsaved(self) -> bool:
        return not self.form.is_new and self._loaded is not None and self._loaded != self.form.data

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._has_unsaved and not self._was_warned:
            self._was_warned = True
            self._say(tr("Your changes are not saved. Save them, or close again to drop them."), bad=True)
            event.ignore()
            return
        if self._keeper.isActive():
            self._keeper.stop()
            self._keep()
        for page in self.pages:
            page.sign_in.cancel()
        self.tasks.close()
        event.accept()
        self.closed.emit()
