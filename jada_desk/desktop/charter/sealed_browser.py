"""A browser view that can reach nothing. Imported late: it loads the whole of QtWebEngine."""

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget


class _Wall(QWebEngineUrlRequestInterceptor):
    """Refuses everything but the page itself, which is handed over as data."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() != "data":
            info.block(True)


class _Page(QWebEnginePage):
    """Goes nowhere but to what it is handed: no link is followed, and no page leads away by itself."""

    def acceptNavigationRequest(
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return navigation is QWebEnginePage.NavigationType.NavigationTypeTyped


def make_view(parent: QWidget) -> tuple[QWebEngineView, list[QObject]]:
    """A view with its own profile that keeps nothing, and the objects that must outlive it.

    Without a Python reference the interceptor would be dropped silently and every request would go out.
    """
    # The view first: children are destroyed in their order, and a profile must outlive its page.
    view = QWebEngineView(parent)
    profile = QWebEngineProfile(parent)
    wall = _Wall(parent)
    profile.setUrlRequestInterceptor(wall)
    page = _Page(profile, view)
    settings = page.settings()
    for attribute in (
        QWebEngineSettings.WebAttribute.JavascriptEnabled,
        QWebEngineSettings.WebAttribute.PluginsEnabled,
        QWebEngineSettings.WebAttribute.LocalStorageEnabled,
        QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
        QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
        QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
        # A phone shows none; the wheel and the keys scroll all the same.
        QWebEngineSettings.WebAttribute.ShowScrollBars,
    ):
        settings.setAttribute(attribute, False)
    view.setPage(page)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    view.setAcceptDrops(False)
    return view, [wall, profile, page]
