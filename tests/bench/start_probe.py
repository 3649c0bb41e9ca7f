"""Starts a window in this process and tells when it was there: first paint done and a key press handled.

`python -m tests.bench.start_probe bare` shows a QMainWindow with a QLineEdit, `... desk HOME` the desk over the
practice workspace of a home, `... cached HOME` over the only operation of a home. Prints moments of the monotonic
clock (`at`), which all processes share, and the processor time used until then (`cpu_s`), as JSON: `window`, and for
the desk `weekend`, when the charters in view were painted and another key press was handled. Then it ends.
"""

import sys


def start_bare() -> None:
    """The peer: nothing but a line to type in."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    from tests.bench.start_watch import Watch, tell_paints

    class BareWindow(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)

    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.setCentralWidget(QLineEdit())
    watch = Watch(["window"])
    tell_paints(watch, "window", BareWindow)
    window.show()
    app.exec()


def start_desk(arguments: list[str]) -> None:
    """The desk as `python -m jada_desk` starts it, its command line before Qt, and watched once its events begin."""
    from jada_desk.cli import main

    # ruff: isort: split
    import jada_desk.desktop  # noqa: F401 - it brings Qt, as in a start

    # ruff: isort: split
    from PySide6.QtWidgets import QApplication

    begin = QApplication.exec

    def begin_watched() -> int:
        from jada_desk.desktop.board.card import CardFrame
        from jada_desk.desktop.window import Window
        from tests.bench.start_watch import Watch, tell_paints

        watch = Watch(["window", "weekend"])
        tell_paints(watch, "window", Window)
        tell_paints(watch, "weekend", CardFrame)
        return begin()

    QApplication.exec = staticmethod(begin_watched)  # type: ignore[method-assign]
    main(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        start_bare()
    else:
        start_desk(["--home", sys.argv[2], *(["--practice"] if sys.argv[1] == "desk" else [])])
