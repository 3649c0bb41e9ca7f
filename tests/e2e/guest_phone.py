"""A guest's phone: Qt's own Chromium at phone size, without script, told over standard input what the guest does.

One JSON object a line: `{"open": address}`, `{"follow": selector}` for a link, `{"send": {field: value}}` for a form, a
field ticked where its value is true. Each is answered with the page that came: `{"address", "heading", "text"}`.
"""

import json
import os
import sys
from threading import Thread

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

# A world beside the page's own, in which script is off.
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_LOOK = """JSON.stringify({address: location.href, heading: (document.querySelector('h1') || {}).textContent || '',
text: document.body.innerText})"""
_SEND = """
(fields => {
  for (const [name, value] of Object.entries(fields)) {
    const field = document.querySelector(`[name=${name}]`);
    if (value === true) field.click(); else field.value = value;
  }
  document.querySelector('button[type=submit]').click();
})(%s)
"""


class Phone(QObject):
    """Does what it is told, one thing after the other."""

    told = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._view = QWebEngineView()
        page = QWebEnginePage(QWebEngineProfile(app), self._view)
        page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, False)
        self._view.setPage(page)
        self._view.resize(390, 844)
        self._view.show()
        page.loadFinished.connect(self._look)
        self.told.connect(self._do)

    def _do(self, line: str) -> None:
        page, asked = self._view.page(), json.loads(line)
        if "open" in asked:
            page.load(QUrl(asked["open"]))
        elif "follow" in asked:
            page.runJavaScript(f"document.querySelector({json.dumps(asked['follow'])}).click()", _WORLD.value)
        else:
            page.runJavaScript(_SEND % json.dumps(asked["send"]), _WORLD.value)

    def _look(self, worked: bool) -> None:
        del worked  # a page that says no is a page too
        self._view.page().runJavaScript(_LOOK, _WORLD.value, self._tell)

    def _tell(self, seen: str) -> None:
        print(seen, flush=True)

    def listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(line)
        os._exit(0)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start as root otherwise
    app = QApplication(sys.argv[:1])
    phone = Phone(app)
    Thread(target=phone.listen, daemon=True).start()
    # Without the engine's own end, which takes its time and is not what is tried here.
    os._exit(app.exec())


if __name__ == "__main__":
    main()
