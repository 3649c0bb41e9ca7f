"""The guest's page as the guest will see it, on a phone, on a desk or on paper, cut off from every network.

Three walls: an interceptor that lets only our own page through, a proxy that leads nowhere (set in `app`), and the
page's own content security policy. The profile keeps nothing, and no script of the page runs.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import delete

from jada_desk.desktop.charter.medium import PHONE, Medium
from jada_desk.desktop.charter.page_script import WORLD, patch_script, print_script
from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

_BUILD_DELAY_MS: Final = 600


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page's bytes, and which charter's they are."""

    page: bytes = b""
    subject: str = ""


class Preview(QWidget):
    """Shows a page's bytes. The browser part is built when the window is idle, for its cold start takes a second.

    Another version of the page is patched into the one shown, so it neither flickers nor jumps; another subject's page
    is shown from its top. `medium_changed` tells of another width.
    """

    medium_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: QWebEngineView | None = None
        self._keep: list[QObject] = []
        self._wanted = self._shown = _Shown()
        # What is on its way to the screen, and whether a document is there that can be patched.
        self._under_way: _Shown | None = None
        self._is_loading = self._has_document = False
        self.medium = PHONE
        self.is_held = False
        self.setAccessibleName(tr("Guest page"))
        self._waiting = Text(theme, tr("The guest page appears here."), 12, tone="secondary")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._waiting)
        self._builder = QTimer(self, singleShot=True, interval=_BUILD_DELAY_MS)
        self._builder.timeout.connect(self._build)

    def build_when_idle(self) -> None:
        """Build the browser part soon, but never while somebody is being dragged."""
        if self._view is None:
            self._builder.start()

    def show_page(self, page: bytes, subject: str = "") -> None:
        """Show these very bytes, the page of `subject`."""
        self._wanted = _Shown(page, subject)
        if self._view is None:
            self.build_when_idle()
        else:
            self._catch_up()

    def show_on(self, medium: Medium) -> None:
        """Show the page as it looks there."""
        if medium is not self.medium:
            self.medium = medium
            self._fit()
            self._show_print()
            self.medium_changed.emit()

    @property
    def is_ready(self) -> bool:
        """Whether the page asked for last is on screen."""
        is_there = bool(self._wanted.page) and self._shown == self._wanted
        return is_there and self._stack.currentWidget() is self._view

    @property
    def shown(self) -> bytes:
        """The bytes on screen."""
        return self._shown.page

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
        from jada_desk.desktop.charter.sealed_browser import make_view

        self._view, self._keep = make_view(self)
        self._stack.addWidget(self._view)
        self._view.loadFinished.connect(self._loaded)
        self._view.renderProcessTerminated.connect(self._lose)
        self._under_way, self._is_loading, self._has_document = None, False, False
        self._shown = _Shown()
        self._fit()
        self._catch_up()

    # From the bytes to the screen ------------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Begin to show what was asked for last, unless something is on its way: then its end comes back here."""
        wanted = self._wanted
        if self._view is None or self._under_way or not wanted.page or wanted == self._shown:
            return
        self._under_way = wanted
        if self._has_document:
            script = patch_script(_text(wanted.page), to_top=wanted.subject != self._shown.subject)
            self._view.page().runJavaScript(script, WORLD, self._patched)
        else:
            self._load()

    def _patched(self, result: object) -> None:
        if self._view is None or self._under_way is None:
            return
        if result is True:
            self._arrive()
        else:
            self._load()

    def _load(self) -> None:
        assert self._view is not None and self._under_way is not None
        self._is_loading = True
        self._view.setHtml(_text(self._under_way.page))

    def _loaded(self, _well: bool) -> None:
        if self._view and self._is_loading:
            self._is_loading, self._has_document = False, True
            if inside := self._view.focusProxy():
                # The browser's own part, which has the focus, stands beside the window in the accessibility tree.
                inside.setAccessibleName(tr("Page as the guest sees it"))
            self._show_print()
            self._stack.setCurrentWidget(self._view)
            self._arrive()

    def _arrive(self) -> None:
        if self._under_way:
            self._shown, self._under_way = self._under_way, None
        self._catch_up()

    def _lose(self, *_: object) -> None:
        """The browser's process ended: the next page begins anew in another one."""
        self._shown, self._under_way = _Shown(), None
        self._is_loading = self._has_document = False
        self._waiting.setText(tr("The guest page could not be shown. It appears again with the next change."))
        self._stack.setCurrentWidget(self._waiting)

    # How large -------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """None: it takes what room there is."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return False

    def _show_print(self) -> None:
        if self._view and self._has_document:
            self._view.page().runJavaScript(print_script(self.medium.is_print), WORLD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the page the width of its medium: smaller when there is less room, centred when there is more."""
        aside = max(0, (self.width() - self.medium.width) // 2)
        self.setContentsMargins(aside, 0, aside, 0)
        if self._view:
            self._view.setZoomFactor(max(0.25, min(1.0, self.width() / self.medium.width)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and self._view:
            self._view.setEnabled(self.isEnabled())


def _text(page: bytes) -> str:
    return page.decode("utf-8", "replace")
