"""Signing in to Google or AWS: the browser does it, this part waits, says so, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, cast

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.adapters.local.browser import open_in_browser
from jada_desk.desktop.look.floating import Floating
from jada_desk.desktop.look.parts import ActionButton, BusyMark, Text, Tone
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.tasks import Task, Tasks, Token
from jada_desk.domain.errors import JadaError
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ports.work import Progress, Report

if TYPE_CHECKING:
    from jada_desk.sign_ins import SignedIn

Service = Literal["Google", "AWS", "Google mailbox"]
_WAITING: Final = tr_later("Your browser shows a page: sign in there and allow what the desk asks for.")
_NO_BROWSER: Final = tr_later("No browser came up, or you closed it? Copy the address and open it in one.")


class SignInBox(QWidget):
    """Waits for one sign-in at a time. `done` and `ended` (with whether it worked) come on the GUI thread."""

    done = Signal(object)
    ended = Signal(bool)

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self._address = ""
        self.words = Text(theme, "", 13)
        self.detail = Text(theme, "", 12.5, tone="secondary")
        self.bar = BusyMark(theme, tr("Waiting for the browser"))
        self.copy = ActionButton(theme, tr("Copy the address"), self._copy, icon="copy")
        self.stop = ActionButton(theme, tr("Stop signing in"), self.cancel)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.stop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.words, self.bar, self.detail):
            column.addWidget(part)
        column.addLayout(row)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        return self._task is not None

    def begin(self, tenant: Tenant, service: Service) -> None:
        """Start signing in; an earlier one that still waits is stopped."""
        self._address = ""
        self._say(
            tr("Waiting for {service}. {waiting}", service=service.split()[0], waiting=tr(_WAITING)),
            tr(_NO_BROWSER),
        )
        for part in (self.bar, self.stop):
            part.show()
        self.copy.setVisible(False)
        self.show()
        self._task = self._tasks.start(
            "sign_in",
            Task(
                lambda report, cancel: _sign_in(tenant, service, report, cancel),
                succeeded=self._succeeded,
                failed=self._failed,
                cancelled=self._stopped,
                progressed=self._progressed,
            ),
            key="sign in",
        )

    def clear(self) -> None:
        """Take away what the last sign-in said; one that waits stays."""
        if not self.is_waiting:
            self.hide()

    def cancel(self) -> None:
        """Stop waiting; nothing of the earlier sign-in changes."""
        if self._task:
            self._task.cancel()

    def _progressed(self, news: Progress) -> None:
        if news.layer == "code":
            self.words.setText(
                tr("{waiting} It must show this code: {code}", waiting=tr(_WAITING), code=news.text)
            )
        else:
            self._address = news.text
            self.copy.show()

    def _succeeded(self, result: object) -> None:
        signed_in = cast("SignedIn", result)
        self._end(signed_in.words, "warn" if signed_in.limits or not signed_in.is_lasting else "ok")
        self.done.emit(signed_in)
        self.ended.emit(True)

    def _failed(self, error: JadaError) -> None:
        self._end(error.what, "bad", " ".join(part for part in (error.unchanged, error.remedy) if part))
        self.ended.emit(False)

    def _stopped(self) -> None:
        self._end(tr("The sign-in was stopped. Nothing has changed."), "secondary")
        self.ended.emit(False)

    def _end(self, words: str, tone: Tone, detail: str = "") -> None:
        self._task = None
        for part in (self.bar, self.copy, self.stop):
            part.hide()
        self._say(words, detail, tone)

    def _say(self, words: str, detail: str, tone: Tone = "") -> None:
        self.words.setText(words)
        self.words.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)


def _sign_in(tenant: Tenant, service: Service, report: Report, cancel: Token) -> object:
    # Imported here, in the worker: the libraries behind it take a second.
    from jada_desk.sign_ins import sign_in_to_aws, sign_in_to_google

    def show(address: str) -> None:
        report(Progress(address, layer="address"))
        open_in_browser(address)

    if service == "AWS":
        return sign_in_to_aws(tenant, show, lambda code: report(Progress(code, layer="code")), cancel)
    return sign_in_to_google(tenant, "calendar" if service == "Google" else "mailbox", show, cancel)


class SignInPanel(Floating):
    """Over the window: sign in, then go on with what needed it."""

    wants_settings = Signal()

    def __init__(self, theme: Theme, window: QWidget, tasks: Tasks) -> None:
        super().__init__(theme, window)
        self._theme = theme
        self._then: Callable[[], object] = lambda: None
        self.column.setContentsMargins(20, 16, 20, 16)
        self.title = Text(theme, "", 16, QFont.Weight.Bold)
        self.box = SignInBox(theme, tasks)
        self.box.ended.connect(self._ended)
        self.settings = ActionButton(theme, tr("Settings…"), self._open_settings)
        self.again = ActionButton(theme, tr("Sign in again"), self._begin)
        self.close_button = ActionButton(theme, tr("Close"), self.dismiss)
        row = QHBoxLayout()
        row.addWidget(self.settings)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.close_button)
        self.column.addWidget(self.title)
        self.column.addWidget(self.box)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.closed.connect(self.box.cancel)
        self._tenant: Tenant | None = None
        self._service: Service = "Google"

    def begin(self, tenant: Tenant, service: Service, then: Callable[[], object]) -> None:
        """Sign in to a service; `then` is called when that worked."""
        self._tenant, self._service, self._then = tenant, service, then
        name = tr("the bookings mailbox") if service == "Google mailbox" else service
        self.title.setText(tr("Sign in to {name}", name=name))
        self.setAccessibleName(tr("Sign in to {name}", name=name))
        self._begin()

    def _begin(self) -> None:
        assert self._tenant
        self.again.hide()
        self.settings.hide()
        self.box.begin(self._tenant, self._service)
        window = self.window()
        width, height = self._theme.px(480), self._theme.px(230)
        self.open_at(QRect((window.width() - width) // 2, (window.height() - height) // 3, width, height))
        self.box.stop.setFocus()

    def _ended(self, worked: bool) -> None:
        if self.isHidden():
            return
        self.again.setVisible(not worked)
        self.settings.setVisible(not worked)
        self.close_button.setFocus()
        if worked:
            self._then()

    def _open_settings(self) -> None:
        self.dismiss()
        self.wants_settings.emit()
