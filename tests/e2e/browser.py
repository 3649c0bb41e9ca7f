"""A person's browser: shows the page it is given, leaves some boxes unticked, presses a button, ends.

Started by the desk as the system's browser (the environment's BROWSER). Qt's own Chromium, so that the page is run by a
real engine. `JADA_TEST_BROWSER` says what the person does: "allow", "cancel", or "allow without WORD" for a scope.
"""

import os
import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

_CHOOSE = """
(() => {
  const what = %r;
  const form = document.querySelector('form');
  if (!form) return document.title;
  if (what.startsWith('allow without '))
    for (const box of form.querySelectorAll('input[type=checkbox]'))
      if (box.value.includes(what.slice(14))) box.click();
  form.querySelector(`button[value=${what === 'cancel' ? 'cancel' : 'allow'}]`).click();
  return 'answered';
})()
"""


def main() -> None:
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start as root otherwise
    app = QApplication(sys.argv[:1])
    profile = QWebEngineProfile(app)
    page = QWebEnginePage(profile, app)

    def loaded(worked: bool) -> None:
        if "127.0.0.1" in page.url().toString() and page.url().path() == "/" and worked:
            QTimer.singleShot(0, app.quit)  # back at the desk
        else:
            page.runJavaScript(_CHOOSE % os.environ.get("JADA_TEST_BROWSER", "allow"))

    page.loadFinished.connect(loaded)
    page.load(QUrl(sys.argv[1]))
    QTimer.singleShot(60_000, lambda: app.exit(1))
    # Without the engine's own end, which takes its time and is not what is tried here.
    os._exit(app.exec())


if __name__ == "__main__":
    main()
