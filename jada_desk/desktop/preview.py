"""The guest's page as the guest will see it, at a phone's width, cut off from every network.

Three walls: an interceptor that lets only our own page through, a proxy that leads nowhere (set in `app`), and the
page's own content security policy. The profile keeps nothing.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import delete

from jada_desk.desktop.parts import Text
from jada_desk.desktop.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

PHONE_WIDTH: Final = 390
_BUILD_DELAY_MS: Final = 250


class Preview(QWidget):
    """Shows a page's bytes. The browser part is built when the window is idle, for its cold start takes a second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: QWebEngineView | None = None
        self._keep: list[QObject] = []
        self._page = b""
        self._shown = b""
        self.is_held = False
        self.setAccessibleName("Guest page")
        self._waiting = Text(theme, "The guest page appears here.", 12, tone="secondary")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._waiting)
        self._builder = QTimer(self, singleShot=True, interval=_BUILD_DELAY_MS)
        self._builder.timeout.connect(self._build)

    def build_when_idle(self) -> None:
        """Build the browser part soon, but never while somebody is being dragged."""
        if self._view is None:
            self._builder.start()

    def show_page(self, page: bytes) -> None:
        """Show these very bytes."""
        self._page = page
        if self._view is None:
            self.build_when_idle()
        elif page != self._shown:
            self._load()

    @property
    def is_ready(self) -> bool:
        """Whether the page asked for last is on screen."""
        return bool(self._page) and self._shown == self._page and self._stack.currentWidget() is self._view

    @property
    def shown(self) -> bytes:
        """The bytes on screen."""
        return self._shown

    def close_browser(self) -> None:
        """End the browser part: its page must go before its profile, and Qt's own order at the end is another."""
        self._builder.stop()
        if self._view:
            view, self._view = self._view, None
            delete(view)

    def _build(self) -> None:
        if self.is_held:
            self._builder.start()
            return
        from jada_desk.desktop.sealed_browser import make_view

        self._view, self._keep = make_view(self)
        self._stack.addWidget(self._view)
        self._view.loadFinished.connect(self._loaded)
        self._fit()
        if self._page:
            self._load()

    def _load(self) -> None:
        assert self._view is not None
        self._shown = self._page
        self._view.setHtml(self._page.decode("utf-8", "replace"))

    def _loaded(self, _well: bool) -> None:
        if self._view:
            self._stack.setCurrentWidget(self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._view:
            self._view.setZoomFactor(max(0.5, min(1.0, self.width() / PHONE_WIDTH)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and self._view:
            self._view.setEnabled(self.isEnabled())
