"""What the pictures are taken with: a window that is driven and photographed, and a workspace that fails on request."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from jada_desk.adapters.local import practice_process
from jada_desk.desktop.look.theme import Mode, Theme
from jada_desk.desktop.window import Window
from jada_desk.domain.errors import JadaError

SIZES: Final = ((1440, 900), (1280, 720))
MODES: Final[tuple[Mode, ...]] = ("light", "dark")
_PATIENCE_S: Final = 60.0


class Camera:
    """Drives one window and photographs it."""

    def __init__(self, app: QApplication, window: Window, theme: Theme, folder: Path) -> None:
        self._app, self.window, self._theme, self._folder = app, window, theme, folder
        self.session = window.session

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.01)

    def until(self, what: str, condition: Callable[[], object]) -> None:
        """Let the window live until something is so. Raises JadaError when it does not come about."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise JadaError(f"The window did not come to this state: {what}.")
            self.wait(0.05)

    def take(self, name: str, before: Callable[[], object] = lambda: None) -> None:
        """One picture in each look and size; `before` restores what a change of size takes away."""
        for mode in MODES:
            self._theme.use(mode)
            for width, height in SIZES:
                self.window.resize(width, height)
                before()
                # The browser part draws in a process of its own and is late after a change of size.
                self.wait(1.2 if self.window.side.details.preview.isVisible() else 0.4)
                path = self._folder / f"{name}-{mode}-{width}x{height}.png"
                self.window.grab().save(str(path))
                print(path)  # noqa: T201 - a command line of its own

    def settle(self) -> None:
        """Wait until nothing is being read, saved or rendered."""
        self.until("nothing under way", lambda: self.session.tasks.running == 0)
        self.wait(0.3)


def fail(home: Path, faults: list[dict[str, object]]) -> None:
    """Let calls to the practice workspace of `home` fail from now on."""
    if endpoint := practice_process.find(home):
        practice_process.ask(endpoint, "POST", "faults", faults)


def mend(home: Path) -> None:
    """End every failure."""
    if endpoint := practice_process.find(home):
        practice_process.ask(endpoint, "DELETE", "faults")
